"""Claims: attributions with stance, hedges, likelihood, relays and a resolved source.

One row a cue. :mod:`.chains` finds the deepest source and its relays,
:mod:`.stance` what the source does (asserts, denies, …), :mod:`.unattributed`
hearsay that is credited to nobody, :mod:`.closings` what an attribution at
the end of a sentence credits, :mod:`.verbs` cues of several verbs, :mod:`.assembly` puts the rows together.
"""

from tidynews.meaning.claims.assembly import find

__all__ = ["find"]
