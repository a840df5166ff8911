"""Tables as CSV: harmless when opened in a spreadsheet, and read back to the same values.

A spreadsheet takes a cell that begins with ``=``, ``+``, ``-``, ``@``, a tab or
a line end for a formula (OWASP, "CSV Injection"). Such a text cell gets an
apostrophe in front, and so does one that already begins with apostrophes and
then one of those signs; reading takes exactly one away again.
"""

import csv
import re
from pathlib import Path

import pandas as pd

from tidynews.records import DTYPES
from tidynews.tables.schema import SchemaError
from tidynews.tables.whole import whole_file

_FORMULA = re.compile(r"'*[\s\x00-\x1f\u200b-\u200f\u2060\ufeff\"]*[=+\-@\t\r\n＝＋－＠]")


def write_csv(table: pd.DataFrame, path) -> Path:
    """Write any table as CSV (UTF-8 with a mark, so that spreadsheets see it as such).

    >>> harmless("=1+1"), harmless("a=1"), harmless("'=1")
    ("'=1+1", 'a=1', "''=1")
    """
    with whole_file(path, "w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(table.columns)
        writer.writerows(zip(*(_cells(table[column]) for column in table.columns)))
    return Path(path)


def read_csv(name: str, path) -> pd.DataFrame:
    """Read one of the tables back from the CSV that :func:`write_csv` wrote.

    Raises
    ------
    SchemaError
        a column is missing, or a cell does not fit its column; the line is named.
    """
    with open(path, encoding="utf-8-sig", newline="") as file:
        header, *lines = list(csv.reader(file)) or [[]]
    missing = [column for column in DTYPES[name] if column not in header]
    if missing:
        raise SchemaError(f"{path}: the table {name} has no column {', '.join(missing)}: export it again")
    columns = {}
    for column, dtype in DTYPES[name].items():
        index = header.index(column)
        values = [_value(line, index, dtype, f"{path} row {i} column {column}") for i, line in enumerate(lines, 2)]
        columns[column] = pd.Series(values, dtype=dtype)
    return pd.DataFrame(columns)


def harmless(cell: str) -> str:
    """A text cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def restored(cell: str) -> str:
    """The inverse of :func:`harmless`."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def _cells(column: pd.Series) -> list[str]:
    missing = column.isna()
    if pd.api.types.is_datetime64_any_dtype(column):
        column = column.dt.strftime("%Y-%m-%d")
    elif pd.api.types.is_string_dtype(column):
        return ["" if gone else harmless(str(v)) for v, gone in zip(column, missing)]
    return ["" if gone else repr(v) if isinstance(v, float) else str(v) for v, gone in zip(column.tolist(), missing)]


def _value(line: list[str], index: int, dtype: str, where: str):
    if index >= len(line):
        raise SchemaError(f"{where}: the row is cut off: export the table again")
    cell = line[index]
    if cell == "":
        return None
    try:
        return _PARSERS[dtype](cell)
    except (ValueError, KeyError):
        raise SchemaError(f"{where}: {cell[:40]!r} is no {dtype}: mend the cell") from None


_PARSERS = {
    "str": restored,
    "Int64": int,
    "int64": int,
    "float64": float,
    "boolean": {"True": True, "False": False, "TRUE": True, "FALSE": False}.__getitem__,
    "datetime64[s]": pd.Timestamp,
}
