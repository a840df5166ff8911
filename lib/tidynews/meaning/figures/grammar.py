"""Grammar that the figures need: noun phrases, subjects, complements, where a clause ends."""

from tidynews.language.lemmas import lemma
from tidynews.meaning.figures.vocabulary import NOUNS, VERBS, is_designation, items, words

INSIDE = frozenset(("JJ", "JJR", "JJS", "HYPH", "POS", "AFX", "``", "''", "CD", "RB", "RBS", "VBN", "VBG")) | NOUNS
_MODIFIERS = frozenset(("compound", "amod", "nmod", "poss", "nummod", "npadvmod", "quantmod", "det", "advmod", "punct"))
_PASSED = frozenset(("aux", "auxpass", "xcomp"))
_CLAUSES = frozenset(("ROOT", "ccomp", "advcl", "parataxis", "relcl"))
_COMPLEMENTS = frozenset(("attr", "acomp", "oprd", "xcomp"))
_LONGEST_PHRASE = 12
_LONGEST_CLIMB = 8


def noun_phrase(syntax, i: int, last: int) -> list[int]:
    """The tokens of the noun phrase that begins at ``i``, its head last; empty where none begins."""
    phrase = []
    if i <= last and is_mistaken_noun(syntax, i):
        return [i]
    while i <= last and len(phrase) < _LONGEST_PHRASE and (syntax.tag[i] in INSIDE or _is_hyphened(syntax, i, last)):
        phrase.append(i)
        if syntax.tag[i] in NOUNS and not _leads_on(syntax, i, last):
            return _shared_head(syntax, phrase, last)
        if syntax.tag[i] in ("VBN", "VBG", "RB") and not _modifies_right(syntax, i):
            phrase.pop()
            break
        i += 1
    while phrase and syntax.tag[phrase[-1]] not in NOUNS:
        phrase.pop()
    return phrase


def _shared_head(syntax, phrase, last):
    """The phrase with the plural head that it shares with the next: "hunting and sniper rifles", "trainer/light attack aircraft"."""
    i, behind = phrase[-1], phrase[-1] + 1
    plural = syntax.tag[i] in ("NNS", "NNPS") or lemma(syntax.lower[i], "NNS") != syntax.lower[i]
    if (
        plural
        or behind >= last
        or syntax.lower[behind] not in ("and", "or", "/")
        or syntax.tag[behind + 1] == "CD"
        or syntax.tag[phrase[0] - 1] not in ("CD", "IN")
    ):
        return phrase
    other = noun_phrase(syntax, behind + 1, last)
    counted = syntax.lower[phrase[0] - 1] != "of" or syntax.tag[phrase[0] - 2] in ("NNS", "CD")
    if counted and len(other) > 1 and (syntax.tag[other[-1]] == "NNS" or syntax.lower[other[-1]] in items()):
        return [*phrase, other[-1]] if syntax.tag[other[-1]] == "NNS" or syntax.lower[other[-1]] == "aircraft" else phrase
    return phrase


def is_mistaken_noun(syntax, i):
    """Whether the tagger took a plural behind its number for a verb: "2 million rounds", read as "he rounds"."""
    if syntax.tag[i] != "VBZ" or i == 0 or syntax.tag[i - 1] != "CD":
        return False
    single = lemma(syntax.lower[i], "NNS")
    return single != syntax.lower[i] and single in items()


def _is_hyphened(syntax, i, last):
    """Whether a word of any class is joined to the next or the last one: "surface-to-air", "pick-up"."""
    before = i > 0 and syntax.tag[i - 1] == "HYPH" and syntax.end[i - 1] == syntax.start[i]
    return before or (i < last and syntax.tag[i + 1] == "HYPH" and syntax.end[i] == syntax.start[i + 1])


