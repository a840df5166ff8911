"""What a figure counts: the noun phrase in the singular, also where it is left unsaid."""

from tidynews.meaning.figures import ellipsis, levels, subjects, sums
from tidynews.meaning.figures.descriptions import behind_of, describe
from tidynews.meaning.figures.vocabulary import PEOPLE, Item, item_named, noun_lemma, words


def fill(reading, drafts):
    """Give every draft its item and the class of the item."""
    for k, draft in enumerate(drafts):
        sums.value_of(reading, drafts, k)
        found = levels.changed(reading, drafts, k) or _beside_name(reading, drafts, k)
        found = found or _stated(reading, drafts, k) or ellipsis.unsaid(reading, drafts, k)
        if draft.gapped is None and ellipsis.is_gapped(reading, drafts, k):
            draft.gapped, draft.antecedent = reading.country_at[draft.first - 1].country, drafts[k - 1]
        if found:
            draft.item, draft.item_class, _ = found
    for draft, after in zip(drafts, [*drafts[1:], None]):
        source = draft.whole if draft.whole is not None and draft.noun is None else None
        if after is not None and draft.noun is None and draft.quantity.kind == "money" and _is_price(reading, draft, after):
            source = after
        if source is not None and source.item:
            draft.item, draft.item_class = source.item, source.item_class


def _is_price(reading, draft, after):
    """Whether a sum is paid for what is counted right behind it: "2 billion for 12 of them"."""
    return after.quantity.kind == "count" and reading.words_between(draft.last, after.first) == ["for"]


def _beside_name(reading, drafts, k):
    """The item of a number that only seems to describe the name before it: "42 for Adams, 18 for Baker"."""
    draft = drafts[k]
    if draft.link != "name":
        return None
    noun, phrase = draft.noun, draft.words
    draft.noun, draft.words, draft.link = None, [], "none"
    found = ellipsis.unsaid(reading, drafts, k)
    if found is None and not (draft.quantity.kind == "count" and noun in reading.source_tokens):
        draft.noun, draft.words, draft.link = noun, phrase, "worth"
    elif draft.link == "none":
        draft.link = "name"
    return found


def _stated(reading, drafts, k):
    """The item where the noun stands in the text."""
    draft, syntax = drafts[k], reading.syntax
    if draft.noun is None or noun_lemma(syntax, draft.noun) in words("pro-noun"):
        return None
    if draft.quantity.kind == "duration" or (
        draft.link in ("of", "worth") and noun_lemma(syntax, draft.noun) in words("referring")
    ):
        return None
    if draft.link == "worth" and draft.quantity.kind == "count" and noun_lemma(syntax, draft.noun) in words("counter"):
        return subjects.tallied(reading, draft, draft.noun)
    inner = behind_of(reading, draft.noun)
    if inner:
        if noun_lemma(syntax, draft.noun) in words("change") | words("sharing"):
            return inner
        portion = item_named(noun_lemma(syntax, draft.noun))
        return Item(f"{inner.name} {noun_lemma(syntax, draft.noun)}", inner.item_class or portion.item_class)
    if noun_lemma(syntax, draft.noun) in words("sharing") and (share := levels.share_before(reading, drafts, k)):
        draft.antecedent = share
        return Item(share.item, share.item_class)
    if k and _goes_without(reading, draft, drafts[k - 1]):
        draft.antecedent = drafts[k - 1]
        return Item(drafts[k - 1].item, drafts[k - 1].item_class)
    return describe(reading, draft.words)


def _goes_without(reading, draft, before):
    """Whether a nationality leaves the noun to the one before it: "ten Kenyan soldiers, along with two Ugandans"."""
    places = reading.country_at
    both = draft.noun in places and places[draft.noun].form == "demonyms" and any(i in places for i in before.words[:-1])
    joined = reading.syntax.lower[draft.first - 1] in words("alongside")
    return both and joined and before.item_class in PEOPLE and reading.sentences_between(before.first, draft.first) == 0
