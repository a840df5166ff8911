"""One pass over the text that finds the numerals: digits and number words."""

import re
import unicodedata
from collections.abc import Iterator

from tidynews import lexicons
from tidynews.text.numbers import magnitudes
from tidynews.text.numbers.magnitudes import COUNTED_WITH_ARTICLE, SCALES, Grammar, Reading, Token
from tidynews.text.numbers.quantity import MULTIPLE, SHARE, VAGUE, Draft
from tidynews.text.numbers.vocabulary import alternatives, anycase, forms, traps, word_classes

_SIGN = "[¼-¾⅐-⅞]"
_LONGEST_NUMERAL = 24  # words behind the first
_GREATEST_BOTTOM = 4  # digits of a fraction's denominator
_NOT_FIRST = ("suffix", "ordinal", "parts")
_JOINT = r"[\s-]{1,3}(?:(?:and|of|point)[\s-]{1,3})?(?:an?[\s-]{1,3})?"
_DIGIT_START = re.compile(r"[\d.¼-¾⅐-⅞](?<!\d\d)(?<!\d[.])")


class Scanner:
    """Finds numerals; one for each lexicon of vague quantities.

    Two quick patterns locate digits and the first words of numerals; only there
    is the whole numeral read. Words are matched on the text in lower case.
    """

    def __init__(self, vague: dict):
        self.classes = dict(word_classes()) | dict.fromkeys(vague, ("vague", None))
        self.multiples = {row["form"]: row for row in lexicons.rows("multiples")}
        plain = {word: value for word, (kind, value) in word_classes().items() if kind in SCALES}
        self.plurals = {word: plain[word.removesuffix("s")] for word in vague if word.removesuffix("s") in plain}
        self.grammar = Grammar(vague, self.plurals)
        words = [w for w, (kind, _) in self.classes.items() if kind != "suffix"]
        word = alternatives(words)
        leading = [w for w in words if self.classes[w][0] not in _NOT_FIRST]
        ordinals = [w for w in words if self.classes[w][0] in ("part", "ordinal")]
        scales = [*(w for w in words if self.classes[w][0] in SCALES), *self.plurals]
        articled = [f"a {w}" for w in leading if self.classes[w][0] in COUNTED_WITH_ARTICLE]
        idioms = traps("idiom")
        first = [*leading, *articled, *idioms, *self.multiples, "as many", *(f"every {w}" for w in ordinals)]
        self.word_start = re.compile(rf"\W(?={alternatives(first)}(?:\b|fold\b))")
        self.word = re.compile(
            rf"(?P<idiom>{alternatives(idioms)})\b"
            rf"|(?P<many>as[\s-]many\b(?!(?:\s+[\w-]+){{0,4}}\s+as\b))"
            rf"|every[\s-](?P<every>{alternatives(ordinals)})\b"
            rf"|(?P<multiple>{alternatives(self.multiples)})\b"
            rf"|(?P<words>(?:a[\s-]{{1,3}})?{alternatives(leading)}(?:\b|(?=fold\b))"
            rf"(?:{_JOINT}{word}\b){{0,{_LONGEST_NUMERAL}}})"
        )
        self.digits = re.compile(
            rf"(?P<shape>{_shapes()})|(?P<ratio>\d++[/⁄]\d+)"
            rf"|(?P<digits>{_digits()})(?P<mixed>{_SIGN}|[ -]\d[/⁄]\d{{1,2}}(?![\d/]))?"
            rf"(?P<scale>(?:[\s-]{{0,2}}+{anycase(alternatives(scales))}\b){{1,3}})?(?:(?<=n)\sand\s(?:a|one)\s(?P<half>half|quarter|third)\b(?!\s\w+llion))?"
            rf"|(?P<single>{_SIGN})"
        )
        self.token = re.compile(rf"(?P<word>{word})(?=\b|fold)|(?P<link>and|of|an?|point)\b")

    def scan(self, text: str) -> Iterator[Draft]:
        """Every numeral, in order; those that cannot be quantities are marked refused."""
        low, end = _lower(text), 0
        for start, is_word in self._starts(text, low):
            if start >= end:
                for draft in self._worded(low, start) if is_word else self._printed(text, start):
                    end = draft.end
                    yield draft

    def _starts(self, text: str, low: str) -> list[tuple[int, bool]]:
        """The offsets where numerals may start, and whether they are in words."""
        starts = [(match.start(), False) for match in _DIGIT_START.finditer(text)]
        starts += [(match.start(), True) for match in self.word_start.finditer(" " + low)]
        starts.sort()
        return starts

    def _printed(self, text: str, start: int) -> list[Draft]:
        match = self.digits.match(text, start)
        if match is None:
            return []
        found = match.lastgroup
        if found == "shape":
            return [Draft(start, match.end(), None, refused=True)]
        if found == "ratio":
            return [_ratio(match)]
        if found == "single":
            return [_share(match, unicodedata.numeric(match.group()))]
        return [self._digits(match)]

    def _worded(self, low: str, start: int) -> list[Draft]:
        match = self.word.match(low, start)
        found = match and match.lastgroup
        if found == "words":
            return self._words(low, match)
        if found == "idiom":
            return [Draft(start, match.end(), None, refused=True)]
        if found == "every":
            return [_share(match, 1 / self.classes[match["every"]][1])]
        if found == "multiple":
            return [self._multiple(match)]
        if found == "many":
            return [Draft(start, match.end(), None, anaphoric=True, worded=True, pure=False)]
        return []

    def _digits(self, match: re.Match) -> Draft:
        printed = match["digits"]
        mixed, scale = match["mixed"], match["scale"]
        draft = Draft(match.start(), match.end(), magnitudes.digits(printed))
        draft.pure = draft.value is not None and not mixed and not scale and printed.isdigit()
        draft.refused = draft.pure and printed[0] == "0" and len(printed) > 1
        if draft.value is None or draft.pure:
            return draft
        if mixed:
            draft.value += unicodedata.numeric(mixed) if len(mixed) == 1 else _divide(*re.split("[/⁄]", mixed[1:])) or 0
        if scale:
            for found in self.token.finditer(scale.lower()):
                draft.scaled *= self.plurals.get(found["word"]) or self.classes[found["word"]][1]
            kind, of = self.classes[match["half"]] if match["half"] else (None, None)
            draft.value = magnitudes.scaled(draft.value + (of if kind == "half" else 1 / of if of else 0), draft.scaled)
        return draft

    def _multiple(self, match: re.Match) -> Draft:
        row = self.multiples[match.group()]
        draft = Draft(match.start(), match.end(), float(row["value"]), kind=MULTIPLE, unit="times", worded=True)
        draft.frame, draft.trend, draft.pure = row["frame"], row["trend"] or None, False
        draft.trend_start = draft.start if draft.trend else None
        return draft

    def _words(self, low: str, match: re.Match) -> list[Draft]:
        tokens = [self._token(found) for found in self.token.finditer(low, match.start(), match.end())]
        drafts, at = [], 0
        while at < len(tokens):
            if reading := self.grammar.read(tokens, at):
                drafts.append(_reading(reading, tokens, at))
                at = reading.stop
            else:
                at += 1
        return drafts

    def _token(self, match: re.Match) -> Token:
        word = match.group()
        if match.lastgroup == "link":
            return Token("a" if word == "an" else word, None, match.start(), match.end(), word)
        return Token(*self.classes[word], match.start(), match.end(), word)


