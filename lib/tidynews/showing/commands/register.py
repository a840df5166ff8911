"""``tidynews register``: who gave what to whom, and who was harmed, over a folder of articles or of tables."""

import shutil
import sys
from argparse import ArgumentTypeError
from datetime import date
from pathlib import Path

from tidynews.showing.commands.show import wrapped

_NARROWEST = 40


def add(commands):
    """Declare the command."""
    parser = commands.add_parser("register", help="print the register of transfers and tolls that the articles add up to")
    parser.add_argument("folder", help="a folder of articles, or of tables that parse wrote")
    parser.add_argument("--supplier", metavar="NAME", help="only what this party gives")
    parser.add_argument("--recipient", metavar="NAME", help="only what this party gets")
    parser.add_argument("--item", metavar="NAME", help="only this item: shell, container, drone")
    parser.add_argument("--since", type=_day, metavar="DAY", help="only articles published on or after YYYY-MM-DD")
    parser.add_argument("--until", type=_day, metavar="DAY", help="only articles published on or before YYYY-MM-DD")
    parser.add_argument("-o", "--output", metavar="FOLDER", help="write transfers and tolls there as CSV and Parquet")
    parser.set_defaults(run=run)


def run(options) -> int:
    """Print the register, and write it; 1 when an article failed."""
    from tidynews.judgement.transfers import tolls, transfers

    tables, failed = _tables(options.folder)
    days = {"since": options.since, "until": options.until}
    given = transfers(tables, supplier=options.supplier, recipient=options.recipient, item=options.item, **days)
    harmed = tolls(tables, item=options.item, **days)
    width = max(_NARROWEST, shutil.get_terminal_size().columns)
    for line in (*_section("Transfers", given, _transfer), "", *_section("Tolls", harmed, _toll)):
        print(wrapped(line, width))
    if options.output:
        _write(Path(options.output), transfers=given, tolls=harmed)
    for row in failed:
        print(wrapped(f"tidynews: {row.file}: {row.reason}", width), file=sys.stderr)
    return 1 if failed else 0


def _tables(folder):
    """The tables that a folder holds, or those of the articles in it, and what could not be read."""
    from tidynews.tables.corpus import parse_many
    from tidynews.tables.tables import load

    if (Path(folder) / "statements").is_dir():
        return load(folder), []
    tables = parse_many(folder)
    return tables, list(tables.failures.itertuples(index=False))


def _section(title, register, heading):
    from tidynews.judgement.transfers import between

    yield f"{title} ({len(register)})"
    for row in register.itertuples(index=False):
        yield f"  {heading(row)}: {between(row.low, row.high)}"
        yield f"    {row.basis}"
        facts = {"denied by": row.contested, "uncertain": row.uncertain}
        if any(isinstance(fact, str) for fact in facts.values()):
            yield "    " + "; ".join(f"{name}: {fact}" for name, fact in facts.items() if isinstance(fact, str))


def _transfer(row):
    stage = f", {row.stage}" if isinstance(row.stage, str) else ""
    return f"{row.supplier} → {row.recipient}, {_thing(row)}{stage}"


def _toll(row):
    return f"{row.event}: {_thing(row)}, {row.outcome}"


def _thing(row):
    parts = [part for part in (row.item, None if row.unit == "count" else row.unit) if isinstance(part, str)]
    return " in ".join(parts) or row.unit


def _write(folder, **registers):
    import pyarrow as pa

    from tidynews.tables.export import write_csv
    from tidynews.tables.whole import write_parquet

    folder.mkdir(parents=True, exist_ok=True)
    for name, register in registers.items():
        write_csv(register, folder / f"{name}.csv")
        write_parquet(pa.Table.from_pandas(register, preserve_index=False), folder / f"{name}.parquet")
        print(f"{folder / name}.csv and .parquet: {len(register):,} rows")


def _day(text):
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"{text!r} is not a day: YYYY-MM-DD") from None
