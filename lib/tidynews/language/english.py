"""Whether a text is English at all: the parse of any other language would be nonsense."""

import re
import warnings
from functools import cache

from tidynews import lexicons

_WORD = re.compile(r"[^\W\d_]+")
_FEWEST = 25  # words below which nothing can be told
_READ = 20_000  # characters that are enough to tell


class NotEnglish(UserWarning):
    """The text is hardly English, so that its figures and claims cannot be trusted."""


def share(text: str) -> float | None:
    """The share of English function words among the words of a text; None for a short one.

    >>> share("The ship left the port at noon and was not seen by anyone of the crew that had stayed behind on the quay with the rest of them.") > 0.3
    True
    """
    words = _WORD.findall(text[:_READ].lower())
    if len(words) < _FEWEST:
        return None
    return sum(word in _function_words() for word in words) / len(words)


def check(article) -> None:
    """Warn, once and clearly, where an article is hardly English.

    Warns
    -----
    NotEnglish
        fewer function words than any English prose has.
    """
    found = share(article.text)
    if found is not None and found < lexicons.table("language")["english"]["least_share"]:
        name = article.path or article.title or article.article_id
        warnings.warn(
            f"{name}: the text is hardly English ({found:.0%} English function words); only English is understood, so its tables mean little",
            NotEnglish,
            stacklevel=3,
        )


@cache
def _function_words():
    return frozenset(lexicons.table("language")["english"]["words"])
