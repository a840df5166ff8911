"""Quotation marks, paired without a language model.

Curly, straight and doubled-apostrophe marks, guillemets and low-nine marks,
nested to any depth. A quotation never runs over the end of its line: news
repeats the opening mark at the head of every further paragraph and closes
only the last, so that an unclosed one ends with its line.
"""

import re
from typing import NamedTuple

_MARK = re.compile(r"``|''|[\"“”„«»‘’'‚‹›]|\n|\r")
_CLOSERS = {
    "“": '”"',
    "„": "“”",
    "«": "»",
    "‹": "›",
    '"': '"”',
    "''": "''",
    "``": ("''", '"'),
    "‘": "’'",
    "‚": "‘’",
    "'": "'’",
}
_ALWAYS_OPEN = frozenset("„«‹‚") | {"``"}
_ALWAYS_CLOSE = frozenset("”»›")
_SINGLE = frozenset("‘’'‚")
_OPEN_AFTER = frozenset("([{-–—/…") | frozenset("\"'“‘«„`")


class Quotation(NamedTuple):
    """One stretch between quotation marks: ``start``/``end`` with the marks, ``inner_*`` without."""

    start: int
    end: int
    inner_start: int
    inner_end: int
    closed: bool
    depth: int

    @property
    def span(self) -> tuple[int, int]:
        """The whole stretch, marks included."""
        return self.start, self.end


def find(text: str) -> list[Quotation]:
    """Every quotation of a text, in order, with offsets.

    Parameters
    ----------
    text : any text; a line is taken for a paragraph

    Returns
    -------
    list of Quotation, by ``start``; an inner one has a greater ``depth`` (the
    outermost have 0). ``closed`` is false where the closing mark is missing:
    such a one ends where the next opens, or with its line. Apostrophes and
    single marks that find no partner are no quotations.

    >>> [(q.inner_start, q.inner_end, q.depth) for q in find("“He said ‘no’,” she said.")]
    [(1, 14, 0), (10, 12, 1)]
    >>> find("The officials' claim that it's over")
    []
    """
    found, stack = [], []
    for match in _MARK.finditer(text):
        mark, at = match.group(), match.start()
        if mark in "\r\n":
            _end_line(text, stack, at, found)
        elif (opener := _closed_by(text, mark, match, stack)) is not None:
            _drop_above(stack, opener, found, at)
            _close(stack, match.end(), at, True, found)
        elif _opens(text, mark, match):
            stack.append((at, match.end(), mark))
    _end_line(text, stack, len(text), found)
    return _nested(found)


def _closed_by(text, mark, match, stack):
    """The index in ``stack`` of the opening mark that this mark closes, or None."""
    if mark in _ALWAYS_OPEN or not stack:
        return None
    if mark in _SINGLE and (_in_word(text, match) or not _can_close(text, match)):
        return None
    if mark not in _ALWAYS_CLOSE and _opens(text, mark, match) and not _can_close(text, match):
        return None
    for i in range(len(stack) - 1, max(-1, len(stack) - 9), -1):
        if mark in _CLOSERS.get(stack[i][2], ()):
            return i
        if mark in _SINGLE and stack[i][2] not in _SINGLE:
            return None
    return None


def _opens(text, mark, match):
    if mark in _ALWAYS_CLOSE or mark == "’":
        return False
    before, after = _around(text, match)
    if not after or after.isspace():
        return False
    if mark in _SINGLE:
        return not before.isalnum() and (after.isalnum() or after in '"“$£€…[')
    return mark in _ALWAYS_OPEN or mark == "“" or not before or before.isspace() or before in _OPEN_AFTER


def _can_close(text, match):
    before, after = _around(text, match)
    return bool(before) and not before.isspace() and not after.isalnum()


def _in_word(text, match):
    before, after = _around(text, match)
    return before.isalnum() and after.isalnum()


def _around(text, match):
    start, end = match.span()
    return text[start - 1 : start] if start else "", text[end : end + 1]


def _drop_above(stack, index, found, at):
    """Whatever was opened inside a quotation that now closes was no quotation, or ends with it."""
    while len(stack) > index + 1:
        _abandon(stack, at, found)


def _end_line(text, stack, at, found):
    end = at
    while stack and end > stack[0][1] and text[end - 1].isspace():
        end -= 1
    while stack:
        _abandon(stack, end, found)


def _abandon(stack, at, found):
    if stack[-1][2] in _SINGLE:
        stack.pop()
    else:
        _close(stack, at, at, False, found)


def _close(stack, end, inner_end, closed, found):
    start, inner_start, _ = stack.pop()
    if inner_end > inner_start:
        found.append((start, end, inner_start, inner_end, closed))


def _nested(found):
    """In the order of the text, each with the number of quotations around it."""
    quotations, around = [], []
    for start, end, inner_start, inner_end, closed in _cut_unclosed(found):
        while around and around[-1] <= start:
            around.pop()
        quotations.append(Quotation(start, end, inner_start, inner_end, closed, len(around)))
        around.append(end)
    return quotations


def _cut_unclosed(found):
    """An unclosed quotation ends where the next one opens."""
    following, cut = None, []
    for start, end, inner_start, inner_end, closed in sorted(found, key=lambda q: (-q[0], q[1])):
        if not closed and following is not None and following < end:
            end = inner_end = following
        cut.append((start, end, inner_start, inner_end, closed))
        following = start
    return reversed([q for q in cut if q[3] > q[2]])
