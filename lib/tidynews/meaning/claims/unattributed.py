"""Hedged statements that are attributed to nobody: "has reportedly sent …", "was identified as …"."""

from bisect import bisect_right

from tidynews.meaning.claims.drafts import Draft, Index
from tidynews.meaning.claims.quoting import touching

_SUBJECTS = frozenset(("nsubj", "nsubjpass", "expl", "csubj", "csubjpass"))
_CLAUSES = frozenset(("ROOT", "conj", "relcl", "advcl", "ccomp", "acl", "parataxis"))
_COMPLEMENTS = frozenset(("acomp", "xcomp", "attr"))
_VERBS = ("VB", "MD")
_HIGHEST = 8
_GAP = 2  # characters between a hedge and the cue that it leans on


def find(hedges, drafts, tokens, quotations, headings) -> list[Draft]:
    """Claims without a source, from hedges that no attribution covers."""
    found, near = [], Index(drafts)
    for hedge in hedges:
        if not hedge.unattributed or _covered(hedge, near, quotations):
            continue
        clause = _heading(hedge, headings) or _clause(hedge, tokens)
        if clause is None or _claimed(clause, near):
            continue
        draft = Draft(source=None, cue=None, content=(clause,), frame="hedge")
        while found and draft.holds(found[-1].content[0]):
            found.pop()
        if not (found and found[-1].holds(clause)):
            found.append(draft)
    return found


def drop_hedges(drafts, hedges, tokens) -> list[Draft]:
    """Drafts without those whose cue is a hedge that names no source, or an adverb that leans on the source's own verb."""
    weak = [h for h in hedges if h.kind != "modal"]
    starts = [h.start for h in weak]
    return [
        d
        for d in drafts
        if d.cue is None or not _is_hedge(d.cue, weak, starts) or (d.source is not None and not _is_adverb(d.cue, tokens))
    ]


def _is_adverb(cue, tokens):
    return all(tokens.syntax.tag[i] == "RB" for i in tokens.within(cue))


def _is_hedge(cue, weak, starts):
    at = bisect_right(starts, cue[0]) - 1
    return at >= 0 and cue[1] <= weak[at].end


def _covered(hedge, near, quotations):
    """It stands in a claim, in its attributing words, or in a quotation."""
    span = (hedge.start, hedge.end)
    for draft in near.touching((span[0] - _GAP, span[1] + _GAP)):
        edges = [s for s in (draft.source, draft.cue) if s]
        if draft.holds(span) or (edges and min(s for s, _ in edges) <= span[0] and span[1] <= max(e for _, e in edges)):
            return True
        if draft.cue and (0 <= draft.cue[0] - span[1] <= _GAP or 0 <= span[0] - draft.cue[1] <= _GAP):
            return True
    return any(q.start < span[0] and span[1] < q.end for q in touching(quotations, *span))


def _claimed(clause, near):
    """Most of the clause is claimed by somebody already."""
    size = clause[1] - clause[0]
    return any(sum(max(0, min(clause[1], e) - max(clause[0], s)) for s, e in d.content) > size / 2 for d in near.touching(clause))


def _heading(hedge, headings):
    """A headline, often without a verb, is hedged as a whole."""
    return next(((b.start, b.end) for b in headings if b.start <= hedge.start < b.end and hedge.unattributed == "yes"), None)


def _clause(hedge, tokens):
    """The clause that the hedge weakens: from its subject to its last word."""
    syntax = tokens.syntax
    word = tokens.head((hedge.start, hedge.end))
    verb = _verb(syntax, word)
    if verb is None or (hedge.unattributed == "main" and not _main(syntax, verb, word)):
        return None
    subject = _subject(syntax, verb)
    if subject is None:
        return None
    if syntax.dep[verb] == "relcl" and syntax.head[verb] < subject:
        start = syntax.left[syntax.head[verb]]
    else:
        start = min(syntax.left[subject], verb)
    last = syntax.right[verb]
    while last > verb and not syntax.lower[last][-1:].isalnum():
        last -= 1
    return syntax.span(start, last)


def _verb(syntax, i):
    for _ in range(_HIGHEST):
        if syntax.tag[i].startswith(_VERBS) and syntax.dep[i] in _CLAUSES and _subject(syntax, i) is not None:
            return i
        if syntax.head[i] == i:
            return None
        i = syntax.head[i]
    return None


def _subject(syntax, verb):
    return next((c for c in syntax.children[verb] if c < verb and syntax.dep[c] in _SUBJECTS), None)


def _main(syntax, verb, word):
    """The hedge belongs to the sentence's own verb, in a statement of the article's own voice."""
    first, last = syntax.sentences[syntax.sentence[verb]]
    head = syntax.head[word]
    direct = verb in (word, head) or (syntax.dep[head] in _COMPLEMENTS and syntax.head[head] == verb)
    return direct and syntax.dep[verb] == "ROOT" and syntax.dep[word] != "amod" and "?" not in syntax.lower[first : last + 1]
