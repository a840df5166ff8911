"""Words for charts: numbers, dates, sources and lists as a reader would write them."""

import math
import unicodedata
from functools import cache

import pandas as pd

from tidynews import lexicons
from tidynews.showing import phrases

NOBODY = "attributed to nobody"
ARTICLE = "the article itself"
ELLIPSIS = "…"

_SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
_LONGEST_NAME = 48
_LARGEST_IN_WORDS = 1e16


def plain(value) -> str:
    """Text on one line without control characters; ``""`` for a missing value.

    >>> plain("two\\nlines\\u200b"), plain(None)
    ('two lines', '')
    """
    if not isinstance(value, str):
        return "" if value is None or value is pd.NA or value != value else str(value)
    spaced = " ".join(value.split())
    return "".join(c for c in spaced if unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Co"))


def shorten(text: str, longest: float) -> str:
    """The text, cut with an ellipsis when it is longer than ``longest`` letters.

    >>> shorten("artillery shells", 10), shorten("shells", 10)
    ('artillery…', 'shells')
    """
    if letters(text) <= longest:
        return text
    room = max(int((longest - 1) * len(text) / letters(text)), 0)
    return text[:room].rstrip(" ,;:…") + ELLIPSIS


def letters(text: str) -> float:
    """How many mean Latin letters wide a text is; East Asian characters count nearly double.

    >>> letters("port"), letters("항구")
    (4.0, 3.6)
    """
    return sum(1.8 if unicodedata.east_asian_width(c) in "WF" else 1.0 for c in text)


def number(value: float, unit: str = "count") -> str:
    """A number as print has it, with its unit.

    >>> number(1_500_000), number(13000), number(80, "percent"), number(2e8, "GBP"), number(3, "km/day")
    ('1.5 million', '13,000', '80 %', 'GBP 200 million', '3 km/day')
    """
    digits = _digits(value)
    if unit == "count":
        return digits
    base, slash, period = unit.partition("/")
    if base == "count":
        return f"{digits}{slash}{period}"
    if base == "percent":
        return f"{digits} %{slash}{period}"
    return f"{base} {digits}{slash}{period}" if base.isupper() and len(base) == 3 else f"{digits} {unit}"


def _digits(value: float) -> str:
    size = abs(value)
    if not math.isfinite(value):
        return "?"
    if size >= _LARGEST_IN_WORDS:
        return f"{value:.0e}"
    for scale, name in _SCALES:
        if size >= scale:
            return f"{value / scale:,.3g} {name}" if size < 1000 * scale else f"{value / scale:,.0f} {name}"
    if size >= 1000 or value == int(value):
        return f"{value:,.0f}"
    return f"{value:.3g}"


def count(n: int, noun: str, plural: str | None = None) -> str:
    """How many of something.

    >>> count(1, "figure"), count(3, "figure"), count(0, "claim")
    ('1 figure', '3 figures', 'no claims')
    """
    return phrases.tally(n, noun, plural) if n else f"no {plural or noun + 's'}"


def counted(figure) -> str:
    """What a figure counts, in the plural where it counts several; ``""`` where that is not known.

    >>> counted({"item": "artillery shell", "unit": "count", "best": 20.0})
    'artillery shells'
    """
    item = plain(figure.get("item"))
    several = item and figure.get("unit", "count") == "count" and figure.get("best") != 1
    return phrases.plural(item) if several else item


def day(value) -> str:
    """A day as "3 Oct 2024"; ``""`` for a missing one.

    >>> import datetime
    >>> day(datetime.date(2024, 10, 3)), day(pd.NaT)
    ('3 Oct 2024', '')
    """
    return "" if pd.isna(value) else f"{value.day} {value:%b %Y}"


def period(start, end) -> str:
    """A period in days, shortened where it is a whole month or year.

    >>> from datetime import date
    >>> period(date(2024, 1, 1), date(2024, 12, 31)), period(date(2024, 6, 1), date(2024, 6, 30))
    ('2024', 'Jun 2024')
    """
    if pd.isna(start) or pd.isna(end) or start == end:
        return day(end if pd.isna(start) else start)
    following = pd.Timestamp(end) + pd.Timedelta(days=1)
    if start.day == 1 and following.day == 1:
        if (start.month, following.month) == (1, 1):
            return str(start.year) if start.year == end.year else f"{start.year} – {end.year}"
        if (start.year, start.month) == (end.year, end.month):
            return f"{start:%b %Y}"
    return f"{day(start)} – {day(end)}"


def name(claim) -> str:
    """The source of a claim by its first full mention, else as printed; ``""`` for nobody."""
    return plain(claim.get("source_resolved")) or plain(claim.get("source"))


def source(claim) -> str:
    """Who is behind a claim, its relays after "via".

    >>> source({"source": "the navy", "via": "The Herald", "anonymous": False})
    'the navy via The Herald'
    >>> source({"source": None})
    'attributed to nobody'
    """
    who = shorten(name(claim), _LONGEST_NAME)
    relays = plain(claim.get("via")).replace("; ", ", ")
    if not who:
        return f"{NOBODY}, via {relays}" if relays else NOBODY
    unnamed = " (anonymous)" if true(claim.get("anonymous")) and "anonym" not in who.lower() else ""
    return f"{who}{unnamed}" + (f" via {relays}" if relays else "")


def hedging(claim) -> str:
    """The words that weaken a claim, in quotation marks; ``""`` when none does."""
    words = plain(claim.get("hedges"))
    return ", ".join(f"“{word}”" for word in words.split("; ")) if words else ""


def is_hedged(claim) -> bool:
    """A claim that a hedge weakens, whether it states a probability or not."""
    return any(plain(claim.get(column)) for column in ("hedges", "likelihood_low", "likelihood_high"))


def joined(*parts: str, by: str = " · ") -> str:
    """The parts that are not empty, joined.

    >>> joined("Seoul", "", "3 Oct 2024")
    'Seoul · 3 Oct 2024'
    """
    return by.join(filter(None, parts))


def paragraph(*sentences: str) -> str:
    """Sentences that are not empty, each with a capital first letter.

    >>> paragraph("no claims.", "", "Two figures.")
    'No claims. Two figures.'
    """
    return " ".join(map(sentence, filter(None, sentences)))


def sentence(text: str) -> str:
    """The text with a capital first letter.

    >>> sentence("no claims of the BBC.")
    'No claims of the BBC.'
    """
    return text[:1].upper() + text[1:]


def true(flag) -> bool:
    """A flag that is set; a missing one is not."""
    return flag is not None and not pd.isna(flag) and bool(flag)


def country(code: str) -> str:
    """The common English name of a country from its ISO 3166 alpha-3 code; the code itself where it is unknown."""
    return _countries().get(code, code)


@cache
def _countries():
    return {row["alpha3"]: row["name"] for row in lexicons.rows("countries")}
