"""Whom a description or a pronoun takes up again: the nearest actor before it that fits."""

from bisect import bisect_right
from itertools import islice
from operator import attrgetter

from tidynews.language.actors import knowledge
from tidynews.language.actors.entities import other_sex
from tidynews.language.actors.names import key_of

_FARTHEST = 60  # mentions looked back over for a pronoun
_MEMORY = 80  # actors looked over for a description: a reader does not look back further either
_AHEAD = 200  # mentions looked over for the name behind a headline's description
_QUOTED = 4.0  # how much less one is meant who is only spoken of in a quotation
_STEM = 6  # letters that "prosecutors" and "Prosecutor General" share
_NEAR = 6  # mentions between an object and the subject of its verb
_OBJECTS = frozenset(("dobj", "dative", "iobj"))
_SINGULAR = frozenset(["he", "she", "him", "her", "his"])
_PLURAL = frozenset(["they", "them", "their"])
_NEUTER = frozenset(["it", "its"])


class History:
    """The mentions read so far, the actors by how lately they were mentioned."""

    def __init__(self, mentions=()):
        self._mentions, self._latest, self._by_words = [], {}, {}
        for mention in mentions:
            self.add(mention)

    def add(self, mention) -> None:
        """Take in the mention read next."""
        self._mentions.append(mention)
        self._latest.pop(mention.actor, None)
        self._latest[mention.actor] = mention
        if not mention.name:
            self._by_words[mention.words] = mention

    def last(self, count: int):
        """The last mentions, the nearest first."""
        return islice(reversed(self._mentions), count)

    def nearest(self):
        """The last mention of each actor, the nearest first."""
        return islice(reversed(self._latest.values()), _MEMORY)

    def same_words(self, mention):
        """The actor that the same words meant before, where they may mean it again."""
        other = self._by_words.get(mention.words)
        if other is None or other.actor.plural != mention.plural or _of_elsewhere(mention, other.actor):
            return None
        return other.actor if mention.plural or mention.definite or not mention.person else None


def refer(syntax, mention, history, mentions):
    """The actor that a pronoun or a description takes up again, or None."""
    if mention.pronoun:
        return _pronoun(syntax, mention, history)
    if mention.name or not mention.noun:
        return None
    entity = history.same_words(mention)
    entity = None if entity is _subject(syntax, mention, history) else entity
    new = mention.words[0] in knowledge.words_of("single")
    if entity is None and not new and (mention.definite or not mention.modified):
        entity = _earlier(mention, history, _subject(syntax, mention, history))
    return entity or _later(mention, mentions)


def _subject(syntax, mention, history):
    """The subject of the verb whose object a mention is: the object is somebody else."""
    if syntax.dep[mention.last] not in _OBJECTS:
        return None
    verb = syntax.head[mention.last]
    return next((m.actor for m in history.last(_NEAR) if syntax.head[m.last] == verb and syntax.dep[m.last] == "nsubj"), None)


def _earlier(mention, history, barred=None):
    """The nearest earlier actor whose role is this noun, or for which this noun may stand."""
    targets = knowledge.stands_for(mention.noun)
    loose, holder = None, None
    for other in history.nearest():
        entity = other.actor
        if entity is barred or (entity.kind == "state" and "@country" not in targets):
            continue
        if not _agree(mention, entity) or (mention.proper_words and not mention.proper_words <= set(other.words)):
            continue
        if not _same_field(mention, entity) or _of_elsewhere(mention, entity):
            continue
        if mention.noun in entity.nouns or _heads(mention.noun, entity):
            return entity
        if mention.person and _of_other_body(mention, entity):
            continue
        if entity.kind == "institution" and entity.named and _akin(mention.noun, entity.full.name):
            return entity
        vague = entity.named or mention.kind != "institution" or mention.noun in knowledge.words_of("general")
        if loose is None and vague and _stands_for(targets, entity):
            loose = entity
        if holder is None and _may_hold(mention, entity):
            holder = entity
    return loose or holder if mention.definite else None


def _of_elsewhere(mention, entity):
    """Whether an office is told to be of one place, and the actor's of another, or whose it is hangs on "its"."""
    if not mention.person:
        return False
    places = [other.place for other in entity.mentions if other.place]
    if mention.place:
        return bool(places) and all(mention.place.isdisjoint(place) for place in places)
    return mention.words[0] in ("its", "their") and (entity.named or bool(places))


def _of_other_body(mention, entity):
    """Whether a description says of what somebody is, and the actor is never said to be of that: "the hospital director"."""
    own = set(mention.words[: -len(mention.noun.split())]) - knowledge.words_of("determiner") - mention.proper_words
    return bool(own) and not entity.named and own.isdisjoint(word for other in entity.mentions for word in other.words)


