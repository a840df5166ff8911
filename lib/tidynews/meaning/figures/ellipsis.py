"""What a number counts where the noun is left unsaid."""

from tidynews.meaning.figures import sums
from tidynews.meaning.figures.antecedents import earlier_figure, from_pronoun, is_harm, plural_subject, repeated, uncounted
from tidynews.meaning.figures.descriptions import describe
from tidynews.meaning.figures.grammar import left_phrase, noun_phrase, subject, verb_above
from tidynews.meaning.figures.levels import is_won, of_subject_before, share_before
from tidynews.meaning.figures.subjects import counts_subject, from_subject
from tidynews.meaning.figures.vocabulary import NOUNS, PERSON, Item, class_of, outcomes, words

_REPEATING = frozenset(("measure", "duration"))
_OF_SUBJECTS = frozenset(("money", "percent", "multiple"))
_NEAR = 4  # tokens from "of which" to its number
_FIGURES_BACK = 6
_WHOLE = 100
_LONGEST_SENTENCE = 200  # tokens of a sentence that are searched


def unsaid(reading, drafts, k) -> Item | None:
    """The item of a number without its noun.

    From the subject it is said of ("the toll rose to 40"), from what a
    pronoun means ("8,000 of them"), or from an earlier figure ("60 soldiers
    were killed and 40 injured").
    """
    draft, syntax = drafts[k], reading.syntax
    sums.continued(reading, drafts, k)
    if (before := _percent_before(reading, drafts, k)) is not None:
        draft.quantity = draft.quantity._replace(unit="percent", kind="percent")
        return repeated(draft, before)
    if is_gapped(reading, drafts, k):
        return _gapped(reading, draft, drafts[k - 1])
    if draft.quantity.kind in _REPEATING and draft.link != "pronoun":
        moved = verb_above(syntax, draft.last)
        if moved is not None and syntax.lemma(moved) in words("moving") and (item := from_subject(reading, drafts, k)):
            return item
        return repeated(draft, earlier_figure(reading, drafts, k))
    if draft.link != "pronoun" and draft.quantity.kind in _OF_SUBJECTS or counts_subject(syntax, draft):
        if draft.quantity.kind == "percent" and syntax.dep[draft.last] == "nsubj" and draft.link == "none":
            draft.link = "voters"
            return repeated(draft, share_before(reading, drafts, k)) or of_subject_before(reading, draft)
        if is_won(syntax, draft):
            return repeated(draft, share_before(reading, drafts, k))
        found = from_subject(reading, drafts, k) or repeated(draft, share_before(reading, drafts, k))
        if found or draft.quantity.kind != "money":
            return found
        return repeated(draft, draft.taken_up) or sums.named_by_verb(reading, draft)
    if draft.quantity.kind == "share" and _speaks(syntax, draft):
        return PERSON
    if draft.quantity.kind == "share" and draft.link == "none" and (share := share_before(reading, drafts, k)):
        return repeated(draft, share)
    if (noun := _relative(reading, draft)) is not None:
        counted = next((d for d in reversed(drafts[max(0, k - _FIGURES_BACK) : k]) if d.noun == noun), None)
        return repeated(draft, counted) or describe(reading, left_phrase(syntax, noun))
    if draft.link == "pronoun":
        return from_pronoun(reading, drafts, k)
    if _is_struck(syntax, draft):
        return PERSON
    return _converted(reading, draft) or _defeated(reading, draft) or _last_named(reading, drafts, k)


def _percent_before(reading, drafts, k):
    """The percentage that a bare number of its sentence goes on with: "41 per cent, the others at 38"."""
    draft, before = drafts[k], drafts[k - 1] if k else None
    if before is None or before.quantity.kind != "percent" or draft.quantity.kind != "count" or draft.noun is not None:
        return None
    led = reading.syntax.lower[draft.first - 1] in words("goes on at")
    small = draft.quantity.value is not None and draft.quantity.value <= _WHOLE and draft.quantity.bound != "vague"
    return before if led and small and reading.sentences_between(before.first, draft.first) == 0 else None


def _relative(reading, draft):
    """The plural noun right before "of which 60 arrived", or None."""
    syntax, first = reading.syntax, reading.sentence_of(draft.first)[0]
    for i in range(draft.first - 1, max(first, draft.first - _NEAR) - 1, -1):
        if syntax.lower[i] in ("which", "whom") and i > first and syntax.lower[i - 1] == "of":
            noun = i - 2 - (syntax.lower[i - 2] == ",")
            return noun if noun >= first and syntax.tag[noun] == "NNS" and noun not in reading.number_tokens else None
    return None


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


def _speaks(syntax, draft):
    """Whether a share is of those who say something: "three in four say"."""
    behind = syntax.lemma(draft.last + 1) if draft.last + 1 < len(syntax) else ""
    return draft.link == "none" and behind in words("speech")


def _converted(reading, draft):
    """ "Converted into sacks, the cargo comes to 5,000": what the number was converted into."""
    syntax = reading.syntax
    first = max(reading.sentence_of(draft.first)[0], draft.first - _LONGEST_SENTENCE)
    for i in range(draft.first - 2, first - 1, -1):
        if syntax.lower[i] in words("converting") and syntax.lower[i + 1] in words("result"):
            phrase = noun_phrase(syntax, i + 2, draft.first - 1)
            return describe(reading, phrase) if phrase else None
    return None


def _last_named(reading, drafts, k):
    """The item of an earlier figure, or of a plural noun that was named after it without a number."""
    draft, earlier = drafts[k], earlier_figure(reading, drafts, k)
    noun = None if is_harm(reading.syntax, draft) else uncounted(reading, drafts, k)
    if noun is not None and draft.quantity.bound == "vague" and class_of(reading.syntax, noun) == "person":
        return PERSON  # "millions voted" are people, whoever was named before
    if noun is not None and (earlier is None or earlier.last < noun):
        return describe(reading, left_phrase(reading.syntax, noun))
    if earlier is not None and earlier.item_class == "victim" and _is_other_harm(reading.syntax, draft, earlier):
        return PERSON
    beside = draft.predicates and draft.predicates[0] == draft.last + 1 and is_harm(reading.syntax, draft)
    return repeated(draft, earlier) or (PERSON if beside else None)


def _is_other_harm(syntax, draft, earlier):
    """Whether something else befell the counted than the victims before it: "40 bodies and 90 wounded"."""
    table = outcomes("people")
    told = next((table[w].outcome for i in draft.predicates[:2] for w in (syntax.lemma(i), syntax.lower[i]) if w in table), None)
    named = table.get((earlier.item or "").split(" ")[-1])
    return told is not None and named is not None and named.outcome not in (told, "casualty")


def _defeated(reading, draft):
    """Those whom an army kills: the fighters that were the last to act."""
    syntax = reading.syntax
    if not is_harm(syntax, draft):
        return None
    verb = verb_above(syntax, draft.last)
    killer = None if verb is None else subject(syntax, verb)
    if killer is None or not _is_force(reading, killer, syntax.sentence[draft.first]):
        return None
    noun = plural_subject(reading, syntax.sentence[draft.first], "combatant")
    if noun is None or noun > draft.first:
        return None
    return describe(reading, left_phrase(syntax, noun))


def _is_struck(syntax, draft):
    """Whether a disaster or an attack, named afresh, harms a bare number: "The blast killed 30"."""
    verb = syntax.head[draft.last]
    if syntax.dep[draft.last] != "dobj" or not is_harm(syntax, draft):
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
