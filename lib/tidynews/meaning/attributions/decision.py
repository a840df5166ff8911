"""From candidates to attributions: weigh each cue, choose its source and its content, judge the whole, drop what is said twice."""

from collections import defaultdict
from dataclasses import dataclass, field

from tidynews.meaning.attributions import acceptance, constructions, contents, cues, features, model, sources
from tidynews.meaning.attributions.alternatives import Alternatives
from tidynews.meaning.attributions.contents import Content
from tidynews.meaning.attributions.sources import Source

_NEAR = 200  # tokens within which two cues may share a content
_SAME = 0.5  # Jaccard of two contents that count as one


@dataclass(slots=True)
class Candidate:
    """One token that may be a cue, with all that is known of it so far."""

    i: int
    word: str
    frame: str
    cue: list[str]
    likely: float = 0.0
    construction: str | None = None  # that which makes it likely, where the counts alone do not
    floor: float = 0.0  # how likely that makes it
    sources: list[Source] = field(default_factory=list)
    source: tuple[int, int] | None = None
    head: int | None = None
    sure_source: float = 0.0
    contents: list[Content] = field(default_factory=list)
    content: Content | None = None
    sure_content: float = 0.0
    described: list[str] = field(default_factory=list)  # the features of the chosen content
    place: list[tuple[int, int]] = field(default_factory=list)  # the content among the words alone
    score: float = 0.0  # how likely the whole attribution is right

    @property
    def promise(self) -> float:
        """How likely the three choices are right, each judged by itself."""
        return max(self.likely, self.floor) * self.sure_content * self.sure_source**0.3


def possible(reading) -> list[int]:
    """The tokens that may be cues, in order.

    A preposition only where a construction speaks for it; then the noun behind it, as in "in the view of",
    is none.
    """
    tag, head = reading.syntax.tag, reading.syntax.head
    found = [i for i in cues.candidates(reading) if tag[i] != "IN" or constructions.least(reading, i)[0]]
    introducing = {i for i in found if tag[i] == "IN"}
    return [i for i in found if head[i] not in introducing] if introducing else found


def candidate(reading, i: int) -> Candidate:
    """The candidate at token ``i`` with the features of its cue."""
    word = "/".join(cues.key(reading.syntax, i))
    frame = features.frame_of(reading, i)
    return Candidate(i, word, frame, features.cue_features(reading, i, word, frame))


def source_features(reading, one: Candidate) -> list[list[str]]:
    """The features of each source proposed for a candidate."""
    one.sources = sources.propose(reading, one.i)
    return [features.source_features(reading, one.i, source, one.word, one.frame) for source in one.sources]


def take_source(reading, one: Candidate, head: int | None, sure: float) -> None:
    """Settle the source of a candidate."""
    one.head, one.sure_source = head, sure
    one.source = None if head is None else sources.phrase(reading, head, one.i)


def alternatives(reading, one: Candidate) -> Alternatives:
    """The contents proposed for a candidate whose source is settled."""
    edge = min(one.source[0], one.i) if one.source else one.i
    one.contents = contents.propose(reading, one.i, edge)
    return Alternatives(reading, one, features.surroundings(reading, one.i, edge))


def decide(reading, least: float) -> list[Candidate]:
    """The candidates that attribute with a score of ``least`` or more, in the order of their cues."""
    found = weigh(reading, min(least, model.number("weighed")))
    for one, described in zip(found, acceptance.features(reading, found)):
        one.score = _judged(one, model.probability(described, "whole"))
    return sorted(_distinct(found, least), key=lambda one: one.i)


def _judged(one, right):
    """The score of an attribution that is as likely ``right``; a statement is trusted as far as its parts are."""
    trust = model.number("trust")
    score = trust * right + (1.0 - trust) * one.promise
    return max(score, one.promise) if one.construction or cues.states(one.word) else score


def weigh(reading, least: float) -> list[Candidate]:
    """The candidates whose cue is likely by ``least`` or more, with source and content chosen, in order."""
    found = []
    for i in possible(reading):
        one = candidate(reading, i)
        one.likely = model.probability(one.cue, "cue")
        construction, floor = constructions.least(reading, i)
        if floor > one.likely:
            one.construction, one.floor = construction, floor
        if max(one.likely, one.floor) >= least and complete(reading, one):
            found.append(one)
    return found


def complete(reading, one: Candidate) -> bool:
    """Choose the source and the content of a candidate; false where it can have none."""
    weights = model.weights("source")
    likely = model.shares(model.score(described, weights) for described in source_features(reading, one))
    chosen = max(range(len(likely)), key=lambda k: likely[k])
    speaker = constructions.speaker(reading, one.i)
    if speaker is None:
        take_source(reading, one, one.sources[chosen].head, likely[chosen])
    else:
        take_source(reading, one, speaker, 1.0)
    described = alternatives(reading, one)
    if not one.contents:
        return False
    places = [positions(reading, content.spans) for content in one.contents]
    chosen, one.sure_content = model.best(places, model.shares(map(described.score, one.contents)))
    one.content, one.place = one.contents[chosen], places[chosen]
    one.described = described.features(one.content)
    return True


def positions(reading, spans) -> list[tuple[int, int]]:
    """Token spans as spans among the words alone, punctuation left out."""
    count = reading.words_before
    return [(count[first], count[last + 1] - 1) for first, last in spans]


def _distinct(found, least):
    """The likely ones, the likeliest of those near each other that share a content; one nested in another competes with none."""
    kept = defaultdict(list)
    for one in sorted(found, key=lambda one: (-one.score, one.i)):
        if one.score < least:
            break
        if one.construction == "nested":
            yield one
            continue
        around = range(one.i // _NEAR - 1, one.i // _NEAR + 2)
        if not any(model.agree(one.place, other, _SAME) for near in around for other in kept[near]):
            kept[one.i // _NEAR].append(one.place)
            yield one
