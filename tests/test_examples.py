"""The example corpus, read from its files: what an analyst must find in it, by the general rules."""

import csv
from datetime import date
from pathlib import Path

import pytest
import tidynews as tn
from tidynews.judgement import lineage

SHELLS = Path(__file__).parents[1] / "examples" / "shells"


@pytest.fixture(scope="module")
def tables():
    with open(SHELLS / "metadata.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return tn.parse_many([tn.read_article(SHELLS / row["file"]) for row in rows])


@pytest.fixture(scope="module")
def drifts(tables):
    return lineage.drifts(tables)


def outlets_of(tables):
    return dict(zip(tables.articles["article_id"], tables.articles["outlet"]))


def test_every_article_is_in_the_metadata_and_of_the_promised_length():
    with open(SHELLS / "metadata.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    files = sorted(p.name for p in SHELLS.iterdir() if p.name not in ("metadata.csv", "README.md"))
    assert sorted(row["file"] for row in rows) == files and len(files) == 15
    assert all(150 <= len((SHELLS / name).read_text(encoding="utf-8").split()) <= 300 for name in files)
    assert all(row["url"].startswith("http") and date.fromisoformat(row["published"]) for row in rows)


def test_the_six_reports_of_one_day_have_one_origin(tables):
    origins = lineage.origins(tables)
    figures = tables.figures[tables.figures["item"].str.contains("container|shell|munition", na=False)]
    counted = origins[origins["claim_id"].isin(figures["claim_id"]) & (origins["published"] == "2024-06-14")]
    shared = counted.groupby("origin_id")["outlet"].nunique()
    assert shared.max() == 6
    interview = counted[counted["origin_id"] == shared.idxmax()]
    assert interview["origin"].unique().tolist() == ["Shin Won-sik"]
    assert interview["chain"].str.contains("Bloomberg").any()


def between(drifts, before, after, day):
    return drifts[(drifts["before_outlet"] == before) & (drifts["after_outlet"] == after) & (drifts["after_published"] == day)]


def test_or_became_and_on_the_way_from_politico_to_rbc(drifts):
    found = between(drifts, "Politico Europe", "RBC-Ukraine", "2024-02-27")
    assert ("alternative to sum", "or", "and") in set(zip(found["change"], found["before"], found["after"]))


def test_could_hold_became_with_on_the_way_to_kyiv_post(drifts):
    found = between(drifts, "The Kyiv Independent", "Kyiv Post", "2024-06-14")
    lost = found[found["change"] == "modality lost"]
    assert set(lost["before"]) == {"could hold", "could send"}
    assert set(lost["after"]) == {"containers with", "Pyongyang Has Sent"}
    assert ("could hold", "containers with") in set(zip(lost["before"], lost["after"]))


def test_presumed_became_supplied(drifts):
    found = between(drifts, "MENAFN", "The Defense News", "2025-07-13")
    assert found[found["change"] == "modality lost"]["before"].str.startswith("presumed").any()


def test_both_wordings_of_a_drift_stand_in_their_articles(tables, drifts):
    texts = {article.article_id: article.text for article in map(tn.read_article, (SHELLS / row for row in _files()))}
    for row in drifts.itertuples():
        for words, start, end, article_id in (
            (row.before, row.before_start, row.before_end, row.before_article_id),
            (row.after, row.after_start, row.after_end, row.after_article_id),
        ):
            assert texts[article_id][start:end] == (words if isinstance(words, str) else "")


def _files():
    with open(SHELLS / "metadata.csv", encoding="utf-8", newline="") as file:
        return [row["file"] for row in csv.DictReader(file)]


@pytest.mark.parametrize(
    "denier, denied",
    [("The Moscow Times", "The Moscow Times"), ("The Moscow Times", "KBS World"), ("Euromaidan Press", "Euromaidan Press")],
)
def test_denials_are_linked_to_what_they_deny(tables, denier, denied):
    home = dict(zip(tables.statements["statement_id"], tables.statements["article_id"].map(outlets_of(tables))))
    denials = tables.links[tables.links["relation"] == "denies"]
    pairs = set(zip(denials["statement_id"].map(home), denials["other_id"].map(home)))
    assert (denier, denied) in pairs
    assert set(denials["statement_id"].map(home)) == {"The Moscow Times", "Euromaidan Press"}


CONTAINERS = [
    pytest.param("2023-10-16", "KBS World", 1000, None, id="over 1,000"),
    pytest.param("2023-12-29", "Pledge Times", 5000, 5000, id="about 5,000"),
    pytest.param("2024-02-27", "Politico Europe", 6700, 6700, id="around 6,700"),
    pytest.param("2024-06-14", "The Kyiv Independent", 10000, None, id="at least 10,000"),
    pytest.param("2024-08-27", "The Kyiv Independent", 13000, None, id="over 13,000"),
    pytest.param("2025-07-13", "The Defense News", 28000, 28000, id="approximately 28,000"),
]


@pytest.mark.parametrize("day, outlet, low, high", CONTAINERS)
def test_the_series_of_containers_has_bounds_and_origins(tables, day, outlet, low, high):
    series = lineage.totals(tables, "container")
    points = series[(series["published"] == day) & (series["outlet"] == outlet) & series["origin"].notna()]
    bounds = {(row.low, None if row.high != row.high else row.high) for row in points.itertuples()}
    assert (low, high) in bounds


def test_the_series_runs_from_the_first_report_to_the_last(tables):
    series = lineage.totals(tables, "container")
    assert series["published"].is_monotonic_increasing
    assert (series["published"].iloc[0], series["low"].iloc[0]) == (tables.articles["published"].min(), 1000)
    assert series["low"].iloc[-1] == 28000 and series["published"].iloc[-1] == tables.articles["published"].max()


def test_the_parse_of_the_corpus_is_the_same_in_any_order(tables):
    backwards = tn.parse_many([tn.read_article(SHELLS / name) for name in _files()[::-1]])
    for name in ("links", "sourcing"):
        one, other = (sorted(t.rows(name), key=repr) for t in (tables, backwards))
        assert one == other
