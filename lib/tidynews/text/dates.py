"""Date expressions, resolved to intervals against the article's own date."""

import re
from datetime import date
from functools import cache
from typing import NamedTuple

from tidynews import lexicons
from tidynews.text import intervals
from tidynews.text.intervals import UNKNOWN, Interval


class DateSpan(NamedTuple):
    """One date expression and the days it covers; an open end is None.

    ``surface`` carries the preposition that belongs to it ("since mid-2021").
    ``inferred`` is True where a year, a month or a day was worked out from the
    article's date or from another date of the text, and not stated.
    """

    start: int
    end: int
    surface: str
    date_start: date | None
    date_end: date | None
    inferred: bool


_LONGEST_CLAUSE = 120  # characters before a year that are searched for words of the future
_CLAUSE_END = re.compile(r"[.;:!?\n]\s?")


class Clock(NamedTuple):
    """What relative dates count from: the article's day, or at least its year."""

    today: date | None
    year: int | None


def find(text: str, anchor: date | None = None) -> list[DateSpan]:
    """Every date expression of a text, in order, with offsets.

    Parameters
    ----------
    text : any text
    anchor : the day of publication; where it is unknown, a year is taken from
        the latest year that the text names (not one that is to come, as in "by
        2030"), and days that hang on the day of
        publication ("last month") keep their words but get no interval

    >>> [(d.surface, str(d.date_start), str(d.date_end)) for d in find("Since mid-2021 and on May 9", date(2024, 6, 1))]
    [('Since mid-2021', '2021-05-01', '2024-06-01'), ('on May 9', '2024-05-09', '2024-05-09')]
    """
    matches = _dates(text)
    clock = Clock(anchor, anchor.year if anchor else _latest_year(text, matches))
    found, previous = [], None
    for match in matches:
        joined = previous and _joins(text, previous, match)
        span = _resolve(match, clock)
        if joined and found:
            span = _join(text, found.pop(), span)
        found.append(span)
        previous = match
    return found


def _dates(text):
    """The matches that are dates; a bare year also where it ends a stretch ("between 2011 and 2014")."""
    matches = []
    for match in _pattern().finditer(text):
        if _is_date(match) or (matches and match.group("plain_year") and _joins(text, matches[-1], match)):
            matches.append(match)
    return matches


def _latest_year(text, matches):
    """The latest year named, leaving out decades and the years that plans are made for ("by 2030")."""
    years = [_year(m.groupdict()) for m in matches if not (m.group("decade") or _is_target(text, m))]
    return max(filter(None, years), default=None)


def _is_target(text, match):
    """Whether a year is one to come: behind "by" or "until", or behind "will", "plan" and the like in its clause."""
    if _lead(match) in _table()["target_leads"]:
        return True
    clause = _CLAUSE_END.split(text[max(0, match.start() - _LONGEST_CLAUSE) : match.start()])[-1]
    return not set(_table()["target_words"]).isdisjoint(clause.lower().split())


def _is_date(match):
    """Whether words and digits that can be a date are one here: "May" and "2024" need company."""
    groups, lead = match.groupdict(), _lead(match)
    if groups["plain_year"]:
        return bool(groups["decade"] or groups["part"] or lead in _table()["year_leads"])
    if groups["unit"] and groups["which"].lower() == "the":
        return bool(groups["part"])
    if groups["season"]:
        named = groups["season_year"] or (groups["season_which"] or "the").lower() != "the"
        return bool(named or (lead and groups["season"].lower() not in _table()["needs_context"]))
    if groups["month"] and groups["month"].lower().rstrip(".") in _table()["needs_context"]:
        dotted = groups["month"].endswith(".")
        return bool(lead or groups["part"] or groups["day_before"] or groups["day_after"] or groups["year"] or dotted)
    return True


def _year(groups):
    stated = groups["year"] or groups["season_year"] or groups["plain_year"]
    return int(stated) if stated else None


def _joins(text, left, right):
    """Whether two neighbouring dates are the ends of one stretch: between A and B, from A to B."""
    between = text[left.end() : right.start()].strip().lower()
    lead, second = _lead(left), _lead(right)
    if lead == "between":
        return between == "and"
    return lead == "from" and (between in _table()["joins"] or (not between and second in _table()["joins"]))


