"""The files that pages are made of: templates, style sheets and scripts."""

from functools import cache
from pathlib import Path

from tidynews import lexicons

FAMILIES = ("ink", "mark", "stance")
FOLDER = Path(__file__).parent


@cache
def read(name: str) -> str:
    """The text of one file of this folder."""
    return (FOLDER / name).read_text(encoding="utf-8")


@cache
def colours() -> str:
    """The project's colours as variables of a style sheet: ``--mark-figure``, ``--stance-deny``, ..."""
    chosen = [row for row in lexicons.rows("colours") if row["family"] in FAMILIES]
    return ":root{" + ";".join(f"--{row['family']}-{row['value']}:{row['colour']}" for row in chosen) + "}\n"
