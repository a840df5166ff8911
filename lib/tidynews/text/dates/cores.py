"""The days that each form of a date names by itself."""

import re
from datetime import date
from typing import NamedTuple

from tidynews.text import intervals
from tidynews.text.dates.pattern import table
from tidynews.text.intervals import UNKNOWN, Interval

_FIRST_FISCAL_MONTH = 10  # the fiscal year of the United States government begins in the October before
_COUNTED = re.compile(r"(\w+)\s+(\w+?)s?(?:,|\s+and\b)?(?=\s|$)")


class Clock(NamedTuple):
    """What relative dates count from: the article's day, or at least its year; ``told``: the date named before."""

    today: date | None
    year: int | None
    told: Interval | None = None


def core(groups: dict, clock: Clock, forward: bool) -> tuple[Interval, bool]:
    """The interval a date names, and whether something of it was worked out.

    ``forward``: a day without a year is the next one, not the last ("by May 9").
    """
    for name, handler in _HANDLERS.items():
        if groups[name]:
            return handler(groups, clock, forward)
    return UNKNOWN, False


def beside(groups: dict, role: str, whole: Interval) -> Interval:
    """'three days after May 4', 'two years before 2018': the day, or the year, that lies so far from a date."""
    count = _number(groups["aside_count"]) * (-1 if role == "to_start" else 1)
    return Interval(*(one and intervals.moved(one, groups["aside_unit"].lower(), count) for one in whole))


def _iso(groups, clock, forward):
    return intervals.day(*map(int, groups["iso"].split("-"))), False


def _iso_month(groups, clock, forward):
    year, month = map(int, groups["iso_month"].split("-"))
    return intervals.month(year, month), False


def _month_number(name):
    name = name.lower().rstrip(".")
    return (table()["months"] | table()["abbreviations"])[name]


def _calendar_month(groups, clock, forward):
    number = _month_number(groups["month"])
    dayed = groups["day_before"] or groups["day_after"] or _ordinal(groups["day_ordinal"]) or _ordinal(groups["day_word"])
    stated = groups["year"] and int(groups["year"])
    if groups["month_which"]:
        year = _year_by_word(groups["month_which"], clock)
    else:
        ahead = forward or (groups["month_near"] or "").lower() == "next"
        year = stated or _nearest_year(number, int(dayed or 1), clock, ahead)
    if year is None:
        return UNKNOWN, False
    return (intervals.day(year, number, int(dayed)) if dayed else intervals.month(year, number)), not stated


def _ordinal(word):
    return table()["ordinals"]["-".join(word.lower().split())] if word else None


def _year_by_word(word, clock):
    """The year that "last", "this" or "next" means."""
    offset = table()["offsets"].get(word.lower().split()[-1], 0)
    return clock.year and (clock.today.year if clock.today else clock.year) + offset


def _nearest_year(month, day, clock, forward):
    """The year that puts a day without a year last before the article's date, or next after it."""
    if clock.today is None:
        return clock.year
    here = (clock.today.month, clock.today.day)
    if forward:
        return clock.today.year + ((month, day) < here)
    return clock.today.year - ((month, day) > here)


def _days_of_month(groups, clock, forward):
    """'from 9 to 12 June', 'June 9-12'."""
    form = "range" if groups["range_first"] else "span"
    number = _month_number(groups[f"{form}_month"])
    first, last = int(groups[f"{form}_first"]), int(groups[f"{form}_last"])
    stated = groups[f"{form}_year"]
    year = int(stated) if stated else _nearest_year(number, first, clock, forward)
    if year is None:
        return UNKNOWN, False
    return Interval(intervals.day(year, number, first).first, intervals.day(year, number, last).first), not stated


def _years(groups, clock, forward):
    """'2014-15', '2014–2018'."""
    first, last = groups["years_first"], groups["years_last"]
    end = int(last) if len(last) == 4 else int(first[:2] + last)
    return intervals.year(int(first), end - int(first) + 1), False


