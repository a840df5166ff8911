"""The tables: one dtype map, saved and exported without loss, harmless to a spreadsheet."""

import contextlib
import csv
import errno
import os
import random
import shutil
import threading
from dataclasses import fields, replace
from datetime import date
from pathlib import Path

import news
import pandas as pd
import pytest
import tidynews as tn
from hypothesis import given, settings
from hypothesis import strategies as st
from tidynews.records import DTYPES, ROWS, ArticleRow, Claim, Link
from tidynews.tables import locks, stored
from tidynews.tables.corpus import parse_to, workers
from tidynews.tables.export import harmless, restored, write_csv
from tidynews.tables.schema import SchemaError, frame, to_rows
from tidynews.tables.tables import Tables

CELLS = {
    "str": st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20),
    "Int64": st.integers(0, 2**53),
    "int64": st.integers(0, 2**53),
    "float64": st.floats(allow_nan=False, allow_infinity=False),
    "boolean": st.booleans(),
    "datetime64[s]": st.dates(),
}


@st.composite
def rows_of(draw, name):
    row_class = ROWS[name]
    cells = {
        f.name: CELLS[f.metadata["dtype"]] if "None" not in str(f.type) else st.none() | CELLS[f.metadata["dtype"]]
        for f in fields(row_class)
    }
    return draw(st.lists(st.builds(row_class, **cells), max_size=4))


@st.composite
def tables(draw):
    return Tables.from_rows({name: draw(rows_of(name)) for name in ROWS})


def equal(one, other):
    for name in ROWS:
        pd.testing.assert_frame_equal(getattr(one, name), getattr(other, name))
    return True


@pytest.mark.parametrize("name", ROWS)
def test_an_empty_table_has_the_columns_and_dtypes_of_a_full_one(name):
    assert {column: str(dtype) for column, dtype in frame(name).dtypes.items()} == DTYPES[name]


@settings(max_examples=25, deadline=None)
@given(st.sampled_from(list(ROWS)).flatmap(lambda name: st.tuples(st.just(name), rows_of(name))))
def test_rows_and_frames_are_inverse(pair):
    name, rows = pair
    table = frame(name, rows)
    assert {column: str(dtype) for column, dtype in table.dtypes.items()} == DTYPES[name]
    assert to_rows(name, table) == rows


@settings(max_examples=15, deadline=None)
@given(tables())
def test_parquet_and_csv_give_back_what_was_saved(tmp_path_factory, found):
    folder = tmp_path_factory.mktemp("tables")
    assert equal(tn.load(found.save(folder / "parquet")), found)
    assert equal(tn.load_csv(found.to_csv(folder / "csv")), found)


def test_saving_again_gives_the_same_bytes_and_removes_older_parts(tmp_path):
    one = Tables.from_rows({"links": [Link(statement_id="b", other_id="a", relation="denies", score=1.0)]})
    one.save(tmp_path)
    before = {p: p.read_bytes() for p in tmp_path.rglob("*.parquet")}
    (tmp_path / "links" / "part-00001-of-00002.parquet").write_bytes(b"old")
    tn.load(one.save(tmp_path)).save(tmp_path)
    assert {p: p.read_bytes() for p in tmp_path.rglob("*.parquet")} == before


def test_concat_keeps_rows_dtypes_and_the_empty_case():
    one = Tables.from_rows({"links": [Link(statement_id="b", other_id="a", relation="denies", score=1.0)]})
    assert Tables.concat([one, one]).rows("links") == one.rows("links") * 2
    assert equal(Tables.concat([]), Tables.from_rows({}))
    assert equal(Tables.concat([Tables.from_rows({}), one]), one)


# ---------------------------------------------------------------- what does not fit


def test_a_changed_table_is_refused_before_anything_is_written(tmp_path):
    found = Tables.from_rows({})
    found.links = found.links.drop(columns="score")
    with pytest.raises(SchemaError, match="links has no column score"):
        found.save(tmp_path / "t")
    assert not (tmp_path / "t").exists()
    found.links = pd.DataFrame({c: ["x"] for c in DTYPES["links"]})
    with pytest.raises(SchemaError, match="links does not fit"):
        found.save(tmp_path / "t")


def test_folders_that_are_no_tables_are_refused(tmp_path):
    with pytest.raises(SchemaError, match="holds no table articles"):
        tn.load(tmp_path)
    Tables.from_rows({}).save(tmp_path)
    (tmp_path / "links" / "part-00000-of-00001.parquet").write_bytes(b"PAR1 rubbish")
    with pytest.raises(SchemaError, match="links cannot be read"):
        tn.load(tmp_path)
    pd.DataFrame({"claim_id": ["x"]}).to_parquet(tmp_path / "links" / "part-00000-of-00001.parquet")
    (tmp_path / "tidynews.json").unlink()
    with pytest.raises(SchemaError, match="links has no column statement_id, other_id, relation"):
        tn.load(tmp_path)