def _reading(reading: Reading, tokens: list[Token], at: int) -> Draft:
    draft = Draft(tokens[at].start, tokens[reading.stop - 1].end, reading.value, reading.low, reading.high, worded=True)
    draft.scaled, draft.pure = reading.scale, reading.scale == 1
    after_ordinal = at > 0 and tokens[at - 1].kind in ("ordinal", "part")
    draft.refused = reading.form == "ordinal" or (after_ordinal and reading.form == "share")
    if reading.form == "vague":
        draft.bound, draft.frame = VAGUE, reading.frame
    elif reading.form == "share":
        draft.kind, draft.unit, draft.frame = SHARE, "percent", reading.frame
    return draft


def _share(match: re.Match, share: float | None) -> Draft:
    value = None if share is None else 100 * share
    return Draft(match.start(), match.end(), value, kind=SHARE, unit="percent", pure=False)


def _ratio(match: re.Match) -> Draft:
    """3/4 is a share; 7/4 is not."""
    share = _divide(*re.split("[/⁄]", match.group()))
    draft = _share(match, share)
    draft.refused = share is None or not 0 < share < 1
    return draft


def _divide(top: str, bottom: str) -> float | None:
    if len(top) > _GREATEST_BOTTOM or len(bottom) > _GREATEST_BOTTOM or not int(bottom):
        return None
    return int(top) / int(bottom)


