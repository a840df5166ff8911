"""The desk: the widgets, and what happens when one of them is used."""

from pathlib import Path

import anywidget
import ipywidgets as w
import traitlets

from tidynews.showing import escape, pages
from tidynews.showing.explore import editor, views
from tidynews.showing.explore.filters import ANY, SOURCES, Choice, narrow
from tidynews.tables import corrections as corrected
from tidynews.tables.export import write_csv
from tidynews.tables.tables import Tables
from tidynews.text.article import Article

_WIDE = w.Layout(width="100%")
_STYLE = {"description_width": "initial"}


class Sight(anywidget.AnyWidget):
    """Text and tables side by side; ``selected`` is the id of the row that was clicked or entered."""

    _esm = "globalThis.tidynewsQuiet = true;\n" + pages.read("page.js") + pages.read("desk.js")
    _css = pages.colours() + "\n".join(map(pages.read, ("markup.css", "sheet.css", "desk.css")))
    html = traitlets.Unicode("").tag(sync=True)
    selected = traitlets.Unicode("").tag(sync=True)


class Desk(w.VBox):
    """An article, its rows, filters, a chart, corrections and an export, all moving together.

    Parameters
    ----------
    articles, tables : as :func:`tidynews.reading.load` gives them
    corrections : the ``corrections.csv`` that is applied and written to
    export : the folder for the CSV files of what is shown
    """

    def __init__(self, articles: list[Article], tables: Tables, *, corrections: str = "corrections.csv", export: str = "export"):
        self.articles = {article.article_id: article for article in articles}
        self.parsed, self.tables = tables, tables
        self.corrections, self.export = corrections, export
        self._quiet = False
        self._make_controls()
        self._make_editor()
        self.sight, self.detail, self.picture = Sight(), w.HTML(), w.HTML()
        self.counts, self.message = w.HTML(), w.HTML()
        super().__init__(self._rows(), layout=_WIDE)
        self._listen()
        self._reread()

    def __repr__(self):
        counts = ", ".join(f"{len(getattr(self.tables, name))} {name}" for name in ("articles", "figures", "claims"))
        return f"Desk({counts})"

    def _repr_mimebundle_(self, **options):
        """The desk, and for viewers that run nothing the article with its marks."""
        bundle = super()._repr_mimebundle_(**options)
        if bundle is not None and self.sight.html:
            data = bundle[0] if isinstance(bundle, tuple) else bundle
            data["text/html"] = f"<style>{Sight._css}</style>{self.sight.html}"
        return bundle

    def _make_controls(self):
        titles = [(escape.visible(a.title or a.article_id), key) for key, a in self.articles.items()]
        self.article = w.Dropdown(options=titles, description="Article", layout=_WIDE, style=_STYLE)
        self.kind = _choice("Kind", [ANY, *sorted(set(self.parsed.figures["kind"]))])
        self.stance = _choice("Stance", [ANY, *sorted(set(self.parsed.claims["stance"]))])
        self.source = _choice("Source", list(SOURCES))
        self.strength = w.FloatSlider(
            value=1.0, min=0, max=1, step=0.05, description="Strength at most", style=_STYLE, continuous_update=False
        )
        self.words = w.Text(
            description="Words", placeholder="in number, item, source, content", style=_STYLE, continuous_update=False
        )
        self.reset = w.Button(description="Show all")
        self.chart = _choice("Chart", list(views.CHARTS))
        self.save_shown = w.Button(description="Export what is shown", layout=w.Layout(width="auto"))

    def _make_editor(self):
        self.column = _choice("Column", [])
        self.value = w.Text(description="Value", style=_STYLE, placeholder="empty: missing")
        self.why = w.Text(description="Why", style=_STYLE)
        self.keep = w.Button(description="Save correction", button_style="primary", layout=w.Layout(width="auto"))
        self.reject = w.Button(description="Reject row", layout=w.Layout(width="auto"))

    def _rows(self):
        wrap = w.Layout(flex_flow="row wrap", width="100%")
        filters = w.HBox([self.kind, self.stance, self.source, self.strength, self.words, self.reset], layout=wrap)
        editing = w.VBox(
            [w.HTML("<h3>The row</h3>"), self.detail, self.column, self.value, self.why, w.HBox([self.keep, self.reject])]
        )
        drawing = w.VBox([self.chart, self.picture])
        halves = w.HBox([editing, drawing], layout=wrap)
        for half in (editing, drawing):
            half.layout.flex, half.layout.min_width = "1 1 26rem", "0"
        return [self.article, filters, w.HBox([self.counts, self.save_shown], layout=wrap), self.message, self.sight, halves]

    def _listen(self):
        for control in (self.article, self.kind, self.stance, self.source, self.strength, self.words):
            control.observe(lambda _: self._show(), "value")
        self.chart.observe(lambda _: self._draw(), "value")
        self.sight.observe(lambda _: self._choose(), "selected")
        self.column.observe(lambda _: self._offer(), "value")
        self.reset.on_click(lambda _: self._show_all())
        self.save_shown.on_click(lambda _: self._tell(self._export))
        self.keep.on_click(lambda _: self._tell(self._save))
        self.reject.on_click(lambda _: self._tell(self._reject))

    def _reread(self):
        self.tables, stale = corrected.apply(self.parsed, corrected.about(self.parsed, self.corrections))
        if len(stale):
            problems = "; ".join(f"line {line}: {problem}" for line, problem in zip(stale["line"], stale["problem"]))
            self._say(f"Not made of {self.corrections}: {problems}")
        self._show()
        self._choose()

    @property
    def choice(self) -> Choice:
        """What the filters say."""
        return Choice(self.kind.value, self.stance.value, self.source.value, self.strength.value, self.words.value)

    def _show(self):
        article_id = self.article.value
        if article_id is None or self._quiet:
            return
        whole = narrow(self.tables, article_id)
        self.shown = narrow(self.tables, article_id, self.choice)
        self.sight.html = views.beside(self.articles[article_id], whole, self.shown)
        self.counts.value = f"<span>{views.counted(whole, self.shown)}</span>"
        self._draw()

    def _draw(self):
        if self.article.value is not None:
            self.picture.value = views.chart(self.chart.value, self.articles[self.article.value], self.shown)

    def _show_all(self):
        self._quiet = True
        self.kind.value = self.stance.value = self.source.value = ANY
        self.strength.value, self.words.value = 1.0, ""
        self._quiet = False
        self._show()

    def _choose(self):
        name, row = editor.find(self.tables, self.sight.selected)
        self.detail.value = views.detail(row)
        before = self.column.value
        self.column.options = editor.columns(name) if name else []
        if before in self.column.options:
            self.column.value = before
        for control in (self.column, self.value, self.why, self.keep, self.reject):
            control.disabled = row is None
        self._offer()

    def _offer(self):
        _, row = editor.find(self.tables, self.sight.selected)
        self.value.value = editor.written(getattr(row, self.column.value)) if row and self.column.value else ""

    def _save(self):
        name, _ = editor.find(self.tables, self.sight.selected)
        editor.save(self.corrections, self.sight.selected, name, self.column.value, self.value.value, self.why.value)
        self.why.value = ""
        self._reread()
        return f"Saved to {self.corrections}."

    def _reject(self):
        name, _ = editor.find(self.tables, self.sight.selected)
        editor.reject(self.corrections, self.sight.selected, name, self.why.value)
        self.sight.selected = ""
        self._reread()
        return f"Rejected; kept in {self.corrections}."

    def _export(self):
        written = [
            write_csv(getattr(self.shown, name), Path(self.export) / f"{name}.csv") for name in ("figures", "claims", "sourcing")
        ]
        return "Written: " + ", ".join(map(str, written))

    def _tell(self, action):
        try:
            self._say(action())
        except (ValueError, OSError) as error:
            self._say(f"Not done. {error}")

    def _say(self, text: str):
        self.message.value = f'<p role="status" aria-live="polite" class="tn-message">{escape.html(text)}</p>'


def explore(articles: list[Article], tables: Tables, *, corrections: str = "corrections.csv", export: str = "export") -> Desk:
    """A desk to explore articles at, in JupyterLab; see :class:`Desk`."""
    return Desk(articles, tables, corrections=corrections, export=export)


def _choice(name: str, options: list[str]) -> w.Dropdown:
    return w.Dropdown(options=options, description=name, style=_STYLE, layout=w.Layout(width="auto", min_width="9rem"))
