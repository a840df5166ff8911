"""Quantity expressions, a row of a table each: what is found, what it is worth, what is refused."""

import csv
from pathlib import Path

import pytest
import tidynews as tn

TABLES = Path(__file__).parent / "tables"
NUMBERS = ("value", "low", "high")
DEFAULTS = {"bound": "exact", "trend": None, "unit": "count", "kind": "count"}


def rows(name):
    with open(TABLES / name, encoding="utf-8", newline="") as file:
        return [pytest.param(row, id=row["id"]) for row in csv.DictReader(file)]


@pytest.mark.parametrize("row", rows("numbers.csv"))
def test_a_quantity_is_found_and_valued(row):
    (found,) = tn.numbers.find(row["text"])
    assert found.surface == row["surface"]
    assert [getattr(found, name) for name in NUMBERS] == [
        pytest.approx(float(row[name])) if row[name] else None for name in NUMBERS
    ]
    assert {name: getattr(found, name) for name in DEFAULTS} == {name: row[name] or default for name, default in DEFAULTS.items()}


@pytest.mark.parametrize("row", rows("number_traps.csv"))
def test_a_number_that_is_no_quantity_is_refused(row):
    assert tn.numbers.find(row["text"]) == []


def test_several_in_one_sentence_keep_their_order():
    text = "Of 40 boats, 12 sank, a third of them burned and as many fled, the rest of them, 20 per cent or so, at $5 each."
    found = tn.numbers.find(text)
    assert [q.surface for q in found] == ["40", "12", "a third", "as many", "20 per cent or so", "$5"]


def test_as_many_refers_back():
    (cannons, carts) = tn.numbers.find("They lost sixty cannons and as many carts.")
    assert not cannons.anaphoric
    assert carts.anaphoric and carts.value is None and carts.bound == "exact"


def test_what_follows_a_change_is_no_range():
    found = tn.numbers.find("The index rose 12 to 1,512 on Friday.")
    assert [(q.value, q.trend) for q in found] == [(12, "up"), (1512, None)]


def test_a_bound_holds_for_the_conversion_in_brackets():
    found = tn.numbers.find("They can sail more than 40 kilometres (25 miles).")
    assert [(q.surface, q.bound) for q in found] == [
        ("more than 40 kilometres", "more_than"),
        ("25 miles", "more_than"),
    ]


def test_a_trend_holds_for_what_the_sentence_leaves_out():
    found = tn.numbers.find("The Dow fell 240 points, or 0.8%, and the Nasdaq 1.3%.")
    assert [q.trend for q in found] == ["down", "down", "down"]


def test_an_amount_behind_a_slash_counts_too():
    found = tn.numbers.find("It gets 22 mpg city/31 mpg highway.")
    assert [(q.value, q.unit) for q in found] == [(22, "mile/gallon"), (31, "mile/gallon")]


@pytest.mark.parametrize("letter", ["ſ", "ı", "İ", "K"])
def test_letters_that_fold_into_latin_ones_break_nothing(letter):
    text = "Rose 5 percent or so a day higher, 3 kilometres or six million in all."
    for old in "sik":
        tn.numbers.find(text.replace(old, letter))


def test_head_and_modifier_are_told_apart():
    (found,) = tn.numbers.find("They lost up to around 3 million bolts.")
    assert "They lost up to around 3 million bolts."[found.head_start : found.head_end] == "3 million"
    assert found.modifier == "around"


@pytest.mark.parametrize("as_path", [False, True], ids=["dict", "path"])
def test_a_user_can_replace_the_vague_lexicon(as_path, tmp_path):
    vague = {"dozens": (36, 60)}
    if as_path:
        vague = tmp_path / "mine.csv"
        vague.write_text("phrase,low,high,scaled_high,frame,provenance\ndozens,36,60,,,me\n", encoding="utf-8")
    (mine,) = tn.numbers.find("Dozens of boats sank.", vague=vague)
    (ours,) = tn.numbers.find("Dozens of boats sank.")
    assert (mine.low, mine.high, ours.low, ours.high) == (36, 60, 24, None)


def test_a_change_is_two_amounts_that_share_scale_and_unit():
    (old, new) = tn.numbers.find("Output rose from 2 to 3 million shells a year.")
    assert (old.value, old.unit, old.trend) == (2_000_000, "count/year", None)
    assert (new.value, new.unit, new.trend) == (3_000_000, "count/year", "up")


def test_a_count_before_a_calibre_or_a_weight_is_no_group_of_digits():
    found = tn.numbers.find("They sent 12 155 mm guns, 20 000 mm of pipe and 10 500-kg bombs.")
    assert [q.value for q in found] == [12, 155, 20_000, 10, 500]


def test_every_second_behind_a_count_is_no_rate():
    found = tn.numbers.find("They hit one in two drones and every second missile.")
    assert [(q.value, q.unit) for q in found] == [(50, "percent"), (50, "percent")]


@pytest.mark.parametrize(
    "text", ["At least 20 civilians and up to 50 soldiers died.", "Up to 50 soldiers and at least 20 civilians died."]
)
def test_bounds_of_two_things_are_not_the_two_ends_of_one(text):
    assert {(q.value, q.low, q.high) for q in tn.numbers.find(text)} == {(20, 20, None), (50, None, 50)}
