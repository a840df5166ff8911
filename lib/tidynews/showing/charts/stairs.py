"""Names of columns, written level and joined to their columns by thin lines.

Names to the left of the middle run right of their line, names to the right of
it run left, each a step lower towards the middle: nothing is turned on its
side, and no line crosses a name. The name of a middle column stands lowest.
"""

from tidynews.showing.charts import palette, pens
from tidynews.showing.charts.lettering import small

STEP = 12  # points
_SMALLER = 7.5
_ROOM = 160  # points


def height(n: int) -> float:
    """Points that the names of n columns take."""
    return STEP * (n + n % 2) + 6


def draw(ax, names, places, top: float):
    """Write the names above their places: x in data, top in points of the rows."""
    foot, last = top + height(len(names)), len(places) - 1
    for level, i in enumerate(sorted(range(len(places)), key=lambda i: (min(i, last - i), i))):
        y = top + STEP * (level + 0.5)
        if 2 * i == last:
            _middle(ax, names[i], places[i], y)
            continue
        side = {"xytext": (-4, 0), "ha": "right"} if 2 * i > last else {"xytext": (4, 0)}
        pens.stroke(ax, [places[i]] * 2, [y - STEP * 0.4, foot], colour=palette.ink("line"), name="stair")
        small(ax, places[i], y, names[i], room=_ROOM, **side)


def _middle(ax, name, x, y):
    for line, words in enumerate(name.rsplit(" ", 1)):
        small(ax, x, y + STEP * line, words, ha="center", size=_SMALLER, room=_ROOM)
