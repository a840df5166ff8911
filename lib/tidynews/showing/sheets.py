"""The tables as people read them: chosen columns, words instead of codes, links to the text.

A sheet shows itself in a notebook and on a page as an HTML table that can be
sorted, and in a terminal as plain text. Each of its rows is the target
``row-<id>`` of the marks in the highlighted article and leads back to them.
"""

import textwrap
from dataclasses import dataclass, replace

import pandas as pd

from tidynews.showing import changes, escape, pages, phrases
from tidynews.showing.changes import Wording
from tidynews.showing.markup import Index
from tidynews.tables.tables import Tables

MOST_ROWS = 500
_TITLE_WIDTH = 40
_CELL_WIDTH = 34
_LONG = 50


@dataclass(frozen=True)
class Sheet:
    """A table to read: the names of its columns, its cells, and for each row an id and the label's column."""

    caption: str
    columns: tuple[str, ...]
    cells: tuple[tuple, ...]
    ids: tuple[str | None, ...]
    total: int

    def _repr_html_(self) -> str:
        return f"<style>{pages.read('sheet.css')}</style>\n{self.html()}"

    def html(self) -> str:
        """One ``<table>`` in a box that scrolls sideways, without a style sheet."""
        if not self.cells:
            return f"<p>{escape.html(self.caption)}: no rows.</p>"
        head = "".join(f'<th scope="col">{escape.html(name)}</th>' for name in self.columns)
        body = "\n".join(_row(cells, row) for cells, row in zip(self.cells, self.ids))
        return (
            f'<div class="tn-scroll tex2jax_ignore mathjax_ignore" tabindex="0" role="region" aria-label="{escape.html(self.caption)}">'
            f'<table class="tn-sheet"><caption>{escape.html(self.caption)}{self._rest()}</caption>\n'
            f"<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody></table></div>"
        )

    def __repr__(self) -> str:
        if not self.cells:
            return f"{self.caption}: no rows"
        shown = [[textwrap.shorten(_plain(cell), _CELL_WIDTH, placeholder="…") for cell in row] for row in self.cells]
        widths = [max(map(len, column)) for column in zip(self.columns, *shown)]
        lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip() for row in [self.columns, *shown]]
        return "\n".join([self.caption + self._rest(), *lines])

    def only(self, kept) -> "Sheet":
        """The sheet with the rows whose ids are in ``kept``."""
        rows = [(cells, row) for cells, row in zip(self.cells, self.ids) if row in kept]
        cells, ids = zip(*rows) if rows else ((), ())
        return replace(self, cells=cells, ids=ids, total=len(rows))

    def _rest(self) -> str:
        return f" (the first {len(self.cells):,} of {self.total:,})" if self.total > len(self.cells) else ""


def figures(tables: Tables, most: int = MOST_ROWS) -> Sheet:
    """Every figure with its bounds, its roles and who says it."""

    def cells(figure, index):
        claim = index.claims.get(figure.claim_id)
        return {
            "number": figure.surface,
            "item": figure.item,
            "low": figure.low,
            "best": figure.best,
            "high": figure.high,
            "kind": "; ".join(filter(None, [figure.kind, figure.outcome])),
            "route": phrases.route(figure),
            "when": figure.date_text,
            "said by": phrases.source(claim),
            "note": _figure_note(figure, index),
        }

    return _sheet("Figures", tables, "figures", cells, most)


def claims(tables: Tables, most: int = MOST_ROWS) -> Sheet:
    """Every claim: who said what, through whom, how surely."""

    def cells(claim, index):
        kind = [claim.source_type.replace("_", " "), claim.country, claim.anonymous and "anonymous"]
        return {
            "source": claim.source_resolved or claim.source or phrases.NOBODY,
            "kind of source": "; ".join(filter(None, kind)),
            "via": claim.via,
            "cue": claim.cue,
            "stance": claim.stance.replace("_", " "),
            "what is claimed": claim.content,
            "hedges": claim.hedges,
            "likelihood": phrases.likelihood(claim),
        }

    return _sheet("Claims", tables, "claims", cells, most)


