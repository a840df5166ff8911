"""What became of the counted: killed, wounded, captured, destroyed."""

from tidynews.meaning.figures.grammar import complements, ends_search, subject
from tidynews.meaning.figures.vocabulary import PEOPLE, VERBS, items, outcomes, phrasal, word_of, words

_DESCRIBING = frozenset(("JJ", "VBN", "VBD"))
_INJURIES = frozenset(("killed", "wounded"))
_LONGEST_CLIMB = 8
_LONGEST_WAY = 5


def fill(reading, draft):
    """Give a draft its outcome: the first predicate that tells what became of the counted."""
    syntax = reading.syntax
    if draft.quantity.kind in ("money", "percent", "share"):
        return
    peopled = draft.item_class in PEOPLE or draft.item is None
    table = _table(draft, peopled)
    for i in _told_by(syntax, draft):
        word = phrasal(syntax, i) if phrasal(syntax, i) in table else word_of(syntax, i)
        if word in words("remains") and i != draft.noun and syntax.lower[i] == word:
            continue
        found = table.get(word) or (table.get(syntax.lower[i]) if syntax.tag[i] in VERBS else None)
        if i == draft.noun and not (_names_victims(word) or _is_taken(syntax, draft)):
            continue
        found = _lost(syntax, draft, i) or _claimed(syntax, draft, i) or _driven(syntax, i) or found
        if found and _befalls(syntax, draft, i):
            draft.outcome, draft.event, draft.verb, draft.harm = found.outcome, syntax.lower[i], i, found.kind
            if found.outcome in _INJURIES and _joined(syntax, i, found.outcome, table):
                draft.outcome = "casualty"
            return
        if ends_search(syntax, draft, i):
            break
    named = outcomes("tolls").get((draft.item or "").split(" ")[-1])
    if named:
        draft.outcome, draft.harm = named.outcome, named.kind


def _table(draft, peopled):
    """The outcomes that can befall such things; a noun that no lexicon lists can be killed, but not missing."""
    if draft.item_class in ("combatant", "force") or draft.item in words("manpower") | {None}:
        return outcomes("people") | outcomes("combatants")
    if peopled:
        return outcomes("people")
    harms = {word: row for word, row in outcomes("people").items() if row.outcome in _INJURIES}
    flying = outcomes("flying") if (draft.item or "").split(" ")[-1] in words("flying") else {}
    return outcomes("things") | flying | (harms if draft.item_class is None else {})


def _lost(syntax, draft, i):
    """What it means to lose something: "lost their lives", "lost their homes"."""
    if syntax.tag[i] not in VERBS or syntax.lemma(i) not in words("losing") or not _is_subject(syntax, draft, i):
        return None
    objects = [syntax.lower[c] for c in syntax.children[i] if syntax.dep[c] == "dobj"]
    return next((outcomes("losses")[word] for word in objects if word in outcomes("losses")), None)


def _claimed(syntax, draft, i):
    """What it means to claim lives: "the fire cost 12 lives"."""
    if draft.noun is None or syntax.tag[i] not in VERBS or syntax.lemma(i) not in words("claiming"):
        return None
    return outcomes("losses").get(syntax.lower[draft.noun])


def _driven(syntax, i):
    """What it means to be driven from or taken into something: "forced from their homes", "taken into custody"."""
    if syntax.tag[i] not in VERBS or syntax.lemma(i) not in words("driving"):
        return None
    ways = [c for c in syntax.children[i] if c > i and syntax.lower[c] in words("leaving")]
    nouns = [
        n
        for way in ways
        for n in range(way + 1, min(syntax.right[way], way + _LONGEST_WAY) + 1)
        if syntax.lower[n] in outcomes("losses")
    ]
    return outcomes("losses")[syntax.lower[nouns[0]]] if nouns else None


def _names_victims(noun):
    """Whether a noun is of the dead or injured as such ("12 deaths"), not of a sort of people ("12 hostages")."""
    return noun not in items() or items()[noun].item_class == "victim"


def _is_taken(syntax, draft):
    """Whether prisoners or hostages are taken, and not only held."""
    return any(syntax.tag[i] in VERBS and syntax.lemma(i) == "take" for i in draft.predicates[:3])


def _told_by(syntax, draft):
    """The counted noun itself, its predicates ("confirmed dead": "dead" before "confirmed"), the subject of "the dead include 12"."""
    if draft.noun is not None:
        yield draft.noun
    for i in draft.predicates:
        if i in draft.words and syntax.tag[i] not in _DESCRIBING:
            continue
        if syntax.tag[i] in VERBS and syntax.lemma(i) in words("including"):
            noun = subject(syntax, i)
            yield from () if noun is None else (noun,)
        yield from _victims_fronted(syntax, i)
        yield from complements(syntax, draft.head, i) if syntax.tag[i] in VERBS else ()
        yield i


def _victims_fronted(syntax, verb):
    """The word for the victims in "Among the dead are 12 children" and "12 children were among the dead"."""
    if syntax.tag[verb] not in VERBS or syntax.lemma(verb) != "be":
        return []
    fronts = [c for c in syntax.children[verb] if syntax.lower[c] in words("including")]
    return [n for c in fronts for n in syntax.children[c] if syntax.dep[n] == "pobj"]


def _joined(syntax, i, outcome, table):
    """Whether two outcomes are summed: "killed or wounded 300"."""
    joined = [c for c in syntax.children[i] if syntax.dep[c] == "conj" and c <= i + 2 and syntax.lower[c] in table]
    others = {table[syntax.lower[c]].outcome for c in joined}
    return len({outcome, *others}) > 1 and {outcome, *others} <= _INJURIES


def _befalls(syntax, draft, i):
    """Whether a predicate happens to the counted, and is not done by them."""
    if syntax.tag[i] not in VERBS or i in draft.words:
        return True
    if not _is_subject(syntax, draft, i):
        return True
    passive = any(syntax.dep[c] == "auxpass" for c in syntax.children[i])
    return passive or not any(_is_object(syntax, c) for c in syntax.children[i])


def _is_object(syntax, i):
    """A direct object; not "lost their lives", nor a bare word in -ing that goes on ("killed fighting")."""
    if syntax.lower[i] in outcomes("losses"):
        return False
    return syntax.dep[i] == "dobj" and not (syntax.lower[i].endswith("ing") and not syntax.children[i][:1] < [i])


def _is_subject(syntax, draft, verb):
    i = draft.head
    for _ in range(_LONGEST_CLIMB):
        if syntax.head[i] == verb:
            return syntax.dep[i] == "nsubj"
        if syntax.head[i] == i or syntax.tag[i] in VERBS and syntax.dep[i] not in ("conj", "acl", "relcl"):
            return False
        if syntax.dep[i] in ("acl", "relcl"):
            return False
        i = syntax.head[i]
    return False
