"""What a claim is about: its figures, its words, the countries in it; and when two figures count one thing and agree."""

from bisect import bisect_left
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from math import log
from typing import NamedTuple

from tidynews.judgement.authors import written_by
from tidynews.judgement.origins import Speaker, speaker_of
from tidynews.judgement.terms import countries_in, key_terms, name_words, one_kind, stem, victims, words_of
from tidynews.records import Actor, ArticleRow, Claim, Figure, split_words

CLOSE = 0.07  # share of a number by which rounding may change it
NEAR = 0.20  # of the larger: as near as two open bounds may be to overlap
UPPER, LOWER, FIRM = ("at_most", "less_than"), ("at_least", "more_than"), ("exact", "about")


class Subject(NamedTuple):
    """What tells one claim's matter from another's."""

    terms: frozenset[str]
    countries: frozenset[str]


@dataclass(frozen=True)
class Matter:
    """A claim with its figures, its article and its actor, ready to be compared.

    Attributes
    ----------
    origin : the claim of whoever wrote the document that the claim is taken from, else None
    actor : the row of the source, or of that author, in the actors table
    """

    claim: Claim
    figures: tuple[Figure, ...] = ()
    article: ArticleRow | None = None
    actor: Actor | None = None
    origin: Claim | None = None

    @property
    def published(self) -> date | None:
        """The day of its article."""
        return self.article.published if self.article else None

    @property
    def outlet(self) -> str | None:
        """The outlet of its article."""
        return self.article.outlet if self.article else None

    @property
    def relays(self) -> list[str]:
        """Through whom it came: the relays that the claim names, and the outlet of its article."""
        return [*split_words(self.claim.via), *([self.outlet] if self.outlet else [])]

    @cached_property
    def speaker(self) -> Speaker | None:
        """Who it comes from, None when it names nobody."""
        return speaker_of(self.origin or self.claim, self.actor)

    @cached_property
    def subject(self) -> Subject:
        """The content's terms and countries."""
        content = self.claim.content or ""
        return Subject(frozenset(key_terms(content)), countries_in(content))

    @property
    def countries(self) -> frozenset[str]:
        """The countries for which its speaker speaks."""
        if self.speaker is None:
            return frozenset()
        return countries_in(self.speaker.label) | ({self.speaker.country} - {None})

    @property
    def attributed(self) -> bool:
        """Somebody is named as its source or its relay."""
        return self.speaker is not None


def matters_of(articles, claims, figures=(), actors=()) -> list[Matter]:
    """Claims with what belongs to them, in the order of the claims.

    Parameters
    ----------
    articles, claims, figures, actors : rows of one or of many articles
    """
    claims = list(claims)
    article_of = {article.article_id: article for article in articles}
    actor_of = {actor.actor_id: actor for actor in actors}
    author_of, shelf = written_by(claims), Shelf(figures)
    origins = [author_of.get(claim.claim_id) for claim in claims]
    actors_of = [actor_of.get((origin or claim).actor_id) for claim, origin in zip(claims, origins)]
    return [Matter(c, shelf.within(c), article_of.get(c.article_id), *of) for c, *of in zip(claims, actors_of, origins)]


class Shelf:
    """Figures filed by article and place, so that those of a claim are found without a search."""

    def __init__(self, figures):
        self._filed: dict[str, list[Figure]] = {}
        for figure in sorted(figures, key=lambda f: (f.article_id, f.start, f.end)):
            self._filed.setdefault(figure.article_id, []).append(figure)

    def within(self, claim: Claim) -> tuple[Figure, ...]:
        """The figures that a claim contains, in the order of the text."""
        filed = self._filed.get(claim.article_id, [])
        first = bisect_left(filed, claim.start, key=lambda f: f.start)
        last = bisect_left(filed, claim.end, key=lambda f: f.start)
        return tuple(f for f in filed[first:last] if f.end <= claim.end)


class Weights:
    """How telling each term is among the claims at hand: the rarer, the more."""

    def __init__(self, matters):
        self.count = 0
        self.frequency: dict[str, int] = {}
        for matter in matters:
            self.count += 1
            for term in matter.subject.terms:
                self.frequency[term] = self.frequency.get(term, 0) + 1

    def of(self, term: str) -> float:
        """The weight of one term, 0.7 for one that every claim has."""
        return log(2 + self.count / self.frequency.get(term, 1))

    def overlap(self, a: frozenset, b: frozenset) -> float:
        """The weighted share of terms that two sets have in common (Dice), 0 to 1."""
        total = sum(sorted(map(self.of, a))) + sum(sorted(map(self.of, b)))
        return 2 * sum(sorted(map(self.of, a & b))) / total if total else 0.0


