"""Who is who: mentions of persons, institutions and documents resolved to actors.

No entity recogniser and no learned model: noun phrases are cut from tags and
tree (:mod:`.phrases`), described by what the lexicons know of their words
(:mod:`.description`), and tied together by surname, acronym, head noun and
recency (:mod:`.coreference`).
"""

from tidynews.language.actors.cast import Cast

__all__ = ["Cast"]
