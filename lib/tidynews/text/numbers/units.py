"""What a number is of: currencies, percent, units of measure, ages, rates."""

import re
from functools import cache
from itertools import takewhile

from tidynews import lexicons
from tidynews.text.numbers import magnitudes
from tidynews.text.numbers.context import is_plural
from tidynews.text.numbers.quantity import AGE, COUNT, MEASURE, MONEY, MULTIPLE, SHARE, VAGUE, Draft
from tidynews.text.numbers.vocabulary import WINDOW, alternatives, anycase, backwards, normal, traps

_LONGEST_CURRENCY = 12
_LARGE = 1000  # from here on "pounds" and "won" are money
_LONGEST_NAME = 99  # "R44" is a name, "R400" an amount
_OF = re.compile(r"\sof(?=\s)")
_NEXT = re.compile(r"(?:[\s-][A-Za-z]+){0,3}")
_PEOPLED = re.compile(r"(?P<word>\w+)\sof\s(?:(?:about|around|some|nearly|over)\s)?$")
_JOINED = re.compile(r"-hand|-hands|-in-command|-guess|-tier|-rate\b|-generation")  # second-hand, foot-in
_BLANKS = " \t\n\u00a0"


def _of(lexicon: str, *matches: str) -> list[str]:
    return [row["form"] for row in lexicons.rows(lexicon) if row["match"] in matches]


@cache
def _currencies() -> dict[str, str]:
    """Form → ISO 4217 code; words in lower case, codes and symbols as they are."""
    return {row["form"]: row["code"] for row in lexicons.rows("currencies")}


@cache
def _units() -> dict[str, tuple[str, str]]:
    """Form → (unit in the singular, kind)."""
    return {row["form"]: (row["unit"], row["kind"]) for row in lexicons.rows("units")}


@cache
def _ambiguous() -> frozenset[str]:
    """Currencies that are other words too ("won"): money only in large amounts."""
    return frozenset(_of("currencies", "large"))


@cache
def _doubtful() -> frozenset[str]:
    """Currencies before the number that may be part of a name ("R9")."""
    return frozenset(_of("currencies", "doubtful"))


@cache
def is_minor(unit: str) -> bool:
    """Whether a unit is a hundredth of a currency's.

    >>> is_minor("cent"), is_minor("USD")
    (True, False)
    """
    return unit in {row["code"] for row in lexicons.rows("currencies") if row["match"] == "minor"}


def parts(unit: str, kind: str, smaller: str) -> int | None:
    """How many of a smaller unit make one, where both together are one amount ("$15 and 50 cents").

    >>> parts("foot", "measure", "inch"), parts("USD", "money", "cent"), parts("foot", "measure", "cent")
    (12, 100, None)
    """
    if kind == MONEY and is_minor(smaller):
        return 100
    return next((int(row["parts"]) for row in lexicons.rows("unit_parts") if (row["unit"], row["part"]) == (unit, smaller)), None)


@cache
def _rate_units() -> dict[str, str]:
    return {row["form"]: row["unit"] for row in lexicons.rows("rates")}


@cache
def _suffix_values() -> dict[str, float]:
    return {row["word"]: float(row["value"]) for row in lexicons.rows("number_words") if row["class"] == "suffix"}


@cache
def _before() -> re.Pattern:
    """A currency before the number, read backwards."""
    signs = _of("currencies", "symbol", "code", "doubtful")
    lettered = backwards(s for s in signs if s[0].isalpha())
    others = backwards(s for s in signs if not s[0].isalpha())
    return re.compile(rf"\s?(?:(?P<lettered>{lettered})(?!\w)|(?P<sign>{others}))")


