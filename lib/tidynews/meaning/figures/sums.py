"""What a sum of money is for, or is, where no noun stands beside it."""

from functools import cache

from tidynews import lexicons
from tidynews.meaning.figures.grammar import verb_above
from tidynews.meaning.figures.vocabulary import Item, event_of, item_named, words

_BACK = 2  # sentences back to the sum that a bare "300 million" goes on with
_FIGURES_BACK = 3
_WORTH_BACK = 20
_SINGULAR = frozenset(("it", "that", "this", "which"))
_SCALED = 1_000_000
_LONGEST_CLAUSE = 8


def named_by_verb(reading, draft) -> Item | None:
    """The noun of the verb that a sum stands by: what is pledged is a pledge, what is lent a loan."""
    verb = verb_above(reading.syntax, draft.last)
    noun = None if verb is None else _nouns().get(reading.syntax.lemma(verb))
    return Item(noun, item_named(noun).item_class) if noun else None


def named_behind(reading, i: int) -> Item | None:
    """The noun of the verb behind "what": half of what they spend is of their spending."""
    syntax = reading.syntax
    heads = (j for j in range(i + 1, min(i + _LONGEST_CLAUSE, len(syntax))) if syntax.lemma(j) in _nouns())
    noun = next((_nouns()[syntax.lemma(j)] for j in heads), None)
    return Item(noun, item_named(noun).item_class) if noun else None


@cache
def _nouns():
    return {row["verb"]: row["noun"] for row in lexicons.rows("sums")}


def is_payment(item: str | None) -> bool:
    """Whether an item is a sum that somebody pays: a pledge, a loan, a contribution."""
    return item is not None and item.split(" ")[-1] in _nouns().values()


def meant(reading, drafts, k):
    """The sum that "3 million of it" or "half of that" is a part of, None for parts of other things."""
    draft, syntax = drafts[k], reading.syntax
    behind = syntax.lower[draft.last + 1 : draft.last + 3]
    if draft.quantity.kind != "money" and behind[1:] and behind[1] not in _SINGULAR:
        return None
    before = drafts[k - 1] if k else None
    if before is None or before.quantity.kind != "money" or reading.sentences_between(before.first, draft.first) > 1:
        return None
    same = draft.quantity.unit == before.quantity.unit or draft.quantity.kind in ("share", "percent")
    return before if same else None


def _is_scaled(draft):
    return (draft.quantity.low or draft.quantity.high or 0) >= _SCALED


def value_of(reading, drafts, k) -> bool:
    """Whether a bare "worth half a billion" is money, in the currency of the sum before it; it is then filled in."""
    draft = drafts[k]
    worth = draft.link == "worth" and reading.syntax.lower[draft.first - 1] in words("worth")
    before = next((d for d in reversed(drafts[max(0, k - _WORTH_BACK) : k]) if d.quantity.kind == "money"), None)
    if draft.quantity.kind != "count" or before is None or not worth or not _is_scaled(draft):
        return False
    draft.quantity = draft.quantity._replace(unit=before.quantity.unit.partition("/")[0], kind="money")
    return True


def continued(reading, drafts, k) -> bool:
    """Whether a bare "300 million", given or received, leaves its currency to the sum before it; it is then filled in."""
    draft = drafts[k]
    if draft.quantity.kind != "count" or draft.noun is not None or draft.link not in ("none", "pronoun") or not _is_scaled(draft):
        return False
    before = next((d for d in reversed(drafts[max(0, k - _FIGURES_BACK) : k]) if _is_scaled(d)), None)
    if before is None or before.quantity.kind != "money":
        return False
    if reading.sentences_between(before.first, draft.first) > (_BACK if before is drafts[k - 1] else 0):
        return False
    verb = verb_above(reading.syntax, draft.last)
    paid = verb is not None and (reading.syntax.lemma(verb) in _nouns() or event_of(reading.syntax, verb, ("money",)))
    between = [word for word in reading.words_between(before.last, draft.first) if word != ","]
    part = between == ["of", "which"] or between[-1:] == ["including"]
    if not (part or ((paid or not between) and draft.link == "none")):
        return False
    draft.taken_up = before if part else None
    draft.quantity = draft.quantity._replace(unit=before.quantity.unit, kind="money")
    return True
