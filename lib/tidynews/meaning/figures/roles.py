"""Who gives and who receives: from the noun phrase, the clause, and then the article."""

from collections import defaultdict
from typing import NamedTuple

from tidynews.meaning.figures import belonging, clauses, holdings, shares, troops, ways
from tidynews.meaning.figures.clauses import Pair
from tidynews.meaning.figures.vocabulary import ARMS, PEOPLE, VERBS, event_of, noun_lemma, words

_WITH_ROLES = frozenset(("shipment", "personnel", "money", "share", "use", "holding"))
_PRICED = 4  # so many predicates of a sum may tell what it pays for
_TRADED = ARMS | {"aid"}


def fill(reading, drafts, discourse):
    """Give every draft its supplier and recipient, where its kind has them.

    Transfers come first: what they say of the makers of arms helps with the
    figures about the use of these arms.
    """
    before, filled = None, []
    discourse.note_finds(ways.of_find(reading, draft) for draft in drafts if draft.outcome == "seized")
    for draft in sorted(drafts, key=lambda d: d.kind not in ("shipment", "money")):
        if _has_roles(reading, draft):
            pair = _pair(reading, draft, discourse).sound()
            alone = (
                draft.kind != "holding"
                and pair.recipient is None
                and draft.verb is not None
                and clauses.is_at_home(reading, draft.verb)
            )
            draft.supplier, draft.recipient = Pair(_told_seller(reading, draft)) if alone else pair
            draft.recipient = _told_last(reading, draft, before, discourse) or draft.recipient
            filled.append(draft)
            before = draft if draft.recipient else before
            if draft.kind == "shipment" and draft.supplier and draft.noun is not None:
                discourse.note_given(noun_lemma(reading.syntax, draft.noun), draft.first, Pair(draft.supplier, draft.recipient))
    scenes = {}
    for draft, beside in _beside(reading, filled):
        sentence = reading.sentence_of(draft.first)
        if sentence not in scenes:
            scenes[sentence] = _Scene.of(reading, *sentence)
        _settle(reading, draft, discourse, beside, scenes[sentence])


class _Scene(NamedTuple):
    """The parties that a sentence names, leaving out who only speaks; those whom pronouns for a speaker mean; its words."""

    named: frozenset
    speaking: frozenset
    text: str

    @classmethod
    def of(cls, reading, first, last):
        """Read the sentence from its first to its last token."""
        syntax, spoken = reading.syntax, reading.source_tokens
        tokens = range(first, last + 1)
        places = {
            reading.country_at[i].country
            for i in tokens
            if i in reading.country_at and i not in spoken and not _is_target(syntax, i)
        }
        meant = {i: belonging.country_of(reading, i) for i in tokens if syntax.tag[i] in ("PRP", "PRP$")}
        named = places | {country for country in meant.values() if country}
        speaking = {country for i, country in meant.items() if i in spoken and syntax.tag[i] == "PRP"}
        return cls(frozenset(named), frozenset(speaking), " ".join(syntax.lower[first : last + 1]))


def _beside(reading, drafts):
    """Each draft with who gives and who receives in its sentence: "Denmark sent 20 and Italy 8"."""
    givers, takers = defaultdict(set), defaultdict(set)
    for draft in drafts:
        sentence = reading.sentence_of(draft.first)
        givers[sentence].add(draft.supplier)
        takers[sentence].add(draft.recipient)
    for draft in drafts:
        sentence = reading.sentence_of(draft.first)
        yield draft, (givers[sentence], takers[sentence])


