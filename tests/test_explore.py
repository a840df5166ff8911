"""The desk without a browser: what the filters keep, what is corrected, what is exported."""

import csv

import pytest
import tidynews as tn
from handmade import handmade
from tidynews.showing.explore import explore
from tidynews.showing.explore.filters import ANONYMOUS, NAMED, NOBODY, Choice, narrow

CHOICES = [
    ("everything", Choice(), 3, 3),
    ("kind", Choice(kind="shipment"), 2, 1),
    ("stance", Choice(stance="deny"), 0, 1),
    ("named", Choice(source=NAMED), 1, 2),
    ("nobody", Choice(source=NOBODY), 1, 1),
    ("anonymous", Choice(source=ANONYMOUS), 0, 0),
    ("weak", Choice(strength=0.5), 1, 2),
    ("weaker", Choice(strength=0.3), 1, 1),
    ("words, whatever their case", Choice(words="MORE THAN 400"), 2, 1),
    ("words of nobody", Choice(words="<script>"), 0, 0),
]


@pytest.mark.parametrize(("choice", "n_figures", "n_claims"), [row[1:] for row in CHOICES], ids=[row[0] for row in CHOICES])
def test_filters(choice, n_figures, n_claims):
    article, tables = handmade()
    shown = narrow(tables, article.article_id, choice)
    assert (len(shown.figures), len(shown.claims)) == (n_figures, n_claims)
    assert set(shown.sourcing["claim_id"]) == set(shown.claims["claim_id"])


def test_filters_keep_to_one_article():
    _, tables = handmade()
    assert len(narrow(tables, "another").figures) == 0


@pytest.fixture
def desk(tmp_path):
    article, tables = handmade()
    return explore([article], tables, corrections=str(tmp_path / "corrections.csv"), export=str(tmp_path / "out"))


def test_text_table_and_count_move_together(desk):
    assert desk.sight.html.count("tn-ref-figure") == desk.sight.html.count('<tr id="row-') - 3 == 3
    desk.kind.value = "shipment"
    assert desk.sight.html.count('class="tn-ref tn-ref-figure"') == 2
    assert "2 of 3 figures" in desk.counts.value
    desk.reset.click()
    assert "3 of 3 figures" in desk.counts.value


@pytest.mark.parametrize("chart", ["figures", "statements", "strength", "where in the text"])
def test_every_chart_has_a_description(desk, chart):
    desk.chart.value = chart
    assert 'alt=""' not in desk.picture.value and desk.picture.value.startswith("<img")


def test_a_correction_is_kept_and_comes_back(desk, tmp_path):
    article, tables = handmade()
    desk.sight.selected = tables.figures["figure_id"][1]
    desk.column.value, desk.value.value, desk.why.value = "item", "barrel", "as printed below"
    desk.keep.click()
    assert "Saved" in desk.message.value and "barrel" in desk.sight.html
    again = explore([article], tables, corrections=str(tmp_path / "corrections.csv"))
    assert again.tables.figures["item"].tolist().count("barrel") == 1
    assert again.tables.figures["corrected"].tolist().count(True) == 1


def test_a_value_that_does_not_fit_is_refused_in_words(desk, tmp_path):
    desk.sight.selected = desk.tables.figures["figure_id"][0]
    desk.column.value, desk.value.value = "low", "many"
    desk.keep.click()
    assert "Not done" in desk.message.value and "many" in desk.message.value
    assert not (tmp_path / "corrections.csv").exists()


def test_a_rejected_row_is_gone(desk):
    gone = desk.tables.figures["figure_id"][0]
    desk.sight.selected = gone
    desk.reject.click()
    assert gone not in desk.sight.html and desk.sight.selected == ""


def test_export_is_what_is_shown(desk, tmp_path):
    desk.kind.value = "shipment"
    desk.save_shown.click()
    with open(tmp_path / "out" / "figures.csv", encoding="utf-8-sig", newline="") as file:
        assert [row["kind"] for row in csv.DictReader(file)] == ["shipment"] * 2


def test_nothing_can_be_corrected_before_a_row_is_chosen(desk):
    assert desk.keep.disabled and desk.value.disabled
    desk.sight.selected = "no such row"
    assert desk.keep.disabled


def test_hostile_words_stay_words():
    text = 'Head <img src=x onerror=alert(1)>\nOutlet\nThe port authority said that more than 400 crates, possibly of rifles, were landed on Friday.\n"Not one crate was landed," the shipping line insisted, though a guard reportedly saw dozens of them.\n'
    article, tables = handmade(text, outlet="<script>alert(1)</script>")
    desk = explore([article], tables)
    desk.sight.selected = tables.claims["claim_id"][0]
    for html in (desk.sight.html, desk.detail.value, desk.picture.value, desk.message.value):
        assert "<img src=x" not in html and "<script" not in html


def test_a_viewer_that_runs_nothing_shows_the_marked_article():
    texts, tables = tn.reading.load()
    data = explore(texts, tables)._repr_mimebundle_()
    data = data[0] if isinstance(data, tuple) else data
    assert "application/vnd.jupyter.widget-view+json" in data
    assert 'class="tn-ref' in data["text/html"] and "<script" not in data["text/html"]
