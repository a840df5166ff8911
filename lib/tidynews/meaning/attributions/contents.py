"""Where the content of a cue may lie: alternative spans, proposed from tree, commas and quotation marks.

A right content follows the cue ("he said that …"), a left one stands before
it ("…, he said"), and both join where the attribution stands inside. Every
alternative carries labels that tell how its start and its end were found; a
learned choice is made among them.
"""

from typing import NamedTuple

from tidynews.language.actors import knowledge
from tidynews.meaning.attributions import cues

_NO_START = frozenset(
    ["aux", "auxpass", "neg", "punct", "prt", "cc", "preconj", "mark", "nsubj", "nsubjpass", "expl", "case", "intj"]
)
_PREPOSITIONS = frozenset(("prep", "agent", "dative"))
_CUT = frozenset(
    ["advcl", "prep", "conj", "cc", "relcl", "acl", "npadvmod", "advmod", "mark", "appos", "parataxis", "ccomp", "punct", "xcomp"]
)
_SUBJECTS = frozenset(("nsubj", "nsubjpass"))
_OF_DAYS = frozenset(("IN", "CD", ","))
_LONGEST_DAY = 6  # words
_MOST_STARTS, _MOST_LEFT_STARTS, _MOST_ENDS, _DEEPEST = 5, 7, 8, 6


class Content(NamedTuple):
    """One alternative: token spans (first, last), and how they were found."""

    spans: tuple[tuple[int, int], ...]
    side: str  # left, right, both, subject, around
    opening: str  # what the start is
    closing: str  # what the end is


def propose(reading, i: int, left_edge: int) -> list[Content]:
    """The alternative contents of the cue at token ``i``, the likeliest kinds first.

    ``left_edge`` is the first token of the attributing phrase (its subject,
    where that stands before the cue).
    """
    right = _right(reading, i)
    left = _left(reading, i, left_edge)
    found = right + left + _both(reading, i, left) + _subject(reading, i, right) + _around(reading, i)
    if (shared := _shared_clause(reading.syntax, i)) is not None:
        found = [content for content in found if all(_holds(content, j) for j in shared)] or found
    seen, unique = set(), []
    for content in found:
        if content.spans not in seen and not _is_day(reading, content.spans):
            seen.add(content.spans)
            unique.append(content)
    return unique


def _is_day(reading, spans):
    """Whether a span says no more than when: "reported on Friday, citing …"."""
    calendar = knowledge.words_of("calendar")
    said = [i for first, last in spans for i in range(first, min(last, first + _LONGEST_DAY) + 1) if reading.word[i]]
    when = (reading.syntax.lower[i].rstrip(".") in calendar or reading.syntax.tag[i] in _OF_DAYS for i in said)
    return len(said) < _LONGEST_DAY and all(when) and any(reading.syntax.tag[i].startswith("NN") for i in said)


def _shared_clause(syntax, i):
    """The subject and the infinitive of "… is said to …": neither alone is what is said."""
    if "say" not in cues.meanings(syntax.lemma(i), "V"):
        return None
    subject = next((c for c in syntax.children[i] if syntax.dep[c] == "nsubjpass"), None)
    clause = next((c for c in syntax.children[i] if syntax.dep[c] == "xcomp" and c > i), None)
    return None if subject is None or clause is None else (subject, clause)


def _holds(content, j):
    return any(first <= j <= last for first, last in content.spans)


def _right(reading, i):
    found = []
    for start, opening in _starts(reading, i):
        for end, closing in _ends(reading, i, start):
            found.append(Content(((start, end),), "right", opening, closing))
            if closing in ("sentence", "quote"):
                found += _with_run(reading, i, start, end, opening, closing)
    return found


def _handed_on(syntax, i):
    """The verb to which a cue that names the speaker leaves what is said: "quoted the navy as *saying*"; None without."""
    for child in syntax.children[i]:
        if child > i and syntax.lower[child] == "as":
            for verb in syntax.children[child]:
                if syntax.dep[verb] == "pcomp" and "say" in cues.meanings(syntax.lemma(verb), "V"):
                    return verb
    return None


def _with_run(reading, i, start, end, opening, closing):
    """A right content taken up again by the quotations that follow its sentence."""
    if reading.quote[i] >= 0 or reading.forward(end + 1, reading.sentence(end)[1]) <= reading.sentence(end)[1]:
        return
    for name, across in (("+run", False), ("+runs", True)):
        run = reading.run_after(end if reading.quote[end] < 0 else reading.quotes[reading.quote[end]][1], across)
        if run and (across is False or reading.paragraph[run[1]] != reading.paragraph[end]):
            span = (reading.forward(*run), reading.backward(*run[::-1]))
            yield Content(((start, end), span), "right", opening, closing + name)


