"""The cue lexicon, and which words of an article may be cues at all."""

from functools import cache

from tidynews import lexicons
from tidynews.language.lemmas import lemma
from tidynews.lexicons import rows
from tidynews.records import split_words

_STEPS = (0.02, 0.05, 0.1, 0.2, 0.35, 0.5, 0.7, 0.85)


def key(syntax, i: int) -> tuple[str, str]:
    """The lemma of a token and its word class: the first letter of its Penn tag."""
    tag = syntax.tag[i]
    if tag in ("NNP", "NNPS"):
        verb = headline_verb(syntax.lower[i])
        if verb is not None:
            return verb, "V"
    return syntax.lemma(i), tag[:1]


@cache
def headline_verb(word: str) -> str | None:
    """The verb that a capitalised word of a headline may be; None where it is known for none."""
    for tag in ("VBZ", "VBD"):
        verb = lemma(word, tag)
        if verb != word and prior_class(verb, "V") > 3:
            return verb
    return None


def candidates(reading) -> list[int]:
    """The tokens that may be cues, in order: verbs, known nouns, adjectives and adverbs, prepositions."""
    syntax = reading.syntax
    return [i for i in range(len(syntax)) if _may_be_cue(reading, syntax, i)]


def _may_be_cue(reading, syntax, i):
    tag = syntax.tag[i]
    if tag.startswith("VB"):
        verb = syntax.lemma(i)
        return prior_class(verb, "V") > 0 or _takes_clause(syntax, i) or verb not in words("light") and not known(verb, "V")
    if tag == "IN":
        return syntax.lower[i] in words("prepositions") and any(syntax.dep[c] == "pobj" for c in syntax.children[i])
    if tag[:1] in "NJR":
        word = key(syntax, i)
        return prior_class(*word) > 0 or bool(meanings(*word))
    return False


def _takes_clause(syntax, i):
    return any(c > i and syntax.dep[c] == "ccomp" for c in syntax.children[i])


@cache
def words(name: str) -> frozenset[str]:
    """One of the word lists of ``attribution.toml``.

    >>> "whom" in words("relatives")
    True
    """
    return frozenset(lexicons.table("attribution")[name]["words"])


@cache
def counts() -> dict[tuple[str, str], tuple[int, int]]:
    """(lemma, class) → how often it was a cue and how often it stood in the practice articles."""
    return {(row["lemma"], row["class"]): (int(row["cue"]), int(row["all"])) for row in rows("cues")}


def known(word: str, word_class: str) -> bool:
    """Whether a word of a class was ever a cue in the practice articles."""
    return (word, word_class) in counts()


@cache
def prior_class(word: str, word_class: str) -> int:
    """The step of the share of its occurrences in which a word was a cue; -1 for a word never one."""
    if not known(word, word_class):
        return -1
    cue, occurrences = counts()[word, word_class]
    return sum((cue + 0.5) / (occurrences + 3) > step for step in _STEPS)


@cache
def _meanings() -> dict[tuple[str, str], tuple[str, ...]]:
    return {(row["lemma"], row["class"]): tuple(split_words(row["meaning"])) for row in rows("cue_classes")}


def meanings(word: str, word_class: str) -> tuple[str, ...]:
    """What a cue does with its content: say, think, want, show, deny, ...; empty for an unknown word.

    >>> meanings("estimate", "N"), meanings("table", "N")
    (('think', 'show'), ())
    """
    return _meanings().get((word, word_class), ())


@cache
def states(word: str) -> bool:
    """Whether a cue, as lemma and class ("warn/V"), may make a statement.

    >>> states("warn/V"), states("want/V")
    (True, False)
    """
    return not words("stating").isdisjoint(meanings(*word.rsplit("/", 1)))
