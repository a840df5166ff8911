"""Corrections: made after parsing, marked, kept; what matches nothing is reported."""

import os
import threading
import time
from dataclasses import replace
from datetime import date

import pytest
import tidynews as tn
from tidynews.records import ArticleRow, Claim, Figure
from tidynews.tables import corrections, locks
from tidynews.tables.corrections import Correction, CorrectionError
from tidynews.tables.tables import Tables

FIGURE = Figure(
    figure_id="a-f10-13",
    article_id="a",
    paragraph=1,
    sentence=1,
    start=10,
    end=13,
    surface="200",
    value=200.0,
    low=200.0,
    best=200.0,
    high=200.0,
    item="house",
    claim_id="a-c0-30",
)
CLAIM = Claim(
    claim_id="a-c0-30",
    article_id="a",
    paragraph=1,
    sentence=1,
    start=0,
    end=30,
    source="the mayor",
    cue="said",
    content="200 houses burned in the suburb",
)
ARTICLE = ArticleRow(article_id="a", outlet="Valley Courier", published=date(2024, 8, 1), n_words=9, n_paragraphs=1)


@pytest.fixture
def tables():
    return Tables.from_rows({"articles": [ARTICLE], "figures": [FIGURE], "claims": [CLAIM]})


def change(column, value, table="figures", row_id="a-f10-13"):
    return Correction(table=table, row_id=row_id, column=column, value=value)


@pytest.mark.parametrize(
    "correction, expected",
    [
        pytest.param(change("value", "250"), 250.0, id="a number"),
        pytest.param(change("item", "farm house"), "farm house", id="a word"),
        pytest.param(change("item", None), None, id="missing"),
        pytest.param(change("date_start", "2024-07-30"), date(2024, 7, 30), id="a day"),
        pytest.param(change("cumulative", "true"), True, id="a flag"),
    ],
)
def test_a_cell_is_changed_and_marked(tables, correction, expected):
    done, stale = corrections.apply(tables, [correction])
    row = done.rows("figures")[0]
    assert getattr(row, correction.column) == expected and row.corrected and stale.empty
    assert tables.rows("figures") == [FIGURE], "the tables given are not touched"


def test_the_last_line_on_a_cell_counts(tables):
    done, _ = corrections.apply(tables, [change("value", "1"), change("value", "2")])
    assert done.figures["value"].tolist() == [2.0]


def test_a_rejected_claim_leaves_nothing_that_points_at_it(tables):
    done, stale = corrections.apply(tables, [change("*", "reject", "claims", "a-c0-30")])
    assert done.claims.empty and done.sourcing.empty and stale.empty
    assert done.figures["claim_id"].isna().all()


def test_a_row_is_added_from_its_cells(tables):
    cells = {"article_id": "a", "paragraph": "1", "sentence": "1", "start": "20", "end": "23", "surface": "ten", "value": "10"}
    lines = [change("*", "add", row_id="a-f20-23"), *(change(name, value, row_id="a-f20-23") for name, value in cells.items())]
    done, stale = corrections.apply(tables, lines)
    assert stale.empty and done.rows("figures")[1].value == 10.0 and done.rows("figures")[1].corrected


def test_an_added_row_must_have_what_it_cannot_do_without(tables):
    with pytest.raises(CorrectionError, match="needs also: article_id, paragraph"):
        corrections.apply(tables, [change("*", "add", row_id="new")])


def test_the_claim_is_judged_anew_and_the_judgement_can_be_corrected(tables):
    before = tables.rows("claims")
    done, _ = corrections.apply(
        tables, [change("source", None, "claims", "a-c0-30"), change("weakest", "cue", "sourcing", "a-c0-30")]
    )
    judged = done.rows("sourcing")[0]
    assert judged.source_score < 0.2 and judged.weakest == "cue" and judged.corrected
    assert before[0].source == "the mayor"


