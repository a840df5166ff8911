"""Which quantities an analyst would tabulate."""

from tidynews.meaning.figures.vocabulary import ARMS, NOUNS, PEOPLE, VERBS, class_of, noun_lemma, words
from tidynews.text.numbers import TABULATED

_IDLE = frozenset(("abstract", "occasion"))
_IDLE_UP_TO = 20  # so many ways, meetings or stages are talk, more are data
_SMALL = 10  # counts of persons who speak, or of what was named before, up to here are no data
_PANEL = 100  # so many experts or observers speak, more are counted
_MANY = 1000  # more than so many of what was named before are counted wherever they stand
_FEW = 5  # without an event, so few are part of the scene


def possible(reading, drafts):
    """The drafts that are neither dates nor part of a name nor of a kind that nobody tabulates."""
    named = reading.date_tokens | {i for draft in drafts if draft.link in ("direct", "of") for i in draft.words}
    kinds = TABULATED | {"duration"}
    possible = [
        draft
        for draft in drafts
        if draft.quantity.kind in kinds and draft.last not in named and not _is_designation(reading, draft)
    ]
    return [draft for draft in possible if draft.quantity.kind != "duration" or _is_supply(reading.syntax, draft)]


def _is_designation(reading, draft):
    """Whether a number belongs to the name of the arms behind it: "old Challenger *2* tanks"; not "sold Peru 2 tanks"."""
    syntax, i, name = reading.syntax, draft.first, draft.first - 1
    alone = i == draft.last and syntax.lower[i].isdigit() and draft.quantity.kind == "count"
    if not alone or name < 0 or name in reading.country_at or syntax.tag[name] != "NNP":
        return False
    named = syntax.dep[name] in ("nmod", "compound") and syntax.head[name] in (i, i + 1)
    goods = i + 1 < len(syntax) and syntax.tag[i + 1] == "NNS" and not syntax.capital(i + 1)
    return named and goods and class_of(syntax, i + 1) in ARMS


def _is_supply(syntax, draft):
    """Whether a duration says how long a stock lasts: "enough for two months", "a three-month supply"."""
    before = " ".join(syntax.lower[max(0, draft.first - 3) : draft.first])
    lasting = any(f" {phrase} " in f" {before} " for phrase in words("lasting")) and " the last" not in f" {before}"
    return lasting or any(word in words("stock") for word in syntax.lower[draft.last + 1 : draft.last + 3])


def kept(reading, drafts):
    """The drafts that are figures, in order; links to the others are cut."""
    wholes = {id(draft.whole) for draft in drafts}
    found = [draft for draft in drafts if _is_figure(reading, draft) or (id(draft) in wholes and draft.item)]
    known = set(map(id, found))
    for draft in found:
        draft.whole, draft.rival, draft.origin = (
            other if id(other) in known else None for other in (draft.whole, draft.rival, draft.origin)
        )
    return found


def _is_figure(reading, draft):
    quantity = draft.quantity
    if quantity.low is None and quantity.high is None:
        return False
    if _is_measurement(reading, draft):
        return False
    if draft.item_class == "time" or (draft.item_class in _IDLE and (quantity.high or 0) <= _IDLE_UP_TO):
        return False
    if quantity.kind != "count":
        return quantity.kind != "share" or _is_share(reading.syntax, draft)
    if draft.item is None:
        return draft.kind == "casualty"
    if draft.noun is None and not _is_said(reading.syntax, draft):
        return False
    return not (_is_source(reading.syntax, draft) or _is_scenery(reading.syntax, draft))


def _is_share(syntax, draft):
    """Whether a fraction is of something countable, and not of a per cent or in "a year and a half"."""
    if draft.first > 1 and syntax.lower[draft.first - 1] == "and" and class_of(syntax, draft.first - 2) == "time":
        return False
    return draft.link == "pronoun" or (bool(draft.item) and draft.link != "fraction")


def _is_measurement(reading, draft):
    """Sizes, not amounts: distances, "2,000-pound bombs", "a 16-page contract"; multiples of nothing named."""
    quantity, syntax = draft.quantity, reading.syntax
    if quantity.kind == "multiple":
        return draft.item is None
    if quantity.kind == "percent":
        behind = draft.last + 1
        return draft.item is None and behind < len(syntax) and syntax.tag[behind] == "JJ"
    if quantity.kind == "measure":
        return quantity.unit in words("length") or "-" in quantity.surface
    joined = draft.last + 1 < len(syntax) and syntax.tag[draft.last + 1] == "HYPH"
    return joined and quantity.kind == "count" and draft.item_class not in ARMS | PEOPLE


