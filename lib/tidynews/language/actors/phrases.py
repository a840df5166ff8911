"""Noun phrases and pronouns of a parsed article, as spans of tokens."""

from typing import NamedTuple

from tidynews.language.actors import knowledge

_NOUN = frozenset(("NN", "NNS", "NNP", "NNPS"))
_PROPER = frozenset(("NNP", "NNPS"))
_INSIDE = _NOUN | frozenset(("JJ", "JJR", "JJS", "CD", "POS", "HYPH", "VBN", "VBG", "RBS", "ADD", "XX", "FW"))
_OPENING = frozenset(("DT", "PDT", "PRP$", "WP$"))
_PREMODIFIER = frozenset(
    ["compound", "amod", "nmod", "nummod", "poss", "det", "quantmod", "npadvmod", "advmod", "punct", "predet", "dep"]
)
_DAY_PARTS = frozenset(("late", "early"))
_PLACING = frozenset(("in", "at", "from", "near", "outside", "on"))
_LONGEST_NAME = 9  # words
_MISTAKEN = frozenset(("CD", "WP", "PRP"))  # tags that capitals are given in error: "WHO", "US"
_TAIL_PREPOSITIONS = frozenset(["of", "for", "in", "at", "from", "with", "on", "to"])


class Phrase(NamedTuple):
    """One noun phrase or pronoun: token indices, both ends included.

    ``tail`` is the index of the phrase that a preposition right behind ties
    to this one ("minister *of defense*"), ``by`` that preposition.
    """

    first: int
    last: int
    pronoun: bool
    tail: int | None = None
    by: str | None = None


def find(syntax) -> list[Phrase]:
    """All noun phrases and personal pronouns, in order, none overlapping."""
    found, i, n = [], 0, len(syntax)
    while i < n:
        tag = syntax.tag[i]
        if tag == "PRP" and not _acronym(syntax, i):
            found.append(Phrase(i, i, True))
            i += 1
        elif tag in _OPENING or (tag in _INSIDE and not _participle(syntax, i)) or _acronym(syntax, i):
            last, i = _extend(syntax, i)
            if last is not None:
                found.append(Phrase(last[0], last[1], False))
        else:
            i += 1
    found = [part for phrase in found for part in _without_front(syntax, phrase)]
    return _with_tails(syntax, _with_long_names(syntax, found))


def front(syntax, first: int, last: int) -> int:
    """Where a name begins behind a day or a place that opens the sentence: "On Monday | Eva Lund", "In Kyiv | Anton Weber"."""
    i = first
    while i < last and (_is_day(syntax, i) or (syntax.lower[i] in _DAY_PARTS and _is_day(syntax, i + 1))):
        i += 1
    led = first > 0 and syntax.tag[first - 1] == "IN" and syntax.lower[first - 1] in _PLACING
    if i == first and led and last - first >= 2:
        words = [knowledge.normal(syntax.text[syntax.start[k] : syntax.end[k]]) for k in range(first, last + 1)]
        known = knowledge.names(words)
        place = next((behind for at, behind, entry in known if at == 0 and entry.kind in ("capital", "country", "place")), 0)
        i += place if len(words) - place >= 2 else 0
    named = i > first and all(syntax.capital(k) or syntax.lower[k] in knowledge.words_of("particle") for k in range(i, last + 1))
    return i if named else first


def _is_day(syntax, i):
    return syntax.lower[i].rstrip(".") in knowledge.words_of("calendar") and syntax.capital(i)


def _without_front(syntax, phrase):
    """A phrase parted from the day or the place before it."""
    first = phrase.first if phrase.pronoun else front(syntax, phrase.first, phrase.last)
    if first == phrase.first:
        return [phrase]
    return [Phrase(phrase.first, first - 1, False), phrase._replace(first=first)]


def _with_long_names(syntax, found):
    """Phrases made one over which a known name runs: "the Institute | for | the Study | of | War"."""
    joined = []
    for phrase in found:
        if joined and phrase.first <= joined[-1].last:
            joined[-1] = joined[-1]._replace(last=max(joined[-1].last, phrase.last))
            continue
        last = None if phrase.pronoun else _name_end(syntax, phrase)
        first = phrase.first - _cut_off(syntax, phrase)
        joined.append(phrase._replace(first=first, last=last or phrase.last))
    return joined


def _cut_off(syntax, phrase):
    """1 where the tagger has cut the first word of a country off: "SOUTH | KOREA"."""
    before = phrase.first - 1
    if (
        phrase.pronoun
        or before < 0
        or not syntax.capital(before)
        or not syntax.capital(phrase.first)
        or syntax.tag[before] in _NOUN
    ):
        return 0
    return int(
        knowledge.is_country([knowledge.normal(syntax.text[syntax.start[i] : syntax.end[i]]) for i in (before, phrase.first)])
    )