BAD_CELLS = [("score", "much", "row 2 column score: 'much' is no float64"), ("corrected", "perhaps", "column corrected")]


@pytest.mark.parametrize(("column", "cell", "message"), BAD_CELLS, ids=[row[0] for row in BAD_CELLS])
def test_a_bad_cell_of_a_csv_is_named(tmp_path, column, cell, message):
    one = Tables.from_rows({"links": [Link(statement_id="b", other_id="a", relation="denies", score=1.0)]})
    file = one.to_csv(tmp_path) / "links.csv"
    table = pd.read_csv(file, dtype=str)
    table[column] = cell
    table.to_csv(file, index=False)
    with pytest.raises(SchemaError, match=message):
        tn.load_csv(tmp_path)


# ---------------------------------------------------------------- whole, or the one before, or an error


def links(score, n=3):
    rows = [Link(statement_id=f"b{i}", other_id="a", relation="denies", score=score) for i in range(n)]
    claim = Claim(claim_id=f"c{score}", article_id="a", paragraph=0, sentence=0, start=0, end=1)
    return Tables.from_rows({"links": rows, "claims": [claim]})


MANIFESTS = ["", "[]", "null", "7", "{", '{"parts": "x"}', '{"parts": 0}', '{"digests": []}', '{"complete": 3}', "[" * 100_000,
    '{"digests": {"../links/part-0.parquet": "' + "0" * 64 + '"}}', '{"digests": {"links/part-0.parquet": null}}']  # fmt: skip


@pytest.mark.parametrize("text", MANIFESTS, ids=lambda t: t[:40] or "empty")
def test_a_damaged_manifest_is_told_and_mended_by_a_save(tmp_path, text):
    links(0.5).save(tmp_path)
    (tmp_path / "tidynews.json").write_text(text)
    with pytest.raises(SchemaError, match="tidynews.json is damaged"):
        tn.load(tmp_path)
    assert stored.faults(tmp_path) == (1, [("tidynews.json", "is damaged")])
    assert equal(tn.load(links(0.7).save(tmp_path)), links(0.7))
    assert stored.faults(tmp_path) == (7, [])


@pytest.mark.parametrize("listed", [True, False], ids=["with its digests", "checksums of pages only"])
def test_no_flipped_bit_is_read_as_data(tmp_path, listed):
    found = links(0.5, 50)
    path = found.save(tmp_path) / "links" / "part-00000-of-00001.parquet"
    if not listed:
        (tmp_path / "tidynews.json").unlink()
    whole, moments = path.read_bytes(), random.Random(4)
    end = len(whole) if listed else whole.index(b"pandas")  # the footer of a file has no checksum of its own
    for _ in range(150):
        at, bit = moments.randrange(end), moments.randrange(8)
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1 << bit]) + whole[at + 1 :])
        try:
            assert equal(tn.load(tmp_path), found) and not listed, (at, bit)
        except SchemaError as error:
            assert "links" in str(error)
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(SchemaError, match="links cannot be read"):
        tn.load(tmp_path)


DAMAGES = [
    ("a part gone", lambda folder: (folder / "links" / "part-00000-of-00001.parquet").unlink(), "is missing"),
    ("a part cut", lambda folder: os.truncate(folder / "links" / "part-00000-of-00001.parquet", 99), "is not as it was written"),
    ("a table gone", lambda folder: shutil.rmtree(folder / "links"), "is missing"),
    ("a foreign part", lambda folder: (folder / "links" / "part-x.parquet").write_bytes(b""), "is no part of these tables"),
]


@pytest.mark.parametrize(("deed", "reason"), [row[1:] for row in DAMAGES], ids=[row[0] for row in DAMAGES])
def test_what_is_damaged_is_named(tmp_path, deed, reason):
    deed(links(0.5).save(tmp_path))
    _, [(file, why)] = stored.faults(tmp_path)
    assert file.startswith("links/part-") and why == reason


class Killed(BaseException):
    pass


