"""What the classifier sees of a cue and of a content: short strings, one a property."""

from bisect import bisect_left

from tidynews.meaning.attributions import cues

_HIGHEST = 12
_BINS = (0, 1, 2, 3, 5, 8, 12, 20, 35)
_MODIFIERS = frozenset(("aux", "auxpass", "neg", "prt", "advmod", "mark", "cc", "det"))
_COMPLEMENTS = frozenset("ccomp xcomp dobj prep oprd acomp attr advcl acl dative agent parataxis relcl appos".split())
_SUBJECTS = frozenset(("nsubj", "nsubjpass", "poss", "csubj"))


def bin_of(n: int) -> int:
    """The number of the length class that ``n`` falls into."""
    return bisect_left(_BINS, n)


def kind_of_source(syntax, head: int | None) -> str:
    """What sort of word heads a source: a pronoun by itself, else proper, plural, common, none."""
    if head is None:
        return "none"
    tag = syntax.tag[head]
    if tag in ("PRP", "WP", "WDT", "DT", "PRP$", "EX"):
        return syntax.lower[head]
    return tag


def cue_features(reading, i: int, word: str, frame: str) -> list[str]:
    """The properties of token ``i`` that tell whether it attributes."""
    syntax = reading.syntax
    head, dep = syntax.head[i], syntax.dep[i]
    source_head = next((c for c in syntax.children[i] if syntax.dep[c] in _SUBJECTS), None)
    kind = kind_of_source(syntax, source_head)
    state = quote_state(reading, i)
    prior = str(cues.prior_class(*cues.key(syntax, i)))
    features = [
        "w=" + word,
        "w.f=" + word + "|" + frame,
        "f=" + frame,
        "t=" + syntax.tag[i],
        "t.d=" + syntax.tag[i] + "|" + dep,
        "w.d=" + word + "|" + dep,
        "s=" + kind,
        "w.s=" + word + "|" + kind,
        "f.s=" + frame + "|" + kind,
        "h=" + syntax.lemma(head) + "|" + dep,
        "pr=" + prior,
        "pr.f=" + prior + "|" + frame,
        "pr.s=" + prior + "|" + kind,
        "pr.d=" + prior + "|" + syntax.tag[i] + dep,
        "q=" + state,
        "w.q=" + word + "|" + state,
    ]
    for meaning in cues.meanings(*cues.key(syntax, i)) or ("other",):
        features += ["m=" + meaning, "m.f=" + meaning + "|" + frame, "m.s=" + meaning + "|" + kind]
        features.append("m.q=" + meaning + "|" + state)
    if source_head is not None:
        features.append("sw=" + syntax.lemma(source_head))
    features += _around(reading, i)
    for child in syntax.children[i]:
        features += _child_features(syntax, i, child, word)
    return features


def _around(reading, i):
    syntax, (first, last) = reading.syntax, reading.bounds(i)
    before = syntax.lower[i - 1] if i > first else "^"
    after = syntax.lower[i + 1] if i < last else "$"
    return [
        "b=" + before,
        "a=" + after,
        "ta=" + (syntax.tag[i + 1] if i < last else "$"),
        "tb=" + (syntax.tag[i - 1] if i > first else "^"),
        "w.a=" + syntax.lemma(i) + "|" + after,
        "left=" + str(bin_of(i - first)),
        "right=" + str(bin_of(last - i)),
        "head" if reading.in_headline(i) else "body",
    ]


def _child_features(syntax, i, child, word):
    dep = syntax.dep[child]
    if dep in _MODIFIERS:
        return ["c=" + dep + "|" + syntax.lower[child]]
    if dep == "punct":
        return []
    side = ">" if child > i else "<"
    features = ["c=" + dep + side, "w.c=" + word + "|" + dep + side]
    if dep in ("prep", "agent"):
        features += ["w.p=" + word + "|" + syntax.lower[child], "p=" + syntax.lower[child] + "|" + syntax.tag[i][:1]]
    elif dep in _COMPLEMENTS:
        features += ["ct=" + dep + "|" + syntax.tag[child], "cw=" + dep + "|" + syntax.lemma(child)]
        features.append("c1=" + dep + "|" + syntax.lower[syntax.left[child]])
    return features


def frame_of(reading, i: int) -> str:
    """The construction around a cue: its complements to the right, or what stands to its left."""
    syntax = reading.syntax
    right = [syntax.dep[c] for c in syntax.children[i] if c > i and syntax.dep[c] in _COMPLEMENTS]
    left = [syntax.dep[c] for c in syntax.children[i] if c < i and syntax.dep[c] in _COMPLEMENTS]
    voice = "passive:" if any(syntax.dep[c] == "auxpass" for c in syntax.children[i]) else ""
    return voice + ("<" + left[0] if left else "") + ">" + "+".join(right[:2])


