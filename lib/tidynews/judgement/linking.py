"""Links between statements, within an article and across the articles of a story.

=============  ===============================================================
relation       the first statement ...
=============  ===============================================================
repeats        is taken from the other, without change of sense
same_origin    is the other one's party's, too; no sign that one went through the other
drifts         is the other one, its sense changed on the way: ``change`` tells how
corroborates   is another party's, with access of its own, and says the same
denies         rejects or contradicts the other, or takes it back
rival          is another party's different number for the same thing at the same time
update         is a later or a running number for the same thing
=============  ===============================================================

For each two articles of a story every statement is paired with the one that it
is most like, if that is mutual. Parties are those of
:mod:`~tidynews.judgement.parties`, stories those of
:mod:`~tidynews.judgement.stories`, likeness that of
:mod:`~tidynews.judgement.alignment`.
"""

from collections import defaultdict
from dataclasses import replace

from tidynews import lexicons
from tidynews.judgement.alignment import Likeness, Said, compare, rare_names, said_of
from tidynews.judgement.drift import changes, severity
from tidynews.judgement.groups import Groups
from tidynews.judgement.origins import is_outlet, names_outlet
from tidynews.judgement.parties import Parties
from tidynews.judgement.stories import Profile, Stories
from tidynews.judgement.terms import concepts_of, countries_in, key_terms, proper_words, runs_of_words, stem, words_of
from tidynews.records import Link, Statement, split_words

ONE_ORIGIN = ("repeats", "same_origin", "drifts")
_MOST_PAIRED = 60  # statements of an article that are compared
_UPDATE_AFTER = 3  # days: two parties' numbers further apart are of two times
_COUNTED = ("casualty", "loss", "shipment", "personnel", "use", "production", "holding", "money")


def link(articles, statements, claims, figures=(), actors=(), *, own=None) -> tuple[list[Statement], list[Link]]:
    """The statements with their parties, stories and origins, and the links between them.

    Parameters
    ----------
    articles, statements, claims, figures, actors : rows of one or of many
        articles, in any order
    own : ids of articles: only their statements are linked, to one another and
        to those published before; None for all

    Returns
    -------
    (statements, links) : statements in the order of their ids, links in that of
        ``(statement_id, other_id)``, whatever the order of the rows.
    """
    corpus = _Corpus(articles, statements, claims, figures, actors)
    found: dict[tuple[str, str], Link] = {}
    for earlier, later in corpus.pairs_of_articles():
        if own is None or later in own:
            for made in _between(corpus.said[earlier], corpus.said[later]):
                found.setdefault((made.statement_id, made.other_id), made)
    links = [found[key] for key in sorted(found)]
    return corpus.settled(links), links


class _Corpus:
    """The statements of many articles, by article, with what linking looks at."""

    def __init__(self, articles, statements, claims, figures, actors):
        self.articles = {article.article_id: article for article in articles}
        self.said: dict[str, list[Said]] = {article_id: [] for article_id in sorted(self.articles)}
        for said in said_of(articles, statements, claims, figures, actors, Parties(claims, actors)):
            self.said.setdefault(said.row.article_id, []).append(said)
        self.stories = Stories([self._profile(article_id) for article_id in self.said])

    def _profile(self, article_id):
        article, said = self.articles.get(article_id), self.said[article_id]
        texts = [s.row.surface for s in said] + [article.title or "" if article else ""]
        texts += sorted({_who(s) for s in said if s.claim is not None})
        names = frozenset().union(*(rare_names(text) for text in texts)) | _countries(texts)
        names |= {s.claim.country for s in said if s.claim is not None and s.claim.country}
        outlets = frozenset(words_of(article.outlet)) if article and article.outlet else frozenset()
        terms = frozenset(term for text in texts for term in key_terms(text))
        return Profile(article_id, article and article.published, (terms | names) - outlets, names - outlets)

    def pairs_of_articles(self):
        """Each article with itself, and with the earlier articles of its story that it is most like."""
        for article_id in sorted(self.said):
            yield article_id, article_id
            for other in self.stories.neighbours.get(article_id, ()):
                yield other, article_id

    def _occasions(self):
        """For each statement of a party the day on which its occasion began: a party that speaks again days later begins anew."""
        spoken = defaultdict(list)
        for said in (s for several in self.said.values() for s in several if s.party):
            spoken[said.party, self.stories.of(said.row.article_id)].append(said)
        begun = {}
        for several in spoken.values():
            start = None
            for said in sorted(several, key=lambda s: (_day(s), s.row.statement_id)):
                if start is None or _day(said) - start > _table()["occasion"]:
                    start = _day(said)
                begun[said.row.statement_id] = start
        return begun

    def settled(self, links):
        """The statements with party, story and origin.

        A party's statements of one occasion have one origin; what is taken over has the origin of what it was taken from.
        """
        by_id = {s.row.statement_id: s for several in self.said.values() for s in several}
        origins = _Origins({statement_id: None if _only_relays(said) else said.party for statement_id, said in by_id.items()})
        begun, first = self._occasions(), {}
        for statement_id in sorted(begun):
            said = by_id[statement_id]
            occasion = said.party, _person(said), self.stories.of(said.row.article_id), begun[statement_id]
            origins.join(first.setdefault(occasion, statement_id), statement_id)
        for made in sorted(links, key=lambda made: (-made.score, made.statement_id, made.other_id)):
            if made.relation in ONE_ORIGIN:
                origins.join(made.other_id, made.statement_id)
        stories = {article_id: self.stories.of(article_id) for article_id in self.said}
        return [
            replace(
                said.row,
                party=said.party,
                story_id=stories[said.row.article_id],
                origin_id=f"{origins.leader(statement_id)}-origin",
            )
            for statement_id, said in sorted(by_id.items())
        ]


