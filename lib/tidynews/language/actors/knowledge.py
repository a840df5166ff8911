"""What the lexicons know of names and nouns, indexed for quick looking up."""

import re
from functools import cache
from typing import NamedTuple

from tidynews import lexicons

_SPLIT = ";"
_POSSESSIVE = re.compile(r"['’]s?$")
_LONGEST_ROLE = 5  # words
_INTERNATIONAL = "international_org"
STATES = ("country", "capital", "seat", "demonym")  # kinds of names that mean a state


class Known(NamedTuple):
    """One entry of the name lexicons."""

    name: str
    kind: str  # country, demonym, capital, seat, place, outlet or institution
    type: str
    country: str | None


class Role(NamedTuple):
    """One noun of the role lexicon."""

    noun: str
    kind: str  # person, collective, institution, document or state
    type: str
    group: str
    generic: bool
    plural: bool


def normal(word: str) -> str:
    """A word without dots, commas, quotation marks and possessive ending.

    >>> normal("U.S."), normal("Kenya's"), normal("St.")
    ('US', 'Kenya', 'St')
    """
    word = word.strip('.,;:"“”‘()[]').replace(".", "")
    return _POSSESSIVE.sub("", word)


def names(words) -> list[tuple[int, int, Known]]:
    """Known names in a list of normal words, the longest first match each: (first, behind, entry).

    An outlet's name that a larger name goes on from ("The National" in "The
    National Road Board") is not taken for it.
    """
    found, i, index = [], 0, _names()
    while i < len(words):
        for form, known in _candidates(index, words, i):
            behind = i + len(form)
            if _reads(words, i, form) and not (
                known.kind == "outlet" and words[behind : behind + 1] and words[behind][:1].isupper()
            ):
                found.append((i, behind, _of_a_state(found, i, known, words[i:behind])))
                i = behind - 1
                break
        i += 1
    return found


def long_name(words) -> int:
    """How many of these words, first to last, are one known name that a preposition or "and" runs through; 0 if none.

    >>> long_name(["Institute", "for", "the", "Study", "of", "War", "said"])
    6
    """
    here = list(words)
    return next((len(form) for form in _long_names().get(tuple(here[:2]), ()) if tuple(here[: len(form)]) == form), 0)


def is_country(words) -> bool:
    """Whether two words are the name of a country, in capitals or not.

    >>> is_country(["SOUTH", "KOREA"]), is_country(["Monday", "Korea"])
    (True, False)
    """
    forms = _names().get(tuple(map(_calmed, words)), ())
    return any(len(form) == 2 and known.kind == "country" for form, known in forms)


@cache
def _long_names():
    """Names with a lower-case word in them by their first two words, longest first."""
    index = {}
    for forms in _names().values():
        for form, known in forms:
            if known.kind in ("institution", "outlet", "country") and len(form) > 2:
                index.setdefault(form[:2], []).append(form)
    return {pair: sorted(forms, key=lambda f: (-len(f), f)) for pair, forms in index.items()}


def _of_a_state(found, i, known, words):
    """A body of a kind that a state has too is the state's that stands right before it: "Russia's Security Council"."""
    before = found[-1] if found else None
    if (
        known.type != _INTERNATIONAL
        or words[-1].lower() not in words_of("national")
        or before is None
        or before[1] != i
        or before[2].kind not in STATES
    ):
        return known
    return Known(" ".join(words), known.kind, "government", before[2].country)


def _candidates(index, words, i):
    """The entries that the words at ``i`` may be, longest first: by two words, then by one."""
    pair = tuple(map(_calmed, words[i : i + 2]))
    return (*index.get(pair, ()), *index.get(words[i], ()), *(index.get(pair[0], ()) if pair[0] != words[i] else ()))


def _reads(words, i, form):
    """Whether the words from ``i`` on are this form, in capitals or not."""
    here = tuple(words[i : i + len(form)])
    return len(form) == 1 or here == form or tuple(map(_calmed, here)) == form


def _calmed(word):
    """A word in capitals as a name is usually printed."""
    return word.title() if word.isupper() and len(word) > 3 else word


def role(words) -> Role | None:
    """The role noun that these lower-case words are, singular or plural, or an office with its charge ("minister for health")."""
    words = tuple(words)
    return _roles().get(words) or (_roles().get(words[:1]) if in_charge(words) else None)


def in_charge(words) -> bool:
    """Whether these lower-case words are an office and its department.

    >>> in_charge(["minister", "for", "foreign", "affairs"]), in_charge(["minister", "of", "the", "crown"])
    (True, False)
    """
    if len(words) < 3 or words[0] not in words_of("charge") or words[1] not in ("of", "for"):
        return False
    return " ".join(words[2:]).removeprefix("the ") in words_of("portfolio")


def last_role(words, end: int | None = None) -> tuple[int, Role] | None:
    """The longest role noun that ends right before ``end``: (first word, role)."""
    end = len(words) if end is None else end
    for start in range(max(0, end - _LONGEST_ROLE), end):
        found = role(words[start:end])
        if found:
            return start, found
    return None


def ends_role(word: str) -> bool:
    """Whether a lower-case word is the last of some role noun."""
    return word in _role_endings()


def honorific(word: str) -> dict | None:
    """The lexicon's row of a form of address or rank, or None."""
    return _honorifics().get(word)


def modifier(word: str) -> dict | None:
    """The row of a word that tells whose side a person or institution is on, or None."""
    return _modifiers().get(word)


