"""A claim in the making: spans with what each step has found out about them."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

Span = tuple[int, int]


@dataclass(slots=True)
class Draft:
    """One cue with its spans; offsets are those of the article's text."""

    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    frame: str = ""
    score: float = 1.0
    via: list[Span] = field(default_factory=list)  # nearest to the source first
    speaker: Span | None = None  # whom the context credits, where no source is named
    stance: str = "assert"
    quoted: str = "none"
    hedges: list = field(default_factory=list)

    @property
    def start(self) -> int:
        """Offset of the content."""
        return self.content[0][0]

    @property
    def end(self) -> int:
        """Offset behind the content."""
        return max(end for _, end in self.content)

    @property
    def extent(self) -> Span:
        """From the first to behind the last of source, cue and content."""
        spans = [span for span in (self.source, self.cue, *self.content) if span]
        return min(s for s, _ in spans), max(e for _, e in spans)

    def holds(self, span: Span) -> bool:
        """Whether the content covers a span."""
        return any(start <= span[0] and span[1] <= end for start, end in self.content)


class Index:
    """Drafts by where they lie, so that each is compared with its neighbours only."""

    def __init__(self, drafts):
        self._drafts = sorted(drafts, key=lambda d: d.extent)
        self._starts = [d.extent[0] for d in self._drafts]
        self._reach, farthest = [], 0
        for draft in self._drafts:
            farthest = max(farthest, draft.extent[1])
            self._reach.append(farthest)

    def touching(self, span: Span):
        """The drafts that share a character with a span, the last first."""
        at = bisect_left(self._starts, span[1]) - 1
        while at >= 0 and self._reach[at] > span[0]:
            if self._drafts[at].extent[1] > span[0]:
                yield self._drafts[at]
            at -= 1


class Tokens:
    """Tokens by their offsets."""

    def __init__(self, syntax):
        self.syntax = syntax
        self._ranges, self._heads = {}, {}

    def at(self, offset: int) -> int:
        """The token at an offset, or the one before it."""
        return max(0, bisect_right(self.syntax.start, offset) - 1)

    def within(self, span: Span) -> range:
        """The tokens of a span."""
        if span not in self._ranges:
            self._ranges[span] = range(self.at(span[0]), self.at(max(span[0], span[1] - 1)) + 1)
        return self._ranges[span]

    def head(self, span: Span) -> int:
        """The token of a span that the others hang on."""
        if span not in self._heads:
            tokens, head = self.within(span), self.syntax.head
            self._heads[span] = next((i for i in tokens if head[i] not in tokens or head[i] == i), tokens[0])
        return self._heads[span]

    def phrase(self, head: int) -> Span:
        """The noun phrase of a head without clauses and trailing appositions."""
        syntax = self.syntax
        last = head
        for child in syntax.children[head]:
            if child > head:
                if syntax.dep[child] not in ("prep", "cc", "conj", "compound", "case", "nummod") or syntax.left[child] > last + 1:
                    break
                last = syntax.right[child]
        return syntax.span(syntax.left[head], last)
