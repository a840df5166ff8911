"""Small articles in any number, and the bytes of a dataset, for the tests of corpora."""

import hashlib
from pathlib import Path

TEXT = """Depot {n} counted
The Test Gazette
The ministry said on Monday that {shells} shells had reached depot {n}. "We counted {crates} crates," an official said.
A spokesman for the owners denied that more than {trucks} trucks had been used.
"""


def article(n: int) -> str:
    """The text of article ``n``, unlike that of every other."""
    return TEXT.format(n=n, shells=n + 3, crates=7 * n + 11, trucks=n + 100)


def write(folder: Path, count: int) -> Path:
    """``count`` articles as files."""
    folder.mkdir()
    for n in range(count):
        (folder / f"{n:03d}.txt").write_text(article(n), encoding="utf-8")
    return folder


def digests(folder: Path) -> dict[str, str]:
    """Every file of a dataset by its digest, the run's own state aside."""
    files = (p for p in sorted(folder.rglob("*")) if p.is_file() and ".tidynews" not in p.parts)
    return {p.relative_to(folder).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest() for p in files}


SEEDS = Path(__file__).parents[1] / "seeds"
