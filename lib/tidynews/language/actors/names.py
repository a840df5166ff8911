"""Names that mean one actor: full names, surnames, initials."""

from tidynews.language.actors import knowledge
from tidynews.language.actors.entities import Entity, other_sex

_LONGEST_INITIALS = 6
_UNKNOWN = "unknown"
_COMPANY = "company"


def link_names(mentions):
    """Entities of all named mentions: full names, then the shorter forms of them."""
    entities, by_name, by_word = [], {}, {}
    named = [m for m in mentions if m.name]
    for mention in sorted(named, key=lambda m: (-len(key_of(m).split()), m.start)):
        key = key_of(mention)
        entity = _whole_outlet(key, entities) or _same_state(mention, by_name.get(key, ())) or shortened(mention, by_word)
        if entity is None:
            entity = Entity()
            entities.append(entity)
            for word in dict.fromkeys((key.split()[-1], key.split()[0])):
                by_word.setdefault(word, []).append(entity)
        if entity not in by_name.setdefault(key, []):
            by_name[key].append(entity)
        entity.add(mention)
    for entity in entities:
        _settle(entity)
    return entities


def _whole_outlet(key, entities):
    """The outlet whose name is shortened to its last words: "the Times" of "The New York Times"."""
    if key.split()[-1] not in knowledge.words_of("masthead"):
        return None
    return next(
        (e for e in entities if e.type == "media" and not e.person and key_of(e.full).endswith(f" {key.removeprefix('the ')}")),
        None,
    )


def _same_state(mention, entities):
    """The last of the actors of one name that is of no other country: Chile's army is not Peru's."""
    return next((e for e in reversed(entities) if not _of_another(mention, e)), None)


def _of_another(mention, entity):
    """The mention itself names another country than the actor's."""
    if not mention.country or not entity.country or mention.country == entity.country:
        return False
    return any(
        known.kind in knowledge.STATES for _, _, known in knowledge.names([knowledge.normal(w) for w in mention.name.split()])
    )


def key_of(mention):
    """What two mentions of one name have in common: its known name, or its words in lower case without "the"."""
    words = [knowledge.normal(w) for w in mention.name.split()]
    owners = [i for i, w in enumerate(mention.name.split()[:-1]) if w.endswith(("'s", "’s"))]
    words = words[owners[0] + 1 :] if owners and mention.kind == "institution" else words
    known = knowledge.names(words)
    if known and known[-1][1] == len(words) and known[-1][0] <= 1 and known[-1][2].kind in ("institution", "outlet", "country"):
        return known[-1][2].name.lower()
    if known and known[-1][1] == len(words) and known[-1][2].kind == "demonym" and mention.kind == "state":
        return knowledge.country_name(known[-1][2].country).lower()
    lower = [w.lower() for w in words if w] or [mention.name.lower()]
    return " ".join(lower[1:] if lower[0] == "the" and len(lower) > 1 else lower)


def _settle(entity):
    """Mentions in reading order; the first full one leads: a full name before a surname or initials."""
    entity.mentions.sort(key=lambda m: m.start)
    longest = max(len(m.name.split()) for m in entity.mentions)
    full = (m for m in entity.mentions if len(m.name.split()) >= min(2, longest) or not (entity.person or is_initials(m.name)))
    entity.full = next(full, entity.mentions[0])


def is_initials(name) -> bool:
    """Whether a name is an abbreviation in capitals."""
    letters = _letters(name)
    return letters.isupper() and len(letters) <= _LONGEST_INITIALS


def _letters(name):
    """A name without dots and article."""
    return knowledge.normal(name.removeprefix("The ").removeprefix("the "))


def shortened(mention, by_word):
    """The one person whose first or last name this is, or the firm whose first word it is, the nearest before it."""
    if mention.kind in ("institution", "state") or len(mention.name.split()) > 1:
        return None
    same = by_word.get(key_of(mention), ())
    fits = [e for e in same if e.person and not other_sex(e, mention)] or [e for e in same if _opens_firm(e, mention)]
    last = [e for e in fits if key_of(e.mentions[0]).split()[-1] == key_of(mention)] or fits
    before = [e for e in last if any(m.start < mention.start for m in e.mentions)]
    return max(before, key=lambda e: max(m.start for m in e.mentions if m.start < mention.start), default=None) or (
        last[0] if last else None
    )


def _opens_firm(entity, mention):
    return entity.kind == "institution" and entity.type == _COMPANY and key_of(entity.full).split()[0] == key_of(mention)


def link_acronyms(mentions, text):
    """Tie an acronym to the earlier name whose initials it is."""
    by_initials, before = {}, None
    for mention in mentions:
        if not mention.name or not mention.actor:
            before = None
            continue
        if before is not None and _is_bracketed(before, mention, text) and before.actor is not mention.actor:
            _merge(before.actor, mention.actor)
        before = mention
        letters = _letters(mention.name)
        if is_initials(mention.name) and len(letters) > 1:
            other = next((m for m in by_initials.get(letters, ()) if m.actor is not mention.actor), None)
            if other is not None:
                _merge(other.actor, mention.actor)
        by_initials.setdefault(_initials(mention.name), []).append(mention)


def _is_bracketed(before, mention, text):
    """An abbreviation in brackets behind the name that it stands for: "the Ferry Board (NOFERB)"."""
    beside = text[before.end : mention.start].strip() == "(" and text[mention.end : mention.end + 1] == ")"
    return beside and mention.name.isupper() and " " not in mention.name


def _initials(name):
    return "".join(w[0] for w in name.split() if w[:1].isupper() and w.lower() != "the")


def _merge(entity, other):
    for mention in other.mentions:
        mention.actor = entity
    entity.mentions = sorted(entity.mentions + other.mentions, key=lambda m: m.start)
    other.mentions = []
    entity.type = entity.type if entity.type != _UNKNOWN else other.type
    entity.country = entity.country or other.country
