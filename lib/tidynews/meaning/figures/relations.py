"""How figures of one article stand to each other: parts, alternatives, conversions."""

from tidynews.meaning.figures.sums import is_payment
from tidynews.meaning.figures.vocabulary import PEOPLE, VERBS, outcomes, words

_SENTENCES = 3
_WINDOW = 80  # tokens back to the word "including"
_FRONT = 8  # tokens from "Of the dead" to its number
_REACH = 8  # earlier figures looked at
_BESIDE = 2  # figures back to the other of two that add up
_LONGEST_BRIDGE = 40  # characters between an amount and its conversion


def fill(reading, drafts):
    """Give every draft the figure that includes it, excludes it or was converted into it."""
    for k, draft in enumerate(drafts):
        near = drafts[max(0, k - _REACH) : k]
        earlier = [d for d in near if reading.sentences_between(d.first, draft.first) <= _SENTENCES]
        if draft.whole is None:
            among = _toll(reading, draft, near) if draft.link != "pronoun" or draft.antecedent is None else None
            draft.whole = among or _whole(reading, draft, earlier)
        if draft.whole is not None and not _can_include(draft.whole, draft):
            draft.whole = None
        draft.rival = _rival(reading, draft, earlier)
        draft.origin = _origin(reading, draft, earlier) or (draft.rival and draft.rival.origin)
        if draft.origin and _is_converted_money(reading, draft.origin, draft):
            draft.item, draft.item_class = draft.origin.item, draft.origin.item_class
    _add_up(reading, drafts)


def _add_up(reading, drafts):
    """Make figures parts of the one that gives their sum."""
    for k, draft in enumerate(drafts):
        for part in _summands(reading, draft, drafts[max(0, k - _REACH) : k]):
            part.whole = draft
        for j in range(k - 1, max(0, k - _BESIDE) - 1, -1):
            whole = _whole_of_both(reading, draft, drafts[j], drafts[max(0, j - _REACH) : j])
            if whole:
                drafts[j].whole = draft.whole = whole


def _whole(reading, draft, earlier):
    """The figure that includes this one: before "including", or what "of them" means."""
    if draft.link == "pronoun" and draft.antecedent is None:
        return next((d for d in reversed(earlier) if reading.sentences_between(d.first, draft.first) == 0), None)
    if draft.link == "pronoun" and draft.antecedent and draft.antecedent.quantity.unit == draft.quantity.unit:
        return draft.antecedent if draft.taken_up.link == "pronoun" else draft.taken_up
    if draft.noun is None and draft.antecedent is not None and _is_fronted(reading, draft):
        return draft.antecedent
    if earlier and _goes_on(reading, draft, earlier[-1]):
        return earlier[-1].whole
    if draft.link in ("of", "front"):
        return _of_the(reading, draft, earlier)
    return (
        _itemised(reading, draft, earlier)
        or _including(reading, draft, earlier)
        or _pointed(reading, draft, earlier)
        or _paid_into(reading, draft, earlier)
    )


def _goes_on(reading, draft, before):
    """Whether a bare number goes on with the parts of one group: "60 of them were killed and hundreds wounded"."""
    if before.link != "pronoun" or draft.noun is not None or draft.antecedent is not before.antecedent:
        return False
    between = reading.words_between(before.last, draft.first)
    return draft.antecedent is not None and reading.sentences_between(before.first, draft.first) == 0 and "and" in between[-2:]


def _summands(reading, total, earlier):
    """The figures of a sentence that a last one adds up: "12 now and 8 in May, for a total of 20"."""
    parts, found = 0, []
    if total.quantity.value is None or total.whole is not None or total.link in ("direct", "of"):
        return found
    for part in reversed(earlier):
        if reading.sentences_between(part.first, total.first) or not part.quantity.value or not _can_include(total, part):
            return []
        found.append(part)
        parts += part.quantity.value
        if parts >= total.quantity.value:
            break
    return found if len(found) > 1 and parts == total.quantity.value else []


