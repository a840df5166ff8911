"""The learned part: linear scores over features, with weights from a data file.

Weights are whole numbers (hundredths), so that a sum is the same in any
order. ``benchmarks/train_attribution.py`` makes the file.
"""

import json
import math
from functools import cache
from itertools import repeat

from tidynews.lexicons import DATA

STAGES = ("cue", "source", "content", "whole")
_HUNDREDTHS = 100.0
_EXACT = 0.4  # what an alternative counts for being right to the word, beside being half right
_HALF = 0.5
_LEAST_SHARE = 0.01


@cache
def file() -> dict:
    """The numbers and the weights of every stage."""
    return json.loads((DATA / "attribution_weights.json").read_text(encoding="utf-8"))


def number(name: str) -> float:
    """One of the file's numbers: the likelihood from which a cue is ``weighed``, the ``least`` score, a stage's bias."""
    return file()["numbers"][name]


@cache
def weights(stage: str) -> dict[str, int]:
    """The weights of one stage, a feature → hundredths."""
    return file()[stage]


def score(features, table) -> float:
    """The sum of the weights of the features."""
    return sum(map(table.get, features, repeat(0))) / _HUNDREDTHS


def probability(features, stage: str) -> float:
    """How likely what has these features is right; one that is named twice counts once."""
    return 1.0 / (1.0 + math.exp(-score(set(features), weights(stage)) - number(stage)))


def shares(scores) -> list[float]:
    """How likely each of several alternatives is the right one, by their scores; they sum to 1."""
    scores = list(scores)
    highest = max(scores)
    powers = [math.exp(x - highest) for x in scores]
    total = sum(powers)
    return [power / total for power in powers]


def best(spans, likely: list[float]) -> tuple[int, float]:
    """The alternative that agrees best with all, each as likely as it is.

    Parameters
    ----------
    spans : for each alternative its (first, last) spans, as positions among the words
    likely : how likely each is

    Returns
    -------
    (index, expected share of cases in which it overlaps the right one by half)
    """
    sizes = [sum(last - first + 1 for first, last in alternative) for alternative in spans]
    choice, highest, agreement = 0, -1.0, 0.0
    worth = [j for j, share in enumerate(likely) if share >= _LEAST_SHARE]
    for i in worth:
        agreeing = sum(likely[j] for j in worth if i == j or _alike(spans[i], spans[j], sizes[i] + sizes[j]))
        if agreeing + _EXACT * likely[i] > highest:
            choice, highest, agreement = i, agreeing + _EXACT * likely[i], agreeing
    return choice, agreement


def agree(mine, other, least: float) -> bool:
    """Whether two lists of spans overlap by a Jaccard index above ``least``."""
    size = sum(last - first + 1 for first, last in (*mine, *other))
    shared = overlap(mine, other)
    return shared > least * (size - shared)


def _alike(mine, other, size):
    shared = overlap(mine, other)
    return shared >= _HALF * (size - shared)


def overlap(mine, other) -> int:
    """How many positions two lists of spans share."""
    return sum(max(0, min(a[1], b[1]) - max(a[0], b[0]) + 1) for a in mine for b in other)
