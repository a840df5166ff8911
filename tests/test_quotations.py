"""Quotation marks: the pairs found, and what holds for any text."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tidynews.text import quotations

# id, text, the inner texts in order with their depth
ROWS = [
    ("straight", '"Rain again," she said.', [("Rain again,", 0)]),
    ("curly", "“Rain again,” she said.", [("Rain again,", 0)]),
    ("doubled_apostrophes", "''Rain again,'' she said.", [("Rain again,", 0)]),
    ("backticks", "``Rain again,'' she said.", [("Rain again,", 0)]),
    ("guillemets", "«Encore la pluie», he said.", [("Encore la pluie", 0)]),
    ("low_nine", "„Schon wieder Regen“, he said.", [("Schon wieder Regen", 0)]),
    ("mixed_curly_and_straight", '“Rain again," she said.', [("Rain again,", 0)]),
    ("single_curly", "‘Rain again,’ she said.", [("Rain again,", 0)]),
    ("single_straight", "'Rain again,' she said.", [("Rain again,", 0)]),
    ("two_in_a_sentence", '"Rain," she said. "Again."', [("Rain,", 0), ("Again.", 0)]),
    ("nested_single_in_double", "“He shouted ‘stop’ twice,” she said.", [("He shouted ‘stop’ twice,", 0), ("stop", 1)]),
    ("nested_double_in_double", "“He shouted “stop” twice,” she said.", [("He shouted “stop” twice,", 0), ("stop", 1)]),
    ("over_several_sentences", "“Rain. Wind! Snow?” she asked.", [("Rain. Wind! Snow?", 0)]),
    ("unclosed_ends_with_the_line", "“Rain again.\nShe left.", [("Rain again.", 0)]),
    ("continued_paragraphs", "“Rain again.\n“And wind.”", [("Rain again.", 0), ("And wind.", 0)]),
    ("unclosed_ends_at_the_next", '"Rain again, she said. "And wind."', [("Rain again, she said. ", 0), ("And wind.", 0)]),
    ("after_a_dash", "The plan—“a gamble”—failed.", [("a gamble", 0)]),
    ("in_brackets", 'The plan ("a gamble") failed.', [("a gamble", 0)]),
    ("apostrophe", "It's the team's fault, isn't it?", []),
    ("plural_possessive", "The players' coach said the fans' mood was grim.", []),
    ("decade", "The '90s and the ‘80s were wetter.", []),
    ("inches", 'The pipe is 6" wide and 5\'10" long.', []),
    ("closing_only", "Rain again,” she said.", []),
    ("empty", "", []),
    ("marks_only", '""""', []),
]


@pytest.mark.parametrize("text, expected", [row[1:] for row in ROWS], ids=[row[0] for row in ROWS])
def test_pairs(text, expected):
    found = quotations.find(text)
    assert [(text[q.inner_start : q.inner_end], q.depth) for q in found] == expected


def test_closed_tells_whether_the_closing_mark_is_there():
    text = "“Rain again.\n“And wind.”"
    assert [q.closed for q in quotations.find(text)] == [False, True]


TEXTS = st.text(alphabet="ab .,\n“”\"'‘’«»„`-(", max_size=80)


@given(TEXTS)
@example("“" * 9)
@example("'\"'\"a\"'\"'")
def test_spans_lie_in_the_text_and_the_marks_around_them(text):
    for q in quotations.find(text):
        assert 0 <= q.start < q.inner_start < q.inner_end <= q.end <= len(text)
        assert "\n" not in text[q.start : q.end]
        assert (q.end > q.inner_end) == q.closed


@given(TEXTS)
def test_quotations_nest_or_lie_apart(text):
    found = quotations.find(text)
    assert found == sorted(found, key=lambda q: (q.start, -q.end))
    for k, q in enumerate(found):
        around = [other for other in found[:k] if other.end > q.start]
        assert q.depth == len(around)
        assert all(other.end >= q.end for other in around)


@given(TEXTS, TEXTS)
def test_lines_are_independent(first, second):
    apart = quotations.find(first) + [
        q._replace(**{name: getattr(q, name) + len(first) + 1 for name in ("start", "end", "inner_start", "inner_end")})
        for q in quotations.find(second)
    ]
    assert quotations.find(first + "\n" + second) == apart
