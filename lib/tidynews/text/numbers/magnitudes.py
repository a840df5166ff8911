"""The grammar of magnitudes: what printed digits and number words are worth."""

import math
import re
from typing import NamedTuple

_ENGLISH = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d*\.?\d+")
_INDIAN = re.compile(r"\d{1,2}(?:,\d{2})*,\d{3}(?:\.\d+)?")
_GROUPED = re.compile(r"(?<=\d)[ \u00a0\u2009\u202f'’](?=\d{3})")
_BLANK = re.compile(r"\s")
_DECIMAL_COMMA = re.compile(r",(?=\d{1,2}$)")
_COMMA_CENTS = re.compile(r"\d{1,3},\d{1,2}")
_EUROPEAN = re.compile(r"\d{1,3}(?:\.\d{3})+,\d+|\d{1,3}(?:\.\d{3}){2,}")
_POWER = re.compile(r"[×x]10\^?|(?<!.)10\^")
_MARKS = str.maketrans("٫٬−⁻", ".,--")
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_RAISED_TEN = re.compile(r"(?<!\d)10(?=⁻?[⁰¹²³⁴-⁹])")

_DUST = 1e-12
SCALES = ("hundred", "scale", "dozen")
COUNTED_WITH_ARTICLE = (*SCALES, "half", "part", "vague")


def digits(surface: str) -> float | None:
    """The value of digits with either grouping; ``None`` where they have no one reading.

    >>> digits("5,000,000"), digits("10 000"), digits("1.234.567"), digits("12,34,567")
    (5000000.0, 10000.0, 1234567.0, 1234567.0)
    >>> digits("1'000'000"), digits("10 000,5"), digits("2×10³"), digits("10^6")
    (1000000.0, 10000.5, 2000.0, 1000000.0)
    >>> digits("1,2,3"), digits("1" * 400), digits("1e999")
    (None, None, None)
    """
    if _ENGLISH.fullmatch(surface):
        return finite(float(surface.replace(",", "")))
    plain, grouped = _GROUPED.subn("", surface)
    if grouped:
        plain = _DECIMAL_COMMA.sub(".", plain)
    plain = _BLANK.sub("", _RAISED_TEN.sub("10^", plain)).translate(_MARKS).translate(_RAISED)
    plain = _POWER.sub("e", plain)
    plain = f"1{plain}" if plain.startswith("e") else plain
    mantissa, _, exponent = plain.lower().partition("e")
    if _EUROPEAN.fullmatch(mantissa):
        mantissa = mantissa.replace(".", "").replace(",", ".")
    elif _COMMA_CENTS.fullmatch(mantissa):
        mantissa = mantissa.replace(",", ".")
    elif _ENGLISH.fullmatch(mantissa) or _INDIAN.fullmatch(mantissa):
        mantissa = mantissa.replace(",", "")
    else:
        return None
    return finite(float(f"{mantissa}e{exponent or 0}"))


def finite(value: float | None) -> float | None:
    """``value``, or ``None`` when no number can hold it.

    >>> finite(1e308 * 10) is None
    True
    """
    return value if value is not None and math.isfinite(value) else None


def scaled(value: float | None, factor: float) -> float | None:
    """``value`` times a scale word, without the dust of binary fractions.

    >>> scaled(4.1, 1e9), scaled(0.1, 3), scaled(None, 1e6)
    (4100000000.0, 0.30000000000000004, None)
    """
    product = finite(value * factor) if value is not None else None
    if product is None:
        return None
    whole = float(round(product))
    return whole if math.isclose(product, whole, rel_tol=_DUST) else product


class Token(NamedTuple):
    """One word of a numeral."""

    kind: str
    value: float | None
    start: int
    end: int
    word: str


class Reading(NamedTuple):
    """What a run of tokens says: ``form`` is exact, vague, share or ordinal."""

    form: str
    stop: int
    value: float | None = None
    low: float | None = None
    high: float | None = None
    scale: float = 1.0
    frame: str = ""  # what it needs beside it: "a" before, "of" or another word behind


