"""One actor with all of its mentions, and what they say of it together."""

from dataclasses import dataclass, field

from tidynews.language.actors.description import Mention, as_person

_UNKNOWN = "unknown"


@dataclass(slots=True, eq=False)
class Entity:
    """All mentions of one actor, and what they say of it together."""

    mentions: list[Mention] = field(default_factory=list)
    full: Mention | None = None
    members: tuple = ()
    span: tuple[int, int] | None = None  # of a group's names
    nouns: set[str] = field(default_factory=set)
    groups: set[str] = field(default_factory=set)
    type: str = _UNKNOWN
    country: str | None = None
    role: str | None = None
    gender: str | None = None
    kind: str | None = None
    plural: bool = False
    joint: bool = False  # of several countries together

    def add(self, mention: Mention):
        """Take a mention in, with what it says where nothing was known."""
        mention.actor = self
        self.mentions.append(mention)
        if mention.pronoun:
            self.gender = self.gender or mention.gender
            return
        self.learn(mention)

    def learn(self, mention: Mention):
        """Take over what a mention or an apposition says where nothing was known."""
        if self.full is None or (mention.name and not self.full.name):
            self.full = mention
        if mention.noun:
            self.nouns.add(mention.noun)
            self.groups.add(mention.group)
        if self.type == _UNKNOWN or (mention.role and not self.role and self.person):
            self.type = mention.type if mention.type != _UNKNOWN else self.type
            self.type = as_person(self.type) if mention.kind == "person" else self.type
        self.country = self.country or mention.country
        self.joint = self.joint or mention.joint
        self.role = self.role or mention.role
        self.gender = self.gender or mention.gender
        self.kind = self.kind or mention.kind
        self.plural = mention.plural if len(self.mentions) <= 1 else self.plural

    @property
    def person(self) -> bool:
        """A human being or several."""
        return self.kind == "person"

    @property
    def named(self) -> bool:
        """Some mention gives a name."""
        return self.full is not None and self.full.name is not None


def other_sex(entity, mention) -> bool:
    """What is known of both speaks against their being one person."""
    return bool(entity.gender and mention.gender and entity.gender != mention.gender)
