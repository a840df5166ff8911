"""Which attributions an analyst would tabulate.

Everything by which somebody states something; not what merely happens
between people. The lexicon ``statements.csv`` says of each cue what its
content must be for that.
"""

from functools import cache

from tidynews import lexicons
from tidynews.meaning.claims.drafts import Index
from tidynews.meaning.claims.quoting import touching

_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_SHORT = 90  # characters of a content that only grants anonymity
_SPOKEN = ("label", "transcript")  # frames of an interview, whose questions state nothing
_SURE = ("reckoned", "headline", "silence", "open")  # frames that are found by all of their shape
_ANY, _DOCUMENT, _COMPLEMENT, _AMOUNT = "any", "document", "complement", "amount"
_SHOWERS = frozenset(("document", "expert", "media", "international_org", "government", "military_intelligence"))


def keep(drafts, tokens, cast, marks, reasons) -> list:
    """The drafts that state something.

    Left out are cues that state nothing with the content they have, sources
    that cannot speak, a speaker's "I" within the quotation, what somebody did
    not say, and the granting of anonymity.
    """
    kept = [d for d in drafts if _states(d, tokens, cast) and not _left_out(d, tokens, cast, marks, reasons)]
    near = Index(kept)
    return [d for d in kept if not (_of_oneself(d, near, tokens, cast) or _said_twice(d, near, tokens))]


def _states(draft, tokens, cast) -> bool:
    if draft.cue is None or draft.frame in _SURE:
        return True
    need = _need(draft, tokens)
    quoted = draft.quoted != "none"
    if need is None:
        return draft.quoted == "full" and _can_speak(draft, cast)
    if draft.source is None:
        return need == _ANY and (
            draft.stance in ("doubt", "deny", "confirm") or draft.frame == "check" or _has_clause(draft, tokens)
        )
    if need == _DOCUMENT:
        return _type(draft, cast) in _SHOWERS and (_has_clause(draft, tokens) or _type(draft, cast) == "document")
    if need == _ANY:
        return quoted or draft.frame != "right" or _can_speak(draft, cast) or _has_clause(draft, tokens)
    if need == _AMOUNT:
        return quoted or _has_clause(draft, tokens) or (_has_amount(draft, tokens) and _can_speak(draft, cast))
    if need == _COMPLEMENT:
        return quoted or _has_complement(draft, tokens)
    return (quoted or _has_clause(draft, tokens)) and _can_speak(draft, cast)


def _need(draft, tokens) -> str | None:
    """What the lexicon asks of the cue's content; None where it does not know the cue."""
    syntax = tokens.syntax
    inside = tokens.within(draft.cue)
    if len(inside) > 1 and not _unwilling().isdisjoint(syntax.lower[i] for i in inside):
        return _ANY
    for kind in ("verb", "noun", "other"):
        last = next((i for i in reversed(inside) if _class(syntax.tag[i]) == kind), None)
        need = last is not None and _needs().get((syntax.lemma(last), kind))
        if need:
            return need
    return _ANY if syntax.lower[inside[-1]] == ":" else None


def states_alone(syntax, i: int) -> bool:
    """Whether a word is a verb that states something whatever its content is ("testify")."""
    return syntax.tag[i].startswith("VB") and _needs().get((syntax.lemma(i), "verb")) == _ANY


def need_of_verb(syntax, i: int) -> str | None:
    """What the lexicon asks of the content of a verb of saying; None where it is none."""
    return _needs().get((syntax.lemma(i), "verb")) if syntax.tag[i].startswith("VB") else None


def need_of_noun(syntax, i: int) -> str | None:
    """What the lexicon asks of the content of a noun of saying; None where it is none."""
    return _needs().get((syntax.lemma(i), "noun"))


def _class(tag):
    return "verb" if tag.startswith("VB") else "noun" if tag.startswith("NN") else "other"


@cache
def _unwilling():
    return frozenset(lexicons.table("stance")["unwillingness"]["words"])


@cache
def _needs():
    return {(row["word"], row["class"]): row["need"] for row in lexicons.rows("statements")}


def _has_clause(draft, tokens) -> bool:
    """A finite verb or an infinitive in the content."""
    tags = [tokens.syntax.tag[i] for span in draft.content for i in tokens.within(span)]
    return any(tag in _FINITE for tag in tags) or "TO" in tags


def _has_amount(draft, tokens) -> bool:
    """A number, or a more or a less, in the content: "flagged 14 breaches", "expect a weaker harvest"."""
    inside = [i for span in draft.content for i in tokens.within(span)]
    return any(tokens.syntax.tag[i] in ("CD", "JJR", "JJS", "RBR") for i in inside)


def _has_complement(draft, tokens) -> bool:
    """What something is called or described as, or what is called for."""
    syntax, head = tokens.syntax, tokens.within(draft.cue)[-1]
    if not _words("calling").isdisjoint(syntax.lower[head : head + 2]):
        return True
    if any(syntax.lower[c] == "for" and syntax.dep[c] == "prep" and c > head for c in syntax.children[head]):
        return True
    if any(syntax.lower[c] == "as" and c > head and draft.holds(syntax.span(c, c)) for c in syntax.children[head]):
        return True
    return any(syntax.dep[c] in ("oprd", "ccomp", "xcomp") for c in syntax.children[head])


