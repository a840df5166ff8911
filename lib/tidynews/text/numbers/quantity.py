"""What a quantity expression is, finished and in the making."""

from dataclasses import dataclass
from typing import NamedTuple

EXACT, ABOUT, AT_LEAST, MORE_THAN = "exact", "about", "at_least", "more_than"
AT_MOST, LESS_THAN, RANGE, VAGUE = "at_most", "less_than", "range", "vague"

COUNT, MONEY, PERCENT, SHARE, MEASURE = "count", "money", "percent", "share", "measure"
MULTIPLE, DURATION, AGE, CALIBRE, PRONOUN, LEVEL = "multiple", "duration", "age", "calibre", "pronoun", "level"

TABULATED = frozenset({COUNT, MONEY, PERCENT, SHARE, MEASURE, MULTIPLE})
"""The kinds that can be figures; the others are quantities, but nobody tabulates them."""

MEASURED = TABULATED - {COUNT}
"""The kinds that say what they are of, so that nothing counted need follow."""


class Quantity(NamedTuple):
    """One quantity expression; the columns mean what they mean in the figures table.

    ``start``, ``end`` and ``surface`` take in the number with its bounding
    words, scale word, currency or percent sign or unit of measure;
    ``head_start`` and ``head_end`` the number alone, so that whatever is
    counted follows ``end`` and whatever bounds it stands around the head.

    ``kind`` is one of

    - ``count``: a bare number, of whatever noun follows
    - ``money``, ``percent``, ``measure``: with a currency, a percent sign or
      word, a unit of measure
    - ``share``: "half of", "two-thirds", "one in five"; in per cent
    - ``multiple``: "doubled", "three times as many", "tenfold"; unit ``times``
    - ``duration``, ``age``: "six days", "18-year-old"; in the unit named
    - ``calibre``: "122-mm rockets"
    - ``pronoun``: "one of the ships": a pointer to one of a group
    - ``level``: a place in a list: "top three"

    The last five are for readers who count everything; `TABULATED` names the
    kinds that can become figures.
    """

    start: int
    end: int
    surface: str
    value: float | None
    low: float | None
    high: float | None
    bound: str
    trend: str | None
    unit: str
    kind: str = COUNT
    head_start: int = 0
    head_end: int = 0
    modifier: str | None = None  # the word nearest the number that bounds it
    trend_start: int | None = None  # where the word stands that says up or down
    anaphoric: bool = False  # "as many": the value is that of an earlier figure


@dataclass(slots=True)
class Draft:
    """A quantity in the making; every stage fills in what it knows."""

    start: int
    end: int
    value: float | None
    low: float | None = None
    high: float | None = None
    bound: str = EXACT
    unit: str = COUNT
    kind: str = COUNT
    head_start: int = -1
    head_end: int = -1
    worded: bool = False  # printed as words, not digits
    scaled: float = 1.0  # the scale word that it carries ("million")
    frame: str = ""  # the word it needs beside it: "a" before, "of" or "as" behind
    pure: bool = True  # neither grouped, decimal nor scaled: may be a year or a name
    modifier: str | None = None
    trend: str | None = None
    trend_start: int | None = None
    anaphoric: bool = False
    refused: bool = False
    chained: bool = False  # refused as part of a date or a series, with whatever it is joined to

    def __post_init__(self):
        self.head_start, self.head_end = self.start, self.end

    def finish(self, text: str) -> Quantity:
        """The finished row."""
        low, high = self.low, self.high
        if self.bound in (EXACT, ABOUT):
            low = high = self.value
        elif self.bound in (AT_LEAST, MORE_THAN):
            low, high = (low if self.value is None else self.value), None
        elif self.bound in (AT_MOST, LESS_THAN):
            low, high = None, (high if self.value is None else self.value)
        return Quantity(
            self.start,
            self.end,
            text[self.start : self.end],
            self.value,
            low,
            high,
            self.bound,
            self.trend,
            self.unit,
            self.kind,
            self.head_start,
            self.head_end,
            self.modifier,
            self.trend_start,
            self.anaphoric,
        )
