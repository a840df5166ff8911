"""Statements: one row for each checkable thing that an article says, in whatever voice.

A claim is a statement; one that holds several predicates with a figure each is
several. What the article says in its own voice with a figure in it is no claim,
but it is a statement, and most copying happens there.
"""

from bisect import bisect_right

from tidynews.language.syntax import Syntax
from tidynews.records import Statement, record_id

_VERBS = frozenset(("VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "MD"))
_FINITE = frozenset(("VBD", "VBP", "VBZ", "MD", "VBN"))
_CLAUSES = frozenset(("ROOT", "conj", "advcl", "ccomp", "relcl", "parataxis"))
_SUBJECTS = frozenset(("nsubj", "nsubjpass", "expl"))
_TRIMMED = " \t\n,;:.–—-"
_FARTHEST = 200  # tokens
_SHORTEST = 12  # characters
_LONGEST_CLIMB = 12


def find(doc, article, claims, figures) -> list[Statement]:
    """All statements of an article, in the order of the text.

    Parameters
    ----------
    doc : the parsed article
    article : the article
    claims, figures : its rows

    Returns
    -------
    list of :class:`tidynews.records.Statement`; party, story and origin are
    told later, by :mod:`tidynews.judgement.lineage`, across articles.
    """
    reading = _Reading(Syntax.of(doc), article, claims, figures)
    rows = [row for claim in claims for row in reading.of_claim(claim)]
    rows += reading.own_voice()
    seen = {}
    for row in sorted(rows, key=lambda r: (r.start, r.end, r.claim_id is None)):
        seen.setdefault((row.start, row.end), row)
    return list(seen.values())


class _Reading:
    """An article as its statements are read: tokens, figures in order, what claims cover."""

    def __init__(self, syntax, article, claims, figures):
        self.syntax, self.article, self.text = syntax, article, article.text
        self.figures = sorted(figures, key=lambda f: f.start)
        self._starts = [f.start for f in self.figures]
        self.claimed = [(c.start, c.end) for c in claims]
        edges = [(c.cue_start, c.cue_end) for c in claims if c.cue_start is not None]
        self.attributing = sorted({*edges, *((c.source_start, c.source_end) for c in claims if c.source_start is not None)})

    def of_claim(self, claim):
        """The statements of a claim: its predicates with a figure each, or all of it."""
        voice = "hearsay" if claim.source is None and claim.source_resolved is None else "source"
        for low, high in self._pieces(claim):
            for start, end in self._predicates(low, high):
                yield self._row(start, end, voice, claim.claim_id)

    def _pieces(self, claim):
        """A claim's content without the words that credit it, where these stand in its midst."""
        edges = [(claim.source_start, claim.source_end), (claim.cue_start, claim.cue_end)]
        inside = [edge for edge in edges if edge[0] is not None and claim.start < edge[0] and edge[1] < claim.end]
        if not inside:
            return [(claim.start, claim.end)]
        low, high = min(start for start, _ in inside), max(end for _, end in inside)
        pieces = [self._trimmed(claim.start, low), self._trimmed(high, claim.end)]
        return [(start, end) for start, end in pieces if end - start >= _SHORTEST] or [(claim.start, claim.end)]

    def own_voice(self):
        """What the article says itself with a figure in it."""
        spans = {}
        for figure in self.figures:
            if any(start <= figure.start and figure.end <= end for start, end in self.claimed):
                continue
            start, end = self._clause(figure)
            if end - start >= _SHORTEST:
                spans.setdefault((start, end), figure)
        for start, end in spans:
            for low, high in self._predicates(start, end):
                if any(low <= figure.start < high for figure in spans.values()):
                    yield self._row(low, high, "article", None)

    def _row(self, start, end, voice, claim_id):
        inside = self._within(start, end)
        block = self.article.block_at(start)
        return Statement(
            statement_id=record_id(self.article.article_id, "s", start, end),
            article_id=self.article.article_id,
            paragraph=block,
            sentence=self.syntax.sentence[self._token(start)],
            start=start,
            end=end,
            surface=self.text[start:end],
            voice=voice,
            claim_id=claim_id,
            figure_id=inside[0].figure_id if inside else None,
        )

    def _within(self, start, end):
        low, high = bisect_right(self._starts, start - 1), bisect_right(self._starts, end - 1)
        return [f for f in self.figures[low:high] if f.end <= end]

    def _token(self, offset):
        return max(0, bisect_right(self.syntax.start, offset) - 1)

    def _predicates(self, start, end):
        """The span cut where one predicate with a figure ends and the next with another begins."""
        first, last = self._token(start), self._token(end - 1)
        if len(self._within(start, end)) < 2:
            return self._at_but(start, end, first, last)
        cuts = [cut for i in range(first + 1, last + 1) if (cut := self._cut_before(i, first)) is not None]
        edges = [start, *sorted({self.syntax.start[c] for c in cuts}), end]
        parts = [(low, high) for low, high in zip(edges, edges[1:]) if low < high]
        joined = []
        for low, high in parts:
            told = self._within(low, high) and any(self.syntax.tag[i] in _FINITE for i in self._tokens(low, high))
            if joined and not (told and self._within(*joined[-1])):
                joined[-1] = (joined[-1][0], high)
            else:
                joined.append((low, high))
        return [trimmed for part in joined if (trimmed := self._trimmed(*part))[0] < trimmed[1]]

    def _at_but(self, start, end, first, last):
        """The span cut before a "but" that opens a clause with its own subject."""
        for i in range(first + 1, last + 1):
            opens = self.syntax.dep[i] == "conj" and self.syntax.tag[i] in _FINITE and self._has_subject(i)
            cut = self._cut_before(i, first) if opens else None
            if cut is not None and "but" in self.syntax.lower[cut:i]:
                return [self._trimmed(start, self.syntax.start[cut]), self._trimmed(self.syntax.start[cut], end)]
        return [(start, end)]

    def _tokens(self, start, end):
        return range(self._token(start), self._token(end - 1) + 1)

    def _cut_before(self, i, first):
        """The token at which a joined clause or predicate begins, where ``i`` is its verb."""
        syntax = self.syntax
        joins = syntax.dep[i] == "conj" and syntax.tag[i] in _VERBS and syntax.tag[syntax.head[i]] in _VERBS
        aside = syntax.dep[i] in ("advcl", "parataxis") and any(
            syntax.lower[c] in ("while", "whereas") for c in syntax.children[i]
        )
        if not (joins or aside) or syntax.head[i] < first:
            return None
        begin = syntax.left[i]
        while begin > first and (syntax.tag[begin - 1] == "CC" or syntax.lower[begin - 1] in (",", ";")):
            begin -= 1
        return begin if begin > first else None

    def _clause(self, figure):
        """The clause around a figure, what attributes something left out."""
        syntax, i = self.syntax, self._token(figure.start)
        first, last = syntax.sentences[syntax.sentence[i]]
        first, last = max(first, i - _FARTHEST), min(last, i + _FARTHEST)  # a sentence may be as long as its article
        block = self.article.blocks[self.article.block_at(figure.start)]
        verb = i
        for _ in range(_LONGEST_CLIMB):
            whole = syntax.tag[verb] in _VERBS and syntax.dep[verb] in _CLAUSES and self._has_subject(verb)
            if whole or syntax.head[verb] == verb:
                break
            verb = syntax.head[verb]
        low, high = max(first, syntax.left[verb]), min(last, syntax.right[verb])
        start, end = max(block.start, syntax.start[low]), min(block.end, syntax.end[high])
        for begin, stop in self.attributing:
            if start < stop <= figure.start:
                start = stop
            elif figure.end <= begin < end:
                end = begin
                break
        for begin, stop in self.claimed:
            if start <= begin and stop <= figure.start and stop > start:
                start = stop
            elif figure.end <= begin < end:
                end = begin
        return self._trimmed(start, max(end, figure.end))

    def _has_subject(self, verb):
        return any(self.syntax.dep[c] in _SUBJECTS for c in self.syntax.children[verb])

    def _trimmed(self, start, end):
        said = self.text[start:end]
        left = len(said) - len(said.lstrip(_TRIMMED + '“”"’'))
        start += left
        for word in ("and ", "but ", "while ", "that "):
            if self.text.startswith(word, start):
                start += len(word)
        end -= len(said) - len(said.rstrip(_TRIMMED))
        return start, end
