"""Which pages there are to render, and which of them are still as they should be."""

import hashlib
import json
import math
import os
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from tidynews.showing import escape
from tidynews.text.readers.files import open_regular

CORPUS, INDEX = "corpus", "index.html"
_TAKEN = {CORPUS, "index", INDEX}
_ENDS, _TAIL = {".html": b"</html>", ".ipynb": b"}"}, 64
PACKAGE = Path(__file__).resolve().parents[2]
_LIBRARY_FILES = {".py", ".csv", ".toml", ".json", ".css", ".js", ".j2", ".mplstyle"}


class RenderError(ValueError):
    """A render that cannot begin: names what is wrong and what to do."""


@dataclass(frozen=True)
class Notebook:
    """One notebook to render: where it is and what it is called."""

    path: str
    name: str
    title: str
    digest: str


@dataclass(frozen=True)
class Page:
    """One page to make: a notebook run with parameters, below ``folder``."""

    notebook: Notebook
    folder: str
    subtitle: str
    parameters: dict = field(hash=False)
    key: str = ""

    @property
    def name(self) -> str:
        """The page's place in the output, without its suffix."""
        return f"{self.folder}/{self.notebook.name}"


def notebooks(folder, chosen=()) -> list[Notebook]:
    """The notebooks of a folder that are made to be rendered, in the order of their names.

    Parameters
    ----------
    folder : the folder, or one notebook's path
    chosen : names of those wanted, empty for all

    Raises
    ------
    RenderError
        the folder holds no notebook, a chosen one is not there, or a file is
        not a notebook.
    """
    folder = Path(folder)
    paths = [folder] if folder.is_file() else sorted(folder.glob("*.ipynb"))
    found = [notebook for notebook in map(_inspect, paths) if notebook]
    if not found:
        raise RenderError(f"{folder}: no notebook to render; name the folder with --notebooks")
    missing = sorted(set(chosen) - {notebook.name for notebook in found})
    if missing:
        names = ", ".join(notebook.name for notebook in found)
        raise RenderError(f"{folder}: there is no notebook called {', '.join(missing)}; there are {names}")
    return [notebook for notebook in found if not chosen or notebook.name in chosen]


def _inspect(path: Path) -> Notebook | None:
    content = path.read_bytes()
    try:
        notebook = json.loads(content)
        cells, metadata = notebook["cells"], notebook["metadata"]
    except (ValueError, KeyError, TypeError):
        raise RenderError(f"{path}: not a notebook of format 4; remove it or save it again from Jupyter") from None
    if metadata.get("tidynews", {}).get("render") is False:
        return None
    return Notebook(
        path=path.as_posix(),
        name=escape.name(path.stem),
        title=metadata.get("title") or _heading(cells) or path.stem,
        digest=hashlib.sha256(content).hexdigest(),
    )


def _heading(cells) -> str | None:
    lines = (line for cell in cells if cell["cell_type"] == "markdown" for line in "".join(cell["source"]).splitlines())
    return next((line.lstrip("# ").strip() for line in lines if line.startswith("# ")), None)


def names(notebook: Notebook) -> tuple[str, ...]:
    """The parameters that a notebook has, as papermill reads them."""
    from papermill import inspect_notebook

    return tuple(inspect_notebook(notebook.path))


def share(parameters: dict, chosen: list[Notebook]) -> dict[str, dict]:
    """For each notebook's name those of the parameters that it has.

    Raises
    ------
    RenderError
        no chosen notebook has one of them (names it and those that there are),
        or a number is below 0 or without an end.
    """
    if not parameters:
        return {notebook.name: {} for notebook in chosen}
    for name, value in parameters.items():
        if isinstance(value, (int, float)) and not 0 <= value < math.inf:  # they count rows or are shares
            raise RenderError(f"parameter {name}: {value} makes no sense; give a number from 0 upwards")
    had = {notebook.name: names(notebook) for notebook in chosen}
    known = sorted({name for each in had.values() for name in each} - {"articles"})
    unknown = sorted(set(parameters) - set(known))
    if unknown:
        raise RenderError(f"no notebook has a parameter called {', '.join(unknown)}; there are {', '.join(known)}")
    return {name: {k: v for k, v in parameters.items() if k in each} for name, each in had.items()}


def pages(found: list[dict], source: str, chosen: list[Notebook], shared: dict[str, dict]) -> list[Page]:
    """Every notebook for every article, and for all of them when there are several.

    Parameters
    ----------
    found : a dict an article: path, title, folder, digest
    source : what the notebooks of the corpus are pointed at
    chosen : the notebooks
    shared : for each notebook's name its further parameters
    """
    each = [(one["folder"], one["title"], one["path"], one["digest"]) for one in found]
    if len(found) > 1:
        together = hashlib.sha256("".join(one["digest"] for one in found).encode()).hexdigest()
        each.append((CORPUS, f"All {len(found)} articles", source, together))
    made = []
    for folder, subtitle, path, digest in each:
        for notebook in chosen:
            given = {"articles": path} | shared[notebook.name]
            key = _key(notebook.digest, digest, library(), json.dumps(given, sort_keys=True), _contents(given))
            made.append(Page(notebook, folder, subtitle, given, key))
    return made


def _key(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def _contents(parameters: dict) -> str:
    """The digests of the files that parameters other than ``articles`` name: a scoring file, a register."""
    named = [Path(v) for k, v in sorted(parameters.items()) if k != "articles" and isinstance(v, str) and v]
    return "".join(hashlib.sha256(path.read_bytes()).hexdigest() for path in named if path.is_file())


@cache
def library() -> str:
    """A digest of the package: any change of its code or its lexicons makes every page out of date."""
    digest = hashlib.sha256()
    for path in sorted(p for p in PACKAGE.rglob("*") if p.suffix in _LIBRARY_FILES):
        digest.update(path.relative_to(PACKAGE).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def fresh(page: Page, output: Path) -> bool:
    """Whether a page is there, made from exactly these inputs."""
    stamp = output / ".stamps" / f"{page.name}.json"
    try:
        whole = all(_ends(output / f"{page.name}{suffix}", end) for suffix, end in _ENDS.items())
        return whole and json.loads(stamp.read_text())["key"] == page.key
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return False


def _ends(path: Path, end: bytes) -> bool:
    """Whether a file ends as a whole one does: a machine that lost its power may leave it empty or cut."""
    with open_regular(path) as file:
        file.seek(-min(_TAIL, os.fstat(file.fileno()).st_size), os.SEEK_END)
        return file.read().rstrip().endswith(end)


def folders(titles: list[tuple[str, str]]) -> list[str]:
    """A folder's name for each article, from its file's name and, where two are alike, its id.

    >>> folders([("a/b.txt", "9c5b"), ("c/b.txt", "77aa"), ("x/corpus.txt", "1234")])
    ['b-9c5b', 'b-77aa', 'corpus-1234']
    """
    stems = [escape.name(Path(path).stem) for path, _ in titles]
    taken = Counter(stem.lower() for stem in stems)
    with_id = [f"{stem}-{article_id}" for stem, (_, article_id) in zip(stems, titles)]
    named = [longer if taken[stem.lower()] > 1 or stem.lower() in _TAKEN else stem for stem, longer in zip(stems, with_id)]
    return named if len({name.lower() for name in named}) == len(named) else with_id
