"""Whose a word is: the country, bloc or armed group that a noun phrase names, belongs to or was made by."""

from tidynews.meaning.figures.grammar import subject
from tidynews.meaning.figures.vocabulary import ARMS, NOUNS, VERBS, class_of, event_of, noun_lemma, words
from tidynews.text.countries import country_names

_OWNING = frozenset(("poss", "amod", "compound", "nmod"))
_MAKING = _OWNING - {"poss"}
_NAMES = frozenset(("name", "capitals", "metonyms", "group"))
_NO_MAKERS = frozenset(("places", "group"))
_PARTIES = frozenset(("international_org", "company"))
_VALUES = frozenset(("aid", "finance"))


def country_of(reading, i: int | None) -> str | None:
    """The country that the noun phrase headed by token ``i`` is or belongs to; not whose "allies" act."""
    if i is None:
        return None
    syntax = reading.syntax
    if i in reading.country_at:
        return reading.country_at[i].country
    others = class_of(syntax, i) == "state"
    country = _in_front(reading, i, _MAKING if others else _OWNING) or _of_whom(reading, i) or _band(reading, i)
    if country or syntax.tag[i] != "PRP":
        return country
    return _meant(reading, i) or _speaker(reading, i)


def _meant(reading, i):
    """The country of whom a pronoun means."""
    actor = None if reading.cast is None else reading.cast.resolve(*reading.syntax.span(i, i))
    if actor is not None and (body := _named(actor)):
        return body
    return country_names().get(actor.country) if actor is not None and actor.country else None


def _named(actor):
    """The name of a firm or an organisation."""
    name = actor.name.removeprefix("The ").removeprefix("the ").removeprefix("a ")
    return name if actor.type in _PARTIES and not actor.anonymous and any(map(str.isupper, name)) else None


def _of_whom(reading, i):
    """The country behind "of": "the army of Peru", "fighters of the Russian group"."""
    syntax = reading.syntax
    for prep in syntax.children[i]:
        if prep > i and syntax.lower[prep] == "of" and class_of(syntax, i) != "state":
            for noun in syntax.children[prep]:
                if noun in reading.country_at:
                    return reading.country_at[noun].country if reading.country_at[noun].form != "places" else None
                return _in_front(reading, noun, _OWNING) if class_of(syntax, noun) in ("body", "force") else None
    return None


def _band(reading, i):
    """The armed group that "the rebels" means, the union that "the bloc" means: the one named last before it."""
    syntax, noun = reading.syntax, noun_lemma(reading.syntax, i)
    form = next((form for form in ("group", "bloc", "alliance") if noun in words(f"the {form}")), None)
    if form is None or not any(syntax.lower[c] == "the" for c in syntax.children[i]):
        return None
    return reading.party_before(i, form)


def _speaker(reading, i):
    """The country that a pronoun means in what this country says: "Canada said it would donate"."""
    syntax, verb = reading.syntax, reading.syntax.head[i]
    for _ in range(3):
        if syntax.dep[verb] in ("ccomp", "advcl") and syntax.head[verb] != verb:
            doer = subject(syntax, syntax.head[verb])
            return None if doer is None or doer == i or syntax.tag[doer] == "PRP" else country_of(reading, doer)
        verb = syntax.head[verb]
    return None


def place_of(reading, i: int) -> str | None:
    """The country of a noun phrase, also by a region beside it: "Russia's Kursk region", "a plant in Kursk"."""
    definite = party_of(reading, i) if reading.syntax.lower[i] in words("authority") else None
    return country_of(reading, i) or _in_front(reading, i, _OWNING, barred=()) or _inside(reading, i) or definite


def _inside(reading, i):
    """The country behind "in"."""
    syntax = reading.syntax
    nouns = (n for c in syntax.children[i] if c > i and syntax.lower[c] == "in" for n in syntax.children[c])
    return next((reading.country_at[n].country for n in nouns if n in reading.country_at), None)


def owner(reading, i: int) -> str | None:
    """The country in the genitive before a noun: "Russia's shells" may have been made elsewhere."""
    return _in_front(reading, i, ("poss",))


