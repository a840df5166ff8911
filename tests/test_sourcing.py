"""Sourcing strength: pairs that a careful reader orders, properties of the score, the user's files."""

import csv
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tidynews.judgement import admiralty, rubric, sourcing
from tidynews.judgement.between import ClaimLink
from tidynews.judgement.register import Register, RegisterError
from tidynews.judgement.rubric import RubricError
from tidynews.lexicons import DATA
from tidynews.records import Claim, Figure

LEAST_AGREEMENT = 0.92
SHIPPED = (DATA / "scoring.toml").read_text(encoding="utf-8")


def claim(claim_id="a-c1", **columns):
    content = columns.setdefault("content", "Norway bought 12 ships in May")
    plain = {"source": "Minister Odd Berg", "cue": "said", "source_type": "official", "country": "NOR"}
    return Claim(claim_id=claim_id, article_id="a", paragraph=1, sentence=1, start=0, end=len(content), **{**plain, **columns})


def judge(*claims, **options):
    return sourcing.judge(claims, **options)


def of_row(number, row):
    cells = {name: cell or None for name, cell in row.items() if name not in ("subject", "why", "side")}
    cells |= {
        "anonymous": bool(cells["anonymous"]),
        "in_headline": bool(cells["in_headline"]),
        "source_resolved": cells["source"],
    }
    return claim(f"a-c{number}", **cells)


