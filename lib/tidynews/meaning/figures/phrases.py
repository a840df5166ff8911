"""From a number to the noun phrase it counts and to the words that tell what happened to it."""

from tidynews.meaning.figures.drafts import Draft
from tidynews.meaning.figures.grammar import INSIDE, complements, left_phrase, noun_phrase
from tidynews.meaning.figures.vocabulary import NOUNS, PEOPLE, VERBS, class_of, is_designation, noun_lemma, words

_OPENING = frozenset(("DT", "PDT", "PRP$", "WDT", "WP$"))
_PRONOUNS = frozenset(("PRP", "WP", "WDT", "DT"))
_BOUGHT = frozenset(("aid", "finance", "weapon", "goods", "container"))
_NO_PURPOSE = PEOPLE | {"state", "body", "source", "time", "place", "occasion", "abstract"}
_AUXILIARY = frozenset(("aux", "auxpass", "ROOT"))
_OWN_NOUN = frozenset(("count", "duration", "money", "percent"))
_VALUING = frozenset(("amod", "acl", "appos"))
_LISTING = frozenset((",", "and", "or"))
_LONGEST_CLIMB = 8
_LONGEST_HELP = 4
_LONGEST_BRACKET = 10


def drafts(reading) -> list[Draft]:
    """A draft for every quantity, with its noun phrase and its predicates."""
    found = [_draft(reading, quantity) for quantity in _filled(reading.quantities)]
    starts = {draft.first: draft for draft in found}
    for draft in found:
        _count(reading, draft, starts)
    _share_nouns(reading.syntax, found)
    _value_counted(reading.syntax, found)
    for draft in found:
        if draft.whole is not None:
            draft.whole.portioned = True
    for draft in found:
        draft.predicates = _predicates(reading.syntax, draft)
    return found


def _filled(quantities):
    """The quantities with "as many" given the amount before it."""
    before = None
    for quantity in quantities:
        if quantity.anaphoric and before is not None:
            quantity = quantity._replace(value=before.value, low=before.low, high=before.high)
        before = quantity if quantity.kind == "count" else before
        yield quantity


def _draft(reading, quantity):
    return Draft(quantity, reading.token_at(quantity.start), reading.token_at(max(quantity.start, quantity.end - 1)))


def _count(reading, draft, starts):
    """Find what the number counts: right of it, behind "of", or where a verb or "worth" points."""
    syntax, last = reading.syntax, reading.sentence_of(draft.last)[1]
    i = _behind_rate(syntax, draft.last + 1, last)
    i = _behind_designs(reading, i, last)
    if draft.quantity.kind == "money":
        i = _behind_bracket(syntax, i, last)
    i += i < last and syntax.tag[i] == "POS"
    if i <= last and _is_portion(syntax, draft, i, last):
        _count_behind(reading, draft, i, last, starts)
    else:
        i += i <= last and syntax.tag[i] == "HYPH"
        other = starts.get(i)
        phrase = noun_phrase(syntax, i, last) if other is None or other.quantity.kind not in _OWN_NOUN else ()
        if not phrase and other is None and i <= last and is_designation(syntax, i):
            phrase = [i]
        if phrase and phrase[-1] not in reading.date_tokens:
            draft.noun, draft.words, draft.link = phrase[-1], phrase, "direct"
    if draft.noun is None and draft.link == "none":
        _count_left(reading, draft)
    if draft.noun is None and (draft.link == "none" or _of_victims(syntax, draft.last + 1)):
        _count_front(syntax, draft)
    if draft.noun is None and draft.link == "none" and draft.quantity.kind == "money":
        _count_purpose(reading, draft, i, last)


def _share_nouns(syntax, found):
    """Give the noun of a list's last number to the ones before it: "900 2,000-pound and 400 500-pound bombs"."""
    sizes = {i for d in found if d.quantity.kind == "measure" for i in range(d.first, d.last + 1)}
    counts = [draft for draft in found if draft.quantity.kind == "count"]
    for draft, after in reversed(list(zip(counts, counts[1:]))):
        between = range(draft.last + 1, after.first)
        modified = any(i in sizes or syntax.tag[i] == "JJ" for i in between)
        listed = all(i in sizes or syntax.tag[i] == "JJ" or syntax.lower[i] in _LISTING for i in between)
        if after.link == "direct" and modified and listed and (draft.noun is None or draft.noun in sizes):
            draft.noun, draft.words, draft.link = after.noun, after.words, "direct"


