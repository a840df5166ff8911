"""The three factors of sourcing strength: who speaks, how it is put, what is said."""

import re
from calendar import day_name, month_abbr, month_name
from typing import NamedTuple

from tidynews.judgement.case import Case
from tidynews.judgement.origins import STATE, role_field
from tidynews.judgement.standing import standing
from tidynews.judgement.terms import countries_in, name_words, words_of
from tidynews.records import split_words
from tidynews.text import countries

_BRIEF = 5  # words
_NAME = re.compile(r"\b[A-Z][\w’'-]+")
_MONTH = "|".join([*month_name[1:], *month_abbr[1:]])
_DATE = re.compile(rf"\b(?:(?:\d{{1,2}} )?(?:{_MONTH})\b\.?(?: \d{{1,2}}\b)?|(?:{'|'.join(day_name)})\b|(?:19|20)\d\d\b)")
_RUN = re.compile(r"\b[A-Z][\w’'.-]*\w(?: [A-Z][\w’'.-]*\w)*")
_DIGITS = re.compile(r"(?<![\w-])\d[\d.,]*(?![\w-])")


class Factor(NamedTuple):
    """One factor between 0 and 1, with the grounds for it in plain words."""

    score: float
    why: tuple[str, ...]


def source_factor(case: Case) -> Factor:
    """Who speaks: name, office, anonymity, position to know, chain."""
    return _weigh(case, "source", ("standing", standing(case), ""), _source_adjustments(case))


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


def _source_adjustments(case: Case):
    claim = case.claim
    if claim.anonymity_reason:
        yield "anonymity_explained", ""
    if claim.anonymous and case.said_by("knows"):
        yield "knows_the_matter", ""
    yield from _authority(case)
    yield from _channel(case)
    if claim.in_headline and case.has_source:
        yield "bare_headline", ""
    if case.parent and case.parent.source and case.parent.source_resolved != claim.source_resolved:
        yield "hearsay", ""


def _authority(case: Case):
    """First-hand authority over the matter, or talk of other people's affairs."""
    claim = case.claim
    if not case.has_source:
        return
    first_person = claim.quoted != "none" and case.rubric.matching("source", "first_person", case.content)
    named = countries_in(case.content)
    speaks_for = claim.source_type not in ("media", "document", "expert")
    if case.rubric.matching("source", "witness", case.content) or (claim.anonymous and case.said_by("witness")):
        yield "witness", ""
    elif first_person or (speaks_for and claim.country in named) or _own_name_in(case) or _begins_with_self(case):
        yield "own_matter", ""
        if claim.stance in ("deny", "doubt"):
            yield "interested", ""
    elif named and claim.country and claim.source_type in STATE:
        yield "others_matter", ""


def _begins_with_self(case: Case) -> bool:
    """Indirect speech about oneself: (said that) it had lost two ships, (claims) to have won."""
    opening = f"{case.content.lower().removeprefix('that ')} "
    return case.claim.quoted != "full" and opening.startswith(tuple(f"{word} " for word in case.rubric.words("source", "self")))


def _own_name_in(case: Case) -> bool:
    if case.claim.quoted == "full" or case.points_at_nobody:
        return False
    own = {word for word in name_words(case.name) if not role_field(word, "kind")}
    return bool(own & set(name_words(case.content)))


def _channel(case: Case):
    """The form and the relays through which it came."""
    forms, relays = [], []
    for via in split_words(case.claim.via):
        (forms if case.rubric.matching("source", "formal_channel", _without_names(via)) else relays).append(via)
    if forms:
        yield "formal_channel", forms[0]
    kind = _relay_kind(case, relays[0]) if relays else None
    if kind:
        yield kind, relays[0]
    for _ in relays[1:]:
        yield "longer_chain", len(relays)


def _without_names(relay: str) -> str:
    """The common words of a relay: The Washington Post is no post, a Facebook post is."""
    return " ".join(word for word in relay.split() if not word[:1].isupper())


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
    return "named_channel" if case.has_source else None


def _cue_class(case: Case) -> tuple[str, str]:
    """The class of the cue and the cue as printed."""
    claim = case.claim
    cue = (claim.cue or "").lower()
    if not cue:
        return _without_cue(case), ""
    if not words_of(cue):
        return "mark", cue
    if not (case.has_source or claim.via) and case.says("hearsay"):
        return "hearsay", cue
    name = case.rubric.cue_class(cue)
    return (_for_speaker(case, name) if name else "unknown"), cue


def _without_cue(case: Case) -> str:
    """A quotation goes on from the sentence before it; anything else without a cue is weak."""
    if case.has_source and case.claim.quoted == "full":
        return "quotation"
    return "silent" if case.has_source or case.claim.via else "none"


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
    elif claim.stance == "other" and _cue_class(case)[0] == "negated":
        yield "no_answer", ""
    elif case.says("forecast"):
        yield "forecast", ""
    belief = case.says("belief")
    if belief:
        yield "belief", belief[0]
    if case.says("opinion"):
        yield "opinion", ""


def _precision(case: Case):
    """Numbers, dates and names, or the lack of all three."""
    vague = [f for f in case.figures if f.bound == "vague"]
    firm = [f for f in case.figures if f.bound != "vague"]
    digits = [] if case.figures else _DIGITS.findall(_DATE.sub("", case.content))
    dated = bool(_DATE.search(case.content)) or any(f.date_text for f in case.figures)
    named = _named(case)
    if firm or digits:
        exact = not firm or any(f.bound == "exact" for f in firm)
        yield ("exact_number" if exact else "bounded_number"), (firm[0].surface if firm else digits[0])
        if len(firm) + len(digits) > 1:
            yield "more_numbers", ""
    elif vague:
        yield "vague_number", vague[0].surface
    if dated:
        yield "dated", ""
    if named:
        yield "placed", ", ".join(named[:3])
    if not (case.figures or digits or dated or named):
        yield "unspecific", ""


def _named(case: Case) -> list[str]:
    """What the content names: runs of capitals, in a headline (where every word may have one) only what is of a country."""
    text = case.content
    if case.claim.in_headline:
        return list(dict.fromkeys(text[m.start : m.end] for m in countries.find(text)))
    return [name for name in dict.fromkeys(_RUN.findall(text)) if _names_something(name) and name not in _opening_word(text)]


def _names_something(run: str) -> bool:
    """Capitalised words that are no date and not only words of grammar ("Though")."""
    return not _DATE.match(run) and bool(countries_in(run) or name_words(run.replace("’", "'")))


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
