"""What the marks of figures and totals say: places, lengths, arrows, hollow and full, order."""

import math
from itertools import combinations

import matplotlib.pyplot as plt
import pandas as pd
import pytest
from drawn import WHITE, arrows, claims, faces, figures, labels, lines
from matplotlib.colors import to_hex
from matplotlib.dates import date2num
from matplotlib.text import Text
from tidynews.showing import charts
from tidynews.showing.charts import palette

import examples
from examples import claim, exact, figure


@pytest.fixture(autouse=True)
def no_figures_left():
    yield
    plt.close("all")


# --------------------------------------------------------------- shipments


BOUNDS = [  # id, columns, dots at, caps at, bar from and to, arrows up, arrows down
    ("exact", exact(20), [20], [], None, 0, 0),
    ("at least: dot and arrow", {"value": 1500, "low": 1500}, [1500], [], None, 1, 0),
    ("at most: dot and arrow", {"value": 300, "high": 300}, [300], [], None, 0, 1),
    ("range: bar alone", {"low": 5, "high": 9}, [], [], (5, 9), 0, 0),
    ("range with a best estimate", {"low": 5, "best": 7, "high": 9}, [7], [], (5, 9), 0, 0),
    ("vague and open: cap and arrow", {"low": 24}, [], [24], None, 1, 0),
    ("nothing known: no mark", {}, [], [], None, 0, 0),
]


@pytest.mark.parametrize("columns, dots, caps, bar, up, down", [row[1:] for row in BOUNDS], ids=[row[0] for row in BOUNDS])
def test_marks_follow_the_bounds(columns, dots, caps, bar, up, down):
    ax = charts.shipments(figures(figure(1, "so many", "crate", "shipment", **columns)))
    assert [line.get_xdata()[0] for line in lines(ax, "_stated")] == dots
    assert [line.get_xdata()[0] for line in lines(ax, "_limit")] == caps
    assert [tuple(line.get_xdata()) for line in lines(ax, "_range")] == ([bar] if bar else [])
    assert (len(arrows(ax, "_open_above")), len(arrows(ax, "_open_below"))) == (up, down)


def test_arrows_point_to_the_open_side():
    ax = charts.shipments(
        figures(
            figure(1, "at least 5", "crate", "shipment", value=5, low=5),
            figure(2, "up to 9", "crate", "shipment", value=9, high=9),
        )
    )
    (above,), (below,) = arrows(ax, "_open_above"), arrows(ax, "_open_below")
    assert above.xy[0] == 5 and above.get_position()[0] > 0
    assert below.xy[0] == 9 and below.get_position()[0] < 0


HEDGES = [
    ("could", {"hedges": "could"}, True),
    ("a likelihood", {"likelihood_low": 55, "likelihood_high": 80}, True),
    ("a plain statement", {}, False),
]


@pytest.mark.parametrize("columns, hollow", [row[1:] for row in HEDGES], ids=[row[0] for row in HEDGES])
def test_hedged_marks_are_hollow(columns, hollow):
    shown = figures(
        figure(1, "20", "crate", "shipment", claim_id="c1", **exact(20)),
        figure(2, "5 to 9", "crate", "use", claim_id="c1", low=5, high=9),
    )
    ax = charts.shipments(shown, claims(claim(1, "the port", "20 crates", **columns)))
    expected = WHITE if hollow else palette.colour("kind", "shipment")
    assert faces(lines(ax, "_stated")) == [expected]
    assert len(lines(ax, "_hollow")) == hollow


def test_each_kind_has_its_heading_and_its_colour():
    ax = charts.shipments(examples.seed().figures)
    assert [text for text in labels(ax) if text in ("Shipments", "Personnel", "Casualties", "Use")] == [
        "Shipments",
        "Personnel",
        "Casualties",
        "Use",
    ]
    dots = {line.get_xdata()[0]: to_hex(line.get_markerfacecolor()) for line in lines(ax, "_stated")}
    assert dots[1.5e6] == palette.colour("kind", "shipment")
    assert dots[6] == palette.colour("kind", "casualty")


def test_parts_are_indented_under_their_whole():
    ax = charts.shipments(examples.seed().figures)
    heads = {text.full: text for text in ax.findobj(Text) if hasattr(text, "full")}
    whole, part = heads["twenty"], heads["of which six"]
    ax.get_figure().draw_without_rendering()
    assert part.get_window_extent().x0 > whole.get_window_extent().x0 + 10
    order = labels(ax)
    assert order.index("of which six") > order.index("twenty")
    assert not {"Several", "at least 20"} & set(order[order.index("twenty") : order.index("of which six")])


