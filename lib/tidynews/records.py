"""The vocabulary: one row class a table, and from them the dtype map.

Everything that the project says about a column is said here once: its name,
its type and what it means. The tables, the reference page and the checks of
user-written files are all made from these classes.

Text columns that hold several words or names join them with ``"; "``.
Missing values are ``None`` in a row and ``NA``/``NaN``/``NaT`` in a table.
"""

from dataclasses import dataclass, field, fields
from datetime import date

LIST_SEPARATOR = "; "

TEXT, INTEGER, COUNT, NUMBER, FLAG, DAY = "str", "Int64", "int64", "float64", "boolean", "datetime64[s]"


BOUNDS = ("exact", "about", "at_least", "more_than", "at_most", "less_than", "range", "vague")
TRENDS = ("up", "down")
KINDS = ("casualty", "loss", "shipment", "personnel", "use", "production", "holding", "money", "share", "other")
STAGES = ("planned", "pledged", "ordered", "sent", "delivered", "seized", "capacity")
ROLES_FROM = ("stated", "carried")
QUOTED = ("none", "partial", "full")
STANCES = ("assert", "confirm", "deny", "doubt", "call_for", "other")
SCALES = ("icd203", "phia")
SOURCE_TYPES = (
    "official", "government", "military_intelligence", "expert", "media",
    "international_org", "company", "civilian", "document", "unknown",
)  # fmt: skip
FACTORS = ("source", "cue", "content")
RELIABILITY = tuple("ABCDEF")
CREDIBILITY = tuple("123456")
RELATIONS = ("repeats", "same_origin", "corroborates", "denies", "drifts", "rival", "update")
VOICES = ("source", "hearsay", "article")


def _column(dtype: str, meaning: str, values: tuple[str, ...] = (), **default):
    meaning = f"{meaning}: {', '.join(values)}" if values else meaning
    return field(metadata={"dtype": dtype, "meaning": meaning, "values": values}, **default)


def _optional(dtype: str, meaning: str, values: tuple[str, ...] = ()):
    return _column(dtype, meaning, values, default=None)


@dataclass(slots=True, kw_only=True)
class ArticleRow:
    """One article that was read."""

    article_id: str = _column(TEXT, "identity made from the article's text")
    path: str | None = _optional(TEXT, "where it was read from")
    title: str | None = _optional(TEXT, "headline")
    outlet: str | None = _optional(TEXT, "who published it")
    published: date | None = _optional(DAY, "day of publication")
    date_inferred: bool = _column(FLAG, "the day of publication was worked out from the text", default=False)
    url: str | None = _optional(TEXT, "address of the original")
    n_words: int = _column(COUNT, "words in the whole text")
    n_paragraphs: int = _column(COUNT, "body paragraphs")
    corrected: bool = _column(FLAG, "a person changed or added this row", default=False)


@dataclass(slots=True, kw_only=True)
class Figure:
    """One number that somebody claimed, with its bounds and its roles."""

    figure_id: str = _column(TEXT, "identity made from the article and the span")
    article_id: str = _column(TEXT, "the article it stands in")
    paragraph: int = _column(COUNT, "block of the article, counted from 0 (the headline)")
    sentence: int = _column(COUNT, "sentence of the article, counted from 0")
    start: int = _column(COUNT, "offset of the first character in the article's text")
    end: int = _column(COUNT, "offset behind the last character")
    surface: str = _column(TEXT, "the number as printed, with its bounding words, scale, currency or percent sign")
    value: float | None = _optional(NUMBER, "the number stated; missing for ranges and vague amounts")
    low: float | None = _optional(NUMBER, "at least so many; missing when open")
    best: float | None = _optional(NUMBER, "best single estimate; missing when none is stated")
    high: float | None = _optional(NUMBER, "at most so many; missing when open")
    bound: str = _column(TEXT, "how the number limits the amount", BOUNDS, default="exact")
    trend: str | None = _optional(TEXT, "direction of a change, where one is stated", TRENDS)
    unit: str = _column(
        TEXT, "count, an ISO 4217 code, percent, times or a unit of measure; rates carry /day, /month, /year", default="count"
    )
    item: str | None = _optional(TEXT, "what is counted: singular, lower case")
    kind: str = _column(TEXT, "what sort of figure it is", KINDS, default="other")
    stage: str | None = _optional(TEXT, "how far a transfer of goods, people or money has come; missing when untold", STAGES)
    outcome: str | None = _optional(TEXT, "what became of what is counted: killed, wounded, captured, destroyed, ...")
    supplier: str | None = _optional(TEXT, "who gives, as a common English country name where it is a country")
    recipient: str | None = _optional(TEXT, "who receives; of a holding who has it")
    roles_from: str | None = _optional(
        TEXT, "whether the figure's own sentence names those two or the article around it", ROLES_FROM
    )
    event: str | None = _optional(TEXT, "the word for what happened to the counted")
    date_start: date | None = _optional(DAY, "first day of the period the figure is about")
    date_end: date | None = _optional(DAY, "last day of that period")
    date_text: str | None = _optional(TEXT, "the words that date it")
    date_inferred: bool | None = _optional(FLAG, "part of the date (a year, say) was worked out, not stated")
    cumulative: bool | None = _optional(FLAG, "a running total; missing when the text does not tell")
    part_of: str | None = _optional(TEXT, "figure_id of the figure that includes this one")
    alternative_to: str | None = _optional(TEXT, "figure_id of the figure that holds instead of this one: never add the two")
    derived_from: str | None = _optional(TEXT, "figure_id of the figure that this one was converted from")
    claim_id: str | None = _optional(TEXT, "the innermost claim that contains it")
    corrected: bool = _column(FLAG, "a person changed or added this row", default=False)


