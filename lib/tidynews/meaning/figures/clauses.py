"""Countries in a clause: who owns, gives, receives or uses what a word names."""

from typing import NamedTuple

from tidynews.meaning.figures.grammar import subject
from tidynews.meaning.figures.vocabulary import ARMS, NOUNS, VERBS, class_of, event_of, ordered_words, words
from tidynews.text.countries import country_names

_OWNING = frozenset(("poss", "amod", "compound", "nmod"))
_ALLIANCES = frozenset(("state", "body"))
_PARTIES = frozenset(("international_org", "company"))
_TAKING_PARTS = frozenset(("user", "get"))
_LONGEST_LIST = 6
_MAKING = _OWNING - {"poss"}


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


def country_of(reading, i: int | None) -> str | None:
    """The country that the noun phrase headed by token ``i`` is or belongs to; not whose "allies" act."""
    if i is None:
        return None
    syntax = reading.syntax
    if i in reading.country_at:
        return reading.country_at[i].country
    others = class_of(syntax, i) == "state"
    country = _in_front(reading, i, _MAKING if others else _OWNING)
    if country or syntax.tag[i] != "PRP":
        return country
    actor = None if reading.cast is None else reading.cast.resolve(*syntax.span(i, i))
    if actor is None or not actor.country:
        return _speaker(reading, i)
    return country_names().get(actor.country)


def _speaker(reading, i):
    """The country that a pronoun means in what this country says: "Canada said it would donate"."""
    syntax, verb = reading.syntax, reading.syntax.head[i]
    for _ in range(3):
        if syntax.dep[verb] in ("ccomp", "advcl") and syntax.head[verb] != verb:
            doer = subject(syntax, syntax.head[verb])
            return None if doer is None or doer == i or syntax.tag[doer] == "PRP" else country_of(reading, doer)
        verb = syntax.head[verb]
    return None


def owner(reading, i: int) -> str | None:
    """The country in the genitive before a noun: "Russia's shells" may have been made elsewhere."""
    return _in_front(reading, i, ("poss",))


def maker(reading, i: int) -> str | None:
    """The country in front of a noun: "North Korean shells", "Germany's aid", "Iranian-made drones"."""
    owned = class_of(reading.syntax, i) in ARMS
    return _in_front(reading, i, _MAKING if owned else _OWNING)


def _in_front(reading, i, relations, places=False):
    syntax = reading.syntax
    for child in syntax.children[i]:
        if child < i and syntax.dep[child] in relations:
            for part in (child, *syntax.children[child]):
                mention = reading.country_at.get(part)
                if mention and (places or mention.form != "places"):
                    return mention.country
    return None


def directions(reading, i: int) -> Pair:
    """The countries that "from", "by", "to" and "for" beside a word point at, as supplier and recipient."""
    found = {}
    for word, noun in _prepositions(reading.syntax, i):
        country = country_of(reading, noun)
        if country is None and word in words("taking"):
            country = _in_front(reading, noun, _OWNING, places=True)
        if country:
            found.setdefault(word, country)
    supplier = next((found[word] for word in ordered_words("giving") if word in found), None)
    return Pair(supplier, next((found[word] for word in ordered_words("taking") if word in found), None))


def _prepositions(syntax, i):
    """Each preposition beside a word, or beside a participle or preposition of it, with its noun."""
    near = (c for c in syntax.children[i] if syntax.dep[c] in ("acl", "prep"))
    for head in (i, *(c for c in near if syntax.lower[c] not in words("citing"))):
        for prep in (head, *syntax.children[head]):
            if syntax.dep[prep] in ("prep", "agent", "dative"):
                yield from ((syntax.lower[prep], n) for n in syntax.children[prep] if syntax.dep[n] == "pobj")


def transfer(reading, i: int, event) -> Pair:
    """The supplier and the recipient around a word for a transfer, a use or a production."""
    supplier, recipient = directions(reading, i)
    syntax = reading.syntax
    doer = _doer(reading, i) if syntax.tag[i] in VERBS else maker(reading, i)
    if event.subject in ("give", "maker"):
        supplier = doer or supplier
        recipient = recipient or (syntax.tag[i] in VERBS and (_given(reading, i) or _listed_for(reading, i))) or None
    elif event.subject in ("get", "user"):
        recipient = doer or recipient
    return Pair(supplier, recipient)


