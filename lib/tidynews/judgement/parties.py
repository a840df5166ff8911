"""Whom a statement comes from: a body, and a person who speaks for it, being one party, across articles.

A minister, his ministry and his capital are one government; a manager and his
firm are one house, whether a lexicon knows them or not.
"""

from functools import cache

from tidynews import lexicons
from tidynews.judgement.terms import words_of

_STATE = frozenset(("government", "official", "military_intelligence"))


class Parties:
    """The parties of many articles.

    Parameters
    ----------
    claims, actors : rows of one or of many articles
    """

    def __init__(self, claims, actors):
        by_id = {actor.actor_id: actor for actor in actors}
        self._names: dict[str, str] = {}
        self._bodies: dict[str, list[frozenset[str]]] = {}
        described = {}
        for claim in claims:
            if claim.source_resolved is not None:
                described[claim.claim_id] = (claim, by_id.get(claim.actor_id))
        for claim, actor in described.values():
            if not claim.anonymous and not _speaks_for_state(claim, actor):
                words = _own_words(claim, actor)
                for word in words:
                    self._bodies.setdefault(word, []).append(words)
        self._party = {key: self._of(claim, actor) for key, (claim, actor) in described.items()}

    def of(self, claim_id: str | None) -> str | None:
        """The party of a claim; None where nobody is named."""
        return self._party.get(claim_id)

    def _of(self, claim, actor):
        if _speaks_for_state(claim, actor):
            return f"government {claim.country}"
        if claim.anonymous:
            return f"unnamed {claim.article_id} {' '.join(sorted(_own_words(claim, actor)))}"
        words = _own_words(claim, actor)
        house = self._house(claim, actor, words)
        return " ".join(sorted(house or words)) or None

    def _house(self, claim, actor, words):
        """The shortest name of a body that is part of this one's name or of what the actor is said to be."""
        said = words | frozenset(words_of(f"{actor.surface} {actor.role or ''}" if actor else ""))
        inside = {other for word in said for other in self._bodies.get(word, ()) if other <= said}
        return min(inside, key=lambda other: (len(other), sorted(other)), default=None)


def _own_words(claim, actor):
    """The words of a party's name without titles."""
    name = actor.name if actor is not None else claim.source_resolved
    words = frozenset(words_of((name or "").split(",")[0])) - _table("titles")
    return words or frozenset(words_of(name or ""))


def _speaks_for_state(claim, actor):
    """Whether a source is the government of a country, a part of it, or somebody who speaks for it."""
    if claim.country is None or claim.source_type not in _STATE:
        return False
    described = f"{claim.source_resolved} {actor.surface if actor else ''} {(actor.role if actor else '') or ''}"
    return not _table("national").isdisjoint(words_of(described)) or _is_state(claim.source_resolved)


@cache
def _is_state(name: str) -> bool:
    return name in _states()


@cache
def _states():
    rows = lexicons.rows("countries")
    return frozenset(
        form.strip() for row in rows for column in ("name", "aliases", "capitals", "metonyms") for form in row[column].split(";") if form.strip()
    )


@cache
def _table(name: str) -> frozenset[str]:
    return frozenset(lexicons.table("linking")["parties"][name])
