"""What a number counts that is said of its subject: "the toll rose to 40", "the deal cost 3 million"."""

from tidynews.meaning.figures.antecedents import is_part, repeated
from tidynews.meaning.figures.descriptions import behind_of, describe
from tidynews.meaning.figures.grammar import left_phrase, noun_phrase, subject, verb_above
from tidynews.meaning.figures.levels import share_before
from tidynews.meaning.figures.vocabulary import ARMS, NOUNS, PEOPLE, PERSON, VERBS, class_of, noun_lemma, outcomes, words

_REACH = 3  # sentences back to the noun that an ellipsis leaves unsaid
_FIGURES_BACK = 6
_LONGEST_CLIMB = 8
_LONGEST_SENTENCE = 200  # tokens of a sentence that are searched


def counts_subject(syntax, draft):
    """Whether the number says how many its subject is: "the toll rose to 40"."""
    noun = told_of(syntax, draft) if draft.quantity.kind != "percent" else None
    if noun is None or noun >= draft.first:
        return False
    return noun_lemma(syntax, noun) in words("counter") or (draft.link == "none" and _is_level(syntax, draft, noun))


def _is_level(syntax, draft, noun):
    """Whether a number says where its subject stands: "deliveries run at 900 a month"."""
    verb = verb_above(syntax, draft.last)
    led = draft.first > 0 and syntax.lower[draft.first - 1] in words("levelling")
    return led and verb is not None and syntax.lemma(verb) in words("moving") and class_of(syntax, noun) not in PEOPLE


def from_subject(reading, drafts, k):
    """The item of a number that is said of the subject: "inflation rose 5 %", "the deal cost 3 million"."""
    draft, syntax = drafts[k], reading.syntax
    noun = told_of(syntax, draft)
    if noun is not None and syntax.lower[noun] == "each":
        near = [d for d in drafts[max(0, k - _FIGURES_BACK) : k] if reading.sentences_between(d.first, draft.first) <= 1]
        return repeated(draft, next((d for d in reversed(near) if d.quantity.kind == "count" and d.item), None))
    if noun is not None and syntax.lower[noun] in words("pointing"):
        valued = syntax.lemma(verb_above(syntax, draft.last)) in words("costing") | words("moving")
        return _taken_up(reading, drafts, k) if valued else None
    if (
        noun is None
        or (noun >= draft.first and not _is_ahead(reading, draft))
        or syntax.tag[noun] not in NOUNS
        or noun in reading.number_tokens
    ):
        return None
    counts = noun_lemma(syntax, noun) in words("counter") and draft.quantity.kind != "percent"
    if not counts and (class_of(syntax, noun) in PEOPLE | {"source", "state", "body"} or _is_name(reading, noun)):
        return None
    draft.noun, draft.words, draft.link = noun, left_phrase(syntax, noun), "subject"
    if counts:
        return tallied(reading, draft, noun) or repeated(draft, _meant(reading, drafts, k)) or PERSON
    inner = behind_of(reading, noun)
    if inner is None and noun_lemma(syntax, noun) in words("sharing") and (share := share_before(reading, drafts, k)):
        draft.link = "of"
        return repeated(draft, share)
    if inner and draft.quantity.kind == "percent" and noun_lemma(syntax, noun) in words("sharing"):
        draft.link = "of"
    return inner or describe(reading, draft.words)


def _taken_up(reading, drafts, k):
    """What "it" or "they" were that a sum or share is said of: the subject of the sentence before, or its figure."""
    draft, syntax = drafts[k], reading.syntax
    number = syntax.sentence[draft.first] - 1
    first, last = syntax.sentences[max(0, number)]
    for i in range(first, min(last + 1, first + _LONGEST_SENTENCE)):
        if syntax.dep[i] in ("nsubj", "nsubjpass"):
            known = syntax.tag[i] in ("NN", "NNS") and class_of(syntax, i) not in PEOPLE | {"source", "state", "body"}
            if known and number >= 0:
                return behind_of(reading, i) or describe(reading, left_phrase(syntax, i))
            break
    before = drafts[k - 1] if k else None
    near = before is not None and before.quantity.kind == draft.quantity.kind and before.item
    return repeated(draft, before) if near and reading.sentences_between(before.first, draft.first) <= 1 else None


