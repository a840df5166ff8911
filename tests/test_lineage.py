"""Lineage on rows made by hand: what is linked, what is not, and what the histories list."""

from datetime import date, timedelta
from pathlib import Path

import pytest
import tidynews as tn
from handmade import statements_of
from hypothesis import given, settings
from hypothesis import strategies as st
from tidynews.judgement import lineage
from tidynews.judgement.drift import changes
from tidynews.judgement.matters import agree, matters_of
from tidynews.judgement.parties import Parties
from tidynews.records import ArticleRow, Claim, Figure, Link
from tidynews.tables.tables import Tables

DAY = date(2024, 5, 10)
SHIPS = "more than 40 ships of the herring fleet were lost off Bergen"
SEED = Path(__file__).parents[1] / "seeds" / "000_9c5be3f5729f633b.txt"


class Desk:
    """Articles, claims and figures written down by hand, offsets kept right."""

    def __init__(self):
        self.articles, self.claims, self.figures = [], [], []
        self._at = {}

    def article(self, name, day=DAY, outlet=None):
        self.articles.append(
            ArticleRow(article_id=name, outlet=outlet or f"The {name.title()}", published=day, n_words=50, n_paragraphs=2)
        )
        self._at[name] = 0
        return self

    def said(self, name, content, source=None, *, counts=(), kind="official", country=None, **columns):
        """A claim in an article; ``counts`` are (surface, value, item, bound, and further columns)."""
        start = self._at[name]
        end = start + len(content)
        claim = Claim(
            claim_id=f"{name}-c{start:05d}",
            article_id=name,
            paragraph=1,
            sentence=1,
            source=source,
            cue="said" if source else None,
            content=content,
            start=start,
            end=end,
            source_type=kind if source else "unknown",
            country=country,
            **columns,
        )
        self.claims.append(claim)
        for surface, value, item, bound, *more in counts:
            self._count(claim, surface, value, item, bound, **(more[0] if more else {}))
        self._at[name] = end + 50
        return claim

    def _count(self, claim, surface, value, item, bound, **columns):
        at = claim.start + claim.content.index(surface)
        ends = {
            "exact": (value, value),
            "about": (value, value),
            "more_than": (value, None),
            "at_least": (value, None),
            "at_most": (None, value),
            "less_than": (None, value),
        }
        low, high = ends.get(bound, (None, None))
        row = {"low": low, "high": high, "value": None if bound in ("vague", "range") else value, "kind": "other"} | columns
        self.figures.append(
            Figure(
                figure_id=f"{claim.article_id}-f{at:05d}",
                article_id=claim.article_id,
                paragraph=1,
                sentence=1,
                start=at,
                end=at + len(surface),
                surface=surface,
                bound=bound,
                item=item,
                claim_id=claim.claim_id,
                **row,
            )
        )

    def linked(self):
        return lineage.link(self.articles, statements_of(self.claims), self.claims, self.figures)

    def links(self):
        statements, links = self.linked()
        return lineage.between_claims(links, statements)

    def tables(self):
        statements, links = self.linked()
        rows = {"articles": self.articles, "claims": self.claims, "figures": self.figures}
        return Tables.from_rows(rows | {"statements": statements, "links": links})

    def found(self):
        return {(link.relation, link.claim_id, link.other_id) for link in self.links()}


@pytest.fixture
def desk():
    return Desk().article("herald").article("gazette").article("echo")


OTHERWISE = "In the Aras valley 14 bridges were destroyed by the flood"


def bridge(desk, name, source, content="The flood destroyed 14 bridges in the Aras valley", **columns):
    return desk.said(name, content, source, counts=[("14", 14.0, "bridge", "exact")], **columns)


def test_two_outlets_that_quote_one_person_have_one_origin(desk):
    first = bridge(desk, "gazette", "Governor Ana Ruiz", country="MEX")
    second = bridge(desk, "herald", "Ruiz", "In the Aras valley 14 bridges were destroyed", country="MEX", via="Radio Sur")
    assert desk.found() == {("same_origin", second.claim_id, first.claim_id)}


