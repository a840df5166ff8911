"""Hedges, evidentials and words of estimative probability, with offsets.

The phrases stand in ``lexicons/data/hedges.csv``, the probability ranges in
``likelihood.toml``: the US Intelligence Community Directive 203 (2015) and
the UK's PHIA probability yardstick (2019).
"""

import re
from functools import cache
from typing import NamedTuple

from tidynews import lexicons

SCALES = ("icd203", "phia")
PSEUDO, MODAL, EVIDENTIAL, PROBABILITY = "pseudo", "modal", "evidential", "probability"

_WORD = re.compile(r"\w+(?:-\w+)*")
_STATED = re.compile(r"\b(\d{1,3}(?:\.\d+)?)\s?(?:%|per\s?cent)\s+(?:chance|probability|likelihood)\b", re.I)


class Hedge(NamedTuple):
    """One hedging expression; ``low`` and ``high`` in per cent where it states a probability."""

    start: int
    end: int
    surface: str
    kind: str  # modal, evidential or probability
    low: float | None
    high: float | None
    unattributed: str = ""  # how it marks hearsay of nobody's: yes, adjective, main or ""


def find(text: str, scale: str = "icd203") -> list[Hedge]:
    """Every hedge of a text, in order, with offsets.

    Parameters
    ----------
    text : any text
    scale : ``"icd203"`` or ``"phia"``: which ranges a word such as "likely" gets

    Returns
    -------
    list of Hedge
        ``low`` and ``high`` are per cent and None where no probability is
        stated ("could", "allegedly").

    Raises
    ------
    ValueError
        the scale is neither of the two.

    Examples
    --------
    >>> [(h.surface, h.low, h.high) for h in find("It is highly likely, though it could rain.")]
    [('highly likely', 80.0, 95.0), ('could', None, None)]
    >>> [(h.surface, h.low, h.high) for h in find("Rain is not likely.", scale="phia")]
    [('not likely', 25.0, 35.0)]
    """
    if scale not in SCALES:
        raise ValueError(f"unknown scale {scale!r}: choose one of {', '.join(SCALES)}")
    found = [_stated(m) for m in _STATED.finditer(text) if float(m.group(1)) <= 100]
    position = 0
    for word in _WORD.finditer(text):
        match, entry = _longest(text, word) if word.start() >= position else (None, None)
        if match:
            position = match.end()
            if entry["kind"] != PSEUDO and not _is_month(text, match):
                found.append(_hedge(text, match, entry, scale))
    return sorted(found)


def likelihood(hedges) -> tuple[float | None, float | None]:
    """The probability that hedges state together: that of the first that states one.

    >>> likelihood(find("It could be that rain is unlikely."))
    (20.0, 45.0)
    """
    return next(((h.low, h.high) for h in hedges if h.low is not None), (None, None))


def _stated(match) -> Hedge:
    value = float(match.group(1))
    return Hedge(match.start(), match.end(), match.group(), PROBABILITY, value, value, "main")


def _hedge(text, match, entry, scale) -> Hedge:
    start, step = match.start(), entry["step"]
    low = high = None
    if step:
        negator = _negator().search(text, max(0, start - 24), start)
        if negator:
            start, step = negator.start(), _opposite(step)
        low, high = lexicons.table("likelihood")[scale][step]
    return Hedge(start, match.end(), text[start : match.end()], entry["kind"], low, high, entry["unattributed"])


def _opposite(step: str) -> str:
    """What is left of a probability once it is denied: "not very likely" is unlikely."""
    return lexicons.table("likelihood")["negated"][step]


def _is_month(text, match) -> bool:
    """Whether the match is the month of May and not the modal verb."""
    if match.group() != "May":
        return False
    before = (
        text[: match.start()].rsplit(None, 1)[-1:]
        if match.start() < 40
        else text[match.start() - 40 : match.start()].split()[-1:]
    )
    word = before[0].lower() if before else ""
    names = lexicons.table("likelihood")["month"]["before"]
    after = text[match.end() : match.end() + 2]
    return word in names or word[:1].isdigit() or not after.strip(" ,.;:)") or after.strip()[:1].isdigit()


def _longest(text, word):
    """The longest phrase of the lexicon that starts with this word, and its row."""
    for pattern, entry in _phrases().get(word.group().lower(), ()):
        match = pattern.match(text, word.start())
        if match:
            return match, entry
    return None, None


@cache
def _phrases() -> dict[str, list]:
    """The lexicon's phrases by their first word, the longest first, each as a pattern with its row."""
    found = {}
    for row in sorted(lexicons.rows("hedges"), key=lambda row: (-len(row["phrase"].split()), row["phrase"])):
        words = row["phrase"].split()
        pattern = re.compile(r"\s+".join(map(_word, words)) + r"(?![\w-])", re.IGNORECASE)
        for first in words[0].split("|"):
            found.setdefault(_WORD.match(first).group(), []).append((pattern, row))
    return found


@cache
def _negator() -> re.Pattern:
    words = lexicons.table("likelihood")["negators"]["words"]
    return re.compile(rf"(?:(?<=\w)|\b)(?:{'|'.join(words)})\s+$", re.IGNORECASE)


def _word(alternatives: str) -> str:
    options = (re.escape(word).replace("'", "['’]") for word in alternatives.split("|"))
    return f"(?:{'|'.join(options)})"
