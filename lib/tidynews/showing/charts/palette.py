"""Colours: one meaning a colour across the project, read from the ``colours`` lexicon.

The families follow palettes made for colour-blind readers: Okabe and Ito,
*Color Universal Design* (2008), and Paul Tol, *Colour Schemes* (SRON/EPS/TN/09-002,
version 3.2, 2021).
"""

from functools import cache

from tidynews import lexicons

_STRENGTHS = ("very_weak", "weak", "fair", "good", "strong")


@cache
def family(name: str) -> dict[str, str]:
    """The colours of one family as ``{value: "#rrggbb"}``, in the lexicon's order.

    >>> list(family("stance"))[:3]
    ['assert', 'confirm', 'deny']
    """
    return {row["value"]: row["colour"] for row in lexicons.rows("colours") if row["family"] == name}


def colour(name: str, value) -> str:
    """The colour of a value of a family; of its ``other`` where the value has none.

    >>> colour("kind", "casualty"), colour("country", "FRA") == colour("country", "other")
    ('#d55e00', True)
    """
    colours = family(name)
    return colours[value] if isinstance(value, str) and value in colours else colours["other"]


def ink(value: str) -> str:
    """The colour of text and lines: ``text``, ``muted``, ``line``, ``track``, ``paper``."""
    return family("ink")[value]


def strength(score: float) -> str:
    """The colour of a score from 0 (very weak) to 1 (strong), in five equal steps.

    >>> strength(0.1) == family("strength")["very_weak"], strength(1) == family("strength")["strong"]
    (True, True)
    """
    step = min(max(int(score * len(_STRENGTHS)), 0), len(_STRENGTHS) - 1)
    return family("strength")[_STRENGTHS[step]]


def on(background: str) -> str:
    """Dark or light ink, whichever stands out more on a background (WCAG contrast).

    >>> on("#fdb366") == ink("text"), on("#a50026") == ink("paper")
    (True, True)
    """
    return max((ink("text"), ink("paper")), key=lambda shade: contrast(shade, background))


def contrast(one: str, other: str) -> float:
    """The WCAG 2.2 contrast ratio of two colours, 1 to 21.

    >>> round(contrast("#000000", "#ffffff"))
    21
    """
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(shade):
    parts = [int(shade[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
