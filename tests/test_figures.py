"""Figures of short articles of our own: what an analyst would tabulate, and nothing else.

``tables/figures_own.txt`` holds the articles, each with its expected rows:
surface | item | kind | outcome | supplier > recipient | surface of the figure it is part of

A line behind a row that begins with "!" is what comes out instead as long as that is not mended.
"""

import re
from datetime import date
from pathlib import Path

import pytest
import tidynews as tn
from tidynews.tables.parse import parse_rows

TABLE = Path(__file__).parent / "tables" / "figures_own.txt"


def articles():
    for part in re.split(r"(?m)^# ", TABLE.read_text(encoding="utf-8"))[1:]:
        name, _, rest = part.partition("\n")
        text, _, rows = rest.partition("---\n")
        yield pytest.param(text, list(expected(rows.strip().splitlines())), id=name.replace(" ", "_"))


def expected(lines):
    for line, after in zip(lines, [*lines[1:], ""]):
        if after.startswith("!"):
            assert cells(after[1:]) != cells(line), f"mended: take away {after!r}"
        elif not line.startswith("!"):
            yield cells(line)
        if line.startswith("!"):
            yield cells(line[1:])


def cells(line):
    row = [cell.strip() for cell in line.split("|")]
    return tuple(row + [""] * (6 - len(row)))


def figures(text):
    return parse_rows(tn.read_article(text=text))["figures"]


def shown(rows):
    surfaces = {row.figure_id: row.surface for row in rows}
    return [
        (
            row.surface,
            row.item or "",
            row.kind,
            row.outcome or "",
            f"{row.supplier or ''} > {row.recipient or ''}".strip() if row.supplier or row.recipient else "",
            surfaces.get(row.part_of, ""),
        )
        for row in rows
    ]


@pytest.mark.parametrize("text, rows", list(articles()))
def test_own_articles(text, rows):
    assert shown(figures(text)) == rows


@pytest.mark.parametrize(
    "text, column, expected",
    [
        ("The rebels hold 40 guns or 60 mortars.", "alternative_to", [None, 0]),
        ("They saw 300 trucks, enough to carry 12,000 tons of shells.", "derived_from", [None, 0]),
        ("Floods killed 30 people, including nine children.", "part_of", [None, 0]),
        ("Norway will supply 12 howitzers, six this year and six in 2027.", "part_of", [None, 0, 0]),
        ("Of 48 missiles delivered to Kyiv, 20 have been fired.", "part_of", [None, 0]),
        ("Egypt bought 500 tanks. Two of them were destroyed on Monday.", "part_of", [None, 0]),
    ],
    ids=["alternative", "conversion", "including", "itemised", "fronted whole", "of them"],
)
def test_relations(text, column, expected):
    rows = figures(text)
    places = {row.figure_id: k for k, row in enumerate(rows)}
    assert [places.get(getattr(row, column)) for row in rows] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Two officials said the talks would go on.",
        "The two countries signed a pact in June 2021.",
        "Both nations will meet again within three weeks.",
        "The KN-23 and the Kh-31P were shown on 9 May.",
        "The five permanent members of the council met.",
        "He is 54 and has led the agency since 2019.",
        "One of the ships is old.",
        "A second attempt failed on the 17th day.",
        "Three people familiar with the matter spoke to the paper.",
        "A man waved one flag.",
    ],
)
def test_not_figures(text):
    assert figures(text) == []


@pytest.mark.parametrize(
    "text, expected",
    [
        ("Since May, 300 trucks have passed.", True),
        ("In all, 500 soldiers were killed.", True),
        ("Another 20 people died on Monday.", False),
        ("A further 25 trucks were destroyed.", False),
        ("Some 25 trucks were destroyed.", None),
    ],
)
def test_cumulative(text, expected):
    assert [row.cumulative for row in figures(text)] == [expected]


