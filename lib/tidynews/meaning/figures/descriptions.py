"""The name of what a noun phrase counts: singular, lower case, without nationality or designation."""

import re

from tidynews.language.lemmas import lemma
from tidynews.meaning.figures.grammar import noun_phrase
from tidynews.meaning.figures.vocabulary import (
    PEOPLE,
    Item,
    class_of,
    item_named,
    items,
    noun_lemma,
    type_name,
    weapon_type,
    words,
)

_NO_LETTER = re.compile(r"[^\w'’&.-]+")
_DROPPED_TAGS = frozenset(("NNP", "NNPS", "CD", "POS", "JJR", "JJS", "RBR", "RBS", "RB", "PRP$", "DT", "``", "''"))


def describe(reading, phrase: list[int]) -> Item | None:
    """The item that the tokens of a noun phrase name; None where they are no words.

    The head in the singular with the modifiers that classify it; without
    nationality, designation, size, age or number.
    """
    named = reading.country_at.get(phrase[-1])
    if named and named.form == "demonyms":
        return Item("person", "person")
    named = phrase[-2] if len(phrase) > 1 and reading.syntax.lower[phrase[-1]][0].isdigit() else phrase[-1]
    if known := weapon_type(reading.syntax, named):
        return _typed(reading.syntax, named, known)
    if len(phrase) > 1 and class_of(reading.syntax, phrase[-1]) in PEOPLE and weapon_type(reading.syntax, phrase[-2]):
        return _typed(reading.syntax, phrase[-2], weapon_type(reading.syntax, phrase[-2]))
    head = _NO_LETTER.sub("", noun_lemma(reading.syntax, phrase[-1]))
    if not head:
        return None
    kept = _classifying(reading, phrase[:-1])
    for n in range(min(2, len(kept)), 0, -1):
        longer = items().get(" ".join([*kept[-n:], head]))
        if longer:
            return Item(" ".join([*kept[:-n], longer.name]), longer.item_class)
    if kept and head in words("remains"):
        return Item(" ".join([*kept, head]), "body")
    item = item_named(head)
    if item.beside and not reading.speaks_of(item.beside):
        item = Item(head, item.item_class)
    added = item.name.split()
    if kept:
        kept = [word for word in kept if word not in added[:-1]]
        added = added[-1:] if kept and added[-1] == head else added
    return Item(" ".join([*kept, *added]), item.item_class)


def _typed(syntax, i, known):
    """A type that stands for the thing, with what it is: "8 Archers" are Archer howitzers."""
    name = syntax.lower[i]
    single = lemma(name, "NNS") if syntax.tag[i] in ("NNS", "NNPS") or name.endswith("s") else name
    if " " in (type_name(syntax, i) or ""):
        single = type_name(syntax, i)
    return known if single in known.name.split() else Item(f"{single} {known.name}", known.item_class)


def behind_of(reading, noun: int) -> Item | None:
    """What a noun only portions out or changes: "pieces of artillery", "a rise in sales", "its share of exports"."""
    syntax, i, last = reading.syntax, noun + 1, len(reading.syntax) - 1
    if noun_lemma(syntax, noun) not in words("portion") | words("change") | words("sharing") | words("fleet"):
        return None
    if i >= last or syntax.lower[i] not in ("of", "in") or syntax.sentence[i] != syntax.sentence[noun]:
        return None
    i += 1 + (syntax.tag[i + 1] in ("DT", "PRP$"))
    phrase = noun_phrase(syntax, i, syntax.sentences[syntax.sentence[noun]][1])
    if phrase and noun_lemma(syntax, phrase[-1]) in words("portion"):
        return behind_of(reading, phrase[-1]) or describe(reading, phrase)
    return describe(reading, phrase) if phrase else None


def _classifying(reading, tokens):
    """The modifiers that belong to an item's name, in lower case."""
    syntax, kept = reading.syntax, []
    for group in _hyphenated(syntax, tokens):
        whole = "".join(syntax.lower[i] for i in group)
        named = any(i in reading.country_at or syntax.tag[i] in _DROPPED_TAGS for i in group[:1])
        named = named or (reading.text[syntax.start[group[0]]].isupper() and not reading.in_heading(group[0]))
        owned = any(syntax.tag[i] == "POS" or syntax.dep[i] == "poss" for i in group)
        if named or owned or whole in words("descriptor") or not whole[0].isalnum() or whole.isdecimal():
            continue
        if len(group) == 1 and syntax.tag[group[0]] in ("NNS",):
            whole = syntax.lower[group[0]]
        kept.append(whole)
    return kept


def _hyphenated(syntax, tokens):
    """Tokens grouped by the white space between them: "anti-aircraft" is one group."""
    groups = []
    for i in tokens:
        if groups and syntax.end[groups[-1][-1]] == syntax.start[i]:
            groups[-1].append(i)
        else:
            groups.append([i])
    return groups
