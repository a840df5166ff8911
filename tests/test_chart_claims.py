"""What the marks of claims say: places, shapes, order, who stands where."""

import matplotlib.pyplot as plt
import pandas as pd
import pytest
from drawn import WHITE, claims, faces, labels, lines, marks_by_claim
from matplotlib.colors import to_hex
from matplotlib.text import Text
from tidynews.showing import charts
from tidynews.showing.charts import palette
from tidynews.tables.tables import Tables

import examples
from examples import claim, exact, figure, judged


@pytest.fixture(autouse=True)
def no_figures_left():
    yield
    plt.close("all")


# -------------------------------------------------------------- statements


def test_one_mark_a_claim_in_the_colour_of_its_stance():
    tables = examples.seed()
    marks = marks_by_claim(charts.statements(tables.claims))
    assert sorted(marks) == sorted(tables.claims["claim_id"])
    assert to_hex(marks["c11"].get_markeredgecolor()) == palette.colour("stance", "deny")
    assert to_hex(marks["c13"].get_markeredgecolor()) == palette.colour("stance", "confirm")


def test_shape_and_filling_tell_naming_and_hedging():
    marks = marks_by_claim(charts.statements(examples.seed().claims))
    assert marks["c4"].get_marker() == "D" and marks["c3"].get_marker() == "D" and marks["c8"].get_marker() == "o"
    assert faces([marks["c5"]]) == [WHITE] and faces([marks["c4"]]) != [WHITE]


def test_claims_stand_in_the_order_of_the_text():
    tables = examples.seed()
    shuffled = tables.claims.sample(frac=1, random_state=3)
    marks = marks_by_claim(charts.statements(shuffled))
    assert [marks[c].get_xdata()[0] for c in ("c4", "c5", "c6")] == sorted(marks[c].get_xdata()[0] for c in ("c4", "c5", "c6"))
    assert len({marks[c].get_ydata()[0] for c in ("c4", "c5", "c6")}) == 1


def test_the_numbers_stand_on_the_marks_and_can_be_read():
    ax = charts.statements(examples.seed().claims)
    marks = marks_by_claim(ax).values()
    numbers = {text.full: text for text in ax.findobj(Text) if getattr(text, "full", "").isdigit()}
    assert sorted(map(int, numbers)) == list(range(1, 19))
    places = {(m.get_xdata()[0], m.get_ydata()[0]): to_hex(m.get_markerfacecolor()) for m in marks}
    for text in numbers.values():
        assert text.get_zorder() > max(mark.get_zorder() for mark in marks)
        assert palette.contrast(to_hex(text.get_color()), places[text.xy]) > 4


def test_the_order_of_time_follows_publication():
    given = claims(
        claim(1, "Ann", "first in the table", article_id="late"), claim(2, "Ann", "second in the table", article_id="early")
    )
    articles = pd.DataFrame({"article_id": ["late", "early"], "published": pd.to_datetime(["2024-09-09", "2024-01-01"])})
    marks = marks_by_claim(charts.statements(given, articles=articles, order="time"))
    assert marks["c2"].get_xdata()[0] < marks["c1"].get_xdata()[0]


@pytest.mark.parametrize("options", [{"order": "size"}, {"order": "time"}], ids=["unknown order", "time without articles"])
def test_an_order_that_cannot_be_is_refused(options):
    with pytest.raises(ValueError, match="order"):
        charts.statements(examples.seed().claims, **options)


def test_stances_have_columns_that_do_not_mix():
    ax = charts.statements(examples.many(150).claims)
    stance = dict(zip(examples.many(150).claims["claim_id"], examples.many(150).claims["stance"]))
    reach = {}
    for identity, mark in marks_by_claim(ax).items():
        reach.setdefault(stance[identity], []).append(mark.get_xdata()[0])
    spans = sorted((min(xs), max(xs)) for xs in reach.values())
    assert all(before[1] < after[0] for before, after in zip(spans, spans[1:]))


def test_marks_never_cover_one_another():
    ax = charts.statements(claims(*[claim(i, "Ann", f"statement {i}") for i in range(70)]), width=3.6)
    ax.get_figure().draw_without_rendering()
    places = [ax.transData.transform((m.get_xdata()[0], m.get_ydata()[0])) for m in marks_by_claim(ax).values()]
    nearest = min(((a - b) ** 2).sum() ** 0.5 for i, a in enumerate(places) for b in places[:i])
    assert len(places) == 60 and nearest > 13 * ax.get_figure().dpi / 72
    assert "+10" in labels(ax)


def test_sources_are_grouped_by_country():
    order = labels(charts.statements(examples.seed().claims))
    assert order.index("Ukraine") < order.index("Ukrainian officials") < order.index("South Korea") < order.index("Cha Du-hyeogn")
    assert order.index("attributed to nobody") > order.index("the United Nations")


