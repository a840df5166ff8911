"""Whether two statements say the same, and what one changed on the way.

Led by numbers where both have some, by wording where neither has.
"""

from dataclasses import dataclass, replace
from functools import cached_property

from tidynews import lexicons
from tidynews.judgement.matters import Matter, Shelf, is_rounded, nominal, significant_digits
from tidynews.judgement.terms import concepts_of, key_terms, name_words, narrowest, negated, one_kind, stem
from tidynews.records import Actor, ArticleRow, Claim, Figure, Statement

_SAYING = ("assert", "confirm")
_FAR = 200  # days between two times of one thing


@dataclass(eq=False)
class Said:
    """A statement with what linking looks at."""

    row: Statement
    article: ArticleRow | None = None
    claim: Claim | None = None
    figures: tuple[Figure, ...] = ()
    actor: Actor | None = None
    party: str | None = None

    @property
    def published(self):
        """The day of its article."""
        return self.article.published if self.article else None

    @property
    def outlet(self) -> str | None:
        """The outlet of its article."""
        return self.article.outlet if self.article else None

    @cached_property
    def matter(self) -> Matter:
        """The statement as what drift compares: a claim of its own words."""
        row = self.row
        claim = self.claim or Claim(
            claim_id=row.statement_id, article_id=row.article_id, paragraph=row.paragraph, sentence=row.sentence, start=0, end=0
        )
        claim = replace(claim, content=row.surface, start=row.start, end=row.end)
        return Matter(claim, self.figures, self.article, self.actor)

    @cached_property
    def terms(self) -> frozenset[str]:
        """The stems of its words that carry meaning, and what befell the counted, however it is worded."""
        befallen = {f"@{f.outcome}" for f in self.figures if f.outcome}
        ideas = {f"#{concept}" for concept in narrowest(concepts_of(self.row.surface))}
        return frozenset(key_terms(self.row.surface)) | befallen | ideas

    @cached_property
    def stance(self) -> str:
        """What the source does with it."""
        return self.claim.stance if self.claim else "assert"

    @cached_property
    def negative(self) -> bool:
        """It denies, or says that something is not so."""
        return self.stance == "deny" or negated(self.row.surface)

    @property
    def affirms(self) -> bool:
        """It says that something is so."""
        return self.stance in _SAYING and not self.negative

    @property
    def is_sourced(self) -> bool:
        """Somebody is given as its source."""
        return self.party is not None


def said_of(articles, statements, claims, figures=(), actors=(), parties=None) -> list[Said]:
    """Statements with what linking looks at, in the order of article and text."""
    article_of = {article.article_id: article for article in articles}
    claim_of = {claim.claim_id: claim for claim in claims}
    actor_of = {actor.actor_id: actor for actor in actors}
    shelf, found = Shelf(figures), []
    for row in sorted(statements, key=lambda s: (s.article_id, s.start, s.end)):
        claim = claim_of.get(row.claim_id)
        actor = actor_of.get(claim.actor_id) if claim else None
        party = parties.of(row.claim_id) if parties else row.party
        found.append(Said(row, article_of.get(row.article_id), claim, shelf.within(row), actor, party))
    return found


@dataclass(frozen=True)
class Likeness:
    """How like two statements are: ``same`` from 0 to 1, the pair of figures it rests on, the share of words in common."""

    same: float
    words: float
    pair: tuple[Figure, Figure] | None = None
    agreement: str = ""  # equal, rounded, contained, other or none


def compare(one: Said, other: Said) -> Likeness:
    """How like two statements are."""
    shared = one.terms & other.terms
    words = len(shared) / (min(len(one.terms), len(other.terms)) or 1)
    table = _table()
    best = Likeness(0.0, words)
    if one.figures and other.figures:
        for a in one.figures:
            for b in other.figures:
                found = _of_figures(a, b, words, len(shared))
                best = max(best, found, key=lambda likeness: (likeness.same, likeness.pair is not None))
        return best
    one_plain, other_plain = _plain_terms(one), _plain_terms(other)
    common = one_plain & other_plain
    share = len(common) / (min(len(one_plain), len(other_plain)) or 1)
    if len(common) >= table["fewest"] and share >= table["wording"] and not (one.figures or other.figures):
        return Likeness(min(0.95, table["same"] + share / 3), share)
    return best


