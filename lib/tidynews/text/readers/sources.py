"""Many articles: files, folders, globs, lists and record files, streamed."""

import glob
import gzip
import hashlib
import json
import os
import zlib
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

from tidynews.text.article import Article
from tidynews.text.readers import metadata
from tidynews.text.readers.errors import ArticleError
from tidynews.text.readers.files import LARGEST, open_regular, read_bytes, shown, why_not_read
from tidynews.text.readers.read import PAGES, read_article
from tidynews.text.readers.records import COLUMNS, from_record

LINES = (".jsonl", ".jsonl.gz", ".ndjson", ".ndjson.gz")
DATASET, PAGES_MADE = "tidynews.json", ".tidynews-pages"  # mark folders of tables and of rendered pages: no articles
_MOST_PACKED = 200  # times its size: news packs to a tenth, a file made to fill the memory to a thousandth
_ROWS_AT_ONCE = 256
FILES = (".txt", ".md", *PAGES, *LINES, ".parquet")


def read_articles(sources, *, max_bytes: int = LARGEST) -> Iterator[Article | ArticleError]:
    """Every article of the sources, one after the other, never all in memory.

    Parameters
    ----------
    sources : a path, a folder (searched through; hidden names, READMEs
        and folders of tables or of rendered pages are left out), a glob,
        an Article, a record, or an iterable of those; ``.jsonl``, ``.jsonl.gz``
        and ``.parquet`` hold news-please records
    max_bytes : the largest file, line or row that is read as one article

    Yields
    ------
    An Article, or in its place the ArticleError that says why there is none: a
    bad file costs itself only, a bad line of a record file that line.

    >>> [a.text for a in read_articles([{"maintext": "Two ships sank."}])]
    ['Two ships sank.']
    """
    for number, source in enumerate(_each(sources), 1):
        if isinstance(source, Article):
            yield source
        elif isinstance(source, dict):
            yield _or_error(f"record {number}", from_record, source, f"record {number}")
        else:
            for path in _paths(source):
                yield from [path] if isinstance(path, ArticleError) else _articles_of(path, max_bytes)


def article_files(source) -> Iterator[Path | ArticleError]:
    """The files that a path, a folder or a glob means, unread; an ArticleError where there are none."""
    return _paths(source)


def fingerprint(path: Path) -> bytes:
    """A digest of all that the articles of a file depend on: its bytes, its name and what ``metadata.csv`` may say of it.

    Raises
    ------
    ArticleError
        it is missing, a pipe or device, unreadable, or too large to be read as one article.
    """
    name = path.name.lower()
    if name.endswith((*LINES, ".parquet")):
        with open_regular(path) as file:
            content = _digest_of(file, shown(path))
    else:
        content = hashlib.sha256(read_bytes(path)).digest()
    parts = [path.name.encode("utf-8", "surrogateescape"), content, *map(_noted, metadata.tables(path))]
    return hashlib.sha256(b"\0".join(parts)).digest()


def _digest_of(file, name: str) -> bytes:
    try:
        return hashlib.file_digest(file, "sha256").digest()
    except OSError as error:
        raise ArticleError(name, *why_not_read(error)) from None


def _noted(table: Path) -> bytes:
    try:
        return hashlib.sha256(read_bytes(table)).digest()
    except ArticleError as error:  # each article of the folder will say so
        return str(error).encode("utf-8", "backslashreplace") if table.exists() else b""


def _each(sources) -> Iterable:
    single = isinstance(sources, (str, os.PathLike, Article, dict))
    return [sources] if single else sources


def _or_error(where: str, read, *args, **options):
    """What ``read`` gives; whatever goes wrong costs this one input and names it."""
    try:
        return read(*args, **options)
    except ArticleError as error:
        return error
    except Exception as error:
        return _unforeseen(where, error)


def _unforeseen(where: str, error: Exception) -> ArticleError:
    said = next(iter(str(error).splitlines()), "")[:120]
    return ArticleError(where, f"cannot be read ({type(error).__name__}{said and ': '}{said})", "write it again, or leave it out")


def _paths(source) -> Iterator[Path | ArticleError]:
    """The files of one path, folder or glob, in the order of their names."""
    path = Path(source)
    if path.is_dir():
        found = _in_folder(path)
        none = _why_none(path)
    elif not os.path.lexists(path) and glob.has_magic(str(source)):
        matches = (Path(p) for p in sorted(matching(str(source))))
        found = (p for match in matches for p in (_in_folder(match) if match.is_dir() else [match]))
        none = "matches no file", "check the pattern"
    else:
        yield path
        return
    first = next(found, None)
    if first is None:
        yield ArticleError(shown(path), *none)
        return
    yield first
    yield from found


def _why_none(folder: Path) -> tuple[str, str]:
    if (folder / DATASET).exists():
        return "is a folder of tables, which are no articles", "load it with tidynews.load, or give the folder of the articles"
    if (folder / PAGES_MADE).exists():
        return "is a folder of rendered pages, which are no articles", "give the folder of the articles"
    return "holds no article files", f"put articles in it ({', '.join(FILES)})"


def matching(pattern: str) -> set[str]:
    """The files and folders that a glob means; ``**`` does not go through links, which may lead back.

    Hidden names are left out, as :func:`glob.glob` leaves them out.
    """
    parts = [part for part, behind in pairwise([*pattern.replace(os.sep, "/").split("/"), ""]) if (part, behind) != ("**", "**")]
    if "**" not in parts:
        return set(glob.glob(pattern))
    at = parts.index("**")
    rest = "/".join(parts[at + 1 :]) or "*"
    tops = glob.glob("/".join(parts[:at]) + "/") if at else ["."]
    found = {top for top in tops if parts[-1] == "**"}
    for top in tops:
        for place, folders, _ in os.walk(top):
            folders[:] = [folder for folder in folders if not folder.startswith(".")]
            found |= matching(os.path.join(glob.escape(place), rest))
    return found


