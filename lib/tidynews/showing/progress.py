"""How far long work has come: a bar on a terminal, a line every few seconds where there is none."""

import sys
import time

from tqdm import tqdm

_SECONDS = 5  # between two lines, and before the first: short work stays silent


def bar(total: int | None, desc: str, unit: str, *, shown: bool = True):
    """A context with ``update(n)``, ``write(text)`` and ``close()`` that shows on standard error how far work has come.

    total : how many there are, None where that is not known
    desc, unit : what is done, and to what
    shown : False keeps it silent

    >>> with bar(2, "pages", "page", shown=False) as shown:
    ...     _ = shown.update()
    """
    if shown and not sys.stderr.isatty():
        return Lines(total, desc)
    return tqdm(total=total, desc=desc, unit=f" {unit}", file=sys.stderr, disable=not shown)


class Lines:
    """What :func:`bar` gives for a file or a log: "pages: 12 of 300"."""

    def __init__(self, total: int | None, desc: str):
        self.total, self.desc = total, desc
        self.done = self.told = 0
        self.since = time.monotonic()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def update(self, n: int = 1) -> None:
        """So many more are done."""
        self.done += n
        if time.monotonic() - self.since >= _SECONDS:
            self._tell()

    def close(self) -> None:
        """Tell the end, if anything was told before."""
        if self.told and self.done > self.told:
            self._tell()

    def write(self, text: str) -> None:
        """Print a line of its own to standard output, as tqdm does."""
        print(text)

    def _tell(self):
        self.since, self.told = time.monotonic(), self.done
        print(f"{self.desc}: {self.done:,}{f' of {self.total:,}' if self.total else ''}", file=sys.stderr, flush=True)
