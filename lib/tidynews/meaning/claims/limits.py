"""Where a content ends: what another says, what the source goes on saying, and mere circumstances are no part of it."""

from functools import cache

from tidynews import lexicons
from tidynews.language.actors import knowledge
from tidynews.meaning.claims.drafts import Draft, Index
from tidynews.meaning.claims.selection import need_of_verb

_BESIDE = 4  # characters between a statement and who is credited with it
_CREDITED = frozenset(("said", "says"))


def draw(drafts: list[Draft], tokens) -> None:
    """Cut contents at the credits of others and at circumstances; make what a source goes on saying a draft of its own."""
    for draft in drafts:
        if draft.cue is not None and len(draft.content) > 1:
            _drop_circumstances(draft, tokens)
    near = Index(drafts)
    for draft in drafts:
        if draft.cue is not None and draft.source is not None:
            _skip_day(draft, tokens)
            _leave_to_others(draft, near, tokens)
    cues = {tokens.head(d.cue) for d in drafts if d.cue}
    for draft in [d for d in drafts if d.cue is not None and d.source is not None]:
        drafts += _turns(draft, cues, tokens)
        drafts += _second_verb(draft, cues, tokens)
        _leave_out_credit(draft, cues, tokens)
        drafts += _rejected(draft, cues, tokens)
        _recue(draft, cues, tokens)


def _credit(draft):
    """From the first to behind the last of source and cue."""
    return min(draft.source[0], draft.cue[0]), max(draft.source[1], draft.cue[1])


def _drop_circumstances(draft, tokens):
    """Leave out a part behind the cue that only tells how it was said: "…, he said, without giving details"."""
    syntax, kept = tokens.syntax, [draft.content[0]]
    for span in draft.content[1:]:
        first = tokens.within(span)[0]
        stated = syntax.tag[first] == "VBG" and need_of_verb(syntax, first) is not None
        aside = syntax.lower[first] in _words("circumstance") and syntax.text[span[0] - 1] not in "“\"‘'"
        if span[0] < draft.cue[0] or not (stated or aside):
            kept.append(span)
    draft.content = tuple(kept)


def _skip_day(draft, tokens):
    """Begin behind the day of the saying: "said on Tuesday | she had seen the ships"."""
    syntax, (start, end) = tokens.syntax, draft.content[0]
    i = first = tokens.at(start)
    if draft.cue[1] > start or tokens.at(draft.cue[1] - 1) + 1 != first:
        return
    i += syntax.lower[i] in ("on", "late", "early")
    i += syntax.lower[i] in ("late", "early", "last")
    if syntax.lower[i].rstrip(".") not in knowledge.words_of("calendar") and syntax.lower[i] not in _words("days"):
        return
    while i + 1 < len(syntax) and (
        syntax.lower[i].rstrip(".") in knowledge.words_of("calendar") | _words("days") or syntax.tag[i] == "CD"
    ):
        i += 1
    if i > first and syntax.start[i] < end and syntax.tag[i] in ("PRP", "DT", "NN", "NNS", "NNP", "JJ", "EX", "PRP$", "IN"):
        rest = tokens.within((syntax.start[i], end))
        if syntax.lower[i] == "that":
            i += 1
        if any(syntax.tag[k] in ("VBD", "VBZ", "VBP", "MD") for k in rest):
            draft.content = ((syntax.start[i], end), *draft.content[1:])


def _leave_to_others(draft, near, tokens):
    """Cut a content where another is credited with a statement before it: "“…,” said A, and “…,” said B"."""
    low, high = _credit(draft)
    for other in near.touching(draft.extent):
        if other is draft or other.cue is None or other.source is None or other.source == draft.source:
            continue
        begin, end = _credit(other)
        behind = other.content[0][1] <= begin and begin - other.content[-1][1] <= _BESIDE  # a statement, then who made it
        if behind and len(draft.content) > 1:
            draft.content = tuple(s for s in draft.content if not 0 <= begin - s[1] <= _BESIDE)
        start, stop = draft.content[0]
        if not behind or not (start < begin and end < stop):
            continue
        if low >= stop:
            rest = _after(tokens, end, stop)
            draft.content = ((rest, stop), *draft.content[1:]) if rest < stop else draft.content
        elif high <= start < other.content[0][0]:
            draft.content = ((start, other.content[0][0]),)


def _after(tokens, offset, stop):
    """The offset behind commas and "and" that follow an offset."""
    syntax, i = tokens.syntax, tokens.at(offset)
    while (
        i < len(syntax)
        and syntax.start[i] < stop
        and (syntax.start[i] < offset or syntax.lower[i] in ("and", "but", "while", ";") or not syntax.lower[i][:1].isalnum())
    ):
        i += 1
    return syntax.start[i] if i < len(syntax) else stop


