"""How far long work has come: a bar on a terminal, a line every few seconds where there is none."""

import sys
import time

from tqdm import tqdm

_SECONDS = 5  # between two lines, and before the first


class Bar(tqdm):
    """A tqdm bar on standard error; written to a file or a log, one line every five seconds.

    total : how many there are, None where that is not known
    desc, unit : what is done, and to what
    shown : False keeps it silent

    >>> with Bar(2, "pages", "page", shown=False) as bar:
    ...     _ = bar.update()
    """

    def __init__(self, total: int | None, desc: str, unit: str, *, shown: bool = True):
        self.in_lines = not sys.stderr.isatty()
        self.told, self.last = time.monotonic(), 0
        pace = {"mininterval": _SECONDS, "delay": _SECONDS, "leave": False} if self.in_lines else {}
        super().__init__(total=total, desc=desc, unit=f" {unit}", file=sys.stderr, disable=not shown, **pace)

    def display(self, msg=None, pos=None):
        """Show how far it is; as a line, no more than one every five seconds."""
        if not self.in_lines:
            return super().display(msg, pos)
        now = time.monotonic()
        if self.n > self.last and (now - self.told >= _SECONDS or self.n == self.total):
            self.told, self.last = now, self.n
            self.fp.write(f"{self.desc}: {self.n:,}{f' of {self.total:,}' if self.total else ''}\n")
            self.fp.flush()
        return True

    def clear(self, nolock=False):
        """Take the bar from the terminal; a line stays."""
        if not self.in_lines:
            super().clear(nolock)