@dataclass(slots=True, kw_only=True)
class Claim:
    """One cue: who said what, through whom, how surely."""

    claim_id: str = _column(TEXT, "identity made from the article and the spans")
    article_id: str = _column(TEXT, "the article it stands in")
    paragraph: int = _column(COUNT, "block of the article, counted from 0 (the headline)")
    sentence: int = _column(COUNT, "sentence of the article, counted from 0")
    source: str | None = _optional(TEXT, "the deepest source cited, as printed; missing when nobody is named with it")
    source_start: int | None = _optional(INTEGER, "offset of the source")
    source_end: int | None = _optional(INTEGER, "offset behind the source")
    source_resolved: str | None = _optional(TEXT, "the source's first full mention; also where the context alone credits it")
    actor_id: str | None = _optional(TEXT, "the source in the actors table")
    via: str | None = _optional(TEXT, "the relays in order, nearest to the source first")
    cue: str | None = _optional(TEXT, "the word that attributes")
    cue_start: int | None = _optional(INTEGER, "offset of the cue")
    cue_end: int | None = _optional(INTEGER, "offset behind the cue")
    content: str | None = _optional(TEXT, "what is claimed")
    start: int = _column(COUNT, "offset of the content")
    end: int = _column(COUNT, "offset behind the content")
    quoted: str = _column(TEXT, "how much of the content stands in quotation marks", QUOTED, default="none")
    stance: str = _column(TEXT, "what the source does with the content", STANCES, default="assert")
    hedges: str | None = _optional(TEXT, "words that weaken it: could, reportedly, ...")
    evidentials: str | None = _optional(TEXT, "words that tell where the knowledge comes from: reportedly, appears, ...")
    likelihood_low: float | None = _optional(NUMBER, "least probability stated, in per cent")
    likelihood_high: float | None = _optional(NUMBER, "greatest probability stated, in per cent")
    likelihood_scale: str | None = _optional(TEXT, "the yardstick of those two", SCALES)
    anonymous: bool = _column(FLAG, "the source is a person or persons without a name", default=False)
    anonymity_reason: str | None = _optional(TEXT, "the reason given for the anonymity")
    source_type: str = _column(TEXT, "what sort of source it is", SOURCE_TYPES, default="unknown")
    country: str | None = _optional(TEXT, "ISO 3166 alpha-3 of the source")
    parent: str | None = _optional(TEXT, "claim_id of the claim that this one is part of")
    in_headline: bool = _column(FLAG, "it stands in the headline or a heading", default=False)
    corrected: bool = _column(FLAG, "a person changed or added this row", default=False)


@dataclass(slots=True, kw_only=True)
class Actor:
    """One person, institution or document that the article cites or names."""

    actor_id: str = _column(TEXT, "identity made from the article and the first full mention")
    article_id: str = _column(TEXT, "the article it stands in")
    name: str = _column(TEXT, "the first full mention without title and apposition")
    type: str = _column(TEXT, "what sort of source it is", SOURCE_TYPES, default="unknown")
    country: str | None = _optional(TEXT, "ISO 3166 alpha-3")
    role: str | None = _optional(TEXT, "office or occupation as printed")
    anonymous: bool = _column(FLAG, "a person or persons without a name", default=False)
    n_mentions: int = _column(COUNT, "mentions in the article", default=1)
    n_claims: int = _column(COUNT, "claims of which it is the source", default=0)
    start: int = _column(COUNT, "offset of the first full mention")
    end: int = _column(COUNT, "offset behind it")
    surface: str = _column(TEXT, "the first full mention as printed")
    corrected: bool = _column(FLAG, "a person changed or added this row", default=False)


