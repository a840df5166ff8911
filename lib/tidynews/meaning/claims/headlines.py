"""Headlines that name their source before or behind a colon: "Lima: Two dams broke"."""

from tidynews.meaning.claims.drafts import Draft, Index
from tidynews.text.article import HEADING, HEADLINE

_LONGEST_SOURCE = 40  # characters
_FEWEST_WORDS = 3  # of a content


def find(drafts, article, cast) -> list[Draft]:
    """Colon headlines in which no draft has found a source yet."""
    found, near = [], Index(drafts)
    for block in article.blocks:
        if block.kind in (HEADLINE, HEADING) and not any(d.source for d in near.touching((block.start, block.end))):
            draft = _colon(article.text, block, cast)
            if draft is not None:
                found.append(draft)
    return found


def _colon(text, block, cast):
    at = text.find(": ", block.start, block.end)
    if at < 0 or text.find(": ", at + 1, block.end) >= 0:
        return None
    left, right = (block.start, at), (at + 2, block.end)
    for source, content in ((left, right), (right, left)):
        if source[1] - source[0] <= _LONGEST_SOURCE and len(text[slice(*content)].split()) >= _FEWEST_WORDS and _speaks(cast, source):
            return Draft(source, (at, at + 1), (content,), frame="headline")
    return None


def _speaks(cast, source):
    """The whole span is one mention of somebody who can speak."""
    mentions = cast.mentions_in(*source)
    if len(mentions) != 1 or mentions[0].start > source[0] + 1 or mentions[0].end < source[1] - 1:
        return False
    actor = mentions[0].actor
    return actor is not None and (actor.person or actor.type != "unknown")
