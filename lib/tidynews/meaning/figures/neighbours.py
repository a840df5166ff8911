"""The kind of a figure of which nothing is said itself, from what stands around it."""

from tidynews.meaning.figures import belonging, clauses
from tidynews.meaning.figures.clauses import Pair
from tidynews.meaning.figures.grammar import subject
from tidynews.meaning.figures.vocabulary import ARMS, PEOPLE, VERBS, Event, class_of, event_of, noun_lemma, word_of, words

_DEEDS = frozenset(("shipment", "use", "production", "other"))
_TRANSFERS = frozenset(("aid", "finance"))
_FIGURES_BACK = 4
_LONGEST_LIST = 60  # tokens back to the word "including"
_LONGEST_CHAIN = 4
_AUXILIARY = frozenset(("aux", "auxpass"))


def kind_beside(reading, drafts, k, discourse):
    """The kind of a figure without a deed of its own, from what stands around it."""
    draft = drafts[k]
    if draft.mate:
        share_deed(draft, draft.mate)
        return draft.kind
    return (
        _in_transit(reading, draft)
        or _by_trips(reading, draft, discourse)
        or _included(reading, draft)
        or _continued(reading, drafts, k)
        or _compared(draft)
        or _posted(reading, draft, discourse)
        or _taken_up(drafts, k)
        or (discourse.main.supplier and _aboard(reading.syntax, draft))
        or (discourse.main.supplier and _amounts(reading.syntax, draft))
    )


def share_deed(draft, other):
    """Give a draft the deed, the outcome and the kind of another."""
    draft.deed, draft.verb, draft.kind = other.deed, other.verb, other.kind
    draft.outcome, draft.event, draft.harm = other.outcome, other.event, other.harm


def list_mate(reading, drafts, k):
    """The neighbour in a list of like things: "30 tanks, 20 guns and 10 mortars"."""
    draft, before = drafts[k], drafts[k - 1] if k else None
    if _is_gap(reading, before, draft):
        return before
    if not before or before.noun is None or before.link not in ("direct", "of") or not _alike(before, draft):
        return None
    between = reading.words_between(before.noun, draft.first)
    joining = words("joining") - {"while", "but"}
    restated = between[:1] == ["or"] or between[:2] == [",", "or"]
    people = before.item_class in PEOPLE and before.kind == "personnel"
    listed = set(between) <= joining or (people and restated) or _is_conjoined(reading.syntax, draft, before)
    return before if between and listed else None


def _is_conjoined(syntax, draft, before):
    """Whether the grammar joins two counted things, with another between: "30 tanks and trucks and 5 guns"."""
    i = draft.head
    for _ in range(_LONGEST_CHAIN):
        if syntax.dep[i] != "conj":
            return False
        i = syntax.head[i]
        if i == before.noun:
            return True
    return False


def _is_gap(reading, before, draft):
    """Whether a bare number goes on with the deed before it: "19 pledged by Denmark and 24 by Norway"."""
    if before is None or draft.noun is not None or draft.antecedent is None or before.deed is None:
        return False
    together = reading.sentences_between(before.first, draft.first) == 0
    left = draft.first - 1
    left -= left > 0 and reading.syntax.lower[left] in words("adding")
    return together and left >= 0 and reading.syntax.lower[left] in words("joining")


def _alike(one, other):
    if one.item_class in PEOPLE or other.item_class in PEOPLE:
        return one.item_class in PEOPLE and other.item_class in PEOPLE
    return one.item_class in ARMS and other.item_class in ARMS | {None} and one.kind in _DEEDS


def _aboard(syntax, draft):
    """Whether goods are carried by a vehicle, or only said to be somewhere on their way."""
    if draft.item_class not in ARMS:
        return None
    for i in draft.predicates:
        if syntax.tag[i] in VERBS and syntax.dep[i] not in _AUXILIARY:
            noun = subject(syntax, i)
            carrier = noun is not None and noun_lemma(syntax, noun) in words("vehicle")
            if carrier and syntax.lemma(i) in words("holding"):
                draft.deed, draft.event, draft.verb = Event("shipment", ""), syntax.lower[i], i
                return "shipment"
            return "shipment" if syntax.lower[i + 1 : i + 2] == ["aboard"] else None
    return None


def _amounts(syntax, draft):
    """Whether goods are only said to be so many, in an article about their transfer."""
    if draft.item_class not in ARMS or draft.item_class == "transport":
        return None
    verbs = [i for i in draft.predicates if syntax.tag[i] in VERBS and syntax.dep[i] not in _AUXILIARY]
    return "shipment" if not verbs or word_of(syntax, verbs[0]) in words("amounting") else None


