"""How figures of one article stand to each other: parts, alternatives, conversions."""

from tidynews.meaning.figures.vocabulary import PEOPLE, VERBS, outcomes, words

_SENTENCES = 3
_WINDOW = 80  # tokens back to the word "including"
_FRONT = 8  # tokens from "Of the dead" to its number
_REACH = 8  # earlier figures looked at
_LONGEST_BRIDGE = 40  # characters between an amount and its conversion


def fill(reading, drafts):
    """Give every draft the figure that includes it, excludes it or was converted into it."""
    for k, draft in enumerate(drafts):
        near = drafts[max(0, k - _REACH) : k]
        earlier = [d for d in near if reading.sentences_between(d.first, draft.first) <= _SENTENCES]
        if draft.whole is None:
            draft.whole = _whole(reading, draft, earlier)
        if draft.whole is not None and not _can_include(draft.whole, draft):
            draft.whole = None
        draft.rival = _rival(reading, draft, earlier)
        draft.origin = _origin(reading, draft, earlier) or (draft.rival and draft.rival.origin)
        if draft.origin and _is_converted_money(reading, draft.origin, draft):
            draft.item, draft.item_class = draft.origin.item, draft.origin.item_class


def _whole(reading, draft, earlier):
    """The figure that includes this one: before "including", or what "of them" means."""
    victims = _victims(reading, draft)
    if victims:
        tolls = [d for d in earlier if d.outcome == victims and not d.whole]
        return max(tolls, key=lambda d: d.quantity.high or d.quantity.low or 0, default=None)
    if draft.link == "pronoun" and draft.antecedent is None:
        return next((d for d in reversed(earlier) if reading.sentences_between(d.first, draft.first) == 0), None)
    if draft.link == "pronoun" and draft.antecedent and draft.antecedent.quantity.unit == draft.quantity.unit:
        return draft.antecedent
    if draft.noun is None and draft.antecedent is not None and _is_fronted(reading, draft):
        return draft.antecedent
    if draft.link in ("of", "front"):
        return _of_the(reading, draft, earlier)
    return _itemised(reading, draft, earlier) or _including(reading, draft, earlier)


def _victims(reading, draft):
    """The outcome that "Of the dead, 12" names in front of a number."""
    syntax, first = reading.syntax, reading.sentence_of(draft.first)[0]
    if syntax.lower[first : first + 2] != ["of", "the"] or not first + 2 < draft.first <= first + _FRONT:
        return None
    named = outcomes("people").get(syntax.lower[first + 2])
    return named and named.outcome


def _is_fronted(reading, draft):
    """Whether the sentence begins with the whole: "Of 90 missiles delivered, 60 failed"."""
    first = reading.sentence_of(draft.first)[0]
    opening = reading.syntax.lower[first : first + 2]
    return draft.antecedent.first > first and "of" in opening and draft.antecedent.first <= first + 3


def _of_the(reading, draft, earlier):
    """ "300 of the drones", "of 90 missiles, 60": the figure of the same things before it."""
    syntax, noun = reading.syntax, draft.noun
    same = [d for d in earlier if d.noun == noun]
    definite = any(syntax.lower[c] in words("definite") for c in syntax.children[noun])
    if not same and definite and draft.item:
        same = [d for d in earlier if d.item and not d.whole and d.item.split()[-1] == draft.item.split()[-1]]
    return same[-1] if same else None


def _itemised(reading, draft, earlier):
    """ "12 howitzers, six this year and six next": two bare numbers that add up to the one before."""
    if draft.quantity.value is None:
        return None
    for whole in reversed(earlier):
        behind = [d for d in [*earlier, draft] if d.first > whole.first]
        parts = [d for d in behind if _repeats(d, whole)]
        if behind and not parts and _can_include(whole, behind[0]) and _is_appended(reading, whole, behind[0]):
            parts = [d for d in behind if _can_include(whole, d)]
        if len(parts) > 1 and parts[-1] is draft and whole.quantity.value == sum(d.quantity.value or 0 for d in parts):
            for part in parts:
                part.whole = whole
            return whole
    return None


def _is_appended(reading, whole, part):
    """Whether a list stands right behind a sum: "nine men, seven Kenyans and two Somalis"."""
    if whole.noun is None or reading.sentences_between(whole.first, part.first):
        return False
    between = reading.words_between(whole.noun, part.first)
    return bool(between) and set(between) <= (words("joining") | {":", "—", "–", "-", "("}) - {"and"}


def _repeats(draft, whole):
    """Whether a number leaves unsaid, or stands behind, the noun of another figure."""
    if draft.quantity.unit != whole.quantity.unit:
        return False
    before = draft.antecedent
    return _stands_by(draft, whole) or (draft.noun is None and before is not None and _stands_by(before, whole))


def _stands_by(draft, whole):
    return draft.antecedent is whole or (draft.link == "worth" and draft.noun == whole.noun)


def _including(reading, draft, earlier):
    syntax = reading.syntax
    first = max(reading.sentence_of(draft.first)[0], draft.first - _WINDOW)
    marks = [i for i in range(first, draft.first) if syntax.lower[i] in words("including")]
    if not marks:
        return None
    mark = marks[-1]
    before = [d for d in earlier if first <= d.first and d.last < mark]
    fitting = [d for d in reversed(before) if _can_include(d, draft)]
    harmed = [d for d in fitting if draft.outcome and d.outcome]
    whole = next(iter([*harmed, *fitting]), None)
    if any(syntax.lower[i] in (";", ":") for i in range(mark + 1, draft.first)):
        return None
    return whole or _dead(reading, draft, mark, earlier)


def _dead(reading, draft, mark, earlier):
    """The toll of which "the dead include 12 children" names a part."""
    syntax = reading.syntax
    if draft.outcome is None or syntax.tag[mark] not in VERBS:
        return None
    return next((d for d in reversed(earlier) if d.outcome == draft.outcome and not d.whole), None)


def _can_include(whole, part):
    if whole.quantity.unit != part.quantity.unit or part.quantity.unit == "percent":
        return False
    if (whole.item_class in PEOPLE) != (part.item_class in PEOPLE):
        return False
    return whole.quantity.high is None or (part.quantity.low or 0) <= whole.quantity.high


def _rival(reading, draft, earlier):
    """The figure that holds instead: "3 million of these or 500,000 of those"."""
    for other in reversed(earlier[-1:]):
        between = reading.words_between(other.last, draft.first)
        if "or" in between and len(between) <= 8 and other.quantity.unit == draft.quantity.unit:
            return other
    return None


def _origin(reading, draft, earlier):
    """The figure this one was converted from: "6,700 containers, enough for 3 million shells"."""
    for other in reversed(earlier):
        if reading.syntax.sentence[other.first] != reading.syntax.sentence[draft.first]:
            return None
        if _is_converted_money(reading, other, draft):
            return other
        between = " ".join(reading.words_between(other.last, draft.first))
        if any(phrase in between for phrase in words("conversion")) and other.item != draft.item:
            return other
    return None


def _is_converted_money(reading, other, draft):
    """Whether an amount in brackets gives the one before it in other money: "2 billion crowns ($190 million)"."""
    if other.quantity.kind != "money" or draft.quantity.kind != "money" or other.quantity.unit == draft.quantity.unit:
        return False
    between = reading.text[other.quantity.end : draft.quantity.start]
    return between.count("(") == 1 and ")" not in between and len(between) <= _LONGEST_BRIDGE