def told_of(syntax, draft):
    """The subject of the number's verb, or the object that it puts at, raises to or buys for the number."""
    verb = verb_above(syntax, draft.last)
    if verb is None:
        return None
    lead = syntax.lower[draft.first - 1] if draft.first else ""
    if lead == "at" and (counter := _counter_put(syntax, verb, draft.first)) is not None:
        return counter
    changed = lead in ("to", "by", "from") and syntax.lemma(verb) in words("changing")
    priced = draft.quantity.kind == "money" and lead in ("for", "at") or (draft.quantity.kind == "percent" and lead == "at")
    if changed or priced:
        objects = [c for c in syntax.children[verb] if syntax.dep[c] == "dobj" and c < draft.first]
        if objects:
            return objects[0]
    head = syntax.head[draft.last]
    beside = [c for c in syntax.children[head] if syntax.dep[c] == "nsubj" and c < draft.first]
    if beside and syntax.tag[head] not in VERBS:
        return beside[0]
    subjects = [c for c in syntax.children[verb] if syntax.dep[c] in ("nsubj", "nsubjpass")]
    return next((c for c in subjects if noun_lemma(syntax, c) in words("counter")), subject(syntax, verb))


def _counter_put(syntax, verb, before):
    """The toll or the like that a verb, or one further up, puts "at 40"."""
    for climbed in range(_LONGEST_CLIMB):
        objects = [c for c in syntax.children[verb] if syntax.dep[c] == "dobj" and c < before]
        held = objects and (not climbed or syntax.right[objects[0]] >= before)  # as parsed, the number belongs to the object
        if held and noun_lemma(syntax, objects[0]) in words("counter"):
            return objects[0]
        if syntax.head[verb] == verb:
            return None
        verb = syntax.head[verb]
    return None


def _is_ahead(reading, draft):
    """Whether a level opens the sentence, before what it is said of: "At 43 %, its share is the largest"."""
    lead = draft.first - 1
    first = reading.sentence_of(draft.first)[0]
    return first <= lead <= first + 1 and reading.syntax.lower[lead] in words("levelling")


def _is_name(reading, noun):
    if class_of(reading.syntax, noun) is not None:
        return False
    return noun in reading.country_at or (reading.syntax.tag[noun] in ("NNP", "NNPS") and not reading.in_heading(noun))


def tallied(reading, draft, noun):
    """What a toll or a number counts: the noun behind "of", or else people."""
    syntax, behind = reading.syntax, noun + 1
    victims = next((i for i in draft.words if class_of(syntax, i) == "victim"), None)
    if victims is not None:
        return describe(reading, [victims])
    if behind + 1 < len(syntax) and syntax.lower[behind] == "of":
        behind += 1 + (syntax.tag[behind + 1] in ("DT", "PRP$"))
        if syntax.lower[behind] in outcomes("people"):
            draft.predicates.insert(0, behind)
            return PERSON
        phrase = noun_phrase(syntax, behind, reading.sentence_of(noun)[1])
        if not phrase:
            return None
        draft.noun, draft.words, draft.link = phrase[-1], phrase, "tallied"
        draft.predicates = [c for c in syntax.children[phrase[-1]] if syntax.dep[c] == "acl"] + draft.predicates
        return describe(reading, phrase)
    if draft.words == [noun] and noun_lemma(syntax, noun) in words("referring"):
        return None
    return PERSON


def _meant(reading, drafts, k):
    """The figure that "the number" means: the nearest one before it that has a noun of its own."""
    draft = drafts[k]
    topic = [d for d in drafts[:k][:1] if reading.in_heading(d.first) and d.item_class in PEOPLE | ARMS]
    if topic:
        return topic[0]
    for other in reversed(drafts[max(0, k - _FIGURES_BACK) : k]):
        if reading.sentences_between(other.first, draft.first) > _REACH:
            return None
        if other.item_class in PEOPLE | ARMS and other.quantity.kind == "count" and not is_part(reading.syntax, other):
            return other
    return None
