"""Reported totals over time, with their bounds, by origin."""

import math
from dataclasses import dataclass
from itertools import pairwise

import pandas as pd
from matplotlib.dates import date2num, num2date

from tidynews.showing.charts import bounds, canvas, origins, pens, placing, rows, scales, wording
from tidynews.showing.charts.bounds import Span
from tidynews.showing.charts.lettering import small

_HEIGHT = 290  # points of a new figure's axes
_DODGE, _FARTHEST = 12, 3  # points of a step aside; how many such steps a mark may stand off its day
_LETTER = 5.5  # points, the mean width of a letter at the small size
_DAYS = ("date", "published", "date_end", "date_start")
_TICK = 70  # points a date needs
_VALUES = 64  # points at the left that the labels of the values take
_MANY = 30  # points from which marks are drawn smaller
_MOST = 300  # points; more could not be told apart
_MONTHS = (1, 2, 3, 6, 12, 24, 60, 120)  # between two dates of the axis


@dataclass
class Point:
    """One total that was reported: when, how many, whence, in how many reports."""

    day: float
    span: Span
    origin: str
    words: str
    hedged: bool
    reports: int = 1


def timeline(
    totals,
    ax=None,
    *,
    claims=None,
    articles=None,
    item=None,
    top=origins.MOST,
    log=None,
    title=None,
    width=canvas.WIDTH,
):
    """Draw reported totals over time with their bounds, a colour an origin.

    A dot is the number stated, a bar runs from low to high, an arrow leaves
    where no bound is given; hollow where the claim is hedged. The same number
    of the same origin on one day is one mark, with the number of reports
    behind its words; marks that would cover one another step aside. The origins are named above, the latest total first. Of
    more than 300 totals the latest are drawn.

    Parameters
    ----------
    totals : DataFrame, the totals that lineage gives or rows of the figures
        table; a row's day is its first known of ``date``, ``published``,
        ``date_end``, ``date_start`` and its article's day of publication, its
        origin is ``origin`` or the source of its claim
    ax : Axes to draw on; a new constrained figure if None
    claims : DataFrame, optional, the claims table: sources and hedges
    articles : DataFrame, optional, the articles table: days of publication
    item : the counted item to draw; if None the commonest. Others are counted below.
    top : origins with a colour of their own, at most 6; the others are grey
    log : logarithmic axis; if None the span of the numbers decides
    title : heading of the chart; "" for none
    width : inches of a new figure

    Returns
    -------
    Axes
    """
    item = item or _commonest(totals["item"])
    chosen = totals if item is None else totals[totals["item"] == item]
    unit = _commonest(chosen["unit"]) or "count"
    points, undated = _points(chosen, claims, articles, unit)
    if not points:
        why = f"{wording.count(undated, 'figure')} without a date" if undated else ""
        return canvas.blank(ax, wording.joined("No dated totals to show", why, by=": ") + ".", width)
    reported, points = len(points), points[-_MOST:]
    values = [v for p in points for v in p.span.values]
    log = scales.is_wide(values) if log is None else log and min(values) > 0
    key = origins.Key(points, min(top, origins.room(ax)))
    folded = rows.not_shown(len(points), reported, "totals", "latest")
    notes = wording.joined(folded, _notes(points, totals, chosen, unit, undated, log), by="; ")
    counted = wording.counted({"item": item, "unit": unit})
    high = _HEIGHT + key.height(canvas.width_for(ax, width))
    with canvas.drawing(ax, rows=high, width=width, note=notes) as ax:
        canvas.title(ax, wording.joined("Reported totals", counted, by=": ") if title is None else title)
        canvas.footnote(ax, notes)
        scales.set_values(ax, values, unit, along="y", log=log)
        _draw(ax, points, key)
        return canvas.describe_as(ax, _description(points, key, counted, unit, notes))


def _draw(ax, points, key):
    _set_days(ax, points)
    canvas.settle(ax)
    origins.draw(ax, key)
    places = _places(ax, points)
    _marks(ax, points, places, key)
    _paths(ax, points, places, key)
    _words(ax, points, places, key)


def _marks(ax, points, places, key):
    size = 1 if len(points) <= _MANY else 0.6
    for point, x in zip(points, places, strict=True):
        bounds.draw(ax, point.span, x, key.colour(point.origin), hollow=point.hedged, upright=True, size=size)


