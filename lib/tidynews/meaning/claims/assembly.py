"""From attributions to the rows of the claims table."""

from tidynews.language.actors import knowledge, phrases
from tidynews.meaning import attributions
from tidynews.meaning.claims import (
    anonymity,
    chains,
    checks,
    closings,
    continuations,
    credits,
    edges,
    headlines,
    inversions,
    leadins,
    limits,
    nominals,
    quoting,
    selection,
    stance,
    tails,
    unattributed,
    verbs,
)
from tidynews.meaning.claims.drafts import Draft, Tokens
from tidynews.records import Claim, join_words, record_id
from tidynews.text import hedges, quotations
from tidynews.text.article import HEADING, HEADLINE

_EVIDENTIAL = "evidential"


def find(doc, article, cast, scale: str = "icd203") -> list[Claim]:
    """All claims of an article, in the order of their content.

    Parameters
    ----------
    doc : the spaCy ``Doc`` of :func:`tidynews.language.pipeline.analyse`
    article : the article
    cast : the :class:`~tidynews.language.actors.Cast` of the article
    scale : ``"icd203"`` or ``"phia"``, the ranges behind "likely" and the like

    Returns
    -------
    list of Claim
        every span holds in ``article.text``; likelihoods are per cent.
    """
    return assemble(attributions.find(doc, article), article, cast, scale)


def assemble(found, article, cast, scale: str = "icd203") -> list[Claim]:
    """The claims that given attributions make, with the unattributed ones."""
    text, tokens = article.text, Tokens(cast.syntax)
    marks, weak = quotations.find(text), hedges.find(text, scale)
    drafts = [d for d in (_draft(a, text) for a in found) if d.content]
    for draft in drafts:
        draft.source = _named_source(draft.source, tokens)
    drafts = inversions.mend(unattributed.drop_hedges(drafts, weak, tokens), tokens, cast)
    drafts += (
        closings.find(drafts, tokens, cast)
        + checks.find(drafts, tokens, cast)
        + nominals.find(drafts, tokens, cast)
        + headlines.find(drafts, article, tokens, cast)
    )
    edges.mend(drafts, tokens, article.dateline)
    drafts = verbs.join(drafts, tokens)
    tails.cut(drafts, tokens)
    credits.mend(drafts, tokens, cast)
    tails.restore(drafts, tokens)
    limits.draw(drafts, tokens)
    drafts += leadins.find(drafts, article, tokens)
    reasons = anonymity.Reasons(article)
    for draft in drafts:
        draft.stance = stance.of(draft, tokens, text)
        draft.quoted = quoting.quoted(draft, text, marks)
    drafts = headlines.leave_places(drafts, article, cast)
    stance.answer(drafts, tokens, article)
    drafts = continuations.split(chains.unfold(drafts, tokens, cast), text)
    drafts += continuations.find(drafts, article, marks, cast)
    drafts = selection.keep(drafts, tokens, cast, marks, reasons)
    drafts += unattributed.find(weak, drafts, tokens, marks, _headings(article))
    for draft in drafts:
        draft.content = quoting.trim(draft.content, text, marks, tokens)
        draft.quoted = quoting.quoted(draft, text, marks)
        draft.hedges = _hedges_of(draft, weak)
    drafts = sorted(
        (d for d in drafts if any(map(str.isalnum, text[d.start : d.end]))), key=lambda d: (d.start, d.end, d.cue or (0, 0))
    )
    rows = [_row(d, article, cast, reasons, tokens, scale) for d in drafts]
    _nest(rows)
    return _unique(rows)


def _named_source(source, tokens):
    """A source without the day or the place that stands before its name."""
    if source is None:
        return None
    inside = tokens.within(source)
    first = phrases.front(tokens.syntax, inside[0], inside[-1])
    return (tokens.syntax.start[first], source[1]) if first > inside[0] else source


def _headings(article):
    return [block for block in article.blocks if block.kind in (HEADLINE, HEADING)]


