"""Who gives and who receives in a clause, around a verb or noun for the transfer."""

from typing import NamedTuple

from tidynews.meaning.figures.belonging import (
    body_of,
    country_of,
    is_company,
    maker,
    meant_for,
    organisation_of,
    owner,
    party_of,
    place_of,
)
from tidynews.meaning.figures.grammar import subject
from tidynews.meaning.figures.vocabulary import (
    ARMS,
    NOUNS,
    PEOPLE,
    VERBS,
    class_of,
    event_of,
    noun_lemma,
    ordered_words,
    outcomes,
    words,
)

_MOVED = (ARMS | {"aid"}) - {"transport"}
_ALLIANCES = frozenset(("state", "body"))
_VALUES = frozenset(("aid", "finance"))
_TAKING_PARTS = frozenset(("user", "get"))
_LONGEST_LIST = 6


class Pair(NamedTuple):
    """A supplier and a recipient; either may be unknown."""

    supplier: str | None = None
    recipient: str | None = None

    def filled(self, other: "Pair") -> "Pair":
        """This pair with what is missing taken from another."""
        return Pair(self.supplier or other.supplier, self.recipient or other.recipient)

    def sound(self) -> "Pair":
        """This pair without a recipient that supplies itself."""
        return Pair(self.supplier, None if self.recipient == self.supplier else self.recipient)

    def whole(self) -> "Pair":
        """This pair where both sides are known and two, else an empty one."""
        return self if None not in self.sound() else Pair()


def directions(reading, i: int, also: frozenset[str] = frozenset(), giving: tuple[str, ...] = ()) -> Pair:
    """The countries that "from", "by", "to" and "for" beside a word point at, as supplier and recipient.

    ``also`` are more prepositions that point at a recipient here, ``giving`` the only ones at a supplier.
    """
    found = {}
    for word, noun in _prepositions(reading.syntax, i):
        if word in words("channel"):
            word = "from" if noun_lemma(reading.syntax, noun) in words("scheme") else ""
        taking = word in words("taking") or word in also
        country = (place_of(reading, noun) if taking else country_of(reading, noun)) or organisation_of(reading, noun)
        if country:
            found.setdefault(word, country)
    supplier = next((found[word] for word in giving or ordered_words("giving") if word in found), None)
    return Pair(supplier, next((found[word] for word in (*ordered_words("taking"), *sorted(also)) if word in found), None))


def _prepositions(syntax, i):
    """Each preposition beside a word, or beside a participle or preposition of it, with its noun."""
    near = (c for c in syntax.children[i] if syntax.dep[c] in ("acl", "prep"))
    for head in (i, *(c for c in near if syntax.lower[c] not in words("citing"))):
        for prep in (head, *syntax.children[head]):
            if syntax.dep[prep] in ("prep", "agent", "dative"):
                doubled = prep != head and syntax.lower[prep] == "of" and syntax.dep[head] == "prep"
                word = f"{syntax.lower[head]} of" if doubled else syntax.lower[prep]
                yield from ((word, n) for n in syntax.children[prep] if syntax.dep[n] == "pobj")


def transfer(reading, i: int, event) -> Pair:
    """The supplier and the recipient around a word for a transfer, a use or a production."""
    syntax = reading.syntax
    is_verb = syntax.tag[i] in VERBS
    arrives = is_verb and event.kind == "shipment" and event.subject == ""
    if is_verb and event.kind == "personnel":
        return _posting(reading, i, event)
    supplier, recipient = directions(reading, i, words("arriving") if arrives else frozenset())
    doer = agent(reading, i) if is_verb else maker(reading, i) or owner(reading, i)
    if not is_verb:
        signer, maker_ordered = _ordered(reading, i, event)
        doer, supplier, recipient = doer or signer, supplier or maker_ordered, recipient or meant_for(reading, i)
        if event.subject == "get" and (dealt := _dealt(reading, i, doer)) != Pair():
            return dealt
    if event.subject in ("give", "maker"):
        supplier = doer or supplier
        recipient = recipient or (is_verb and (_given(reading, i) or _listed_for(reading, i) or _buying(reading, i))) or None
    elif event.subject in ("get", "user"):
        agents = [n for word, n in _prepositions(syntax, i) if word == "by"] if is_verb else []
        if agents and doer is None:
            doer, supplier = country_of(reading, agents[0]), directions(reading, i, giving=("from",)).supplier
        supplier = supplier or (_given(reading, i) if is_verb and syntax.lemma(i) in words("paying") else None)
        passed_on = doer and recipient and recipient != doer and event.subject == "get"
        return Pair(supplier or doer, recipient) if passed_on else Pair(supplier, doer or recipient)
    elif arrives:
        recipient = recipient or _given(reading, i)
        supplier = supplier or _origin(reading, i)
    return Pair(supplier, recipient)


