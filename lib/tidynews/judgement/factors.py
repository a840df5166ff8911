"""The three factors of sourcing strength: who speaks, how it is put, what is said."""

import re
from calendar import day_name, month_abbr, month_name
from dataclasses import dataclass, field
from typing import NamedTuple

from tidynews.judgement.origins import STATE, has_institution, has_office, speaker_of
from tidynews.judgement.rubric import Rubric
from tidynews.judgement.terms import countries_in, meaningful_words, names_a_seat, words_of
from tidynews.records import Actor, Claim, Figure, split_words

INSTITUTIONS = ("government", "military_intelligence", "international_org")
_BRIEF = 5  # words
_NAME = re.compile(r"\b[A-Z][\w’'-]+")
_MONTH = "|".join([*month_name[1:], *month_abbr[1:]])
_DATE = re.compile(rf"\b(?:(?:\d{{1,2}} )?(?:{_MONTH})\b\.?(?: \d{{1,2}}\b)?|(?:{'|'.join(day_name)})\b|(?:19|20)\d\d\b)")
_RUN = re.compile(r"\b[A-Z][\w’'.-]*\w(?: [A-Z][\w’'.-]*\w)*")
_DIGITS = re.compile(r"\d[\d.,]*")


class Factor(NamedTuple):
    """One factor between 0 and 1, with the grounds for it in plain words."""

    score: float
    why: tuple[str, ...]


@dataclass(frozen=True)
class Case:
    """A claim with what is needed to judge it: its actor, its figures and the claim around it."""

    claim: Claim
    actor: Actor | None = None
    figures: tuple[Figure, ...] = ()
    parent: Claim | None = None
    rubric: Rubric = field(default=None)

    @property
    def description(self) -> str:
        """Everything that the article says of the source, as one text."""
        actor = self.actor
        parts = [self.claim.source, self.claim.source_resolved]
        parts += [actor.surface, actor.role] if actor else []
        return " ".join(dict.fromkeys(part for part in parts if part))

    @property
    def content(self) -> str:
        """What is claimed, empty when nothing is."""
        return self.claim.content or ""

    def said_by(self, name: str) -> list[str]:
        """Words of a source list of the rubric in the description of the source."""
        return self.rubric.matching("source", name, self.description)

    def says(self, name: str) -> list[str]:
        """Words of a content list of the rubric in the claim's hedges and content."""
        return self.rubric.matching("content", name, self.content)


def source_factor(case: Case) -> Factor:
    """Who speaks: name, office, anonymity, position to know, chain."""
    return _weigh(case, "source", ("standing", _standing(case), ""), _source_adjustments(case))


def cue_factor(case: Case) -> Factor:
    """How firmly it is attributed."""
    return _weigh(case, "cue", ("strength", *_cue_class(case)), ())


def content_factor(case: Case) -> Factor:
    """How firm and how easily checked what is said is."""
    score = case.rubric.content["content"]["base"]["score"]
    return _multiply(case, "content", score, [], _content_adjustments(case))


def _weigh(case, factor, start, adjustments) -> Factor:
    group, name, words = start
    entry = case.rubric.entry(factor, group, name)
    return _multiply(case, factor, entry.weight, [entry.why.format(words=words)], adjustments)


def _multiply(case, factor, score, why, adjustments) -> Factor:
    for name, words in adjustments:
        entry = case.rubric.entry(factor, "adjust", name)
        score *= entry.weight
        why.append(entry.why.format(words=words))
    return Factor(round(min(1.0, max(case.rubric.floor, score)), 4), tuple(why))


def _standing(case: Case) -> str:
    claim = case.claim
    if not (claim.source or claim.source_resolved):
        return "media" if claim.via else "nobody"
    if claim.anonymous or (case.actor and case.actor.anonymous):
        return _anonymous_standing(case)
    if claim.source_type == "document":
        return "loose_document" if case.said_by("loose_document") and not _names(case) else "document"
    if claim.source_type == "media":
        return "named_person" if has_office(case.description) and _names(case) else "media"
    if claim.source_type == "company":
        return "named_official" if has_office(case.description) else "company"
    return _named_standing(case)