class Grammar:
    """Reads number words.

    ``vague`` maps a vague word to (low, high, high before a scale word, frame),
    ``plurals`` a plural that is a scale word behind a numeral ("three dozens") to its value.
    """

    def __init__(self, vague: dict[str, tuple[float, float | None, float | None, str]], plurals: dict[str, float]):
        self.vague, self.plurals = vague, plurals

    def read(self, tokens: list[Token], at: int) -> Reading | None:
        """The longest reading that starts at token ``at``."""
        first = self._skip_article(tokens, at)
        if first is None:
            return None
        for reader in (self._vague, self._share, self._exact):
            if reading := reader(tokens, first):
                return reading
        return None

    @staticmethod
    def _kind(tokens: list[Token], at: int) -> str:
        return tokens[at].kind if at < len(tokens) else ""

    def _skip_article(self, tokens: list[Token], at: int) -> int | None:
        if tokens[at].kind != "a":
            return at
        return at + 1 if self._kind(tokens, at + 1) in COUNTED_WITH_ARTICLE else None

    def _scales(self, tokens: list[Token], at: int) -> tuple[float, int]:
        """The product of the scale words from ``at`` on."""
        scale = 1.0
        while self._kind(tokens, at) in SCALES:
            scale *= tokens[at].value
            at += 1
        if at and self._kind(tokens, at - 1) != "vague" and self._kind(tokens, at) == "vague" and tokens[at].word in self.plurals:
            scale *= self.plurals[tokens[at].word]
            at += 1
        return scale, at

    def _vague(self, tokens: list[Token], at: int) -> Reading | None:
        """Several hundred, tens of thousands, dozens, a couple of thousand."""
        if self._kind(tokens, at) != "vague":
            return None
        low, high, scaled, frame = self.vague[tokens[at].word]
        stop = at + 1
        after = stop + (self._kind(tokens, stop) == "of")
        if self._kind(tokens, after) == "vague":
            inner_low, inner_high, *_ = self.vague[tokens[after].word]
            base = inner_low / 2
            high = (scaled + 1) * base - 1 if scaled and inner_high else None
            return Reading("vague", after + 1, None, low * base, high)
        scale, end = self._scales(tokens, after)
        if end > after:
            high = (scaled + 1) * scale - 1 if scaled and scale >= 100 else None
            return Reading("vague", end, None, low * scale, high)
        again = self._kind(tokens, stop) == "and" and stop + 1 < len(tokens) and tokens[stop + 1].word == tokens[at].word
        return Reading("vague", stop + 2 * again, None, low, high, frame=frame)

    def _share(self, tokens: list[Token], at: int) -> Reading | None:
        """Half, a third, two-thirds; three quarters of a million."""
        share, stop, frame = self._fraction(tokens, at)
        if share is None:
            return None
        after = stop + (self._kind(tokens, stop) == "of")
        after += self._kind(tokens, after) == "a"
        scale, end = self._scales(tokens, after)
        if end > after:
            return Reading("exact", end, share * scale, scale=scale)
        return Reading("share", stop, 100 * share, frame=frame)

    def _fraction(self, tokens: list[Token], at: int) -> tuple[float | None, int, str]:
        """The share, where it stops, and what must show that it is one: "half", "of" or nothing."""
        kind, word = self._kind(tokens, at), tokens[at].word if at < len(tokens) else ""
        if kind == "half":
            return 0.5, at + 1, word
        if kind == "part":
            return 1 / tokens[at].value, at + 1, "of"
        count, end = self._below_hundred(tokens, at)
        after = self._kind(tokens, end) if end > at else ""
        if count == 1 and after == "half":
            return 0.5, end + 1, ""
        if after and after == ("part" if count == 1 else "parts"):
            whole = tokens[end].value
            return count / whole, end + 1, "" if math.gcd(int(count), int(whole)) == 1 else "of"
        return None, at, ""

    def _exact(self, tokens: list[Token], at: int) -> Reading | None:
        """Two hundred and fifty thousand; four hundred million; two and a half million."""
        total, ceiling, scale, stop = 0.0, math.inf, 1.0, at
        while True:
            after = stop + (stop > at and self._kind(tokens, stop) == "and")
            if after > stop and self._fraction(tokens, after)[0]:
                break
            group, end = self._below_thousand(tokens, after)
            factor, last = self._scales(tokens, end)
            if end == after and (stop > at or last == end):
                break
            amount = (1.0 if end == after else group) * factor
            if amount >= ceiling or (stop > at and self._kind(tokens, after) == "number"):
                break
            total, stop = total + amount, last
            ceiling = factor if factor > 1 else 0
            scale = factor if scale == 1 else scale
            if ceiling == 0:
                break
        if stop == at:
            return None
        half, stop = self._and_a_half(tokens, stop)
        if half:
            factor, stop = self._scales(tokens, stop)
            apart = 1 < factor <= ceiling < math.inf
            total = total + half * factor if apart else (total + half * (ceiling if 0 < ceiling < math.inf else 1)) * factor
        if self._kind(tokens, stop) in ("ordinal", "part") and tokens[stop - 1].kind in ("ten", "hundred", "scale"):
            return Reading("ordinal", stop + 1)
        return Reading("exact", stop, scaled(total, 1), scale=scale)

    def _below_thousand(self, tokens: list[Token], at: int) -> tuple[float, int]:
        kind = self._kind(tokens, at)
        if kind == "number":
            return tokens[at].value, at + 1
        value, stop = self._below_hundred(tokens, at)
        if stop > at and self._kind(tokens, stop) == "point":
            return self._decimals(tokens, value, stop)
        if stop > at and self._kind(tokens, stop) == "hundred" and value:
            value, stop = value * 100, stop + 1
            after = stop + (self._kind(tokens, stop) == "and")
            rest, end = self._below_hundred(tokens, after)
            if end > after:
                value, stop = value + rest, end
            if self._kind(tokens, stop) == "point":
                return self._decimals(tokens, value, stop)
        return value, stop

    def _decimals(self, tokens: list[Token], value: float, at: int) -> tuple[float, int]:
        """Two point two, five point seven five: the digits behind the point, one by one or as one number."""
        digits, stop = "", at + 1
        while self._kind(tokens, stop) == "unit":
            digits, stop = digits + str(int(tokens[stop].value)), stop + 1
        if not digits:
            number, stop = self._below_hundred(tokens, at + 1)
            digits = str(int(number)) if stop > at + 1 else ""
        return (float(f"{int(value)}.{digits}"), stop) if digits else (value, at)

    def _below_hundred(self, tokens: list[Token], at: int) -> tuple[float, int]:
        kind = self._kind(tokens, at)
        if kind == "ten":
            if self._kind(tokens, at + 1) == "unit" and tokens[at + 1].value:
                return tokens[at].value + tokens[at + 1].value, at + 2
            return tokens[at].value, at + 1
        if kind in ("unit", "teen"):
            return tokens[at].value, at + 1
        return 0.0, at

    def _and_a_half(self, tokens: list[Token], at: int) -> tuple[float, int]:
        if self._kind(tokens, at) != "and":
            return 0.0, at
        after = at + 1 + (self._kind(tokens, at + 1) == "a")
        share, stop, _ = self._fraction(tokens, after)
        return (share, stop) if share else (0.0, at)
