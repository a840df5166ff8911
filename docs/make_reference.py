"""Write the reference pages: `python docs/make_reference.py`.

docs/tables.md comes from the row classes, docs/commands.md from the command
line's own parsers and from the notebooks' parameter cells.
"""

import argparse
from dataclasses import fields
from pathlib import Path

from papermill import inspect_notebook
from tidynews.records import ROWS
from tidynews.showing.cli import parser

HERE = Path(__file__).parent
NOTEBOOKS = sorted((HERE.parent / "notebooks").glob("*.ipynb"))

TABLES = """# The tables

Every table has the same columns and types whether it is empty or full.
Offsets are Python string indices into `Article.text`: `article.text[start:end]`
is the words that the row shows, in every table. Missing is `NA`, `NaN` or
`NaT`. A cell that holds several words joins them with `; `. Shares and
probabilities are in per cent. This page is written from
`lib/tidynews/records.py` by `docs/make_reference.py`.
"""

COMMANDS = """# Commands and parameters

The command line is `tidynews COMMAND`, or `python -m tidynews COMMAND`. Exit
status 0: all went well. 1: an article or a page failed, everything else is
there. 2: the command was wrong or could not be carried out. 130 and 143: it was
interrupted; the same command goes on where it was. An error is one line that
names the file, what is wrong with it and what to do. This page is written from
the command line's own help and the notebooks' parameter cells by
`docs/make_reference.py`.
"""

NOTEBOOK_PARAMETERS = """## Parameters of the notebooks

Give them with `papermill -p NAME VALUE` or `tidynews render -p NAME=VALUE`; run
without any, each notebook shows the article in `seeds/`.
"""


def markdown_table(heads, rows) -> str:
    """A Markdown table."""
    rows = [[cell.replace("<", "&lt;") for cell in row] for row in rows]
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines) + "\n"


def tables() -> str:
    """docs/tables.md."""
    parts = [TABLES]
    for name, row in ROWS.items():
        columns = [[f"`{f.name}`", f.metadata["dtype"], f.metadata["meaning"]] for f in fields(row)]
        parts += [f"## {name}\n", row.__doc__.splitlines()[0] + "\n", markdown_table(["column", "type", "meaning"], columns)]
    return "\n".join(parts)


def commands() -> str:
    """docs/commands.md."""
    whole = parser()
    (subparsers,) = [a for a in whole._actions if isinstance(a, argparse._SubParsersAction)]
    helps = {choice.dest: choice.help for choice in subparsers._choices_actions}
    parts = [COMMANDS, "## tidynews\n", _options(whole)]
    for name, command in subparsers.choices.items():
        parts += [f"## tidynews {name}\n", f"{helps[name][0].upper()}{helps[name][1:]}.\n", _options(command)]
    parts.append(NOTEBOOK_PARAMETERS)
    for path in NOTEBOOKS:
        found = inspect_notebook(str(path)).values()
        rows = [[f"`{p['name']}`", p["inferred_type_name"], f"`{p['default']}`", p["help"]] for p in found]
        parts += [f"### {path.stem}\n", markdown_table(["name", "type", "default", "meaning"], rows)]
    return "\n".join(parts)


def _options(command) -> str:
    rows = [
        [f"`{', '.join(a.option_strings) or a.dest}`" + (f" {a.metavar}" if a.metavar and a.option_strings else ""), a.help or ""]
        for a in command._actions
        if not isinstance(a, argparse._SubParsersAction | argparse._HelpAction)
    ]
    return markdown_table(["option", "meaning"], rows)


PAGES = {"tables.md": tables, "commands.md": commands}


if __name__ == "__main__":
    for name, page in PAGES.items():
        (HERE / name).write_text(page(), encoding="utf-8")
