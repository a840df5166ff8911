"""Where actors belong that the text ties to no country by name: from the setting of the article.

First what is known of holders of public office; then the country of somebody
of the same office ("the lawmakers"). Somebody with a name is else given a
country only where the article is about one alone; the others are given that
of the government that spoke last, of the dateline, or of most of the article.
"""

from bisect import bisect_left
from collections import Counter
from operator import attrgetter

from tidynews.language.actors import knowledge
from tidynews.language.actors.description import as_person

_LOCAL = frozenset(("official", "government", "military_intelligence"))
_ON_THE_SPOT = frozenset(("source", "police", "soldier", "officer", "official"))
_PLACES = ("country", "capital", "place")
_UNKNOWN = "unknown"
_EXECUTIVE = "executive"
_PLACED = frozenset(("pobj", "dobj", "dative", "iobj"))  # such a state is a place, a party or accused, not who speaks
_OFTEN = 5  # mentions of the country that an article is about
_NEAR = 14  # mentions looked back over
_MAIN, _MOSTLY, _SOLE = (
    0.5,
    0.6,
    0.85,
)  # the shares of an article's main country, of one that it is mostly and one that it is wholly about


def settle(entities, mentions, article, syntax) -> None:
    """Give each person and institution of a state its country, where the article tells it."""
    for entity in entities:
        _known_holder(entity)
        entity.type = as_person(entity.type) if entity.person else entity.type
    _employ(entities, mentions)
    place, offices = _place(article), _Offices(entities)
    main, sole = _main_country(mentions, _MAIN), _main_country(mentions, _SOLE) or _main_country(mentions, _MOSTLY, _OFTEN)
    governments = [
        m
        for m in mentions
        if m.actor is not None and m.actor.type == "government" and m.actor.country and syntax.dep[m.last] not in _PLACED
    ]
    states = [m for m in mentions if m.country and _is_scene(syntax, m.last)]
    for entity in sorted(entities, key=lambda e: e.full.start if e.full else 0):
        if _lacks_country(entity):
            said = offices.country(entity)
            local = place if not entity.groups.isdisjoint(_ON_THE_SPOT) else None
            near = (
                None
                if _from_abroad(entity)
                else sole
                if _of_their_own(entity)
                else _last_government(entity, governments, states) or place or main
            )
            entity.country = said or local or near
    for entity in entities:
        if entity.type == "international_org" and entity.full is not None and not _is_national(entity.full):
            entity.country = None
    for group in entities:
        countries = {member.country for member in group.members}
        if len(countries) == 1:
            group.country = countries.pop()


def _employ(entities, mentions) -> None:
    """Make a firm of what has an executive: "Solaro chief executive Dana Wills", "Solaro's finance director"."""
    firms = {word for mention in mentions if mention.group == _EXECUTIVE for word in _before_role(mention)}
    for entity in entities:
        if entity.type == _UNKNOWN and entity.named and not entity.person:
            words = {knowledge.normal(word).lower() for word in entity.full.name.split()}
            if words & firms:
                entity.kind, entity.type = "institution", "company"


def _before_role(mention):
    """The capitalised words before what somebody is."""
    words, noun = list(mention.words), (mention.noun or "").split()
    at = next((i for i in range(len(words)) if words[i : i + len(noun)] == noun), 0)
    return [word for word in words[:at] if word in mention.proper_words and not knowledge.names([word.title(), word.upper()])]


def _is_national(mention) -> bool:
    """Whether an organisation is told to be of one country: "the Kenyan Red Cross", "Spain's aid group"."""
    words = [knowledge.normal(word) for word in mention.words if word not in knowledge.words_of("determiner")]
    return any(
        first == 0 and known.kind in ("country", "demonym") for first, _, known in knowledge.names([w.title() for w in words])
    )


