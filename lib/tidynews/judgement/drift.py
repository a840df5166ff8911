"""Drift: what changed in the wording when a claim was passed on.

======================  ====================================================
change                  meaning
======================  ====================================================
alternative to sum      two numbers that excluded one another are both given
modality lost           what could be, or was presumed, is said outright
bound changed           up to, almost, at least, more than was lost or gained
rounded                 a number was rounded (again)
hedge lost              the word that weakened the claim is gone
attribution lost        nobody is named any more
category changed        what was counted is told of as something else: lost as sent, damaged as destroyed
======================  ====================================================
"""

import re
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from tidynews import lexicons
from tidynews.judgement.matters import FIRM, LOWER, UPPER, Matter, compare_figures, is_rounded, nominal
from tidynews.judgement.terms import key_terms
from tidynews.records import Figure, split_words

WEAKENING = ("modal", "estimate", "hearsay", "capacity", "condition")
SEVERITY = {
    "alternative to sum": 3,
    "modality lost": 3,
    "attribution lost": 2,
    "hedge lost": 2,
    "category changed": 2,
    "bound changed": 1,
    "rounded": 1,
}
_LONGEST_WORDING = 5  # words
_PASSED_ON = 0.5  # share of a sentence's terms without which it was not passed on
_SENTENCE_END = re.compile(r"[.!?][”’\"']*\s+")


class Wording(NamedTuple):
    """A span of an article: ``article.text[start:end] == text``; empty where a word is gone."""

    text: str
    start: int
    end: int


class Change(NamedTuple):
    """One thing that changed, with both wordings."""

    kind: str
    before: Wording
    after: Wording

    def __str__(self) -> str:
        after = f"“{self.after.text}”" if self.after.text else "nothing"
        return f"{self.kind}: “{self.before.text}” became {after}"


def changes(before: Matter, after: Matter) -> list[Change]:
    """What the second claim changes of the first; both are about the same thing.

    Returns an empty list when it says no more and no other than the first.
    """
    pairs = _aligned(before, after)
    found = [change for x, y in pairs for change in _quantity_changes(before, after, x, y)]
    found += _joined(before, after, pairs)
    if not pairs:
        found += _hedge_lost(before, after)
    if before.attributed and not after.attributed:
        found.append(Change("attribution lost", _source_of(before), Wording("", after.claim.start, after.claim.start)))
    return sorted(dict.fromkeys(found), key=lambda change: (-SEVERITY[change.kind], change))


def severity(found: list[Change]) -> int:
    """How grave the changes are together; 0 for none."""
    return sum(SEVERITY[change.kind] for change in found)


def _aligned(a: Matter, b: Matter) -> list[tuple[Figure, Figure]]:
    """Each figure of the second with the figure of the first that it agrees with best."""
    pairs, _ = compare_figures(a, b)
    best: dict[str, tuple] = {}
    for score, x, y in pairs:
        if y.figure_id not in best or score > best[y.figure_id][0]:
            best[y.figure_id] = (score, x, y)
    return [(x, y) for _, x, y in sorted(best.values(), key=lambda found: found[2].start)]


def _quantity_changes(a: Matter, b: Matter, x: Figure, y: Figure):
    surfaces = Wording(x.surface, x.start, x.end), Wording(y.surface, y.start, y.end)
    weak = _weakening_before(a, x)
    if weak and not _weakening_before(b, y) and not _hedged(b, y):
        yield Change("modality lost", weak, _lead_in(b, y))
    before, now = nominal(x), nominal(y)
    if _direction(x) != _direction(y) and (before == now or is_rounded(before, now)):
        yield Change("bound changed", *surfaces)
    if is_rounded(before, now):
        yield Change("rounded", *surfaces)
    if x.kind != y.kind and "other" not in (x.kind, y.kind):
        yield Change("category changed", *surfaces)


def _direction(figure: Figure) -> str:
    for name, bounds in (("upper", UPPER), ("lower", LOWER), ("firm", FIRM)):
        if figure.bound in bounds:
            return name
    return figure.bound


@cache
def _pattern(*kinds: str) -> re.Pattern:
    words = sorted((row["words"] for row in lexicons.rows("drift_words") if row["kind"] in kinds), key=lambda w: (-len(w), w))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)


