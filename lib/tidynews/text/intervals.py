"""Intervals of days: a month, a year, a late part of either, a counted stretch before a day."""

from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple


class Interval(NamedTuple):
    """The days from ``first`` to ``last``, both included; an open end is None."""

    first: date | None
    last: date | None


UNKNOWN = Interval(None, None)


def month(year: int, number: int, length: int = 1) -> Interval:
    """``length`` whole months from month ``number`` of ``year``.

    >>> month(2023, 12, 3)
    Interval(first=datetime.date(2023, 12, 1), last=datetime.date(2024, 2, 29))
    """
    if not 1 <= year < date.max.year:
        return UNKNOWN
    ends = number + length - 1
    last_year, last_month = year + (ends - 1) // 12, (ends - 1) % 12 + 1
    return Interval(date(year, number, 1), date(last_year, last_month, monthrange(last_year, last_month)[1]))


def year(number: int, length: int = 1) -> Interval:
    """``length`` whole years from ``number``."""
    return month(number, 1, 12 * length)


def day(year: int, month: int, number: int) -> Interval:
    """One day, or UNKNOWN where the calendar has no such day."""
    try:
        one = date(year, month, number)
    except ValueError:
        return UNKNOWN
    return Interval(one, one)


def shift(anchor: date, days: int) -> date | None:
    """``anchor`` moved by a number of days; None beyond the calendar."""
    try:
        return anchor + timedelta(days)
    except OverflowError:
        return None


def around(anchor: date, unit: str, offset: int) -> Interval:
    """The week, month, quarter, year or decade ``offset`` units from the one that holds ``anchor``.

    >>> around(date(2024, 1, 15), "month", -1).first
    datetime.date(2023, 12, 1)
    """
    if unit in ("week", "weekend"):
        monday = shift(anchor, 7 * offset - anchor.weekday())
        return monday and Interval(shift(monday, 5 if unit == "weekend" else 0), shift(monday, 6)) or UNKNOWN
    if unit in ("month", "quarter"):
        length = 3 if unit == "quarter" else 1
        index = (anchor.year * 12 + anchor.month - 1) // length * length + offset * length
        return month(index // 12, index % 12 + 1, length)
    if unit == "decade":
        return year(anchor.year // 10 * 10 + 10 * offset, 10)
    if unit == "year":
        return year(anchor.year + offset)
    one = shift(anchor, offset)
    return Interval(one, one)


def part(whole: Interval, share: tuple[float, float]) -> Interval:
    """The stretch of an interval between two shares of its length.

    >>> part(month(2024, 2), (0.67, 1.0)).first
    datetime.date(2024, 2, 20)
    """
    if None in whole:
        return whole
    days = (whole.last - whole.first).days + 1
    first = min(round(share[0] * days), days - 1)
    last = max(round(share[1] * days), first + 1)
    return Interval(shift(whole.first, first), shift(whole.first, last - 1))


def year_parts(whole: Interval, share: tuple[float, float]) -> Interval | None:
    """A half or a quarter of one calendar year, by its months; None for any other stretch or share.

    >>> year_parts(year(2023), (0.0, 0.5)).last
    datetime.date(2023, 6, 30)
    """
    if None in whole or whole != year(whole.first.year) or any(4 * s != int(4 * s) for s in share):
        return None
    return month(whole.first.year, 1 + int(12 * share[0]), int(12 * (share[1] - share[0])))


def moved(anchor: date, unit: str, count: float) -> date | None:
    """A day moved by so many days, weeks, months or years; months and years keep the day of the month.

    >>> moved(date(2024, 3, 31), "month", -1)
    datetime.date(2024, 2, 29)
    """
    months = {"month": 1, "quarter": 3, "year": 12, "decade": 120}.get(unit)
    if months is None or count != int(count):
        days = {"hour": 1 / 24, "week": 7, "weekend": 7, "fortnight": 14, "month": 30, "quarter": 91, "year": 365}.get(unit, 1)
        far = count * days
        return shift(anchor, int(far) if far == int(far) else int(far) + (1 if far > 0 else -1))
    index = anchor.year * 12 + anchor.month - 1 + int(count) * months
    if not 1 <= index // 12 < date.max.year:
        return None
    last = monthrange(index // 12, index % 12 + 1)[1]
    return date(index // 12, index % 12 + 1, min(anchor.day, last))
