"""Rows put into words: amounts, sources and counts as a person would say them.

Every function takes rows of :mod:`tidynews.records` and returns plain text,
not yet escaped for HTML.
"""

from functools import cache

from tidynews import lexicons
from tidynews.records import Claim, Figure, Link, Sourcing, split_words

WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
SCALES = {"icd203": "ICD 203", "phia": "PHIA"}
NOBODY = "nobody"
OPEN = "open"


def count(number: int, noun: str, plural: str | None = None) -> str:
    """A count with its noun.

    >>> count(1, "figure"), count(7, "figure"), count(1200, "story", "stories")
    ('one figure', 'seven figures', '1,200 stories')
    """
    return f"{cardinal(number)} {noun if number == 1 else plural or noun + 's'}"


def tally(number: int, noun: str, plural: str | None = None) -> str:
    """A count in digits with its noun.

    >>> tally(1, "duplicate"), tally(1200, "story", "stories")
    ('1 duplicate', '1,200 stories')
    """
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def cardinal(number: int) -> str:
    """A whole number as running text writes it.

    >>> cardinal(7), cardinal(1200)
    ('seven', '1,200')
    """
    return WORDS[number] if number < len(WORDS) else f"{number:,}"


def sentence(text: str) -> str:
    """The text with a capital and a full stop.

    >>> sentence("seven figures")
    'Seven figures.'
    """
    text = text[:1].upper() + text[1:]
    return text if text.endswith((".", "!", "?")) else text + "."


def listing(parts: list[str]) -> str:
    """Parts joined as in a sentence.

    >>> listing(["a", "b", "c"])
    'a, b and c'
    """
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def number(value: float | None) -> str:
    """A number with thousands separated, ``open`` when it is missing.

    >>> number(1500000.0), number(2.5), number(None)
    ('1,500,000', '2.5', 'open')
    """
    if value is None:
        return OPEN
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.6g}"


def amount(figure: Figure) -> str:
    """The number as printed with what it counts: ``over 1.5 million artillery shells``."""
    surface = figure.surface if figure.surface[:2].isupper() else figure.surface[:1].lower() + figure.surface[1:]
    if not figure.item:
        return surface
    if figure.unit != "count":
        return f"{surface} ({figure.item})"
    return f"{surface} {figure.item if figure.best == 1 else plural(figure.item)}"


def plural(noun: str) -> str:
    """A noun phrase for several; its last word changes.

    >>> [plural(noun) for noun in ("artillery shell", "infantry company", "serviceman", "child", "personnel", "box")]
    ['artillery shells', 'infantry companies', 'servicemen', 'children', 'personnel', 'boxes']
    """
    start, space, last = noun.rpartition(" ")
    if last in _unchanging():
        return noun
    for singular, several in _irregular().items():
        if last == singular or (singular == "man" and last.endswith("man")):
            return start + space + last.removesuffix(singular) + several
    if last.endswith("y") and last[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if last.endswith(("s", "x", "z", "ch", "sh")) else "s")


@cache
def _irregular() -> dict[str, str]:
    return {row["lemma"]: row["form"] for row in lexicons.rows("irregular_forms") if row["class"] == "noun"}


@cache
def _unchanging() -> frozenset[str]:
    return frozenset(row["noun"] for row in lexicons.rows("unchanging_nouns"))


def route(figure: Figure) -> str | None:
    """From whom to whom, as far as it is known."""
    if figure.supplier and figure.recipient:
        return f"{figure.supplier} to {figure.recipient}"
    if figure.supplier:
        return f"from {figure.supplier}"
    return f"to {figure.recipient}" if figure.recipient else None


def bounds(figure: Figure) -> str:
    """The figure's bounds in words.

    >>> bounds(Figure(figure_id="", article_id="", paragraph=0, sentence=0, start=0, end=1, surface="5", low=5.0))
    '5 or more'
    """
    return between(figure.low, figure.high)


def between(low: float | None, high: float | None) -> str:
    """Bounds in words; an open side, None, stays open.

    >>> between(1000.0, 1000.0), between(20.5, None), between(None, 7.0)
    ('1,000', '20.5 or more', 'at most 7')
    """
    if low is None and high is None:
        return "no bounds"
    if high is None:
        return f"{number(low)} or more"
    if low is None:
        return f"at most {number(high)}"
    return number(low) if low == high else f"{number(low)} to {number(high)}"


def thing(item: str | None, unit: str) -> str:
    """What a row counts, with its unit: ``grain in metric ton``; the unit alone where nothing names it.

    >>> thing("artillery shell", "count"), thing("grain", "metric ton"), thing(None, "USD")
    ('artillery shell', 'grain in metric ton', 'USD')
    """
    return " in ".join(part for part in (item, None if unit == "count" else unit) if part) or unit


def source(claim: Claim | None) -> str:
    """Who says it, through whom: ``nobody`` when nobody is named."""
    if claim is None:
        return "the article itself"
    name = claim.source_resolved or claim.source or NOBODY
    relays = split_words(claim.via)
    return f"{name}, via {listing(relays)}" if relays else name


def likelihood(claim: Claim) -> str | None:
    """The probability a claim states: ``80 to 95 % (ICD 203)``."""
    if claim.likelihood_low is None or claim.likelihood_high is None:
        return None
    scale = SCALES.get(claim.likelihood_scale, claim.likelihood_scale)
    return f"{claim.likelihood_low:g} to {claim.likelihood_high:g} % ({scale})"


def strength(judged: Sourcing | None) -> str | None:
    """Strength with its weakest factor and the Admiralty code."""
    if judged is None:
        return None
    return f"{judged.strength:.2f}, weakest: {judged.weakest}; Admiralty {judged.reliability}{judged.credibility}"


def figure_facts(figure: Figure, claim: Claim | None, label) -> list[tuple[str, str]]:
    """The facts of one figure, as (name, value) pairs; ``label`` names other rows."""
    pairs = [
        ("bounds", f"{bounds(figure)} ({figure.bound.replace('_', ' ')})"),
        ("unit", None if figure.unit == "count" else figure.unit),
        ("kind", "; ".join(filter(None, [figure.kind, figure.outcome, figure.trend]))),
        ("route", route(figure)),
        ("when", figure.date_text),
        ("part of", figure.part_of and label(figure.part_of)),
        ("or else", figure.alternative_to and label(figure.alternative_to)),
        ("converted from", figure.derived_from and label(figure.derived_from)),
        ("said by", source(claim)),
    ]
    return [(name, value) for name, value in pairs if value]


def claim_facts(claim: Claim, judged: Sourcing | None, linked: list[Link], label) -> list[tuple[str, str]]:
    """The facts of one claim, as (name, value) pairs; ``label`` names other rows."""
    kind = "; ".join(filter(None, [claim.source_type.replace("_", " "), claim.country, claim.anonymous and "anonymous"]))
    pairs = [
        ("source", source(claim)),
        ("kind of source", kind),
        ("stance", claim.stance.replace("_", " ")),
        ("hedges", claim.hedges),
        ("likelihood", likelihood(claim)),
        ("strength", strength(judged)),
        ("why", judged.reasons if judged else None),
        ("part of", claim.parent and label(claim.parent)),
    ]
    pairs += [(link.relation.replace("_", " "), label(link.other_id)) for link in linked]
    return [(name, value) for name, value in pairs if value]
