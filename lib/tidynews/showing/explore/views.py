"""The HTML of the desk: text and tables side by side, one row's detail, a chart."""

import base64
import io
from dataclasses import asdict

from tidynews.showing import escape, markup, phrases, sheets
from tidynews.showing.charts import canvas, shipments, statements, strength, strip
from tidynews.tables.tables import Tables
from tidynews.text.article import Article

_PLACE = ("paragraph", "sentence", "start", "end")
CHARTS = ("figures", "statements", "strength", "where in the text")


def beside(article: Article, whole: Tables, shown: Tables) -> str:
    """The marked text and the tables of what is shown; labels are those of the whole article."""
    kept = {*shown.figures["figure_id"], *shown.claims["claim_id"]}
    every = [*whole.figures["figure_id"], *whole.claims["claim_id"]]
    marked = markup.highlight(article, whole, hidden=[row for row in every if row not in kept])
    tables = [sheet.only(kept) for sheet in (sheets.figures(whole), sheets.claims(whole))]
    return (
        f'<section class="tn-pane" tabindex="0" aria-label="Text">{marked.html()}</section>'
        f'<section class="tn-pane" tabindex="0" aria-label="Tables">{"".join(sheet.html() for sheet in tables)}</section>'
    )


def detail(row) -> str:
    """Every cell of one row that is not missing; ids and places last."""
    if row is None:
        return "<p>Choose a mark in the text or a row of a table to see all that is known of it.</p>"
    known = [(name, value) for name, value in asdict(row).items() if value is not None]
    known.sort(
        key=lambda cell: cell[0] in _PLACE or cell[0].endswith(("_id", "source_start", "source_end", "cue_start", "cue_end"))
    )
    cells = [(name.replace("_", " "), value) for name, value in known]
    lines = "".join(f"<dt>{escape.html(name)}</dt><dd>{escape.html(_shown(value))}</dd>" for name, value in cells)
    return f'<dl class="tn-detail tex2jax_ignore mathjax_ignore">{lines}</dl>'


def _shown(value):
    return phrases.number(value) if isinstance(value, float) else value


def chart(kind: str, article: Article, shown: Tables) -> str:
    """One of :data:`CHARTS` of what is shown, as a picture with a description."""
    import matplotlib.pyplot as plt

    draw = {
        "figures": lambda: shipments(shown.figures, shown.claims),
        "statements": lambda: statements(shown.claims),
        "strength": lambda: strength(shown.sourcing, shown.claims),
        "where in the text": lambda: strip(article, shown, article_id=article.article_id),
    }
    with plt.ioff():
        figure = draw[kind]().get_figure(root=True)
        picture = io.BytesIO()
        figure.savefig(picture, format="png")
        plt.close(figure)
    data = base64.b64encode(picture.getvalue()).decode()
    return f'<img class="tn-chart" alt="{escape.html(canvas.describe(figure))}" src="data:image/png;base64,{data}">'


def counted(whole: Tables, shown: Tables) -> str:
    """How much of the article is shown, in one line."""
    pairs = ((len(getattr(shown, name)), len(getattr(whole, name)), name) for name in ("figures", "claims"))
    return "Shown: " + " and ".join(f"{some} of {every} {name}" for some, every, name in pairs) + "."