def sourcing(tables: Tables, most: int = MOST_ROWS) -> Sheet:
    """Every claim with its three factors, its strength and its Admiralty code."""

    def cells(claim, index):
        judged = index.sourcing.get(claim.claim_id)
        code = judged and f"{judged.reliability}{judged.credibility}"
        return {
            "said by": phrases.source(claim),
            "what is claimed": claim.content,
            "source": judged and judged.source_score,
            "cue": judged and judged.cue_score,
            "content": judged and judged.content_score,
            "strength": judged and judged.strength,
            "weakest": judged and judged.weakest,
            "Admiralty": code,
            "contested": "yes" if judged and judged.contested else "no",
            "why": judged and judged.reasons,
        }

    return _sheet("Sourcing", tables, "claims", cells, most)


def _figure_note(figure, index):
    parts = [
        figure.part_of and f"part of {index.label(figure.part_of)}",
        figure.alternative_to and f"instead of {index.label(figure.alternative_to)}",
        figure.derived_from and f"converted from {index.label(figure.derived_from)}",
        figure.corrected and "corrected by hand",
    ]
    return "; ".join(filter(None, parts)) or None


def links(tables: Tables, most: int = MOST_ROWS) -> Sheet:
    """How statements stand to each other, with both wordings."""
    wordings = {row.statement_id: row for row in tables.rows("statements")}
    titles = _titles(tables)
    several = len(titles) > 1
    found = []
    for link in tables.rows("links")[:most]:
        one, other = wordings.get(link.statement_id), wordings.get(link.other_id)
        cells = {
            "statement": one and one.surface,
            "relation": link.relation.replace("_", " "),
            "other statement": other and other.surface,
        }
        if several:
            cells |= {"in": one and titles.get(one.article_id), "other in": other and titles.get(other.article_id)}
        found.append(cells | {"score": link.score, "why": link.reason})
    names = tuple(found[0]) if found else ("statement", "relation", "other statement", "score", "why")
    return Sheet("Links", names, tuple(tuple(c.values()) for c in found), (None,) * len(found), len(tables.links))


def drifts(tables: Tables, most: int = MOST_ROWS) -> Sheet:
    """What changed on the way from one report to the next, the words that changed marked in both wordings."""
    found = changes.of(tables)
    cells = tuple((c.kind, c.before, phrases.listing(list(c.outlets)) or None, c.after, c.outlet, c.origin) for c in found[:most])
    names = ("change", "first worded", "by", "later worded", "later by", "origin")
    return Sheet("Changes from one report to the next", names, cells, (None,) * len(cells), len(found))


def transfers(tables: Tables, register: pd.DataFrame, most: int = MOST_ROWS) -> Sheet:
    """A register of transfers or of tolls: the bounds, what they rest on, and the words that it was read from."""
    said = {row.statement_id: row.surface for row in tables.rows("statements")}
    names = [name for name in ("event", "supplier", "recipient", "outcome", "stage") if name in register]
    columns = (
        *names,
        "item",
        "at least",
        "at most",
        "outlets",
        "origins",
        "denied by",
        "uncertain",
        "rests on",
        "in these words",
    )
    cells = tuple(
        (
            *(row[name] for name in names),
            phrases.thing(row["item"], row["unit"]),
            row["low"],
            row["high"],
            row["n_outlets"],
            row["independent_origins"],
            row["contested"],
            row["uncertain"],
            row["basis"],
            " · ".join(said[name] for name in row["statement_ids"].split("; ") if name in said),
        )
        for row in map(changes.known, register.head(most).to_dict("records"))
    )
    caption = "Register of tolls" if "event" in register else "Register of transfers"
    return Sheet(caption, columns, cells, (None,) * len(cells), len(register))


