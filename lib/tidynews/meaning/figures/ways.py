"""The way of goods that were found or stopped before they arrived: from whom, for whom."""

from tidynews.meaning.figures import clauses
from tidynews.meaning.figures.belonging import meant_for, place_of
from tidynews.meaning.figures.clauses import Pair
from tidynews.meaning.figures.vocabulary import NOUNS, VERBS, class_of, event_of, noun_lemma, words


def of_find(reading, draft) -> Pair:
    """Where seized goods came from and whither they were bound.

    The goods tell it ("rifles that Serbia had sent"), or what carried them does ("a dhow sailing from Iran to Yemen").
    """
    syntax = reading.syntax
    if draft.mate is not None and draft.mate.outcome == "seized":
        return of_find(reading, draft.mate)
    goods = draft.noun if draft.noun is not None else draft.last
    pair = _told_of(reading, goods)
    if draft.verb is not None and syntax.tag[draft.verb] in VERBS:
        pair = pair.filled(clauses.directions(reading, draft.verb))
        first, last = reading.sentence_of(draft.verb)
        for i in range(max(first, syntax.left[draft.verb]), min(last, syntax.right[draft.verb]) + 1):
            if syntax.tag[i] in NOUNS and i != goods and _carries(reading, i):
                pair = pair.filled(_told_of(reading, i))
    return pair.sound()


def _carries(reading, i):
    """Whether a noun is a vehicle, or what goods are found in: "from a dhow", "in a trailer"."""
    syntax = reading.syntax
    if class_of(syntax, i) in ("transport", "container") or noun_lemma(syntax, i) in words("vehicle"):
        return True
    return i not in reading.country_at and syntax.dep[i] == "pobj" and syntax.lower[syntax.head[i]] in words("aboard")


def _told_of(reading, noun) -> Pair:
    """The way that a noun's phrase and its clauses tell."""
    syntax = reading.syntax
    pair = clauses.directions(reading, noun).filled(Pair(None, meant_for(reading, noun)))
    modifiers = [c for c in syntax.children[noun] if syntax.dep[c] in ("acl", "relcl")]
    for verb in [*modifiers, *(c for m in modifiers for c in syntax.children[m] if syntax.dep[c] == "conj")]:
        event = event_of(syntax, verb, ("shipment",))
        told = clauses.transfer(reading, verb, event) if event else clauses.directions(reading, verb)
        pair = pair.filled(told)
        if pair.recipient is None:
            pair = pair.filled(Pair(None, _destination(reading, verb)))
    return pair


def _destination(reading, verb):
    """The country behind "for" or "to", also by a place or a group in it: "meant for rebels in Libya"."""
    syntax = reading.syntax
    ends = (n for c in syntax.children[verb] if syntax.lower[c] in words("taking") for n in syntax.children[c])
    return next(filter(None, (place_of(reading, n) for n in ends)), None)
