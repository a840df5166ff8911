"""What a number without its noun goes on from: an earlier figure, a plural noun, what a pronoun means."""

from tidynews.meaning.figures import sums
from tidynews.meaning.figures.descriptions import describe
from tidynews.meaning.figures.grammar import left_phrase
from tidynews.meaning.figures.vocabulary import ARMS, PEOPLE, PERSON, Item, class_of, event_of, outcomes, words

_COUNTED = frozenset(("count", "share", "measure"))
_CARRIERS = PEOPLE | {"transport", "container"}
_NO_ANTECEDENT = frozenset(("time", "source", "state", "abstract", "occasion"))
_FIRED = frozenset(("weapon", "goods"))
_NO_SHARE = _NO_ANTECEDENT | {"body"}
_ROLES = frozenset(("nsubj", "nsubjpass", "dobj", "pobj", "conj"))
_REACH = 3  # sentences back to the noun that an ellipsis leaves unsaid
_FIGURES_BACK = 6
_LONGEST_SENTENCE = 200  # tokens of a sentence that are searched


def repeated(draft, earlier) -> Item | None:
    """The item of an earlier figure for one that goes on from it; the two are linked."""
    if earlier is None:
        return None
    draft.taken_up = earlier
    while earlier.noun is None and earlier.antecedent is not None:
        earlier = earlier.antecedent
    draft.antecedent = earlier
    return Item(earlier.item, earlier.item_class)


def earlier_figure(reading, drafts, k):
    """The nearest earlier figure, within a few sentences, whose item may be repeated here."""
    draft, syntax = drafts[k], reading.syntax
    harmed = is_harm(syntax, draft)
    fired = _is_fired(syntax, draft)
    for other in reversed(drafts[max(0, k - _FIGURES_BACK) : k]):
        back = reading.sentences_between(other.first, draft.first)
        if back > _REACH:
            return None
        if not other.item or other.quantity.kind not in _COUNTED or other.item_class in _NO_ANTECEDENT:
            continue
        if draft.quantity.kind == "measure" and other.item_class in _CARRIERS:
            continue
        if other.item_class == "victim" and not harmed and draft.quantity.kind == "count":
            continue
        if other.quantity.kind == "measure" and draft.quantity.unit not in (other.quantity.unit, "count", "percent"):
            continue
        if is_part(syntax, other) or (fired and other.item_class not in _FIRED):
            continue
        afresh = back and draft.link != "pronoun"
        if harmed and (other.item_class not in PEOPLE or (afresh and not is_harm(syntax, other))):
            continue
        return other
    return None


def uncounted(reading, drafts, k):
    """The nearest plural noun for troops or goods before a bare number; what is fired may be named further back."""
    syntax, draft = reading.syntax, drafts[k]
    counted = {i for d in drafts[max(0, k - _FIGURES_BACK) : k + 1] for i in d.words}
    fired = _is_fired(syntax, draft)
    wanted = _FIRED if fired else PEOPLE | ARMS
    first = syntax.sentences[max(0, syntax.sentence[draft.first] - (2 * _REACH if fired else 1))][0]
    for i in range(draft.first - 1, max(first, draft.first - _LONGEST_SENTENCE) - 1, -1):
        told = syntax.dep[i] == "dobj" and syntax.lemma(syntax.head[i]) in words("speech")
        if syntax.tag[i] == "NNS" and i not in counted and syntax.dep[i] in _ROLES and class_of(syntax, i) in wanted and not told:
            return i
    return None


