"""The words around a number that bound it: before it, behind it, in the verb, and stacked."""

import re
from functools import cache

from tidynews import lexicons
from tidynews.text.numbers.context import word_before
from tidynews.text.numbers.quantity import (
    ABOUT,
    AGE,
    AT_LEAST,
    AT_MOST,
    COUNT,
    DURATION,
    EXACT,
    LESS_THAN,
    MORE_THAN,
    RANGE,
    VAGUE,
    Draft,
)
from tidynews.text.numbers.vocabulary import alternatives, backwards, before, normal, traps

_DEEPEST_STACK = 3
_STRENGTH = {EXACT: 0, ABOUT: 1, VAGUE: 2, RANGE: 2, AT_MOST: 3, LESS_THAN: 3, AT_LEAST: 3, MORE_THAN: 3}


@cache
def _phrases() -> dict[tuple[bool, str], str]:
    """(behind, phrase) → bound."""
    return {(row["side"] == "after", row["phrase"]): row["bound"] for row in lexicons.rows("number_bounds")}


def _of(*sides: str) -> list[str]:
    return [row["phrase"] for row in lexicons.rows("number_bounds") if row["side"] in sides]


@cache
def _before() -> re.Pattern:
    words, prefix = backwards(_of("before", "verb")), backwards(_of("prefix"))
    signs = alternatives(sign[::-1] for sign in _of("symbol"))
    return re.compile(rf"\s{{1,3}}(?P<word>{words})(?!\w)|\s?(?P<sign>{signs})|-(?P<prefix>{prefix})(?!\w)")


@cache
def _after() -> re.Pattern:
    words = alternatives(p for p in _of("after") if p[0].isalpha())
    signs = alternatives((p for p in _of("after") if not p[0].isalpha()), blank=r"\s")
    return re.compile(rf"[\s-](?P<word>(?i:{words}))(?!\w|\s+than\b)|(?P<sign>(?i:{signs}))(?!\w)")


_MINUS = re.compile(r"[-\s]{1,2}sunim(?!\w|\sro\ssulp)|[−-](?=[\s(]|$)")
_AGED = re.compile(r"\s(?:(?:fo\s)?s?ega(?:\seht)?|dega)(?!\w)")


def attach(text: str, draft: Draft, floor: int) -> None:
    """Widen ``draft`` over its bounding words, back to ``floor`` at most."""
    _minus(text, draft, floor)
    _aged(text, draft, floor)
    window, end = before(text, draft.start, floor), draft.start
    for _ in range(_DEEPEST_STACK):
        match = _before().match(window, end - draft.start)
        if not match:
            break
        phrase = normal(match[match.lastgroup][::-1])
        if _misleads(text, end - match.end(), phrase):
            break
        draft.start = end - match.end()
        _apply(draft, _phrases()[False, phrase], phrase)
    if match := _after().match(text, draft.end):
        phrase = match[match.lastgroup].lower()
        draft.end = match.end()
        _apply(draft, _phrases()[True, phrase], phrase)


def _misleads(text: str, at: int, phrase: str) -> bool:
    """As in "They talked about two boats", "they handed over 40": the word belongs to the verb."""
    return word_before(text, at)[0].lower() in traps(f"{phrase}_lead")


def _apply(draft: Draft, bound: str, phrase: str) -> None:
    """Stack one more bound: the stronger word wins; a range stays a range."""
    draft.modifier = draft.modifier or phrase
    if draft.bound != RANGE and _STRENGTH[bound] > _STRENGTH[draft.bound]:
        draft.bound = bound


def _minus(text: str, draft: Draft, floor: int) -> None:
    match = _MINUS.match(before(text, draft.start, reach=20))
    if match and draft.start - match.end() >= floor and draft.value is not None:
        draft.value = -draft.value
        draft.start -= match.end()


def _aged(text: str, draft: Draft, floor: int) -> None:
    """As in "Under the age of 12", "aged 30 to 40": the words make it an age."""
    if draft.kind not in (COUNT, DURATION):
        return
    if match := _AGED.match(before(text, draft.start, floor, reach=16)):
        draft.start -= match.end()
        draft.kind, draft.unit = AGE, "year" if draft.unit == COUNT else draft.unit
