"""Promises that hold for any article: exact offsets, valid rows, the same rows again."""

import pytest
from hypothesis import HealthCheck, given, settings
from invariants import violations
from strategies import articles
from tidynews.language import pipeline
from tidynews.tables.parse import parse_rows
from tidynews.text.readers import read_article


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(articles)
def test_every_promise_holds(text):
    article = read_article(text=text)
    rows = parse_rows(article)
    assert violations(article.text, rows) == []
    assert parse_rows(article) == rows


FOUND_BY_FUZZING = [
    pytest.param(
        "Say\nPaper\nNorth Korea supplied Russia 13,000 South Korea's Blorb d the send 6,000 personnel,",
        id="a noun of no lexicon among a country's goods",
    ),
]


@pytest.mark.parametrize("text", FOUND_BY_FUZZING)
def test_what_fuzzing_found_stays_mended(text):
    article = read_article(text=text)
    assert violations(article.text, parse_rows(article)) == []


@pytest.mark.parametrize("unit", ["of the ", "France and ", "(", "_", "$", "x", "1", '"a," he said, '], ids=repr)
def test_one_shape_over_and_over_is_read(unit):
    article = read_article(
        text=f"A headline\n\nOn Monday 40 ships sank. {unit * (2000 // len(unit))} The port said 12 men died.\n"
    )
    assert pipeline.analyse(article).text == article.text
    rows = parse_rows(article)
    assert violations(article.text, rows) == []
    assert {"40", "12"} <= {row.surface for row in rows["figures"]}
