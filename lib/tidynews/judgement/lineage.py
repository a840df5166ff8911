"""Lineage: how claims stand to one another, within an article and across many.

=============  ===============================================================
relation       the first claim ...
=============  ===============================================================
repeats        says again what its own source said elsewhere in the article
same_origin    comes from the same person, agency or document as one in another
               article, on the same matter; or is worded the same
corroborates   says the same from an independent origin
drifts         has the origin of the other and says something else or more:
               the reason names what changed, with both wordings
denies         denies what somebody else claims
=============  ===============================================================

What counts as the same matter is written down in
:mod:`tidynews.judgement.matters`, who counts as the same origin in
:mod:`tidynews.judgement.origins`, what a denial answers in
:mod:`tidynews.judgement.denials`.
"""

from bisect import bisect_right

from tidynews.judgement import denials
from tidynews.judgement.candidates import candidates, order, shingles
from tidynews.judgement.drift import changes, severity
from tidynews.judgement.histories import copies, drifts, label_of, origins, rivals, totals
from tidynews.judgement.matters import Matter, Verdict, Weights, matters_of, names_differ, same_matter
from tidynews.judgement.origins import is_outlet, may_be_one, outlet_key, same_speaker
from tidynews.judgement.terms import meaningful_words, name_words
from tidynews.records import Claim, Link

__all__ = ["links", "origins", "totals", "rivals", "drifts", "copies"]

SAYING = ("assert", "confirm")
_COPIED = 0.6  # share of the shorter content's runs of words that make it a copy
_FEWEST_RUNS = 4  # shared runs of words without which nothing counts as copied
_ANSWERABLE = 60  # claims before a denial, under one country, that it may answer
_AROUND = 40  # claims before and behind one in its article
_CORROBORATING, _CORROBORATING_WORDS = 0.4, 0.85  # weighted share of terms with and without an agreeing number
_FEWEST_CORROBORATING = 5  # terms in common where no number is


def links(articles, claims, figures=(), actors=(), *, own=None) -> list[Link]:
    """The links between claims.

    Parameters
    ----------
    articles, claims, figures, actors : rows of one or of many articles
        (:mod:`tidynews.records`), in any order.
    own : ids of articles: only their claims are linked, to one another and to
        those published before; None for all.

    Returns
    -------
    list of Link
        in the order of ``(claim_id, other_id, relation)``, whatever the order
        of the rows. Each carries its reason. The number of comparisons grows
        with the number of claims, not with its square.
    """
    matters = sorted(matters_of(articles, claims, figures, actors), key=order)
    weights = Weights(matters)
    linked = {matter.claim.claim_id for matter in matters if own is None or matter.claim.article_id in own}
    found: dict[tuple[str, str, str], Link] = {}
    for earlier, later in candidates(matters, weights):
        if later.claim.claim_id in linked:
            for link in _compare(earlier, later, weights):
                found.setdefault((link.claim_id, link.other_id, link.relation), link)
    for link in [*_denials(matters, weights), *_confirmations(matters)]:
        if link.claim_id in linked:
            found.setdefault((link.claim_id, link.other_id, link.relation), link)
    return [found[key] for key in sorted(found)]


def _compare(earlier: Matter, later: Matter, weights: Weights) -> list[Link]:
    """The links of one pair of claims that affirm something."""
    a, b = earlier.claim, later.claim
    if a.stance not in SAYING or b.stance not in SAYING or _nested(a, b):
        return []
    verdict = same_matter(earlier, later, weights)
    copied = _copied(earlier, later)
    if not (verdict or copied):
        return []
    sure, how = _same_origin(earlier, later, copied)
    if sure:
        return _kin(earlier, later, verdict or copied, sure, how)
    if verdict and _independent(earlier, later) and _enough_to_corroborate(earlier, later, weights):
        return [_link(later, earlier, "corroborates", verdict.score, f"independent origins; {verdict.reason}")]
    return []


def _nested(a: Claim, b: Claim) -> bool:
    return a.article_id == b.article_id and (a.start < b.end and b.start < a.end)


def _copied(a: Matter, b: Matter) -> Verdict | None:
    """Shared wording in two articles: runs of words that two writers would not both hit upon."""
    if a.claim.article_id == b.claim.article_id:
        return None
    one, other = shingles(a.claim.content), shingles(b.claim.content)
    shared = len(one & other)
    if shared < _FEWEST_RUNS or shared / min(len(one), len(other)) < _COPIED:
        return None
    share = shared / min(len(one), len(other))
    return Verdict(round(min(0.95, share), 3), f"{share:.0%} of the wording is shared")


def _same_origin(a: Matter, b: Matter, copied: Verdict | None) -> tuple[float, str]:
    """How surely two claims start in one place, and why."""
    one, other = a.speaker, b.speaker
    if a.actor and b.actor and a.actor.actor_id == b.actor.actor_id:
        return 0.95, f"both are {one.label}'s"
    sure = same_speaker(one, other) if one and other else 0.0
    if sure:
        return sure, f"both go back to {label_of([one, other])}"
    relay = _relay_of(a, b) or _relay_of(b, a)
    if relay:
        return 0.75, f"both came through {relay}"
    outlet = _told_to(a, b)
    if outlet:
        return 0.7, f"both are what people without a name told {outlet}"
    if copied:
        return copied.score, copied.reason
    return 0.0, ""


