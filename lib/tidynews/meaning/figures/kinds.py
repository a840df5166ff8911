"""What kind of figure it is."""

from tidynews.meaning.figures import deeds, holdings, outcomes, ways
from tidynews.meaning.figures.clauses import Pair
from tidynews.meaning.figures.neighbours import kind_beside, list_mate, share_deed
from tidynews.meaning.figures.vocabulary import ARMS, HANDLED, PEOPLE, VERBS, word_of, words

_FORCES = frozenset(("combatant", "force"))
_BY_FORM = {"money": "money", "percent": "share", "share": "share", "multiple": "share", "duration": "other"}


def fill(reading, drafts, discourse):
    """Give every draft its kind, outcome and event."""
    for k, draft in enumerate(drafts):
        if draft.gapped:
            share_deed(draft, draft.antecedent)
            draft.kind = _kind(reading, draft) if draft.noun is not None else draft.kind
            continue
        outcomes.fill(reading, draft)
        if holdings.is_held(reading, draft):
            draft.kind = "holding"
            continue
        deeds.fill(reading, draft)
        draft.kind = _kind(reading, draft)
        if _is_bare(draft):
            draft.mate = list_mate(reading, drafts, k)
            draft.kind = kind_beside(reading, drafts, k, discourse) or "other"
        elif k and _is_bare(drafts[k - 1]) and list_mate(reading, drafts, k):
            drafts[k - 1].mate = draft
            share_deed(drafts[k - 1], draft)
        if draft.kind == "casualty" and draft.item_class is None:
            draft.item, draft.item_class = draft.item or "person", "person"
    _spread_find(drafts)


def _spread_find(drafts):
    """In an article whose only goods on a way were seized, the arms of which no deed is told were seized with them."""
    moved = [d for d in drafts if d.kind == "shipment"]
    found = [d for d in moved if d.outcome == "seized"]
    if not found or 2 * len(found) < len(moved):
        return
    for draft in drafts:
        alike = draft.item_class in ARMS and draft.deed is None and not draft.outcome
        if draft.kind == "other" and draft.quantity.kind == "count" and (alike or draft.outcome == "seized"):
            draft.outcome, draft.event, draft.kind = "seized", draft.event or found[0].event, "shipment"


def _is_bare(draft):
    """Whether nothing is said of the counted beside the count."""
    return draft.kind == "other" and draft.quantity.kind in ("count", "measure") and not draft.outcome


def inherit(drafts):
    """Give the named parts of a toll the toll's outcome ("30 killed, including 11 children"), of people the people's kind."""
    for draft in drafts:
        whole = draft.whole
        if whole and whole.kind == "other" and draft.kind == "personnel" and whole.item_class in PEOPLE:
            draft.kind = "other"
        alike = whole and (draft.item_class in PEOPLE or whole.outcome == "seized")
        if alike and whole.outcome and not draft.outcome and draft.kind == "other":
            draft.outcome, draft.event, draft.kind = whole.outcome, whole.event, whole.kind


def _kind(reading, draft):
    syntax = reading.syntax
    if draft.quantity.kind in _BY_FORM:
        return _BY_FORM[draft.quantity.kind]
    if draft.outcome:
        return _of_harm(reading, draft)
    if draft.item_class in _FORCES:
        return "other" if _is_returned(syntax, draft) else "shipment" if _is_bought(syntax, draft) else "personnel"
    if draft.deed and draft.item_class == "person":
        return "personnel" if draft.deed.kind == "personnel" else "other"
    if not draft.deed or draft.item_class not in HANDLED or (draft.item_class is None and draft.deed.kind == "support"):
        return "other"
    return "shipment" if draft.deed.kind in ("support", "money") else draft.deed.kind


def _is_returned(syntax, draft):
    """Whether soldiers are exchanged or given back, as prisoners are."""
    verbs = [i for i in draft.predicates if syntax.tag[i] in VERBS]
    return any(syntax.lemma(i) in words("return") for i in verbs[:1])


def _is_bought(syntax, draft):
    """Whether what may be troops is bought and sold: "12 fighters" on order are aircraft."""
    if draft.antecedent is not None and draft.noun is None:
        return draft.antecedent.kind == "shipment"
    return draft.verb is not None and word_of(syntax, draft.verb) in words("commerce")


def _of_harm(reading, draft):
    """The kind that the outcome tells: people are casualties, things are losses, and what is seized on a way is a shipment."""
    if draft.outcome == "seized":
        return "shipment" if ways.of_find(reading, draft) != Pair() else "other"
    peopled = draft.item_class in PEOPLE
    return draft.harm if draft.harm != ("loss" if peopled else "casualty") or draft.item_class is None else "other"
