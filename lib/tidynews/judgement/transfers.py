"""The register: who gave what to whom, between which bounds, on how many independent origins; and the same for harm.

It is the table that analysts keep by hand, after SIPRI's registers of arms
transfers and the low, best and high of the Uppsala conflict data. Nothing that
overlaps, repeats, contains or excludes another is ever added up:

- orders, deliveries, plans and capacities are rows of their own;
- parts, alternatives, conversions and additions to a total give no bounds;
- what was taken over, or changed on the way, yields to what it was taken from;
- of one party's running totals the last counts;
- parties that differ give the bounds, never an average; open bounds stay open.
"""

from collections import defaultdict
from datetime import date
from pathlib import PurePath
from typing import NamedTuple

import pandas as pd

from tidynews import lexicons
from tidynews.judgement.matters import calibre, head
from tidynews.judgement.terms import stem

UNKNOWN = "unknown"
_GIVEN = ("shipment", "personnel")
_HARM = ("casualty", "loss")
_ADDED = ("drifts", "repeats")
TRANSFERS = {
    "supplier": "str",
    "recipient": "str",
    "item": "str",
    "unit": "str",
    "stage": "str",
    "low": "float64",
    "best": "float64",
    "high": "float64",
    "first": "datetime64[s]",
    "last": "datetime64[s]",
    "n_articles": "int64",
    "n_outlets": "int64",
    "independent_origins": "int64",
    "strongest": "str",
    "contested": "str",
    "uncertain": "str",
    "basis": "str",
    "statement_ids": "str",
}
TOLLS = {
    "event": "str",
    "outcome": "str",
    "item": "str",
    **{k: v for k, v in TRANSFERS.items() if k not in ("supplier", "recipient", "item", "stage")},
}


class _Told(NamedTuple):
    """One figure with the statement that tells it."""

    figure: object
    statement: object
    article: object
    claim: object


def transfers(
    tables,
    *,
    supplier: str | None = None,
    recipient: str | None = None,
    item: str | None = None,
    since: date | str | None = None,
    until: date | str | None = None,
) -> pd.DataFrame:
    """The register of transfers: one row for each supplier, recipient, item and stage.

    Parameters
    ----------
    tables : the tables of one article or of many
    supplier, recipient, item : keep rows that name these only; words for the item are compared by their last;
        empty takes all
    since, until : count only what articles published from one day to the other tell, as dates or as
        2024-06-14; empty leaves it open

    Returns
    -------
    DataFrame with the columns of :data:`TRANSFERS`. Parties that no text names
    are "unknown". ``best`` is missing where parties differ; ``contested`` names
    who denies it; ``uncertain`` says what is: parties carried over, hedged,
    open; ``basis`` says in words what the bounds rest on, and
    ``statement_ids`` leads to every text.

    Raises
    ------
    ValueError
        a day is none.

    >>> transfers(tables, supplier="North Korea")  # doctest: +SKIP
    """
    register = _Register(tables, since, until)
    rows = []
    for (giver, taker, _, unit, stage), told in register.grouped(_GIVEN, _transfer_key):
        wanted = (
            not supplier or supplier == giver,
            not recipient or recipient == taker,
            _is_of(item, told),
        )
        if all(wanted):
            rows.append(
                {"supplier": giver, "recipient": taker, "item": _item(told), "unit": unit, "stage": stage, **register.row(told)}
            )
    return _frame(rows, TRANSFERS, ["supplier", "recipient", "item", "stage", "unit"])


def tolls(tables, *, item: str | None = None, since: date | str | None = None, until: date | str | None = None) -> pd.DataFrame:
    """The register of harm: one row for each event, outcome and who or what was hit.

    ``item``, ``since`` and ``until`` are those of :func:`transfers`.

    Returns
    -------
    DataFrame with the columns of :data:`TOLLS`; ``event`` is the title of the
    first article of the story, the other columns are those of :func:`transfers`.
    """
    register = _Register(tables, since, until)
    rows = []
    for (story, outcome, _, unit), told in register.grouped(_HARM, _toll_key):
        if not _is_of(item, told):
            continue
        rows.append({"event": register.title(story), "outcome": outcome, "item": _item(told), "unit": unit, **register.row(told)})
    return _frame(rows, TOLLS, ["event", "outcome", "item", "unit"])


def changed(now: pd.DataFrame, before: pd.DataFrame) -> pd.DataFrame:
    """What changed in a register of transfers since an earlier one.

    Returns
    -------
    DataFrame with supplier, recipient, item, unit, stage, change, before, now:
    ``change`` is new, gone, wider, narrower, other bounds or newly contested;
    ``before`` and ``now`` are the bounds in words, or who denies it.
    """
    key = ["supplier", "recipient", "item", "unit", "stage"]
    rows = []
    earlier, later = (
        {tuple(_plain(row[k]) for k in key): row for row in register.to_dict("records")} for register in (before, now)
    )
    for names in sorted({*earlier, *later}, key=lambda names: tuple(map(str, names))):
        for change, old, new in _changes(earlier.get(names), later.get(names)):
            rows.append({**dict(zip(key, names)), "change": change, "before": old, "now": new})
    return pd.DataFrame(rows, columns=[*key, "change", "before", "now"], dtype="str")


