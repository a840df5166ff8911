"""What may be corrected in a row, and the words in which it is kept."""

from datetime import date

from tidynews.records import DTYPES, ROWS
from tidynews.tables import corrections
from tidynews.tables.tables import Tables

TABLES = ("figures", "claims")


def find(tables: Tables, row_id: str):
    """The name of the table that holds a row, and the row; ``(None, None)`` when none does."""
    for name in TABLES:
        (key,) = corrections.KEYS[name]
        table = getattr(tables, name)
        found = table[table[key] == row_id]
        if len(found):
            return name, Tables.rows(_with(tables, name, found), name)[0]
    return None, None


def _with(tables: Tables, name: str, table) -> Tables:
    return Tables(**{each: getattr(tables, each) for each in ROWS} | {name: table})


def columns(name: str) -> list[str]:
    """The columns of a table that a person may correct."""
    fixed = {*corrections.KEYS[name], "article_id", "corrected"}
    return [column for column in DTYPES[name] if column not in fixed]


def written(value) -> str:
    """A cell as a person edits it; empty when missing.

    >>> written(None), written(20.0), written(True)
    ('', '20', 'True')
    """
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def save(path: str, row_id: str, name: str, column: str, text: str, why: str = "") -> None:
    """Keep one correction in ``corrections.csv``; an empty text means missing.

    Raises
    ------
    CorrectionError
        the value does not fit the column, or the file cannot be used.
    """
    corrections.append(path, table=name, row_id=row_id, column=column, value=text.strip() or None, why=why.strip() or None)


def reject(path: str, row_id: str, name: str, why: str = "") -> None:
    """Keep in ``corrections.csv`` that a row is not one."""
    corrections.append(
        path, table=name, row_id=row_id, column=corrections.WHOLE_ROW, value=corrections.REJECT, why=why.strip() or None
    )
