"""Findings in words, computed from the tables: what a hurried reader must know first."""

from collections import Counter
from dataclasses import dataclass

from tidynews.judgement import lineage as _lineage
from tidynews.showing import changes, escape, phrases
from tidynews.showing.phrases import count, listing
from tidynews.tables.tables import Tables

WEAK = 0.4
MOST_NAMED = 3
_LONGEST_CONTENT = 160
_NOT_SIZED = ("share", "money")
_UNITS_NOT_SIZED = ("percent", "times")
_RELATIONS = {
    "repeats": ("repeats another", "repeat another"),
    "corroborates": ("confirms another independently", "confirm another independently"),
    "denies": ("denies another", "deny another"),
    "same_origin": ("shares its origin with another", "share their origin with another"),
    "rival": ("gives another number than another party", "give another number than another party"),
    "update": ("brings an earlier number up to date", "bring an earlier number up to date"),
    "drifts": ("says something else than the report it follows", "say something else than the report they follow"),
}


@dataclass(frozen=True)
class Findings:
    """Sentences, the most important first; shows itself as a list."""

    sentences: tuple[str, ...]

    def _repr_html_(self) -> str:
        items = "\n".join(f"<li>{escape.html(text)}</li>" for text in self.sentences)
        return f'<ul class="tn-findings tex2jax_ignore mathjax_ignore">\n{items}\n</ul>'

    def __repr__(self) -> str:
        return "\n".join(f"- {escape.visible(text)}" for text in self.sentences)


def figures(tables: Tables) -> Findings:
    """What the figures table says: how many, the largest, who says so, what must not be added.

    Parameters
    ----------
    tables : the seven tables of one article or of many

    Returns
    -------
    Findings
        two to six sentences; for tables without a figure one that says so.
    """
    rows = tables.rows("figures")
    if not rows:
        return _findings([f"no figures were found {_where(tables)}"])
    claims = {row.claim_id: row for row in tables.rows("claims")}
    kinds = Counter(row.kind for row in rows).most_common()
    return _findings(
        [
            f"{count(len(rows), 'figure')} {_where(tables)}: " + listing([f"{n} {kind}" for kind, n in kinds]),
            _largest(rows, claims),
            _who_says(rows, claims, len(tables.articles)),
            _open_bounds(rows),
            _not_to_add(rows),
            _rivals(tables),
        ]
    )


def _where(tables: Tables) -> str:
    return f"in {count(len(tables.articles), 'article')}"


def _findings(said) -> Findings:
    return Findings(tuple(phrases.sentence(text) for text in said if text))


def _several(number: int, one: str, many: str | None = None) -> str | None:
    """``number`` and the words that go with it; None for none."""
    return f"{number} {one if number == 1 else many or one}" if number else None


def _joined(parts) -> str | None:
    parts = [part for part in parts if part]
    return listing(parts) if parts else None


def _largest(rows, claims):
    sized = [r for r in rows if r.kind not in _NOT_SIZED and r.unit not in _UNITS_NOT_SIZED and _size(r) is not None]
    if not sized:
        return None
    largest = max(sized, key=_size)
    route = phrases.route(largest)
    middle = f", {route}," if route else ","
    return f"the largest, {phrases.amount(largest)}{middle} {_attributed(claims.get(largest.claim_id))}"


def _size(row):
    return next((x for x in (row.best, row.low, row.high) if x is not None), None)


def _attributed(claim):
    if claim is None:
        return "stands in the article's own voice"
    if not claim.source:
        return "is attributed to nobody"
    named = phrases.source(claim)
    anonymous = " (anonymous)" if claim.anonymous and "anonym" not in named.casefold() else ""
    return f"is attributed to {named}{anonymous}"


def _who_says(rows, claims, n_articles):
    told = [claims.get(row.claim_id) for row in rows]
    own = sum(claim is None for claim in told)
    voice = "the article's own voice" if n_articles == 1 else "the articles' own voice"
    if own == len(rows):
        return f"all of them stand in {voice}"
    parts = _joined(
        [
            _several(own, f"stands in {voice}", f"stand in {voice}"),
            _several(sum(c is not None and not c.source for c in told), "is attributed to nobody", "are attributed to nobody"),
            _several(
                sum(c is not None and bool(c.anonymous) for c in told),
                "comes from anonymous sources",
                "come from anonymous sources",
            ),
        ]
    )
    return f"of the {len(rows)}, {parts}" if parts else "every one of them has a named source"


def _open_bounds(rows):
    floors = sum(r.high is None and r.low is not None for r in rows)
    ceilings = sum(r.low is None and r.high is not None for r in rows)
    return _joined(
        [
            _several(
                floors,
                "is a floor (at least, more than) without an upper bound",
                "are floors (at least, more than) without an upper bound",
            ),
            _several(
                ceilings,
                "is a ceiling (up to, nearly) without a lower bound",
                "are ceilings (up to, nearly) without a lower bound",
            ),
        ]
    )


