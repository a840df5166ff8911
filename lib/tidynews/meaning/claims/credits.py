"""Whom a cue credits, as a whole phrase: both of a pair, a name before its description, all of a title."""

from functools import cache

from tidynews import lexicons
from tidynews.language.actors import knowledge
from tidynews.meaning.claims.drafts import Draft
from tidynews.meaning.claims.selection import need_of_verb

_SUBJECTS = frozenset(("nsubj", "nsubjpass"))
_BESIDE = frozenset(("conj", "poss"))
_HIGHEST = 8  # steps up the tree
_APPOSED = 14  # characters between a name and its description: a comma, "then", an age


def mend(drafts: list[Draft], tokens, cast) -> None:
    """Set the source spans right."""
    for draft in drafts:
        if draft.source is not None:
            draft.source = (draft.source[0], _without_possessive(draft.source, tokens))
            draft.source = (draft.source[0], _without_bracket(draft.source, tokens.syntax.text))
            draft.source = (draft.source[0], _without_participle(draft.source, tokens))
        if draft.source is not None and draft.cue is not None:
            _leave_out_compound(draft, cast)
            _take_in_name(draft, tokens, cast)
            _take_in_title(draft, tokens, cast)
            _take_in_group(draft, tokens, cast)
            _take_in_pair(draft, tokens, cast)
            _take_in_list(draft, tokens, cast)
            _take_in_head(draft, tokens, cast)
            _quoted_as(draft, tokens)
            _told_by_vehicle(draft, tokens)
        if draft.source is not None and draft.cue is not None:
            _prefer_name(draft, tokens, cast)
            _prefer_lead(draft, tokens, cast)
            _prefer_pair(draft, tokens, cast)


def _without_possessive(source, tokens):
    """The end of "Rome" in "Rome's"."""
    last = tokens.within(source)[-1]
    owner = tokens.syntax.tag[last] == "POS" and tokens.syntax.end[last - 1] > source[0]
    return tokens.syntax.end[last - 1] if owner else source[1]


def _without_bracket(source, text):
    """The end of "the Red Cross" in "the Red Cross (ICRC"."""
    start, end = source
    at = text.rfind("(", start, end)
    return start + len(text[start:at].rstrip()) if at > start and ")" not in text[at:end] else end


def _without_participle(source, tokens):
    """The end of "an official" in "an official adding"."""
    inside = tokens.within(source)
    turns = len(inside) > 1 and tokens.syntax.tag[inside[-1]] == "VBG" and need_of_verb(tokens.syntax, inside[-1]) is not None
    return tokens.syntax.end[inside[-2]] if turns else source[1]


def _before(mention, cast):
    """The mention right before another one, or None."""
    index = mention.index
    return cast.mentions[index - 1] if index else None


def _take_in_name(draft, tokens, cast):
    """Widen "former Sen." to the name behind it, where a sentence was cut at the dot."""
    last = tokens.within(draft.source)[-1]
    syntax = tokens.syntax
    if last + 1 >= len(syntax) or not syntax.lower[last].endswith(".") or not syntax.tag[last + 1].startswith("NNP"):
        return
    behind = cast.mention(syntax.start[last + 1], syntax.end[last + 1])
    if behind is not None and behind.first == last + 1 and behind.name:
        draft.source = (draft.source[0], behind.end)


def _leave_out_compound(draft, cast):
    """Begin at "investors" in "a goal investors doubt it can meet", where the phrases say that two stand there."""
    inside = cast.mentions_in(*draft.source)
    if len(inside) == 2 and inside[0].last + 1 == inside[1].first and inside[0].first + 1 < inside[1].first:
        if inside[0].words[0] in knowledge.words_of("single") and inside[1].plural and inside[1].end == draft.source[1]:
            draft.source = (inside[1].start, inside[1].end)


