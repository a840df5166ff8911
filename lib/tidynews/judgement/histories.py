"""The history of claims as tidy tables: who began it, who copied whom, what changed, which totals rival.

Every function takes the tables of one article or of many
(:class:`tidynews.Tables`) and gives a DataFrame; an empty one has the same
columns. Numbers are listed, never averaged and never added up.
"""

from collections import Counter
from itertools import pairwise
from typing import NamedTuple

import pandas as pd

from tidynews.judgement.alignment import said_of
from tidynews.judgement.between import between_claims
from tidynews.judgement.drift import changes
from tidynews.judgement.groups import Groups
from tidynews.judgement.matters import Weights, agree, head, matters_of, names_differ, same_item
from tidynews.judgement.origins import Speaker
from tidynews.judgement.terms import one_kind, stem
from tidynews.records import split_words

RIVAL_DAYS = 7
_RIVAL_OVERLAP = 0.3  # weighted share of terms that claims with rival figures have in common
_NEIGHBOURS = 12
_FIGURE_COLUMNS = (
    "start",
    "end",
    "surface",
    "value",
    "low",
    "best",
    "high",
    "bound",
    "unit",
    "item",
    "kind",
    "outcome",
    "supplier",
    "recipient",
)

ORIGINS = {
    "claim_id": "str",
    "article_id": "str",
    "outlet": "str",
    "published": "datetime64[s]",
    "origin_id": "str",
    "origin": "str",
    "house": "str",
    "chain": "str",
    "n_relays": "int64",
    "n_outlets": "int64",
    "content": "str",
}
TOTALS = {
    "figure_id": "str",
    "article_id": "str",
    "claim_id": "str",
    "outlet": "str",
    "published": "datetime64[s]",
    "start": "int64",
    "end": "int64",
    "surface": "str",
    "value": "float64",
    "low": "float64",
    "best": "float64",
    "high": "float64",
    "bound": "str",
    "unit": "str",
    "item": "str",
    "kind": "str",
    "outcome": "str",
    "supplier": "str",
    "recipient": "str",
    "hedged": "boolean",
    "cumulative": "boolean",
    "alternative_to": "str",
    "derived_from": "str",
    "origin_id": "str",
    "origin": "str",
    "chain": "str",
}
RIVALS = {"group": "int64", **TOTALS}
DRIFTS = {
    "statement_id": "str",
    "other_id": "str",
    "change": "str",
    "before": "str",
    "before_start": "int64",
    "before_end": "int64",
    "before_article_id": "str",
    "before_outlet": "str",
    "before_published": "datetime64[s]",
    "before_content": "str",
    "before_content_start": "int64",
    "after": "str",
    "after_start": "int64",
    "after_end": "int64",
    "after_article_id": "str",
    "after_outlet": "str",
    "after_published": "datetime64[s]",
    "after_content": "str",
    "after_content_start": "int64",
    "origin": "str",
}
COPIES = {
    "step": "int64",
    "from_name": "str",
    "to_name": "str",
    "n_claims": "int64",
    "n_articles": "int64",
    "first_published": "datetime64[s]",
}


class _Origin(NamedTuple):
    """Where one claim starts, for display."""

    origin_id: str
    label: str
    house: str
    chain: str


def origins(tables) -> pd.DataFrame:
    """Where each attributed claim starts: one row a claim.

    Returns
    -------
    DataFrame with the columns
        claim_id, article_id, outlet, published, content;
        ``origin_id``: the same for all claims that start in one place;
        ``origin``: the person, agency or document, by its fullest name;
        ``house``: what independence is counted by;
        ``chain``: from the origin to the outlet, joined by " > ";
        ``n_relays``: steps between the two;
        ``n_outlets``: outlets that carry claims of this origin_id.

    Example
    -------
    >>> origins(tables).groupby("origin")["outlet"].nunique()  # doctest: +SKIP
    """
    history = _History(tables)
    rows = []
    for claim in history.claims:
        origin = history.origin_of.get(claim.claim_id)
        if origin:
            rows.append(
                {
                    **_placed(history, claim.article_id),
                    "claim_id": claim.claim_id,
                    "origin_id": origin.origin_id,
                    "origin": origin.label,
                    "house": origin.house,
                    "chain": origin.chain,
                    "content": claim.content,
                    "n_relays": len(split_words(claim.via)),
                    "n_outlets": len(history.outlets_of[origin.origin_id]),
                }
            )
    return _frame(rows, ORIGINS, ["published", "article_id", "claim_id"])