def seller(reading, i: int) -> str | None:
    """Whoever something was bought or ordered from, known or not."""
    named = (body_of(reading, n, trading=True) for word, n in _prepositions(reading.syntax, i) if word == "from")
    return next(filter(None, named), None)


def _ordered(reading, i, event):
    """Who signs for what it gets, and who makes it: "Peru signed a contract for 20 Chilean tanks"."""
    syntax, verb = reading.syntax, reading.syntax.head[i]
    if event.subject != "get":
        return None, None
    signed = syntax.tag[verb] in VERBS and syntax.lemma(verb) in words("signing")
    heads = (i, verb) if signed else (i,)
    goods = [n for head in heads for word, n in _prepositions(syntax, head) if word == "for"]
    makers = (maker(reading, n) or directions(reading, n).supplier for n in goods)
    return agent(reading, verb) if signed else None, next(filter(None, makers), None)


def _dealt(reading, noun, signer) -> Pair:
    """The two sides of a deal whose purpose tells who gives: "a deal with Peru to export tanks"."""
    syntax, verb = reading.syntax, reading.syntax.head[noun]
    partner = next((country_of(reading, n) for head in (noun, verb) for w, n in _prepositions(syntax, head) if w == "with"), None)
    purposes = [
        c
        for head in (noun, verb)
        for c in syntax.children[head]
        if c > noun and syntax.dep[c] in ("acl", "xcomp", "advcl", "relcl")
    ]
    events = [
        event for c in purposes if syntax.tag[c] in VERBS and (event := event_of(syntax, c, ("shipment",))) and event.subject
    ]
    if partner is None or not events:
        return Pair()
    signer = signer or (agent(reading, verb) if syntax.tag[verb] in VERBS else None)
    return Pair(signer, partner) if events[0].subject == "give" else Pair(partner, signer)


def _origin(reading, verb):
    """The maker or sender of the goods that arrive: "Peruvian shells reach Chile"."""
    goods = subject(reading.syntax, verb)
    if goods is None or reading.syntax.tag[goods] not in NOUNS:
        return None
    if class_of(reading.syntax, goods) not in _MOVED and noun_lemma(reading.syntax, goods) not in words("portion"):
        return None
    return maker(reading, goods) or directions(reading, goods).supplier


def _posting(reading, verb, event):
    """Whose troops are sent or are somewhere, and whither: "Peru deployed 200", "Peruvians fight for Chile"."""
    syntax = reading.syntax
    pair = directions(reading, verb, words("stationing"))
    posted = [c for c in syntax.children[verb] if syntax.dep[c] == "nsubjpass"]
    own = country_of(reading, posted[0]) if posted else agent(reading, verb)
    pair = Pair(own).filled(pair)
    return pair.filled(Pair(None, _given(reading, verb)))


def stated(reading, draft) -> Pair:
    """The pair that a figure's clause states around the verb and the noun."""
    pair = directions(reading, draft.last) if draft.noun is None else Pair()
    if draft.verb is not None and draft.deed:
        pair = pair.filled(transfer(reading, draft.verb, draft.deed))
    for token in {draft.head: None, draft.noun: None}:
        if token is not None:
            event = event_of(reading.syntax, token, ("shipment",)) if reading.syntax.tag[token] in NOUNS else None
            pair = pair.filled(transfer(reading, token, event) if event else directions(reading, token))
    for noun in _contents(reading.syntax, draft.noun):
        pair = pair.filled(directions(reading, noun))
    return pair.filled(Pair(None, built_into(reading, draft.noun) if draft.noun is not None else None))


def _contents(syntax, noun):
    """What a package or the like is of: "a package of *assistance* to Peru"."""
    if noun is None or class_of(syntax, noun) not in _VALUES and noun_lemma(syntax, noun) not in words("portion"):
        return []
    return [n for c in syntax.children[noun] if syntax.lower[c] == "of" for n in syntax.children[c] if syntax.dep[n] == "pobj"]