@cache
def _after() -> tuple[re.Pattern, re.Pattern]:
    """Words (in lower case) and symbols of currencies and units behind the number."""
    words = alternatives([*_of("units", "word"), *_of("currencies", "word", "minor", "large")])
    symbols = alternatives([*_of("units", "symbol"), *_of("currencies", "code", "symbol", "trailing")], blank=r"\s")
    glued = alternatives([*_of("units", "glued"), *_of("currencies", "glued")])
    return (
        re.compile(rf"[\s-]{{0,2}}(?P<word>{words})(?!\w)"),
        re.compile(rf"[\s-]{{0,2}}(?P<symbol>{symbols})(?!\w)|(?P<glued>{glued})(?!\w)"),
    )


def _unit_at(text: str, at: int) -> tuple[str, str, int] | None:
    """The unit or currency at ``at``: how it was matched, its form, and where it ends."""
    word, symbol = _after()
    if match := word.match(text[at : at + WINDOW].lower()):
        return "word", normal(match["word"]), at + match.end()
    if match := symbol.match(text, at):
        return match.lastgroup, match[match.lastgroup], match.end()
    return None


@cache
def _suffix() -> re.Pattern:
    suffixes = list(_suffix_values())
    longer = alternatives(s for s in suffixes if len(s) > 1)
    return re.compile(rf"(?P<tight>{alternatives(suffixes)})(?!\w)|[\s-](?P<loose>{longer})(?!\w)")


@cache
def _later() -> str:
    """What makes "a day" no rate: "90 shells a day later"; "two drones and every second missile"."""
    ordinal = rf"(?<=\bevery second)\s(?!{alternatives(_of('rates', 'closes'))}\b)\w"
    return rf"(?!\s+{alternatives(_of('rates', 'no_rate'))}\b|{ordinal})"


@cache
def _closed() -> str:
    """What shows that an adverb is one: "50 users monthly", not "50 monthly users"."""
    return rf"(?=\s*(?:[^\w\s]|$)|\s{alternatives(_of('rates', 'closes'))}\b)"


@cache
def _rate() -> re.Pattern:
    """A rate right behind the number: "$2 a day"."""
    per, adverb = alternatives(_of("rates", "per")), alternatives(_of("rates", "adverb"))
    return re.compile(
        rf"(?:[\s-]{{1,2}}(?:per|an?|each|every)[\s-]|\s?/\s?)(?P<per>{anycase(per)})\b{_later()}"
        rf"|[\s-](?P<adverb>{anycase(adverb)})\b"
    )


@cache
def _far_rate() -> re.Pattern:
    """A rate behind the counted noun: "900 mortar rounds a day"."""
    times = ("second", "minute", "hour", "day", "week", "month", "year")
    rows = [row for row in lexicons.rows("rates") if row["unit"] in times]
    per = alternatives(row["form"] for row in rows if row["match"] == "per")
    adverb = alternatives(row["form"] for row in rows if row["match"] == "adverb")
    return re.compile(
        rf"(?:\s[a-zA-Z][\w-]*+){{1,4}}?\s(?:(?:per|an?|each|every)\s(?P<per>{per})\b{_later()}|(?P<adverb>{adverb})\b{_closed()})"
    )


@cache
def _closing() -> frozenset[str]:
    return frozenset(_of("rates", "closes"))


def closes(word: str) -> bool:
    """Whether a word shows that nothing is counted right before it.

    >>> closes("to"), closes("games")
    (True, False)
    """
    return word.lower() in _closing()


def is_counting(text: str, at: int) -> bool:
    """Whether a plural stands among the next words: "160 security personnel".

    >>> is_counting("10 most valuable companies", 2), is_counting("10 to close at 90 points", 2)
    (True, False)
    """
    following = _NEXT.match(text, at).group().split()
    return any(map(is_plural, takewhile(lambda word: not closes(word), following)))


def is_unit(text: str, at: int) -> bool:
    """Whether a unit of measure or of time stands at ``at``."""
    unit = _unit_at(text, at)
    return bool(unit and unit[0] == "word" and unit[1] in _units())


def attach(text: str, draft: Draft, floor: int) -> None:
    """Widen ``draft`` over the currency, percent sign, unit and rate around it, back to ``floor`` at most."""
    if not draft.worded:
        _currency_before(text, draft, floor)
        _apply_suffix(text, draft)
    if draft.kind not in (SHARE, MULTIPLE):
        _unit_after(text, draft)
        _rate_after(text, draft)


