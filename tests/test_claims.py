"""Claims: stance, chains, quoting, anonymity and hearsay, on sentences of our own.

The tables state what a careful reader would say; each row is a sentence (or a
short text) and what is expected of one claim in it.
"""

import warnings

import pytest
import tidynews as tn
from hypothesis import given, settings
from hypothesis import strategies as st
from tidynews.language import pipeline
from tidynews.language.actors import Cast
from tidynews.language.english import NotEnglish
from tidynews.meaning import claims

# sentence, a part of the content, stance
STANCES = [
    ("Police confirmed that two people had been arrested.", "two people", "confirm"),
    ("The army acknowledged that it had lost the town.", "lost the town", "confirm"),
    ("The coach denied that he had resigned.", "resigned", "deny"),
    ("The airline brushed aside claims that its planes were unsafe.", "claims that", "deny"),
    ("The company dismissed the report as a hoax.", "the report", "deny"),
    ("The White House insists there is no truth to the story.", "the story", "deny"),
    ("There is no evidence that the vaccine causes harm, the health ministry said.", "no evidence", "assert"),
    ("The governor questioned whether the plan would work.", "the plan", "doubt"),
    ("Rescuers could not verify how many people were missing.", "how many", "other"),
    ("The video could not be independently verified.", "The video", "other"),
    ("Aid groups called for an immediate ceasefire.", "ceasefire", "call_for"),
    ("The governor urged residents to leave the coast.", "leave the coast", "call_for"),
    ("The mayor declined to confirm that the bridge would close.", "the bridge", "other"),
    ("Neither the club nor the league has confirmed the transfer.", "the transfer", "other"),
    ("The minister did not deny that money had changed hands.", "money", "other"),
    ("The bank refused to comment on the merger.", "merger", "other"),
    ("The Turkish defence minister neither confirmed nor denied the purchase of the jets.", "the purchase", "other"),
    ("The club did not confirm or deny the transfer.", "the transfer", "other"),
    ("The embassy did not confirm or deny that a deal was near.", "a deal", "other"),
    ("Officials could neither confirm nor deny reports of a second blast.", "a second blast", "other"),
    ("The coach declined to say whether further players would leave.", "whether", "other"),
    ('The transport ministry called that "completely untrue".', "that", "deny"),
    ("Teachers said they had not been warned; the council denied that.", "that", "deny"),
    ("Teachers said they had not been warned; the council denied that.", "had not been warned", "assert"),
    ("The ministry did not respond to a request for comment.", "a request", "other"),
    ("The United Nations condemned the attack.", "the attack", "other"),
    ("Officials warned the dam might burst.", "the dam", "assert"),
    ("Asked about the ships, the minister answered that they were late.", "they were late", "assert"),
    ("The port authority did not respond to questions that were sent on Monday.", "questions", "other"),
    ("Rebels claimed to have shot down a helicopter.", "helicopter", "assert"),
    ("Lima admitted that one base was lost, but denied a paper's report of more.", "a paper's report", "deny"),
]

