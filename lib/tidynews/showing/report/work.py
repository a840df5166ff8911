"""What the forked processes do: describe an article, make a page."""

from pathlib import Path

from tidynews.showing.report import describe as _describe
from tidynews.showing.report.plan import Page, RenderError, names


def describe(path: str) -> dict:
    """What was found in one article; see :func:`tidynews.showing.report.describe.describe`."""
    return _describe.describe(path)


def make(page: Page, aside: str, home: str) -> None:
    """Run a page's notebook and write ``page.ipynb`` and ``page.html`` into the folder ``aside``.

    Raises
    ------
    RenderError
        the notebook lacks a parameter that it was given.
    CellError
        a cell failed; ``page.ipynb`` holds what was shown until then.
    """
    import nbformat
    from papermill.iorw import load_notebook_node
    from papermill.parameterize import parameterize_notebook

    from tidynews.showing import reading
    from tidynews.showing.report import execute, export

    missing = sorted(set(page.parameters) - set(names(page.notebook)))
    if missing:
        raise RenderError(
            f"{page.notebook.path} has no parameter called {', '.join(missing)}: add it to the cell tagged parameters"
        )
    notebook = parameterize_notebook(load_notebook_node(page.notebook.path), page.parameters)
    folder = Path(aside)
    folder.mkdir(parents=True, exist_ok=True)
    reading.keep(folder.parent / "tables")
    try:
        execute.run(notebook)
    finally:
        nbformat.write(notebook, folder / "page.ipynb")
    text = export.page(notebook, page.notebook.title, home=home, subtitle=page.subtitle)
    (folder / "page.html").write_text(text, encoding="utf-8", errors="replace")
