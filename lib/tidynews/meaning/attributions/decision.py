"""From candidates to attributions: score each cue, choose its source and its content, drop what is said twice."""

from collections import defaultdict
from dataclasses import dataclass, field

from tidynews.meaning.attributions import constructions, contents, cues, features, model, sources
from tidynews.meaning.attributions.contents import Content
from tidynews.meaning.attributions.sources import Source

_NEAR = 200  # tokens within which two cues may share a content
_SAME = 0.7  # Jaccard of two contents that count as one


@dataclass(slots=True)
class Candidate:
    """One token that may be a cue, with all that is known of it so far."""

    i: int
    word: str
    frame: str
    cue: list[str]
    likely: float = 0.0
    construction: str | None = None  # that which makes it likely, where the counts alone do not
    sources: list[Source] = field(default_factory=list)
    source: tuple[int, int] | None = None
    head: int | None = None
    sure_source: float = 0.0
    contents: list[Content] = field(default_factory=list)
    content: Content | None = None
    sure_content: float = 0.0

    @property
    def score(self) -> float:
        """How likely the whole attribution is right."""
        return self.likely * self.sure_content * self.sure_source**0.3


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


def content_features(reading, one: Candidate) -> list[list[str]]:
    """The features of each content proposed for a candidate whose source is settled."""
    edge = min(one.source[0], one.i) if one.source else one.i
    one.contents = contents.propose(reading, one.i, edge)
    around = features.surroundings(reading, one.i, edge)
    return [
        features.content_features(reading, one.i, content, one.word, one.frame, one.source, around)
        for content in one.contents
    ]


def decide(reading, least: float) -> list[Candidate]:
    """The candidates that attribute with a score of ``least`` or more, in the order of their cues."""
    scored = []
    for i in cues.candidates(reading):
        one = candidate(reading, i)
        one.likely = model.probability(one.cue)
        construction, floor = constructions.least(reading, i)
        if floor > one.likely:
            one.likely, one.construction = floor, construction
        if one.likely >= least and complete(reading, one):
            scored.append(one)
    return sorted(_distinct(reading, scored, least), key=lambda one: one.i)


def complete(reading, one: Candidate) -> bool:
    """Choose the source and the content of a candidate; false where it can have none."""
    likely = model.shares(source_features(reading, one), "source")
    chosen = max(range(len(likely)), key=lambda k: likely[k])
    speaker = constructions.speaker(reading, one.i)
    if speaker is None:
        take_source(reading, one, one.sources[chosen].head, likely[chosen])
    else:
        take_source(reading, one, speaker, 1.0)
    alternatives = content_features(reading, one)
    if not alternatives:
        return False
    likely = model.shares(alternatives, "content")
    chosen, one.sure_content = model.best([positions(reading, c.spans) for c in one.contents], likely)
    one.content = one.contents[chosen]
    return True


def positions(reading, spans) -> list[tuple[int, int]]:
    """Token spans as spans among the words alone, punctuation left out."""
    count = reading.words_before
    return [(count[first], count[last + 1] - 1) for first, last in spans]


def _distinct(reading, scored, least):
    """The likely ones, the likeliest of those near each other that share a content."""
    kept = defaultdict(list)
    for one in sorted(scored, key=lambda one: (-one.score, one.i)):
        if one.score < least:
            break
        spans, place = positions(reading, one.content.spans), one.i // _NEAR
        if not any(_same(spans, other) for near in (place - 1, place, place + 1) for other in kept[near]):
            kept[place].append(spans)
            yield one


def _same(mine, other):
    shared = model.overlap(mine, other)
    size = sum(last - first + 1 for first, last in (*mine, *other))
    return shared > _SAME * (size - shared)