def _week_of_day(groups, clock, forward):
    """'the week beginning February 4', 'the week of July 18': from Monday to Sunday, or as it says."""
    if groups["week_lone"]:
        one, stated = _near_day(int(groups["week_lone"]), clock, forward), None
    else:
        one, stated = _day_in_words(groups["week_day"], clock, forward)
    if one is None:
        return UNKNOWN, False
    if groups["week_edge"].lower().startswith("ending"):
        return Interval(intervals.shift(one, -6), one), not stated
    return intervals.around(one, "week", 0), not stated


def _day_in_words(words, clock, forward):
    """The day that 'July 18' or '4th of February 2024' names, and its year where that is stated."""
    words = re.findall(r"[A-Za-z]+|\d+", re.sub(r"(?<=\d)(?:st|nd|rd|th)", "", words))
    numbers = [int(w) for w in words if w.isdecimal()]
    month = next(_month_number(w) for w in words if w.isalpha() and w.lower() != "of")
    stated = next((n for n in numbers if n > 31), None)
    year = stated or _nearest_year(month, numbers[0], clock, forward)
    return (intervals.day(year, month, numbers[0]).first if year else None), stated


def _week_of_period(groups, clock, forward):
    """'the third week of July', 'the last week of 2015': the first week is the one that holds the first Thursday."""
    whole, inferred = _scope(groups, clock)
    number = _ordinal(groups["week_ordinal"])
    if None in whole:
        return UNKNOWN, False
    if groups["nth_weekday"]:
        return _nth_weekday(whole, number, table()["weekdays"][groups["nth_weekday"].lower()]), inferred
    if number == -1:
        return intervals.around(whole.last, "week", 0 if whole.last.weekday() >= 3 else -1), inferred
    week = intervals.around(whole.first, "week", 0 if whole.first.weekday() <= 3 else 1)
    return Interval(*(intervals.shift(one, 7 * (number - 1)) for one in week)), inferred


def _nth_weekday(whole, number, weekday):
    """'the first Friday of July', 'the last Sunday of the month'."""
    if number == -1:
        one = intervals.shift(whole.last, -((whole.last.weekday() - weekday) % 7))
    else:
        one = intervals.shift(whole.first, (weekday - whole.first.weekday()) % 7 + 7 * (number - 1))
    return Interval(one, one)


def _days_of_unit(groups, clock, forward):
    """'from 4 to 22 this month', 'the 20th of next month'."""
    which = groups["unit_which"] or groups["unit_day_which"]
    if clock.today is None:
        return UNKNOWN, False
    month = intervals.around(clock.today, "month", table()["offsets"][which.lower()]).first
    first, last = (int(groups[name] or groups["unit_day"]) for name in ("unit_first", "unit_last"))
    return Interval(intervals.day(month.year, month.month, first).first, intervals.day(month.year, month.month, last).first), True


def _within(groups, clock, forward):
    """'within three years': from the article's day on."""
    if clock.today is None:
        return UNKNOWN, False
    return Interval(
        clock.today, intervals.moved(clock.today, groups["within_unit"].lower(), _number(groups["within_count"]))
    ), True


def _rest(groups, clock, forward):
    """'earlier in the week', 'later in the year', 'the rest of the month'."""
    if clock.today is None:
        return UNKNOWN, False
    whole = intervals.around(clock.today, groups["rest_unit"].lower(), 0)
    before = groups["rest"].lower().startswith("earlier")
    return (Interval(whole.first, clock.today) if before else Interval(clock.today, whole.last)), True


def _short_decade(groups, clock, forward):
    return intervals.year(1900 + int(groups["short_decade"]), 10), True


def _named_decade(groups, clock, forward):
    return intervals.year(table()["decades"][groups["named_decade"].lower()], 10), True


def _lone_day(groups, clock, forward):
    """'on the 27th': the last such day, or the next where it is to come."""
    one = _near_day(int(groups["lone_day"]), clock, forward)
    return Interval(one, one), True


def _near_day(number, clock, forward):
    """The day of that number that is nearest before the article's date, or next after it."""
    if clock.today is None:
        return None
    month = intervals.around(clock.today, "month", 0).first
    if (number < clock.today.day) if forward else (number > clock.today.day):
        month = intervals.around(month, "month", 1 if forward else -1).first
    return intervals.day(month.year, month.month, number).first