@dataclass(slots=True, kw_only=True)
class Statement:
    """One checkable thing that an article says: a claim, a part of one, or what the article says itself with a figure in it."""

    statement_id: str = _column(TEXT, "identity made from the article and the span")
    article_id: str = _column(TEXT, "the article it stands in")
    paragraph: int = _column(COUNT, "block of the article, counted from 0 (the headline)")
    sentence: int = _column(COUNT, "sentence of the article, counted from 0")
    start: int = _column(COUNT, "offset of the first character in the article's text")
    end: int = _column(COUNT, "offset behind the last character")
    surface: str = _column(TEXT, "what is stated, as printed")
    voice: str = _column(TEXT, "who states it: a source, hearsay without one, or the article itself", VOICES, default="source")
    claim_id: str | None = _optional(TEXT, "the claim that it is or is part of")
    figure_id: str | None = _optional(TEXT, "its first figure")
    party: str | None = _optional(TEXT, "whom it comes from: a body, and a person who speaks for it, being one")
    story_id: str | None = _optional(TEXT, "statements of articles about one event or deal share it")
    origin_id: str | None = _optional(TEXT, "statements that start in one place, one party on one occasion, share it")
    corrected: bool = _column(FLAG, "a person changed or added this row", default=False)


@dataclass(slots=True, kw_only=True)
class Sourcing:
    """How well one claim is sourced."""

    claim_id: str = _column(TEXT, "the claim that is judged")
    source_score: float = _column(NUMBER, "source factor, 0 to 1")
    cue_score: float = _column(NUMBER, "cue factor, 0 to 1")
    content_score: float = _column(NUMBER, "content factor, 0 to 1")
    strength: float = _column(NUMBER, "harmonic mean of the three factors")
    weakest: str = _column(TEXT, "the factor to mend", FACTORS)
    reliability: str = _column(TEXT, "Admiralty letter, from the user's register of sources", RELIABILITY, default="F")
    credibility: str = _column(TEXT, "Admiralty digit, from independent origins in what was read", CREDIBILITY, default="6")
    independent_origins: int = _column(COUNT, "origins that report it independently", default=1)
    contested: bool = _column(FLAG, "somebody denies it", default=False)
    reasons: str | None = _optional(TEXT, "why, in plain words")
    corrected: bool = _column(FLAG, "a person changed or added this row", default=False)


@dataclass(slots=True, kw_only=True)
class Link:
    """How one statement stands to another."""

    statement_id: str = _column(TEXT, "the later or the denying statement")
    other_id: str = _column(TEXT, "the earlier or the denied statement")
    relation: str = _column(TEXT, "how they stand", RELATIONS)
    score: float = _column(NUMBER, "how sure the link is, 0 to 1")
    reason: str | None = _optional(TEXT, "why it was drawn; for a drift, what changed, with both wordings")
    change: str | None = _optional(TEXT, "codes of what a drift changed: rounded, hedge_lost, or_to_and, ...")
    start: int | None = _optional(INTEGER, "offset of what the change is about, in the later article")
    end: int | None = _optional(INTEGER, "offset behind it")
    other_start: int | None = _optional(INTEGER, "offset of the same in the earlier article")
    other_end: int | None = _optional(INTEGER, "offset behind it")
    corrected: bool = _column(FLAG, "a person changed or added this row", default=False)


ROWS = {
    "articles": ArticleRow,
    "figures": Figure,
    "claims": Claim,
    "actors": Actor,
    "statements": Statement,
    "sourcing": Sourcing,
    "links": Link,
}

CHOICES = {table: {f.name: f.metadata["values"] for f in fields(row) if f.metadata["values"]} for table, row in ROWS.items()}

DTYPES = {table: {f.name: f.metadata["dtype"] for f in fields(row)} for table, row in ROWS.items()}


def record_id(article_id: str, letter: str, *offsets: int | None) -> str:
    """A stable identity from an article and spans in it.

    >>> record_id("9c5be3f5729f", "f", 120, 131)
    '9c5be3f5729f-f120-131'
    """
    return f"{article_id}-{letter}" + "-".join("x" if n is None else str(n) for n in offsets)


def join_words(words) -> str | None:
    """Several words in one cell; ``None`` for none.

    >>> join_words(["could", "reportedly"])
    'could; reportedly'
    """
    return LIST_SEPARATOR.join(words) or None


def split_words(cell) -> list[str]:
    """The words of one cell, the inverse of :func:`join_words`.

    >>> split_words('could; reportedly')
    ['could', 'reportedly']
    """
    return cell.split(LIST_SEPARATOR) if isinstance(cell, str) and cell else []
