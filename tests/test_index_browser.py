"""The index page in a real browser: search, facets, timeline, address, download, and nothing but text from the articles."""

import csv
import io
from pathlib import Path

import pytest
from browser import HOSTILE, Watched, chromium, serious_findings
from tidynews.showing.report.describe import describe
from tidynews.showing.report.index import write_index
from tidynews.showing.report.plan import Notebook, Page

pytestmark = pytest.mark.browser
EXAMPLES = Path(__file__).parents[1] / "examples" / "shells"
FORMULA = "Ferry carried 400 crates, port says\n\nThe port said that 400 crates of shells were sent. =2+2 officials said.\n"


@pytest.fixture(scope="module")
def browser():
    with chromium() as running:
        yield running


@pytest.fixture(scope="module")
def index(tmp_path_factory):
    """The index of four examples and two hostile articles, whose figures' pages are there and whose others are not."""
    folder = tmp_path_factory.mktemp("index")
    texts = {"hostile": HOSTILE, "formula": FORMULA}
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    files = [*sorted(EXAMPLES.glob("2024-06-14*.txt"))[:4], *(folder / f"{name}.txt" for name in texts)]
    found = [describe(str(file)) | {"path": str(file), "digest": "", "folder": file.stem} for file in files]
    notebooks = [Notebook("", name, name, "") for name in ("shipment_figures", "actor_statements")]
    pages = [Page(notebook, one["folder"], "", {}) for one in found for notebook in notebooks]
    for page in pages[::2]:
        (folder / page.folder).mkdir(exist_ok=True)
        (folder / f"{page.name}.html").write_text("<!DOCTYPE html><title>x</title>", encoding="utf-8")
    return write_index(folder, found, pages, [("bad.txt", "it is empty")], running=True)


@pytest.fixture
def watched(browser, index):
    watched = Watched(browser)
    watched.open(index)
    watched.page.wait_for_selector(".tabulator-row")
    yield watched
    assert watched.trouble == []
    assert [url for url in watched.requests if not url.startswith(("file:", "data:", "blob:"))] == []
    watched.page.close()


def totals(page) -> str:
    return page.locator(".tn-totals").text_content()


def shown(page) -> int:
    return int(totals(page).split(" of ")[0].replace(",", ""))


@pytest.mark.parametrize("name", ["figures", "statements"])
def test_accessible_in_both_lists(watched, name):
    watched.page.get_by_role("button", name=name, exact=False).first.click()
    watched.page.wait_for_selector(".tabulator-row")
    assert serious_findings(watched.page) == []


def test_says_what_failed_and_what_is_still_to_come(watched):
    text = watched.page.locator("main").inner_text()
    assert "bad.txt: it is empty" in text and "still being made" in text and "actor statements (not made yet)" in text


def test_search_and_facets_narrow_and_are_taken_back(watched):
    page, every = watched.page, shown(watched.page)
    page.get_by_label("Search").fill("million")
    page.wait_for_function("() => location.hash.includes('search=million')")
    searched = shown(page)
    assert 0 < searched < every
    page.get_by_label("Item").select_option("artillery shell")
    assert 0 < shown(page) <= searched
    assert page.locator("#chart svg a").count() > 0
    page.get_by_role("button", name="Show all").click()
    assert shown(page) == every and page.locator("#chart svg").count() == 0


def test_a_choice_counts_what_it_leaves(watched):
    page = watched.page
    option = page.locator("select[name=kind] option").nth(1)
    value, told = option.get_attribute("value"), option.text_content()
    page.get_by_label("Kind").select_option(value)
    assert told == f"{value} ({shown(page)})"


def test_the_address_keeps_the_choice(browser, index, watched):
    watched.page.get_by_label("Kind").select_option("shipment")
    again = Watched(browser)
    again.page.goto(watched.page.url)
    again.page.wait_for_selector(".tabulator-row")
    assert totals(again.page) == totals(watched.page) and again.page.get_by_label("Kind").input_value() == "shipment"
    again.page.close()


def test_a_row_leads_to_its_marked_words(watched):
    href = watched.page.locator(".tabulator-row a").first.get_attribute("href")
    page, _, anchor = href.partition("#")
    assert page.endswith("/shipment_figures.html") and anchor.startswith("text-")


def test_what_is_shown_is_saved_and_is_no_formula(watched):
    page = watched.page
    page.get_by_role("button", name="Statements").click()
    page.wait_for_selector(".tabulator-row")
    with page.expect_download() as saving:
        page.get_by_role("button", name="Save as CSV").click()
    rows = list(csv.reader(io.StringIO(Path(saving.value.path()).read_text(encoding="utf-8-sig"))))
    assert len(rows) == shown(page) + 1
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "@"))]


def test_hostile_text_is_only_text(watched):
    assert watched.page.locator("main :is(img, iframe, b[onmouseover], script)").count() == 0
    assert watched.page.title().startswith("What was found in")


def test_a_phone_shows_cards_and_nothing_is_wider(browser, index):
    watched = Watched(browser, width=390, height=800)
    page = watched.open(index)
    page.wait_for_selector(".tabulator-row dl")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.close()
