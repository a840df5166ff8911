"""The page that leads to all pages: every figure and statement to search and sort, each article, and what failed."""

import json
from functools import cache
from pathlib import Path
from urllib.parse import quote

from tidynews.showing import escape, pages
from tidynews.showing.report.export import STYLES, allowing, page_policy
from tidynews.showing.report.plan import CORPUS, INDEX
from tidynews.tables.whole import whole_file

_GRID = ("vendor/tabulator.min.js", "timeline.js", "index.js")
_GRID_STYLES = ("vendor/tabulator.min.css", "index.css")
_MARKED_IN = {"figures": ("shipment_figures", "transfer_register"), "statements": ("actor_statements", "sourcing_strength")}
_FOLDED = 20  # articles from which their list is folded


@cache
def _template():
    import jinja2

    loader = jinja2.FileSystemLoader(pages.FOLDER)
    environment = jinja2.Environment(loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True)
    environment.filters["visible"] = escape.visible
    return environment.get_template("index.html.j2")


def write_index(output: Path, found: list[dict], planned: list, failures: list[tuple[str, str]], running: bool = False) -> Path:
    """Write ``index.html``: the rows of all articles, a row an article with its pages, the corpus, and the failures.

    Parameters
    ----------
    output : the folder of the pages
    found : what :func:`.inventory.take` found of each article
    planned : the pages; one that is not there yet is no link
    failures : pairs of an article or a page and the reason
    running : pages are still being made
    """
    broken = {name for name, _ in failures}
    links = {}
    for page in planned:
        links.setdefault(page.folder, []).append(
            {
                "title": page.notebook.title,
                "name": page.notebook.name,
                "href": quote(f"{page.name}.html"),
                "failed": page.name in broken,
                "there": (output / f"{page.name}.html").is_file(),
            }
        )
    articles = [info | {"pages": links.get(info["folder"], [])} for info in found]
    text = _template().render(
        page=_frame(),
        articles=sorted(articles, key=lambda one: (one["published"] or "", one["title"]), reverse=True),
        corpus=links.get(CORPUS, []),
        failures=failures,
        running=running,
        folded=len(articles) > _FOLDED,
        data=_data(articles),
    )
    with whole_file(output / INDEX, "w", encoding="utf-8", errors="replace") as file:
        file.write(text)
    return output / INDEX


@cache
def _frame() -> dict[str, object]:
    """What the page carries: style sheets, scripts and the policy that allows only these."""
    scripts = [pages.read(name) for name in (*_GRID, "page.js")]
    return {
        "style": pages.colours() + "\n".join(map(pages.read, (*STYLES, *_GRID_STYLES))),
        "scripts": scripts,
        "policy": page_policy(allowing(*scripts)),
    }


def _data(articles: list[dict]) -> str:
    """The rows for the grids as JSON that no tag can end, each with its article and the address of its marked words."""
    told = {
        name: [_row(row, one, name) for one in articles for row in one["rows"].get(name, ())]
        for name in ("figures", "statements")
    }
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c").replace("&", "\\u0026")


def _row(row: dict, article: dict, name: str) -> dict:
    own = {key: escape.visible(article[key]) for key in ("title", "outlet", "published") if article[key]}
    there = {link["name"]: link["href"] for link in article["pages"] if not link["failed"]}
    page = next((there[wanted] for wanted in _MARKED_IN[name] if wanted in there), next(iter(there.values()), None))
    return own | row | ({"href": f"{page}#text-{quote(row['id'])}"} if page else {})
