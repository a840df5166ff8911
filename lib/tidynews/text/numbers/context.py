"""The words that stand next to a number."""

import re
from functools import cache

from tidynews import lexicons
from tidynews.text.numbers.vocabulary import WINDOW, traps

_BACKWARDS = re.compile(r"([\s,;:(\[\"“‘]*)([^\s,;:!?()\[\]\"“”‘]*)")
_AFTER = re.compile(r"[\s-]*([\w'’]+)")
_WORD = re.compile(r"[^\W\d_]{4,}")
_HEADLINE_SHARE = 0.6


def word_before(text: str, at: int) -> tuple[str, str]:
    """The word that ends before ``at`` and what lies between.

    >>> word_before("on March 3", 9)
    ('March', ' ')
    """
    match = _BACKWARDS.match(text[max(0, at - WINDOW // 2) : at][::-1])
    return match[2][::-1], match[1][::-1]


def is_series_of(text: str, at: int) -> bool:
    """As in "the Group of 20": what ends before ``at`` names by number.

    >>> is_series_of("the Group of 20", 13), is_series_of("a group of 20", 11)
    (True, False)
    """
    word, gap = word_before(text, at)
    if word != "of" or gap != " ":
        return False
    series = word_before(text, at - len(" of"))[0]
    return series[:1].isupper() and series.lower() in traps("series_of")


def word_after(text: str, at: int) -> str:
    """The word that follows, behind blanks or a hyphen.

    >>> word_after("3 three-man teams", 7)
    'man'
    """
    match = _AFTER.match(text, at)
    return match[1] if match else ""


def is_plural(word: str) -> bool:
    """Whether a word looks like the plural of something that is counted.

    >>> is_plural("shells"), is_plural("people"), is_plural("was")
    (True, True, False)
    """
    low = word.lower()
    if low in traps("plural"):
        return True
    return low.endswith("s") and not low.endswith("ss") and len(low) > 3 and low not in traps("not_plural")


def is_title_case(text: str, at: int) -> bool:
    """Whether the line around ``at`` has most of its longer words in capitals, as headlines do."""
    start = text.rfind("\n", max(0, at - WINDOW), at) + 1 or max(0, at - WINDOW)
    stop = text.find("\n", at, at + WINDOW)
    words = _WORD.findall(text, start, at + WINDOW if stop < 0 else stop)
    return len(words) > 2 and sum(not w[0].islower() for w in words) > _HEADLINE_SHARE * len(words)


def opens_sentence(text: str, at: int) -> bool:
    """Whether a sentence starts at ``at``."""
    lead = text[max(0, at - 3) : at].rstrip(" \t\"“‘'(")
    return at == 0 or lead[-1:] in ("", ".", "!", "?", ":", "\n", "…")


@cache
def joints() -> tuple[str, ...]:
    """What may join two numbers with hyphens: "three-in-five", "5-to-4"."""
    return tuple(sorted(traps("joined")))


@cache
def months() -> frozenset[str]:
    """Month names and abbreviations as they are printed, capitalised."""
    calendar = lexicons.table("calendar")
    names = [*calendar["months"], *calendar["abbreviations"]]
    return frozenset(form for name in names for form in (name.capitalize(), name.capitalize() + ".", name.upper()))
