"""What a figure counts: the noun phrase in the singular, also where it is left unsaid."""

from tidynews.meaning.figures import ellipsis
from tidynews.meaning.figures.descriptions import describe
from tidynews.meaning.figures.grammar import noun_phrase
from tidynews.meaning.figures.vocabulary import Item, item_named, noun_lemma, words


def fill(reading, drafts):
    """Give every draft its item and the class of the item."""
    for k, draft in enumerate(drafts):
        found = ellipsis.changed(reading, drafts, k) or _stated(reading, draft) or ellipsis.unsaid(reading, drafts, k)
        if draft.gapped is None and ellipsis.is_gapped(reading, drafts, k):
            draft.gapped, draft.antecedent = reading.country_at[draft.first - 1].country, drafts[k - 1]
        if found:
            draft.item, draft.item_class, _ = found


def _stated(reading, draft):
    """The item where the noun stands in the text."""
    syntax = reading.syntax
    if draft.noun is None or noun_lemma(syntax, draft.noun) in words("pro-noun"):
        return None
    if draft.quantity.kind == "duration":
        return None
    through = _behind_of(syntax, draft)
    inner = describe(reading, through) if through else None
    if inner:
        if noun_lemma(syntax, draft.noun) in words("change"):
            return inner
        portion = item_named(noun_lemma(syntax, draft.noun))
        return Item(f"{inner.name} {noun_lemma(syntax, draft.noun)}", inner.item_class or portion.item_class)
    return describe(reading, draft.words)


def _behind_of(syntax, draft):
    """The phrase behind a noun that only portions it out: "pieces of artillery", "a rise in sales"."""
    if noun_lemma(syntax, draft.noun) not in words("portion") | words("change"):
        return None
    i, last = draft.noun + 1, len(syntax) - 1
    if i < last and syntax.lower[i] in ("of", "in") and syntax.sentence[i] == syntax.sentence[draft.noun]:
        i += 1 + (syntax.tag[i + 1] in ("DT", "PRP$"))
        return noun_phrase(syntax, i, syntax.sentences[syntax.sentence[draft.noun]][1])
    return None