def _anonymous_standing(case: Case) -> str:
    several = bool(case.said_by("plural"))
    if claim_is_vague(case):
        return "vague"
    if case.claim.source_type in STATE or case.claim.source_type == "international_org":
        return "anonymous_officials" if several else "anonymous_official"
    return "anonymous_people" if several else "anonymous_person"


def claim_is_vague(case: Case) -> bool:
    """The whole source is a word that points at nobody ("sources", "some").

    A description that adds a name or says how they know is not vague.
    """
    said = set(meaningful_words(case.description))
    nobody = not said - set(case.rubric.words("source", "vague"))
    return bool(case.description) and nobody and not countries_in(case.description)


def _named_standing(case: Case) -> str:
    claim = case.claim
    if _is_pronoun(case):
        return "pronoun"
    if claim_is_vague(case):
        return "vague"
    if claim.source_type in INSTITUTIONS and not _is_person(case):
        return "shorthand" if _is_shorthand(case) else "institution"
    if not _names(case):
        return _anonymous_standing(case) if claim.source_type == "official" else "group"
    if claim.source_type == "official" or (claim.source_type in STATE and _is_person(case)):
        return "named_official"
    if claim.source_type == "expert":
        return "named_expert" if _is_person(case) else "institution"
    if claim.source_type == "civilian":
        return "named_witness" if case.said_by("witness") else "named_person"
    return "named_official" if has_office(case.description) else "named_person" if _is_person(case) else "named_group"


def _is_pronoun(case: Case) -> bool:
    words = words_of(case.claim.source_resolved or case.claim.source)
    return len(words) == 1 and words[0] in case.rubric.words("source", "pronoun")


def _is_person(case: Case) -> bool:
    """A name of two words or more that begins like a person's, or an office beside a name."""
    name = case.actor.name if case.actor else case.claim.source_resolved or case.claim.source or ""
    if has_institution(name) or not _names(case):
        return False
    if case.claim.source_type == "official" or has_office(case.description):
        return True
    return case.claim.source_type not in INSTITUTIONS and len(_NAME.findall(name)) >= 2 and not case.said_by("plural")


def _is_shorthand(case: Case) -> bool:
    """A country or its capital; a seat of government (the Kremlin) is an institution."""
    speaker = speaker_of(case.claim)
    return speaker.generic and not names_a_seat(speaker.label)


def _names(case: Case) -> list[str]:
    """The words of a proper name: none where the description ends in a common noun ("Ohio farmers")."""
    name = (case.actor.name if case.actor else case.claim.source_resolved or case.claim.source or "").split(",")[0]
    common = name.split()[-1:] and name.split()[-1].islower() and not has_institution(name)
    return [] if common else _NAME.findall(name)


def _source_adjustments(case: Case):
    claim = case.claim
    if claim.anonymity_reason:
        yield "anonymity_explained", ""
    if claim.anonymous and case.said_by("knows"):
        yield "knows_the_matter", ""
    yield from _authority(case)
    yield from _channel(case)
    if claim.in_headline and (claim.source or claim.source_resolved):
        yield "bare_headline", ""
    if case.parent and case.parent.source and case.parent.source_resolved != claim.source_resolved:
        yield "hearsay", ""


def _authority(case: Case):
    """First-hand authority over the matter, or talk of other people's affairs."""
    claim = case.claim
    if not (claim.source or claim.source_resolved):
        return
    first_person = claim.quoted != "none" and case.rubric.matching("source", "first_person", case.content)
    named = countries_in(case.content)
    if case.rubric.matching("source", "witness", case.content):
        yield "witness", ""
    elif first_person or (claim.country and claim.country in named) or _own_name_in(case) or _begins_with_self(case):
        yield "own_matter", ""
        if claim.stance in ("deny", "doubt"):
            yield "interested", ""
    elif named and claim.country and claim.source_type in STATE:
        yield "others_matter", ""


def _begins_with_self(case: Case) -> bool:
    """Indirect speech about oneself: (said that) it had lost two ships, (claims) to have won."""
    opening = f"{case.content.lower().removeprefix('that ')} "
    return case.claim.quoted == "none" and opening.startswith(tuple(f"{word} " for word in case.rubric.words("source", "self")))


def _own_name_in(case: Case) -> bool:
    if case.claim.quoted == "full" or claim_is_vague(case):
        return False
    own = set(words_of(" ".join(_names(case))))
    return bool(own & set(words_of(" ".join(_NAME.findall(case.content)))))


