"""One at a time: files held by the system's own locks, which end with whoever holds them, however it ends."""

import os
import time
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

_PAUSE = 0.02
STATE = ".tidynews"  # in a folder of tables, what the program that writes them needs meanwhile


class FolderBusy(OSError):
    """Another program is writing into the folder."""


@contextmanager
def folder(path: Path):
    """Keep every other run and save out of a folder of tables meanwhile; it is made where there is none.

    Raises
    ------
    FolderBusy
        another one is at work in it.
    """
    state = path / STATE
    state.mkdir(parents=True, exist_ok=True)
    with open(state / "lock", "a+", encoding="utf-8") as file:
        if not take(file):
            file.seek(0)
            raise FolderBusy(f"{path}: process {file.read().strip() or '?'} is writing into it; wait for its end")
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        yield
        file.truncate(0)


def take(file) -> bool:
    """Hold an open file against every other process and thread, without waiting; whether that was possible.

    Closing the file gives it free again.
    """
    try:
        import fcntl
    except ImportError:  # Windows
        return _take_on_windows(file)
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _take_on_windows(file) -> bool:
    import msvcrt

    try:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
    except OSError:
        return False
    return True


@contextmanager
def alone(path: Path, patience: float):
    """Hold a file that others write, too, by a lock file beside it, which is gone again afterwards.

    A lock file that somebody left behind, whatever its date, holds nobody up.

    Raises
    ------
    TimeoutError
        another one has held it for ``patience`` seconds.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    lock, end = path.with_name(f".{path.name}.lock"), time.monotonic() + patience
    while (file := _held(lock)) is None:
        if time.monotonic() > end:
            raise TimeoutError(f"another program has been writing for {patience:g} seconds; end it, or wait for its end")
        time.sleep(_PAUSE)
    try:
        yield
    finally:
        with suppress(OSError):  # taken away while it is held, so that nobody takes one that is about to go
            lock.unlink()
        file.close()


def _held(lock: Path):
    """The lock file, open and held; None while another one has it."""
    with ExitStack() as stack:
        file = stack.enter_context(open(lock, "a+b"))
        with suppress(FileNotFoundError):  # whoever had it has just taken it away
            if take(file) and os.path.samestat(os.fstat(file.fileno()), os.stat(lock)):
                stack.pop_all()
                return file
    return None
