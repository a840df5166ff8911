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
    MEASURED,
    MORE_THAN,
    RANGE,
    VAGUE,
    Draft,
)
from tidynews.text.numbers.vocabulary import alternatives, anycase, backwards, before, normal, traps, word_classes

_DEEPEST_STACK = 3
_FAR = 40  # characters back to a verb: "brings the order book up to"
_BEHIND = ("after", "behind_noun")
_STRENGTH = {EXACT: 0, ABOUT: 1, VAGUE: 2, RANGE: 2, AT_MOST: 3, LESS_THAN: 3, AT_LEAST: 3, MORE_THAN: 3}


@cache
def _phrases() -> dict[tuple[bool, str], str]:
    """(behind, phrase) → bound."""
    rows = lexicons.rows("number_bounds")
    return {(row["side"] in _BEHIND, row["phrase"]): row["bound"] for row in rows if row["bound"]}


def _of(*sides: str) -> list[str]:
    return [row["phrase"] for row in lexicons.rows("number_bounds") if row["side"] in sides]


@cache
def _before() -> re.Pattern:
    """Read backwards: "well over", "roughly a", "up to another", "~", "sub-", "c."; "near" where it is measured."""
    words, framed, measured = (backwards(_of(*sides)) for sides in (("before", "verb"), ("article",), ("measured",)))
    degree, prefix, addition = (backwards(_of(side)) for side in ("degree", "prefix", "addition"))
    signs = alternatives(sign[::-1] for sign in _of("symbol"))
    return re.compile(
        rf"\s{{1,3}}(?P<closed>[”\"’'])?(?P<word>{words})(?!\w|-(?:[a-z]|$))(?:\s{{1,3}}{degree}(?!\w))?(?(closed)[“\"‘']?)"
        rf"|\s{{1,3}}(?:n?a|{addition})\s{{1,3}}(?P<framed>{framed})(?!\w)|\s{{1,3}}(?P<measured>{measured})(?!\w)"
        rf"|\s?(?P<sign>{signs})|(?P<short>{backwards(_abbreviated())})(?!\w)|-(?P<prefix>{prefix})(?!\w)"
    )


def _abbreviated() -> list[str]:
    return [phrase for phrase in _of("before") if phrase.endswith(".")]


@cache
def _after() -> re.Pattern:
    words = alternatives(p for p in _of("after") if p[0].isalpha())
    signs = alternatives((p for p in _of("after") if not p[0].isalpha()), blank=r"\s")
    numerals = anycase(alternatives(["a", *word_classes()]))
    next_one = rf"{anycase('and')}\s\w+\s{numerals}\b"  # "a quarter and below a half"
    return re.compile(
        rf"[\s-](?!{next_one})(?P<word>{anycase(words)})(?!\w|\s+than\b|\s+[$£€]?\d)|(?P<sign>{anycase(signs)})(?!\w)"
    )


@cache
def _behind_noun() -> re.Pattern:
    """As in "300 boats or so,": the clause ends with the phrase."""
    phrases = anycase(alternatives(_of("behind_noun")))
    return re.compile(rf"(?:\s[a-z][\w'’-]*){{1,2}}?,?\s(?P<word>{phrases})(?=\s*[.,;:!?)]|\s*$)")


_MINUS = re.compile(r"[-\s]{1,2}sunim(?!\w|\sro\ssulp)|[−-](?!\s\d)(?=[\s(]|$)")
_AGED = re.compile(r"\s(?:(?:fo\s)?s?ega(?:\seht)?|dega)(?!\w)")


def attach(text: str, draft: Draft, floor: int) -> None:
    """Widen ``draft`` over its bounding words, back to ``floor`` at most."""
    _aged(text, draft, floor)
    window, end = before(text, draft.start, floor), draft.start
    for _ in range(_DEEPEST_STACK):
        match = _before().match(window, end - draft.start)
        if not match or match["measured"] and draft.kind not in MEASURED:
            break
        phrase = match[match.lastgroup][::-1]
        phrase = phrase if match["sign"] else normal(phrase)
        if _misleads(text, end - match.end(match.lastgroup), phrase):
            break
        draft.start = end - match.end()
        _apply(draft, _phrases()[False, phrase], phrase)
    if match := _after().match(text, draft.end):
        phrase = normal(match["word"]) if match["word"] else match["sign"].lower()
        draft.end = match.end()
        _apply(draft, _phrases()[True, phrase], phrase)
    elif draft.kind == COUNT and (match := _behind_noun().match(text, draft.end)):
        phrase = normal(match["word"])
        _apply(draft, _phrases()[True, phrase], phrase)


def lead(text: str, at: int) -> int:
    """Where the words that bound the number at ``at`` start.

    >>> lead("by almost a fifth", 10)
    3
    """
    match = _before().match(before(text, at))
    return at - match.end() if match and match["word"] else at


def _misleads(text: str, at: int, phrase: str) -> bool:
    """As in "They talked about two boats", "they handed over 40", "the past 40": the word belongs to another."""
    lead, needed = word_before(text, at)[0].lower(), traps(f"{phrase}_need")
    far = traps(f"{phrase}_far")
    if far and not far.isdisjoint(text[max(0, at - _FAR) : at].lower().split()):
        return True
    return lead in traps(f"{phrase}_lead") or bool(needed) and lead not in needed


def _apply(draft: Draft, bound: str, phrase: str) -> None:
    """Stack one more bound: the stronger word wins; a range stays a range."""
    draft.modifier = draft.modifier or phrase
    if draft.bound != RANGE and _STRENGTH[bound] > _STRENGTH[draft.bound]:
        draft.bound = bound


def minus(text: str, draft: Draft, floor: int) -> None:
    """Widen ``draft`` over a minus sign or word."""
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
