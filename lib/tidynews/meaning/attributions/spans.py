"""From tokens to offsets: where a content and a cue begin and end in print."""

_AUXILIARIES = frozenset(("aux", "auxpass", "neg", "prt"))
_OPENING, _CLOSING = frozenset("([{"), frozenset(")]}%")


def cue_span(reading, i: int) -> tuple[int, int]:
    """The cue with its auxiliaries, negation and particle, where they stand beside it."""
    syntax = reading.syntax
    first = last = i
    for child in reversed(syntax.children[i]):
        if child < i and syntax.dep[child] in _AUXILIARIES and syntax.lower[child] != "to" and child >= first - 2:
            first = child
    for child in syntax.children[i]:
        if child == last + 1 and (syntax.dep[child] in _AUXILIARIES or _fixed(syntax, i, child)):
            last = child
    return syntax.span(first, last)


def _fixed(syntax, i, child):
    return syntax.lower[i] == "according" and syntax.lower[child] == "to"


def content_span(reading, span: tuple[int, int]) -> tuple[int, int]:
    """A content as offsets, without its complementizer and without marks that have no partner inside it."""
    syntax = reading.syntax
    first, last = span
    if syntax.lower[first] == "that" and syntax.dep[first] == "mark" and first < last:
        first = reading.forward(first + 1, last)
    start, end = syntax.span(first, last)
    quote = _partly_quoted(reading, first, last)
    if quote is not None:
        start, end = min(start, syntax.start[quote[0]]), max(end, syntax.end[quote[1]])
    return start, end


def _partly_quoted(reading, first, last):
    """The tokens to which a content must reach for its quotations to keep their marks; None if it is quoted as a whole."""
    opening = closing = None
    if reading.quote[first] >= 0:
        opening = reading.quotes[reading.quote[first]][0]
    if reading.quote[last] >= 0:
        closing = reading.quotes[reading.quote[last]][1]
    whole = opening is not None and reading.quote[first] == reading.quote[last]
    if whole or (opening is None and closing is None):
        return None
    low = opening if opening is not None and reading.forward(opening, first) == first else first
    high = closing if closing is not None and reading.backward(closing, last) == last else last
    return low, high