def _next_but_one(groups, clock, forward):
    """'the month after next', 'the week before last'."""
    if clock.today is None:
        return UNKNOWN, False
    offset = 2 if groups["but_one"].lower().startswith("after") else -2
    return intervals.around(clock.today, groups["next_but_one"].lower(), offset), True


def _scope(groups, clock):
    """The month, the quarter or the year that a week is of."""
    if groups["weeks_month"]:
        number, stated = _month_number(groups["weeks_month"]), groups["weeks_month_year"]
        year = int(stated) if stated else _nearest_year(number, 1, clock, False)
        return (intervals.month(year, number) if year else UNKNOWN), not stated
    if groups["weeks_year"]:
        return intervals.year(int(groups["weeks_year"])), False
    if clock.today is None:
        return UNKNOWN, False
    return intervals.around(clock.today, groups["weeks_unit"].lower(), table()["offsets"][groups["weeks_which"].lower()]), True


def _quarter(groups, clock, forward):
    number = int(groups["q"] or groups["q_behind"] or 0) or table()["quarters"][groups["quarter"].lower()]
    return _of_year(groups, clock, "quarter", 3 * number - 2, 3, groups["q_year"])


def _half(groups, clock, forward):
    which = groups["h"] or groups["h_behind"] or ("1" if groups["half"].lower() == "first" else "2")
    return _of_year(groups, clock, "half", 6 * int(which) - 5, 6, groups["q_year"])


def _of_year(groups, clock, form, month, length, in_front):
    """Some months of a year that is stated, meant by "last", "this" or "next", or the latest that has begun."""
    stated = groups[f"{form}_year"] or in_front
    if stated:
        return intervals.month(int(stated), month, length), False
    if groups[f"{form}_which"]:
        year = _year_by_word(groups[f"{form}_which"], clock)
    elif clock.today is not None:
        year = clock.today.year - (clock.today.month < month)
    else:
        year = None
    return (intervals.month(year, month, length), True) if year else (UNKNOWN, False)


def _edge_months(groups, clock, forward):
    """'the first five months of 2024', 'the last three months of the year'."""
    count = max(1, round(_number(groups["months_count"])))
    stated = groups["months_year"]
    year = int(stated) if stated else _year_by_word(groups["months_which"] or "this", clock)
    if year is None or count > 12:
        return UNKNOWN, False
    opening = groups["months_edge"].lower() in ("first", "opening")
    return intervals.month(year, 1 if opening else 13 - count, count), not stated


def _fiscal(groups, clock, forward):
    number = groups["fiscal"]
    year = int(number) if len(number) == 4 else 2000 + int(number)
    return intervals.month(year - 1, _FIRST_FISCAL_MONTH, 12), True


def _season(groups, clock, forward):
    first, length = table()["seasons"][groups["season"].lower()]
    offset = table()["offsets"].get((groups["season_which"] or "the").lower(), 0)
    if groups["season_year"]:
        return intervals.month(int(groups["season_year"]), first, length), False
    if groups["season_when"]:
        year = _year_by_word(groups["season_when"], clock)
        return (intervals.month(year, first, length), True) if year else (UNKNOWN, False)
    if clock.today is None:
        return UNKNOWN, False
    started = (clock.today.month, clock.today.day) >= (first, 1)
    years = clock.today.year - (not started and offset <= 0 and not forward)
    whole = intervals.month(years, first, length)
    if offset < 0 and whole.last and whole.last >= clock.today:
        whole = intervals.month(years - 1, first, length)
    return whole, True


def _bare_year(groups, clock, forward):
    return intervals.year(int(groups["plain_year"]), 10 if groups["decade"] else 1), False


def _weekday(groups, clock, forward):
    if clock.today is None:
        return UNKNOWN, False
    if groups["weekday_behind"]:
        return _in_week(groups["weekday_behind"], groups["weekday_before"], clock)
    if groups["weekday_week"]:
        return _in_week(groups["weekday"], groups["weekday_week"], clock)
    which = (groups["weekday_which"] or "").lower()
    offset = table()["offsets"].get(which.split()[-1] if which else "", 0)
    target = table()["weekdays"][groups["weekday"].lower()]
    back = (clock.today.weekday() - target) % 7
    if which == "this":
        days = target - clock.today.weekday()
    else:
        days = -(back or 7) if offset < 0 else (7 - back if offset > 0 or forward else -back)
    one = intervals.shift(clock.today, days)
    return Interval(one, one), True


