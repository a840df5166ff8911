"""Web pages: the article's text, title and metadata by trafilatura (the extra ``html``)."""

from datetime import date

from tidynews.text.article import Article
from tidynews.text.readers.errors import ArticleError
from tidynews.text.readers.records import from_extracted


def from_page(html: str, name: str) -> Article:
    """The article of a web page; scripts, menus and comments are left out.

    Raises
    ------
    ArticleError
        trafilatura is not installed, or it finds no article in the page.
    """
    try:
        from trafilatura import bare_extraction
    except ImportError:
        raise ArticleError(name, "is a web page", "install the extra: pip install 'tidynews[html]'") from None
    try:
        page = bare_extraction(html, include_comments=False, include_tables=False, with_metadata=True)
    except Exception as error:  # whatever a hostile page does to the extractor, it costs itself only
        reason = f"cannot be read as a web page ({type(error).__name__})"
        raise ArticleError(name, reason, "save its text as a .txt file") from None
    if page is None or not (page.text or "").strip():
        raise ArticleError(name, "holds no article that could be found in the page", "save its text as a .txt file")
    return from_extracted(
        page.text,
        name,
        path=name,
        title=page.title or None,
        outlet=page.sitename or page.hostname or None,
        url=page.url or None,
        published=_day(page.date),
    )


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text[:10]) if text else None
    except ValueError:
        return None