def _whole_of_both(reading, part, other, before):
    """The sum, told sentences before, of two figures side by side: "6,000 men", then "1,000 sappers and 5,000 builders"."""
    if part.whole or other.whole or not (part.item and other.item and part.quantity.value and other.quantity.value):
        return None
    if reading.sentences_between(other.first, part.first) or part.quantity.unit != other.quantity.unit:
        return None
    for whole in reversed(before):
        apart = reading.sentences_between(whole.last, other.first)
        if apart > _SENTENCES:
            return None
        summed = whole.quantity.value == part.quantity.value + other.quantity.value
        if apart and summed and _counts_both(whole, part, other):
            return whole
    return None


def _counts_both(whole, part, other):
    """Whether a figure counts the same things as two others, things of a wider sort, or people."""
    if not (_can_include(whole, part) and _can_include(whole, other)):
        return False
    heads = {(d.item or "").split(" ")[-1] for d in (whole, part, other)}
    wider = (whole.item or "").split(" ")[-1] in words("generic") and {whole.item_class} == {part.item_class, other.item_class}
    return whole.item_class in PEOPLE or wider or (len(heads) == 1 and bool(whole.item))


def _paid_into(reading, draft, earlier):
    """The total to which one payer's sum belongs: "ten states pledged a total of 90 million", then "Peru promised 20"."""
    if draft.quantity.kind != "money" or not is_payment(draft.item):
        return None
    totals = [d for d in earlier if is_payment(d.item) and reading.syntax.lower[d.first - 2 : d.first] == ["total", "of"]]
    larger = [d for d in totals if (d.quantity.low or 0) > (draft.quantity.high or draft.quantity.low or 0)]
    return larger[-1] if larger else None


def _toll(reading, draft, earlier):
    """The toll of which "Of the dead, 12" or "12 children were among the dead" names a part."""
    victims = _victims(reading, draft)
    before = [d for d in reversed(earlier) if reading.sentences_between(d.first, draft.first)]
    tolls = [d for d in before if victims and d.outcome == victims and not d.whole]
    return max(tolls, key=lambda d: d.quantity.high or d.quantity.low or 0, default=None)


def _victims(reading, draft):
    """The outcome that "Of the dead, 12" or "12 were among the dead" names."""
    syntax, first = reading.syntax, reading.sentence_of(draft.first)[0]
    for verb in draft.predicates:
        fronts = [c for c in syntax.children[verb] if syntax.dep[c] == "prep" and syntax.lower[c] in words("including")]
        found = [n for c in fronts for n in syntax.children[c] if syntax.lower[n] in outcomes("people")]
        if found:
            return outcomes("people")[syntax.lower[found[0]]].outcome
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
    ended = any(syntax.lower[i] in (";", ":") or syntax.lower[i] in words("contrasting") for i in range(mark + 1, draft.first))
    if ended or _is_further(syntax, draft):
        return None
    return whole or _dead(reading, draft, mark, earlier)


def _pointed(reading, draft, earlier):
    """The figure of the sentence before that "They included 12 women" or "Among them were 12 women" takes up."""
    syntax, first = reading.syntax, reading.sentence_of(draft.first)[0]
    one, two = syntax.lower[first], "".join(syntax.lower[first + 1 : first + 2])
    included = one in words("pointing") and two in words("including")
    among = two in words("pointing") and one in words("including") | {"of"}
    if not (included or among) or draft.first > first + _FRONT:
        return None
    before = [d for d in earlier if reading.sentences_between(d.first, draft.first) == 1 and not d.whole]
    return next((d for d in reversed(before) if _can_include(d, draft)), None)


def _is_further(syntax, draft):
    """Whether a number is added to what went before it: "another 50", "50 others"."""
    around = [*syntax.lower[max(0, draft.first - 1) : draft.first + 1]]
    around += [syntax.lemma(i) for i in range(draft.last + 1, min(draft.last + 2, len(syntax)))]
    return any(word in words("adding") or word in words("pro-noun") for word in around)


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
