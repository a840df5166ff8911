"""What a number counts where the noun is left unsaid."""

from tidynews.meaning.figures import sums
from tidynews.meaning.figures.descriptions import describe
from tidynews.meaning.figures.grammar import left_phrase, noun_phrase, subject, verb_above
from tidynews.meaning.figures.vocabulary import ARMS, NOUNS, PEOPLE, Item, class_of, event_of, noun_lemma, outcomes, words

PERSON = Item("person", "person")
_COUNTED = frozenset(("count", "share", "measure"))
_LEVELS = frozenset(("count", "money", "measure"))
_CARRIERS = PEOPLE | {"transport", "container"}
_REPEATING = frozenset(("measure", "duration"))
_OF_SUBJECTS = frozenset(("money", "percent", "multiple"))
_NO_ANTECEDENT = frozenset(("time", "source", "state", "abstract", "occasion"))
_REACH = 3  # sentences back to the noun that an ellipsis leaves unsaid
_FIGURES_BACK = 6
_LONGEST_SENTENCE = 200  # tokens of a sentence that are searched


def unsaid(reading, drafts, k) -> Item | None:
    """The item of a number without its noun.

    From the subject it is said of ("the toll rose to 40"), from what a
    pronoun means ("8,000 of them"), or from an earlier figure ("60 soldiers
    were killed and 40 injured").
    """
    draft, syntax = drafts[k], reading.syntax
    sums.continued(reading, drafts, k)
    if is_gapped(reading, drafts, k):
        return _gapped(reading, draft, drafts[k - 1])
    if draft.quantity.kind in _REPEATING:
        moved = verb_above(syntax, draft.last)
        if moved is not None and syntax.lemma(moved) in words("moving") and (item := _from_subject(reading, drafts, k)):
            return item
        return _repeated(draft, _earlier(reading, drafts, k))
    if draft.link != "pronoun" and draft.quantity.kind in _OF_SUBJECTS or _counts_subject(syntax, draft):
        if draft.quantity.kind == "percent" and syntax.dep[draft.last] == "nsubj" and draft.link == "none":
            draft.link = "voters"
            return _repeated(draft, _share_before(reading, drafts, k))
        if _is_won(syntax, draft):
            return _repeated(draft, _share_before(reading, drafts, k))
        found = _from_subject(reading, drafts, k) or _repeated(draft, _share_before(reading, drafts, k))
        return found or (sums.named_by_verb(reading, draft) if draft.quantity.kind == "money" else None)
    if draft.link == "pronoun":
        return _from_pronoun(reading, drafts, k)
    if _is_struck(syntax, draft):
        return PERSON
    return _converted(reading, draft) or _defeated(reading, draft) or _repeated(draft, _earlier(reading, drafts, k))


def changed(reading, drafts, k) -> Item | None:
    """What grew or shrank by a percentage, or from an earlier level: the item of the figure before it.

    "sold 4,000 cars, up 8 %", "a turnout of 60 %, down from 70 %".
    """
    draft, syntax = drafts[k], reading.syntax
    before = drafts[k - 1] if k and draft.quantity.kind in _OF_SUBJECTS | {"count"} else None
    if before is None or not before.item or draft.first == 0 or reading.sentences_between(before.first, draft.first):
        return None
    lead, named = syntax.lower[draft.first - 1], draft.noun is not None
    if lead in words("comparing") and not named and draft.quantity.kind == "count":
        return _level(draft, before)
    if lead in words("comparing") and before.quantity.unit == draft.quantity.unit and not named:
        return _repeated(draft, before)
    change = _is_added_change(syntax, draft) if named else lead in words("shifting") or _is_difference(syntax, draft)
    if change and draft.quantity.kind != "money" and before.quantity.kind in _LEVELS:
        return Item(before.item, before.item_class)
    return None


def _level(draft, before):
    """An earlier level without its unit: "fell to 22 million tons from 29 million"."""
    if before.quantity.kind not in ("money", "measure"):
        return None
    draft.quantity = draft.quantity._replace(unit=before.quantity.unit, kind=before.quantity.kind)
    return _repeated(draft, before)


def _is_difference(syntax, draft):
    """Whether a percentage is a difference added behind a comma: "... , 18 % less than before"."""
    behind = draft.last + 1
    return syntax.lower[draft.first - 1] == "," and syntax.tag[behind : behind + 1] in (["JJR"], ["RBR"])


def _is_added_change(syntax, draft):
    """Whether a change is added behind a comma: "... , an increase of 8 %"."""
    before = draft.words[0] - 1
    before -= before > 0 and syntax.tag[before] == "DT"
    return noun_lemma(syntax, draft.noun) in words("change") and draft.link == "worth" and syntax.lower[before] == ","


