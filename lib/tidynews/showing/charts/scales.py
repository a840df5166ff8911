"""The value axis: linear or logarithmic as the numbers ask for, ticks in words."""

import math

from matplotlib.ticker import MaxNLocator

from tidynews.showing.charts import canvas, palette
from tidynews.showing.charts.lettering import LETTER, SMALL, small
from tidynews.showing.charts.wording import joined, letters, number

LOGARITHMIC = "logarithmic scale"
_WIDE_SPAN = 50  # greatest through least value from which a logarithmic scale reads better
_BETWEEN = 9  # points between two labels
_UNNAMED = ("count", "percent")  # units that the labels of the ticks tell
_ROOM_RIGHT = 0.14  # share of the axis kept for open arrows


def is_wide(values) -> bool:
    """A span that a linear scale would squeeze: logarithmic reads better.

    >>> is_wide([3, 1_500_000]), is_wide([20, 60]), is_wide([0, 1_500_000])
    (True, False, False)
    """
    return bool(values) and min(values) > 0 and max(values) / min(values) >= _WIDE_SPAN


def set_values(ax, values, unit: str, *, along: str = "x", log: bool | None = None) -> bool:
    """Set the scale, limits, ticks, grid and label of the value axis.

    ``log=None`` lets the span decide. Gives True when the axis is logarithmic,
    which the label of an x axis then says. Labels of a y axis stand on their
    grid lines.
    """
    values = [float(v) for v in values if v is not None and math.isfinite(v)]
    log = is_wide(values) if log is None else log and bool(values) and min(values) > 0
    ticks, labels, low, high = _ticks(values, unit, log, canvas.width_of(ax) if along == "x" else None)
    axis = ax.xaxis if along == "x" else ax.yaxis
    if log:
        getattr(ax, f"set_{along}scale")("log")
    getattr(ax, f"set_{along}lim")(low, high)
    axis.set_ticks(ticks, labels=labels if along == "x" else [""] * len(ticks), minor=False)
    axis.set_ticks([], minor=True)
    ax.grid(axis=along, color=palette.ink("track"), linewidth=0.8)
    if along == "x":
        said = joined("" if unit in _UNNAMED else unit, LOGARITHMIC if log else "", by=", ")
        axis.set_label_text(said, size=SMALL, color=palette.ink("muted"))
    for tick, label in zip(ticks, labels, strict=True) if along == "y" else ():
        small(ax, 0, tick, label, on="rows", xytext=(0, 2), va="bottom")
    return log


def _ticks(values, unit, log, width):
    """Ticks, their labels and the limits; as many ticks as have room in the width."""
    for few in range(8 if width else 6, 1, -1):
        ticks, low, high = _decades(values, few) if log else _steps(values, few)
        labels = [number(tick, "percent" if unit == "percent" else "count") for tick in ticks]
        widest = max(map(letters, labels)) * LETTER + _BETWEEN
        if not width or widest * max(len(ticks) - 1, 1) <= width * (1 - _ROOM_RIGHT):
            break
    return ticks, labels, low, high


def _decades(values, few):
    span = math.log10(max(values) / min(values))
    first, last = math.floor(math.log10(min(values))), math.floor(math.log10(max(values)) + 0.1)
    step = max(math.ceil((last - first + 1) / few), 1)
    ticks = [10.0**power for power in range(first, last + 1, step)]
    low = min(min(values), ticks[0]) * 10 ** (-0.03 * span)
    return ticks, low, max(values) * 10 ** (_ROOM_RIGHT * span + 0.1)


def _steps(values, few):
    low, high = min([0.0, *values]), max([0.0, *values])
    high = high if high > low else low + 1
    ticks = MaxNLocator(nbins=few, steps=[1, 2, 2.5, 5, 10]).tick_values(low, high)
    margin = (high - low) * 0.02
    ticks = [float(tick) for tick in ticks if low - margin <= tick <= high + margin]
    return ticks, low - margin, high + (high - low) * _ROOM_RIGHT


def commonest_unit(units) -> str:
    """The unit that most rows of a column have: one axis holds one."""
    found = units.value_counts()
    return min(found.index, key=lambda unit: (-found[unit], unit != "count", unit), default="count")


def in_unit(unit: str) -> str:
    """What a title says of a unit; ``""`` for counts."""
    return "" if unit == "count" else f", in {unit}"
