"""Why a source has no name: "on condition of anonymity because …"."""

import re
from functools import cache

from tidynews import lexicons

_LONGEST_OPENING = 30  # characters of "because they were"


class Reasons:
    """The places of an article where anonymity is granted, with the reasons given."""

    def __init__(self, article):
        self.article = article
        text = article.text
        self._given = None
        self.found = []
        for start, end in _grants(text):
            reason = _reason(text, start, end, article.blocks[article.block_at(start)])
            self.found.append((start, max(end, reason[1]), " ".join(text[slice(*reason)].split()) or None))

    def of(self, cast, actor, source) -> str | None:
        """The reason given for a source, near one of its mentions, or None."""
        if self._given is None:
            self._given = {}
            for start, _, reason in self.found:
                nearest = self._nearest(cast, start) if reason else None
                if nearest is not None:
                    self._given.setdefault(nearest.actor_id, reason)
        return self._given.get(actor.actor_id)

    def _nearest(self, cast, offset):
        """The nameless person mentioned last before the phrase."""
        block = self.article.blocks[self.article.block_at(offset)]
        for mention in reversed(cast.mentions_in(block.start, offset)):
            if mention.actor is not None and (mention.person or mention.pronoun):
                actor = cast.resolve(mention.start, mention.end)
                if actor is not None and actor.anonymous:
                    return actor
        return None

    def covers(self, start: int, end: int) -> bool:
        """Whether a span is about the granting of anonymity."""
        return any(s < end and start < e for s, e, _ in self.found)


def _reason(text, start, behind, block):
    """Offsets of what stands behind "because" and the like, to the end of the clause; empty where nothing does.

    "Who was not authorised to speak" is a reason by itself.
    """
    if _is_reason(text[start:behind]):
        opening = _opening().search(text, max(block.start, start - _LONGEST_OPENING), start)
        end = _clause_end(text, behind, block.end)
        resumed = _resumed().search(text, behind, end)
        return (opening.start() if opening else start), resumed.start() if resumed else end
    match = _because().match(text, behind, block.end)
    if not match:
        return behind, behind
    kept = match.group().strip(" ,").lower() in lexicons.table("stance")["because"]["kept"]
    first = match.end() - len(match.group().lstrip(" ,")) if kept else match.end()
    return first, _clause_end(text, match.end(), block.end)


def _clause_end(text, start, limit):
    stop = _stop().search(text, start, limit)
    return stop.start() if stop else limit


def _is_reason(phrase):
    wanted = " ".join(phrase.lower().split())
    return any(row["phrase"] == wanted for row in lexicons.rows("anonymity") if row["reason"])


def _grants(text):
    """The spans of the phrases that grant anonymity."""
    lowered = text.lower()
    phrases = [row["phrase"] for row in lexicons.rows("anonymity") if row["phrase"] in lowered]
    if not phrases:
        return []
    options = "|".join(r"\s+".join(map(re.escape, p.split())) for p in sorted(phrases, key=lambda p: (-len(p), p)))
    return [m.span() for m in re.finditer(rf"\b(?:{options})\b", text, re.IGNORECASE)]


@cache
def _stop():
    """Where a reason ends: at the end of the sentence, or where the article goes on with what was said."""
    words = "|".join(map(re.escape, lexicons.table("stance")["because"]["stops"]))
    return re.compile(rf"[;)—–]|[.!?](?=\s|$|[\"”’])|,\s(?=(?:{words})\b)", re.IGNORECASE)


@cache
def _resumed():
    """Where what somebody "who was not authorised to speak" *said* follows without a comma."""
    words = "|".join(map(re.escape, lexicons.table("stance")["because"]["resumed"]))
    return re.compile(rf"\s(?=(?:{words})\b)", re.IGNORECASE)


@cache
def _opening():
    """The pronoun and verb right before "not authorised to speak"."""
    return re.compile(r"(?:\w+\s+)?\b(?:was|were|is|are)\s+\Z", re.IGNORECASE)


@cache
def _because():
    words = lexicons.table("stance")["because"]["phrases"]
    return re.compile(rf",?\s+(?:{'|'.join(map(re.escape, words))})\s+", re.IGNORECASE)