def _changes(old, new):
    if old is None or new is None:
        yield ("gone", between(old["low"], old["high"]), None) if new is None else ("new", None, between(new["low"], new["high"]))
        return
    bounds = [
        (row["low"] if row["low"] == row["low"] else 0, row["high"] if row["high"] == row["high"] else float("inf"))
        for row in (old, new)
    ]
    if bounds[0] != bounds[1]:
        (low, high), (new_low, new_high) = bounds
        wider, narrower = new_low <= low and new_high >= high, new_low >= low and new_high <= high
        change = "wider" if wider else "narrower" if narrower else "other bounds"
        yield change, between(old["low"], old["high"]), between(new["low"], new["high"])
    denied, denied_now = _plain(old["contested"]), _plain(new["contested"])
    if denied_now and denied_now != denied:
        yield "newly contested", denied, denied_now


def _plain(cell):
    return None if pd.isna(cell) else cell


def between(low, high) -> str:
    """Bounds in words; an open side stays open.

    >>> between(1000, 1000), between(20.5, float("nan")), between(None, 7)
    ('1,000', '20.50 or more', '7 or fewer')
    """
    least, most = (None if pd.isna(number) else f"{number:,.2f}".removesuffix(".00") for number in (low, high))
    if least == most:
        return least or "no number"
    if least and most:
        return f"{least} to {most}"
    return f"{least} or more" if least else f"{most} or fewer"


def _day_of(day):
    """A day given as such or as 2024-06-14; None for none."""
    try:
        return date.fromisoformat(day) if isinstance(day, str) and day else day or None
    except ValueError:
        raise ValueError(f"{day!r} is not a day: write it as 2024-06-14") from None


def _is_of(item, told):
    """Whether what is told is of an item, compared by the last word of its name; None takes all."""
    return not item or stem(head(item)) == stem(head(told[0].figure.item or ""))


def _transfer_key(told: _Told):
    figure = told.figure
    key = f"{stem(head(figure.item or ''))} {calibre(figure.item or '') or ''}".strip()
    return figure.supplier or UNKNOWN, figure.recipient or UNKNOWN, key, figure.unit, figure.stage


def _toll_key(told: _Told):
    figure = told.figure
    return told.statement.story_id, figure.outcome, stem(head(figure.item or "person")), figure.unit


def _item(told):
    """The shortest name that the texts give what is counted."""
    return min((t.figure.item for t in told if t.figure.item), key=lambda item: (len(item), item), default=None)