def _value_counted(syntax, found):
    """Let a sum behind a comma value what is counted, not what that is found in: "40 parts in drones, worth 2 million"."""
    for before, draft in zip(found, found[1:]):
        apart = syntax.lower[draft.first - 2 : draft.first - 1] == [","] and syntax.lower[draft.first - 1] in words("worth")
        if draft.quantity.kind != "money" or not apart or before.link not in ("direct", "of"):
            continue
        if draft.noun is None or before.noun < draft.noun <= syntax.right[before.noun]:
            draft.noun, draft.words, draft.link = before.noun, before.words, "worth"


def _count_front(syntax, draft):
    """Where the number is a subject: "Of the prisoners, 48 were ill", "seven were women"."""
    top = _top(syntax, draft)
    verb = syntax.head[top]
    if syntax.dep[top] not in ("nsubj", "nsubjpass") or verb == top:
        return
    for child in syntax.children[verb]:
        victims = draft.link == "front" and class_of(syntax, child) == "victim"  # what became of them, not what they were
        if syntax.dep[child] == "attr" and child > draft.last and syntax.tag[child] == "NNS" and not victims:
            draft.noun, draft.words, draft.link = child, left_phrase(syntax, child), "attribute"
        if child < draft.first and syntax.lower[child] == "of" and syntax.dep[child] == "prep":
            nouns = [c for c in syntax.children[child] if syntax.dep[c] == "pobj"]
            if nouns and syntax.tag[nouns[0]] in NOUNS:
                draft.noun, draft.words, draft.link = nouns[0], left_phrase(syntax, nouns[0]), "front"
            elif nouns:
                draft.link = "pronoun"


def _count_purpose(reading, draft, i, last):
    """What a sum without a noun is for: "40 million for spare parts"."""
    syntax = reading.syntax
    if i >= last or syntax.lower[i] not in words("purpose"):
        return
    i += 1 + (syntax.tag[i + 1] in ("DT", "PRP$"))
    phrase = noun_phrase(syntax, i, last)
    named = phrase and (phrase[-1] in reading.date_tokens or phrase[-1] in reading.country_at or syntax.tag[phrase[-1]] == "NNP")
    if phrase and not named and class_of(syntax, phrase[-1]) not in _NO_PURPOSE:
        draft.noun, draft.words, draft.link = phrase[-1], phrase, "of"


def _behind_rate(syntax, i, last):
    """The token behind "a year", "per day" or the like."""
    is_rate = i + 2 <= last and syntax.lower[i] in words("rate") and class_of(syntax, i + 1) == "time"
    return i + 2 if is_rate else i


def _behind_designs(reading, i, last):
    """The token behind bores, and behind all but the last of several designs: "200 122-mm and 152-mm guns"."""
    syntax = reading.syntax
    while i + 1 < last and syntax.lower[i + 1] in _LISTING and is_designation(syntax, i) and is_designation(syntax, i + 2):
        i += 2
    i = min(reading.calibres.get(i, i - 1) + 1, last + 1)
    return _behind_designs(reading, i + 1, last) if i < last and syntax.lower[i] in _LISTING and i + 1 in reading.calibres else i


def _behind_bracket(syntax, i, last):
    """The token behind an amount in other money: "12 million kroner ($1.1 million)"."""
    closing = next((j for j in range(i, min(last, i + _LONGEST_BRACKET) + 1) if syntax.lower[j] == ")"), None)
    return closing + 1 if i <= last and syntax.lower[i] == "(" and closing is not None and closing < last else i


def _is_portion(syntax, draft, i, last):
    """Whether what is counted stands behind a preposition: "dozens of", "$3 million in aid"."""
    if syntax.lower[i] == "of" or syntax.lower[i : i + 2] == ["out", "of"]:
        return True
    if draft.quantity.kind != "money" or i == last:
        return False
    if syntax.lower[i] == "worth":
        return syntax.lower[i + 1] == "of"
    phrase = noun_phrase(syntax, i + 1, last) if syntax.lower[i] == "in" else ()
    if not phrase or syntax.tag[phrase[-1]] in ("NNP", "NNPS"):
        return False
    return class_of(syntax, phrase[-1]) in _BOUGHT or noun_lemma(syntax, phrase[-1]) in words("paid in")


