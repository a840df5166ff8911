"""Every date expression of a text, with its offsets and its days."""

import re
from datetime import date
from typing import NamedTuple

from tidynews.text.dates.cores import Clock, beside, core
from tidynews.text.dates.pattern import pattern, table
from tidynews.text.intervals import Interval, day, part, shift, year_parts

_LONGEST_CLAUSE = 120  # characters before a date that are searched for words of the future
_SHORTEST_PAST = 4  # letters
_CLAUSE_END = re.compile(r"[.;:!?\n]\s?")
_NAME_BEFORE = re.compile(r"(?<![.!?:]\s)(?<!^)\b[A-Z][\w-]+\s$")  # "Panzerhaubitze 2000s"
_COUNTED = ("weekday", "weekday_behind", "lone_day", "single", "unit", "ago_unit", "stretch_unit")
_ONWARD = ("to_end", "to_start")


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
    [('Since mid-2021', '2021-05-01', 'None'), ('on May 9', '2024-05-09', '2024-05-09')]
    """
    matches = _dates(text)
    clock = Clock(anchor, anchor.year if anchor else _latest_year(text, matches))
    found, previous = [], None
    for match in matches:
        joined = previous and _joins(text, previous, match)
        before = found[-1] if found else None
        span = _resolve(text, match, clock._replace(told=before and Interval(before.date_start, before.date_end)))
        if joined and found:
            span = _join(text, found.pop(), span, any(previous.group(name) for name in _COUNTED))
        found.append(span)
        previous = match
    return found


def _dates(text):
    """The matches that are dates; a bare year or "now" also where it ends a stretch ("between 2011 and now")."""
    matches = []
    for match in pattern().finditer(text):
        bare = match.group("plain_year") or match.group("single") or match.group("month")
        joined = matches and bare and _joins(text, matches[-1], match)
        if joined or _is_date(text, match):
            matches.append(match)
    return matches


def _latest_year(text, matches):
    """The latest year named, leaving out decades and the years that plans are made for ("by 2030")."""
    years = [_year(m.groupdict()) for m in matches if not (m.group("decade") or _is_target(text, m))]
    return max(filter(None, years), default=None)


def _year(groups):
    stated = next(
        (groups[name] for name in ("year", "season_year", "plain_year", "range_year", "span_year") if groups[name]), None
    )
    return int(stated) if stated else None


def _is_target(text, match):
    """Whether a year is one to come: behind "by" or "until", or behind "will", "plan" and the like in its clause."""
    return _lead(match) in table()["target_leads"] or _speaks_of(text, match, "target_words")


def _speaks_of(text, match, words):
    """Whether the clause before a date holds one of some words."""
    clause = _CLAUSE_END.split(text[max(0, match.start() - _LONGEST_CLAUSE) : match.start()])[-1]
    return not set(table()[words]).isdisjoint(clause.lower().split())


def _is_date(text, match):
    """Whether words and digits that can be a date are one here: "May" and "2024" need company."""
    groups, lead = match.groupdict(), _lead(match)
    if groups["lone_day"]:
        return lead in table()["day_leads"]
    if groups["short_decade"] or groups["named_decade"]:
        return lead in table()["decade_leads"]
    if groups["single"]:
        return groups["single"].lower() != "now"
    if groups["plain_year"]:
        behind = text[match.end() : match.end() + 2]
        attribute = re.search(r"\b(?:a|an|the|its|their|his|her)\s$|['’]s\s$", text[max(0, match.start() - 8) : match.start()])
        named = attribute and behind[:1] == " " and behind[1:].islower()
        decade = groups["decade"] and not _NAME_BEFORE.search(text[: match.start()][-_LONGEST_CLAUSE:])
        return bool(decade or groups["part"] or groups["onward"] or lead in table()["year_leads"] or named)
    if groups["years_first"]:
        return _is_stretch(groups["years_first"], groups["years_last"])
    if groups["unit"] and groups["which"].lower() == "the":
        return bool(groups["part"]) or (groups["unit"].lower() == "weekend" and lead in ("over", "at", "during"))
    if groups["quarter"] and not (groups["quarter_year"] or groups["quarter_which"]):
        return lead in ("in", "for", "during", "by", "over") or groups["quarter"].lower() not in ("last", "final")
    if groups["season"]:
        named = groups["season_year"] or groups["season_when"] or (groups["season_which"] or "the").lower() != "the"
        in_time = lead and (groups["season"].lower() not in table()["needs_context"] or (groups["season_which"] or lead == "in"))
        return bool(named or in_time)
    if groups["weekday"] and groups["weekday"].lower() in table()["needs_context"]:
        return bool(groups["weekday"][0].isupper() and lead)
    if groups["month"] and groups["month"].lower().rstrip(".") in table()["needs_context"]:
        dated = any(
            groups[name] for name in ("day_before", "day_ordinal", "day_after", "day_word", "year", "month_which", "part")
        )
        return bool(lead or dated or groups["month"].endswith("."))
    return True


def _is_stretch(first, last):
    """Whether two years are the ends of a stretch ("2014-15"), the second later than the first and no far one."""
    end = int(last) if len(last) == 4 else int(first[:2] + last)
    return 0 < end - int(first) <= 60


def _joins(text, left, right):
    """Whether two neighbouring dates are the ends of one stretch: between A and B, from A to B, A–B."""
    between = text[left.end() : right.start()].strip().lower()
    lead, second = _lead(left), _lead(right)
    if lead == "between":
        return between == "and" or second == "through"
    if lead in ("from", "starting", "since") and (between in table()["joins"] or (not between and second in table()["joins"])):
        return between != "and"
    alike = any(left.group(n) and right.group(n) for n in ("month", "weekday", "plain_year"))
    return alike and (between in ("–", "-", "—", "through") or (not between and second == "through"))


def _join(text, left, right, counted):
    """Both as one stretch; ``counted``: the left one is counted from today ("from next Friday"), so its year is no guess."""
    first, last = left.date_start, right.date_end
    if first and last and left.inferred and last < first <= shift(last, 6):
        first = shift(first, -7)
    elif first and last and left.inferred and not counted:
        first = _with_year(first, last.year)
        if first and first > last:
            first = _with_year(first, last.year - 1)
    return DateSpan(left.start, right.end, text[left.start : right.end], first, last, right.inferred)


def _with_year(one, number):
    return day(number, one.month, one.day).first


def _resolve(text, match, clock):
    role = table()["leads"].get(_lead(match), "within")
    past = role == "to_start" or _speaks_of(text, match, "past_words") or _is_told(text, match)
    forward = role in _ONWARD and (_speaks_of(text, match, "target_words") or not past)
    whole, inferred = core(match.groupdict(), clock, forward)
    if match.group("part"):
        whole = _named_part(match, whole, clock)
    if role == "to_date" and clock.today and None not in whole and whole.first <= clock.today <= whole.last:
        whole = Interval(whole.first, clock.today)
    if match.group("aside_unit"):
        role, whole = "within", beside(match.groupdict(), role, whole)
    first, last = _apply("from_start" if match.group("onward") else role, whole)
    inferred = inferred and (first or last) is not None
    return DateSpan(match.start(), match.end(), match.group(), first, last, inferred)


def _is_told(text, match):
    """Whether the clause before a date tells what somebody did: "crews *cleared* the road by Tuesday"."""
    clause = _CLAUSE_END.split(text[max(0, match.start() - _LONGEST_CLAUSE) : match.start()])[-1].lower().split()
    return any(
        word.endswith("ed") and len(word) > _SHORTEST_PAST and before not in table()["passive"]
        for before, word in zip(["", *clause], clause)
    )


def _lead(match):
    return " ".join((match.group("lead") or "").lower().split())


def _named_part(match, whole, clock):
    name = " ".join(match.group("part").lower().split())
    if clock.today and name in ("earlier", "later") and None not in whole and whole.first <= clock.today <= whole.last:
        return Interval(whole.first, clock.today) if name == "earlier" else Interval(clock.today, whole.last)
    share = tuple(table()["parts"].get(name, (0.0, 1.0)))
    return year_parts(whole, share) or part(whole, share)


def _apply(role, whole):
    first, last = whole
    if role == "from_start":
        return Interval(first, None)
    if role == "from_end":
        return Interval(last and shift(last, 1), None)
    if role == "to_end":
        return Interval(None, last)
    if role == "to_start":
        return Interval(None, first and shift(first, -1))
    return whole
