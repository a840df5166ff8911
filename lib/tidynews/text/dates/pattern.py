"""What a date looks like: one expression for every form that newspapers print."""

import re
from functools import cache

from tidynews import lexicons

_YEAR = r"(?:19|20)\d\d(?![\d,]*\d)"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?![\d.,:]*\d)"
_DASH = r"(?:\s*[-–—]\s*)"
_LEAD_IN = r"(?<![\w$€£-])"


def table() -> dict:
    """The words of the calendar."""
    return lexicons.table("calendar")


def any_of(words) -> str:
    """An alternation of words, the longest first."""
    return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(words, key=lambda w: (-len(w), w)))


@cache
def pattern() -> re.Pattern:
    """Dates as named groups: an optional preposition, an optional part, and one of the forms below."""
    words = {name: any_of(content) for name, content in table().items() if isinstance(content, (dict, list))}
    months = rf"(?:{any_of([w.capitalize() for w in table()['months']])})\b|(?:{any_of([w.capitalize() for w in table()['abbreviations']])})\b\.?"
    ordinal = rf"(?i:{words['ordinals']})"
    dayth = rf"(?i:{any_of(word for word, number in table()['ordinals'].items() if number > 0)})".replace(r"\-", r"[\s-]")
    th = r"(?:st|nd|rd|th)"
    suffix = rf"{th}?"
    alone = rf"(?=\s*[.,;:)]|\s+(?i:{words['behind']})\b|\s*$)"
    to = rf"(?:{_DASH}|\s+(?:to|and|until|till|through|thru)\s+(?:the\s+)?)"
    weekdays = any_of([*table()["weekdays"], *(w.capitalize() for w in table()["weekdays"])])
    scope = (
        rf"(?:(?P<scope_month>(?:{months}))(?:,?\s+(?:of\s+)?(?P<scope_month_year>{_YEAR}))?|(?P<scope_year>{_YEAR})"
        rf"|(?:the\s+)?(?P<scope_which>(?i:{words['offsets']}))\s+(?P<scope_unit>(?i:month|quarter|year)))"
    )
    forms = (
        r"(?P<iso>(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))",
        r"(?P<iso_month>(?:19|20)\d\d-(?:0[1-9]|1[0-2])(?!\d))",
        rf"(?P<range_first>{_DAY}){suffix}{to}(?P<range_last>{_DAY}){suffix}\s+(?:of\s+)?(?P<range_month>{months})(?:,?\s+(?:of\s+|in\s+)?(?P<range_year>{_YEAR}))?",
        rf"(?P<span_month>{months})\s+(?P<span_first>{_DAY}){suffix}{to}(?P<span_last>{_DAY}){suffix}(?!\s+(?:{months}))(?:,?\s+(?P<span_year>{_YEAR}))?",
        rf"(?P<years_first>{_YEAR})\s*[-–—/]\s*(?P<years_last>(?:19|20)?\d\d)(?![\d,.-]*\d)",
        rf"(?:the\s+)?week\s+(?P<week_edge>(?:beginning|starting|commencing|ending|of)(?:\s+on)?)\s+(?P<week_day>(?:{_DAY}{suffix}\s+(?:of\s+)?(?:{months})|(?:{months})\s+{_DAY}{suffix})(?:,?\s+{_YEAR})?|(?:the\s+)?(?P<week_lone>{_DAY}){th}{alone})",
        rf"(?P<unit_first>{_DAY}){suffix}{to}(?P<unit_last>{_DAY}){suffix}\s+(?:of\s+|in\s+)?(?P<unit_which>(?i:last|this|next))\s+month",
        rf"(?P<unit_day>{_DAY}){suffix}\s+of\s+(?P<unit_day_which>(?i:last|this|next))\s+month",
        rf"(?:the\s+)?(?P<week_ordinal>{ordinal})\s+(?:full\s+)?(?:week|(?P<nth_weekday>(?i:{words['weekdays']})))(?:\s+(?:of|in))?\s+{scope.replace('scope', 'weeks')}",
        rf"(?P<within>within)\s+(?:the\s+next\s+)?(?P<within_count>\d{{1,3}}|(?i:{words['numerals']}))\s+(?P<within_unit>(?i:{words['periods']}))s?",
        r"(?P<rest>(?i:earlier\s+in|later\s+in|(?:the\s+)?rest\s+of|the\s+remainder\s+of))\s+(?:the\s+)?(?P<rest_unit>(?i:week|month|quarter|year))",
        r"the\s+['’]?(?P<short_decade>[2-9]0)['’]?s",
        rf"the\s+(?P<named_decade>(?i:{words['decades']}))",
        rf"(?:(?:{weekdays}),?\s+)?the\s+(?P<lone_day>{_DAY}){th}{alone}",
        r"the\s+(?P<next_but_one>(?i:week|month|year))\s+(?P<but_one>(?i:after\s+(?:the\s+)?next|before\s+(?:the\s+)?last))",
        rf"(?:the\s+)?(?:(?P<quarter>(?i:{words['quarters']}))(?:\s+quarter)|Q(?P<q>[1-4]))(?:\s+(?:of\s+|in\s+)?(?:the\s+)?(?:(?P<quarter_year>{_YEAR})|(?P<quarter_which>(?i:{words['offsets']}))\s+year))?(?!\w)",
        rf"(?P<q_year>{_YEAR})\s+(?:Q(?P<q_behind>[1-4])|H(?P<h_behind>[12]))(?!\w)",
        rf"(?:the\s+)?(?:(?P<half>(?i:first|second))\s+half|H(?P<h>[12]))(?:\s+(?:of\s+)?(?:the\s+)?(?:(?P<half_year>{_YEAR})|(?P<half_which>(?i:{words['offsets']}))\s+year))(?!\w)",
        rf"(?:the\s+)?(?P<months_edge>(?i:first|last|final|opening|closing))\s+(?P<months_count>\d{{1,2}}|(?i:{words['numerals']}))\s+months\s+of\s+(?:(?P<months_year>{_YEAR})|(?:the\s+)?(?P<months_which>(?i:{words['offsets']}))\s+year|(?:the\s+)?year)",
        r"(?i:(?:the\s+)?(?:fiscal|financial)(?:\s+year)?\s+|FY\s?)(?P<fiscal>(?:19|20)\d\d|(?<=FY)\d\d)(?![\d,]*\d)",
        rf"(?:(?:{weekdays})\.?,?\s+)?(?:(?:the\s+)?(?P<day_before>{_DAY}){suffix}\.?\s+(?:of\s+)?|(?:the\s+)?(?P<day_ordinal>{dayth})\s+of\s+)?(?:(?P<month_near>(?i:last|this|next))\s+)?(?P<month>{months})(?:[\s.-]+(?:(?P<day_after>{_DAY}){suffix}|(?:the\s+)?(?P<day_word>{dayth}))\b(?!\s+(?:half|quarter|week|day)))?(?:,?\s+(?:of\s+|in\s+)?(?P<year>{_YEAR})|\s+(?:of\s+)?(?P<month_which>(?i:last|this|next|the\s+previous))\s+year)?",
        rf"(?:(?P<season_which>(?i:the|last|this|next|past|coming))\s+)?(?P<season>(?i:{words['seasons']}))(?:\s+(?:of\s+)?(?:(?P<season_year>{_YEAR})|(?P<season_when>(?i:last|this|next))\s+year))?",
        rf"(?:the\s+)?(?P<plain_year>{_YEAR})(?P<decade>['’]?s\b)?",
        rf"(?P<weekday_before>(?i:last|this|next))\s+week\s+(?:on\s+)?(?P<weekday_behind>(?i:{words['weekdays']}))",
        rf"(?:(?P<weekday_which>(?i:last|this|next|past|the\s+previous|the\s+following))\s+)?(?P<weekday>(?i:{words['weekdays']}))(?:\s+(?:of\s+)?(?P<weekday_week>(?i:last|this|next))\s+week)?",
        rf"(?P<single>(?i:{words['days']}))",
        rf"(?:(?:the|this)\s+)?(?P<century>1[5-9]|2[01]){th}\s+century{alone}",
        rf"(?P<same>(?i:{words['same']}))\s+(?P<same_unit>(?i:day|night|morning|afternoon|evening|week|weekend|month|quarter|year))",
        rf"(?:the\s+)?(?P<which>(?i:{words['offsets']}))\s+(?P<unit>(?i:week|weekend|month|quarter|year|decade))",
        rf"(?P<ago_more>(?:(?:\d{{1,3}}|(?i:{words['numerals']}))\s+(?i:{words['periods']})s?(?:,?\s+and|,)?\s+){{1,2}})?(?P<ago_count>\d{{1,3}}|(?i:{words['numerals']}))\s+(?P<ago_unit>(?i:{words['periods']})s?)\s+(?P<ago>(?i:ago|earlier|before|later|from\s+now|hence))",
        rf"(?:the\s+)?(?P<stretch_which>(?i:last|past|previous|next|coming|following|recent))\s+(?:(?P<stretch_count>\d{{1,3}}|(?i:{words['numerals']}))\s+)?(?P<stretch_unit>(?i:{words['periods']})s)",
    )
    aside = rf"(?:(?<!\bthan\s)(?P<aside_count>\d{{1,3}}|(?i:{words['numerals']}))\s+(?P<aside_unit>(?i:{words['periods']}))s?\s+(?=(?i:after|before)\s))?"
    lead = rf"{aside}(?:(?P<lead>(?i:{words['leads']}))\s+)?(?:(?:the\s+)?(?P<part>(?i:{words['parts']}))(?:\s+|-))?"
    return re.compile(rf"{_LEAD_IN}{lead}(?:{'|'.join(forms)})(?:\s+(?P<onward>onwards?|on(?=[,.;]|$)))?(?!\w)")