def _count_behind(reading, draft, i, last, starts):
    """The noun phrase behind "of": "dozens of shells", "8,000 of them", "9 of some 40 mortars"."""
    syntax = reading.syntax
    i += 1 + (i < last and syntax.lower[i : i + 2] in (["worth", "of"], ["out", "of"]))
    while i <= last and (syntax.tag[i] in _OPENING or syntax.lower[i] == "all") and i not in starts:
        if i + 1 in starts:
            i += 1
            break
        if i + 1 > last or not _continues(syntax, i + 1) or syntax.dep[i] != "det" and syntax.tag[i] == "DT":
            break
        i += 1
    if i in starts and starts[i] is not draft:
        inner = starts[i]
        phrase = noun_phrase(syntax, inner.last + 1, last)
        draft.whole = None if _is_size(inner.quantity) else inner
    else:
        phrase = noun_phrase(syntax, i, last)
        inner = next((j for j in phrase if j in starts), None)
        if inner is not None:
            draft.whole, phrase = starts[inner], [j for j in phrase if j > starts[inner].last]
    if draft.whole is not None and draft.whole.quantity.kind == "percent":
        draft.link = "fraction"
    elif phrase and noun_lemma(syntax, phrase[-1]) in words("gauge"):
        return
    elif phrase:
        draft.noun, draft.words, draft.link = phrase[-1], phrase, "of"
    elif i <= last and syntax.tag[i] in _PRONOUNS:
        draft.link = "pronoun"
        if i < last and syntax.tag[i + 1] == "NNS" and syntax.tag[i] == "PRP":
            draft.noun, draft.words = i + 1, [i + 1]


def _is_size(quantity):
    """Whether a quantity tells how big the counted are: "500 of 122 mm"."""
    return quantity.kind == "calibre" or (quantity.kind == "measure" and quantity.unit in words("length"))


def _continues(syntax, i):
    return syntax.tag[i] in INSIDE or syntax.tag[i] in _OPENING


def _count_left(reading, draft):
    """A noun that the number describes from behind: "a package worth 5", "deliveries totalling 5"."""
    syntax, before = reading.syntax, draft.first - 1
    if before in reading.country_at and syntax.lower[before] not in words("worth"):
        return
    if before > 0 and syntax.lower[before] in words("worth") and syntax.tag[before - 1] in NOUNS:
        noun = _packed(syntax, _receiving(reading, before - 1))
        draft.noun, draft.words, draft.link = noun, left_phrase(syntax, noun), "worth"
        return
    top = _top(syntax, draft)
    for _ in range(_LONGEST_CLIMB):
        head, dep = syntax.head[top], syntax.dep[top]
        if head == top:
            return
        valued = dep in _VALUING or (dep == "prep" and syntax.lower[top] in words("worth"))
        if valued and syntax.tag[head] in NOUNS and head < draft.first and not _is_remote(syntax, dep, head, draft.first):
            head = _packed(syntax, head)
            if head in reading.number_tokens:
                return
            link = "name" if dep == "appos" and _is_name(syntax, head) else "worth"
            draft.noun, draft.words, draft.link = head, left_phrase(syntax, head), link
            return
        if dep == "pobj" and _describes(syntax, head, draft.quantity.kind) and syntax.head[head] < draft.first:
            noun = _summed(syntax, syntax.head[head])
            if noun in reading.number_tokens:
                return
            draft.noun, draft.words, draft.link = noun, left_phrase(syntax, noun), "worth"
            return
        if syntax.tag[head] in VERBS and dep not in ("npadvmod", "dobj", "attr", "pobj", "nummod", "amod"):
            return
        if dep == "relcl" or dep == "ROOT":
            return
        top = head


def _summed(syntax, noun):
    """What a sum is the size of: "a package in the amount of 5"."""
    outer = syntax.head[syntax.head[noun]]
    sized = syntax.dep[noun] == "pobj" and syntax.lower[syntax.head[noun]] == "in" and noun_lemma(syntax, noun) in words("sizing")
    return outer if sized and syntax.tag[outer] in NOUNS else noun


def _is_name(syntax, i):
    """Whether a noun is a name that no lexicon knows for a thing."""
    return syntax.tag[i] in ("NNP", "NNPS") and class_of(syntax, i) is None


def _is_remote(syntax, dep, head, first):
    """Whether an apposition jumps over a clause: it then belongs to something nearer."""
    return dep == "appos" and any(syntax.tag[i] in ("VBD", "VBZ", "VBP", "MD") for i in range(head + 1, first))


def _receiving(reading, noun):
    """The goods, where a country for them comes between: "a package for Ukraine worth 5"."""
    syntax = reading.syntax
    while noun in reading.country_at and syntax.dep[noun] == "pobj":
        outer = syntax.head[syntax.head[noun]]
        if syntax.tag[outer] not in NOUNS:
            break
        noun = outer
    return noun


def _packed(syntax, noun):
    """The package that goods stand in: "a package of arms worth 5"."""
    if syntax.dep[noun] == "pobj" and syntax.lower[syntax.head[noun]] == "of":
        outer = syntax.head[syntax.head[noun]]
        return outer if class_of(syntax, outer) in ("aid", "finance") else noun
    return noun