# ------------------------------------------------------------- likelihoods


def test_a_probability_is_a_bar_on_the_scale():
    ax = charts.likelihoods(examples.seed().claims)
    assert [tuple(line.get_xdata()) for line in lines(ax, "_range")] == [(80, 95)]
    assert "80–95 % “highly likely”" in labels(ax)


def test_a_probability_moves_to_the_other_scale():
    ax = charts.likelihoods(examples.seed().claims, scale="phia")
    assert [tuple(line.get_xdata()) for line in lines(ax, "_range")] == [(80, 90)]
    assert "highly unlikely" in labels(ax)


def test_hedges_without_a_probability_stand_beside_the_scale():
    marks = lines(charts.likelihoods(examples.seed().claims), "_unquantified")
    assert len(marks) == 7 and all(mark.get_xdata()[0] > 100 for mark in marks)


def test_unhedged_claims_are_counted():
    assert "10 claims without a hedge not shown" in charts.likelihoods(examples.seed().claims).get_xlabel()


def test_the_likeliest_comes_first():
    given = claims(
        *[
            claim(i, f"no. {i}", "it", hedges="x", likelihood_low=low, likelihood_high=high, likelihood_scale="icd203")
            for i, low, high in ((1, 1, 5), (2, 95, 99), (3, 45, 55))
        ]
    )
    bars = lines(charts.likelihoods(given), "_range")
    assert [line.get_xdata()[0] for line in sorted(bars, key=lambda line: line.get_ydata()[0])] == [95, 45, 1]


def test_an_unknown_scale_is_refused():
    with pytest.raises(ValueError, match="icd203.*phia"):
        charts.likelihoods(examples.seed().claims, scale="kent")


# ------------------------------------------------------ strength, admiralty


def test_the_bar_is_as_long_as_the_strength_and_the_weakest_comes_first():
    tables = examples.seed()
    bars = sorted(lines(charts.strength(tables.sourcing, tables.claims), "_strength"), key=lambda line: line.get_ydata()[0])
    assert [line.get_xdata()[1] for line in bars] == pytest.approx(sorted(tables.sourcing["strength"]))


def test_the_order_of_the_text_can_be_asked_for():
    tables = examples.seed()
    bars = sorted(
        lines(charts.strength(tables.sourcing, tables.claims, order="text"), "_strength"), key=lambda line: line.get_ydata()[0]
    )
    assert [line.get_xdata()[1] for line in bars] == pytest.approx(list(tables.sourcing["strength"]))
    with pytest.raises(ValueError, match="order"):
        charts.strength(tables.sourcing, tables.claims, order="time")


@pytest.mark.parametrize("weakest", ["source", "cue", "content"])
def test_the_weakest_factor_is_framed(weakest):
    scores = {"source": 0.9, "cue": 0.8, "content": 0.7, weakest: 0.2}
    tables = Tables.from_rows({"sourcing": [judged(1, *scores.values(), weakest)], "claims": [claim(1, "Ann", "it rained")]})
    ax = charts.strength(tables.sourcing, tables.claims)
    framed = [patch for patch in ax.patches if patch.get_label() == "_weakest"]
    names = {text.full: text.xy[0] for text in ax.findobj(Text) if getattr(text, "full", "") in scores}
    assert len(framed) == 1
    assert min(names, key=lambda name: abs(names[name] - framed[0].get_x() - framed[0].get_width() / 2)) == weakest


def test_a_contested_claim_says_so():
    tables = examples.seed()
    assert sum(text.startswith("contested · ") for text in labels(charts.strength(tables.sourcing, tables.claims))) == 1


def test_a_claim_that_is_not_in_the_table_is_still_judged():
    tables = examples.seed()
    ax = charts.strength(tables.sourcing, tables.claims.iloc[:3])
    assert len(lines(ax, "_strength")) == len(tables.sourcing)


def test_cells_of_the_matrix_hold_their_counts():
    codes = [("A", "1")] * 2 + [("F", "6")] * 12 + [("C", "3")]
    tables = Tables.from_rows(
        {"sourcing": [judged(i, 0.5, 0.5, 0.5, "cue", reliability=a, credibility=b) for i, (a, b) in enumerate(codes)]}
    )
    ax = charts.admiralty(tables.sourcing)
    numbers = {
        (round(text.xy[0] - 0.5), text.xy[1]): text.full
        for text in ax.findobj(Text)
        if getattr(text, "full", "").isdigit() and text.get_weight() == "bold"
    }
    rows = sorted({y for _, y in numbers})
    placed = {(rows.index(y), x): n for (x, y), n in numbers.items() if y != rows[0]}
    assert placed == {(1, 0): "2", (2, 2): "1", (3, 5): "12"}
    assert "12 claims cannot be judged" in charts.describe(ax)


# ------------------------------------------------------------ chains, strip


