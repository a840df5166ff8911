"""One article as the rules of attribution look at it: tree, sentences, quotations, paragraphs."""

from bisect import bisect_left, bisect_right
from collections import Counter
from functools import cached_property
from itertools import accumulate

from tidynews.language.syntax import Syntax
from tidynews.text import quotations
from tidynews.text.article import PARAGRAPH

_BREAKS = frozenset((",", ";", ":", "—", "–", "-", "--"))
_NO_END = frozenset(",;-–—(“‘$%&/")


class Reading:
    """The syntax of an article with its quotations laid over the tokens.

    Attributes
    ----------
    syntax : the parallel lists of the parse
    word : whether a token is more than punctuation or white space
    quotes : (first, last, closed) of the outermost quotations, as tokens with their marks
    quote : for each token the index of the quotation around it, or -1
    paragraph : for each token the index of its block
    next_quoted : for each token the first at or behind it that is quoted (the number of tokens where none is)
    next_break, last_break : for each token the nearest comma, dash or colon at or behind, at or before it
    words_before : for each token how many words stand before it (one entry more than tokens)
    quoted_before : for each token how many quoted tokens stand before it (one entry more than tokens)
    """

    def __init__(self, doc, article):
        self.syntax = syntax = Syntax.of(doc)
        self.text = article.text
        self.word = [any(map(str.isalnum, word)) for word in syntax.lower]
        self.words_before = [0, *accumulate(self.word)]
        self.paragraph = self._paragraphs(article.blocks)
        self._headlines = {k for k, block in enumerate(article.blocks) if block.kind != PARAGRAPH}
        self._quotations(quotations.find(article.text))
        self.quoted_before = [0, *accumulate(quote >= 0 for quote in self.quote)]
        self._sentences()
        self.next_quoted = _next_where(quote >= 0 for quote in self.quote)
        self.next_break = _next_where(word in _BREAKS for word in syntax.lower)
        self.last_break = _last_where(word in _BREAKS for word in syntax.lower)

    def __len__(self):
        return len(self.syntax)

    def _paragraphs(self, blocks):
        starts = [block.start for block in blocks]
        return [max(0, bisect_right(starts, start) - 1) for start in self.syntax.start]

    def _quotations(self, found):
        starts, ends = self.syntax.start, self.syntax.end
        self.quotes, self.quote = [], [-1] * len(starts)
        for q in found:
            first, last = bisect_right(starts, q.start) - 1, bisect_left(ends, q.end)
            first, last = max(first, 0), min(last, len(starts) - 1)
            if q.depth or last <= first or (self.quotes and first <= self.quotes[-1][1]):
                continue
            self.quote[first : last + 1] = [len(self.quotes)] * (last + 1 - first)
            self.quotes.append((first, last, q.closed))

    @cached_property
    def block_starts(self) -> list[int]:
        """The first token of every block, in order."""
        return [i for i, block in enumerate(self.paragraph) if not i or block != self.paragraph[i - 1]]

    def block_end(self, nth: int) -> int:
        """The last token of the ``nth`` block that has any."""
        starts = self.block_starts
        return (starts[nth + 1] if nth + 1 < len(starts) else len(self)) - 1

    def opens_often(self, label: str) -> bool:
        """Whether several blocks begin with a label and a colon, as in a transcript."""
        return self._labels[label] > 1

    @cached_property
    def _labels(self) -> Counter:
        heads = (self.text[self.syntax.start[i] : self.syntax.start[i] + 80] for i in self.block_starts)
        return Counter(head.partition(":")[0].strip() for head in heads if ":" in head)

    def in_headline(self, i: int) -> bool:
        """Whether token ``i`` stands in the headline or a heading."""
        return self.paragraph[i] in self._headlines

    def forward(self, i: int, last: int) -> int:
        """The first word at or behind ``i``, not behind ``last`` (then ``last + 1``)."""
        while i <= last and not self.word[i]:
            i += 1
        return i

    def backward(self, i: int, first: int) -> int:
        """The last word at or before ``i``, not before ``first`` (then ``first - 1``)."""
        while i >= first and not self.word[i]:
            i -= 1
        return i

    def opens_quote(self, i: int) -> bool:
        """Whether the quoted token ``i`` is the first word of its quotation."""
        return self.forward(self.quotes[self.quote[i]][0], i) == i

    def closes_quote(self, i: int) -> bool:
        """Whether the quoted token ``i`` is the last word of its quotation."""
        return self.backward(self.quotes[self.quote[i]][1], i) == i

    def quotations_in(self, first: int, last: int) -> int:
        """How many quotations the tokens ``first`` to ``last`` touch."""
        opened = bisect_right(self.quotes, (last, len(self), True))
        return opened - bisect_left(self.quotes, first, key=lambda quote: quote[1])

    def _sentences(self):
        """The parser's sentences, each with its own quotation marks, joined where it cut one in two."""
        starts = sorted({0, *(self._true_start(first) for first, _ in self.syntax.sentences)}) if len(self) else []
        spans = []
        for first, following in zip(starts, [*starts[1:], len(self)]):
            if spans and self._goes_on(spans[-1][1], first):
                first = spans.pop()[0]
            spans.append((first, following - 1))
        self._spans = spans
        self._sentence = [k for k, (first, last) in enumerate(spans) for _ in range(first, last + 1)]

    def _true_start(self, first):
        """The start of a sentence, moved over a mark that the parser gave to the wrong side."""
        before = first - 1
        if first and self.quote[before] >= 0 and self.quotes[self.quote[before]][0] == before:
            return before if self.paragraph[before] == self.paragraph[first] else first
        if self.quote[first] >= 0 and self.quotes[self.quote[first]][1] == first and not self.word[first]:
            return min(first + 1, len(self) - 1)
        return first

    def _goes_on(self, last, first):
        syntax = self.syntax
        if self.paragraph[last] != self.paragraph[first]:
            return False
        opening = self.forward(first, min(first + 3, len(self) - 1))
        if opening < len(self) and self.text[syntax.start[opening]].islower():
            return True
        ending = next((c for j in range(last, max(last - 3, -1), -1) for c in reversed(syntax.lower[j]) if not c.isspace()), "")
        return ending.isalnum() or ending in _NO_END

    def sentence(self, i: int) -> tuple[int, int]:
        """The first and the last token of the sentence of ``i``."""
        return self._spans[self._sentence[i]]

    def bounds(self, i: int) -> tuple[int, int]:
        """How far a construction around ``i`` may reach: its sentence, and its quotation if it stands in one."""
        first, last = self.sentence(i)
        if self.quote[i] >= 0:
            opening, closing, _ = self.quotes[self.quote[i]]
            first, last = max(first, opening), min(last, closing)
        return first, last

    def same_sentence(self, i: int, j: int) -> bool:
        """Whether two tokens stand in one sentence."""
        return self._sentence[i] == self._sentence[j]

    def run_after(self, i: int, over_paragraphs: bool) -> tuple[int, int] | None:
        """The quotations that follow token ``i`` with nothing said between them.

        ``(first, last)`` token, or None where the next word stands outside of
        quotation marks, or the last sentence goes on behind them.
        """
        n, last, first = len(self), None, None
        at = self.forward(i + 1, n - 1)
        while at < n and self.quote[at] >= 0 and (first is None or self._in_reach(last, at, over_paragraphs)):
            opening, closing, _ = self.quotes[self.quote[at]]
            if opening <= i or not self._whole(closing):
                break
            first, last = (opening if first is None else first), closing
            at = self.forward(closing + 1, n - 1)
        return None if first is None else (first, last)

    def opened_sentence(self, i: int) -> tuple[int, int] | None:
        """The sentence behind token ``i`` where it opens with a quotation and goes on in plain words."""
        first = self.forward(i + 1, len(self) - 1)
        if first >= len(self) or self.quote[first] < 0 or self.paragraph[first] != self.paragraph[i]:
            return None
        opening, closing, _ = self.quotes[self.quote[first]]
        if self.forward(opening, first) != first or self._whole(closing):
            return None
        return first, self.backward(self.sentence(closing)[1], first)

    def _in_reach(self, last, at, over_paragraphs):
        return over_paragraphs or self.paragraph[last] == self.paragraph[at]

    def _whole(self, closing):
        """Nothing follows the closing mark in its own sentence."""
        following = self.forward(closing + 1, len(self) - 1)
        return following >= len(self) or self._sentence[following] != self._sentence[closing]

    def run_before(self, i: int) -> int | None:
        """The first token of the quotations that lead up to the one at ``i`` with nothing said between them."""
        first = None
        opening = self.quotes[self.quote[i]][0]
        while (at := self.backward(opening - 1, 0)) >= 0 and self.quote[at] >= 0:
            opening, _, closed = self.quotes[self.quote[at]]
            if closed and not self._whole_from(opening):
                break
            first = opening
        return first

    def _whole_from(self, opening):
        """Nothing precedes the opening mark in its own sentence."""
        before = self.backward(opening - 1, 0)
        return before < 0 or self._sentence[before] != self._sentence[opening]


def _next_where(marks) -> list[int]:
    marks = list(marks)
    nearest, found = [0] * len(marks), len(marks)
    for i in range(len(marks) - 1, -1, -1):
        found = nearest[i] = i if marks[i] else found
    return nearest


def _last_where(marks) -> list[int]:
    nearest, found = [], -1
    for i, mark in enumerate(marks):
        found = i if mark else found
        nearest.append(found)
    return nearest
