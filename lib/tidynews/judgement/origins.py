"""Origins: the person, agency or document in which a claim starts.

Whose voice a claim is follows from its deepest source. Two things are kept
apart. The **speaker** is the very person, agency or document; two claims of
one speaker on one matter have one origin. The **house** is what independence
is counted by: the authorities of one country are one house, however many of
them speak, and so is an outlet with all its reporters.
"""

from functools import cache, lru_cache
from typing import NamedTuple

from tidynews import lexicons
from tidynews.judgement.authors import written_by
from tidynews.judgement.terms import countries_in, meaningful_words, name_words, stem, words_of
from tidynews.records import Actor, Claim

STATE = ("official", "government", "military_intelligence")
ONE_ORIGIN = ("repeats", "same_origin", "drifts")  # relations between claims that start in one place


class Speaker(NamedTuple):
    """Who a claim comes from.

    Attributes
    ----------
    label : the source by its name, or as the article first mentions it
    name : the words of a person's or organisation's proper name, lower case
    office : stems of the words that tell one office from another ("defense", "spy")
    country : ISO 3166 alpha-3, where known
    state : speaks for the authorities of that country
    media : an outlet, that is a relay whose own source is not told
    anonymous : has no name
    """

    label: str
    name: frozenset[str]
    office: frozenset[str]
    country: str | None
    state: bool
    media: bool
    anonymous: bool

    @property
    def generic(self) -> bool:
        """Stands for a whole government (a capital, a country), not for a part of it."""
        return self.state and not self.name and not self.office

    @property
    def house(self) -> tuple[str, ...]:
        """What independence is counted by."""
        if self.state and self.country:
            return "state", self.country
        return ("named", *sorted(self.name)) if self.name else ("unnamed", *words_of(self.label))


def speaker_of(claim: Claim, actor: Actor | None = None) -> Speaker | None:
    """The speaker of a claim, its relay when it names no deeper source, None when it names nobody.

    Parameters
    ----------
    claim : a claim
    actor : the row of its source in the actors table, for the office it holds

    >>> claim = Claim(claim_id="c", article_id="a", paragraph=0, sentence=0, start=0, end=0,
    ...     source="Kyrylo Budanov, the head of Ukrainian intelligence", source_type="official", country="UKR")
    >>> sorted(speaker_of(claim).name), speaker_of(claim).house
    (['budanov', 'kyrylo'], ('state', 'UKR'))
    """
    label = claim.source_resolved or claim.source or claim.via
    if not label:
        return None
    described = " ".join(part for part in (actor.role, actor.surface) if part) if actor else ""
    return _speaker(label, described, claim.country, claim.source_type, bool(claim.anonymous))


@lru_cache(maxsize=65536)
def _speaker(label, described, country, source_type, anonymous) -> Speaker:
    everything = f"{label} {described}"
    named = countries_in(everything)
    country = country or (min(named) if len(named) == 1 else None)
    roles = _roles()
    name = (
        frozenset()
        if has_institution(label)
        else frozenset(w for w in name_words(label) if w not in roles and w not in _modifiers())
    )
    office = frozenset(stem(word) for word in meaningful_words(everything) if word not in name and not word[0].isdigit())
    state = source_type in STATE or (
        bool(country) and (not name and not office or has_office(everything) and source_type == "unknown")
    )
    nobody = not (name or office or countries_in(label))
    return Speaker(label, name, office, country, state, source_type == "media", anonymous or nobody)


@cache
def _roles() -> dict[str, str]:
    """The head word of each role to its kind: person, institution, ..."""
    return {_head(row["noun"]): row["kind"] for row in lexicons.rows("roles")}


def _head(noun: str) -> str:
    return noun.lower().split(" of ")[0].split()[-1]


def role_field(word: str, column: str) -> str | None:
    """What the lexicon of roles says of a word in lower case, None where it is no role.

    >>> role_field("spokeswoman", "class"), role_field("police", "kind"), role_field("blue", "kind")
    ('spokesperson', 'collective', None)
    """
    return _role_rows().get(word, {}).get(column)


@cache
def _role_rows() -> dict[str, dict[str, str]]:
    """The row of each role of one word; of longer ones, under their last, where no shorter one has it."""
    rows = sorted(lexicons.rows("roles"), key=lambda row: -len(row["noun"].split()))
    return {_head(row["noun"]): row for row in rows}