def from_pronoun(reading, drafts, k):
    """ "8,000 of them": a figure before it in the sentence, or the subject of the sentence before."""
    draft, syntax = drafts[k], reading.syntax
    first = reading.sentence_of(draft.first)[0]
    if syntax.lower[first : first + 2] == ["of", "the"] and syntax.lower[first + 2] in outcomes("people"):
        return PERSON
    if syntax.lower[draft.last + 2 : draft.last + 3] == ["what"]:
        return sums.named_behind(reading, draft.last + 2)
    if draft.quantity.kind == "measure" and syntax.lower[draft.last + 2 : draft.last + 3] == ["it"]:
        return _stuff_before(reading, draft)
    if draft.quantity.kind in ("money", "share", "percent") and (whole := sums.meant(reading, drafts, k)):
        return repeated(draft, whole)
    earlier = earlier_figure(reading, drafts, k)
    if earlier and (earlier.first >= first or _is_fired(syntax, draft)):
        return repeated(draft, earlier)
    if any(d.item_class == "source" and d.quantity.kind == "count" for d in _sentence_before(reading, drafts, k)):
        return None
    if earlier is None and is_harm(syntax, draft):
        return PERSON
    noun = acting_or_acted_on(reading, draft) or plural_subject(reading, syntax.sentence[first] - 1)
    if noun is None or (earlier is not None and syntax.sentence[noun] < syntax.sentence[earlier.first]):
        return repeated(draft, earlier)
    counted = next((d for d in drafts[max(0, k - _FIGURES_BACK) : k] if noun in (d.noun, d.last)), None)
    if counted:
        return repeated(draft, counted)
    if earlier and class_of(syntax, noun) in PEOPLE and reading.sentences_between(earlier.first, draft.first) == 1:
        return repeated(draft, earlier)
    return describe(reading, left_phrase(syntax, noun))


def _stuff_before(reading, draft):
    """The stuff that "30 tons of it" means: the nearest noun before it in the singular that is no person or place."""
    syntax = reading.syntax
    first = syntax.sentences[max(0, syntax.sentence[draft.first] - 1)][0]
    for i in range(draft.first - 1, max(first, draft.first - _LONGEST_SENTENCE) - 1, -1):
        if syntax.tag[i] == "NN" and syntax.dep[i] in _ROLES and class_of(syntax, i) in (None, "goods"):
            return describe(reading, left_phrase(syntax, i))
    return None


def _sentence_before(reading, drafts, k):
    """The figures of the sentence before, where "three of them" finds its persons or papers."""
    near = drafts[max(0, k - _FIGURES_BACK) : k]
    return [d for d in near if reading.sentences_between(d.first, drafts[k].first) == 1]


def acting_or_acted_on(reading, draft):
    """The plural subject or object nearest before "64 % of these" in its own sentence."""
    syntax, first = reading.syntax, reading.sentence_of(draft.first)[0]
    if draft.quantity.kind != "percent":
        return None
    for i in range(draft.first - 1, max(first, draft.first - _LONGEST_SENTENCE) - 1, -1):
        if syntax.tag[i] == "NNS" and syntax.dep[i] in ("nsubj", "nsubjpass", "dobj") and class_of(syntax, i) not in _NO_SHARE:
            return i
    return None


def plural_subject(reading, sentence, group=None):
    """The first plural subject (of a class) of the sentence, or of the nearest one before it that has one."""
    syntax = reading.syntax
    for number in range(sentence, max(-1, sentence - 2 * _REACH), -1):
        first, last = syntax.sentences[number]
        for i in range(first, min(last + 1, first + _LONGEST_SENTENCE)):
            is_subject = syntax.dep[i] in ("nsubj", "nsubjpass") and syntax.tag[i] == "NNS"
            named = class_of(syntax, i) if is_subject else None
            if is_subject and (named == group if group else named not in _NO_ANTECEDENT):
                return i
    return None


def is_part(syntax, draft):
    """Whether a figure only itemises another: it stands behind "including" or "of them"."""
    among = draft.link == "pronoun" and draft.noun is not None
    before = syntax.lower[max(0, draft.first - 2) : draft.first]
    return among or any(word in words("including") for word in [*before, *(syntax.lower[i] for i in draft.predicates)])


def _is_fired(syntax, draft):
    """Whether the number is of arms that are used; troops, too, are deployed."""
    used = [i for i in draft.predicates[:1] if event_of(syntax, i, ("use",)) and not event_of(syntax, i, ("personnel",))]
    return any(syntax.lemma(i) not in outcomes("things") for i in used)


def is_harm(syntax, draft):
    """Whether the number is of people killed, wounded, captured."""
    table = outcomes("people").keys() - outcomes("things").keys()
    return any(syntax.lemma(i) in table or syntax.lower[i] in table for i in draft.predicates[:3])
