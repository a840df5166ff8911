"""Mentions tied together: which ones mean the same actor.

Names first, wherever they stand (a headline's surname belongs to the full
name in the text); then, in the order of reading, descriptions ("the
ministry"), pairs ("the two") and pronouns, each to the nearest actor that
fits.
"""

from bisect import bisect_right
from operator import attrgetter

from tidynews.language.actors import knowledge, names, reference
from tidynews.language.actors.description import as_person
from tidynews.language.actors.entities import Entity

_CLOSING = frozenset((",", ".", ")", "—", "–", ";"))
_LOOK_BACK = 200  # mentions
_UNKNOWN = "unknown"
_COMPANY = "company"


def link(syntax, mentions, phrases, text) -> list[Entity]:
    """The actors behind the mentions, in the order of their first mention; sets ``mention.actor``."""
    entities = names.link_names(mentions)
    _appositions(syntax, mentions, phrases, text)
    names.link_acronyms(mentions, text)
    history, groups = reference.History(), []
    for before, mention in zip([None, *mentions], mentions):
        if mention.actor is None:
            entity = _both(mention, groups) or reference.refer(syntax, mention, history, mentions)
            if entity is None and not mention.pronoun and (mention.noun or mention.name):
                entity = Entity()
                entities.append(entity)
            if entity is not None:
                entity.add(mention)
        if mention.actor is not None:
            history.add(mention)
            group = before and _joined(syntax, mentions, mention)
            if group:
                groups.append(group)
    return entities + groups


class Latecomers:
    """Finds, or makes, the actors of mentions inside other phrases when they are asked for."""

    def __init__(self, syntax, mentions, entities):
        self.syntax, self.mentions, self.entities = syntax, mentions, entities
        self._by_key, self._by_word = {}, {}
        for mention in mentions:
            if mention.name and mention.actor is not None:
                key = names.key_of(mention)
                self._by_key.setdefault(key, mention.actor)
        for entity in entities:
            if entity.mentions and entity.named:
                for word in dict.fromkeys(names.key_of(entity.full).split()):
                    self._by_word.setdefault(word, []).append(entity)

    def entity(self, mention):
        """The actor that a mention means; a new one where nobody before it is meant."""
        entity = self._named(mention) if mention.name else self._described(mention)
        if entity is None and (mention.name or mention.noun):
            entity = Entity()
            self.entities.append(entity)
            entity.add(mention)
            if mention.name:
                self._by_key.setdefault(names.key_of(mention), entity)
        return entity

    def _named(self, mention):
        key = names.key_of(mention)
        return self._by_key.get(key) or names.shortened(mention, self._by_word)

    def _described(self, mention):
        at = bisect_right(self.mentions, mention.start, key=attrgetter("end"))
        history = reference.History(m for m in self.mentions[max(0, at - _LOOK_BACK) : at] if m.actor is not None)
        return reference.refer(self.syntax, mention, history, self.mentions)


def _appositions(syntax, mentions, phrases, text):
    """A name and a description set beside it by a comma are one actor."""
    owners = _owners(mentions, phrases)
    for before, other in zip(mentions, mentions[1:]):
        between = text[before.end : other.start].strip()
        if between not in knowledge.words_of("apposition") or before.pronoun or other.pronoun:
            continue
        if syntax.sentence[before.first] != syntax.sentence[other.first]:
            continue
        for one in (before, owners.get(before.index)):
            if one is not None and _one_actor(syntax, one, other, one is not before):
                break


def _owners(mentions, phrases):
    """For each phrase the outermost one that it belongs to: "ambassador" for "Chile" in "ambassador to Chile"."""
    owners = {}
    for phrase, mention in zip(phrases, mentions):
        if phrase.tail is not None:
            owners[phrase.tail] = owners.get(mention.index, mention)
    return owners


def _one_actor(syntax, one, other, tailed):
    """Join a name and the description beside it, if that is what they are."""
    name, description = (one, other) if one.name and one.actor else (other, one)
    if name.actor is None or description.noun is None or description.name or description.actor is not None:
        return False
    if description.kind not in ("person", "institution") or not _beside(syntax, one, other, name, description, tailed):
        return False
    name.actor.add(description)
    if one is description and syntax.lower[other.first - 1] == "(" and names.is_initials(name.name):
        description.name, description.name_span = syntax.text[one.start : one.end], (one.start, one.end)
        name.actor.full = description
    name.actor.kind = name.actor.kind or description.kind
    return True