def _lacks_country(entity) -> bool:
    """A person or institution of one state, and no word yet of which."""
    several = entity.joint or entity.members or (entity.plural and entity.kind == "institution")
    local = entity.type in _LOCAL or _is_state_owned(entity)
    return entity.country is None and local and entity.full is not None and not several


def _is_state_owned(entity) -> bool:
    """Media without a name that are the state's: "state television"."""
    owned = entity.type == "media" and not entity.named and entity.full is not None
    return owned and not knowledge.words_of("state_owned").isdisjoint(entity.full.words)


def _from_abroad(entity) -> bool:
    """Nameless diplomats, who seldom are of the country they speak in."""
    return not entity.named and not knowledge.words_of("abroad").isdisjoint(entity.nouns)


def _of_their_own(entity) -> bool:
    """Somebody with a name, whom the government that spoke before tells nothing about, unless they speak for it."""
    return entity.person and entity.named and "spokesperson" not in entity.groups


def _known_holder(entity):
    if entity.person and entity.named and entity.type != "international_org":
        known = knowledge.officeholder(entity.full.name)
        if known:
            entity.country = entity.country or known["country"] or None
            entity.type = (
                known["type"] if entity.type in (_UNKNOWN, "civilian") or known["type"] == "international_org" else entity.type
            )


class _Offices:
    """Countries by office: "lawmaker" by "lawmakers", "defense minister" by "Defense Ministry"."""

    def __init__(self, entities):
        self._by_noun, self._by_word, self._by_owner = {}, {}, {}
        for entity in entities:
            if entity.country and entity.full is not None:
                for noun in sorted(entity.nouns):
                    self._by_noun.setdefault((noun, entity.type), entity.country)
                    if entity.kind == "institution":
                        self._by_owner.setdefault(noun, entity.country)
                for word in entity.full.words if entity.type == "government" else ():
                    self._by_word.setdefault(word, entity.country)

    def country(self, entity):
        """The country of an actor of the same office, or of the ministry of a minister."""
        nouns = sorted(entity.nouns)
        said = next((c for noun in nouns if (c := self._by_noun.get((noun, entity.type)))), None)
        field = [w for noun in nouns if " " in noun for w in noun.split()]
        owners = [w for m in entity.mentions for w in m.words[:-1]]
        said = said or next((c for w in owners if (c := self._by_owner.get(w))), None)
        return said or next((c for w in field if (c := self._by_word.get(w))), None)


def _is_scene(syntax, i):
    """Whether a state is where something happens: "in south Lebanon"."""
    return syntax.dep[i] == "pobj" and syntax.lower[syntax.head[i]] in ("in", "inside", "near", "across")


def _last_government(entity, governments, states):
    """The country of the government that was mentioned last before an official speaks, unless another state comes between."""
    at = bisect_left(governments, entity.full.start, key=attrgetter("start")) - 1
    if at < 0 or entity.full.index is None:
        return None
    last = governments[at]
    if any(last.start < m.start < entity.full.start and m.country != last.actor.country for m in states):
        return None
    return last.actor.country if entity.full.index - last.index <= _NEAR else None


def _main_country(mentions, share, least=1):
    """The country that more than a share of the mentions with a country are of, and at least so many, if there is one."""
    counts = Counter(m.country for m in mentions if m.country and m.type != "media")
    country, count = counts.most_common(1)[0] if counts else (None, 0)
    return country if count >= least and count > share * counts.total() else None


def leave_dateline(mentions, article) -> None:
    """Make nobody of the places of the dateline."""
    start, end = article.dateline or (0, 0)
    for mention in mentions:
        if start <= mention.start and mention.end <= end:
            mention.name = mention.noun = mention.kind = None


def _place(article):
    """The country of the place that opens the first paragraph: "ACCRA, Ghana — …"."""
    start, end = article.dateline or (0, 0)
    found = knowledge.names([knowledge.normal(w) for w in article.text[start:end].split()])
    return next((known.country for _, _, known in reversed(found) if known.country and known.kind in _PLACES), None)
