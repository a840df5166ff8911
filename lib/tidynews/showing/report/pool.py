"""Processes forked warm: one has imported everything, each job runs in a fork of it.

A job that dies, hangs or is killed costs that job only.
"""

import multiprocessing
import signal
import time
from collections import deque
from contextlib import contextmanager
from multiprocessing.connection import wait

from tidynews.showing.report.stopping import Stop
from tidynews.tables.corpus.workers import begin

WARM = "tidynews.showing.report.warm"


class JobFailed(RuntimeError):
    """A job's process ended without a result."""


def context():
    """Forks of a warm server where the system can fork, fresh processes elsewhere."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    from multiprocessing import forkserver

    chosen = multiprocessing.get_context("forkserver")
    chosen.set_forkserver_preload([WARM])
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])  # the server inherits it: a Ctrl-C is the command's affair
    try:
        forkserver.ensure_running()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)
    return chosen


@contextmanager
def running(function, jobs, processes: int, timeout: float, stop: Stop):
    """Run ``function(*job)`` for each job, at most ``processes`` at a time.

    Yields
    ------
    an iterator of (number of the job, result, None) or (number, None, exception),
    as they end. A job that lasts longer than ``timeout`` seconds is ended and
    fails. When ``stop`` is asked for, the iterator raises Stopped. Behind the
    ``with`` no process of the jobs is left, however it was left itself.
    """
    at_work: dict = {}
    try:
        yield _results(function, deque(enumerate(jobs)), at_work, processes, timeout, stop)
    finally:
        for _, process, _ in at_work.values():
            process.kill()
        for pipe, (_, process, _) in at_work.items():
            process.join()
            pipe.close()


def _results(function, waiting, at_work, processes, timeout, stop):
    forks = context()
    while waiting or at_work:
        while waiting and len(at_work) < processes:
            stop.check()
            number, job = waiting.popleft()
            at_work.update([_start(forks, function, number, job, timeout)])
        left = max(0.0, min(deadline for _, _, deadline in at_work.values()) - time.monotonic())
        ready = set(wait([*at_work, stop.hears], timeout=left))
        stop.check()
        late = {pipe for pipe, (_, _, deadline) in at_work.items() if deadline <= time.monotonic()}
        for pipe in list(at_work):
            if pipe in ready or pipe in late:
                yield _finish(pipe, *at_work.pop(pipe), timeout=timeout)


def _start(forks, function, number, job, timeout):
    receiving, sending = forks.Pipe(duplex=False)
    process = forks.Process(target=_work, args=(function, job, sending))
    process.start()
    sending.close()
    return receiving, (number, process, time.monotonic() + timeout)


def _finish(pipe, number, process, _deadline, timeout):
    try:
        result, error = pipe.recv() if pipe.poll() else (None, JobFailed(f"took longer than {timeout:g} seconds"))
    except EOFError:
        process.join()
        result, error = None, JobFailed(f"its process was ended ({_ending(process.exitcode)})")
    if error is not None and process.is_alive():
        process.kill()
    process.join()
    pipe.close()
    return number, result, error


def _ending(code):
    return signal.Signals(-code).name if code and code < 0 else f"exit status {code}"


def _work(function, job, sending):
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    begin()
    try:
        message = function(*job), None
    except Exception as error:
        message = None, _plain(error)
    sending.send(message)
    sending.close()


def _plain(error):
    """The error as one that every process can read again."""
    return error if type(error) is JobFailed else JobFailed(str(error) or type(error).__name__)
