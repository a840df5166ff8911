"""How the time of a parse grows with an article that repeats one shape over and over.

    python benchmarks/growth.py [--short 4000] [--long 16000] [--worst 10]

For each shape two articles are parsed, a short and a long one, by turns and in
one process; the exponent is log(time of the long / time of the short) divided
by log(long / short): 1 is linear, 2 quadratic. Times below a tenth of a second
say nothing of growth and count as linear.
"""

import argparse
import math
import time

import tidynews as tn

WORDS = [
    "Kyiv ",
    "shells ",
    "the ",
    "said ",
    "said. ",
    "and ",
    "that ",
    "of the ",
    "million ",
    "not ",
    "who said ",
    "North Korea ",
    "Mr. ",
    "x",
    "Aa",
    "word-word-",
]
MARKS = [
    "(",
    ")",
    "()",
    "[",
    "_",
    "-",
    "—",
    "— ",
    ".",
    ". ",
    "...",
    ",",
    ", ",
    "; ",
    ": ",
    "! ",
    "?",
    "/",
    "\\",
    "*",
    "#",
    "&",
    "&amp;",
    "<b>",
    "</p>",
    "|",
    "~",
    "^",
]
QUOTES = ['"', '" "', "“", "” “", "'", "’s ", '"a," he said, ', '"a b c d." ', "“x” said ", "‘‘"]
NUMBERS = [
    "1",
    "12 ",
    "12,000 ",
    "1.5 million ",
    "$5 ",
    "$",
    "$ ",
    "5% ",
    "1-2 ",
    "3-",
    "one ",
    "two thousand ",
    "half of ",
    "4 of the 5 ",
    "more than 6 ",
    "7/8 ",
    "0.0.0.",
    "€",
    "10,000,",
]
DAYS = ["May ", "on Monday ", "3 May 2024 ", "2024 ", "2024-05-06 ", "from May to ", "last week ", "since 2014 "]
OTHERS = [
    "😀",
    "é",
    "中",
    "ﷺ",
    "\u00a0",
    "\u200b",
    "\t",
    "http://a.b/c ",
    "a@b.c ",
    "A said B said ",
    "He said she said that ",
    "France and ",
]
SHAPES = WORDS + MARKS + QUOTES + NUMBERS + DAYS + OTHERS
_LEAST = 0.1  # seconds


def seconds(unit: str, length: int) -> float:
    """Processor time of one parse of an article of so many characters."""
    article = tn.read_article(text=f"A headline\n\n{(unit * (length // len(unit) + 1))[:length]} end.\n")
    start = time.process_time()
    tn.parse(article)
    return time.process_time() - start


def exponent(unit: str, short: int, long: int) -> tuple[float, float]:
    """The exponent of the growth and the seconds of the long article."""
    few, many = seconds(unit, short), seconds(unit, long)
    return (1.0 if many < _LEAST else math.log(many / max(few, 1e-3)) / math.log(long / short)), many


def main() -> None:
    """Measure every shape, and print the worst."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--short", type=int, default=4000)
    parser.add_argument("--long", type=int, default=16000)
    parser.add_argument("--worst", type=int, default=10)
    options = parser.parse_args()
    seconds("The port said that 400 crates were landed on Friday. ", 1000)  # everything loaded
    found = sorted(((*exponent(unit, options.short, options.long), unit) for unit in SHAPES), reverse=True)
    print(f"{len(found)} shapes, {options.short} and {options.long} characters; the {options.worst} that grow fastest:")
    for power, took, unit in found[: options.worst]:
        print(f"{power:5.2f}  {took:6.2f} s  {unit!r}")
    print(f"the slowest: {max(found, key=lambda one: one[1])[1]:.2f} s")


if __name__ == "__main__":
    main()
