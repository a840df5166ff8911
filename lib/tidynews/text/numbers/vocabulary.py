"""The lexicons of numbers, compiled into patterns once and on first use.

A pattern made of many phrases is a trie, so that the time to match one does
not grow with the number of phrases. Phrases that stand before a number are
matched on the text read backwards: the match is then anchored where the number
starts, and its time does not grow with the length of the sentence.
"""

import re
from functools import cache

from tidynews import lexicons

WINDOW = 64
"""How many characters to the left of a number can bear on it."""


def alternatives(phrases, blank: str = r"[\s-]{1,3}") -> str:
    """A pattern that matches the longest possible of ``phrases``.

    >>> alternatives(["ten", "tens", "one"])
    '(?:one|ten(?:s)?)'
    """
    trie: dict = {}
    for phrase in sorted(set(phrases)):
        node = trie
        for letter in phrase:
            node = node.setdefault(letter, {})
        node[""] = {}
    return _branches(trie, blank)


def _branches(node: dict, blank: str) -> str:
    options = [
        (blank if letter == " " else re.escape(letter)) + _branches(below, blank) for letter, below in node.items() if letter
    ]
    if "" in node:
        return f"(?:{'|'.join(options)})?" if options else ""
    return options[0] if len(options) == 1 else f"(?:{'|'.join(options)})"


def backwards(phrases) -> str:
    """The same for a text read backwards."""
    return alternatives((phrase[::-1] for phrase in phrases), blank=r"\s{1,3}")


def anycase(pattern: str) -> str:
    """``pattern`` in small and capital letters, but not in those that Unicode folds into them ("ſ", "ı").

    >>> anycase("or so")
    '(?ai:or so)'
    """
    return f"(?ai:{pattern})"


def before(text: str, at: int, floor: int = 0, reach: int = WINDOW) -> str:
    """What stands before ``at``, in lower case and read backwards, for patterns made by :func:`backwards`.

    >>> before("More than 40", 9)
    'naht erom'
    """
    return text[max(floor, at - reach) : at][::-1].lower()


def normal(surface: str) -> str:
    """A matched surface as the lexicons write it: lower case, single blanks.

    >>> normal("Metric-\\nTons")
    'metric tons'
    """
    return " ".join(surface.lower().replace("-", " ").split())


def forms(lexicon: str, *classes: str, column: str = "class") -> list[str]:
    """The forms (first column) of some classes of a lexicon."""
    rows = lexicons.rows(lexicon)
    first = next(iter(rows[0]))
    return [row[first] for row in rows if row[column] in classes]


@cache
def traps(kind: str) -> frozenset[str]:
    """The words of one class of trap, in lower case."""
    return frozenset(form.lower() for form in forms("number_traps", kind))


@cache
def word_classes() -> dict[str, tuple[str, float | None]]:
    """Number word → (class, value)."""
    return {row["word"]: (row["class"], float(row["value"]) if row["value"] else None) for row in lexicons.rows("number_words")}
