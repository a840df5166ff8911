"""What every notebook does first: find the articles it was pointed at, read them and parse them."""

import glob
import sys
import warnings
from dataclasses import replace
from pathlib import Path

from tidynews.records import ROWS
from tidynews.text.readers import ArticleError, read_articles
from tidynews.text.readers.sources import matching

CHECKOUT = Path(__file__).resolve().parents[3]
PACKAGE = Path(__file__).resolve().parents[1]
SEEDS = "seeds/"


def load(articles: str = "", *, corrections: str = "", scoring: str = "", sources: str = "", n_process: int = 1):
    """Read and parse what a notebook was pointed at.

    Parameters
    ----------
    articles : a file, a folder or a glob; ``""`` means the seed article.
        Looked for from the present directory, then from the one above it (for
        a notebook in ``notebooks/``), then in the checkout
    corrections : a ``corrections.csv`` to apply
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
    found = _read(articles)
    if "IPython" in sys.modules:
        from tidynews.showing import pictures

        pictures.describe_in_notebook()
    return found, _mended(
        parsed(found, n_process), *(resolve(path) if path else None for path in (corrections, scoring, sources))
    )


def parsed(articles: list, n_process: int = 1):
    """The tables of the articles; of a single one without the detour over files that many take."""
    from tidynews.tables.corpus import parse_many
    from tidynews.tables.parse import parse

    return parse(articles[0]) if len(articles) == 1 else parse_many(articles, n_process=n_process)


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


def _mended(tables, corrections, scoring, sources):
    """The tables judged by the user's own files, and corrected."""
    from tidynews.tables import corrections as corrected
    from tidynews.tables.parse import judge_rows
    from tidynews.tables.tables import Tables

    if scoring or sources:
        rows = {name: tables.rows(name) for name in ROWS}
        judged = Tables.from_rows(rows | judge_rows(rows, rubric=scoring, register=sources))
        tables = replace(judged, failures=tables.failures, duplicates=tables.duplicates)
    if corrections:
        tables, stale = corrected.apply(tables, corrections, rubric=scoring, register=sources)
        for line, problem in zip(stale["line"], stale["problem"]):
            warnings.warn(f"{corrections}, line {line}: {problem}", stacklevel=3)
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
