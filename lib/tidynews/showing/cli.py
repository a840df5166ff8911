"""The command line: ``tidynews parse | render | show | register | check | notebooks``."""

import argparse
import os
import signal
import sqlite3
import sys
from contextlib import contextmanager, suppress
from importlib import import_module
from importlib.util import find_spec

from tidynews import __version__
from tidynews.extras import missing
from tidynews.showing import escape

COMMANDS = ("parse", "render", "show", "register", "check", "notebooks")
FAILED, WRONG, INTERRUPTED, TERMINATED = 1, 2, 130, 143
_EXPECTED = (OSError, ValueError, RuntimeError, ImportError, sqlite3.Error)


class Terminated(BaseException):
    """The process was asked to end (SIGTERM)."""


def main(arguments=None) -> int:
    """Run one command; returns its exit status.

    0 all went well; 1 an article or a page failed, everything else is there;
    2 the command was wrong or could not be carried out; 130 and 143 it was
    interrupted (SIGINT, SIGTERM). Every error is one line on the standard error.
    """
    options = parser().parse_args(arguments)
    try:
        with _termination():
            return options.run(options)
    except BrokenPipeError:  # the reader of our output went away, as head does
        with suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return _complain("interrupted; run the same command again to go on", INTERRUPTED)
    except Terminated:
        return _complain("terminated; run the same command again to go on", TERMINATED)
    except ModuleNotFoundError as error:
        if options.traceback:
            raise
        return _complain(str(missing(error, f"tidynews {options.command}")), WRONG)
    except _EXPECTED as error:
        if options.traceback:
            raise
        return _complain(str(error) or type(error).__name__, WRONG)


def parser() -> argparse.ArgumentParser:
    """The parser of the command line, each command declared by its module in ``commands``."""
    whole = argparse.ArgumentParser(
        prog="tidynews", description="News articles into tidy tables of figures and claims, and reports of them."
    )
    whole.add_argument("--version", action="version", version=f"tidynews {__version__}")
    whole.add_argument("--traceback", action="store_true", help="show where an error came from")
    commands = whole.add_subparsers(dest="command", required=True, metavar="|".join(COMMANDS))
    for name in COMMANDS:
        if find_spec(f"tidynews.showing.commands.{name}"):
            import_module(f"tidynews.showing.commands.{name}").add(commands)
    return whole


@contextmanager
def _termination():
    """Let SIGTERM end the command as orderly as an interruption from the keyboard."""

    def end(_number, _frame):
        raise Terminated

    try:
        before = signal.signal(signal.SIGTERM, end)
    except ValueError:  # not in the main thread
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _complain(message: str, status: int) -> int:
    print(f"tidynews: {escape.visible(' '.join(message.split()))}", file=sys.stderr)
    return status
