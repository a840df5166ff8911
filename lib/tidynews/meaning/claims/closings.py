"""Attributions that close a sentence, whatever the parser makes of them: "…, the carmaker announced on Monday"."""

from functools import cache

from tidynews import lexicons
from tidynews.meaning.claims.drafts import Draft
from tidynews.meaning.claims.selection import states_alone

_PAST = frozenset(("VBD", "VBN", "VBZ"))
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_OBJECTS = frozenset(("DT", "PRP", "PRP$", "NN", "NNS", "CD", "JJ", "WP", "WRB", "TO", "EX", "VBG", "``"))
_SUBORDINATE = frozenset(("WRB", "WP", "WDT"))
BREAKS = frozenset((",", "”", '"', "''", "—", "–"))
_SHORTEST = 3  # tokens of a statement


def find(drafts, tokens, cast) -> list[Draft]:
    """Verbs of saying right behind a comma and their subject, with the statement before it, where no draft has them."""
    syntax = tokens.syntax
    taken = {i for d in drafts if d.cue for i in tokens.within(d.cue)}
    ends = {m.last: m for m in cast.mentions}
    found = []
    for i in range(1, len(syntax)):
        if i in taken or syntax.tag[i] not in _PAST or i - 1 not in ends or not states_alone(syntax, i):
            continue
        mention = ends[i - 1]
        opening = _opening(syntax, mention.first)
        if opening is not None and speaks(mention) and _closes(syntax, i):
            source = syntax.span(mention.first, mention.last)
            found.append(Draft(source, syntax.span(i, i), (syntax.span(opening, mention.first - 2),), frame="closing"))
    return found


def _opening(syntax, first):
    """The first token of the statement before a comma and the source, or None where there is none."""
    opening = syntax.sentences[syntax.sentence[first]][0]
    while opening < first and not syntax.lower[opening].strip():
        opening += 1
    if first - 1 - opening < _SHORTEST or syntax.lower[first - 1] not in BREAKS:
        return None
    subordinate = syntax.tag[opening] in _SUBORDINATE or (syntax.tag[opening] == "IN" and syntax.dep[opening] == "mark")
    stated = any(syntax.tag[k] in _FINITE for k in range(opening, first - 1))
    return opening if stated and not subordinate else None


def speaks(mention) -> bool:
    """Somebody, or a body that can say something."""
    if mention.pronoun:
        return True
    return mention.actor is not None and (mention.kind in ("person", "institution", "collective", "state") or bool(mention.name))


def _closes(syntax, i):
    """Nothing that is said stands behind the verb: only a hearer, a day or a place."""
    last = syntax.sentences[syntax.sentence[i]][1]
    behind = min(i + 1, last)
    telling = syntax.lemma(i) in _telling()
    if not telling and syntax.tag[behind] in _OBJECTS and syntax.dep[behind] != "npadvmod":
        return False
    for k in range(behind, last + 1):
        if syntax.lower[k] in (",", ";", ".", "—", "–"):
            return True
        if syntax.tag[k] in _FINITE or syntax.lower[k] in ("that", ":"):
            return False
    return True


@cache
def _telling() -> frozenset[str]:
    return frozenset(lexicons.table("chains")["telling"]["words"])
