"""Speakers named before a colon: "Seoul: …" in a headline, "MS GREY: …" in a transcript, "The minister: “…”"."""

from typing import NamedTuple

from tidynews.meaning.attributions import cues

_LONGEST = 8  # tokens of a label
_SCORE = 0.75


class Label(NamedTuple):
    """Tokens of a label, its colon and what is said, each first and last."""

    source: tuple[int, int]
    colon: int
    content: tuple[int, int]
    frame: str  # label, or transcript where several blocks begin so
    score: float


def find(reading) -> list[Label]:
    """Every colon that names a speaker, in order."""
    found = []
    for block, first in enumerate(reading.block_starts):
        last = reading.block_end(block)
        colon = next((i for i in range(first, min(first + _LONGEST, last) + 1) if reading.syntax.lower[i] == ":"), None)
        if colon is not None:
            found += _label(reading, first, colon, last)
    return found


def _label(reading, first, colon, last):
    label = (reading.forward(first, colon), reading.backward(colon, first))
    said = reading.forward(colon + 1, last)
    if label[0] > label[1] or said >= last or not _names(reading, *label):
        return
    frame = "label" if reading.in_headline(first) or reading.quote[said] >= 0 else "transcript"
    if frame == "label" or _in_transcript(reading, *label):
        yield Label(label, colon, (said, reading.backward(last, said)), frame, _SCORE)


def _names(reading, first, last):
    """A phrase that may name a speaker: no verb in it, a capital at its head, no rubric such as "Analysis"."""
    syntax = reading.syntax
    words = [syntax.lower[i] for i in range(first, last + 1)]
    if any(syntax.tag[i].startswith("VB") or reading.quote[i] >= 0 for i in range(first, last + 1)):
        return False
    return (
        syntax.capital(first) and not cues.words("rubrics") & {words[0], words[-1], " ".join(words)} and not words[-1].isdigit()
    )


def _in_transcript(reading, first, last):
    """In running text a label is printed in capitals, or opens several paragraphs."""
    name = reading.text[reading.syntax.start[first] : reading.syntax.end[last]]
    return name.isupper() or reading.opens_often(name)
