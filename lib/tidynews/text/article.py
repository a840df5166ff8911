"""An article: its text unaltered, cut into blocks, with what is known of it."""

import hashlib
import re
from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property

from tidynews import lexicons
from tidynews.text.blocks import HEADING, HEADLINE, OUTLET, PARAGRAPH, Block, segment

__all__ = ["HEADING", "HEADLINE", "OUTLET", "PARAGRAPH", "Article", "Block", "segment"]

_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_DATELINE = re.compile(r"\s*(?:(?:[A-Z][\w.'’-]*|\d{1,2}|\d{4}),?\s+){1,8}(?:\([\w\s/.-]{1,30}\)\s*)?(?:—|–|--|-)\s+")
_PLACE = re.compile(r"\s*(?P<place>[A-Z][\w.' -]{2,30}?)(?:, [^:\n]{2,20})?:\s+")


@cache
def _places() -> frozenset[str]:
    """Capitals, regions and large cities, in lower case."""
    cells = [row["capitals"] for row in lexicons.rows("countries")] + [row["places"] for row in lexicons.rows("places")]
    return frozenset(place.lower() for cell in cells for place in cell.split(";") if place)


@dataclass(frozen=True)
class Article:
    """One news article, its text exactly as in its file.

    Attributes
    ----------
    text : the decoded file, unaltered but for a byte-order mark; of a web page
        or a record, the headline, a line end and the body that was extracted
    blocks : the headline, outlet line, headings and paragraphs in order; they
        never overlap, and only white space and marks of layout lie between them
    path, title, outlet, published, date_inferred, url : what is known of it

    >>> from tidynews.text.readers import read_article
    >>> read_article(text="Two ships sank.").paragraphs
    (Block(kind='paragraph', start=0, end=15),)
    """

    text: str
    blocks: tuple[Block, ...]
    path: str | None = None
    title: str | None = None
    outlet: str | None = None
    published: date | None = None
    date_inferred: bool = False
    url: str | None = None
    extra: dict = field(default_factory=dict, compare=False)

    @cached_property
    def article_id(self) -> str:
        """Sixteen hexadecimal digits of the SHA-256 of the text."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()[:16]

    @property
    def paragraphs(self) -> tuple[Block, ...]:
        """The body paragraphs."""
        return tuple(b for b in self.blocks if b.kind == PARAGRAPH)

    @cached_property
    def dateline(self) -> tuple[int, int] | None:
        """The span of "ACCRA, Ghana — " or "Accra: " at the head of the first paragraph, or None.

        >>> from tidynews.text.readers import read_article
        >>> read_article(text="ACCRA, May 3 (GNA) - Two ships sank.").dateline
        (0, 21)
        """
        first = next(iter(self.paragraphs), None)
        if first is None:
            return None
        match = _DATELINE.match(self.text, first.start, first.end)
        if match and match.group().split()[0].strip(",").isupper():
            return match.span()
        match = _PLACE.match(self.text, first.start, first.end)
        return match.span() if match and match["place"].lower() in _places() else None

    @cached_property
    def n_words(self) -> int:
        """Words in the whole text."""
        return sum(1 for _ in _WORD.finditer(self.text))

    @cached_property
    def _starts(self) -> list[int]:
        return [block.start for block in self.blocks]

    def block_at(self, offset: int) -> int:
        """The index of the block that holds ``offset`` (of the one before it, in a gap)."""
        return max(0, bisect_right(self._starts, offset) - 1)
