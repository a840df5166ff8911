"""What the rows of an article depend on besides the article: code, lexicons and language model."""

import hashlib
from functools import cache
from importlib.resources import files

from tidynews import __version__
from tidynews.language import model

_READING = ("records.py", "text", "language", "meaning", "lexicons", "tables/parse.py")
_JUDGING = ("records.py", "judgement", "lexicons", "tables/parse.py")
_SUFFIXES = (".py", ".csv", ".toml", ".json")


@cache
def reading_key() -> str:
    """A digest of all that reads an article; when it changes, articles are parsed again."""
    found = model.find()
    return _digest(_READING, __version__, found.name, found.version, found.digest)


@cache
def judging_key() -> str:
    """A digest of all that links and judges claims."""
    return _digest(_JUDGING, __version__)


def _digest(places, *facts: str) -> str:
    digest = hashlib.sha256("\n".join(facts).encode())
    for place in places:
        for name, data in sorted(_contents(files("tidynews").joinpath(place))):
            digest.update(f"\n{name} {len(data)}\n".encode() + data)
    return digest.hexdigest()[:16]


def _contents(place, prefix: str = ""):
    name = prefix + place.name
    if place.is_dir():
        for inner in place.iterdir():
            yield from _contents(inner, name + "/")
    elif name.endswith(_SUFFIXES):
        yield name, place.read_bytes()
