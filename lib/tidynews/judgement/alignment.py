"""Whether two statements say the same, and what one changed on the way.

Led by numbers where both have some, by wording where neither has.
"""

from dataclasses import dataclass, field
from functools import cache, cached_property

from tidynews import lexicons
from tidynews.judgement.matters import is_rounded, nominal, significant_digits
from tidynews.judgement.terms import concepts_of, key_terms, name_words, narrowest, one_kind, stem, words_of
from tidynews.records import Claim, Figure, Statement

_SAYING = ("assert", "confirm")
_FAR = 200  # days between two times of one thing


@dataclass(eq=False)
class Said:
    """A statement with what linking looks at."""

    row: Statement
    published: object
    outlet: str | None
    claim: Claim | None = None
    figures: tuple[Figure, ...] = ()
    party: str | None = None
    names: frozenset[str] = field(default=frozenset())

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
        said = words_of(self.row.surface)
        return self.stance == "deny" or bool(_negators() & set(said))

    @property
    def affirms(self) -> bool:
        """It says that something is so."""
        return self.stance in _SAYING and not self.negative

    @property
    def is_sourced(self) -> bool:
        """Somebody is given as its source."""
        return self.party is not None


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
    if len(shared) >= table["fewest"] and words >= table["wording"] and not (one.figures or other.figures):
        return Likeness(min(0.95, table["same"] + words / 3), words)
    return best


def _of_figures(a: Figure, b: Figure, words: float, shared: int) -> Likeness:
    table = _table()
    agreement = agree(a, b)
    related = alike(a, b)
    if _apart(a, b):
        return Likeness(0.0, words)
    if agreement == "other":
        return Likeness(0.0, words, (a, b) if related else None, "other")
    if not related and words < table["unrelated"]:
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
    if a.kind != b.kind and {"casualty", "loss"} & {a.kind, b.kind}:
        return False
    if a.item is None or b.item is None:
        return a.kind == b.kind and a.kind != "other"
    heads = a.item.split(" ")[-1], b.item.split(" ")[-1]
    if _class(heads[0]) == _class(heads[1]) is not None:
        return True
    return one_kind(*heads) or bool({stem(w) for w in a.item.split()} & {stem(w) for w in b.item.split()} - _plain())


def changed(before: Said, after: Said, likeness: Likeness) -> list[tuple[str, Figure | None, Figure | None]]:
    """The codes of what the later statement changed, each with the figures it is about."""
    found = []
    a, b = likeness.pair or (None, None)
    if a is not None:
        a, b = (a, b) if a.article_id == before.row.article_id and _holds(before, a) else (b, a)
        if likeness.agreement == "rounded":
            found.append(("rounded", a, b))
        if {a.bound, b.bound} - {"exact", "about"} and a.bound != b.bound and likeness.agreement != "rounded":
            found.append((_bound_code(a.bound, b.bound), a, b))
        if a.stage == "capacity" != b.stage and b.kind in ("shipment", "personnel"):
            found.append(("capacity_to_delivery", a, b))
        elif a.kind != b.kind:
            found.append(("category_changed", a, b))
        elif a.item and b.item and a.kind != "casualty" and not one_kind(a.item.split(" ")[-1], b.item.split(" ")[-1]):
            found.append(("item_changed", a, b))
    found += [(code, None, None) for code in _wording_codes(before, after)]
    return found


def _holds(said, figure):
    return said.row.start <= figure.start and figure.end <= said.row.end


def _bound_code(before, after):
    if before in ("at_most", "less_than") and after in ("exact", "about"):
        return "upto_lost"
    if before in ("about", "vague", "range") and after == "exact":
        return "almost_lost"
    return "qualifier_changed"


def _wording_codes(before, after):
    """What was lost of hedges, alternatives and attribution."""
    one, two = set(words_of(before.row.surface)), set(words_of(after.row.surface))
    if one & _modals() and not two & _modals():
        yield "hedge_lost"
    if "or" in one and "or" not in two and "and" in two and len(after.figures) > 1:
        yield "or_to_and"
    if before.is_sourced and not after.is_sourced:
        yield "attribution_lost"


def _modals():
    return frozenset(
        ("could", "may", "might", "can", "would", "possibly", "reportedly", "allegedly", "considering", "either", "estimated")
    )


@cache
def _classes():
    return {
        row["noun"]: row["class"]
        for row in lexicons.rows("items")
        if row["class"] in ("structure", "transport", "combatant", "container")
    }


def _class(noun):
    return _classes().get(noun)


def _plain():
    return frozenset(("new", "old", "other", "people", "person"))


def _negators():
    return frozenset(("no", "not", "never", "none", "nobody", "neither", "nor", "n't", "cannot"))


def _table():
    return lexicons.table("linking")["alignment"]


def rare_names(text: str) -> frozenset[str]:
    """The names that a text speaks of, in lower case."""
    return frozenset(name_words(text))
