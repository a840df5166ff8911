"""Hedges: what is found, with which probability, and what is left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tidynews.text import hedges

# words, then what is found in them: (surface, kind, low, high) by ICD 203
FOUND = [
    ("Rain is likely.", [("likely", "probability", 55, 80)]),
    ("Rain is very likely.", [("very likely", "probability", 80, 95)]),
    ("It is highly unlikely to rain.", [("highly unlikely", "probability", 5, 20)]),
    ("It will almost certainly rain.", [("almost certainly", "probability", 95, 99)]),
    ("There is almost no chance of rain.", [("almost no chance", "probability", 1, 5)]),
    ("There is a roughly even chance of rain.", [("even chance", "probability", 45, 55)]),
    ("Rain is not likely.", [("not likely", "probability", 20, 45)]),
    ("It isn't very likely to rain.", [("n't very likely", "probability", 20, 45)]),
    ("It isn’t likely to rain.", [("n’t likely", "probability", 20, 45)]),
    ("They put it at a 70 percent chance.", [("70 percent chance", "probability", 70, 70)]),
    ("A strike could not be ruled out.", [("could not be ruled out", "modal", None, None)]),
    ("The bridge may fall and might sink.", [("may", "modal", None, None), ("might", "modal", None, None)]),
    ("The ship reportedly left.", [("reportedly", "evidential", None, None)]),
    ("The two are widely believed to be cousins.", [("are widely believed to", "evidential", None, None)]),
    ("It appears to be over.", [("appears to", "evidential", None, None)]),
    ("Ports May Close on Friday", [("May", "modal", None, None)]),
]
LEFT_ALONE = [
    "The polls opened in May and closed on May 7.",
    "Likely voters were asked twice.",
    "The parade showed the country's military might.",
    "The mayor could not be reached.",
    "An unlikelyhood, a maybelline, a likelyish thing.",
    "",
]
PHIA = [
    ("remote chance", 0, 5),
    ("highly unlikely", 10, 20),
    ("unlikely", 25, 35),
    ("realistic possibility", 40, 50),
    ("likely", 55, 75),
    ("highly likely", 80, 90),
    ("almost certain", 95, 100),
]


@pytest.mark.parametrize("text, expected", FOUND, ids=[t for t, _ in FOUND])
def test_found(text, expected):
    assert [(h.surface, h.kind, h.low, h.high) for h in hedges.find(text)] == expected


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_left_alone(text):
    assert hedges.find(text) == []


@pytest.mark.parametrize("words, low, high", PHIA, ids=[w for w, _, _ in PHIA])
def test_phia(words, low, high):
    (hedge,) = hedges.find(f"It is {words}.", scale="phia")
    assert (hedge.low, hedge.high) == (low, high)


def test_unknown_scale_is_named():
    with pytest.raises(ValueError, match="'sherman'.*icd203, phia"):
        hedges.find("likely", scale="sherman")


WORDS = st.sampled_from(
    [
        "likely",
        "not",
        "very",
        "could",
        "May",
        "may",
        "reportedly",
        "is",
        "believed",
        "to",
        "n't",
        "chance",
        "70",
        "percent",
        "“",
        "—",
        "é",
        "7",
        "be",
        "ruled",
        "out",
        "\n",
    ]
)


@given(st.lists(WORDS | st.text(max_size=5)).map(" ".join))
def test_surfaces_stand_where_they_say(text):
    found = hedges.find(text)
    assert all(text[h.start : h.end] == h.surface for h in found)
    assert found == sorted(found)
    assert all((h.low is None) == (h.high is None) and (h.low is None or 0 <= h.low <= h.high <= 100) for h in found)
