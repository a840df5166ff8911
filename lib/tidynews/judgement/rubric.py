"""The rubric of sourcing strength: the shipped one, or a user's changed copy."""

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

from tidynews import lexicons
from tidynews.judgement.terms import stem, words_of
from tidynews.records import split_words

NAME = "scoring"
_LARGEST = 10.0
_VERBATIM = "negated"  # the class of cue words that has no other forms ("not" is no "noted")


class RubricError(ValueError):
    """A user's rubric cannot be used; the message names the file, the entry and what to do."""


class Entry(NamedTuple):
    """One weight of the rubric and what the reasons say of it."""

    weight: float
    why: str


class Rubric:
    """The weights and words of a rubric, read once.

    Parameters
    ----------
    content : the rubric as nested dicts, as :func:`tidynews.lexicons.table` gives it.
    """

    def __init__(self, content: dict):
        self.content = content
        self.floor = content["strength"]["floor"]
        self._patterns = {}
        self._rank = {name: i for i, name in enumerate(content["cue"]["words"]) if name != "provenance"}
        self._cues, self._cue_stems = {}, {}
        for name in self._rank:
            for word in self.words("cue", name):
                self._cues.setdefault(word, name)
                if name != _VERBATIM:
                    self._cue_stems.setdefault(words_of(word, stemmed=True)[0], name)

    @property
    def classes(self) -> tuple[str, ...]:
        """The classes of cues, the strongest first."""
        return tuple(name for name in self.content["cue"]["strength"] if name != "provenance")

    def entry(self, factor: str, group: str, name: str) -> Entry:
        """The weight and the wording of one entry.

        >>> load().entry("source", "standing", "nobody").weight
        0.1
        """
        found = self.content[factor][group][name]
        return Entry(found.get("score", found.get("times")), found["why"])

    def words(self, factor: str, name: str) -> tuple[str, ...]:
        """The words of one list."""
        return tuple(self.content[factor]["words"][name])

    def cue_class(self, cue: str) -> str | None:
        """The class of a cue: of its words' classes the one furthest up in the rubric, None for an unknown cue.

        A cue whose words are in no list goes by its meaning in the lexicon of cues.

        >>> [load().cue_class(cue) for cue in ("has announced", "declined to say", "noted", "tweeted", "glittered")]
        ['formal', 'negated', 'plain', 'plain', None]
        """
        words = words_of(cue)
        known = [self._cues.get(word) or self._cue_stems.get(stem(word)) for word in words]
        found = [name for name in known if name]
        if not found:
            meanings = [_meanings().get(stem(word)) for word in words]
            found = [self.content["cue"]["meanings"][meaning] for meaning in meanings if meaning]
        return min(found, key=self._order, default=None)

    def _order(self, name: str) -> int:
        return self._rank.get(name, len(self._rank))

    def matching(self, factor: str, name: str, text: str | None) -> list[str]:
        """The words of a list that stand in a text, as whole words, in the text's order.

        >>> load().matching("source", "knows", "an official familiar with the plan")
        ['familiar']
        """
        if not text:
            return []
        key = factor, name
        if key not in self._patterns:
            longest_first = sorted(self.words(factor, name), key=lambda w: (-len(w), w))
            self._patterns[key] = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
        return self._patterns[key].findall(text.lower().replace("’", "'"))


@cache
def _meanings() -> dict[str, str]:
    """The stem of each cue of the lexicon to its first meaning; that of the verb before that of the noun."""
    rows = sorted(lexicons.rows("cue_classes"), key=lambda row: row["class"] != "V")
    found: dict[str, str] = {}
    for row in rows:
        found.setdefault(stem(row["lemma"].lower()), split_words(row["meaning"])[0])
    return found


def load(source=None) -> Rubric:
    """The shipped rubric, or the one in a user's file.

    Parameters
    ----------
    source : None, a :class:`Rubric`, or the path of a changed copy of ``scoring.toml``.

    Raises
    ------
    RubricError
        the file is missing, is not TOML, or lacks or misspells an entry.

    >>> load().floor
    0.05
    """
    if isinstance(source, Rubric):
        return source
    return _shipped() if source is None or source == "" else _read(Path(source))


@cache
def _shipped() -> Rubric:
    return Rubric(lexicons.table(NAME))


def _read(path: Path) -> Rubric:
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise RubricError(
            f"{path}: cannot read the rubric ({error.strerror}); give the path of a copy of scoring.toml"
        ) from error
    except RecursionError as error:
        raise RubricError(
            f"{path}: tables or lists stand too deep in one another; start from a fresh copy of scoring.toml"
        ) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise RubricError(f"{path}: not a TOML file ({error}); start from a fresh copy of scoring.toml") from error
    _check(path, _shipped().content, content, ())
    if not content["strength"]["floor"]:
        raise RubricError(f"{path}: strength.floor must be above 0: the strength divides by what it bounds")
    for meaning, name in content["cue"]["meanings"].items():
        if meaning != "provenance" and name not in content["cue"]["strength"]:
            raise RubricError(f"{path}: cue.meanings.{meaning} must be one of {', '.join(_shipped().classes)}, not {name!r}")
    return Rubric(content)


def _check(path: Path, model: dict, content: dict, above: tuple[str, ...]) -> None:
    where = ".".join(above) or "the file"
    for name in sorted(model.keys() - content.keys() - {"provenance"}):
        raise RubricError(f"{path}: {where} lacks the entry {name!r}; copy it from scoring.toml")
    for name in sorted(content.keys() - model.keys() - {"provenance"}):
        raise RubricError(f"{path}: {where} has an unknown entry {name!r}; correct its name or take it out")
    for name, value in content.items():
        expected = model.get(name)
        if isinstance(expected, dict) and isinstance(value, dict):
            _check(path, expected, value, (*above, name))
        elif name != "provenance":
            _check_value(path, ".".join((*above, name)), expected, value)


def _check_value(path: Path, where: str, expected, value) -> None:
    if isinstance(expected, (int, float)):
        if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 <= value <= _LARGEST:
            raise RubricError(f"{path}: {where} must be a number from 0 to {_LARGEST:g}, not {value!r}")
    elif isinstance(expected, list):
        if not isinstance(value, list) or not value or not all(isinstance(word, str) and word.strip() for word in value):
            raise RubricError(f"{path}: {where} must be a list of words, not {value!r}")
    elif isinstance(expected, str) and isinstance(value, str):
        _check_wording(path, where, value)
    elif not isinstance(value, type(expected)):
        raise RubricError(f"{path}: {where} must be a {'table' if isinstance(expected, dict) else 'text'}, not {value!r}")


def _check_wording(path: Path, where: str, value: str) -> None:
    try:
        value.format(words="")
    except (KeyError, IndexError, ValueError) as error:
        raise RubricError(f"{path}: {where} may hold {{words}} and no other braces: {value!r}") from error