def test_a_repetition_in_one_article_is_no_second_report(desk):
    first = bridge(desk, "herald", "Governor Ana Ruiz", country="MEX")
    again = bridge(
        desk, "herald", "Ruiz", "Ruiz put the bridges that the flood destroyed in the Aras valley at 14", country="MEX"
    )
    assert desk.found() == {("repeats", again.claim_id, first.claim_id)}


def test_two_independent_origins_corroborate(desk):
    first = bridge(desk, "gazette", "the Red Cross", kind="international_org")
    second = bridge(desk, "herald", "Governor Ana Ruiz", OTHERWISE, country="MEX")
    assert desk.found() == {("corroborates", second.claim_id, first.claim_id)}


def test_shared_wording_without_a_source_has_one_origin(desk):
    words = "the mill at Kars burned through the night while its owner watched from the hill"
    first = desk.said("gazette", words, hedges="reportedly")
    second = desk.said("herald", f"Witnesses tell that {words}", hedges="reportedly")
    assert desk.found() == {("repeats", second.claim_id, first.claim_id)}


NOTHING_TO_LINK = [
    pytest.param("The flood destroyed 30 bridges in the Aras valley", 30.0, "bridge", {}, id="another number"),
    pytest.param("The flood destroyed 14 houses in the Aras valley", 14.0, "house", {}, id="another item"),
    pytest.param("Norway opened 14 bridges for skiers", 14.0, "bridge", {}, id="another matter"),
    pytest.param(OTHERWISE, 14.0, "bridge", {"outcome": "repaired"}, id="another outcome"),
]


@pytest.mark.parametrize("content, value, item, columns", NOTHING_TO_LINK)
def test_what_only_looks_alike_is_not_linked(desk, content, value, item, columns):
    desk.said(
        "gazette",
        "The flood destroyed 14 bridges in the Aras valley",
        "the Red Cross",
        kind="international_org",
        counts=[("14", 14.0, "bridge", "exact", {"outcome": "destroyed"})],
    )
    desk.said("herald", content, "Governor Ana Ruiz", country="MEX", counts=[(f"{value:g}", value, item, "exact", columns)])
    assert desk.found() == set()


def test_the_same_number_a_year_later_is_another_matter():
    desk = Desk().article("old", DAY - timedelta(days=400)).article("new")
    bridge(desk, "old", "the Red Cross", kind="international_org")
    bridge(desk, "new", "Governor Ana Ruiz", OTHERWISE)
    assert desk.found() == set()


def test_two_without_a_name_are_never_known_to_be_one(desk):
    bridge(desk, "gazette", "an official", anonymous=True)
    bridge(desk, "herald", "an official", "In the Aras valley 14 bridges were destroyed", anonymous=True)
    assert desk.found() == set()


AGREEMENT = [
    pytest.param((200.0, "exact"), (200.0, "about"), 1.0, id="the same number"),
    pytest.param((4.8e6, "at_most"), (5e6, "less_than"), 0.9, id="rounded"),
    pytest.param((200.0, "at_least"), (240.0, "at_most"), 0.6, id="bounds that meet"),
    pytest.param((40.0, "at_least"), (55.0, "about"), 0.0, id="open, but not near"),
    pytest.param((200.0, "exact"), (240.0, "exact"), 0.0, id="two exact numbers"),
    pytest.param((200.0, "at_least"), (900.0, "exact"), 0.0, id="open, but far away"),
]


@pytest.mark.parametrize("one, other, expected", AGREEMENT)
def test_numbers_agree_within_their_bounds(desk, one, other, expected):
    for value, bound in (one, other):
        desk.said("herald", f"There are {value:g} cranes", "the port", counts=[(f"{value:g}", value, "crane", bound)])
    assert agree(*desk.figures) == agree(*desk.figures[::-1]) == expected


