"""Which pairs of claims are worth comparing: a number of pairs that grows with the claims, not with their square.

Claims are filed under keys: what they count and about how much, the pairs of
their rarest words, and runs of words. Under one key each claim is compared
with the few that were published just before it.
"""

from array import array
from collections.abc import Iterator
from hashlib import blake2b
from itertools import combinations
from math import floor, log10
from zlib import crc32

import numpy as np

from tidynews.judgement.matters import Matter, Weights, nominal
from tidynews.judgement.terms import words_of

NEIGHBOURS = 12  # earlier claims under one key that a claim is compared with
RAREST = 5  # words of a claim that make keys
STEPS_PER_TENFOLD = 8  # fineness of the quantity keys
SHINGLE = 6  # words in a run that counts as shared wording
RUNS = 4  # runs of a claim that make keys
_SHIFT = 2**32


def candidates(matters: list[Matter], weights: Weights) -> Iterator[tuple[Matter, Matter]]:
    """Pairs (earlier, later) that share a key, each once, in a fixed order.

    Parameters
    ----------
    matters : in the order of :func:`order`
    weights : the weights of their terms
    """
    keys, owners = array("Q"), array("I")
    for index, matter in enumerate(matters):
        own = {_digest(key) for key in _keys(matter, weights)}
        keys.extend(sorted(own))
        owners.extend([index] * len(own))
    for pair in _neighbours(np.frombuffer(keys, np.uint64), np.frombuffer(owners, np.uint32)):
        earlier, later = divmod(int(pair), _SHIFT)
        yield matters[earlier], matters[later]


def _neighbours(keys: np.ndarray, owners: np.ndarray) -> np.ndarray:
    """For each owner of a key the few before it, as sorted numbers ``earlier * _SHIFT + later``."""
    by_key = np.argsort(keys, kind="stable")
    keys, owners = keys[by_key], owners[by_key].astype(np.uint64)
    found = np.empty(0, np.uint64)
    for back in range(1, NEIGHBOURS + 1):
        same = keys[back:] == keys[:-back]
        found = np.union1d(found, owners[:-back][same] * np.uint64(_SHIFT) + owners[back:][same])
    return found


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


def _digest(key: tuple) -> int:
    """Eight bytes for a key: those of different keys are the same by a chance that never comes."""
    return int.from_bytes(blake2b("\0".join(map(str, key)).encode(), digest_size=8).digest(), "little")
