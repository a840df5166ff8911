"""What the classifier sees of the alternative contents of one cue; what several of them share is worked out once."""

from collections import defaultdict

from tidynews.meaning.attributions import cues, model
from tidynews.meaning.attributions.features import SUBJECTS, bin_of

_HIGHEST = 12
_MOST_COUNTED = 3
_QUOTED = ((0.9, "all"), (0.5, "half"), (0.0, "some"))  # shares of a content between quotation marks


class Alternatives:
    """Describes each content that is proposed for the cue at token ``i``, as a list of short strings."""

    def __init__(self, reading, one, around: str):
        self.reading, self.syntax = reading, reading.syntax
        self.i, self.word, self.frame, self.source = one.i, one.word, one.frame, one.source
        self.around = around
        self.meanings = cues.meanings(*cues.key(self.syntax, one.i)) or ("other",)
        self.own_quote = reading.quote[one.i]
        self._weights = model.weights("content")
        self._known, self._ends = defaultdict(dict), {}  # parts by what they depend on; what stands behind each end
        self._children = {}  # the end of the cue's dependent that holds each start

    def features(self, content) -> list[str]:
        """The properties of one alternative that tell whether it is the right one; none is named twice."""
        return [name for names, _ in self._parts(content) for name in names]

    def score(self, content) -> float:
        """The sum of the weights of its features."""
        return sum([score for _, score in self._parts(content)])

    def _parts(self, content):
        """The features by what they depend on, each part with its score."""
        side, opening, closing = content.side, content.opening, content.closing
        start, end = content.spans[0][0], content.spans[-1][1]
        where = self._where(start, end)
        return (
            self._once(self._side, side),
            self._once(self._opening, side, opening),
            self._once(self._closing, side, closing),
            self._once(self._start, side, opening, start),
            self._once(self._tail, side, end, where),
            self._scored(
                self._shape(side, opening, closing) + self._extent(content, start, end, where) + self._quotes(content, start, end)
            ),
        )

    def _once(self, describe, *key):
        """What ``describe`` says of its arguments, worked out once."""
        known = self._known[describe.__name__]
        found = known.get(key)
        if found is None:
            found = known[key] = self._scored(describe(*key))
        return found

    def _scored(self, names):
        return names, model.score(names, self._weights)

    def _side(self, side):
        features = [
            "S=" + side,
            "w.S=" + self.word + "|" + side,
            "f.S=" + self.frame + "|" + side,
            "XS=" + self.around + "|" + side,
            "XW=" + self.around + "|" + side + "|" + self.word,
        ]
        return features + ["m.S=" + meaning + side for meaning in self.meanings]

    def _opening(self, side, opening):
        shape = side + "|" + opening
        features = [
            "O=" + shape,
            "w.O=" + self.word + "|" + shape,
            "f.O=" + self.frame + "|" + shape,
            "X1=" + self.around[:2] + "|" + shape,
        ]
        return features + ["m.O=" + meaning + shape for meaning in self.meanings]

    def _closing(self, side, closing):
        features = [
            "C=" + side + "|" + closing,
            "w.C=" + self.word + "|" + side + closing,
            "X3=" + self.around[1:] + "|" + side + "|" + closing,
        ]
        return features + ["m.C=" + meaning + side + closing for meaning in self.meanings]

    def _shape(self, side, opening, closing):
        """How the content was found, as a whole."""
        shape = side + "|" + opening + "|" + closing
        return ["OC=" + shape, "f.OC=" + self.frame + "|" + shape, "X=" + self.around + "|" + shape]

    def _start(self, side, opening, start):
        """The first words and what stands before them."""
        syntax = self.syntax
        before = self.reading.backward(start - 1, max(0, start - 3))
        first, tag = syntax.lower[start], syntax.tag[start]
        return [
            "1=" + side + "|" + first,
            "1t=" + side + "|" + tag + "|" + opening,
            "b=" + side + "|" + (syntax.lower[start - 1] if start else "^"),
            "w.1=" + self.word + "|" + side + first,
            "s2=" + side + (syntax.tag[before] if before >= 0 else "$") + tag,
            "s3=" + side + tag + (syntax.tag[start + 1] if start + 1 < len(syntax) else "$"),
            *("m.1=" + meaning + side + first for meaning in self.meanings),
        ]

    def _where(self, start, end):
        """Whether what goes on behind the content hangs on the content, on the cue or on something else."""
        if end not in self._ends:
            self._ends[end] = self._behind(end)
        top = self._ends[end][-1]
        if top is None:
            return "stop"
        head = self.syntax.head[top]
        return "in" if start <= head <= end else "cue" if head == self.i else "out"

    def _behind(self, end):
        """The word behind an end, the mark between, and the top of what begins there in the same sentence."""
        reading, syntax, last = self.reading, self.syntax, len(self.syntax) - 1
        behind = min(reading.forward(end + 1, min(last, end + 4)), last)
        mark = "$" if end == last else "word" if end + 1 == behind else syntax.lower[end + 1]
        same = behind > end and reading.same_sentence(behind, end)
        return behind, mark, _top(syntax, behind, end) if same else None

    def _tail(self, side, end, where):
        """The last word and what goes on behind it."""
        syntax, last = self.syntax, len(self.syntax) - 1
        behind, mark, top = self._ends[end]
        after = syntax.lower[end + 1] if end < last else "$"
        same = "" if top is None else "+"
        features = [
            "a=" + side + "|" + after,
            "ed=" + side + "|" + syntax.dep[end],
            "aa=" + side + "|" + after + (syntax.lower[end + 2] if end + 2 <= last else "$"),
            "e2=" + syntax.tag[end] + syntax.tag[behind] + same + mark,
            "e3=" + syntax.lower[behind] + syntax.tag[min(behind + 1, last)] + same,
        ]
        if top is None:
            return features + ["stop", "stop|" + syntax.lemma(self.i)]
        kind, lead = syntax.tag[top], syntax.lower[behind]
        subject = next((c for c in syntax.children[top] if syntax.dep[c] in SUBJECTS), None)
        return features + [
            "top=" + side + "|" + syntax.dep[top] + "|" + where + "|" + mark,
            "topw=" + syntax.lemma(top) + "|" + where,
            "topt=" + kind + "|" + syntax.dep[top] + "|" + mark,
            "tops=" + (syntax.lower[subject] if subject is not None else "no") + "|" + mark + "|" + where,
            "topp=" + str(cues.prior_class(syntax.lemma(top), kind[:1])) + "|" + mark + "|" + where,
            "go=" + side + "|" + syntax.dep[behind] + "|" + where,
            "go1=" + lead + "|" + where,
            "gop=" + mark + "|" + syntax.dep[behind] + "|" + where,
            "got=" + syntax.tag[behind] + "|" + mark,
            "rest=" + side + "|" + str(bin_of(self.reading.bounds(end)[1] - end)),
        ]

    def _extent(self, content, start, end, where):
        """How long the content is, how it lies to the subtrees of the cue and to the source, how start and end agree."""
        reading, syntax, i, side, source = self.reading, self.syntax, self.i, content.side, self.source
        child = self._children.get(start)
        if child is None:
            holding = (syntax.right[c] for c in syntax.children[i] if syntax.left[c] <= start <= syntax.right[c])
            child = self._children[start] = next(holding, -9)
        against = _against(end, syntax.right[i]) + _against(end, child)
        features = [
            "n=" + side + str(len(content.spans)) + "|" + str(bin_of(end - start)),
            "gap=" + side + "|" + str(bin_of(start - i if start > i else i - end)),
            "sub=" + side + "|" + against + "|" + content.closing,
            "sub.w=" + self.word + "|" + against,
            "np=" + side + str(min(reading.paragraph[end] - reading.paragraph[start], _MOST_COUNTED)),
        ]
        if where == "stop":
            features.append("stop|" + side + "|" + content.opening)
        else:
            features.append("goc=" + content.closing + "|" + syntax.lower[self._ends[end][0]])
        if source is not None and any(a <= source[1] and source[0] <= b for a, b in content.spans):
            features += ["over", "over|" + side]
        return features

    def _quotes(self, content, start, end):
        """How the quotation marks lie to the content."""
        reading, side, quote, own = self.reading, content.side, self.reading.quote, self.own_quote
        state = ("q" if quote[start] not in (-1, own) else "-") + ("q" if quote[end] not in (-1, own) else "-")
        share, count = self._quoted(content)
        features = [
            "Q=" + side + "|" + state,
            "Q.O=" + side + content.opening + "|" + state,
            "qr=" + side + share,
            "qr.w=" + self.word + share,
            "nq=" + side + str(min(count, _MOST_COUNTED)),
        ]
        if share == "none" and count == 0:
            return features
        if all(quote[a] >= 0 and reading.opens_quote(a) and quote[b] >= 0 and reading.closes_quote(b) for a, b in content.spans):
            features.append("whole|" + side)
        elif self._cuts(start, end):
            features.append("cut|" + side)
        return features

    def _quoted(self, content):
        """The share of the content between quotation marks other than those around the cue, and in how many pairs."""
        before, quoted, size = self.reading.quoted_before, 0, 0
        for first, last in content.spans:
            quoted += before[last + 1] - before[first]
            size += last + 1 - first
        if not quoted:
            return "none", 0
        count = sum(self.reading.quotations_in(first, last) for first, last in content.spans)
        if self.own_quote >= 0:
            return "none", count
        return next(name for least, name in _QUOTED if quoted >= least * size), count

    def _cuts(self, start, end):
        reading = self.reading
        for edge in (start, end):
            q = reading.quote[edge]
            if q not in (-1, self.own_quote):
                opening, closing, _ = reading.quotes[q]
                if reading.forward(opening, edge) < start or reading.backward(closing, edge) > end:
                    return True
        return False


def _against(end, other):
    return "=" if abs(end - other) < 2 else "<" if end < other else ">"


def _top(syntax, first, limit):
    """The highest node of the part of the tree that begins at ``first`` and leaves ``limit`` out."""
    node = first
    for _ in range(_HIGHEST):
        if syntax.head[node] == node or syntax.left[syntax.head[node]] <= limit:
            break
        node = syntax.head[node]
    return node