SPEAKERS = [
    pytest.param("Oslo", "Norway's defence ministry", "NOR", True, id="a capital and a ministry"),
    pytest.param(
        "the Norwegian military intelligence service",
        "Norway's military intelligence",
        "NOR",
        True,
        id="one service, two wordings",
    ),
    pytest.param("Odd Berg", "Lars Dahl", "NOR", False, id="two people"),
    pytest.param("the Norwegian coastguard", "the Norwegian tax office", "NOR", False, id="two offices of one state"),
]


@pytest.mark.parametrize("one, other, country, same", SPEAKERS)
def test_who_is_one_speaker(desk, one, other, country, same):
    said = [desk.said("herald", "It rained", label, kind="government", country=country) for label in (one, other)]
    for claims in (said, said[::-1]):
        parties = Parties(claims, ())
        assert (parties.of(said[0].claim_id) == parties.of(said[1].claim_id)) is same


def test_a_minister_is_one_party_by_his_office_his_name_and_his_surname():
    text = "Norway's defence minister Odd Berg said the port was open. Berg said it would close on Friday."
    other = "Odd Berg, the Norwegian defence minister, said the port was open."
    said = tn.parse_many([tn.read_article(text=words) for words in (text, other)]).statements
    assert set(said["party"]) == {"government NOR"} and len(said) == 3


def test_two_ministers_of_one_day_are_two_origins_and_what_many_outlets_carry_of_one_is_one():
    """A party's many statements are not one statement in many outlets."""
    reports = [
        ("The Gazette", "Norway's defence minister Odd Berg said that 40 ships were lost off Bergen."),
        ("The Echo", "Some 40 ships were lost off Bergen, Norway's defence minister Odd Berg said."),
        ("The Herald", "Norway's finance minister Eva Lund said that 700 jobs were cut in Bergen."),
    ]
    tables = tn.parse_many([tn.read_article(text=words, outlet=outlet, published=DAY) for outlet, words in reports])
    found = lineage.origins(tables)
    outlets = found.groupby("origin")["outlet"].nunique().to_dict()
    assert outlets == {"Odd Berg": 2, "Eva Lund": 1} and found["origin_id"].nunique() == 2


@pytest.mark.parametrize(
    "source, origins",
    [
        pytest.param("a Reuters report", 1, id="an outlet's report"),
        pytest.param("the Associated Press", 1, id="an outlet"),
        pytest.param("a report of the harbour board", 2, id="a report of somebody else"),
    ],
)
def test_a_cited_outlet_starts_no_origin_of_its_own_where_a_party_said_the_same(source, origins):
    reports = [
        ("Reuters", f"Norway's defence minister Odd Berg said that {SHIPS}."),
        ("The Echo", f"Storms have hit the coast. {SHIPS[:1].upper()}{SHIPS[1:]}, according to {source}."),
    ]
    told = [tn.read_article(text=words, outlet=outlet, published=DAY) for outlet, words in reports]
    statements = tn.parse_many(told).statements
    assert statements[statements["surface"].str.contains("40 ships")]["origin_id"].nunique() == origins


def drift(desk):
    """The changes of the one drift that was linked."""
    drifts = [link for link in desk.links() if link.relation == "drifts"]
    assert len(drifts) == 1, drifts
    by_id = {m.claim.claim_id: m for m in matters_of(desk.articles, desk.claims, desk.figures)}
    return drifts[0], changes(by_id[drifts[0].other_id], by_id[drifts[0].claim_id])


