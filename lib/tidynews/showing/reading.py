"""What every notebook does first: find the articles it was pointed at, read them and parse them."""

import glob
import hashlib
import os
import sys
import warnings
from contextlib import suppress
from dataclasses import replace
from os import PathLike
from pathlib import Path

from tidynews.records import ROWS
from tidynews.tables.locks import FolderBusy
from tidynews.text.readers import ArticleError, read_articles
from tidynews.text.readers.sources import matching

CHECKOUT = Path(__file__).resolve().parents[3]
PACKAGE = Path(__file__).resolve().parents[1]
SEEDS = "seeds/"
_kept: Path | None = None


def load(articles: str = "", *, corrections: str | None = "", scoring: str = "", sources: str = "", n_process: int = 1):
    """Read and parse what a notebook was pointed at.

    Parameters
    ----------
    articles : a file, a folder or a glob; ``""`` means the seed article.
        Looked for from the present directory, then from the one above it (for
        a notebook in ``notebooks/``), then in the checkout
    corrections : a ``corrections.csv`` to apply; ``""`` means the one beside
        the articles, if there is one, and None none
    scoring : a changed copy of ``scoring.toml`` to judge by
    sources : a ``sources.csv``, the reliability of sources as the user judges it
    n_process : processes to parse with

    Returns
    -------
    (articles, tables)
        the articles in the order in which they were found, duplicates left
        out, and their tables.

    Raises
    ------
    ArticleError
        none of them could be read; where only some could not, each of those
        is a warning.
    CorrectionError, RubricError, RegisterError
        a file of the user's cannot be used.
    """
    if not isinstance(articles, (str, PathLike)):
        raise ArticleError(f"articles = {articles!r}", "that is no path", "name a file, a folder or a glob")
    found = _read(os.fspath(articles))
    if "IPython" in sys.modules:
        if not articles:
            print("The example article: the parameter articles names no other.")
        from tidynews.showing import pictures

        pictures.describe_in_notebook()
    tables = _judged(parsed(found, n_process), *(resolve(path) if path else None for path in (scoring, sources)))
    return found, corrected(tables, articles, corrections, scoring=scoring, sources=sources)


def parsed(articles: list, n_process: int = 1):
    """The tables of the articles; of a single one without the detour over files that many take."""
    from tidynews.tables.corpus import parse_many
    from tidynews.tables.parse import parse
    from tidynews.tables.schema import SchemaError
    from tidynews.tables.tables import load as load_tables

    if len(articles) == 1:
        return parse(articles[0])
    if _kept is None:
        return parse_many(articles, n_process=n_process)
    place = _kept / hashlib.sha256(repr(articles).encode("utf-8", "surrogatepass")).hexdigest()[:32]
    try:
        return load_tables(place)
    except SchemaError:
        tables = parse_many(articles, n_process=n_process)
        with suppress(FolderBusy):  # another page is putting the same tables there
            tables.save(place)
        return tables


def keep(folder) -> None:
    """Keep the tables of several articles in a folder, so that the notebooks of one render parse them once."""
    global _kept
    _kept = None if folder is None else Path(folder)


def _read(articles: str):
    texts, errors = {}, []
    for one in read_articles(resolve(articles)):
        if isinstance(one, ArticleError):
            errors.append(one)
        else:
            texts.setdefault(one.article_id, one)
    if errors and not texts:
        raise errors[0]
    for error in errors:
        warnings.warn(str(error), stacklevel=3)
    return list(texts.values())


def _judged(tables, scoring, sources):
    """The tables judged by the user's own files."""
    from tidynews.tables.parse import judge_rows
    from tidynews.tables.tables import Tables

    if not (scoring or sources):
        return tables
    rows = {name: tables.rows(name) for name in ROWS}
    judged = Tables.from_rows(rows | judge_rows(rows, rubric=scoring, register=sources))
    return replace(judged, failures=tables.failures, duplicates=tables.duplicates)


def corrected(tables, articles: str, corrections: str | None = "", *, scoring: str = "", sources: str = ""):
    """The tables with a person's corrections made; a notebook says how many.

    Parameters
    ----------
    tables : as parsed
    articles : the file, folder or glob that they were read from
    corrections, scoring, sources : as for :func:`load`

    Warns
    -----
    UserWarning
        a correction could not be made: its line and why.
    """
    from tidynews.tables import corrections as kept

    named = (
        resolve(corrections) if corrections else kept.beside(resolve(articles)) if articles and corrections is not None else None
    )
    if named is None:
        return tables
    chosen = kept.read(named) if corrections else kept.about(tables, named)
    if not chosen:
        return tables
    tables, stale = kept.apply(
        tables, chosen, rubric=resolve(scoring) if scoring else None, register=resolve(sources) if sources else None
    )
    for line, problem in zip(stale["line"], stale["problem"]):
        warnings.warn(f"{named}, line {line}: {problem}", stacklevel=3)
    if "IPython" in sys.modules:
        print(f"{len(chosen) - len(stale)} of {len(chosen)} lines of {named} were made.")
    return tables


def resolve(path: str = "") -> str:
    """A path or glob that finds something from here: as given, one folder up, in the checkout, or in the package.

    Parameters
    ----------
    path : a file, a folder or a glob; ``""`` means the seed article

    Returns
    -------
    str
        what was given, unchanged, when it finds nothing anywhere: whoever
        reads it will say so.
    """
    wanted = path or SEEDS
    if not path or not Path(path).is_absolute():
        for base in (Path(), Path(".."), CHECKOUT, PACKAGE):
            candidate = base / wanted
            if candidate.exists() or (glob.has_magic(wanted) and matching(str(candidate))):
                return candidate.as_posix()
    return wanted
