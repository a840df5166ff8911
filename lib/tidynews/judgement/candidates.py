"""Which pairs of claims are worth comparing: a number of pairs that grows with the claims, not with their square.

Claims are filed under keys: what they count and about how much, the pairs of
their rarest words, and runs of words. Under one key each claim is compared
with the few that were published just before it.
"""

from itertools import combinations
from math import floor, log10
from zlib import crc32

from tidynews.judgement.matters import Matter, Weights, nominal
from tidynews.judgement.terms import words_of

NEIGHBOURS = 12  # earlier claims under one key that a claim is compared with
RAREST = 5  # words of a claim that make keys
STEPS_PER_TENFOLD = 8  # fineness of the quantity keys
SHINGLE = 6  # words in a run that counts as shared wording
RUNS = 4  # runs of a claim that make keys


def candidates(matters: list[Matter], weights: Weights) -> list[tuple[Matter, Matter]]:
    """Pairs (earlier, later) that share a key, each once, in a fixed order.

    Parameters
    ----------
    matters : in the order of :func:`order`
    weights : the weights of their terms
    """
    filed: dict[tuple, int | tuple[int, ...]] = {}  # most keys hold one claim: then no tuple is made
    found: set[tuple[int, int]] = set()
    for index, matter in enumerate(matters):
        for key in dict.fromkeys(_keys(matter, weights)):
            before = filed.get(key, ())
            before = before if isinstance(before, tuple) else (before,)
            found.update((earlier, index) for earlier in before)
            filed[key] = (*before[1 - NEIGHBOURS :], index) if before else index
    return [(matters[i], matters[j]) for i, j in sorted(found)]


def order(matter: Matter) -> tuple:
    """By day of publication, then article, then place in the article; undated articles last."""
    claim = matter.claim
    day = matter.published.isoformat() if matter.published else "9999"
    return day, claim.article_id, claim.start, claim.end, claim.claim_id


def shingles(text: str | None) -> frozenset[tuple[str, ...]]:
    """The runs of :data:`SHINGLE` words of a text.

    >>> len(shingles("one two three four five six seven"))
    2
    """
    words = words_of(text)
    return frozenset(tuple(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1))


def _keys(matter: Matter, weights: Weights):
    for figure in matter.figures:
        number = nominal(figure)
        if number:
            step = floor(log10(abs(number)) * STEPS_PER_TENFOLD)
            for bucket in (step - 1, step, step + 1):
                yield "number", figure.unit, bucket
    rare = sorted(matter.subject.terms, key=lambda term: (-weights.of(term), term))[:RAREST]
    for pair in combinations(sorted(rare), 2):
        yield "words", *pair
    for run in sorted(shingles(matter.claim.content), key=_fingerprint)[:RUNS]:
        yield "run", _fingerprint(run)


def _fingerprint(run: tuple[str, ...]) -> tuple[int, int]:
    """A number that puts runs in an order unrelated to their words, so that two copies keep the same few."""
    words = " ".join(run).encode()
    return crc32(words), len(words)
