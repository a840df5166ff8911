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
from tidynews.judgement.alignment import Likeness, Said, changed, compare, rare_names
from tidynews.judgement.candidates import shingles
from tidynews.judgement.parties import Parties
from tidynews.judgement.stories import Profile, Stories
from tidynews.judgement.terms import key_terms, words_of
from tidynews.records import Link, Statement

ONE_ORIGIN = ("repeats", "same_origin", "drifts")
_MOST_PAIRED = 60  # statements of an article that are compared
_UPDATE_AFTER = 1  # days: a later number is an update, not a rival
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
        self.claims = {claim.claim_id: claim for claim in claims}
        by_article = defaultdict(list)
        for figure in figures:
            by_article[figure.article_id].append(figure)
        parties = Parties(claims, actors)
        self.said: dict[str, list[Said]] = {article_id: [] for article_id in sorted(self.articles)}
        for row in sorted(statements, key=lambda s: (s.article_id, s.start, s.end)):
            article = self.articles.get(row.article_id)
            inside = tuple(f for f in by_article[row.article_id] if row.start <= f.start and f.end <= row.end)
            claim = self.claims.get(row.claim_id)
            party = parties.of(row.claim_id)
            names = rare_names(row.surface)
            said = Said(row, article and article.published, article and article.outlet, claim, inside, party, names)
            self.said.setdefault(row.article_id, []).append(said)
        self.stories = Stories([self._profile(article_id) for article_id in self.said])

    def _profile(self, article_id):
        article, said = self.articles.get(article_id), self.said[article_id]
        texts = [s.row.surface for s in said] + [article.title or "" if article else ""]
        names = frozenset().union(*(rare_names(text) for text in texts)) | _countries(texts)
        outlets = frozenset(words_of(article.outlet)) if article and article.outlet else frozenset()
        terms = frozenset(term for text in texts for term in key_terms(text))
        return Profile(article_id, article and article.published, (terms | names) - outlets, names - outlets)

    def pairs_of_articles(self):
        """Each article with itself, and with the earlier articles of its story that it is most like."""
        for article_id in sorted(self.said):
            yield article_id, article_id
            for other in self.stories.neighbours.get(article_id, ()):
                yield other, article_id

    def settled(self, links):
        """The statements with party, story and origin."""
        origin = {}
        by_id = {s.row.statement_id: s for said in self.said.values() for s in said}
        for said in by_id.values():
            story = self.stories.of(said.row.article_id)
            origin[said.row.statement_id] = f"{said.party or said.outlet or said.row.article_id} | {story}" if said.party else None
        for made in sorted(links, key=lambda made: (str(by_id[made.statement_id].published or "9999"), made.statement_id, made.other_id)):
            if made.relation in ONE_ORIGIN and origin[made.statement_id] is None:
                origin[made.statement_id] = origin[made.other_id]
            elif made.relation in ONE_ORIGIN and origin[made.other_id] is None:
                origin[made.other_id] = origin[made.statement_id]
        return [
            replace(
                said.row,
                party=said.party,
                story_id=self.stories.of(said.row.article_id),
                origin_id=origin[statement_id] or f"{said.row.article_id} | itself",
            )
            for statement_id, said in sorted(by_id.items())
        ]


def _countries(texts):
    from tidynews.judgement.terms import countries_in

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


def _overlap(one, other):
    return one.row.start < other.row.end and other.row.start < one.row.end


def _alike(earlier, later, likenesses, same_article):
    """Statements that say the same, each with the one that it is most like."""
    table = _table()
    fits = {pair: found for pair, found in likenesses.items() if found.same >= table["same"]}
    fits = {(i, j): found for (i, j), found in fits.items() if earlier[i].affirms == later[j].affirms}
    best_first, best_second = _best(fits, 0), _best(fits, 1)
    for (i, j), found in sorted(fits.items()):
        if found.same < max(best_first[i], best_second[j]) and not (found.same >= min(best_first[i], best_second[j]) and same_article):
            continue
        yield _kinship(earlier[i], later[j], found, same_article)


def _best(fits, side):
    best = {}
    for pair, found in fits.items():
        best[pair[side]] = max(best.get(pair[side], 0.0), found.same)
    return best


