"""The register of transfers and tolls: what short articles of our own add up to, and what is never added up."""

import sys
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
import tidynews as tn
from tidynews.showing.cli import main

GAZETTE = (
    "The Gazette",
    "2024-03-04",
    "Norway sends shells to Chad\nNorway has sent 40,000 shells to Chad, the Norwegian defence minister said.",
)
ECHO = ("The Echo", "2024-03-05", "Shells for Chad\nNorway has sent 40,000 shells to Chad, the Norwegian defence minister said.")
RIVAL = ("The Herald", "2024-03-05", "Chad counts shells\nNorway has sent 55,000 shells to Chad, the Chadian army said.")
ORDER = ("The Herald", "2024-03-06", "Chad orders shells\nChad has ordered 90,000 shells from Norway, the Chadian army said.")
OPEN = ("The Herald", "2024-03-05", "Shells\nNorway has sent more than 30,000 shells to Chad, the Chadian army said.")
PARTS = (
    "The Mirror",
    "2024-03-07",
    "Shells\nNorway has sent 40,000 shells to Chad, including 9,000 shells in May, the Norwegian defence minister said.",
)
QUAKE = ("The Gazette", "2024-05-01", "Quake hits Peru\nAn earthquake in Peru killed 30 people on Wednesday, police said.")
LATER = ("The Gazette", "2024-05-03", "Toll of Peru quake rises\nThe earthquake in Peru killed 45 people, police said on Friday.")


EXAMPLES = Path(__file__).parents[1] / "examples"


def read(*articles):
    return tn.parse_many(
        [tn.read_article(text=text, outlet=outlet, published=date.fromisoformat(day)) for outlet, day, text in articles]
    )


@pytest.mark.parametrize(
    "articles, stage, low, high, outlets, origins",
    [
        ([GAZETTE], "sent", 40000, 40000, 1, 1),
        ([GAZETTE, ECHO], "sent", 40000, 40000, 2, 1),
        ([GAZETTE, RIVAL], "sent", 40000, 55000, 2, 2),
        ([GAZETTE, ORDER], "ordered", 90000, 90000, 1, 1),
        ([GAZETTE, ORDER], "sent", 40000, 40000, 1, 1),
        ([GAZETTE, OPEN], "sent", 30000, None, 2, 2),
        ([PARTS], "sent", 40000, 40000, 1, 1),
    ],
    ids=[
        "one",
        "one minister in two outlets",
        "rivals give bounds",
        "orders apart",
        "deliveries apart",
        "an open bound stays",
        "parts",
    ],
)
def test_transfers(articles, stage, low, high, outlets, origins):
    register = tn.transfers(read(*articles))
    row = register[(register["stage"] == stage) & (register["item"] == "artillery shell")].iloc[0]
    assert (row.supplier, row.recipient) == ("Norway", "Chad")
    assert (row.low, None if pd.isna(row.high) else row.high, row.n_outlets, row.independent_origins) == (
        low,
        high,
        outlets,
        origins,
    )
    assert row.basis and row.statement_ids


def test_of_one_partys_tolls_the_last_counts():
    row = tn.tolls(read(QUAKE, LATER)).iloc[0]
    assert (row.outcome, row.low, row.high) == ("killed", 45, 45)


@pytest.mark.parametrize(
    "wanted, rows",
    [
        ({"supplier": "Norway"}, 2),
        ({"supplier": "Chad"}, 0),
        ({"recipient": "Chad", "item": "artillery shells"}, 2),
        ({"item": "tank"}, 0),
        ({"since": date(2024, 3, 6)}, 1),
        ({"until": date(2024, 3, 5)}, 1),
    ],
    ids=str,
)
def test_a_register_can_be_narrowed(wanted, rows):
    assert len(tn.transfers(read(GAZETTE, ORDER), **wanted)) == rows


def test_a_register_of_nothing_has_its_columns():
    empty = tn.transfers(read(QUAKE))
    assert empty.empty and {"supplier", "stage", "low", "basis"} <= set(empty.columns)


def test_the_command_prints_and_writes_the_register(tmp_path, capsys):
    texts = tmp_path / "articles"
    texts.mkdir()
    for n, (_, _, text) in enumerate([GAZETTE, ORDER, QUAKE]):
        (texts / f"{n}.txt").write_text(text)
    assert main(["register", str(texts), "-o", str(tmp_path / "out")]) == 0
    said = capsys.readouterr().out
    assert "Norway → Chad, artillery shell, sent: 40,000" in said and "Quake hits Peru: person, killed: 30" in said
    written = pd.read_csv(tmp_path / "out" / "transfers.csv")
    assert written["low"].tolist() == pd.read_parquet(tmp_path / "out" / "transfers.parquet")["low"].tolist() == [90000, 40000]


def test_the_register_is_written_without_a_workbook_where_its_writer_is_not_installed(tmp_path, capsys, monkeypatch):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("Ships\nThe Gazette\nPeru sent Chile 40 tanks.", encoding="utf-8")
    monkeypatch.delitem(sys.modules, "xlsxwriter", raising=False)
    monkeypatch.setattr("tidynews.extras.find_spec", lambda name: None)
    assert main(["register", str(tmp_path / "in"), "-o", str(tmp_path / "out")]) == 0
    assert {path.name for path in (tmp_path / "out").iterdir()} == {
        f"{n}.{e}" for n in ("transfers", "tolls") for e in ("csv", "parquet")
    }
    assert "tidynews[excel]" in capsys.readouterr().out


