"""The day of publication as files, records and callers give it."""

import math
from datetime import UTC, date, datetime

from tidynews.text import dates

_NONE = ("", "None", "NaT", "nan")
_MILLISECONDS = 1e11  # a number of seconds above this is one of milliseconds


def given_day(value) -> date | None:
    """The day that a value names; None for an empty one.

    Parameters
    ----------
    value : a date, a datetime, text ("2024-10-12T08:00Z", "May 1, 2024", "2024-05": the first
        of the month), seconds or milliseconds since 1970, or such a value as ``{"$date": …}``

    Raises
    ------
    ValueError
        for anything else.

    >>> given_day("May 1, 2024"), given_day({"$date": 1714521600000})
    (datetime.date(2024, 5, 1), datetime.date(2024, 5, 1))
    """
    if isinstance(value, dict) and set(value) == {"$date"}:
        value = value["$date"]
    if value is None or value != value or str(value).strip() in _NONE:
        return None
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    return _epoch(value) if isinstance(value, int | float) else _worded(str(value).strip())


def _epoch(value):
    if isinstance(value, bool) or not math.isfinite(value):
        raise ValueError(f"{value!r} is no day")
    try:
        return datetime.fromtimestamp(value / 1000 if abs(value) > _MILLISECONDS else value, UTC).date()
    except (OverflowError, OSError) as error:
        raise ValueError(f"{value!r} is no day") from error


def _worded(text):
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        spans = [span for span in dates.find(text[:80]) if span.date_start and not span.inferred]
        if len(spans) != 1:
            raise
        return spans[0].date_start
