"""Two numbers that are one range: "10 to 15", "between 10 and 15", "4,000-6,000"."""

import re
from collections.abc import Iterable, Iterator

from tidynews.text.numbers import magnitudes, trends
from tidynews.text.numbers.context import is_plural, word_after, word_before
from tidynews.text.numbers.quantity import COUNT, MONEY, RANGE, SHARE, Draft
from tidynews.text.numbers.vocabulary import before, traps

_LONGEST_GAP = 24
_DASH = re.compile(r"[-–—−]{1,2}|[~～]|\s[-–—−]{1,2}\s")
_TO = re.compile(r"-?\s(?:to|up to|through)\s|-to-|[-–—~～]|\s[-–]\s")
_OR = re.compile(r"-?\sor\s|-or-")
_OPENED = re.compile(r"\s(?:and|to|up to)\s(?:(?:about|around|roughly|nearly|some|up to)\s)?|[-–—]|\s[-–—]\s")
_OPENING = re.compile(r"\s(?P<word>neewteb|morf)(?!\w)")
_CHAIN = re.compile(r",?\s(?:to|and|or|through|until)\s")
_SET_BEFORE = re.compile(r"\s,?(?:\)\d+\(\s)?\d+[-–]\d")
_SET_AFTER = re.compile(r"(?:\s\(\d+\))?,?\s\d+[-–]\d+(?![\d,.]\d|%)")
_NEAR, _FAR = 2, 20  # times the first number
_YEAR_DIGITS = 4
_THOUSAND = 1000


def join(text: str, drafts: Iterable[Draft]) -> Iterator[Draft]:
    """The drafts with every two that make a range replaced by one."""
    held = None
    for draft in drafts:
        if held is not None and draft.start - held.end <= _LONGEST_GAP:
            _pass_on_refusal(text, held, draft)
            _revive(text, held, draft)
            _share_millions(text, held, draft)
            if not (held.refused or draft.refused) and _joined(text, held, draft):
                continue
        if held is not None:
            yield held
        held = draft
    if held is not None:
        yield held


def _pass_on_refusal(text: str, first: Draft, second: Draft) -> None:
    """As in "Sept. 20-24", "24 to 26 May", "1998 and 1999", "5 to 7 p.m.": what is tied to a date is a date."""
    if first.refused == second.refused:
        return
    refused, kept = (first, second) if first.refused else (second, first)
    if (first.worded or second.worded) and not refused.chained:
        return
    if kept.pure and _is_tied(text, first, second, refused.chained):
        kept.refused, kept.chained = True, refused.chained


def _is_tied(text: str, first: Draft, second: Draft, chained: bool) -> bool:
    if _DASH.fullmatch(text, first.end, second.start):
        return True
    if chained and text[first.end : second.start] == ", ":
        return second.end - second.start == _YEAR_DIGITS
    opened = _OPENING.match(before(text, first.start, reach=32))
    chain = _CHAIN if chained or opened else _TO
    return bool(chain.fullmatch(text, first.end, second.start)) and not is_plural(word_after(text, second.end))


def _revive(text: str, first: Draft, second: Draft) -> None:
    """As in "One to two million": a "one" that is no pronoun after all."""
    if first.refused and first.worded and first.value == 1 and second.worded and not second.refused:
        first.refused = not (_TO.fullmatch(text, first.end, second.start) or _OR.fullmatch(text, first.end, second.start))


def _joined(text: str, first: Draft, second: Draft) -> bool:
    """Make ``first`` the range of both, if they are one."""
    if first.value is None or second.value is None or RANGE in (first.bound, second.bound):
        return False
    opening = _OPENING.match(before(text, first.start, reach=32))
    either = _OR.fullmatch(text, first.end, second.start)
    gap = either or (_OPENED if opening else _TO).fullmatch(text, first.end, second.start)
    if not gap or not _same_unit(first, second):
        return False
    low, high = _share_scale(first, second), second.value
    if either and not _alternatives(first, second):
        return False
    if not opening and _is_score(text, first, second, gap.group(), low >= high):
        first.refused = second.refused = True
        return False
    apart = not _DASH.fullmatch(gap.group())
    if apart and opening and opening["word"] == "morf" and _changed(text, first, second, opening.end("word")):
        return False
    if not low < high or (not opening and _moved(text, first, second)):
        return False
    first.low, first.high, first.value, first.bound = low, high, None, RANGE
    if second.unit != COUNT:
        first.unit, first.kind = second.unit, second.kind
    first.start -= opening.end("word") if opening else 0
    first.end, first.head_end = second.end, second.head_end
    return True