# sentence, a part of the content, the deepest source, its relays
CHAINS = [
    ("The bridge is shut and two roads are flooded, local radio reports.", "two roads", "local radio", None),
    (
        "China. According to the official Xinhua news agency, 40 ships sailed.",
        "40 ships",
        "the official Xinhua news agency",
        None,
    ),
    (
        "The pumps are back, but a rival plant is still dark, a grid official said.",
        "The pumps are back, but",
        "a grid official",
        None,
    ),
    (
        "Crews are on the way, with 600 soldiers sent ahead, according to the mayor.",
        "Crews are on the way, with",
        "the mayor",
        None,
    ),
    ('"It is large," said an officer adding, "and heavy."', "It is large", "an officer", None),
    (
        "According to the Gazette, which cited two port inspectors, the crane had failed before.",
        "the crane had failed",
        "two port inspectors",
        "the Gazette",
    ),
    (
        "Harbour master Ana Ruiz told the BBC in an interview that two cranes had failed.",
        "two cranes had failed",
        "Ana Ruiz",
        "the BBC",
    ),
    (
        "Reuters reported on Friday, citing two port inspectors, that the crane had failed before.",
        "the crane had failed",
        "two port inspectors",
        "Reuters",
    ),
    ("The Times reported, citing two officials, that the talks had failed.", "talks", "two officials", "The Times"),
    ("Reuters, citing a person familiar with the matter, reported that the deal was close.", "deal", "a person", "Reuters"),
    ("The talks failed, the agency said, according to lawmakers.", "talks", "the agency", "lawmakers"),
    ("The general told Yonhap that the missile flew 300 km.", "missile", "The general", "Yonhap"),
    ("The ministry said in a statement that the port was open.", "port", "The ministry", "a statement"),
    ("The mayor said in an interview that the bridge was safe.", "bridge", "The mayor", None),
    ("The mayor said in an interview with the BBC that the bridge was safe.", "bridge", "The mayor", "the BBC"),
    ("A panel of doctors found that the drug was safe.", "the drug", "A panel of doctors", None),
    ("The mayor told residents that the water was safe.", "water", "The mayor", None),
    ("The road is closed, the ministry told the BBC on Friday.", "road", "the ministry", "the BBC"),
    ("Two ships sank, the navy said, Reuters reported.", "ships", "the navy", "Reuters"),
    ("Lee quoted the navy as saying that the jets had arrived.", "the jets", "the navy", "Lee"),
    ('"The jets have arrived," Lee quoted the navy as saying.', "The jets", "the navy", "Lee"),
    ("The Herald, quoting two port officials, said that the cranes had failed.", "cranes", "two port officials", "The Herald"),
    ("The ministry, citing security concerns, said that it would name no ships.", "name no ships", "The ministry", None),
    ("Two countries deny a secret deal as UN panel cites flight data.", "a secret deal", "Two countries", None),
    ("The institute said in a report that exports had fallen.", "exports", "The institute", "a report"),
    ("The spy chief told lawmakers that the ships had sailed.", "ships", "The spy chief", None),
    ("The envoy was quoted by state media as saying that the talks were over.", "talks", "The envoy", "state media"),
]

# sentence, the whole content, its cue
CONTENTS = [
    ("Lee quoted the navy as saying that the jets had arrived.", "the jets had arrived", "quoted"),
    ("The Turkish defence minister neither confirmed nor denied the purchase.", "the purchase", "neither confirmed nor denied"),
    ("She declined to say whether further cuts were planned.", "whether further cuts were planned", "declined to say"),
    ("Teachers said they had not been warned; the council denied that.", "they had not been warned", "said"),
    ('The port authority called that "completely untrue".', 'that "completely untrue"', "called"),
    (
        "The air force will buy 40 jets, the government announced on Sunday in Lisbon.",
        "The air force will buy 40 jets",
        "announced",
    ),
    (
        "Delta Cars will cut about 900 mostly white-collar jobs, or roughly 5 per cent of its workforce, the American carmaker announced on Tuesday.",
        "Delta Cars will cut about 900 mostly white-collar jobs, or roughly 5 per cent of its workforce",
        "announced",
    ),
    ("The chair declined to comment on that estimate.", "that estimate", "declined to comment on"),
    ("The health ministry puts the death toll at nearly 4,000.", "the death toll at nearly 4,000", "puts"),
    ("The navy put its losses higher in March.", "its losses higher", "put"),
    ("The group described its own count as cautious.", "its own count as cautious", "described"),
    (
        "The port authority, which runs the docks, refused to answer questions about the fire.",
        "questions about the fire",
        "refused to answer",
    ),
    ("Peru's navy has made no public comment on its losses.", "on its losses", "has made no public comment"),
    ("State television aired footage that appeared to show sunken ships.", "sunken ships", "appeared to show"),
    ("The government rejects that, saying no vote is needed.", "that", "rejects"),
    ("The government rejects that, saying no vote is needed.", "no vote is needed", "saying"),
    ("The two clubs confirmed the transfer only in late May, after weeks of silence.", "the transfer", "confirmed"),
    ("Two Dams Burst in the North – Reuters\nThe Ledger\nIt rained for a week.", "Two Dams Burst in the North", "–"),
]