def boxes(ax):
    return [patch for patch in ax.patches if patch.get_label() == "_box"]


def test_a_chain_runs_from_origin_through_relays_to_outlet():
    tables = Tables.from_rows(
        {"claims": [claim(1, "the ministry", "it", via="the agency; the daily")], "articles": [examples.ARTICLE]}
    )
    ax = charts.chains(tables.claims, articles=tables.articles)
    order = sorted(boxes(ax), key=lambda box: box.get_x())
    names = {text.full: text.xy[0] for text in ax.findobj(Text) if hasattr(text, "full")}
    assert len(order) == 4
    places = [names[name] for name in ("the ministry", "the agency", "the daily", "ICARO Media")]
    assert places == sorted(places) and len(set(places)) == 4
    assert sum(patch.get_label() == "_link" for patch in ax.patches) == 3


def test_lines_are_as_thick_as_the_claims_are_many():
    tables = Tables.from_rows(
        {"claims": [claim(i, "Ann" if i else "Bob", "it") for i in range(9)], "articles": [examples.ARTICLE]}
    )
    ax = charts.chains(tables.claims, articles=tables.articles)
    assert len({patch.get_linewidth() for patch in ax.patches if patch.get_label() == "_link"}) == 2
    assert "8 claims" in labels(ax) and "1 claim" in labels(ax)


def test_claims_of_nobody_start_in_a_dashed_box():
    ax = charts.chains(examples.seed().claims, articles=examples.seed().articles)
    dashed = [box for box in boxes(ax) if box.get_linestyle() != "-" and box.get_linestyle() != "solid"]
    assert len(dashed) == 1 and "attributed to nobody" in labels(ax)


def test_boxes_never_cover_one_another():
    ax = charts.chains(examples.many(150).claims, articles=examples.many(150).articles)
    spans = [box.get_bbox() for box in boxes(ax)]
    assert not any(a.overlaps(b) for i, a in enumerate(spans) for b in spans[:i])


def test_rare_origins_are_folded_into_one_box():
    ax = charts.chains(claims(*[claim(i, f"no. {i}", "it") for i in range(30)]), top=5)
    assert "26 others" in labels(ax) and "26 claims" in labels(ax)


def test_the_strip_holds_every_span_in_its_lane():
    tables = examples.seed()
    ax = charts.strip(4000, tables)
    lanes = {found.get_label(): [path.get_extents() for path in found.get_paths()] for found in ax.collections}
    assert [box.x0 for box in lanes["_figure"]] == list(tables.figures["start"])
    assert [box.x0 for box in lanes["_unattributed"]] == list(tables.claims.loc[tables.claims["source"].isna(), "start"])
    assert [box.x0 for box in lanes["_anonymous"]] == list(tables.claims.loc[tables.claims["anonymous"], "start"])
    assert len(lanes["_quotation"]) == 2
    assert {"7 figures", "2 quotations", "3 claims of sources not named", "6 claims attributed to nobody"} <= set(labels(ax))


def test_a_short_span_in_a_long_text_is_still_seen():
    tables = Tables.from_rows({"figures": [figure(1, "7", "ship", "use", **exact(7))]})
    ax = charts.strip(5_000_000, tables)
    (found,) = [c for c in ax.collections if c.get_label() == "_figure"]
    box = found.get_paths()[0].get_extents().transformed(ax.transData)
    assert box.width > 2


def test_several_articles_need_one_to_be_named():
    tables = Tables.from_rows({"figures": [figure(1, "7", "ship", "use", article_id=a, **exact(7)) for a in ("one", "two")]})
    with pytest.raises(ValueError, match="article_id="):
        charts.strip(1000, tables)
    ax = charts.strip(1000, tables, article_id="two")
    assert "1 figure" in labels(ax)


def test_the_lines_of_the_origin_that_most_outlets_print_stand_out():
    said = [claim(i, "the harbour master", "it", article_id=f"a{i}") for i in range(3)]
    said += [claim(i, "the mayor", "it", article_id="a0") for i in range(3, 8)]
    articles = pd.DataFrame({"article_id": ["a0", "a1", "a2"], "outlet": ["Gazette", "Courier", "Herald"]})
    ax = charts.chains(claims(*said), articles=articles)
    note = "In colour: the harbour master, the origin of 3 of 8 claims, in 3 of 3 outlets"
    assert note in ax.get_xlabel() and note in charts.describe(ax)
    accent = to_hex(palette.colour("country", None))
    assert sum(to_hex(link.get_edgecolor()) == accent for link in ax.patches if link.get_label() == "_link") == 3


def test_no_origin_stands_out_where_none_is_in_two_outlets():
    articles = pd.DataFrame({"article_id": ["a0"], "outlet": ["Gazette"]})
    ax = charts.chains(claims(claim(0, "the mayor", "it", article_id="a0")), articles=articles)
    assert "In colour" not in charts.describe(ax)