def agent(reading, verb):
    """The country of a verb's subject, unless the subject is what is sent or what carries it."""
    syntax = reading.syntax
    if any(syntax.dep[c] in ("nsubjpass", "auxpass") for c in syntax.children[verb]):
        return None
    if syntax.tag[verb] == "VBN" and syntax.dep[verb] == "acl":
        return None
    doer = subject(syntax, verb)
    if doer is None or (doer in reading.country_at and reading.country_at[doer].form == "places"):
        return None
    if noun_lemma(syntax, doer) in words("vehicle"):
        return None
    return country_of(reading, doer) or party_of(reading, doer) or body_of(reading, doer, trading=True)


def is_at_home(reading, verb: int) -> bool:
    """Whether the giver is only "the government" or the like, who gives at home where nobody else is named."""
    doer = subject(reading.syntax, verb) if reading.syntax.tag[verb] in VERBS else None
    return doer is not None and reading.syntax.tag[doer] == "NN" and country_of(reading, doer) is None


def is_private(reading, verb: int) -> bool:
    """Whether persons pay or are paid: wages, bribes and fares are no transfers between countries."""
    syntax = reading.syntax
    if syntax.tag[verb] not in VERBS:
        return False
    doer = subject(syntax, verb)
    sides = [c for c in syntax.children[verb] if syntax.dep[c] in ("dobj", "dative", "nsubjpass")]
    return any(
        class_of(syntax, i) in PEOPLE or syntax.lower[i] in words("persons")
        for i in (doer, *sides)
        if i is not None and country_of(reading, i) is None
    )


def is_trade(reading, verb: int) -> bool:
    """Whether a verb tells of a firm's sales or purchases, and of no country at either end."""
    doer = subject(reading.syntax, verb)
    if reading.syntax.lemma(verb) not in words("trading") and not is_company(reading, doer):
        return False
    return country_of(reading, doer) is None and directions(reading, verb).recipient is None


def has_other_agent(reading, verb: int, noun: int | None) -> bool:
    """Whether the giver is named by another word than a country: "promised by several states", "from allies"."""
    syntax = reading.syntax
    doer = subject(syntax, verb) if not any(syntax.dep[c] == "auxpass" for c in syntax.children[verb]) else None
    agents = [n for c in syntax.children[verb] if syntax.dep[c] == "agent" for n in syntax.children[c]]
    givers = [n for word, n in _prepositions(syntax, noun) if word == "from"] if noun is not None else []
    givers = [n for n in (doer, *givers) if n is not None and class_of(syntax, n) in _ALLIANCES]
    return any(syntax.tag[n] in NOUNS and country_of(reading, n) is None for n in (*agents, *givers))


def _given(reading, verb):
    """The country that a verb has as its object: "sent Russia shells", "arming Russia", "reach a Russian plant"."""
    syntax = reading.syntax
    alone = sum(syntax.dep[c] == "dobj" for c in syntax.children[verb]) == 1
    for child in syntax.children[verb]:
        if syntax.dep[child] == "dative" and (country := country_of(reading, child)):
            return country
        if syntax.dep[child] != "dobj":
            continue
        if child in reading.country_at:
            return reading.country_at[child].country if reading.country_at[child].form != "demonyms" else None
        if (taker := _before_count(reading, child)) is not None:
            return taker
        if (
            alone
            and class_of(syntax, child) in ("force", "body", "combatant", "structure")
            and (country := country_of(reading, child))
        ):
            return country
        if syntax.tag[child] in NOUNS and (country := meant_for(reading, child)):
            return country
    return None


def _before_count(reading, goods):
    """The country of a force that stands before the number of its goods, as parsed a part of them: "gave Peru's army 12 tanks"."""
    syntax, counted = reading.syntax, None
    for child in reversed([c for c in syntax.children[goods] if c < goods]):
        if syntax.tag[child] == "CD":
            counted = child
        elif counted is not None and syntax.dep[child] == "nmod":
            owners = (c for c in syntax.children[goods] if c < child and syntax.dep[c] in ("poss", "amod"))
            return next((reading.country_at[c].country for c in owners if c in reading.country_at), None)
    return None


