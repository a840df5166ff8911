"""What a noun phrase says of its actor by itself: name, role, type, country, number."""

import re
from dataclasses import dataclass, field

from tidynews.language.actors import knowledge
from tidynews.language.actors.knowledge import Known, Role

_WORD = re.compile(r"\S+")
_POSSESSED = re.compile(r"\w['’]s?$")
_INITIALS = re.compile(r"[A-Z][A-Za-z]?[A-Z]{1,6}$|[A-Z]{2,8}$")
_PERSONS = ("person", "collective")
_BASED = "-based"
_ARABIC = re.compile(r"(?:al|el|ad|an|ar|as|at|az|ul|ash)-[A-Z][\w'’]*$")
_SOLDIER = "soldier"
_BAND = "fighter"  # several of them speak as a body: "the rebels"
_LEADERS = ("politician", "leader")
_UNKNOWN = "unknown"
_JOINING = frozenset(("and", "of", "for", "on", "the", "&"))  # within a body's name


@dataclass(slots=True)
class Mention:
    """One phrase of the article that means somebody or something.

    ``name`` is what remains without title, ``role`` the title or occupation
    as printed, ``noun`` its dictionary form, ``said`` the whole phrase's words.
    """

    index: int | None  # of its phrase
    first: int
    last: int
    start: int
    end: int
    pronoun: str | None = None
    name: str | None = None
    name_span: tuple[int, int] | None = None
    role: str | None = None
    noun: str | None = None
    kind: str | None = None  # person, collective, institution, document or state
    group: str | None = None
    type: str = _UNKNOWN
    country: str | None = None
    plural: bool = False
    definite: bool = False
    joint: bool = False  # of several countries together
    modified: bool = False
    generic: bool = False
    gender: str | None = None
    quoted: bool = False  # stands in a quotation
    place: frozenset[str] = frozenset()  # the names behind "of": "the governor of the southern *Mykolaiv* region"
    words: tuple[str, ...] = ()
    proper_words: frozenset[str] = frozenset()  # names within a description: "Obama" in "the Obama administration"
    actor: object = field(default=None, compare=False, repr=False)

    @property
    def person(self) -> bool:
        """A human being or several."""
        return self.kind == "person"

    @property
    def surname(self) -> str | None:
        """The last word of a name."""
        return self.name.split()[-1] if self.name else None


def describe(text: str, syntax, phrase, index: int) -> Mention:
    """The mention that a phrase is."""
    start, end = syntax.start[phrase.first], syntax.end[phrase.last]
    mention = Mention(index=index, first=phrase.first, last=phrase.last, start=start, end=end)
    if phrase.pronoun:
        mention.pronoun = syntax.lower[phrase.first]
        mention.gender = _gender((mention.pronoun,))
        return mention
    if not _plain(text, syntax, mention):
        _Reading(text, syntax, mention).read()
    return mention


def _plain(text, syntax, mention) -> bool:
    """Read a phrase without names and roles, as most are; False where there may be some."""
    said = text[mention.start : mention.end]
    tag = syntax.tag[mention.last]
    words = said.lower().split()
    if (
        said[1:] != said[1:].lower()
        or tag in ("NNP", "NNPS")
        or knowledge.ends_role(words[-1])
        or said[:1].isupper() > (words[0] in knowledge.words_of("determiner"))
    ):
        return False
    mention.words = tuple(words)
    mention.plural = tag == "NNS" or knowledge.is_pair(words[-1])
    mention.definite = words[0] in knowledge.words_of("definite")
    return True


