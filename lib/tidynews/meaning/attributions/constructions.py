"""Constructions that attribute whatever the word in them is, and so need no count to be believed."""

from functools import cache

from tidynews import lexicons
from tidynews.meaning.attributions import cues

_SPEAKERS = frozenset(("NNP", "NNPS"))
_REPORTING = frozenset(("say", "think", "deny", "confirm", "warn"))
_STATING = frozenset(("say", "deny", "confirm", "doubt"))
_ANSWERING = frozenset(("confirm", "deny"))
_CLAUSES = frozenset(("acl", "ccomp"))


def least(reading, i: int) -> tuple[str | None, float]:
    """The construction a token stands in and the least likelihood that it attributes there; (None, 0) for none."""
    name = _name(reading, i)
    return name, _floors()[name] if name else 0.0


def _name(reading, i):
    syntax = reading.syntax
    lemma, kind = cues.key(syntax, i)
    if kind == "R":
        return "hedge" if "hedge" in cues.meanings(lemma, kind) else None
    if kind == "V":
        return "nested" if _nested(syntax, i, lemma) else "joined" if _joined(syntax, i, lemma) else None
    if kind == "I":
        return "view" if _introduces(reading, i) else None
    if kind != "N" or not (meanings := cues.meanings(lemma, kind)):
        return None
    named = any(syntax.dep[c] == "poss" for c in syntax.children[i])
    clauses = [c for c in syntax.children[i] if c > i and syntax.dep[c] in _CLAUSES]
    if _STATING & set(meanings) and any(_states(syntax, c) for c in clauses):
        return "noun_clause"
    if named and "commit" in meanings and any(syntax.lower[j] == "to" for c in clauses for j in syntax.children[c]):
        return "commitment"
    if named and any(syntax.lower[c] == "of" and _taken_as(syntax, c) for c in syntax.children[i]):
        return "dismissal"
    return None


def _nested(syntax, i, lemma):
    """A statement reported inside another: a named subject, a verb of saying or thinking, a clause."""
    if syntax.dep[i] != "ccomp" or not _REPORTING & set(cues.meanings(lemma, "V")):
        return False
    children = syntax.children[i]
    named = any(syntax.dep[c] == "nsubj" and syntax.tag[c].startswith("NN") for c in children)
    return named and any(syntax.dep[c] == "ccomp" and c > i for c in children)


def _joined(syntax, i, lemma):
    """The second of two answers to one question, with the object that both have: "neither confirmed nor *denied* it"."""
    head = syntax.head[i]
    answers = all(_ANSWERING & set(cues.meanings(word, "V")) for word in (lemma, syntax.lemma(head)))
    return answers and syntax.dep[i] == "conj" and any(syntax.dep[c] == "dobj" for c in syntax.children[i])


def _states(syntax, clause):
    """A clause with "that"."""
    return any(syntax.dep[c] == "mark" and syntax.lower[c] == "that" for c in syntax.children[clause])


def _taken_as(syntax, of):
    """Whether "as …" stands inside the object of "of" or right behind it."""
    behind = syntax.right[of] + 1
    within = any(syntax.lower[c] == "as" for j in (of, *syntax.children[of]) for c in syntax.children[j])
    return within or any(j < len(syntax) and syntax.lower[j] == "as" for j in (behind, *syntax.children[syntax.head[of]]))


def _introduces(reading, i):
    """A preposition at the head of its sentence, with a speaker and a comma: "for the players, …", "per police, …"."""
    syntax, (first, last) = reading.syntax, reading.bounds(i)
    end = syntax.right[i]
    if reading.backward(i - 1, first) >= first or end >= last:
        return False
    closed = syntax.lower[end] == "," or syntax.lower[end + 1] == ","
    objects = [c for c in syntax.children[i] if syntax.dep[c] == "pobj"]
    if not closed or not objects or syntax.head[i] <= end:
        return False
    if syntax.lower[i] == "for":
        return syntax.tag[objects[0]] in _SPEAKERS and end - i <= 4 and reading.quote[i] < 0
    if syntax.lower[i] == "per":
        return True
    return syntax.lower[i] in ("in", "to") and syntax.lemma(objects[0]) in cues.words("views")


def speaker(reading, i: int) -> int | None:
    """The head of the source that an introducing preposition names: "in the view of *officials*", "in *his* words"."""
    syntax = reading.syntax
    if cues.key(syntax, i)[1] != "I" or not _introduces(reading, i):
        return None
    object_ = next(c for c in syntax.children[i] if syntax.dep[c] == "pobj")
    if syntax.lemma(object_) not in cues.words("views"):
        return object_
    for child in syntax.children[object_]:
        if syntax.dep[child] == "poss":
            return child
        if syntax.lower[child] == "of":
            return next((c for c in syntax.children[child] if syntax.dep[c] == "pobj"), object_)
    return object_


@cache
def _floors() -> dict[str, float]:
    return lexicons.table("attribution")["constructions"]
