"""What changed on the way, one change a later wording: reports that lost the same words side by side."""

from dataclasses import dataclass
from typing import NamedTuple

import pandas as pd

from tidynews.judgement import lineage
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