def maker(reading, i: int) -> str | None:
    """The country in front of a noun: "North Korean shells", "Germany's aid", "Iranian-made drones"."""
    owned = class_of(reading.syntax, i) in ARMS
    found = _in_front(reading, i, _MAKING if owned else _OWNING, _NO_MAKERS)
    found = None if found and found == meant_for(reading, i) else found
    return found or _made_in(reading, i) or _content_maker(reading, i)


def _made_in(reading, i):
    """The country that goods are said to be made in: "engines built in China"."""
    syntax = reading.syntax
    made = [c for c in syntax.children[i] if c > i and syntax.dep[c] == "acl" and syntax.lower[c] in words("made")]
    return next(filter(None, (_inside(reading, c) for c in made)), None)


def _content_maker(reading, i):
    """The maker of what a container holds: "12 crates of Serbian shells"."""
    syntax = reading.syntax
    if class_of(syntax, i) != "container":
        return None
    nouns = (n for c in syntax.children[i] if syntax.lower[c] == "of" for n in syntax.children[c])
    return next(filter(None, (_in_front(reading, n, _MAKING, _NO_MAKERS) for n in nouns)), None)


def meant_for(reading, i: int) -> str | None:
    """The country that stands bare before what is for it: "Ukraine aid", "sent Ukraine tanks", "Yemen-bound"."""
    syntax = reading.syntax
    for child in syntax.children[i]:
        if child > i or syntax.dep[child] not in _MAKING:
            continue
        if syntax.lower[child] in words("bound"):
            return next((reading.country_at[c].country for c in syntax.children[child] if c in reading.country_at), None)
        mention = reading.country_at.get(child)
        if mention and mention.form in _NAMES and (class_of(syntax, i) in _VALUES or _is_given(syntax, i)):
            return mention.country
    return None


def _is_given(syntax, i):
    """Whether goods are the object of a verb of giving."""
    verb = syntax.head[i]
    event = event_of(syntax, verb, ("shipment", "money")) if syntax.dep[i] == "dobj" and syntax.tag[verb] in VERBS else None
    return event is not None and event.subject == "give"


def _in_front(reading, i, relations, barred=frozenset(("places",))):
    syntax = reading.syntax
    for child in syntax.children[i]:
        if child < i and syntax.dep[child] in relations:
            if syntax.tag[child] == "PRP$" and (country := _meant(reading, child)):
                return country
            parts = (child, *syntax.children[child]) if _tells_owner(syntax, child) else (child,)
            for part in parts:
                mention = reading.country_at.get(part)
                if mention and mention.form not in barred:
                    return mention.country
    return None


def _tells_owner(syntax, i):
    """Whether what is joined to a modifier owns or made the thing: "Iranian-made", and not "Iran-backed"."""
    return syntax.tag[i] not in ("VBN", "VBD", "JJ") or syntax.lower[i] in words("made")


def party_of(reading, i: int) -> str | None:
    """A bloc or a company by its name; an office-holder or an office by the country."""
    syntax = reading.syntax
    common = syntax.lower[i] in words("authority") and any(syntax.lower[c] in words("definite") for c in syntax.children[i])
    body = body_of(reading, i)
    if body or not (common or syntax.tag[i] in ("NNP", "NNPS")):
        return body
    actor = _actor(reading, i)
    return country_names().get(actor.country) if actor is not None and actor.country else None


def organisation_of(reading, i: int) -> str | None:
    """An organisation of several countries by its name; no firm, whose country may be told elsewhere."""
    actor = _actor(reading, i)
    return _named(actor) if actor is not None and actor.type == "international_org" else None


def body_of(reading, i: int, trading: bool = False) -> str | None:
    """A firm or an organisation by its name, also where "the agency" means it; None for anybody else.

    ``trading``: who buys or sells by a name of which nothing else is known is one too.
    """
    actor = _actor(reading, i)
    if actor is None or not (entity := reading.cast.entity(*reading.syntax.span(i, i))).named:
        return None
    if trading and actor.type == "unknown" and not (entity.person or actor.role):
        return country_names().get(actor.country) or actor.name
    return _named(actor)


def _actor(reading, i):
    return (
        None if reading.cast is None or reading.syntax.tag[i] not in NOUNS else reading.cast.resolve(*reading.syntax.span(i, i))
    )


def is_company(reading, i: int | None) -> bool:
    """Whether a noun names a firm."""
    actor = None if i is None else _actor(reading, i)
    return actor is not None and actor.type == "company"