def _turns(draft, cues, tokens):
    """What the source goes on saying in a participle behind its statement: "…, he said, adding that two were hurt"."""
    syntax, head = tokens.syntax, tokens.head(draft.cue)
    for verb in syntax.children[head]:
        if verb <= head or verb in cues or syntax.tag[verb] != "VBG" or need_of_verb(syntax, verb) is None:
            continue
        said = [c for c in syntax.children[verb] if c > verb and syntax.dep[c] == "ccomp"]
        if not said or syntax.lower[verb - 1] not in (",", "”", '"', "and"):
            continue
        first = syntax.left[said[0]]
        first += syntax.lower[first] == "that"
        cues.add(verb)
        if draft.holds(syntax.span(verb, verb)):
            draft.content = tuple(
                (start, min(end, syntax.end[verb - 2])) if start < syntax.start[verb] < end else (start, end)
                for start, end in draft.content
            )
        yield Draft(draft.source, syntax.span(verb, verb), (syntax.span(first, syntax.right[said[0]]),), frame="turn")


def _second_verb(draft, cues, tokens):
    """What a source does besides, behind its statement: "admitted that a base was lost, but *denied* a report"."""
    syntax, head = tokens.syntax, tokens.head(draft.cue)
    start, end = draft.content[-1]
    for verb in tokens.within((start, end)):
        joined = verb > head + 1 and syntax.lower[verb - 1] in ("and", "but") and syntax.lower[verb - 2] == ","
        if not joined or syntax.tag[verb] != syntax.tag[head] or need_of_verb(syntax, verb) is None:
            continue
        said = [c for c in syntax.children[verb] if c > verb and syntax.dep[c] in ("dobj", "ccomp", "xcomp")]
        if not said or any(syntax.dep[c] == "nsubj" for c in syntax.children[verb]) or draft.cue[0] > start:
            continue
        draft.content = (*draft.content[:-1], (start, syntax.end[verb - 3]))
        if verb in cues:
            return
        cues.add(verb)
        first = syntax.left[said[0]] + (syntax.lower[syntax.left[said[0]]] == "that")
        yield Draft(draft.source, syntax.span(verb, verb), (syntax.span(first, syntax.right[said[0]]),), frame="turn")
        return


def _leave_out_credit(draft, cues, tokens):
    """End a content before its own "…, the experts say" where another's statement or another turn follows."""
    syntax, (low, high) = tokens.syntax, _credit(draft)
    behind = draft.content[-1]
    if len(draft.content) > 1 and draft.content[-2][1] <= low < high <= behind[0]:
        first = tokens.within(behind)[0]
        turns = first in cues and syntax.tag[first] == "VBG"
        if turns or ";" in syntax.text[high : syntax.start[first] + 1]:
            draft.content = draft.content[:-1]


def _rejected(draft, cues, tokens):
    """An accusation that those accused reject in passing: "…, a charge rejected by the rebels"."""
    syntax = tokens.syntax
    for span in draft.content:
        for noun in tokens.within(span):
            if syntax.lemma(noun) not in _words("charges") or syntax.lower[syntax.left[noun] - 1] != ",":
                continue
            for verb in syntax.children[noun]:
                agents = [n for c in syntax.children[verb] if syntax.dep[c] == "agent" for n in syntax.children[c]]
                if verb in cues or syntax.tag[verb] != "VBN" or need_of_verb(syntax, verb) is None or not agents:
                    continue
                cues.add(verb)
                draft.content = ((draft.content[0][0], syntax.end[syntax.left[noun] - 2]),)
                yield Draft(
                    tokens.phrase(agents[0]), syntax.span(verb, verb), (syntax.span(syntax.left[noun], noun),), frame="check"
                )
                return


def _recue(draft, cues, tokens):
    """Take "denied" for the cue of "denied having told the court that …": what is denied is the telling."""
    syntax, verb = tokens.syntax, tokens.head(draft.cue)
    outer = syntax.head[verb]
    having = syntax.tag[verb] == "VBG" or any(syntax.lower[c] == "having" for c in syntax.children[verb])
    governed = syntax.dep[verb] in ("xcomp", "pcomp", "dobj", "ccomp") and having and outer < verb
    if not governed or outer in cues or syntax.lemma(outer) not in _words("taking back"):
        return
    cues.add(outer)
    draft.cue = syntax.span(outer, outer)
    draft.content = (syntax.span(syntax.left[verb], max(syntax.right[verb], tokens.within(draft.content[-1])[-1])),)
    draft.via.clear()


@cache
def _words(table):
    return frozenset(lexicons.table("chains")[table]["words"])
