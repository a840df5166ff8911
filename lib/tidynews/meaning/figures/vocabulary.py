"""The words that figures rest on: items with their classes, events, outcomes, function words."""

import re
from functools import cache
from typing import NamedTuple

from tidynews import lexicons
from tidynews.language.lemmas import lemma

_THINGS = frozenset(("weapon", "transport"))  # nouns that a verb of the lexicon is spelt like: arms, ships
_FARTHEST_PARTICLE = 4
_DESIGNATION = re.compile(r"[a-z]{1,4}-\d+[a-z]?s?")
_SERIES = re.compile(r"[a-z]{1,6}-\d+(?=[a-z])")  # the type in front of the letters of its make: T-72 in T-72B3

PEOPLE = frozenset(("combatant", "force", "person", "victim"))
ARMS = frozenset(("weapon", "transport", "container", "goods"))
HANDLED = ARMS | {"aid", None}  # what can be sent, used or made; None is a noun the lexicon does not list
NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS"))
VERBS = frozenset(("VB", "VBD", "VBG", "VBN", "VBP", "VBZ"))


class Item(NamedTuple):
    """An item and its class in the items lexicon (None for a noun it does not list).

    ``beside`` is the word that the article must also hold for the name to
    apply: rounds are artillery shells where shells are spoken of.
    """

    name: str
    item_class: str | None
    beside: str = ""


PERSON = Item("person", "person")


class Outcome(NamedTuple):
    """A word of the outcomes lexicon."""

    outcome: str
    kind: str


class Event(NamedTuple):
    """A word of the events lexicon: its kind of figure and the part its subject plays."""

    kind: str
    subject: str


@cache
def items() -> dict[str, Item]:
    """The items lexicon by its singular nouns; the persons of the roles lexicon beside it."""
    people = {row["noun"]: Item(row["noun"], "person") for row in lexicons.rows("roles") if row["kind"] == "person"}
    return people | {row["noun"]: Item(row["item"], row["class"], row["beside"]) for row in lexicons.rows("items")}


def item_named(noun: str) -> Item:
    """The item that a singular noun names; a designation (f-16, kn-23) names a weapon.

    >>> item_named("howitzer").item_class, item_named("kn-23").item_class, item_named("zeal").item_class
    ('weapon', 'weapon', None)
    """
    return items().get(noun) or Item(noun, "weapon" if _DESIGNATION.fullmatch(noun) else None)


@cache
def _weapon_types() -> dict[str, Item]:
    """Well-known arms by the names of their types, in lower case."""
    return {row["name"]: Item(row["item"], row["class"]) for row in lexicons.rows("weapon_types")}


def weapon_type(syntax, i: int) -> Item | None:
    """What a type is that stands for the thing ("12 Leopards" are tanks); a small letter makes it an animal."""
    if not syntax.text[syntax.start[i]].isupper():
        return None
    series = _SERIES.match(syntax.lower[i])
    return _weapon_types().get(type_name(syntax, i) or (series.group() if series else None))


def type_name(syntax, i: int) -> str | None:
    """The name of a well-known type that ends at a token, in the singular: "storm shadow" for "Storm Shadows"."""
    name = syntax.lower[i]
    pair = f"{syntax.lower[i - 1]} " if i else ""
    forms = (lead + form for lead in (pair, "") for form in (name, lemma(name, "NNS")))
    return next((form for form in forms if form in _weapon_types()), None)


def is_designation(syntax, i: int) -> bool:
    """Whether a token is a type of arms: "KN-23", "Leopard"."""
    return _DESIGNATION.fullmatch(syntax.lower[i]) is not None or weapon_type(syntax, i) is not None


@cache
def outcomes(of: str) -> dict[str, Outcome]:
    """The outcomes of ``people`` or of ``things``, by dictionary form or participle."""
    return {row["word"]: Outcome(row["outcome"], row["kind"]) for row in lexicons.rows("outcomes") if row["of"] == of}


@cache
def events() -> dict[str, tuple[Event, ...]]:
    """The events that each word of the lexicon can name."""
    found = {}
    for row in lexicons.rows("events"):
        found.setdefault(row["word"], []).append(Event(row["kind"], row["subject"]))
    return {word: tuple(rows) for word, rows in found.items()}


@cache
def words(group: str) -> frozenset[str]:
    """One group of the function words and modifiers that figures need."""
    return frozenset(row["word"] for row in lexicons.rows("figure_words") if row["group"] == group)


@cache
def ordered_words(group: str) -> tuple[str, ...]:
    """The same in the order of the lexicon, where the first that is found counts."""
    return tuple(row["word"] for row in lexicons.rows("figure_words") if row["group"] == group)


def noun_lemma(syntax, i: int) -> str:
    """The singular of a noun token, also of one that the tagger took for a name in a headline."""
    if syntax.tag[i] == "NNP" and syntax.lower[i] not in items():
        single = lemma(syntax.lower[i], "NNS")
        return single if single in items() else syntax.lower[i]
    return syntax.lemma(i)


def class_of(syntax, i: int) -> str | None:
    """The class of a noun in the items lexicon."""
    return (weapon_type(syntax, i) or item_named(noun_lemma(syntax, i))).item_class


def word_of(syntax, i: int) -> str:
    """The dictionary form of a verb or noun token."""
    return syntax.lemma(i) if syntax.tag[i] in VERBS else noun_lemma(syntax, i)


def phrasal(syntax, i: int) -> str:
    """A verb with its particle, in the dictionary form: "turn out" of "turned them out"; else the bare word."""
    particles = [c for c in syntax.children[i] if syntax.dep[c] == "prt" and i < c <= i + _FARTHEST_PARTICLE]
    return f"{word_of(syntax, i)} {syntax.lower[particles[0]]}" if particles else word_of(syntax, i)


def event_of(syntax, i: int, kinds: tuple[str, ...]) -> Event | None:
    """The event that a token names, of the first of ``kinds`` that it can be."""
    if syntax.tag[i] not in VERBS and (syntax.tag[i] not in NOUNS or class_of(syntax, i) in _THINGS):
        return None
    return event_named(phrasal(syntax, i), kinds) or event_named(word_of(syntax, i), kinds)


def event_named(word: str, kinds: tuple[str, ...]) -> Event | None:
    """The event that a word of the lexicon names, of the first of ``kinds`` that it can be."""
    rows = events().get(word, ())
    return next((event for kind in kinds for event in rows if event.kind == kind), None)
