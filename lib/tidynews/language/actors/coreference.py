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

_LOOK_BACK = 200  # mentions
_UNKNOWN = "unknown"


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
            group = before and _joined(syntax, before, mention)
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
    name.actor.kind = name.actor.kind or description.kind
    return True


def _beside(syntax, one, other, name, description, tailed):
    """The tree or the shape of the phrases says that they are one."""
    if description.plural or name.actor.kind == "state" or (name.actor.kind in ("institution", "state") and description.kind == "person"):
        return False
    if syntax.dep[other.last] == "appos" and syntax.head[other.last] == one.last:
        return True
    if description.kind == "institution" and other is description:
        return False
    return (description.modified or tailed) and syntax.dep[other.last] not in ("conj",) and name.kind in ("person", None)


def inform(mention, mentions, phrases):
    """Take type and country from the phrase that a preposition ties to this one."""
    phrase = phrases[mention.index]
    if phrase.tail is None or mention.pronoun:
        return
    tail = mentions[phrase.tail]
    inform(tail, mentions, phrases)
    mention.country = mention.country or tail.country
    speaks = mention.generic or mention.type == _UNKNOWN or tail.type == "military_intelligence"
    if speaks and tail.type not in (_UNKNOWN, "document") and mention.kind == "person":
        mention.type = as_person(tail.type, mention.type)
    elif mention.kind == "institution" and mention.type == _UNKNOWN:
        mention.type = tail.type


def _joined(syntax, one, other):
    """Two actors joined by "and" are a group that may be meant together; None where they are not."""
    joined = other.first == one.last + 2 and syntax.tag[one.last + 1] == "CC"
    if not joined or one.actor is None or other.actor is None or one.actor is other.actor:
        return None
    group = Entity(members=(one.actor, other.actor), span=_names_of(one, other), plural=True, full=one)
    if one.role and other.name and not other.role:
        other.actor.learn(one)
    group.kind = one.actor.kind
    group.type = one.actor.type if other.actor.type in (one.actor.type, _UNKNOWN) else _UNKNOWN
    group.country = one.actor.country if other.actor.country in (one.actor.country, None) else None
    return group


def _both(mention, groups):
    """The pair that "the two" means: the one named last before it."""
    if mention.noun or mention.name or not mention.words or not knowledge.is_pair(mention.words[-1]):
        return None
    return next((g for g in reversed(groups) if g.span[1] <= mention.start), None)


def _names_of(one, other):
    """From the first name to the second."""
    return (one.name_span or (one.start, 0))[0], (other.name_span or (0, other.end))[1]