def test_or_that_became_and_is_a_drift(desk):
    counts = [("40 tons", 40.0, "rice bag", "exact"), ("70 tons", 70.0, "flour bag", "exact")]
    first = desk.said(
        "gazette",
        "The ship from Bari has room for 40 tons of rice or 70 tons of flour",
        "Captain Rossi",
        country="ITA",
        counts=counts,
    )
    desk.articles[0].published = DAY + timedelta(days=1)
    second = desk.said(
        "herald", "The ship from Bari brought 40 tons of rice and 70 tons of flour", "Rossi", country="ITA", counts=counts
    )
    link, found = drift(desk)
    assert (link.claim_id, link.other_id) == (second.claim_id, first.claim_id)
    assert ("alternative to sum", "or", "and") in {(c.kind, c.before.text, c.after.text) for c in found}
    assert ("modality lost", "room for") in {(c.kind, c.before.text) for c in found}


DRIFTS = [
    pytest.param(
        ("could hold 300", 300.0, "exact"),
        ("took 300", 300.0, "exact"),
        "modality lost",
        "could hold",
        id="could hold became took",
    ),
    pytest.param(
        ("took up to 300", 300.0, "at_most"), ("took 300", 300.0, "exact"), "bound changed", "up to 300", id="up to lost"
    ),
    pytest.param(("took 285", 285.0, "exact"), ("took 300", 300.0, "exact"), "rounded", "285", id="rounded"),
    pytest.param(
        ("is believed to have taken 300", 300.0, "exact"),
        ("took 300", 300.0, "exact"),
        "modality lost",
        "believed",
        id="believed became took",
    ),
]


@pytest.mark.parametrize("before, after, kind, words", DRIFTS)
def test_a_drift_names_what_changed_with_both_spans(desk, before, after, kind, words):
    def content(said):
        return f"The ferry from Bari {said} passengers to Corfu"

    def count(case):
        surface = case[0][case[0].index("up to") :] if "up to" in case[0] else case[0].split()[-1]
        return [(surface, case[1], "passenger", case[2])]

    base = desk.said("gazette", content(before[0]), "Captain Rossi", country="ITA", counts=count(before))
    drifted = desk.said("herald", content(after[0]), "Rossi", country="ITA", counts=count(after))
    link, found = drift(desk)
    assert (link.claim_id, link.other_id) == (drifted.claim_id, base.claim_id), "of one day's claims the more careful is the base"
    assert [c.kind for c in found] == [kind] and found[0].before.text.startswith(words)
    for wording, claim in ((found[0].before, base), (found[0].after, drifted)):
        assert claim.content[wording.start - claim.start : wording.end - claim.start] == wording.text
    assert f"“{found[0].before.text}” became “{found[0].after.text}”" in link.reason


def test_a_report_that_says_the_same_has_not_drifted(desk):
    bridge(desk, "gazette", "Governor Ana Ruiz", country="MEX")
    bridge(desk, "herald", "Ruiz", "In the Aras valley the flood destroyed 14 bridges", country="MEX")
    assert "drifts" not in {link.relation for link in desk.links()}


def test_a_hedge_of_a_sentence_that_was_not_passed_on_is_not_lost(desk):
    desk.said(
        "gazette",
        "Perhaps the mayor sleeps. The ferry from Bari carried sheep, goats and one angry bull to Corfu",
        "Captain Rossi",
        country="ITA",
        hedges="Perhaps",
    )
    desk.said("herald", "The ferry from Bari carried sheep, goats and one angry bull to Corfu", "Rossi", country="ITA")
    assert {link.relation for link in desk.links()} == {"repeats"}


def accusation(desk, name="gazette", **columns):
    return desk.said(name, "Belarus sold rifles to the rebels", "the United States", kind="government", country="USA", **columns)


def denial(desk, content, name="gazette", source="Belarus", country="BLR", **columns):
    return desk.said(name, content, source, kind="government", country=country, stance="deny", **columns)


@pytest.mark.parametrize(
    "content",
    [
        "selling any weapons to anybody",
        "these accusations",
        "the American claims as a fabrication",
        "having sold the rebels a single rifle",
    ],
)
def test_a_denial_is_linked_to_what_it_denies(desk, content):
    accused = accusation(desk)
    denied = denial(desk, content)
    assert desk.found() == {("denies", denied.claim_id, accused.claim_id)}


