"""What may stand behind an option: checked when the command line is read."""

from argparse import ArgumentTypeError
from datetime import date


def positive(text: str) -> int:
    """A whole number above 0; raises ArgumentTypeError for anything else."""
    if not text.isascii() or not text.isdecimal() or len(text) > 18 or not int(text):
        raise ArgumentTypeError(f"{text!r} is not a whole number above 0")
    return int(text)


def seconds(text: str) -> float:
    """A time above 0 that ends; raises ArgumentTypeError for anything else."""
    try:
        found = float(text)
    except ValueError:
        found = 0.0
    if not 0 < found < float("inf"):
        raise ArgumentTypeError(f"{text!r} is not a number of seconds above 0")
    return found


def day(text: str) -> date:
    """A day as YYYY-MM-DD; raises ArgumentTypeError for anything else."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"{text!r} is not a day: YYYY-MM-DD") from None
