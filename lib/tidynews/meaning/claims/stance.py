"""What a source does with a statement: assert, confirm, deny, doubt, call for, other."""

import re
from functools import cache

from tidynews import lexicons

ASSERT, CONFIRM, DENY, DOUBT, OTHER = "assert", "confirm", "deny", "doubt", "other"

_MARKS = re.compile("[“”\"'‘’]")
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_LONGEST = 4  # words of one entry
_SHORTEST = 4  # letters of a word that tells what is spoken of
_SHARED_PHRASE, _SHARED_WORDS = 1, 2  # so many of them make one statement answer another


def of(draft, tokens, text: str) -> str:
    """The stance of a draft.

    A negated or refused confirmation is ``other`` and not ``confirm``
    ("declined to confirm", "neither has confirmed"); so are a denial not made
    ("did not deny") and a check that could not be made ("could not be verified").
    """
    if draft.cue is None:
        return DENY if _denies(draft, text) else ASSERT
    first, last = _reach(draft, tokens)
    words = tokens.syntax.lower[first : last + 1]
    entry = _entry(draft, tokens)
    stance = entry["stance"] if entry else ASSERT
    if _has(words, "alternatives") and _has(words, "negation") and _denies_last(draft, tokens):
        return OTHER
    if (
        _has(words, "checking")
        and _has(words, "inability")
        and (_has(words, "negation") or "unable" in words or "impossible" in words)
    ):
        return OTHER
    if _has(words, "unwillingness"):
        return OTHER
    if _negated(draft, tokens, words):
        return entry["negated"] if entry else OTHER
    if stance == OTHER and _has(words, "answering") and _states(draft, tokens):
        stance = ASSERT
    if stance == ASSERT and (_denies(draft, text) or _calls_untrue(draft, tokens)):
        return DENY
    return stance


def answer(drafts, tokens, article) -> None:
    """Let a plain negative deny where it answers what another says before it in the article.

    "Chad accused Niger of sending drones. Niger said it had sent none" denies;
    "No talks are planned this week" asserts.
    """
    text, said, headed = article.text, [], article.blocks[0].end if article.blocks else 0
    for draft in sorted(drafts, key=lambda d: (d.start < headed, d.start)):  # a headline answers what the body tells
        words = _content_words(draft, tokens)
        if draft.stance in (ASSERT, CONFIRM) and draft.source is not None:
            shared = (
                _SHARED_PHRASE
                if _denial("answered").search(_plain(draft, text))
                else _SHARED_WORDS
                if _negates(draft, tokens)
                else None
            )
            if shared and any(source != text[slice(*draft.source)] and len(words & others) >= shared for source, others in said):
                draft.stance = DENY
        if draft.source is not None and not _negates(draft, tokens):
            said.append((text[slice(*draft.source)], words))


def _content_words(draft, tokens):
    """The nouns and verbs of a content, in their dictionary forms."""
    syntax = tokens.syntax
    inside = (i for span in draft.content for i in tokens.within(span))
    return {
        word
        for i in inside
        if syntax.tag[i][:2] in ("NN", "VB") and len(word := syntax.lemma(i)) >= _SHORTEST and word not in _words("light_verbs")
    }


def _negates(draft, tokens):
    """The content's own verb is negated."""
    syntax = tokens.syntax
    inside = [i for span in draft.content for i in tokens.within(span)]
    head = tokens.head(draft.content[0])
    return any(i in inside for i in syntax.children[head] if syntax.dep[i] == "neg") or syntax.lower[inside[0]] in (
        "no",
        "none",
        "never",
    )


def _reach(draft, tokens):
    """The verb group of the cue: its auxiliaries, its negation, what it depends on as an infinitive."""
    syntax = tokens.syntax
    inside = tokens.within(draft.cue)
    first, last = inside[0], inside[-1]
    head = tokens.head(draft.cue)
    climbed = head
    while syntax.dep[climbed] in ("xcomp", "acomp") and syntax.head[climbed] < climbed:
        climbed = syntax.head[climbed]
    for node in (head, climbed):
        for child in (node, *syntax.children[node]):
            if child <= head and (child == node or syntax.dep[child] in ("aux", "auxpass", "neg", "acomp", "advmod", "preconj")):
                first = min(first, child)
    return first, last


def _negated(draft, tokens, words):
    """A negator in the verb group or at the head of the source."""
    if _has(words, "negation"):
        return True
    if draft.source is None:
        return False
    syntax = tokens.syntax
    first = tokens.within(draft.source)[0]
    around = syntax.lower[max(0, first - 1) : first + 1]
    return any(word in ("neither", "no", "none", "nobody") and word in _words("negation") for word in around)


def _has(words, table):
    return not _words(table).isdisjoint(words) or any(phrase in " ".join(words) for phrase in _words(table) if " " in phrase)


@cache
def _words(table) -> frozenset[str]:
    return frozenset(lexicons.table("stance")[table]["words"])


def _entry(draft, tokens):
    """The lexicon's row of the cue: its longest run of dictionary forms that is listed."""
    syntax = tokens.syntax
    inside = tokens.within(draft.cue)
    kind = "noun" if syntax.tag[tokens.head(draft.cue)].startswith("NN") else "verb"
    lemmas = [syntax.lemma(i) for i in range(inside[0], min(inside[-1] + 3, len(syntax)))]
    for size in range(_LONGEST, 0, -1):
        for start in range(len(inside)):
            entry = _entries().get((kind, *lemmas[start : start + size]))
            if entry:
                return entry
    return None


@cache
def _entries():
    return {(row["class"], *row["words"].split()): row for row in lexicons.rows("stances")}


def _states(draft, tokens):
    """What is answered is a statement and no question or request."""
    inside = [i for span in draft.content for i in tokens.within(span)]
    return not tokens.syntax.tag[inside[0]].startswith("W") and any(tokens.syntax.tag[i] in _FINITE for i in inside)


def _denies_last(draft, tokens):
    """The last verb of the cue denies: "could neither confirm nor deny"."""
    entry = _entries().get(("verb", tokens.syntax.lemma(tokens.within(draft.cue)[-1])))
    return entry is not None and entry["stance"] == DENY


def _calls_untrue(draft, tokens):
    """It calls something false or a lie."""
    syntax = tokens.syntax
    if syntax.lemma(tokens.head(draft.cue)) not in _words("naming_verbs"):
        return False
    return any(syntax.lower[i] in _words("labels") for span in draft.content for i in tokens.within(span))


def _denies(draft, text):
    """The content itself says that there is nothing to it."""
    return bool(_denial("denial").search(_plain(draft, text)))


def _plain(draft, text):
    """The content in lower case without quotation marks."""
    content = " ".join(text[start:end] for start, end in draft.content).lower()
    return " ".join(_MARKS.sub("", content).split())


@cache
def _denial(table):
    """The phrases of a table by which a statement denies, as one pattern."""
    phrases = sorted(lexicons.table("stance")[table]["phrases"], key=lambda p: (-len(p), p))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, phrases))})(?!\w)")
