"""What the parser regularly gets wrong about reported speech, set right in its tree.

The small model ties a clause with "that" to the noun before it ("told the
paper in an interview *that* …"), "citing" to the clause behind it, and takes
the speaker behind a comma for one more object ("…, a source in the ministry
*told* the paper"). All are told from the shape of the sentence, and only there
is the tree changed.
"""

from functools import cache

from tidynews import lexicons

_SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj", "csubjpass"))
_STRAY = frozenset(("relcl", "acl", "conj", "advcl"))
_MISTAKEN = frozenset(("appos", "conj", "dobj", "attr", "npadvmod", "oprd", "pobj"))
_NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS", "PRP"))
_FINITE = frozenset(("VBD", "VBZ", "VBP"))
_CLIMB = 8
_LONGEST_SPEAKER = 16  # tokens


def verbs(syntax) -> list[int]:
    """Tokens taken for plural nouns that are verbs: "The port is shut, local media *reports*."

    Parameters
    ----------
    syntax : a :class:`tidynews.language.syntax.Syntax`
    """
    return [
        i for i, word in enumerate(syntax.lower) if word in _words("closing") and syntax.tag[i] == "NNS" and _closes(syntax, i)
    ]


def _closes(syntax, i):
    """The word ends its sentence, or stands before a comma, and its phrase stands behind a comma and a statement."""
    first, last = syntax.sentences[syntax.sentence[i]]
    behind = i == last or syntax.lower[i + 1] in (".", ",", "\n")
    comma = next((k for k in range(i - 1, max(first, i - _LONGEST_SPEAKER), -1) if syntax.lower[k] == ","), None)
    if not behind or comma is None or i - comma < 2:
        return False
    phrase = range(comma + 1, i)
    stated = any(syntax.tag[k] in _FINITE or syntax.tag[k] == "MD" for k in range(first, comma))
    return stated and syntax.tag[i - 1] in _NOUNS and all(syntax.head[k] in phrase or syntax.head[k] == i for k in phrase)


def changes(syntax) -> list[tuple[int, int, str]]:
    """New heads and labels for tokens that hang wrongly.

    Parameters
    ----------
    syntax : a :class:`tidynews.language.syntax.Syntax`

    Returns
    -------
    list of (token, head, label); no change makes a circle.
    """
    found = []
    for i, tag in enumerate(syntax.tag):
        if tag == "IN" and syntax.dep[i] == "mark" and syntax.lower[i] == "that":
            found += _main_clause(syntax, i) if syntax.dep[syntax.head[i]] == "ROOT" else _clause(syntax, i)
        elif tag == "VBG" and syntax.lower[i] in _words("citing"):
            found += _citing(syntax, i)
        elif tag == "VBG" and syntax.lemma(i) in _words("reporting") and syntax.lower[i - 1] == ",":
            found += _turning(syntax, i)
        elif tag in _FINITE and syntax.lemma(i) in _words("reporting"):
            found += _speaker(syntax, i)
    return found


def _clause(syntax, mark):
    """Tie the clause that "that" begins to the verb of saying before it, unless its noun takes such clauses itself."""
    verb = syntax.head[mark]
    noun = syntax.head[verb]
    stray = syntax.dep[verb] in _STRAY and noun < mark < verb and any(syntax.dep[c] in _SUBJECTS for c in syntax.children[verb])
    if (
        not stray
        or syntax.lemma(noun) in _words("clause_nouns")
        or (syntax.dep[verb] == "conj" and syntax.lower[mark - 1] != ",")
    ):
        return
    teller = noun
    for _ in range(_CLIMB):
        if syntax.lemma(teller) in _words("reporting") and syntax.lower[teller] not in _words("citing"):
            if not any(syntax.dep[c] == "ccomp" for c in syntax.children[teller]):
                yield verb, teller, "ccomp"
            return
        if syntax.head[teller] == teller:
            return
        teller = syntax.head[teller]


def _main_clause(syntax, mark):
    """Put the verb of saying that stands before "that" above the clause, which cannot be the main one."""
    verb = syntax.head[mark]
    teller = _teller(syntax, mark - 1)
    if teller is None or syntax.head[teller] != verb or mark > verb:
        return
    yield teller, teller, "ROOT"
    yield verb, teller, "ccomp"
    yield from ((c, teller, syntax.dep[c]) for c in syntax.children[verb] if c < mark and c != teller)


def _teller(syntax, i):
    """The last finite verb before a token in its sentence, if it is one of saying."""
    first, _ = syntax.sentences[syntax.sentence[i]]
    verb = next((k for k in range(i - 1, max(first, i - _LONGEST_SPEAKER) - 1, -1) if syntax.tag[k] in _FINITE), None)
    return verb if verb is not None and syntax.lemma(verb) in _words("reporting") else None


def _citing(syntax, i):
    """Tie "citing" to the verb of saying before it where it was tied into the clause behind it."""
    if syntax.head[i] < i or syntax.lower[i - 1] != ",":
        return
    teller = _teller(syntax, i - 1)
    if teller is not None and not _above(syntax, teller, i):
        yield i, teller, "advcl"


def _turning(syntax, i):
    """Tie "…, the mayor said on Friday, *warning* that …" to the mayor's verb where it was tied to the statement before it."""
    teller = _teller(syntax, i - 1)
    if teller is not None and syntax.head[i] < teller and not _above(syntax, teller, i):
        yield i, teller, "advcl"


def _speaker(syntax, verb):
    """Make the phrase between a comma and a verb of saying its subject, where it has none."""
    if any(syntax.dep[c] in _SUBJECTS for c in syntax.children[verb]):
        return
    first = verb
    while (
        first
        and verb - first < _LONGEST_SPEAKER
        and syntax.lower[first - 1] != ","
        and syntax.sentence[first - 1] == syntax.sentence[verb]
    ):
        first -= 1
    if first == verb or not first or syntax.lower[first - 1] != ",":
        return
    heads = [i for i in range(first, verb) if not first <= syntax.head[i] < verb]
    if syntax.lower[verb] in _words("closing") and all(syntax.head[i] == verb for i in heads):
        yield from ((i, verb if i == verb - 1 else verb - 1, "nsubj" if i == verb - 1 else syntax.dep[i]) for i in heads)
        return
    if (
        len(heads) == 1
        and syntax.tag[heads[0]] in _NOUNS
        and syntax.dep[heads[0]] in _MISTAKEN
        and not _above(syntax, verb, heads[0])
    ):
        yield heads[0], verb, "nsubj"


def _above(syntax, i, other):
    """Whether ``other`` is ``i`` or stands above it in the tree."""
    while i != other and syntax.head[i] != i:
        i = syntax.head[i]
    return i == other


@cache
def _words(table):
    return frozenset(lexicons.table("language")["mending"][table])
