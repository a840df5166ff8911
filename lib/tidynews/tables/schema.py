"""Rows to columns and back, all by the one dtype map of :mod:`tidynews.records`."""

from dataclasses import fields
from functools import cache

import numpy as np
import pandas as pd
import pyarrow as pa

from tidynews.records import DTYPES, ROWS

_ARROW = {
    "str": pa.large_string(),
    "Int64": pa.int64(),
    "int64": pa.int64(),
    "float64": pa.float64(),
    "boolean": pa.bool_(),
    "datetime64[s]": pa.timestamp("ms"),  # Parquet knows no coarser unit
}
_EXTENSIONS = {
    "str": pd.StringDtype(na_value=np.nan),
    "Int64": pd.Int64Dtype(),
    "boolean": pd.BooleanDtype(),
}


class SchemaError(ValueError):
    """A table that is not as the schema says: names the table, what is wrong and what to do."""


def frame(name: str, rows=()) -> pd.DataFrame:
    """A table from its rows, with the dtypes of the schema, empty or not.

    >>> from tidynews.records import Link
    >>> frame("links", [Link(statement_id="b", other_id="a", relation="denies", score=1.0)]).relation.item()
    'denies'
    """
    return to_frame(name, to_arrow(name, rows))


def to_arrow(name: str, rows=()) -> pa.Table:
    """A table from its rows, as Arrow."""
    columns = [_to_array([getattr(row, column) for row in rows], dtype) for column, dtype in DTYPES[name].items()]
    return pa.Table.from_arrays(columns, schema=arrow_schema(name))


def _to_array(cells, dtype):
    if dtype == "datetime64[s]":  # Arrow makes no timestamp of a plain date
        return pa.array(cells, type=pa.date32(), from_pandas=True).cast(_ARROW[dtype])
    return pa.array(cells, type=_ARROW[dtype], from_pandas=True)


def to_frame(name: str, table: pa.Table) -> pd.DataFrame:
    """An Arrow table as a DataFrame with the dtypes of the schema.

    Raises
    ------
    SchemaError
        a column is missing, or holds what its dtype cannot.
    """
    missing = [column for column in DTYPES[name] if column not in table.column_names]
    if missing:
        raise SchemaError(f"the table {name} has no column {', '.join(missing)}: write it again with this version")
    try:
        return pd.DataFrame({column: _cells(table[column], dtype) for column, dtype in DTYPES[name].items()})
    except (pa.ArrowException, ValueError, TypeError) as error:
        raise SchemaError(f"the table {name} does not fit its schema ({error}): write it again") from None


def _cells(column: pa.ChunkedArray, dtype: str):
    """A column as pandas holds it; four times as quick as ``Table.to_pandas`` for small tables."""
    column = column.cast(_ARROW[dtype])
    if dtype in _EXTENSIONS:
        return _EXTENSIONS[dtype].__from_arrow__(column)
    if dtype == "int64" and column.null_count:
        raise ValueError("a number is missing that must be there")
    return column.cast(pa.timestamp("s")).to_numpy() if dtype == "datetime64[s]" else column.to_numpy()


def from_frame(name: str, table: pd.DataFrame) -> pa.Table:
    """The Arrow table of a DataFrame.

    Raises
    ------
    SchemaError
        a column is missing, or holds what its dtype cannot.
    """
    missing = [column for column in DTYPES[name] if column not in table.columns]
    if missing:
        raise SchemaError(f"the table {name} has no column {', '.join(missing)}: add it, or make the table again")
    try:
        typed = table[list(DTYPES[name])].astype(DTYPES[name])
        return pa.Table.from_pandas(typed, schema=arrow_schema(name), preserve_index=False)
    except (pa.ArrowException, ValueError, TypeError) as error:
        raise SchemaError(f"the table {name} does not fit its schema ({error}): mend the column") from None


@cache
def arrow_schema(name: str) -> pa.Schema:
    """The Arrow schema of a table, with what pandas needs to restore its dtypes."""
    empty = pd.DataFrame({column: pd.Series([], dtype=dtype) for column, dtype in DTYPES[name].items()})
    metadata = pa.Schema.from_pandas(empty, preserve_index=False).metadata
    return pa.schema([(column, _ARROW[dtype]) for column, dtype in DTYPES[name].items()], metadata=metadata)


def to_rows(name: str, table: pd.DataFrame) -> list:
    """The rows of a table, the inverse of :func:`frame`: missing cells are None, days are dates."""
    row_class = ROWS[name]
    columns = [_plain(table[f.name], DTYPES[name][f.name]) for f in fields(row_class)]
    names = [f.name for f in fields(row_class)]
    return [row_class(**dict(zip(names, cells))) for cells in zip(*columns)]


def _plain(column: pd.Series, dtype: str) -> list:
    """The cells as Python objects, equal texts as one object: a corpus repeats most of them."""
    values = column.astype(object).where(column.notna(), None).tolist()
    if dtype == "datetime64[s]":
        values = [None if v is None else v.date() for v in values]
    if dtype in ("str", "datetime64[s]"):
        known: dict = {}
        values = [known.setdefault(v, v) for v in values]
    return values
