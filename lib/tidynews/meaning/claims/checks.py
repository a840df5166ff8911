"""Statements about statements: "could not be verified", "have corroborated", "did not respond to".

They tell how far what others say was checked, and who kept silent.
"""

from functools import cache

from tidynews import lexicons
from tidynews.meaning.claims.drafts import Draft

_GROUP = frozenset(("aux", "auxpass", "neg", "advmod", "preconj"))
_SUBJECTS = frozenset(("nsubj", "nsubjpass"))
_CLIMB = frozenset(("xcomp", "acomp", "conj"))
_HIGHEST = 3


def find(drafts, tokens, cast) -> list[Draft]:
    """Checks that failed and questions that went unanswered, where no draft has their cue."""
    syntax = tokens.syntax
    taken = {i for d in drafts if d.cue for i in tokens.within(d.cue)}
    found = []
    for i in range(len(syntax)):
        if i in taken or not syntax.tag[i].startswith("VB"):
            continue
        verb = syntax.lemma(i)
        if verb in _words("checking_verbs"):
            draft = _check(tokens, i)
        elif verb in _words("replying_verbs"):
            draft = _silence(tokens, i)
        elif syntax.lower[i] in _words("unwillingness"):
            draft = _refusal(tokens, i)
        elif verb in _words("showing_verbs"):
            draft = _showing(tokens, i, cast)
        else:
            continue
        if draft is not None:
            found.append(draft)
    return found


@cache
def _words(table):
    return frozenset(lexicons.table("stance")[table]["words"])


def _check(tokens, i):
    """A check that could not be made, or one that bore a statement out."""
    first, subject, passive = _verb_group(tokens.syntax, i)
    words = tokens.syntax.lower[first:i]
    unable = not _words("inability").isdisjoint(words)
    denied = not _words("negation").isdisjoint(words) or not _words("unable").isdisjoint(words)
    if not (denied and (unable or passive)) and (denied or passive or subject is None):
        return None
    content = subject if passive else _object(tokens.syntax, i)
    if content is None:
        return None
    source = None if passive or subject is None or tokens.syntax.dep[subject] == "expl" else tokens.phrase(subject)
    return Draft(source, tokens.syntax.span(first, i), (_subtree(tokens.syntax, content),), frame="check")


def _silence(tokens, i):
    """An answer that was not given: the question is the content."""
    syntax = tokens.syntax
    first, subject, _ = _verb_group(syntax, i)
    words = syntax.lower[first:i]
    at = next((c for c in syntax.children[i] if syntax.lower[c] == "to" and syntax.dep[c] == "prep"), None)
    asked = at is not None and next((c for c in syntax.children[at] if syntax.dep[c] == "pobj"), None)
    if subject is None or not asked or _words("negation").isdisjoint(words):
        return None
    return Draft(tokens.phrase(subject), syntax.span(first, at), (_subtree(syntax, asked),), frame="silence")


def _refusal(tokens, i):
    """A refusal to speak: what was not to be spoken of is the content."""
    syntax = tokens.syntax
    first, subject, _ = _verb_group(syntax, i)
    refused = next((c for c in syntax.children[i] if syntax.dep[c] == "xcomp" and syntax.lemma(c) in _words("speaking_verbs")), None)
    if subject is None or refused is None:
        return None
    return Draft(tokens.phrase(subject), syntax.span(first, i), (_subtree(syntax, refused),), frame="refusal")


def _showing(tokens, i, cast):
    """What a document or an image shows, or seems to show."""
    syntax = tokens.syntax
    first, subject, _ = _verb_group(syntax, i)
    content = _object(syntax, i)
    if subject is None or content is None or syntax.tag[subject].startswith("W"):
        return None
    source = syntax.span(syntax.left[subject], syntax.right[subject])
    actor = cast.entity(*source)
    if actor is None or actor.type != "document":
        return None
    end = max(syntax.right[i], content)
    return Draft(source, syntax.span(first, i), (syntax.span(syntax.left[content], end),), frame="showing")


def _verb_group(syntax, i):
    """The first token of the verb group, the subject's head, and whether it is passive."""
    first, subject, passive, node = i, None, False, i
    for _ in range(_HIGHEST):
        for child in syntax.children[node]:
            if child < i and syntax.dep[child] in _GROUP:
                first = min(first, child)
                passive = passive or (node == i and syntax.dep[child] == "auxpass")
            elif child < i and syntax.dep[child] in _SUBJECTS:
                subject = child
        first = min(first, node)
        if subject is not None or syntax.dep[node] not in _CLIMB:
            break
        node = syntax.head[node]
    if subject is not None and first < subject:
        first = min((k for k in range(subject + 1, i + 1) if k not in range(syntax.left[subject], syntax.right[subject] + 1)), default=i)
    return first, subject, passive


def _object(syntax, i):
    return next((c for c in syntax.children[i] if syntax.dep[c] in ("dobj", "ccomp")), None)


def _subtree(syntax, head):
    return syntax.span(syntax.left[head], syntax.right[head])