def _describes(syntax, preposition, kind):
    """Whether a preposition hangs a sum or a number on the noun before it: "a fine of", "a toll of"."""
    noun = syntax.head[preposition]
    if syntax.lower[preposition] not in words("measuring") or syntax.tag[noun] not in NOUNS:
        return False
    return kind != "count" or syntax.lower[noun] in words("counter") or syntax.lower[noun] in words("collective")


def _top(syntax, draft):
    """The token of the number whose head lies outside the number."""
    for i in range(draft.last, draft.first - 1, -1):
        if not draft.first <= syntax.head[i] <= draft.last or syntax.head[i] == i:
            return i
    return draft.last


def _predicates(syntax, draft):
    """Tokens that may tell what happened to the counted: close modifiers first, then heads upwards.

    What stands above the inner figure of "4 of the 10 men" is said of the outer one.
    """
    if draft.whole is not None:
        return list(_upwards(syntax, _top(syntax, draft)))
    named = draft.link in ("direct", "of") and syntax.tag[draft.noun] in NOUNS
    start = _phrase_head(syntax, draft.noun) if named else _top(syntax, draft)
    found = list(draft.words[:-1]) if draft.link in ("direct", "of") else []
    found += _right_beside(syntax, (draft.noun if draft.link in ("direct", "of") else draft.last) + 1)
    found += _of_victims(syntax, draft.last + 1)
    found += [c for c in syntax.children[start] if c > start and _says_of(syntax, c)]
    return found if draft.portioned else found + list(_upwards(syntax, start))


def _phrase_head(syntax, noun):
    """The token that a noun's phrase hangs by: "2s" in "12 Leopard 2s", or the noun itself."""
    behind = syntax.head[noun]
    return behind if behind == noun + 1 and syntax.dep[noun] == "compound" and syntax.lower[behind][0].isdigit() else noun


def _of_victims(syntax, i):
    """The word for the victims that a number is of: "seven of the dead", "seven of those killed"."""
    if syntax.lower[i : i + 1] == ["of"] and syntax.tag[i + 1 : i + 2] == ["DT"]:
        told = [c for c in syntax.children[i + 1] if syntax.dep[c] in ("acl", "relcl")]
        if told:
            return told
    victims = i + 1 + (syntax.tag[i + 1 : i + 2] == ["DT"])
    if syntax.lower[i : i + 1] == ["of"] and victims < len(syntax) and syntax.tag[victims] == "JJ":
        return [victims]
    return []


def _right_beside(syntax, i):
    """A participle or adjective right behind the counted: "35 injured", "251 taken hostage"."""
    i += i < len(syntax) and syntax.lower[i] in words("adding") | words("pro-noun")
    helped = i
    while helped < len(syntax) and helped - i < _LONGEST_HELP and syntax.lower[helped] in words("helping"):
        helped += 1
    if helped > i and helped < len(syntax) and syntax.tag[helped] in ("VBN", "VBD"):
        return [helped]
    if i < len(syntax) and syntax.lower[i] in words("captive"):
        return [i]
    if i >= len(syntax) or syntax.tag[i] not in ("JJ", "VBN", "VBD") or syntax.dep[i] in _AUXILIARY:
        return []
    named = i + 1 < len(syntax) and syntax.tag[i + 1] in NOUNS and syntax.head[i + 1] == i
    return [i + 1, i] if named else [i]


def _says_of(syntax, i):
    """Whether a modifier behind a noun is about all of it, not about a part ("five of which failed")."""
    if syntax.dep[i] == "relcl":
        return not any(syntax.dep[c] in ("nsubj", "nsubjpass") and syntax.tag[c] == "CD" for c in syntax.children[i])
    return syntax.dep[i] in ("acl", "amod")


def _upwards(syntax, i):
    """The heads of a token: verbs, and nouns that take it by a preposition ("the death of 12")."""
    for _ in range(_LONGEST_CLIMB):
        head = syntax.head[i]
        if head == i:
            return
        if syntax.dep[i] in ("nsubj", "nsubjpass", "dobj"):
            yield from complements(syntax, i, head)
        if syntax.tag[head] in VERBS or syntax.tag[head] in NOUNS or syntax.tag[head] == "JJ":
            yield head
        if syntax.dep[head] == "relcl" and syntax.lemma(head) not in words("holding"):
            return
        if syntax.dep[head] == "conj" and any(syntax.dep[c] in ("nsubj", "nsubjpass") for c in syntax.children[head]):
            return  # a joined clause with a subject of its own
        i = head