class _Reading:
    """Reads one noun phrase, word by word."""

    def __init__(self, text, syntax, mention):
        self.text, self.mention = text, mention
        self.matches = list(_WORD.finditer(text, mention.start, mention.end))
        self.raw = [m.group() for m in self.matches]
        self.words = [knowledge.normal(w) for w in self.raw]
        self.lower = [w.lower() for w in self.words]
        self.known = knowledge.names(self.words) if any(map(_capital, self.raw)) else []
        self.plural_tag = syntax.tag[mention.last] in ("NNS", "NNPS")
        alone = mention.first == mention.last and _capital(self.raw[0]) and not knowledge.ends_role(self.lower[0])
        self.behind = syntax.lower[mention.last + 1 : mention.last + 5]
        self.proper = alone or self.raw[-1].isupper() or any(t in ("NNP", "NNPS") for t in _ending(syntax, mention))

    def read(self):
        """Fill the mention in."""
        mention = self.mention
        mention.words = tuple(self.lower)
        mention.proper_words = frozenset(
            w for w, raw in zip(self.lower[:-1], self.raw[:-1]) if raw[:1].isupper()
        ) - knowledge.words_of("determiner")
        mention.definite = (
            self.lower[0] in knowledge.words_of("definite")
            or self._core() > 0
            and bool(_POSSESSED.search(self.raw[self._core() - 1]))
        )
        mention.modified = len(self.lower) - self._determiners() > 1
        mention.plural = self.plural_tag or knowledge.is_pair(self.lower[-1])
        mention.country = self._country()
        mention.joint = mention.joint or (
            mention.country is None and not knowledge.words_of("beyond_states").isdisjoint(self.lower)
        )
        mention.gender = _gender(self.lower[-1:])
        whole = self._whole_name()
        if whole and whole.kind == "demonym" and self._determiners() and not self.plural_tag:
            mention.kind, mention.noun = "person", "person"
        elif whole and not (whole.kind == "demonym" and self.plural_tag):
            self._named_by(whole)
        else:
            self._by_role()

    def _determiners(self):
        return 1 if self.lower[0] in knowledge.words_of("determiner") else 0

    def _core(self):
        """The first word behind a possessor ("Kenya's | central bank")."""
        owners = [i for i, raw in enumerate(self.raw[:-1]) if _POSSESSED.search(raw)]
        proper = [i for i in owners if not self.raw[i + 1][:1].isupper()]
        return (owners[-1] if not proper else proper[-1]) + 1 if owners else 0

    def _country(self):
        """The country of the known names, None where two are joined ("French and British officials")."""
        countries = [known.country for _, _, known in self.known if known.country] or self._seats()
        self.mention.joint = len(set(countries)) > 1 and "and" in self.lower
        return countries[0] if countries and not self.mention.joint else None

    def _seats(self):
        """The country of where a body is at home: "the Geneva-based group"."""
        seats = [word.removesuffix(_BASED) for word in self.words[:-1] if word.endswith(_BASED)]
        return [known.country for _, _, known in knowledge.names(seats)] if seats and not self.plural_tag else []

    def _holder(self):
        """The country of the holder of office whose administration or cabinet it is, or None."""
        holders = (knowledge.officeholder(word) for word, raw in zip(self.words[:-1], self.raw) if raw[:1].isupper())
        return next((row["country"] for row in holders if row and row["country"]), None)

    def _whole_name(self) -> Known | None:
        """The known name that is all of the phrase but for an article."""
        first = self._determiners()
        for i, j, known in self.known:
            if j == len(self.words) and i in (0, first, self._core()) and (self.proper or known.kind != "outlet"):
                return known
        return None

    def _named_by(self, known):
        mention = self.mention
        mention.type = "government" if known.kind == "demonym" else known.type
        mention.kind = "state" if known.kind in knowledge.STATES else "institution"
        mention.group = {"outlet": "newspaper", "country": "country", "capital": "country"}.get(known.kind, "")
        mention.plural = False
        self._set_name(0)

    def _set_name(self, first, last=None):
        """Take the words from ``first`` on as the name."""
        last = len(self.matches) - 1 if last is None else last
        start, end = self.matches[first].start(), self.matches[last].end()
        end = start + len(_POSSESSED_END.sub("", self.text[start:end].rstrip(",;")))
        if any(map(str.isalnum, self.text[start:end])):
            self.mention.name, self.mention.name_span = self.text[start:end], (start, end)
            if last > first:
                self.mention.gender = self.mention.gender or knowledge.given_name(self.words[first])

    def _by_role(self):
        """Find the role noun and, behind it, the name."""
        core = min(self._core() or self._determiners(), len(self.words) - 1)
        body = self._body(core)
        if body is not None:
            self.mention.kind, self.mention.type, self.mention.group = "institution", body.type, body.group
            self.mention.noun, self.mention.plural = body.noun, False
            self._set_name(0)
            return
        name = self._name_start(core)
        if name is not None and name < len(self.words):
            at = knowledge.last_role(self.lower, name) if name > core else None
            title = knowledge.honorific(self.raw[name - 1]) if name else None
            self._named(core, name, at, title)
            return
        at = knowledge.last_role(self.lower)
        if at and at[0] >= 0:
            self._descriptor(at)
        elif self.proper and not self._is_date():
            self._proper_name(core)

    def _body(self, core):
        """The kind of institution whose name goes on with what it is in charge of: "Ministry of Trade and Industry"."""
        for i in range(core + 1, len(self.words) - 1):
            role = knowledge.role((self.lower[i - 1],))
            if (
                self.lower[i] in _JOINING
                and role
                and role.kind == "institution"
                and not role.plural
                and _capital(self.raw[i - 1])
            ):
                return role
        return None

    def _is_date(self):
        """A day, a month, a holiday ("Christmas Day"), but not a person of that name."""
        calendar = knowledge.words_of("calendar")
        person = len(self.lower) > 1 and self.lower[0] not in calendar and knowledge.given_name(self.words[0])
        return self.lower[-1].rstrip(".") in calendar and not person

    def _name_start(self, core):
        """Where a name begins behind a title or role, or None."""
        count = len(self.words)
        for i in range(count - 1, core, -1):
            if self.lower[i] in knowledge.words_of("particle") and not (_capital(self.raw[i]) and self.raw[i - 1].islower()):
                continue
            if not _capital(self.raw[i]):
                return None
            before = self.lower[:i]
            if knowledge.honorific(self.raw[i - 1]):
                return i
            role = None if _POSSESSED.search(self.raw[i - 1]) else knowledge.last_role(before)
            if role and role[1].kind != "document" and not knowledge.last_role(self.lower):
                return None if role[1].kind == "institution" and _capital(self.raw[i - 1]) else i
        return None

    def _named(self, core, name, at, title):
        """A title or role with a name behind it."""
        mention = self.mention
        role = at[1] if at else (knowledge.role((title["role"],)) if title and title["role"] else None)
        self._set_name(name)
        mention.kind = "person"
        if mention.country and not any(known.country for i, _, known in self.known if i < name):
            mention.country = None
        if title:
            mention.gender = title["gender"] or mention.gender
        body = next(
            (k for i, j, k in self.known if i == name and j == len(self.words) and k.kind in ("institution", "outlet")), None
        )
        if body and not title and (role is None or role.kind == "person"):  # "Boeing rival Airbus"
            self._named_by(body)
            self._set_name(name)
            mention.country = body.country
            return
        if role:
            self._take_role(role, core, name)
            if role.kind == "institution":
                mention.kind = "institution"
                mention.plural = False
        mention.plural = bool(role and role.plural and mention.plural)

    def _descriptor(self, at):
        """A phrase that ends in a role noun: a description or an institution's proper name."""
        _, role = at
        mention = self.mention
        if role.noun in knowledge.words_of("anybody") and self._is_informed():
            role = knowledge.role(("source",))._replace(plural=role.plural)
        self._take_role(role, self._determiners(), len(self.words))
        mention.kind = "institution" if role.kind == "institution" else role.kind
        mention.plural = role.plural or (mention.plural and role.kind == "person")
        if mention.plural and role.group == _BAND:
            mention.kind = "collective"
        if role.kind == "institution" and self.proper and _capital(self.raw[-1]) and len(self.words) - self._determiners() > 1:
            self._set_name(0)
        if role.generic and role.kind == "institution" and self._of_a_state():
            mention.type = "government"
        if role.kind == "institution" and mention.type == "government" and not mention.country:
            mention.country = self._holder()
        inner = next((known for i, j, known in reversed(self.known) if known.kind in ("institution", "outlet")), None)
        if inner and role.kind != "document" and not (role.group in _LEADERS and self._of_state()):
            mention.type = as_person(inner.type) if role.kind in _PERSONS else inner.type

    def _of_state(self):
        """A state is named in the phrase: "Chile's UN ambassador"."""
        return any(known.kind in knowledge.STATES for _, _, known in self.known)

    def _is_informed(self):
        """What stands behind "people" tells that they know: "briefed on it", "with knowledge of the talks"."""
        return not knowledge.words_of("informed").isdisjoint(self.behind[:1]) or (
            self.behind[:1] == ["with"] and "knowledge" in self.behind
        )

    def _of_a_state(self):
        """A state's own institution: "Kenya's Center for …"."""
        return any(known.kind in knowledge.STATES and _POSSESSED.search(self.raw[j - 1]) for _, j, known in self.known)

    def _take_role(self, role: Role, first, behind):
        mention = self.mention
        mention.role = self.text[self.matches[first].start() : self.matches[behind - 1].end()].rstrip(",")
        mention.noun, mention.group, mention.generic = role.noun, role.group, role.generic
        mention.gender = mention.gender or _gender((role.noun,))
        mention.type = self._role_type(role, self.lower[first : behind - len(role.noun.split())])

    def _role_type(self, role, modifiers):
        """The role's own type, unless words before it tell whose side it is on."""
        person = role.kind == "person"
        owner = knowledge.last_role(self.lower, self._core()) if self._core() else None
        if person and owner and owner[1].group == _BAND:
            return _UNKNOWN
        if (
            person
            and owner
            and owner[1].kind == "institution"
            and (role.generic or role.type == _UNKNOWN or owner[1].type == "international_org")
        ):
            return as_person(owner[1].type, role.type)
        if (
            person
            and role.group in _LEADERS
            and not self._of_state()
            and any(known.type == "international_org" for _, _, known in self.known)
        ):
            return "international_org"
        if person and role.group == _SOLDIER and not knowledge.words_of("captured").isdisjoint(modifiers):
            return _UNKNOWN
        if role.kind == "document" or (person and not role.generic and role.type != _UNKNOWN):
            return _intelligence(role.type, modifiers)
        for word in reversed(modifiers):
            row = knowledge.modifier(word)
            if row and (role.generic or role.type in (_UNKNOWN, "government") or row["person_type"] == "military_intelligence"):
                return row["person_type"] if person else _of_institution(role, row)
        inner = next((k for _, _, k in reversed(self.known) if k.kind in (*knowledge.STATES, "institution", "outlet")), None)
        if person and inner and role.generic:
            return (
                "official"
                if inner.kind == "demonym" and role.type == _UNKNOWN and role.group != "source"
                else as_person(inner.type, role.type)
            )
        return role.type

    def _proper_name(self, core):
        """A proper name without a title: a person, a company or something else."""
        mention, first = self.mention, core
        for i, j, known in self.known:
            if known.kind == "demonym" and i == first and j < len(self.words):
                first = j
        if knowledge.honorific(self.raw[first]) and first + 1 < len(self.words):
            row = knowledge.honorific(self.raw[first])
            mention.gender, mention.kind, first = row["gender"] or None, "person", first + 1
        last = self.lower[-1]
        first = max(first, self._capital_run(first))
        self._set_name(0 if first == self._determiners() and self.lower[0] == "the" else first)
        inner = self._inner_institution(first)
        if "." in self.raw[-1] and self.raw[-1].lower().rpartition(".")[2] in knowledge.domains():
            mention.kind, mention.type, mention.group, mention.noun = "institution", "media", "newspaper", "site"
        elif inner:
            mention.kind, mention.type, mention.group, mention.noun = "institution", inner.type, inner.group, inner.noun
        elif last in knowledge.words_of("company") and len(self.words) > 1 or last in knowledge.words_of("club"):
            mention.kind, mention.type, mention.group = "institution", "company", "company"
        elif mention.kind is None and (self._like_person(first) or knowledge.officeholder(" ".join(self.words))):
            mention.kind = "person"

    def _inner_institution(self, first):
        """The kind of institution that a proper name tells of itself ("The Daily Herald", "Bank Negara")."""
        for i in range(first, len(self.words)):
            role = knowledge.role((self.lower[i],))
            if role and role.kind == "institution" and not role.plural and _capital(self.raw[i]) and len(self.words) > 1:
                return role
        return None

    def _capital_run(self, first):
        """Where the capitalised words begin that the phrase ends in, name particles let through."""
        i = len(self.raw)
        while i > first and (
            _capital(self.raw[i - 1]) or self.lower[i - 1] in knowledge.words_of("particle") or not self.words[i - 1].isalpha()
        ):
            i -= 1
        return min(i, len(self.raw) - 1)

    def _like_person(self, first):
        names = self.raw[first:]
        if not 2 <= len(names) <= 4 or self.plural_tag or self.lower[0] == "the":
            return False
        capital = all(_capital(n) or n.lower() in knowledge.words_of("particle") for n in names)
        return capital and not any(j > first for _, j, _ in self.known) and not any(map(_INITIALS.match, self.words[first:]))