def test_alternatives_follow_with_or():
    shown = figures(
        figure(1, "3 million", "shell", "shipment", **exact(3e6)),
        figure(2, "1 million", "rocket", "shipment", **exact(1e6)),
        figure(3, "500,000", "heavy shell", "shipment", alternative_to="f1", **exact(5e5)),
    )
    heads = [text for text in labels(charts.shipments(shown)) if "million" in text or "500" in text]
    assert heads == ["3 million", "or 500,000", "1 million"]


@pytest.mark.parametrize("column", ["part_of", "alternative_to"])
def test_circles_and_unknown_ids_lose_no_figure(column):
    shown = figures(
        *[
            figure(i, f"no. {i}", "crate", "use", **exact(i), **{column: whole})
            for i, whole in ((1, "f2"), (2, "f1"), (3, "f9"), (4, "f4"))
        ]
    )
    said = " ".join(labels(charts.shipments(shown)))
    assert all(f"no. {i}" in said for i in (1, 2, 3, 4))


def test_a_wide_span_is_logarithmic_and_said_so():
    wide = charts.shipments(
        figures(figure(1, "3", "crate", "use", **exact(3)), figure(2, "9,000", "crate", "use", **exact(9000)))
    )
    assert wide.get_xscale() == "log" and "logarithmic" in wide.get_xlabel()
    narrow = charts.shipments(figures(figure(1, "30", "crate", "use", **exact(30)), figure(2, "90", "crate", "use", **exact(90))))
    assert narrow.get_xscale() == "linear" and "logarithmic" not in narrow.get_xlabel()
    zero = charts.shipments(
        figures(figure(1, "none", "crate", "use", **exact(0)), figure(2, "9,000", "crate", "use", **exact(9000)))
    )
    assert zero.get_xscale() == "linear" and zero.get_xlim()[0] <= 0


def test_ticks_are_written_as_print_has_them():
    ax = charts.shipments(examples.seed().figures)
    assert [tick.get_text() for tick in ax.get_xticklabels()] == ["1", "10", "100", "1,000", "10,000", "100,000", "1 million"]


def test_every_mark_stands_inside_the_axis():
    ax = charts.shipments(examples.many(150).figures)
    low, high = ax.get_xlim()
    assert all(low <= x <= high for name in ("_stated", "_limit", "_range") for line in lines(ax, name) for x in line.get_xdata())


def test_source_hedge_route_and_day_stand_beside_the_words():
    said = labels(charts.shipments(examples.seed().figures, examples.seed().claims))
    assert "North Korea → Russia · attributed to nobody · “reportedly”" in said
    assert "attributed to nobody · “reportedly” · 3 Oct 2024 (partly inferred)" in said
    assert "from North Korea · the article itself" in said
    assert any("via The Washington Post" in text for text in said)


def test_a_conversion_names_what_it_was_converted_from():
    given = figures(
        figure(1, "6,700", "container", "shipment", **exact(6700)),
        figure(2, "3 million", "shell", "shipment", derived_from="f1", **exact(3e6)),
    )
    assert "converted from “6,700”" in labels(charts.shipments(given))


def test_other_units_are_counted_not_drawn():
    shown = figures(figure(1, "20", "crate", "use", **exact(20)), figure(2, "30 %", "vote", "share", unit="percent", **exact(30)))
    ax = charts.shipments(shown)
    assert [line.get_xdata()[0] for line in lines(ax, "_stated")] == [20]
    assert "1 figure in other units not shown (percent)" in ax.get_xlabel()
    more = figures(
        *[figure(i, f"${i}", "fine", "money", unit="USD", **exact(i)) for i in (3, 4)],
        figure(5, "20", "crate", "use", **exact(20)),
    )
    money = charts.shipments(more)
    assert sorted(line.get_xdata()[0] for line in lines(money, "_stated")) == [3, 4]
    assert money.get_xlabel().startswith("USD") and money.get_title(loc="left") == "Figures reported, in USD"
    shares = charts.shipments(shown, unit="percent")
    assert [line.get_xdata()[0] for line in lines(shares, "_stated")] == [30]
    assert shares.get_xticklabels()[-1].get_text().endswith("%")