def _may_hold(mention, entity):
    """The office may be that of a person known to hold one, of whom the article has not told which."""
    if mention.noun not in knowledge.words_of("national_office") or not entity.person or not entity.named or entity.nouns:
        return False
    known = knowledge.officeholder(entity.full.name)
    return known is not None and known["type"] == "official" and mention.country in (None, known["country"])


def _same_field(mention, entity):
    """What stands before the noun of a public body stands before it again: "the transport ministry" is no other one."""
    classed = mention.type == "government" or (mention.type == "international_org" and mention.noun in entity.nouns)
    if not classed or mention.kind != "institution":
        return True
    own = set(mention.words[: -len(mention.noun.split())]) - mention.proper_words - knowledge.words_of("determiner")
    return own <= {word for other in entity.mentions for word in other.words}


def _agree(mention, entity):
    """Number, country and humanity do not speak against it."""
    if mention.country and entity.country and mention.country != entity.country:
        return False
    if mention.person:
        return entity.kind in ("person", None) and entity.plural == mention.plural and not other_sex(entity, mention)
    if mention.kind == "collective" and entity.kind == "institution" and mention.type == entity.type == "unknown":
        return True
    alike = entity.plural == mention.plural or (entity.kind == "collective" and entity.full.definite)
    return not entity.person and alike and (entity.kind != "document") == (mention.kind != "document")


def _heads(noun, entity):
    """The noun is the last word of a role or of a name ("minister", "office")."""
    if any(n.split()[-1] == noun for n in entity.nouns):
        return True
    last = noun.split()[-1] if entity.type != "government" else noun
    return not entity.person and entity.named and last in knowledge.normal(entity.full.name).lower().split()


def _stands_for(targets, entity):
    if f"#{entity.type}" in targets or not targets.isdisjoint(entity.nouns):
        return True
    if any(f"@{group}" in targets for group in entity.groups):
        return True
    if not entity.named or entity.person:
        return False
    return key_of(entity.full) in targets or not targets.isdisjoint(knowledge.normal(entity.full.name).lower().split())


def _later(mention, mentions):
    """The named institution further on that a first description means ("the spy agency"), the person that "PM" does."""
    if mention.person and not mention.plural and mention.words[0] not in knowledge.words_of("determiner"):
        return _holder(mention, mentions)
    if mention.kind not in ("institution", "collective") or mention.name:
        return None
    after = bisect_right(mentions, mention.start, key=attrgetter("start"))
    for other in mentions[after : after + _AHEAD]:
        entity = other.actor
        if entity is None or not other.name or entity.kind != "institution":
            continue
        if mention.country and entity.country and mention.country != entity.country:
            continue
        secret = mention.type == entity.type == "military_intelligence"
        if secret and mention.definite or (_akin(mention.noun, other.name) and _same_field(mention, entity)):
            return entity
    return None


def _holder(mention, mentions):
    """The first person with a name whom an office without an article means, as headlines have it."""
    after = bisect_right(mentions, mention.start, key=attrgetter("start"))
    targets = knowledge.stands_for(mention.noun) | {mention.noun}
    for other in mentions[after : after + _AHEAD]:
        entity = other.actor
        if (
            entity is not None
            and entity.person
            and entity.named
            and not targets.isdisjoint(entity.nouns)
            and _agree(mention, entity)
        ):
            return entity
    return None


def _akin(noun, name):
    """The noun's head shares its stem with a word of the name ("prosecutors", "Prosecutor's Office")."""
    stem = noun.split()[-1][:_STEM].lower()
    return len(stem) == _STEM and any(w.lower().startswith(stem) for w in name.split())


def _pronoun(syntax, mention, history):
    """The most salient fitting actor: near, a subject, rather of a main clause."""
    here = syntax.sentence[mention.first]
    best, found = None, None
    for steps, other in enumerate(history.last(_FARTHEST)):
        if not _suits(mention.pronoun, mention, other.actor):
            continue
        salience = _salience(syntax, other) - 2 * (here - syntax.sentence[other.first]) - 0.01 * steps
        salience -= _QUOTED if other.quoted and not mention.quoted else 0
        if best is None or salience > best:
            best, found = salience, other.actor
    return found


def _salience(syntax, mention):
    """Subjects before others, those of main clauses before those of subordinate ones, names before descriptions."""
    last, score = mention.last, 0.0
    if syntax.dep[last] in ("nsubj", "nsubjpass"):
        verb = syntax.head[last]
        score = 3.5 if syntax.dep[verb] in ("ROOT", "conj") else 2.0
    elif syntax.dep[last] in ("poss", "compound"):
        score = -1.0
    named = mention.name or mention.pronoun or mention.actor.named
    return score + (1.0 if named else 0.5 if mention.definite else 0.0)


def _suits(word, mention, entity):
    if word in _SINGULAR:
        return entity.person and not entity.plural and not other_sex(entity, mention)
    if word in _PLURAL:
        return entity.plural or entity.kind in ("collective",)
    if word in _NEUTER:
        return entity.kind in ("institution", "state", "document") and not entity.plural
    return False
