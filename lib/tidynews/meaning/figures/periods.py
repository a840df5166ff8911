"""When a figure happened, and whether it is a running total."""

from bisect import bisect_right

from tidynews.meaning.figures.grammar import verb_above
from tidynews.meaning.figures.vocabulary import words

_LONGEST_CLIMB = 6
_MOST_DATES = 8
_CLOSED = frozenset(("acl", "relcl", "ccomp"))  # a date in such a clause tells nothing of what stands outside


def fill(reading, drafts, claims):
    """Give every draft its period and whether it is a running total."""
    cues = {reading.token_at(c.cue_start) for c in claims if c.cue_start is not None}
    dated = _by_sentence(reading)
    for draft in drafts:
        spans = _near(dated.get(reading.syntax.sentence[draft.first], ()), draft.quantity.start)
        draft.period = _lasting(reading, _period(reading, draft, spans, cues))
        draft.cumulative = _cumulative(reading, draft)


def _by_sentence(reading):
    found = {}
    for span in reading.dates:
        found.setdefault(reading.syntax.sentence[reading.token_at(span.start)], []).append(span)
    return found


def _near(spans, offset):
    """The dates of a sentence that stand near an offset: a sentence may be as long as its article."""
    if len(spans) <= _MOST_DATES:
        return spans
    place = bisect_right(spans, offset, key=lambda span: span.start)
    return spans[max(0, place - _MOST_DATES // 2) : place + _MOST_DATES // 2]


def _period(reading, draft, spans, cues):
    """The date nearest to the figure in its sentence that does not date the saying of it."""
    free = [s for s in spans if _dates_event(reading, draft, s, cues) and not _is_dateline(reading, s)]
    return min(free, key=lambda span: (abs(span.start - draft.quantity.start), span.start), default=None)


def _lasting(reading, span):
    """The period from an event on that a clause with "since" dates: "since the war began in April"."""
    syntax = reading.syntax
    verb = None if span is None else verb_above(syntax, reading.token_at(span.start))
    marks = () if verb is None else (c for c in syntax.children[verb] if syntax.dep[c] == "mark")
    start = next((syntax.start[c] for c in marks if syntax.lower[c] in words("onset") and syntax.start[c] < span.start), None)
    if start is None:
        return span
    return span._replace(start=start, surface=reading.text[start : span.end], date_end=reading.article.published)


def _is_dateline(reading, span):
    """Whether a date stands before the dash that opens a report: "SEOUL, Feb. 27 —"."""
    behind = reading.text[span.end : span.end + 20].lstrip(" .,")
    return behind.startswith(("—", "–", "- ", "("))


def _dates_event(reading, draft, span, cues):
    """Whether a date belongs to what happened, and not to the saying of it or to another thing."""
    syntax, first = reading.syntax, reading.token_at(span.start)
    if _is_compared(syntax, first, reading.token_at(span.end - 1)):
        return False
    verb = verb_above(syntax, first)
    if verb is None or verb == draft.verb:
        return True
    if verb in cues or syntax.lemma(verb) in words("speech"):
        return False
    for _ in range(_LONGEST_CLIMB):
        if verb in draft.predicates or verb == draft.verb:
            return True
        if syntax.dep[verb] in _CLOSED or syntax.head[verb] == verb:
            return syntax.dep[verb] not in _CLOSED
        verb = syntax.head[verb]
    return True


def _is_compared(syntax, first, last):
    """Whether a date only names what is compared with: "twice as many as a year ago", "up 8 % on last year"."""
    on_spell = syntax.lower[first] == "on" and last > first and syntax.lower[last] in words("spell")
    return on_spell or (first > 0 and syntax.lower[first - 1] in words("likening"))


def _cumulative(reading, draft):
    """True for a running total, False for an increment, None where the text does not tell."""
    syntax = reading.syntax
    first, last = reading.sentence_of(draft.first)
    near = syntax.lower[max(first, draft.first - 2) : draft.first] + syntax.lower[draft.last + 1 : draft.last + 3]
    if any(word in words("adding") for word in near):
        return False
    around = " ".join(syntax.lower[max(first, draft.first - 12) : min(last, draft.last + 20) + 1])
    since = draft.period and draft.period.surface.lower().startswith("since")
    return True if since or any(f" {phrase} " in f" {around} " for phrase in words("total")) else None