class _Register:
    """The figures of tables with their statements, and what links say of these."""

    def __init__(self, tables, since=None, until=None):
        self._window = _day_of(since) or date.min, _day_of(until) or date.max
        self._open = not since and not until
        self.articles = {a.article_id: a for a in tables.rows("articles")}
        self.claims = {c.claim_id: c for c in tables.rows("claims")}
        self.strength = {s.claim_id: s.strength for s in tables.rows("sourcing")}
        self.figures = tables.rows("figures")
        self._stating = defaultdict(list)
        self.statements = {s.statement_id: s for s in tables.rows("statements")}
        for statement in self.statements.values():
            self._stating[statement.article_id].append(statement)
        self.links = tables.rows("links")
        self._follows = {link.statement_id for link in self.links if link.relation in _ADDED}
        self._denied = defaultdict(set)
        for link in self.links:
            if link.relation == "denies" and link.statement_id in self.statements:
                self._denied[link.other_id].add(self._who(self.statements[link.statement_id]))

    def title(self, story):
        """The title of the first article of a story."""
        ids = {s.article_id for s in self.statements.values() if s.story_id == story}
        first = min(
            (self.articles[i] for i in ids if i in self.articles), key=lambda a: (str(a.published), a.article_id), default=None
        )
        return first.title if first else None

    def grouped(self, kinds, key):
        """The figures of some kinds by a key, in the order of publication."""
        groups = defaultdict(list)
        for figure in self.figures:
            if figure.kind in kinds and figure.derived_from is None:
                told = self._told(figure)
                if told is not None:
                    groups[key(told)].append(told)
        for found in sorted(groups, key=lambda k: tuple(str(part) for part in k)):
            yield (
                found,
                sorted(
                    groups[found], key=lambda t: (self._day(t) or pd.Timestamp.max.date(), t.article.article_id, t.figure.start)
                ),
            )

    def _told(self, figure):
        around = [s for s in self._stating[figure.article_id] if s.start <= figure.start and figure.end <= s.end]
        statement = min(around, key=lambda s: (s.end - s.start, s.statement_id), default=None)
        if statement is None or not self._is_in_time(self.articles[figure.article_id].published):
            return None
        return _Told(figure, statement, self.articles[figure.article_id], self.claims.get(statement.claim_id))

    def _is_in_time(self, day):
        return self._open or (day is not None and self._window[0] <= day <= self._window[1])

    def _day(self, told):
        return told.article.published

    def row(self, told) -> dict:
        """The columns that transfers and tolls have in common."""
        counting = self._counting(told)
        low, best, high = _bounds([t.figure for t in counting])
        parties = {t.statement.party for t in told if t.statement.party}
        days = [day for t in told if (day := self._day(t))]
        claims = [t.statement.claim_id for t in told if t.statement.claim_id in self.strength]
        contested = sorted(set().union(*(self._denied[t.statement.statement_id] for t in told)))
        return {
            "low": low,
            "best": best,
            "high": high,
            "first": min(days, default=None),
            "last": max(days, default=None),
            "n_articles": len({t.article.article_id for t in told}),
            "n_outlets": len({_house(t.article) for t in told}),
            "independent_origins": len(parties) or 1,
            "strongest": max(claims, key=lambda c: (self.strength[c], c), default=None),
            "contested": "; ".join(contested) or None,
            "uncertain": _uncertain(counting, parties),
            "basis": self._basis(told, counting, parties),
            "statement_ids": "; ".join(dict.fromkeys(t.statement.statement_id for t in told)),
        }

    def _counting(self, told):
        """The figures that give the bounds: of each party's totals the last, nothing taken over, no parts, no additions."""
        held = [t for t in told if t.claim is None or t.claim.stance in ("assert", "confirm")] or told
        whole = [t for t in held if t.figure.cumulative is not False and t.figure.part_of is None and not _is_part(t)] or held
        first_hand = [t for t in whole if t.statement.statement_id not in self._follows] or whole
        body = [t for t in first_hand if t.statement.paragraph] or first_hand
        last = {}
        for t in body:
            last[t.statement.party or t.statement.origin_id, t.figure.alternative_to is None] = t
        return list(last.values())

    def _basis(self, told, counting, parties):
        said = ((t.figure.surface, dict.fromkeys((self._who(t.statement), _house(t.article)))) for t in counting[:3])
        shown = "; ".join(f"“{surface}” ({', '.join(who)})" for surface, who in said)
        more = f"; and {len(counting) - 3} more" if len(counting) > 3 else ""
        outlets = len({_house(t.article) for t in told})
        origins = len(parties) or 1
        return f"{shown}{more}; in {outlets} {'outlet' if outlets == 1 else 'outlets'} from {origins} {'origin' if origins == 1 else 'origins'}"

    def _who(self, statement):
        claim = self.claims.get(statement.claim_id)
        article = self.articles.get(statement.article_id)
        return (claim and claim.source_resolved) or (article and article.outlet) or "the article itself"


def _bounds(figures):
    """At least, best and at most over figures of different parties; open where one of them is open."""
    lows = [f.low for f in figures]
    highs = [f.high for f in figures]
    low = None if None in lows else min(lows)
    high = None if None in highs else max(highs)
    values = {f.best for f in figures}
    best = values.pop() if len(values) == 1 else None
    known = [x for x in lows if x is not None]
    return (low if low is not None else (min(known) if known and len(figures) > 1 else None)), best, high


def _is_part(told):
    """Whether a number is a part of what the sentence does not count: "145 of the dead were children"."""
    behind = told.statement.surface[told.figure.end - told.statement.start :].split()[:2]
    return " ".join(behind).lower() in lexicons.table("linking")["register"]["parts"]


def _house(article):
    """The outlet of an article; the name of its file where nothing tells the outlet."""
    return article.outlet or PurePath(article.path or "").name or "the article itself"


def _uncertain(counting, parties):
    """What is uncertain about a row, in words."""
    marks = {
        "parties carried over": any(t.figure.roles_from == "carried" for t in counting),
        "hedged": any(t.claim is not None and t.claim.hedges for t in counting),
        "no source": not parties,
        "parties differ": len({t.figure.best for t in counting}) > 1,
    }
    return "; ".join(mark for mark, holds in marks.items() if holds) or None


def _frame(rows, columns, order):
    found = pd.DataFrame({name: _array([row[name] for row in rows], dtype) for name, dtype in columns.items()})
    return found.sort_values(order, kind="stable", na_position="last", ignore_index=True)


def _array(cells, dtype):
    return pd.DatetimeIndex(cells, dtype=dtype) if dtype.startswith("datetime") else pd.array(cells, dtype=dtype)
