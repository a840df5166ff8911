"""Every word of the field can be traced: each row of a lexicon says where it comes from."""

import csv
import tomllib

import pytest
from tidynews import lexicons

CSVS = sorted(lexicons.DATA.glob("*.csv"))
TOMLS = sorted(lexicons.DATA.glob("*.toml"))


@pytest.mark.parametrize("path", CSVS, ids=lambda p: p.stem)
def test_rows_are_whole_and_traced(path):
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        rows = list(reader)
    assert rows
    assert reader.fieldnames[-1] == "provenance"
    assert [row for row in rows if None in row or None in row.values()] == []
    assert [row for row in rows if not row["provenance"].strip()] == []


@pytest.mark.parametrize("path", CSVS, ids=lambda p: p.stem)
def test_no_row_stands_twice(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    assert len(set(lines)) == len(lines)


@pytest.mark.parametrize("path", TOMLS, ids=lambda p: p.stem)
def test_tables_say_where_they_come_from(path):
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    tables = [name for name, value in content.items() if isinstance(value, dict)]
    assert "provenance" in content or all("provenance" in content[name] for name in tables)