def totals(tables, item: str | None = None, *, kind: str | None = None, increments: bool = False) -> pd.DataFrame:
    """Every reported total of one thing over time, with its bounds and its origin: one row a figure.

    Parameters
    ----------
    item : what is counted ("container", "artillery shell"); words for the same
        concept are found too (rounds with shells). None for everything.
    kind : keep one kind of figure only (shipment, casualty, ...).
    increments : keep figures that the text marks as an addition to an earlier
        total (``cumulative`` is False); they are left out otherwise, as are
        parts of another figure.

    Returns
    -------
    DataFrame with the columns of :data:`TOTALS`, by day of publication.
    ``hedged`` says that the claim around the figure is hedged. Figures that
    are alternatives to one another or converted from one another keep
    ``alternative_to`` and ``derived_from``: never add them up.
    """
    history = _History(tables)
    chosen = [f for f in history.figures if _wanted(f, item, kind, increments)]
    return _frame([_total(history, f) for f in chosen], TOTALS, ["published", "article_id", "start"])


def rivals(tables) -> pd.DataFrame:
    """Figures for one thing that cannot all be right, grouped: one row a figure.

    Figures are rivals when they count one item with one outcome in one place
    or period, come from different houses within a week of each other, and do
    not agree: their bounds exclude each other, or the numbers lie far apart
    ("at least 60" beside 200). They are listed side by side and never averaged.

    Returns
    -------
    DataFrame with the columns of :data:`RIVALS`: ``group`` counts from 1.
    """
    history = _History(tables)
    groups = Groups()
    for figure, other in _rival_candidates(history):
        if _are_rivals(history, figure, other):
            groups.join(figure.figure_id, other.figure_id)
    by_id = {f.figure_id: f for f in history.figures}
    rows = [
        {"group": number, **_total(history, by_id[member])}
        for number, members in enumerate(groups.members(), 1)
        for member in members
    ]
    return _frame(rows, RIVALS, ["group", "published", "article_id", "start"])


def drifts(tables) -> pd.DataFrame:
    """What changed on the way from one report to the next: one row a change.

    Returns
    -------
    DataFrame with the columns of :data:`DRIFTS`. ``change`` is one of
    :data:`tidynews.judgement.drift.SEVERITY`; ``before`` and ``after`` are the
    two wordings with their offsets in their own articles (``after`` is missing
    and its span empty where words are gone).
    """
    history = _History(tables)
    rows = []
    for link in history.links:
        if link.relation == "drifts" and link.statement_id in history.said and link.other_id in history.said:
            rows += _drift_rows(history, link)
    return _frame(rows, DRIFTS, ["after_published", "statement_id", "other_id", "after_start", "change"])


def copies(tables) -> pd.DataFrame:
    """Who copied whom: one row a step from a source to a relay or an outlet.

    Returns
    -------
    DataFrame with the columns step (1 is the step from the origin), from_name,
    to_name, n_claims, n_articles, first_published.
    """
    history = _History(tables)
    steps: dict[tuple, list] = {}
    for claim in history.claims:
        origin = history.origin_of.get(claim.claim_id)
        names = origin.chain.split(" > ") if origin else []
        for step, pair in enumerate(pairwise(names), 1):
            steps.setdefault((step, *pair), []).append(claim)
    rows = []
    for (step, source, target), claims in steps.items():
        articles = {c.article_id for c in claims}
        days = [day for day in map(history.published, articles) if day]
        rows.append(
            {
                "step": step,
                "from_name": source,
                "to_name": target,
                "n_claims": len(claims),
                "n_articles": len(articles),
                "first_published": min(days, default=None),
            }
        )
    return _frame(rows, COPIES, ["step", "from_name", "to_name"])


class _History:
    """The rows of the tables with the origin of each claim."""

    def __init__(self, tables):
        self.articles = {a.article_id: a for a in tables.rows("articles")}
        self.claims, self.figures, self.links = (tables.rows(name) for name in ("claims", "figures", "links"))
        self.statements = {s.statement_id: s for s in tables.rows("statements")}
        actors = tables.rows("actors")
        rows = (list(self.articles.values()), self.claims, self.figures, actors)
        told = said_of(self.articles.values(), self.statements.values(), self.claims, self.figures, actors)
        self.said = {said.row.statement_id: said for said in told}
        self.claim_links = between_claims(self.links, self.statements.values())
        self.matters = {m.claim.claim_id: m for m in matters_of(*rows)}
        self.weights = Weights(self.matters.values())
        self.claim_of = {f.figure_id: self.matters[f.claim_id].claim for f in self.figures if f.claim_id in self.matters}
        self.origin_of, self.outlets_of = self._origins()

    def outlet(self, article_id) -> str | None:
        """The outlet of an article, its path where the outlet is not known."""
        article = self.articles.get(article_id)
        return (article.outlet or article.path) if article else None

    def published(self, article_id):
        """The day of an article, None where it is not known."""
        article = self.articles.get(article_id)
        return article.published if article else None

    def _origins(self):
        speakers = {c: speaker for c, matter in self.matters.items() if (speaker := matter.speaker)}
        begun: dict[str, str] = {}
        for statement in self.statements.values():
            if statement.claim_id in speakers and statement.origin_id:
                begun.setdefault(statement.claim_id, statement.origin_id)
        fullest = {}
        for claim_id, speaker in speakers.items():
            fullest.setdefault(begun.get(claim_id, claim_id), []).append(speaker)
        found, outlets = {}, {}
        for claim in self.claims:
            if claim.claim_id in speakers:
                leader = begun.get(claim.claim_id, claim.claim_id)
                label = label_of(fullest[leader])
                outlet = self.outlet(claim.article_id)
                chain = [label, *(v for v in split_words(claim.via) if v != label), *([outlet] if outlet else [])]
                found[claim.claim_id] = _Origin(leader, label, " ".join(speakers[claim.claim_id].house), " > ".join(chain))
                outlets.setdefault(leader, set()).add(outlet)
        return found, outlets


