"""How far a transfer has come: planned, pledged, ordered, sent, delivered, seized, or only a capacity.

The nearest word that tells a stage counts; what governs it ("plans to send",
"a contract for the delivery of"), a modal verb or a negation holds it back.
Orders and deliveries stay apart as in SIPRI's registers.
"""

from functools import cache

from tidynews import lexicons
from tidynews.meaning.figures.vocabulary import NOUNS, VERBS, noun_lemma, phrasal, words

_STAGED = frozenset(("shipment", "personnel", "money"))
_GOVERNED = frozenset(("xcomp", "ccomp", "pcomp", "dobj", "pobj", "prep", "acl", "relcl", "conj", "advcl"))
_LONGEST_CLIMB = 6
_DONE = frozenset(("sent", "delivered"))
_EARLY = frozenset(("planned", "pledged", "ordered"))


@cache
def _stages(of: str) -> dict[str, str]:
    return {row["word"]: row["stage"] for row in lexicons.rows("stages") if row["class"] == of}


def fill(reading, drafts):
    """Give every shipment, posting and sum its stage, where the text tells one."""
    for draft in drafts:
        if draft.kind in _STAGED:
            draft.stage = "seized" if draft.outcome == "seized" else _stage(reading.syntax, draft)
    for draft in drafts:
        if draft.kind in _STAGED and draft.stage is None:
            before = draft.mate or draft.origin or (draft.antecedent if draft.noun is None else None)
            draft.stage = before.stage if before is not None and before.kind in _STAGED else None
    for draft in drafts:
        whole = draft.whole
        if whole is not None and whole.kind in _STAGED and whole.stage is None and draft.stage in _DONE:
            whole.stage = "pledged"  # "has sent 12 of 19": the others are still to come


def _stage(syntax, draft):
    before = syntax.lower[max(0, draft.first - 3) : draft.first]
    if before[-2:] == ["all", "but"]:
        return None
    if before[:2] == ["none", "of"]:
        return "pledged"
    for i in _telling(syntax, draft):
        stage = _of_verb(syntax, i) if syntax.tag[i] in VERBS else _of_noun(syntax, i)
        if stage and not (stage == "capacity" and syntax.head[i] == draft.noun):
            return stage
    return None


def _telling(syntax, draft):
    """The deed's verb, the predicates and the counted noun of a sum, the nearest first."""
    own = [i for i in draft.predicates if i not in draft.words]
    yield from dict.fromkeys(own if draft.verb is None or draft.verb in own else [draft.verb, *own])
    if draft.noun is not None:
        yield draft.noun


def _of_verb(syntax, i):
    """The stage that a verb tells, held back by what governs it.

    ``send`` is sent, ``will send`` pledged, ``could send`` and ``plans to send`` planned.
    """
    stage = _stages("verb").get(phrasal(syntax, i)) or _stages("verb").get(syntax.lemma(i))
    if stage is None:
        return None
    if stage == "capacity":
        return stage if _modal(syntax, i) or syntax.lemma(i) in words("sufficing") else None
    if stage in _EARLY and stage != "ordered":
        return stage
    if any(syntax.dep[c] == "neg" for c in syntax.children[i]):
        return "planned" if any(syntax.lower[c] == "yet" for c in syntax.children[i]) else None
    return _modal(syntax, i) or _gate(syntax, i) or stage


def _modal(syntax, i):
    """What a modal verb makes of a deed: "will" pledges, "could" plans, "is to" and "due to" pledge."""
    for c in syntax.children[i]:
        if syntax.dep[c] == "aux" and syntax.lower[c] in _stages("modal"):
            return "pledged" if _is_reported_will(syntax, i, c) else _stages("modal")[syntax.lower[c]]
    head = syntax.head[i]
    infinitive = any(syntax.lower[c] == "to" and syntax.dep[c] == "aux" for c in syntax.children[i])
    if infinitive and head != i and (syntax.lemma(head) in _stages("due") or syntax.lemma(head) == "be"):
        return "pledged"
    if infinitive and syntax.dep[i] in ("acl", "relcl", "amod"):
        return "pledged"
    return None


def _gate(syntax, i):
    """The stage of the plan, promise or order that a deed is the content of."""
    for _ in range(_LONGEST_CLIMB):
        head = syntax.head[i]
        if head == i or syntax.dep[i] not in _GOVERNED or (syntax.dep[i] == "ccomp" and _is_past(syntax, i)):
            return None
        if syntax.dep[i] in ("relcl", "advcl", "conj") and syntax.tag[head] in NOUNS | VERBS:
            return None
        i = head
        if syntax.tag[i] in VERBS:
            stage = _stages("gate").get(phrasal(syntax, i)) or _stages("gate").get(syntax.lemma(i))
            if stage:
                return stage
        elif syntax.tag[i] in NOUNS and (stage := _stages("noun").get(noun_lemma(syntax, i))) in _EARLY:
            return stage
    return None


def _is_reported_will(syntax, i, modal):
    """Whether "would" is a "will" that was said: "announced that it *would* send 20", not "would send 20 if …"."""
    teller, (first, last) = syntax.head[i], syntax.sentences[syntax.sentence[i]]
    said = syntax.dep[i] == "ccomp" and syntax.tag[teller] in ("VBD", "VBN") and syntax.lemma(teller) in words("speech")
    return syntax.lower[modal] == "would" and said and "if" not in syntax.lower[first : last + 1]


def _is_past(syntax, i):
    """Whether a clause tells what has been done: what is announced of it is no promise."""
    helped = any(syntax.dep[c] == "aux" and syntax.lemma(c) == "have" for c in syntax.children[i])
    return syntax.tag[i] == "VBD" or (syntax.tag[i] == "VBN" and helped)


def _of_noun(syntax, i):
    if syntax.tag[i] not in NOUNS:
        return None
    stage = _stages("noun").get(noun_lemma(syntax, i))
    if stage in _DONE and syntax.dep[i] in ("nsubjpass", "dobj") and syntax.lemma(syntax.head[i]) in _stages("halt"):
        return _stages("halt")[syntax.lemma(syntax.head[i])]
    return stage and (_gate(syntax, i) or stage)
