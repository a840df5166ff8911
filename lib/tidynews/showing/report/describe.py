"""What was found in one file of articles, for the index page."""

from pathlib import Path

from tidynews.showing import phrases, reading
from tidynews.text.readers import ArticleError, read_articles

COLUMNS = {"article_id", "title", "outlet", "published", "figures", "claims", "weakest"}


def describe(path: str) -> dict:
    """The title and the findings of the article, or the articles, in a file.

    Returns
    -------
    dict
        article_id, title, outlet, published (ISO), figures, claims (counts),
        weakest (None, or strength, source and why of the weakest claim).

    Raises
    ------
    ArticleError
        it cannot be read.
    """
    read = list(read_articles(path))
    articles = [one for one in read if not isinstance(one, ArticleError)]
    if not articles:
        raise read[0]
    tables = reading.parsed(articles)
    first, alone = articles[0], len(articles) == 1
    return {
        "article_id": first.article_id,
        "title": (alone and first.title) or Path(path).name,
        "outlet": first.outlet if alone else None,
        "published": first.published.isoformat() if alone and first.published else None,
        "figures": len(tables.figures),
        "claims": len(tables.claims),
        "weakest": _weakest(tables),
    }


def _weakest(tables):
    judged = tables.rows("sourcing")
    if not judged:
        return None
    poorest = min(judged, key=lambda row: row.strength)
    claim = next(row for row in tables.rows("claims") if row.claim_id == poorest.claim_id)
    return {"strength": poorest.strength, "source": phrases.source(claim), "factor": poorest.weakest}
