"""Who wrote a document that a claim gives as its source ("said in a statement. The statement added ...")."""

from tidynews.judgement.terms import name_words, words_of
from tidynews.records import Claim, split_words

_DOCUMENT = "document"
_OWNED = ("its", "his", "her", "their")  # a document of whoever spoke before ("its daily report")
_ARTICLES = ("a", "an", "the", *_OWNED)


def written_by(claims) -> dict[str, Claim]:
    """The claims whose source is a document of somebody who speaks before in the article.

    Parameters
    ----------
    claims : claims of one article or of many, in any order

    Returns
    -------
    dict
        from the ``claim_id`` of a claim out of such a document to the claim
        of its author. A document with a name of its own, or one that nobody
        spoke through, has none.
    """
    found, before = {}, {}
    for claim in sorted(claims, key=lambda c: (c.article_id, c.start, c.end, c.claim_id)):
        earlier = before.setdefault(claim.article_id, [])
        if claim.source_type == _DOCUMENT:
            author = _author(claim, earlier)
            if author:
                found[claim.claim_id] = author
        elif claim.source_resolved or claim.source:
            earlier.append(claim)
    return found


def _author(claim: Claim, earlier: list[Claim]) -> Claim | None:
    label = claim.source_resolved or claim.source or ""
    if not earlier or name_words(label):
        return None
    document = _bare(label)
    spoken_through = [c for c in earlier if document in map(_bare, split_words(c.via))]
    if spoken_through:
        return spoken_through[-1]
    return earlier[-1] if words_of(label)[:1] and words_of(label)[0] in _OWNED else None


def _bare(phrase: str) -> tuple[str, ...]:
    words = words_of(phrase)
    return tuple(words[1:] if words[:1] and words[0] in _ARTICLES else words)