def _currency_before(text: str, draft: Draft, floor: int) -> None:
    window = text[max(floor, draft.start - _LONGEST_CURRENCY) : draft.start][::-1]
    match = _before().match(window)
    if not match:
        return
    form = match.group().strip()[::-1]
    loose = window[0] in _BLANKS
    if form in _doubtful() and draft.pure and (loose or draft.value <= _LONGEST_NAME):
        return
    draft.start -= match.end()
    draft.kind, draft.unit, draft.pure = MONEY, _currencies()[form], False


def _apply_suffix(text: str, draft: Draft) -> None:
    """As in "£200m", "3-mln", "50k"; an "m" without currency is a metre unless something is counted."""
    match = _suffix().match(text, draft.end)
    if not match or draft.scaled > 1 or draft.value is None:
        return
    form = match[match.lastgroup]
    lead = _PEOPLED.search(text[max(0, draft.start - 24) : draft.start])
    peopled = lead is not None and lead["word"].lower() in traps("peopled")
    counted = is_counting(text, match.end()) or peopled or form.islower() and form not in _units()
    if draft.kind != MONEY and len(form) == 1 and not counted:
        return
    draft.scaled = _suffix_values()[form]
    draft.value = magnitudes.scaled(draft.value, draft.scaled)
    draft.end = draft.head_end = match.end()
    draft.pure = False


def _unit_after(text: str, draft: Draft) -> None:
    if draft.kind != MONEY and draft.value is not None and (match := _millions_of().match(text, draft.end)):
        draft.value, draft.scaled = magnitudes.scaled(draft.value, 1e6), 1e6
        draft.kind, draft.unit, draft.end, draft.pure = MONEY, _currencies()[match["code"]], match.end(), False
        return
    of = _OF.match(text, draft.end) if draft.bound == VAGUE else None
    unit = _unit_at(text, of.end() if of else draft.end)
    if not unit or _JOINED.match(text, unit[2]):
        return
    how, form, end = unit
    in_units = form in _units()
    if form in _ambiguous() and (draft.value or 0) < _LARGE:
        return
    if form in _currencies() and not (in_units and draft.scaled < _LARGE):
        if draft.kind == MONEY and how == "symbol":
            return
        draft.unit = _currencies()[form] if draft.kind != MONEY else draft.unit
        draft.kind = MONEY
    elif draft.kind == MONEY:
        return
    else:
        draft.unit, draft.kind = _units()[form]
    draft.end, draft.pure = end, False
    if draft.kind == MONEY and draft.scaled == 1 and (scale := _scale_behind().match(text, end)):
        draft.scaled = _scale_values()[scale["scale"].lower()]
        draft.value, draft.end = magnitudes.scaled(draft.value, draft.scaled), scale.end()


@cache
def _scale_values() -> dict[str, float]:
    return {row["word"]: float(row["value"]) for row in lexicons.rows("number_words") if row["class"] == "scale"}


@cache
def _scale_behind() -> re.Pattern:
    """As in "75 USD million"."""
    return re.compile(rf"\s(?P<scale>{anycase(alternatives(_scale_values()))})\b")


@cache
def _millions_of() -> re.Pattern:
    """As in "30 MUSD", "20 M€": millions in front of a currency."""
    codes = alternatives(form for form in _currencies() if len(form) == 3 and form.isupper() or form in "€$£")
    return re.compile(rf"\s?M(?P<code>{codes})(?!\w)")


def _rate_after(text: str, draft: Draft) -> None:
    if match := _rate().match(text, draft.end):
        draft.end = match.end()
    elif draft.kind in (COUNT, MEASURE):
        match = _far_rate().match(text, draft.end)
    if match and draft.kind != AGE:
        draft.unit += "/" + _rate_units()[normal(match["per"] or match["adverb"])]
        draft.pure = False