def quote_state(reading, i: int) -> str:
    """How quotation marks lie around a token."""
    first, last = reading.bounds(i)
    if reading.quote[i] >= 0:
        return "in"
    before = reading.next_quoted[max(first, i - 8)] < i or reading.quote[first] >= 0
    following = reading.next_quoted[i]
    after, later = following <= min(last, i + 4), following <= last
    return ("b" if before else "") + ("a" if after else "l" if later else "") or "no"


def surroundings(reading, i: int, left_edge: int) -> str:
    """What stands before the attributing phrase, behind its cue, and at the head of the next sentence."""
    first, last = reading.bounds(i)
    before = reading.backward(left_edge - 1, first)
    if before < first:
        left = "-"
    elif reading.quote[before] >= 0 and reading.quote[before] != reading.quote[i]:
        left = "q"
    else:
        left = "c" if before < left_edge - 1 else "w"
    return left + _behind(reading, i, last) + _next_sentence(reading, i, last)


def _behind(reading, i, last):
    behind = reading.forward(i + 1, last)
    if behind > last:
        return "."
    if reading.quote[behind] >= 0 and reading.quote[behind] != reading.quote[i]:
        return "q"
    if reading.quote[i] < 0 and reading.next_quoted[behind] <= last:
        return "Q"
    return "c" if behind > i + 1 else "w"


def _next_sentence(reading, i, last):
    if reading.quote[i] >= 0:
        return "i"
    if reading.run_after(last, over_paragraphs=False):
        return "q"
    if reading.opened_sentence(last):
        return "o"
    return "p" if reading.run_after(last, over_paragraphs=True) else "-"


def content_features(reading, i: int, content, word: str, frame: str, source, around: str) -> list[str]:
    """The properties of one alternative content that tell whether it is the right one."""
    syntax = reading.syntax
    side, opening, closing = content.side, content.opening, content.closing
    start, end = content.spans[0][0], content.spans[-1][1]
    shape = side + "|" + opening
    features = [
        "S=" + side,
        "O=" + shape,
        "C=" + side + "|" + closing,
        "OC=" + shape + "|" + closing,
        "w.S=" + word + "|" + side,
        "w.O=" + word + "|" + shape,
        "w.C=" + word + "|" + side + closing,
        "f.S=" + frame + "|" + side,
        "f.O=" + frame + "|" + shape,
        "f.OC=" + frame + "|" + shape + closing,
        "n=" + side + str(len(content.spans)) + "|" + str(bin_of(end - start)),
        "X=" + around + "|" + shape + "|" + closing,
        "XS=" + around + "|" + side,
        "X1=" + around[:2] + "|" + shape,
        "X3=" + around[1:] + "|" + side + "|" + closing,
        "XW=" + around + "|" + side + "|" + word,
        "sub=" + side + "|" + _against(end, syntax.right[i]) + _against(end, _right_of_child(syntax, i, start)) + "|" + closing,
        "sub.w=" + word + "|" + _against(end, syntax.right[i]) + _against(end, _right_of_child(syntax, i, start)),
    ]
    features += _edge_features(reading, i, content, start, end)
    features += _quote_features(reading, i, content, start, end)
    if source is not None and any(a <= source[1] and source[0] <= b for a, b in content.spans):
        features += ["over", "over|" + side]
    return features


def _against(end, other):
    return "=" if abs(end - other) < 2 else "<" if end < other else ">"


def _right_of_child(syntax, i, start):
    """The last token of the cue's dependent that holds ``start``."""
    return next((syntax.right[c] for c in syntax.children[i] if syntax.left[c] <= start <= syntax.right[c]), -9)


