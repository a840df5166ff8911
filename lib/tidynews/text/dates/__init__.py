"""Date expressions, resolved to intervals against the article's own date."""

from tidynews.text.dates.find import DateSpan, find

__all__ = ["DateSpan", "find"]
