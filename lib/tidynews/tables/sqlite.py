"""Tables as one SQLite file, with keys and views that join, as Datasette and DuckDB read them."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pandas as pd

from tidynews.records import DTYPES, ROWS
from tidynews.tables.keys import PRIMARY, foreign
from tidynews.tables.schema import SchemaError
from tidynews.tables.whole import whole_file

_TYPES = {"str": "TEXT", "datetime64[s]": "TEXT", "float64": "REAL", "Int64": "INTEGER", "int64": "INTEGER", "boolean": "INTEGER"}
_VIEWS = {
    "figures_in_articles": """SELECT a.outlet, a.published, a.title, a.url, f.*
        FROM figures f JOIN articles a USING (article_id)""",
    "claims_in_articles": """SELECT a.outlet, a.published, a.title, a.url, c.*, s.strength, s.contested, s.reasons
        FROM claims c JOIN articles a USING (article_id) LEFT JOIN sourcing s USING (claim_id)""",
    "links_in_words": """SELECT l.relation, l.score, one.surface AS statement, other.surface AS other, l.reason,
        one.article_id, other.article_id AS other_article_id
        FROM links l JOIN statements one USING (statement_id) JOIN statements other ON other.statement_id = l.other_id""",
}


def write(tables, path) -> Path:
    """Write the tables of a :class:`~tidynews.Tables` as one SQLite file that appears whole.

    Days are text (2024-10-12), flags 0 and 1. An article read twice under one identity
    leaves its table without a primary key.
    """
    with closing(sqlite3.connect(":memory:")) as base:
        for name in ROWS:
            table = getattr(tables, name)
            base.execute(_created(name, table))
            base.executemany(f"INSERT INTO {name} VALUES ({', '.join('?' * table.shape[1])})", _cells(name, table))
        for name, query in _VIEWS.items():
            base.execute(f"CREATE VIEW {name} AS {query}")
        base.commit()
        data = base.serialize()
    with whole_file(path) as file:
        file.write(data)
    return Path(path)


def read(path) -> dict[str, pd.DataFrame]:
    """The tables that :func:`write` wrote, with the dtypes of the schema.

    Raises
    ------
    SchemaError
        the file is missing, is no SQLite file, or lacks a table or a column.
    """
    if not Path(path).is_file():
        raise SchemaError(f"{path}: there is no such file")
    try:
        with closing(sqlite3.connect(f"{Path(path).absolute().as_uri()}?mode=ro", uri=True)) as base:
            return {name: _table(name, base) for name in ROWS}
    except (sqlite3.Error, ValueError) as error:
        raise SchemaError(f"{path}: {error}: write it again with this version") from None


def _created(name, table):
    key = PRIMARY[name]
    columns = [f"{column} {_TYPES[dtype]}" for column, dtype in DTYPES[name].items()]
    if not table.duplicated(list(key)).any():
        columns.append(f"PRIMARY KEY ({', '.join(key)})")
    columns += [f"FOREIGN KEY ({column}) REFERENCES {aim} ({PRIMARY[aim][0]})" for column, aim in foreign(name).items()]
    return f"CREATE TABLE {name} ({', '.join(quoted(c) for c in columns)})"


def quoted(column: str) -> str:
    """A column of a declaration with its name quoted where SQL has a use for it: "end" and the like."""
    name, _, rest = column.partition(" ")
    return column if name in ("PRIMARY", "FOREIGN") else f'"{name}" {rest}'


def _cells(name, table):
    columns = []
    for column, dtype in DTYPES[name].items():
        cells = table[column].dt.strftime("%Y-%m-%d") if dtype == "datetime64[s]" else table[column]
        number = {"boolean": int, "Int64": int, "int64": int, "float64": float}.get(dtype, str)
        columns.append([None if gone else number(cell) for cell, gone in zip(cells, table[column].isna())])
    return zip(*columns)


def _table(name, base):
    names = ", ".join(f'"{column}"' for column in DTYPES[name])
    rows = base.execute(f"SELECT {names} FROM {name}").fetchall()
    columns = list(zip(*rows)) or [()] * len(DTYPES[name])
    return pd.DataFrame(
        {column: pd.Series(list(cells), dtype=dtype) for (column, dtype), cells in zip(DTYPES[name].items(), columns)}
    )
