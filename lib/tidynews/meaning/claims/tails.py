"""What does not belong to the end of a content: who else reports it, in what it was said, another's turn."""

from functools import cache

from tidynews import lexicons
from tidynews.language.actors import knowledge
from tidynews.meaning.claims import stance
from tidynews.meaning.claims.drafts import Draft, Index
from tidynews.meaning.claims.selection import states_alone

_FINITE = frozenset(("VBD", "VBZ", "VBP", "VBN"))  # the tagger takes many a past tense for a participle
_SUBJECTS = frozenset(("nsubj", "compound"))  # and the parser many a subject for a compound
_LONGEST_VEHICLE = 40  # characters
_LONGEST_REPORT = 10  # tokens of "the agency reported on Tuesday"
_LONGEST_TAIL = 30  # characters that may follow another's cue
_BREAKS = (",", "”", '"', "—", "–")
_SHORTEST = 20  # characters of a content put in place of a wrong one


def cut(drafts: list[Draft], tokens) -> None:
    """Leave ", citing X", ", the agency reported" and "in a statement" out of the contents."""
    drafts += [turn for draft in drafts if draft.cue is not None and (turn := _turn_of_own(draft, tokens)) is not None]
    for draft in drafts:
        if draft.cue is not None:
            _cut_adjuncts(draft, tokens)
    _cut_credits(drafts, tokens)
    _cut_turns(drafts, tokens)
    heads = {tokens.head(d.cue) for d in drafts if d.cue}
    for draft in drafts:
        if draft.cue is not None and draft.source is not None:
            _cut_circumstances(draft, tokens)
            _cut_report(draft, heads, tokens)
            _find_this(draft, tokens)


def _turn_of_own(draft, tokens):
    """What a source goes on "saying" behind a mere pronoun: "rejects that, | saying no vote is needed"."""
    syntax, (start, end) = tokens.syntax, draft.content[0]
    first = tokens.at(start)
    said = first + 2
    if (
        draft.source is None
        or (syntax.lower[first] not in _words("this") and syntax.tag[first] != "PRP")
        or syntax.lower[first + 1 : said] != [","]
        or said + 1 >= len(syntax)
    ):
        return None
    if syntax.tag[said] != "VBG" or not states_alone(syntax, said) or syntax.end[said] >= end:
        return None
    draft.content = (syntax.span(first, first),)
    return Draft(draft.source, syntax.span(said, said), ((syntax.start[said + 1], end),), frame="turn")


def _cut_adjuncts(draft, tokens):
    """Leave out ", citing X", ", according to Y" and "in a statement" at the end of a content."""
    syntax, spans = tokens.syntax, []
    for start, end in draft.content:
        for i in tokens.within((start, end)):
            word = syntax.lower[i]
            if word in _words("citing") or (word in _words("adjunct") and syntax.lower[i + 1 : i + 2] == ["to"]):
                end = min(end, syntax.start[i])
                break
            if start < syntax.start[i] and _is_vehicle(draft, syntax, i, end):
                end = syntax.start[i]
                break
        if start < end:
            spans.append((start, end))
    draft.content = tuple(spans) or draft.content


def _is_vehicle(draft, syntax, i, end):
    """A phrase such as "in a statement on Monday" with which a noun content ends; it becomes a relay."""
    if syntax.lower[i] not in _words("within") or syntax.dep[i] != "prep" or end - syntax.end[i] > _LONGEST_VEHICLE:
        return False
    noun = next((c for c in syntax.children[i] if syntax.dep[c] == "pobj"), None)
    if noun is None or syntax.lemma(noun) not in _words("vehicle") or syntax.end[syntax.right[noun]] < end - 2:
        return False
    if syntax.lemma(noun) not in _words("spoken"):
        draft.via.append(syntax.span(syntax.left[noun], noun))
    return True


