"""The words of a claim made comparable: stems, concepts, countries, names."""

import re
from functools import cache, lru_cache

from tidynews import lexicons

_WORD = re.compile(r"\w+(?:['’.-]\w+)*")
_POSSESSIVE = re.compile(r"['’]s?$")
_CAPITALISED = re.compile(r"[A-Z][\w.’'-]*(?:\s+[A-Z][\w.’'-]*)*")
_COUNTRY_COLUMNS = ("name", "aliases", "demonyms", "capitals", "metonyms")
_LONGEST_COUNTRY = 5  # words
_SUFFIXES = (("ies", "y"), ("ied", "y"), ("sses", "ss"), ("ings", ""), ("ing", ""), ("ed", ""), ("es", ""), ("s", ""))
_SHORTEST_STEM = 3
_RUN = 5  # words that two writers would not both hit upon
_RECENT = 4096  # texts whose analysis is kept


def words_of(text: str | None, stemmed: bool = False) -> list[str]:
    """The words of a text in lower case, possessive endings taken off.

    >>> words_of("South Korea's shells")
    ['south', 'korea', 'shells']
    >>> words_of("Ships delivering shells", stemmed=True)
    ['ship', 'deliver', 'shell']
    """
    found = [_bare(word) for word in _WORD.findall((text or "").lower())]
    return [stem(word) if stemmed else word for word in found]


