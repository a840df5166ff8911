"""The standing of a source: which entry of the rubric's ``source.standing`` it has.

A source that can be found (a name, an office, an institution, a public record)
stands above one that is only a kind (an authority, a group, media), that above
people without a name, and nobody in particular comes last.
"""

import re

from tidynews.judgement.case import Case
from tidynews.judgement.origins import STATE, has_institution, has_office, has_plural_role, role_field, speaker_of
from tidynews.judgement.terms import countries_in, name_words, names_a_seat, words_of

INSTITUTIONS = ("government", "military_intelligence", "international_org")
_ANONYMOUS_OFFICIALS = (*STATE, "international_org")
_NAME = re.compile(r"\b[A-Z][\w’'-]+")
_OPENING = re.compile(r"^[A-Z][a-z]+(?= [a-z])")  # capital perhaps only because it opens a sentence ("Aid groups")
_FIRST_WORD = re.compile(r"^\S+")


def standing(case: Case) -> str:
    """The name of the entry.

    The first question that applies decides: is anybody named at all, is it
    a pronoun or a word for anybody, a person without a name, a document, the
    media, a company; else an institution or a person.
    """
    claim = case.claim
    if not case.has_source:
        return "media" if claim.via else "nobody"
    if _is_pronoun(case):
        return "pronoun"
    if case.points_at_nobody:
        return "vague"
    if claim.anonymous or (case.actor and case.actor.anonymous):
        return _unnamed(case)
    by_type = {"document": _document, "media": _media, "company": _company}
    return by_type.get(claim.source_type, _named)(case)


def names(case: Case) -> list[str]:
    """The words of a proper name: none where it is or ends in a common noun ("Ohio farmers", "Farmers")."""
    words = case.name.split()
    common = bool(words) and words[-1].islower() and not has_institution(case.name)
    a_crowd = len(words) == 1 and has_plural_role(case.name)
    return [] if common or a_crowd else _NAME.findall(case.name)


def _proper(case: Case, left_out: re.Pattern = _OPENING) -> bool:
    """A name besides countries, kinds of things and the words of grammar stands in the description."""
    kinds = {word for name in ("loose_media", "loose_document", "vague") for word in case.rubric.words("source", name)}
    found = [word for mention in case.mentions for word in name_words(left_out.sub("", mention))]
    return any(word not in kinds and not role_field(word, "kind") and not has_plural_role(word) for word in found)


def _definite(case: Case) -> bool:
    """It is known which one is meant: the, its, the ministry's; not a, some or a bare plural."""
    opening = words_of(case.claim.source or case.claim.source_resolved)[:1]
    owned = re.search(r"\w['’]s?\s", case.claim.source or "")
    return bool(owned) or bool(set(opening) & set(case.rubric.words("source", "definite")))


def _indefinite(case: Case) -> bool:
    opening = words_of(case.claim.source or case.claim.source_resolved)[:1]
    return bool(set(opening) & set(case.rubric.words("source", "indefinite")))


def _several(case: Case) -> bool:
    """More than one person: by a plural that the lexicons know, or a noun in -s without a or one before it."""
    head = case.name.split()[-1:]
    by_ending = bool(head) and head[0].endswith("s") and not head[0].endswith("ss") and not _indefinite(case)
    return by_ending or has_plural_role(case.description) or bool(case.said_by("plural"))


def _unnamed(case: Case) -> str:
    """A person or persons without a name: for whom they speak is all that can be told."""
    if any(role_field(word, "class") == "spokesperson" for word in words_of(case.description)):
        return "spokesperson"
    several = _several(case)
    if case.claim.source_type in _ANONYMOUS_OFFICIALS:
        return "anonymous_officials" if several else "anonymous_official"
    if _proper(case, left_out=_FIRST_WORD):
        return "affiliated"
    return "anonymous_people" if several else "anonymous_person"


def _document(case: Case) -> str:
    if _proper(case):
        return "document"
    if case.said_by("loose_media"):
        return "loose_media"
    if case.said_by("public_record"):
        return "document"
    loose = case.said_by("loose_document") or not _definite(case)
    return "loose_document" if loose else "document"


def _media(case: Case) -> str:
    if has_office(case.description) and names(case) and _proper(case):
        return "named_person"
    return "media" if _proper(case) or _definite(case) else "loose_media"


def _company(case: Case) -> str:
    if has_office(case.description):
        return "named_official" if names(case) else "group"
    return "group" if has_plural_role(case.description) and not _proper(case) else "company"


def _named(case: Case) -> str:
    claim = case.claim
    if claim.source_type in INSTITUTIONS and not _is_person(case):
        return _institution(case)
    if not names(case):
        return _office(case) if claim.source_type == "official" else "group"
    if claim.source_type == "official" or (claim.source_type in STATE and _is_person(case)):
        return "named_official"
    if claim.source_type == "expert":
        return "named_expert" if _is_person(case) else "institution"
    if not _is_person(case):
        return "named_group"
    if claim.source_type == "civilian":
        return "named_witness" if case.said_by("witness") else "named_person"
    return "named_official" if has_office(case.description) else "named_person"


def _institution(case: Case) -> str:
    """An institution, a seat of government, or only a kind of authority or group."""
    if _is_shorthand(case):
        return "shorthand"
    if _proper(case):
        return "institution"
    of_a_state = case.claim.source_type in STATE
    if any(role_field(word, "kind") == "collective" for word in words_of(case.description)) or (of_a_state and _indefinite(case)):
        return "authority"
    return "group" if has_plural_role(case.description) or _indefinite(case) else "institution"


def _office(case: Case) -> str:
    """The minister, Norway's envoy: whoever holds the office; not an official, officials."""
    known = [role_field(word, "class") for word in words_of(case.description)]
    holder = any(kind and kind not in ("official", "soldier", "police") for kind in known)
    return _unnamed(case) if _several(case) or _indefinite(case) or not holder else "office"


def _is_pronoun(case: Case) -> bool:
    words = words_of(case.claim.source_resolved or case.claim.source)
    return len(words) == 1 and words[0] in case.rubric.words("source", "pronoun")


def _is_person(case: Case) -> bool:
    """A name of two words or more that begins like a person's, or an office beside a name."""
    name = case.actor.name if case.actor else case.claim.source_resolved or case.claim.source or ""
    if has_institution(name) or has_plural_role(name) or not names(case):
        return False
    if case.claim.source_type == "official" or has_office(case.description):
        return True
    return case.claim.source_type not in INSTITUTIONS and len(_NAME.findall(name)) >= 2


def _is_shorthand(case: Case) -> bool:
    """A country or its capital; a seat of government (the Kremlin) is an institution."""
    speaker = speaker_of(case.claim)
    return speaker.generic and not names_a_seat(speaker.label) and bool(countries_in(speaker.label))
