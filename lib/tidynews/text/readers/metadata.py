"""``metadata.csv`` beside the articles: what their files do not say of themselves."""

import csv
import io
from functools import lru_cache
from pathlib import Path
from threading import Lock

from tidynews.text.readers.days import given_day
from tidynews.text.readers.errors import ArticleError
from tidynews.text.readers.files import decode, read_bytes, shown

FILE = "metadata.csv"
COLUMNS = ("file", "outlet", "published", "url")
_LONGEST = 10_000  # characters of a cell: more is a quotation mark that was never closed
_LIMIT = Lock()  # the csv module has one limit for all threads
_FORM = f"write one line an article under the header {','.join(COLUMNS)} (title is optional; empty = not known)"


def of(path: Path) -> dict:
    """What ``metadata.csv`` says of a file: the one in its folder, else the one in the folder above.

    Returns some of ``title``, ``outlet``, ``published`` (a date) and ``url``;
    nothing when no table has a line for the file.

    Raises
    ------
    ArticleError
        the table, or this file's line in it, is wrong; the line is named.
    """
    for table in tables(path):
        folder = table.parent
        try:
            stamp = table.stat()
        except OSError:
            continue
        rows = _read(table, stamp.st_mtime_ns, stamp.st_size)
        name = path.relative_to(folder).as_posix()
        found = rows.get(_key(name), rows.get(_key(path.name)))
        if isinstance(found, ArticleError):
            raise found
        if found is not None:
            return dict(found)
    return {}


def tables(path: Path) -> tuple[Path, Path]:
    """Where a table with a line for a file may be, the nearest first."""
    return path.parent / FILE, path.parent.parent / FILE


def nameless(folder: Path) -> list[ArticleError]:
    """The lines of ``metadata.csv`` in a folder that are wrong and do not even tell which file they speak of."""
    table = folder / FILE
    try:
        stamp = table.stat()
        rows = _read(table, stamp.st_mtime_ns, stamp.st_size)
    except (OSError, ArticleError):
        return []  # a table that cannot be read at all is told with each article
    return [row for file, row in rows.items() if isinstance(row, ArticleError) and file == row.file]


def _key(name: str) -> str:
    """A file's name as tables write it: spaces around it and small or capital letters tell nothing."""
    return name.strip().casefold()


@lru_cache(maxsize=256)
def _read(table: Path, _changed: int, _size: int) -> dict:
    name = shown(table)
    text = decode(read_bytes(table), name)
    comma = ";" if ";" in text.partition("\n")[0] else ","
    try:
        return _rows(_lines(text, comma), name)
    except csv.Error as error:
        raise ArticleError(name, f"cannot be read as CSV ({error})", _FORM) from None


def _lines(text: str, comma: str) -> list[tuple[int, list[str]]]:
    """Each row and the number of its last line, however long its cells: what is too long is told of its own row."""
    with _LIMIT:
        before = csv.field_size_limit(len(text) + 1)
        try:
            rows = csv.reader(io.StringIO(text, newline=""), delimiter=comma)
            return [(rows.line_num, cells) for cells in rows]
        finally:
            csv.field_size_limit(before)


def _rows(rows: list, name: str) -> dict:
    header = [cell.strip() for cell in rows[0][1]] if rows else []
    unknown = set(header) - {*COLUMNS, "title"}
    if "file" not in header or unknown or len(set(header)) != len(header):
        raise ArticleError(f"{name} line 1", f"its header is {','.join(header)!r}", _FORM)
    found = {}
    for number, cells in rows[1:]:
        if not any(cells):
            continue
        where = f"{name} line {number}"
        row = dict(zip(header, cells))
        file = _key(row.pop("file", "")) or where
        if max(map(len, cells)) > _LONGEST:
            found[file] = ArticleError(where, f"it has a cell of more than {_LONGEST:,} characters", _FORM)
        elif file == where:
            found[file] = ArticleError(where, "it names no file", _FORM)
        elif len(cells) != len(header):
            found[file] = ArticleError(where, f"it has {len(cells)} cells, not {len(header)}", _FORM)
        elif file in found:
            found[file] = ArticleError(where, f"{file!r} stands there a second time", "keep one line a file")
        else:
            found[file] = _known(row, where)
    return found


def _known(row: dict, where: str) -> dict | ArticleError:
    known = {column: cell.strip() for column, cell in row.items() if cell.strip()}
    if "published" in known:
        try:
            known["published"] = given_day(known["published"])
        except ValueError:
            return ArticleError(where, f"published is {known['published']!r}, no date", "write it as 2024-10-12")
    return known
