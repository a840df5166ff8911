"""Digits that are no quantities: years and days, names and designations, labels, scores."""

import re
from functools import cache

from tidynews import lexicons
from tidynews.text import countries
from tidynews.text.numbers import units
from tidynews.text.numbers.context import (
    is_plural,
    is_series_of,
    is_title_case,
    joints,
    months,
    opens_sentence,
    word_after,
    word_before,
)
from tidynews.text.numbers.quantity import AGE, CALIBRE, COUNT, LEVEL, MEASURE, MEASURED, MONEY, Draft
from tidynews.text.numbers.vocabulary import before, traps

_EARLIEST_YEAR, _LATEST_YEAR = 1400, 2100
_LONGEST_NAME = 9999
_YOUNGEST, _OLDEST = 9, 120
_FEW, _LONGEST_LIST = 10, 100
_ATTRIBUTE = ('="', "='")  # a value in markup
_LIST_MARK = re.compile(r"[.)]\s")
_LETTER_BEHIND = re.compile(r"-?[A-Z](?![\w])|-[A-Z]\d")
_UNIT_BEFORE = re.compile(r"\d[^\W\d]{1,3}$")  # 5km-10km
_VERSION = re.compile(r"\d{1,2}\.\d{1,2}")
_STREET = re.compile(r"(?:\s(?:[A-Z][\w.'’-]*|\d{1,3}(?:st|nd|rd|th))){1,4}")
_BORNE = re.compile(r"\sfo\s(?P<word>\w+)")
_BEARS = re.compile(r"[\s-](?:[a-z-]+\s){0,2}?([a-z-]+)")


def refuse(text: str, draft: Draft) -> None:
    """Mark ``draft`` refused if it stands in a trap, or give it the kind that tells."""
    if draft.worded or draft.refused:
        return
    draft.refused = _glued(text, draft) or (_label(text, draft) if draft.pure else _version(text, draft))
    if draft.kind == MEASURE or not draft.pure:
        _calibre(text, draft)


def _glued(text: str, draft: Draft) -> bool:
    """KN-23, ID.3, 31P, #5: letters or marks that touch the digits."""
    ahead, behind = text[draft.start - 1 : draft.start], text[draft.end : draft.end + 1]
    if draft.start == 0:
        ahead = ""
    if behind.isalpha() or behind == "_" or ahead.isalnum() or ahead in tuple("_#№@&"):
        return True
    if draft.pure and (_LETTER_BEHIND.match(text, draft.end) or text[max(0, draft.start - 2) : draft.start] in _ATTRIBUTE):
        return True
    if ahead == "/" and draft.kind in MEASURED or draft.kind == MONEY:
        return False  # 22 mpg city/31 mpg highway
    if ahead in tuple("-.–/"):
        lead = text[max(0, draft.start - 6) : draft.start - 1].lower()
        if ahead == "-" and (lead + "-").endswith(("sub-", "minus-", *joints())):
            return False
        if ahead == "." and _abbreviated(lead + "."):
            return False
        if (draft.kind != COUNT or draft.scaled > 1) and _UNIT_BEFORE.search(lead):
            return False
        return lead[-1:].isalpha() or (lead[-1:].isdigit() and ahead in "./")
    if ahead in tuple("'’") and draft.pure and draft.end - draft.start == 2:
        return not is_plural(word_after(text, draft.end))
    return False


def _version(text: str, draft: Draft) -> bool:
    """As in "version 2.0", "Windows 8.1"."""
    word, gap = word_before(text, draft.start)
    named = gap.isspace() and (word.lower() in traps("series") or word.lower() in traps("name"))
    return named and draft.unit == COUNT and bool(_VERSION.fullmatch(text, draft.start, draft.end))


def _abbreviated(lead: str) -> bool:
    """As in "c.4,500", "approx.40": the letters before the digits are a bound."""
    return re.split(r"\W", lead[:-1])[-1] + "." in traps("short")


def _label(text: str, draft: Draft) -> bool:
    """Bare numbers that are years, days of a month, or name the thing before them."""
    word, gap = word_before(text, draft.start)
    low, after = word.lower(), word_after(text, draft.end)
    era = after.lower() in traps("era_after") or low in traps("era_before")
    draft.chained = era or _day(draft, word, gap, after) or _year(draft, low, after)
    if draft.chained or _trailing_label(text, draft):
        return True
    if _age(text, draft, word, gap):
        draft.kind, draft.unit = AGE, "year"
        return False
    if gap.isspace() and low in traps("level"):
        draft.kind = LEVEL
        return not units.is_counting(text, draft.end)
    counted = units.is_counting(text, draft.end) or after.lower() in traps("order_follow")
    if gap.isspace() and low in traps("order") and not counted:
        return True
    if gap.isspace() and _in_series(text, draft, word, after):
        draft.chained = is_plural(word)
        return True
    if gap.isspace() and low in traps("name") or is_series_of(text, draft.start):
        return True
    return gap.isspace() and _named(text, draft, word, after) or _address(text, draft) or _list_mark(text, draft)