def _name_end(syntax, phrase):
    """The last token of a long name that begins in a phrase and goes on behind it, or None."""
    for i in range(phrase.last, phrase.first - 1, -1):
        if syntax.tag[i] in _NOUN and syntax.capital(i):
            words = [
                knowledge.normal(syntax.text[syntax.start[k] : syntax.end[k]])
                for k in range(i, min(i + _LONGEST_NAME, len(syntax)))
            ]
            count = knowledge.long_name(words)
            if count and i + count - 1 > phrase.last:
                return i + count - 1
    return None


def _extend(syntax, i):
    """The phrase that begins at token ``i`` and where to go on looking."""
    first, last, k, n = i, None, i, len(syntax)
    while k < n:
        if k > i and not _linked(syntax, k - 1, k):
            joined = _second_modifier(syntax, k)
            if joined is None:
                break
            k = joined
        if (
            syntax.tag[k] in _NOUN
            or (syntax.tag[k] in ("DT", "CD", "JJ") and k == i)
            or (k == i + 1 and knowledge.is_pair(syntax.lower[k]))
            or _acronym(syntax, k)
        ):
            last = k
        k += 1
    if last is None:
        return None, max(k, i + 1)
    if syntax.tag[last] not in _NOUN and not _acronym(syntax, last) and not knowledge.is_pair(syntax.lower[last]):
        return None, max(k, i + 1)
    last = _singular(syntax, first, last)
    while syntax.tag[first] in ("POS", "HYPH") and first < last:
        first += 1
    return (first, last), max(last + 1, i + 1)


def _singular(syntax, first, last):
    """Where a phrase with "a" ends that runs on into a plural: "a goal | investors" (doubt it can reach)."""
    if syntax.lower[first] not in knowledge.words_of("single") or syntax.tag[last] not in ("NNS", "NNPS"):
        return last
    plural = last
    while plural > first and syntax.tag[plural - 1] in ("JJ", "VBN", "NNP"):
        plural -= 1
    counted = not knowledge.words_of("counting").isdisjoint(syntax.lower[first:last])
    runs_on = plural - 1 > first and not counted and syntax.tag[plural - 1] == "NN" and syntax.dep[plural - 1] == "compound"
    return plural - 1 if runs_on else last


def _linked(syntax, a, b):
    """Whether token ``b`` goes on with the phrase of token ``a``."""
    tag_a, tag_b = syntax.tag[a], syntax.tag[b]
    if syntax.sentence[a] != syntax.sentence[b] or (tag_b not in _INSIDE and tag_b != "PRP$"):
        return tag_b == "DT" and tag_a == "PDT"
    if "HYPH" in (tag_a, tag_b):
        return syntax.end[a] == syntax.start[b]
    if "POS" in (tag_a, tag_b):
        return True
    if tag_b == "PRP$":
        return tag_a == "PDT"
    if tag_a in _NOUN:
        head = syntax.head[a]
        premodifier = head > a and syntax.dep[a] in _PREMODIFIER or syntax.dep[a] == "conj" and syntax.head[head] > a
        return (premodifier and tag_b != "CD") or ((tag_b in _PROPER or _acronym(syntax, b)) and _titled(syntax, a, b))
    return not _participle(syntax, b)


def _acronym(syntax, i):
    """Letters in capitals, between words that are not, which the tagger takes for a number or a pronoun."""
    if syntax.tag[i] not in _MISTAKEN:
        return False
    capitals = [_in_capitals(syntax, k) for k in range(max(i - 1, 0), min(i + 2, len(syntax)))]
    return _in_capitals(syntax, i) and (syntax.tag[i] == "CD" or sum(capitals) == 1)


def _in_capitals(syntax, i):
    word = syntax.text[syntax.start[i] : syntax.end[i]]
    return len(word) > 1 and word.isalpha() and word.isupper()


def _participle(syntax, i):
    """A participle that is no modifier of the noun behind it."""
    verbal = syntax.tag[i] in ("VBG", "VBN")
    return verbal and not (syntax.head[i] > i and syntax.dep[i] in ("amod", "compound"))


def _titled(syntax, a, b):
    """A title or a role before a name: "spokesman Ann Lee"."""
    role = knowledge.role((syntax.lower[a],))
    return role is not None and role.kind in ("person", "institution") and syntax.dep[b] != "npadvmod"


def _second_modifier(syntax, k):
    """Where a phrase goes on behind "and" that joins two modifiers ("French and British officials")."""
    if syntax.tag[k] != "CC" or k + 1 >= len(syntax):
        return None
    first = syntax.head[k + 1]
    joins = syntax.dep[k + 1] == "conj" and first < k and syntax.dep[first] in _PREMODIFIER and syntax.head[first] > k
    return k + 1 if joins and syntax.tag[k + 1] in _INSIDE else None