def _cut_circumstances(draft, tokens):
    """Leave out when something was confirmed or denied, where what was is a mere noun: "the sale | only in April"."""
    syntax, verb = tokens.syntax, tokens.within(draft.cue)[-1]
    (start, _), inside = draft.content[0], tokens.within(draft.content[0])
    said = next((c for c in syntax.children[verb] if c > verb and syntax.dep[c] == "dobj" and syntax.left[c] == inside[0]), None)
    if len(draft.content) > 1 or said is None or not syntax.right[said] < inside[-1]:
        return
    for i in range(syntax.right[said] + 1, inside[-1] + 1):
        if _is_time(syntax, i, verb):
            start_of_time = syntax.left[i]
            while start_of_time - 1 > said and syntax.lower[start_of_time - 1] in (",", "only"):
                start_of_time -= 1
            draft.content = ((start, max(syntax.end[said], syntax.end[start_of_time - 1])),)
            return
        if syntax.head[i] == verb and syntax.lower[i] not in (",", "only"):
            return


def _is_time(syntax, i, verb):
    """A day, or a preposition before one, that tells when the verb was done."""
    if syntax.head[i] != verb or syntax.dep[i] not in ("prep", "npadvmod"):
        return False
    return any(
        syntax.capital(k) and syntax.lower[k].rstrip(".") in knowledge.words_of("calendar")
        for k in range(syntax.left[i], syntax.right[i] + 1)
    )


def _cut_turns(drafts, tokens):
    """End a content where the article turns to another statement: "…, while the mayor said …", "…, adding that …"."""
    near = Index(drafts)
    for other in drafts:
        if other.cue is None or other.source is None or other.source[0] > other.cue[0]:
            continue
        comma = _comma_before(other, tokens)
        if comma is None:
            continue
        for draft in near.touching(other.cue):
            start, end = draft.content[-1]
            if draft is not other and start < comma and other.cue[1] <= end and draft.source != other.source:
                draft.content = (*draft.content[:-1], (start, comma))


def _comma_before(draft, tokens):
    """Where the comma stands before "while the mayor said" or "adding", or the semicolon before "the mayor said"."""
    syntax, cue = tokens.syntax, tokens.within(draft.cue)[0]
    first = tokens.within(draft.source)[0]
    if first >= 1 and syntax.lower[first - 1] == ";":
        return syntax.start[first - 1]
    if first >= 2 and syntax.lower[first - 1] in _words("turn") and syntax.lower[first - 2] in (",", ";"):
        return syntax.start[first - 2]
    if cue >= 1 and syntax.tag[cue] == "VBG" and syntax.lower[cue - 1] == "," and syntax.lower[cue + 1 : cue + 2] != ["to"]:
        return syntax.start[cue - 1]
    return None


def _cut_credits(drafts, tokens):
    """Leave "…, the agency said" out of what another source is credited with."""
    near = Index(drafts)
    for other in drafts:
        if (
            other.cue is None
            or other.source is None
            or not 0 <= max(other.cue[0] - other.source[1], other.source[0] - other.cue[1]) <= 2
        ):
            continue
        low, high = min(other.source[0], other.cue[0]), max(other.source[1], other.cue[1])
        for draft in near.touching((low, high)):
            mutual = draft.cue is not None and other.holds(draft.cue) and not (draft.holds(other.cue) and other.cue < draft.cue)
            if draft is not other and mutual and other.content[0][0] < low:
                draft.content = _without(draft.content, low, high) or draft.content


def _without(content, low, high):
    """Spans without one that is hardly more than ``low`` to ``high``, or that ends in it."""
    kept = []
    for start, end in content:
        if low <= start < high and end - high <= _LONGEST_TAIL:
            continue
        if start < low < high <= end <= high + _LONGEST_TAIL:
            end = low
        kept.append((start, end))
    return tuple(kept)


