"""Sourcing strength: how well each claim is sourced, and why."""

from tidynews.judgement import admiralty
from tidynews.judgement.case import Case
from tidynews.judgement.factors import Factor, content_factor, cue_factor, source_factor
from tidynews.judgement.register import Register
from tidynews.judgement.rubric import Rubric, RubricError, load
from tidynews.records import Sourcing

__all__ = ["judge", "strength", "Rubric", "RubricError", "load"]

_OPENINGS = {"source": "The source is", "cue": "It is attributed by", "content": "What is said"}
_FACTORS = {"source": source_factor, "cue": cue_factor, "content": content_factor}


def judge(claims, actors=(), figures=(), links=(), *, others=(), rubric=None, register=None) -> list[Sourcing]:
    """How well each claim is sourced: one row a claim, in the order of the claims.

    Parameters
    ----------
    claims, actors, figures, links : rows of one article or of many
        (:mod:`tidynews.records`). Only the claims are needed; the others make
        the judgement better informed.
    others : claims that are not judged, but that the links lead to
    rubric : None for the shipped weights, a :class:`Rubric`, or the path of a
        changed copy of ``scoring.toml``.
    register : None, a :class:`~tidynews.judgement.register.Register`, or the
        path of a ``sources.csv``: the reliability of sources as the user
        judges it. Without it every reliability is F, cannot be judged.

    Returns
    -------
    list of Sourcing
        ``strength`` is the harmonic mean of the three factors (Newell, Schang,
        Margolin and Ruths, IJCNLP 2017). ``reliability`` comes from the
        register alone, ``credibility`` from independent origins alone, and
        how likely a claim is said to be is folded into neither.

    Raises
    ------
    RubricError, RegisterError
        a file of the user's cannot be used; the message says why.
    """
    rubric, register = load(rubric), Register.load(register)
    claims, actors = list(claims), list(actors)
    standing = admiralty.weigh([*claims, *others], links, actors)
    cases = _cases(claims, actors, figures, rubric)
    return [_row(case, standing[case.claim.claim_id], register) for case in cases]


def strength(source: float, cue: float, content: float) -> float:
    """The harmonic mean of the three factors.

    >>> strength(0.9, 0.9, 0.3)
    0.54
    """
    return round(3 / (1 / source + 1 / cue + 1 / content), 4)


def _cases(claims, actors, figures, rubric):
    actor_of = {actor.actor_id: actor for actor in actors}
    claim_of = {claim.claim_id: claim for claim in claims}
    figures_of = {}
    for figure in figures:
        figures_of.setdefault(figure.claim_id, []).append(figure)
    for claim in claims:
        yield Case(
            claim=claim,
            actor=actor_of.get(claim.actor_id),
            figures=tuple(figures_of.get(claim.claim_id, ())),
            parent=claim_of.get(claim.parent),
            rubric=rubric,
        )


def _row(case: Case, standing, register) -> Sourcing:
    factors = {name: judge_factor(case) for name, judge_factor in _FACTORS.items()}
    scores = {name: factor.score for name, factor in factors.items()}
    weakest = min(scores, key=lambda name: (scores[name], list(_FACTORS).index(name)))
    return Sourcing(
        claim_id=case.claim.claim_id,
        source_score=scores["source"],
        cue_score=scores["cue"],
        content_score=scores["content"],
        strength=strength(*scores.values()),
        weakest=weakest,
        reliability=register.reliability(case.description),
        credibility=standing.credibility,
        independent_origins=standing.independent_origins,
        contested=standing.contested,
        reasons=_reasons(factors, weakest),
    )


def _reasons(factors: dict[str, Factor], weakest: str) -> str:
    """One plain sentence a factor, and which of them to mend."""
    parts = [_sentence(name, factor.why) for name, factor in factors.items()]
    return " ".join([*parts, f"Weakest is the {weakest}."])


def _sentence(name: str, why: tuple[str, ...]) -> str:
    """The grounds of one factor; those of the content are verbs, joined by a last "and".

    >>> _sentence("content", ("is hedged (may)", "says when", "names Oslo"))
    'What is said is hedged (may), says when and names Oslo.'
    """
    if name != "content":
        return f"{_OPENINGS[name]} {', '.join(why)}."
    *others, last = why or ("stands out by nothing",)
    return f"{_OPENINGS[name]} {' and '.join(filter(None, [', '.join(others), last]))}."