def _take_in_title(draft, tokens, cast):
    """Widen "FAO" or "the UN food body" to "the UN food body FAO"."""
    mention = cast.mention(*draft.source)
    titled = (
        mention is not None and mention.name and (mention.kind == "state" or (mention.noun and mention.kind == "institution"))
    )
    if not titled:
        return
    if mention.start < draft.source[0] and mention.end == draft.source[1]:
        low, high = draft.content[-1]
        if low <= mention.start < high <= draft.source[0]:
            draft.content = (
                (*draft.content[:-1], (low, mention.start)) if low < mention.start else _before_source(mention, tokens)
            )
        draft.source = (mention.start, draft.source[1])
    elif mention.start == draft.source[0] and draft.source[1] < mention.end <= draft.cue[0]:
        draft.source = (draft.source[0], mention.end)


def _before_source(mention, tokens):
    """The part of the sentence that stands before a source."""
    syntax = tokens.syntax
    first = syntax.sentences[syntax.sentence[mention.first]][0]
    return (syntax.span(first, max(first, mention.first - 1)),)


def _take_in_group(draft, tokens, cast):
    """Widen "experts" to "a panel of experts"."""
    mention = cast.mention(*draft.source)
    owner = mention and cast.owner(mention)
    if owner is None or owner.noun is None or owner.kind not in ("person", "institution", "collective"):
        return
    if tokens.syntax.lower[owner.last + 1] == "of" and mention.start == draft.source[0] and not owner.pronoun:
        _widen(draft, owner.start, True)


def _take_in_pair(draft, tokens, cast):
    """Begin the source at the first of "X and Y"."""
    syntax, first = tokens.syntax, tokens.within(draft.source)[0]
    if first == 0 or syntax.tag[first - 1] != "CC":
        return
    mention = cast.mention(*draft.source)
    other = mention and _before(mention, cast)
    if other is None or other.last != first - 2 or other.actor is None:
        return
    first_one = mention.last
    while syntax.dep[first_one] == "conj" and syntax.head[first_one] < first_one:
        first_one = syntax.head[first_one]
    joined = first_one != mention.last and syntax.dep[first_one] in ("nsubj", "nsubjpass")
    head = cast.mention(*syntax.span(first_one, first_one)) if joined else other
    _widen(draft, (head or other).start, joined)


def _take_in_list(draft, tokens, cast):
    """Widen "Peru" to "Peru, Chile and Bolivia", where only the verb's own words stand between the list and the cue."""
    mention = cast.mention(*draft.source)
    group = mention and cast.list_of(mention)
    if not group or not draft.source[1] < group.span[1] <= draft.cue[0] or mention.start > draft.source[0] + 1:
        return
    between = range(tokens.at(group.span[1]) + 1, tokens.within(draft.cue)[0])
    if not any(tokens.syntax.tag[i].startswith(("NN", "PRP", "W")) for i in between) and not draft.holds(
        (group.span[1] - 1, group.span[1])
    ):
        draft.source = (draft.source[0], group.span[1])


def _widen(draft, start, sure):
    """Begin the source at ``start``, and end a content there that was taken to run on over it."""
    low, high = draft.content[-1]
    if low < start < high <= draft.source[0]:
        draft.content = (*draft.content[:-1], (low, start))
        sure = True
    if sure and not draft.holds((start, start + 1)):
        draft.source = (start, draft.source[1])


def _take_in_head(draft, tokens, cast):
    """Widen "Foreign Affairs" to "the Ministry of Foreign Affairs", "the talks" to "two people with knowledge of the talks"."""
    syntax, cue = tokens.syntax, tokens.head(draft.cue)
    owner = inner = tokens.head(draft.source)
    for _ in range(_HIGHEST):
        if (
            syntax.dep[owner] in _SUBJECTS
            and syntax.head[owner] in (cue, syntax.head[cue])
            or syntax.dep[owner] in _BESIDE
            or syntax.head[owner] >= owner
        ):
            break
        owner = syntax.head[owner]
    if (
        owner == inner
        or syntax.dep[owner] not in _SUBJECTS
        or syntax.head[owner] not in (cue, syntax.head[cue])
        or syntax.end[owner] > draft.source[0]
    ):
        return
    if syntax.dep[inner] == "pobj":
        _widen(draft, syntax.start[syntax.left[owner]], True)
    elif not draft.holds(syntax.span(owner, owner)):
        draft.source = tokens.phrase(owner)


