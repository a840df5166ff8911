"""The words around a number that say it went up or down."""

import re
from functools import cache
from itertools import takewhile

from tidynews import lexicons
from tidynews.text.numbers import units
from tidynews.text.numbers.context import is_plural, word_after
from tidynews.text.numbers.quantity import (
    ABOUT,
    AGE,
    AT_LEAST,
    AT_MOST,
    CALIBRE,
    DURATION,
    EXACT,
    LESS_THAN,
    LEVEL,
    MEASURE,
    MONEY,
    MORE_THAN,
    MULTIPLE,
    PERCENT,
    PRONOUN,
    SHARE,
    Draft,
)
from tidynews.text.numbers.vocabulary import alternatives, backwards, before, normal

_MEASURED = frozenset({MONEY, PERCENT, SHARE, MEASURE, MULTIPLE})
_SIDES = ("before", "before_unit", "before_alone", "before_by")
_UNCHANGING = frozenset({DURATION, AGE, PRONOUN, LEVEL, CALIBRE})


def _rows(*sides: str) -> list[dict]:
    return [row for row in lexicons.rows("number_trends") if row["side"] in sides]


@cache
def _trends(behind: bool) -> dict[str, tuple[str, str]]:
    """Phrase → (trend, side): ``before_unit`` and ``before_alone`` speak of measured amounts, which for the
    latter follow at once; ``before_by`` needs "by" or "to"."""
    rows = _rows("after") if behind else _rows(*_SIDES)
    return {row["phrase"]: (row["trend"], row["side"]) for row in rows}


@cache
def _before() -> re.Pattern:
    """As in "Rose 5 %", "fell to 12", "rose a further 2 %", "cut its staff by 30": read backwards."""
    words = backwards(row["phrase"] for row in _rows(*_SIDES))
    filler = backwards(row["phrase"] for row in _rows("filler"))
    link = r"\s{1,3}(?:ot|yb(?:\s[^\W\d][\w'’-]*){0,4}?)"
    return re.compile(rf"(?:\s{{1,3}}{filler}\b)?(?P<link>{link})?\s{{1,3}}(?P<word>{words})(?!\w)")


@cache
def _after() -> re.Pattern:
    return re.compile(rf"\s{{1,3}}(?P<word>(?i:{alternatives(row['phrase'] for row in _rows('after'))}))(?!\w)")


def attach(text: str, draft: Draft, floor: int) -> None:
    """Mark ``draft`` up or down; the word that says so stays outside its surface."""
    if draft.trend or draft.kind in _UNCHANGING:
        return
    if match := _before().match(before(text, draft.start, floor)):
        trend, side = _trends(False)[normal(match["word"][::-1])]
        linked = bool(match["link"]) and not (side == "before_alone" and " " in match["link"].strip())
        if linked or side == "before" or (side in ("before_unit", "before_alone") and not _counts(text, draft)):
            draft.trend, draft.trend_start = trend or None, draft.start - match.end()
    elif draft.kind in _MEASURED and (match := _after().match(text, draft.end)):
        draft.trend, draft.trend_start = _trends(True)[normal(match["word"])][0], match.start("word")


def leads(text: str, at: int) -> str | None:
    """The trend that a word right before ``at`` tells."""
    match = _before().match(before(text, at))
    return (match and _trends(False)[normal(match["word"][::-1])][0]) or None


def _counts(text: str, draft: Draft) -> bool:
    """Whether something is counted behind the number: "lost ten games", not "lost 10 to close at 90"."""
    if draft.kind in _MEASURED:
        return False
    if draft.worded or word_after(text, draft.end) == "of":
        return True
    following = _NEXT.match(text, draft.end).group().split()
    phrase = takewhile(lambda word: not units.closes(word), following)
    return any(map(is_plural, phrase))


_NEXT = re.compile(r"(?:[\s-][A-Za-z]+){0,3}")  # 160 security personnel
_OR = re.compile(r",?\sor\s")
_SAME_AGAIN = re.compile(r",?\s(?:or\s)?")
_LEFT_OUT = re.compile(r",?\s(?:(?:and|while|with|the|in|for|on|by)\s|[A-Z][\w&'’.-]*,?\s|\d+\s)*")
_LONGEST_GAP = 48
_BOUNDED = (ABOUT, AT_LEAST, AT_MOST, MORE_THAN, LESS_THAN)


def inherit(text: str, earlier: Draft, draft: Draft) -> None:
    """As in "Fell 240 points, or 0.8%", "over 40 km (25 miles)", "the Dow rose 1%, the Nasdaq 2%"."""
    if draft.kind not in _MEASURED or earlier.kind not in _MEASURED or draft.start - earlier.end > _LONGEST_GAP:
        return
    gap = text[earlier.end : draft.start]
    same_unit = draft.unit == earlier.unit
    if earlier.trend and not draft.trend and earlier.trend_start < earlier.start:
        percent = _LEFT_OUT if same_unit else _SAME_AGAIN
        if (percent if draft.kind == PERCENT else _OR).fullmatch(gap):
            draft.trend, draft.trend_start = earlier.trend, earlier.trend_start
    if gap == " (" and not same_unit and draft.bound == EXACT and earlier.bound in _BOUNDED:
        draft.bound, draft.modifier = earlier.bound, earlier.modifier