def _share_before(reading, drafts, k):
    """The share that a bare percentage goes on with: "33 % of voters for one, 20 % for the other"."""
    if _is_won(reading.syntax, drafts[k]):
        return next((d for d in reversed(drafts[:k][-_FIGURES_BACK:]) if d.item and d.item.split()[-1] in words("ballot")), None)
    before = drafts[k - 1] if k and drafts[k].quantity.kind == "percent" and drafts[k].link == "none" else None
    if not before or before.quantity.kind != "percent" or reading.sentences_between(before.first, drafts[k].first) > 1:
        return None
    is_share = before.link in ("of", "pronoun") or (before.antecedent is not None and before.antecedent.link == "of")
    return before if is_share and before.item else None


def _is_won(syntax, draft):
    """Whether a bare percentage is given to somebody: "the count gives her 40 %"."""
    verb = syntax.head[draft.last]
    bare = draft.quantity.kind == "percent" and draft.link == "none" and syntax.dep[draft.last] == "dobj"
    return bare and syntax.lemma(verb) in words("winning")


def is_gapped(reading, drafts, k) -> bool:
    """Whether the verb of the figure before is left unsaid: "Norway gave 5 million and Canada 40"."""
    if k == 0 or drafts[k].first - 1 not in reading.country_at or drafts[k].link not in ("none", "direct"):
        return False
    left = reading.token_at(reading.country_at[drafts[k].first - 1].start) - 1
    left -= reading.syntax.lower[left] == "the"
    return (
        reading.syntax.lower[left] in words("joining")
        and reading.sentences_between(drafts[k - 1].first, drafts[k].first) == 0
        and reading.country_at[drafts[k].first - 1].form != "demonyms"
    )


def _gapped(reading, draft, before):
    draft.gapped = reading.country_at[draft.first - 1].country
    draft.antecedent = before
    if draft.quantity.kind == "count" and before.quantity.kind in ("money", "measure"):
        draft.quantity = draft.quantity._replace(unit=before.quantity.unit, kind=before.quantity.kind)
    return Item(before.item, before.item_class)


def _converted(reading, draft):
    """ "Converted into sacks, the cargo comes to 5,000": what the number was converted into."""
    syntax = reading.syntax
    first = max(reading.sentence_of(draft.first)[0], draft.first - _LONGEST_SENTENCE)
    for i in range(draft.first - 2, first - 1, -1):
        if syntax.lower[i] in words("converting") and syntax.lower[i + 1] in words("result"):
            phrase = noun_phrase(syntax, i + 2, draft.first - 1)
            return describe(reading, phrase) if phrase else None
    return None


def _repeated(draft, earlier):
    if earlier is None:
        return None
    while earlier.noun is None and earlier.antecedent is not None:
        earlier = earlier.antecedent
    draft.antecedent = earlier
    return Item(earlier.item, earlier.item_class)


def _earlier(reading, drafts, k):
    """The nearest earlier figure, within a few sentences, whose item may be repeated here."""
    draft, syntax = drafts[k], reading.syntax
    harmed = _is_harm(syntax, draft)
    fired = _is_fired(syntax, draft)
    for other in reversed(drafts[max(0, k - _FIGURES_BACK) : k]):
        back = reading.sentences_between(other.first, draft.first)
        if back > _REACH:
            return None
        if not other.item or other.quantity.kind not in _COUNTED or other.item_class in _NO_ANTECEDENT:
            continue
        if draft.quantity.kind == "measure" and other.item_class in _CARRIERS:
            continue
        if other.quantity.kind == "measure" and other.quantity.unit != draft.quantity.unit != "count":
            continue
        if _is_part(syntax, other) or (fired and other.item_class not in ARMS):
            continue
        if harmed and (other.item_class not in PEOPLE or (back and not _is_harm(syntax, other))):
            continue
        return other
    return None


def _is_part(syntax, draft):
    """Whether a figure only itemises another: it stands behind "including" or "of them"."""
    among = draft.link == "pronoun" and draft.noun is not None
    before = syntax.lower[max(0, draft.first - 2) : draft.first]
    return among or any(word in words("including") for word in [*before, *(syntax.lower[i] for i in draft.predicates)])


def _is_fired(syntax, draft):
    """Whether the number is of arms that are used."""
    return any(event_of(syntax, i, ("use",)) and syntax.lemma(i) not in outcomes("things") for i in draft.predicates[:1])


def _is_harm(syntax, draft):
    """Whether the number is of people killed, wounded, captured."""
    table = outcomes("people").keys() - outcomes("things").keys()
    return any(syntax.lemma(i) in table or syntax.lower[i] in table for i in draft.predicates[:3])


