"""Every chart on every sort of table: nothing overlaps, nothing is lost silently, nothing global changes."""

import inspect
import re
import warnings
from pathlib import Path

import matplotlib

import examples

matplotlib.use("Agg")

import matplotlib.pyplot as plt
import pytest
import tidynews as tn
from matplotlib.text import Text
from tidynews.showing import charts
from tidynews.showing.charts import lettering
from tidynews.text.article import Article, Block

PAGE, PHONE = 6.0, 3.6
PAGE_OF_CHARTS = Path(__file__).parents[1] / "docs" / "charts.md"

DRAW = {
    "shipments": lambda t, **o: charts.shipments(t.figures, t.claims, **o),
    "timeline": lambda t, **o: charts.timeline(examples.dated(t), claims=t.claims, **o),
    "statements": lambda t, **o: charts.statements(t.claims, **o),
    "likelihoods": lambda t, **o: charts.likelihoods(t.claims, **o),
    "strength": lambda t, **o: charts.strength(t.sourcing, t.claims, **o),
    "admiralty": lambda t, **o: charts.admiralty(t.sourcing, **o),
    "chains": lambda t, **o: charts.chains(t.claims, articles=t.articles, **o),
    "register": lambda t, **o: charts.register(examples.registered(t), **o),
    "strip": lambda t, **o: charts.strip(220 * len(t.claims) + 100, t, **o),
}
every_chart = pytest.mark.parametrize("name", DRAW)


@pytest.fixture(autouse=True)
def no_figures_left():
    yield
    plt.close("all")


def written(ax):
    """The texts that can be seen, with their boxes in pixels."""
    figure = ax.get_figure()
    figure.draw_without_rendering()
    renderer = figure.canvas.get_renderer()
    seen = [text for text in ax.findobj(Text) if text.get_visible() and text.get_text().strip()]
    return [(text.get_text(), text.get_window_extent(renderer)) for text in seen]


def overlapping(texts, slack=2.5):
    """Pairs of texts whose boxes share more than ``slack`` pixels both ways."""
    found = []
    for i, (one, a) in enumerate(texts):
        for other, b in texts[:i]:
            wide = min(a.x1, b.x1) - max(a.x0, b.x0)
            high = min(a.y1, b.y1) - max(a.y0, b.y0)
            if wide > slack and high > slack:
                found.append((one, other))
    return found


def outside(texts, figure):
    """Texts that reach over the edge of the figure."""
    return [text for text, b in texts if b.x0 < -1 or b.y0 < -1 or b.x1 > figure.bbox.width + 1 or b.y1 > figure.bbox.height + 1]


def assert_legible(ax):
    texts = written(ax)
    assert overlapping(texts) == []
    assert outside(texts, ax.get_figure()) == []


def says(ax):
    """All that is written on the axes, in full."""
    return "\n".join(getattr(text, "full", text.get_text()) for text in ax.findobj(Text))


def test_the_measure_of_overlap_finds_one():
    figure, ax = plt.subplots()
    ax.axis("off")
    ax.text(0.5, 0.5, "one word")
    ax.text(0.52, 0.5, "another")
    ax.text(0.98, 0.2, "far over the edge")
    texts = written(ax)
    assert overlapping(texts) == [("another", "one word")]
    assert outside(texts, figure) == ["far over the edge"]


@every_chart
def test_empty_table_says_so(name):
    ax = DRAW[name](examples.many(0))
    assert says(ax).strip().startswith("No ")
    assert charts.describe(ax).startswith("No ")
    assert ax.get_figure().get_size_inches()[1] < 1


def test_totals_without_any_day_say_why_none_is_drawn():
    tables = examples.seed()
    ax = charts.timeline(tables.figures.assign(date_start=None, date_end=None), item="weapon")
    assert charts.describe(ax) == "No dated totals to show: 1 figure without a date."


@every_chart
@pytest.mark.parametrize("n, width", [(1, PAGE), (5, PHONE), (150, PHONE), (500, PAGE)])
def test_labels_never_overlap(name, n, width):
    fold = {"top": 6} if n == 500 and name not in ("admiralty", "strip") else {}
    ax = DRAW[name](examples.many(n), width=width, **fold)
    assert ax.get_figure().get_size_inches()[0] == width
    assert_legible(ax)


@every_chart
def test_seed_is_legible(name):
    tables = examples.seed()
    assert_legible(DRAW[name](tables, width=PHONE))


@every_chart
@pytest.mark.parametrize("script", [script for script in examples.NAMES if script != "plain"])
def test_names_of_any_script(name, script):
    tables = examples.many(3, script)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        ax = DRAW[name](tables, width=PHONE)
        assert_legible(ax)
    assert charts.describe(ax)


@pytest.mark.parametrize("name", ["shipments", "statements", "likelihoods", "strength", "chains"])
@pytest.mark.parametrize("script", ["korean", "arabic", "cyrillic", "mathtext"])
def test_names_are_written_literally(name, script):
    word = examples.NAMES[script].split()[0]
    if lettering.legible(word).strip("\u200e") != word:
        pytest.skip("no font for this script is installed")
    ax = DRAW[name](examples.many(6, script))
    texts = [text for text in ax.findobj(Text) if word in text.get_text()]
    assert texts
    assert not any(text.get_parse_math() for text in texts)


