"""Attributions: one row a construction, and what holds for any article."""

import functools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tidynews.language import pipeline
from tidynews.meaning import attributions
from tidynews.meaning.attributions import acceptance, decision, model
from tidynews.meaning.attributions.reading import Reading
from tidynews.text.readers import read_article

# id, text, source, a word of the cue, the spans of the content
ROWS = [
    (
        "said_that",
        "The coach said that the striker would miss the final.",
        "The coach",
        "said",
        ["the striker would miss the final"],
    ),
    ("said_without_that", "Doctors said the outbreak was over.", "Doctors", "said", ["the outbreak was over"]),
    (
        "after_the_content",
        "The bridge will reopen in May, the council said.",
        "the council",
        "said",
        ["The bridge will reopen in May"],
    ),
    (
        "inverted",
        "The bridge will reopen in May, said Maria Lund, the mayor.",
        "Maria Lund",
        "said",
        ["The bridge will reopen in May"],
    ),
    ("in_the_middle", "“The bridge,” she said, “will reopen in May.”", "she", "said", ["The bridge", "will reopen in May"]),
    (
        "quotation_before",
        "“We lost the game in the first half,” the captain said.",
        "the captain",
        "said",
        ["We lost the game in the first half"],
    ),
    (
        "quotation_behind",
        'The captain said: "We lost the game in the first half."',
        "The captain",
        "said",
        ["We lost the game in the first half"],
    ),
    ("quotation_taken_up_again", "“We lost,” the captain said. “It hurts.”", "the captain", "said", ["We lost", "It hurts"]),
    ("quotation_of_two_sentences", "“We lost. It hurts,” the captain said.", "the captain", "said", ["We lost. It hurts"]),
    (
        "partly_quoted",
        "The minister called the plan a “costly mistake”.",
        "The minister",
        "called",
        ["the plan a “costly mistake”"],
    ),
    ("no_marks_at_all", "I am tired, she replied.", "she", "replied", ["I am tired"]),
    ("thinking", "Economists believe prices will fall next year.", "Economists", "believe", ["prices will fall next year"]),
    ("wanting", "The union wants to reopen the talks.", "The union", "wants", ["to reopen the talks"]),
    ("promising", "The company vowed to rebuild the plant.", "The company", "vowed", ["to rebuild the plant"]),
    ("asking_somebody", "The judge asked the lawyers to wait.", "The judge", "asked", ["the lawyers to wait"]),
    ("denying", "The bank denied that it had lost the files.", "The bank", "denied", ["it had lost the files"]),
    ("declining", "The airline declined to comment on the delay.", "The airline", "declined", ["to comment on the delay"]),
    ("telling_a_relay", "The pilot told Reuters that both engines had failed.", "The pilot", "told", ["both engines had failed"]),
    ("according_to_before", "According to the police, nobody was hurt.", "the police", "According", ["nobody was hurt"]),
    (
        "according_to_behind",
        "Nobody was hurt in the fire, according to the police.",
        "the police",
        "according",
        ["Nobody was hurt in the fire"],
    ),
    ("per", "Per the police, nobody was hurt.", "the police", "Per", ["nobody was hurt"]),
    ("for_somebody", "For Rossi, the deal is a trap.", "Rossi", "For", ["the deal is a trap"]),
    ("in_the_view_of", "In the view of analysts, the deal has failed.", "analysts", "In", ["the deal has failed"]),
    (
        "noun_and_clause",
        "Nobody believed the minister's claim that taxes would fall.",
        "the minister's",
        "claim",
        ["taxes would fall"],
    ),
    (
        "noun_and_infinitive",
        "The union's threat to close the port came too late.",
        "The union's",
        "threat",
        ["to close the port"],
    ),
    (
        "dismissal_as",
        "The club's dismissal of the offer as a joke came late.",
        "The club's",
        "dismissal",
        ["the offer as a joke"],
    ),
    ("reportedly", "The rebels reportedly burned the village.", None, "reportedly", ["The rebels", "burned the village"]),
    ("said_to", "The vaccine is said to protect children.", None, "said", ["The vaccine", "to protect children"]),
    (
        "quotation_as_subject",
        "The coach said “the long road” would end in May.",
        "The coach",
        "said",
        ["“the long road” would end in May"],
    ),
    ("answers_joined", "The bank neither confirmed nor denied the losses.", "The bank", "denied", ["the losses"]),
    ("letter_shows", "A letter seen by the paper shows that he knew.", "A letter", "shows", ["he knew"]),
    ("poll_found", "A poll found that most voters oppose the tax.", "A poll", "found", ["most voters oppose the tax"]),
    ("images_show", "Satellite images show a new runway.", "Satellite images", "show", ["a new runway"]),
    ("participle", "She left the hall, saying that the vote was unfair.", "She", "saying", ["the vote was unfair"]),
    ("hyphened_name", "Kang Min-jun said the talks had stalled.", "Kang Min-jun", "said", ["the talks had stalled"]),
    ("capitals", "THE COACH SAID THE STRIKER WAS HURT.", "THE COACH", "SAID", ["THE STRIKER WAS HURT"]),
    ("headline_label", "Lisbon: Bridge will reopen\n\nThe works are over.", "Lisbon", ":", ["Bridge will reopen"]),
    (
        "label_and_quotation",
        "The story goes on.\n\nThe mayor: “We did what we could.”",
        "The mayor",
        ":",
        ["We did what we could"],
    ),
    (
        "transcript",
        "He was heard on Monday.\n\nMS GREY: Where were you that night?",
        "MS GREY",
        ":",
        ["Where were you that night"],
    ),
]