def _from_pronoun(reading, drafts, k):
    """ "8,000 of them": a figure before it in the sentence, or the subject of the sentence before."""
    draft, syntax = drafts[k], reading.syntax
    first = reading.sentence_of(draft.first)[0]
    if syntax.lower[first : first + 2] == ["of", "the"] and syntax.lower[first + 2] in outcomes("people"):
        return PERSON
    if draft.quantity.kind in ("money", "share") and (whole := sums.meant(reading, drafts, k)):
        return _repeated(draft, whole)
    earlier = _earlier(reading, drafts, k)
    if earlier and (earlier.first >= first or _is_fired(syntax, draft)):
        return _repeated(draft, earlier)
    noun = _plural_subject(reading, syntax.sentence[first] - 1)
    if noun is None:
        return _repeated(draft, earlier)
    counted = next((d for d in drafts[max(0, k - _FIGURES_BACK) : k] if noun in (d.noun, d.last)), None)
    if counted:
        return _repeated(draft, counted)
    return describe(reading, left_phrase(syntax, noun))


def _plural_subject(reading, sentence, group=None):
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


def _defeated(reading, draft):
    """Those whom an army kills: the fighters that were the last to act."""
    syntax = reading.syntax
    if not _is_harm(syntax, draft):
        return None
    verb = verb_above(syntax, draft.last)
    killer = None if verb is None else subject(syntax, verb)
    if killer is None or not _is_force(reading, killer, syntax.sentence[draft.first]):
        return None
    noun = _plural_subject(reading, syntax.sentence[draft.first], "combatant")
    if noun is None or noun > draft.first:
        return None
    return describe(reading, left_phrase(syntax, noun))


def _is_struck(syntax, draft):
    """Whether a disaster or an attack, named afresh, harms a bare number: "The blast killed 30"."""
    verb = syntax.head[draft.last]
    if syntax.dep[draft.last] != "dobj" or not _is_harm(syntax, draft):
        return False
    cause = subject(syntax, verb)
    return cause is not None and syntax.tag[cause] in NOUNS and class_of(syntax, cause) == "incident"


def _is_force(reading, i, sentence):
    """Whether a subject is an army, also as "it" with the army named before it in the sentence."""
    syntax = reading.syntax
    if syntax.tag[i] != "PRP":
        return class_of(syntax, i) == "force"
    first = max(syntax.sentences[sentence][0], i - _LONGEST_SENTENCE)
    return any(class_of(syntax, j) == "force" for j in range(first, i))


def _counts_subject(syntax, draft):
    """Whether the number says how many its subject is: "the toll rose to 40"."""
    noun = _told_of(syntax, draft) if draft.quantity.kind != "percent" else None
    return noun is not None and noun < draft.first and noun_lemma(syntax, noun) in words("counter")


def _told_of(syntax, draft):
    """The subject of the number's verb, or its object in "put the number of dead at 40"."""
    verb = verb_above(syntax, draft.last)
    if verb is None:
        return None
    if draft.first and syntax.lower[draft.first - 1] == "at":
        objects = [c for c in syntax.children[verb] if syntax.dep[c] == "dobj" and c < draft.first]
        if objects and noun_lemma(syntax, objects[0]) in words("counter"):
            return objects[0]
    subjects = [c for c in syntax.children[verb] if syntax.dep[c] in ("nsubj", "nsubjpass")]
    return next((c for c in subjects if noun_lemma(syntax, c) in words("counter")), subject(syntax, verb))


def _from_subject(reading, drafts, k):
    """The item of a number that is said of the subject: "inflation rose 5 %", "the deal cost 3 million"."""
    draft, syntax = drafts[k], reading.syntax
    noun = _told_of(syntax, draft)
    if noun is None or noun >= draft.first or syntax.tag[noun] not in NOUNS or noun in reading.number_tokens:
        return None
    counts = noun_lemma(syntax, noun) in words("counter") and draft.quantity.kind != "percent"
    if not counts and (class_of(syntax, noun) in PEOPLE | {"source", "state", "body"} or _is_name(reading, noun)):
        return None
    draft.noun, draft.words, draft.link = noun, left_phrase(syntax, noun), "subject"
    if counts:
        return _tallied(reading, draft, noun) or _repeated(draft, _meant(reading, drafts, k)) or PERSON
    return describe(reading, draft.words)


def _is_name(reading, noun):
    if class_of(reading.syntax, noun) is not None:
        return False
    return noun in reading.country_at or (reading.syntax.tag[noun] in ("NNP", "NNPS") and not reading.in_heading(noun))


def _tallied(reading, draft, noun):
    """What a toll or a number counts: the noun behind "of", or else people."""
    syntax, behind = reading.syntax, noun + 1
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
        if other.item_class in PEOPLE | ARMS and other.quantity.kind == "count" and not _is_part(reading.syntax, other):
            return other
    return None
