"""Countries in a text: names, demonyms, capitals, metonyms and well-known places."""

import re
from functools import cache
from typing import NamedTuple

from tidynews import lexicons
from tidynews.records import split_words

_WORD = re.compile(r"[A-Z][^\W\d_]*(?:\.[A-Z]\.?)*")
_BOUNDARY = re.compile(r"(?:'s|’s|s)?(?![\w])")
_FORMS = ("name", "aliases", "demonyms", "capitals", "metonyms")


class CountryMention(NamedTuple):
    """A stretch of text that stands for a country.

    ``form`` is name, aliases, demonyms, capitals, metonyms or places.
    """

    start: int
    end: int
    country: str
    form: str


def find(text: str) -> list[CountryMention]:
    """Every mention of a country, in order, longest form first.

    ``country`` is the common English name of the countries lexicon. A short
    name that needs its context ("the North") counts only where the country is
    also named in full.

    >>> [(m.country, m.form) for m in find("Berlin and the German army left Kursk")]
    [('Germany', 'capitals'), ('Germany', 'demonyms'), ('Russia', 'places')]
    """
    found, end = [], 0
    for match in _WORD.finditer(text):
        if match.start() >= end:
            mention = _mention_at(text, match.start(), match.group())
            if mention:
                found.append(mention)
                end = mention.end
    named = {m.country for m in found if not _needs_article(text, m)}
    return [m for m in found if m.country in named]


def _mention_at(text, start, first):
    first = first.split(".")[0]
    for form in _index().get(first) or _index().get(first.removesuffix("s"), ()):
        if text.startswith(form.words, start) and _BOUNDARY.match(text, start + len(form.words)):
            if form.article and not _after_article(text, start, start + len(form.words)):
                continue
            return CountryMention(start, start + len(form.words), form.country, form.form)
    return None


def _after_article(text, start, end):
    """Whether "the North" stands there, or a headline's "North" in front of its verb."""
    opens = start == 0 or text[start - 1] == "\n" or text[max(0, start - 2) : start] in (": ", "; ")
    led = opens or text[max(0, start - 4) : start].lower() == "the "
    return led and not re.match(r"\s+(?:[A-Z]|of\b)", text[end : end + 6])


def _needs_article(text, mention):
    words = text[mention.start : mention.end]
    return any(f.article and f.words == words for f in _index().get(words.split()[0].split(".")[0], ()))


class _Form(NamedTuple):
    words: str
    country: str
    form: str
    article: bool


@cache
def _index():
    """Forms by their first word, the longest first."""
    index = {}
    names = country_names()
    rows = [(row["name"], form, row[form]) for row in lexicons.rows("countries") for form in _FORMS]
    rows += [(names[row["alpha3"]], "places", row["places"]) for row in lexicons.rows("places")]
    for country, form, cell in rows:
        for words in split_words(cell.replace(";", "; ")):
            article = words.startswith("the ")
            words = words.strip().removeprefix("the ")
            index.setdefault(re.split(r"[ .'’-]", words)[0], []).append(_Form(words, country, form, article))
    return {first: tuple(sorted(forms, key=lambda f: (-len(f.words), f))) for first, forms in index.items()}


@cache
def country_names() -> dict[str, str]:
    """Common English names by ISO 3166 alpha-3 code.

    >>> country_names()["PRK"]
    'North Korea'
    """
    return {row["alpha3"]: row["name"] for row in lexicons.rows("countries")}
