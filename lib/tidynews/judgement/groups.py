"""Grouping by pairs: what is joined to what, directly or through others."""


class Groups:
    """Disjoint groups of names; the leader of a group is its least name.

    >>> groups = Groups()
    >>> groups.join("b", "c"); groups.join("c", "a")
    >>> groups.leader("c"), groups.leader("z"), groups.members()
    ('a', 'z', [['a', 'b', 'c']])
    """

    def __init__(self):
        self._above: dict[str, str] = {}

    def leader(self, name: str) -> str:
        """The least name of the group; the name itself when it is alone."""
        top = name
        while self._above.get(top, top) != top:
            top = self._above[top]
        while name != top:
            self._above[name], name = top, self._above[name]
        return top

    def join(self, one: str, other: str) -> None:
        """Make the groups of two names one."""
        first, second = sorted((self.leader(one), self.leader(other)))
        self._above[first] = first
        self._above[second] = first

    def members(self) -> list[list[str]]:
        """The groups of two names and more, sorted."""
        found: dict[str, list[str]] = {}
        for name in sorted(self._above):
            found.setdefault(self.leader(name), []).append(name)
        return sorted(group for group in found.values() if len(group) > 1)
