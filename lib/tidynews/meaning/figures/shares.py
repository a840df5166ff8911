"""Shares and changes of a trade, shares and uses of arms: whose they are and for whom."""

from tidynews.meaning.figures import belonging, clauses
from tidynews.meaning.figures.clauses import Pair
from tidynews.meaning.figures.grammar import subject, verb_above
from tidynews.meaning.figures.vocabulary import ARMS, NOUNS, VERBS, event_named, event_of, noun_lemma, words

_TRADED = ARMS | {"aid"}
_NEAR = 6  # tokens from a country to the share that stands by it
_PREDICATES = 5  # so many predicates of a share tell of its parties


def trade_event(reading, noun: int):
    """The event of a noun for a trade ("imports", "deliveries"), or None."""
    event = event_of(reading.syntax, noun, ("shipment",)) if reading.syntax.tag[noun] in NOUNS else None
    return event if event and event.subject else None


def of_trade(reading, draft) -> tuple:
    """The event and the noun for a trade that a figure is said of, its own or that of the figure it goes on with.

    The noun is None where only the item tells of the trade; both are None where there is no trade.
    """
    chain = [draft]
    while chain[-1].antecedent is not None:
        chain.append(chain[-1].antecedent)
    for noun in (noun for d in chain for noun in (d.noun, *reversed(d.words)) if noun is not None):
        if event := trade_event(reading, noun):
            return event, noun
    named = event_named((draft.item or "").split(" ")[-1], ("shipment",))
    return (named, None) if named and named.subject and draft.item_class not in ARMS - {"container"} else (None, None)


def pair_of_share(reading, draft, discourse) -> Pair:
    """A share or change: whose trade it is of, and who has this part of it."""
    event, trade = of_trade(reading, draft)
    stated = _told(reading, draft)
    ranked = _ranked(reading, draft)
    if ranked != Pair():
        return ranked.filled(stated).sound()
    if event is not None:
        own = clauses.directions(reading, draft.last)
        whose = clauses.transfer(reading, trade, event) if trade is not None else Pair()
        credited = _for_trade(event, whose, _credited(reading, draft) or _accounted(reading, draft))
        stated = own.filled(credited).filled(stated).filled(whose)
    if draft.antecedent is not None:
        stated = stated.filled(Pair(draft.antecedent.supplier, draft.antecedent.recipient))
    if event is None and stated == Pair() and (given := given_before(reading, draft, discourse)):
        return given
    if event is not None or stated.whole() != Pair() or (draft.deed and draft.item is None):
        return stated.sound()
    stated = stated.filled(Pair(_made_up_by(reading, draft)))
    if draft.noun is not None:
        stated = stated.filled(Pair(None, belonging.owner(reading, draft.noun)))
    maker = _own_maker(reading, draft) or stated.supplier or discourse.maker_of(_name(reading, draft))
    return _of_arms(reading, draft, discourse, maker, stated)


def given_before(reading, draft, discourse) -> Pair | None:
    """Between whom "the tanks" passed, where the number is of things spoken of before."""
    syntax, noun = reading.syntax, draft.noun
    if noun is None or not any(syntax.lower[c] in words("definite") for c in syntax.children[noun]):
        return None
    return discourse.given_before(noun_lemma(syntax, noun), draft.first)


def pair_of_use(reading, draft, discourse) -> Pair:
    """A use of arms: their maker and their user, where these are two countries."""
    if draft.kind == "use" and draft.deed and draft.deed.subject != "user":
        return Pair()
    before = draft.antecedent
    if draft.noun is None and before is not None and before.kind == "use":
        return Pair(before.supplier, before.recipient)
    user = clauses.stated(reading, draft).recipient
    given = given_before(reading, draft, discourse) or discourse.given_to(_name(reading, draft), user)
    maker = _own_maker(reading, draft) or (given and given.supplier) or discourse.maker_of(_name(reading, draft))
    return _of_arms(reading, draft, discourse, maker, clauses.stated(reading, draft))