def _in_folder(folder: Path) -> Iterator[Path | ArticleError]:
    errors = []
    for place, folders, files in os.walk(folder, onerror=errors.append):
        if DATASET in files or PAGES_MADE in files:
            folders[:] = []
            continue
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        yield from (Path(place, f) for f in sorted(files) if _is_article_file(f.lower()))
        if metadata.FILE in files:
            yield from metadata.nameless(Path(place))
    for error in errors:
        yield ArticleError(shown(error.filename), f"cannot be listed ({error.strerror})", "check its permissions")


def _is_article_file(name: str) -> bool:
    return name.endswith(FILES) and not name.startswith((".", "readme"))


def _articles_of(path: Path, max_bytes: int) -> Iterator[Article | ArticleError]:
    name = path.name.lower()
    if name.endswith(LINES):
        yield from _until_error(_lines(path, max_bytes))
    elif name.endswith(".parquet"):
        yield from _until_error(_rows(path, max_bytes))
    else:
        yield _or_error(shown(path), read_article, path, max_bytes=max_bytes)


def _until_error(articles):
    try:
        yield from articles
    except ArticleError as error:
        yield error


def _lines(path: Path, max_bytes: int) -> Iterator[Article | ArticleError]:
    """The records of a JSON lines file, plain or gzipped."""
    name = shown(path)
    with open_regular(path) as raw:
        lines = _Unpacked(raw, name, max_bytes) if name.lower().endswith(".gz") else raw
        number, empty = 0, True
        try:
            while line := lines.readline(max_bytes + 1):
                number, empty = number + 1, False
                where = f"{name} line {number}"
                if len(line) > max_bytes:
                    while not line.endswith(b"\n") and (line := lines.readline(max_bytes)):
                        pass
                    yield _too_long(where, max_bytes)
                elif line.strip():
                    yield _or_error(where, _from_line, line, where)
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            raise ArticleError(f"{name} after line {number}", f"is damaged ({error})", "fetch the file again") from None
        except OSError as error:
            raise ArticleError(f"{name} after line {number}", *why_not_read(error)) from None
        if empty:
            raise ArticleError(name, "is empty", "put one record a line in it, or leave it out")


class _Unpacked(gzip.GzipFile):
    """The lines of a gzip file, up to as much text as a file of its size can hold in earnest."""

    def __init__(self, raw, name: str, max_bytes: int):
        super().__init__(fileobj=raw)
        size = os.fstat(raw.fileno()).st_size
        self._left, self._shown = max(max_bytes, _MOST_PACKED * size), name

    def readline(self, size: int = -1) -> bytes:
        """The next line, or its next ``size`` bytes."""
        line = super().readline(size)
        self._left -= len(line)
        if self._left < 0:
            reason = f"unpacks to more than {_MOST_PACKED} times its size"
            raise ArticleError(self._shown, reason, "unpack it and look what it holds, or raise --max-bytes")
        return line


def _too_long(where: str, max_bytes: int) -> ArticleError:
    reason = f"is longer than the limit of {max_bytes:,} bytes"
    return ArticleError(where, reason, "raise the limit with max_bytes= (--max-bytes)")


def _from_line(line: bytes, where: str) -> Article:
    try:
        record = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise ArticleError(where, "is not UTF-8", "write the file again as UTF-8") from None
    except (ValueError, RecursionError) as error:
        raise ArticleError(where, f"is not JSON ({error})", "repair the line or remove it") from None
    return from_record(record, where, where)


def _rows(path: Path, max_bytes: int) -> Iterator[Article | ArticleError]:
    """The records of a Parquet file, a few rows at a time; a damaged row costs itself, a damaged page its row group."""
    import pyarrow.parquet as pq

    name = shown(path)
    with open_regular(path) as raw:
        try:
            file = pq.ParquetFile(raw, page_checksum_verification=True)
            columns = [c for c in COLUMNS if c in file.schema_arrow.names]
        except Exception as error:
            raise _no_parquet(name, error) from None
        if "maintext" not in columns:
            have = ", ".join(file.schema_arrow.names[:8])
            raise ArticleError(name, f"has no column maintext (it has {have})", f"name the columns {', '.join(COLUMNS)}")
        before = 0
        for group in range(file.num_row_groups):
            yield from _group(file, group, columns, before, name, max_bytes)
            before += file.metadata.row_group(group).num_rows


def _group(file, group: int, columns: list[str], number: int, name: str, max_bytes: int):
    facts = file.metadata.row_group(group)
    at_once = max(1, min(_ROWS_AT_ONCE, facts.num_rows * max_bytes // max(1, facts.total_byte_size)))
    try:
        for batch in file.iter_batches(batch_size=at_once, row_groups=[group], columns=columns):
            for i in range(len(batch)):
                number += 1
                where = f"{name} row {number}"
                yield _or_error(where, _from_row, batch.slice(i, 1), where, max_bytes)
    except Exception as error:
        yield _no_parquet(f"{name} after row {number}", error)


def _no_parquet(where: str, error: Exception) -> ArticleError:
    said = next(iter(str(error).splitlines()), type(error).__name__)[:120]
    return ArticleError(where, f"is not a readable Parquet file ({said})", "write the file again")


def _from_row(row, where: str, max_bytes: int) -> Article:
    record = row.to_pylist()[0]
    if sum(len(cell.encode()) for cell in record.values() if isinstance(cell, str)) > max_bytes:
        raise _too_long(where, max_bytes)
    return from_record(record, where, where)