def _not_to_add(rows):
    parts = _joined(
        [
            _several(sum(bool(r.part_of) for r in rows), "is part of another figure", "are parts of another figure"),
            _several(sum(bool(r.alternative_to) for r in rows), "holds instead of another", "hold instead of another"),
            _several(sum(bool(r.derived_from) for r in rows), "is converted from another", "are converted from another"),
        ]
    )
    return f"not to be added up: {parts}" if parts else None


def _rivals(tables):
    if len(tables.articles) < 2:
        return None
    found = _lineage.rivals(tables)
    groups = [" against ".join(dict.fromkeys(group["surface"])) for _, group in found.groupby("group")]
    if not groups:
        return None
    return f"{count(len(groups), 'group')} of figures cannot all be right: {'; '.join(groups[:MOST_NAMED])}"


def statements(tables: Tables) -> Findings:
    """What the claims table says: who speaks most, who denies, what nobody stands behind.

    Parameters
    ----------
    tables : the seven tables of one article or of many

    Returns
    -------
    Findings
        two to eight sentences; for tables without a claim one that says so.
    """
    rows = tables.rows("claims")
    if not rows:
        return _findings([f"no claims were found {_where(tables)}"])
    return _findings(
        [
            _speakers(rows, _where(tables)),
            _nobody_behind(rows),
            *_against(rows),
            _likely(rows),
            _unquantified(rows),
        ]
    )


def _speakers(rows, where):
    names = Counter(name for row in rows if (name := row.source_resolved or row.source)).most_common()
    text = f"{count(len(rows), 'claim')} {where} by {count(len(names), 'source')}"
    if names and names[0][1] > 1:
        most = [name for name, times in names if times == names[0][1]]
        text += (
            f"; most often cited: {listing(most[:MOST_NAMED])} ({count(names[0][1], 'time')}{' each' if len(most) > 1 else ''})"
        )
    return text


def _nobody_behind(rows):
    nobody, hidden = sum(not (r.source or r.source_resolved) for r in rows), sum(bool(r.anonymous) for r in rows)
    parts = _joined(
        [
            _several(nobody, "is attributed to nobody", "are attributed to nobody"),
            _several(hidden, "rests on anonymous sources", "rest on anonymous sources"),
        ]
    )
    return f"of the {len(rows)}, {parts}" if parts else "every claim has a named source"


def _against(rows):
    found = [row for row in rows if row.stance in ("deny", "doubt")]
    verbs = {"deny": ("denies", "denied"), "doubt": ("doubts", "doubted")}
    for row in found[:MOST_NAMED]:
        active, passive = verbs[row.stance]
        content = _cut(row.content or "")
        yield f"{phrases.source(row)} {active}: “{content}”" if row.source else f"{passive}, it is not said by whom: “{content}”"
    if len(found) > MOST_NAMED:
        yield f"{len(found) - MOST_NAMED} more deny or doubt something"


def _cut(text):
    text = text.strip(" ,.;:")
    return text if len(text) <= _LONGEST_CONTENT else text[: _LONGEST_CONTENT - 1].rstrip() + "…"


def _likely(rows):
    stated = [(row, phrases.likelihood(row)) for row in rows]
    named = [f"{phrases.source(row)}, “{row.hedges}”: {text}" for row, text in stated if text]
    if not named:
        return None
    more = f"; and {len(named) - MOST_NAMED} more" if len(named) > MOST_NAMED else ""
    return f"{count(len(named), 'claim')} {'states' if len(named) == 1 else 'state'} a probability ({'; '.join(named[:MOST_NAMED])}{more})"


def _unquantified(rows):
    hedged = [row for row in rows if row.hedges and phrases.likelihood(row) is None]
    if not hedged:
        return None
    words = Counter(word.casefold() for row in hedged for word in row.hedges.split("; ")).most_common(MOST_NAMED)
    named = ", ".join(word for word, _ in words)
    return f"{count(len(hedged), 'claim')} {'is' if len(hedged) == 1 else 'are'} hedged without a probability ({named})"


