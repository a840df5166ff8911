"""Pens: the few shapes that every chart is drawn with, each with a name by which it can be found."""

from matplotlib.patches import FancyBboxPatch, PathPatch, Rectangle
from matplotlib.path import Path

from tidynews.showing.charts import palette

EDGE = 1.6  # points


def dot(ax, x, y, *, colour, hollow=False, shape="o", size=8, edge=EDGE, name="dot"):
    """A mark, full or hollow, ``size`` points across."""
    face = palette.ink("paper") if hollow else colour
    style = {"markersize": size, "markerfacecolor": face, "markeredgecolor": colour, "markeredgewidth": edge}
    ax.plot([x], [y], marker=shape, linestyle="none", zorder=4, clip_on=False, label=f"_{name}", **style)


def stroke(ax, xs, ys, *, colour, width=0.8, name="stroke", **options):
    """A line with straight ends, ``width`` points thick."""
    options = {"solid_capstyle": "butt"} | options
    ax.plot(xs, ys, color=colour, linewidth=width, label=f"_{name}", **options)


def block(ax, left, middle, wide, high, *, colour, name="block", **options):
    """A filled rectangle in data units, without an edge if not told otherwise."""
    options = {"linewidth": 0} | options
    ax.add_patch(Rectangle((left, middle - high / 2), wide, high, facecolor=colour, label=f"_{name}", **options))


def box(ax, left, top, wide, high, *, dashed=False):
    """An empty box with round corners."""
    line = {"edgecolor": palette.ink("muted"), "linestyle": (0, (3, 2))} if dashed else {"edgecolor": palette.ink("line")}
    corners = "round,pad=0,rounding_size=2"
    ax.add_patch(
        FancyBboxPatch(
            (left, top),
            wide,
            high,
            boxstyle=corners,
            facecolor=palette.ink("paper"),
            linewidth=1,
            zorder=2,
            label="_box",
            **line,
        )
    )


def bend(ax, start, end, *, colour, width, zorder=1):
    """A line that leaves and arrives level."""
    middle = (start[0] + end[0]) / 2
    curve = Path([start, (middle, start[1]), (middle, end[1]), end], [Path.MOVETO, *[Path.CURVE4] * 3])
    ax.add_patch(
        PathPatch(curve, facecolor="none", edgecolor=colour, linewidth=width, capstyle="projecting", zorder=zorder, label="_link")
    )


def arrow(ax, x, y, length, *, colour, upright=False, width=EDGE, name="arrow"):
    """An open arrow that leaves a place, ``length`` points long, backwards where negative."""
    tip = (0, length) if upright else (length, 0)
    style = {
        "arrowstyle": "<-,head_length=0.35,head_width=0.22",
        "color": colour,
        "linewidth": width,
        "shrinkA": 0,
        "shrinkB": 0,
    }
    drawn = ax.annotate("", xy=(x, y), xytext=tip, textcoords="offset points", arrowprops=style, annotation_clip=False, zorder=3)
    drawn.set_label(f"_{name}")
    drawn.set_in_layout(False)
