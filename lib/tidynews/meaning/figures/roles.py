"""Who gives and who receives: from the noun phrase, the clause, and then the article."""

from tidynews.meaning.figures import clauses
from tidynews.meaning.figures.clauses import Pair
from tidynews.meaning.figures.vocabulary import ARMS, PEOPLE, event_of, noun_lemma, words

_WITH_ROLES = frozenset(("shipment", "personnel", "money", "share", "use"))


def fill(reading, drafts, discourse):
    """Give every draft its supplier and recipient, where its kind has them.

    Transfers come first: what they say of the makers of arms helps with the
    figures about the use of these arms.
    """
    before = None
    for draft in sorted(drafts, key=lambda d: d.kind not in ("shipment", "money")):
        if draft.kind in _WITH_ROLES or (draft.whole and draft.item_class in ARMS and not draft.outcome):
            draft.supplier, draft.recipient = _pair(reading, draft, discourse).sound()
            draft.recipient = _told_last(reading, draft, before, discourse) or draft.recipient
            before = draft if draft.recipient else before
            if draft.kind == "shipment" and draft.supplier and draft.noun is not None:
                discourse.note_maker(noun_lemma(reading.syntax, draft.noun), draft.supplier)


def _told_last(reading, draft, before, discourse):
    """The recipient of the transfer just told, where another than the main supplier gives and names none."""
    if draft.kind != "shipment" or before is None or draft.supplier in (None, discourse.main.supplier):
        return None
    near = 0 <= reading.sentences_between(before.first, draft.first) <= 1 and before.first < draft.first
    filled = draft.recipient is not None and draft.recipient == discourse.main.recipient
    if not near or not filled or draft.supplier == before.recipient or _stated(reading, draft).recipient:
        return None
    return before.recipient


def _pair(reading, draft, discourse) -> Pair:
    if draft.gapped:
        return _gapped(draft)
    if draft.kind in ("shipment", "money"):
        return _of_transfer(reading, draft, discourse)
    if draft.item_class in PEOPLE:
        return _of_people(reading, draft, discourse)
    return _of_arms(reading, draft, discourse)


def _gapped(draft):
    """The pair of the figure before with the country that stands for its subject."""
    before = draft.antecedent
    if draft.deed and draft.deed.subject in ("get", "user"):
        return Pair(before.supplier, draft.gapped)
    return Pair(draft.gapped, before.recipient)


def _stated(reading, draft) -> Pair:
    """The pair that the clause states around the verb and the noun."""
    pair = clauses.directions(reading, draft.last) if draft.noun is None else Pair()
    if draft.verb is not None and draft.deed:
        pair = pair.filled(clauses.transfer(reading, draft.verb, draft.deed))
    for token in {draft.head: None, draft.noun: None}:
        if token is not None:
            pair = pair.filled(clauses.directions(reading, token))
    return pair


def _is_in_return(reading, draft):
    """Whether the verb says that this was given back: "in return", "in exchange"."""
    syntax = reading.syntax
    if draft.verb is None:
        return False
    nouns = (n for c in syntax.children[draft.verb] if syntax.lower[c] == "in" for n in syntax.children[c])
    return any(syntax.lower[n] in words("return") for n in nouns)


def _told(reading, token):
    event = event_of(reading.syntax, token, ("shipment",))
    return clauses.transfer(reading, token, event) if event else clauses.directions(reading, token)


