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

from tidynews.judgement.origins import houses
from tidynews.records import Claim, Link

_SAME_MATTER = ("repeats", "corroborates", "same_origin", "drifts")


class Standing(NamedTuple):
    """How a claim stands among the others: origins that report it, denials, and the code for both."""

    independent_origins: int
    contested: bool
    credibility: str


def weigh(claims: list[Claim], links: list[Link], actors=()) -> dict[str, Standing]:
    """The standing of each claim, by ``claim_id``."""
    keys = houses(claims, actors)
    neighbours = {claim.claim_id: set() for claim in claims}
    denied = set()
    for link in links:
        if link.relation == "denies":
            denied.add(link.other_id)
        elif link.relation in _SAME_MATTER and link.claim_id in neighbours and link.other_id in neighbours:
            neighbours[link.claim_id].add(link.other_id)
            neighbours[link.other_id].add(link.claim_id)
    found = {}
    for claim in claims:
        group = {claim.claim_id} | neighbours[claim.claim_id]
        origins = {house for member in group for house in keys[member]}
        contested = claim.claim_id in denied
        found[claim.claim_id] = Standing(len(origins), contested, credibility(len(origins), contested))
    return found


def credibility(independent_origins: int, contested: bool) -> str:
    """The Admiralty number for so many independent origins.

    >>> credibility(3, False), credibility(2, True), credibility(1, False)
    ('1', '3', '6')
    """
    if contested:
        return "3" if independent_origins > 1 else "4"
    return {0: "6", 1: "6", 2: "2"}.get(independent_origins, "1")
