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
        draft = None
        verb = syntax.lemma(i)
        if syntax.tag[i] == "NN" and verb in _words("answer_nouns"):
            draft = _no_comment(tokens, i)
        elif syntax.tag[i] == "JJ" and syntax.lower[i] in _words("open_questions"):
            draft = _unclear(tokens, i)
        elif i in taken or not syntax.tag[i].startswith("VB"):
            continue
        elif verb in _words("reckoning_verbs"):
            draft = _reckoning(tokens, i)
        elif verb in _words("checking_verbs"):
            draft = _check(tokens, i)
        elif verb in _words("counting_verbs"):
            draft = _counted(tokens, i, cast)
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
    refused = next(
        (c for c in syntax.children[i] if syntax.dep[c] == "xcomp" and syntax.lemma(c) in _words("speaking_verbs")), None
    )
    if subject is None or refused is None:
        return None
    return Draft(tokens.phrase(subject), syntax.span(first, i), (_subtree(syntax, refused),), frame="refusal")


def _showing(tokens, i, cast):
    """What a document or an image shows, or seems to show."""
    syntax = tokens.syntax
    first, subject, _ = _verb_group(syntax, i)
    content = _object(syntax, i)
    if subject is None or content is None:
        return None
    source = syntax.span(syntax.left[subject], syntax.right[subject])
    if syntax.tag[subject].startswith("W"):
        source = _shown_by(tokens, i, first)
        if source is None:
            return None
    actor = cast.entity(*source)
    if actor is None or actor.type != "document":
        return None
    end = max(syntax.right[i], content)
    return Draft(source, syntax.span(first, i), (syntax.span(syntax.left[content], end),), frame="showing")


def _shown_by(tokens, i, first):
    """The document before "that appears to show", or None where "that shows" only tells which document it is."""
    syntax = tokens.syntax
    clause = syntax.head[i] if syntax.dep[i] == "xcomp" else i
    if clause == i and syntax.tag[i - 1] != "RB" or syntax.dep[clause] != "relcl":
        return None
    weak = _words("seeming")
    said = {syntax.lemma(clause), *(syntax.lower[c] for c in syntax.children[clause] if c < clause)}
    return None if weak.isdisjoint(said) else tokens.phrase(syntax.head[clause])


def _no_comment(tokens, i):
    """An answer that was not given, told by a noun: "has made no comment on the losses"."""
    syntax = tokens.syntax
    verb = syntax.head[i]
    denied = any(syntax.lower[c] in ("no", "any") for c in syntax.children[i])
    if syntax.dep[i] != "dobj" or not denied or syntax.lemma(verb) not in _words("giving_verbs"):
        return None
    first, subject, _ = _verb_group(syntax, verb)
    about = next((c for c in syntax.children[i] if c > i and syntax.dep[c] == "prep"), None)
    about = about or next((c for c in syntax.children[verb] if c > i and syntax.dep[c] == "prep"), None)
    if subject is None or about is None or syntax.right[about] == about:
        return None
    return Draft(tokens.phrase(subject), syntax.span(first, i), (syntax.span(about, syntax.right[about]),), frame="silence")


def _reckoning(tokens, i):
    """What somebody puts at a number: "puts the toll at 40", "put the losses higher"."""
    syntax = tokens.syntax
    first, subject, passive = _verb_group(syntax, i)
    counted = next((c for c in syntax.children[i] if syntax.dep[c] == "dobj" and c > i), None)
    if subject is None or passive or counted is None or syntax.lower[counted] in ("it", "them"):
        return None
    at = next(
        (c for c in range(counted + 1, syntax.right[i] + 1) if syntax.lower[c] == "at" and syntax.head[c] in (i, counted)), None
    )
    if at is not None and any(
        syntax.tag[k] == "CD" or syntax.lower[k] in _words("amounts") for k in range(at, syntax.right[at] + 1)
    ):
        end = syntax.right[at]
    elif syntax.lower[counted + 1 : counted + 2] and syntax.lower[counted + 1] in _words("comparing"):
        end = counted + 1
    else:
        return None
    return Draft(tokens.phrase(subject), syntax.span(first, i), (syntax.span(syntax.left[counted], end),), frame="reckoned")


def _counted(tokens, i, cast):
    """What somebody counted: "the auditor flagged 14 breaches", "recorded 74 cases"."""
    syntax = tokens.syntax
    first, subject, passive = _verb_group(syntax, i)
    counted = next((c for c in syntax.children[i] if syntax.dep[c] == "dobj" and c > i), None)
    if subject is None or passive or counted is None or syntax.tag[i] == "VBG":
        return None
    source = tokens.phrase(subject)
    entity = cast.entity(*source)
    numbered = any(syntax.tag[k] == "CD" for k in range(syntax.left[counted], counted + 1))
    if not numbered or entity is None or not (entity.kind in ("institution", "person", "collective") or entity.named):
        return None
    return Draft(source, syntax.span(first, i), (_subtree(syntax, counted),), frame="reckoned")


def _unclear(tokens, i):
    """What is said to be open: "it was unclear whether the drones were armed"."""
    syntax = tokens.syntax
    verb = syntax.head[i]
    asked = next(
        (c for h in (i, verb) for c in syntax.children[h] if syntax.dep[c] in ("ccomp", "csubj", "advcl") and c > i), None
    )
    negated = any(syntax.dep[c] == "neg" for c in syntax.children[verb])
    if syntax.lemma(verb) not in ("be", "remain") or asked is None or negated != (syntax.lower[i] in ("clear", "known")):
        return None
    opener = syntax.left[asked]
    if syntax.lower[opener] not in ("whether", "if", "how", "who", "what", "when", "why", "where", "which"):
        return None
    return Draft(None, syntax.span(i, i), (syntax.span(opener, syntax.right[asked]),), frame="open")


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
        first = min(
            (k for k in range(subject + 1, i + 1) if k not in range(syntax.left[subject], syntax.right[subject] + 1)), default=i
        )
    return first, subject, passive


def _object(syntax, i):
    return next((c for c in syntax.children[i] if syntax.dep[c] in ("dobj", "ccomp")), None)


def _subtree(syntax, head):
    return syntax.span(syntax.left[head], syntax.right[head])
