"""Signals that ask a run to end, held back until nothing is half done.

A signal that raised wherever it arrived could do so between two lines that
belong together, in the middle of tidying up included. Here it is only noted;
the run looks for it where it can end, tidies up undisturbed, and then the
signal is delivered to whoever handled it before.
"""

import signal
import socket
from contextlib import contextmanager

SIGNALS = (signal.SIGINT, signal.SIGTERM)


class Stopped(BaseException):
    """The run was asked to end."""


class Stop:
    """Whether the run was asked to end, and by which signal."""

    def __init__(self):
        self.asked: int | None = None
        self.hears, self._tells = socket.socketpair()

    def note(self, number: int, _frame=None) -> None:
        """Note a signal, and wake whoever waits for :attr:`hears` to be readable."""
        if self.asked is None:
            self.asked = number
            self._tells.send(b"!")

    def check(self) -> None:
        """End the run here if it was asked to end; raises Stopped."""
        if self.asked is not None:
            raise Stopped

    def close(self) -> None:
        """Give up the sockets."""
        self.hears.close()
        self._tells.close()


@contextmanager
def held():
    """Hold SIGINT and SIGTERM back meanwhile; only the main thread can, in others nothing is held.

    Yields
    ------
    Stop
        to be checked, or waited for, where the run may end.
    """
    stop, before = Stop(), {}
    try:
        for number in SIGNALS:
            handler = signal.getsignal(number)
            if handler not in (None, signal.SIG_IGN):
                before[number] = handler
                signal.signal(number, stop.note)
    except ValueError:  # not in the main thread
        before.clear()
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        stop.close()
        if stop.asked is not None:
            signal.raise_signal(stop.asked)
