"""``metadata.csv`` beside the articles: what their files do not say of themselves."""

import csv
import io
from datetime import date
from functools import lru_cache
from pathlib import Path

from tidynews.text.readers.errors import ArticleError
from tidynews.text.readers.files import decode, read_bytes, shown

FILE = "metadata.csv"
COLUMNS = ("file", "outlet", "published", "url")
_FORM = f"write one line an article under the header {','.join(COLUMNS)} (title is optional; empty = not known)"


def of(path: Path) -> dict:
    """What ``metadata.csv`` in the file's folder says of the file; nothing when it has no line.

    Returns some of ``title``, ``outlet``, ``published`` (a date) and ``url``.

    Raises
    ------
    ArticleError
        the table, or this file's line in it, is wrong; the line is named.
    """
    table = path.parent / FILE
    try:
        stamp = table.stat()
    except OSError:
        return {}
    found = _read(table, stamp.st_mtime_ns, stamp.st_size).get(path.name, {})
    if isinstance(found, ArticleError):
        raise found
    return dict(found)


@lru_cache(maxsize=256)
def _read(table: Path, _changed: int, _size: int) -> dict:
    name = shown(table)
    rows = csv.reader(io.StringIO(decode(read_bytes(table), name), newline=""))
    header = next(rows, [])
    unknown = set(header) - {*COLUMNS, "title"}
    if "file" not in header or unknown or len(set(header)) != len(header):
        raise ArticleError(f"{name} line 1", f"its header is {','.join(header)!r}", _FORM)
    found = {}
    for cells in rows:
        if not any(cells):
            continue
        where = f"{name} line {rows.line_num}"
        row = dict(zip(header, cells))
        file = row.pop("file")
        if len(cells) != len(header):
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
            known["published"] = date.fromisoformat(known["published"])
        except ValueError:
            return ArticleError(where, f"published is {known['published']!r}, no date", "write it as 2024-10-12")
    return known