def _in_transit(reading, draft):
    """Goods that are from or for somebody: "a boat with 200 rifles from Iran"."""
    if draft.item_class not in ARMS or draft.noun is None:
        return None
    way = clauses.directions(reading, draft.noun)
    verbs = [i for i in draft.predicates if reading.syntax.tag[i] in VERBS and i not in draft.words]
    for verb in verbs[:2]:
        if reading.syntax.lemma(verb) in words("holding") and (along := clauses.directions(reading, verb)) != Pair():
            draft.deed, draft.event, draft.verb = Event("shipment", ""), reading.syntax.lower[verb], verb
            way = way.filled(along)
    return "shipment" if way.supplier or way.recipient else None


def _by_trips(reading, draft, discourse):
    """Voyages and flights that bring goods: of which it is said, or in an article about their transfer."""
    syntax, noun = reading.syntax, draft.noun
    if noun is None or noun_lemma(syntax, noun) not in words("passage") or syntax.tag[syntax.head[noun]] not in VERBS | {"IN"}:
        return None
    verb = syntax.head[noun]
    loads = [c for c in syntax.children[verb] if c > noun and syntax.dep[c] == "dobj" and class_of(syntax, c) in ARMS | {"aid"}]
    if loads and (syntax.lemma(verb) in words("holding") or event_of(syntax, verb, ("shipment",))):
        return "shipment"
    event = event_of(syntax, syntax.head[verb], ("shipment",))
    if event and syntax.lower[verb] in words("circumstance"):
        draft.deed, draft.event, draft.verb = event, syntax.lower[syntax.head[verb]], syntax.head[verb]
        return "shipment"
    doer = subject(syntax, verb) if syntax.tag[verb] in VERBS else None
    agents = [n for c in syntax.children[noun] if syntax.lower[c] == "by" for n in syntax.children[c]]
    by_vehicle = any(i is not None and i != noun and noun_lemma(syntax, i) in words("vehicle") for i in (doer, *agents))
    return "shipment" if discourse.main.supplier and by_vehicle else None


def _posted(reading, draft, discourse):
    """Workers of the country that sends goods or people: "15,000 Peruvian builders for Chilean sites"."""
    if draft.item_class != "person" or draft.noun is None or discourse.main.supplier is None:
        return None
    labour = draft.item is not None and draft.item.split()[-1] in words("labour")
    return "personnel" if labour and belonging.country_of(reading, draft.noun) == discourse.main.supplier else None


def _taken_up(drafts, k):
    """The kind of goods sent before, which a pronoun takes up: "400 of them could do harm"."""
    draft = drafts[k]
    if draft.link != "pronoun" or draft.item_class not in ARMS or draft.quantity.kind != "count":
        return None
    named = draft.item.split()[-1]
    sent = any(d.kind == "shipment" and d.item and d.item.split()[-1] == named for d in drafts[:k])
    return "shipment" if sent else None


def _included(reading, draft):
    """The kind of the deed before "including": "has supplied many arms since May, including 300 bombs"."""
    if draft.item_class not in ARMS:
        return None
    syntax, first = reading.syntax, reading.sentence_of(draft.first)[0]
    left = range(draft.first - 1, max(first, draft.first - _LONGEST_LIST) - 1, -1)
    mark = next((i for i in left if syntax.lower[i] in words("including")), first)
    for i in range(mark - 1, first - 1, -1):
        event = event_of(syntax, i, ("shipment", "use", "production"))
        if event and event.subject and syntax.tag[i] in VERBS:
            draft.deed, draft.event, draft.verb = event, syntax.lower[i], i
            return event.kind
    return None


def _continued(reading, drafts, k):
    """The kind that a list of goods goes on with: beside a shipment, or said of it by a pronoun."""
    draft = drafts[k]
    if draft.item_class not in ARMS:
        return None
    before = [d for d in drafts[max(0, k - _FIGURES_BACK) : k] if reading.sentences_between(d.first, draft.first) <= 1]
    taken_up = _takes_up(reading.syntax, draft)
    for other in reversed(before):
        beside = reading.block(other) == reading.block(draft) and _is_listed(reading.syntax, draft)
        sent = other.kind == "shipment" or (other.kind == "money" and taken_up)
        if sent and (taken_up or beside):
            return "shipment"
    return None


def _takes_up(syntax, draft):
    """Whether a pronoun, or a word for the transfer, holds the goods: "they could hold", "it includes"."""
    for i in draft.predicates:
        if syntax.tag[i] in VERBS and syntax.lemma(i) in words("holding"):
            noun = subject(syntax, i)
            return noun is not None and (syntax.tag[noun] in ("PRP", "DT") or class_of(syntax, noun) in _TRANSFERS)
    return False


def _is_listed(syntax, draft):
    """Whether the goods are only named: on a list, among others, without a deed of their own."""
    verbs = [i for i in draft.predicates if syntax.tag[i] in VERBS]
    return not verbs or syntax.lemma(verbs[0]) in words("listing")


def _compared(draft):
    """The kind of the figure that a bare number is compared with."""
    if draft.noun is None and draft.antecedent and draft.antecedent.kind in _DEEDS - {"other"} | {"casualty"}:
        share_deed(draft, draft.antecedent)
        return draft.kind
    return None