def _person(said):
    """Who speaks for a party: two ministers of one day are two occasions, also where their statements are of one house."""
    speaker = said.matter.speaker
    return speaker and (speaker.name or speaker.office)


def _only_relays(said):
    """An outlet or its report is cited: it may have the statement from somebody."""
    speaker = said.matter.speaker
    return speaker is not None and (speaker.media or names_outlet(speaker.label))


class _Origins:
    """Statements joined to origins, each of one party."""

    def __init__(self, parties):
        self._party = dict(parties)
        self._groups = Groups()

    def leader(self, statement_id):
        return self._groups.leader(statement_id)

    def join(self, one, other):
        """Make two statements start in one place, unless that would make two parties one."""
        first, second = self.leader(one), self.leader(other)
        parties = {self._party.get(first), self._party.get(second)} - {None}
        if first != second and len(parties) < 2:
            self._groups.join(first, second)
            self._party[self.leader(first)] = next(iter(parties), None)


def _day(said):
    return said.published.toordinal() if said.published else 0


def _countries(texts):
    return frozenset(code for text in texts for code in countries_in(text))


def _between(earlier: list[Said], later: list[Said]):
    """The links of the statements of two articles, or of one with itself."""
    same_article = earlier is later
    earlier, later = earlier[:_MOST_PAIRED], later[:_MOST_PAIRED]
    likenesses = {}
    for i, one in enumerate(earlier):
        for j, other in enumerate(later):
            if not same_article or (i < j and not _overlap(one, other)):
                likenesses[i, j] = compare(one, other)
    yield from _alike(earlier, later, likenesses, same_article)
    yield from _numbers_apart(earlier, later, likenesses)
    yield from _denials(earlier, later, likenesses, same_article)
    if same_article:
        yield from _pointing_back(earlier)


def _overlap(one, other):
    return one.row.start < other.row.end and other.row.start < one.row.end


def _alike(earlier, later, likenesses, same_article):
    """Statements that say the same, each with the one that it is most like."""
    table = _table()
    fits = {pair: found for pair, found in likenesses.items() if found.same >= table["same"]}
    fits = {(i, j): found for (i, j), found in fits.items() if earlier[i].affirms == later[j].affirms}
    best_first, best_second = _best(fits, 0), _best(fits, 1)
    for (i, j), found in sorted(fits.items()):
        loose = same_article or _in_headline(earlier[i]) or _in_headline(later[j])
        if found.same < (min if loose else max)(best_first[i, _figure(found, 0)], best_second[j, _figure(found, 1)]):
            continue
        made = _kinship(earlier[i], later[j], found, same_article)
        if made is not None:
            yield made


def _best(fits, side):
    """How like a statement is to the one that is most like it, for each of its figures that tell the likeness."""
    best = {}
    for pair, found in fits.items():
        key = pair[side], _figure(found, side)
        best[key] = max(best.get(key, 0.0), found.same)
    return best


def _figure(found, side):
    return found.pair[side].figure_id if found.pair else None


def _kinship(one: Said, other: Said, found: Likeness, same_article: bool) -> Link | None:
    """How two statements that say the same stand: taken over, of one party, drifted, or from two parties."""
    first, second = (one, other) if same_article or str(one.published) <= str(other.published) else (other, one)
    if same_article and _in_headline(first):  # a headline is taken from the text below it
        first, second = second, first
    one_party = first.party is None or second.party is None or first.party == second.party
    one_party = one_party or _relays(second, first) or _relays(first, second) or _told_alike(first, second)
    copied = _copied(first, second)
    if not one_party and (copied or _is_unnamed(first) or _is_unnamed(second)):
        return _link(second, first, "repeats", found, "the wording is shared") if copied else None
    if not one_party:
        if not _confirms(first, second, found):
            return None
        return _link(second, first, "corroborates", found, f"{_who(second)} and {_who(first)} say the same")
    drifted = changes(first.matter, second.matter)
    if first.published == second.published and not same_article:
        back = changes(second.matter, first.matter)
        if severity(back) > severity(drifted):
            first, second, drifted = second, first, back
    own_voice = same_article and first.row.voice == second.row.voice == "article"
    if not own_voice and any(change.kind != "attribution lost" for change in drifted):
        return _link(second, first, "drifts", found, "; ".join(map(str, drifted)), drifted)
    relation = "repeats" if same_article or copied or second.party is None or first.party is None else "same_origin"
    return _link(second, first, relation, found, f"both go back to {_who(first) if first.party else _who(second)}")


