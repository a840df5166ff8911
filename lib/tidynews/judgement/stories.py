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
        groups, likest = Groups(), {}
        for article_id, found in self._compare():
            likest[article_id] = found
            for likeness, other, named in found:
                if likeness >= _table()["likeness"] and named >= _table()["names"]:
                    groups.join(article_id, other)
        self._leader = {profile.article_id: groups.leader(profile.article_id) for profile in self._profiles}
        self.neighbours: dict[str, list[str]] = {
            article_id: [other for _, other, _ in found if self._leader[other] == self._leader[article_id]][
                : _table()["neighbours"]
            ]
            for article_id, found in likest.items()
        }

    def of(self, article_id: str) -> str:
        """The story of an article."""
        return f"{self._leader[article_id]}-story"

    def _weigh(self):
        counts = Counter(term for profile in self._profiles for term in profile.terms)
        n, table = len(self._profiles), _table()
        common = max(table["few"], table["common"] * n)
        self._weight = {term: math.log(1 + n / count) for term, count in counts.items() if count <= common}

    def _compare(self):
        """Each article with the earlier ones that are most like it: (likeness, article_id, names in common)."""
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
        own, found = self._size(profile), []
        for at, weight in shared.items():
            other = self._profiles[at]
            if _in_time(profile, other, _table()["days"]):
                named = sum(name in self._weight for name in profile.names & other.names)
                found.append((weight / (min(own, self._size(other)) or 1.0), other.article_id, named))
        return sorted(found, key=lambda f: (-f[0], f[1]))[: 2 * _table()["neighbours"]]

    def _size(self, profile):
        return sum(self._weight.get(term, 0.0) for term in profile.terms)


def _in_time(one, other, days):
    return one.published is None or other.published is None or abs((one.published - other.published).days) <= days


def _table():
    return lexicons.table("linking")["story"]
