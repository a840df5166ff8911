"""``tidynews show``: the figures and claims of an article in the terminal."""

import re
import shutil
import textwrap

from tidynews.showing.phrases import plural

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
_NARROWEST = 40


def add(commands):
    """Declare the command."""
    parser = commands.add_parser("show", help="print the figures and claims of an article")
    parser.add_argument("article", help="a file (.txt, .md, .html)")
    parser.set_defaults(run=run)


def run(options) -> int:
    """Parse and print."""
    from tidynews.tables.parse import parse
    from tidynews.text.readers import read_article

    article = read_article(options.article)
    tables = parse(article)
    wide = width()
    for line in lines(article, tables):
        print(wrapped(line, wide))
    return 0


def width() -> int:
    """How many characters a line of the terminal holds."""
    return max(_NARROWEST, shutil.get_terminal_size().columns)


def lines(article, tables):
    """What is said of an article, a line an entry: two more spaces in front for each level down."""
    yield article.title or article.path or "(no headline)"
    yield _several(article.outlet, article.published)
    claims = {claim.claim_id: claim for claim in tables.rows("claims")}
    figures = {figure.figure_id: figure for figure in tables.rows("figures")}
    yield from ("", f"Figures ({len(figures)})")
    for figure in figures.values():
        yield from _figure(figure, figures, claims)
    yield from ("", f"Claims ({len(claims)})")
    for judged in tables.rows("sourcing"):
        yield from _claim(claims[judged.claim_id], judged)


def wrapped(line: str, width: int) -> str:
    """A line as a paragraph under a hanging indent, without anything that a terminal obeys."""
    indent = line[: len(line) - len(line.lstrip(" "))]
    plain = " ".join(_CONTROL.sub(" ", line).split())
    return textwrap.fill(plain, width, initial_indent=indent, subsequent_indent=indent + "    ")


def _figure(row, figures, claims):
    item = plural(row.item) if row.item and row.unit == "count" and row.best != 1 else row.item
    what = " ".join(x for x in (_bounds(row), None if row.unit == "count" else row.unit, item) if x)
    yield f"  “{row.surface}”: {what}"
    roles = f"{row.supplier or '?'} → {row.recipient or '?'}" if row.supplier or row.recipient else None
    whole = figures.get(row.part_of)
    yield "    " + _several(row.kind, row.outcome, roles, _when(row), whole and f"part of “{whole.surface}”")
    if row.claim_id in claims:
        yield f"    according to {_who(claims[row.claim_id])}"


def _bounds(row) -> str:
    low, high = (None if x is None else f"{x:,.2f}".removesuffix(".00") for x in (row.low, row.high))
    if low == high:
        return low or "?"
    if low and high:
        return f"{low} to {high}"
    if low:
        return f"more than {low}" if row.bound == "more_than" else f"{low} or more"
    return f"fewer than {high}" if row.bound == "less_than" else f"{high} or fewer"


def _when(row) -> str | None:
    if row.date_start is None and row.date_end is None:
        return row.date_text
    days = dict.fromkeys(str(day or "…") for day in (row.date_start, row.date_end))
    return " to ".join(days) + (" (partly inferred)" if row.date_inferred else "")


def _claim(row, judged):
    yield f"  {_who(row)}"
    likelihood = None if row.likelihood_low is None else f"{row.likelihood_low:g} to {row.likelihood_high:g} % likely"
    cue = row.cue and f"cue “{row.cue}”"
    yield "    " + _several(row.stance, cue, row.hedges and f"hedged: {row.hedges}", likelihood)
    yield f"    sourcing {judged.strength:.2f}: {judged.reasons or judged.weakest}"
    if row.content:
        yield f"    {row.content}"


def _who(claim) -> str:
    who = claim.source_resolved or claim.source or "nobody named"
    facts = _several(claim.source_type.replace("_", " "), claim.country, "anonymous" if claim.anonymous else None)
    via = f", via {claim.via}" if claim.via else ""
    return f"{who} ({facts}){via}" if claim.source else f"{who}{via}"


def _several(*facts) -> str:
    return ", ".join(str(fact) for fact in facts if fact)