def _settle(reading, draft, discourse, beside, scene):
    """Say whether the sentence names the parties; drop those carried over where it names others that may be meant."""
    if draft.recipient is None and (draft.kind == "holding" or (draft.kind == "shipment" and draft.supplier)):
        draft.recipient = discourse.clear(giving=False)
        draft.recipient = None if draft.recipient == draft.supplier else draft.recipient
    named = scene.named | {party for party in (draft.supplier, draft.recipient) if party and party.lower() in scene.text}
    carried = [party for party in (draft.supplier, draft.recipient) if party is not None and party not in named]
    rivals = named - {draft.supplier, draft.recipient} - scene.speaking
    known = _referred(draft, discourse, reading)
    if draft.kind != "holding" or carried:
        draft.supplier = _kept(
            draft.supplier,
            named,
            rivals - discourse.only(rivals, giving=False) - beside[1],
            draft.supplier in known or discourse.is_clear(draft.supplier, giving=True),
        )
        draft.recipient = _kept(
            draft.recipient,
            named,
            rivals - discourse.only(rivals, giving=True) - beside[0],
            draft.recipient in known or discourse.is_clear(draft.recipient, giving=False),
        )
        carried = [party for party in carried if party in (draft.supplier, draft.recipient)]
    if draft.supplier or draft.recipient:
        draft.roles_from = "carried" if carried else "stated"


def _kept(party, named, rivals, clear):
    """A party that the sentence names, or one that the article is about where the sentence names no other."""
    return party if party in named or (clear and not rivals) else None


def _referred(draft, discourse, reading):
    """The parties of the figure that one goes on from, of goods of its name told before, and of what is given in return."""
    pairs = [Pair(draft.antecedent.supplier, draft.antecedent.recipient)] if draft.antecedent is not None else []
    if draft.outcome == "seized":
        pairs.append(discourse.way_of_finds)
    if draft.noun is not None:
        pairs.append(discourse.given_before(noun_lemma(reading.syntax, draft.noun), draft.first) or Pair())
    if _is_in_return(reading, draft):
        pairs.append(discourse.main)
    return {party for pair in pairs for party in pair} - {None}


def _is_target(syntax, i):
    """Whether a country is only where or against whom something happens."""
    return syntax.dep[i] == "pobj" and syntax.lower[syntax.head[i]] in words("at or against")


def _has_roles(reading, draft):
    """Whether a figure of this kind is about a transfer: also a change in trade, and arms that are part of others."""
    if draft.kind in _WITH_ROLES or (draft.kind == "other" and draft.whole and draft.item_class in ARMS and not draft.outcome):
        return True
    return draft.quantity.kind in ("percent", "multiple") and shares.of_trade(reading, draft)[0] is not None


def _told_last(reading, draft, before, discourse):
    """The recipient of the transfer just told, where another than the main supplier gives and names none."""
    if draft.kind != "shipment" or before is None or draft.supplier in (None, discourse.main.supplier):
        return None
    near = 0 <= reading.sentences_between(before.first, draft.first) <= 1 and before.first < draft.first
    filled = draft.recipient is not None and draft.recipient == discourse.main.recipient
    if not near or not filled or draft.supplier == before.recipient or clauses.stated(reading, draft).recipient:
        return None
    return before.recipient


def _pair(reading, draft, discourse) -> Pair:
    if draft.gapped:
        return _gapped(draft)
    if draft.outcome == "seized":
        return ways.of_find(reading, draft).filled(discourse.way_of_finds)
    if draft.kind == "holding":
        return Pair(None, holdings.holder(reading, draft))
    if draft.kind in ("shipment", "money"):
        return _of_transfer(reading, draft, discourse)
    if draft.kind in ("share", "other"):
        return shares.pair_of_share(reading, draft, discourse)
    if draft.item_class in PEOPLE:
        return troops.pair_of_troops(reading, draft, discourse)
    return shares.pair_of_use(reading, draft, discourse)


def _gapped(draft):
    """The pair of the figure before with the country that stands for its subject."""
    before = draft.antecedent
    if draft.deed and draft.deed.subject in ("get", "user"):
        return Pair(before.supplier, draft.gapped)
    return Pair(draft.gapped, before.recipient)


def _is_in_return(reading, draft):
    """Whether the verb says that this was given back: "in return", "in exchange"."""
    syntax = reading.syntax
    if draft.verb is None:
        return False
    nouns = (n for c in syntax.children[draft.verb] if syntax.lower[c] == "in" for n in syntax.children[c])
    return any(syntax.lower[n] in words("return") for n in nouns)


