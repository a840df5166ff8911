"""Denials and confirmations joined to what they answer.

A denial answers a claim when it is somebody else's, came no later, concerns
the one who denies, and speaks of the same matter: in its own words ("denied
sending arms"), or by pointing back ("dismissed these claims as a hoax").
"""

from datetime import timedelta

from tidynews.judgement.matters import Matter, Verdict, Weights
from tidynews.judgement.origins import names, same_speaker
from tidynews.judgement.terms import concepts_of, name_runs, name_words, narrowest, proper_words, words_of

ANSWER_DAYS = 14  # a denial answers what was published so many days before it
MOST_ANSWERED = 12  # claims that one denial is linked to
_POINTING, _POINTER = "attribution", "pointer"  # concepts of "claims", "allegations" and of "such", "these"
_ENOUGH_OWN_WORDS, _ENOUGH_TO_GAINSAY = 0.65, 0.7  # weighted share of a denial's words; of both where nothing is called a denial
_BY_COUNTRY = "names the denier's country"
_FEWEST_WORDS = 2  # shared, names left out
_NEAREST_PARAGRAPHS = 2  # with a claim that concerns the denier, when the denial only points back


def answered(denial: Matter, earlier: list[Matter], weights: Weights, answered_before=()) -> list[tuple[Matter, Verdict]]:
    """The claims that a denial answers, nearest first, with the reason.

    Parameters
    ----------
    denial : a claim whose stance is deny
    earlier : the claims that it may answer: those of its article and those
        published in the days before
    answered_before : what the denial before it in its paragraph answers; a
        denial that only points back ("the claims are baseless", a spokesman
        adds) answers the same when nothing else is found
    """
    plain = _asserts_not(denial)
    find = _contradicted if plain else _pointed_at if points_back(denial) else _spoken_of
    found = find(denial, [claim for claim in earlier if _may_answer(denial, claim)], weights)
    if not found and not plain and points_back(denial):
        found = [(claim, verdict) for claim, verdict in answered_before if not _same(denial, claim)]
    own = denial.claim.article_id

    def nearness(pair):
        claim, verdict = pair[0].claim, pair[1]
        return claim.article_id != own, -verdict.score, abs(claim.start - denial.claim.start), claim.claim_id

    return sorted(found, key=nearness)[:MOST_ANSWERED]


def may_deny(matter: Matter) -> bool:
    """The claim is put as a denial, or asserts that something is not so."""
    return matter.claim.stance == "deny" or _asserts_not(matter)


def _asserts_not(matter: Matter) -> bool:
    return matter.claim.stance == "assert" and matter.subject.negated and matter.attributed and not matter.claim.in_headline


def confirmed(confirmation: Matter, earlier: list[Matter]) -> tuple[Matter, Verdict] | None:
    """The claim just before that a confirmation points back at ("corroborated this information")."""
    own = confirmation.claim
    if not points_back(confirmation):
        return None
    before = [
        m
        for m in earlier
        if m.claim.article_id == own.article_id and m.claim.end <= own.start and m.claim.stance in ("assert", "confirm")
    ]
    near = [m for m in before if m.claim.paragraph == own.paragraph]
    if not near:
        return None
    nearest = max(near, key=lambda m: (m.claim.end, m.claim.start))
    if _same(confirmation, nearest):
        return None
    return nearest, Verdict(0.85, f"“{own.content}” points back at the sentence before")


def points_back(matter: Matter) -> bool:
    """The content is only a word for an earlier statement ("these claims").

    No name of a thing or an act stands in it besides.
    """
    subject = matter.subject
    rest = subject.concepts - {_POINTING, _POINTER}
    pointing = [term for term in subject.terms if _POINTING in concepts_of(term)]
    return bool(pointing) and not rest and len(subject.terms) - len(pointing) <= 2 or _only_grammar(matter)