def test_the_largest_are_kept_when_folded():
    shown = figures(*[figure(i, f"{i}", "crate", "use", **exact(i)) for i in range(1, 31)])
    ax = charts.shipments(shown, top=3)
    assert [line.get_xdata()[0] for line in lines(ax, "_stated")] == [30, 29, 28]
    assert "The largest 3 of 30 figures; 27 are not shown" in ax.get_xlabel()


def test_the_description_names_the_largest():
    tables = examples.seed()
    said = charts.describe(charts.shipments(tables.figures, tables.claims))
    assert "7 figures" in said and "over 1.5 million artillery shells, attributed to nobody" in said and "logarithmic" in said


# ---------------------------------------------------------------- timeline


def test_a_total_stands_at_its_day_and_number():
    ax = charts.timeline(examples.shells())
    places = {line.get_ydata()[0]: line.get_xdata()[0] for line in lines(ax, "_stated")}
    assert places[28000] == date2num(pd.Timestamp(2025, 7, 13))
    assert places[1000] == date2num(pd.Timestamp(2023, 10, 13))
    assert len(arrows(ax, "_open_above")) == 3


def test_one_total_in_several_reports_is_one_mark():
    ax = charts.timeline(examples.shells())
    assert sum(line.get_ydata()[0] == 10000 for line in lines(ax, "_stated")) == 2
    assert "at least 10,000 ×4" in labels(ax)


def test_totals_stand_on_their_day_and_step_aside_only_where_they_would_cover_another():
    days = pd.to_datetime(["2024-05-01", "2024-05-01", "2024-05-02", "2025-05-01"])
    rivals = pd.DataFrame({"published": days, "surface": "", "value": [10, 40, 41, 90], "item": "person", "unit": "count"})
    rivals = rivals.assign(low=rivals["value"], best=rivals["value"], high=rivals["value"], origin=["a", "b", "c", "d"])
    ax = charts.timeline(rivals)
    ax.get_figure().draw_without_rendering()
    stated = [line.get_xydata()[0] for line in lines(ax, "_stated")]
    places = ax.transData.transform(stated)
    point = ax.get_figure().dpi / 72
    assert all(math.dist(one, other) > 8 * point for one, other in combinations(places, 2))
    aside = [abs(x - float(date2num(day))) for (x, _), day in zip(stated, days, strict=True)]
    assert [a > 0.01 for a in aside] == [False, False, True, False]


def test_an_origin_has_one_colour_and_a_name():
    ax = charts.timeline(examples.shells())
    shades = {line.get_ydata()[0]: to_hex(line.get_markerfacecolor()) for line in lines(ax, "_stated")}
    assert shades[13000] == shades[28000] != shades[18000]
    assert "South Korean Defense Intelligence Agency" in labels(ax)


def test_origins_beyond_the_colours_are_grey_and_counted():
    ax = charts.timeline(examples.shells(), top=2)
    assert "3 other origins" in labels(ax)
    assert faces(lines(ax, "_stated")).count(palette.colour("origin", "other")) == 3


def test_figures_take_their_day_and_origin_from_article_and_claim():
    tables = examples.seed()
    ax = charts.timeline(tables.figures, claims=tables.claims, articles=tables.articles, item="artillery shell")
    assert [line.get_ydata()[0] for line in lines(ax, "_stated")] == [1.5e6]
    assert "attributed to nobody" in labels(ax)
    assert "6 figures of other items not shown" in ax.get_xlabel().replace("\n", " ")


def test_of_very_many_totals_the_latest_are_drawn():
    days = pd.date_range("2020-01-01", periods=310, freq="D")
    totals = pd.DataFrame({"published": days, "surface": "", "value": range(1, 311), "item": "crate", "unit": "count"})
    ax = charts.timeline(totals.assign(low=totals["value"], best=totals["value"], high=totals["value"]))
    assert [line.get_ydata()[0] for line in lines(ax, "_stated")] == list(range(11, 311))
    assert "The latest 300 of 310 totals; 10 are not shown" in ax.get_xlabel().replace("\n", " ")


def test_totals_without_a_day_are_counted():
    totals = examples.shells()
    totals.loc[0, "published"] = pd.NaT
    assert "1 figure without a date not shown" in charts.timeline(totals).get_xlabel().replace("\n", " ")