def test_what_matches_no_row_is_reported(tables):
    lines = [change("value", "3", row_id="gone"), change("value", "4"), change("*", "add")]
    done, stale = corrections.apply(tables, lines)
    assert stale["row_id"].tolist() == ["gone", "a-f10-13"]
    assert stale["problem"].tolist() == ["there is no such row any more", "there is such a row already"]
    assert done.figures["value"].tolist() == [4.0]


def test_articles_are_marked_too(tables):
    done, _ = corrections.apply(tables, [change("published", "2024-08-02", "articles", "a")])
    assert done.rows("articles") == [replace(ARTICLE, published=date(2024, 8, 2), corrected=True)]


def test_no_corrections_change_nothing(tables):
    done, stale = corrections.apply(tables, [])
    assert done.rows("figures") == tables.rows("figures") and stale.empty and stale["line"].dtype == "int64"


def test_what_is_appended_is_read_back(tmp_path):
    path = tmp_path / "kept" / "corrections.csv"
    for value in ["=2+3", "'=x", "plain, with “quotes”\nand a second line", None, "reject"]:
        column = "*" if value == "reject" else "item"
        corrections.append(path, table="figures", row_id="a-f10-13", column=column, value=value, why="checked", who="me")
    found = corrections.read(path)
    assert [c.value for c in found] == ["=2+3", "'=x", "plain, with “quotes”\nand a second line", None, "reject"]
    assert all(c.when and c.who == "me" for c in found)
    assert "\n=" not in path.read_text() and ",=2" not in path.read_text()
    assert [p.name for p in path.parent.iterdir()] == ["corrections.csv"]


