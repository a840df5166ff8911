"""A folder of tables, part by part: a part holds the articles of one stretch of ids and is there whole or not at all.

``<table>/part-00003-of-00008.parquet`` holds the rows of the articles whose ids
begin in the fourth of eight equal stretches, so that what a part holds depends
on the corpus alone. The part of the articles table is written last and carries
the keys of its articles: it is the mark that the part is complete.
"""

import hashlib
import json
import math
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from tidynews.records import ROWS
from tidynews.tables import locks, stored
from tidynews.tables.corpus.inventory import Entry
from tidynews.tables.schema import SchemaError, arrow_schema
from tidynews.tables.whole import ASIDE, put_parquet, whole_file

READ = ("figures", "claims", "actors", "statements", "articles")  # written in this order
JUDGED = ("sourcing", "links")
_KEYS = b"tidynews"
_SMALLEST, _LARGEST = 32, 1024  # articles a part, about


def n_parts(n_articles: int) -> int:
    """How many parts a corpus is kept in: a power of two, so many that a part costs little and files stay few.

    >>> [n_parts(n) for n in (1, 200, 10_000, 1_000_000)]
    [1, 8, 64, 1024]
    """
    size = min(_LARGEST, max(_SMALLEST, 2 * math.sqrt(n_articles)))
    return 2 ** max(0, math.ceil(math.log2(max(1, n_articles) / size)))


class _Known(NamedTuple):
    digest: str
    stat: tuple


def _stat(path: Path) -> tuple:
    found = path.stat()
    return found.st_ino, found.st_size, found.st_mtime_ns


