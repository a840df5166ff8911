"""Rows: a label above its mark, for charts with a line of data a row.

The label stands above the mark and not left of it, so that a chart needs no
margin for labels and reads on a phone as on a page. Heights are in points.
"""

from dataclasses import dataclass
from numbers import Integral

from tidynews.showing.charts import canvas
from tidynews.showing.charts.lettering import small, write

HEADING, HEAD, NOTE, TRACK, GAP, KEY = 26, 14, 12, 15, 13, 20
INDENT = 16  # points a level
_TOP = 4


@dataclass
class Row:
    """One line of data: a head in bold, text beside it, a note in grey beneath, a mark below."""

    head: str = ""
    text: str = ""
    note: str = ""
    level: int = 0
    data: object = None
    tracks: int = 1
    track: float = 0.0  # where the mark stands, known when the rows are laid out

    @property
    def height(self) -> float:
        """Points from the head to the next row."""
        return HEAD + (NOTE if self.note else 0) + TRACK * self.tracks + GAP


@dataclass
class Heading:
    """The name of a group of rows, with the group's colour."""

    text: str
    colour: str
    height: float = HEADING


def height(lines) -> float:
    """Points that the lines take."""
    return _TOP + sum(line.height for line in lines)


def lay_out(ax, lines, key: str = "", header: float = 0):
    """Write the labels of the lines and set where their marks stand, below a key and a header."""
    top = _TOP
    ax.set_ylim(height(lines) + (KEY if key else 0) + header, 0)
    ax.set_yticks([])
    if key:
        small(ax, 0, top, key, on="rows", va="top")
        top += KEY
    top += header
    for line in lines:
        draw = _heading if isinstance(line, Heading) else _row
        draw(ax, line, top)
        top += line.height


def _heading(ax, line, top):
    y = top + HEADING - 12
    small(ax, 0, y, "■", on="rows", xytext=(-1, 0), color=line.colour, size=13)
    write(ax, 0, y, line.text, xytext=(14, 0), va="center_baseline", weight="bold")


def _row(ax, line, top):
    left = line.level * INDENT
    if line.level:
        small(ax, 0, top, "└", on="rows", xytext=(left - 11, 0), va="top")
    head = write(ax, 0, top, line.head, xytext=(left, 0), va="top", weight="bold")
    if line.text:
        write(ax, 1, 0, line.text, on=head, xytext=(5, 0), va="bottom")
    below = top + HEAD
    if line.note:
        small(ax, 0, below, line.note, on="rows", xytext=(left, 0), va="top")
        below += NOTE
    line.track = below + TRACK / 2 + 1


def at_most(top) -> int:
    """How many to draw, as it was asked for.

    Raises
    ------
    ValueError
        it is no whole number from 1 upwards.

    >>> at_most(25)
    25
    """
    if isinstance(top, bool) or not isinstance(top, Integral) or top < 1:
        raise ValueError(f"top is {top!r}: give a whole number from 1 upwards")
    return int(top)


def fold(lines_of, items, ax, top):
    """The first items that there is room for, with their lines.

    ``lines_of`` makes lines from a list of items. At most ``top`` items, and on
    an axes that was given no more than its height holds.
    """
    n = min(len(items), at_most(top))
    room = canvas.room_for_rows(ax) - KEY
    while n > 1 and height(lines_of(items[:n])) > room:
        n -= 1
    return items[:n], lines_of(items[:n])


def not_shown(n: int, total: int, noun: str, order: str) -> str:
    """What a folded chart leaves out, in words; ``""`` when it leaves out nothing.

    >>> not_shown(25, 150, "figures", "largest")
    'the largest 25 of 150 figures; 125 are not shown'
    """
    left = total - n
    return f"the {order} {n:,} of {total:,} {noun}; {left:,} {'is' if left == 1 else 'are'} not shown" if left else ""
