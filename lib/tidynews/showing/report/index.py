"""The page that leads to all pages: what was found in each article, and what failed."""

from functools import cache
from pathlib import Path
from urllib.parse import quote

from tidynews.showing import escape, pages
from tidynews.showing.report.export import frame
from tidynews.showing.report.plan import CORPUS, INDEX
from tidynews.tables.whole import whole_file


@cache
def _template():
    import jinja2

    loader = jinja2.FileSystemLoader(pages.FOLDER)
    environment = jinja2.Environment(loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True)
    environment.filters["visible"] = escape.visible
    return environment.get_template("index.html.j2")


def write_index(output: Path, found: list[dict], planned: list, failures: list[tuple[str, str]]) -> Path:
    """Write ``index.html``: a row an article with its pages, the corpus, and the failures with their reasons."""
    broken = {name for name, _ in failures}
    links = {}
    for page in planned:
        links.setdefault(page.folder, []).append(
            {
                "title": page.notebook.title,
                "name": page.notebook.name,
                "href": quote(f"{page.name}.html"),
                "failed": page.name in broken,
            }
        )
    text = _template().render(
        page=frame(),
        articles=[info | {"pages": links.get(info["folder"], [])} for info in found],
        corpus=links.get(CORPUS, []),
        failures=failures,
        notebooks=list(dict.fromkeys((page.notebook.name, page.notebook.title) for page in planned)),
    )
    with whole_file(output / INDEX, "w", encoding="utf-8", errors="replace") as file:
        file.write(text)
    return output / INDEX
