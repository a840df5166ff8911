"""Imported once by the process that the others are forked from: all that is slow to begin with."""

import gc

import nbformat

from tidynews.showing.report import execute, export

WORDS = "About 40 crates missing, port says\\nThe Gazette\\nThe port said that about 40 crates were likely sent to Ruritania on Friday."
CELLS = (
    "import tidynews as tn",
    f'article = tn.read_article(text="{WORDS}")',
    "tables = tn.parse(article)",
    "ax = tn.charts.shipments(tables.figures, tables.claims)",
    "ax = tn.charts.statements(tables.claims)",
    "ax = tn.charts.likelihoods(tables.claims)",
    "ax = tn.charts.strength(tables.sourcing, tables.claims)",
    "ax = tn.charts.chains(tables.claims)",
    "tn.findings.figures(tables), tn.lineage.totals(tables)",
    "tn.sheets.claims(tables)",
    "tn.markup.highlight(article, tables)",
)


def warm() -> None:
    """Use everything that pages use once, so that a fork finds it imported, loaded and drawn before."""
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in CELLS])
    execute.run(notebook)
    execute.forget()
    export.page(notebook, "")
    gc.collect()
    gc.freeze()


warm()