def _kinship(one: Said, other: Said, found: Likeness, same_article: bool) -> Link:
    """How two statements that say the same stand: taken over, of one party, drifted, or from two parties."""
    first, second = (one, other) if same_article or str(one.published) <= str(other.published) else (other, one)
    one_party = first.party is None or second.party is None or first.party == second.party
    if not one_party:
        return _link(second, first, "corroborates", found, f"{_who(second)} and {_who(first)} say the same")
    changes = changed(first, second, found)
    codes = [code for code, *_ in changes]
    if [code for code in codes if code != "attribution_lost"] and not (first.row.voice == second.row.voice == "article" and same_article):
        pair = next(((a, b) for _, a, b in changes if a is not None), None)
        return _link(second, first, "drifts", found, _told(first, second, codes), codes, pair)
    copied = _copied(first, second)
    relation = "repeats" if same_article or copied or second.party is None or first.party is None else "same_origin"
    return _link(second, first, relation, found, f"both go back to {_who(first) if first.party else _who(second)}")


def _copied(one, other):
    a, b = shingles(one.row.surface), shingles(other.row.surface)
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
        if not (one.affirms and other.affirms) or not _same_thing(*found.pair) or (i, j) in told:
            continue
        if found.words < max(best_first[i], best_second[j]):
            continue
        told.add((i, j))
        first, second = (one, other) if str(one.published) <= str(other.published) else (other, one)
        days = (second.published - first.published).days if first.published and second.published else 0
        later_number = days >= _UPDATE_AFTER or (first.party == second.party and first.party is not None)
        relation = "update" if later_number else "rival"
        yield _link(second, first, relation, found, f"{found.pair[0].surface} and {found.pair[1].surface} for the same thing", (), found.pair)


def _same_thing(a, b):
    """Whether two figures count one total: the same kind, outcome and parties, and no part of anything."""
    if a.kind != b.kind or a.kind not in _COUNTED or a.outcome != b.outcome or a.part_of or b.part_of:
        return False
    if "/" in a.unit or a.cumulative is False or b.cumulative is False or (a.stage and b.stage and a.stage != b.stage):
        return False
    return not any(x and y and x != y for x, y in ((a.supplier, b.supplier), (a.recipient, b.recipient)))


def _denials(earlier, later, likenesses, same_article):
    """What each denial answers: the statement of another party that it has most in common with; reversals of one's own."""
    table = _table()
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
                one_party = denial.party == target.party
                named = _names_party(denial, target)
                needed = table["reversal"] if one_party else table["denial"]
                needed *= 0.6 if named or _number_shared(denial, target) else 1.0
                shared = denial.terms & target.terms
                if found.words < needed or len(shared) < (1 if named or _number_shared(denial, target) else 2):
                    continue
                if denial.stance not in ("deny", "doubt") and (len(shared) < 3 or found.words < 2 * needed):
                    continue
                score = found.words + (0.3 if named else 0) + (0.3 if _number_shared(denial, target) else 0)
                if best is None or score > best[0]:
                    best = (score, target, found)
            if best is not None:
                yield _link(denial, best[1], "denies", best[2], f"{_who(denial)} denies what {_who(best[1])} says")


def _number_shared(denial, target):
    values = {f.value for f in target.figures if f.value is not None}
    return any(f.value in values for f in denial.figures)


def _names_party(denial, target):
    """Whether the denial speaks of who made the statement: "the minister's figure"."""
    return target.party is not None and bool(set(target.party.split()) & set(words_of(denial.row.surface)))


def _who(said: Said) -> str:
    if said.claim is not None and said.claim.source_resolved:
        return said.claim.source_resolved
    return said.outlet or "the article"


def _told(first, second, codes):
    return f"{', '.join(code.replace('_', ' ') for code in codes)}: “{first.row.surface}” became “{second.row.surface}”"


def _link(second: Said, first: Said, relation: str, found: Likeness, reason: str, codes=(), pair=None) -> Link:
    spans = {}
    if pair is not None:
        ours = {f.figure_id: f for f in second.figures}
        own = next((f for f in pair if f.figure_id in ours), None)
        other = next((f for f in pair if f is not own), None)
        if own is not None and other is not None:
            spans = dict(start=own.start, end=own.end, other_start=other.start, other_end=other.end)
    return Link(
        statement_id=second.row.statement_id,
        other_id=first.row.statement_id,
        relation=relation,
        score=round(min(0.99, max(found.same, found.words, 0.3)), 3),
        reason=reason,
        change="; ".join(codes) or None,
        **spans,
    )


def _table():
    return lexicons.table("linking")["alignment"]