def test_a_figure_carries_its_innermost_claim():
    rows = parse_rows(tn.read_article(text="The minister said that 300 tanks had been sent to Kenya, the agency reported."))
    around = {c.claim_id: c for c in rows["claims"]}
    for figure in rows["figures"]:
        if figure.claim_id:
            claim = around[figure.claim_id]
            assert claim.start <= figure.start and figure.end <= claim.end


@pytest.mark.parametrize(
    "text", ["…", "0{0", "1 2 3 4 5 6 7 8 9 " * 50, "killed 13, 14, 15 of of of 16", "£ € % 5 of", "the 9" * 200]
)
def test_odd_texts_do_no_harm(text):
    article = tn.read_article(text=text)
    for row in parse_rows(article)["figures"]:
        assert article.text[row.start : row.end] == row.surface


def test_amounts_in_brackets_are_converted_from_the_amount_before():
    rows = figures("The bridge cost 12 million Danish crowns ($1.9 million), the minister said.")
    assert [(row.unit, row.item) for row in rows] == [("DKK", "bridge"), ("USD", "bridge")]
    assert rows[1].derived_from == rows[0].figure_id


def test_a_date_stays_in_its_own_clause():
    rows = figures("Chad will buy 60 trucks, the minister said, noting that Togo had bought 25 trucks half a year ago.")
    assert [row.date_text for row in rows] == [None, "half a year ago"]


@pytest.mark.parametrize(
    "text, item",
    [
        ("Two leopards have been seen with 14 cubs near the farm.", "cub"),
        ("The council sent 14 Leopards to Chad.", "leopard tank"),
        ("Three regulatory bodies paid 40 fines.", "fine"),
    ],
    ids=["animals", "tanks", "bodies that are offices"],
)
def test_names_of_types_and_their_homonyms(text, item):
    assert figures(text)[-1].item == item
    assert all(row.kind != "casualty" for row in figures(text))


def test_a_clause_with_since_opens_a_period():
    (row,) = figures("News\nThe Gazette\nSome 900 people have fled since the dam broke in May 2023, the mayor said.\n")
    assert (row.date_text, row.date_start, row.date_end) == ("since the dam broke in May 2023", date(2023, 5, 1), None)
    assert row.cumulative


@pytest.mark.parametrize(
    "text, expected",
    [
        ("Peru has sent Chile 20 guns.", ["sent"]),
        ("Peru will send Chile 20 guns.", ["pledged"]),
        ("Peru announced that it would send Chile 20 guns.", ["pledged"]),
        ("Peru would send Chile 20 guns if it were asked.", ["planned"]),
        ("Peru ordered 20 guns from Chile.", ["ordered"]),
        ("Lima announced that Peru has taken delivery of 20 guns from Chile.", ["delivered"]),
        ("A shipment of 20 guns to Chile was paused.", ["planned"]),
        ("Peru has sent Chile 12 of 19 jets.", ["sent", "pledged"]),
        ("The crates that Peru shipped to Chile could hold 9,000 shells.", ["capacity"]),
    ],
    ids=[
        "done",
        "will",
        "a will that was reported",
        "a condition",
        "an order",
        "announced as done",
        "held up",
        "the rest is to come",
        "could hold",
    ],
)
def test_stages(text, expected):
    assert [row.stage for row in figures(text)] == expected


@pytest.mark.parametrize(
    "text, days",
    [
        ("At least 66 people were killed in a quake that hit the coast on Monday night.", ["2024-10-07"]),
        ("Six were hurt in a quake at the site of one that struck in 2008.", [None]),
        ("A boat capsized on Wednesday. Rescuers found nine bodies.", ["2024-10-09"]),
        ("The sea has killed 385 migrants so far this year.", ["2024-01-01"]),
    ],
    ids=["the clause of the event", "another event", "an event that counts nobody", "to this day"],
)
def test_days_of_what_happened(text, days):
    article = tn.read_article(text=f"News of the day\n\n{text}\n", published=date(2024, 10, 10))
    found = [row.date_start for row in parse_rows(article)["figures"]]
    assert [day and day.isoformat() for day in found] == days
