"""What the classifier sees of a whole attribution: its parts, how sure each choice was, and the ones around it."""

import math

from tidynews.meaning.attributions import cues, model
from tidynews.meaning.attributions.features import bin_of, kind_of_source

_MOST_AROUND = 12  # attributions that reach over a place and are looked at
_BESIDE = 3  # attributions before and behind in the same sentence
_SHARED = 0.5  # Jaccard of two contents that compete
_FINENESS, _SUREST = 1.5, 9.0  # steps of the log odds


def features(reading, found) -> list[list[str]]:
    """The properties of each attribution that tell whether to keep it.

    Parameters
    ----------
    found : candidates with source and content chosen, in the order of their cues
    """
    around = _around(reading, found)
    return [_own(reading, one) + _relations(reading, found, k, around[k]) for k, one in enumerate(found)]


def _own(reading, one):
    syntax, side = reading.syntax, one.content.side
    likely, sure = _odds(one.likely), _odds(one.sure_content)
    meanings = _meanings(reading, one)
    length = str(bin_of(sum(last - first + 1 for first, last in one.place)))
    described = [
        "L=" + likely,
        "C=" + sure,
        "S=" + _odds(one.sure_source),
        "LC=" + likely + "|" + sure,
        "con=" + str(one.construction),
        "L.side=" + likely + side,
        "w=" + one.word,
        "f=" + one.frame,
        "len=" + length,
        "len.m=" + meanings[0] + length,
        "hl" if reading.in_headline(one.i) else "par=" + str(bin_of(reading.paragraph[one.i])),
    ]
    if one.head is None:
        described.append("nobody")
    else:
        kind = kind_of_source(syntax, one.head)
        described += ["k=" + kind, "sl=" + syntax.lemma(one.head), "sm=" + kind + "|" + meanings[0]]
    described += ["m=" + meaning for meaning in meanings]
    return described + ["c:" + name for name in one.described]


def _meanings(reading, one):
    return cues.meanings(*cues.key(reading.syntax, one.i)) or ("other",)


def _odds(share):
    """The class of a likelihood, by its log odds."""
    odds = math.log(max(share, 1e-4) / max(1.0 - share, 1e-4))
    return str(math.floor(_FINENESS * max(-_SUREST, min(_SUREST, odds))))


def _around(reading, found):
    """For each attribution the others whose words lie among its own: those that hold it, that it holds, that compete."""
    related = [{"in": [], "has": [], "same": []} for _ in found]
    reach = [(min(one.i, one.content.spans[0][0]), max(one.i, one.content.spans[-1][1])) for one in found]
    open_ = []
    for k in sorted(range(len(found)), key=lambda k: (reach[k][0], k)):
        open_ = [other for other in open_ if reach[other][1] >= reach[k][0]][-_MOST_AROUND:]
        for other in open_:
            _relate(found, related, k, other)
            _relate(found, related, other, k)
        open_.append(k)
    return related


def _relate(found, related, k, other):
    mine, theirs = found[k], found[other]
    if _holds(theirs, mine.i):
        related[k]["in"].append(other)
        related[other]["has"].append(k)
    if model.agree(mine.place, theirs.place, _SHARED):
        related[k]["same"].append(other)


def _holds(one, i):
    return any(first <= i <= last for first, last in one.content.spans)


def _relations(reading, found, k, related):
    one = found[k]
    near = range(max(0, k - _BESIDE), min(len(found), k + _BESIDE + 1))
    inside = {*related["in"], *related["has"]}
    beside = [j for j in near if j != k and j not in inside and reading.same_sentence(found[j].i, one.i)]
    described = ["beside=" + str(len(beside))]
    for name, others in (*related.items(), ("by", beside)):
        described += _relation(reading, name, one, [found[j] for j in others])
    return described


def _relation(reading, name, one, others):
    """How an attribution lies to the most promising of others."""
    if not others:
        return [name + "=no"]
    other = max(others, key=lambda other: other.promise)
    sure = _odds(other.promise)
    described = [
        name + "=" + sure,
        name + "m=" + _meanings(reading, other)[0] + "|" + _meanings(reading, one)[0],
        name + "L=" + sure + "|" + _odds(one.likely),
        name + "w=" + other.word,
    ]
    if one.head is not None and one.head == other.head:
        described.append(name + "h")
    return described