def _join(text, left, right):
    first, last = left.date_start, right.date_end
    if first and last and left.inferred:
        first = _with_year(first, last.year)
        if first and first > last:
            first = _with_year(first, last.year - 1)
    return DateSpan(left.start, right.end, text[left.start : right.end], first, last, right.inferred)


def _with_year(day, year):
    return intervals.day(year, day.month, day.day).first


def _resolve(match, clock):
    lead = _lead(match)
    role = _table()["leads"].get(lead, "within")
    whole, inferred = _core(match, clock, forward=role in ("to_end", "to_start"))
    if match.group("part"):
        whole = _named_part(match, whole, clock)
    first, last = _apply(role, whole, clock)
    inferred = inferred and (first or last) is not None
    return DateSpan(match.start(), match.end(), match.group(), first, last, inferred)


def _lead(match):
    return " ".join((match.group("lead") or "").lower().split())


def _named_part(match, whole, clock):
    name = " ".join(match.group("part").lower().split())
    if clock.today and name in ("earlier", "later") and None not in whole and whole.first <= clock.today <= whole.last:
        return Interval(whole.first, clock.today) if name == "earlier" else Interval(clock.today, whole.last)
    return intervals.part(whole, tuple(_table()["parts"].get(name, (0.0, 1.0))))


def _apply(role, whole, clock):
    first, last = whole
    if role == "from_start":
        return Interval(first, clock.today if first and clock.today and clock.today >= first else None)
    if role == "from_end":
        return Interval(last and intervals.shift(last, 1), None)
    if role == "to_end":
        return Interval(None, last)
    if role == "to_start":
        return Interval(None, first and intervals.shift(first, -1))
    return whole


def _core(match, clock, forward):
    """The interval a date names by itself, and whether something of it was worked out."""
    groups = match.groupdict()
    for name, handler in _HANDLERS.items():
        if groups[name]:
            return handler(groups, clock, forward)
    return UNKNOWN, False


def _iso(groups, clock, forward):
    return intervals.day(*map(int, groups["iso"].split("-"))), False


def _calendar_month(groups, clock, forward):
    name = groups["month"].lower().rstrip(".")
    number = (_table()["months"] | _table()["abbreviations"])[name]
    dayed = groups["day_before"] or groups["day_after"]
    stated = _year(groups)
    years = stated or _nearest_year(number, int(dayed or 1), clock, forward)
    if years is None:
        return UNKNOWN, False
    whole = intervals.day(years, number, int(dayed)) if dayed else intervals.month(years, number)
    return whole, not stated


def _nearest_year(month, day, clock, forward):
    """The year that puts a day without a year last before the article's date, or next after it."""
    if clock.today is None:
        return clock.year
    here = (clock.today.month, clock.today.day)
    if forward:
        return clock.today.year + ((month, day) < here)
    return clock.today.year - ((month, day) > here)


def _season(groups, clock, forward):
    first, length = _table()["seasons"][groups["season"].lower()]
    offset = _table()["offsets"].get((groups["season_which"] or "the").lower(), 0)
    if groups["season_year"]:
        return intervals.month(_year(groups), first, length), False
    if clock.today is None:
        return UNKNOWN, False
    started = (clock.today.month, clock.today.day) >= (first, 1)
    years = clock.today.year - (not started and offset <= 0)
    whole = intervals.month(years, first, length)
    if offset < 0 and whole.last and whole.last >= clock.today:
        whole = intervals.month(years - 1, first, length)
    return whole, True


def _bare_year(groups, clock, forward):
    return intervals.year(_year(groups), 10 if groups["decade"] else 1), False


def _weekday(groups, clock, forward):
    if clock.today is None:
        return UNKNOWN, False
    which = _table()["offsets"].get((groups["weekday_which"] or "").lower(), 0)
    target = _table()["weekdays"][groups["weekday"].lower()]
    back = (clock.today.weekday() - target) % 7
    days = -(back or 7) if which < 0 else (7 - back if which > 0 or forward else -back)
    one = intervals.shift(clock.today, days)
    return Interval(one, one), True


