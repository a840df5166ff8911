"""The seed's seven figures, as an analyst reads them."""

from datetime import date
from pathlib import Path

import pytest
import tidynews as tn
from tidynews.tables.parse import parse_rows

SEED = Path(__file__).parents[1] / "seeds" / "000_9c5be3f5729f633b.txt"

# surface, low, high, bound, item, kind, outcome, supplier, recipient
EXPECTED = [
    ("Thousands", 2000, 9999, "vague", "soldier", "personnel", None, "North Korea", "Russia"),
    ("Several", 3, None, "vague", "personnel", "casualty", "killed", None, None),
    ("thousands", 2000, 9999, "vague", "infantry soldier", "personnel", None, "North Korea", "Russia"),
    ("over 1.5 million", 1_500_000, None, "more_than", "artillery shell", "shipment", None, "North Korea", "Russia"),
    ("twenty", 20, 20, "exact", "soldier", "casualty", "killed", None, None),
    ("six", 6, 6, "exact", "officer", "casualty", "killed", None, None),
    ("at least 20", 20, None, "at_least", "weapon", "use", None, "North Korea", "Russia"),
]
COLUMNS = ("surface", "low", "high", "bound", "item", "kind", "outcome", "supplier", "recipient")


@pytest.fixture(scope="module")
def rows():
    return parse_rows(tn.read_article(SEED))


@pytest.mark.parametrize("place", range(7), ids=[f"{row[0]} {row[4]}".replace(" ", "_") for row in EXPECTED])
def test_figure(rows, place):
    assert tuple(getattr(rows["figures"][place], column) for column in COLUMNS) == EXPECTED[place]


def test_there_are_seven(rows):
    assert [row.surface for row in rows["figures"]] == [row[0] for row in EXPECTED]


def test_the_six_officers_are_among_the_twenty(rows):
    assert [row.part_of for row in rows["figures"]] == [None] * 5 + [rows["figures"][4].figure_id, None]


def test_the_year_of_the_third_of_october_is_inferred(rows):
    for row in rows["figures"][4:6]:
        assert (row.date_text, row.date_start, row.date_inferred) == ("On October 3", date(2024, 10, 3), True)


def test_the_age_of_the_stockpiles_does_not_date_the_shells(rows):
    assert rows["figures"][3].date_text is None


def test_the_weapons_are_a_running_total(rows):
    assert rows["figures"][6].cumulative is True