def test_a_denial_reaches_what_other_outlets_reported_in_the_days_before(desk):
    accused = accusation(desk, "echo")
    denied = denial(desk, "that it sold weapons", "herald")
    assert desk.found() == {("denies", denied.claim_id, accused.claim_id)}


def test_a_denial_answers_what_names_the_denier_and_not_a_namesake(desk):
    accused = desk.said("gazette", "Mr. Rossi bribed the port of Bari", "Prosecutor Anna Villa", country="ITA")
    desk.said("gazette", "the Rossi Group bribed the port of Bari", "Captain Luca Conti", country="ITA")
    denied = desk.said("gazette", "having bribed the port", "Carlo Rossi", kind="civilian", stance="deny")
    assert {link for link in desk.found() if link[0] == "denies"} == {("denies", denied.claim_id, accused.claim_id)}


def test_a_spokesman_who_adds_that_it_is_baseless_answers_the_same(desk):
    accused = accusation(desk)
    denied = denial(desk, "selling any weapons")
    added = desk.said("gazette", "the allegations are baseless", "spokeswoman Ina Lapko", kind="civilian", stance="deny")
    assert desk.found() == {("denies", denied.claim_id, accused.claim_id), ("denies", added.claim_id, accused.claim_id)}


def test_a_denial_of_somebodys_claims_answers_those(desk):
    denied = desk.said("gazette", "the accusations of Anna Villa", "Carlo Rossi", kind="civilian", stance="deny")
    accused = desk.said("gazette", "he bribed the port of Bari", "Anna Villa", kind="civilian")
    desk.said("gazette", "the harbour of Genoa grew by a third", "Luca Conti", kind="civilian")
    assert desk.found() == {("denies", denied.claim_id, accused.claim_id)}


def test_an_outlet_and_the_source_it_cites_are_one_origin(desk):
    first = bridge(desk, "gazette", "two people at the ministry", anonymous=True, via="Radio Sur")
    second = bridge(desk, "herald", "Radio Sur", OTHERWISE, kind="media")
    assert desk.found() == {("same_origin", second.claim_id, first.claim_id)}


def test_what_a_report_said_is_of_one_origin_with_the_outlet_that_printed_it(desk):
    first = bridge(desk, "gazette", "two people at the ministry", anonymous=True)
    second = bridge(desk, "herald", "The Gazette", OTHERWISE, kind="media")
    assert desk.found() == {("same_origin", second.claim_id, first.claim_id)}


@pytest.mark.parametrize("outlet, linked", [("Reuters", True), ("a friend", False)])
def test_what_unnamed_officials_told_one_outlet_has_one_origin(desk, outlet, linked):
    first = bridge(desk, "gazette", "two officials", anonymous=True, via=outlet)
    second = bridge(desk, "herald", "officials", OTHERWISE, anonymous=True, via=outlet)
    assert desk.found() == ({("same_origin", second.claim_id, first.claim_id)} if linked else set())


@pytest.mark.parametrize("via, document", [("a statement", "the statement"), (None, "its weekly report")])
def test_a_document_speaks_for_whoever_issued_it(desk, via, document):
    desk.said("gazette", "The ferry sails again on Monday", "the Ports Authority", kind="government", country="ITA", via=via)
    first = bridge(desk, "gazette", document, kind="document")
    second = bridge(desk, "herald", "the Ports Authority", OTHERWISE, kind="government", country="ITA")
    assert desk.found() == {("same_origin", second.claim_id, first.claim_id)}


def test_a_document_of_nobody_in_sight_is_not_taken_for_an_independent_voice(desk):
    desk.said("gazette", "The ferry sails again on Monday", "the Ports Authority", kind="government", country="ITA")
    bridge(desk, "gazette", "a statement", kind="document")
    bridge(desk, "herald", "Governor Ana Ruiz", OTHERWISE, country="MEX")
    assert "corroborates" not in {link.relation for link in desk.links()}


