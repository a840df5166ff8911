"""The article as rich HTML, every row's span marked and linked to its row.

Spans overlap freely: a figure inside a quotation inside a claim that two
relays share. The text is therefore cut at every edge into pieces, and each
piece carries the kinds and the rows of all spans that cover it.
"""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from tidynews.records import Claim, Figure
from tidynews.showing import escape, pages, phrases
from tidynews.tables.tables import Tables
from tidynews.text import hedges
from tidynews.text.article import PARAGRAPH, Article

KINDS = {
    "figure": "a number that somebody claims",
    "cue": "the word that attributes",
    "hedge": "a word that weakens",
    "source": "who says it",
    "content": "what is claimed",
}
_RANK = {kind: rank for rank, kind in enumerate(KINDS)}


class Span(NamedTuple):
    """One marked stretch of the text and the row that it belongs to."""

    start: int
    end: int
    kind: str
    row: str


class Piece(NamedTuple):
    """A stretch of text that no span's edge divides, with all spans that cover it."""

    start: int
    end: int
    spans: tuple[Span, ...]


@dataclass(frozen=True)
class Highlight:
    """One article with its rows marked; shows itself in a notebook."""

    article: Article
    tables: Tables
    hidden: frozenset[str] = frozenset()
    show: tuple[str, ...] = ("figures", "claims")

    @cached_property
    def index(self) -> "Index":
        """The rows of this article by id, with their labels."""
        return Index(self.tables, self.article.article_id)

    def _repr_html_(self) -> str:
        return f"{_style()}\n{self.html()}"

    def __repr__(self) -> str:
        counted = [phrases.count(len(getattr(self.index, name)), name[:-1]) for name in self.show]
        name = escape.visible(self.article.title or self.article.article_id)
        return f"{name}: {phrases.listing(counted)} marked"

    def html(self) -> str:
        """The article as one ``<article>`` element, without a style sheet."""
        spans = [span for span in self.index.spans(self.article.text, self.show) if span.row not in self.hidden]
        placed = pieces(self.article.text, [(b.start, b.end) for b in self.article.blocks], spans)
        anchored = _anchors(placed)
        blocks = [
            _block(block.kind, "".join(_piece(self.article.text, piece, anchored, self.index) for piece in inside))
            for block, inside in zip(self.article.blocks, placed)
        ]
        name = escape.html(self.article.title or "Article without a title")
        return (
            f'<article class="tn-article tex2jax_ignore mathjax_ignore" aria-label="{name}">\n'
            + "\n".join([_legend(), *blocks])
            + "\n</article>"
        )


class Index:
    """The rows of one article, found by id, with short labels in the order of the text (f1, c1)."""

    def __init__(self, tables: Tables, article_id: str):
        of_article = {name: Tables.rows(_only(tables, name, article_id), name) for name in ("figures", "claims")}
        self.figures: dict[str, Figure] = {row.figure_id: row for row in _in_order(of_article["figures"])}
        self.claims: dict[str, Claim] = {row.claim_id: row for row in _in_order(of_article["claims"])}
        judged = tables.sourcing[tables.sourcing.claim_id.isin(list(self.claims))]
        narrowed = Tables(**{**vars(tables), "sourcing": judged})
        self.sourcing = {row.claim_id: row for row in narrowed.rows("sourcing")}
        self.links = defaultdict(list)
        for link in tables.claim_links():
            self.links[link.claim_id].append(link)
        self.labels = {row: f"f{n}" for n, row in enumerate(self.figures, 1)}
        self.labels |= {row: f"c{n}" for n, row in enumerate(self.claims, 1)}

    def label(self, row: str) -> str:
        """The short label of a row; of a row elsewhere, its id."""
        return self.labels.get(row, row)

    def spans(self, text: str, show=("figures", "claims")) -> list[Span]:
        """Every span of every row of the tables in ``show``, and every hedge."""
        figures = self.figures.values() if "figures" in show else ()
        spans = [Span(f.start, f.end, "figure", f.figure_id) for f in figures]
        for claim in self.claims.values() if "claims" in show else ():
            spans.append(Span(claim.start, claim.end, "content", claim.claim_id))
            if claim.cue_start is not None:
                spans.append(Span(claim.cue_start, claim.cue_end, "cue", claim.claim_id))
            if claim.source_start is not None:
                spans.append(Span(claim.source_start, claim.source_end, "source", claim.claim_id))
        spans += [Span(h.start, h.end, "hedge", "") for h in hedges.find(text)]
        return [span for span in spans if 0 <= span.start < span.end <= len(text)]

    def facts(self, row: str) -> list[tuple[str, str]]:
        """What the card of a row says, as (name, value) pairs."""
        if row in self.figures:
            figure = self.figures[row]
            return phrases.figure_facts(figure, self.claims.get(figure.claim_id), self.label)
        claim = self.claims[row]
        return phrases.claim_facts(claim, self.sourcing.get(row), self.links[row], self.label)


def highlight(article: Article, tables: Tables, *, show=("figures", "claims"), hidden=()) -> Highlight:
    """The article with the span of every row marked: figures, sources, cues, contents and hedges.

    Parameters
    ----------
    article : the article, as :func:`tidynews.read_article` gives it
    tables : tables that hold its rows, alone or among those of other articles
    show : the tables whose rows are marked: figures, claims or both
    hidden : ids of rows that are not to be marked

    Returns
    -------
    Highlight
        shows itself in a notebook (``_repr_html_``). Every row has one anchor
        that the Tab key reaches, ``id="text-<row id>"``, which leads to the
        row ``id="row-<row id>"`` and shows the row on hover and on focus.
        Nothing of the article's text is taken for markup.
    """
    return Highlight(article, tables, frozenset(hidden), tuple(show))


