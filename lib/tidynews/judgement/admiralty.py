"""Credibility, the second Admiralty axis: what independent origins say, and nothing else.

The code is that of NATO's AJP-2.1: 1 confirmed by other sources, 2 probably
true, 3 possibly true, 4 doubtful, 5 improbable, 6 truth cannot be judged.
Here it is read off the links alone:

====  ==========================================================
1     three or more independent origins, nobody denies it
2     two independent origins, nobody denies it
3     two or more independent origins, and somebody denies it
4     one origin, and somebody denies it
6     one origin or none, nobody denies it: nothing to judge by
====  ==========================================================

A 5 (improbable) would take knowledge of the matter and is never given.
"""

from typing import NamedTuple

from tidynews.judgement.groups import Groups
from tidynews.judgement.origins import ONE_ORIGIN, houses
from tidynews.records import Claim, Link

_SAME_MATTER = ("repeats", "corroborates", "same_origin", "drifts")


class Standing(NamedTuple):
    """How a claim stands among the others: origins that report it, denials, and the code for both."""

    independent_origins: int
    contested: bool
    credibility: str


def weigh(claims: list[Claim], links: list[Link], actors=()) -> dict[str, Standing]:
    """The standing of each claim, by ``claim_id``."""
    claims = list(claims)
    keys = houses(claims, actors)
    neighbours = {claim.claim_id: set() for claim in claims}
    denied, kin = set(), Groups()
    for link in links:
        if link.relation == "denies":
            denied.add(link.other_id)
        elif link.relation in _SAME_MATTER and link.claim_id in neighbours and link.other_id in neighbours:
            neighbours[link.claim_id].add(link.other_id)
            neighbours[link.other_id].add(link.claim_id)
            if link.relation in ONE_ORIGIN and len(keys[link.claim_id]) == len(keys[link.other_id]) == 1:
                kin.join(link.claim_id, link.other_id)
    found = {}
    for claim in claims:
        origins = _origins([claim.claim_id, *sorted(neighbours[claim.claim_id])], keys, kin)
        contested = claim.claim_id in denied
        found[claim.claim_id] = Standing(origins, contested, credibility(origins, contested))
    return found


def _origins(group: list[str], keys, kin: Groups) -> int:
    """How many origins some claims have: their houses, those whose claims go back to one origin counted once."""
    counted, one = set(), Groups()
    for member in group:
        counted |= {str(house) for house in keys[member]}
        if len(keys[member]) == 1:
            one.join(kin.leader(member), *map(str, keys[member]))
    return len({one.leader(house) for house in counted})


def credibility(independent_origins: int, contested: bool) -> str:
    """The Admiralty number for so many independent origins.

    >>> credibility(3, False), credibility(2, True), credibility(1, False)
    ('1', '3', '6')
    """
    if contested:
        return "3" if independent_origins > 1 else "4"
    return {0: "6", 1: "6", 2: "2"}.get(independent_origins, "1")
