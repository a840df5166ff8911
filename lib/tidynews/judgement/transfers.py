"""The register: who gave what to whom, between which bounds, on how many independent origins; and the same for harm.

It is the table that analysts keep by hand, after SIPRI's registers of arms
transfers and the low, best and high of the Uppsala conflict data. Nothing that
overlaps, repeats, contains or excludes another is ever added up:

- orders, deliveries, plans and capacities are rows of their own;
- what a load could hold, converted from another number, is a capacity, whatever became of the load;
- parts of a number and additions to a total give no bounds beside it; alternatives are bounds of one number;
- what was taken over yields to what it was taken from, and what was changed on the way counts where its origin does;
- of one party's running totals the last counts, and a later number of another party brings a smaller one up to date;
- parties that differ at one time give the bounds, never an average; the most stays open where one of them leaves it open;
- what is only denied has no bounds.
"""

from collections import Counter, defaultdict
from datetime import date, timedelta
from pathlib import PurePath
from typing import NamedTuple

import pandas as pd

from tidynews import lexicons
from tidynews.judgement.matters import agree, calibre, head
from tidynews.judgement.terms import one_kind, stem

UNKNOWN = "unknown"
_GIVEN = ("shipment", "personnel")
_HARM = ("casualty", "loss")
_FOLLOWING = ("drifts", "repeats")
CAPACITY = "capacity"
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
    "figure_ids": "str",
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
    who denies it; ``uncertain`` says what is; ``basis`` says in words what the
    bounds rest on, ``figure_ids`` names the figures that give them, and
    ``statement_ids`` leads to every text.

    Raises
    ------
    ValueError
        a day is none.

    >>> transfers(tables, supplier="North Korea")  # doctest: +SKIP
    """
    register = _Register(tables, "transfers", _GIVEN, since, until)
    rows = []
    for (giver, taker, _, unit, stage), told in register.grouped(_transfer_key):
        wanted = (
            not supplier or supplier.casefold() == giver.casefold(),
            not recipient or recipient.casefold() == taker.casefold(),
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
    register = _Register(tables, "tolls", _HARM, since, until)
    rows = []
    for (story, outcome, _, unit), told in register.grouped(_toll_key):
        if not _is_of(item, told):
            continue
        rows.append({"event": register.title(story), "outcome": outcome, "item": _item(told), "unit": unit, **register.row(told)})
    return _frame(rows, TOLLS, ["event", "outcome", "item", "unit"])


def _day_of(day):
    """A day given as such or as 2024-06-14; None for none."""
    try:
        return date.fromisoformat(day) if isinstance(day, str) and day else day or None
    except ValueError:
        raise ValueError(f"{day!r} is not a day: write it as 2024-06-14") from None


def _is_of(item, told):
    """Whether what is told is of an item, compared by the last word of its name; None takes all."""
    return not item or stem(head(item)) == stem(head(told[0].figure.item or ""))


def _transfer_key(told: _Told, sort: str):
    figure = told.figure
    stage = CAPACITY if figure.derived_from else figure.stage
    key = f"{sort} {calibre(figure.item or '') or ''}".strip()
    return figure.supplier or UNKNOWN, figure.recipient or UNKNOWN, key, figure.unit, stage


def _toll_key(told: _Told, sort: str):
    figure = told.figure
    return told.statement.story_id, figure.outcome, sort or "person", figure.unit


def _item(told):
    """The name that the texts give what is counted most often, the shortest of several."""
    names = Counter(t.figure.item for t in told if t.figure.item)
    return min(names, key=lambda item: (-names[item], len(item), item), default=None)


class _Register:
    """The figures of tables with their statements, and what links say of these."""

    def __init__(self, tables, name, kinds, since=None, until=None):
        self._window = _day_of(since) or date.min, _day_of(until) or date.max
        self._open = not since and not until
        self._same_time = timedelta(days=lexicons.table("register")[name]["same_time"])
        self.articles = {a.article_id: a for a in tables.rows("articles")}
        self.claims = {c.claim_id: c for c in tables.rows("claims")}
        self.strength = {s.claim_id: s.strength for s in tables.rows("sourcing")}
        self._stating = defaultdict(list)
        self.statements = {s.statement_id: s for s in tables.rows("statements")}
        for statement in self.statements.values():
            self._stating[statement.article_id].append(statement)
        self._read_links(tables.rows("links"))
        self.told = [told for f in tables.rows("figures") if f.kind in kinds and (told := self._told(f))]
        self._of_statement = defaultdict(list)
        for told in self.told:
            self._of_statement[told.statement.statement_id].append(told)
        self._sorts = sorted({head(t.figure.item or "") for t in self.told})

    def _read_links(self, links):
        self._updated, self._drifted, self._denied = defaultdict(set), defaultdict(list), defaultdict(set)
        self._follows = defaultdict(set)
        for link in links:
            if link.relation in _FOLLOWING:
                self._follows[link.statement_id].add(link.other_id)
            if link.relation == "denies" and link.statement_id in self.statements:
                self._denied[link.other_id].add(self._who(self.statements[link.statement_id]))
            if link.relation == "update":
                self._updated[link.other_id].add(link.statement_id)
            if link.relation == "drifts":
                self._drifted[link.statement_id].append(link.other_id)

    def title(self, story):
        """The title of the first article of a story."""
        ids = {s.article_id for s in self.statements.values() if s.story_id == story}
        first = min(
            (self.articles[i] for i in ids if i in self.articles), key=lambda a: (str(a.published), a.article_id), default=None
        )
        return first.title if first else None

    def grouped(self, key):
        """What is told by a key, in the order of publication."""
        groups = defaultdict(list)
        for told in self.told:
            home = self._home(told)
            groups[key(home, self._sort(home))].append(told)
        for found in sorted(groups, key=lambda k: tuple(str(part) for part in k)):
            yield found, sorted(groups[found], key=self._order)

    def _sort(self, told):
        """One word for what is counted: shells and rounds are one sort."""
        noun = head(told.figure.item or "")
        return stem(next(other for other in self._sorts if other == noun or one_kind(noun, other)))

    def _home(self, told):
        """What was told first of what a drift made of it: the drift counts there, not where its own words would put it."""
        seen = {told.figure.figure_id}
        while origins := [t for t in self._origins(told) if t.figure.figure_id not in seen]:
            told = min(origins, key=self._order)
            seen.add(told.figure.figure_id)
        return told

    def _origins(self, told):
        for statement_id in self._drifted[told.statement.statement_id]:
            for other in self._of_statement[statement_id]:
                if _is_one_number(told.figure, other.figure):
                    yield other

    def _order(self, told):
        return self._day(told) or date.max, told.article.article_id, told.figure.start

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
            "figure_ids": "; ".join(t.figure.figure_id for t in counting) or None,
        }

    def _counting(self, told):
        """The figures that give the bounds; none where nobody asserts one."""
        held = [t for t in told if t.claim is None or t.claim.stance in ("assert", "confirm")]
        whole = [t for t in held if t.figure.cumulative is not False and t.figure.part_of is None and not _is_part(t)] or held
        there = {t.statement.statement_id for t in whole}
        first_hand = [t for t in whole if not self._follows[t.statement.statement_id] & there] or whole
        body = [t for t in first_hand if t.statement.paragraph] or first_hand
        return self._not_outdated(self._last_of_each_party(body))

    def _last_of_each_party(self, told):
        """Of each party the number of its last day that most articles give, the largest of several, with its alternatives."""
        by_party = defaultdict(list)
        for t in told:
            by_party[t.statement.party or t.statement.origin_id].append(t)
        chosen = set()
        for group in by_party.values():
            last = max(self._order(t)[0] for t in group)
            latest = [t for t in group if self._order(t)[0] == last]
            times = Counter(_numbers(t) for t in latest)
            chosen.add(_root(max(latest, key=lambda t: (times[_numbers(t)], _size(t), t.figure.figure_id))))
        return list({(_numbers(t), t.statement.party): t for t in reversed(told) if _root(t) in chosen}.values())[::-1]

    def _not_outdated(self, told):
        """Without the numbers that a later one brings up to date, by a link or by being as large well after them."""
        return [t for t in told if not any(self._outdates(new, t) for new in told)]

    def _outdates(self, new, old):
        if new.statement.party == old.statement.party:
            return False
        if new.statement.statement_id in self._updated[old.statement.statement_id]:
            return True
        one, other = self._day(old), self._day(new)
        return bool(one and other and other - one > self._same_time and _size(new) >= _size(old))

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
    """At least, best and at most over figures of different parties: the least that anybody gives, no most where one leaves it open."""
    lows, highs, values = ([getattr(f, name) for f in figures] for name in ("low", "high", "best"))
    low = min((low for low in lows if low is not None), default=None)
    high = None if None in highs else max(highs, default=None)
    return low, values[0] if len(set(values)) == 1 else None, high


def _is_one_number(one, other):
    """Whether two figures are one number of one thing, worded differently or rounded."""
    calibres = {c for figure in (one, other) if (c := calibre(figure.item or ""))}
    parties = ((one.supplier, other.supplier), (one.recipient, other.recipient))
    return (
        one.unit == other.unit
        and len(calibres) < 2
        and one_kind(head(one.item or ""), head(other.item or ""))
        and all(a == b for a, b in parties if a and b)
        and agree(one, other) > 0
    )


def _numbers(told):
    return told.figure.low, told.figure.best, told.figure.high


def _size(told):
    return max((n for n in _numbers(told) if n is not None), default=0.0)


def _root(told):
    """The first of the alternatives that a figure is one of."""
    return told.figure.alternative_to or told.figure.figure_id


def _is_part(told):
    """Whether a number is a part of what the sentence does not count: "145 of the dead were children"."""
    behind = told.statement.surface[told.figure.end - told.statement.start :].split()[:2]
    return " ".join(behind).lower() in lexicons.table("register")["parts"]["words"]


def _house(article):
    """The outlet of an article; the name of its file where nothing tells the outlet."""
    return article.outlet or PurePath(article.path or "").name or "the article itself"


def _uncertain(counting, parties):
    """What is uncertain about a row, in words."""
    figures = [t.figure for t in counting]
    several = len({t.statement.party or t.statement.origin_id for t in counting}) > 1
    marks = {
        "only denied": not counting,
        "parties carried over": any(f.roles_from == "carried" for f in figures),
        "hedged": any(t.claim is not None and t.claim.hedges for t in counting),
        "converted": any(f.derived_from for f in figures),
        "part of another number": any(f.part_of for f in figures),
        "one or the other": any(f.alternative_to for f in figures),
        "no source": not parties,
        "parties differ": several and len({_numbers(t) for t in counting}) > 1,
    }
    return "; ".join(mark for mark, holds in marks.items() if holds) or None


def _frame(rows, columns, order):
    found = pd.DataFrame({name: _array([row[name] for row in rows], dtype) for name, dtype in columns.items()})
    return found.sort_values(order, kind="stable", na_position="last", ignore_index=True)


def _array(cells, dtype):
    return pd.DatetimeIndex(cells, dtype=dtype) if dtype.startswith("datetime") else pd.array(cells, dtype=dtype)
