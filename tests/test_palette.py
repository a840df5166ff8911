"""The colours: one meaning a colour, told apart by colour-blind readers, text that stands out."""

import csv
from itertools import combinations

import numpy as np
import pytest
from matplotlib.colors import to_rgb
from tidynews.lexicons import DATA
from tidynews.showing.charts import palette

with open(DATA / "colours.csv", encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file))

# Machado, Oliveira and Fernandes 2009, severity 1, on linear RGB.
VISION = {
    "normal": np.eye(3),
    "protanopia": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "deuteranopia": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
}
TO_XYZ = np.array([[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.072175], [0.0193339, 0.119192, 0.9503041]])
D65 = TO_XYZ.sum(axis=1)


def lab(colour, vision):
    """CIELAB of a colour as a reader with that vision sees it."""
    rgb = np.array(to_rgb(colour))
    linear = np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)
    x, y, z = np.cbrt(np.maximum(TO_XYZ @ np.clip(np.array(VISION[vision]) @ linear, 0, 1) / D65, 0.008856))
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


def test_no_colour_has_two_meanings():
    colours = [row["colour"] for row in ROWS]
    assert len(colours) == len(set(colours))


def test_every_colour_says_where_it_comes_from():
    assert all(row["provenance"] for row in ROWS)
    assert all(len(row["colour"]) == 7 and row["colour"] == row["colour"].lower() for row in ROWS)


@pytest.mark.parametrize("vision", VISION)
@pytest.mark.parametrize("family", ["kind", "stance", "origin", "strength", "admiralty"])
def test_colours_of_a_family_can_be_told_apart(family, vision):
    distances = {
        pair: np.linalg.norm(lab(pair[0], vision) - lab(pair[1], vision))
        for pair in combinations(palette.family(family).values(), 2)
    }
    assert min(distances.values()) > 9, min(distances, key=distances.get)


@pytest.mark.parametrize("ink", ["text", "muted"])
def test_text_stands_out_on_every_ground(ink):
    for ground in (palette.ink("paper"), palette.family("likelihood")["band"], palette.ink("track")):
        assert palette.contrast(palette.ink(ink), ground) > 4.5


@pytest.mark.parametrize(
    "row",
    [row for row in ROWS if row["family"] in ("strength", "admiralty", "stance")],
    ids=lambda row: f"{row['family']}-{row['value']}",
)
def test_numbers_on_coloured_ground_can_be_read(row):
    assert palette.contrast(palette.on(row["colour"]), row["colour"]) > 3.9


def test_unknown_values_take_the_neutral_colour():
    assert palette.colour("kind", "unheard-of") == palette.colour("kind", "other")
    assert palette.colour("country", None) == palette.colour("country", "other")


@pytest.mark.parametrize(
    "score, name", [(-1, "very_weak"), (0, "very_weak"), (0.5, "fair"), (0.99, "strong"), (1, "strong"), (7, "strong")]
)
def test_strength_has_five_steps(score, name):
    assert palette.strength(score) == palette.family("strength")[name]