def _draft(attribution, text):
    """A draft of the spans that hold a word."""
    source, cue = (span if span and text[slice(*span)].strip() else None for span in (attribution.source, attribution.cue))
    content = tuple(span for span in attribution.content if text[slice(*span)].strip())
    return Draft(source, cue, content, attribution.frame, attribution.score)


def _hedges_of(draft, weak):
    """Hedges in the content, and those that lean on the cue ("reportedly said"), the cue itself left out ("alleged")."""
    edges = [draft.source, draft.cue] if draft.source and draft.cue else [draft.cue] if draft.cue else []
    low = min((s for s, _ in edges), default=0)
    high = max((e for _, e in edges), default=0)
    cue = draft.cue if draft.source else None
    return [h for h in weak if (draft.holds((h.start, h.end)) or low <= h.start < high) and (h.start, h.end) != cue]


def _row(draft, article, cast, reasons, tokens, scale):
    text, start, end = article.text, draft.start, draft.end
    speaker = draft.source or draft.speaker
    actor = cast.resolve(*speaker) if speaker else None
    block = article.block_at(start)
    low, high = hedges.likelihood(draft.hedges)
    row = Claim(
        claim_id=record_id(article.article_id, "c", start, end, draft.cue and draft.cue[0]),
        article_id=article.article_id,
        paragraph=block,
        sentence=tokens.syntax.sentence[tokens.at(start)],
        content=text[start:end],
        start=start,
        end=end,
        quoted=draft.quoted,
        stance=draft.stance,
        hedges=join_words(h.surface for h in draft.hedges),
        evidentials=join_words(h.surface for h in draft.hedges if h.kind == _EVIDENTIAL),
        likelihood_low=low,
        likelihood_high=high,
        likelihood_scale=scale if low is not None else None,
        via=join_words(dict.fromkeys(_relay(span, cast, text) for span in draft.via if not _is_source(span, draft, cast))),
        in_headline=article.blocks[block].kind in (HEADLINE, HEADING),
    )
    if draft.cue:
        row.cue_start, row.cue_end = draft.cue
        row.cue = text[row.cue_start : row.cue_end]
    if draft.source:
        row.source_start, row.source_end = draft.source
        row.source = row.source_resolved = text[row.source_start : row.source_end]
    if actor is not None:
        _credit(row, speaker, actor, cast, reasons)
    return row


def _credit(row, source, actor, cast, reasons):
    """Say who the source is."""
    row.source_resolved, row.actor_id = actor.name, actor.actor_id
    state = knowledge.state_of(actor.name)
    if state and any(m.country == actor.country and m.name and not knowledge.state_of(m.name) for m in cast.mentions):
        row.source_resolved = state
    row.source_type, row.country = actor.type, actor.country
    row.anonymous = actor.anonymous
    if actor.anonymous:
        row.anonymity_reason = reasons.of(cast, actor, source)


def _is_source(span, draft, cast):
    return draft.source is not None and cast.resolve(*span) is not None and cast.resolve(*span) is cast.resolve(*draft.source)


def _relay(span, cast, text):
    actor = cast.resolve(*span)
    known = actor is not None and actor.type not in ("document", "unknown")
    return actor.name if known else " ".join(text[slice(*span)].split())


def _nest(rows):
    """Tie each claim to the smallest other one that its words stand in."""
    stack = []
    for row in sorted(rows, key=lambda r: (r.start, -r.end)):
        low = row.start if row.cue_start is None else min(row.start, row.cue_start)
        high = row.end if row.cue_end is None else max(row.end, row.cue_end)
        while stack and stack[-1].end <= row.start:
            stack.pop()
        around = [o for o in stack if o.start <= low and high <= o.end and (o.start, o.end) != (row.start, row.end)]
        row.parent = around[-1].claim_id if around else None
        stack.append(row)


def _unique(rows):
    seen, kept = set(), []
    for row in rows:
        if row.claim_id not in seen:
            seen.add(row.claim_id)
            kept.append(row)
    return kept
