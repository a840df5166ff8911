"""The key of a chart by origin: which origin has which colour, named in the upper part of the axes."""

from tidynews.showing.charts import canvas, palette, rows, wording
from tidynews.showing.charts.lettering import small

MOST = len(palette.family("origin")) - 1  # colours, the neutral one aside
_STEP = 14  # points from name to name
_SHARE = 0.45  # of the height of the axes, at most
_TWO_COLUMNS = 330  # points of width from which the names take two columns


class Key:
    """The colours of the origins of some points, the commonest first.

    Points have an ``origin``, a ``day`` and the number of ``reports`` behind
    them. Origins beyond ``top``, and what is attributed to nobody, are grey.
    """

    def __init__(self, points, top: int):
        tally, self._latest = {}, {}
        for point in points:
            tally[point.origin] = tally.get(point.origin, 0) + point.reports
            self._latest[point.origin] = max(point.day, self._latest.get(point.origin, point.day))
        self.origins = sorted(tally, key=lambda origin: (-tally[origin], origin))
        named = [origin for origin in self.origins if origin != wording.NOBODY][: rows.at_most(top)]
        self._colours = {origin: palette.colour("origin", str(i)) for i, origin in enumerate(named, start=1)}

    def is_coloured(self, origin: str) -> bool:
        """The origin has a colour of its own."""
        return origin in self._colours

    def colour(self, origin: str) -> str:
        """The colour of an origin."""
        return self._colours.get(origin) or palette.colour("origin", "other")

    def entries(self) -> list[tuple[str, str]]:
        """(name, colour) of each origin, the latest first, the grey ones as one; none where no origin is known."""
        if not any(self.origins):
            return []
        named = sorted(self._colours, key=lambda origin: (-self._latest[origin], origin))
        nobody = [wording.NOBODY] if wording.NOBODY in self.origins else []
        others = len(self.origins) - len(named) - len(nobody)
        rest = nobody + ([wording.count(others, "other origin")] if others else [])
        return [(name, self.colour(name)) for name in named + rest]

    def height(self, width: float) -> float:
        """Points that the names take on an axes so many points wide."""
        return _STEP * -(-len(self.entries()) // _columns(width))


def _columns(width):
    return 2 if width > _TWO_COLUMNS else 1


def room(ax) -> int:
    """How many origins can be named in less than half of the height of an axes that was given."""
    if ax is None:
        return MOST
    lines = int(canvas.height_of(ax) * _SHARE / _STEP)
    return min(max(lines * _columns(canvas.width_of(ax)) - 2, 1), MOST)


def draw(ax, key: Key):
    """Name the origins in the upper part of the axes, which the values then leave free."""
    wide = canvas.width_of(ax)
    low, high = ax.get_ylim()
    free = 1 - min(key.height(wide) / canvas.height_of(ax), _SHARE)
    log = ax.get_yscale() == "log"
    ax.set_ylim(low, low * (high / low) ** (1 / free) if log else low + (high - low) / free)
    entries, columns = key.entries(), _columns(wide)
    lines = -(-len(entries) // columns)
    for i, (name, colour) in enumerate(entries):
        x, down = (i // lines) / columns, _STEP * (i % lines + 0.5)
        small(ax, x, 1, "■", on="axes", xytext=(0, -down), color=colour)
        small(ax, x, 1, name, on="axes", xytext=(12, -down), ink="text", room=wide / columns - 18)