def _buying(reading, verb):
    """The country in whose purchases somebody has a part: "supplied 30 % of Peru's imports"."""
    syntax = reading.syntax
    parts = [c for c in syntax.children[verb] if syntax.dep[c] == "dobj"]
    parts += [n for p in parts for c in syntax.children[p] if syntax.lower[c] == "of" for n in syntax.children[c]]
    bought = (
        n for n in parts if (event := event_of(syntax, n, ("shipment",))) and syntax.tag[n] in NOUNS and event.subject == "get"
    )
    return next(filter(None, (maker(reading, n) for n in bought)), None)


def taker(reading, i: int) -> str | None:
    """The country that is called the buyer of goods: "Peru is the main buyer of Chilean arms"."""
    syntax = reading.syntax
    of = syntax.head[i]
    noun = syntax.head[of]
    if syntax.dep[i] != "pobj" or syntax.tag[noun] not in NOUNS or noun_lemma(syntax, noun) not in words("buyer"):
        return None
    verb = syntax.head[noun]
    named = subject(syntax, verb) if syntax.dep[noun] == "attr" else None
    return country_of(reading, named) if named is not None else country_of(reading, noun)


def _listed_for(reading, verb):
    """The country that stands behind the last of several goods: "sent tanks and guns to Peru"."""
    syntax = reading.syntax
    goods = [c for c in syntax.children[verb] if syntax.dep[c] == "dobj" or _is_next(syntax, c)]
    for _ in range(_LONGEST_LIST):
        goods += [c for n in goods[-1:] for c in syntax.children[n] if _is_next(syntax, c)][-1:]
    places = (directions(reading, noun).recipient for noun in dict.fromkeys(goods))
    return next(filter(None, places), None)


def _is_next(syntax, i):
    return syntax.dep[i] in ("conj", "appos") and syntax.tag[i] in NOUNS


def built_into(reading, i: int) -> str | None:
    """The country in whose things goods are found: "chips found in Peruvian drones"."""
    syntax = reading.syntax
    for verb in (c for c in syntax.children[i] if syntax.dep[c] == "acl" and syntax.lower[c] in words("fitting")):
        for prep in (c for c in syntax.children[verb] if syntax.lower[c] in words("stationing")):
            nouns = [c for c in syntax.children[prep] if syntax.dep[c] == "pobj"]
            if nouns and class_of(syntax, nouns[0]) in ARMS:
                return country_of(reading, nouns[0])
    return None


def whereabouts(reading, i: int) -> str | None:
    """The country in which or for which troops are: "soldiers training in Russia"."""
    syntax, head = reading.syntax, reading.syntax.head[i]
    for verb in (i, head, *(c for c in syntax.children[i] if syntax.dep[c] == "acl")):
        for prep in syntax.children[verb]:
            if syntax.dep[prep] == "prep" and syntax.lower[prep] in words("taking") | words("stationing"):
                nouns = [c for c in syntax.children[prep] if syntax.dep[c] == "pobj"]
                if nouns and (country := place_of(reading, nouns[0])):
                    return country
    return None


def sender(reading, i: int) -> str | None:
    """The country whose verb has the goods as its object: "Prague finds shells for Kyiv"."""
    syntax, verb = reading.syntax, reading.syntax.head[i]
    if syntax.dep[i] != "dobj" or syntax.tag[verb] not in VERBS or syntax.lemma(verb) in outcomes("things"):
        return None
    return agent(reading, verb)


def user(reading, i: int, kinds: tuple[str, ...] = ("use",)) -> str | None:
    """The country that fires or uses (with kind shipment: or receives) the goods that token ``i`` names."""
    syntax = reading.syntax
    verbs = [c for c in syntax.children[i] if syntax.dep[c] in ("acl", "relcl")]
    head = syntax.head[i]
    for _ in range(3):
        if syntax.tag[head] in VERBS:
            verbs.append(head)
            break
        head = syntax.head[head]
    for verb in verbs:
        event = event_of(syntax, verb, kinds)
        if event and event.subject in _TAKING_PARTS:
            agents = [n for c in syntax.children[verb] if syntax.dep[c] == "agent" for n in syntax.children[c]]
            doer = agent(reading, verb) if syntax.dep[verb] != "acl" else None
            return doer or next((country_of(reading, n) for n in agents if syntax.tag[n] in NOUNS), None)
    return None