def _relay_of(a: Matter, b: Matter) -> str | None:
    """The outlet that one claim gives as its source and through which the other came, as its relay or in its pages."""
    own = set(meaningful_words(a.speaker.label)) if a.speaker and name_words(a.speaker.label) else set()
    return next((relay for relay in b.relays if own and own <= set(meaningful_words(relay))), None)


def _told_to(a: Matter, b: Matter) -> str | None:
    """The outlet to which people without a name, of one description, told both."""
    one, other = a.speaker, b.speaker
    if not (one and other and one.anonymous and other.anonymous and one.office & other.office):
        return None
    if one.country and other.country and one.country != other.country:
        return None
    told = {outlet_key(relay) for relay in b.relays}
    return next((relay for relay in a.relays if outlet_key(relay) in told and is_outlet(relay, a.outlet, b.outlet)), None)


def _kin(earlier: Matter, later: Matter, verdict: Verdict, sure: float, how: str) -> list[Link]:
    """Repetition or common origin, and the drift between the two."""
    same_article = earlier.claim.article_id == later.claim.article_id
    relation = "repeats" if same_article else "same_origin"
    score = round(min(verdict.score, sure), 3)
    reason = how if how == verdict.reason else f"{how}; {verdict.reason}"
    found = [_link(later, earlier, relation, score, reason)]
    base, drifted = _direction(earlier, later)
    changed = changes(base, drifted)
    if changed and not (base.claim.in_headline or drifted.claim.in_headline):
        found.append(_link(drifted, base, "drifts", score, "; ".join(map(str, changed))))
    return found


def _direction(earlier: Matter, later: Matter) -> tuple[Matter, Matter]:
    """The claim nearer to the origin first: the earlier; of one day's, the more careful."""
    if earlier.published != later.published:
        return earlier, later
    forth, back = changes(earlier, later), changes(later, earlier)
    return (later, earlier) if severity(back) > severity(forth) else (earlier, later)


def _independent(a: Matter, b: Matter) -> bool:
    """Two origins that do not go back to one another as far as can be seen."""
    one, other = a.speaker, b.speaker
    if not (one and other) or one.house == other.house or (one.anonymous and other.anonymous) or may_be_one(one, other):
        return False
    return not any(m.speaker.media and m.claim.stance != "confirm" for m in (a, b))


def _enough_to_corroborate(a: Matter, b: Matter, weights: Weights) -> bool:
    """Independent voices need more in common than one voice: a number and words, or nearly all of several words.

    Two articles of one outlet in the same words are two versions of one report.
    """
    overlap = 0.0 if names_differ(a, b) else weights.overlap(a.subject.terms, b.subject.terms)
    if a.figures and b.figures:
        return overlap >= _CORROBORATING
    apart = a.claim.article_id == b.claim.article_id or a.relays[-1:] != b.relays[-1:]
    return apart and overlap >= _CORROBORATING_WORDS and len(a.subject.terms & b.subject.terms) >= _FEWEST_CORROBORATING


def _denials(matters: list[Matter], weights: Weights):
    """Each denial against the claims around it and those of the days before that name a country of its own."""
    around, under_country = _Neighbourhood(matters), _CountryFile(matters)
    said_before: dict[tuple[str, int], list] = {}
    for denial in filter(denials.may_deny, matters):
        near = {m.claim.claim_id: m for m in [*around.of(denial), *under_country.before(denial)]}
        place = denial.claim.article_id, denial.claim.paragraph
        found = denials.answered(denial, list(near.values()), weights, said_before.get(place, ()))
        said_before[place] = found or said_before.get(place, [])
        for claim, verdict in found:
            yield _link(denial, claim, "denies", verdict.score, verdict.reason)


def _confirmations(matters: list[Matter]):
    around = _Neighbourhood(matters)
    for matter in matters:
        if matter.claim.stance == "confirm":
            found = denials.confirmed(matter, around.of(matter))
            if found:
                yield _link(matter, found[0], "corroborates", found[1].score, found[1].reason)


class _Neighbourhood:
    """The claims before and behind a claim in its article."""

    def __init__(self, matters: list[Matter]):
        self._filed: dict[str, list[Matter]] = {}
        self._place: dict[str, int] = {}
        for matter in matters:
            filed = self._filed.setdefault(matter.claim.article_id, [])
            self._place[matter.claim.claim_id] = len(filed)
            filed.append(matter)

    def of(self, matter: Matter) -> list[Matter]:
        place = self._place[matter.claim.claim_id]
        return self._filed[matter.claim.article_id][max(0, place - _AROUND) : place + _AROUND + 1]


class _CountryFile:
    """The claims that name a country, in the order of publication, those of the denial's own day included."""

    def __init__(self, matters: list[Matter]):
        self._filed: dict[str, list[Matter]] = {}
        for matter in matters:
            for country in sorted(matter.subject.countries):
                self._filed.setdefault(country, []).append(matter)

    def before(self, denial: Matter) -> list[Matter]:
        found = []
        for country in sorted(denial.subject.countries | denial.countries):
            filed = self._filed.get(country, [])
            place = bisect_right(filed, order(denial)[0], key=lambda m: order(m)[0])
            found += filed[max(0, place - _ANSWERABLE) : place]
        return found


def _link(first: Matter, other: Matter, relation: str, score: float, reason: str) -> Link:
    return Link(
        claim_id=first.claim.claim_id, other_id=other.claim.claim_id, relation=relation, score=round(score, 3), reason=reason
    )
