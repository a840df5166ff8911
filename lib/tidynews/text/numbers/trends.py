"""The words around a number that say it went up or down."""

import re
from functools import cache

from tidynews import lexicons
from tidynews.text.numbers import units
from tidynews.text.numbers.context import word_after
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
    MEASURED,
    MORE_THAN,
    PERCENT,
    PRONOUN,
    Draft,
)
from tidynews.text.numbers.vocabulary import alternatives, anycase, backwards, before, normal

_VERBS = ("before", "before_unit", "before_alone", "before_by", "before_percent")
_NOUNS = ("noun", "noun_percent")
_COMPARED = ("after", "after_percent")
_UNCHANGING = frozenset({DURATION, AGE, PRONOUN, LEVEL, CALIBRE})


def _phrases(*sides: str) -> list[str]:
    return [row["phrase"] for row in lexicons.rows("number_trends") if row["side"] in sides]


@cache
def _trends(*sides: str) -> dict[str, tuple[str, str]]:
    """Phrase → (trend, side).

    Of the verbs, ``before_unit`` and ``before_alone`` speak of measured amounts, which for the latter follow at
    once; ``before_by`` needs "by" or "to", ``before_percent`` a percentage or cents. Of the nouns and of what
    compares behind the number, those of ``…_percent`` need a percentage too.
    """
    rows = lexicons.rows("number_trends")
    return {row["phrase"]: (row["trend"], row["side"]) for row in rows if row["side"] in sides}


@cache
def _before() -> re.Pattern:
    """As in "Rose 5 %", "fell sharply to 12", "cut its staff by 30", "a rise in rents of 2 %": read backwards."""
    words, filler, link = (backwards(_phrases(*sides)) for sides in ((*_VERBS, *_NOUNS), ("filler",), ("link",)))
    word = r"\s[^\W\d][\w'’.-]*"
    to = rf"ot(?!\s{{1,3}}{backwards(_phrases('not_to'))}(?!\w))"
    links = rf"(?P<of>fo(?:(?:{word}){{1,4}}?\sni)?)|(?P<near>{link}|{to}|yb)|(?P<far>(?:{to}|yb)(?:{word}){{1,4}}?)"
    return re.compile(
        rf"(?:\s{{1,3}}(?:{filler}|yl[a-z]{{3,}})\b){{0,2}}(?:\s{{1,3}}(?:{links}))?\s{{1,3}}(?P<word>{words})(?!\w)"
    )


@cache
def _after() -> re.Pattern:
    """As in "5 % higher", "a 5 % pay rise", "a 25-basis-point cut"."""
    compared, nouns, between = (alternatives(_phrases(*sides)) for sides in (_COMPARED, _NOUNS, ("between",)))
    return re.compile(
        rf"\s{{1,3}}(?P<compared>{anycase(compared)})(?!\w)"
        rf"|[\s-](?:{anycase(between)}[\s-]){{0,2}}(?P<noun>{anycase(nouns)})(?!\w)"
    )


def attach(text: str, draft: Draft, floor: int) -> None:
    """Mark ``draft`` up or down; the word that says so stays outside its surface."""
    if draft.trend or draft.kind in _UNCHANGING:
        return
    if text[draft.start - 1 : draft.start] == "+" and draft.start > floor and draft.kind in MEASURED:
        draft.trend, draft.start = "up", draft.start - 1
        draft.trend_start = draft.start
        return
    if match := _before().match(before(text, draft.start, floor)):
        if (trend := _led(text, draft, match)) is not None:
            draft.trend, draft.trend_start = trend or None, draft.start - match.end()
    elif draft.kind in MEASURED and (match := _after().match(text, draft.end)):
        word = match.lastgroup
        trend, side = _trends(*(_NOUNS if word == "noun" else _COMPARED))[normal(match[word])]
        if draft.kind == PERCENT or not side.endswith("_percent"):
            draft.trend, draft.trend_start = trend, match.start(word)


def _led(text: str, draft: Draft, match: re.Match) -> str | None:
    """The trend that the word before the number tells of it, or ``None`` where it tells of something else."""
    word = normal(match["word"][::-1])
    if match["of"]:
        trend, side = _trends(*_NOUNS).get(word, (None, ""))
        return trend if side == "noun" or draft.kind == PERCENT else None
    trend, side = _trends(*_VERBS).get(word, (None, ""))
    if side == "before_percent":
        return trend if (draft.kind == PERCENT or units.is_minor(draft.unit)) and not match["far"] else None
    if match["far"]:
        by = match["far"].startswith("yb")
        return trend if side != "before_alone" and (by or not _counts(text, draft)) else None
    if match["near"] or side == "before":
        return trend
    if side == "before_by":
        return trend if draft.kind == PERCENT and word_after(text, draft.end) != "of" else None
    return trend if side in ("before_unit", "before_alone") and not _counts(text, draft) else None


def leads(text: str, at: int) -> str | None:
    """The trend that a word right before ``at`` tells."""
    match = _before().match(before(text, at))
    return (match and _trends(*_VERBS).get(normal(match["word"][::-1]), ("",))[0]) or None


def _counts(text: str, draft: Draft) -> bool:
    """Whether something is counted behind the number: "lost ten games", not "lost 10 to close at 90"."""
    if draft.kind in MEASURED:
        return False
    if draft.worded or word_after(text, draft.end) == "of":
        return True
    return units.is_counting(text, draft.end)


_OR = re.compile(r",?\sor\s")
_SAME_AGAIN = re.compile(r",?\s(?:or\s)?")
_LEFT_OUT = re.compile(r",?\s(?:(?:and|while|with|the|in|for|on|by)\s|[A-Z][\w&'’.-]*,?\s|\d+\s)*")
_LONGEST_GAP = 48
_BOUNDED = (ABOUT, AT_LEAST, AT_MOST, MORE_THAN, LESS_THAN)


def inherit(text: str, earlier: Draft, draft: Draft) -> None:
    """As in "Fell 240 points, or 0.8%", "over 40 km (25 miles)", "the Dow rose 1%, the Nasdaq 2%"."""
    if draft.kind not in MEASURED or earlier.kind not in MEASURED or draft.start - earlier.end > _LONGEST_GAP:
        return
    gap = text[earlier.end : draft.start]
    same_unit = draft.unit == earlier.unit
    if earlier.trend and not draft.trend and earlier.trend_start < earlier.start:
        percent = _LEFT_OUT if same_unit else _SAME_AGAIN
        if (percent if draft.kind == PERCENT else _OR).fullmatch(gap):
            draft.trend, draft.trend_start = earlier.trend, earlier.trend_start
    if gap == " (" and not same_unit and draft.bound == EXACT and earlier.bound in _BOUNDED:
        draft.bound, draft.modifier = earlier.bound, earlier.modifier
