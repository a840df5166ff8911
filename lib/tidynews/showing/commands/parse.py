"""``tidynews parse``: many articles into a folder of Parquet tables."""

import sys

from tidynews.showing import escape
from tidynews.showing.commands.values import positive


def add(commands):
    """Declare the command."""
    parser = commands.add_parser("parse", help="parse articles into a folder of tables")
    parser.add_argument("sources", nargs="+", help="files, folders, globs, .jsonl, .jsonl.gz or .parquet of records")
    parser.add_argument("-o", "--output", required=True, metavar="FOLDER", help="folder for the tables")
    parser.add_argument("--jobs", type=positive, default=1, metavar="N", help="processes to parse with (default 1)")
    parser.add_argument("--cluster", metavar="ADDRESS", help="parse on a Dask cluster instead: tcp://host:port")
    parser.add_argument("--max-bytes", type=positive, metavar="BYTES", help="largest file read as one article (default 20000000)")
    parser.add_argument("--rubric", metavar="FILE", help="a changed copy of the scoring rubric")
    parser.add_argument("--register", metavar="FILE", help="sources.csv: how reliable you hold which source")
    parser.add_argument(
        "--linked-claims",
        type=positive,
        metavar="N",
        help="claims of a stretch, linked with one another and with the stretch before (default 16000)",
    )
    parser.add_argument("--csv", action="store_true", help="write <table>.csv beside the Parquet files, too")
    parser.set_defaults(run=run)


def run(options) -> int:
    """Parse into the folder; 1 when an article failed."""
    from tidynews.showing.phrases import tally
    from tidynews.tables.corpus import Judging, parse_to
    from tidynews.text.readers.files import LARGEST

    judging = Judging(options.rubric, options.register, options.linked_claims or Judging().at_once)
    report = parse_to(
        options.output,
        options.sources,
        _runner(options),
        judging=judging,
        progress=_bar,
        max_bytes=options.max_bytes or LARGEST,
    )
    if options.csv:
        from tidynews.tables.tables import load

        load(options.output).to_csv(options.output)
    failed, again = len(report.failures), len(report.duplicates)
    print(f"{tally(report.n_articles, 'article')} in {options.output} ({report.n_parsed:,} parsed now)", end="")
    print(f"; {tally(again, 'duplicate')} in duplicates.csv" if again else "", end="")
    print(f"; {failed:,} failed, see failures.csv" if failed else "")
    for row in report.failures.head(10).itertuples(index=False):
        print(escape.visible(f"tidynews: {row.file}: {row.reason}; {row.remedy}"), file=sys.stderr)
    return 1 if failed else 0


def _runner(options):
    if options.cluster:
        from tidynews.tables.cluster import on_cluster

        return on_cluster(options.cluster)
    from tidynews.tables.corpus import workers

    return workers.processes(options.jobs)


def _bar(stage: str, total: int | None):
    from tidynews.showing.progress import bar

    shown = bar(total, stage, "articles")
    return lambda n: shown.update(n) if n else shown.close()