# sentence, content, the reason for the source's anonymity
REASONS = [
    (
        "At least 20 patients died on Friday when gunmen stormed a clinic, two hospital workers told Reuters, speaking on condition of anonymity because they feared for their jobs.",
        "At least 20 patients died on Friday when gunmen stormed a clinic",
        "they feared for their jobs",
    ),
    (
        "The talks had collapsed, a senior diplomat told the BBC, speaking on condition of anonymity as she was not authorized to discuss them.",
        "The talks had collapsed",
        "she was not authorized to discuss them",
    ),
    (
        "The convoy will leave on Sunday, said a second official, who was not authorized to speak to the press.",
        "The convoy will leave on Sunday",
        "who was not authorized to speak to the press",
    ),
    (
        "A sergeant who was not authorised to brief the press said the bridge had been mined.",
        "the bridge had been mined",
        "who was not authorised to brief the press",
    ),
    (
        "A port inspector, who asked not to be named because he was not allowed to brief journalists, said three cranes had collapsed.",
        "three cranes had collapsed",
        "he was not allowed to brief journalists",
    ),
]

# sentence, the whole content, the source as printed
SOURCES = [
    ("Peru, Chile and Bolivia have condemned the raid.", "the raid", "Peru, Chile and Bolivia"),
    ("The Red Cross (ICRC) said the road was shut.", "the road was shut", "The Red Cross"),
    (
        "A senior Chilean general, Juan Prat, alleged in May that the port was armed.",
        "the port was armed",
        "A senior Chilean general",
    ),
    (
        "Two people familiar with the matter said on Monday that the talks had failed.",
        "the talks had failed",
        "Two people familiar with the matter",
    ),
    (
        "Rosa Venn and Ivo Maas, members of the budget committee, said the money was gone.",
        "the money was gone",
        "Rosa Venn and Ivo Maas",
    ),
    ("The firm wants to save $2 billion by 2027, a goal investors doubt it can meet.", "it can meet", "investors"),
    ("It was a failure, a dozen regional bank managers said.", "It was a failure", "a dozen regional bank managers"),
    (
        "Container traffic fell by a third, the UN food body FAO estimated, and prices have risen.",
        "Container traffic fell by a third",
        "the UN food body FAO",
    ),
]

# text, a part of the content, the cue where there is one, who is credited
TURNS = [
    ('"The bridge held," the mayor said. "We never doubted it for a moment."', "The bridge held", "said", "the mayor"),
    ('"The bridge held," the mayor said. "We never doubted it for a moment."', "We never doubted it", None, "the mayor"),
    ('Mayor Ada Quist denied the report. "Nobody ever asked us about it."', "Nobody ever asked", None, "Ada Quist"),
    (
        "The wells could run dry within weeks, warned Ana Petrov, a Bulgarian hydrologist.",
        "The wells could",
        "warned",
        "Ana Petrov",
    ),
    (
        "The city got 40 pumps after the flood, including hundreds of metres of hose, said two engineers hired by the council.",
        "The city got",
        "said",
        "two engineers",
    ),
    (
        "Up to 90 miners trapped after blast, says UN report\nThe Ledger\nRescue teams dug all night.",
        "Up to 90 miners",
        "says",
        "UN report",
    ),
]

# text, a part of the content, how much of it is quoted
QUOTED = [
    ('"We never touched the money," the treasurer said.', "money", "full"),
    ("The White House insists there is “no truth” to the story.", "story", "partial"),
    ('The team known as "Red Storm" said "Storm Two" would play.', "would play", "none"),
    ("The team said it would play.", "would play", "none"),
]