def has_office(description: str) -> bool:
    """A description names an office or an occupation of a person.

    >>> has_office("the mayor of Utrecht"), has_office("the city of Utrecht")
    (True, False)
    """
    return any(_roles().get(word) == "person" for word in words_of(description))


def names(run: list[str], speaker: Speaker) -> bool:
    """Capitalised words, in lower case, are the speaker's name, an office before it allowed ("Minister Rossi")."""
    own = {word for word in run if _roles().get(word) != "person"}
    return bool(own) and own <= speaker.name


def outlet_key(name: str) -> tuple[str, ...]:
    """The name of an outlet as it is compared.

    >>> outlet_key("The Wall Street Journal") == outlet_key("the Wall Street Journal's")
    True
    """
    words = words_of(name)
    return tuple(words[1:] if words[:1] == ["the"] else words)


def is_outlet(name: str, *outlets: str | None) -> bool:
    """A name is that of a known outlet, or of one of those given.

    >>> is_outlet("Reuters"), is_outlet("a friend"), is_outlet("The Echo", "Echo")
    (True, False, True)
    """
    return outlet_key(name) in _outlets() or outlet_key(name) in {outlet_key(outlet) for outlet in outlets if outlet}


def names_outlet(label: str) -> bool:
    """A report of a known outlet, by its name before or behind a noun for a document.

    >>> names_outlet("a Reuters report"), names_outlet("a ministry report")
    (True, False)
    """
    words = [word for word in words_of(label) if word not in ("a", "an", "the") and role_field(word, "kind") != "document"]
    return tuple(words) in _outlets()


@cache
def _outlets() -> frozenset[tuple[str, ...]]:
    return frozenset(
        outlet_key(name) for row in lexicons.rows("outlets") for name in (row["name"], *row["aliases"].split(";")) if name.strip()
    )


def has_institution(label: str) -> bool:
    """A name, up to its first comma, is that of an institution, by a word such as ministry or union.

    >>> has_institution("the Dockers' Union"), has_institution("Ana Ruiz, head of the Dockers' Union")
    (True, False)
    """
    return any(_roles().get(word) == "institution" for word in words_of(label.split(",")[0]))


@cache
def _modifiers() -> frozenset[str]:
    return frozenset(word for row in lexicons.rows("modifiers") for word in row["word"].lower().split())


def houses(claims, actors=()) -> dict[str, frozenset[tuple[str, ...]]]:
    """The houses behind each claim by ``claim_id``: none where nobody is named, several for a joint source."""
    claims = list(claims)
    actor_of, author_of = {actor.actor_id: actor for actor in actors}, written_by(claims)
    found = {}
    for claim in claims:
        origin = author_of.get(claim.claim_id, claim)
        speaker = speaker_of(origin, actor_of.get(origin.actor_id))
        found[claim.claim_id] = _houses_of(speaker) if speaker else frozenset()
    return found


def _houses_of(speaker: Speaker) -> frozenset[tuple[str, ...]]:
    """One house, or those of each party to a joint source ("the army and the Red Cross").

    A name that holds the word itself ("Trade and Industry") is one source.
    """
    parties = speaker.label.split(" and ")
    if len(parties) == 1 or not all(_stands_alone(party) for party in parties):
        return frozenset([speaker.house])
    return frozenset(_speaker(party, "", None, "unknown", False).house for party in parties)


def _stands_alone(party: str) -> bool:
    """A country, a known institution, or a noun phrase of its own ("the army", "army doctors")."""
    words = words_of(party)
    if countries_in(party) or " ".join(words) in _institutions():
        return True
    return has_plural_role(party) or (words[:1] == ["the"] and any(word in _roles() for word in words))


def has_plural_role(description: str) -> bool:
    """A description speaks of several persons or bodies by what they are.

    >>> has_plural_role("aid groups"), has_plural_role("the aid group")
    (True, False)
    """
    plurals = [word for word in words_of(description) if word.endswith("s") and (word not in _roles() or word[:-1] in _roles())]
    return any(stem(word) in _role_stems() for word in plurals)


@cache
def _role_stems() -> frozenset[str]:
    return frozenset(map(stem, _roles()))


@cache
def _institutions() -> frozenset[str]:
    columns = [(row["name"], *row["aliases"].split(";")) for row in lexicons.rows("institutions")]
    return frozenset(" ".join(words_of(name)) for names in columns for name in (*names, *(f"the {n}" for n in names)) if name)