def test_an_office_goes_with_who_is_said_to_hold_it(desk):
    first = bridge(desk, "gazette", "health minister Luca Conti")
    second = bridge(desk, "herald", "the health minister", OTHERWISE)
    assert desk.found() == {("same_origin", second.claim_id, first.claim_id)}


def test_a_number_that_is_matched_does_not_conflict_with_a_second_one_of_its_kind(desk):
    counts = [("60", 60.0, "sailor", "exact"), ("20", 20.0, "sailor", "exact")]
    first = desk.said("gazette", "Bari will hire 60 sailors", "Captain Rossi", country="ITA", counts=counts[:1])
    second = desk.said("herald", "Bari will hire 60 sailors and Taranto 20 sailors", "Rossi", country="ITA", counts=counts)
    assert ("repeats", second.claim_id, first.claim_id) in desk.found()


def test_a_denial_of_one_accusation_answers_the_nearest(desk):
    accusation(desk)
    accused = desk.said("gazette", "Belarus hid the bills", "the United States", kind="government", country="USA")
    accused.sentence = 2
    denied = denial(desk, "the accusation")
    denied.sentence = 3
    assert desk.found() == {("denies", denied.claim_id, accused.claim_id)}


def test_who_says_that_they_did_not_gainsays_who_says_they_did(desk):
    accused = desk.said("gazette", "Villa Shipping has sold its tankers in Bari", "two brokers", kind="company", anonymous=True)
    denied = desk.said("gazette", "it had not sold its tankers in Bari", "Villa Shipping", kind="company")
    desk.said("gazette", "Villa Shipping has painted its tankers", "a rival", kind="company", anonymous=True)
    assert desk.found() == {("denies", denied.claim_id, accused.claim_id)}


def test_to_say_that_something_is_not_a_slogan_gainsays_nothing(desk):
    desk.said("gazette", "the slogan was to make Italy loud again", "Luca Conti", country="ITA")
    desk.said("gazette", "the goal was not to make Italy loud", "Anna Villa", country="ITA")
    assert desk.found() == set()


def test_a_word_for_drones_and_the_broader_one_for_weapons_are_one_thing_in_common(desk):
    desk.said("gazette", "Belarus painted its drones", "the United States", kind="government", country="USA")
    denial(desk, "losing any drones")
    assert desk.found() == set()


NOT_DENIED = [
    pytest.param({"content": "that its bank had been robbed"}, id="another matter"),
    pytest.param(
        {"content": "selling any weapons", "source": "Norway", "country": "NOR"}, id="somebody the claim does not concern"
    ),
    pytest.param({"content": "these accusations", "name": "herald"}, id="pointing back in another article"),
]


@pytest.mark.parametrize("columns", NOT_DENIED)
def test_a_denial_of_something_else_is_not_linked(desk, columns):
    accusation(desk)
    denial(desk, **columns)
    assert desk.found() == set()


def test_a_denial_does_not_answer_what_came_weeks_before():
    desk = Desk().article("old", DAY - timedelta(days=60)).article("new")
    accusation(desk, "old")
    denial(desk, "selling any weapons", "new")
    assert desk.found() == set()


def test_a_confirmation_that_points_back_corroborates_the_sentence_before(desk):
    first = desk.said("gazette", "The debris came from a rocket made in Iran", "Yemeni officers", country="YEM")
    confirmed = desk.said("gazette", "this finding", "the United Nations", kind="international_org", stance="confirm")
    assert desk.found() == {("corroborates", confirmed.claim_id, first.claim_id)}


def test_the_order_of_the_rows_changes_nothing(desk):
    for name in ("gazette", "herald", "echo"):
        bridge(desk, name, "Governor Ana Ruiz", country="MEX")
    accusation(desk), denial(desk, "these claims")
    backwards = lineage.link(desk.articles[::-1], statements_of(desk.claims)[::-1], desk.claims[::-1], desk.figures[::-1])
    assert backwards == desk.linked()