# text, a part of the content, the hedges
UNATTRIBUTED = [
    ("The bridge is said to be unsafe.", "unsafe", "is said to"),
    ("The suspect was allegedly seen near the station.", "suspect", "allegedly"),
    ("The two countries have reportedly agreed on a price.", "a price", "reportedly"),
    ("The wreck was identified as a fishing boat.", "wreck", "was identified as"),
    (
        "Two Ships Reportedly Lost Off the Cape\nThe Evening Ledger\nThe sea was calm on Monday. Nobody was hurt.",
        "Two Ships",
        "Reportedly",
    ),
]


def found(text):
    article = tn.read_article(text=text)
    doc = pipeline.analyse(article)
    return claims.find(doc, article, Cast(doc, article))


def claim(text, part):
    fits = [row for row in found(text) if part in row.content and row.parent is None]
    assert fits, f"no claim holds {part!r}"
    return fits[0]


@pytest.mark.parametrize("text, content, cue", CONTENTS, ids=[f"{cue}: {content[:24]}" for _, content, cue in CONTENTS])
def test_content_and_cue(text, content, cue):
    assert (content, cue) in [(r.content, r.cue) for r in found(text)]


@pytest.mark.parametrize("text, content, source", SOURCES, ids=[source for *_, source in SOURCES])
def test_source_as_printed(text, content, source):
    assert source in [r.source for r in found(text) if r.content.startswith(content)]


@pytest.mark.parametrize("text, content, reason", REASONS, ids=[reason for *_, reason in REASONS])
def test_reason_for_anonymity_is_no_content(text, content, reason):
    assert [(r.content, r.anonymous, r.anonymity_reason) for r in found(text)] == [(content, True, reason)]


@pytest.mark.parametrize(
    "text, content",
    [
        ("Peru has 400 boats at sea, port experts say; Lima rejects the count", "Peru has 400 boats at sea"),
        ("Lima admitted that one base was lost, but denied a paper's report of more.", "one base was lost"),
        ("Two ships sank off Torva, the coastguard said on Friday, warning that more would.", "Two ships sank off Torva"),
        (
            "Many fled their homes, adding to those already in tents, according to the agency.",
            "Many fled their homes, adding to those already in tents",
        ),
    ],
    ids=["another's statement", "what the source does besides", "its own next turn", "a participle that says nothing"],
)
def test_a_statement_ends_where_another_begins(text, content):
    assert content in [row.content for row in found(text)]


@pytest.mark.parametrize("text, part, stance", STANCES, ids=[row[0] for row in STANCES])
def test_stance(text, part, stance):
    assert claim(text, part).stance == stance


@pytest.mark.parametrize("text, part, source, via", CHAINS, ids=[row[0] for row in CHAINS])
def test_chain(text, part, source, via):
    row = claim(text, part)
    assert (row.source_resolved, row.via) == (source, via)


@pytest.mark.parametrize("text, part, cue, speaker", TURNS, ids=[row[1] for row in TURNS])
def test_turn(text, part, cue, speaker):
    row = claim(text, part)
    assert (row.cue, row.source_resolved, row.source is None) == (cue, speaker, cue is None)


@pytest.mark.parametrize("text, part, quoted", QUOTED, ids=[row[0] for row in QUOTED])
def test_quoted(text, part, quoted):
    assert claim(text, part).quoted == quoted


@pytest.mark.parametrize("text, part, hedge", UNATTRIBUTED, ids=[row[2] for row in UNATTRIBUTED])
def test_unattributed(text, part, hedge):
    row = claim(text, part)
    assert (row.source, row.cue, row.hedges, row.source_type) == (None, None, hedge, "unknown")