def _plain_terms(said):
    return {term for term in said.terms if term[0] not in "#@"}


def _of_figures(a: Figure, b: Figure, words: float, shared: int) -> Likeness:
    table = _table()
    agreement = agree(a, b)
    related = alike(a, b)
    if _apart(a, b):
        return Likeness(0.0, words)
    if agreement == "other":
        return Likeness(0.0, words, (a, b) if related else None, "other")
    if not related and ((a.item and b.item) or words < table["unrelated"]):
        return Likeness(0.0, words)
    value = nominal(a) or nominal(b) or 0
    if abs(value) <= table["small"] and words < table["small_words"]:
        return Likeness(0.0, words, (a, b) if related else None, "small")
    sure = table["number"] * (1.0 if agreement == "equal" else 0.9) + table["words"] * min(1.0, words * table["gain"])
    if related and agreement == "equal" and significant_digits(value) > 1:
        sure = max(sure, table["same"])
    return Likeness(sure if words > 0 or related else 0.0, words, (a, b), agreement)


def agree(a: Figure, b: Figure) -> str:
    """How two figures' amounts stand: equal, rounded, contained or other.

    A number is contained by a bound that was drawn around it: "more than 40" and 46.
    """
    if a.unit.partition("/")[0] != b.unit.partition("/")[0]:
        return "other"
    one, two = nominal(a), nominal(b)
    if one is not None and two is not None:
        if one == two:
            return "equal"
        if is_rounded(one, two) or is_rounded(two, one):
            return "rounded"
    if one and two and "about" in (a.bound, b.bound) and abs(one - two) <= _table()["about"] * max(abs(one), abs(two)):
        return "rounded"
    low, high = (a, b) if (a.value is None or a.bound in ("at_least", "more_than", "at_most", "less_than")) else (b, a)
    inner = nominal(high)
    near = inner is not None and _near(nominal(low), inner)
    if inner is not None and low.bound != "exact" and near and (low.low or 0) <= inner <= (low.high or float("inf")):
        return "contained"
    return "other"


def _near(bound, inner):
    return bound is None or (bound and 0.8 <= inner / bound <= 1.25)


def _apart(a, b):
    """Whether two figures are about different harm, or about times that lie far apart."""
    if a.outcome and b.outcome and a.outcome != b.outcome:
        return True
    if not (a.date_start and b.date_start):
        return False
    ends = [f.date_end or f.date_start for f in (a, b)]
    return (b.date_start - ends[0]).days > _FAR or (a.date_start - ends[1]).days > _FAR


def alike(a: Figure, b: Figure) -> bool:
    """Whether two figures count the same sort of thing with the same outcome."""
    if (a.outcome or b.outcome) and a.outcome != b.outcome and (a.kind == b.kind == "casualty"):
        return False
    if a.kind == b.kind == "casualty":
        return True
    if a.kind != b.kind and ("casualty" in (a.kind, b.kind) or ("loss" in (a.kind, b.kind) and "other" not in (a.kind, b.kind))):
        return False
    if a.item is None or b.item is None:
        return a.kind == b.kind and a.kind != "other"
    heads = a.item.split(" ")[-1], b.item.split(" ")[-1]
    return one_kind(*heads) or bool(
        {stem(w) for w in a.item.split()} & {stem(w) for w in b.item.split()} - frozenset(_table()["plain"])
    )


def _table():
    return lexicons.table("linking")["alignment"]


def rare_names(text: str) -> frozenset[str]:
    """The names that a text speaks of, in lower case."""
    return frozenset(name_words(text))
