"""Whatever numbers, words and relations the rows hold, a chart shows them or says that it does not."""

import matplotlib

import examples

matplotlib.use("Agg")

import matplotlib.pyplot as plt
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_charts import outside, overlapping, written
from tidynews.records import Claim, Figure
from tidynews.showing import charts
from tidynews.tables.tables import Tables

few = settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
numbers = st.one_of(
    st.none(), st.sampled_from([0.0, 1.0, -3.0, 1e-9, 0.5, 999_999_999_999.0, 1e18, 1e300]), st.floats(-1e6, 1e9, allow_nan=False)
)
words = st.one_of(
    st.none(),
    st.sampled_from(["shell", "$x^2$", "\u200b", "a; b", "포탄", "قذيفة", "x" * 300]),
    st.text(st.characters(codec="utf-8"), max_size=30),
)
ids = st.one_of(st.none(), st.sampled_from(["f0", "f1", "f2", "f9"]))


@st.composite
def figures(draw):
    rows = []
    for i in range(draw(st.integers(0, 5))):
        low, high = draw(numbers), draw(numbers)
        if low is not None and high is not None:
            low, high = sorted((low, high))
        rows.append(Figure(
            figure_id=f"f{i}", article_id="a", paragraph=0, sentence=0, start=i, end=i + 1, surface=draw(words) or "1", value=draw(numbers),
            low=low, high=high, best=draw(numbers), item=draw(words), kind=draw(st.sampled_from(examples.KINDS)), outcome=draw(words),
            unit=draw(st.sampled_from(["count", "USD", "percent", "km/day"])), supplier=draw(words), part_of=draw(ids), alternative_to=draw(ids),
            claim_id=draw(st.sampled_from(["c0", "c1", None])), date_start=draw(st.one_of(st.none(), st.dates())), date_end=draw(st.one_of(st.none(), st.dates())),
        ))  # fmt: skip
    return rows


@st.composite
def claims(draw):
    per_cent = st.one_of(st.none(), st.sampled_from([0.0, 1.0, 5.0, 55.0, 80.0, 95.0, 99.0, 100.0]))
    rows = []
    for i in range(draw(st.integers(0, 5))):
        low, high = draw(per_cent), draw(per_cent)
        if low is not None and high is not None:
            low, high = sorted((low, high))
        rows.append(Claim(
            claim_id=f"c{i}", article_id="a", paragraph=0, sentence=0, source=draw(words), via=draw(words), content=draw(words), start=i, end=i + 1,
            stance=draw(st.sampled_from([*examples.STANCES, "unheard-of"])), hedges=draw(words), likelihood_low=low, likelihood_high=high,
            likelihood_scale=draw(st.sampled_from(["icd203", "phia", None])), anonymous=draw(st.booleans()), country=draw(st.sampled_from(["RUS", "XXX", None])),
        ))  # fmt: skip
    return rows


@pytest.fixture(autouse=True)
def no_figures_left():
    yield
    plt.close("all")


def assert_sound(ax):
    texts = written(ax)
    assert overlapping(texts) == []
    assert outside(texts, ax.get_figure()) == []
    assert charts.describe(ax)
    plt.close(ax.get_figure())


@few
@given(figures(), claims())
def test_any_figures_can_be_drawn(figures, claims):
    tables = Tables.from_rows({"figures": figures, "claims": claims})
    ax = charts.shipments(tables.figures, tables.claims, width=3.6)
    low, high = ax.get_xlim()
    for line in ax.lines:
        if line.get_label() in ("_stated", "_limit", "_range"):
            assert all(low <= x <= high for x in line.get_xdata())
    assert_sound(ax)
    assert_sound(charts.timeline(tables.figures, claims=tables.claims, width=3.6))


@few
@given(claims())
def test_any_claims_can_be_drawn(claims):
    tables = Tables.from_rows({"claims": claims})
    assert_sound(charts.statements(tables.claims, width=3.6))
    assert_sound(charts.chains(tables.claims, width=3.6))


@few
@given(claims(), st.sampled_from(["icd203", "phia"]))
def test_any_hedges_can_be_drawn(claims, scale):
    ax = charts.likelihoods(Tables.from_rows({"claims": claims}).claims, scale=scale, width=3.6)
    bars = [line.get_xdata() for line in ax.lines if line.get_label() == "_range"]
    assert all(0 <= low <= high <= 100 for low, high in bars)
    assert_sound(ax)


@pytest.mark.parametrize("value", [0.0, -5.0, 1e-9, 1e18])
def test_one_extreme_number_alone(value):
    rows = [examples.figure(1, "so many", "crate", "use", **examples.exact(value))]
    ax = charts.shipments(Tables.from_rows({"figures": rows}).figures)
    low, high = ax.get_xlim()
    assert low <= value <= high
    assert_sound(ax)
