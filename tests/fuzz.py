"""Coverage-guided fuzzing of the whole path from text to rows, with atheris.

    pip install atheris
    python tests/fuzz.py -runs=20000 -max_total_time=1800 CORPUS_FOLDER

Mutates the articles of CORPUS_FOLDER (the seeds, when none is given) and stops
at the first crash, hang or broken promise; the input that caused it is written
to the working directory. Options are libFuzzer's.
"""

import random
import shutil
import sys
import tempfile
from pathlib import Path

import atheris

ROOT = Path(__file__).parents[1]
SLOWEST = 10  # seconds for one article
LONGEST = 4000  # bytes of one article

with atheris.instrument_imports(include=["tidynews"]):
    from invariants import violations
    from strategies import CUES, ENDS, MARKS, NUMBERS, SOURCES
    from tidynews.tables.parse import parse_rows
    from tidynews.text.readers import ArticleError, read_article

FRAGMENTS = [*NUMBERS, *SOURCES, *CUES, *MARKS, *ENDS]


def mutate(data: bytes, max_size: int, seed: int) -> bytes:
    """Change bytes, or put in, take out or double words that mean something to the extractors."""
    chance = random.Random(seed)
    if chance.random() < 0.3:
        return atheris.Mutate(data, max_size)
    words = data.decode("utf-8", "replace").split(" ")
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(words))
        match chance.randrange(4):
            case 0:
                words.insert(at, chance.choice(FRAGMENTS))
            case 1:
                words[at] = chance.choice(FRAGMENTS)
            case 2 if len(words) > 1:
                del words[at]
            case _:
                words[at:at] = words[at : at + chance.randint(1, 12)]
    return " ".join(words).encode("utf-8", "replace")[:max_size]


def check(data: bytes) -> None:
    """Parse one mutated article and raise when a promise is broken."""
    try:
        article = read_article(text=data.decode("utf-8", "replace"))
    except ArticleError:
        return
    broken = violations(article.text, parse_rows(article))
    if broken:
        raise AssertionError("\n".join(broken))


def main(argv: list[str]) -> None:
    """Fuzz until the runs or the time are used up."""
    options = [a for a in argv if a.startswith("-")]
    sources = [Path(a) for a in argv if not a.startswith("-")] or [ROOT / "seeds", ROOT / "examples" / "shells"]
    with tempfile.TemporaryDirectory() as corpus:
        for path in (p for folder in sources for p in sorted(folder.glob("*.txt"))):
            shutil.copy(path, corpus)
        check(b"Two ships sank, the port said.")  # loads the language model, which is no article's time
        limits = [f"-timeout={SLOWEST}", f"-max_len={LONGEST}"]
        atheris.Setup([sys.argv[0], *limits, *options, corpus], check, custom_mutator=mutate)
        atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1:])