def _only_grammar(matter: Matter) -> bool:
    return bool(matter.claim.content) and not matter.subject.terms


def _may_answer(denial: Matter, claim: Matter) -> bool:
    return (
        claim.claim.stance in ("assert", "confirm")
        and _in_time(denial, claim)
        and not _same(denial, claim)
        and not _reported_in(denial, claim)
    )


def _spoken_of(denial: Matter, claims: list[Matter], weights: Weights):
    """The claims that concern the denier and share acts and things, or most words, with the denial."""
    found = []
    for claim in claims:
        concerned = concerns(denial, claim)
        ideas = narrowest(denial.subject.concepts & claim.subject.concepts) - {_POINTING, _POINTER}
        shared = _shared_words(denial, claim)
        if concerned and len(ideas) >= _ideas_needed(denial, claim):
            found.append((claim, Verdict(0.85, f"{concerned} and denies it: both speak of {' and '.join(sorted(ideas))}")))
        elif concerned and len(shared) >= _FEWEST_WORDS and _said_of(denial, claim, weights) >= _ENOUGH_OWN_WORDS:
            found.append((claim, Verdict(0.8, f"{concerned} and denies it: both speak of {', '.join(sorted(shared)[:4])}")))
    return found


def _contradicted(denial: Matter, claims: list[Matter], weights: Weights):
    """The claims on the speaker that an assertion of not having done so gainsays in nearly the same words."""
    found = []
    for claim in claims:
        if claim.subject.negated or not claim.attributed or not _names_the_denier(denial, claim):
            continue
        shared = _shared_words(denial, claim)
        theirs = _said_of(claim, denial, weights, without=_name_terms(claim) - denial.subject.terms)
        if len(shared) >= _FEWEST_WORDS and min(_said_of(denial, claim, weights), theirs) >= _ENOUGH_TO_GAINSAY:
            found.append((claim, Verdict(0.8, f"says that it is not so: both speak of {', '.join(sorted(shared)[:4])}")))
    return found


def _shared_words(denial: Matter, claim: Matter) -> frozenset[str]:
    """The words that both have, names left out."""
    return (denial.subject.terms & claim.subject.terms) - _name_terms(denial)


def _said_of(one: Matter, other: Matter, weights: Weights, without=frozenset()) -> float:
    """How much of what the first says, by weight, the other says too."""
    own = one.subject.terms - without
    return weights.overlap(own, own & other.subject.terms)


def _ideas_needed(denial: Matter, claim: Matter) -> int:
    """Acts and things in common; one is enough where the denial points back ("such shipments") in the article."""
    here = claim.claim.article_id == denial.claim.article_id
    return 1 if here and _POINTER in denial.subject.concepts else 2


def _pointed_at(denial: Matter, claims: list[Matter], weights: Weights):
    """The attributed claims on the denier: those of whom the denial names ("Rossi's claims"), or the nearest before."""
    own = denial.claim
    open_to = [c for c in claims if c.attributed and not c.claim.in_headline and not c.subject.negated and _accuses(denial, c)]
    verdict = Verdict(0.75, f"“{own.content}” points back at what was said of the denier")
    accusers = [c for c in open_to if _is_named_in(denial, c)]
    before = [c for c in accusers or open_to if c.claim.article_id == own.article_id and c.claim.end <= own.start]
    return [(c, verdict) for c in _nearest(denial, before) or _named_elsewhere(denial, accusers)]


def _accuses(denial: Matter, claim: Matter) -> str | None:
    """How it concerns the denier; one's country is meant by what others say of it, not by one's countrymen."""
    concerned = concerns(denial, claim)
    at_home = concerned == _BY_COUNTRY and not claim.countries - denial.countries
    return None if at_home else concerned


def _named_elsewhere(denial: Matter, accusers: list[Matter]) -> list[Matter]:
    """What whom the denial names claims further down, else what they claimed of the denier in the article before."""
    behind = [c for c in accusers if c.claim.article_id == denial.claim.article_id]
    if behind:
        return [c for c in behind if c.claim.sentence == behind[0].claim.sentence]
    return _latest([c for c in accusers if _names_the_denier(denial, c)])


