"""Processes forked warm: one has imported everything, each job runs in a fork of it.

A job that dies, hangs or is killed costs that job only.
"""

import multiprocessing
import signal
import time
from collections import deque
from multiprocessing.connection import wait

WARM = "tidynews.showing.report.warm"


class JobFailed(RuntimeError):
    """A job's process ended without a result."""


def context():
    """Forks of a warm server where the system can fork, fresh processes elsewhere."""
    ways = multiprocessing.get_all_start_methods()
    chosen = multiprocessing.get_context("forkserver" if "forkserver" in ways else "spawn")
    if "forkserver" in ways:
        chosen.set_forkserver_preload([WARM])
    return chosen


def run(function, jobs, processes: int, timeout: float):
    """Run ``function(*job)`` for each job, at most ``processes`` at a time.

    Yields
    ------
    (number of the job, result, None) or (number, None, exception), as they end.
    A job that lasts longer than ``timeout`` seconds is ended and fails.
    """
    forks, waiting, running = context(), deque(enumerate(jobs)), {}
    try:
        while waiting or running:
            while waiting and len(running) < processes:
                number, job = waiting.popleft()
                running.update([_start(forks, function, number, job, timeout)])
            left = max(0.0, min(deadline for _, _, deadline in running.values()) - time.monotonic())
            ready = set(wait(list(running), timeout=left))
            late = {pipe for pipe, (_, _, deadline) in running.items() if deadline <= time.monotonic()}
            for pipe in list(running):
                if pipe in ready or pipe in late:
                    yield _finish(pipe, *running.pop(pipe), timeout=timeout)
    finally:
        for pipe, (_, process, _) in running.items():
            process.kill()
            process.join()
            pipe.close()


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
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, signal.SIG_DFL)
    try:
        message = function(*job), None
    except Exception as error:
        message = None, _plain(error)
    sending.send(message)
    sending.close()


def _plain(error):
    """The error as one that every process can read again."""
    return error if type(error) is JobFailed else JobFailed(str(error) or type(error).__name__)
