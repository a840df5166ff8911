"""Lineage: how statements stand to one another, within an article and across many.

:func:`link` draws the links (:mod:`~tidynews.judgement.linking`), the others
read them: where claims start, every reported total over time, numbers that
cannot all be right, what changed on the way, and who copied whom
(:mod:`~tidynews.judgement.histories`).
"""

from tidynews.judgement.between import between_claims
from tidynews.judgement.histories import copies, drifts, origins, rivals, totals
from tidynews.judgement.linking import link

__all__ = ["link", "between_claims", "origins", "totals", "rivals", "drifts", "copies"]