def _confirms(first, second, found):
    """Whether two parties say the same for certain: one number, not a vague one, for one sort of figure, or many of the same words."""
    if found.pair is not None:
        if "vague" in {figure.bound for figure in found.pair}:
            return False
        return found.agreement == "equal" or len({figure.kind for figure in found.pair} - {"other"}) < 2
    shared = {term for term in first.terms & second.terms if term[0] not in "#@"}
    return len(shared) >= _table()["confirmed"]


def _relays(second, first):
    """Whether a statement only gives for its source the outlet that printed the other, or through which that came."""
    if second.party is None:
        return False
    relays = [first.outlet or "", *split_words(first.claim.via if first.claim else None)]
    return any(set(second.party.split()) <= {*map(stem, words_of(relay))} for relay in relays if relay)


def _is_unnamed(said):
    return said.party is not None and said.party.startswith("unnamed ")


def _told_alike(first, second):
    """Whether people without a name, of one description, told one outlet both."""
    if not (_is_unnamed(first) and _is_unnamed(second)):
        return False
    alike = set(first.party.split()[2:]) & set(second.party.split()[2:])
    vias = [{v for v in split_words(s.claim.via) if is_outlet(v, first.outlet, second.outlet)} for s in (first, second)]
    return bool(alike and vias[0] & vias[1])


def _copied(one, other):
    a, b = runs_of_words(one.row.surface), runs_of_words(other.row.surface)
    return bool(a and b) and len(a & b) / min(len(a), len(b)) >= _table()["copied"]


def _numbers_apart(earlier, later, likenesses):
    """Another party's number for the same thing, or a later one."""
    table, told = _table(), set()
    apart = {
        pair: found
        for pair, found in likenesses.items()
        if found.agreement == "other" and found.pair is not None and found.words >= table["rival"]
    }
    best_first, best_second = ({}, {})
    for (i, j), found in apart.items():
        best_first[i] = max(best_first.get(i, 0), found.words)
        best_second[j] = max(best_second.get(j, 0), found.words)
    for (i, j), found in sorted(apart.items()):
        one, other = earlier[i], later[j]
        if (
            _in_headline(one)
            or _in_headline(other)
            or not (one.affirms and other.affirms)
            or not _same_thing(*found.pair)
            or (i, j) in told
        ):
            continue
        if found.words < max(best_first[i], best_second[j]):
            continue
        told.add((i, j))
        first, second = (one, other) if str(one.published) <= str(other.published) else (other, one)
        days = (second.published - first.published).days if first.published and second.published else 0
        one_party = first.party == second.party and first.party is not None
        if not one_party and (days > _UPDATE_AFTER or None in (first.party, second.party)):
            continue
        relation = "update" if one_party else "rival"
        yield _link(second, first, relation, found, f"{found.pair[0].surface} and {found.pair[1].surface} for the same thing")


def _in_headline(said):
    return said.row.paragraph == 0 or (said.claim is not None and said.claim.in_headline)


def _same_thing(a, b):
    """Whether two figures count one total: the same kind, outcome and parties, and no part of anything."""
    if a.kind != b.kind or a.kind not in _COUNTED or a.outcome != b.outcome or a.part_of or b.part_of:
        return False
    if "/" in a.unit or a.cumulative is False or b.cumulative is False or (a.stage and b.stage and a.stage != b.stage):
        return False
    return not any(x and y and x != y for x, y in ((a.supplier, b.supplier), (a.recipient, b.recipient)))


def _denials(earlier, later, likenesses, same_article):
    """What each denial answers: the statement of another party that it has most in common with; reversals of one's own."""
    for deny_later in (True, False):
        deniers, targets = (later, earlier) if deny_later else (earlier, later)
        for d, denial in enumerate(deniers):
            if not denial.negative and denial.stance not in ("deny", "doubt"):
                continue
            best = None
            for t, target in enumerate(targets):
                found = likenesses.get((t, d) if deny_later else (d, t))
                if found is None or target.negative or target.stance in ("deny", "other", "doubt"):
                    continue
                score = _answers(denial, target, found)
                if score is not None and (best is None or score > best[0]):
                    best = (score, target, found)
            if best is not None:
                yield _link(denial, best[1], "denies", best[2], f"{_who(denial)} denies what {_who(best[1])} says")


