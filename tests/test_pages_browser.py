"""The rendered pages in a real browser: no network, no script of the article's, accessible, linked both ways."""

import json
import re
from pathlib import Path

import nbformat
import pytest
import tidynews as tn
from browser import HOSTILE, Watched, chromium, serious_findings
from tidynews.showing.report import export, render

pytestmark = pytest.mark.browser
ROOT = Path(__file__).parents[1]
LIMIT = 3_000_000


@pytest.fixture(scope="module")
def browser():
    with chromium() as running:
        yield running


@pytest.fixture(scope="module")
def seed(tmp_path_factory):
    return rendered(ROOT / "seeds", tmp_path_factory.mktemp("seed"))


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "articles").mkdir()
    (folder / "articles" / "a'b<img src=x onerror=alert(1)> ${7}.txt").write_text(HOSTILE, encoding="utf-8")
    return rendered(folder / "articles", folder / "out", only=["shipment_figures", "sourcing_strength"])


def rendered(articles, output, **options):
    done = render(articles, output, notebooks=ROOT / "notebooks", **options)
    assert done.failures == ()
    return done.index.parent


def by_id(name):
    return f'[id="{name}"]'


def pages(folder):
    return sorted(folder.rglob("*.html"))


def test_every_page_is_accessible_and_asks_for_nothing(browser, seed):
    for path in pages(seed):
        watched = Watched(browser)
        page = watched.open(path)
        assert page.title().strip(), path
        assert serious_findings(page) == [], path
        assert [url for url in watched.requests if not url.startswith(("file:", "data:"))] == []
        assert watched.trouble == [], path
        page.close()


def test_pictures_have_a_description_of_their_own(browser, seed):
    page = Watched(browser).open(next(seed.rglob("shipment_figures.html")))
    texts = page.eval_on_selector_all("img", "all => all.map(one => one.alt)")
    assert texts and all(len(text) > 15 and "Figure size" not in text for text in texts)


def test_pages_are_light(seed):
    assert {path.name: path.stat().st_size for path in pages(seed) if path.stat().st_size > LIMIT} == {}


