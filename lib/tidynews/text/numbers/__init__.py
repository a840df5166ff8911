"""Quantity expressions: found and valued without a language model.

The text is scanned once for numerals. Each of them is then widened from the
inside out: the unit it carries (`units`), what refuses it (`traps` for digits,
`worded` for number words), the second number it may go with (`shares`,
`ranges`), and the words that bound it or say up and down (`bounds`, `trends`).
"""

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from tidynews import lexicons
from tidynews.text.numbers import bounds, ranges, restatement, shares, traps, trends, units, worded
from tidynews.text.numbers.numerals import Scanner, vague_table
from tidynews.text.numbers.quantity import TABULATED, Draft, Quantity

__all__ = ["TABULATED", "Quantity", "find"]


def find(text: str, vague: "str | Path | dict | None" = None) -> list[Quantity]:
    """Every quantity expression of a text, in order, with offsets.

    Parameters
    ----------
    text : any text
    vague : another lexicon of vague amounts: the path of a CSV with the columns
        of ``lexicons/data/vague_quantities.csv``, or a dict that maps a word to
        its (low, high); it replaces the entries of the same words

    Returns
    -------
    list of :class:`Quantity`, which do not overlap. What cannot be valued (a
    number of 400 digits) has the value ``None`` and is listed all the same.

    >>> for q in find("Over 1,500 shells, dozens of guns and up to around 3 million rounds."):
    ...     print(q.surface, q.value, q.low, q.high, q.bound)
    Over 1,500 1500.0 1500.0 None more_than
    dozens None 24.0 None vague
    up to around 3 million 3000000.0 None 3000000.0 at_most
    >>> [(q.surface, q.value, q.unit) for q in find("£200m a year, 30 per cent of it in 2019")]
    [('£200m a year', 200000000.0, 'GBP/year'), ('30 per cent', 30.0, 'percent')]
    """
    drafts = _measured(text, _scanner(_key(vague)).scan(text))
    found, before = [], None
    for draft in ranges.join(text, shares.join(text, drafts)):
        if draft.refused:
            continue
        floor = before.end if before else 0
        bounds.attach(text, draft, floor)
        trends.attach(text, draft, floor)
        if before:
            trends.inherit(text, before, draft)
            traps.bore(text, before, draft)
        quantity = draft.finish(text)
        if found and restatement.is_restated(text, found[-1], quantity):
            found[-1] = restatement.joined(text, found[-1], quantity)
        else:
            found.append(quantity)
            before = draft
    return found


def _measured(text: str, numerals: Iterable[Draft]) -> Iterator[Draft]:
    """The numerals with their units, refused where they stand in a trap."""
    floor = 0
    for draft in numerals:
        if draft.start < floor:
            continue
        if not draft.refused:
            worded.refuse(text, draft)
        if not draft.refused:
            shares.of_unit(text, draft)
            units.attach(text, draft, floor)
            shares.multiple(text, draft)
            traps.refuse(text, draft)
        if not draft.refused:
            bounds.minus(text, draft, floor)
        floor = draft.end
        yield draft


def _key(vague) -> "str | tuple | None":
    if isinstance(vague, dict):
        return tuple(sorted((word, *bounds) for word, bounds in vague.items()))
    return None if vague is None else str(vague)


@cache
def _scanner(vague: "str | tuple | None") -> Scanner:
    table = vague_table(lexicons.rows("vague_quantities"))
    if isinstance(vague, str):
        path = Path(vague)
        table |= vague_table(lexicons.rows(path.stem, path.parent))
    elif vague:
        table |= {word: (low, high, high, table.get(word, ("",))[-1]) for word, low, high in vague}
    return Scanner(table)