def _quoted_as(draft, tokens):
    """Credit the one who "was quoted by the press as saying", and take the press for the relay."""
    syntax, cue = tokens.syntax, tokens.head(draft.cue)
    saying = syntax.dep[cue] == "pcomp" and syntax.lower[syntax.head[cue]] == "as"
    quoted = syntax.head[syntax.head[cue]] if saying else cue
    as_saying = any(syntax.lower[c] == "as" and syntax.dep[c] == "prep" for c in syntax.children[quoted])
    if syntax.tag[quoted] != "VBN" or not as_saying or syntax.lemma(quoted) not in _words("quoting_verbs"):
        return
    subject = next((c for c in syntax.children[quoted] if syntax.dep[c] == "nsubjpass"), None)
    if subject is not None:
        by = next((c for c in syntax.children[quoted] if syntax.dep[c] == "agent"), None)
        agent = by and next((c for c in syntax.children[by] if syntax.dep[c] == "pobj"), None)
        draft.via += [tokens.phrase(agent)] if agent else []
        draft.source = tokens.phrase(subject)


def _told_by_vehicle(draft, tokens):
    """ "They were told by email": the email is a relay, and nobody is credited."""
    syntax = tokens.syntax
    inner = tokens.head(draft.source)
    if (
        syntax.dep[inner] == "pobj"
        and syntax.dep[syntax.head[inner]] in ("agent", "prep")
        and syntax.lemma(inner) in _words("vehicle")
    ):
        if syntax.head[syntax.head[inner]] == tokens.head(draft.cue):
            draft.via.append(draft.source)
            issuer = _issuer(syntax, inner)
            draft.source = None if issuer is None else tokens.phrase(issuer)


def _issuer(syntax, vehicle):
    """Whose statement it is: "a statement released *by the ministry*"."""
    for verb in syntax.children[vehicle]:
        for by in syntax.children[verb] if syntax.dep[verb] == "acl" else ():
            if syntax.dep[by] == "agent":
                return next((n for n in syntax.children[by] if syntax.dep[n] == "pobj"), None)
    return None


@cache
def _words(table):
    return frozenset(lexicons.table("chains")[table]["words"])


def _prefer_name(draft, tokens, cast):
    """Credit the name and not the description that follows it ("Ann Lee, then the minister, said")."""
    mention = cast.mention(*draft.source)
    other = mention and _before(mention, cast)
    if other is None or mention.name or not other.name or mention.actor is None or other.actor is not mention.actor:
        return
    if tokens.syntax.sentence[other.first] == tokens.syntax.sentence[mention.first] and draft.source[0] - other.end < _APPOSED:
        low, high = draft.content[-1]
        if low < other.start < high <= other.end + 1:
            draft.content = (*draft.content[:-1], (low, other.start))
        if not draft.holds((other.start, other.end)):
            draft.source = (other.start, other.end)


def _prefer_pair(draft, tokens, cast):
    """Credit the two names and not the description that follows them ("Ann Lee and Bo Dahl, lawmakers, said")."""
    mention = cast.mention(*draft.source)
    second = mention and mention.plural and not mention.name and _before(mention, cast)
    first = second and second.name and _before(second, cast)
    if not first or not first.name or first.last + 2 != second.first or tokens.syntax.tag[first.last + 1] != "CC":
        return
    if tokens.syntax.text[second.end : mention.start] == ", " and not draft.holds((first.start, second.end)):
        draft.source = (first.start, second.end)


def _prefer_lead(draft, tokens, cast):
    """Credit the description that a name is set beside, which the phrase leads with ("The mayor, Ann Lee, said")."""
    mention = cast.mention(*draft.source)
    before = mention and mention.name and _before(mention, cast)
    if not before or mention.start > draft.source[0] + 1 or tokens.syntax.text[before.end : mention.start] != ", ":
        return
    lead = before if before.actor is mention.actor else cast.owner(before)
    if lead is None or lead.name or lead.actor is not mention.actor or not lead.noun or draft.holds((lead.start, lead.end)):
        return
    draft.source = (lead.start, before.end)
