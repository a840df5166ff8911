"""Corrections: what a person changed, rejected or added, kept apart from what was parsed.

A ``corrections.csv`` has one line a change, with the columns ``table, row_id,
column, value, why, who, when``. It is applied after every parsing, so that a
correction outlives it.

================  ==================  =====================================
to                column              value
================  ==================  =====================================
change a cell     the column's name   the new value; empty for missing
reject a row      ``*``               ``reject``
add a row         ``*``               ``add``; its cells follow as changes
================  ==================  =====================================

The last line on a cell or a row counts. Days are written 2024-06-14, flags
True or False. A figure's bounds that were its value follow a corrected value.
"""

import csv
import io
import os
from dataclasses import MISSING, asdict, dataclass, fields, replace
from datetime import UTC, datetime
from pathlib import Path

import pandas as pd

from tidynews.records import DTYPES, ROWS, join_words
from tidynews.tables import checks
from tidynews.tables.checks import POINTERS
from tidynews.tables.export import harmless, restored
from tidynews.tables.locks import alone
from tidynews.tables.parse import judge_rows
from tidynews.tables.tables import Tables
from tidynews.tables.whole import whole_file
from tidynews.text.readers.errors import ArticleError
from tidynews.text.readers.files import open_regular

NAME = "corrections.csv"
COLUMNS = ("table", "row_id", "column", "value", "why", "who", "when")
KEYS = {
    "articles": ("article_id",),
    "figures": ("figure_id",),
    "claims": ("claim_id",),
    "actors": ("actor_id",),
    "statements": ("statement_id",),
    "sourcing": ("claim_id",),
    "links": ("statement_id", "other_id", "relation"),
}
WHOLE_ROW, REJECT, ADD = "*", "reject", "add"
JUDGED = ("sourcing", "links")
PATIENCE = 60.0  # seconds that another writer is waited for


class CorrectionError(ValueError):
    """A correction cannot be used; the message names the file, the line and what to do."""


@dataclass(frozen=True, kw_only=True)
class Correction:
    """One line of a ``corrections.csv``; ``line`` is where it stands, 0 for one not read from a file."""

    table: str
    row_id: str
    column: str
    value: str | None = None
    why: str | None = None
    who: str | None = None
    when: str | None = None
    line: int = 0


def row_id(row) -> str:
    """The id by which corrections name a row: its own id, or for a link its three parts joined.

    >>> from tidynews.records import Link
    >>> row_id(Link(statement_id="a-s1", other_id="a-s2", relation="denies", score=1.0))
    'a-s1; a-s2; denies'
    """
    table = next(name for name, row_class in ROWS.items() if isinstance(row, row_class))
    return join_words(getattr(row, key) for key in KEYS[table])


def beside(articles) -> Path:
    """Where the corrections of some articles are kept: in their folder.

    Parameters
    ----------
    articles : a file, a folder or a glob in one folder

    >>> beside("reports/*.txt").as_posix()
    'reports/corrections.csv'
    """
    place = Path(articles)
    return (place if place.is_dir() else place.parent) / NAME


def about(tables: Tables, path) -> list[Correction]:
    """The corrections in a file that are about articles of these tables.

    Raises
    ------
    CorrectionError
        as for :func:`read`.
    """
    known = set(tables.articles["article_id"])
    return [one for one in read(path) if one.row_id.partition("-")[0] in known]


def read(path) -> list[Correction]:
    """The corrections in a file, in its order; an empty list when there is no file yet.

    Raises
    ------
    CorrectionError
        the file is not a CSV of the seven columns, or a line names a table or
        column that does not exist, or a value that does not fit the column.
    """
    if not os.path.lexists(path):
        return []
    try:
        with open_regular(path) as raw:
            return _lines(io.TextIOWrapper(raw, encoding="utf-8-sig", newline=""), path)
    except ArticleError as error:
        raise CorrectionError(f"{path}: {error.reason}; {error.remedy}") from error
    except UnicodeDecodeError as error:
        raise CorrectionError(f"{path}: not a CSV file in UTF-8 ({error}); save it as one") from error
    except OSError as error:
        raise CorrectionError(f"{path}: cannot read the corrections ({error.strerror})") from error