def _day(draft: Draft, word: str, gap: str, after: str) -> bool:
    """May 7, 9 May; but "in May, 7 boats"."""
    led = word in months() and not ("," in gap and is_plural(after))
    return draft.value <= 31 and (led or after in months())


def _year(draft: Draft, lead: str, after: str) -> bool:
    """2019, but not 2000 people: what leads and what follows decides."""
    if not _EARLIEST_YEAR <= draft.value <= _LATEST_YEAR or draft.end - draft.start != 4:
        return False
    if lead in traps("year_never"):
        return False
    if lead in traps("year_sure") or not is_plural(after) and after not in traps("year_never_after"):
        return True
    return lead in traps("year_maybe") and draft.value % 100 != 0


def _person(text: str, at: int, surname: str, gap: str) -> bool:
    """As in "Anna Berg 42 of Leeds": a given name and a surname stand right before ``at``."""
    return gap == " " and surname[:1].isupper() and word_before(text, at - 1 - len(surname))[0] in _given_names()


@cache
def _given_names() -> frozenset[str]:
    return frozenset(row["name"] for row in lexicons.rows("given_names"))


def _in_series(text: str, draft: Draft, word: str, after: str) -> bool:
    """Section 230; Phase 2 trials; but "every day 20 of them", "in the third phase 20 men", "building 20 new homes"."""
    if word.lower() not in traps("series") and not (word[:1].isupper() and word.lower() in traps("series_capital")):
        return False
    determiner = word_before(text, draft.start - 1 - len(word))[0].lower()
    if determiner in traps("determiner"):
        return False
    return word[0].isupper() or draft.value < _FEW or not is_plural(after)


def _trailing_label(text: str, draft: Draft) -> bool:
    """As in "10115 ZIP code", "18 U.S.C."."""
    return text[draft.end : draft.end + 12].lstrip(" -").lower().startswith(_labels())


@cache
def _labels() -> tuple[str, ...]:
    return tuple(sorted(traps("label_after")))


def _age(text: str, draft: Draft, word: str, gap: str) -> bool:
    """As in "Anna Berg, 42, said", "she turned 42"."""
    if word.lower() in traps("age_lead") and draft.value < _OLDEST and gap.isspace():
        return not is_plural(word_after(text, draft.end))
    if _person(text, draft.start, word, gap) and word_after(text, draft.end).lower() in traps("age_follow"):
        return _YOUNGEST < draft.value < _OLDEST
    behind = text[draft.end : draft.end + 2]
    return gap == ", " and word[:1].isupper() and behind in (", ", ".\n", ",\n") and draft.value < _OLDEST


def _named(text: str, draft: Draft, word: str, after: str) -> bool:
    """A capitalised name before a bare number, and nothing counted behind it."""
    if not word[:1].isupper() or word[-1] == "." or is_plural(after) or draft.value > _LONGEST_NAME:
        return False
    if countries.find(word):
        return False
    start = draft.start - 1 - len(word)
    return not (opens_sentence(text, start) or is_title_case(text, draft.start))


def _address(text: str, draft: Draft) -> bool:
    """17 Old Mill Road; but "five High Court judges"."""
    match = _STREET.match(text, draft.end)
    if not match or is_plural(word_after(text, match.end())):
        return False
    return any(word.lower() in traps("street") for word in match.group().split())


def _list_mark(text: str, draft: Draft) -> bool:
    """As in "1." or "2)" that opens a line; "(3)" in a statute."""
    lead, behind = text[max(0, draft.start - 1) : draft.start], text[draft.end : draft.end + 1]
    if lead == "(" and behind == ")":
        return draft.value < _FEW
    return lead in ("", "\n") and bool(_LIST_MARK.match(text, draft.end)) and draft.value < _LONGEST_LIST


def bore(text: str, earlier: Draft, draft: Draft) -> None:
    """As in "3 million 152mm": millimetres right behind a count are the bore of what is counted."""
    if draft.unit == "mm" and earlier.kind == COUNT and text[earlier.end : draft.start].isspace():
        draft.kind = CALIBRE


def _calibre(text: str, draft: Draft) -> None:
    """152-mm shells, shells of 152 mm, a .50-calibre gun: the bore, not an amount."""
    if draft.unit != "mm" and not (draft.unit == COUNT and text[draft.start] == "."):
        return
    behind, ahead = _BEARS.match(text, draft.end), _BORNE.match(before(text, draft.start))
    near = [*(behind.group().lower().split() if behind else ()), ahead["word"][::-1] if ahead else ""]
    if not traps("weapon").isdisjoint(near):
        draft.kind = CALIBRE
