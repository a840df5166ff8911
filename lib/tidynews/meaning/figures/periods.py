"""When a figure happened, and whether it is a running total."""

from bisect import bisect_right

from tidynews.meaning.figures.grammar import verb_above
from tidynews.meaning.figures.vocabulary import PEOPLE, VERBS, outcomes, words

_LONGEST_CLIMB = 6
_MOST_DATES = 8
_CLOSED = frozenset(("acl", "relcl", "ccomp"))  # a date in such a clause tells nothing of what stands outside
_EVENT = 7  # an event lasts so many days at most
_NEAR_EVENT = 12  # sentences behind the one that dates an event
_HARMFUL = frozenset(("casualty", "loss"))


def fill(reading, drafts, claims):
    """Give every draft its period and whether it is a running total."""
    cues = {reading.token_at(c.cue_start) for c in claims if c.cue_start is not None}
    dated = _by_sentence(reading)
    for draft in drafts:
        spans = _near(dated.get(reading.syntax.sentence[draft.first], ()), draft.quantity.start)
        draft.period = _lasting(reading, _period(reading, draft, spans, cues))
        draft.cumulative = _cumulative(reading, draft)
    _carry(reading, drafts)


def _carry(reading, drafts):
    """Give figures without a date the days of what they belong to.

    The whole, the same number told elsewhere (a headline takes the body's day), the
    days of a poll's fieldwork, and for harm the one event that an article tells of.
    """
    fieldwork = _fieldwork(reading)
    for draft in drafts:
        if draft.period is not None:
            continue
        others = drafts if reading.in_heading(draft.first) else ()
        same = (d for d in others if d.period is not None and _is_same(draft, d))
        other = draft.whole if draft.whole is not None and draft.whole.period is not None else next(same, None)
        if other is not None:
            draft.period = other.period
        elif fieldwork is not None and draft.quantity.kind in ("percent", "share") and draft.kind == "share":
            draft.period = fieldwork
    counted = [(d.first, d.period) for d in drafts if _is_event(d)]
    told = sorted([*counted, *_told_events(reading)], key=lambda event: event[0])
    for draft in drafts:
        if draft.period is None and _can_befall(draft) and "/" not in draft.quantity.unit:
            at_rest = draft.kind == "other" and draft.item_class not in PEOPLE  # goods found here and there, on many days
            draft.period = _day_of_event(reading, draft, counted if at_rest else told)


def _day_of_event(reading, draft, events):
    """The days of the event told last before a figure; a headline's are those of the first in the text."""
    if not events or reading.in_heading(draft.first):
        return events[0][1] if events else None
    first, period = ([e for e in events if e[0] <= draft.first] or events[:1])[-1]
    return period if -1 <= reading.sentences_between(first, draft.first) <= _NEAR_EVENT else None


def _told_events(reading):
    """Where a dated clause tells of something that befell somebody, whether or not it counts them."""
    syntax = reading.syntax
    harms = outcomes("people").keys() | outcomes("things").keys() | words("befalling")
    for span in reading.dates:
        first = reading.token_at(span.start)
        verb = verb_above(syntax, first)
        if verb is not None and _is_short(span) and syntax.tag[verb] in VERBS and syntax.lemma(verb) in harms:
            yield first, span


def _is_same(one, other):
    return one.kind == other.kind and one.quantity[3:6] == other.quantity[3:6] and one.quantity.unit == other.quantity.unit


def _can_befall(draft):
    """Whether a figure counts what an event did: the dead, the destroyed, the seized, the fired."""
    return draft.kind in _HARMFUL or bool(draft.outcome) or (draft.kind == "use" and draft.quantity.kind == "count")


def _is_event(draft):
    """Whether a figure of harm is dated to a few days."""
    return _can_befall(draft) and _is_short(draft.period)


def _is_short(period):
    whole = period is not None and period.date_start is not None and period.date_end is not None
    return whole and (period.date_end - period.date_start).days < _EVENT