def _in_week(weekday, which, clock):
    """'Tuesday of last week', 'next week on Friday'."""
    monday = intervals.around(clock.today, "week", table()["offsets"][which.lower()]).first
    one = monday and intervals.shift(monday, table()["weekdays"][weekday.lower()])
    return Interval(one, one), True


def _single(groups, clock, forward):
    if clock.today is None:
        return UNKNOWN, False
    first, last = table()["days"][" ".join(groups["single"].lower().split())]
    return Interval(intervals.shift(clock.today, first), intervals.shift(clock.today, last)), True


def _same(groups, clock, forward):
    """'the same day', 'that week', 'the following month': counted from the date named before."""
    unit = groups["same_unit"].lower()
    told = clock.told
    if told is None or None in told:
        return UNKNOWN, False
    unit = "day" if unit in ("day", "night", "morning", "afternoon", "evening") else unit
    offset = table()["same"][" ".join(groups["same"].lower().split())]
    return (told if unit == "day" and not offset else intervals.around(told.last, unit, offset)), True


def _relative(groups, clock, forward):
    offset, unit = table()["offsets"][groups["which"].lower()], groups["unit"].lower()
    if clock.today is not None:
        if unit == "weekend" and offset == 0 and groups["which"].lower() == "the" and clock.today.weekday() < 5:
            offset = -1
        return intervals.around(clock.today, unit, offset), True
    if unit == "year" and clock.year:
        return intervals.year(clock.year + offset), True
    return UNKNOWN, False


def _counted(groups, clock, forward):
    """'three weeks ago', 'six days earlier', 'the past ten days': counted from the article's day or the date told."""
    unit = (groups["ago_unit"] or groups["stretch_unit"]).lower().removesuffix("s")
    count = _number(groups["ago_count"] or groups["stretch_count"] or "a few")
    if groups["ago_unit"]:
        how = " ".join(groups["ago"].lower().split())
        aside = how in ("earlier", "before", "later")
        begin = (clock.told and clock.told.first) if aside else clock.today
        sign = 1 if how in ("later", "from now", "hence") else -1
        parts = [(unit, count), *((u.lower(), _number(n)) for n, u in _COUNTED.findall(groups["ago_more"] or ""))]
        one = begin
        for part, number in sorted(parts, key=lambda counted: -table()["periods"][counted[0]]):
            one = one and intervals.moved(one, part, sign * number)
        return Interval(one, one), one is not None
    if clock.today is None:
        return UNKNOWN, False
    ahead = (groups["stretch_which"] or "").lower() in ("next", "coming", "following")
    far = intervals.moved(clock.today, unit, count if ahead else -count)
    return (Interval(clock.today, far) if ahead else Interval(far, clock.today)), True


def _century(groups, clock, forward):
    return intervals.year(100 * (int(groups["century"]) - 1), 100), False


def _number(words):
    words = " ".join(words.lower().split())
    return int(words) if words.isdecimal() else table()["numerals"].get(words, 1)


_HANDLERS = {
    "iso": _iso,
    "iso_month": _iso_month,
    "range_first": _days_of_month,
    "span_first": _days_of_month,
    "years_first": _years,
    "week_day": _week_of_day,
    "week_ordinal": _week_of_period,
    "unit_first": _days_of_unit,
    "unit_day": _days_of_unit,
    "within": _within,
    "rest": _rest,
    "short_decade": _short_decade,
    "named_decade": _named_decade,
    "lone_day": _lone_day,
    "next_but_one": _next_but_one,
    "quarter": _quarter,
    "q": _quarter,
    "q_behind": _quarter,
    "half": _half,
    "h": _half,
    "h_behind": _half,
    "months_edge": _edge_months,
    "fiscal": _fiscal,
    "month": _calendar_month,
    "season": _season,
    "plain_year": _bare_year,
    "weekday": _weekday,
    "weekday_behind": _weekday,
    "single": _single,
    "century": _century,
    "same": _same,
    "unit": _relative,
    "ago_unit": _counted,
    "stretch_unit": _counted,
}
