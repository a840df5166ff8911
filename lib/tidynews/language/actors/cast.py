"""The actors of one article, and whom each span of it means."""

from bisect import bisect_left
from dataclasses import replace

from tidynews.language.actors import coreference, description, knowledge, phrases, setting
from tidynews.language.actors.entities import Entity
from tidynews.language.syntax import Syntax
from tidynews.records import Actor, record_id
from tidynews.text import quotations

_UNKNOWN = "unknown"
_OFFICES = frozenset(("politician", "leader"))  # one holder at a time: "the mayor" is somebody
_OWNERS = ("institution", "state")  # that stand before somebody of theirs: "Reuters columnist Ann Lee"
_ENDING = 2  # characters of a possessive ending


class Cast:
    """The actors of one article.

    Built once from the parsed article; :meth:`resolve` tells whom a span
    means, by the first full mention.

    Parameters
    ----------
    doc : the spaCy ``Doc`` of :func:`tidynews.language.pipeline.analyse`
    article : the article it was made from
    """

    def __init__(self, doc, article):
        self.doc, self.article = doc, article
        self.syntax = Syntax.of(doc)
        self._phrases = phrases.find(self.syntax)
        text = article.text
        self.mentions = [description.describe(text, self.syntax, p, i) for i, p in enumerate(self._phrases)]
        for mention in reversed(self.mentions):
            coreference.inform(mention, self.mentions, self._phrases)
        setting.leave_dateline(self.mentions, article)
        _mark_quoted(self.mentions, quotations.find(text))
        self._starts = [m.start for m in self.mentions]
        self.entities = coreference.link(self.syntax, self.mentions, self._phrases, text)
        setting.settle(self.entities, self.mentions, article, self.syntax)
        self._groups = {frozenset(map(id, e.members)): e for e in self.entities if e.members}
        self._led = {id(e.full): e for e in self.entities if e.members}
        self._latecomers = coreference.Latecomers(self.syntax, self.mentions, self.entities)
        self._actors, self._parts = {}, {}

    def resolve(self, start: int, end: int) -> Actor | None:
        """The actor that ``text[start:end]`` means, or None.

        The returned row is the one that :meth:`rows` lists; two spans that
        mean the same actor get the same object.
        """
        entity = self.entity(start, end)
        return None if entity is None else self._actor(entity)

    def mentions_in(self, start: int, end: int) -> list:
        """The mentions that share a character with ``text[start:end]``, in order."""
        low = max(0, bisect_left(self._starts, start) - 1)
        high = bisect_left(self._starts, end)
        return [m for m in self.mentions[low:high] if m.end > start and m.start < end]

    def mention(self, start: int, end: int):
        """The first mention in ``text[start:end]``, or None."""
        inside = self.mentions_in(start, end)
        return inside[0] if inside else None

    def owner(self, mention):
        """The mention that a preposition ties this one to ("ministry" for "justice"), or None."""
        if mention.index is None or mention.index == 0:
            return None
        before = mention.index - 1
        return self.mentions[before] if self._phrases[before].tail == mention.index else None

    def list_of(self, mention):
        """The longest list of actors that a mention opens ("X" in "X, Y and Z"), or None."""
        return self._led.get(id(mention))

    def entity(self, start: int, end: int):
        """The entity behind a span: the group where two are joined, else its head."""
        inside = self.mentions_in(start, end)
        if not inside:
            return self._antecedent(start)
        if len(inside) == 1 and end <= inside[0].end - _ENDING and not self._titles(inside[0], end):
            return self._part(start, end)
        if self._is_single(start, inside[0]):
            return self._single(start, end, inside[0])
        group = self._group(inside)
        if group is not None:
            return group
        if (
            len(inside) > 1
            and inside[0].last + 1 == inside[1].first
            and inside[1].person
            and inside[1].name
            and inside[0].kind in _OWNERS
        ):
            return inside[1].actor
        if inside[0].actor is None and not any(m.actor and self._beside(inside[0], m) for m in inside):
            return self._guess(inside[0])
        return inside[0].actor or next(m.actor for m in inside if m.actor and self._beside(inside[0], m))

    def _is_single(self, start, many):
        """The span begins with "one of" before several persons."""
        before = many.first - 2
        opens = before >= 0 and self.syntax.start[before] == start and self.syntax.lower[many.first - 1] == "of"
        several = many.actor is not None and many.person and many.plural
        return opens and several and self.syntax.lower[before] in knowledge.words_of("one_of")

    def _single(self, start, end, many):
        """Somebody of his own: one of several persons."""
        if (start, end) not in self._parts:
            person = replace(
                many, index=None, start=start, end=end, name=None, name_span=None, plural=False, definite=False, actor=None
            )
            known = many.actor
            person.type, person.country = known.type, known.country
            entity = Entity(joint=known.joint)
            entity.add(person)
            self._parts[start, end] = entity
        return self._parts[start, end]

    def _group(self, inside):
        """The longest group that a span begins with: "X, Y and Z"."""
        for count in range(len(inside), 1, -1):
            if self.syntax.lower[inside[0].last + 1] == "," or self.syntax.tag[inside[0].last + 1] == "CC":
                group = self._groups.get(frozenset(id(m.actor) for m in inside[:count]))
                if group is not None:
                    return group
        return None

    def _titles(self, mention, end):
        """The span ends where the name begins behind its title or role."""
        return mention.name_span is not None and mention.role is not None and end <= mention.name_span[0]

    def _guess(self, mention):
        """An actor for somebody whose noun is in no lexicon but is formed like an occupation ("a beekeeper")."""
        noun = mention.words[-1] if mention.words and not mention.name else ""
        if not noun.removesuffix("s").endswith(tuple(sorted(knowledge.words_of("occupation")))):
            return None
        mention.kind, mention.type, mention.noun, mention.role = "person", "civilian", noun.removesuffix("s"), noun
        return self._latecomers.entity(mention)

    def _antecedent(self, start):
        """Whom a relative pronoun means: the head of its clause."""
        i = bisect_left(self.syntax.start, start + 1) - 1
        if i < 0 or not self.syntax.tag[i].startswith("WP"):
            return None
        verb = self.syntax.head[i]
        head = self.syntax.head[verb]
        return self.entity(*self.syntax.span(head, head)) if self.syntax.dep[verb] == "relcl" and head < i else None

    def _part(self, start, end):
        """The entity of a span within a phrase: "Rome" in "Rome's claim", "his" in "his claim"."""
        if (start, end) not in self._parts:
            low = bisect_left(self.syntax.end, start + 1)
            high = max(low, bisect_left(self.syntax.start, end) - 1)
            phrase = phrases.Phrase(low, high, self.syntax.tag[low].startswith("PRP"))
            mention = description.describe(self.article.text, self.syntax, phrase, None)
            self._parts[start, end] = self._latecomers.entity(mention)
        return self._parts[start, end]

    def _beside(self, head, other):
        return self.syntax.dep[other.last] == "appos"

    def rows(self, claims) -> list[Actor]:
        """The actors that are the source of a claim or are named, with their counts.

        Parameters
        ----------
        claims : the claims of the article, with ``actor_id``

        Returns
        -------
        list of Actor, in the order of their first full mention.
        """
        counts = {}
        for claim in claims:
            if claim.actor_id:
                counts[claim.actor_id] = counts.get(claim.actor_id, 0) + 1
        for entity in self.entities:
            if self._worth(entity):
                self._actor(entity)
        rows = {actor.actor_id: actor for actor in self._actors.values()}
        for actor in rows.values():
            actor.n_claims = counts.get(actor.actor_id, 0)
        return sorted((a for a in rows.values()), key=lambda a: (a.start, a.end))

    def _worth(self, entity):
        """A named person, state or institution of the running text."""
        if not entity.mentions or not entity.named or entity.members:
            return False
        known = entity.type != _UNKNOWN or (entity.person and entity.role)
        return bool(known) and any(
            self.article.blocks[self.article.block_at(m.start)].kind == "paragraph" for m in entity.mentions
        )

    def _actor(self, entity) -> Actor:
        found = self._actors.get(id(entity))
        if found is None:
            found = self._actors[id(entity)] = self._row(entity)
        return found

    def _row(self, entity) -> Actor:
        start, end = self._name_span(entity)
        full = entity.full
        text = self.article.text
        surface_start, surface_end = min(full.start, start), max(full.end, end)
        return Actor(
            actor_id=record_id(self.article.article_id, "a", surface_start, surface_end),
            article_id=self.article.article_id,
            name=self._name(entity),
            type=entity.type,
            country=entity.country,
            role=entity.role and _clean(entity.role),
            anonymous=self.anonymous(entity),
            n_mentions=max(1, len(entity.mentions)),
            start=surface_start,
            end=surface_end,
            surface=text[surface_start:surface_end],
        )

    def _name(self, entity):
        if entity.members:
            *others, last = map(self._name, entity.members)
            return f"{', '.join(others)} and {last}"
        start, end = self._name_span(entity)
        return _clean(self.article.text[start:end])

    def _name_span(self, entity):
        full = entity.full
        if entity.members:
            return entity.span
        start, end = full.name_span or (full.start, full.end)
        if not entity.person or not full.name:
            end = self._with_tail(full, end)
        return start, end

    def _with_tail(self, mention, end):
        """Take in what "of" ties to an institution or to somebody without a name."""
        if mention.index is None:
            return end
        phrase = self._phrases[mention.index]
        tail = self.mentions[phrase.tail] if phrase.tail is not None else None
        proper = mention.noun and mention.name and phrase.by in ("for", "on")
        if tail and (phrase.by == "of" or (proper and tail.words[-1] not in knowledge.words_of("calendar"))):
            return self._with_tail(tail, tail.end)
        return end

    @staticmethod
    def anonymous(entity) -> bool:
        """A person or persons without a name."""
        if entity.members:
            return all(map(Cast.anonymous, [e for e in entity.members if e.kind != "document"] or entity.members))
        office = not entity.groups.isdisjoint(_OFFICES) or not knowledge.words_of("office").isdisjoint(entity.nouns)
        office = office and entity.full.definite and not entity.plural
        return entity.person and not entity.named and not office


def _mark_quoted(mentions, found):
    """Tell which mentions stand in a quotation."""
    outermost = [q for q in found if q.depth == 0]
    ends = [q.end for q in outermost]
    for mention in mentions:
        at = bisect_left(ends, mention.end)
        mention.quoted = at < len(ends) and outermost[at].start < mention.start


def _clean(words):
    return " ".join(words.split())
