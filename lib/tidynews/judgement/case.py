"""One claim with all that its judgement looks at."""

from dataclasses import dataclass, field

from tidynews.judgement.rubric import Rubric
from tidynews.judgement.terms import countries_in, meaningful_words
from tidynews.records import Actor, Claim, Figure


@dataclass(frozen=True)
class Case:
    """A claim with what is needed to judge it: its actor, its figures and the claim around it."""

    claim: Claim
    actor: Actor | None = None
    figures: tuple[Figure, ...] = ()
    parent: Claim | None = None
    rubric: Rubric = field(default=None)

    @property
    def mentions(self) -> list[str]:
        """What the article calls the source: here, in full, and by office."""
        actor = self.actor
        parts = [self.claim.source, self.claim.source_resolved]
        parts += [actor.surface, actor.role] if actor else []
        return list(dict.fromkeys(part for part in parts if part))

    @property
    def description(self) -> str:
        """Everything that the article says of the source, as one text."""
        return " ".join(self.mentions)

    @property
    def content(self) -> str:
        """What is claimed, empty when nothing is."""
        return self.claim.content or ""

    def said_by(self, name: str) -> list[str]:
        """Words of a source list of the rubric in the description of the source."""
        return self.rubric.matching("source", name, self.description)

    def says(self, name: str) -> list[str]:
        """Words of a content list of the rubric in the claim's hedges and content."""
        return self.rubric.matching("content", name, self.content)

    @property
    def has_source(self) -> bool:
        """Somebody or something is given as the source."""
        return bool(self.claim.source or self.claim.source_resolved)

    @property
    def name(self) -> str:
        """The source by its name, an apposition behind it left out."""
        name = self.actor.name if self.actor else self.claim.source_resolved or self.claim.source
        return (name or "").split(",")[0]

    @property
    def points_at_nobody(self) -> bool:
        """The whole source is a word for anybody ("sources", "some").

        A description that adds a name or says how they know points at somebody.
        """
        nobody = set(meaningful_words(self.description)) <= set(self.rubric.words("source", "vague"))
        return bool(self.description) and nobody and not countries_in(self.description)