ODD = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=40) | st.sampled_from(
    [" and ", "14 bridges", "'s", "the", ",", "and and"]
)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(["herald", "gazette"]), ODD, st.none() | ODD, st.sampled_from(["assert", "confirm", "deny"])),
        max_size=8,
    )
)
def test_whatever_the_text_links_join_claims_that_are_there(rows):
    desk = Desk().article("herald").article("gazette")
    for name, content, source, stance in rows:
        desk.said(name, content, source, stance=stance)
    ids = {claim.claim_id for claim in desk.claims}
    for link in desk.links():
        assert {link.claim_id, link.other_id} <= ids and link.claim_id != link.other_id and 0 < link.score <= 1 and link.reason
    assert set(lineage.origins(desk.tables())["claim_id"]) <= ids


def test_no_rows_give_no_links():
    assert lineage.link([], [], [], []) == ([], [])


def test_totals_list_every_report_in_order_and_leave_out_increments_and_parts(desk):
    desk.articles[2].published = DAY - timedelta(days=30)
    bridge(desk, "herald", "Ana Ruiz")
    desk.said(
        "echo",
        "The flood destroyed 9 bridges, 4 of them new",
        "Ana Ruiz",
        counts=[("9", 9.0, "bridge", "exact"), ("4", 4.0, "bridge", "exact", {"part_of": "echo-f00020"})],
    )
    desk.said(
        "gazette",
        "Another 5 bridges fell and 3 houses",
        "Ana Ruiz",
        counts=[("5", 5.0, "bridge", "exact", {"cumulative": False}), ("3", 3.0, "house", "exact")],
    )
    table = lineage.totals(desk.tables(), "bridge")
    assert table[["outlet", "surface"]].values.tolist() == [["The Echo", "9"], ["The Herald", "14"]]
    assert lineage.totals(desk.tables(), "bridge", increments=True)["surface"].tolist() == ["9", "4", "5", "14"]
    assert table["origin"].unique().tolist() == ["Ana Ruiz"]


def battle(desk, name, source, country, number):
    return desk.said(
        name,
        f"{number} soldiers were killed in the battle of Shire",
        source,
        kind="government",
        country=country,
        counts=[(str(number), float(number), "soldier", "exact", {"outcome": "killed", "kind": "casualty"})],
    )


def test_rival_figures_are_grouped_and_never_averaged(desk):
    battle(desk, "gazette", "Ethiopia's army", "ETH", 34)
    battle(desk, "herald", "the Eritrean army", "ERI", 210)
    battle(desk, "echo", "the United Nations", None, 90)
    table = lineage.rivals(desk.tables())
    assert sorted(table["value"]) == [34.0, 90.0, 210.0] and table["group"].unique().tolist() == [1]


def test_tolls_of_two_battles_are_no_rivals(desk):
    battle(desk, "gazette", "Ethiopia's army", "ETH", 34)
    elsewhere = "210 soldiers were killed in the battle of Adwa"
    desk.said(
        "herald",
        elsewhere,
        "the Eritrean army",
        kind="government",
        country="ERI",
        counts=[("210", 210.0, "soldier", "exact", {"outcome": "killed", "kind": "casualty"})],
    )
    assert lineage.rivals(desk.tables()).empty


def test_deaths_and_persons_killed_are_one_count(desk):
    for name, source, text, number, item in (
        ("gazette", "Ethiopia's army", "34 people were killed in the battle of Shire", "34", "person"),
        ("herald", "the Eritrean army", "210 deaths were counted in the battle of Shire", "210", "death"),
    ):
        counts = [(number, float(number), item, "exact", {"outcome": "killed", "kind": "casualty"})]
        desk.said(name, text, source, kind="government", country="ETH" if name == "gazette" else "ERI", counts=counts)
    assert sorted(lineage.rivals(desk.tables())["value"]) == [34.0, 210.0]