class Dataset:
    """The tables of a corpus in a folder."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self.state = self.folder / locks.STATE
        self._digests: dict[Path, _Known] = {}

    def locked(self):
        """Keep every other run and save out of the folder meanwhile; raises FolderBusy when there is one."""
        return locks.folder(self.folder)

    def manifest(self) -> dict:
        """What is said of the whole: parts, articles, keys, whether it is complete; empty for a new folder."""
        try:
            return stored.manifest(self.folder)
        except SchemaError:
            return {}  # a damaged one is written anew

    def describe(self, **facts):
        """Write the manifest."""
        stored.describe(self.folder, facts)

    def remove_damaged(self):
        """Remove every part that is not as it was written, so that the run makes it anew."""
        facts = self.manifest()
        for name in ROWS:
            others = {path.relative_to(self.folder).as_posix(): None for path in stored.files_of(self.folder, name)}
            for file, known in (others | stored.parts(self.folder, name, facts)).items():
                self._check(name, self.folder / file, known)

    def _check(self, name: str, path: Path, known: str | None):
        if stored.fault(path, name, known):
            path.unlink(missing_ok=True)
        elif known:
            self._digests[path] = _Known(known, _stat(path))

    def digests(self, of: int) -> dict[str, str]:
        """The digest of every part, by its place in the folder."""
        paths = (self.path(table, part, of) for table in ROWS for part in range(of))
        return {path.relative_to(self.folder).as_posix(): self._digest(path) for path in paths}

    def _digest(self, path: Path) -> str:
        before = self._digests.get(path)
        if before and before.stat == _stat(path):
            return before.digest
        return stored.digest(path.read_bytes())

    def path(self, table: str, part: int, of: int) -> Path:
        """The file of one part of one table."""
        return self.folder / table / f"part-{part:05d}-of-{of:05d}.parquet"

    def kept(self, engine: str):
        """``(article_id, key, part)`` of every article in complete parts that ``engine`` wrote."""
        for file in sorted((self.folder / "articles").glob("part-*.parquet")):
            known = self.keys(file.name)
            if known.get("engine") == engine:
                yield from ((article_id, key, file.name) for article_id, key in known["articles"].items())

    def keys(self, part: str) -> dict:
        """What a complete part says it holds; empty for one that is missing, incomplete or damaged."""
        try:
            schemas = [pq.read_schema(self.folder / table / part) for table in READ]
        except (OSError, pa.ArrowException):
            return {}
        return json.loads(schemas[-1].metadata.get(_KEYS, b"{}"))

    def holds(self, engine: str, entries: list[Entry], part: int, of: int) -> bool:
        """Whether the part is complete and as the entries want it."""
        name = self.path("articles", part, of).name
        return all(e.kept_in == name for e in entries) and self.keys(name) == _stamp(engine, entries)

    def content_key(self, of: int, *facts: str) -> str:
        """A digest of what all complete parts hold."""
        digest = hashlib.sha256("\n".join(facts).encode())
        for part in range(of):
            digest.update(json.dumps(self.keys(self.path("articles", part, of).name)).encode())
        return digest.hexdigest()[:16]

    def rows_kept(self, entries: list[Entry]) -> dict[str, pa.Table]:
        """The rows of articles that are in some part already."""
        wanted = {}
        for entry in entries:
            if entry.kept_in:
                wanted.setdefault(entry.kept_in, []).append(entry.article_id)
        found = {table: [arrow_schema(table).empty_table()] for table in READ}
        for part, ids in sorted(wanted.items()):
            for table, rows in found.items():
                whole = pq.read_table(self.folder / table / part, schema=arrow_schema(table), page_checksum_verification=True)
                rows.append(whole.filter(pc.is_in(whole["article_id"], pa.array(ids, whole["article_id"].type))))
        return {table: pa.concat_tables(rows) for table, rows in found.items()}

    def write(self, engine: str, entries: list[Entry], rows: dict[str, pa.Table], part: int, of: int):
        """Write one part of the tables that come from reading, in the order of the article ids."""
        rows = {table: _in_order(rows[table]) for table in READ}
        metadata = rows["articles"].schema.metadata | {_KEYS: json.dumps(_stamp(engine, entries)).encode()}
        rows["articles"] = rows["articles"].replace_schema_metadata(metadata)
        with ExitStack() as stack:
            for table in reversed(READ):  # the last one opened takes its place first
                file = stack.enter_context(whole_file(self.path(table, part, of)))
                put_parquet(rows[table], file)
            self.path("articles", part, of).unlink(missing_ok=True)

    def missing(self, of: int, tables=tuple(ROWS)) -> list[Path]:
        """The files that a complete dataset has and this one has not."""
        return [p for table in tables for part in range(of) if not (p := self.path(table, part, of)).exists()]

    def sweep(self, of: int):
        """Remove the parts of an earlier division and what interrupted runs left aside."""
        wanted = {self.path(table, part, of) for table in ROWS for part in range(of)}
        for table in ROWS:
            for file in (self.folder / table).glob("*"):
                if file not in wanted and (file.name.startswith(("part-", "saved-")) or file.name.endswith(ASIDE)):
                    file.unlink()
        for file in self.folder.glob(f".*{ASIDE}"):
            file.unlink()


def stretch(part: int, of: int) -> tuple[str, str]:
    """The first article id of a part, and the first one behind it.

    >>> stretch(1, 4)
    ('40000000', '80000000')
    """
    return f"{part * 2**32 // of:08x}", f"{(part + 1) * 2**32 // of:08x}" if part + 1 < of else "g"


def part_of(article_id: str, of: int) -> int:
    """The part that an article belongs to, the inverse of :func:`stretch`.

    >>> part_of("4fffffffffffffff", 4)
    1
    """
    return int(article_id[:8], 16) * of >> 32


def _stamp(engine: str, entries: list[Entry]) -> dict:
    return {"engine": engine, "articles": {entry.article_id: entry.key for entry in entries}}


def _in_order(table: pa.Table) -> pa.Table:
    order = pa.table({"article_id": table["article_id"], "row": pa.array(range(len(table)))})
    by = pc.sort_indices(order, sort_keys=[("article_id", "ascending"), ("row", "ascending")])
    return table.take(by).combine_chunks()