def _starts(reading, i):
    """Tokens at which a content behind the cue may begin, each with the name of what begins there."""
    syntax, (_, limit) = reading.syntax, reading.bounds(i)
    verb = _handed_on(syntax, i)
    if verb is not None:
        start = reading.forward(verb + 1, limit)
        return [(start, "next")] if start <= limit else []
    starts = {}
    for child in syntax.children[i]:
        dep = syntax.dep[child]
        if child < i or dep in _NO_START:
            continue
        start = reading.forward(max(syntax.left[child], i + 1), limit)
        starts.setdefault(start, dep)
        if dep in _PREPOSITIONS:
            starts.setdefault(reading.forward(child + 1, limit), dep + "+")
    starts.setdefault(reading.forward(i + 1, limit), "next")
    quote = _next_quote(reading, i, limit)
    if quote is not None:
        starts[quote] = "quote"
    return [(s, starts[s]) for s in sorted(starts) if s <= limit][:_MOST_STARTS]


def _next_quote(reading, i, limit):
    """The first word of the first quotation that opens behind the cue in its sentence."""
    if reading.quote[i] >= 0:
        return None
    at = reading.next_quoted[min(i + 1, limit)]
    first = reading.forward(at, limit) if at <= limit else limit + 1
    return first if first <= limit and reading.quote[first] >= 0 else None


def _ends(reading, i, start):
    """Tokens at which a content that begins at ``start`` may end, each with the name of what ends there."""
    syntax, (_, limit) = reading.syntax, reading.bounds(i)
    ends = {}
    quote = reading.quote[start]
    if quote >= 0 and reading.quote[i] != quote:
        opening, closing, _ = reading.quotes[quote]
        if reading.forward(opening, start) == start and not _subject_of_rest(reading, start, closing, limit):
            _add(ends, reading, closing, start, "quote")
            run = reading.run_after(closing, over_paragraphs=True)
            if run and reading.paragraph[run[0]] != reading.paragraph[closing]:
                _add(ends, reading, run[1], start, "run")
    _add(ends, reading, limit, start, "sentence")
    _add(ends, reading, syntax.right[i], start, "subtree")
    for child in syntax.children[i]:
        if syntax.right[child] >= start and syntax.dep[child] != "punct":
            _add(ends, reading, min(syntax.right[child], limit), start, "child:" + syntax.dep[child])
    for cut, name in _cuts(syntax, i, start, limit):
        _add(ends, reading, cut, start, name)
    kept = sorted(ends)
    if len(kept) > _MOST_ENDS:
        kept = kept[: _MOST_ENDS - 3] + kept[-3:]
    return [(end, ends[end]) for end in kept]


def _subject_of_rest(reading, start, closing, limit):
    """Whether a quotation is the subject of what goes on behind it, as in: said “the plan” would fail."""
    syntax, behind = reading.syntax, reading.forward(closing + 1, limit)
    return behind <= limit and any(
        syntax.dep[j] in _SUBJECTS and limit >= syntax.head[j] > closing for j in range(start, closing)
    )


def _add(ends, reading, end, start, name):
    end = reading.backward(end, start)
    if end >= start:
        ends.setdefault(end, name)


def _cuts(syntax, i, start, limit):
    """Ends before a dependent that may not belong to the content, down the right side of the tree."""
    node = i
    for _ in range(_DEEPEST):
        behind = [c for c in syntax.children[node] if c > node and syntax.left[c] > start and syntax.left[c] <= limit]
        for child in behind:
            if syntax.dep[child] in _CUT:
                yield syntax.left[child] - 1, "before:" + syntax.dep[child]
        last = [c for c in syntax.children[node] if syntax.right[c] >= start and syntax.dep[c] != "punct"]
        if not last:
            return
        node = last[-1]


def _left(reading, i, left_edge):
    """Contents that end where the attributing phrase begins."""
    first, _ = reading.bounds(i)
    end = reading.backward(left_edge - 1, first)
    if end < first:
        return _left_of_sentence(reading, i, first)
    found = []
    for start, opening in _left_starts(reading, i, first, end):
        if start <= end:
            found.append(Content(((start, end),), "left", opening, _separator(reading, end, left_edge)))
    return found


def _left_starts(reading, i, first, end):
    syntax = reading.syntax
    starts = {}
    quote = reading.quote[end] if reading.quote[end] != reading.quote[i] else -1
    if quote >= 0:
        starts[reading.forward(reading.quotes[quote][0], end)] = "quote"
        run = reading.run_before(end)
        if run is not None:
            starts[reading.forward(run, end)] = "run"
    starts.setdefault(reading.forward(first, end), "sentence")
    for child in syntax.children[i]:
        if child < i and syntax.dep[child] not in ("punct", "nsubj", "aux", "neg", "advmod", "cc", "mark"):
            starts.setdefault(reading.forward(max(first, syntax.left[child]), end), "child:" + syntax.dep[child])
    head = syntax.head[i]
    if first <= head <= end:
        starts.setdefault(reading.forward(max(first, syntax.left[head]), end), "head:" + syntax.dep[i])
    comma = end + 1
    for name in ("comma", "comma2", "comma3"):
        comma = reading.last_break[comma - 1] if comma > first else -1
        if comma > first:
            starts.setdefault(reading.forward(comma + 1, end), name)
    return [start for start in sorted(starts.items()) if not _goes_on(syntax, start[0])][:_MOST_LEFT_STARTS]


