"""Figures: the quantities an analyst would tabulate, with what they count and between whom.

:func:`find` reads the steps in order: a quantity becomes a draft with what it
counts (:mod:`~tidynews.meaning.figures.phrases`), the draft is kept or left
out (:mod:`~tidynews.meaning.figures.selection`), and then gets its item, its
kind and outcome, its supplier and recipient, its relations to other drafts and
its period, each in the module of that name.
"""

from tidynews.meaning.figures import headlines, items, kinds, periods, phrases, relations, roles, selection, stages
from tidynews.meaning.figures.discourse import Discourse
from tidynews.meaning.figures.drafts import Reading
from tidynews.records import Figure, record_id


def find(doc, article, cast=None, claims=()) -> list[Figure]:
    """All figures of an article, in the order of the text.

    Parameters
    ----------
    doc : the parsed article, from :func:`tidynews.language.pipeline.analyse`
    article : the article
    cast : its actors, who resolve pronouns to countries; may be left out
    claims : its claims, for ``claim_id``

    Returns
    -------
    list of :class:`tidynews.records.Figure`
    """
    reading = Reading(doc, article, cast, claims)
    drafts = selection.possible(reading, phrases.drafts(reading))
    items.fill(reading, drafts)
    discourse = Discourse(reading)
    kinds.fill(reading, drafts, discourse)
    relations.fill(reading, drafts)
    kinds.inherit(drafts)
    drafts = selection.kept(reading, drafts)
    stages.fill(reading, drafts)
    roles.fill(reading, drafts, discourse)
    headlines.fill(reading, drafts)
    periods.fill(reading, drafts, claims)
    inner = _innermost(reading, claims)
    return [_row(reading, draft, inner) for draft in drafts]


def _row(reading, draft, inner) -> Figure:
    quantity, article = draft.quantity, reading.article
    return Figure(
        figure_id=_figure_id(article, draft),
        article_id=article.article_id,
        paragraph=max(0, reading.block(draft)),
        sentence=reading.syntax.sentence[draft.first],
        start=quantity.start,
        end=quantity.end,
        surface=quantity.surface,
        value=quantity.value,
        low=quantity.low,
        best=quantity.value if quantity.low is not None and quantity.low == quantity.high else None,
        high=quantity.high,
        bound=quantity.bound,
        trend=quantity.trend,
        unit=quantity.unit,
        item=draft.item,
        kind=draft.kind,
        stage=draft.stage,
        outcome=draft.outcome,
        supplier=draft.supplier,
        recipient=draft.recipient,
        roles_from=draft.roles_from,
        event=draft.event,
        date_start=draft.period and draft.period.date_start,
        date_end=draft.period and draft.period.date_end,
        date_text=draft.period and draft.period.surface,
        date_inferred=draft.period and draft.period.inferred,
        cumulative=draft.cumulative,
        part_of=_figure_id(article, draft.whole),
        alternative_to=_figure_id(article, draft.rival),
        derived_from=_figure_id(article, draft.origin),
        claim_id=inner.get(draft.first),
    )


def _figure_id(article, draft):
    return draft and record_id(article.article_id, "f", draft.quantity.start, draft.quantity.end)


def _innermost(reading, claims):
    """The claim_id of the shortest claim around each token."""
    inner = {}
    for claim in sorted(claims, key=lambda c: (c.start - c.end, c.start)):
        for i in range(reading.token_at(claim.start), reading.token_at(claim.end - 1) + 1):
            inner[i] = claim.claim_id
    return inner
