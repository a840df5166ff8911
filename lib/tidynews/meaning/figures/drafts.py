"""What the steps share: the article as they read it, and the draft of one figure."""

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property

from tidynews.language.syntax import Syntax
from tidynews.text import countries, dates, numbers, parties
from tidynews.text.article import PARAGRAPH
from tidynews.text.dates import DateSpan
from tidynews.text.numbers import Quantity

_CITING = frozenset(("citing", "quoting"))
_NOUN_LEADS = frozenset(("direct", "pronoun", "tallied"))


@dataclass(eq=False)
class Draft:
    """A figure in the making. Tokens are indices into the reading's syntax.

    Attributes
    ----------
    quantity : what ``numbers.find`` found
    first, last : the tokens of the number
    noun : the token of what is counted, None where it is left unsaid
    words : the tokens of the counted noun phrase, the noun last
    link : how the noun was reached: direct, of, front, pronoun, worth, subject,
        tallied, name (of what may be something else), voters ("56 % said"), attribute or none
    antecedent, taken_up : the figure whose noun this one leaves unsaid, and the figure, perhaps
        between them, that it goes on from
    portioned : whether another figure is a part of this one in one phrase ("half of the 9,000")
    gapped : the country that stands in for the subject of the figure before ("and Canada 40")
    harm : the kind that the outcome makes the figure
    predicates : tokens that tell what happened to the counted, the nearest first
    """

    quantity: Quantity
    first: int
    last: int
    noun: int | None = None
    words: list[int] = field(default_factory=list)
    link: str = "none"
    predicates: list[int] = field(default_factory=list)
    item: str | None = None
    item_class: str | None = None
    kind: str = "other"
    outcome: str | None = None
    harm: str | None = None
    stage: str | None = None
    event: str | None = None
    verb: int | None = None
    deed: "tuple[str, str] | None" = None
    supplier: str | None = None
    recipient: str | None = None
    roles_from: str | None = None
    portioned: bool = False
    gapped: str | None = None
    mate: "Draft | None" = None
    antecedent: "Draft | None" = None
    taken_up: "Draft | None" = None
    whole: "Draft | None" = None
    rival: "Draft | None" = None
    origin: "Draft | None" = None
    period: DateSpan | None = None
    cumulative: bool | None = None

    @property
    def head(self) -> int:
        """The token that stands for the figure in its clause."""
        return self.noun if self.noun is not None and self.link in _NOUN_LEADS else self.last


class Reading:
    """One article as the steps read it: syntax, quantities, dates, countries."""

    def __init__(self, doc, article, cast=None, claims=()):
        self.article, self.cast, self.claims = article, cast, claims
        self.text = article.text
        self.syntax = Syntax.of(doc)
        self.quantities = numbers.find(self.text)

    @cached_property
    def dates(self) -> list[DateSpan]:
        """The article's date expressions, resolved against its day of publication."""
        return dates.find(self.text, self.article.published)

    @cached_property
    def country_at(self) -> dict[int, countries.CountryMention]:
        """The mention of a country, a bloc or an armed group that a token belongs to."""
        found = {}
        for mention in (*parties.find(self.text), *countries.find(self.text)):
            for i in range(self.token_at(mention.start), self.token_at(mention.end - 1) + 1):
                found[i] = mention
        return found

    def party_before(self, i: int, form: str) -> str | None:
        """The armed group, the bloc or the alliance named last before a token."""
        places = self._parties[form]
        place = bisect_right(places, i) - 1
        return self.country_at[places[place]].country if place >= 0 else None

    @cached_property
    def _parties(self):
        found = {"group": [], "bloc": [], "alliance": []}
        for i, mention in sorted(self.country_at.items()):
            found.get(mention.form, []).append(i)
        return found

    @cached_property
    def source_tokens(self) -> frozenset[int]:
        """The tokens of all who are cited, with what describes them: who speaks is no party to what is said."""
        syntax = self.syntax
        heads = {self.token_at(c.source_end - 1) for c in self.claims if c.source_end is not None}
        heads |= {n for i, word in enumerate(syntax.lower) if word in _CITING for n in syntax.children[i]}
        spans = ((max(syntax.left[i], self.sentence_of(i)[0]), min(syntax.right[i], self.sentence_of(i)[1])) for i in heads)
        return frozenset(i for first, last in spans for i in range(first, last + 1))

    @cached_property
    def number_tokens(self) -> frozenset[int]:
        """The tokens of all quantities."""
        spans = ((self.token_at(q.start), self.token_at(max(q.start, q.end - 1))) for q in self.quantities)
        return frozenset(i for first, last in spans for i in range(first, last + 1))

    @cached_property
    def date_tokens(self) -> frozenset[int]:
        """The tokens of all date expressions."""
        spans = ((self.token_at(d.start), self.token_at(d.end - 1)) for d in self.dates)
        return frozenset(i for first, last in spans for i in range(first, last + 1))

    @cached_property
    def calibres(self) -> dict[int, int]:
        """The first and the last token of each calibre ("122 mm"), also behind a hyphen."""
        bores = [q for q in self.quantities if q.kind == "calibre"]
        return {self.token_at(q.start): self.token_at(max(q.start, q.end - 1)) for q in bores}

    def token_at(self, offset: int) -> int:
        """The token that holds an offset, or the one before it."""
        return max(0, bisect_right(self.syntax.start, offset) - 1)

    def sentence_of(self, i: int) -> tuple[int, int]:
        """The first and the last token of the sentence of token ``i``."""
        return self.syntax.sentences[self.syntax.sentence[i]]

    def in_heading(self, i: int) -> bool:
        """Whether a token stands in a headline or heading, where capitals tell nothing."""
        block = self.article.blocks[max(0, bisect_right(self._blocks, self.syntax.start[i]) - 1)]
        return block.kind != PARAGRAPH

    def speaks_of(self, word: str) -> bool:
        """Whether the article holds a word or its plural, in lower case."""
        return word in self._vocabulary or word + "s" in self._vocabulary

    @cached_property
    def _vocabulary(self):
        return frozenset(self.syntax.lower)

    def block(self, draft: Draft) -> int:
        """The block of the article that a draft stands in."""
        return bisect_right(self._blocks, draft.quantity.start) - 1

    @cached_property
    def _blocks(self):
        return [block.start for block in self.article.blocks]

    @cached_property
    def _spoken(self):
        """For every sentence how many sentences with words stand before it."""
        counted, n = [], 0
        for first, last in self.syntax.sentences:
            counted.append(n)
            n += any(not word.isspace() for word in self.syntax.lower[first : last + 1])
        return counted

    def sentences_between(self, left: int, right: int) -> int:
        """How many sentences the second token stands behind the first."""
        return self._spoken[self.syntax.sentence[right]] - self._spoken[self.syntax.sentence[left]]

    def words_between(self, left: int, right: int) -> list[str]:
        """The lower-case words strictly between two tokens."""
        return self.syntax.lower[left + 1 : right]
