"""The sheet that every chart is drawn on: style, size, title, footnote, description."""

import textwrap
from contextlib import contextmanager

import matplotlib.pyplot as plt

from tidynews.showing.charts import palette
from tidynews.showing.charts.lettering import NORMAL, POINTS, SMALL, STYLE, families, legible, small
from tidynews.showing.charts.wording import sentence, shorten

WIDTH = 6.0  # inches: a page's column, and still legible when scaled down to a phone
_FRAME = 60  # points that the title and the axis take beside the rows
_NOTE_LINE, _NOTE_LETTER, _TITLE_LETTER = 12, 4.9, 7.0  # points, of a line and of a mean letter
OWN_SHARE = 0.95  # of the width of a figure of our own that its axes get


@contextmanager
def drawing(ax=None, *, rows: float, width: float = WIDTH, note: str = ""):
    """The axes to draw on, in the project's style.

    ``ax`` itself when it is given, else the axes of a new constrained figure,
    ``width`` inches wide and as high as ``rows`` points of rows and a footnote
    need. The global style is as it was when the block ends.
    """
    with plt.style.context([STYLE, {"font.family": families()}]):
        if ax is None:
            below = _NOTE_LINE * len(_note_lines(note, width * POINTS * OWN_SHARE))
            _, ax = plt.subplots(figsize=(width, (rows + _FRAME + below) / POINTS), layout="constrained")
        _dress(ax)
        yield ax


def _dress(ax):
    ax.set_facecolor(palette.ink("paper"))
    for side in ("top", "right", "left"):
        ax.spines[side].set_visible(False)
    ax.spines["bottom"].set_color(palette.ink("line"))
    ax.tick_params(which="both", length=0, labelsize=SMALL, labelcolor=palette.ink("muted"), pad=4)
    ax.set_axisbelow(True)


def room_for_rows(ax) -> float:
    """Points of height for rows on an axes that was given; infinite on our own."""
    if ax is None:
        return float("inf")
    return height_of(ax)


def width_for(ax, width: float) -> float:
    """Points of width of the axes that was given, or that a new figure of so many inches will have."""
    return width_of(ax) if ax is not None else width * POINTS * OWN_SHARE


def width_of(ax) -> float:
    """Points of width; what the layout will give where it has not been made yet."""
    figure = ax.get_figure(root=True)
    alone = len(figure.axes) == 1 and figure.get_constrained_layout()
    pixels = figure.bbox.width * OWN_SHARE if alone else ax.get_window_extent().width
    return pixels * POINTS / figure.dpi


def height_of(ax) -> float:
    """Points of height of the axes as it stands."""
    return ax.get_window_extent().height * POINTS / ax.get_figure(root=True).dpi


def blank(ax, message: str, width: float = WIDTH):
    """Axes without data, which say so."""
    with drawing(ax, rows=0, width=width) as ax:
        ax.set(xticks=[], yticks=[], xlim=(0, 1), ylim=(0, 1))
        ax.spines["bottom"].set_visible(False)
        small(ax, 0, 0.5, message, on="axes", size=NORMAL)
        return describe_as(ax, message)


def describe_as(ax, text: str):
    """Keep a description on the axes, for :func:`describe`, and give the axes back."""
    ax.alt_text = text
    return ax


def describe(ax) -> str:
    """The description of a chart in one paragraph, for those who cannot see it.

    Takes the Axes that a chart function gave back, or a Figure with such axes;
    computed from the data when the chart was drawn. ``""`` for other axes.
    """
    axes = getattr(ax, "axes", None) if hasattr(ax, "add_subplot") else [ax]
    return " ".join(filter(None, (getattr(one, "alt_text", "") for one in axes)))


def settle(ax):
    """Let the layout of a figure of our own take place, so that places on the axes are final."""
    figure = ax.get_figure(root=True)
    if figure.get_constrained_layout() and len(figure.axes) == 1:
        figure.draw_without_rendering()


def title(ax, text: str, pad: float = 8):
    """The title, flush left, with room for a key beneath it."""
    fitting = shorten(legible(text), int(width_of(ax) / _TITLE_LETTER))
    ax.set_title(fitting, loc="left", size=11, weight="bold", color=palette.ink("text"), pad=pad)


def footnote(ax, text: str):
    """What the chart leaves out, in lines under the axis and its label."""
    lines = [ax.get_xlabel(), *_note_lines(text, width_of(ax))]
    ax.set_xlabel("\n".join(filter(None, lines)), size=SMALL, color=palette.ink("muted"), loc="left")


def _note_lines(text, width):
    return textwrap.wrap(sentence(legible(text)) + ".", int(width / _NOTE_LETTER)) if text else []
