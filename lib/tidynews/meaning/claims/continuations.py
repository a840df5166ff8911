"""Quotations that nobody introduces: "…," she said. "And …" is a claim of its own, credited by context."""

import re

from tidynews.meaning.claims.drafts import Draft, Index
from tidynews.text.article import PARAGRAPH

_SENTENCE_END = re.compile(r"[.!?…][\s\"'“”‘’)\]]*$")
_FEWEST_WORDS = 4  # of a quotation that stands by itself


def split(drafts: list[Draft], text: str) -> list[Draft]:
    """The drafts, with what is quoted in a later sentence than the cue made a draft of its own."""
    return [part for draft in drafts for part in _parts(draft, text)]


def _parts(draft, text):
    if draft.cue is None or draft.source is None:
        return (draft,)
    edge = max(draft.source[1], draft.cue[1])
    at = next(
        (k for k, (start, _) in enumerate(draft.content) if k and start > edge and _SENTENCE_END.search(text[edge:start])), None
    )
    if at is None:
        return (draft,)
    later = Draft(None, None, draft.content[at:], "continued", via=list(draft.via), speaker=draft.source)
    draft.content = draft.content[:at]
    return draft, later


def find(drafts: list[Draft], article, marks, cast) -> list[Draft]:
    """Whole sentences in quotation marks that no draft holds, spoken by whoever spoke last in the paragraph."""
    near, spoken, found = Index(drafts), {}, []
    for draft in drafts:
        if draft.source is not None and draft.stance != "other":
            spoken.setdefault(article.block_at(draft.start), []).append(draft)
    for q in marks:
        place = article.block_at(q.start)
        block = article.blocks[place]
        if (
            q.depth
            or place not in spoken
            or block.kind != PARAGRAPH
            or not _stands_alone(article.text, q, block)
            or any(near.touching(q.span))
        ):
            continue
        speaker = _last_speaker(spoken[place], q, cast)
        if speaker is not None:
            found.append(Draft(None, None, (q.span,), "continued", speaker=speaker))
    return found


def _stands_alone(text, q, block):
    """It is a sentence or more, and another one ends before it."""
    inner = text[q.inner_start : q.inner_end]
    ends = bool(_SENTENCE_END.search(inner)) or text[q.end : q.end + 1] in (".", "!", "?")
    before = text[block.start : q.start]
    return ends and len(inner.split()) >= _FEWEST_WORDS and (not before.strip() or bool(_SENTENCE_END.search(before)))


def _last_speaker(drafts, q, cast):
    """The person who spoke last before a quotation."""
    last = max((d for d in drafts if d.extent[1] <= q.start), key=lambda d: d.extent[1], default=None)
    entity = last and cast.entity(*last.source)
    return last.source if entity is not None and entity.person and not entity.plural else None