@pytest.mark.parametrize("width", [390, 1100])
def test_nothing_is_wider_than_the_screen(browser, seed, width):
    for path in pages(seed):
        page = Watched(browser, width=width, height=800).open(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        page.close()


def test_text_and_rows_lead_to_each_other(browser, seed):
    for path in pages(seed):
        page = Watched(browser).open(path)
        dead = page.evaluate(
            "[...document.querySelectorAll('a[href^=\"#\"]')].map(a => a.getAttribute('href').slice(1)).filter(id => !document.getElementById(id))"
        )
        assert dead == [], path
        page.close()


def test_keyboard_reaches_the_row_and_comes_back(browser, seed):
    page = Watched(browser).open(next(seed.rglob("shipment_figures.html")))
    mark = page.locator("a.tn-ref-figure").first
    mark.focus()
    card = page.locator(by_id(mark.get_attribute("aria-describedby")))
    assert card.is_visible()
    page.keyboard.press("Enter")
    row = page.locator(by_id(mark.get_attribute("href")[1:]))
    assert row.evaluate("row => row.matches(':target')")
    row.locator("a").focus()
    page.keyboard.press("Enter")
    assert mark.evaluate("mark => mark.matches(':target')")


def test_hovering_a_row_lights_its_text(browser, seed):
    page = Watched(browser).open(next(seed.rglob("shipment_figures.html")))
    row = page.locator("tr[data-rows]").first
    row.hover()
    name = row.get_attribute("data-rows")
    lit = page.eval_on_selector_all(
        f'.tn-article [data-rows~="{name}"]', "all => all.every(one => one.classList.contains('tn-on'))"
    )
    assert lit is True


def test_tables_sort_as_numbers_with_the_missing_last(browser, seed):
    page = Watched(browser).open(next(seed.rglob("shipment_figures.html")))
    head = page.locator("th", has_text=re.compile("^low$")).first
    head.locator("button").focus()
    for direction, sign in (("ascending", 1), ("descending", -1)):
        page.keyboard.press("Enter")
        assert head.get_attribute("aria-sort") == direction
        values = page.evaluate(
            "() => { const t = document.querySelector('table.tn-sheet'); const c = [...t.tHead.rows[0].cells].findIndex(h => h.textContent === 'low');"
            " return [...t.tBodies[0].rows].map(r => r.cells[c].dataset.sort ?? null) }"
        )
        known = [float(value) for value in values if value is not None]
        assert known == sorted(known, reverse=sign < 0) and values[len(known) :] == [None] * (len(values) - len(known))


def test_hostile_text_is_only_text(browser, hostile):
    for path in pages(hostile):
        watched = Watched(browser)
        page = watched.open(path)
        page.mouse.move(300, 300)
        for element in page.locator("[data-rows]").all()[:10]:
            element.hover()
        assert page.title() != "owned"
        assert watched.trouble == [], path
        assert [url for url in watched.requests if not url.startswith(("file:", "data:"))] == []
        assert page.locator("iframe, main b[onmouseover], main img:not([src^='data:image/png'])").count() == 0
        assert page.locator("a[href^='javascript']").count() == 0
        page.close()


def test_hostile_text_is_shown_whole(browser, hostile):
    page = Watched(browser).open(next(hostile.rglob("shipment_figures.html")))
    words = page.evaluate(
        "() => { const copy = document.querySelector('article.tn-article').cloneNode(true);"
        " copy.querySelectorAll('.tn-ref, .tn-card').forEach(one => one.remove()); return copy.textContent }"
    )
    for piece in (
        '<script>fetch("http://127.0.0.1:9/leak")</script>',
        "&lt;b&gt;bold",
        "[U+001B][31mred",
        "[U+202E]",
        "{{ 7 * 7 }}",
        "**forty**",
    ):
        assert piece in words


def test_hostile_names_stay_inside_the_folder(hostile):
    assert all(re.fullmatch(r"[\w.-]+", part) for path in pages(hostile) for part in path.relative_to(hostile).parts)


def test_executed_notebooks_are_valid_and_hold_the_parameters(seed):
    import nbformat

    for path in seed.rglob("*.ipynb"):
        notebook = nbformat.read(path, as_version=4)
        nbformat.validate(notebook)
        assert json.dumps(str(ROOT / "seeds"))[1:-1] in json.dumps([c.source for c in notebook.cells])


def test_the_accessibility_check_finds_what_is_wrong(browser):
    page = browser.new_page()
    page.set_content("<html><body><img src='data:,'><p style='color:#ccc;background:#fff'>pale</p></body></html>")
    found = " ".join(serious_findings(page))
    assert "image-alt" in found and "color-contrast" in found


def test_a_long_table_folds_and_opens_for_whatever_leads_into_it(browser, tmp_path):
    tables = tn.parse_many(ROOT / "examples" / "shells")
    output = nbformat.v4.new_output("display_data", data={"text/html": tn.sheets.claims(tables)._repr_html_()})
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("x", outputs=[output])])
    (tmp_path / "long.html").write_text(export.page(notebook, "Long"), encoding="utf-8")
    watched = Watched(browser)
    page = watched.open(tmp_path / "long.html")
    rows = page.locator("table.tn-sheet tbody tr")
    visible = page.locator("table.tn-sheet tbody tr:visible")
    last = rows.last.get_attribute("id")
    assert rows.count() > 25 and visible.count() == 20
    page.goto(page.url + "#" + last)
    page.reload()
    assert visible.count() == rows.count() and page.locator(".tn-more").count() == 0
    page.goto((tmp_path / "long.html").as_uri())
    page.get_by_role("button", name="more rows").click()
    assert visible.count() == rows.count() and watched.trouble == []
    page.close()
