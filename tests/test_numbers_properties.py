"""Promises of the number finder for any text: exact spans, order, no overlap, sane values, no crash."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tidynews.text import numbers

BOUNDS = {"exact", "about", "at_least", "more_than", "at_most", "less_than", "range", "vague"}
KINDS = numbers.TABULATED | {"duration", "age", "calibre", "pronoun", "level"}
PIECES = [
    "13,000", "10 000", "9" * 400, "1e999", "1,2.3,4", "٣٤٥", "½", "1/0", "3/4", "-7", ".5", "0", "007", "1e5", "5:30", "2-1",
    "one", "twenty", "hundred", "million", "dozen", "dozens", "and", "a", "of", "half", "third", "quarters", "several", "few",
    "twice", "doubled", "every second", "as many", "times", "fold", "-", "–", "to", "between", "from", "or", "more than",
    "up to", "nearly", "some", "about", "minus", "$", "£", "US$", "EUR", "%", "percent", "dollars", "km", "metric tons",
    "m", "bn", "k", "a day", "per barrel", "year-old", "aged", "rose", "fell by", "May", "2019", "in", "Leopard", "KN-",
    "(", ")", ",", ".", "'", '"', "\n", "\u00a0", "İ", "ß", "\x00", "people", "tanks", "said",
]  # fmt: skip
glue = st.sampled_from([" ", "", "-", "  "])
texts = st.one_of(
    st.text(max_size=80),
    st.lists(st.tuples(st.sampled_from(PIECES), glue), max_size=25).map(lambda pairs: "".join(a + b for a, b in pairs)),
    st.text(alphabet="0123456789,.-–/: eE$%½", max_size=60),
)


@settings(max_examples=300, deadline=None)
@given(texts)
def test_every_span_holds_and_none_overlap(text):
    end = 0
    for quantity in numbers.find(text):
        assert quantity.surface == text[quantity.start : quantity.end] != ""
        assert end <= quantity.start <= quantity.head_start < quantity.head_end <= quantity.end <= len(text)
        end = quantity.end


@settings(max_examples=300, deadline=None)
@given(texts)
def test_every_value_is_sane(text):
    for quantity in numbers.find(text):
        assert quantity.bound in BOUNDS and quantity.kind in KINDS and quantity.trend in ("up", "down", None)
        assert quantity.unit
        known = [n for n in (quantity.value, quantity.low, quantity.high) if n is not None]
        assert all(map(math.isfinite, known))
        if quantity.low is not None and quantity.high is not None:
            assert quantity.low <= quantity.high
        if quantity.bound in ("range", "vague"):
            assert quantity.value is None


@settings(max_examples=150, deadline=None)
@given(texts, texts)
def test_texts_far_apart_do_not_touch_each_other(one, other):
    far = "\n" + "and so on it went, day after day. " * 5 + "\n"
    apart = numbers.find(one + far + other)
    first = [q for q in apart if q.end <= len(one)]
    assert [q[:2] for q in first] == [q[:2] for q in numbers.find(one + far)]
    offset = len(one) + len(far)
    later = [(q.start - offset, q.end - offset, q.value) for q in apart if q.start >= offset]
    assert later == [(q.start - len(far), q.end - len(far), q.value) for q in numbers.find(far + other)]


@settings(max_examples=100, deadline=None)
@given(st.integers(min_value=0, max_value=10**15))
def test_an_integer_is_read_back(n):
    (quantity,) = numbers.find(f"They sent {n:,} crates over.")
    assert quantity.value == n


@settings(max_examples=100, deadline=None)
@given(st.integers(min_value=1, max_value=9999), st.sampled_from([("million", 10**6), ("bn", 10**9), ("thousand", 1000)]))
def test_a_decimal_before_a_scale_word_is_exact(hundredths, scale):
    (quantity,) = numbers.find(f"They owe ${hundredths // 100}.{hundredths % 100:02} {scale[0]} now.")
    assert quantity.value == hundredths * scale[1] / 100


SMALL = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def spelled(n):
    """An integer in English words."""
    for size, name in ((10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if n >= size:
            head, rest = divmod(n, size)
            link = " and " if rest and rest < 100 else " "
            return f"{spelled(head)} {name}" + (link + spelled(rest) if rest else "")
    return SMALL[n] if n < 20 else TENS[n // 10 - 2] + ("-" + SMALL[n % 10] if n % 10 else "")


@settings(max_examples=200, deadline=None)
@given(st.integers(min_value=2, max_value=10**12 - 1))
def test_a_spelled_integer_is_read_back(n):
    (quantity,) = numbers.find(f"They sent {spelled(n)} crates over.")
    assert quantity.value == n and quantity.surface == spelled(n)


@pytest.mark.parametrize(
    "text",
    ["7" * 5_000, "1 " * 3_000, "1,2.3-4/5:" * 500, "hundred and " * 500, "up to " * 1_000 + "5", "five to " * 500],
    ids=["digits", "only-numbers", "separators", "hundreds", "bounds", "ranges"],
)
def test_a_paragraph_of_nothing_but_numbers_is_read(text):
    for quantity in numbers.find(text):
        assert quantity.value is None or math.isfinite(quantity.value)