def _with_long_titles(syntax, found):
    """Phrases with "Secretary of State" or "Minister for Health" made one with the name behind it."""
    joined = []
    for phrase in found:
        before = joined[-1] if joined else None
        office = joined[-2] if len(joined) > 1 else None
        if office and before and _charged(syntax, office, before, phrase):
            joined[-2:] = [Phrase(office.first, phrase.last, False)]
        elif before and (_long_title(syntax, before, phrase) or _hyphened(syntax, before, phrase)):
            joined[-1] = Phrase(before.first, phrase.last, False)
        else:
            joined.append(phrase)
    return joined


def _charged(syntax, office, charge, name):
    """Whether three phrases are an office, its department and a name: "Minister of | Foreign Affairs | Ann Lee"."""
    beside = name.first == charge.last + 1 and charge.first in (office.last + 2, office.last + 3)
    return beside and syntax.tag[name.first] == "NNP" and knowledge.in_charge(syntax.lower[office.last : charge.last + 1])


def _long_title(syntax, before, phrase):
    if phrase.first != before.last + 2 or syntax.lower[before.last + 1] not in ("of", "for"):
        return False
    for behind in range(phrase.first + 1, min(phrase.last, phrase.first + 3) + 1):
        if knowledge.role((*syntax.lower[before.last : behind],)):
            return True
    return False


def _hyphened(syntax, before, phrase):
    return phrase.first == before.last + 4 and syntax.tag[before.last + 1] == syntax.tag[before.last + 3] == "HYPH"


def _with_bodies(syntax, found):
    """Phrases made one that are a body's name with "and" in it.

    "The Ministry of | Trade | and | Industry", "The Water Resources | and | Energy Directorate".
    """
    joined = []
    for phrase in found:
        before = joined[-1] if joined else None
        if before and _is_body(syntax, before, phrase):
            joined[-1] = Phrase(before.first, phrase.last, False)
            continue
        fields = _fields(syntax, joined, phrase)
        if fields:
            joined[-fields:] = [Phrase(joined[-fields].first, phrase.last, False)]
        else:
            joined.append(phrase)
    return joined


def _is_body(syntax, before, phrase):
    """Whether "and" joins the two parts of what a body is in charge of, the body's noun behind both."""
    joined = phrase.first == before.last + 2 and syntax.lower[before.last + 1] in ("and", "&")
    if not joined or not _capitals(syntax, phrase) or not _capitals(syntax, before) or _noun_of_body(syntax, before.last):
        return False
    return phrase.first < phrase.last and _noun_of_body(syntax, phrase.last) and not _known_in(syntax, before)


def _fields(syntax, earlier, phrase):
    """How many phrases before this one are the body and its first fields: "Institute for | Peace | , | Law | and | Security"."""
    paired = any(syntax.tag[i] == "CC" for i in range(phrase.first, phrase.last))
    if not _is_field(syntax, phrase) or not (paired or syntax.lower[phrase.first - 1] in ("and", "&")):
        return 0
    behind = phrase
    for count, before in enumerate(reversed(earlier), 1):
        gap = syntax.lower[before.last + 1 : behind.first]
        if gap and gap[0] in ("of", "for", "on") and gap[1:] in ([], ["the"]):
            return count if _noun_of_body(syntax, before.last) and (paired or behind is not phrase) else 0
        if gap not in ([","], ["and"], ["&"], [",", "and"]) or not _capitals(syntax, before):
            return 0
        behind = before
    return 0


def _capitals(syntax, phrase):
    words = range(phrase.first + (syntax.lower[phrase.first] == "the"), phrase.last + 1)
    return bool(words) and all(syntax.capital(i) or syntax.tag[i] in ("HYPH", "POS", "CC") for i in words)


def _noun_of_body(syntax, i):
    role = knowledge.role((syntax.lower[i],)) if syntax.capital(i) else None
    return role is not None and role.kind == "institution" and not role.plural


def _is_field(syntax, phrase):
    """A subject that a body may be in charge of, by its last word, and no name."""
    word = syntax.lower[phrase.last]
    told = word in knowledge.words_of("portfolio") or word.endswith(tuple(knowledge.words_of("field_endings")))
    return told and _capitals(syntax, phrase) and not _known_in(syntax, phrase)


def _known_in(syntax, phrase):
    words = [knowledge.normal(syntax.text[syntax.start[i] : syntax.end[i]]) for i in range(phrase.first, phrase.last + 1)]
    return any(behind == len(words) for _, behind, _ in knowledge.names(words))


def _with_tails(syntax, found):
    found = _with_bodies(syntax, _with_long_titles(syntax, found))
    starts = {phrase.first: index for index, phrase in enumerate(found)}
    owner = {}
    for index, phrase in enumerate(found):
        at = phrase.last + 1
        if not phrase.pronoun and at < len(syntax) and syntax.lower[at] in _TAIL_PREPOSITIONS:
            tail = starts.get(at + 1)
            if tail is not None and not found[tail].pronoun and syntax.head[at] >= owner.get(index, phrase.first):
                found[index] = phrase._replace(tail=tail, by=syntax.lower[at])
                owner[tail] = owner.get(index, phrase.first)
    return found
