"""Rendering a set of articles: what is out of date is made again, aside, and moved into place."""

import json
import os
import shutil
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tidynews.showing import escape
from tidynews.showing.progress import bar as progress_bar
from tidynews.showing.report import inventory, plan, pool, stopping, work
from tidynews.showing.report.index import write_index
from tidynews.showing.report.plan import RenderError
from tidynews.tables.locks import take
from tidynews.tables.whole import whole_file
from tidynews.text.readers.sources import PAGES_MADE, article_files

TIMEOUT = 600.0
REFRESH = 10.0  # seconds between two writings of the index while pages are made
ASIDE = ".unfinished"
STAMPS = ".stamps"
LONGEST = 1_000_000  # seconds that a page may take
_MARK = "Made by tidynews render: the pages in this folder are no articles.\n"


@dataclass(frozen=True)
class Rendered:
    """What a render did: the index page, the pages made, those left as they were, and what failed."""

    index: Path
    made: tuple[str, ...]
    unchanged: tuple[str, ...]
    failures: tuple[tuple[str, str], ...]


def render(
    articles,
    output="reports",
    *,
    notebooks="notebooks",
    only=(),
    parameters: dict | None = None,
    jobs: int = 1,
    timeout: float = TIMEOUT,
    progress: bool = False,
) -> Rendered:
    """Render every notebook for every article, and for all of them together.

    Parameters
    ----------
    articles : a file, a folder or a glob
    output : the folder for ``index.html`` and one folder an article
    notebooks : the folder of the notebooks, or one notebook
    only : names of notebooks, empty for all
    parameters : more parameters; a notebook is given those that it has
    jobs : processes
    timeout : seconds that one page may take
    progress : show a progress bar, or a line every few seconds where there is no terminal

    Returns
    -------
    Rendered
        ``failures`` pairs an article or a page with the reason; a page names
        the cell. Every other page is there.

    Raises
    ------
    RenderError
        no notebook, an unknown parameter, another render is writing to the
        same folder, or the folder holds the articles themselves.
    ArticleError
        there is no article at all.
    """
    chosen = plan.notebooks(notebooks, only)
    shared = plan.share(parameters or {}, chosen)
    timeout = _seconds(timeout)
    output = Path(output)
    _refuse_mixing(articles, output)
    output.mkdir(parents=True, exist_ok=True)
    with _alone(output), stopping.held() as stop:
        with whole_file(output / PAGES_MADE, "w", encoding="utf-8") as mark:
            mark.write(_MARK)
        aside = output / ASIDE
        shutil.rmtree(aside, ignore_errors=True)
        try:
            found, unread = inventory.take(articles, output / STAMPS / "articles", jobs, timeout, stop)
            planned = plan.pages(found, str(articles), chosen, shared)
            stale = [page for page in planned if not plan.fresh(page, output)]
            others = [one for one in plan.notebooks(notebooks) if one not in chosen]
            rest = plan.pages(found, str(articles), others, {one.name: {} for one in others})
            planned_too = planned + [page for page in rest if _there(page, output)]
            index = _Index(output, found, planned_too, unread)
            index.write({}, running=bool(stale))
            failed = _make(stale, output, aside, jobs, timeout, progress, stop, index)
        finally:
            shutil.rmtree(aside, ignore_errors=True)
        failures = [*unread, *failed.items()]
        index.write(failed)
    fresh = {page.name for page in planned} - {page.name for page in stale}
    made = tuple(page.name for page in stale if page.name not in failed)
    return Rendered(output / plan.INDEX, made, tuple(sorted(fresh)), tuple(failures))


class _Index:
    """The index page: there from the beginning, and made anew while pages come in."""

    def __init__(self, output, found, planned, unread):
        self._args, self._unread, self._written = (output, found, planned), unread, 0.0

    def write(self, failed: dict[str, str], running: bool = False) -> None:
        """Write the page as things stand."""
        write_index(*self._args, [*self._unread, *failed.items()], running)
        self._written = time.monotonic()

    def refresh(self, failed: dict[str, str]) -> None:
        """Write it again where it is some seconds old."""
        if time.monotonic() - self._written > REFRESH:
            self.write(failed, running=True)


def _seconds(timeout: float) -> float:
    if not 0 < timeout <= LONGEST:
        raise RenderError(f"a page cannot take {timeout:g} seconds; give a timeout above 0 and up to {LONGEST:,}")
    return timeout


def _refuse_mixing(articles, output: Path) -> None:
    """Pages are not put where the articles are: the next run could not tell them apart."""
    place = output.resolve()
    for file in article_files(articles):
        if isinstance(file, Path) and os.path.lexists(file) and Path(file).absolute().parent.resolve() == place:
            raise RenderError(f"{output}: holds articles ({file.name}); name a folder of its own for the pages with --output")


def _there(page, output: Path) -> bool:
    return (output / f"{page.name}.html").is_file()


def _make(stale, output, aside, jobs, timeout, progress, stop, index) -> dict[str, str]:
    tasks = [(page, str(aside / str(number)), _home(page)) for number, page in enumerate(stale)]
    failed = {}
    bar = progress_bar(len(tasks), "pages", "pages", shown=progress)
    with bar, pool.running(work.make, tasks, jobs, timeout, stop) as ended:
        for number, _, error in ended:
            page = stale[number]
            _move(Path(tasks[number][1]), output, page, error)
            if error:
                failed[page.name] = str(error)
                bar.write(escape.visible(f"failed: {page.name}: {error}"))
            bar.update()
            index.refresh(failed)
    return failed


def _home(page) -> str:
    return "../" * (page.name.count("/")) + "index.html"


def _move(made: Path, output: Path, page, error) -> None:
    """Put a page's files in their place; of one that failed, only the notebook as far as it ran."""
    place = output / page.name
    place.parent.mkdir(parents=True, exist_ok=True)
    stamp = output / STAMPS / f"{page.name}.json"
    stamp.unlink(missing_ok=True)
    if error:
        for suffix in (".html", ".ipynb"):
            place.with_name(place.name + suffix).unlink(missing_ok=True)
        if (made / "page.ipynb").is_file():
            os.replace(made / "page.ipynb", place.with_name(place.name + ".failed.ipynb"))
        return
    for suffix in (".ipynb", ".html"):
        os.replace(made / f"page{suffix}", place.with_name(place.name + suffix))
    place.with_name(place.name + ".failed.ipynb").unlink(missing_ok=True)
    with whole_file(stamp, "w", encoding="utf-8") as file:
        json.dump({"key": page.key}, file)


@contextmanager
def _alone(output: Path):
    """Hold the folder: two renders into it at once would take each other's pages."""
    with open(output / ".lock", "w", encoding="utf-8") as lock:
        if not take(lock):
            raise RenderError(f"{output}: another render is writing there; wait for it or name another folder")
        yield
