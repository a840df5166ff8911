"""One amount printed twice or in two pieces: "twenty-five (25)", "more than 200 but fewer than 300", "1,350 ± 50"."""

import re

from tidynews.text.numbers import units
from tidynews.text.numbers.context import is_plural, word_after
from tidynews.text.numbers.quantity import AT_LEAST, AT_MOST, COUNT, EXACT, LESS_THAN, MORE_THAN, RANGE, Quantity

_BRACKET = re.compile(r"\s?\(")
_BETWEEN = re.compile(r"(?P<noun>(?:\s[a-z]+){0,2}),?\s(?:but|and)(?:\s(?:was|were|is|are))?\s")
_GIVE_OR_TAKE = re.compile(r"\s?(?:±|\+/-|plus or minus|give or take)\s?")
_AND = re.compile(r"\s(?:and\s)?")
_CONTINUED = ("hundred", "thousand")
_FLOORS, _CEILINGS = (MORE_THAN, AT_LEAST), (LESS_THAN, AT_MOST)


def is_restated(text: str, first: Quantity, second: Quantity) -> bool:
    """Whether the second of two quantities side by side only completes the first."""
    return _joined(text, first, second) is not None


def joined(text: str, first: Quantity, second: Quantity) -> Quantity:
    """Both as one quantity.

    >>> from tidynews.text.numbers import find
    >>> [(q.surface, q.low, q.high) for q in find("Twenty-five (25) men; more than 200 but fewer than 300; $15 and 50 cents.")]
    [('Twenty-five (25)', 25.0, 25.0), ('more than 200 but fewer than 300', 200.0, 300.0), ('$15 and 50 cents', 15.5, 15.5)]
    """
    return _joined(text, first, second)


def _joined(text, first, second):
    between = text[first.end : second.start]
    if _BRACKET.fullmatch(between) and text[second.end : second.end + 1] == ")" and _same(first, second):
        return _as(text, first, second.end + 1)
    same_unit = second.unit in (first.unit, COUNT) or first.unit == COUNT
    two_ends = first.bound in _FLOORS and second.bound in _CEILINGS and same_unit
    if two_ends and (gap := _BETWEEN.fullmatch(between)) and not (gap["noun"] and is_plural(word_after(text, second.end))):
        low, high = first.low, second.high
        if low is not None and high is not None and low < high:
            unit = first.unit if first.unit != COUNT else second.unit
            return _as(text, first, second.end, value=None, low=low, high=high, bound=RANGE, unit=unit)
    if first.unit == COUNT and second.bound == EXACT and _continues(first, second, between):
        value = first.value + second.value
        return _as(text, first, second.end, value=value, low=value, high=value, unit=second.unit, kind=second.kind)
    give_or_take = _GIVE_OR_TAKE.fullmatch(between) or (between.strip() == "" and second.surface.startswith("±"))
    if give_or_take and None not in (first.value, second.value) and same_unit:
        low, high = first.value - second.value, first.value + second.value
        return _as(text, first, second.end, value=None, low=low, high=high, bound=RANGE, unit=second.unit)
    parts = units.parts(first.unit, first.kind, second.unit)
    if parts and _AND.fullmatch(between) and first.bound == second.bound == EXACT:
        value = first.value + second.value / parts
        return _as(text, first, second.end, value=value, low=value, high=value)
    return None


def _continues(first, second, between):
    """As in "five thousand, six hundred", "4 thousand 3 hundred", "3 hundred and 21": the smaller part of one number."""
    words = first.surface.lower().split()
    if None in (first.value, second.value) or words[-1] not in _CONTINUED:
        return False
    if words[-1] == "thousand":
        return "hundred" in second.surface.lower() and between in (", ", " ") and second.value < 1000
    return words[0][0].isdigit() and between == " and " and second.value < 100


def _same(first, second):
    return (
        first.value is not None and first.value == second.value and second.bound == EXACT and second.unit in (first.unit, COUNT)
    )


def _as(text, first, end, **changes):
    return first._replace(end=end, surface=text[first.start : end], **changes)
