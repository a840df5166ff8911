"""Dictionary forms of English words, from the word and its Penn tag alone.

Spelling rules, with a table of the forms that they get wrong. It replaces
the lemmatizer of the spaCy pipeline at a small part of its cost.
"""

from functools import lru_cache

from tidynews.lexicons import rows

_VOWELS = "aeiou"
_VERBAL = frozenset(("VBD", "VBG", "VBN", "VBP", "VBZ"))
_NEVER_DOUBLED = "lsz"
_SILENT_E = tuple("vcguz") + ("at", "is", "ir", "ur", "or", "as", "os", "us", "iz", "bl", "pl", "tl", "dl", "gl", "kl")
_SOUNDED = ("ng", "ou", "eu", "tur", "our", "oar", "eer", "ear", "air", "oor", "eat", "oat", "ias", "ss", "us")


@lru_cache(maxsize=65536)
def lemma(word: str, tag: str) -> str:
    """The dictionary form of a word, in lower case.

    Parameters
    ----------
    word : the word as printed
    tag : its Penn tag; only verbs and plural nouns change

    >>> lemma("said", "VBD"), lemma("Claims", "NNS"), lemma("planning", "VBG"), lemma("officials", "NNS")
    ('say', 'claim', 'plan', 'official')
    """
    word = word.lower()
    if tag in _VERBAL:
        return _irregular().get((word, "verb")) or _verb(word, tag)
    if tag in ("NNS", "NNPS"):
        return _irregular().get((word, "noun")) or _without_s(word)
    return word


@lru_cache(maxsize=1)
def _irregular() -> dict[tuple[str, str], str]:
    return {(row["form"], row["class"]): row["lemma"] for row in rows("irregular_forms")}


def _verb(word, tag):
    if tag == "VBZ":
        return _without_s(word)
    if tag == "VBG" and word.endswith("ing") and len(word) > 4:
        return _restored(word[:-3])
    if tag in ("VBD", "VBN") and word.endswith("ied") and len(word) > 4:
        return word[:-3] + "y"
    if tag in ("VBD", "VBN") and word.endswith("ed") and len(word) > 3:
        return _restored(word[:-2])
    return word


def _without_s(word):
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zzes", "oes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 2 else word


def _restored(stem):
    """A verb without its ending: a doubled letter made single, a silent e put back."""
    if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in _VOWELS + _NEVER_DOUBLED:
        return stem[:-1]
    if stem.endswith(_SOUNDED):
        return stem
    if stem.endswith(_SILENT_E) or _short(stem):
        return stem + "e"
    return stem


def _short(stem):
    """One syllable of consonant, vowel, consonant: a doubled letter is missing, so an e was there."""
    *start, vowel, last = stem
    return len(stem) > 2 and vowel in _VOWELS and last not in _VOWELS + "wxy" and not any(c in _VOWELS + "y" for c in start)