def runs_of_words(text: str | None) -> frozenset[tuple[str, ...]]:
    """The runs of some words in a row of a text, by which a copy is known.

    >>> len(runs_of_words("one two three four five six seven"))
    3
    """
    words = words_of(text)
    return frozenset(tuple(words[i : i + _RUN]) for i in range(len(words) - _RUN + 1))


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A word without its inflection, so that its forms can be compared; not always a word itself.

    >>> stem("deliveries") == stem("delivery"), stem("sent") == stem("send"), stem("defence") == stem("defense")
    (True, True, True)
    """
    word = _irregular().get(word, word)
    word = _spellings().get(word, word)
    for suffix, ending in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= _SHORTEST_STEM and not word.endswith(("ss", "us", "is")):
            word = word[: -len(suffix)] + ending
            break
    if len(word) > _SHORTEST_STEM and word[-1] == word[-2] and word[-1] in "bdgmnprt":
        word = word[:-1]
    return word[:-1] if word.endswith("e") and len(word) > _SHORTEST_STEM else word


@cache
def _spellings() -> dict[str, str]:
    """Each spelling to the standard one, plurals too."""
    rows = lexicons.rows("spellings")
    return {row["word"] + end: row["standard"] + end for row in rows for end in ("", "s")}


@cache
def _irregular() -> dict[str, str]:
    return {row["form"]: row["lemma"] for row in lexicons.rows("irregular_forms")}


def key_terms(text: str | None) -> tuple[str, ...]:
    """The stems of the words that carry meaning, in order, each once; numbers are left out.

    >>> key_terms("They have sent the shells to the front")
    ('send', 'shell', 'front')
    """
    found = (stem(word) for word in words_of(text) if word not in _function_words() and not word[0].isdigit())
    return tuple(dict.fromkeys(found))


@cache
def _function_words() -> frozenset[str]:
    return frozenset(row["word"] for row in lexicons.rows("function_words"))


@lru_cache(maxsize=_RECENT)
def concepts_of(text: str | None) -> frozenset[str]:
    """The concepts that the words of a text stand for, the broader ones included.

    >>> sorted(concepts_of("It delivered artillery rounds"))
    ['ammunition', 'transfer', 'weapon']
    """
    found = _named_concepts(text)
    broader = _broader()
    chains = [[concept] for concept in found]
    for chain in chains:
        while chain[-1] in broader and broader[chain[-1]] not in chain:
            chain.append(broader[chain[-1]])
    return frozenset(concept for chain in chains for concept in chain)


def narrowest(concepts: frozenset[str]) -> frozenset[str]:
    """Concepts without those that are only a broader name of another one of them.

    >>> sorted(narrowest(frozenset(["ammunition", "weapon", "transfer"])))
    ['ammunition', 'transfer']
    """
    return concepts - {_broader().get(concept) for concept in concepts}


def one_kind(noun: str, other: str) -> bool:
    """Two nouns are one, or name one concept (shell and round), not merely a common broader one (shell and missile).

    >>> one_kind("shell", "rounds"), one_kind("shell", "missile")
    (True, False)
    """
    if stem(noun) == stem(other):
        return True
    shared = _named_concepts(noun) & _named_concepts(other)
    return bool(shared - _classes())


def _named_concepts(text: str | None) -> frozenset[str]:
    return frozenset(concept for word in words_of(text, stemmed=True) for concept in _concepts().get(word, ()))


@cache
def _classes() -> frozenset[str]:
    """The concepts too broad to make two nouns one."""
    return frozenset((*_broader().values(), *(row["class"] for row in lexicons.rows("items"))))


@cache
def victims() -> frozenset[str]:
    """Stems of the nouns that count persons by what became of them: death, casualty, injury."""
    return frozenset(stem(row["noun"]) for row in lexicons.rows("items") if row["class"] == "victim")


@cache
def _broader() -> dict[str, str]:
    return {row["concept"]: row["broader"] for row in lexicons.rows("concepts") if row["broader"]}


@cache
def _concepts() -> dict[str, tuple[str, ...]]:
    """Stem to concepts: those of the lexicon, and for counted things their class where it is one of those."""
    found: dict[str, tuple[str, ...]] = {}
    rows = [(word, row["concept"]) for row in lexicons.rows("concepts") for word in row["words"].split(";")]
    known = {concept for _, concept in rows}
    rows += [(row["noun"], row["class"]) for row in lexicons.rows("items") if row["class"] in known]
    for word, concept in rows:
        key = stem(word.strip())
        found[key] = tuple(dict.fromkeys((*found.get(key, ()), concept)))
    return found


@lru_cache(maxsize=_RECENT)
def countries_in(text: str | None) -> frozenset[str]:
    """ISO 3166 alpha-3 codes of the countries that a text names, by name, demonym, capital or seat.

    >>> sorted(countries_in("Pyongyang sent the Russian army shells, The Korea Herald said"))
    ['PRK', 'RUS']
    """
    runs = _CAPITALISED.findall(_outlets_with_countries().sub("", text or ""))
    return frozenset(code for run in runs for _, code in _tagged(run) if code)


@cache
def _outlets_with_countries() -> re.Pattern:
    """The names of outlets that begin with a capital or a country but do not speak of it."""
    names = {name.strip() for row in lexicons.rows("outlets") for name in (row["name"], *row["aliases"].split(";"))}
    telling = {name for name in names if _names_more_than_a_country(name)}
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(telling, key=lambda name: (-len(name), name))))})\b")


def _names_more_than_a_country(name: str) -> bool:
    """The Korea Herald, but not The Australian, which may open "The Australian government"."""
    words = [pair for run in _CAPITALISED.findall(name) for pair in _tagged(run)]
    return any(code for _, code in words) and any(not code and word.lower() not in _function_words() for word, code in words)


@cache
def _countries() -> dict[str, str]:
    table = {}
    for row in lexicons.rows("countries"):
        for column in _COUNTRY_COLUMNS:
            for name in row[column].split(";"):
                if name.strip():
                    table.setdefault(name.strip().replace(".", "").removeprefix("the "), row["alpha3"])
    return table


def name_words(text: str | None) -> list[str]:
    """The capitalised words of a text in lower case, without the names of countries.

    >>> name_words("South Korean Defense Minister Shin Won-sik")
    ['defense', 'minister', 'shin', 'won-sik']
    """
    return [word for run in name_runs(text) for word in run]


def name_runs(text: str | None) -> list[list[str]]:
    """Capitalised words that stand together, in lower case, without countries and words of grammar.

    >>> name_runs("Minister Rossi met the Rossi Group in Japan")
    [['minister', 'rossi'], ['rossi', 'group']]
    """
    runs = [[word.lower() for word, code in _tagged(run) if not code] for run in _CAPITALISED.findall(text or "")]
    kept = [[word for word in run if word not in _function_words()] for run in runs]
    return [run for run in kept if run]


def proper_words(text: str | None) -> list[str]:
    """The capitalised words of a text as printed, names of countries included.

    >>> proper_words("a Japanese admiral in Kobe")
    ['Japanese', 'Kobe']
    """
    return [word for run in _CAPITALISED.findall(text or "") for word in run.split()]


def negated(text: str | None) -> bool:
    """A text says that something is not so; "not only" and "not … alone" say that it is.

    >>> [negated(text) for text in ("She is not fit to serve", "not only shells", "a danger not to Oslo alone")]
    [True, False, False]
    """
    words = words_of(text)
    return any(
        word in _negation("words")
        and not _negation("undone") & {*words[k + 1 : k + 2]}
        and not _negation("undone_later") & {*words[k:]}
        for k, word in enumerate(words)
    )


@cache
def _negation(group: str) -> frozenset[str]:
    return frozenset(lexicons.table("stance")["negation"][group])


def meaningful_words(text: str | None) -> list[str]:
    """The words of a text in lower case, without the names of countries and the words of grammar.

    >>> meaningful_words("the South Korean defence ministry")
    ['defence', 'ministry']
    """
    left = _CAPITALISED.sub(lambda run: " ".join(word for word, code in _tagged(run.group()) if not code), text or "")
    return [word for word in words_of(left) if word not in _function_words()]


def _tagged(run: str) -> list[tuple[str, str | None]]:
    """The words of a run of capitalised words, names of countries joined and with their code."""
    words = [_bare(word.rstrip(".,")) for word in run.split()]
    table, first_words, tagged, i = _countries(), _country_openings(), [], 0
    while i < len(words):
        longest = min(_LONGEST_COUNTRY, len(words) - i) if words[i].replace(".", "") in first_words else 1
        for size in range(longest, 0, -1):
            name = words[i] if size == 1 else " ".join(words[i : i + size])
            code = table.get(name.replace(".", ""))
            if code or size == 1:
                tagged.append((name, code))
                i += size
                break
    return tagged


@cache
def _country_openings() -> frozenset[str]:
    """The first words of names of countries."""
    return frozenset(name.split()[0] for name in _countries() if name)


def _bare(word: str) -> str:
    """A word without its possessive ending."""
    return _POSSESSIVE.sub("", word) if "'" in word or "’" in word else word


def names_a_seat(text: str) -> bool:
    """A text is the name of a seat of government (the Kremlin), not of a country or its capital.

    >>> names_a_seat("the Kremlin"), names_a_seat("Moscow")
    (True, False)
    """
    return text.removeprefix("The ").removeprefix("the ").strip() in _seats()


@cache
def _seats() -> frozenset[str]:
    return frozenset(
        name.strip().removeprefix("the ")
        for row in lexicons.rows("countries")
        for name in row["metonyms"].split(";")
        if name.strip()
    )
