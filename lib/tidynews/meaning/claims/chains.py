"""Who said it first, and through whom it came: chains of sources.

The source of a claim is the deepest one cited. "The paper reported, citing
two officials" has the officials for its source and the paper for its relay;
so have "the officials said, according to the paper" and "the officials told
the paper".
"""

from bisect import bisect_left

from tidynews import lexicons
from tidynews.meaning.claims.drafts import Draft, Index
from tidynews.meaning.claims.selection import states_alone

_LEAST = 10  # characters of "that" and commas
_REST = 6  # words that a relayed statement may leave of its frame


def unfold(drafts: list[Draft], tokens, cast) -> list[Draft]:
    """Drafts with their deepest source, each relay's own draft taken out."""
    words = {name: frozenset(table["words"]) for name, table in lexicons.table("chains").items()}
    drafts = [d for d in drafts if not _is_citing(d, tokens, words)]
    for draft in drafts:
        if draft.cue is not None:
            _cite(draft, tokens, words, cast)
            _tell(draft, tokens, words, cast)
    _cut_adjuncts(drafts, tokens, words)
    heads = {tokens.head(d.cue) for d in drafts if d.cue}
    drafts += [inner for d in drafts if (inner := _dig(d, heads, tokens)) is not None]
    return _merge(drafts, tokens, cast)


def _cut_adjuncts(drafts, tokens, words):
    """Let a content end where "according to" credits the whole sentence to another."""
    near = Index(drafts)
    for inner in drafts:
        if inner.cue is None or inner.source is None or tokens.syntax.lower[tokens.head(inner.cue)] not in words["adjunct"]:
            continue
        for outer in near.touching(inner.cue):
            start, end = outer.content[-1]
            if outer is not inner and start < inner.cue[0] < inner.source[0] and end >= inner.source[1] > end - _REST * 5:
                outer.content = (*outer.content[:-1], (start, inner.cue[0]))


def _dig(draft, heads, tokens):
    """The statement that is all of another's content: "the guards testified that …", he said."""
    if draft.cue is None or draft.stance != "assert" or draft.quoted != "none":
        return None
    syntax, span = tokens.syntax, draft.content[0]
    verb = tokens.head(span)
    stated = next((c for c in syntax.children[verb] if syntax.dep[c] == "ccomp" and c > verb), None)
    subject = next((c for c in syntax.children[verb] if syntax.dep[c] == "nsubj" and c < verb), None)
    if stated is None or subject is None or not states_alone(syntax, verb) or syntax.left[subject] != tokens.within(span)[0]:
        return None
    if verb in heads:
        return None
    content = syntax.span(syntax.left[stated], min(syntax.right[stated], tokens.within(span)[-1]))
    return Draft(tokens.phrase(subject), syntax.span(verb, verb), (content,), frame="dug")


def _is_citing(draft, tokens, words):
    return draft.cue is not None and _cites(tokens.syntax, tokens.head(draft.cue), words)


def _cites(syntax, i, words):
    """Whether a word names a deeper source: "citing", or "cited" in "the paper, which cited X"."""
    return syntax.lower[i] in words["citing"] or (
        syntax.lower[i] in words["cited"] and i > 0 and syntax.tag[i - 1] in ("WDT", "WP")
    )


def _cite(draft, tokens, words, cast):
    """Go down to whom the source cites ("…, citing X", "confirmed through X")."""
    syntax, verb = tokens.syntax, tokens.head(draft.cue)
    for child in syntax.children[verb]:
        cited = None
        if syntax.lower[child] in words["citing"] and not _has_subject(draft, tokens, child):
            cited = _object(syntax, child)
            cited = cited if _is_somebody(tokens, cited, words, cast) else None
        elif syntax.lower[child] in words["through"] and syntax.dep[child] == "prep":
            cited = _object(syntax, child)
            cited = cited if cited is not None and _speaks(cast, tokens.phrase(cited)) else None
        if cited is not None and not draft.holds(syntax.span(cited, cited)):
            if draft.source and not _within(draft.source, syntax.span(cited, cited)):
                draft.via.insert(0, draft.source)
            draft.source = tokens.phrase(_speaker(syntax, cited, words))
            if syntax.lower[child] in words["citing"]:
                draft.cue = syntax.span(child, child)
            return
    _cited_behind(draft, tokens, words, cast)


def _within(outer, inner):
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _cited_behind(draft, tokens, words, cast):
    """The same where the tree has lost the participle: it stands behind the cue in the sentence."""
    syntax, last = tokens.syntax, tokens.within(draft.cue)[-1]
    _, end = syntax.sentences[syntax.sentence[last]]
    between = range(tokens.within(draft.source)[-1] + 1, last) if draft.source and draft.source[1] < draft.cue[0] else ()
    for i in (*between, *range(last + 1, end + 1)):
        if _cites(syntax, i, words) and not _has_subject(draft, tokens, i) and not draft.holds(syntax.span(i, i)):
            cited = _object(syntax, i)
            if not _is_somebody(tokens, cited, words, cast):
                continue
            reporter = _reporter(draft, syntax, last, i)
            if cited is not None and draft.source and cited > i and reporter is not None:
                draft.via += [tokens.phrase(_speaker(syntax, cited, words)), tokens.phrase(reporter)]
            elif cited is not None and draft.source and cited > i:
                if not _within(draft.source, syntax.span(cited, cited)):
                    draft.via.insert(0, draft.source)
                draft.source, draft.cue = tokens.phrase(_speaker(syntax, cited, words)), syntax.span(i, i)
            return


