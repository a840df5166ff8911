"""Placing: words beside marks, where nothing is in the way.

Boxes are (left, bottom, right, top) in points from the lower left corner.
"""

import math

HIGH = 13  # points that a line of small words takes
_GAP = 2  # points between a mark and its words
_CLEAR = 6  # points from one obstacle on a line to the next


def find(mark, width, taken, sheet):
    """A free box for words of a width beside a mark, and the side they hang on; None where there is none.

    >>> find((50, 50, 60, 60), 30, [], (200, 100))
    ((62, 50, 92, 63), 'left')
    >>> find((50, 50, 60, 60), 30, [(60, 0, 200, 100)], (200, 100))
    ((18, 50, 48, 63), 'right')
    """
    for box, side in _beside(mark, width):
        inside = box[0] > 0 and box[1] > 0 and box[2] < sheet[0] and box[3] < sheet[1]
        if inside and not any(meet(box, other) for other in taken):
            return box, side
    return None


def along(start, end):
    """Small boxes along a line between two places, which words then keep clear of."""
    steps = int(math.dist(start, end) / _CLEAR)
    for step in range(2, steps - 1):
        x, y = (a + (b - a) * step / steps for a, b in zip(start, end, strict=True))
        yield x - 2, y - 2, x + 2, y + 2


def _beside(mark, width):
    """Boxes right of a mark, left of it, at its corners, above and below."""
    left, bottom, right, top = mark
    level = bottom if top - bottom < 30 else (bottom + top) / 2 - HIGH / 2
    for foot in (level, top - HIGH, bottom, bottom - HIGH):
        yield (right + _GAP, foot, right + _GAP + width, foot + HIGH), "left"
        yield (left - _GAP - width, foot, left - _GAP, foot + HIGH), "right"
    start = (left + right - width) / 2
    yield (start, top + 1, start + width, top + 1 + HIGH), "center"
    yield (start, bottom - 1 - HIGH, start + width, bottom - 1), "center"


def meet(a, b):
    """Two boxes have a place in common.

    >>> meet((0, 0, 9, 9), (8, 8, 12, 12)), meet((0, 0, 9, 9), (9, 0, 12, 9))
    (True, False)
    """
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
