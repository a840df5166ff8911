"""What was done with the counted: sent, fired, produced, deployed, paid."""

from tidynews.meaning.figures import clauses
from tidynews.meaning.figures.grammar import ends_search, subject
from tidynews.meaning.figures.subjects import told_of
from tidynews.meaning.figures.vocabulary import ARMS, HANDLED, NOUNS, PEOPLE, VERBS, Event, class_of, event_of, phrasal, words

_LONGEST_CLIMB = 6
_ARRIVAL = Event("shipment", "")
_DONE = frozenset(("use", "production"))


def fill(reading, draft):
    """Give a draft its deed: the nearest predicate that is a transfer, a use, a production or a deployment."""
    syntax = reading.syntax
    if draft.outcome or _is_means(syntax, draft):
        return
    for i in _told_first(syntax, draft.predicates):
        if i in draft.words or syntax.tag[i] not in VERBS | NOUNS or not _is_moved(syntax, draft, i):
            continue
        if "subject" in (draft.link, draft.antecedent and draft.antecedent.link) and syntax.lemma(i) in words("moving"):
            return
        by_means = _by_means(syntax, draft, i)
        if by_means:
            draft.deed, draft.event, draft.verb = by_means, syntax.lower[i], i
            return
        for token in (i, *_of_subject(syntax, draft, i)):
            event = event_of(syntax, token, _wanted(draft))
            if event and event.kind in _DONE and _is_doer(syntax, draft, token):
                return
            if event and _is_manoeuvre(reading, draft, token, event):
                draft.event = syntax.lower[token]
                return
            if event == _ARRIVAL and token == i and syntax.head[draft.head] == i and syntax.dep[draft.head] == "dobj":
                continue
            loose = _is_loose(reading, draft, token)
            if event and not loose:
                event = _for_another(reading, token, event)
                draft.deed, draft.event, draft.verb = event, syntax.lower[token], token
                return
        if ends_search(syntax, draft, i):
            break
    noun = (
        told_of(syntax, draft)
        if draft.first and syntax.lower[draft.first - 1] in words("levelling") | words("measuring") | {"to", "up"}
        else None
    )
    event = event_of(syntax, noun, _wanted(draft)) if noun is not None and syntax.tag[noun] in NOUNS else None
    if event:
        draft.deed, draft.event, draft.verb = event, syntax.lower[noun], noun


def _is_means(syntax, draft):
    """Whether something is done with the counted: "used 14 ships to move arms", "delivered by three ships", "made 160 idle"."""
    i, verb = draft.head, syntax.head[draft.head]
    if syntax.dep[i] == "pobj" and syntax.dep[verb] == "agent" and draft.item_class in ("transport", None):
        return True
    if syntax.dep[i] not in ("dobj", "nsubj") or syntax.tag[verb] not in VERBS:
        return False
    beside = {syntax.dep[c] for c in syntax.children[verb] if c > i}
    if syntax.lemma(verb) in words("using"):
        return bool(beside & {"xcomp", "advcl", "acl"}) or any(syntax.dep[c] == "acl" for c in syntax.children[i])
    made = syntax.lemma(verb) == "make" or (syntax.dep[verb] == "ccomp" and syntax.lemma(syntax.head[verb]) == "make")
    turned = beside & {"acomp", "oprd", "ccomp"} or syntax.dep[i] == "nsubj"
    return made and bool(turned)


def _told_first(syntax, predicates):
    """The predicates with "made in Peru" last: it tells of the goods, not what happened to them."""
    made = [i for i in predicates if syntax.dep[i] == "acl" and syntax.lower[i] in words("made")]
    return predicates if not made else [i for i in predicates if i not in made] + made


def _is_doer(syntax, draft, verb):
    """Whether the counted are what uses or makes something, and not what is used or made."""
    active = not any(syntax.dep[c] == "auxpass" for c in syntax.children[verb])
    return active and draft.head in syntax.children[verb] and syntax.dep[draft.head] == "nsubj"


