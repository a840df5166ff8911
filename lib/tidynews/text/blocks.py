"""Segmentation: a text is cut into its headline, outlet line, headings and paragraphs.

Blocks are spans of the unaltered text. Three layouts of plain text are told
apart by the text itself: a paragraph a line; blank lines between paragraphs;
and lines wrapped at a fixed width. Markdown's marks are left outside the spans.
"""

import re
from datetime import date
from functools import cache
from statistics import median
from typing import NamedTuple

from tidynews import lexicons
from tidynews.text import dates

HEADLINE, OUTLET, BYLINE, HEADING, PARAGRAPH = "headline", "outlet", "byline", "heading", "paragraph"

_LINE = re.compile(r"[^\r\n\x0b\x0c\u0085\u2028\u2029]+")
_HEADING_MARK = re.compile(r"#{1,6}[ \t]+(?=\S)")
_LIST_MARK = re.compile(r"(?:>[ \t]?|[-*+•][ \t]+)+(?=\S)")
_RULE = re.compile(r"[-=*_~•·—–]{3,}$|[*•·—–_]+(?:[ \t]+[*•·—–_]+)+$")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*$")
_INNER_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*\s+(?=[\"'“‘(]?[A-Z])")
_DATELINE = re.compile(r"[A-Z][A-Z.'’\- ]{2,}[A-Z.](?:[,/(][^—–\n]{0,60}?)?\s*(?:\([A-Z][\w ./]*\)\s*)?(?:—|–|--?)\s")
_WORD = re.compile(r"[^\W\d_]+")

_LONGEST_OUTLET = 60
_LONGEST_HEADLINE = 300
_LONGEST_SENTENCE_HEADLINE = 130
_MOST_WORDS_BESIDE = 6  # "published", "updated", a name, a time zone
_NARROWEST_WRAP, _WIDEST_WRAP = 40, 120
_WRAPPED_SHARE = 0.8


class Block(NamedTuple):
    """One headline, outlet line, byline, heading or paragraph, as a span of the article's text."""

    kind: str
    start: int
    end: int


class _Piece(NamedTuple):
    start: int
    end: int
    heading: bool


def segment(text: str, start: int = 0, headline: bool = True) -> tuple[Block, ...]:
    """Cut a text into its headline, outlet line, byline, headings and paragraphs.

    Parameters
    ----------
    text : the whole text, never altered
    start : where to begin (what is before it belongs to no block)
    headline : whether the text may begin with its headline

    >>> [(b.kind, b.start) for b in segment("Head line\\nThe Outlet\\nText one.\\n")]
    [('headline', 0), ('outlet', 10), ('paragraph', 21)]
    """
    pieces = list(_pieces(text, start))
    head = _head_kinds(text, pieces) if headline else []
    kinds = head + [HEADING if piece.heading else PARAGRAPH for piece in pieces[len(head) :]]
    return tuple(Block(kind, piece.start, piece.end) for kind, piece in zip(kinds, pieces))


def _pieces(text, start):
    """Headings and paragraphs as spans, the lines of a wrapped paragraph joined."""
    lines = list(_lines(text, start))
    width = max((end - begin for begin, end in lines), default=0)
    wrapped = _is_wrapped(text, lines, width)
    open_piece = None
    for begin, end in lines:
        mark = _HEADING_MARK.match(text, begin, end)
        item = _LIST_MARK.match(text, begin, end)
        if open_piece and wrapped and not mark and not item and _continues(text, open_piece, begin, end, width):
            open_piece = (open_piece[0], end, begin)
            continue
        if open_piece:
            yield _Piece(*open_piece[:2], False)
        open_piece = None
        if mark:
            yield _Piece(mark.end(), end, True)
        else:
            open_piece = (item.end() if item else begin, end, begin)
    if open_piece:
        yield _Piece(*open_piece[:2], False)


def _lines(text, start):
    """Every line with something to read on it, without the white space around it."""
    for match in _LINE.finditer(text, start):
        line = match.group()
        stripped = line.strip()
        if stripped and not _RULE.match(stripped):
            left = match.start() + len(line) - len(line.lstrip())
            yield left, left + len(stripped)


def _is_wrapped(text, lines, width) -> bool:
    """Whether most lines end where the next word would not have fitted any more."""
    if not _NARROWEST_WRAP <= width <= _WIDEST_WRAP or len(lines) < 3:
        return False
    pairs = [(a, b) for a, b in zip(lines, lines[1:]) if not _blank_between(text, a[1], b[0])]
    full = sum(_is_full(text, *a, *b, width) for a, b in pairs)
    return len(pairs) >= 2 and full >= _WRAPPED_SHARE * len(pairs)


def _is_full(text, begin, end, next_begin, next_end, width) -> bool:
    first_word = text[next_begin:next_end].split(None, 1)[0]
    return end - begin + 1 + len(first_word) > width - 2


def _continues(text, open_piece, begin, end, width) -> bool:
    _, last_end, last_begin = open_piece
    return not _blank_between(text, last_end, begin) and _is_full(text, last_begin, last_end, begin, end, width)


def _blank_between(text, end, begin) -> bool:
    gap = text[end:begin].replace("\r\n", "\n")
    return sum(c in "\n\r\u2029" for c in gap) > 1


def _head_kinds(text, pieces) -> list[str]:
    """The kinds of the headline and of the lines between it and the body."""
    if len(pieces) < 2 or not _is_headline(text, pieces):
        return []
    kinds = [HEADLINE]
    for piece in pieces[1:4]:
        line = text[piece.start : piece.end]
        rest = len(pieces) - len(kinds) - 1
        if piece.heading or not rest or len(line) > _LONGEST_OUTLET or _SENTENCE_END.search(line):
            break
        if _byline().match(line) or day_of(line):
            kinds.append(BYLINE)
        elif OUTLET not in kinds and line[:1].isupper() and line[-1:] not in ":,;":
            kinds.append(OUTLET)
        else:
            break
    return kinds


@cache
def _byline() -> re.Pattern:
    words = "|".join(re.escape(row["words"]) for row in lexicons.rows("bylines"))
    return re.compile(rf"(?:{words})\s+\S", re.I)


def day_of(line: str) -> date | None:
    """The day that a line gives and says little else beside: a date line, a byline with a date.

    >>> day_of("Published: 12 October 2024 08:15 GMT")
    datetime.date(2024, 10, 12)
    """
    spans = dates.find(line) if any(map(str.isdigit, line)) else []
    days = [s for s in spans if s.date_start and s.date_start == s.date_end and not s.inferred]
    rest = _WORD.findall("".join(c for i, c in enumerate(line) if not any(s.start <= i < s.end for s in spans)))
    return days[0].date_start if len(days) == 1 and len(rest) <= _MOST_WORDS_BESIDE else None


def _is_headline(text, pieces) -> bool:
    """A first line that reads like a headline: no dateline, and short or in title case if it ends like a sentence."""
    first = text[pieces[0].start : pieces[0].end]
    if pieces[0].heading:
        return True
    if len(first) > _LONGEST_HEADLINE or _DATELINE.match(first) or first.endswith(":"):
        return False
    if not _SENTENCE_END.search(first) or _is_title_case(first):
        return True
    if _INNER_SENTENCE_END.search(first) or len(first) > _LONGEST_SENTENCE_HEADLINE:
        return False
    usual = median(piece.end - piece.start for piece in pieces[1:])
    return _DATELINE.match(text, pieces[1].start, pieces[1].end) is not None or len(first) < usual / 3


def _is_title_case(line) -> bool:
    words = [w for w in _WORD.findall(line) if len(w) > 3]
    return len(words) > 2 and sum(w[0].isupper() for w in words) > 0.7 * len(words)
