"""How much of a content stands in quotation marks, and where its marks belong."""

import re
from bisect import bisect_left
from functools import cache

from tidynews import lexicons

FULL, PARTIAL, NONE = "full", "partial", "none"

_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_EDGE = " \t\n\r,;:.–—-…!?"


def trim(content, text: str, marks, tokens):
    """Content spans without white space and loose punctuation at their edges.

    The outer marks of a content that is quoted whole are left out; those of
    a quotation that is only part of it are taken in.
    """
    spans = []
    for start, end in content:
        while start < end and text[start] in _EDGE:
            start += 1
        while end > start and text[end - 1] in _EDGE:
            end -= 1
        opener = _opener().match(text, start, end)
        start = opener.end() if opener and _has_verb(tokens, opener.end(), end) else start
        if start < end:
            spans.append(_marks_mended(start, end, text, marks))
    return tuple(s for s in spans if s[0] < s[1]) or content[:1]


def _has_verb(tokens, start, end):
    """Whether a finite verb follows "that", so that it opens a clause and is not "that report"."""
    tag, at = tokens.syntax.tag, tokens.at(start)
    return tag[at - 1] != "DT" and any(tag[i] in _FINITE for i in tokens.within((start, end)))


@cache
def _opener():
    """Conjunctions that tie a content to its cue and are no part of it."""
    words = lexicons.table("chains")["complementizer"]["words"]
    return re.compile(rf"(?:{'|'.join(words)})\b,?\s+", re.IGNORECASE)


def _marks_mended(start, end, text, marks):
    for q in touching(marks, start, end):
        inner_end = len(text[: q.inner_end].rstrip(_EDGE))
        if q.start <= start and end <= q.end and start <= q.inner_start and end >= inner_end:
            return q.inner_start, max(q.inner_start + 1, inner_end)
        if start == q.inner_start and q.end < end:
            start = q.start
        if q.start > start and q.start < end <= q.end and end >= inner_end:
            end = q.end
    return start, end


def touching(marks, start, end):
    """The outermost quotations that share a character with a span."""
    at = max(0, bisect_left(marks, start, key=lambda q: q.end))
    while at < len(marks) and marks[at].start < end:
        if marks[at].depth == 0:
            yield marks[at]
        at += 1


def quoted(draft, text: str, marks) -> str:
    """``full``, ``partial`` or ``none``.

    A name in quotation marks is no quotation, and a single word counts only
    where somebody is credited with it.
    """
    inside = [q for start, end in draft.content for q in touching(marks, start, end) if q.start < end and q.end > start]
    if not inside:
        return NONE
    if all(any(q.start <= s and e <= q.end for q in inside) for s, e in draft.content):
        return FULL
    return PARTIAL if any(_is_speech(q, draft, text) for q in inside) else NONE


def _is_speech(quotation, draft, text):
    words = text[quotation.inner_start : quotation.inner_end].split()
    named = all(word[:1].isupper() or not word[:1].isalpha() for word in words)
    if draft.source is None or not words:
        return False
    return not named or _title_case(draft, text)


def _title_case(draft, text):
    """A headline that gives every word a capital says nothing about names."""
    words = [w for w in text[draft.start : draft.end].split() if len(w) > 3 and w[:1].isalpha()]
    return bool(words) and all(w[:1].isupper() for w in words)