def test_writers_at_once_lose_nothing(tmp_path):
    path = tmp_path / "corrections.csv"

    def write(n):
        corrections.append(path, table="figures", row_id=f"f{n}", column="value", value=n)

    threads = [threading.Thread(target=write, args=(n,)) for n in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(c.row_id for c in corrections.read(path)) == sorted(f"f{n}" for n in range(12))


def test_no_file_is_no_corrections(tmp_path):
    assert corrections.read(tmp_path / "none.csv") == []


HEADER = "table,row_id,column,value,why,who,when\n"


@pytest.mark.parametrize(
    "text, message",
    [
        pytest.param("table,row_id\n", "missing: column, value", id="columns"),
        pytest.param(HEADER + "figures,x,item,a,,,\nfigurs,x,item,a,,,\n", "line 3: there is no table 'figurs'", id="table"),
        pytest.param(HEADER + "figures,,item,a,,,\n", "line 2: row_id is empty", id="row"),
        pytest.param(HEADER + "figures,x,itm,a,,,\n", "line 2: figures has no column 'itm'", id="column"),
        pytest.param(HEADER + "figures,x,figure_id,a,,,\n", "no column 'figure_id' to correct", id="key"),
        pytest.param(HEADER + "figures,x,value,many,,,\n", "line 2: 'many' does not fit figures.value", id="number"),
        pytest.param(HEADER + "figures,x,cumulative,maybe,,,\n", "True or False", id="flag"),
        pytest.param(HEADER + "figures,x,surface,,,,\n", "cannot be missing", id="needed"),
        pytest.param(HEADER + "figures,x,*,remove,,,\n", "reject or add", id="whole row"),
        pytest.param(
            HEADER + "figures,x,kind,banana,,,\n", "line 2: 'banana' does not fit figures.kind .it is one of casu", id="kind"
        ),
        pytest.param(HEADER + "figures,x,stage,lost,,,\n", "line 2: 'lost' does not fit figures.stage", id="stage"),
        pytest.param(HEADER + "figures,x,bound,some,,,\n", "line 2: 'some' does not fit figures.bound", id="bound"),
        pytest.param(HEADER + "figures,x,trend,sideways,,,\n", "does not fit figures.trend", id="trend"),
        pytest.param(HEADER + "claims,x,stance,maybe,,,\n", "does not fit claims.stance", id="stance"),
        pytest.param(HEADER + "claims,x,source_type,spy,,,\n", "does not fit claims.source_type", id="source type"),
        pytest.param(HEADER + "sourcing,x,reliability,Z,,,\n", "does not fit sourcing.reliability", id="letter"),
        pytest.param(HEADER + "figures,x,low,inf,,,\n", "line 2: 'inf' does not fit figures.low", id="without end"),
        pytest.param(HEADER + "figures,x,low,nan,,,\n", "line 2: 'nan' does not fit figures.low", id="no number"),
        pytest.param(HEADER + "figures,x,start,-5,,,\n", "line 2: '-5' does not fit figures.start", id="below 0"),
        pytest.param(HEADER + f"figures,x,start,{'9' * 30},,,\n", "does not fit figures.start", id="overflow"),
        pytest.param(HEADER + f"figures,x,start,{'9' * 5000},,,\n", "does not fit figures.start", id="5000 digits"),
        pytest.param(HEADER + "sourcing,x,strength,7,,,\n", "line 2: '7' does not fit sourcing.strength", id="strength"),
        pytest.param(HEADER + "claims,x,likelihood_low,101,,,\n", "number from 0 to 100", id="likelihood"),
        pytest.param(HEADER + "links,a; b; denies,score,-0.1,,,\n", "number from 0 to 1 ", id="score"),
        pytest.param(HEADER + "figures,x,part_of,x,,,\n", "line 2: 'x' does not fit figures.part_of", id="part of itself"),
        pytest.param(HEADER + "claims,x,parent,x,,,\n", "cannot point at itself", id="its own parent"),
        pytest.param(HEADER + "figures,x,item\n", "line 2: the line has too few", id="too few cells"),
        pytest.param(HEADER + "figures,x,item,a,b,c,d,e\n", "line 2: the line has too few or too many", id="too many cells"),
        pytest.param(HEADER + f"figures,x,item,{'a' * 140_000},,,\n", "line 2: not a CSV file", id="endless cell"),
    ],
)
def test_a_bad_line_is_named(tmp_path, text, message):
    path = tmp_path / "corrections.csv"
    path.write_text(text)
    with pytest.raises(CorrectionError, match=message.replace("*", r"\*")) as error:
        corrections.read(path)
    assert str(path) in str(error.value)


CONTRADICTIONS = [
    ("low above high", {"low": "500"}, {"low": 200.0}, "low 500.0, value 200.0"),
    ("low above high, both given", {"low": "500", "high": "300", "item": "barn"}, {"low": 200.0, "item": "barn"}, "high 300.0"),
    ("end before start", {"end": "4"}, {"end": 13}, "start 10, end 4"),
    ("nothing between", {"start": "13"}, {"start": 10}, "start 13, end 13"),
    ("days", {"date_start": "2024-08-02", "date_end": "2024-08-01"}, {"date_start": None}, "date_start 2024-08-02"),
]


@pytest.mark.parametrize(
    ("cells", "kept", "problem"), [row[1:] for row in CONTRADICTIONS], ids=[row[0] for row in CONTRADICTIONS]
)
def test_what_contradicts_its_row_is_not_made_and_reported_with_its_line(tables, tmp_path, cells, kept, problem):
    path = tmp_path / "corrections.csv"
    for column, value in cells.items():
        corrections.append(path, table="figures", row_id="a-f10-13", column=column, value=value)
    done, stale = corrections.apply(tables, path)
    row = done.rows("figures")[0]
    assert {column: getattr(row, column) for column in kept} == kept
    assert problem in stale["problem"][0] and stale["line"][0] == 2


def test_bounds_that_were_the_value_follow_it(tables):
    done, stale = corrections.apply(tables, [change("value", "250")])
    row = done.rows("figures")[0]
    assert (row.low, row.best, row.value, row.high) == (250.0,) * 4 and stale.empty
    done, stale = corrections.apply(tables, [change("value", "250"), change("high", "300"), change("bound", "range")])
    row = done.rows("figures")[0]
    assert (row.low, row.value, row.high) == (250.0, 250.0, 300.0) and stale.empty


def test_an_added_row_that_contradicts_itself_is_refused_with_its_line(tables, tmp_path):
    path = tmp_path / "corrections.csv"
    cells = {"article_id": "a", "paragraph": 1, "sentence": 1, "start": 23, "end": 20, "surface": "ten"}
    corrections.append(path, table="figures", row_id="new", column="*", value="add")
    for column, value in cells.items():
        corrections.append(path, table="figures", row_id="new", column=column, value=value)
    with pytest.raises(CorrectionError, match="line 2: the row 'new' added to figures cannot be: start 23, end 20"):
        corrections.apply(tables, path)


@pytest.mark.parametrize("age", [-1e6, 0, 1e6], ids=["of the future", "of now", "old"])
def test_a_lock_that_was_left_behind_holds_nobody_up(tmp_path, age):
    lock = tmp_path / ".corrections.csv.lock"
    lock.touch()
    os.utime(lock, (time.time() - age,) * 2)
    begun = time.monotonic()
    corrections.append(tmp_path / "corrections.csv", table="figures", row_id="f", column="value", value=1)
    assert time.monotonic() - begun < 5 and not lock.exists()


def test_a_slow_writer_keeps_its_lock_and_another_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(corrections, "PATIENCE", 0.1)
    path = tmp_path / "corrections.csv"
    with locks.alone(path, 1.0):
        os.utime(tmp_path / ".corrections.csv.lock", (0, 0))
        with pytest.raises(CorrectionError, match="another program has been writing for 0.1 seconds"):
            corrections.append(path, table="figures", row_id="f", column="value", value=1)
    corrections.append(path, table="figures", row_id="f", column="value", value=1)
    assert len(corrections.read(path)) == 1


def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "corrections.csv")
    with pytest.raises(CorrectionError, match="pipe or a device"):
        corrections.read(tmp_path / "corrections.csv")


