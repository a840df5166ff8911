"""The tables in the formats that other programs load: SQLite, XLSX, a data package, Web Annotations."""

import json
import sqlite3
from contextlib import closing

import openpyxl
import pandas as pd
import pytest
import tidynews as tn
from tidynews.records import DTYPES, ROWS
from tidynews.tables import keys
from tidynews.tables.packages import datapackage

SHIPPED = "examples/shells"
FORMULA = "=HYPERLINK(1)\nThe Gazette\nThe port said 12 =1+1 tanks were shipped to Peru on 3 May 2024. “@SUM 40,” said Ann Lee."


@pytest.fixture(scope="module", params=["corpus", "formula", "empty"])
def tables(request):
    made = {
        "corpus": lambda: tn.parse_many(SHIPPED),
        "formula": lambda: tn.parse(tn.read_article(text=FORMULA)),
        "empty": lambda: tn.Tables.from_rows({}),
    }
    return made[request.param]()


def test_sqlite_reads_back_the_same_tables(tables, tmp_path):
    loaded = tn.load_sqlite(tables.to_sqlite(tmp_path / "tables.db"))
    for name in ROWS:
        pd.testing.assert_frame_equal(getattr(tables, name), getattr(loaded, name))


def test_sqlite_keys_and_views_hold(tables, tmp_path):
    with closing(sqlite3.connect(tables.to_sqlite(tmp_path / "tables.db"))) as base:
        assert base.execute("PRAGMA foreign_key_check").fetchall() == []
        assert base.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        counted = {
            v: base.execute(f"SELECT count(*) FROM {v}").fetchone()[0]
            for v in ("figures_in_articles", "claims_in_articles", "links_in_words")
        }
    assert list(counted.values()) == [len(tables.figures), len(tables.claims), len(tables.links)]


@pytest.mark.parametrize("damage", ["missing", "text", "other tables"])
def test_a_file_that_is_no_such_base_is_named(damage, tmp_path):
    path = tmp_path / "tables.db"
    if damage == "text":
        path.write_text("no base " * 200)
    elif damage == "other tables":
        with closing(sqlite3.connect(path)) as base:
            base.execute("CREATE TABLE articles (x)")
    with pytest.raises(tn.SchemaError, match="tables.db"):
        tn.load_sqlite(path)


def test_a_failed_write_leaves_the_file_before(tables, tmp_path):
    path = tables.to_sqlite(tmp_path / "tables.db")
    before = path.read_bytes()
    broken = tn.Tables(**{name: getattr(tables, name) for name in ROWS})
    broken.links = None
    with pytest.raises(AttributeError):
        broken.to_sqlite(path)
    assert path.read_bytes() == before and list(tmp_path.iterdir()) == [path]


def test_workbook_has_frozen_headers_and_no_formula(tables, tmp_path):
    book = openpyxl.load_workbook(tables.to_excel(tmp_path / "tables.xlsx"))
    assert book.sheetnames == list(ROWS)
    for name in ROWS:
        sheet, table = book[name], getattr(tables, name)
        header, *lines = sheet.iter_rows()
        assert [cell.value for cell in header] == list(DTYPES[name]) and sheet.freeze_panes == "A2"
        assert len(lines) == len(table)
        assert not [cell.coordinate for line in lines for cell in line if cell.data_type == "f"]
        for column in ("surface", "content", "title"):
            if column in table:
                at = list(DTYPES[name]).index(column)
                assert [line[at].value for line in lines] == [None if pd.isna(v) else v for v in table[column]]


def test_data_package_describes_the_csv(tables, tmp_path):
    tables.to_csv(tmp_path)
    package = json.loads((tmp_path / "datapackage.json").read_text("utf-8"))
    assert package == json.loads(json.dumps(datapackage()))
    for resource in package["resources"]:
        columns = [field["name"] for field in resource["schema"]["fields"]]
        assert pd.read_csv(tmp_path / resource["path"], encoding=resource["encoding"]).columns.to_list() == columns
        for key in resource["schema"]["foreignKeys"]:
            aim = key["reference"]["resource"] or resource["name"]
            assert key["fields"] in columns and key["reference"]["fields"] in DTYPES[aim]


def test_keys_point_at_rows_that_are_there(tables):
    for name in ROWS:
        for column, aim in keys.foreign(name).items():
            known = set(getattr(tables, aim)[keys.PRIMARY[aim][0]])
            assert set(getattr(tables, name)[column].dropna()) <= known, (name, column)


def test_annotations_select_the_words_of_the_rows(tmp_path):
    article = tn.read_article(text=FORMULA)
    tables = tn.parse(article)
    found = json.loads(tables.to_annotations(tmp_path / "spans.json", {article.article_id: article.text}).read_text("utf-8"))
    items = found["first"]["items"]
    assert found["total"] == len(items) == len(tables.figures) + len(tables.claims) + len(tables.statements) > 0
    for item in items:
        place, quote = item["target"]["selector"]
        assert article.text[place["start"] : place["end"]] == quote["exact"]
        around = f"{quote['prefix']}{quote['exact']}{quote['suffix']}"
        assert around in article.text and item["body"]["table"] in ROWS
