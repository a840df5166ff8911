"""What changed: on the way from one report to the next, and in a register since an earlier one."""

import math
from dataclasses import dataclass
from typing import NamedTuple

import pandas as pd

from tidynews.judgement import lineage
from tidynews.showing import phrases
from tidynews.tables.tables import Tables


class Wording(NamedTuple):
    """A wording and the stretch of it that changed, by its offsets in ``text``; an empty one where words are gone."""

    text: str
    start: int = 0
    end: int = 0

    @property
    def words(self) -> str:
        """The words that changed."""
        return self.text[self.start : self.end]


@dataclass(frozen=True)
class Change:
    """One change in one later report, with every earlier report that it differs from so.

    ``kind`` says what changed, ``before`` and ``after`` how it was worded,
    ``outlets`` who worded it as before, the earliest first, ``outlet`` who
    changed it, and ``origin`` whose statement it is.
    """

    kind: str
    before: Wording
    outlets: tuple[str, ...]
    after: Wording
    outlet: str | None
    origin: str | None


def of(tables: Tables) -> list[Change]:
    """The changes in the order of time.

    Parameters
    ----------
    tables : the tables of several articles

    Returns
    -------
    list of Change
        rows of :func:`tidynews.lineage.drifts` of the same later words put together.
    """
    found = lineage.drifts(tables)
    worded = found["after"].fillna(found["statement_id"])
    later = found.groupby(["after_article_id", "change", worded], sort=False)
    return [_change(rows.sort_values(["before_published", "other_id"], kind="stable")) for _, rows in later]


def _change(rows) -> Change:
    first = {name: None if pd.isna(value) else value for name, value in rows.iloc[0].items()}
    return Change(
        first["change"],
        _wording(first, "before"),
        tuple(dict.fromkeys(rows["before_outlet"].dropna())),
        _wording(first, "after"),
        first["after_outlet"],
        first["origin"],
    )


def _wording(row, side) -> Wording:
    """The whole content with the words in it; the words alone where they stand outside of it."""
    words, content = row[side] or "", row[f"{side}_content"] or ""
    start = int(row[f"{side}_start"] - row[f"{side}_content_start"])
    inside = content[max(start, 0) : max(start, 0) + len(words)] == words
    return Wording(content, start, start + len(words)) if words and inside else Wording(words or content, 0, len(words))


def register(now: pd.DataFrame, before: pd.DataFrame) -> pd.DataFrame:
    """What changed in a register of transfers, or of tolls, since an earlier one.

    Returns
    -------
    DataFrame with the columns that name a row, and change, before, now:
    ``change`` is new, gone, wider, narrower, other bounds or newly contested;
    ``before`` and ``now`` are the bounds in words, or who denies it.
    """
    key = [name for name in ("event", "supplier", "recipient", "outcome", "item", "unit", "stage") if name in now]
    earlier, later = (
        {tuple(row[name] for name in key): row for row in map(known, register.to_dict("records"))} for register in (before, now)
    )
    rows = [
        {**dict(zip(key, names)), "change": change, "before": old, "now": new}
        for names in sorted({*earlier, *later}, key=lambda names: tuple(map(str, names)))
        for change, old, new in _of_row(earlier.get(names), later.get(names))
    ]
    return pd.DataFrame(rows, columns=[*key, "change", "before", "now"], dtype="str")


def known(row: dict) -> dict:
    """A row of a DataFrame with None for what is missing."""
    return {name: None if pd.isna(cell) else cell for name, cell in row.items()}


def _of_row(old: dict | None, new: dict | None):
    said = [row and phrases.between(row["low"], row["high"]) for row in (old, new)]
    if old is None or new is None:
        yield ("new" if old is None else "gone", *said)
        return
    (low, high), (new_low, new_high) = (_limits(row) for row in (old, new))
    if (low, high) != (new_low, new_high):
        wider, narrower = new_low <= low and new_high >= high, new_low >= low and new_high <= high
        yield ("wider" if wider else "narrower" if narrower else "other bounds", *said)
    if new["contested"] and new["contested"] != old["contested"]:
        yield "newly contested", old["contested"], new["contested"]


def _limits(row):
    return row["low"] or 0.0, math.inf if row["high"] is None else row["high"]
