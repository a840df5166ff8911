"""Many articles: files, folders, globs, lists and record files, streamed."""

import glob
import gzip
import json
import os
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from tidynews.text.article import Article
from tidynews.text.readers.errors import ArticleError
from tidynews.text.readers.files import LARGEST, open_regular, shown
from tidynews.text.readers.read import PAGES, read_article
from tidynews.text.readers.records import COLUMNS, from_record

LINES = (".jsonl", ".jsonl.gz", ".ndjson", ".ndjson.gz")
DATASET = "tidynews.json"  # marks a folder of tables, which holds no articles
FILES = (".txt", ".md", *PAGES, *LINES, ".parquet")


def read_articles(sources, *, max_bytes: int = LARGEST) -> Iterator[Article | ArticleError]:
    """Every article of the sources, one after the other, never all in memory.

    Parameters
    ----------
    sources : a path, a folder (searched through; hidden names, READMEs
        and folders of tables are left out), a glob,
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
            yield _or_error(from_record, source, f"record {number}")
        else:
            for path in _paths(source):
                yield from [path] if isinstance(path, ArticleError) else _articles_of(path, max_bytes)


def article_files(source) -> Iterator[Path | ArticleError]:
    """The files that a path, a folder or a glob means, unread; an ArticleError where there are none."""
    return _paths(source)


def _each(sources) -> Iterable:
    single = isinstance(sources, (str, os.PathLike, Article, dict))
    return [sources] if single else sources


def _or_error(read, *args, **options):
    try:
        return read(*args, **options)
    except ArticleError as error:
        return error


def _paths(source) -> Iterator[Path | ArticleError]:
    """The files of one path, folder or glob, in the order of their names."""
    path = Path(source)
    if path.is_dir():
        found = _in_folder(path)
        none = "holds no article files", f"put articles in it ({', '.join(FILES)})"
    elif not os.path.lexists(path) and glob.has_magic(str(source)):
        matches = (Path(p) for p in sorted(glob.glob(str(source), recursive=True)))
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


def _in_folder(folder: Path) -> Iterator[Path | ArticleError]:
    errors = []
    for place, folders, files in os.walk(folder, onerror=errors.append):
        if DATASET in files:
            folders[:] = []
            continue
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        yield from (Path(place, f) for f in sorted(files) if _is_article_file(f.lower()))
    for error in errors:
        yield ArticleError(shown(error.filename), f"cannot be listed ({error.strerror})", "check its permissions")


def _is_article_file(name: str) -> bool:
    return name.endswith(FILES) and not name.startswith((".", "readme"))


def _articles_of(path: Path, max_bytes: int) -> Iterator[Article | ArticleError]:
    name = path.name.lower()
    if name.endswith(LINES):
        yield from _until_error(_lines(path, max_bytes))
    elif name.endswith(".parquet"):
        yield from _until_error(_rows(path))
    else:
        yield _or_error(read_article, path, max_bytes=max_bytes)


def _until_error(articles):
    try:
        yield from articles
    except ArticleError as error:
        yield error


def _lines(path: Path, max_bytes: int) -> Iterator[Article | ArticleError]:
    """The records of a JSON lines file, plain or gzipped."""
    name = shown(path)
    with open_regular(path) as raw:
        lines = gzip.GzipFile(fileobj=raw) if name.lower().endswith(".gz") else raw
        number, empty = 0, True
        try:
            while line := lines.readline(max_bytes + 1):
                number, empty = number + 1, False
                where = f"{name} line {number}"
                if len(line) > max_bytes:
                    while not line.endswith(b"\n") and (line := lines.readline(max_bytes)):
                        pass
                    reason = f"is longer than the limit of {max_bytes:,} bytes"
                    yield ArticleError(where, reason, "raise the limit with max_bytes= (--max-bytes)")
                elif line.strip():
                    yield _or_error(_from_line, line, where)
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            raise ArticleError(f"{name} after line {number}", f"is damaged ({error})", "fetch the file again") from None
        if empty:
            raise ArticleError(name, "is empty", "put one record a line in it, or leave it out")


def _from_line(line: bytes, where: str) -> Article:
    try:
        record = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise ArticleError(where, "is not UTF-8", "write the file again as UTF-8") from None
    except (ValueError, RecursionError) as error:
        raise ArticleError(where, f"is not JSON ({error})", "repair the line or remove it") from None
    return from_record(record, where, where)


def _rows(path: Path) -> Iterator[Article | ArticleError]:
    """The records of a Parquet file, a few rows at a time."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    name = shown(path)
    with open_regular(path) as raw:
        try:
            file = pq.ParquetFile(raw)
            columns = [c for c in COLUMNS if c in file.schema_arrow.names]
            if "maintext" not in columns:
                have = ", ".join(file.schema_arrow.names[:8])
                raise ArticleError(name, f"has no column maintext (it has {have})", f"name the columns {', '.join(COLUMNS)}")
            number = 0
            for batch in file.iter_batches(batch_size=256, columns=columns):
                for record in batch.to_pylist():
                    number += 1
                    where = f"{name} row {number}"
                    yield _or_error(from_record, record, where, where)
        except (pa.ArrowException, OSError) as error:
            reason = f"is not a readable Parquet file ({str(error).splitlines()[0][:120]})"
            raise ArticleError(name, reason, "write the file again") from None