def _fieldwork(reading):
    """The days on which the poll of an article was taken: "the survey, carried out from Nov. 3 to 9"."""
    for span in reading.dates:
        first, last = reading.sentence_of(reading.token_at(span.start))
        told = set(reading.syntax.lower[first : last + 1])
        if span.date_start and span.date_end and told & words("polling") and told & words("taking place"):
            return span
    return None


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
    for _ in range(_LONGEST_CLIMB):
        if verb is None or verb == syntax.head[verb]:
            return span
        marks = (c for c in syntax.children[verb] if syntax.dep[c] == "mark" and syntax.lower[c] in words("onset"))
        start = next((syntax.start[c] for c in marks if syntax.start[c] < span.start), None)
        if start is not None:
            return span._replace(start=start, surface=reading.text[start : span.end], date_end=None)
        verb = syntax.head[verb]
    return span


def _is_dateline(reading, span):
    """Whether a date stands before the dash that opens a report: "SEOUL, Feb. 27 —"."""
    behind = reading.text[span.end : span.end + 20].lstrip(" .,")
    return behind.startswith(("—", "–", "- ", "("))


def _dates_event(reading, draft, span, cues):
    """Whether a date belongs to what happened to the counted, and not to the saying of it or to another clause."""
    syntax, first = reading.syntax, reading.token_at(span.start)
    if _is_compared(syntax, first, reading.token_at(span.end - 1)):
        return False
    dated = verb_above(syntax, first)
    if dated is None:
        return True
    if dated in cues or (syntax.lemma(dated) in words("speech") and dated != draft.verb):
        return False
    if ";" in syntax.lower[min(first, draft.last) : max(first, draft.last)]:
        return False
    own = _clauses_of(syntax, draft, first, cues)
    verb = dated
    for _ in range(_LONGEST_CLIMB):
        if verb in own:
            return True
        event = verb == dated and _tells_event(reading, draft, verb, span)
        if (_is_closed(syntax, verb) and not event) or syntax.head[verb] == verb:
            return False
        verb = syntax.head[verb]
    return False


def _is_closed(syntax, verb):
    """Whether what a clause dates stays in it: relative and content clauses, participles behind a comma."""
    first = syntax.left[verb]
    apart = first > 0 and syntax.lower[first - 1] in (",", "–", "—") and syntax.tag[first] == "VBG"
    if syntax.dep[verb] == "acl" and syntax.lower[syntax.head[syntax.head[verb]]] in words("onset") | {"after", "before", "when"}:
        return False  # "after a boat overturned", read as "after a boat that was overturned"
    return syntax.dep[verb] in _CLOSED or (syntax.dep[verb] == "advcl" and apart)


def _tells_event(reading, draft, verb, span):
    """Whether a relative clause dates the event that did the harm: "killed in a quake that hit the coast on Monday"."""
    syntax = reading.syntax
    through = syntax.head[syntax.head[verb]]
    if syntax.dep[verb] != "relcl" or not _can_befall(draft) or syntax.lower[through] not in words("harming"):
        return False
    tokens = range(reading.token_at(span.start), reading.token_at(span.end - 1) + 1)
    apart = {syntax.head[i] for i in tokens} - {verb, *tokens}
    own = all(syntax.lower[i] in words("time of day") for i in apart)
    return own and syntax.lower[tokens[-1]] != "ago"  # of another event, it may be: "on the site of a quake five years ago"


def _clauses_of(syntax, draft, date, cues):
    """The verbs that a date must hang on to date a figure: of its own clause and those that this depends on.

    A relative clause, what somebody says, and a clause joined behind the date have a time of their own.
    """
    i = draft.head
    found = {draft.verb} | {c for c in syntax.children[i] if c > i and syntax.dep[c] in ("acl", "relcl")}
    for _ in range(2 * _LONGEST_CLIMB):
        head, dep = syntax.head[i], syntax.dep[i]
        if syntax.tag[i] in VERBS:
            found.add(i)
            spoken = i in cues or head in cues or syntax.lemma(i) in words("speech")
            joined = dep in ("conj", "advcl") and head < date < i
            if dep == "relcl" or joined or (dep in ("ccomp", "advcl") and spoken):
                break
        if head == i:
            break
        i = head
    return found


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
