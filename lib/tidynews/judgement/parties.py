"""Whom a statement comes from: a body, and a person who speaks for it, being one party, across articles.

A minister, his ministry and his capital are one government; a manager and his
firm are one house, whether a lexicon knows them or not.
"""

from functools import cache

from tidynews import lexicons
from tidynews.judgement.authors import written_by
from tidynews.judgement.terms import stem, words_of

_STATE = frozenset(("government", "official", "military_intelligence"))


class Parties:
    """The parties of many articles.

    Parameters
    ----------
    claims, actors : rows of one or of many articles
    """

    def __init__(self, claims, actors):
        by_id = {actor.actor_id: actor for actor in actors}
        said = [(claim, by_id.get(claim.actor_id)) for claim in claims if _name(claim)]
        self._bodies: dict[str, set[frozenset[str]]] = {}
        self._firms: dict[str, set[frozenset[str]]] = {}
        self._states: dict[frozenset[str], str] = {}
        for claim, actor in said:
            words = _own_words(claim, actor)
            if _speaks_for_state(claim, actor):
                self._states.setdefault(words, f"government {claim.country}")
            elif not claim.anonymous and words:
                for word in words:
                    self._bodies.setdefault(word, set()).add(words)
                if claim.source_type == "company" and (actor is None or not actor.role):
                    self._firms.setdefault(claim.article_id, set()).add(words)
        self._party = {claim.claim_id: self._of(claim, actor) for claim, actor in said}
        for claim_id, author in written_by(claims).items():
            self._party[claim_id] = self._party.get(author.claim_id) or self._party.get(claim_id)

    def of(self, claim_id: str | None) -> str | None:
        """The party of a claim; None where nobody is named."""
        return self._party.get(claim_id)

    def _of(self, claim, actor):
        words = _own_words(claim, actor)
        if _speaks_for_state(claim, actor):
            return f"government {claim.country}"
        if words <= _table("generic"):
            return None
        if claim.anonymous:
            return f"unnamed {claim.article_id} {' '.join(sorted(map(stem, words_of(_name(claim)))))}"
        if words in self._states and len(words) > 1:
            return self._states[words]
        return " ".join(sorted(self._house(claim, actor, words))) or None

    def _house(self, claim, actor, words):
        """The body that speaks: one named in what the actor is said to be, else the article's one firm for one of its executives."""
        described = words | frozenset(map(stem, words_of(f"{actor.surface} {actor.role or ''}" if actor else "")))
        inside = {other for word in described for other in self._bodies.get(word, ()) if other <= described}
        body = min(inside, key=lambda other: (len(other), sorted(other)), default=words)
        firms = self._firms.get(claim.article_id, ())
        leads = actor is not None and not _table("executive").isdisjoint(words_of(actor.role))
        return next(iter(firms)) if body == words and leads and len(firms) == 1 else body


def _name(claim):
    return claim.source_resolved or claim.source


def _own_words(claim, actor):
    """The words of a party's name without titles."""
    name = actor.name if actor is not None else _name(claim)
    words = frozenset(words_of((name or "").split(",")[0])) - _table("titles")
    return frozenset(map(stem, words or words_of(name or "")))


def _speaks_for_state(claim, actor):
    """Whether a source is the government of a country, a part of it, or somebody who speaks for it."""
    if claim.country is None or claim.source_type not in _STATE:
        return False
    described = f"{_name(claim)} {actor.surface if actor else ''} {(actor.role if actor else '') or ''}"
    return not _table("national").isdisjoint(words_of(described)) or _is_state(
        _name(claim).removeprefix("the ").removeprefix("The ")
    )


@cache
def _is_state(name: str) -> bool:
    return name in _states()


@cache
def _states():
    rows = lexicons.rows("countries")
    return frozenset(
        form.strip()
        for row in rows
        for column in ("name", "aliases", "capitals", "metonyms")
        for form in row[column].split(";")
        if form.strip()
    )


@cache
def _table(name: str) -> frozenset[str]:
    words = lexicons.table("linking")["parties"][name]
    return frozenset(words) | (frozenset(map(stem, words)) if name == "generic" else frozenset())