def _type(draft, cast):
    actor = cast.resolve(*draft.source)
    return actor.type if actor is not None else "unknown"


def _can_speak(draft, cast) -> bool:
    """The source is somebody, or something written or shown."""
    entity = cast.entity(*draft.source) if draft.source else None
    return entity is not None and (entity.kind is not None or entity.named)


def _left_out(draft, tokens, cast, marks, reasons) -> bool:
    syntax = tokens.syntax
    if draft.cue is not None and draft.source is not None and draft.frame != "closing" and _is_named(draft, tokens):
        return True
    if draft.cue is not None and draft.source is not None and (_is_about(draft, tokens, cast) or _is_asked(draft, tokens)):
        return True
    if draft.source is not None and syntax.tag[tokens.head(draft.source)].startswith("W") and cast.entity(*draft.source) is None:
        return True
    if draft.source is not None and _is_nobody(draft, tokens, cast):
        return True
    if draft.frame in _SPOKEN and "?" in syntax.text[draft.end - 1 : draft.end + 1]:
        return True
    if draft.source is not None and all(draft.source[0] <= start and end <= draft.source[1] for start, end in draft.content):
        return True
    if draft.source is not None:
        first = tokens.head(draft.source)
        speaker = syntax.lower[first] in _words("speaker")
        if speaker and _quoted_at(draft.source, marks):
            return True
    if draft.cue is not None and all(syntax.tag[i].startswith("W") for span in draft.content for i in tokens.within(span)):
        return True
    if draft.cue is not None and draft.stance == "other" and _need(draft, tokens) is not None and _silent(draft, tokens):
        return True
    return reasons.covers(draft.start, draft.end) and draft.quoted == "none" and draft.end - draft.start < _SHORT


def _is_nobody(draft, tokens, cast):
    """An ordinal, or a headline's slogan before its colon, is no source: "The second reported attack", "NIGHT OF FEAR: …"."""
    syntax, inside = tokens.syntax, tokens.within(draft.source)
    if all(syntax.tag[i] == "CD" for i in inside):
        return True
    if all(syntax.tag[i] in ("DT", "JJ", "RB") for i in inside) and syntax.lower[inside[-1]] in _words("ordinals"):
        return True
    slogan = draft.cue is not None and syntax.lower[tokens.within(draft.cue)[-1]] == ":" and len(inside) > 1
    capitals = syntax.text[slice(*draft.source)].isupper()
    return slogan and capitals and _type(draft, cast) == "unknown"


def _is_about(draft, tokens, cast):
    """ "For Israel, …" says for whom it holds, not who says it; "for analysts, …" may."""
    entity = cast.entity(*draft.source)
    return tokens.syntax.lower[tokens.head(draft.cue)] == "for" and entity is not None and not entity.person


def _is_asked(draft, tokens):
    """Who asked is no source: "asked by reporters whether …"."""
    syntax, head = tokens.syntax, tokens.head(draft.cue)
    return (
        syntax.lemma(head) == "ask"
        and syntax.tag[head] == "VBN"
        and syntax.dep[head] in ("advcl", "acl")
        and draft.source[0] > draft.cue[0]
    )


def _is_named(draft, tokens):
    """A participle behind a noun tells of the noun, not what it says: "a movement called …"."""
    syntax, head = tokens.syntax, tokens.head(draft.cue)
    stated = any(syntax.tag[i] in _FINITE for span in draft.content for i in tokens.within(span))
    return (
        not stated
        and syntax.tag[head] == "VBN"
        and syntax.dep[head] == "acl"
        and syntax.head[head] in tokens.within(draft.source)
    )


def _said_twice(draft, near, tokens):
    """A cue that another draft of the same source holds: "declined" in "declined to confirm", "allegation" in what was not verified."""
    if draft.cue is None or draft.source is None:
        return False
    for other in near.touching(draft.cue):
        if other is draft or other.cue is None or other.source != draft.source:
            continue
        longer = other.cue[0] <= draft.cue[0] and draft.cue[1] <= other.cue[1] and other.cue != draft.cue
        unsure = (
            other.stance in ("doubt", "other")
            and other.holds(draft.cue)
            and tokens.syntax.tag[tokens.head(draft.cue)].startswith("NN")
        )
        if longer or unsure:
            return True
    return False


def _of_oneself(draft, near, tokens, cast):
    """What a speaker says to think or want is part of what he says."""
    if draft.source is None or draft.cue is None or _need(draft, tokens) == _ANY:
        return False
    for outer in near.touching(draft.cue):
        if (
            outer is not draft
            and outer.source
            and outer.holds(draft.cue)
            and cast.entity(*outer.source) is cast.entity(*draft.source)
        ):
            return cast.entity(*outer.source) is not None
    return False


def _silent(draft, tokens):
    """What somebody did not say is no statement."""
    return tokens.syntax.lemma(tokens.head(draft.cue)) in _words("telling")


def _quoted_at(span, marks):
    return any(q.start < span[0] and span[1] < q.end for q in touching(marks, *span))


@cache
def _words(table):
    return frozenset(lexicons.table("selection")[table]["words"])