def _cut_report(draft, heads, tokens):
    """The same for an outlet that no draft credits: it becomes a relay."""
    syntax, (start, end) = tokens.syntax, draft.content[-1]
    inside = tokens.within((start, end))
    verb = next((i for i in reversed(inside[-_LONGEST_REPORT:]) if states_alone(syntax, i) and syntax.tag[i] in _FINITE), None)
    subject = verb and next((c for c in syntax.children[verb] if syntax.dep[c] in _SUBJECTS and c < verb), None)
    if (
        not subject
        or verb in heads
        or any(syntax.dep[c] in ("ccomp", "dobj", "xcomp") and c > verb for c in syntax.children[verb])
    ):
        return
    first = syntax.left[subject]
    if first <= inside[0] and draft.source[1] <= draft.cue[0] <= start:
        sentence = syntax.start[syntax.sentences[syntax.sentence[verb]][0]]
        if draft.source[0] - sentence < _SHORTEST or len(draft.content) > 1:
            return
        draft.content = ((sentence, draft.source[0]),)
    elif first > inside[0] and syntax.lower[first - 1] == ",":
        draft.content = (*draft.content[:-1], (start, syntax.start[first - 1]))
    else:
        return
    draft.via.append(syntax.span(first, subject))


def restore(drafts: list[Draft], tokens) -> None:
    """Take the statement before the source for the content, where only a hearer or a date stands behind the cue.

    "The bridge is closed, the mayor told the BBC on Friday."
    """
    syntax = tokens.syntax
    for draft in drafts:
        if draft.cue is None or draft.source is None or draft.quoted != "none":
            continue
        if len(draft.content) > 1:
            _drop_hearer(draft, tokens)
            continue
        start, end = draft.content[0]
        stated = draft.source[1] <= draft.cue[0] < start and states_alone(syntax, tokens.head(draft.cue))
        inside = tokens.within((start, end))
        if not stated or (_is_clause(syntax, inside) and not _is_manner(syntax, inside[0], tokens.head(draft.cue))):
            continue
        first = tokens.at(draft.source[0])
        opening = syntax.sentences[syntax.sentence[first]][0]
        subordinate = syntax.tag[opening] == "WRB" or (syntax.tag[opening] == "IN" and syntax.dep[opening] == "mark")
        if (
            subordinate
            or first - opening < 2
            or syntax.lower[first - 1][-1:] not in _BREAKS
            or not _is_clause(syntax, range(opening, first - 1))
        ):
            continue
        draft.content = (syntax.span(opening, first - 2),)


def _is_manner(syntax, first, verb):
    """A participle behind a comma that tells how it was said: "…, speaking on condition of anonymity"."""
    return (
        syntax.tag[first] == "VBG"
        and syntax.dep[first] == "advcl"
        and syntax.head[first] == verb
        and syntax.lower[first - 1] == ","
    )


def _drop_hearer(draft, tokens):
    """Leave out what directly follows the cue, where the statement stands before it: "…, he told the BBC"."""
    text, (start, end) = tokens.syntax.text, draft.content[-1]
    direct = not text[draft.cue[1] : start].strip() if draft.cue[1] <= start else False
    if direct and draft.content[0][1] <= draft.cue[0] and not _is_clause(tokens.syntax, tokens.within((start, end))):
        draft.content = draft.content[:-1]


def _is_clause(syntax, inside):
    return any(syntax.tag[i] in ("VBD", "VBZ", "VBP", "MD", "TO") for i in inside)


def _find_this(draft, tokens):
    """Let "this" in "this was stated by the minister" mean the sentence before, "that" what it refers to."""
    syntax, span = tokens.syntax, draft.content[0]
    inside = tokens.within(span)
    if len(draft.content) > 1 or len(inside) > 1:
        return
    clause = tokens.head(draft.cue)
    if syntax.dep[clause] == "relcl" and syntax.head[clause] < inside[0]:
        head = syntax.head[clause]
        draft.content = (syntax.span(syntax.left[head], head),)
        return
    if syntax.lower[inside[0]] not in _words("this") or syntax.tag[inside[0]] != "DT":
        return
    index = syntax.sentence[inside[0]]
    if index and stance.of(draft, tokens, syntax.text) in (stance.ASSERT, stance.CONFIRM):
        first, last = syntax.sentences[index - 1]
        before = syntax.span(first, last)
        if "\n" not in syntax.text[before[0] : span[0]].strip("\n"):
            draft.content = (before,)


@cache
def _words(table):
    return frozenset(lexicons.table("chains")[table]["words"])