def nominal(figure: Figure) -> float | None:
    """The number that a figure would be remembered by.

    >>> nominal(Figure(figure_id="f", article_id="a", paragraph=0, sentence=0, start=0, end=1,
    ...     surface="200 to 300", low=200.0, high=300.0, bound="range"))
    250.0
    """
    if figure.value is not None:
        return figure.value
    ends = [end for end in (figure.low, figure.high) if end is not None]
    return sum(ends) / len(ends) if ends else None


def agree(a: Figure, b: Figure) -> float:
    """How well two figures of one item agree within their bounds: 0 for not, 1 for the same number."""
    x, y = nominal(a), nominal(b)
    if x is None or y is None:
        return 0.0
    gap = abs(x - y) / max(abs(x), abs(y), 1e-9)
    if gap == 0:
        return 1.0
    if is_rounded(x, y) or is_rounded(y, x):
        return 0.9
    return 0.6 if _overlap(a, b) and (gap <= NEAR or _inside_vague(a, b)) else 0.0


def is_rounded(number: float, other: float) -> bool:
    """The second number is the first with fewer significant digits, and not far from it.

    >>> is_rounded(4_800_000, 5_000_000), is_rounded(5_000_000, 4_800_000), is_rounded(240, 200)
    (True, False, False)
    """
    digits = significant_digits(other)
    fewer = digits < significant_digits(number) and float(f"{number:.{digits - 1}e}") == other
    return fewer and abs(number - other) <= CLOSE * abs(number)


def significant_digits(number: float) -> int:
    """How many digits of a number are told, zeros at its end not counted.

    >>> significant_digits(4_800_000.0), significant_digits(0.25)
    (2, 2)
    """
    return len(f"{abs(number):.15g}".split("e")[0].replace(".", "").strip("0")) or 1


def _overlap(a: Figure, b: Figure) -> bool:
    low = max(-float("inf") if f.low is None else f.low for f in (a, b))
    high = min(float("inf") if f.high is None else f.high for f in (a, b))
    return low <= high


def _inside_vague(a: Figure, b: Figure) -> bool:
    return "vague" in (a.bound, b.bound) and a.bound != b.bound


def same_item(a: Figure, b: Figure) -> bool:
    """Two figures count one thing: unit, outcome, roles and noun go together."""
    if a.unit != b.unit or (a.outcome and b.outcome and a.outcome != b.outcome):
        return False
    if any(x and y and x != y for x, y in ((a.supplier, b.supplier), (a.recipient, b.recipient))):
        return False
    if a.kind != b.kind and "other" not in (a.kind, b.kind):
        return False
    if not (a.item and b.item):
        return a.unit not in ("count", "percent") and a.kind == b.kind
    if calibre(a.item) and calibre(b.item) and calibre(a.item) != calibre(b.item):
        return False
    return one_kind(head(a.item), head(b.item))


def head(item: str) -> str:
    """The last word of a counted noun phrase; deaths and casualties count persons.

    >>> head("152 mm artillery shell"), head("crew of the ship"), head("death")
    ('shell', 'crew', 'person')
    """
    words = words_of(item.split(" of ")[0])
    if words and stem(words[-1]) in victims():
        return "person"
    return words[-1] if words else ""


def calibre(item: str) -> str | None:
    """The number inside a counted noun phrase ("122 mm round"), None without one.

    >>> calibre("122-mm artillery round"), calibre("shell")
    ('122', None)
    """
    digits = "".join(c if c.isdigit() else " " for c in item).split()
    return digits[0] if digits else None


def names_differ(a: Matter, b: Matter) -> bool:
    """Each names a place, person or body that is no country, and they have none in common."""
    one, other = (set(name_words(m.claim.content)) for m in (a, b))
    return bool(one and other) and not one & other


def compare_figures(a: Matter, b: Matter) -> tuple[list[tuple[float, Figure, Figure]], bool]:
    """The pairs of figures that agree, and whether figures of one thing conflict.

    Two figures of one thing conflict when neither finds another that it agrees with.
    """
    rivals = {x.figure_id: [y for y in b.figures if same_item(x, y)] for x in a.figures}
    pairs = [(agree(x, y), x, y) for x in a.figures for y in rivals[x.figure_id] if agree(x, y) > 0]
    settled = {figure.figure_id for _, *both in pairs for figure in both}
    open_to = [y for x in a.figures if x.figure_id not in settled for y in rivals[x.figure_id]]
    return pairs, any(y.figure_id not in settled for y in open_to)
