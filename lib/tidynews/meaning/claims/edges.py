"""Where a cue ends and its content begins: particles, prepositions, adjuncts."""

from functools import cache

from tidynews import lexicons
from tidynews.language.actors import knowledge

_ABSORBED = frozenset(("prt", "prep", "advmod"))
_OPENERS = frozenset(("IN", "VBG", "TO", "RB", "RBR"))
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_LONGEST_ADJUNCT = 14  # tokens


def mend(drafts, tokens, dateline=None) -> None:
    """Set the edges of the drafts right; ``dateline`` is the span of the article's, or None.

    "called" + "for a truce" becomes "called for" + "a truce"; "said" + "in a
    letter that it was over" loses the letter.
    """
    for draft in drafts:
        if dateline and draft.content[0][0] < dateline[1] < draft.content[0][1]:
            draft.content = ((dateline[1], draft.content[0][1]), *draft.content[1:])
        if draft.cue is not None:
            _cut_citation(draft, tokens)
            _cut_adjunct(draft, tokens)
            _absorb(draft, tokens)


def _cut_citation(draft, tokens):
    """Credit whom "according to the paper, citing X, …" cites, and begin the content behind it."""
    syntax, (start, end) = tokens.syntax, draft.content[0]
    first = tokens.at(start)
    cited = next((c for c in syntax.children[first] if syntax.dep[c] == "dobj"), None)
    if syntax.lower[first] not in _words("citing") or cited is None or draft.source is None:
        return
    if syntax.head[first] in tokens.within(draft.cue):
        return
    comma = next((i for i in range(cited + 1, len(syntax)) if syntax.lower[i] == "," or syntax.start[i] >= end), None)
    if comma is not None and syntax.end[comma] < end:
        draft.via.insert(0, draft.source)
        draft.source = syntax.span(syntax.left[cited], comma - 1)
        draft.content = ((syntax.end[comma], end), *draft.content[1:])


def _cut_adjunct(draft, tokens):
    """Begin the content behind its "that", where only an adjunct of the cue stands before."""
    syntax, (start, end) = tokens.syntax, draft.content[0]
    first = tokens.at(start)
    if start < draft.cue[1] or syntax.lower[first] in _words("complementizer"):
        return
    if syntax.tag[first] == "VBG" and syntax.lower[first] in ("having", "being"):
        return
    opens = syntax.tag[first] in _OPENERS or syntax.dep[first] == "npadvmod"
    if not opens and syntax.lower[first - 1] not in _words("within") | _words("through"):
        return
    for i in range(first + 1, min(first + _LONGEST_ADJUNCT, len(syntax))):
        if syntax.start[i] >= end or syntax.tag[i] in _FINITE:
            return
        if syntax.lower[i] in _words("complementizer") and syntax.tag[i] == "IN":
            draft.content = ((syntax.start[i], end), *draft.content[1:])
            return


def _absorb(draft, tokens):
    """Draw particles and the preposition of the content into the cue ("brushed aside", "called for")."""
    syntax, cue = tokens.syntax, tokens.head(draft.cue)
    start, end = draft.content[0]
    at = tokens.within(draft.cue)[-1] + 1
    behind = at
    while behind < len(syntax) and _belongs(syntax, behind, cue):
        behind += 1
    if behind == at or (draft.source and at <= tokens.at(draft.source[0]) < behind):
        return
    edge = syntax.end[behind - 1]
    follows = syntax.start[behind] if behind < len(syntax) else edge
    if start <= edge < end and start >= syntax.start[at]:
        draft.content = ((follows, end), *draft.content[1:]) if follows < end else draft.content
        draft.cue = (draft.cue[0], edge)
    elif start >= edge or start < draft.cue[0]:
        draft.cue = (
            (draft.cue[0], edge) if start >= edge and start <= follows or syntax.lower[cue] in _words("adjunct") else draft.cue
        )


def _belongs(syntax, i, cue):
    if syntax.head[i] != cue or syntax.dep[i] not in _ABSORBED or _tells_when(syntax, i):
        return False
    return syntax.dep[i] == "prt" or syntax.lower[i] in _words("particle")


def _tells_when(syntax, i):
    """A preposition before a day or a month."""
    return syntax.dep[i] == "prep" and i + 1 < len(syntax) and syntax.lower[i + 1].rstrip(".") in knowledge.words_of("calendar")


@cache
def _words(table):
    return frozenset(lexicons.table("chains")[table]["words"])
