"""What was drawn on an axes, read back for tests."""

import re

import matplotlib

matplotlib.use("Agg")

from matplotlib.colors import to_hex
from matplotlib.text import Text
from tidynews.tables.tables import Tables

WHITE = "#ffffff"


def figures(*rows):
    """A figures table of these rows."""
    return Tables.from_rows({"figures": list(rows)}).figures


def claims(*rows):
    """A claims table of these rows."""
    return Tables.from_rows({"claims": list(rows)}).claims


def lines(ax, label):
    """The lines and marks that bear a name."""
    return [line for line in ax.lines if line.get_label() == label]


def arrows(ax, label):
    """The arrows that bear a name."""
    return [text for text in ax.texts if text.get_label() == label]


def faces(marks):
    """The colours that marks are filled with."""
    return [to_hex(mark.get_markerfacecolor()) for mark in marks]


def marks_by_claim(ax):
    """The marks that are named after a claim of the examples."""
    return {line.get_label()[1:]: line for line in ax.lines if re.fullmatch(r"_c\d+", line.get_label())}


def labels(ax):
    """The texts in full, from the top down and from left to right."""
    figure = ax.get_figure()
    figure.draw_without_rendering()
    renderer = figure.canvas.get_renderer()
    found = [text for text in ax.findobj(Text) if hasattr(text, "full") and text.full.strip()]
    boxes = {text: text.get_window_extent(renderer) for text in found}
    return [text.full for text in sorted(found, key=lambda text: (-round(boxes[text].y1), boxes[text].x0))]
