"""Where in a parsed article somebody is said to say something: source, cue and content as spans.

Every word that may attribute is scored by a linear classifier; its source and
its content are then chosen among alternatives that the parse, the commas and
the quotation marks propose. The classifier was trained on PolNeAR (Newell,
Margolin and Ruths 2018), whose notion of attribution is wide: beliefs,
desires and judgements count as well as statements. ``Attribution.meanings``
tells them apart.
"""

from typing import NamedTuple

from tidynews.meaning.attributions import cues, decision, labels, model, sources
from tidynews.meaning.attributions.reading import Reading
from tidynews.meaning.attributions.spans import content_span, cue_span


class Attribution(NamedTuple):
    """One cue with its source and its content, as offsets in the article's text.

    Attributes
    ----------
    source : (start, end) or None
    cue : (start, end) or None (a quotation or a hedged statement that nobody introduces)
    content : the spans of the content, in order; more than one where the attribution stands inside it
    frame : how the content lies to the cue: right, left, both, subject or around; nested for a statement
        reported inside another that the counts alone would not find; label or transcript for a
        speaker named before a colon
    score : how sure, 0 to 1
    meanings : what the cue does: say, think, want, show, deny, doubt, confirm, ask, call_for, commit,
        judge, feel, warn, decline, seem, hedge; empty where its word is not in the lexicon
    pronoun : the relative pronoun that stands for the source in the clause of the cue, or None
    """

    source: tuple[int, int] | None
    cue: tuple[int, int] | None
    content: tuple[tuple[int, int], ...]
    frame: str
    score: float
    meanings: tuple[str, ...] = ()
    pronoun: tuple[int, int] | None = None


def find(doc, article, *, least: float | None = None) -> list[Attribution]:
    """All attributions of an article, in the order of their cues.

    Parameters
    ----------
    doc : the parsed article, from :func:`tidynews.language.pipeline.analyse`
    article : the article it was made from
    least : the score from which a candidate counts; by default what serves PolNeAR best. A lower
        one finds more, rightly and wrongly: for users with a filter of their own

    Returns
    -------
    list of Attribution; contents leave out the cue, the source and the
    complementizer "that". An attribution inside the content of another is one
    of its own.
    """
    reading = Reading(doc, article)
    least = model.number("least") if least is None else least
    found = [_attribution(reading, one) for one in decision.decide(reading, least)]
    labelled = [_labelled(reading, label) for label in labels.find(reading)]
    return sorted(found + labelled, key=lambda one: one.cue) if labelled else found


def _labelled(reading, label):
    span = reading.syntax.span
    return Attribution(
        source=span(*label.source),
        cue=span(label.colon, label.colon),
        content=(content_span(reading, label.content),),
        frame=label.frame,
        score=label.score,
        meanings=("say",),
    )


def _attribution(reading, one):
    syntax = reading.syntax
    source, pronoun = one.source, None
    if one.head is not None and (antecedent := sources.antecedent(syntax, one.head)) != one.head:
        pronoun, source = syntax.span(one.head, one.head), sources.phrase(reading, antecedent, one.i)
    return Attribution(
        source=None if source is None else syntax.span(*source),
        cue=cue_span(reading, one.i),
        content=tuple(content_span(reading, span) for span in one.content.spans),
        frame="nested" if one.construction == "nested" else one.content.side,
        score=round(one.score, 4),
        meanings=cues.meanings(*cues.key(syntax, one.i)),
        pronoun=pronoun,
    )
