"""Running tasks: here, in processes, or (see :mod:`tidynews.tables.cluster`) on a cluster.

A runner is a function of the tasks that yields ``(task, result)`` as results
come, in any order; the result is None when the task killed its worker. It takes
no more tasks than it has room for, so that memory stays flat.
"""

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from types import ModuleType
from typing import NamedTuple

from tidynews.tables.corpus.task import Done, parse_packed

THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")
_DEATHS_FORGIVEN = 1
_PATIENCE = 2.0  # seconds without a result before the workers are looked after


class Task(NamedTuple):
    """Some articles of one part."""

    part: int
    article_ids: tuple[str, ...]
    payloads: tuple[bytes, ...]

    def split(self) -> list["Task"]:
        """The same work, one article a task."""
        return [Task(self.part, (i,), (p,)) for i, p in zip(self.article_ids, self.payloads)]


Runner = Callable[[Iterable[Task], str], Iterator[tuple[Task, Done | None]]]


def here() -> Runner:
    """A runner in this very process."""

    def run(tasks, engine):
        for task in tasks:
            yield task, parse_packed(list(task.payloads), engine)

    return run


def processes(n: int) -> Runner:
    """A runner in ``n`` processes of their own; one that dies costs a retry, an article that kills twice is given up."""

    def run(tasks, engine):
        tasks = iter(tasks)
        with _one_thread_each():
            while (suspects := (yield from _until_break(tasks, engine, n))) is not None:
                yield from _one_by_one(suspects, engine)

    return run


def _until_break(tasks, engine, n):
    """Run tasks until none is left (returns None) or a worker dies (returns the tasks then under way)."""
    with _pool(n) as pool:
        futures, under_way = {}, {}
        try:
            while True:
                while len(under_way) < 2 * n and (task := next(tasks, None)):
                    under_way[task.article_ids] = task
                    futures[_submit(pool, task, engine)] = task.article_ids
                if not under_way:
                    return None
                for future in _ended(pool, futures):
                    result = future.result()
                    yield under_way.pop(futures.pop(future)), result
        except BrokenProcessPool:
            return list(under_way.values())
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _one_by_one(suspects, engine):
    """Run each suspect alone, so that it is known who kills the worker."""
    waiting = [(single, 0) for task in suspects for single in task.split()]
    while waiting:
        with _pool(1) as pool:
            try:
                while waiting:
                    task, deaths = waiting[0]
                    (future,) = _ended(pool, [_submit(pool, task, engine)])
                    yield task, future.result()
                    waiting.pop(0)
            except BrokenProcessPool:
                task, deaths = waiting.pop(0)
                if deaths >= _DEATHS_FORGIVEN:
                    yield task, None
                else:
                    waiting.insert(0, (task, deaths + 1))


def _ended(pool, futures):
    """The futures that have ended, at least one of them.

    A worker killed in the middle of handing over its result leaves the pool waiting for the rest of it:
    the parent holds the pipe open itself. Where a worker is gone and nothing ends, the pool is broken by hand.
    """
    while not (ended := wait(futures, timeout=_PATIENCE, return_when=FIRST_COMPLETED).done):
        workers = list((pool._processes or {}).values())
        if any(not worker.is_alive() for worker in workers) and not pool._result_queue._writer.closed:
            for worker in workers:
                worker.kill()
            pool._result_queue._writer.close()
    return ended


def _submit(pool, task, engine):
    with _without_main():
        return pool.submit(parse_packed, list(task.payloads), engine)


@contextmanager
def _without_main():
    """Workers need nothing of the caller's script: one without a guard must not run a second time in them."""
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main


def _pool(n: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(n, mp_context=multiprocessing.get_context("spawn"), initializer=begin)


def begin():
    """Begin a worker process: leave interruption to the parent, and do not outlive it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()

    def follow():
        parent.join()
        os._exit(1)

    threading.Thread(target=follow, daemon=True).start()


@contextmanager
def _one_thread_each():
    before = {name: os.environ.get(name) for name in THREADS}
    os.environ.update(dict.fromkeys(THREADS, "1"))
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
