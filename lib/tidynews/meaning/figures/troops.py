"""Whose troops they are, and whither they are sent."""

from tidynews.meaning.figures import belonging, clauses
from tidynews.meaning.figures.clauses import Pair
from tidynews.meaning.figures.vocabulary import VERBS, noun_lemma, words

_CARRIED = 2  # so many predicates may tell what brings them


def pair_of_troops(reading, draft, discourse) -> Pair:
    """Troops: their own country sends them, and only if the article sends them anywhere."""
    if draft.noun is None and draft.antecedent is None:
        return discourse.main if _is_deployed(draft) and discourse.sends_troops else Pair()
    counter = _is_counter(reading, draft)
    maker = belonging.maker(reading, draft.noun) if draft.noun is not None and not counter else None
    if draft.mate and draft.mate.supplier and not maker:
        return Pair(draft.mate.supplier, draft.mate.recipient)
    stated = clauses.stated(reading, draft)
    for i in draft.predicates[:_CARRIED]:
        if reading.syntax.tag[i] in VERBS and reading.syntax.lemma(i) in words("holding"):
            stated = stated.filled(clauses.directions(reading, i))
    place = stated.recipient or _place(reading, draft)
    own = _home(reading, draft) or _keeper(reading, draft, place)
    home = own or stated.supplier
    if home is None and _is_deployed(draft):
        home = discourse.troops_of
    for other in (draft.whole, draft.antecedent):
        if home is None and other is not None and other.kind == "personnel":
            return Pair(other.supplier, other.recipient)
    if home is None:
        labour = draft.item is not None and draft.item.split()[-1] in words("labour")
        told = place == discourse.main.recipient if place else discourse.sends_troops or labour
        return discourse.main if draft.deed and told else Pair()
    if home == discourse.main.supplier and place in (None, home, discourse.main.recipient):
        return discourse.main
    if place and place != home:
        return Pair(home, place)
    sends = draft.deed is not None and draft.deed.subject == "give" and stated.supplier == home
    sends = sends and reading.syntax.lemma(draft.verb) not in words("raising")
    if not sends:
        return Pair()
    return discourse.completed(Pair(home)) if discourse.sends_troops else Pair(home)


def _is_deployed(draft):
    return draft.deed is not None and (draft.item_class != "person" or draft.deed.kind == "personnel")


def _place(reading, draft):
    """The country in which or for which they are."""
    verb = draft.verb if draft.deed is not None else _keeping(reading, draft)
    if verb is None:
        return None
    heads = (verb, draft.noun)
    return next(filter(None, (clauses.whereabouts(reading, i) for i in heads if i is not None)), None)


def _keeping(reading, draft):
    """The verb by which somebody has troops somewhere: "keeps 200 soldiers in Peru"."""
    verbs = (i for i in draft.predicates[:_CARRIED] if reading.syntax.tag[i] in VERBS)
    return next((i for i in verbs if reading.syntax.lemma(i) in words("keeping")), None)


def _keeper(reading, draft, place):
    """The country that has troops somewhere else."""
    verb = _keeping(reading, draft) if place else None
    return clauses.agent(reading, verb) if verb is not None else None


def _is_counter(reading, draft):
    """Whether the noun is the count itself, whose owner only counts: "compared with its count of 30"."""
    return draft.noun is not None and noun_lemma(reading.syntax, draft.noun) in words("counter")


def _home(reading, draft):
    while draft is not None:
        home = None if _is_counter(reading, draft) else belonging.country_of(reading, draft.noun)
        if home:
            return home
        draft = draft.antecedent
    return None