def _has_subject(draft, tokens, i):
    """The citing is another's: a noun that is not of the source stands right before it ("as a panel cites …")."""
    syntax = tokens.syntax
    finite = not syntax.lower[i].endswith("ing")
    return (
        finite
        and syntax.tag[i - 1].startswith("NN")
        and not (draft.source and draft.source[0] <= syntax.start[i - 1] < draft.source[1])
    )


def _reporter(draft, syntax, last, i):
    """Who reports the statement between its end and "citing": the citation is theirs."""
    for verb in range(last + 1, i):
        if states_alone(syntax, verb) and syntax.tag[verb] in ("VBD", "VBZ") and not draft.holds(syntax.span(verb, verb)):
            return next((c for c in syntax.children[verb] if syntax.dep[c] == "nsubj"), None)
    return None


def _speaker(syntax, cited, words):
    """Who spoke in what is cited ("an interview with the mayor"), else what is cited."""
    at = next((c for c in syntax.children[cited] if c > cited and syntax.lower[c] in words["speaker_of"]), None)
    inner = _object(syntax, at) if at is not None and syntax.lemma(cited) in words["vehicle"] else None
    return cited if inner is None else inner


def _object(syntax, i):
    return next((c for c in syntax.children[i] if syntax.dep[c] in ("dobj", "pobj")), None)


def _is_somebody(tokens, cited, words, cast):
    """Whether what is cited is an actor or what one said, and not a reason."""
    if cited is None or tokens.syntax.lemma(cited) in words["vehicle"]:
        return cited is not None
    entity = cast.entity(*tokens.phrase(cited))
    return entity is not None and (entity.kind is not None or entity.named)


def _speaks(cast, span):
    """Whether a span means somebody who can tell something."""
    actor = cast.resolve(*span)
    return actor is not None and actor.type not in ("unknown", "document")


def _tell(draft, tokens, words, cast):
    """To whom and in what the source said it: "told Reuters", "said in a letter"."""
    syntax, verb = tokens.syntax, tokens.head(draft.cue)
    telling = syntax.lemma(verb) in words["telling"]
    for child in syntax.children[verb]:
        told = None
        if telling and syntax.dep[child] in ("dobj", "dative", "iobj"):
            told = child if _is_medium(cast, syntax.span(child, child)) else None
        elif syntax.dep[child] in ("prep", "dative") and syntax.lower[child] == "to":
            told = _object(syntax, child)
            told = told if told is not None and _is_medium(cast, syntax.span(told, told)) else None
        elif syntax.dep[child] == "prep" and syntax.lower[child] in words["within"]:
            told = _vehicle(syntax, child, words)
        if told is not None and syntax.tag[told] != "PRP" and not draft.holds(syntax.span(told, told)):
            named = _outlet_in(tokens.phrase(told), cast)
            if named != tokens.phrase(told):
                draft.via.append(named)
            elif syntax.lemma(told) not in words["spoken"]:
                draft.via.append(
                    syntax.span(syntax.left[told], told) if syntax.lemma(told) in words["vehicle"] | words["written"] else named
                )


def _vehicle(syntax, child, words):
    at = _object(syntax, child)
    return (
        at
        if at is not None and (syntax.lemma(at) in words["vehicle"] | words["written"] or syntax.lower[at] in words["platform"])
        else None
    )


def _is_medium(cast, span):
    """An outlet; reporters, a parliament or a court are an audience."""
    entity = cast.entity(*span)
    return entity is not None and entity.type == "media" and (entity.named or entity.kind == "institution")


def _outlet_in(span, cast):
    """The outlet that a vehicle names ("an interview with the BBC"), else the vehicle."""
    for mention in cast.mentions_in(*span):
        if mention.actor is not None and mention.actor.type == "media" and mention.name:
            return mention.start, mention.end
    return span


def _merge(drafts, tokens, cast):
    """Take up as a relay whoever only says that the source said so."""
    gone = set()
    inner_ones = [d for d in drafts if d.source and d.cue and d.stance != "other" and _can_tell(d.source, cast)]
    inner_ones = [d for d in inner_ones if not tokens.syntax.tag[tokens.head(d.cue)].startswith("NN")]
    inner_ones.sort(key=lambda d: d.cue)
    cues = [d.cue[0] for d in inner_ones]
    for outer in drafts:
        if outer.source is None or outer.cue is None or outer.stance != "assert" or outer.quoted == "full":
            continue
        inner = _relayed(outer, inner_ones[bisect_left(cues, outer.start) : bisect_left(cues, outer.end)])
        if inner is not None and id(inner) not in gone:
            same = cast.entity(*outer.source) is cast.entity(*inner.source)
            inner.via += [s for s in (() if same else (outer.source,)) + tuple(outer.via) if s not in inner.via]
            inner.source = outer.source if same else inner.source
            gone.add(id(outer))
    return [d for d in drafts if id(d) not in gone]


def _can_tell(source, cast):
    """Whether a source is somebody or something written, and not a slump that "indicates" something."""
    entity = cast.entity(*source)
    return entity is not None and (entity.kind is not None or entity.named)


def _relayed(outer, drafts):
    """The draft that is all of another's content, its own source and cue included."""
    fits = (
        inner
        for inner in drafts
        if inner is not outer and outer.holds(inner.cue) and outer.holds(inner.source) and not inner.holds(outer.cue)
    )
    return min((inner for inner in fits if _share(outer, inner)), key=lambda d: (d.start, -d.end), default=None)


def _share(outer, inner):
    """Hardly more than the inner statement stands in the outer one."""
    parts = (inner.source, inner.cue, *inner.content)
    covered = sum(end - start for start, end in parts)
    whole = sum(end - start for start, end in outer.content)
    return whole - covered <= min(_REST * 5, max(_LEAST, whole // 5))
