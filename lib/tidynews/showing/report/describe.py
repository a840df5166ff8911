"""What was found in one file of articles, for the index page."""

import warnings
from pathlib import Path

from tidynews.language.english import NotEnglish
from tidynews.showing import phrases, reading
from tidynews.showing.report import rows
from tidynews.text.readers import ArticleError, read_articles

COLUMNS = {"article_id", "title", "outlet", "published", "url", "figures", "claims", "weakest", "rows", "warnings"}


def describe(path: str) -> dict:
    """The title and the findings of the article, or the articles, in a file.

    Returns
    -------
    dict
        article_id, title, outlet, published (ISO), url, figures, claims
        (counts), weakest (None, or strength, source and why of the weakest
        claim), rows (figures and statements, see :mod:`.rows`), warnings (in
        words).

    Raises
    ------
    ArticleError
        it cannot be read.
    """
    read = list(read_articles(path))
    articles = [one for one in read if not isinstance(one, ArticleError)]
    if not articles:
        raise read[0]
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always", NotEnglish)
        tables = reading.corrected(reading.parsed(articles), path)
    first, alone = articles[0], len(articles) == 1
    foreign = any(issubclass(warning.category, NotEnglish) for warning in caught)
    return {
        "article_id": first.article_id,
        "title": (alone and first.title) or Path(path).name,
        "outlet": first.outlet if alone else None,
        "published": first.published.isoformat() if alone and first.published else None,
        "url": first.url if alone else None,
        "figures": len(tables.figures),
        "claims": len(tables.claims),
        "weakest": _weakest(tables),
        "rows": {"figures": rows.figures(articles, tables), "statements": rows.statements(articles, tables)},
        "warnings": list(_warnings(articles, tables, foreign)),
    }


def _warnings(articles, tables, foreign):
    """What a reader should know before trusting the rows of an article."""
    if foreign:
        yield "hardly English: its rows mean little"
    if any(article.published is None for article in articles):
        yield "no day of publication: days like “on Friday” stay open"
    if not tables.rows("figures"):
        yield "no figures found"


def _weakest(tables):
    judged = tables.rows("sourcing")
    if not judged:
        return None
    poorest = min(judged, key=lambda row: row.strength)
    claim = next(row for row in tables.rows("claims") if row.claim_id == poorest.claim_id)
    return {"strength": poorest.strength, "source": phrases.source(claim), "factor": poorest.weakest}
