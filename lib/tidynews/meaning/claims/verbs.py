"""Cues of more than one verb: "declined to say", "neither confirmed nor denied", "quoted her as saying", "called it a lie"."""

from functools import cache

from tidynews import lexicons
from tidynews.meaning.claims.drafts import Draft, Index

_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_LONGEST_OBJECT = 14  # tokens between "called" and what something is called


def join(drafts: list[Draft], tokens) -> list[Draft]:
    """One draft for each such cue.

    What was not confirmed and not denied is one content, and so is what
    somebody would not speak of; who is quoted as saying something is its
    source, and who quotes is a relay; what is called something belongs to
    the content.
    """
    drafts = _join_unwilling(drafts, tokens)
    by_verb = {tokens.head(d.cue): d for d in drafts if d.cue}
    gone = set()
    for draft in drafts:
        if draft.cue is None or id(draft) in gone:
            continue
        _take_in_infinitive(draft, tokens)
        _take_in_object(draft, tokens)
        for other in (_join_denial(draft, tokens, by_verb), _quote_another(draft, tokens, by_verb)):
            if other is not None and other is not draft:
                gone.add(id(other))
    return [d for d in drafts if id(d) not in gone]


def _join_unwilling(drafts, tokens):
    """One draft for "declined to confirm": the cue is all of it."""
    gone, near = set(), Index(drafts)
    for outer in drafts:
        if outer.cue is None or tokens.syntax.lower[tokens.head(outer.cue)] not in _words("stance", "unwillingness"):
            continue
        verb = tokens.head(outer.cue)
        for inner in near.touching(outer.extent):
            if inner is not outer and inner.cue and outer.holds(inner.cue) and tokens.syntax.head[tokens.head(inner.cue)] == verb:
                inner.cue, inner.source = (outer.cue[0], inner.cue[1]), outer.source or inner.source
                gone.add(id(outer))
                break
    return [d for d in drafts if id(d) not in gone]


def _take_in_infinitive(draft, tokens):
    """Draw "to say" into the cue "declined", where something is left for the content."""
    syntax, verb = tokens.syntax, tokens.head(draft.cue)
    if syntax.lower[verb] not in _words("stance", "unwillingness"):
        return
    spoken = next(
        (c for c in syntax.children[verb] if syntax.dep[c] == "xcomp" and syntax.lemma(c) in _words("stance", "speaking_verbs")),
        None,
    )
    if spoken is None or not _start_behind(draft, tokens, spoken):
        return
    draft.cue = (draft.cue[0], syntax.end[spoken])


def _start_behind(draft, tokens, i) -> bool:
    """Begin the content behind token ``i``, if it holds that token and something more."""
    syntax, (start, end) = tokens.syntax, draft.content[0]
    if not start <= syntax.start[i] < end or i + 1 >= len(syntax) or syntax.start[i + 1] >= end:
        return False
    draft.content = ((syntax.start[i + 1], end), *draft.content[1:])
    return True


def _take_in_object(draft, tokens):
    """Begin the content of "called" at what is called something."""
    syntax, last = tokens.syntax, tokens.within(draft.cue)[-1]
    start, end = draft.content[0]
    first = tokens.at(start)
    if syntax.lemma(last) not in _words("stance", "naming_verbs") or not last + 1 < first <= last + _LONGEST_OBJECT:
        return
    between = range(last + 1, first)
    if syntax.sentence[first] == syntax.sentence[last] and not any(
        syntax.tag[i] in _FINITE or syntax.lower[i] == "," for i in between
    ):
        draft.content = ((syntax.start[last + 1], end), *draft.content[1:])


def _join_denial(draft, tokens, by_verb):
    """Join "neither confirmed" with "nor denied"; the draft that is joined to this one, or None."""
    syntax, verb = tokens.syntax, tokens.head(draft.cue)
    if syntax.dep[verb] == "conj" and syntax.head[verb] not in by_verb:
        verb = syntax.head[verb]
    other = next((c for c in syntax.children[verb] if syntax.dep[c] == "conj" and syntax.tag[c].startswith("VB")), None)
    if other is None or syntax.lower[other - 1] not in _words("stance", "alternatives"):
        return None
    group = [c for c in syntax.children[verb] if c < verb and syntax.dep[c] in ("preconj", "neg", "aux")]
    if _words("stance", "negation").isdisjoint(syntax.lower[c] for c in group):
        return None
    joined = by_verb.get(other)
    if joined is None and not _start_behind(draft, tokens, other):
        return None
    draft.content = joined.content if joined is not None else draft.content
    draft.cue = (min(draft.cue[0], *map(syntax.start.__getitem__, group)), syntax.end[other])
    return joined


def _quote_another(draft, tokens, by_verb):
    """Credit whom somebody "quoted as saying" it; the draft of "saying", or None."""
    syntax, verb = tokens.syntax, tokens.head(draft.cue)
    if syntax.lemma(verb) not in _words("chains", "quoting_verbs") or syntax.tag[verb] == "VBN" or draft.source is None:
        return None
    quoted = next((c for c in syntax.children[verb] if syntax.dep[c] in ("dobj", "dative") and c > verb), None)
    if quoted is None:
        return None
    link = next((c for c in (*syntax.children[verb], *syntax.children[quoted]) if c > quoted and syntax.lower[c] == "as"), None)
    saying = link and next((c for c in syntax.children[link] if syntax.tag[c] == "VBG"), None)
    if not saying:
        return None
    contents = (*draft.content, *(by_verb[saying].content if saying in by_verb else ()))
    spans = [(max(start, syntax.end[saying]), end) if start >= draft.cue[1] else (start, end) for start, end in contents]
    spans = tuple(dict.fromkeys(s for s in spans if s[0] < s[1] and syntax.text[slice(*s)].strip(" ,.")))
    if not spans:
        return None
    draft.via.insert(0, draft.source)
    draft.source = (syntax.start[syntax.left[quoted]], min(tokens.phrase(quoted)[1], syntax.end[link - 1]))
    draft.content = spans[:1] if spans[0][0] >= draft.cue[1] else spans
    return by_verb.get(saying)


@cache
def _words(lexicon, table):
    return frozenset(lexicons.table(lexicon)[table]["words"])