def _commonest(column):
    """The commonest value of a column, the first in the alphabet among equals; None in an empty one."""
    found = column.dropna().value_counts()
    return min(found.index, key=lambda value: (-found[value], value), default=None)


def _points(totals, claims, articles, unit):
    """The points in the order of time, and how many rows have no day."""
    by_claim = None if claims is None else {c["claim_id"]: c for c in claims.to_dict("records")}
    published = {} if articles is None else dict(zip(articles["article_id"], articles["published"]))
    found, undated = {}, 0
    for row in totals.to_dict("records"):
        if row["unit"] != unit or not Span.of(row).values:
            continue
        day = _day(row, published)
        if day is None:
            undated += 1
            continue
        claim = (by_claim or {}).get(row.get("claim_id"))
        hedged = wording.true(row.get("hedged")) or wording.is_hedged(claim or row)
        origin = _origin(row, claim, by_claim is not None)
        point = Point(day, Span.of(row), origin, wording.plain(row.get("surface")), hedged)
        same = found.setdefault((point.day, point.span, point.origin), point)
        same.reports += same is not point
    return sorted(found.values(), key=lambda p: (p.day, p.origin, p.span.size)), undated


def _day(row, published):
    days = [row.get(column) for column in _DAYS] + [published.get(row.get("article_id"))]
    known = [day for day in days if day is not None and not pd.isna(day)]
    return float(date2num(known[0])) if known else None


def _origin(row, claim, sourced):
    """The origin that is given, else the source of the claim; "" where nothing is known of sources."""
    if "origin" in row:
        return wording.plain(row["origin"]) or wording.NOBODY
    if claim is None:
        return wording.ARTICLE if sourced else ""
    return wording.name(claim) or wording.NOBODY


def _set_days(ax, points):
    """Set the time axis, with room for the labels of the values at the left and for marks that step aside."""
    first, last = points[0].day, points[-1].day
    span = max(last - first, 1.0)
    a_point = span / (canvas.width_of(ax) * 0.8 - _VALUES)
    aside = _DODGE * _FARTHEST * a_point
    ax.set_xlim(first - _VALUES * a_point, last + max(aside, span * 0.08))
    ticks = _ticks(first, last, max(int(canvas.width_of(ax) / _TICK), 2))
    ax.set_xticks([tick for tick, _ in ticks], labels=[label for _, label in ticks])


def _places(ax, points):
    """Each point's place on the time axis: its day, or beside it where a mark stands there already."""
    wide, tall = canvas.width_of(ax), canvas.height_of(ax)
    left, right = ax.get_xlim()
    a_point = (right - left) / wide
    boxes = [_mark_box(ax, point, point.day, wide, tall) for point in points]
    return [point.day + aside * a_point for point, aside in zip(points, _stepped(boxes), strict=True)]


def _stepped(boxes):
    """How far each box moves right (or left, below 0) to keep clear of those before it; 0 where no step is enough.

    >>> _stepped([(0, 0, 9, 9), (0, 5, 9, 14), (0, 5, 9, 14), (0, 20, 9, 29)])
    [0, 12, -12, 0]
    """
    steps = [0, *(side * step * _DODGE for step in range(1, _FARTHEST + 1) for side in (1, -1))]
    taken, found = [], []
    for left, bottom, right, top in boxes:
        moved = {step: (left + step, bottom, right + step, top) for step in steps}
        free = (step for step in steps if not any(placing.meet(moved[step], other) for other in taken))
        found.append(next(free, 0))
        taken.append(moved[found[-1]])
    return found


def _ticks(first, last, few):
    """At most ``few`` dates between first and last with their labels: months, or days of a short span."""
    start, end = (pd.Timestamp(num2date(day)).tz_localize(None) for day in (first, last))
    firsts = pd.date_range(start, end, freq="MS")
    for months in _MONTHS:
        days = firsts[(firsts.year * 12 + firsts.month - 1) % months == 0]
        if 2 <= len(days) <= few:
            return [(float(date2num(day)), f"{day:%Y}" if months >= 12 else f"{day:%b %Y}") for day in days]
    days = pd.date_range(start, end, periods=min(few, int(last - first) + 1)).normalize()
    return [(float(date2num(day)), wording.day(day)) for day in days]