@pytest.mark.parametrize(
    "words, low, high",
    [("highly likely", 80, 95), ("not likely", 20, 45), ("possible", None, None)],
)
def test_likelihood(words, low, high):
    row = claim(f"The minister said it was {words} that the pact would hold.", "the pact")
    assert (row.likelihood_low, row.likelihood_high) == (low, high)
    assert row.likelihood_scale == ("icd203" if low else None)


def test_anonymity_and_its_reason():
    text = "An official, who spoke on condition of anonymity because he was not allowed to brief the press, said the raid had failed."
    row = claim(text, "the raid")
    assert row.anonymous and row.anonymity_reason == "he was not allowed to brief the press"


def test_granting_anonymity_is_no_claim():
    text = "A nurse said the wards were full. The nurse requested anonymity because she feared for her job."
    assert ["wards" in row.content for row in found(text)] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "Toll rises\n\nBEIJING: At least 66 people died in the quake.",
        "China: Toll of the quake in Sichuan rises to 160\n\nIt rained.",
    ],
    ids=["a dateline with a colon", "the country that a headline is about"],
)
def test_a_place_before_a_colon_says_nothing(text):
    assert found(text) == []


def test_what_was_not_said_is_no_claim():
    assert found("The navy did not say how many sailors were lost.") == []


def test_for_whom_it_holds_is_no_source():
    assert found("For Peru, exports hardly changed despite the storms.") == []


def test_a_cue_is_not_its_own_hedge():
    assert claim("The general alleged that Peru might be arming the rebels.", "arming").hedges == "might"


def test_an_adverb_credits_nobody():
    assert [r.source for r in found("It bought a web of companies, which reportedly sold it drones.")] == [None]


def test_phia_is_selectable():
    article = tn.read_article(text="The minister said rain was likely.")
    doc = pipeline.analyse(article)
    (row,) = claims.find(doc, article, Cast(doc, article), scale="phia")
    assert (row.likelihood_low, row.likelihood_high, row.likelihood_scale) == (55, 75, "phia")


BAD = {
    "no quotation marks": "The mayor said the bridge was safe. Police said it was not.\n" * 5,
    "only quotation marks": '"“”‘’"\'" “ ” "\n"""',
    "a very long paragraph": "Officials said the river had risen again and the road was closed. " * 250,
    "an interview": "Q: Did you know? A: I did not. Q: Who said so? A: The board said so. " * 10,
    "all capitals": "THE MAYOR SAID THE BRIDGE WAS SAFE. POLICE SAID IT WAS NOT. RESIDENTS FEARED A COLLAPSE. " * 3,
    "odd characters": "İstanbul’da \u202e«\u0000» said 😀 he \u2028 “told",
}


@pytest.mark.parametrize("text", BAD.values(), ids=BAD.keys())
def test_bad_input_gives_sound_rows(text):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert_sound(text, found(text))


def assert_sound(text, rows):
    assert len({r.claim_id for r in rows}) == len(rows)
    for r in rows:
        assert text[r.start : r.end] == r.content and r.content.strip()
        assert r.source is None or text[r.source_start : r.source_end] == r.source
        assert r.cue is None or text[r.cue_start : r.cue_end] == r.cue
        assert r.parent is None or r.parent in {o.claim_id for o in rows} - {r.claim_id}


def test_another_language_warns_once():
    text = "Der Minister sagte am Montag, die Brücke sei sicher, doch die Polizei widersprach ihm. Niemand wisse, wann sie wieder geöffnet werde, hieß es aus dem Rathaus der Stadt."
    with pytest.warns(NotEnglish, match="hardly English") as caught:
        found(text)
    assert len(caught) == 1


PIECES = [
    "The minister",
    " said ",
    "that ",
    "“",
    "”",
    '"',
    "the bridge fell",
    ", ",
    ". ",
    "according to ",
    "two officials",
    " reportedly ",
    "he ",
    "told ",
    "Reuters",
    " denied ",
    "\n",
    "citing ",
]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_any_order_of_pieces_gives_sound_rows(text):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", NotEnglish)
        assert_sound(text, found(text) if text.strip() else [])