def test_one_source_that_counts_again_is_no_rival_of_itself(desk):
    battle(desk, "gazette", "Ethiopia's army", "ETH", 34)
    battle(desk, "herald", "Ethiopia's army", "ETH", 41)
    assert lineage.rivals(desk.tables()).empty


def test_origins_name_the_source_and_the_way_to_the_outlet(desk):
    bridge(desk, "gazette", "Governor Ana Ruiz", country="MEX", via="Radio Sur; Agencia Norte")
    bridge(desk, "herald", "Ruiz", country="MEX")
    table = lineage.origins(desk.tables())
    assert table["origin"].nunique() == 1 and table["n_outlets"].tolist() == [2, 2]
    assert "Radio Sur > Agencia Norte > The Gazette" in table["chain"].iloc[0]


def test_copies_are_the_steps_of_the_chains(desk):
    bridge(desk, "gazette", "Ana Ruiz", via="Radio Sur")
    bridge(desk, "herald", "Ana Ruiz", via="Radio Sur")
    steps = lineage.copies(desk.tables())[["step", "from_name", "to_name", "n_claims"]].values.tolist()
    assert steps == [[1, "Ana Ruiz", "Radio Sur", 2], [2, "Radio Sur", "The Gazette", 1], [2, "Radio Sur", "The Herald", 1]]


@pytest.mark.parametrize(
    "history", [lineage.origins, lineage.totals, lineage.rivals, lineage.drifts, lineage.copies], ids=lambda f: f.__name__
)
def test_an_empty_history_has_the_columns_and_types_of_a_full_one(desk, history):
    counts = [("up to 300", 300.0, "passenger", "at_most")]
    desk.said(
        "gazette", "The ferry could hold up to 300 passengers", "Captain Rossi", country="ITA", counts=counts, via="Radio Sur"
    )
    desk.said("herald", "The ferry took up to 300 passengers", "Captain Rossi", country="ITA", counts=counts)
    desk.said(
        "echo",
        "The ferry took 900 passengers",
        "Greece",
        kind="government",
        country="GRC",
        counts=[("900", 900.0, "passenger", "exact")],
    )
    full, empty = history(desk.tables()), history(Tables.from_rows({}))
    assert empty.empty and not full.empty and empty.dtypes.to_dict() == full.dtypes.to_dict()


def test_a_link_of_a_claim_that_is_gone_is_passed_over(desk):
    bridge(desk, "gazette", "Ana Ruiz")
    tables = Tables.from_rows(
        {
            "articles": desk.articles,
            "claims": desk.claims,
            "figures": desk.figures,
            "links": [Link(statement_id="x", other_id="y", relation="drifts", score=1.0)],
        }
    )
    assert lineage.drifts(tables).empty


@pytest.fixture(scope="module")
def seed():
    tables = tn.parse(SEED)
    contents = dict(zip(tables.claims["claim_id"], tables.claims["content"]))
    return tables, [(link.relation, contents[link.claim_id], contents[link.other_id]) for link in tables.claim_links()]


def test_the_denial_of_the_seed_answers_what_was_claimed_of_the_denier(seed):
    _, links = seed
    denied = [other for relation, content, other in links if relation == "denies" and "hoax" in content]
    assert any("highly likely" in content for content in denied) and any("infantry" in content for content in denied)
    assert all("Russia" in content for content in denied)


def test_the_confirmation_of_the_seed_counts_two_origins(seed):
    tables, links = seed
    confirmed = [other for relation, content, other in links if relation == "corroborates" and "this information" in content]
    assert len(confirmed) == 1 and "missile debris" in confirmed[0]
    judged = {row.claim_id: row for row in tables.rows("sourcing")}
    found = next(c for c in tables.rows("claims") if c.content == confirmed[0])
    assert (judged[found.claim_id].independent_origins, judged[found.claim_id].credibility) == (2, "2")