def _beside(syntax, one, other, name, description, tailed):
    """The tree or the shape of the phrases says that they are one."""
    if (
        description.plural
        or name.actor.kind == "state"
        or (name.actor.kind in ("institution", "state") and description.kind == "person")
    ):
        return False
    if syntax.dep[other.last] == "appos" and syntax.head[other.last] == one.last:
        return True
    if description.kind == "institution" and other is description:
        enclosed = other.last + 1 < len(syntax) and syntax.lower[other.last + 1] in _CLOSING
        return (
            enclosed
            and description.modified
            and name.kind == "institution"
            and description.words[0] in knowledge.words_of("single")
        )
    return (description.modified or tailed) and syntax.dep[other.last] not in ("conj",) and name.kind in ("person", None)


def inform(mention, mentions, phrases):
    """Take type and country from the phrase that a preposition ties to this one, which was informed before."""
    phrase = phrases[mention.index]
    if phrase.tail is None or mention.pronoun:
        return
    tail = mentions[phrase.tail]
    if phrase.by == "of" and mention.person and not mention.name:
        mention.place = _names_in(tail, mentions, phrases)
    if phrase.by in knowledge.words_of("towards") and tail.kind == "state" and mention.group != "spokesperson":
        return
    if phrase.by in knowledge.words_of("concerning") and mention.person:
        return
    if phrase.by == "of" and mention.type == _COMPANY and mention.person and tail.name and tail.kind is None:
        tail.kind, tail.type = "institution", _COMPANY
    if tail.kind != "institution" and tail.words and tail.words[-1] in knowledge.words_of("subject"):
        tail.country = _country_of_tail(tail, mentions, phrases)
    placed = mention.type == "international_org" and tail.kind == "state" and phrase.by != "of"
    if not placed and (mention.kind != "document" or phrase.by == "of"):
        mention.country = mention.country or tail.country
    if tail.type in (_UNKNOWN, "document") and phrases[phrase.tail].tail is not None and mention.person:
        tail = mentions[phrases[phrase.tail].tail]
    speaks = mention.generic or mention.type == _UNKNOWN or tail.type == "military_intelligence"
    if speaks and tail.type not in (_UNKNOWN, "document") and mention.kind == "person":
        mention.type = as_person(tail.type, mention.type)
    elif mention.kind == "institution" and mention.type == _UNKNOWN:
        mention.type = tail.type


def _names_in(tail, mentions, phrases):
    """The capitalised words of a phrase and of the one that "of" ties to it."""
    behind = phrases[tail.index].tail
    both = (tail,) if behind is None else (tail, mentions[behind])
    return frozenset(word for one in both for word in (*(one.name or "").lower().split(), *one.proper_words))


def _joined(syntax, mentions, last):
    """Actors joined by "and" or in a list are a group that may be meant together; None where they are not."""
    listed = _listed(syntax, mentions, last)
    members = tuple(dict.fromkeys(m.actor for m in listed))
    if len(members) < 2 or None in members:
        return None
    one, other = listed[0], listed[1]
    group = Entity(members=members, span=_names_of(one, last), plural=True, full=one)
    if one.role and other.name and not other.role:
        other.actor.learn(one)
    group.kind = members[0].kind
    group.type = next((e.type for e in members if e.type != _UNKNOWN), _UNKNOWN)
    countries = {e.country for e in members if e.country}
    group.country = (
        countries.pop() if len(countries) == 1 and all(e.country or e.kind != "institution" for e in members) else None
    )
    return group


def _country_of_tail(mention, mentions, phrases):
    """Where a field of study is taught, not what it is about: "North Korean studies in Seoul"."""
    at = phrases[mention.index].tail
    return mentions[at].country if at is not None else None


def _listed(syntax, mentions, last):
    """The mentions of "X and Y" or "X, Y and Z" that ends in this one; only this one where it ends none."""
    listed, at = [last], last.index
    comma = at and mentions[at - 1].last + 2 == last.first - 1 and syntax.lower[last.first - 2] == ","
    if not at or syntax.tag[last.first - 1] != "CC" or mentions[at - 1].last + (3 if comma else 2) != last.first:
        return listed
    listed.insert(0, mentions[at - 1])
    at -= 1
    while (
        at
        and syntax.dep[listed[0].last] == "conj"
        and mentions[at - 1].last + 2 == listed[0].first
        and syntax.lower[listed[0].first - 1] == ","
    ):
        at -= 1
        listed.insert(0, mentions[at])
    return listed


def _both(mention, groups):
    """The pair that "the two" means: the one named last before it."""
    if mention.noun or mention.name or not mention.words or not knowledge.is_pair(mention.words[-1]):
        return None
    return next((g for g in reversed(groups) if g.span[1] <= mention.start), None)


def _names_of(one, other):
    """From the first name to the second."""
    return (one.name_span or (one.start, 0))[0], (other.name_span or (0, other.end))[1]