def stands_for(noun: str) -> frozenset[str]:
    """What a noun may take up again: role nouns, ``@groups`` and ``#types``."""
    return _anaphors().get(noun, frozenset())


def is_pair(word: str) -> bool:
    """Whether a word alone means two persons named before ("both", "two")."""
    return word in lexicons.table("actors")["pair"]["words"]


def officeholder(name: str) -> dict | None:
    """The row of a well-known holder of public office, by the full name or an unmistakable surname."""
    name = name.title() if name.isupper() else name
    return _officeholders().get(name) or _officeholders().get(" ".join(w for w in name.split() if len(w.strip(".")) > 1))


def given_name(word: str) -> str | None:
    """``m`` or ``f`` for a common given name, or None."""
    return _given_names().get(word)


def words_of(table: str) -> frozenset[str]:
    """The word list of one table of ``actors.toml``."""
    return _word_sets()[table]


def domains() -> frozenset[str]:
    """The endings of the names of sites, as "net"."""
    return frozenset(lexicons.table("language")["domains"]["words"])


def state_of(name: str) -> str | None:
    """The country that a capital or a seat of government stands for; None for any other name.

    >>> state_of("Seoul"), state_of("The Kremlin"), state_of("South Korea")
    ('South Korea', 'Russia', None)
    """
    words = [normal(w) for w in name.removeprefix("The ").removeprefix("the ").split()]
    whole = [known for first, behind, known in names(words) if first == 0 and behind == len(words)]
    return country_name(whole[0].country) if whole and whole[0].kind in ("capital", "seat") and whole[0].country else None


def country_name(alpha3: str) -> str:
    """The common English name of a country.

    >>> country_name("KOR")
    'South Korea'
    """
    return _country_names()[alpha3]


@cache
def _country_names():
    return {row["alpha3"]: row["name"] for row in lexicons.rows("countries")}


@cache
def _word_sets():
    return {name: frozenset(table["words"]) for name, table in lexicons.table("actors").items()}


@cache
def _names():
    """Entries by their first two words, or by the only one; longest first, of two alike the one read first."""
    seen, index = {}, {}
    for form, known in _entries():
        words = tuple(normal(w) for w in form.split())
        if words not in seen:
            seen[words] = known
            index.setdefault(tuple(map(_calmed, words[:2])) if len(words) > 1 else words[0], []).append((words, known))
    for forms in index.values():
        forms.sort(key=lambda entry: -len(entry[0]))
    return index


def _entries():
    for row in lexicons.rows("countries"):
        code, country = row["alpha3"], row["name"]
        yield from ((form, Known(country, "country", "government", code)) for form in (country, *_cell(row["aliases"])))
        yield from ((form, Known(form, "capital", "government", code)) for form in _cell(row["capitals"]))
        yield from ((form, Known(form, "seat", "government", code)) for form in _cell(row["metonyms"]))
        for form in _cell(row["demonyms"]):
            yield form, Known(form, "demonym", "unknown", code)
            yield form + "s", Known(form + "s", "demonym", "unknown", code)
    yield from _listed("institutions", "institution")
    yield from _listed("outlets", "outlet")
    for row in lexicons.rows("places"):
        yield from ((form, Known(form, "place", "unknown", row["alpha3"])) for form in _cell(row["places"]))


def _listed(lexicon, kind):
    for row in lexicons.rows(lexicon):
        known = Known(row["name"], kind, row.get("type", "media"), row["country"] or None)
        yield from ((form, known) for form in (row["name"], *_cell(row["aliases"])))


def _cell(cell):
    return [part for part in cell.split(_SPLIT) if part]


@cache
def _roles():
    index = {}
    for row in lexicons.rows("roles"):
        for noun, plural in _numbers(row["noun"]):
            index.setdefault(
                tuple(noun.split()),
                Role(
                    row["noun"],
                    row["kind"],
                    row["type"],
                    row["class"],
                    bool(row["generic"]),
                    plural or row["kind"] == "collective",
                ),
            )
    return index


@cache
def _role_endings():
    return frozenset(words[-1] for words in _roles())


def _numbers(noun):
    """A noun and its plural."""
    yield noun, False
    if noun.endswith("man"):
        yield noun[:-3] + "men", True
    elif noun.endswith("y") and noun[-2:-1] not in "aeou":
        yield noun[:-1] + "ies", True
    elif noun.endswith(("s", "ch", "sh", "x")):
        yield noun + "es", True
    elif noun.endswith(" general"):
        yield noun.replace(" general", "s general"), True
    else:
        yield noun + "s", True


@cache
def _officeholders():
    """Rows by full name; by surname where only one country has one of that name."""
    index, surnames = {}, {}
    for row in lexicons.rows("officeholders"):
        index[row["name"]] = row
        surnames.setdefault(row["name"].split()[-1], []).append(row)
    for surname, rows in surnames.items():
        if len({row["country"] for row in rows}) == 1 and len(surname) > 3:
            index.setdefault(surname, rows[0])
    return index


@cache
def _given_names():
    return {row["name"]: row["gender"] for row in lexicons.rows("given_names")}


@cache
def _honorifics():
    return {row["word"]: row for row in lexicons.rows("honorifics")}


@cache
def _modifiers():
    return {row["word"]: row for row in lexicons.rows("modifiers")}


@cache
def _anaphors():
    return {row["noun"]: frozenset(_cell(row["stands_for"])) for row in lexicons.rows("anaphors")}
