"""Headlines that name their source by a colon or behind a dash: "Lima: Two dams broke", "Two dams broke – Reuters"."""

import re

from tidynews.language.actors import knowledge
from tidynews.meaning.claims.drafts import Draft, Index
from tidynews.meaning.claims.selection import states_alone
from tidynews.text.article import HEADING, HEADLINE

_DASH = re.compile(r"\s(?P<dash>[–—-])\s+(?P<source>[^–—:]{2,40})$", re.MULTILINE)
_LONGEST_SOURCE = 40  # characters
_FEWEST_WORDS = 3  # of a content


def find(drafts, article, tokens, cast) -> list[Draft]:
    """Such headlines in which no draft has found a statement yet."""
    found, near = [], Index(drafts)
    for block in article.blocks:
        if block.kind in (HEADLINE, HEADING) and not any(
            _is_statement(d, tokens) for d in near.touching((block.start, block.end))
        ):
            draft = _colon(article.text, block, cast) or _dash(article, block, cast)
            if draft is not None:
                found.append(draft)
    return found


def leave_places(drafts, article, cast) -> list[Draft]:
    """The drafts without the places and subjects before a colon: "BEIJING: Two …", "China: toll rises", "Ebola: …"."""
    return [draft for draft in drafts if not (_is_colon(draft, article.text) and _is_place(draft, article, cast))]


def _is_colon(draft, text):
    return draft.source is not None and draft.cue is not None and text[slice(*draft.cue)] == ":"


def _is_place(draft, article, cast):
    if article.dateline and draft.cue[1] <= article.dateline[1] and article.dateline[0] <= draft.cue[0]:
        return True
    actor = cast.entity(*draft.source)
    if article.blocks[article.block_at(draft.start)].kind not in (HEADLINE, HEADING) or draft.quoted != "none":
        return False
    if actor is None or (actor.type == "unknown" and not actor.person and actor.kind is None):
        return True  # a subject: "Ebola: 19 deaths confirmed"
    return actor.kind == "state" and knowledge.state_of(article.text[slice(*draft.source)]) is None


def _is_statement(draft, tokens):
    """It has a source, and a cue that states something whatever its content is, or a colon."""
    if draft.source is None or draft.cue is None:
        return False
    cue = tokens.head(draft.cue)
    return states_alone(tokens.syntax, cue) or not tokens.syntax.lower[cue][:1].isalnum()


def _colon(text, block, cast):
    at = text.find(": ", block.start, block.end)
    if at < 0 or text.find(": ", at + 1, block.end) >= 0:
        return None
    left, right = (block.start, at), (at + 2, block.end)
    for source, content in ((left, right), (right, left)):
        if (
            source[1] - source[0] <= _LONGEST_SOURCE
            and len(text[slice(*content)].split()) >= _FEWEST_WORDS
            and _speaks(cast, source)
        ):
            return Draft(source, (at, at + 1), (content,), frame="headline")
    return None


def _dash(article, block, cast):
    """The source behind the last dash; the article's own outlet there only signs the page."""
    match = _DASH.search(article.text, block.start, block.end)
    if match is None or match["source"].strip().casefold() == (article.outlet or "").casefold():
        return None
    source, content = match.span("source"), (block.start, match.start())
    if len(article.text[slice(*content)].split()) < _FEWEST_WORDS or not _speaks(cast, source):
        return None
    return Draft(source, match.span("dash"), (content,), frame="headline")


def _speaks(cast, source):
    """The whole span is one mention of somebody who can speak."""
    mentions = cast.mentions_in(*source)
    if len(mentions) != 1 or mentions[0].start > source[0] + 1 or mentions[0].end < source[1] - 1:
        return False
    actor = mentions[0].actor
    return actor is not None and (actor.person or actor.type != "unknown")