def _leads_on(syntax, i, last):
    """Whether a noun is only the first part of a compound: "artillery" before "shells"."""
    if i == last or (syntax.tag[i] == "NNS" and syntax.lower[i + 1] in words("captive")):
        return False
    if syntax.tag[i + 1] == "POS":
        return syntax.tag[i] not in ("NNS", "NNPS")
    if syntax.tag[i + 1] == "NNS" and is_designation(syntax, i):
        return True
    if syntax.tag[i + 1] == "HYPH":
        return True
    joined = i > 0 and syntax.tag[i - 1] == "HYPH" and syntax.end[i - 1] == syntax.start[i]
    if joined and syntax.tag[i] == "NN" and syntax.tag[i + 1] in ("JJ", "NN", "NNS"):
        return True
    return syntax.tag[i + 1] in INSIDE and _modifies_right(syntax, i)


def _modifies_right(syntax, i):
    return syntax.head[i] > i and syntax.dep[i] in _MODIFIERS


def left_phrase(syntax, noun: int) -> list[int]:
    """The tokens of the noun phrase that ends at ``noun``."""
    first = noun
    while first > 0 and noun - first < _LONGEST_PHRASE and syntax.tag[first - 1] in INSIDE - {"CD"}:
        if not noun >= syntax.head[first - 1] >= first and syntax.dep[first - 1] != "punct":
            break
        first -= 1
    return list(range(first, noun + 1))


def subject(syntax, verb: int) -> int | None:
    """The subject of a verb, its own or the one it shares: also "accused North Korea of sending"."""
    for _ in range(4):
        for child in reversed(syntax.children[verb]):
            if syntax.dep[child] in ("nsubj", "nsubjpass"):
                relative = syntax.tag[child] in ("WDT", "WP") and syntax.dep[verb] == "relcl"
                return syntax.head[verb] if relative else child
        if syntax.dep[verb] in ("acl", "relcl") and syntax.tag[syntax.head[verb]] in NOUNS:
            return syntax.head[verb]
        if syntax.dep[verb] == "pcomp":
            verb = syntax.head[verb]
            accused = [c for c in syntax.children[syntax.head[verb]] if syntax.dep[c] == "dobj" and c < verb]
            if accused:
                return accused[0]
        elif syntax.dep[verb] not in ("conj", "xcomp", "advcl", "aux") or syntax.head[verb] == verb:
            return None
        elif syntax.dep[verb] in ("xcomp", "advcl") and (told := _told(syntax, verb)) is not None:
            return told
        verb = syntax.head[verb]
    return None


def _told(syntax, verb):
    """Who is to do it, where another lets or makes them: "cleared *Peru* to buy"."""
    objects = [c for c in syntax.children[syntax.head[verb]] if syntax.dep[c] == "dobj" and c < verb and syntax.tag[verb] == "VB"]
    return objects[0] if objects and syntax.lemma(syntax.head[verb]) in words("letting") else None


def verb_above(syntax, i: int) -> int | None:
    """The verb that governs a token, None in a phrase without one."""
    for _ in range(_LONGEST_CLIMB):
        if syntax.tag[i] in VERBS:
            return i
        if syntax.head[i] == i:
            return None
        i = syntax.head[i]
    return None


def complements(syntax, noun: int, verb: int):
    """What a verb goes on to say of its subject or object: "were missing", "are to join", "forced 300 to flee"."""
    for child in syntax.children[verb]:
        of_object = syntax.dep[noun] == "dobj" and syntax.dep[child] == "attr"
        if child > noun and syntax.dep[child] in _COMPLEMENTS and not of_object:
            if syntax.dep[child] == "xcomp":
                yield from complements(syntax, noun, child)
            yield child


def ends_search(syntax, draft, i):
    """Whether a verb ends the search: what stands above it is said of something else."""
    if syntax.tag[i] not in VERBS or i in draft.words or syntax.dep[i] in _PASSED:
        return False
    if syntax.tag[i] == "VBN" and any(syntax.dep[c] == "xcomp" for c in syntax.children[i]):
        return False
    if syntax.dep[i] == "acl":
        return syntax.head[i] != draft.noun and syntax.lemma(i) not in words("summing")
    if syntax.dep[i] == "relcl" and syntax.head[i] == draft.noun:
        return False
    return syntax.dep[i] in _CLAUSES
