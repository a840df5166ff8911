"""From an article to its seven tables: the floors in their order."""

from tidynews.judgement import lineage, sourcing
from tidynews.language import pipeline
from tidynews.language.actors import Cast
from tidynews.meaning import claims, figures, statements
from tidynews.records import ArticleRow
from tidynews.tables.tables import Tables
from tidynews.text.article import Article
from tidynews.text.readers import read_article


def parse(source) -> Tables:
    """Parse one article into its seven tables.

    Parameters
    ----------
    source : an Article, or anything that :func:`tidynews.read_article` reads

    Raises
    ------
    ArticleError
        the source cannot be read.
    """
    return Tables.from_rows(parse_rows(read_article(source)))


def parse_rows(article: Article) -> dict[str, list]:
    """The rows of the seven tables of one article, linked and judged within itself."""
    rows = extract_rows(article)
    return rows | judge_rows(rows)


def extract_rows(article: Article) -> dict[str, list]:
    """The rows that an article gives by itself: articles, figures, claims and actors."""
    doc = pipeline.analyse(article)
    cast = Cast(doc, article)
    claimed = claims.find(doc, article, cast)
    counted = figures.find(doc, article, cast, claimed)
    said = statements.find(doc, article, claimed, counted)
    actors = cast.rows(claimed)
    return {"articles": [article_row(article)], "figures": counted, "claims": claimed, "actors": actors, "statements": said}


def judge_rows(rows: dict[str, list], *, rubric=None, register=None) -> dict[str, list]:
    """The rows that need all articles at once: links between statements, and the sourcing of claims.

    ``rubric`` and ``register`` are those of :func:`tidynews.judgement.sourcing.judge`.
    """
    said, linked = lineage.link(*(rows[name] for name in ("articles", "statements", "claims", "figures", "actors")))
    between = lineage.between_claims(linked, said)
    judged = sourcing.judge(rows["claims"], rows["actors"], rows["figures"], between, rubric=rubric, register=register)
    return {"statements": said, "sourcing": judged, "links": linked}


def article_row(article: Article) -> ArticleRow:
    """What the articles table says of an article."""
    return ArticleRow(
        article_id=article.article_id,
        path=article.path,
        title=article.title,
        outlet=article.outlet,
        published=article.published,
        date_inferred=article.date_inferred,
        url=article.url,
        n_words=article.n_words,
        n_paragraphs=len(article.paragraphs),
    )
