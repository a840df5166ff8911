"""Statements told of by a noun: "the army's denial that …", "Rome's dismissal of the report as …"."""

from tidynews.meaning.claims.drafts import Draft
from tidynews.meaning.claims.selection import need_of_noun

_CLAUSES = frozenset(("acl", "ccomp", "relcl"))
_MODIFIERS = frozenset(("compound", "amod", "nmod"))
_OF = frozenset(("of", "for", "about"))


def find(drafts, tokens, cast) -> list[Draft]:
    """Nouns of saying with a possessor and a content, where no draft has them as its cue."""
    syntax = tokens.syntax
    taken = {i for d in drafts if d.cue for i in tokens.within(d.cue)}
    found = []
    for i in range(len(syntax)):
        if i in taken or not syntax.tag[i].startswith("NN"):
            continue
        need = need_of_noun(syntax, i)
        owner = need and _owner(syntax, i, cast)
        content = owner is not None and _content(syntax, i, need)
        if content:
            found.append(Draft(syntax.span(syntax.left[owner], owner), syntax.span(i, i), (content,), frame="noun"))
    return found


def _owner(syntax, i, cast):
    """Who makes the statement: a possessor, or a state, outlet or institution named before the noun ("NATO claims")."""
    owner = next((c for c in syntax.children[i] if syntax.dep[c] == "poss" and syntax.tag[c] != "PRP$"), None)
    if owner is not None:
        return owner
    for child in syntax.children[i]:
        if child < i and syntax.dep[child] in _MODIFIERS and syntax.tag[child] in ("NNP", "JJ", "NNPS"):
            entity = cast.entity(*syntax.span(syntax.left[child], child))
            if entity is not None and entity.kind in ("state", "institution"):
                return child
    return None


def _content(syntax, i, need):
    """The clause behind the noun; behind one that needs none also its object, with what it is called."""
    for child in syntax.children[i]:
        if child > i and syntax.dep[child] in _CLAUSES and _opens_statement(syntax, child):
            return syntax.span(syntax.left[child], syntax.right[child])
    if need != "any":
        return None
    at = next((c for c in syntax.children[i] if c > i and syntax.dep[c] == "prep" and syntax.lower[c] in _OF), None)
    if at is None or syntax.right[at] == at:
        return None
    last = syntax.right[at]
    called = next((c for c in syntax.children[i] if c > at and syntax.lower[c] == "as"), None)
    return syntax.span(at + 1, max(last, syntax.right[called]) if called is not None else last)


def _opens_statement(syntax, clause):
    """The clause opens with "that" or is an infinitive; a participle or a relative clause only describes."""
    first = syntax.left[clause]
    return (syntax.lower[first] == "that" and syntax.tag[first] == "IN") or syntax.tag[first] == "TO"