def _channel(case: Case):
    """The form and the relays through which it came."""
    forms, relays = [], []
    for via in split_words(case.claim.via):
        (forms if case.rubric.matching("source", "formal_channel", via) else relays).append(via)
    if forms:
        yield "formal_channel", forms[0]
    kind = _relay_kind(case, relays[0]) if relays else None
    if kind:
        yield kind, relays[0]
    for _ in relays[1:]:
        yield "longer_chain", len(relays)


def _relay_kind(case: Case, relay: str) -> str | None:
    """Named, loose or anonymous; None for an audience (told reporters) or where nobody else is cited."""
    if case.rubric.matching("source", "loose_media", relay):
        return "loose_channel"
    if case.rubric.matching("source", "audience", relay):
        return None
    if not _NAME.search(relay):
        return "anonymous_channel"
    if relay.split()[-1].islower():
        return "loose_channel"
    return "named_channel" if case.claim.source or case.claim.source_resolved else None


def _cue_class(case: Case) -> tuple[str, str]:
    """The class of the cue and the cue as printed."""
    claim = case.claim
    cue = (claim.cue or "").lower()
    if not cue:
        sourced = claim.source or claim.source_resolved or claim.via
        return ("silent" if sourced else "none"), ""
    if not (claim.source or claim.source_resolved or claim.via) and case.says("hearsay"):
        return "hearsay", cue
    name = case.rubric.cue_class(cue)
    return (_for_speaker(case, name) if name else "unknown"), cue


def _for_speaker(case: Case, name: str) -> str:
    """The media report what others know; anybody else who reports or writes makes a statement."""
    return "plain" if name == "reporting" and case.claim.source_type != "media" else name


def _content_adjustments(case: Case):
    claim = case.claim
    if claim.quoted in ("full", "partial"):
        yield f"{claim.quoted}_quote", ""
    yield from _precision(case)
    yield from _weakening(case)
    if claim.in_headline:
        yield "headline", ""
    if len(words_of(case.content)) < _BRIEF:
        yield "brief", ""
    if claim.stance == "call_for":
        yield "wish", ""
    elif claim.stance == "other":
        yield "no_answer", ""
    elif case.says("forecast"):
        yield "forecast", ""
    if case.says("opinion"):
        yield "opinion", ""


def _precision(case: Case):
    """Numbers, dates and names, or the lack of all three."""
    vague = [f for f in case.figures if f.bound == "vague"]
    firm = [f for f in case.figures if f.bound != "vague"]
    digits = [] if case.figures else _DIGITS.findall(_DATE.sub("", case.content))
    dated = bool(_DATE.search(case.content)) or any(f.date_text for f in case.figures)
    names = [name for name in dict.fromkeys(_RUN.findall(case.content)) if name not in _opening_word(case.content) and not _DATE.match(name)]
    if firm or digits:
        exact = not firm or any(f.bound == "exact" for f in firm)
        yield ("exact_number" if exact else "bounded_number"), (firm[0].surface if firm else digits[0])
        if len(firm) + len(digits) > 1:
            yield "more_numbers", ""
    elif vague:
        yield "vague_number", vague[0].surface
    if dated:
        yield "dated", ""
    if names:
        yield "placed", ", ".join(names[:3])
    if not (case.figures or digits or dated or names):
        yield "unspecific", ""


def _opening_word(text: str) -> list[str]:
    """The first word, when it is capitalised only because it opens the sentence."""
    first = _NAME.match(text)
    return [first.group()] if first and not countries_in(first.group()) else []


def _weakening(case: Case):
    """Hedges, sorted by what they weaken."""
    hedges = split_words(case.claim.hedges) + split_words(case.claim.evidentials)
    kinds = {"likely": [], "hearsay": [], "approximated": [], "hedged": []}
    for word in dict.fromkeys(word.lower() for word in hedges):
        for kind in ("likely", "hearsay", "approximated"):
            if word in case.rubric.words("content", kind):
                kinds[kind].append(word)
                break
        else:
            kinds["hedged"].append(word)
    for kind, words in kinds.items():
        if words:
            yield kind, ", ".join(words)
    if len(kinds["hedged"]) > 1:
        yield "more_hedges", ""
