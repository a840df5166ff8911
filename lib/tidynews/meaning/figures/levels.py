"""Levels and shares that go on from the figure before: "up from 52 %", "20 % for the other"."""

from tidynews.meaning.figures.antecedents import acting_or_acted_on, repeated
from tidynews.meaning.figures.descriptions import describe
from tidynews.meaning.figures.grammar import left_phrase
from tidynews.meaning.figures.vocabulary import PEOPLE, Item, class_of, noun_lemma, words

_LEVELS = frozenset(("count", "money", "measure"))
_OF_SUBJECTS = frozenset(("money", "percent", "multiple"))
_SHARES = frozenset(("percent", "share"))
_PARTS = frozenset(("of", "pronoun"))
_FIGURES_BACK = 6


def changed(reading, drafts, k) -> Item | None:
    """What grew or shrank by a percentage, or from an earlier level: the item of the figure before it.

    "sold 4,000 cars, up 8 %", "a turnout of 60 %, down from 70 %".
    """
    draft, syntax = drafts[k], reading.syntax
    before = drafts[k - 1] if k and draft.quantity.kind in _OF_SUBJECTS | {"count"} else None
    if before is None or not before.item or draft.first == 0 or reading.sentences_between(before.first, draft.first):
        return None
    lead, named = syntax.lower[draft.first - 1], draft.noun is not None
    if draft.quantity.kind == "percent" and syntax.dep[draft.last] == "nsubj":
        return None
    if lead in words("comparing") and not named and draft.quantity.kind == "count":
        return _level(draft, before)
    if lead in words("comparing") and before.quantity.unit == draft.quantity.unit and not named:
        return repeated(draft, before)
    change = _is_added_change(syntax, draft) if named else lead in words("shifting") or _is_difference(syntax, draft)
    if change and draft.quantity.kind != "money" and before.quantity.kind in _LEVELS:
        return Item(before.item, before.item_class)
    return None


def _level(draft, before):
    """An earlier level without its unit: "fell to 22 million tons from 29 million"."""
    if before.quantity.kind not in ("money", "measure"):
        return None
    draft.quantity = draft.quantity._replace(unit=before.quantity.unit, kind=before.quantity.kind)
    return repeated(draft, before)


def _is_difference(syntax, draft):
    """Whether a percentage is a difference added behind a comma: "... , 18 % less than before"."""
    behind = draft.last + 1
    return syntax.lower[draft.first - 1] == "," and syntax.tag[behind : behind + 1] in (["JJR"], ["RBR"])


def _is_added_change(syntax, draft):
    """Whether a change is added behind a comma: "... , an increase of 8 %"."""
    before = draft.words[0] - 1
    before -= before > 0 and syntax.tag[before] == "DT"
    return noun_lemma(syntax, draft.noun) in words("change") and draft.link == "worth" and syntax.lower[before] == ","


def share_before(reading, drafts, k):
    """The draft whose share a bare percentage goes on with: "33 % of voters for one, 20 % for the other"."""
    if is_won(reading.syntax, drafts[k]):
        return next((d for d in reversed(drafts[:k][-_FIGURES_BACK:]) if d.item and d.item.split()[-1] in words("ballot")), None)
    if drafts[k].quantity.kind not in _SHARES or drafts[k].link not in ("none", "voters", "direct", "worth"):
        return None
    before = next((d for d in reversed(drafts[max(0, k - 2) : k]) if d.quantity.kind in _SHARES), None)
    if before is None or reading.sentences_between(before.first, drafts[k].first) > 2:
        return None
    is_share = before.link in _PARTS or (before.antecedent is not None and before.antecedent.link in _PARTS)
    return before if is_share and before.item else None


def of_subject_before(reading, draft):
    """What a percentage that does something is of: "imports were steady, but 66 % came from Peru"."""
    syntax = reading.syntax
    verb = syntax.head[draft.last]
    noun = None if syntax.lemma(verb) in words("speech") else acting_or_acted_on(reading, draft)
    return None if noun is None or class_of(syntax, noun) in PEOPLE else describe(reading, left_phrase(syntax, noun))


def is_won(syntax, draft):
    """Whether a bare percentage is given to somebody: "the count gives her 40 %"."""
    verb = syntax.head[draft.last]
    bare = draft.quantity.kind == "percent" and draft.link == "none" and syntax.dep[draft.last] == "dobj"
    return bare and syntax.lemma(verb) in words("winning")
