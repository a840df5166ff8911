"""The words, weights and tables of the field: data files, loaded once.

Every file in ``data/`` is a CSV with a ``provenance`` column or a TOML with a
``provenance`` key a table, so that each word can be traced and disputed.
"""

import csv
import tomllib
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent / "data"


@cache
def rows(name: str, folder: Path = DATA) -> tuple[dict[str, str], ...]:
    """The rows of ``data/<name>.csv``, each a dict of strings; empty cells are ``""``.

    Raises
    ------
    FileNotFoundError
        there is no such lexicon.
    """
    with open(folder / f"{name}.csv", encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


@cache
def table(name: str, folder: Path = DATA) -> dict:
    """The content of ``data/<name>.toml`` as nested dicts.

    Raises
    ------
    FileNotFoundError
        there is no such lexicon.
    """
    with open(folder / f"{name}.toml", "rb") as file:
        return tomllib.load(file)