@pytest.mark.parametrize("cells", [{"value": "\ud800"}, {"value": "x", "why": "\udc00"}], ids=["value", "why"])
def test_half_a_surrogate_pair_is_not_written(tmp_path, cells):
    path = tmp_path / "corrections.csv"
    with pytest.raises(CorrectionError, match="surrogate"):
        corrections.append(path, table="figures", row_id="x", column="item", **cells)
    assert not path.exists()


def test_a_bad_correction_is_not_written(tmp_path):
    path = tmp_path / "corrections.csv"
    with pytest.raises(CorrectionError):
        corrections.append(path, table="figures", row_id="x", column="value", value="many")
    assert not path.exists()


@pytest.mark.parametrize("given, corrected", [("", True), (None, False)], ids=["beside the articles", "none"])
def test_what_is_kept_beside_the_articles_is_made_whenever_they_are_read(tmp_path, given, corrected):
    (tmp_path / "one.txt").write_text("Crates landed\n\nThe port said that 400 crates were landed on Friday.\n", encoding="utf-8")
    (tmp_path / "two.txt").write_text("Crates lost\n\nThe line said that 10 crates were lost on Friday.\n", encoding="utf-8")
    article = tn.read_article(tmp_path / "one.txt")
    figure = tn.parse(article).rows("figures")[0]
    kept = tn.corrections.beside(tmp_path)
    tn.corrections.append(kept, table="figures", row_id=figure.figure_id, column="item", value="box")
    for articles in (tmp_path, tmp_path / "one.txt", f"{tmp_path}/o*.txt"):
        _, tables = tn.reading.load(str(articles), corrections=given)
        items = {row.figure_id: row.item for row in tables.rows("figures")}
        assert (items[figure.figure_id] == "box") == corrected
    _, other = tn.reading.load(str(tmp_path / "two.txt"), corrections=given)  # and nothing is said of the other article's rows
    assert [row.item for row in other.rows("figures")] == ["crate"]
