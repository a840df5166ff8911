"""Whom a cue may credit: alternative sources, proposed from the tree and from what stands beside the cue."""

from typing import NamedTuple

from tidynews.meaning.attributions import cues

_SUBJECTS = frozenset(("nsubj", "csubj"))
_PASSIVE = frozenset(("nsubjpass", "csubjpass"))
_MODIFIERS = frozenset(("compound", "amod", "nmod", "npadvmod", "nummod"))
_NOMINAL = frozenset(["NN", "NNS", "NNP", "NNPS", "PRP", "PRP$", "WP", "DT", "CD", "JJ", "JJS", "WDT", "VBG", "NFP", "ADD", "FW"])
_TRAILING = frozenset(
    ["relcl", "acl", "appos", "advcl", "parataxis", "punct", "ccomp", "advmod", "prep", "cc", "conj", "dep", "npadvmod"]
)
_HIGHEST = 4
_NEAR = 4


class Source(NamedTuple):
    """One alternative: the token that heads it (None for nobody), and the path from the cue."""

    head: int | None
    path: str


def propose(reading, i: int) -> list[Source]:
    """The alternative sources of the cue at token ``i``, nobody among them."""
    syntax, found = reading.syntax, {}
    for path, head in _paths(reading, i):
        quoted = reading.quote[head] >= 0 and reading.quote[head] != reading.quote[i]
        if head != i and not quoted and syntax.tag[head] in _NOMINAL:
            found.setdefault(head, path)
    return [Source(None, "nobody")] + [Source(head, path) for head, path in found.items()]


def _paths(reading, i):
    yield from _below(reading.syntax, i)
    yield from _above(reading.syntax, i)
    yield from _beside(reading, i)


def _below(syntax, i):
    """Dependents of the cue."""
    for child in syntax.children[i]:
        dep = syntax.dep[child]
        side = ">" if child > i else "<"
        if dep in _SUBJECTS or dep in _PASSIVE:
            yield from _subject(syntax, i, child, dep + side)
        elif dep in ("prep", "agent"):
            yield from _object(syntax, child, dep + ":" + syntax.lower[child] + side)
        elif dep in _MODIFIERS or dep in ("poss", "dobj", "dative", "attr", "ccomp", "det"):
            yield dep + side, child


def _object(syntax, preposition, path):
    for child in syntax.children[preposition]:
        if syntax.dep[child] == "pobj":
            yield path, child
        elif syntax.dep[child] in ("prep", "pcomp"):
            for inner in syntax.children[child]:
                if syntax.dep[inner] in ("pobj", "nsubj"):
                    yield path + syntax.lower[child], inner


def _subject(syntax, clause, subject, path):
    if syntax.lower[subject] in cues.words("relatives") and syntax.dep[clause] == "relcl":
        yield path + ":relative", subject
        yield path + ":antecedent", syntax.head[clause]
    else:
        yield path, subject


def _above(syntax, i):
    """Subjects and possessors of the constructions around the cue."""
    node, path = i, "^"
    for _ in range(_HIGHEST):
        above = syntax.head[node]
        if above == node:
            return
        path += syntax.dep[node] + "^"
        if syntax.dep[node] in ("acl", "relcl", "advcl", "amod", "appos", "compound"):
            yield path + "head", above
        for child in syntax.children[above]:
            dep = syntax.dep[child]
            if child != node and (dep in _SUBJECTS or dep in _PASSIVE or dep == "poss"):
                yield from _subject(syntax, above, child, path + dep)
            elif child != node and dep == "agent":
                yield from _object(syntax, child, path + dep)
            elif child != node and dep == "dobj":
                yield path + dep, child
        node = above


def _beside(reading, i):
    """The nouns nearest to the cue, whatever the parser made of them."""
    syntax, (first, last) = reading.syntax, reading.bounds(i)
    for step in (1, -1):
        at = i + step
        for _ in range(_NEAR):
            if not first <= at <= last or (step > 0 and not reading.word[at]):
                break
            if (
                syntax.tag[at][:2] in ("NN", "PR", "CD")
                and not _leads_on(syntax, at, last)
                and not _within_subject(syntax, i, at)
            ):
                yield "near" + (">" if step > 0 else "<"), at
                break
            at += step


def _within_subject(syntax, cue, at):
    """Whether a noun only says more of the cue's subject: "an officer who would not talk to the *press* said"."""
    subjects = (c for c in syntax.children[cue] if syntax.dep[c] in _SUBJECTS)
    return any(syntax.left[c] <= at <= syntax.right[c] and at != c for c in subjects)


def _leads_on(syntax, at, last):
    """Whether a noun goes on in the next word, so that it is not the head."""
    return at < last and syntax.head[at] == at + 1 and syntax.tag[at + 1].startswith("NN")


def antecedent(syntax, head: int) -> int:
    """What a relative pronoun stands for; any other word for itself."""
    clause = syntax.head[head]
    if syntax.lower[head] in cues.words("relatives") and syntax.dep[clause] == "relcl" and syntax.head[clause] < head:
        return syntax.head[clause]
    return head


def phrase(reading, head: int, cue: int) -> tuple[int, int]:
    """The noun phrase of ``head`` as (first, last) token, without relative clause and trailing apposition."""
    syntax = reading.syntax
    first, last = _own_left(syntax, head), head
    for child in syntax.children[head]:
        if child > head:
            if syntax.dep[child] in _TRAILING and not _kept(syntax, child, last):
                break
            last = syntax.right[child]
    if first <= cue <= last:
        first, last = (head, head) if head > cue else (first, min(last, cue - 1))
    first = reading.forward(_with_apposed(syntax, first, head, cue), head)
    return first, max(head, reading.backward(last, first))


def _with_apposed(syntax, first, head, cue):
    """Where the phrase begins if its name is joined to a noun that the parser took for what the cue is about.

    So between commas: "…, the port authority Havn estimated, …".
    """
    noun = syntax.head[cue]
    joined = noun == first - 1 and syntax.dep[cue] == "relcl" and syntax.tag[head].startswith("NNP")
    if not joined or cue + 1 >= len(syntax) or not syntax.left[noun]:
        return first
    apart = syntax.lower[syntax.left[noun] - 1] == "," and syntax.lower[cue + 1] in (",", ".")
    return syntax.left[noun] if apart else first


def _own_left(syntax, head):
    """Where the phrase begins: clauses and punctuation before the head are no part of it."""
    first = head
    for child in reversed([c for c in syntax.children[head] if c < head]):
        if syntax.dep[child] == "punct" and syntax.joined(child):
            continue
        if syntax.dep[child] in ("punct", "nsubj", "advcl", "ccomp", "cc", "csubj", "mark", "aux", "prep", "dep"):
            break
        first = syntax.left[child]
    return first


def _kept(syntax, child, last):
    dep, word = syntax.dep[child], syntax.lower[child]
    if syntax.left[child] != last + 1:
        return False
    return (dep == "prep" and word in cues.words("kept_prepositions")) or dep in ("cc", "conj")