def _by_means(syntax, draft, verb):
    """What is done to goods as the means or the end of a verb: "attacked with 20 drones", "paid for 20 tanks"."""
    if draft.item_class not in ARMS or draft.quantity.kind == "money" or syntax.tag[verb] not in VERBS:
        return None
    i = draft.head
    while syntax.head[i] != verb and syntax.head[i] != i and syntax.dep[i] in ("pobj", "prep", "compound", "nummod"):
        i = syntax.head[i]
    if syntax.head[i] != verb:
        return None
    if syntax.lower[i] == "with" and syntax.lemma(verb) in words("attacking"):
        return Event("use", "user")
    return Event("shipment", "get") if syntax.lower[i] == "for" and syntax.lemma(verb) in words("paying") else None


def _is_manoeuvre(reading, draft, verb, event):
    """Whether ships and aircraft are sent somewhere on a mission, and not to somebody as goods."""
    syntax = reading.syntax
    if event.kind != "shipment" or syntax.tag[verb] not in VERBS or draft.quantity.kind != "count":
        return False
    near = any(syntax.lower[c] in words("approaching") for c in syntax.children[verb] if syntax.dep[c] == "prep")
    empty = draft.item_class == "transport" and not any(syntax.lower[c] == "of" for c in syntax.children[draft.head])
    roams = empty and syntax.lemma(verb) in words("crossing")
    if not (roams or (near and draft.item_class in ("transport", "weapon"))):
        return False
    return clauses.directions(reading, verb) == clauses.Pair()


def _is_loose(reading, draft, token):
    """Whether the counted are of no class, or just people, so that "give" or "join" may mean anything."""
    if draft.item_class not in (None, "person") or draft.quantity.kind == "money":
        return False
    syntax = reading.syntax
    verb = phrasal(syntax, token)
    away = verb in words("withdrawing") and clauses.directions(reading, token).recipient is None
    posted = draft.item is not None and draft.item.split()[-1] in words("labour") and not away
    return verb in words("loose") and not posted and not _enlists(syntax, token)


def _for_another(reading, verb, event):
    """The event, a transfer where something is made for another country."""
    if event.kind != "production" or reading.syntax.tag[verb] not in VERBS:
        return event
    maker, taker = clauses.transfer(reading, verb, event)
    return Event("shipment", "give") if maker and taker and maker != taker else event


def _enlists(syntax, verb):
    """Whether what people join or serve is an army."""
    if syntax.tag[verb] not in VERBS or syntax.lemma(verb) not in words("enlisting"):
        return False
    preps = [c for c in syntax.children[verb] if syntax.dep[c] == "prep"]
    nouns = [n for c in (verb, *preps) for n in syntax.children[c] if syntax.dep[n] in ("dobj", "pobj")]
    return any(class_of(syntax, n) in ("force", "combatant") for n in nouns)


def _is_moved(syntax, draft, predicate):
    """Whether the goods are what the deed is done to, and not its means or place ("aboard two ships")."""
    i = draft.head
    if predicate in syntax.children[i] or 0 < predicate - i <= 2:
        return True
    for _ in range(_LONGEST_CLIMB):
        if i == predicate or syntax.head[i] == i:
            return True
        if syntax.dep[i] == "prep" and syntax.lower[i] in words("circumstance"):
            return draft.item_class == "container" and syntax.lower[i] == "in"
        i = syntax.head[i]
    return True


def _of_subject(syntax, draft, verb):
    """The subject of a verb and what modifies it: "the shipment comprises", "containers shipped to X hold"."""
    noun = subject(syntax, verb) if syntax.tag[verb] in VERBS and syntax.lemma(verb) in words("holding") else None
    if noun is None or noun > draft.first:
        return ()
    return (noun, *(c for c in syntax.children[noun] if syntax.dep[c] == "acl"))


def _wanted(draft):
    """The kinds of event that can have such an item, the likeliest first."""
    if draft.quantity.kind == "money":
        return ("money",)
    if draft.item_class in PEOPLE:
        return ("personnel", "shipment")
    return ("shipment", "use", "production", "support") if draft.item_class in HANDLED else ()
