"""Charts as pictures in a notebook: light, and with their description kept beside them."""

import base64
import io

import matplotlib
from matplotlib.figure import Figure

from tidynews.showing.charts.canvas import describe

PNG = "image/png"
COLOURS = 96  # more than the charts use, with room for the edges of letters


def describe_in_notebook() -> None:
    """Store each chart's description as ``alt`` in the metadata of its picture; outside a notebook do nothing."""
    from IPython import get_ipython

    shell = get_ipython()
    if shell is None or "inline" not in matplotlib.get_backend():
        return
    import matplotlib_inline.backend_inline  # noqa: F401  (importing it sets the drawing up that is extended here)

    formatter = shell.display_formatter.formatters[PNG]
    draw = formatter.type_printers.get(Figure)
    if draw is not None and not isinstance(draw, _Described):
        formatter.for_type(Figure, _Described(draw))


class _Described:
    """A figure's drawing function that gives a light picture and the description along with it."""

    def __init__(self, draw):
        self.draw = draw

    def __call__(self, figure):
        drawn = self.draw(figure)
        picture, metadata = drawn if isinstance(drawn, tuple) else (drawn, {})
        text = describe(figure)
        return _lighter(picture), (metadata | {"alt": text} if text else metadata)


def _lighter(picture: str) -> str:
    """A PNG (base64) with few colours and no transparency, a third of its size; the other if that is smaller."""
    from PIL import Image

    image = Image.open(io.BytesIO(base64.b64decode(picture))).convert("RGB")
    few = image.quantize(COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    palette, paper = few.getpalette(), few.getpixel((0, 0))
    palette[3 * paper : 3 * paper + 3] = image.getpixel((0, 0))  # the paper keeps its very colour
    few.putpalette(palette)
    made = io.BytesIO()
    few.save(made, format="png")
    light = base64.b64encode(made.getvalue()).decode()
    return min(light, picture, key=len)