def _is_said(syntax, draft):
    """Whether a number without its noun is a statement: it has an event, a whole or a comparison."""
    if draft.outcome or draft.event or draft.whole or draft.portioned or draft.link in ("pronoun", "name"):
        return True
    if _plays_a_part(syntax, draft):
        return True
    left = draft.first - 1
    left -= left > 0 and syntax.tag[left] == "``"
    beside = syntax.lower[max(0, left) : left + 1] + syntax.lower[draft.last + 1 : draft.last + 2]
    if any(word in words("adding") for word in beside) and draft.antecedent is not None:
        return syntax.sentence[draft.antecedent.first] == syntax.sentence[left]
    if draft.antecedent is not None and _is_set_beside(syntax, draft, left):
        return True
    spoken = bool(draft.predicates) and syntax.lemma(draft.predicates[0]) in words("reckoning")
    compared = left >= 0 and (syntax.lower[left] in words("comparing") or (spoken and syntax.lower[left] == "of"))
    return compared and draft.antecedent is not None and draft.antecedent.kind != "other"


def _plays_a_part(syntax, draft):
    """Whether troops or goods named before do something, or many are spoken of: "4,000 could go", "the goal is two million"."""
    roles = {syntax.dep[i] for i in range(draft.first, draft.last + 1)}
    near = draft.antecedent is None or syntax.sentence[draft.first] - syntax.sentence[draft.antecedent.first] <= 1
    if not roles & {"nsubj", "nsubjpass"} and not (near and roles & {"dobj", "attr"} and (draft.quantity.low or 0) > _MANY):
        return False
    if draft.item_class in ARMS or (draft.antecedent is not None and draft.antecedent.kind not in ("other", "casualty")):
        return True
    large = draft.quantity.bound != "exact" or (draft.quantity.low or 0) > _SMALL
    return large and draft.item_class in PEOPLE


def _is_set_beside(syntax, draft, left):
    """Whether another source, another time or an origin is told: "the army says 30", "up from 20", "16 from Mali"."""
    if left < 1 or draft.antecedent.item is None:
        return False
    near = syntax.sentence[draft.last] - syntax.sentence[draft.antecedent.first] <= 1
    if near and draft.antecedent.item_class in PEOPLE and syntax.lower[draft.last + 1 : draft.last + 2] == ["from"]:
        return True
    together = syntax.sentence[draft.last] == syntax.sentence[draft.antecedent.first]
    if together and _is_parallel(syntax, draft, left):
        return True
    levels = syntax.lower[left] in words("comparing") and syntax.lower[left - 1] in words("shifting")
    says = syntax.tag[left] in VERBS and syntax.lemma(left) in words("speech")
    return together and (levels or says)


def _is_parallel(syntax, draft, left):
    """Whether a number goes on as the one before it did: "42 votes for one, 18 for another"."""
    before = draft.taken_up if draft.taken_up is not None else draft.antecedent
    behind = (before.noun if before.link in ("direct", "of") else before.last) + 1
    beside = draft.last + 1
    if beside >= len(syntax) or syntax.tag[beside] != "IN" or syntax.lower[behind] != syntax.lower[beside]:
        return False
    return syntax.lower[left] == "," or syntax.lower[left] in words("joining")


def _is_source(syntax, draft):
    """Counts of those who speak: "two officials said", "three people familiar with the matter"."""
    if draft.item_class == "source":
        return not draft.outcome and draft.link != "attribute" and (draft.quantity.high or 0) <= _PANEL
    if draft.item_class not in PEOPLE or draft.outcome:
        return False
    behind = draft.noun is not None and syntax.lower[draft.noun + 1 : draft.noun + 2]
    informed = bool(behind) and behind[0] in words("informed")
    verb = syntax.head[draft.noun] if draft.noun is not None and syntax.dep[draft.noun] == "nsubj" else None
    speaks = verb is not None and syntax.tag[verb] in VERBS and syntax.lemma(verb) in words("speech")
    return informed or (speaks and (draft.quantity.high or draft.quantity.low) <= _SMALL)


def _is_scenery(syntax, draft):
    """Counts without data: "both countries", "two nations", "one man" in a scene, "five permanent members"."""
    high = draft.quantity.high
    small = high is not None and high <= _SMALL and draft.quantity.bound == "exact"
    if draft.item_class == "state" or _is_flown_over(syntax, draft):
        return True
    if draft.outcome or draft.event or draft.whole:
        return False
    if high == draft.quantity.low == 1:
        return True
    few = high is not None and high <= _FEW or high is None and (draft.quantity.low or 0) <= _FEW
    few = few and draft.quantity.bound in ("exact", "vague")
    if few and draft.kind == "other" and draft.item_class not in ARMS:
        return True
    return small and _is_definite(syntax, draft)


def _is_flown_over(syntax, draft):
    """Whether "over" is the way of what flies, and no bound: "shot down 29 drones *over* eight regions"."""
    before = draft.first - 1 if syntax.lower[draft.first] == "over" else draft.first - 2
    if (
        before < 0
        or syntax.lower[before + 1] != "over"
        or draft.noun is None
        or noun_lemma(syntax, draft.noun) not in words("area")
    ):
        return False
    return syntax.tag[before] in NOUNS or syntax.tag[before] in ("VBN", "RP") or syntax.lower[before] == "down"


def _is_definite(syntax, draft):
    before = draft.first - 1
    return before >= 0 and (syntax.tag[before] in ("DT", "PRP$", "POS") and syntax.lower[before] not in words("adding"))
