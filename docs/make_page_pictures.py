"""Photograph the pages and the explorer for the README, in a headless Chromium.

    python docs/make_page_pictures.py

Renders the seed and the example corpus to a folder that is thrown away, opens
the pages, the index and the explorer in JupyterLab, and writes
``docs/pictures/page-*.png``, ``index.png`` and ``explore.png``. Needs what the
browser tests need.
"""

import shutil
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from browser import chromium  # noqa: E402
from test_explore_browser import PATIENCE, jupyterlab, run_all  # noqa: E402
from tidynews.showing.report import render  # noqa: E402

PICTURES = ROOT / "docs" / "pictures"
PAGES = {
    "shipment_figures": "seeds",
    "actor_statements": "seeds",
    "sourcing_strength": "seeds",
    "claim_lineage": "examples/shells",
    "transfer_register": "examples/shells",
}
WIDTH, HEIGHT = 900, 1000


def pages(browser, folder: Path) -> None:
    """The top of each page: title, findings, the first chart."""
    for name, articles in PAGES.items():
        output = folder / name
        done = render(ROOT / articles, output, notebooks=ROOT / "notebooks", only=[name], jobs=2)
        made = next(page for page in done.made if page.startswith("corpus/") or len(done.made) == 1)
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        page.goto((output / f"{made}.html").as_uri())
        page.screenshot(path=PICTURES / f"page-{name}.png")
        page.close()


def index(browser, folder: Path) -> None:
    """The index of the example corpus, narrowed to one item."""
    done = render(ROOT / "examples" / "shells", folder / "index", notebooks=ROOT / "notebooks", only=["shipment_figures"], jobs=2)
    page = browser.new_page(viewport={"width": 1360, "height": 1000})
    page.goto(done.index.as_uri() + "#list=figures&item=artillery+shell")
    page.locator(".tabulator-row").first.wait_for(timeout=PATIENCE)
    page.screenshot(path=PICTURES / "index.png")
    page.close()


def explorer(browser, folder: Path) -> None:
    """The desk with a figure chosen, as large as it fits."""
    shutil.copy(ROOT / "notebooks" / "explore.ipynb", folder)
    with jupyterlab(folder) as address:
        page = browser.new_page(viewport={"width": 1360, "height": 1120})
        run_all(page, address("explore.ipynb"))
        page.keyboard.press("Control+b")  # put the file browser away
        page.get_by_role("button", name="No", exact=True).click(timeout=5000)
        page.locator(".tn-sight a.tn-ref-figure").nth(3).click()
        page.locator(".tn-detail dd").first.wait_for(timeout=PATIENCE)
        page.mouse.move(1200, 60)
        desk = page.locator(".jp-OutputArea-output", has=page.locator(".tn-sight")).last
        desk.evaluate("element => element.scrollIntoView()")
        page.wait_for_timeout(1500)
        page.screenshot(path=PICTURES / "explore.png")
        page.on("dialog", lambda dialog: dialog.accept())


def main() -> None:
    """Make all pictures."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        pages(browser, Path(folder))
        index(browser, Path(folder))
        explorer(browser, Path(folder))


if __name__ == "__main__":
    main()
