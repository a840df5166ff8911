"""Audit: the sample is fair and the same again, the verdicts are counted as they stand."""

import pandas as pd
import pytest
import tidynews as tn
from hypothesis import given
from hypothesis import strategies as st
from tidynews.tables.audit import COLUMNS, AuditError, wilson
from tidynews.tables.export import write_csv

TEXT = "Norway sent 40 tanks to Chad, the minister said. The army denied that 12 soldiers had died. The port lost 3 cranes."


@pytest.fixture(scope="module")
def tables():
    return tn.parse(tn.read_article(text=TEXT))


def test_a_sample_holds_every_kind_and_is_drawn_again_by_its_seed(tables):
    drawn = tn.audit(tables, n=50)
    assert len(drawn) == len(tables.figures) + len(tables.claims) and tuple(drawn.columns) == COLUMNS
    assert drawn.equals(tn.audit(tables, n=50)) and drawn["row_id"].is_unique
    tank = drawn[drawn["text"] == "40"].iloc[0]
    assert tank.kind == "shipment" and "supplier: Norway" in tank.read_as


def test_a_small_sample_is_as_small_as_asked_for(tables):
    assert len(tn.audit(tables, n=2)) == 2


def test_nothing_read_gives_nothing_to_judge():
    assert tn.audit(tn.parse(tn.read_article(text="It rained."))).empty


def test_verdicts_are_counted(tables, tmp_path):
    drawn = tn.audit(tables, n=50)
    drawn["verdict"] = ["right", "Wrong ", "right", *[""] * (len(drawn) - 3)]
    drawn.loc[1, "wrong_column"] = "supplier"
    found = tn.accuracy(write_csv(drawn, tmp_path / "audit.csv")).set_index("group")
    assert found.loc["all", ["n", "right", "percent"]].tolist() == [3, 2, 66.7]
    assert found.loc["column supplier", "right"] == 2


@pytest.mark.parametrize(
    "change, message",
    [
        (lambda t: t.drop(columns="verdict"), "no column verdict"),
        (lambda t: t.assign(verdict="maybe"), "line 2: the verdict is 'maybe'"),
        (lambda t: t, "no row has a verdict"),
    ],
    ids=["no column", "a word that is no verdict", "nothing judged"],
)
def test_an_audit_that_cannot_be_counted_is_refused(tables, change, message):
    with pytest.raises(AuditError, match=message):
        tn.accuracy(change(tn.audit(tables)))


@given(n=st.integers(1, 500), data=st.data())
def test_the_interval_holds_the_share(n, data):
    right = data.draw(st.integers(0, n))
    low, high = wilson(right, n)
    assert 0 <= low <= right / n + 1e-9 and right / n - 1e-9 <= high <= 1


def test_an_unjudged_frame_keeps_its_types(tables):
    assert all(pd.api.types.is_string_dtype(dtype) for dtype in tn.audit(tables).dtypes)