@dataclass(frozen=True)
class Highlights:
    """Several articles with their rows marked, each to be unfolded."""

    each: tuple[Highlight, ...]
    total: int

    def _repr_html_(self) -> str:
        return f"{_style()}\n{self.html()}"

    def html(self) -> str:
        """One ``<details>`` an article, without a style sheet."""
        folded = [_folded(one) for one in self.each]
        rest = self.total - len(self.each)
        more = f"<p>{rest:,} more articles are not shown here.</p>" if rest else ""
        return "\n".join([*folded, more])

    def __repr__(self) -> str:
        return "\n".join(map(repr, self.each))


def highlight_all(articles: list[Article], tables: Tables, *, show=("figures", "claims"), most: int = 30):
    """The articles with their rows marked: one as by :func:`highlight`, several each folded under its title.

    Parameters
    ----------
    articles, tables, show : as for :func:`highlight`
    most : show the first so many articles
    """
    marked = tuple(highlight(article, tables, show=show) for article in articles[:most])
    return marked[0] if len(articles) == 1 else Highlights(marked, len(articles))


def _folded(one: Highlight) -> str:
    title = escape.html(one.article.title or one.article.article_id)
    outlet = f" ({escape.html(one.article.outlet)})" if one.article.outlet else ""
    return f'<details class="tn-folded"><summary><bdi>{title}{outlet}</bdi></summary>\n{one.html()}\n</details>'


def pieces(text: str, blocks: list[tuple[int, int]], spans: list[Span]) -> list[list[Piece]]:
    """Cut each block of the text at every edge of every span.

    >>> [[(p.start, p.end, len(p.spans)) for p in block]
    ...  for block in pieces("abcdef", [(0, 6)], [Span(1, 4, "cue", "x"), Span(2, 5, "figure", "y")])]
    [[(0, 1, 0), (1, 2, 1), (2, 4, 2), (4, 5, 1), (5, 6, 0)]]
    """
    opening, closing = defaultdict(list), defaultdict(list)
    for span in spans:
        opening[span.start].append(span)
        closing[span.end].append(span)
    edges = sorted({edge for block in blocks for edge in block} | set(opening) | set(closing))
    active, cut = {}, []
    for start, end in zip(edges, edges[1:]):
        for span in closing[start]:
            active.pop(span, None)
        active |= dict.fromkeys(opening[start])
        cut.append(Piece(start, end, tuple(sorted(active, key=_precedence))))
    return _by_block(blocks, cut)


def _by_block(blocks, cut):
    found, position = [], 0
    for start, end in blocks:
        while position < len(cut) and cut[position].start < start:
            position += 1
        first = position
        while position < len(cut) and cut[position].end <= end:
            position += 1
        found.append(cut[first:position])
    return found


def _precedence(span):
    return _RANK[span.kind], span.end - span.start, span.row


def _anchors(placed: list[list[Piece]]) -> dict[tuple[int, str], list[str]]:
    """For each piece the rows that have their one anchor there: a figure at its number, a claim at its cue."""
    best = {}
    for block in placed:
        for piece in block:
            for span in piece.spans:
                rank = _RANK[span.kind]
                if span.row and (span.row not in best or rank <= best[span.row][0]):
                    best[span.row] = rank, piece.start
    at = defaultdict(list)
    for row, (_, start) in best.items():
        at[start].append(row)
    return at


def _piece(text, piece: Piece, anchored, index: Index) -> str:
    shown = escape.html(text[piece.start : piece.end])
    if not piece.spans:
        return shown
    rows = list(dict.fromkeys(span.row for span in piece.spans if span.row))
    classes = " ".join(dict.fromkeys(f"tn-{span.kind}" for span in piece.spans))
    stances = " ".join(dict.fromkeys(f"tn-{index.claims[row].stance}" for row in rows if row in index.claims))
    marked = f'<span class="{classes} {stances}" data-rows="{escape.html(" ".join(rows))}">{shown}</span>'
    anchors = "".join(_anchor(row, index) for row in anchored.get(piece.start, ()))
    return marked + anchors


def _anchor(row: str, index: Index) -> str:
    label, safe = index.label(row), escape.html(row)
    kind = "Figure" if row in index.figures else "Claim"
    card = "".join(f"<span><b>{escape.html(name)}</b> {escape.html(value)}</span>" for name, value in index.facts(row))
    return (
        f'<a class="tn-ref tn-ref-{kind.lower()}" id="text-{safe}" href="#row-{safe}" data-rows="{safe}" '
        f'aria-describedby="card-{safe}">{label}</a>'
        f'<span class="tn-card" role="tooltip" id="card-{safe}"><b>{kind} {label}</b>{card}</span>'
    )


def _block(kind: str, inner: str) -> str:
    return f"<p>{inner}</p>" if kind == PARAGRAPH else f'<p class="tn-{kind}">{inner}</p>'


def _style() -> str:
    return f"<style>{pages.colours()}{pages.read('markup.css')}</style>"


def _legend() -> str:
    keys = "".join(f'<span><span class="tn-{kind}">{kind}</span> {meaning}</span>' for kind, meaning in KINDS.items())
    return f'<div class="tn-legend">{keys}</div>'


def _in_order(rows):
    return sorted(rows, key=lambda row: (row.start, row.end))


def _only(tables: Tables, name: str, article_id: str) -> Tables:
    table = getattr(tables, name)
    return Tables(**{**vars(tables), name: table[table.article_id == article_id]})