def _lines(file, path) -> list[Correction]:
    reader = csv.DictReader(file, strict=True)
    try:
        if reader.fieldnames is None:
            return []
        missing = [column for column in COLUMNS if column not in reader.fieldnames]
        if missing:
            raise CorrectionError(f"{path}: the columns {', '.join(COLUMNS)} are needed; missing: {', '.join(missing)}")
        return [_checked(_of_line(row, reader.line_num, path), f"{path}, line {reader.line_num}") for row in reader]
    except csv.Error as error:
        where = f"{path}, line {reader.reader.line_num}"
        raise CorrectionError(f"{where}: not a CSV file in UTF-8 ({error}); save it as one") from error


def append(
    path,
    *,
    table: str,
    row_id: str,
    column: str,
    value=None,
    why: str | None = None,
    who: str | None = None,
    when: str | None = None,
) -> Correction:
    """Write one correction behind those that the file holds; the file is made when it is missing.

    Parameters
    ----------
    path : the ``corrections.csv``
    table, row_id, column : the cell; ``column="*"`` for the whole row
    value : the new value (None for missing), ``"reject"`` or ``"add"``
    why, who : in the person's own words
    when : ISO 8601; now (UTC) when left out

    Returns
    -------
    Correction
        the line written. The file is replaced in one go, and two writers at
        once wait for each other.

    Raises
    ------
    CorrectionError
        the correction or the file as it is cannot be used, or another program
        does not stop writing to it; nothing is written.
    """
    when = when or datetime.now(UTC).isoformat(timespec="seconds")
    new = Correction(table=table, row_id=row_id, column=column, value=_text(value), why=why, who=who, when=when)
    _checked(new, f"{path}, new line")
    try:
        with alone(Path(path), PATIENCE):
            _write(path, [*read(path), new])
    except TimeoutError as error:
        raise CorrectionError(f"{path}: {error}") from None
    return new


