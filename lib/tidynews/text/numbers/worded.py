"""Number words that are no quantities: pronouns, ordinals, parts of a game."""

import re

from tidynews.text.numbers import bounds, trends, units
from tidynews.text.numbers.context import (
    is_plural,
    is_series_of,
    is_title_case,
    joints,
    opens_sentence,
    word_after,
    word_before,
)
from tidynews.text.numbers.quantity import COUNT, LEVEL, PRONOUN, SHARE, VAGUE, Draft
from tidynews.text.numbers.vocabulary import traps

_OF = re.compile(r"\s+of\b")
_ARTICLE = "aA"
_OF_A = re.compile(r"[\s-](?:of[\s-])?an?(?=[\s-])")


def refuse(text: str, draft: Draft) -> None:
    """Mark ``draft`` refused if its words do not count, or give it the kind that tells."""
    if not draft.worded or draft.refused:
        return
    word, gap = word_before(text, draft.start)
    low, after = word.lower(), word_after(text, draft.end)
    if _is_compound(low, gap, after):
        draft.refused = True
    elif draft.kind == SHARE:
        _share(text, draft, low, after)
    elif draft.frame:
        draft.refused = not _framed(text, draft, low, after)
    elif draft.anaphoric:
        draft.refused = low not in traps("as_many_lead")
    elif draft.value == 1:
        _one(text, draft, low, gap, after)
    elif "\n" not in gap:
        _named(text, draft, word, gap, after)


def _is_compound(before: str, gap: str, after: str) -> bool:
    """As in "Catch-twenty", "thirty-something"."""
    if after.lower() in traps("label_after"):
        return True
    return gap == "" and (before[-1:].isdigit() or (before[-1:] == "-" and not before.endswith(joints())))


def _framed(text: str, draft: Draft, before: str, after: str) -> bool:
    """As in "A few", "the past few days", "tens of", "twice as": the word beside it is there."""
    if draft.frame == "a":
        return text[draft.start].lower() == "a" or before in traps("stretch")
    if draft.frame == "of":
        return after in ("of", "more")
    return after in traps("multiple_follow")


def _share(text: str, draft: Draft, before: str, after: str) -> None:
    """A half that is a share; not the third time, the second half, half asleep."""
    lead = "half_join" if text[draft.start] in _ARTICLE else "half_lead"
    led = before in traps(lead)
    if _is_of_unit(text, draft):
        draft.refused = led
    elif draft.frame == "of" and text[draft.end : draft.end + 1] == "-":
        draft.refused = True
    elif not draft.frame or _is_led(text, draft, after):
        return
    elif draft.frame == "of":
        draft.refused = led or not _OF.match(text, draft.end)
    else:
        apart = not after or text[draft.end] not in " -"
        draft.refused = led or not (apart or after.lower() in traps("half_follow"))


def _is_led(text: str, draft: Draft, after: str) -> bool:
    """As in "by almost a fifth", "fell a quarter."; not "rose a third time"."""
    start = bounds.lead(text, draft.start)
    if word_before(text, start)[0].lower() in traps("share_lead"):
        return True
    apart = not after or text[draft.end] != " " or after.lower() in traps("half_follow")
    return apart and trends.leads(text, start) is not None


def _is_of_unit(text: str, draft: Draft) -> bool:
    """Half an hour, a quarter of a mile: turn the share into an amount that the unit can follow."""
    of_a = _OF_A.match(text, draft.end)
    direct = re.split(r"\W", text[draft.start : draft.end].lower())[-1] in traps("unit_share")
    if not (of_a or direct) or not units.is_unit(text, of_a.end() if of_a else draft.end):
        return False
    draft.kind, draft.unit, draft.value = COUNT, COUNT, draft.value / 100
    draft.end = of_a.end() if of_a else draft.end
    return True


def _one(text: str, draft: Draft, before: str, gap: str, after: str) -> None:
    """One of the boats, one boat; not the one, one who, no one."""
    if _OF.match(text, draft.end):
        draft.kind = PRONOUN
        return
    counted = after[:1].isalpha() and text[draft.end] in " -\n\u00a0" and after.lower() not in traps("one_follow")
    draft.refused = not counted or (before in traps("one_lead") and gap.isspace() and after.lower() not in traps("percent"))


def _named(text: str, draft: Draft, word: str, gap: str, after: str) -> None:
    """Top three; Chapter Three; a capitalised numeral in a name."""
    if not gap.isspace() or not draft.pure or draft.bound == VAGUE:
        return
    low = word.lower()
    if low in traps("level"):
        draft.kind = LEVEL
        draft.refused = not units.is_counting(text, draft.end)
    elif low in traps("order"):
        draft.refused = not (units.is_counting(text, draft.end) or after.lower() in traps("order_follow"))
    elif low in traps("series"):
        draft.refused = not is_plural(after)
        draft.chained = draft.refused and is_plural(low)
    elif is_series_of(text, draft.start):
        draft.refused = True
    elif word[:1].isupper() and word[-1] != "." and text[draft.start].isupper() and not after[:1].isupper():
        start = draft.start - len(gap) - len(word)
        draft.refused = not (opens_sentence(text, start) or is_title_case(text, draft.start))