def _paths(ax, points, places, key):
    """Lines from day to day through the most repeated total of each origin that has a colour of its own."""
    for way, origin in _ways(list(zip(points, places, strict=True)), key):
        own = [(x, p.span.stated or p.span.size) for p, x in way]
        pens.stroke(ax, *zip(*own, strict=True), colour=key.colour(origin), width=1, alpha=0.5, zorder=2, name="path")


def _ways(marks, key):
    """The marks that a line joins, of each coloured origin with totals on more than one day: one mark a day."""
    for origin in filter(key.is_coloured, key.origins):
        days = {}
        for mark in marks:
            point, most = mark[0], days.get(mark[0].day)
            if point.origin == origin and (not most or (point.reports, point.span.size) > (most[0].reports, most[0].span.size)):
                days[point.day] = mark
        if len(days) > 1:
            yield list(days.values()), origin


def _share(ax, value, low, high):
    if ax.get_yscale() == "log":
        value, low, high = math.log10(value), math.log10(low), math.log10(high)
    return (value - low) / (high - low)


def _words(ax, points, places, key):
    """The words as printed beside their marks, where nothing is in the way; the latest first."""
    wide, tall = canvas.width_of(ax), canvas.height_of(ax)
    marks = [_mark_box(ax, point, x, wide, tall) for point, x in zip(points, places, strict=True)]
    taken = [*marks, *_line_boxes(points, marks, key), *_value_boxes(ax, tall)]
    for point, mark in sorted(zip(points, marks, strict=True), key=lambda pair: (-pair[0].day, pair[1])):
        words = point.words + (f" ×{point.reports}" if point.reports > 1 else "")
        found = (
            placing.find(mark, wording.letters(words) * _LETTER + 4, taken, (wide, tall - key.height(wide))) if words else None
        )
        if found:
            (left, bottom, right, top), side = found
            taken.append(found[0])
            x = {"left": left, "right": right, "center": (left + right) / 2}[side]
            small(ax, x / wide, (bottom + top) / 2 / tall, words, on="axes", ha=side, ink="text", room=400)


def _value_boxes(ax, tall):
    """Where the labels of the values stand."""
    heights = [_share(ax, tick, *ax.get_ylim()) * tall for tick in ax.get_yticks()]
    return [(0, y, _VALUES - 12, y + 14) for y in heights]


def _line_boxes(points, marks, key):
    """Where the lines between marks of one origin run."""
    for way, _ in _ways(list(zip(points, marks, strict=True)), key):
        centres = [((left + right) / 2, (bottom + top) / 2) for _, (left, bottom, right, top) in way]
        for start, end in pairwise(centres):
            yield from placing.along(start, end)


def _mark_box(ax, point, x, wide, tall):
    """The mark's box in points from the lower left corner."""
    left, right = ax.get_xlim()
    across = (x - left) / (right - left) * wide
    heights = [_share(ax, v, *ax.get_ylim()) * tall for v in point.span.values]
    up = bounds.ARROW + 2 if point.span.open_above else 6
    down = bounds.ARROW + 2 if point.span.open_below else 6
    return across - 6, min(heights) - down, across + 6, max(heights) + up


def _notes(points, totals, chosen, unit, undated, log):
    others = len(totals) - len(chosen)
    other_units = int((chosen["unit"] != unit).sum())
    return wording.joined(
        scales.LOGARITHMIC if log else "",
        "arrow: no limit given" if any(p.span.limit is not None for p in points) else "",
        "hollow: hedged" if any(p.hedged for p in points) else "",
        f"{wording.count(others, 'figure')} of other items not shown" if others else "",
        f"{wording.count(other_units, 'figure')} in other units not shown" if other_units else "",
        f"{wording.count(undated, 'figure')} without a date not shown" if undated else "",
        by="; ",
    )


def _description(points, key, counted, unit, notes):
    def told(point):
        words = point.words or wording.number(point.span.size, unit)
        return wording.joined(wording.day(num2date(point.day)), words, point.origin, by=", ")

    return wording.paragraph(
        f"Chart of {wording.count(len(points), 'reported total')}{f' of {counted}' if counted else ''} "
        f"over time, from {wording.count(len(key.origins), 'origin')}.",
        f"The first: {told(points[0])}.",
        f"The last: {told(points[-1])}." if len(points) > 1 else "",
        f"Notes: {notes}." if notes else "",
    )
