"""Which articles tell one story: shared rare names, places and words, within some weeks.

Near-linear: an inverted index of the terms finds the few earlier articles that
an article is like, and only those are compared statement by statement.
"""

import math
from collections import Counter
from typing import NamedTuple

from tidynews import lexicons
from tidynews.judgement.groups import Groups


class Profile(NamedTuple):
    """What an article speaks of: its day, its terms, and those of them that are names."""

    article_id: str
    published: object
    terms: frozenset[str]
    names: frozenset[str]


class Stories:
    """The stories of many articles.

    Parameters
    ----------
    profiles : of the articles, in any order
    """

    def __init__(self, profiles):
        self._profiles = sorted(profiles, key=lambda p: (str(p.published or "9999"), p.article_id))
        self._weigh()
        self.neighbours: dict[str, list[str]] = {}
        groups = Groups()
        for article, others in self._compare():
            self.neighbours[article] = others
            for other in others:
                groups.join(article, other)
        self._leader = {profile.article_id: groups.leader(profile.article_id) for profile in self._profiles}

    def of(self, article_id: str) -> str:
        """The story of an article."""
        return f"{self._leader[article_id]}-story"

    def _weigh(self):
        counts = Counter(term for profile in self._profiles for term in profile.terms)
        n, table = len(self._profiles), _table()
        common = max(table["few"], table["common"] * n)
        self._weight = {term: math.log(1 + n / count) for term, count in counts.items() if count <= common}

    def _compare(self):
        """Each article with the earlier ones that are most like it."""
        index: dict[str, list[int]] = {}
        for at, profile in enumerate(self._profiles):
            shared: Counter = Counter()
            for term in sorted(profile.terms):
                for other in index.get(term, ()):
                    shared[other] += self._weight[term]
            yield profile.article_id, self._nearest(profile, shared)
            for term in profile.terms:
                if term in self._weight:
                    index.setdefault(term, []).append(at)

    def _nearest(self, profile, shared):
        table = _table()
        own = self._size(profile)
        found = []
        for at, weight in shared.items():
            other = self._profiles[at]
            likeness = weight / (min(own, self._size(other)) or 1.0)
            if likeness < table["likeness"] or not _in_time(profile, other, table["days"]):
                continue
            if len([n for n in profile.names & other.names if n in self._weight]) >= table["names"]:
                found.append((-likeness, other.article_id))
        return [article_id for _, article_id in sorted(found)[: table["neighbours"]]]

    def _size(self, profile):
        return sum(self._weight.get(term, 0.0) for term in profile.terms)


def _in_time(one, other, days):
    return one.published is None or other.published is None or abs((one.published - other.published).days) <= days


def _table():
    return lexicons.table("linking")["story"]
