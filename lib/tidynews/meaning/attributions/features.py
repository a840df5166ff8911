"""What the classifier sees of a cue and of a source: short strings, one a property."""

from bisect import bisect_left

from tidynews.meaning.attributions import cues

_BINS = (0, 1, 2, 3, 5, 8, 12, 20, 35)
_MODIFIERS = frozenset(("aux", "auxpass", "neg", "prt", "advmod", "mark", "cc", "det"))
_COMPLEMENTS = frozenset(
    ["ccomp", "xcomp", "dobj", "prep", "oprd", "acomp", "attr", "advcl", "acl", "dative", "agent", "parataxis", "relcl", "appos"]
)
SUBJECTS = frozenset(("nsubj", "nsubjpass", "poss", "csubj"))


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
    source_head = next((c for c in syntax.children[i] if syntax.dep[c] in SUBJECTS), None)
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