def _single(groups, clock, forward):
    if clock.today is None:
        return UNKNOWN, False
    return intervals.around(clock.today, "day", _table()["days"][groups["single"].lower()]), True


def _relative(groups, clock, forward):
    offset, unit = _table()["offsets"][groups["which"].lower()], groups["unit"].lower()
    if clock.today is not None:
        return intervals.around(clock.today, unit, offset), True
    if unit == "year" and clock.year:
        return intervals.year(clock.year + offset), True
    return UNKNOWN, False


def _counted(groups, clock, forward):
    """'three weeks ago', 'the past ten days': a stretch counted from the article's day."""
    if clock.today is None:
        return UNKNOWN, False
    unit = groups["ago_unit"] or groups["stretch_unit"]
    count = groups["ago_count"] or groups["stretch_count"] or "a few"
    days = round(_number(count) * _table()["periods"][unit.lower().removesuffix("s")])
    ahead = (groups["stretch_which"] or "").lower() in ("next", "coming", "following")
    far = intervals.shift(clock.today, days if ahead else -days)
    if groups["ago_unit"]:
        return Interval(far, far), True
    return (Interval(clock.today, far) if ahead else Interval(far, clock.today)), True


def _number(words):
    words = " ".join(words.lower().split())
    return int(words) if words.isdecimal() else _table()["numerals"].get(words, 1)


_HANDLERS = {
    "iso": _iso,
    "month": _calendar_month,
    "season": _season,
    "plain_year": _bare_year,
    "weekday": _weekday,
    "single": _single,
    "unit": _relative,
    "ago_unit": _counted,
    "stretch_unit": _counted,
}


def _table():
    return lexicons.table("calendar")


def _any(words):
    return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(words, key=lambda w: (-len(w), w)))


@cache
def _pattern():
    """One expression for all dates: an optional preposition, an optional part, a core."""
    words = {name: _any(content) for name, content in _table().items() if isinstance(content, (dict, list))}
    months, short = (_any([w.capitalize() for w in _table()[name]]) for name in ("months", "abbreviations"))
    year, day = r"(?P<year>(?:19|20)\d\d)(?![\d,]*\d)", r"(?:0?[1-9]|[12]\d|3[01])(?![\d.,]*\d)"
    return re.compile(
        rf"""
        (?<![\w$€£-])
        (?:(?P<lead>(?i:{words["leads"]}))\s+)?
        (?:(?:the\s+)?(?P<part>(?i:{words["parts"]}))(?:\s+|-))?
        (?:
            (?P<iso>(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))
          | (?:(?:the\s+)?(?P<day_before>{day})(?:st|nd|rd|th)?\s+(?:of\s+)?)?
            (?:(?i:last|this)\s+)?(?P<month>(?:{months})\b|(?:{short})\b\.?)
            (?:\s+(?P<day_after>{day})(?:st|nd|rd|th)?\b)?
            (?:,?\s+(?:of\s+)?{year})?
          | (?:(?P<season_which>(?i:the|last|this|next|past|coming))\s+)?(?P<season>(?i:{words["seasons"]}))
            (?:\s+(?:of\s+)?{year.replace("<year>", "<season_year>")})?
          | (?:the\s+)?{year.replace("<year>", "<plain_year>")}(?P<decade>s\b)?
          | (?:(?P<weekday_which>(?i:last|this|next|past))\s+)?(?P<weekday>(?i:{words["weekdays"]}))
          | (?P<single>(?i:{words["days"]}))
          | (?:the\s+)?(?P<which>(?i:{words["offsets"]}))\s+(?P<unit>(?i:week|weekend|month|quarter|year|decade))
          | (?P<ago_count>\d{{1,3}}|(?i:{words["numerals"]}))\s+(?P<ago_unit>(?i:{words["periods"]})s?)\s+(?:ago|earlier)
          | (?:the\s+)?(?P<stretch_which>(?i:last|past|previous|next|coming|following|recent))\s+
            (?:(?P<stretch_count>\d{{1,3}}|(?i:{words["numerals"]}))\s+)?
            (?P<stretch_unit>(?i:{words["periods"]})s)
        )(?!\w)
        """,
        re.VERBOSE,
    )