STEPS = ["fsync", "replace"]


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("deadly", [False, True], ids=["an error", "a kill"])
def test_a_save_over_others_that_is_interrupted_leaves_the_old_or_the_new(tmp_path, monkeypatch, step, deadly):
    one, other = links(0.5), links(0.7)
    real, calls = getattr(os, step), []

    def breaks(*args):
        calls.append(1)
        if len(calls) == n:
            raise Killed if deadly else OSError(errno.EIO, "Input/output error")
        return real(*args)

    for n in range(1, 12):
        folder = one.save(tmp_path / str(n))
        calls.clear()
        with monkeypatch.context() as patch, contextlib.suppress(OSError, Killed):
            patch.setattr(f"tidynews.tables.whole.os.{step}", breaks)
            if deadly:  # what a process that is killed can no longer tidy up
                patch.setattr(Path, "unlink", lambda *_, **__: None)
            other.save(folder)
        assert equal(tn.load(folder), other if len(calls) < n else one)
        assert equal(tn.load(other.save(folder)), other) and stored.faults(folder) == (7, [])
    assert len(calls) < n


def test_a_save_into_a_folder_of_a_parse_can_be_loaded_and_parsed_again(tmp_path):
    texts = [tn.read_article(text=news.article(n)) for n in range(40)]
    parse_to(tmp_path / "out", texts, workers.here())
    parsed = news.digests(tmp_path / "out")
    assert len(list((tmp_path / "out" / "links").iterdir())) > 1
    assert equal(tn.load(links(0.5).save(tmp_path / "out")), links(0.5))
    parse_to(tmp_path / "out", texts, workers.here())
    assert news.digests(tmp_path / "out") == parsed


def test_a_load_during_a_save_gives_what_was_before_or_what_came_after(tmp_path):
    both, ended = [links(0.5), links(0.7)], threading.Event()
    both[0].save(tmp_path)

    def save_on():
        for i in range(60):
            both[(i + 1) % 2].save(tmp_path)
        ended.set()

    thread = threading.Thread(target=save_on)
    thread.start()
    while not ended.is_set():
        found = tn.load(tmp_path)
        assert found.claims.claim_id.item() == f"c{found.links.score[0]}"
    thread.join()


def test_two_saves_at_once_into_one_folder_are_refused(tmp_path):
    links(0.5).save(tmp_path)
    with locks.folder(tmp_path), pytest.raises(locks.FolderBusy, match="is writing into it"):
        links(0.7).save(tmp_path)
    assert equal(tn.load(tmp_path), links(0.5))


# ---------------------------------------------------------------- spreadsheets

FORMULAS = [
    "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "＝1+1", "'=1", "''=1", "\ufeff=1", '"=1', "=HYPERLINK(\"http://a\")",
]  # fmt: skip


@pytest.mark.parametrize("cell", FORMULAS, ids=repr)
def test_formulas_are_harmless_and_come_back(tmp_path, cell):
    claim = Claim(claim_id="c", article_id="a", paragraph=0, sentence=0, start=0, end=1, content=cell, source=cell)
    found = Tables.from_rows({"claims": [claim], "articles": [ArticleRow(article_id="a", title=cell, n_words=1, n_paragraphs=1)]})
    folder = found.to_csv(tmp_path)
    with open(folder / "claims.csv", encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert row["content"].startswith("'") and row["source"].startswith("'")
    assert equal(tn.load_csv(folder), found)


@given(st.text(st.sampled_from("=+-@'\t\r\n a\"＝")))
def test_harmless_cells_are_undone_exactly(text):
    cell = harmless(text)
    assert restored(cell) == text
    assert not cell or cell[0] not in "=+-@\t\r\n＝＋－＠"


def test_numbers_stay_numbers(tmp_path):
    write_csv(pd.DataFrame({"n": [-5, 3], "x": [-0.5, None]}), tmp_path / "n.csv")
    assert (tmp_path / "n.csv").read_text(encoding="utf-8-sig").split() == ["n,x", "-5,-0.5", "3,"]


# ---------------------------------------------------------------- a full disk


def test_a_full_disk_leaves_what_was_there(tmp_path, monkeypatch):
    row = Link(statement_id="b", other_id="a", relation="denies", score=1.0)
    before = Tables.from_rows({"links": [row]})
    before.save(tmp_path)

    def full(*_, **__):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("tidynews.tables.whole.os.fsync", full)
    with pytest.raises(OSError, match="No space left"):
        Tables.from_rows({"links": [replace(row, score=0.5)]}).save(tmp_path)
    assert equal(tn.load(tmp_path), before)
    assert not [p for p in tmp_path.rglob("*") if "unfinished" in p.name]


def test_days_survive_far_from_now(tmp_path):
    found = Tables.from_rows({"articles": [ArticleRow(article_id="a", published=date(1, 1, 1), n_words=1, n_paragraphs=1)]})
    assert tn.load(found.save(tmp_path)).rows("articles")[0].published == date(1, 1, 1)