def _latest(claims: list[Matter]) -> list[Matter]:
    """Those of the article published last; of one day's, of the article whose id comes first."""
    last = max(((c.published, c.claim.article_id) for c in claims), key=lambda found: (found[0], found[1]), default=None)
    return [c for c in claims if (c.published, c.claim.article_id) == last]


def _nearest(denial: Matter, before: list[Matter]) -> list[Matter]:
    """The claims of the nearest paragraph, of two for "these claims"; of the nearest sentence for a denial of one thing."""
    if _only_grammar(denial):
        return [c for c in before[-1:] if c.claim.paragraph == denial.claim.paragraph]
    if not _points_at_several(denial):
        last = max((c.claim.sentence for c in before), default=None)
        return [c for c in before if c.claim.sentence == last]
    paragraphs = sorted({c.claim.paragraph for c in before})
    far = _POINTER in denial.subject.concepts and denial.claim.paragraph not in paragraphs
    nearest = paragraphs[-_NEAREST_PARAGRAPHS:] if far else paragraphs[-1:]
    return [c for c in before if c.claim.paragraph in nearest]


def _points_at_several(denial: Matter) -> bool:
    """The accusations, not the accusation."""
    pointing = [word for word in words_of(denial.claim.content) if _POINTING in concepts_of(word)]
    return any(word.endswith("s") for word in pointing)


def _is_named_in(denial: Matter, claim: Matter) -> bool:
    """The denial names whose claim it is ("rejected the minister's claims" does not, "Rossi's claims" does)."""
    return bool(claim.speaker and claim.speaker.name & set(name_words(denial.claim.content)))


def _reported_in(denial: Matter, claim: Matter) -> bool:
    """The denial itself, cue and all, is part of what the other claims, here or where it was copied."""
    own, other = denial.claim, claim.claim
    if own.article_id != other.article_id:
        return " ".join(words_of(own.content)) in " ".join(words_of(other.content))
    cue = own.start if own.cue_start is None else own.cue_start
    return other.start <= min(cue, own.start) and own.end <= other.end


def _in_time(denial: Matter, claim: Matter) -> bool:
    if denial.claim.article_id == claim.claim.article_id:
        return True
    if not (denial.published and claim.published):
        return False
    return timedelta(0) <= denial.published - claim.published <= timedelta(days=ANSWER_DAYS)


def _same(a: Matter, b: Matter) -> bool:
    one, other = a.speaker, b.speaker
    if a.claim.claim_id == b.claim.claim_id:
        return True
    return bool(one and other and (one.house == other.house or same_speaker(one, other)))


def concerns(denial: Matter, claim: Matter) -> str | None:
    """Why a claim concerns the one who denies: it names them, or the denial names its source."""
    if denial.speaker is None:
        return None
    named = _names_the_denier(denial, claim)
    if named:
        return named
    accuser = claim.speaker
    if accuser and (accuser.country in denial.subject.countries or accuser.name & set(name_words(denial.claim.content))):
        return "comes from whom the denial answers"
    return None


def _names_the_denier(denial: Matter, claim: Matter) -> str | None:
    """How a claim names the one who denies: by the country that they speak for, or by name."""
    speaker = denial.speaker
    if denial.countries & claim.subject.countries:
        return _BY_COUNTRY
    whole = set(name_words(speaker.label))
    in_full = len(whole) > 1 or not speaker.name
    if any(names(run, speaker) or whole and in_full and whole <= set(run) for run in name_runs(claim.claim.content)):
        return "names the denier"
    return None


def _name_terms(matter: Matter) -> frozenset[str]:
    return frozenset(words_of(" ".join(proper_words(matter.claim.content)), stemmed=True))
