"""The article as a strip: where figures, quotations and claims stand in it."""

from tidynews.showing.charts import canvas, palette, pens, wording
from tidynews.showing.charts.lettering import small

LANES = {
    "figure": "figures",
    "quotation": "quotations",
    "attributed": "claims with a named source",
    "anonymous": "claims of sources not named",
    "unattributed": "claims attributed to nobody",
}
_NAME, _LANE, _APART, _FOOT = 14, 14, 10, 12  # points
_LEAST_MARK = 2.5  # points, so that a short figure in a long article is seen


def strip(article, tables, ax=None, *, article_id=None, title=None, width=canvas.WIDTH):
    """Draw an article from its first character to its last, with a lane a kind of mark.

    Lanes: figures, quotations, claims with a named source, claims of anonymous
    sources, claims without a source. Ticks along the foot are paragraphs where
    an article is given.

    Parameters
    ----------
    article : Article, or the number of characters of its text
    tables : Tables, of this article or of many
    ax : Axes to draw on; a new constrained figure if None
    article_id : which article of the tables; needed with a number of characters
        where the tables hold several
    title : heading of the chart; "" for none
    width : inches of a new figure

    Returns
    -------
    Axes

    Raises
    ------
    ValueError
        the tables hold several articles and it is not said which one is meant.
    """
    identity = article_id or _only_article(article, tables)
    length = article if isinstance(article, int) else len(article.text)
    spans = _spans(tables, identity)
    lane_height = _NAME + _LANE + _APART
    if not any(spans.values()):
        return canvas.blank(ax, "No figures and no claims in this article.", width)
    with canvas.drawing(ax, rows=lane_height * len(LANES) + _FOOT, width=width) as ax:
        canvas.title(ax, "Where they stand in the text" if title is None else title)
        ax.set(xlim=(0, max(length, 1)), ylim=(lane_height * len(LANES) + _FOOT, 0), yticks=[])
        for i, (mark, name) in enumerate(LANES.items()):
            _lane(ax, mark, name, spans[mark], i * lane_height)
        _foot(ax, article, length, lane_height * len(LANES))
        return canvas.describe_as(ax, _description(spans, length))


def _only_article(article, tables):
    if not isinstance(article, int):
        return article.article_id
    known = sorted({*tables.articles["article_id"], *tables.figures["article_id"], *tables.claims["article_id"]})
    if len(known) > 1:
        raise ValueError(f"the tables hold {len(known)} articles: say which one with article_id=")
    return known[0] if known else ""


def _spans(tables, identity):
    """The spans of each lane, in the order of the text."""
    figures = tables.figures[tables.figures["article_id"] == identity]
    claims = tables.claims[tables.claims["article_id"] == identity].sort_values(["start", "end", "claim_id"])
    spans = {mark: [] for mark in LANES}
    spans["figure"] = sorted(zip(figures["start"], figures["end"], strict=True))
    for claim in claims.to_dict("records"):
        span = claim["start"], claim["end"]
        if claim["quoted"] in ("partial", "full"):
            spans["quotation"].append(span)
        named, unnamed = wording.name(claim), wording.true(claim["anonymous"])
        mark = "unattributed" if not named else "anonymous" if unnamed else "attributed"
        spans[mark].append(span)
    return spans


def _lane(ax, mark, name, spans, top):
    y, (start, end) = top + _NAME + _LANE / 2, ax.get_xlim()
    small(ax, 0, top, _counted(name, spans), on="rows", va="top", ink="text")
    pens.block(ax, start, y, end - start, _LANE, colour=palette.ink("track"), alpha=0.6, name="lane")
    least = (end - start) * _LEAST_MARK / canvas.width_of(ax)
    pieces = [(left, max(right - left, least)) for left, right in spans]
    look = {"facecolor": palette.family("mark")[mark], "edgecolor": palette.ink("paper"), "linewidth": 0.4}
    ax.broken_barh(pieces, (y - _LANE / 2, _LANE), label=f"_{mark}", **look)


def _counted(name, spans):
    noun, _, rest = name.partition(" ")
    return wording.joined(wording.count(len(spans), noun.removesuffix("s")), rest, by=" ")


def _foot(ax, article, length, top):
    ax.spines["bottom"].set_visible(False)
    if isinstance(article, int):
        end = f"{length:,} characters"
    else:
        end = wording.count(len(article.paragraphs), "paragraph")
        for block in article.paragraphs:
            pens.stroke(ax, [block.start] * 2, [top - 4, top + 4], colour=palette.ink("muted"), name="paragraph")
    ax.set_xticks([0, length], labels=["start", end])
    for tick, side in zip(ax.get_xticklabels(), ("left", "right"), strict=True):
        tick.set_horizontalalignment(side)


def _description(spans, length):
    parts = []
    for mark, name in LANES.items():
        first = f", the first {spans[mark][0][0] / max(length, 1):.0%} into the text" if spans[mark] else ""
        parts.append(_counted(name, spans[mark]) + first)
    return f"The article as a strip of {length:,} characters: {'; '.join(parts)}."
