"""Marks for a number with its bounds.

A dot is the number stated, a bar runs from low to high, an arrow leaves on the
side where no bound is given; a hedged claim makes dot and bar hollow.
"""

import math
from dataclasses import dataclass

import pandas as pd

from tidynews.showing.charts import palette, pens

KEY = "●  stated     ▬  low to high     →  no limit given     ○  hedged"
ARROW = 26  # points
_DOT, _BAR, _CAP = 8, 6, 9
_LARGEST = 1e24  # what is larger is no count of anything; its words are shown without a mark
_LEAST = 1e-12  # what is smaller is nothing
_FRAME = 1.5  # points, the sides of a hollow bar
_CAP_SHAPE = [(-0.35, -1), (0.35, -1), (0.35, 1), (-0.35, 1), (-0.35, -1)]


@dataclass(frozen=True)
class Span:
    """What is drawn of a figure: the number stated, its limits, the sides that are open."""

    stated: float | None
    low: float | None
    high: float | None

    @classmethod
    def of(cls, figure) -> "Span":
        """The span of a row of the figures table."""
        low, high, best, value = (_finite(figure[c]) for c in ("low", "high", "best", "value"))
        return cls(value if best is None else best, low, high)

    @property
    def values(self) -> list[float]:
        """The numbers that the axis must hold."""
        return [v for v in (self.low, self.stated, self.high) if v is not None]

    @property
    def open_below(self) -> bool:
        """A highest number is given, but no lowest."""
        return self.low is None and self.high is not None

    @property
    def open_above(self) -> bool:
        """A lowest number is given, but no highest."""
        return self.high is None and self.low is not None

    @property
    def limit(self) -> float | None:
        """The one limit of a span with an open side."""
        return self.low if self.open_above else self.high if self.open_below else None

    @property
    def size(self) -> float:
        """The number to sort by; minus infinity where there is none."""
        return max(self.values, default=-math.inf)


def _finite(value):
    if pd.isna(value) or abs(value) > _LARGEST:
        return None
    return float(value) if abs(value) > _LEAST else 0.0


def draw(ax, span: Span, at: float, colour: str, *, hollow: bool, upright: bool = False, size: float = 1):
    """Draw a span at a place across the value axis; ``upright`` when values run up the y axis."""

    def place(value):
        return (at, value) if upright else (value, at)

    look = {"colour": colour, "hollow": hollow, "edge": pens.EDGE * size}
    if span.low is not None and span.high is not None and span.low != span.high:
        _bar(ax, place(span.low), place(span.high), colour, hollow, size, upright)
    if span.limit is not None:
        name, length = ("open_above", ARROW) if span.open_above else ("open_below", -ARROW)
        pens.arrow(ax, *place(span.limit), length * size, colour=colour, upright=upright, width=look["edge"], name=name)
    if span.stated is not None:
        pens.dot(ax, *place(span.stated), size=_DOT * size, name="stated", **look)
    elif span.limit is not None:
        cap = [(y, x) for x, y in _CAP_SHAPE] if upright else _CAP_SHAPE
        pens.dot(ax, *place(span.limit), shape=cap, size=_CAP * size, name="limit", **look)


def _bar(ax, start, end, colour, hollow, size, upright):
    """The range as a bar; a hollow one is a frame."""
    line = tuple(zip(start, end, strict=True))
    pens.stroke(ax, *line, colour=colour, width=_BAR * size, zorder=3, name="range")
    if hollow:
        inner = (_BAR - 2 * _FRAME) * size
        pens.stroke(ax, *line, colour=palette.ink("paper"), width=inner, zorder=3, name="hollow")
        for x, y in (start, end):
            pens.dot(ax, x, y, colour=colour, shape="_" if upright else "|", size=(_BAR - 0.5) * size, name="end")
