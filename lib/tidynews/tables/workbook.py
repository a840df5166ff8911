"""Tables as an XLSX workbook, for those who work in a spreadsheet."""

from datetime import datetime
from pathlib import Path

import pandas as pd

from tidynews.extras import need
from tidynews.tables.whole import whole_file

_LONGEST = 32_767  # characters of a cell, the format's own limit
_WIDEST, _NARROWEST = 60, 8  # characters of a column
_NO_FORMULAS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "nan_inf_to_errors": True}


def write(tables, path) -> Path:
    """Write every table of a :class:`~tidynews.Tables`, or each of a dict of DataFrames, as a sheet of one workbook.

    Raises
    ------
    MissingExtra
        XlsxWriter is not installed.
    """
    need("xlsxwriter", what="writing XLSX")
    import xlsxwriter

    sheets = tables if isinstance(tables, dict) else _sheets(tables)
    with whole_file(path) as file:
        book = xlsxwriter.Workbook(file, {"in_memory": True, "default_date_format": "yyyy-mm-dd"} | _NO_FORMULAS)
        bold = book.add_format({"bold": True})
        for name, table in sheets.items():
            _write_sheet(book.add_worksheet(name), table, bold)
        book.close()
    return Path(path)


def _sheets(tables):
    from tidynews.records import ROWS

    return {name: getattr(tables, name) for name in ROWS}


def _write_sheet(sheet, table, bold):
    sheet.freeze_panes(1, 0)
    for at, column in enumerate(table.columns):
        cells = [_cell(value) for value in table[column].tolist()]
        sheet.write_string(0, at, column, bold)
        for line, cell in enumerate(cells, 1):
            _WRITING[type(cell)](sheet, line, at, cell)
        widest = max([len(column), *(len(str(cell)) for cell in cells)])
        sheet.set_column(at, at, min(max(widest + 1, _NARROWEST), _WIDEST))
    if len(table):
        sheet.autofilter(0, 0, len(table), len(table.columns) - 1)


def _cell(value):
    if isinstance(value, list | tuple):
        value = "; ".join(map(str, value))
    if not isinstance(value, str) and pd.isna(value):
        return None
    if isinstance(value, pd.Timestamp):
        return value.to_pydatetime()
    return value[:_LONGEST] if isinstance(value, str) else value.item() if hasattr(value, "item") else value


class _Writing(dict):
    """How a cell of each type is written: text always as text, whatever it looks like."""

    def __missing__(self, kind):
        return lambda sheet, line, at, cell: sheet.write_string(line, at, str(cell)[:_LONGEST])


_WRITING = _Writing(
    {
        type(None): lambda *_: None,
        bool: lambda sheet, line, at, cell: sheet.write_boolean(line, at, cell),
        int: lambda sheet, line, at, cell: sheet.write_number(line, at, cell),
        float: lambda sheet, line, at, cell: sheet.write_number(line, at, cell),
        datetime: lambda sheet, line, at, cell: sheet.write_datetime(line, at, cell),
    }
)