def _of_arms(reading, draft, discourse, maker, stated):
    before = draft.antecedent
    if maker is None and before is not None and before.kind in ("shipment", "use"):
        of_others = draft.kind == "use" and ("/" in draft.quantity.unit or stated.recipient not in (None, before.recipient))
        return Pair() if of_others else Pair(before.supplier, before.recipient)
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
    for token in (i for i in draft.predicates[:_PREDICATES] if i not in draft.words):
        said = reading.country_at.get(token)
        event = event_of(reading.syntax, token, ("shipment",))
        told = clauses.transfer(reading, token, event) if event else clauses.directions(reading, token)
        stated = stated.filled(Pair(said and said.country)).filled(told)
    return stated


def _for_trade(event, whose, country):
    """The pair of a country that has a share of a trade: its own, or the other side of somebody's."""
    taking = event.subject == "get"
    if (whose.recipient if taking else whose.supplier) not in (None, country):
        taking = not taking
    return Pair(None, country) if taking else Pair(country)


def _credited(reading, draft):
    """The country that a share stands by: "and Peru for 13 %", "Peru, third with 8 %", "Peru came third with 8 %"."""
    syntax, left = reading.syntax, draft.first - 1
    if draft.noun is not None and draft.noun > draft.first and draft.noun not in reading.country_at:
        return None
    first = max(reading.sentence_of(draft.first)[0], left - _NEAR)
    for i in range(left, first - 1, -1):
        mention = reading.country_at.get(i)
        if mention:
            return mention.country if mention.form != "demonyms" and syntax.dep[i] != "pobj" else None
        if syntax.tag[i] in VERBS:
            break
    verb = verb_above(syntax, draft.last)
    doer = subject(syntax, verb) if verb is not None else None
    if doer is None or not (doer in reading.country_at or noun_lemma(syntax, doer) in words("stake")):
        return None
    return belonging.country_of(reading, doer)


def _ranked(reading, draft):
    """The parties that a word for a buyer or a seller tells: "Peru's main suppliers are Chile (20 %)"."""
    syntax, verb = reading.syntax, verb_above(reading.syntax, draft.last)
    doer = subject(syntax, verb) if verb is not None else None
    if doer is None:
        return Pair()
    beside = (c for i, dep in ((verb, "attr"), (doer, "appos")) for c in syntax.children[i] if syntax.dep[c] == dep)
    for noun in (doer, *beside):
        word = noun_lemma(syntax, noun) if syntax.tag[noun] in NOUNS else ""
        if word not in words("buyer") | words("seller"):
            continue
        named = _credited(reading, draft) if noun == doer else belonging.country_of(reading, doer)
        other = belonging.owner(reading, noun) or _of_whose(reading, noun)
        return Pair(other, named) if word in words("buyer") else Pair(named, other)
    return Pair()


def _of_whose(reading, noun):
    """The maker of the goods behind "of": "buyer of Peruvian arms"."""
    syntax = reading.syntax
    goods = (n for c in syntax.children[noun] if syntax.lower[c] == "of" for n in syntax.children[c])
    return next(filter(None, (belonging.maker(reading, n) for n in goods)), None)


def _accounting(reading, draft):
    """The subject to which a share is credited: "Peru accounted for 8 %", "these shells made up 8 %"."""
    syntax = reading.syntax
    for verb in draft.predicates[:_PREDICATES]:
        if syntax.tag[verb] in VERBS and syntax.lemma(verb) in words("accounting"):
            return subject(syntax, verb)
    return None


def _accounted(reading, draft):
    return belonging.country_of(reading, _accounting(reading, draft))


def _made_up_by(reading, draft):
    """The maker of the arms that make up a share."""
    goods = _accounting(reading, draft)
    return belonging.maker(reading, goods) if goods is not None else None
