"""``tidynews render``: every notebook for every article, as notebooks and pages."""

import sys

from tidynews.showing.commands.values import positive, seconds


def add(commands):
    """Declare the command."""
    parser = commands.add_parser("render", help="render every notebook for every article to HTML, with an index")
    parser.add_argument("articles", help="a file, a folder or a glob")
    parser.add_argument("-o", "--output", default="reports", metavar="FOLDER", help="folder for the pages (default reports)")
    parser.add_argument(
        "--notebooks", default="notebooks", metavar="FOLDER", help="folder of the notebooks, or one notebook (default notebooks)"
    )
    parser.add_argument("--only", action="append", default=[], metavar="NAME", help="render this notebook only; may be repeated")
    parser.add_argument(
        "-p",
        "--parameter",
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help="a parameter for the notebooks that have it; may be repeated",
    )
    parser.add_argument("--jobs", type=positive, default=1, metavar="N", help="processes to render with (default 1)")
    parser.add_argument(
        "--timeout", type=seconds, default=600.0, metavar="SECONDS", help="time that one page may take (default 600)"
    )
    parser.set_defaults(run=run)


def run(options) -> int:
    """Render, and say what was made and what failed."""
    from tidynews.showing import reading
    from tidynews.showing.phrases import tally
    from tidynews.showing.report import render

    rendered = render(
        options.articles,
        options.output,
        notebooks=reading.resolve(options.notebooks),
        only=options.only,
        parameters=dict(map(_parameter, options.parameter)),
        jobs=options.jobs,
        timeout=options.timeout,
        progress=True,
    )
    print(
        f"{tally(len(rendered.made), 'page')} made, {len(rendered.unchanged)} unchanged, {len(rendered.failures)} failed; open {rendered.index}"
    )
    for name, reason in rendered.failures:
        print(f"failed: {name!a}: {reason!a}"[:1000], file=sys.stderr)
    return 1 if rendered.failures else 0


def _parameter(text: str) -> tuple[str, object]:
    """One ``name=value``; a value that is JSON (a number, true, a list) is read as such."""
    import json

    name, equals, value = text.partition("=")
    if not equals:
        raise ValueError(f"--parameter {text}: write it as NAME=VALUE")
    try:
        return name, json.loads(value)
    except (ValueError, RecursionError):
        return name, value
