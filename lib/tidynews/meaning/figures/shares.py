"""Shares and changes of a trade, shares and uses of arms: whose they are and for whom."""

from tidynews.meaning.figures import belonging, clauses
from tidynews.meaning.figures.clauses import Pair
from tidynews.meaning.figures.grammar import subject
from tidynews.meaning.figures.vocabulary import ARMS, NOUNS, VERBS, event_of, noun_lemma, words

_TRADED = ARMS | {"aid"}
_PREDICATES = 5  # so many predicates of a share tell of its parties


def trade_event(reading, noun: int):
    """The event of a noun for a trade ("imports", "deliveries"), or None."""
    event = event_of(reading.syntax, noun, ("shipment",)) if reading.syntax.tag[noun] in NOUNS else None
    return event if event and event.subject else None


def of_trade(reading, draft) -> int | None:
    """The noun for a trade that a figure is said of, its own or that of the figure it goes on with."""
    while draft is not None:
        for noun in (draft.noun, *reversed(draft.words)):
            if noun is not None and trade_event(reading, noun):
                return noun
        draft = draft.antecedent
    return None


def pair_of_share(reading, draft, discourse) -> Pair:
    """A share or change: whose trade it is of, and who has this part of it."""
    trade = of_trade(reading, draft)
    stated = _told(reading, draft)
    if trade is not None:
        event, own = trade_event(reading, trade), clauses.directions(reading, draft.last)
        stated = own.filled(_accounted(reading, draft, event)).filled(stated).filled(clauses.transfer(reading, trade, event))
    if draft.antecedent is not None:
        stated = stated.filled(Pair(draft.antecedent.supplier, draft.antecedent.recipient))
    if trade is not None or (draft.deed and draft.item is None):
        return stated.sound()
    stated = stated.filled(_accounted(reading, draft, None))
    if draft.noun is not None:
        stated = stated.filled(Pair(None, belonging.owner(reading, draft.noun)))
    maker = _own_maker(reading, draft) or stated.supplier or discourse.maker_of(_name(reading, draft))
    return _of_arms(reading, draft, discourse, maker, stated)


def pair_of_use(reading, draft, discourse) -> Pair:
    """A use of arms: their maker and their user, where these are two countries."""
    if draft.kind == "use" and draft.deed and draft.deed.subject != "user":
        return Pair()
    before = draft.antecedent
    if draft.noun is None and before is not None and before.kind == "use":
        return Pair(before.supplier, before.recipient)
    maker = _own_maker(reading, draft) or discourse.maker_of(_name(reading, draft))
    return _of_arms(reading, draft, discourse, maker, clauses.stated(reading, draft))


def _of_arms(reading, draft, discourse, maker, stated):
    before = draft.antecedent
    if maker is None and before is not None and before.kind in ("shipment", "use"):
        return Pair(before.supplier, before.recipient)
    if maker is None or draft.item_class not in _TRADED:
        return Pair()
    user = (clauses.user(reading, draft.noun) if draft.noun is not None else None) or stated.recipient
    if user == maker:
        return Pair()
    pair = discourse.completed(Pair(maker, user))
    own = draft.noun is not None and belonging.maker(reading, draft.noun) == maker
    if own or draft.kind != "use":
        return pair
    return pair.whole() if pair == discourse.completed(Pair(maker)) and "/" not in draft.quantity.unit else Pair()


def _own_maker(reading, draft):
    return belonging.maker(reading, draft.noun) if draft.noun is not None else None


def _name(reading, draft):
    """The noun of the arms, also where it is left unsaid."""
    return noun_lemma(reading.syntax, draft.noun) if draft.noun is not None else (draft.item or "").split(" ")[-1]


def _told(reading, draft):
    """The parties that the clause of a share names: "came from Peru", "are Peruvian", "Peru supplies 30 %"."""
    stated = clauses.stated(reading, draft)
    for token in draft.predicates[:_PREDICATES]:
        said = reading.country_at.get(token)
        event = event_of(reading.syntax, token, ("shipment",))
        told = clauses.transfer(reading, token, event) if event else clauses.directions(reading, token)
        stated = stated.filled(Pair(said and said.country)).filled(told)
    return stated


def _accounted(reading, draft, event):
    """The country that a share is credited to: "Peru accounted for 8 % of all imports"."""
    syntax = reading.syntax
    for verb in draft.predicates[:_PREDICATES]:
        if syntax.tag[verb] in VERBS and syntax.lemma(verb) in words("accounting"):
            doer = subject(syntax, verb)
            if doer is None or event is None:
                return Pair(belonging.maker(reading, doer) if doer is not None else None)
            country = belonging.country_of(reading, doer)
            return Pair(None, country) if event.subject == "get" else Pair(country)
    return Pair()
