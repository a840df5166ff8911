"""One article from a path, a text or a record."""

from dataclasses import replace
from pathlib import Path

from tidynews.text.article import HEADLINE, OUTLET, Article, segment
from tidynews.text.blocks import BYLINE, day_of
from tidynews.text.readers import metadata
from tidynews.text.readers.days import given_day
from tidynews.text.readers.errors import ArticleError
from tidynews.text.readers.files import LARGEST, checked, decode, read_bytes, shown
from tidynews.text.readers.pages import from_page
from tidynews.text.readers.records import from_record

PAGES = (".html", ".htm", ".xhtml")


def read_article(
    source=None, *, text: str | None = None, encoding: str | None = None, max_bytes: int = LARGEST, **known
) -> Article:
    """Read one article.

    Parameters
    ----------
    source : a path (``.txt``, ``.md``, ``.html``; anything else is read as plain
        text), a news-please record as a dict, or an Article, which is returned
    text : the article itself, instead of a source
    encoding : the file's encoding, where it is not to be recognised
    max_bytes : the largest file that is read
    known : title, outlet, published (a date, or text or seconds that name one), url: they go before what the file,
        its line in ``metadata.csv`` and its text say

    Returns
    -------
    Article : ``article.text`` is the file decoded, unaltered (a byte-order mark
        aside); of a page or a record, the headline, a line end and the body.

    Raises
    ------
    ArticleError
        names the file, what is wrong with it and what to do.

    >>> read_article(text="Ships lost\\nThe Gazette\\nTwo ships sank. One was found.").outlet
    'The Gazette'
    """
    if isinstance(source, Article):
        article = source
    elif isinstance(source, dict):
        article = from_record(source)
    elif text is not None:
        article = from_text(checked(text, "text="))
    elif source is None:
        raise TypeError("read_article() takes a path, a record or text=")
    else:
        article = _from_file(Path(source), encoding, max_bytes)
    return _with(article, known)


def from_text(text: str, path: str | None = None) -> Article:
    """The article of a text in one of the layouts that :func:`segment` knows.

    A date line under the headline gives the day of publication, marked as inferred.
    """
    blocks = segment(text)
    first = {block.kind: text[block.start : block.end] for block in reversed(blocks)}
    days = (day_of(text[block.start : block.end]) for block in blocks if block.kind == BYLINE)
    published = next(filter(None, days), None)
    return Article(
        text=text,
        blocks=blocks,
        path=path,
        title=first.get(HEADLINE),
        outlet=first.get(OUTLET),
        published=published,
        date_inferred=published is not None,
    )


def _from_file(path: Path, encoding: str | None, max_bytes: int) -> Article:
    name = shown(path)
    known = metadata.of(path)
    text = decode(read_bytes(path, max_bytes), name, encoding)
    article = from_page(text, name) if path.suffix.lower() in PAGES else from_text(text, name)
    return _with(article, known)


def _with(article: Article, known: dict) -> Article:
    """The article with what is known of it from elsewhere; a day that was given is not inferred."""
    if "published" in known:
        try:
            known = {"date_inferred": False} | known | {"published": given_day(known["published"])}
        except ValueError:
            told = f"published is {str(known['published'])[:40]!r}, no date"
            raise ArticleError(article.path or "read_article()", told, "write it as 2024-10-12") from None
    return replace(article, **known) if known else article