def _before(matter: Matter, figure: Figure) -> tuple[str, int]:
    """The sentence up to a figure, or what stands between the figure before and this one, with its offset."""
    content, origin = matter.claim.content or "", matter.claim.start
    ends = [f.end for f in matter.figures if f.end <= figure.start]
    sentence, _ = _sentence_around(content, figure.start - origin)
    start = max([origin + sentence, *ends])
    return content[start - origin : figure.start - origin], start


def _sentence_around(text: str, place: int) -> tuple[int, int]:
    """Where the sentence around a place of a text begins and ends.

    >>> _sentence_around("It rained. It may snow. Stay in.", 15)
    (11, 24)
    """
    ends = [found.end() for found in _SENTENCE_END.finditer(text)]
    return max([0, *(end for end in ends if end <= place)]), min([len(text), *(end for end in ends if end > place)])


def _weakening_before(matter: Matter, figure: Figure) -> Wording | None:
    """From the first weakening word to the figure."""
    text, offset = _before(matter, figure)
    found = _pattern(*WEAKENING).search(text)
    if not found:
        return None
    start, end = found.start(), len(text.rstrip())
    words = text[start:end].split()
    if len(words) > _LONGEST_WORDING:
        end = found.end()
    return Wording(text[start:end], offset + start, offset + end)


def _hedged(matter: Matter, figure: Figure) -> bool:
    """The claim hedges behind the figure ("6 million shells could have been sent")."""
    behind = (matter.claim.content or "")[figure.end - matter.claim.start :]
    return bool(_pattern("modal", "hearsay").search(behind.split(".")[0]))


def _lead_in(matter: Matter, figure: Figure) -> Wording:
    """The last words before a figure."""
    text, offset = _before(matter, figure)
    words = list(re.finditer(r"\S+", text))[-_LONGEST_WORDING + 1 :]
    if not words:
        return Wording(figure.surface, figure.start, figure.end)
    return Wording(text[words[0].start() : words[-1].end()], offset + words[0].start(), offset + words[-1].end())


def _joined(a: Matter, b: Matter, pairs):
    """Two numbers that excluded one another in the first and stand side by side in the second."""
    for (x1, y1), (x2, y2) in pairwise(pairs):
        either = _connector(a, *sorted((x1, x2), key=lambda f: f.start), "alternative")
        both = _connector(b, y1, y2, "sum")
        excluded = x1.alternative_to == x2.figure_id or x2.alternative_to == x1.figure_id
        apart = x1.figure_id != x2.figure_id and not _connector(b, y1, y2, "alternative")
        if apart and both and (either or excluded):
            first = min((x1, x2), key=lambda f: f.start)
            yield Change("alternative to sum", either or Wording(first.surface, first.start, first.end), both)


def _connector(matter: Matter, first: Figure, second: Figure, kind: str) -> Wording | None:
    content, origin = matter.claim.content or "", matter.claim.start
    between = content[first.end - origin : second.start - origin]
    found = list(_pattern(kind).finditer(between))
    if not found:
        return None
    start = first.end + found[-1].start()
    return Wording(found[-1].group(), start, start + len(found[-1].group()))


def _hedge_lost(a: Matter, b: Matter):
    hedges = split_words(a.claim.hedges)
    if not hedges or b.claim.hedges or b.claim.evidentials or b.claim.stance not in ("assert", "confirm"):
        return
    content = a.claim.content or ""
    at = content.find(hedges[0])
    if at >= 0 and _passed_on(content, at, b):
        start = a.claim.start + at
        end = b.claim.start
        yield Change("hedge lost", Wording(hedges[0], start, start + len(hedges[0])), Wording("", end, end))


def _passed_on(content: str, at: int, after: Matter) -> bool:
    """The sentence around a place is one that the other claim passes on, not another that stood beside it."""
    first, last = _sentence_around(content, at)
    terms = set(key_terms(content[first:last]))
    return len(terms & after.subject.terms) >= _PASSED_ON * len(terms)


def _source_of(matter: Matter) -> Wording:
    claim = matter.claim
    if claim.source is None or claim.source_start is None:
        return Wording(claim.source or claim.via or "", claim.start, claim.start)
    return Wording(claim.source, claim.source_start, claim.source_end)