def _write(path, corrections: list[Correction]) -> None:
    with whole_file(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        writer.writerows([harmless(getattr(c, name) or "") for name in COLUMNS] for c in corrections)


def apply(tables: Tables, corrections, *, rubric=None, register=None) -> tuple[Tables, pd.DataFrame]:
    """The tables with the corrections made, and those that match no row any more.

    Parameters
    ----------
    tables : as parsed; they are not changed
    corrections : the path of a ``corrections.csv``, or Corrections
    rubric, register : as for :func:`tidynews.judgement.sourcing.judge`

    Returns
    -------
    tables : with ``corrected`` set in each row that a person changed or added.
        When articles, figures, claims or actors changed, the claims are linked
        and judged anew before the corrections to links and sourcing are made.
    stale : DataFrame with the columns of the file and ``line`` and ``problem``,
        a row a correction that could not be made, because there is no such row or
        its cells would contradict one another; empty when all were.

    Raises
    ------
    CorrectionError
        the file cannot be used, or an added row lacks a cell it cannot do
        without or contradicts itself.
    """
    corrections = (
        read(corrections) if isinstance(corrections, (str, os.PathLike)) else [_checked(c, "corrections") for c in corrections]
    )
    rows = {name: tables.rows(name) for name in ROWS}
    stale = []
    for name in (n for n in ROWS if n not in JUDGED):
        rows[name] = _corrected(name, rows[name], corrections, stale)
    if any(c.table not in JUDGED for c in corrections):
        _drop_dangling(rows)
        rows |= judge_rows(rows, rubric=rubric, register=register)
    for name in JUDGED:
        rows[name] = _corrected(name, rows[name], corrections, stale)
    done = replace(Tables.from_rows(rows), failures=tables.failures, duplicates=tables.duplicates)
    return done, _stale_frame(stale)


def _of_line(row: dict, line: int, path) -> Correction:
    if None in row.values() or any(row.pop(None, ())):
        raise CorrectionError(f"{path}, line {line}: the line has too few or too many cells; put texts with commas in quotes")
    cells = {name: restored(row[name] or "") or None for name in COLUMNS}
    return Correction(
        **{**cells, "table": cells["table"] or "", "row_id": cells["row_id"] or "", "column": cells["column"] or ""}, line=line
    )


def _checked(correction: Correction, where: str) -> Correction:
    """The correction itself, when its table, column and value make sense."""
    if correction.table not in ROWS:
        raise CorrectionError(f"{where}: there is no table {correction.table!r}; the tables are {', '.join(ROWS)}")
    if not correction.row_id:
        raise CorrectionError(f"{where}: row_id is empty; name the row of {correction.table}")
    if correction.column == WHOLE_ROW:
        if correction.value not in (REJECT, ADD):
            raise CorrectionError(
                f"{where}: for the whole row ({WHOLE_ROW}) the value is {REJECT} or {ADD}, not {correction.value!r}"
            )
        return correction
    changeable = [name for name in DTYPES[correction.table] if name not in (*KEYS[correction.table], "corrected")]
    if correction.column not in changeable:
        raise CorrectionError(
            f"{where}: {correction.table} has no column {correction.column!r} to correct; there are {', '.join(changeable)}"
        )
    try:
        _value(correction)
        for name in COLUMNS:
            (getattr(correction, name) or "").encode("utf-8")
    except ValueError as error:
        raise CorrectionError(
            f"{where}: {correction.value!r} does not fit {correction.table}.{correction.column} ({error})"
        ) from None
    return correction


def _value(correction: Correction):
    """The value as the row class holds it."""
    return checks.cell(correction.table, correction.row_id, correction.column, correction.value)


def _corrected(name: str, rows: list, corrections, stale: list) -> list:
    """The rows of one table with its corrections made; those that match nothing go to ``stale``."""
    by_id = {row_id(row): row for row in rows}
    added: dict[str, dict] = {}
    changes: dict[str, dict[str, Correction]] = {}
    for correction in (c for c in corrections if c.table == name):
        key = correction.row_id
        if correction.column == WHOLE_ROW and correction.value == ADD:
            if key in by_id:
                stale.append((correction, "there is such a row already"))
            else:
                added[key] = {"origin": correction}
        elif key in added:
            _into_added(added, correction)
        elif key not in by_id:
            stale.append((correction, "there is no such row any more"))
        elif correction.column == WHOLE_ROW:
            del by_id[key]
            changes.pop(key, None)
        else:
            changes.setdefault(key, {})[correction.column] = correction
    for key, changed in changes.items():
        by_id[key] = _changed(name, by_id[key], changed, stale)
    return [*by_id.values(), *(_new_row(name, key, cells) for key, cells in added.items())]


def _changed(name: str, row, changes: dict[str, Correction], stale: list):
    """The row with its cells changed; what would contradict the rest of the row goes to ``stale``."""
    new, problems = checks.made(name, row, {column: _value(correction) for column, correction in changes.items()})
    stale += [(changes[column], problem) for column, problem in problems.items()]
    return replace(new, **_mark(name)) if len(problems) < len(changes) else row


def _mark(name: str) -> dict:
    return {"corrected": True} if "corrected" in DTYPES[name] else {}


def _into_added(added: dict, correction: Correction) -> None:
    if correction.column == WHOLE_ROW:
        del added[correction.row_id]
    else:
        added[correction.row_id][correction.column] = _value(correction)


def _new_row(name: str, key: str, cells: dict):
    origin = cells.pop("origin")
    row_class = ROWS[name]
    keys = dict(zip(KEYS[name], key.split("; ")))
    lacking = [f.name for f in fields(row_class) if f.default is MISSING and f.name not in {**cells, **keys}]
    if lacking or len(keys) != len(KEYS[name]):
        needed = ", ".join(lacking) or f"an id of {'; '.join(KEYS[name])}"
        raise CorrectionError(f"line {origin.line}: the row {key!r} added to {name} needs also: {needed}")
    row = row_class(**keys, **cells, **_mark(name))
    for _, problem in checks.disorders(name, row):
        raise CorrectionError(f"line {origin.line}: the row {key!r} added to {name} cannot be: {problem}")
    return row


def _drop_dangling(rows: dict[str, list]) -> None:
    """Nothing may point at a row that was rejected."""
    known = {row_id(row) for name in ("figures", "claims", "actors") for row in rows[name]}
    for name, pointers in POINTERS.items():
        for i, row in enumerate(rows[name]):
            gone = {p: None for p in pointers if getattr(row, p) is not None and getattr(row, p) not in known}
            if gone:
                rows[name][i] = replace(row, **gone)


def _stale_frame(stale) -> pd.DataFrame:
    found = [{**asdict(correction), "problem": problem} for correction, problem in sorted(stale, key=lambda s: s[0].line)]
    columns = dict.fromkeys(COLUMNS, "str") | {"line": "int64", "problem": "str"}
    return pd.DataFrame({name: pd.array([row[name] for row in found], dtype=dtype) for name, dtype in columns.items()})


def _text(value) -> str | None:
    return None if value is None or value is pd.NA else str(value)