def _lower(text: str) -> str:
    """The text in lower case, letter for letter."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _digits() -> str:
    """Digits as printed, with groups, decimals and powers of ten."""
    blank = r"(?:[ \u00a0\u2009\u202f]\d{3}(?!\d))++"
    bound = alternatives(form[1:] for form in forms("number_bounds", "after", column="side") if form[0] == "-")
    apart = rf"(?:(?<=\D0\d\d)|(?![ -]?mm\b|-(?!{bound}\b)[a-z]))"  # 10 500-kg bombs, 12 155 mm guns
    grouped = rf"\d{{1,3}}(?:{blank}{apart}|(?:['’]\d{{3}}(?!\d))++)(?:,\d{{1,2}}|\.\d+)?(?![.,]?\d)"
    raised = r"⁻?[⁰¹²³⁴-⁹]{1,3}"
    power = rf"[eE][-+−]?\d{{1,3}}(?!\w)|\s?[×x]\s?10(?:{raised}|(?:\^[-−+]?|[-−])\d{{1,3}}(?!\d))"
    first = rf"(?<![^\W\d]-){grouped}|10(?:{raised}|\^[-−+]?\d{{1,3}})|\.\d+"
    return rf"(?<![\w.])(?:{first})|\d+(?:[.,٫٬]\d+)*(?:{power})?"


def _shapes() -> str:
    """Shapes of digits that are never quantities: dates, times, telephone numbers, chains of scores."""
    clock = alternatives(form.lower() for form in forms("number_traps", "clock"))
    phrases = alternatives(traps("phrase"))
    marked = "|".join(
        (
            r"\d+:\d+(?:[:.]\d+)*",
            r"\d+(?:[x×]\d+)+(?![\d^−⁻⁰¹²³⁴-⁹-])",
            r"\d{3,4} ?[x×] ?\d{3,4}(?![\d,.]\d|\d)",
            r"\d+-(?:for|of|on|vs?)-\d+",
            r"\d{4}-\d\d-\d\d(?:T[\d:]+)?",
            r"\d{1,2}\.\d{1,2}\.(?:19|20)\d\d(?![\d.])",
            r"\d{1,4}/\d{1,2}/\d{2,4}",
            r"\d+(?:[-–]\d+){2,}",
            r"\d{3}[-.]\d{4}(?!\d|\s+(?:[a-z]+s|people|men|women|troops|children|staff)\b)",
            r"\d+(?:\.\d+){3,}(?!\d)",
            r"(?<=\()\d{3}\) ?\d{3}-\d{4}",
        )
    )
    return "|".join(
        (
            rf"(?=\d++ ?[-–/:.)x×])(?:{marked})",
            rf"{anycase(phrases)}(?!\d|[/-]\d|%)",
            rf"(?:\d{{1,2}}+(?:[.:]\d\d)?+|(?:[01]\d|2[0-3])[0-5]\d)\s?+{anycase(clock)}(?!\w)",
            r"\d{1,4}(?:st|nd|rd|th|ST|ND|RD|TH|['’]?s)\b",
            r"(?<=\+)\d[\d ()-]{6,18}\d(?!\d)",
            r"0\d{2,4}(?:[ -]\d{2,4}){1,3}(?!\d)",
            r"(?:[01]\d|2[0-3])[0-5]\d\s?hrs\b",
        )
    )


def vague_table(rows) -> dict[str, tuple[float, float | None, float | None, str]]:
    """Vague word → (low, high, high before a scale word, the word it needs beside it)."""

    def number(cell):
        return float(cell) if cell not in ("", None) else None

    return {
        row["phrase"]: (float(row["low"]), number(row["high"]), number(row["scaled_high"]), row.get("frame") or "")
        for row in rows
    }