@functools.cache
def found(text):
    article = read_article(text=text)
    return attributions.find(pipeline.analyse(article), article)


def words(text, span):
    return None if span is None else text[slice(*span)]


@pytest.mark.parametrize("text, source, cue, content", [row[1:] for row in ROWS], ids=[row[0] for row in ROWS])
def test_constructions(text, source, cue, content):
    rows = [(words(text, a.source), words(text, a.cue), [words(text, s) for s in a.content]) for a in found(text)]
    assert [(s, c) for s, w, c in rows if cue in w.split() or w == cue] == [(source, content)], rows


def test_a_claim_in_a_claim_is_one_of_its_own():
    text = "The paper reported that officials believe the dam is safe."
    assert [(words(text, a.source), words(text, a.content[0])) for a in found(text)] == [
        ("The paper", "officials believe the dam is safe"),
        ("officials", "the dam is safe"),
    ]


def test_a_relative_pronoun_is_kept_beside_what_it_stands_for():
    text = "The fans booed the referee, who said he had seen nothing."
    said = next(a for a in found(text) if words(text, a.cue) == "said")
    assert (words(text, said.source), words(text, said.pronoun)) == ("the referee", "who")


def test_meanings_tell_statements_from_wishes():
    assert {a.meanings for text in ("He said it was late.", "He wants to leave.") for a in found(text)} == {("say",), ("want",)}


def test_rubrics_are_no_speakers():
    assert found("Analysis: The bridge and the river\n\nThe river rose.") == []


@pytest.mark.parametrize(
    "text",
    [
        "“" * 40,
        "She said. " * 3,
        "He said that " * 60 + "it was over.",
        "“No. " * 60,
        "\n".join(["“He said no."] * 30),
        "Q: Why?\nA: Because.\n" * 20,
        "He named " + "“a”, " * 60 + "and said so.",
        ": :: :",
        "“😀,” she said.\u200b\u0301 ‘“”’",
    ],
    ids=["marks", "cues", "deep", "unclosed", "paragraphs", "transcript", "list", "colons", "emoji"],
)
def test_odd_articles(text):
    holds(text)


PIECES = st.sampled_from(
    [
        "The mayor said",
        "that",
        "“We",
        "lost",
        ",”",
        "she added",
        ".",
        "according to",
        "Lund",
        ":",
        "\n\n",
        "’",
        "‘",
        "—",
        "denied",
        "claims",
    ]
)


@settings(max_examples=40, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=30))
def test_any_article(pieces):
    text = " ".join(pieces)
    if text.strip():
        holds(text)


def holds(text):
    """Spans in order and inside the text, no source or cue in its own content, the same again a second time."""
    article = read_article(text=text)
    doc = pipeline.analyse(article)
    rows = attributions.find(doc, article)
    assert rows == attributions.find(doc, article)
    assert [a.cue for a in rows] == sorted(a.cue for a in rows)
    for a in rows:
        assert a.content and all(0 <= s < e <= len(text) for s, e in (*a.content, a.cue, *filter(None, [a.source])))
        assert all(one[1] <= other[0] for one, other in zip(a.content, a.content[1:]))
        assert not any(s <= a.cue[0] and a.cue[1] <= e for s, e in a.content)
        assert 0 < a.score <= 1


def test_the_choice_is_what_agrees_with_most():
    spans = [[(0, 9)], [(0, 10)], [(20, 40)]]
    assert model.best(spans, [0.3, 0.3, 0.4]) == (0, 0.6)


SEVERAL = (
    "“The bridge is safe,” the mayor said on Monday. “We looked at every bolt.” She denied that the council had been "
    "warned, and wants to reopen it in May. The union, which opposes the plan, told reporters it was a “bad joke”."
)


def weighed(text):
    article = read_article(text=text)
    reading = Reading(pipeline.analyse(article), article)
    return reading, decision.weigh(reading, 0.01)


def test_the_score_of_a_content_is_that_of_its_features_each_named_once():
    reading, some = weighed(SEVERAL)
    assert len(some) > 5
    for one in some:
        described = decision.alternatives(reading, one)
        for content in one.contents:
            names = described.features(content)
            assert len(names) == len(set(names))
            assert described.score(content) == pytest.approx(model.score(names, model.weights("content")))


def test_attributions_know_those_around_them():
    reading, some = weighed("The paper reported that officials believe the dam is safe.")
    outer, inner = (next(one for one in some if one.word == word) for word in ("report/V", "believe/V"))
    described = dict(zip([one.word for one in some], acceptance.features(reading, some)))
    assert "inw=" + outer.word in described[inner.word] and "hasw=" + inner.word in described[outer.word]


def test_a_statement_is_trusted_as_far_as_its_parts():
    reading, _ = weighed(SEVERAL)
    for one in decision.decide(reading, 0.0):
        assert one.score >= one.promise or not one.word.startswith(("say/", "deny/", "tell/"))


def test_weights_are_whole_numbers():
    for stage in model.STAGES:
        assert all(type(weight) is int for weight in model.weights(stage).values())
