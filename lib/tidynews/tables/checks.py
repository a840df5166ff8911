"""What a person writes into a row is checked: each cell by itself, and the cells of a row against one another."""

import math
from dataclasses import fields, replace
from datetime import date

from tidynews.records import CHOICES, ROWS

POINTERS = {
    "figures": ("claim_id", "part_of", "alternative_to", "derived_from"),
    "claims": ("parent", "actor_id"),
    "statements": ("claim_id", "figure_id"),
}
_TEXTS = {"int64": int, "Int64": int, "float64": float, "datetime64[s]": date.fromisoformat}
_LARGEST_INTEGER = 2**63 - 1
_LARGEST = {  # of the numbers that have an end
    ("claims", "likelihood_low"): 100.0,
    ("claims", "likelihood_high"): 100.0,
    ("links", "score"): 1.0,
    **{("sourcing", column): 1.0 for column in ("source_score", "cue_score", "content_score", "strength")},
}
_SPAN = ("start", "end")
_RISING = {  # columns that must not fall from one to the next
    "figures": (("low", "value", "high"), ("low", "best", "high"), ("date_start", "date_end")),
    "claims": (("likelihood_low", "likelihood_high"),),
}
_SPANS = {  # a beginning and an end behind it
    "figures": (_SPAN,),
    "claims": (_SPAN, ("source_start", "source_end"), ("cue_start", "cue_end")),
    "actors": (_SPAN,),
    "statements": (_SPAN,),
    "links": (_SPAN, ("other_start", "other_end")),
}
_FOLLOWERS = ("low", "best", "high")


def cell(table: str, row_id: str, column: str, text: str | None):
    """The value of a cell, as the row class holds it, from the text of a correction.

    Raises
    ------
    ValueError
        the text does not fit the column; says why.

    >>> cell("figures", "f", "low", "12")
    12.0
    """
    known = next(f for f in fields(ROWS[table]) if f.name == column)
    if text is None:
        if "None" not in str(known.type):
            raise ValueError("it cannot be missing")
        return None
    choices = CHOICES[table].get(column)
    if choices and text not in choices:
        raise ValueError(f"it is one of {', '.join(choices)}")
    if column in POINTERS.get(table, ()) and text == row_id:
        raise ValueError("a row cannot point at itself")
    return _typed(text, known.metadata["dtype"], _LARGEST.get((table, column)))


def _typed(text: str, dtype: str, largest: float | None):
    if dtype == "boolean":
        if text.lower() not in ("true", "false"):
            raise ValueError("True or False is needed")
        return text.lower() == "true"
    if dtype not in _TEXTS:
        return _unbroken(text)
    value = _TEXTS[dtype](text)
    if isinstance(value, int) and not 0 <= value <= _LARGEST_INTEGER:
        raise ValueError(f"a whole number from 0 to {_LARGEST_INTEGER:,} is needed")
    if isinstance(value, float) and not math.isfinite(value):
        raise ValueError("a number with an end is needed")
    if largest is not None and not 0 <= value <= largest:
        raise ValueError(f"a number from 0 to {largest:g} is needed")
    return value


def _unbroken(text: str) -> str:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        raise ValueError("it holds half a surrogate pair") from None
    return text


def made(table: str, row, cells: dict) -> tuple[object, dict[str, str]]:
    """A row with other cells, and the columns that could not be changed so, each with the reason.

    A bound of a figure that was its value follows the value, unless it is given, too.
    """
    new = replace(row, **_following(row, cells))
    problems = {}
    for columns, problem in disorders(table, new):
        problems = {column: problem for column in columns if column in cells} | problems
    if not problems:
        return new, {}
    kept, more = made(table, row, {column: value for column, value in cells.items() if column not in problems})
    return kept, problems | more


def disorders(table: str, row) -> list[tuple[tuple[str, ...], str]]:
    """The columns of a row that contradict one another, with what is wrong."""
    found = []
    for columns in _RISING.get(table, ()):
        cells = [getattr(row, column) for column in columns]
        known = [value for value in cells if value is not None]
        if known != sorted(known):
            found.append((columns, _said(columns, cells, "they must not fall")))
    for columns in _SPANS.get(table, ()):
        start, end = (getattr(row, column) for column in columns)
        if start is not None and end is not None and start >= end:
            found.append((columns, _said(columns, (start, end), "the end must be behind the start")))
    return found


def _said(columns, cells, why: str) -> str:
    return f"{', '.join(f'{column} {value}' for column, value in zip(columns, cells) if value is not None)}: {why}"


def _following(row, cells: dict) -> dict:
    before = getattr(row, "value", None)
    if "value" not in cells or before is None:
        return cells
    return {column: cells["value"] for column in _FOLLOWERS if getattr(row, column) == before} | cells