def _goes_on(syntax, start):
    """Whether the sentence goes on there behind a comma: "…, *but* the rest stayed", "…, *with* six ships on the way"."""
    joined = start if syntax.tag[start] == "CC" or syntax.lower[start] == "with" else start - 1
    inside = joined > syntax.sentences[syntax.sentence[start]][0]
    return inside and (syntax.tag[joined] == "CC" or joined == start) and syntax.lower[joined - 1] == ","


def _left_of_sentence(reading, i, first):
    """The quotation that closes the sentence before, where the cue begins its own."""
    before = reading.backward(first - 1, 0) if first else -1
    if before < 0 or reading.quote[before] < 0 or reading.paragraph[before] != reading.paragraph[i]:
        return []
    opening = reading.quotes[reading.quote[before]][0]
    found = [Content(((reading.forward(opening, before), before),), "left", "quote", "sentence")]
    run = reading.run_before(before)
    if run is not None:
        found.append(Content(((reading.forward(run, before), before),), "left", "run", "sentence"))
    return found


def _separator(reading, end, left_edge):
    return reading.syntax.lower[end + 1] if end + 1 < left_edge else "none"


def _both(reading, i, left):
    """A left content taken up again behind the attribution."""
    found = []
    rest = _rests(reading, i)
    for content in left:
        for span, closing in rest:
            found.append(Content((*content.spans, *span), "both", content.opening, closing))
    return found


def _rests(reading, i):
    """What may go on behind "…, he said": the rest of the sentence, the quotations that follow."""
    _, limit = reading.bounds(i)
    rests = []
    if reading.quote[i] < 0:
        quote = _next_quote(reading, i, limit)
        last = limit
        if quote is not None:
            closing = reading.quotes[reading.quote[quote]][1]
            last = max(limit, closing)
            rests.append((((quote, reading.backward(closing, quote)),), "quote"))
        within = reading.run_after(last, over_paragraphs=False)
        across = reading.run_after(last, over_paragraphs=True)
        joined = rests[0][0] if rests else ()
        if within:
            rests.append((joined + ((reading.forward(within[0], within[1]), reading.backward(*within[::-1])),), "run"))
        going_on = reading.opened_sentence(last)
        if going_on:
            rests.append((joined + (going_on,), "opened"))
        if across and across != within:
            rests.append((joined + ((reading.forward(across[0], across[1]), reading.backward(*across[::-1])),), "runs"))
    start = reading.forward(i + 1, limit)
    end = reading.backward(limit, start)
    if end >= start:
        rests.append((((start, end),), "rest"))
        comma = reading.next_break[start]
        if comma < end:
            rests.append((((reading.forward(comma + 1, end), end),), "comma"))
    return rests


def _subject(reading, i, right):
    """The subject of a passive or of "seem", alone and with what follows the cue."""
    syntax, (first, _) = reading.syntax, reading.bounds(i)
    found = []
    for child in syntax.children[i]:
        if child < i and syntax.dep[child] in ("nsubjpass", "nsubj", "dobj", "csubj", "csubjpass", "attr", "pobj"):
            start = max(first, syntax.left[child])
            end = reading.backward(min(syntax.right[child], i - 1), start)
            if start <= end:
                name = syntax.dep[child]
                found.append(Content(((start, end),), "subject", name, name))
                found += [
                    Content(((start, end), *c.spans), "subject", name + "," + c.opening, c.closing)
                    for c in right
                    if c.closing in ("sentence", "subtree") or c.closing.startswith("child:")
                ]
    return found[:12]


def _around(reading, i):
    """The clause around an adverb or an adjunct such as "according to"."""
    syntax, (first, limit) = reading.syntax, reading.bounds(i)
    head, left, right = syntax.head[i], syntax.left[i], syntax.right[i]
    if head == i:
        return []
    found = []
    for node in (head, syntax.head[head]):
        start = reading.forward(max(first, syntax.left[node]), limit)
        end = reading.backward(min(limit, syntax.right[node]), start)
        before = (start, reading.backward(left - 1, start))
        behind = (reading.forward(right + 1, end), end)
        spans = tuple((a, b) for a, b in (before, behind) if a <= b)
        if spans:
            found.append(Content(spans, "around", syntax.dep[i], "head" if node == head else "above"))
        if before[0] <= before[1] and not _goes_on(syntax, start):
            found.append(Content((before,), "around", syntax.dep[i], "before"))
        if behind[0] <= behind[1]:
            found.append(Content((behind,), "around", syntax.dep[i], "behind"))
            behind_all = (behind[0], reading.backward(limit, behind[0]))
            found.append(Content((behind_all,), "around", syntax.dep[i], "sentence"))
    return found