def strength(tables: Tables, weak: float = WEAK) -> Findings:
    """What the sourcing table says: how many claims are weak, the weakest, and the factor to mend.

    Parameters
    ----------
    tables : the seven tables of one article or of many
    weak : a claim below this strength (0 to 1) counts as weak

    Returns
    -------
    Findings
        six sentences; for tables without a claim one that says so.
    """
    judged = tables.rows("sourcing")
    if not judged:
        return _findings([f"no claims to judge were found {_where(tables)}"])
    claims = {row.claim_id: row for row in tables.rows("claims")}
    below = sum(row.strength < weak for row in judged)
    poorest, best = min(judged, key=lambda r: r.strength), max(judged, key=lambda r: r.strength)
    factor, times = Counter(row.weakest for row in judged).most_common(1)[0]
    contested = sum(bool(row.contested) for row in judged)
    lone = sum(row.independent_origins < 2 for row in judged)
    return _findings(
        [
            f"{count(len(judged), 'claim')} {_where(tables)}; {count(below, 'of them', 'of them')} weaker than {weak:g}, on a scale from 0 to 1",
            f"the weakest ({poorest.strength:.2f}) {_attributed(claims.get(poorest.claim_id))}. {poorest.reasons or ''}".strip(),
            f"the strongest ({best.strength:.2f}) {_attributed(claims.get(best.claim_id))}",
            f"most often it is the {factor} that weakens ({times} of {len(judged)})",
            f"{count(contested, 'claim')} {'is' if contested == 1 else 'are'} contested"
            if contested
            else "nobody contests any of them",
            "every claim rests on a single origin in what was read"
            if lone == len(judged)
            else f"{count(lone, 'claim')} {'rests' if lone == 1 else 'rest'} on a single origin in what was read",
        ]
    )


def lineage(tables: Tables) -> Findings:
    """What links the claims: origins, repetitions, independent confirmation, denials and drifts.

    Parameters
    ----------
    tables : the seven tables of one article or of many

    Returns
    -------
    Findings
        two to ten sentences; for tables without a claim one that says so.
    """
    if not len(tables.claims):
        return _findings([f"no claims were found {_where(tables)}"])
    links = tables.claim_links()
    kinds = {kind: {row.claim_id for row in links if row.relation == kind} for kind in _RELATIONS}
    related = [f"{count(len(ids), 'claim')} {_RELATIONS[kind][len(ids) > 1]}" for kind, ids in kinds.items() if ids]
    return _findings(
        [
            *_origins(tables),
            *(related or [f"no claim {_where(tables)} repeats, confirms or denies another"]),
            *_drifts(tables),
        ]
    )


def register(given, harmed) -> Findings:
    """What a register adds up to: how many transfers and tolls, the largest, the one-sourced, the contested.

    Parameters
    ----------
    given, harmed : DataFrames of :func:`tidynews.transfers` and :func:`tidynews.tolls`
    """
    if given.empty and harmed.empty:
        return _findings(["nothing was found that somebody gave to somebody, and no losses"])
    lone = given[(given["n_outlets"] > 1) & (given["independent_origins"] == 1)]
    denied, apart = given[given["contested"].notna()], given[given["uncertain"].str.contains("parties differ", na=False)]
    return _findings(
        [
            f"{count(len(given), 'row')} of transfers and {count(len(harmed), 'row')} of losses",
            _largest_transfer(given),
            None if lone.empty else f"{count(len(lone), 'row')} of transfers in several outlets {_rest(lone)} on one origin",
            None if apart.empty else f"in {count(len(apart), 'row')} parties give different numbers: the bounds hold them all",
            None
            if denied.empty
            else f"{count(len(denied), 'row')} of transfers {'is' if len(denied) == 1 else 'are'} denied by somebody",
        ]
    )


def _rest(rows):
    return "rests" if len(rows) == 1 else "rest"


def _largest_transfer(given):
    counted = given[given["unit"] == "count"]
    if counted.empty or counted[["low", "high"]].isna().all(axis=None):
        return None
    row = changes.known(counted.loc[counted[["low", "high"]].max(axis=1).idxmax()].to_dict())
    stage = f", {row['stage']}" if row["stage"] else ""
    item = phrases.plural(row["item"]) if row["item"] else "of them"
    return f"the largest: {phrases.between(row['low'], row['high'])} {item} from {row['supplier']} to {row['recipient']}{stage}"


def _origins(tables):
    found = _lineage.origins(tables)
    attributed, speakers = len(found), found["origin"].nunique()
    yield (
        f"{count(attributed, 'attributed claim')} {_where(tables)} {'comes' if attributed == 1 else 'come'} "
        f"from {count(speakers, 'person, institution or document', 'persons, institutions and documents')}"
    )
    if attributed and found["n_outlets"].max() > 1:
        widest = found.loc[found["n_outlets"].idxmax()]
        outlets = phrases.cardinal(int(widest["n_outlets"]))
        yield f"one statement by {widest['origin']} stands in {outlets} outlets: one origin, not {outlets}"


def _drifts(tables):
    found = changes.of(tables)
    for change in found[:MOST_NAMED]:
        first = f" ({change.outlets[0]})" if change.outlets else ""
        words = f"became “{change.after.words}”" if change.after.words else "was left out"
        last = f" ({change.outlet})" if change.outlet else ""
        yield f"{change.kind}: “{change.before.words}”{first} {words}{last}"
    if len(found) > MOST_NAMED:
        yield f"{count(len(found) - MOST_NAMED, 'more change', 'more changes')} on the way {'is' if len(found) == MOST_NAMED + 1 else 'are'} listed below"
