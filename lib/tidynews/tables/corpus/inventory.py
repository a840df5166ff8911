"""The articles of a run, each content once, in the order of their ids: on disk, so that memory stays flat."""

import hashlib
import json
import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from tidynews.text.article import Article, Block
from tidynews.text.readers import ArticleError

_SCHEMA = """
CREATE TABLE kept (article_id TEXT PRIMARY KEY, key TEXT, part TEXT) WITHOUT ROWID;
CREATE TABLE found (article_id TEXT PRIMARY KEY, path TEXT, key TEXT, payload BLOB) WITHOUT ROWID;
CREATE TABLE duplicates (path TEXT, article_id TEXT, PRIMARY KEY (path, article_id)) WITHOUT ROWID;
CREATE TABLE failures (file TEXT PRIMARY KEY, reason TEXT, remedy TEXT) WITHOUT ROWID;
"""
_WAITING = "key IS NOT (SELECT key FROM kept WHERE kept.article_id = found.article_id)"


class Entry(NamedTuple):
    """One article: its id, the key of its content and metadata, and the part that holds it already, if any."""

    article_id: str
    key: str
    kept_in: str | None


class Inventory:
    """What was found, what is already parsed, what is there twice and what failed.

    Parameters
    ----------
    path : of the database; ``""`` for a temporary one
    kept : ``(article_id, key, part)`` of what an earlier run parsed with the same code and model
    """

    def __init__(self, path: str = "", kept: Iterable[tuple[str, str, str]] = ()):
        self._db = sqlite3.connect(path, isolation_level=None)
        self._db.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -16000;")
        self._db.executescript(_SCHEMA)
        self._db.execute("BEGIN")
        self._db.executemany("INSERT OR IGNORE INTO kept VALUES (?, ?, ?)", kept)

    def close(self):
        """Give up the database."""
        self._db.close()

    def add(self, found: Article | ArticleError):
        """Take in an article, or the error that stands in its place.

        Of articles with the same text the one with the least path is read, and
        the others are listed, whatever the order in which they came.
        """
        if isinstance(found, ArticleError):
            self.fail(found)
            return
        try:
            packed = pack(found)
        except UnicodeEncodeError:
            name = found.path or f"article {found.article_id}"
            self.fail(ArticleError(name, "holds half a surrogate pair", "decode the text again, from its bytes"))
            return
        article_id, key = found.article_id, key_of(found)
        this = (found.path or "", key)
        before = self._one("SELECT path, key FROM found WHERE article_id = ?", article_id)
        if before == this:
            return
        if before:
            self._db.execute("INSERT OR IGNORE INTO duplicates VALUES (?, ?)", (max(before, this)[0], article_id))
            if before < this:
                return
        kept = self._one("SELECT key FROM kept WHERE article_id = ?", article_id)
        payload = None if kept == (key,) else packed
        self._db.execute("REPLACE INTO found VALUES (?, ?, ?, ?)", (article_id, *this, payload))

    def fail(self, error: ArticleError):
        """List an input that gave no article."""
        told = (text.encode("utf-8", "backslashreplace").decode() for text in (error.file, error.reason, error.remedy))
        self._db.execute("REPLACE INTO failures VALUES (?, ?, ?)", tuple(told))

    def __len__(self) -> int:
        return self._one("SELECT count(*) FROM found")[0]

    def n_waiting(self) -> int:
        """How many articles still have to be parsed."""
        return self._one(f"SELECT count(*) FROM found WHERE {_WAITING}")[0]

    def entries(self, first: str, last: str) -> list[Entry]:
        """The articles with ids from ``first`` to before ``last``, in order."""
        rows = self._db.execute(
            "SELECT article_id, found.key, CASE WHEN kept.key = found.key THEN part END FROM found "
            "LEFT JOIN kept USING (article_id) WHERE article_id >= ? AND article_id < ? ORDER BY article_id",
            (first, last),
        )
        return [Entry(*row) for row in rows]

    def payload(self, article_id: str) -> bytes:
        """What :func:`unpack` makes the article from."""
        return self._one("SELECT payload FROM found WHERE article_id = ?", article_id)[0]

    def path(self, article_id: str) -> str:
        """Where the article was read from, for messages."""
        return self._one("SELECT path FROM found WHERE article_id = ?", article_id)[0] or f"article {article_id}"

    def failures(self) -> Iterator[tuple[str, str, str]]:
        """``(file, reason, remedy)`` in the order of the files."""
        return self._db.execute("SELECT * FROM failures ORDER BY file")

    def duplicates(self) -> Iterator[tuple[str, str, str]]:
        """``(path, article_id, same_as)`` of every input whose text had been read from elsewhere."""
        return self._db.execute(
            "SELECT duplicates.path, article_id, found.path FROM duplicates JOIN found USING (article_id) "
            "WHERE duplicates.path IS NOT found.path ORDER BY duplicates.path, article_id"
        )

    def _one(self, query: str, *values):
        return self._db.execute(query, values).fetchone()


def key_of(article: Article) -> str:
    """A digest of everything about an article that its rows can depend on."""
    facts = [article.article_id, *_facts(article), [list(block) for block in article.blocks]]
    return hashlib.sha256(json.dumps(facts).encode()).hexdigest()[:16]


def pack(article: Article) -> bytes:
    """An article as bytes, to be kept and sent.

    >>> from tidynews.text.readers import read_article
    >>> article = read_article(text="Two ships sank.")
    >>> unpack(pack(article)) == article
    True
    """
    facts = [article.text, *_facts(article), [list(block) for block in article.blocks]]
    return zlib.compress(json.dumps(facts, ensure_ascii=False).encode(), 1)


def unpack(payload: bytes) -> Article:
    """The inverse of :func:`pack`."""
    text, path, title, outlet, published, inferred, url, blocks = json.loads(zlib.decompress(payload))
    return Article(
        text=text,
        blocks=tuple(Block(*block) for block in blocks),
        path=path,
        title=title,
        outlet=outlet,
        published=published and date.fromisoformat(published),
        date_inferred=inferred,
        url=url,
    )


def _facts(article: Article) -> list:
    published = article.published and article.published.isoformat()
    return [article.path, article.title, article.outlet, published, article.date_inferred, article.url]