def test_characters_without_a_glyph_become_boxes():
    tables = examples.many(2, "odd")
    said = says(charts.statements(tables.claims))
    assert "□" in said
    assert "\x07" not in said and "\u200b" not in said and "\U00012000" not in said


@pytest.mark.parametrize("name", ["shipments", "statements", "likelihoods", "strength"])
def test_what_is_folded_is_counted(name):
    ax = DRAW[name](examples.many(150), top=7)
    assert "not shown" in ax.get_xlabel()
    assert "not shown" in charts.describe(ax)


@every_chart
@pytest.mark.parametrize("size", [(6, 5), (4, 3)])
def test_a_small_axes_takes_what_it_can_hold(name, size):
    figure, ax = plt.subplots(figsize=size, layout="constrained")
    DRAW[name](examples.many(20), ax=ax)
    assert overlapping(written(ax)) == []


@pytest.mark.parametrize("name", ["shipments", "strength", "statements", "likelihoods", "chains", "strip"])
def test_own_figure_grows_with_its_rows(name):
    few, many = (DRAW[name](examples.many(n)).get_figure().get_size_inches()[1] for n in (2, 8))
    assert many > few or name == "strip"


@every_chart
def test_draws_on_the_axes_it_is_given(name):
    figure, (other, mine) = plt.subplots(1, 2)
    plt.sca(other)
    before = dict(matplotlib.rcParams)
    assert DRAW[name](examples.seed(), ax=mine) is mine
    assert plt.get_fignums() == [figure.number]
    assert plt.gca() is other
    assert not other.has_data() and not other.texts
    assert dict(matplotlib.rcParams) == before


@every_chart
def test_own_figure_is_constrained_and_leaves_the_style_alone(name):
    before = dict(matplotlib.rcParams)
    figure = DRAW[name](examples.seed()).get_figure()
    assert figure.get_constrained_layout()
    assert dict(matplotlib.rcParams) == before


@every_chart
def test_same_rows_same_picture(name, tmp_path):
    pictures = []
    for _ in range(2):
        figure = DRAW[name](examples.many(2), width=PHONE).get_figure()
        figure.canvas.draw()
        pictures.append(bytes(figure.canvas.buffer_rgba()))
    assert pictures[0] == pictures[1]


@every_chart
def test_rows_in_another_order_same_texts(name):
    tables = examples.many(5)
    texts = sorted(text for text, _ in written(DRAW[name](tables)))
    for table in ("figures", "claims", "sourcing"):
        setattr(tables, table, getattr(tables, table).iloc[::-1].reset_index(drop=True))
    assert sorted(text for text, _ in written(DRAW[name](tables))) == texts


@every_chart
def test_tables_are_not_changed(name):
    tables = examples.many(5)
    before = {table: getattr(tables, table).copy() for table in ("figures", "claims", "sourcing", "articles")}
    DRAW[name](tables)
    for table, frame in before.items():
        assert getattr(tables, table).equals(frame)


def test_a_description_of_a_whole_figure_joins_its_axes():
    tables = examples.seed()
    figure, (left, right) = plt.subplots(1, 2, figsize=(14, 8))
    charts.admiralty(tables.sourcing, left)
    charts.strip(4000, tables, right)
    assert charts.describe(figure) == f"{charts.describe(left)} {charts.describe(right)}"
    assert charts.describe(plt.figure().add_subplot()) == ""


@every_chart
def test_title_can_be_chosen_or_left_out(name):
    assert DRAW[name](examples.many(3), title="Seen from afar").get_title(loc="left") == "Seen from afar"
    assert DRAW[name](examples.many(3), title="").get_title(loc="left") == ""


@every_chart
def test_the_page_of_charts_shows_every_chart(name):
    section = re.search(rf"^## {name}: .*?(?=^## |\Z)", PAGE_OF_CHARTS.read_text(encoding="utf-8"), re.M | re.S)[0]
    signature = str(inspect.signature(getattr(charts, name))).replace("'", '"')
    assert f"`{name}{signature}`" in section
    alternative, picture = re.search(r"!\[([^\]]+)\]\(([^)]+)\)", section).groups()
    assert len(alternative) > 60
    assert (PAGE_OF_CHARTS.parent / picture).stat().st_size < 150_000


def test_every_function_of_the_package_is_drawn_here():
    assert {*DRAW, "describe"} == set(charts.__all__)


def test_strip_of_an_article_marks_its_paragraphs():
    text = "One line.\nAnother line."
    article = Article(text=text, blocks=(Block("paragraph", 0, 9), Block("paragraph", 10, 23)))
    tables = examples.many(2)
    for frame in (tables.figures, tables.claims):
        frame["article_id"] = article.article_id
    ax = charts.strip(article, tables)
    assert [line.get_xdata()[0] for line in ax.lines if line.get_label() == "_paragraph"] == [0, 10]
    assert ax.get_xticklabels()[-1].get_text() == "2 paragraphs"


@pytest.mark.parametrize("top", ["many", 0, -5, 2.5, True, None], ids=repr)
@pytest.mark.parametrize("name", ["shipments", "likelihoods", "chains"])
def test_how_many_to_draw_is_a_whole_number(name, top):
    tables = tn.parse(tn.read_article(Path(__file__).parents[1] / "examples" / "shells" / "2024-06-14_babel.txt"))
    rows = tables.figures if name == "shipments" else tables.claims
    with pytest.raises(ValueError, match="give a whole number"):
        getattr(charts, name)(rows, top=top)