def _edge_features(reading, i, content, start, end):
    syntax, side = reading.syntax, content.side
    n = len(syntax)
    before = syntax.lower[start - 1] if start else "^"
    after = syntax.lower[end + 1] if end + 1 < n else "$"
    behind = reading.forward(end + 1, min(n - 1, end + 4))
    behind = min(behind, n - 1)
    same = behind > end and reading.same_sentence(behind, end)
    features = [
        "1=" + side + "|" + syntax.lower[start],
        "1t=" + side + "|" + syntax.tag[start] + "|" + content.opening,
        "b=" + side + "|" + before,
        "a=" + side + "|" + after,
        "ed=" + side + "|" + syntax.dep[end],
        "aa=" + side + "|" + after + (syntax.lower[end + 2] if end + 2 < n else "$"),
        "gap=" + side + "|" + str(bin_of(start - i if start > i else i - end)),
    ]
    if not same:
        features += ["stop", "stop|" + side + "|" + content.opening, "stop|" + syntax.lemma(i)]
        return features
    top = _top(syntax, behind, end)
    head = syntax.head[top]
    where = "in" if start <= head <= end else "cue" if head == i else "out"
    lead = syntax.lower[behind]
    subject = next((c for c in syntax.children[top] if syntax.dep[c] in _SUBJECTS), None)
    mark = "word" if end + 1 == behind else after
    return features + [
        "top=" + side + "|" + syntax.dep[top] + "|" + where + "|" + mark,
        "topw=" + syntax.lemma(top) + "|" + where,
        "topt=" + syntax.tag[top] + "|" + syntax.dep[top] + "|" + mark,
        "tops=" + (syntax.lower[subject] if subject is not None else "no") + "|" + mark + "|" + where,
        "topp=" + str(cues.prior_class(syntax.lemma(top), syntax.tag[top][:1])) + "|" + mark + "|" + where,
        "go=" + side + "|" + syntax.dep[behind] + "|" + where,
        "go1=" + lead + "|" + where,
        "gop=" + ("word" if end + 1 == behind else after) + "|" + syntax.dep[behind] + "|" + where,
        "got=" + syntax.tag[behind] + "|" + ("word" if end + 1 == behind else after),
        "goc=" + content.closing + "|" + lead,
        "rest=" + side + "|" + str(bin_of(reading.bounds(end)[1] - end)),
    ]


def _top(syntax, first, limit):
    """The highest node of the part of the tree that begins at ``first`` and leaves ``limit`` out."""
    node = first
    for _ in range(_HIGHEST):
        if syntax.head[node] == node or syntax.left[syntax.head[node]] <= limit:
            break
        node = syntax.head[node]
    return node


def _quote_features(reading, i, content, start, end):
    side, quote = content.side, reading.quote
    first, last = quote[start], quote[end]
    own = quote[i]
    state = ("q" if first >= 0 and first != own else "-") + ("q" if last >= 0 and last != own else "-")
    features = ["Q=" + side + "|" + state, "Q.O=" + side + content.opening + "|" + state]
    whole = all(
        quote[a] >= 0 and reading.forward(reading.quotes[quote[a]][0], a) == a and reading.backward(reading.quotes[quote[b]][1], b) == b
        for a, b in content.spans
    )
    if whole:
        features.append("whole|" + side)
    elif _cuts_quote(reading, start, end, own):
        features.append("cut|" + side)
    return features


def _cuts_quote(reading, start, end, own):
    for edge in (start, end):
        q = reading.quote[edge]
        if q >= 0 and q != own:
            opening, closing, _ = reading.quotes[q]
            if reading.forward(opening, edge) < start or reading.backward(closing, edge) > end:
                return True
    return False


def source_features(reading, i: int, source, word: str, frame: str) -> list[str]:
    """The properties of one alternative source that tell whether it is the right one."""
    syntax = reading.syntax
    head, path = source
    features = ["P=" + path, "w.P=" + word + "|" + path, "f.P=" + frame + "|" + path, "t.P=" + syntax.tag[i] + "|" + path]
    if head is None:
        return features + ["no|" + x for x in (word, frame, syntax.dep[i], word + frame, quote_state(reading, i))]
    tag = syntax.tag[head]
    kind = kind_of_source(syntax, head)
    side = "<" if head < i else ">"
    features += [
        "k=" + kind,
        "k.P=" + kind + "|" + path,
        "k.w=" + kind + "|" + word,
        "l=" + syntax.lemma(head),
        "l.P=" + syntax.lemma(head) + "|" + path,
        "d=" + side + str(bin_of(abs(head - i))),
        "t=" + tag + "|" + syntax.dep[head],
        "cap=" + str(syntax.capital(head)) + side,
    ]
    before, after = syntax.lower[head - 1] if head else "^", syntax.lower[min(head + 1, len(syntax) - 1)]
    features += ["b=" + before + side, "a=" + after + side]
    if reading.quote[head] != reading.quote[i]:
        features.append("apart" + side + ("in" if reading.quote[head] >= 0 else "out"))
    if abs(head - i) == 1:
        features.append("next" + side)
    low, high = min(head, i) + 1, max(head, i)
    features.append("comma" + side + str(reading.words_before[high] - reading.words_before[low] < high - low))
    return features