def label_of(speakers: list[Speaker]) -> str:
    """The best name among those that several claims give their one origin: a proper name, the commonest, then the shortest."""
    named = [s.label for s in speakers if s.name] or [s.label for s in speakers if not s.generic] or [s.label for s in speakers]
    counts = Counter(named)
    return min(counts, key=lambda label: (-counts[label], len(label), label))


def _placed(history, article_id) -> dict:
    return {"article_id": article_id, "outlet": history.outlet(article_id), "published": history.published(article_id)}


def _wanted(figure, item, kind, increments) -> bool:
    if kind and figure.kind != kind:
        return False
    if not increments and (figure.cumulative is False or figure.part_of):
        return False
    if item is None:
        return True
    return bool(figure.item) and one_kind(head(item), head(figure.item))


def _total(history, figure) -> dict:
    claim = history.claim_of.get(figure.figure_id)
    origin = history.origin_of.get(claim.claim_id) if claim else None
    return {
        **_placed(history, figure.article_id),
        **{name: getattr(figure, name) for name in _FIGURE_COLUMNS},
        "figure_id": figure.figure_id,
        "claim_id": figure.claim_id,
        "cumulative": figure.cumulative,
        "alternative_to": figure.alternative_to,
        "derived_from": figure.derived_from,
        "hedged": bool(claim and (claim.hedges or claim.evidentials)),
        "origin_id": origin.origin_id if origin else None,
        "origin": origin.label if origin else None,
        "chain": origin.chain if origin else history.outlet(figure.article_id),
    }


def _rival_candidates(history):
    """Pairs of figures that count one thing, near in time: each with the few before it."""
    filed: dict[tuple, list] = {}
    for figure in sorted(history.figures, key=lambda f: (str(history.published(f.article_id) or "9999"), f.article_id, f.start)):
        if figure.item and figure.unit == "count":
            before = filed.setdefault((stem(head(figure.item)), figure.outcome), [])
            yield from ((earlier, figure) for earlier in before[-_NEIGHBOURS:])
            before.append(figure)


def _are_rivals(history, a, b) -> bool:
    if not same_item(a, b) or agree(a, b) or _related(a, b):
        return False
    days = [history.published(f.article_id) for f in (a, b)]
    if a.article_id != b.article_id and not (all(days) and abs((days[0] - days[1]).days) <= RIVAL_DAYS):
        return False
    matters = [history.matters.get(f.claim_id) for f in (a, b)]
    if not all(m and m.speaker for m in matters) or matters[0].speaker.house == matters[1].speaker.house:
        return False
    if names_differ(*matters):
        return False
    one, other = (m.subject for m in matters)
    same_place = bool(one.countries & other.countries) or not (one.countries or other.countries)
    return same_place and a.kind == b.kind and history.weights.overlap(one.terms, other.terms) >= _RIVAL_OVERLAP


def _related(a, b) -> bool:
    return any(y.figure_id in (x.part_of, x.alternative_to, x.derived_from) for x, y in ((a, b), (b, a)))


def _drift_rows(history, link) -> list[dict]:
    sides = {"before": history.said[link.other_id], "after": history.said[link.statement_id]}
    origins = (history.origin_of.get(said.row.claim_id) for said in sides.values())
    origin = next(filter(None, origins), None)
    shared = {"statement_id": link.statement_id, "other_id": link.other_id, "origin": origin.label if origin else None}
    rows = []
    for change in changes(sides["before"].matter, sides["after"].matter):
        row = {**shared, "change": change.kind}
        for side, words in (("before", change.before), ("after", change.after)):
            said = sides[side]
            row |= {
                side: words.text or None,
                f"{side}_start": words.start,
                f"{side}_end": words.end,
                f"{side}_article_id": said.row.article_id,
                f"{side}_outlet": history.outlet(said.row.article_id),
                f"{side}_published": said.published,
                f"{side}_content": said.row.surface,
                f"{side}_content_start": said.row.start,
            }
        rows.append(row)
    return rows


def _frame(rows, columns, order) -> pd.DataFrame:
    """Rows as a DataFrame with fixed columns and dtypes, in a fixed order."""
    found = pd.DataFrame({name: _array([row[name] for row in rows], dtype) for name, dtype in columns.items()})
    return found.sort_values(order, kind="stable", na_position="last", ignore_index=True)


def _array(cells: list, dtype: str):
    return pd.DatetimeIndex(cells, dtype=dtype) if dtype.startswith("datetime") else pd.array(cells, dtype=dtype)
