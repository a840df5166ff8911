"""Reading articles: files, pages and records become :class:`~tidynews.text.article.Article`."""

from tidynews.text.readers.errors import ArticleError
from tidynews.text.readers.read import read_article
from tidynews.text.readers.sources import read_articles

__all__ = ["ArticleError", "read_article", "read_articles"]
