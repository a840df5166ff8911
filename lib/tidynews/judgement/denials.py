"""Denials and confirmations joined to what they answer.

A denial answers a claim when it is somebody else's, came no later, concerns
the one who denies, and speaks of the same matter: in its own words ("denied
sending arms"), or by pointing back ("dismissed these claims as a hoax").
"""

from datetime import timedelta

from tidynews.judgement.matters import Matter, Verdict, Weights
from tidynews.judgement.origins import names, same_speaker
from tidynews.judgement.terms import concepts_of, countries_in, name_runs, name_words, proper_words, words_of

ANSWER_DAYS = 14  # a denial answers what was published so many days before it
MOST_ANSWERED = 12  # claims that one denial is linked to
_POINTING, _POINTER = "attribution", "pointer"  # concepts of "claims", "allegations" and of "such", "these"
_ENOUGH_OWN_WORDS = 0.65
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
    find = _pointed_at if points_back(denial) else _spoken_of
    found = find(denial, [claim for claim in earlier if _may_answer(denial, claim)], weights)
    if not found and points_back(denial):
        found = [(claim, verdict) for claim, verdict in answered_before if not _same(denial, claim)]
    own = denial.claim.article_id

    def nearness(pair):
        claim, verdict = pair[0].claim, pair[1]
        return claim.article_id != own, -verdict.score, abs(claim.start - denial.claim.start), claim.claim_id

    return sorted(found, key=nearness)[:MOST_ANSWERED]


def confirmed(confirmation: Matter, earlier: list[Matter]) -> tuple[Matter, Verdict] | None:
    """The claim just before that a confirmation points back at ("corroborated this information")."""
    own = confirmation.claim
    if not points_back(confirmation):
        return None
    before = [m for m in earlier if m.claim.article_id == own.article_id and m.claim.end <= own.start and m.claim.stance in ("assert", "confirm")]
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
    return claim.claim.stance in ("assert", "confirm") and _in_time(denial, claim) and not _same(denial, claim) and not _reported_in(denial, claim)


def _spoken_of(denial: Matter, claims: list[Matter], weights: Weights):
    """The claims that concern the denier and share acts and things, or most words, with the denial."""
    found = []
    for claim in claims:
        concerned = concerns(denial, claim)
        ideas = (denial.subject.concepts & claim.subject.concepts) - {_POINTING, _POINTER}
        shared = (denial.subject.terms & claim.subject.terms) - _name_terms(denial)
        own = weights.overlap(denial.subject.terms, denial.subject.terms & claim.subject.terms)
        if concerned and len(ideas) >= _ideas_needed(denial, claim):
            found.append((claim, Verdict(0.85, f"{concerned} and denies it: both speak of {' and '.join(sorted(ideas))}")))
        elif concerned and len(shared) >= 2 and own >= _ENOUGH_OWN_WORDS:
            found.append((claim, Verdict(0.8, f"{concerned} and denies it: both speak of {', '.join(sorted(shared)[:4])}")))
    return found


def _ideas_needed(denial: Matter, claim: Matter) -> int:
    """Acts and things in common; one is enough where the denial points back ("such shipments") in the article."""
    here = claim.claim.article_id == denial.claim.article_id
    return 1 if here and _POINTER in denial.subject.concepts else 2


def _pointed_at(denial: Matter, claims: list[Matter], weights: Weights):
    """The attributed claims on the denier: those of whom the denial names ("Rossi's claims"), or the nearest before."""
    own = denial.claim
    open_to = [c for c in claims if c.attributed and not c.claim.in_headline and not c.subject.negated and concerns(denial, c)]
    verdict = Verdict(0.75, f"“{own.content}” points back at what was said of the denier")
    accusers = [c for c in open_to if _is_named_in(denial, c)]
    if accusers:
        return [(c, verdict) for c in accusers]
    before = [c for c in open_to if c.claim.article_id == own.article_id and c.claim.end <= own.start]
    if _only_grammar(denial):
        return [(c, verdict) for c in before[-1:] if c.claim.paragraph == own.paragraph]
    nearest = sorted({c.claim.paragraph for c in before})[-_NEAREST_PARAGRAPHS:]
    return [(c, verdict) for c in before if c.claim.paragraph in nearest]


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
    speaker = denial.speaker
    if speaker is None:
        return None
    theirs = countries_in(speaker.label) | ({speaker.country} - {None})
    if theirs & claim.subject.countries:
        return "names the denier's country"
    if any(names(run, speaker) for run in name_runs(claim.claim.content)):
        return "names the denier"
    accuser = claim.speaker
    if accuser and (accuser.country in denial.subject.countries or accuser.name & set(name_words(denial.claim.content))):
        return "comes from whom the denial answers"
    return None


def _name_terms(matter: Matter) -> frozenset[str]:
    return frozenset(words_of(" ".join(proper_words(matter.claim.content)), stemmed=True))