def _doer(reading, verb):
    """The country of a verb's subject, unless the subject is what is sent."""
    syntax = reading.syntax
    if any(syntax.dep[c] in ("nsubjpass", "auxpass") for c in syntax.children[verb]):
        return None
    if syntax.tag[verb] == "VBN" and syntax.dep[verb] == "acl":
        return None
    doer = subject(syntax, verb)
    if doer is None or (doer in reading.country_at and reading.country_at[doer].form == "places"):
        return None
    return country_of(reading, doer) or _party(reading, doer)


def _party(reading, i):
    """A bloc or a company by its name; an office-holder or an office by the country."""
    if reading.cast is None or reading.syntax.tag[i] not in ("NNP", "NNPS"):
        return None
    actor = reading.cast.resolve(*reading.syntax.span(i, i))
    if actor is None:
        return None
    if actor.type in _PARTIES:
        return actor.name.removeprefix("The ").removeprefix("the ")
    return country_names().get(actor.country) if actor.country else None


def is_trade(reading, verb: int) -> bool:
    """Whether a verb tells of a firm's sales or purchases, and of no country at either end."""
    doer = subject(reading.syntax, verb)
    if reading.syntax.lemma(verb) not in words("trading") and not _is_company(reading, doer):
        return False
    return country_of(reading, doer) is None and directions(reading, verb).recipient is None


def _is_company(reading, i):
    if i is None or reading.cast is None:
        return False
    actor = reading.cast.resolve(*reading.syntax.span(i, i))
    return actor is not None and actor.type == "company"


def has_other_agent(reading, verb: int, noun: int | None) -> bool:
    """Whether the giver is named by another word than a country: "promised by several states", "from allies"."""
    syntax = reading.syntax
    agents = [n for c in syntax.children[verb] if syntax.dep[c] == "agent" for n in syntax.children[c]]
    givers = [n for word, n in _prepositions(syntax, noun) if word == "from"] if noun is not None else []
    givers = [n for n in givers if class_of(syntax, n) in _ALLIANCES]
    return any(syntax.tag[n] in NOUNS and country_of(reading, n) is None for n in (*agents, *givers))


def _given(reading, verb):
    """The country that a verb has as its object: "sent Russia shells", "arming Russia"."""
    syntax = reading.syntax
    for child in syntax.children[verb]:
        if syntax.dep[child] == "dative" and (country := country_of(reading, child)):
            return country
        if syntax.dep[child] == "dobj" and child in reading.country_at and reading.country_at[child].form != "demonyms":
            return reading.country_at[child].country
    return None


def _listed_for(reading, verb):
    """The country that stands behind the last of several goods: "sent tanks and guns to Peru"."""
    syntax = reading.syntax
    goods = [c for c in syntax.children[verb] if syntax.dep[c] == "dobj"]
    for _ in range(_LONGEST_LIST):
        goods += [c for n in goods[-1:] for c in syntax.children[n] if _is_next(syntax, c)][-1:]
    places = (directions(reading, noun).recipient for noun in dict.fromkeys(goods))
    return next(filter(None, places), None)


def _is_next(syntax, i):
    return syntax.dep[i] in ("conj", "appos") and syntax.tag[i] in NOUNS


def whereabouts(reading, i: int) -> str | None:
    """The country in which or for which troops are: "soldiers training in Russia"."""
    syntax, head = reading.syntax, reading.syntax.head[i]
    for verb in (i, head, *(c for c in syntax.children[i] if syntax.dep[c] == "acl")):
        for prep in syntax.children[verb]:
            if syntax.dep[prep] == "prep" and syntax.lower[prep] in words("taking") | {"in"}:
                nouns = [c for c in syntax.children[prep] if syntax.dep[c] == "pobj"]
                if nouns and (country := country_of(reading, nouns[0])):
                    return country
    return None


def sender(reading, i: int) -> str | None:
    """The country whose verb has the goods as its object: "Prague finds shells for Kyiv"."""
    syntax, verb = reading.syntax, reading.syntax.head[i]
    return _doer(reading, verb) if syntax.dep[i] == "dobj" and syntax.tag[verb] in VERBS else None


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
            doer = _doer(reading, verb) if syntax.dep[verb] != "acl" else None
            return doer or next((country_of(reading, n) for n in agents if syntax.tag[n] in NOUNS), None)
    return None
