"""PolNeAR (Newell, Margolin and Ruths 2018, https://github.com/networkdynamics/PolNeAR) as Python values.

A split is a folder with ``text/*.txt`` and ``attributions/*.ann`` (brat's
stand-off format). Where several people marked an article, the alphabetically
first file counts.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path

OFFSET = 2  # the first article that is put aside when every N-th is
ROLES = ("source", "cue", "content")
MARKS = frozenset('"“”„«»')
_TEXT_BOUND = re.compile(r"(T\d+)\t([\w-]+) ([\d ;]+)\t")
_WORD = re.compile(r"\w+(?:['’]\w+)*")
_STOPS = frozenset(
    [
        "who",
        "whom",
        "whose",
        "which",
        "that",
        "of",
        "for",
        "from",
        "in",
        "at",
        "with",
        "on",
        "to",
        "by",
        "about",
        "and",
        "or",
        "as",
        "near",
        "under",
    ]
)
_EDGE = re.compile(r"[,;:()\[\]–—]|--")

Spans = list[tuple[int, int]]


@dataclass
class Marked:
    """One attribution: the spans of each role as offsets."""

    source: Spans = field(default_factory=list)
    cue: Spans = field(default_factory=list)
    content: Spans = field(default_factory=list)


def read(split: Path) -> dict[str, tuple[str, list[Marked]]]:
    """Name of the article → its text and its attributions.

    Raises
    ------
    FileNotFoundError
        the folder holds no split of PolNeAR.
    """
    articles = {}
    for path in sorted(Path(split, "attributions").glob("*.ann")):
        name = path.stem.rsplit("_", 1)[0]
        if name not in articles:
            with open(Path(split, "text", name + ".txt"), encoding="utf-8", newline="") as file:
                articles[name] = file.read(), _marked(path.read_text(encoding="utf-8").split("\n"))
    if not articles:
        raise FileNotFoundError(f"{split}: no attributions/*.ann in it; give the folder of one split of PolNeAR")
    return articles


def every(articles: dict, n: int, offset: int = OFFSET) -> set[str]:
    """The names of every ``n``-th article, in the order of their names (which sorts by outlet and day); none for 0."""
    return {name for k, name in enumerate(sorted(articles)) if n and k % n == offset}


def _marked(lines):
    bound = {}
    for line in lines:
        if match := _TEXT_BOUND.match(line):
            bound[match[1]] = [tuple(map(int, part.split())) for part in match[3].split(";")]
    found = []
    for line in lines:
        if re.match(r"E\d+\t", line):
            one = Marked()
            for argument in line.split("\t", 1)[1].split():
                role, name = argument.split(":")
                role = role.rstrip("0123456789").lower()
                if role in ROLES:
                    getattr(one, role).extend(bound.get(name, []))
            if one.content:
                found.append(one)
    return found


def words(text: str) -> Spans:
    """The words of a text: letters and digits, inner apostrophes kept."""
    return [match.span() for match in _WORD.finditer(text)]


def touched(all_words: Spans, spans: Spans) -> frozenset[int]:
    """The words that spans overlap."""
    return frozenset(i for i, (s, e) in enumerate(all_words) for a, b in spans if s < b and a < e)


def head(text: str, all_words: Spans, source: frozenset[int]) -> int | None:
    """The head of a source: the last word before the first comma, bracket, dash, relative word, preposition or 'and'."""
    found = None
    for i in sorted(source):
        word = text[slice(*all_words[i])].lower()
        if found is not None and (word in _STOPS or _EDGE.search(text[all_words[found][1] : all_words[i][0]])):
            break
        if word not in _STOPS:
            found = i
    return max(source, default=None) if found is None else found
