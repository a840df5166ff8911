"""One run over a corpus: take inventory, parse what is new part by part, link and judge the whole, put in order."""

import os
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import pyarrow as pa

from tidynews.records import ROWS
from tidynews.tables.corpus.dataset import READ, Dataset, n_parts, stretch
from tidynews.tables.corpus.engine import reading_key
from tidynews.tables.corpus.inventory import Inventory
from tidynews.tables.corpus.judging import Judging
from tidynews.tables.corpus.task import Done, from_bytes
from tidynews.tables.corpus.workers import Runner, Task
from tidynews.tables.export import write_csv
from tidynews.text.readers import ArticleError, read_articles
from tidynews.text.readers.files import LARGEST

ARTICLES_A_TASK = 8
FAILURES, DUPLICATES = ("file", "reason", "remedy"), ("path", "article_id", "same_as")
_REPORT = "report it with the article; the others are there"

Progress = Callable[[str, int | None], Callable[[int], None]]


@dataclass
class Report:
    """What a run did.

    Attributes
    ----------
    folder : where the tables are
    n_articles : different articles in the tables
    n_parsed : of those, parsed in this run; the rest was there already
    failures : DataFrame of file, reason, remedy
    duplicates : DataFrame of path, article_id, same_as
    """

    folder: Path
    n_articles: int
    n_parsed: int
    failures: pd.DataFrame
    duplicates: pd.DataFrame


def parse_to(
    folder,
    sources,
    runner: Runner,
    *,
    judging: Judging = Judging(),
    progress: Progress | None = None,
    max_bytes: int = LARGEST,
) -> Report:
    """Parse many articles into a folder of tables, going on where an earlier run stopped.

    Parameters
    ----------
    folder : for the tables; made when it is not there
    sources : as for :func:`tidynews.read_articles`
    runner : who parses: :func:`~tidynews.tables.corpus.workers.here`, ``processes(n)`` or a cluster
    judging : rubric, register of sources, and how many claims are linked at once
    progress : called with the name of a stage and its number of articles (None when
        not known), gives a function that is told of each step
    max_bytes : the largest file, line or row that is read as one article

    Returns
    -------
    Report : an article that failed is in ``failures``, and in ``failures.csv`` in the folder.

    Raises
    ------
    FolderBusy
        another run is writing into the folder.
    OSError
        the disk is full, say: every part written so far is whole, and the next run goes on from it.
    """
    judging.key()  # a rubric that cannot be used is told before the hours of parsing, not after
    dataset = Dataset(folder)
    with dataset.locked():
        dataset.remove_damaged()
        database = dataset.state / "inventory.sqlite"
        database.unlink(missing_ok=True)
        with closing(Inventory(os.fspath(database), dataset.kept(reading_key()))) as inventory:
            try:
                _take(inventory, sources, (progress or _silent)("reading", None), max_bytes)
                return _Run(dataset, inventory, runner, judging, progress or _silent).run()
            finally:
                with suppress(OSError):
                    database.unlink(missing_ok=True)


def _take(inventory, sources, step, max_bytes):
    for found in read_articles(sources, max_bytes=max_bytes):
        inventory.add(found)
        step(1)
    step(0)


class _Run:
    """The stages after the inventory."""

    def __init__(self, dataset: Dataset, inventory: Inventory, runner: Runner, judging: Judging, progress: Progress):
        self.dataset, self.inventory, self.runner = dataset, inventory, runner
        self.judging, self.progress = judging, progress
        self.engine = reading_key()
        self.n_articles = len(inventory)
        self.of = n_parts(self.n_articles)
        self.open: dict[int, _OpenPart] = {}
        self.n_parsed = self.n_failed = 0

    def run(self) -> Report:
        self._parse_stale()
        self._nothing_gone(READ)
        judged = self.dataset.content_key(self.of, self.judging.key())
        if self.dataset.manifest().get("judged") != judged or self.dataset.missing(self.of):
            self._describe(complete=False)
            self.judging.run(self.dataset, self.of, self.progress)
        self.dataset.sweep(self.of)
        self._nothing_gone(tuple(ROWS))
        report = self._report()
        self._describe(judged=judged, complete=True, digests=self.dataset.digests(self.of))
        return report

    def _nothing_gone(self, tables):
        if gone := self.dataset.missing(self.of, tables):
            raise OSError(f"{gone[0]} was removed during the run; run it again to make it anew")

    def _describe(self, **facts):
        facts |= {"articles": self.n_articles - self.n_failed, "parts": self.of, "reading": self.engine}
        if facts != self.dataset.manifest():
            self.dataset.describe(**facts)

    def _parse_stale(self):
        parts = range(self.of)
        stale = [part for part in parts if not self.dataset.holds(self.engine, self._entries(part), part, self.of)]
        if stale:
            self._describe(complete=False)  # what is parsed anew is to be judged anew, even when the run is killed between
            self._parse(stale)

    def _parse(self, stale):
        step = self.progress("parsing", self.inventory.n_waiting())
        for task, done in self.runner(self._tasks(stale), self.engine):
            self._take(task, done)
            step(len(task.article_ids))
        step(0)

    def _tasks(self, stale):
        for part in stale:
            entries = self._entries(part)
            waiting = [entry for entry in entries if not entry.kept_in]
            self.open[part] = _OpenPart(entries, len(waiting))
            for i in range(0, len(waiting), ARTICLES_A_TASK):
                ids = tuple(entry.article_id for entry in waiting[i : i + ARTICLES_A_TASK])
                yield Task(part, ids, tuple(self.inventory.payload(article_id) for article_id in ids))
            if not waiting:
                self._close(part)

    def _take(self, task: Task, done: Done | None):
        part = self.open[task.part]
        failures = [(i, "it killed the process that parsed it") for i in task.article_ids] if done is None else done.failures
        for article_id, reason in failures:
            part.failed.add(article_id)
            self.inventory.fail(ArticleError(self.inventory.path(article_id), reason, _REPORT))
        if done is not None:
            part.rows.append(done.rows)
        part.waiting -= len(task.article_ids)
        self.n_failed += len(failures)
        self.n_parsed += len(task.article_ids) - len(failures)
        if not part.waiting:
            self._close(task.part)

    def _close(self, part: int):
        """Write a part of which all articles are parsed."""
        done = self.open.pop(part)
        entries = [entry for entry in done.entries if entry.article_id not in done.failed]
        kept = self.dataset.rows_kept(entries)
        rows = {table: pa.concat_tables([kept[table], *(from_bytes(some[table]) for some in done.rows)]) for table in READ}
        self.dataset.write(self.engine, entries, rows, part, self.of)

    def _entries(self, part: int):
        return self.inventory.entries(*stretch(part, self.of))

    def _report(self) -> Report:
        failures = pd.DataFrame(self.inventory.failures(), columns=FAILURES, dtype="str")
        duplicates = pd.DataFrame(self.inventory.duplicates(), columns=DUPLICATES, dtype="str")
        write_csv(failures, self.dataset.folder / "failures.csv")
        write_csv(duplicates, self.dataset.folder / "duplicates.csv")
        return Report(self.dataset.folder, self.n_articles - self.n_failed, self.n_parsed, failures, duplicates)


class _OpenPart:
    """A part under way: its articles, how many of them are out to be parsed, and what came back."""

    def __init__(self, entries, waiting: int):
        self.entries, self.waiting = entries, waiting
        self.rows: list[dict[str, bytes]] = []
        self.failed: set[str] = set()


def _silent(_stage, _total):
    return lambda _n: None
