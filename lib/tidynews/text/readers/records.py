"""Records as news-please writes them: ``maintext``, ``title``, ``source_domain``, ``date_publish``, ``url``."""

import math
from datetime import date

from tidynews.text.article import HEADLINE, Article, Block, segment
from tidynews.text.readers.days import given_day
from tidynews.text.readers.errors import ArticleError
from tidynews.text.readers.files import checked

COLUMNS = ("maintext", "title", "source_domain", "date_publish", "url")


def from_record(record: dict, name: str = "record", path: str | None = None) -> Article:
    """The article of one record, a mapping with at least ``maintext``.

    ``name`` is what errors call it; ``path`` where it was read from, if from a file.
    Its text is the title, a line end and the main text; the title is left out
    where there is none or where the main text begins with it.

    >>> article = from_record({"maintext": "Two ships sank.", "title": "Ships lost", "source_domain": "a.org"})
    >>> article.text, article.outlet
    ('Ships lost\\nTwo ships sank.', 'a.org')

    Raises
    ------
    ArticleError
        it has no main text, or a field is of the wrong type.
    """
    if not isinstance(record, dict):
        raise ArticleError(name, "is not a record", f"write an object with the fields {', '.join(COLUMNS)}")
    fields = {column: _text(record, column, name) for column in COLUMNS if column != "date_publish"}
    if not fields["maintext"]:
        raise ArticleError(name, "has no maintext", "give the article's text in the field maintext")
    return from_extracted(
        fields["maintext"],
        name,
        path=path,
        title=fields["title"],
        outlet=fields["source_domain"],
        url=fields["url"],
        published=_day(record.get("date_publish"), name),
    )


def from_extracted(body: str, name: str, *, title: str | None = None, **known) -> Article:
    """An article from a body and a title that were taken out of something else."""
    title = " ".join(title.split()) if title else None
    if title and not body.lstrip().startswith(title):
        text = checked(f"{title}\n{body}", name)
        headline = Block(HEADLINE, 0, len(title))
        blocks = (headline, *segment(text, len(title) + 1, headline=False))
    else:
        text = checked(body, name)
        blocks = segment(text)
    return Article(text=text, blocks=blocks, title=title, **known)


def _text(record, column, name) -> str | None:
    value = record.get(column)
    if value is None or value == "" or isinstance(value, float) and math.isnan(value):
        return None
    if not isinstance(value, str):
        raise ArticleError(name, f"{column} is a {type(value).__name__}, no text", "write it as a string")
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        raise ArticleError(name, f"{column} holds half a surrogate pair", "decode the record again, from its bytes") from None
    return value


def _day(value, name) -> date | None:
    try:
        return given_day(value)
    except ValueError:
        raise ArticleError(name, f"date_publish is {str(value)[:40]!r}, no date", "write it as 2024-10-12") from None