def pairs():
    with open(Path(__file__).with_name("sourcing_pairs.csv"), encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return list(zip(rows[::2], rows[1::2]))


def test_pairs_are_ordered_as_a_careful_reader_orders_them():
    judged = [judge(of_row(1, better), of_row(2, worse)) for better, worse in pairs()]
    agreed = [better.strength > worse.strength for better, worse in judged]
    wrong = [f"{pair[0]['subject']}: {pair[0]['why']}" for pair, right in zip(pairs(), agreed) if not right]
    assert len(agreed) >= 60 and sum(agreed) / len(agreed) >= LEAST_AGREEMENT, wrong


WEAKER = [
    pytest.param({"source": "an official", "anonymous": True}, "source_score", id="a name taken away"),
    pytest.param({"source": None, "source_type": "unknown", "country": None}, "source_score", id="the source taken away"),
    pytest.param({"via": "an aide"}, "source_score", id="told by somebody unnamed"),
    pytest.param({"cue": "believes"}, "cue_score", id="an assessment"),
    pytest.param({"cue": "claimed"}, "cue_score", id="a distancing cue"),
    pytest.param({"hedges": "could"}, "content_score", id="hedged"),
    pytest.param({"hedges": "reportedly"}, "content_score", id="hearsay"),
    pytest.param({"in_headline": True}, "content_score", id="a bare headline"),
    pytest.param({"content": "it bought ships"}, "content_score", id="no number, date or name"),
]


@pytest.mark.parametrize("change, factor", WEAKER)
def test_each_feature_weakens_its_own_factor(change, factor):
    whole, weaker = judge(claim("a-c1"), claim("a-c2", **change))
    assert getattr(weaker, factor) < getattr(whole, factor) and weaker.strength < whole.strength


STANDINGS = [
    pytest.param({"source": "Minister Odd Berg"}, "a named person in office", id="minister"),
    pytest.param({"source": "Oslo", "source_type": "government"}, "a capital or a country", id="capital"),
    pytest.param(
        {"source": "the Kremlin", "source_type": "government", "country": "RUS"},
        "an identifiable institution",
        id="seat of government",
    ),
    pytest.param({"source": "Norway's tax office", "source_type": "government"}, "an identifiable institution", id="office"),
    pytest.param({"source": "Nordvik ASA", "source_type": "company"}, "an identifiable company", id="company"),
    pytest.param(
        {"source": "Chief executive Lena Holt", "source_type": "company"}, "a named person in office", id="company's head"
    ),
    pytest.param({"source": "Lena Holt", "source_type": "civilian"}, "a named person", id="civilian"),
    pytest.param(
        {"source": "the Dockers' Union", "source_type": "unknown", "country": None},
        "a group or organisation with a name",
        id="union",
    ),
    pytest.param(
        {"source": "strikers", "source_type": "unknown", "country": None}, "a group nobody in which is named", id="crowd"
    ),
    pytest.param({"source": "two officials", "anonymous": True}, "several officials without a name", id="officials"),
    pytest.param(
        {"source": "a person briefed on the talks", "source_type": "unknown", "anonymous": True},
        "one person without a name, said to know the matter",
        id="insider",
    ),
    pytest.param(
        {"source": "some", "source_type": "unknown", "anonymous": True, "country": None}, "nobody in particular", id="some"
    ),
    pytest.param({"source": "she", "source_type": "unknown", "country": None}, "a person named elsewhere", id="pronoun"),
    pytest.param({"source": "a court filing", "source_type": "document"}, "a document that can be looked up", id="document"),
    pytest.param({"source": "satellite images", "source_type": "document"}, "a document that is not identified", id="images"),
    pytest.param({"source": "The Ledger", "source_type": "media"}, "news media, with no source", id="media"),
    pytest.param({"source": "local media", "source_type": "media"}, "news media that are not named", id="local media"),
    pytest.param({"source": "Media reports", "source_type": "document"}, "news media that are not named", id="media reports"),
    pytest.param({"source": "a leaked letter", "source_type": "document"}, "a document that is not identified", id="a letter"),
    pytest.param(
        {"source": "port records from Bergen", "source_type": "document"},
        "a document that can be looked up",
        id="records with a name",
    ),
    pytest.param({"source": "the mayor"}, "the holder of an office, not named", id="office holder"),
    pytest.param({"source": "the official"}, "one official without a name", id="the official"),
    pytest.param(
        {"source": "a spokeswoman for the port", "anonymous": True}, "a spokesperson whose name is not given", id="spokeswoman"
    ),
    pytest.param({"source": "Prosecutors", "source_type": "government"}, "an authority named only by its kind", id="prosecutors"),
    pytest.param({"source": "Sailing clubs", "source_type": "international_org"}, "a group nobody in which is named", id="clubs"),
    pytest.param({"source": "a charity", "source_type": "international_org"}, "a group nobody in which is named", id="a charity"),
    pytest.param({"source": "a court", "source_type": "government"}, "an authority named only by its kind", id="a court"),
    pytest.param(
        {"source": "Divers", "source_type": "civilian", "anonymous": True}, "several people without a name", id="divers"
    ),
    pytest.param(
        {"source": "a surgeon at Haukeland Hospital", "source_type": "civilian", "anonymous": True},
        "at an institution that is named",
        id="affiliated",
    ),
    pytest.param({"source": None, "via": "The Ledger", "source_type": "unknown"}, "news media", id="relay only"),
    pytest.param({"source": None, "source_type": "unknown"}, "no source at all", id="nobody"),
    pytest.param({"via": "a statement"}, "in a form that can be looked up (a statement)", id="statement"),
    pytest.param({"via": "The Harbour Post"}, "through a named channel (The Harbour Post)", id="an outlet called post"),
    pytest.param(
        {"source": "Ship brokers and the Baltic Exchange", "source_type": "unknown", "country": None},
        "a group or organisation with a name",
        id="a joint source",
    ),
    pytest.param({"via": "local media"}, "through an unnamed channel (local media)", id="loose channel"),
    pytest.param({"via": "Reuters; a website"}, "through a chain of 2 relays", id="chain"),
    pytest.param({"content": "it had lost 40 ships"}, "speaking of their own affairs", id="oneself"),
    pytest.param({"content": "Sweden lost 40 ships"}, "speaking of the affairs of others", id="others"),
]


@pytest.mark.parametrize("columns, words", STANDINGS)
def test_who_speaks_is_told_apart(columns, words):
    assert words in judge(claim(**columns))[0].reasons


def test_numbers_come_from_the_figures_where_there_are_any():
    figure = Figure(
        figure_id="a-f1",
        article_id="a",
        paragraph=1,
        sentence=1,
        start=0,
        end=9,
        surface="thousands",
        low=2000.0,
        high=9999.0,
        bound="vague",
        claim_id="a-c1",
    )
    exact, vague = judge(claim())[0], judge(claim(), figures=[figure])[0]
    assert vague.content_score < exact.content_score and "vague number (thousands)" in vague.reasons


def test_the_reasons_say_why_and_what_to_mend():
    row = judge(claim(source="an official", anonymous=True, hedges="could"))[0]
    assert (
        row.reasons.startswith("The source is one official without a name, ")
        and " It is attributed by a plain statement (said). What is said gives " in row.reasons
    )
    assert "one official without a name" in row.reasons and "hedged (could)" in row.reasons
    assert row.weakest == "source" and row.reasons.endswith("Weakest is the source.")


REASONS = [
    pytest.param(
        {"cue": "responded", "stance": "other"},
        "a plain statement (responded)",
        "nothing was said",
        id="an answer is a statement",
    ),
    pytest.param(
        {"cue": "declined", "stance": "other", "content": "to comment"},
        "reports that nothing was said",
        "own affairs",
        id="no comment",
    ),
    pytest.param({"cue": ":", "in_headline": True}, "a mark alone (:)", "the words", id="a colon"),
    pytest.param(
        {"cue": None, "quoted": "full"}, "quotation marks that go on", "no word of saying", id="a quotation that goes on"
    ),
    pytest.param(
        {"source": "Smugglers", "source_type": "unknown", "country": None},
        "a group nobody in which is named",
        "with a name",
        id="a crowd that opens a sentence",
    ),
    pytest.param(
        {"source": "the banks", "source_type": "company"}, "a group nobody in which is named", "identifiable company", id="banks"
    ),
    pytest.param({"cue": "hopes"}, "an assessment", "a plain statement", id="a hope"),
    pytest.param({"cue": "lauded"}, "a judgement on something", "the words", id="praise"),
    pytest.param(
        {"content": "she believed that the ships were old"},
        "tells what somebody believes or hopes (believed)",
        "opinion",
        id="a belief within",
    ),
    pytest.param(
        {"content": "Though the 2nd fleet has left"}, "names no place, date or number", "exact number", id="no number, no name"
    ),
    pytest.param(
        {
            "source": "South Sudan's ministry",
            "source_type": "government",
            "country": "SSD",
            "content": "South Africa had sent 3 ships",
        },
        "the affairs of others",
        "own affairs",
        id="half a country's name",
    ),
]


@pytest.mark.parametrize("columns, words, never", REASONS)
def test_the_reasons_are_true(columns, words, never):
    reasons = judge(claim(**columns))[0].reasons
    assert words in reasons and never not in reasons


def test_a_cue_goes_by_a_meaning_that_is_a_class_of_the_rubric(tmp_path):
    path = tmp_path / "mine.toml"
    path.write_text(SHIPPED.replace('say = "plain"', 'say = "plian"', 1), encoding="utf-8")
    with pytest.raises(RubricError, match="cue.meanings.say must be one of formal, plain"):
        judge(claim(), rubric=path)


SCORES = st.floats(0.05, 1.0)


@given(SCORES, SCORES, SCORES)
def test_strength_follows_the_weakest_factor(source, cue, content):
    found = sourcing.strength(source, cue, content)
    assert min(source, cue, content) - 1e-4 <= found <= min(3 * min(source, cue, content), max(source, cue, content)) + 1e-4


ANY_TEXT = st.none() | st.text(max_size=60)


@settings(max_examples=60, deadline=None)
@given(ANY_TEXT, ANY_TEXT, ANY_TEXT, st.text(max_size=80), st.booleans(), st.sampled_from(["none", "partial", "full"]))
def test_whatever_the_text_the_scores_are_between_0_and_1(source, cue, via, content, anonymous, quoted):
    row = judge(claim(source=source, cue=cue, via=via, content=content, anonymous=anonymous, quoted=quoted))[0]
    assert all(0 < value <= 1 for value in (row.source_score, row.cue_score, row.content_score, row.strength))
    assert row.weakest in ("source", "cue", "content") and row.reasons


def test_likelihood_is_folded_into_nothing():
    plain, likely = judge(claim("a-c1"), claim("a-c2", likelihood_low=80.0, likelihood_high=95.0, likelihood_scale="icd203"))
    assert (plain.strength, plain.credibility) == (likely.strength, likely.credibility)


@pytest.mark.parametrize(
    "old, new, message",
    [
        pytest.param("floor = 0.05", "", "strength lacks the entry 'floor'", id="missing"),
        pytest.param("floor = 0.05", "floor = 0.05\nflor = 1", "unknown entry 'flor'", id="misspelt"),
        pytest.param("floor = 0.05", "floor = 'low'", "strength.floor must be a number", id="not a number"),
        pytest.param("floor = 0.05", "floor = 0", "strength.floor must be above 0", id="nothing to divide by"),
        pytest.param("floor = 0.05", f"floor = {'[' * 5000}", "rubric|scoring.toml", id="too deep"),
        pytest.param("floor = 0.05", "floor = -1", "strength.floor must be a number", id="negative"),
        pytest.param("[strength]", "[strength", "not a TOML file", id="not TOML"),
        pytest.param("a named witness", "a named {witness}", "no other braces", id="braces"),
    ],
)
def test_a_bad_rubric_is_refused_with_the_entry_named(tmp_path, old, new, message):
    path = tmp_path / "mine.toml"
    path.write_text(SHIPPED.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(RubricError, match=message) as error:
        judge(claim(), rubric=path)
    assert str(path) in str(error.value)


def test_a_changed_rubric_changes_the_judgement(tmp_path):
    path = tmp_path / "mine.toml"
    weight = rubric.load().entry("source", "standing", "named_official").weight
    path.write_text(SHIPPED.replace(f"named_official = {{ score = {weight}", "named_official = { score = 0.2"), encoding="utf-8")
    assert judge(claim(), rubric=path)[0].strength < judge(claim())[0].strength


def test_a_rubric_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(RubricError, match="cannot read the rubric"):
        judge(claim(), rubric=tmp_path / "none.toml")


def test_every_table_of_the_rubric_names_where_it_comes_from():
    content = tomllib.loads(SHIPPED)
    tables = [content["strength"], *(table for factor in ("source", "cue", "content") for table in content[factor].values())]
    assert all(table["provenance"] for table in tables)


def test_reliability_comes_from_the_register_alone(tmp_path):
    path = tmp_path / "sources.csv"
    path.write_text("name,reliability,note\nOdd Berg,B,checked twice\nBerg Shipping,D,\n", encoding="utf-8")
    assert [
        row.reliability
        for row in judge(
            claim("a-c1"), claim("a-c2", source="Berg Shipping"), claim("a-c3", source="the coastguard"), register=path
        )
    ] == ["B", "D", "F"]
    assert judge(claim())[0].reliability == "F"


@pytest.mark.parametrize(
    "text, message",
    [
        pytest.param("name,grade\n", "missing: reliability", id="columns"),
        pytest.param("name,reliability\nBerg,G\n", "line 2: reliability must be one of", id="grade"),
        pytest.param("name,reliability\n,A\n", "line 2: the name is empty", id="name"),
        pytest.param("name,reliability\nBerg,A\nberg,B\n", "line 3: 'berg' is registered twice", id="twice"),
    ],
)
def test_a_bad_register_is_refused_with_the_line_named(tmp_path, text, message):
    path = tmp_path / "sources.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(RegisterError, match=message):
        Register.load(path)


def link(first, other, relation):
    return ClaimLink(first, other, relation, 0.9, None)


BERG, COAST, AGAIN, FOE = (
    claim("a-c1"),
    claim("a-c2", source="the coastguard of Iceland", country="ISL", source_type="government"),
    claim("a-c3", source="Oslo", source_type="government"),
    claim("a-c4", source="Sweden", country="SWE", source_type="government", stance="deny"),
)


@pytest.mark.parametrize(
    "links, origins, contested, credibility",
    [
        pytest.param([], 1, False, "6", id="alone: cannot be judged"),
        pytest.param([link("a-c3", "a-c1", "same_origin")], 1, False, "6", id="the same government twice is one origin"),
        pytest.param([link("a-c2", "a-c1", "corroborates")], 2, False, "2", id="two origins"),
        pytest.param([link("a-c4", "a-c1", "denies")], 1, True, "4", id="one origin and a denial"),
        pytest.param(
            [link("a-c2", "a-c1", "corroborates"), link("a-c4", "a-c1", "denies")], 2, True, "3", id="two origins and a denial"
        ),
    ],
)
def test_credibility_counts_independent_origins_and_denials(links, origins, contested, credibility):
    assert admiralty.weigh([BERG, COAST, AGAIN, FOE], links)["a-c1"] == (origins, contested, credibility)


def test_a_source_of_two_descriptions_that_the_links_make_one_is_one_origin():
    full, short = claim("a-c1"), claim("a-c2", source="Berg", source_type="unknown", country=None)
    apart, joined = (
        admiralty.weigh([full, short], [link("a-c2", "a-c1", name)])["a-c1"] for name in ("corroborates", "same_origin")
    )
    assert (apart.independent_origins, joined.independent_origins) == (2, 1)


@pytest.mark.parametrize(
    "source, origins",
    [
        pytest.param("Norway and Sweden", 2, id="two countries"),
        pytest.param("weather researchers and the United Nations", 2, id="a group and an institution"),
        pytest.param("the Ministry of Trade and Industry", 1, id="one ministry"),
        pytest.param("Holt and Sons", 1, id="one firm"),
    ],
)
def test_a_joint_source_counts_each_party(source, origins):
    row = judge(claim(source=source, source_type="unknown", country=None))[0]
    assert row.independent_origins == origins


def test_a_claim_of_nobody_has_no_origin():
    assert judge(claim(source=None, cue=None))[0].independent_origins == 0
