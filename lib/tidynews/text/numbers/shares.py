"""Shares and multiples that take more than one number: "one in two", "three times as many", "sixfold"."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from tidynews.text.numbers import units
from tidynews.text.numbers.quantity import COUNT, MULTIPLE, PERCENT, PRONOUN, SHARE, VAGUE, Draft
from tidynews.text.numbers.vocabulary import alternatives, traps

_IN = re.compile(r"[\s-](?:in|out of|of every|in every|out of every)[\s-]")
_MOST_OF_FEW = 10  # "nine out of ten" is a share, "40 out of 50" are two counts
_LONGEST_GAP = 16
_OF = re.compile(r"\sof\s")
_OF_A = re.compile(r"\sof\san?(?=\s)")
_FOLD = re.compile(r"[\s-]?fold\b|[x×](?!\w)")


@cache
def _times() -> re.Pattern:
    return re.compile(rf"[\s-]times(?=\s(?:{alternatives(traps('times_follow'))})\b)")


def multiple(text: str, draft: Draft) -> None:
    """Widen ``draft`` over "-fold", "x" or "times" where it compares."""
    match = _FOLD.match(text, draft.end) or _times().match(text, draft.end)
    if match and draft.kind == COUNT and draft.bound != VAGUE:
        draft.kind, draft.unit, draft.end, draft.pure = MULTIPLE, "times", match.end(), False


def of_unit(text: str, draft: Draft) -> None:
    """As in "1/4 mile", "¾ of a ton": what is no part of a whole, but so much of a unit."""
    if draft.kind != SHARE or draft.worded or draft.value is None:
        return
    of = _OF_A.match(text, draft.end)
    end = of.end() if of else draft.end
    if units.is_unit(text, end):
        draft.kind, draft.unit, draft.value, draft.end = COUNT, COUNT, draft.value / 100, end


def join(text: str, drafts: Iterable[Draft]) -> Iterator[Draft]:
    """The drafts with every "one in five" made one share."""
    held = None
    for draft in drafts:
        if held is not None and _joined(text, held, draft):
            continue
        if held is not None:
            yield held
        held = draft
    if held is not None:
        yield held


def _joined(text: str, first: Draft, second: Draft) -> bool:
    if first.kind == SHARE and second.kind == PERCENT and second.value == 1 and _OF.fullmatch(text, first.end, second.start):
        first.value, first.kind, first.unit = first.value / 100, PERCENT, second.unit
        first.end, first.refused = second.end, False
        return True
    return _is_share(text, first, second)


def _is_share(text: str, first: Draft, second: Draft) -> bool:
    """One in five, nine out of ten: make ``first`` the share of both."""
    if second.start - first.end > _LONGEST_GAP or second.refused or not (first.value and second.value):
        return False
    if first.kind not in (COUNT, PRONOUN) or second.kind != COUNT or second.unit != COUNT:
        return False
    if not _IN.fullmatch(text, first.end, second.start) or not first.value < second.value:
        return False
    whole = first.value == int(first.value) and second.value == int(second.value)
    if not whole or first.value > _MOST_OF_FEW or first.refused and first.value != 1:
        return False
    first.value = 100 * first.value / second.value
    first.kind, first.unit, first.refused, first.pure = SHARE, "percent", False, False
    first.end = first.head_end = second.end
    return True