def _pointing_back(said):
    """What a bare denial or confirmation means: "dismissed these claims", "confirmed this information"."""
    table = lexicons.table("linking")["pointing"]
    pointers = {stem(word) for word in table["words"]}
    for at, one in enumerate(said):
        if one.stance not in ("deny", "confirm"):
            continue
        meant = _meant(one, said[max(0, at - table["back"]) : at], said, pointers, table["answers"])
        relation = "denies" if one.stance == "deny" else "corroborates"
        reason = f"{_who(one)} {'denies' if relation == 'denies' else 'confirms'} what was said before"
        yield from (_link(one, target, relation, Likeness(0.6, 0.0), reason) for target in meant)


def _meant(one, before, said, pointers, most):
    """The statements that bare words point at: those of a party that they name, those about who denies, the one before."""
    terms = {term for term in one.terms if term[0] not in "#@"}
    before = [s for s in before if s.affirms and s.party != one.party]
    of_party = [s for s in said if s is not one and s.affirms and s.party and s.party != one.party and _names_party(one, s)]
    for target in reversed(of_party):
        if terms <= pointers | set(target.party.split()) | {stem(w) for w in words_of(target.row.surface)} | _naming(one):
            return [target]
    if not terms or not terms <= pointers:
        return []
    several = any(word.endswith("s") and stem(word) in pointers for word in words_of(one.row.surface))
    named = [s for s in before if one.stance == "deny" and _spoken_of(one, s)]
    return named[-most:] if named and several else (named or before)[-1:]


def _naming(said):
    """The stems of the words by which a statement names countries."""
    return {stem(word.lower()) for word in proper_words(said.row.surface)}


def _spoken_of(denial, target):
    """Whether a statement speaks of who denies it, by name or by country."""
    country = denial.claim.country if denial.claim and (denial.party or "").startswith("government ") else None
    return (country is not None and country in countries_in(target.row.surface)) or bool(
        denial.party and set(denial.party.split()) & target.terms
    )


def _answers(denial, target, found):
    """How well a denial fits a statement, None where it does not answer it.

    Who denies outright points by a name, a number or a word for the thing; a plain
    negative must speak of the very thing, and one's own reversal of more still.
    """
    table = _table()
    common = denial.terms & target.terms
    shared = {term for term in common if term[0] not in "#@"}
    things = {stem(f.item.split(" ")[-1]) for f in target.figures if f.item}
    named, numbered, thing = _names_party(denial, target), _number_shared(denial, target), bool(things & denial.terms)
    accused, own = _spoken_of(denial, target), denial.party is not None and denial.party == target.party
    outright = denial.stance in ("deny", "doubt")
    if denial.published and target.published and not own:
        if not 0 <= (denial.published - target.published).days <= table["answered"]:
            return None
    if own and (found.words < table["denial"] or len(shared) < 2):
        return None
    ideas = {term for term in common if term[0] == "#" and term[1:] not in concepts_of(" ".join(shared))}
    pointed = numbered or (shared and (named or thing)) or (accused and len(shared) + len(ideas) >= 2)
    if outright and not (pointed or (len(shared) >= 2 and found.words >= table["denial"])):
        return None
    if not outright and not ((thing or accused or own) and len(shared) >= 2):
        return None
    return found.words + 0.3 * named + 0.3 * numbered + 0.1 * thing


def _number_shared(denial, target):
    values = {f.value for f in target.figures if f.value is not None}
    return any(f.value in values for f in denial.figures)


def _names_party(denial, target):
    """Whether the denial speaks of who made the statement: "the minister's figure", "the American claims"."""
    if target.party is None:
        return False
    country = target.claim.country if target.claim and target.party.startswith("government ") else None
    spoken = {stem(word) for word in words_of(denial.row.surface)}
    return bool(set(target.party.split()) & spoken) or (country is not None and country in countries_in(denial.row.surface))


def _who(said: Said) -> str:
    if said.claim is not None and said.claim.source_resolved:
        return said.claim.source_resolved
    return said.outlet or "the article"


def _link(second: Said, first: Said, relation: str, found: Likeness, reason: str, drifted=()) -> Link:
    spans = {}
    if drifted:
        before, after = drifted[0].before, drifted[0].after
        spans = {"start": after.start, "end": after.end, "other_start": before.start, "other_end": before.end}
    return Link(
        statement_id=second.row.statement_id,
        other_id=first.row.statement_id,
        relation=relation,
        score=round(min(0.99, max(found.same, found.words, 0.3)), 3),
        reason=reason,
        change="; ".join(dict.fromkeys(change.kind.replace(" ", "_") for change in drifted)) or None,
        **spans,
    )


def _table():
    return lexicons.table("linking")["alignment"]