def test_the_command_takes_tables_and_names_what_it_could_not_read(tmp_path, capsys):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(GAZETTE[2])
    (tmp_path / "in" / "bad.txt").write_bytes(b"")
    assert main(["register", str(tmp_path / "in")]) == 1
    assert "bad.txt: is empty" in capsys.readouterr().err
    assert main(["parse", str(tmp_path / "in" / "a.txt"), "-o", str(tmp_path / "tables")]) == 0
    capsys.readouterr()
    assert main(["register", str(tmp_path / "tables"), "--item", "tank"]) == 0
    assert "Transfers (0)" in capsys.readouterr().out


def test_a_day_that_is_none_is_refused(capsys):
    with pytest.raises(SystemExit):
        main(["register", ".", "--since", "May"])
    assert "'May' is not a day: YYYY-MM-DD" in capsys.readouterr().err


MINISTER, ARMY = "the Norwegian defence minister said", "the Chadian army said"


def told(words, who, outlet="The Gazette", day="2024-03-04", more=""):
    """A report of Norway's shells for Chad."""
    return outlet, day, f"Shells\nNorway {words} to Chad, {who}.{more}"


LOAD = told("has sent 100 containers", f"enough for 40,000 shells, {MINISTER}")
UP_TO = told("has sent up to 40,000 shells", MINISTER)
SPRING = told("has sent 90,000 shells", ARMY, "The Herald", "2024-05-04")
FEWER = told("has sent 500 shells", ARMY, "The Herald", "2024-05-04")
ANOTHER = told("has sent 40,000 shells", MINISTER, more=" It sent another 5,000 shells to Chad last week, the minister said.")
MAYBE = told("may have sent 40,000 shells", MINISTER)
SURE = told("has sent 40,000 shells", MINISTER, "The Echo", "2024-03-05")
ROUNDS = told("has sent 40,000 artillery rounds", ARMY, "The Herald", "2024-03-05")
DENIED = ("The Herald", "2024-03-04", "Shells\nThe Norwegian defence minister denied that Norway had sent 40,000 shells to Chad.")
VAGUE = told("has sent several shells", MINISTER)


def bounds(register):
    """The bounds of the shells by stage, missing ones as None."""
    shells = register[register["item"].str.contains("shell|round")]
    return {
        (row.stage if isinstance(row.stage, str) else None): tuple(None if pd.isna(n) else n for n in (row.low, row.high))
        for row in shells.itertuples()
    }


@pytest.mark.parametrize(
    "articles, expected",
    [
        pytest.param([LOAD], {"capacity": (40000, 40000)}, id="what a load could hold was not sent"),
        pytest.param(
            [UP_TO, OPEN], {"sent": (30000, None)}, id="the least that anybody gives and no most where one leaves it open"
        ),
        pytest.param([UP_TO], {"sent": (None, 40000)}, id="a ceiling has no floor"),
        pytest.param([VAGUE], {"sent": (3, None)}, id="a vague number stays vague"),
        pytest.param([GAZETTE, SPRING], {"sent": (90000, 90000)}, id="a later total of another party counts"),
        pytest.param([GAZETTE, FEWER], {"sent": (500, 40000)}, id="a smaller number later is no total of all"),
        pytest.param([ANOTHER], {"sent": (40000, 40000)}, id="an addition is not added, nor a total"),
        pytest.param([GAZETTE, ROUNDS], {"sent": (40000, 40000)}, id="shells and rounds are one thing"),
        pytest.param([DENIED], {"sent": (None, None)}, id="what is only denied has no bounds"),
    ],
)
def test_bounds_of_the_register(articles, expected):
    assert bounds(tn.transfers(read(*articles))) == expected


def test_a_drift_counts_where_its_origin_does():
    register = tn.transfers(read(MAYBE, SURE))
    assert len(register) == 1 and register["n_outlets"].item() == 2
    assert "hedged" in register["uncertain"].item() and any(
        "may have" in words for words in read(MAYBE, SURE).statements["surface"]
    )


def test_alternatives_are_bounds_of_one_number_and_no_sum():
    text = f"Shells\nNorway has sent 40,000 155-mm shells or 9,000 155-mm rounds to Chad, {MINISTER}."
    register = tn.transfers(read(("The Gazette", "2024-03-04", text)))
    assert (register["high"].max(), register["low"].min()) == (40000, 9000)


@pytest.mark.parametrize("folder", ["shells"])
def test_every_bound_is_a_number_of_an_article(folder):
    tables = tn.parse_many(f"{EXAMPLES}/{folder}")
    said = set(tables.figures[["low", "high"]].stack().dropna())
    for register in (tn.transfers(tables), tn.tolls(tables)):
        assert set(register[["low", "high"]].stack().dropna()) <= said
        ids = [name for cell in register["figure_ids"].dropna() for name in cell.split("; ")]
        assert set(ids) <= set(tables.figures["figure_id"])


def test_changes_of_a_register():
    before, now = tn.tolls(read(QUAKE)), tn.tolls(read(QUAKE, LATER))
    assert tn.changed(now, before)[["change", "before", "now"]].values.tolist() == [["other bounds", "30", "45"]]
