"""What somebody has: in service, in stock, in storage, an army's strength; and who has it."""

from tidynews.meaning.figures.belonging import country_of, owner, party_of, place_of
from tidynews.meaning.figures.clauses import whereabouts
from tidynews.meaning.figures.grammar import subject
from tidynews.meaning.figures.vocabulary import ARMS, NOUNS, VERBS, class_of, event_of, noun_lemma, words

_HELD = ARMS | {"aid", "force", "combatant"}
_LONGEST_CLIMB = 5
_STATING = frozenset(("attr", "prep", "pobj", "nummod", "nsubj", "npadvmod", "dobj", "quantmod", "advmod"))


def is_held(reading, draft) -> bool:
    """Whether a figure counts what somebody has, and not what goes to or comes from anybody."""
    if (
        draft.quantity.kind not in ("count", "measure")
        or draft.outcome
        or draft.quantity.unit.endswith(("/day", "/month", "/year"))
    ):
        return False
    syntax = reading.syntax
    if _is_stored(syntax, draft) and draft.item_class not in ("person", "victim", "body", "state"):
        return True
    if draft.item_class in ("force", "combatant") and draft.noun is not None and whereabouts(reading, draft.noun):
        return False
    return draft.item_class in _HELD and (_collection(syntax, draft) is not None or _possessor(reading, draft) is not None)


def holder(reading, draft) -> str | None:
    """The country or body that has the counted."""
    syntax = reading.syntax
    verb = _possessor(reading, draft)
    doer = subject(syntax, verb) if verb is not None else None
    nouns = [n for n in (doer, _collection(syntax, draft), draft.noun) if n is not None]
    for noun in nouns:
        found = owner(reading, noun) or country_of(reading, noun) or party_of(reading, noun)
        if found:
            return found
    places = (place_of(reading, n) for i in (draft.noun, verb) if i is not None for n in _kept(syntax, i))
    return next(filter(None, places), None)


def _possessor(reading, draft):
    """The verb by which somebody has the counted: it is its object."""
    syntax, i = reading.syntax, draft.head
    verb = syntax.head[i]
    if syntax.dep[i] in ("dobj", "conj") and syntax.tag[verb] in NOUNS:
        verb = syntax.head[verb]
    if syntax.tag[verb] not in VERBS or syntax.dep[i] not in ("dobj", "conj") or syntax.lemma(verb) not in words("possessing"):
        return None
    if draft.item_class == "aid" and event_of(syntax, verb, ("shipment",)):
        return None  # "flew 20 tonnes of food to Peru"
    doer = subject(syntax, verb)
    if any(syntax.dep[c] == "aux" and syntax.lower[c] in words("able") for c in syntax.children[verb]):
        return None
    if doer is None or doer == i or class_of(syntax, doer) in ("container", "transport", "structure"):
        return None
    return verb


def _is_stored(syntax, draft):
    """Whether they are said to be in service, in storage, in stock or on order."""
    heads = [i for i in (draft.noun, draft.last, *_verbs(syntax, draft)) if i is not None]
    return any(True for i in heads for _ in _kept(syntax, i))


def _kept(syntax, i):
    """The nouns behind "in" and "on" that tell where things are kept."""
    for prep in syntax.children[i]:
        if syntax.dep[prep] == "prep" and syntax.lower[prep] in ("in", "on", "of", "into"):
            yield from (n for n in syntax.children[prep] if syntax.tag[n] in NOUNS and noun_lemma(syntax, n) in words("kept"))


def _verbs(syntax, draft):
    """The verb of being or having above the counted."""
    i = draft.head
    while draft.first <= syntax.head[i] <= draft.last and syntax.head[i] != i:
        i = syntax.head[i]
    verb = syntax.head[i]
    told = syntax.tag[verb] in VERBS and syntax.lemma(verb) in words("possessing") | {"be", "remain", "stay", "stand"}
    return [verb] if told else []


def _collection(syntax, draft):
    """The word for what the number is the size of: "a fleet of 30 jets", "its arsenal stands at 200"."""
    i = draft.head
    for _ in range(_LONGEST_CLIMB):
        head = syntax.head[i]
        if head == i or syntax.dep[i] not in _STATING:
            return None
        if syntax.tag[head] in VERBS:
            doer = subject(syntax, head)
            found = (
                doer is not None and noun_lemma(syntax, doer) in words("collection") and syntax.lemma(head) in words("amounting")
            )
            return doer if found else None
        if syntax.tag[head] in NOUNS and noun_lemma(syntax, head) in words("collection") and syntax.lower[i] == "of":
            return head
        i = head
    return None