def actors(tables: Tables, most: int = MOST_ROWS) -> Sheet:
    """Who is cited, what they are and how often."""
    rows = sorted(tables.rows("actors"), key=lambda actor: (-actor.n_claims, -actor.n_mentions, actor.article_id, actor.start))
    cells = tuple(
        (a.name, a.type.replace("_", " "), a.country, a.role, "yes" if a.anonymous else "no", a.n_claims, a.n_mentions)
        for a in rows[:most]
    )
    names = ("name", "type", "country", "role", "anonymous", "claims", "mentions")
    return Sheet("Actors", names, cells, (None,) * len(cells), len(rows))


def articles(tables: Tables, most: int = MOST_ROWS) -> Sheet:
    """What was read, and how much was found in it."""
    found = {name: getattr(tables, name).article_id.value_counts() for name in ("figures", "claims")}
    rows = tables.rows("articles")
    cells = tuple(
        (
            a.title,
            a.outlet,
            a.published and a.published.isoformat(),
            a.n_words,
            int(found["figures"].get(a.article_id, 0)),
            int(found["claims"].get(a.article_id, 0)),
        )
        for a in rows[:most]
    )
    names = ("title", "outlet", "published", "words", "figures", "claims")
    return Sheet("Articles", names, cells, (None,) * len(cells), len(rows))


def of(table: pd.DataFrame, caption: str, columns=None, most: int = MOST_ROWS) -> Sheet:
    """Any DataFrame as a sheet: the columns named, or all; days without the hour, missing cells empty.

    >>> of(pd.DataFrame({"origin": ["the port"], "low": [3.0]}), "Totals")
    Totals
    origin    low
    the port  3
    """
    columns = list(columns or table.columns)
    plain = table[columns].head(most).astype(object).where(table[columns].head(most).notna(), None)
    cells = tuple(tuple(map(_of_frame, row)) for row in plain.itertuples(index=False))
    names = tuple(name.replace("_", " ") for name in columns)
    return Sheet(caption, names, cells, (None,) * len(cells), len(table))


def _of_frame(value):
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value.date().isoformat() if isinstance(value, pd.Timestamp) else value


def _said(claim):
    return claim and f"{phrases.source(claim)}: {claim.content}"


def _titles(tables):
    return {
        row.article_id: textwrap.shorten(row.title or row.article_id, _TITLE_WIDTH, placeholder="…")
        for row in tables.rows("articles")
    }


def _sheet(caption, tables, name, make_cells, most):
    titles = _titles(tables)
    found, ids = [], []
    for article_id, title in titles.items():
        if len(found) >= most:
            break
        index = Index(tables, article_id)
        for row_id, row in list(getattr(index, name).items())[: most - len(found)]:
            own = {"article": title} if len(titles) > 1 else {}
            found.append({"row": index.label(row_id)} | own | make_cells(row, index))
            ids.append(row_id)
    names = tuple(found[0]) if found else ()
    return Sheet(caption, names, tuple(tuple(c.values()) for c in found), tuple(ids), len(getattr(tables, name)))


def _row(cells, row_id):
    if row_id is None:
        return "<tr>" + "".join(map(_cell, cells)) + "</tr>"
    safe = escape.html(row_id)
    first = f'<th scope="row"><a href="#text-{safe}">{escape.html(cells[0])}</a></th>'
    return f'<tr id="row-{safe}" data-rows="{safe}">{first}' + "".join(map(_cell, cells[1:])) + "</tr>"


def _cell(value):
    if isinstance(value, (int, float)):
        return f'<td class="tn-number" data-sort="{value!r}">{escape.html(_plain(value))}</td>'
    shown = _marked(value) if isinstance(value, Wording) else escape.html(_plain(value))
    long = ' class="tn-long"' if len(shown) > _LONG else ""
    return f"<td{long}>{shown}</td>"


def _marked(wording):
    text, start, end = wording
    before, words, after = map(escape.html, (text[:start], text[start:end], text[end:]))
    return f"{before}<mark>{words}</mark>{after}" if words else after


def _plain(value):
    if value is None:
        return ""
    if isinstance(value, Wording):
        value = value.words or "(left out)"
    return phrases.number(round(value, 2)) if isinstance(value, (int, float)) else escape.visible(value)
