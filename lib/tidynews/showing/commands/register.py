"""``tidynews register``: who gave what to whom, and who was harmed, over a folder of articles or of tables."""

import sys
import warnings
from pathlib import Path

from tidynews.showing import escape, phrases
from tidynews.showing.commands.show import width, wrapped
from tidynews.showing.commands.values import day


def add(commands):
    """Declare the command."""
    parser = commands.add_parser("register", help="print the register of transfers and tolls that the articles add up to")
    parser.add_argument("folder", help="a folder of articles, or of tables that parse wrote")
    parser.add_argument("--supplier", metavar="NAME", help="only what this party gives")
    parser.add_argument("--recipient", metavar="NAME", help="only what this party gets")
    parser.add_argument("--item", metavar="NAME", help="only this item: shell, container, drone")
    parser.add_argument("--since", type=day, metavar="DAY", help="only articles published on or after YYYY-MM-DD")
    parser.add_argument("--until", type=day, metavar="DAY", help="only articles published on or before YYYY-MM-DD")
    parser.add_argument("-o", "--output", metavar="FOLDER", help="write transfers and tolls there as CSV, Parquet and XLSX")
    parser.set_defaults(run=run)


def run(options) -> int:
    """Print the register, and write it; 1 when an article failed."""
    from tidynews.judgement.transfers import tolls, transfers

    tables, failed = _tables(options.folder)
    days = {"since": options.since, "until": options.until}
    given = transfers(tables, supplier=options.supplier, recipient=options.recipient, item=options.item, **days)
    harmed = tolls(tables, item=options.item, **days)
    wide = width()
    for line in (*_section("Transfers", given, _transfer), "", *_section("Tolls", harmed, _toll)):
        print(wrapped(line, wide))
    if options.output:
        _write(Path(options.output), transfers=given, tolls=harmed)
    for row in failed:
        print(escape.visible(f"tidynews: {row.file}: {row.reason}; {row.remedy}"), file=sys.stderr)
    return 1 if failed else 0


def _tables(folder):
    """The tables that a folder holds, or those of the articles in it, and what could not be read."""
    from tidynews.showing import reading
    from tidynews.tables.corpus import parse_many
    from tidynews.tables.tables import load
    from tidynews.text.readers.sources import DATASET

    if (Path(folder) / DATASET).exists():
        return load(folder), []
    with warnings.catch_warnings():  # what could not be read is told below
        warnings.simplefilter("ignore")
        tables = parse_many(folder)
    return reading.corrected(tables, folder), list(tables.failures.itertuples(index=False))


def _section(title, register, heading):
    from tidynews.showing.changes import known

    yield f"{title} ({len(register)})"
    for row in map(known, register.to_dict("records")):
        yield f"  {heading(row)}: {phrases.between(row['low'], row['high'])}"
        yield f"    {row['basis']}"
        facts = {"denied by": row["contested"], "uncertain": row["uncertain"]}
        if any(facts.values()):
            yield "    " + "; ".join(f"{name}: {fact}" for name, fact in facts.items() if fact)


def _transfer(row):
    stage = f", {row['stage']}" if row["stage"] else ""
    return f"{row['supplier']} → {row['recipient']}, {phrases.thing(row['item'], row['unit'])}{stage}"


def _toll(row):
    return f"{row['event']}: {phrases.thing(row['item'], row['unit'])}, {row['outcome']}"


def _write(folder, **registers):
    import pyarrow as pa

    from tidynews.extras import MissingExtra
    from tidynews.tables import workbook
    from tidynews.tables.export import write_csv
    from tidynews.tables.whole import write_parquet

    folder.mkdir(parents=True, exist_ok=True)
    for name, register in registers.items():
        write_csv(register, folder / f"{name}.csv")
        write_parquet(pa.Table.from_pandas(register, preserve_index=False), folder / f"{name}.parquet")
        print(f"{folder / name}.csv and .parquet: {len(register):,} rows")
    try:
        workbook.write(registers, folder / "register.xlsx")
        print(f"{folder / 'register.xlsx'}: both, a sheet each")
    except MissingExtra as missing:
        print(f"no register.xlsx: {missing}")
