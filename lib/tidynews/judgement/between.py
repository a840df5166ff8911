"""Links between claims, read off those between their statements."""

from typing import NamedTuple


class ClaimLink(NamedTuple):
    """How one claim stands to another, read off the links of their statements."""

    claim_id: str
    other_id: str
    relation: str
    score: float
    reason: str | None


def between_claims(links, statements) -> list[ClaimLink]:
    """The links whose two ends are statements of claims, one for each two claims and relation, the surest."""
    claim_of = {statement.statement_id: statement.claim_id for statement in statements}
    found: dict[tuple[str, str, str], ClaimLink] = {}
    for made in links:
        one, other = claim_of.get(made.statement_id), claim_of.get(made.other_id)
        if one is None or other is None or one == other:
            continue
        key = one, other, made.relation
        if key not in found or found[key].score < made.score:
            found[key] = ClaimLink(*key, made.score, made.reason)
    return [found[key] for key in sorted(found)]