def _of_transfer(reading, draft, discourse):
    """Goods and money: the clause, the maker, then the article's main pair."""
    if draft.mate and draft.noun is None:
        own = clauses.directions(reading, draft.last)
        return own.filled(Pair(draft.mate.supplier, draft.mate.recipient))
    stated = _told(reading, draft)
    wage = (draft.item or "").split(" ")[-1] in words("wage")
    private = draft.verb is not None and clauses.is_private(reading, draft.verb)
    if draft.kind == "money" and (wage or private):
        return stated if None not in stated.sound() else Pair()
    if _is_in_return(reading, draft) and stated.sound() == Pair() and discourse.main != Pair():
        return Pair(discourse.main.recipient, discourse.main.supplier)
    for other in (draft.origin, draft.whole):
        if stated == Pair() and other is not None and (other.supplier or other.recipient):
            return Pair(other.supplier, other.recipient)
    if stated == Pair() and draft.mate:
        return Pair(draft.mate.supplier, draft.mate.recipient)
    if stated == Pair() and draft.kind == "money" and not _is_of_trade(reading, draft, discourse):
        return stated
    if stated == Pair() and draft.kind == "shipment" and (given := shares.given_before(reading, draft, discourse)):
        return given
    if stated.supplier is None and draft.verb is not None and clauses.has_other_agent(reading, draft.verb, draft.noun):
        return Pair(None, discourse.completed(stated).recipient)
    seller = _told_seller(reading, draft)
    elsewhere = stated.recipient not in (None, discourse.main.recipient)  # else a firm of the country that sells to it
    if seller and (elsewhere or clauses.is_at_home(reading, draft.verb)):
        return Pair(seller, stated.recipient)
    return discourse.completed(stated).filled(Pair(seller))


def _told_seller(reading, draft):
    """Whoever the sentence says that something was bought or ordered from."""
    if draft.verb is None or draft.deed is None or draft.deed.subject != "get":
        return None
    sellers = (clauses.seller(reading, i) for i in (draft.verb, draft.noun) if i is not None)
    return _told(reading, draft).supplier or next(filter(None, sellers), None)


def _told(reading, draft):
    """The pair that the figure's own sentence tells."""
    noun, stated = draft.noun, clauses.stated(reading, draft)
    trades = noun is not None and shares.trade_event(reading, noun) is not None
    if noun is not None and not trades:
        valued = draft.item_class in _TRADED or noun_lemma(reading.syntax, noun) in words("deal")
        stated = stated.filled(Pair(belonging.maker(reading, noun) if valued else None))
    if draft.kind == "money" and draft.deed is None and stated == Pair():
        stated = _priced(reading, draft)
    if draft.deed is None and noun is not None and not trades and stated.recipient and not stated.supplier:
        stated = stated.filled(Pair(clauses.sender(reading, noun)))
    before = draft.antecedent
    if (
        before is not None
        and before.kind == draft.kind
        and (before.recipient is None or stated.recipient in (None, before.recipient))
    ):
        stated = stated.filled(Pair(before.supplier, None))
    return stated


def _priced(reading, draft):
    """The pair of the goods that a sum is the price of: "bought for 5 million", "received under a contract"."""
    for i in draft.predicates[:_PRICED]:
        event = event_of(reading.syntax, i, ("shipment",))
        told = clauses.transfer(reading, i, event) if event else Pair()
        if event and (event.subject or told.recipient):
            return told
        if reading.syntax.tag[i] in VERBS and reading.syntax.dep[i] != "acl":
            break
    return Pair()


def _is_of_trade(reading, draft, discourse):
    """Whether a sum of which the sentence names no parties was given in the transfers that the article is about."""
    if not discourse.is_main_theme or (draft.item is None and "/" in draft.quantity.unit):
        return False
    if draft.deed is not None and draft.deed.subject or draft.item_class in _TRADED:
        return True
    return draft.noun is not None and noun_lemma(reading.syntax, draft.noun) in words("deal")