def _of_transfer(reading, draft, discourse):
    """Goods and money: the clause, the maker, then the article's main pair."""
    if draft.mate and draft.noun is None:
        own = clauses.directions(reading, draft.last)
        return own.filled(Pair(draft.mate.supplier, draft.mate.recipient))
    valued = draft.link in ("direct", "of") or draft.item_class in ARMS | {"aid", "finance"}
    maker = clauses.maker(reading, draft.noun) if draft.noun is not None and valued else None
    stated = _stated(reading, draft).filled(Pair(maker))
    if draft.deed is None and draft.noun is not None and stated.recipient and not stated.supplier:
        stated = stated.filled(Pair(clauses.sender(reading, draft.noun)))
    if draft.antecedent is not None and draft.antecedent.kind == draft.kind:
        stated = stated.filled(Pair(draft.antecedent.supplier, None))
    if _is_in_return(reading, draft) and stated.sound() == Pair() and discourse.main != Pair():
        return Pair(discourse.main.recipient, discourse.main.supplier)
    if stated == Pair() and draft.mate:
        return Pair(draft.mate.supplier, draft.mate.recipient)
    given = draft.deed is not None and draft.deed.subject or draft.item_class in ARMS | {"aid"}
    is_pay = draft.item is None and "/" in draft.quantity.unit
    if draft.kind == "money" and stated == Pair() and (is_pay or not (given and discourse.is_main_theme)):
        return stated
    if stated.supplier is None and draft.verb is not None and clauses.has_other_agent(reading, draft.verb, draft.noun):
        return Pair(None, _completed(stated, discourse.main).recipient)
    return _completed(stated, discourse.main)


def _completed(pair, main):
    """A pair with what is missing taken from the main pair, as it stands or the other way round."""
    pair = pair.sound()
    if None not in pair or main == Pair():
        return pair
    if pair.supplier == main.recipient or pair.recipient == main.supplier:
        return Pair(main.recipient, main.supplier) if pair != Pair() else main
    return pair.filled(main)


def _of_people(reading, draft, discourse):
    """Troops: their own country sends them, and only if the article sends them anywhere."""
    if draft.noun is None and draft.antecedent is None:
        return Pair()
    maker = clauses.maker(reading, draft.noun) if draft.noun is not None else None
    if draft.mate and draft.mate.supplier and not maker:
        return Pair(draft.mate.supplier, draft.mate.recipient)
    stated = _stated(reading, draft)
    home = _home(reading, draft) or stated.supplier
    deployed = draft.deed is not None and (draft.item_class != "person" or draft.deed.kind == "personnel")
    if home is None and deployed:
        home = discourse.troops_of
    for other in (draft.whole, draft.antecedent):
        if home is None and other is not None and other.kind == "personnel":
            return Pair(other.supplier, other.recipient)
    if home is None:
        same = draft.deed and stated.recipient and stated.recipient == discourse.main.recipient
        return discourse.main if same else Pair()
    if home == discourse.main.supplier and stated.recipient in (None, home, discourse.main.recipient):
        return discourse.main
    return Pair(home, stated.recipient) if draft.deed and (stated.recipient or stated.supplier) else Pair()


def _home(reading, draft):
    while draft is not None:
        home = clauses.country_of(reading, draft.noun)
        if home:
            return home
        draft = draft.antecedent
    return None


def _of_arms(reading, draft, discourse):
    """A use or a share of arms: their maker and their user, where these are two countries."""
    noun = draft.noun
    if draft.kind == "use" and draft.deed and draft.deed.subject != "user":
        return Pair()
    maker = clauses.maker(reading, noun) if noun is not None else None
    stated = _stated(reading, draft)
    if draft.kind == "share":
        owner = clauses.owner(reading, noun) if noun is not None else None
        stated = stated.filled(Pair(None, owner))
        for token in draft.predicates[:5]:
            said = reading.country_at.get(token)
            stated = stated.filled(Pair(said and said.country)).filled(_told(reading, token))
    name = noun_lemma(reading.syntax, noun) if noun is not None else (draft.item or "").split(" ")[-1]
    maker = maker or (stated.supplier if draft.kind == "share" else None) or discourse.maker_of(name)
    if maker is None and draft.antecedent is not None and draft.antecedent.kind in ("shipment", "use"):
        return Pair(draft.antecedent.supplier, draft.antecedent.recipient)
    if maker is None or draft.item_class not in ARMS:
        return Pair()
    user = clauses.user(reading, noun) if noun is not None else None
    if user == maker:
        return Pair()
    return _completed(Pair(maker, user or stated.recipient), discourse.main)