def _same_unit(first: Draft, second: Draft) -> bool:
    if first.unit in (COUNT, second.unit, second.unit.partition("/")[0]):
        return second.kind != SHARE or first.kind == SHARE
    return first.kind == MONEY and second.unit == COUNT


def _alternatives(first: Draft, second: Draft) -> bool:
    """As in "Three or four", "20 or 30 per cent" are ranges; "8 or 900" is a choice."""
    low, high = _share_scale(first, second), second.value
    return first.kind == COUNT and second.kind != MONEY and low < high and (high <= _NEAR * low or high - low <= _NEAR)


def _is_score(text: str, first: Draft, second: Draft, gap: str, falls: bool) -> bool:
    """2-1, "a 5-to-4 vote", "80 to 1"; or 1-3 beside a word for winning or losing."""
    if not (first.pure and second.pure):
        return False
    tied = not any(blank.isspace() for blank in gap)
    beside = {word_before(text, first.start)[0].lower(), word_after(text, second.end).lower()}
    scored = not traps("score").isdisjoint(beside) and not is_plural(word_after(text, second.end))
    scored = scored or bool(_SET_BEFORE.match(before(text, first.start)) or _SET_AFTER.match(text, second.end))
    if falls:
        return tied or scored or not is_plural(word_after(text, second.end))
    return scored


def _moved(text: str, first: Draft, second: Draft) -> bool:
    """As in "Rose 12 to 1,512", "41p and 9p to 659p": a change and what it led to, not a range."""
    if first.unit.partition("/")[0] != second.unit.partition("/")[0] or first.scaled != second.scaled:
        return False
    led = trends.leads(text, first.start) and second.value > _NEAR * first.value
    measured = first.unit != COUNT or word_before(text, first.start)[0].lower() == "by"
    return led or (measured and second.value > _FAR * first.value)


def _changed(text: str, first: Draft, second: Draft, reach: int) -> bool:
    """As in "Rose from 2 to 3 million shells a year": two amounts, which share the scale and the unit."""
    trend = trends.leads(text, first.start - reach)
    if trend:
        low = _share_scale(first, second)
        first.scaled = second.scaled if low != first.value else first.scaled
        first.value, second.trend, second.trend_start = low, trend, first.start
        if first.unit == COUNT:
            first.unit, first.kind = second.unit, second.kind
    return bool(trend)


def _share_millions(text: str, first: Draft, second: Draft) -> None:
    """As in "$2-3m", "between 3m and 4m people": an "m" beside money or people is a million, not a metre."""
    for draft, other in ((first, second), (second, first)):
        if draft.unit == "m" and text[draft.end - 1] == "m" and (other.kind == MONEY or other.scaled == 1e6):
            if other.kind == MONEY and not _DASH.fullmatch(text, first.end, second.start):
                continue
            draft.value, draft.scaled = magnitudes.scaled(draft.value, 1e6), 1e6
            draft.unit, draft.kind = COUNT, COUNT
            if other.kind == MONEY:
                draft.unit, draft.kind = other.unit, MONEY


def _share_scale(first: Draft, second: Draft) -> float:
    """As in "10 to 15 million": the scale word behind the second number holds for the first too."""
    if first.scaled == 1 and second.scaled > 1 and first.value < second.value / second.scaled:
        return magnitudes.scaled(first.value, second.scaled)
    if first.pure and first.value < second.value / _THOUSAND < _THOUSAND and second.value % _THOUSAND == 0 and not second.pure:
        return first.value * _THOUSAND  # 3-4,000
    return first.value
