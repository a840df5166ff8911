"""Lettering: fonts for any script, and text that fits itself to its room."""

import unicodedata
from functools import cache
from pathlib import Path

import matplotlib as mpl
from matplotlib import font_manager
from matplotlib.text import Annotation

from tidynews.showing.charts import palette
from tidynews.showing.charts.wording import ELLIPSIS, plain

STYLE = Path(__file__).with_name("tidynews.mplstyle")
POINTS = 72  # an inch
SMALL, NORMAL = 8.5, 10
LETTER = 5.0  # points, the mean width of a letter at the small size
_MOST_LETTERS = 160  # no chart is so wide that more of them fit
_SUBSTITUTE = "□"
_LEFT_TO_RIGHT = "\u200e"


@cache
def families() -> list[str]:
    """The font families of the style's wish list that are installed, best first."""
    wished = mpl.rc_params_from_file(STYLE, use_default_template=False)["font.sans-serif"]
    installed = set(font_manager.get_font_names())
    return [name for name in wished if name in installed] or ["DejaVu Sans"]


@cache
def _drawable() -> frozenset[int]:
    paths = [font_manager.findfont(name, fallback_to_default=True) for name in families()]
    return frozenset(code for path in paths for code in font_manager.get_font(path).get_charmap())


def legible(value) -> str:
    """Text on one line as the fonts at hand can draw it.

    A character that no font has becomes a box; a line with a name written from
    right to left still runs from left to right.
    """
    text = plain(value)
    if text.isascii():
        return text
    shown = "".join(c if ord(c) in _drawable() else _SUBSTITUTE for c in text)
    leftward = any(unicodedata.bidirectional(c) in ("R", "AL") for c in shown)
    return _LEFT_TO_RIGHT + shown if leftward else shown


class Fitted(Annotation):
    """Text that shortens itself with an ellipsis to the room it has when drawn.

    ``full`` keeps the whole text; ``room`` is the points of width it may take,
    or a function of the axes that gives them; without it the text ends at the
    right edge of the axes.
    """

    def __init__(self, text, xy, *, room=None, **options):
        self.full = legible(text)
        self.room = room
        self._fitted = None
        super().__init__(self.full, xy, annotation_clip=False, **options)

    def get_window_extent(self, renderer=None):
        """The box of the text as it fits."""
        self._fit(renderer or self.get_figure(root=True)._get_renderer())
        return super().get_window_extent(renderer)

    def draw(self, renderer):
        """Fit the text, then draw it."""
        self._fit(renderer)
        super().draw(renderer)

    def _fit(self, renderer):
        room = self._pixels(renderer) + 1
        if self._fitted == (room, self.get_text()):
            return
        self.set_text(self.full[:_MOST_LETTERS])
        width = super().get_window_extent(renderer).width
        if width > room or len(self.full) > _MOST_LETTERS:
            self._shorten(renderer, room, width)
        self._fitted = room, self.get_text()

    def _pixels(self, renderer):
        if self.room is not None:
            points = self.room(self.axes) if callable(self.room) else self.room
            return points * self.get_figure(root=True).dpi / POINTS
        if not self.get_text():
            self.set_text(ELLIPSIS)
        return self.axes.get_window_extent(renderer).x1 - super().get_window_extent(renderer).x0

    def _shorten(self, renderer, room, width):
        """The longest beginning that fits, sought from the width of a mean letter."""
        letters = min(len(self.full), _MOST_LETTERS)
        n = min(int(letters * room / max(width, 1)) + 2, letters)
        while n > 0:
            self.set_text(self.full[:n].rstrip(" ,;:·…") + ELLIPSIS)
            width = super().get_window_extent(renderer).width
            if width <= room:
                return
            n -= max(int((width - room) * letters / max(width, 1) / 4), 1)
        self.set_text("")


def write(ax, x, y, text, *, on="rows", **options) -> Fitted:
    """Fitted text at a place of the axes.

    ``on`` says what x and y are: ``axes`` (shares of the axes), ``rows`` (x a
    share, y data), ``data``, or an artist, of whose box they are shares.
    ``xytext`` moves the text by points, ``room`` is the width it may take.
    """
    frames = {"axes": ax.transAxes, "rows": ax.get_yaxis_transform(), "data": ax.transData}
    options = {
        "color": palette.ink("text"),
        "size": NORMAL,
        "parse_math": False,
        "zorder": 5,
        "xytext": (0, 0),
    } | options
    frame = frames[on] if isinstance(on, str) else on
    label = Fitted(text, (x, y), xycoords=frame, textcoords="offset points", **options)
    ax.add_artist(label)
    label.set_clip_on(False)
    label.set_in_layout(False)
    return label


def small(ax, x, y, text, *, ink="muted", on="data", **options) -> Fitted:
    """Small fitted text, in grey if not told otherwise, level with its place."""
    options = {"size": SMALL, "color": palette.ink(ink), "va": "center_baseline"} | options
    return write(ax, x, y, text, on=on, **options)
