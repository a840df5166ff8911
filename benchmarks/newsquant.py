"""NewsQuant's conventions: its scoring, and the translation of our rows into its terms.

NewsQuant (Almasian et al., "CQE: A Comprehensive Quantity Extractor", EMNLP
2023) counts durations and ages, writes a share as a fraction of one, gives no
number to vague amounts and calls "nearly" an approximation.
"""

import csv
import hashlib
import re
from pathlib import Path
from typing import NamedTuple

from tidynews import lexicons

CHANGES = {
    "exact": "=",
    "vague": "=",
    "range": "=",
    "about": "~",
    "at_least": ">",
    "more_than": ">",
    "at_most": "<",
    "less_than": "<",
}
NAMES = {
    row["unit"]: row["name"] for row in csv.DictReader((Path(__file__).parent / "newsquant_units.csv").open(encoding="utf-8"))
}
APPROXIMATIONS = ("nearly", "almost", "approaching", "nearing", "about as many as", "virtually", "verging on")
NEAREST = {row["phrase"]: CHANGES[row["bound"]] for row in lexicons.rows("number_bounds") if row["bound"]}
NEAREST |= dict.fromkeys(APPROXIMATIONS, "~")


class Scored(NamedTuple):
    """A quantity as NewsQuant scores it; ``value`` is a number or a (low, high) pair."""

    value: float | tuple[float, float]
    change: str
    unit: str


def is_aside(text: str) -> bool:
    """Whether a sentence is of the sixth that was not looked at while the rules were written."""
    _, second, third, *_ = hashlib.sha256(text.encode("utf-8")).hexdigest()
    return int(second, 16) % 3 == 0 and int(third, 16) % 2 == 1


_POUND = re.compile(r"\bPS(?=\d)(?![2-5]\b(?![.,]\d))")


def restored(text: str) -> str:
    """The text, as long as before, with its pound signs, which were transliterated to "PS"; PS2 to PS5 are consoles.

    >>> restored("PS8.1bn, a PS4")
    '£ 8.1bn, a PS4'
    """
    return _POUND.sub("£ ", text)


def gold(quantity: dict) -> Scored:
    """One row of NewsQuant.json."""
    value = quantity["value"]
    if isinstance(value, str) and "E" not in value and "-" in value[1:]:
        value = value.rsplit("-", 1) if value.startswith("-") else value.split("-", 1)
    value = tuple(map(float, value)) if isinstance(value, list) else float(value)
    return Scored(value, quantity["change"] or "=", (quantity["normalized_unit"] or "-").strip().lower())


def translate(text: str, quantity) -> Scored | None:
    """One of our rows in NewsQuant's terms; ``None`` where NewsQuant has no row."""
    if quantity.bound == "vague" or (quantity.value is None and quantity.bound != "range"):
        return _vague(text, quantity)
    if quantity.kind == "multiple" and not re.search(r"fold|times|\dx", quantity.surface):
        return None
    change = CHANGES[quantity.bound] if quantity.modifier is None else NEAREST[quantity.modifier]
    if change == "~" and quantity.modifier not in quantity.surface.lower():
        change = "="  # what stands in brackets takes over no approximation
    led = quantity.trend if _is_led(text, quantity) else None
    value = quantity.value
    if quantity.bound == "range":
        value = (quantity.low, quantity.high)
    elif quantity.kind == "share":
        value = value / 100
    if change == "=" and led and quantity.bound != "range":
        change = led
    return Scored(value, change, unit(text, quantity))


_NOT_LED = re.compile(r"\sof\s|\sat\s|(?:\s(?!\w+ly\b)\w+){2,}?\sto\s")


def _is_led(text: str, quantity) -> bool:
    """Whether a verb leads to it; NewsQuant marks no change in "5% higher", "a rise of 5%", "raised its aim to 5%"."""
    if quantity.trend is None or quantity.trend_start >= quantity.start:
        return False
    return not _NOT_LED.search(text[quantity.trend_start : quantity.start] + " ")


_FROM = re.compile(r"\bfrom\s(?:\w+\s){0,2}$", re.I)
_BACK = re.compile(r"\bto\s$")
_BACK_FROM = re.compile(r"(?:\s(?!up\b|down\b|and\b)[\w.]+){0,5}?\sfrom\s")
_TO = re.compile(r"(?:\s(?!and\b)[\w.]+){0,5}?\sto\s(?:\w+\s){0,2}", re.I)


def merge_changes(text: str, quantities: list) -> list:
    """NewsQuant writes "rose from 20 in May to 30" and "rose to 30 from 20" as one range, the old value first."""
    merged = []
    for quantity in quantities:
        if merged and (pair := _change(text, merged[-1], quantity)):
            merged[-1] = pair
        else:
            merged.append(quantity)
    return merged


def _change(text: str, first, second):
    """The two as one range, if they are the ends of a change."""
    if None in (first.value, second.value) or first.kind != second.kind and "count" not in (first.kind, second.kind):
        return None
    led = text[max(0, first.start - 24) : first.start]
    if _FROM.search(led) and _TO.fullmatch(text, first.end, second.start):
        low, high = first.value, second.value
    elif first.trend and _BACK.search(led) and _BACK_FROM.fullmatch(text, first.end, second.start):
        low, high = second.value, first.value
    else:
        return None
    unit = first.unit if first.unit != "count" else second.unit
    return first._replace(value=None, low=low, high=high, bound="range", unit=unit, end=second.end)


_PLURAL_SCALE = re.compile(r"(?:hundred|thousand|million|billion|trillion)s\b", re.I)


def _vague(text: str, quantity) -> Scored | None:
    """ "Thousands", "tens of millions" are ranges there; every other vague amount is no row."""
    if None in (quantity.low, quantity.high) or not _PLURAL_SCALE.search(quantity.surface):
        return None
    base = quantity.low / 2
    return Scored((base, base * 10), "=", unit(text, quantity))


def unit(text: str, quantity) -> str:
    """The name of the unit there: of a count, the noun behind the number."""
    if quantity.unit in NAMES:
        return NAMES[quantity.unit]
    stem, _, rate = quantity.unit.partition("/")
    if stem == "count" and not rate:
        return noun(text, quantity.end)
    name = NAMES.get(stem, stem)
    return f"{name} per {rate}" if rate else name


def noun(text: str, at: int) -> str:
    """A guess, without a model, at the noun that follows: the next word in the singular."""
    match = re.match(r"[\s-]+([A-Za-z]{3,})", text[at : at + 40])
    if not match or not match[1].endswith("s"):
        return match[1].lower() if match and match[1].lower() in ("people", "staff") else "-"
    return re.sub(r"(?<=[^aeiou])ies$", "y", match[1].lower()).removesuffix("s")


def same_value(one, other) -> bool:
    """Equal numbers, or ranges with equal ends."""
    pair = isinstance(one, tuple), isinstance(other, tuple)
    if all(pair):
        return all(map(same_value, one, other))
    return not any(pair) and abs(one - other) <= 1e-8 + 1e-5 * abs(other)


def pairs(expected: list[Scored], found: list[Scored], *keys: str) -> tuple[int, list[Scored], list[Scored]]:
    """How many pair one to one, and what is left over on either side."""
    missed, left = [], list(found)
    for row in expected:
        for i, candidate in enumerate(left):
            if same_value(row.value, candidate.value) and all(getattr(row, k) == getattr(candidate, k) for k in keys):
                del left[i]
                break
        else:
            missed.append(row)
    return len(expected) - len(missed), missed, left