def _ending(syntax, mention):
    """The tags of the last word, of which the tokeniser may have made several."""
    last = mention.last
    first = last - 2 if last - 1 > mention.first and syntax.tag[last - 1] == "HYPH" else last
    return syntax.tag[first : last + 1]


_POSSESSED_END = re.compile(r"['’]s?$")


def _capital(word):
    """A capital at its head, or behind the article of an Arabic name: "al-Momani"."""
    return word[:1].isupper() or bool(_ARABIC.match(word))


def _gender(words):
    for word in words:
        if word in knowledge.words_of("feminine"):
            return "f"
        if word in knowledge.words_of("masculine"):
            return "m"
    return None


def _intelligence(type_, modifiers):
    """Anybody of a secret service counts as military intelligence."""
    rows = (knowledge.modifier(word) for word in modifiers)
    secret = any(row and row["person_type"] == "military_intelligence" for row in rows)
    return "military_intelligence" if secret and type_ in ("official", "government") else type_


def _of_institution(role, row):
    """An institution takes the modifier's type where its own noun leaves the type open."""
    if (
        role.type == _UNKNOWN
        or row["institution_type"] == "military_intelligence"
        or role.noun in ("agency", "service", "source")
    ):
        return row["institution_type"]
    return role.type


def as_person(institution_type: str, own: str = _UNKNOWN) -> str:
    """The type of somebody who speaks for an institution of this type.

    >>> as_person("government"), as_person("company"), as_person("unknown", "official")
    ('official', 'company', 'official')
    """
    return {"government": "official", _UNKNOWN: own}.get(institution_type, institution_type)
