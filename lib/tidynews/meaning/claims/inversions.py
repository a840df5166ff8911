"""Attributions whose source stands behind the cue: "…, warned the mayor, who …", whatever the parser makes of them."""

from functools import cache

from tidynews import lexicons
from tidynews.meaning.claims.closings import BREAKS, speaks
from tidynews.meaning.claims.drafts import Draft

_TENSED = frozenset(("VBD", "VBZ", "VBN"))
_FINITE = frozenset(("VBZ", "VBP", "MD"))  # a past tense right behind a noun may be a participle: "officials briefed on it"
_RELATIVE = frozenset(("who", "which", "that", "whose", "whom"))
_SURE = 0.8  # an attribution so probable is not turned round for a mere noun behind its verb
_FEWEST_WORDS = 4  # of the statement before the comma


def mend(drafts: list[Draft], tokens, cast) -> list[Draft]:
    """The drafts, with source and content of the inverted ones set right, and those that were missed."""
    syntax = tokens.syntax
    by_cue = {i: d for d in drafts if d.cue for i in tokens.within(d.cue)}
    starts = {m.first: m for m in cast.mentions}
    found = []
    for i in range(1, len(syntax) - 1):
        if syntax.tag[i] not in _TENSED or syntax.lower[i - 1] not in BREAKS or syntax.lemma(i) not in _words():
            continue
        mention, draft = starts.get(i + 1), by_cue.get(i)
        first = _statement(syntax, i)
        if first is None or mention is None or not (speaks(mention) or mention.kind == "document"):
            continue
        if (
            draft is not None
            and draft.source is not None
            and draft.score >= _SURE
            and not (mention.person or mention.name or mention.proper_words)
        ):
            continue
        if not _is_phrase(syntax, mention) or (draft is not None and _is_right(draft, tokens)):
            continue
        source, content = syntax.span(mention.first, mention.last), (syntax.span(first, i - 2),)
        if draft is None:
            found.append(Draft(source, syntax.span(i, i), content, frame="inverted"))
        else:
            draft.source, draft.cue, draft.content = source, syntax.span(i, i), content
    return drafts + found


def _statement(syntax, i):
    """The first token of the statement before the comma at ``i - 1``, or None where it is too short for one."""
    first = syntax.sentences[syntax.sentence[i]][0]
    while first < i and not syntax.lower[first].strip():
        first += 1
    return first if i - 1 - first >= _FEWEST_WORDS else None


def _is_phrase(syntax, mention):
    """What stands behind the verb is no clause: its subject has no verb of its own but in a relative clause."""
    for k in range(mention.last + 1, syntax.sentences[syntax.sentence[mention.last]][1] + 1):
        if syntax.lower[k] in _RELATIVE or not syntax.lower[k][:1].isalnum():
            return True
        if syntax.tag[k] in _FINITE or (syntax.tag[k] == "VBD" and k > mention.last + 1):
            return False
    return True


def _is_right(draft, tokens):
    """The draft has its source behind the verb, or at the head of the sentence, set off: "The mayor, a lawyer, said …"."""
    if draft.source is None or draft.source[0] > draft.cue[0]:
        return draft.source is not None
    syntax, inside = tokens.syntax, tokens.within(draft.source)
    opening, behind = syntax.lower[inside[0] - 1] if inside[0] else "", syntax.lower[inside[-1] + 1]
    first = inside[0] == syntax.sentences[syntax.sentence[inside[0]]][0] or not opening[:1].isalnum()
    return first and (behind in _RELATIVE or not behind[:1].isalnum())


@cache
def _words():
    return frozenset(lexicons.table("selection")["inverting"]["words"])
