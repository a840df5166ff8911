"""The desk in a real JupyterLab: filter, choose, correct, reload, export, all in a headless Chromium."""

import csv
import os
import re
import secrets
import shutil
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

import pytest
from browser import HOSTILE, Watched, chromium

pytestmark = [pytest.mark.browser, pytest.mark.slow]
ROOT = Path(__file__).parents[1]
PATIENCE = 90_000  # milliseconds


@contextmanager
def jupyterlab(folder):
    """A JupyterLab server on a folder; gives the address of a notebook in it."""
    pytest.importorskip("jupyterlab", reason="JupyterLab is not installed")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    token = secrets.token_hex(16)
    environment = os.environ | {
        "PYTHONPATH": str(ROOT / "lib"),
        "JUPYTER_CONFIG_DIR": str(folder / ".config"),
        "JUPYTERLAB_SETTINGS_DIR": str(folder / ".settings"),
        "JUPYTERLAB_WORKSPACES_DIR": str(folder / ".workspaces"),
    }
    command = [
        sys.executable,
        "-m",
        "jupyterlab",
        "--no-browser",
        "--allow-root",
        f"--port={port}",
        f"--IdentityProvider.token={token}",
        f"--ServerApp.root_dir={folder}",
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
        "--LabApp.news_url=None",
    ]
    with open(folder / "server.log", "w") as log:
        server = subprocess.Popen(command, cwd=folder, env=environment, stdout=log, stderr=subprocess.STDOUT)
    try:
        _wait_for(f"http://127.0.0.1:{port}/api?token={token}")
        yield lambda name: f"http://127.0.0.1:{port}/lab/tree/{name}?token={token}&reset"
    finally:
        server.terminate()
        server.wait(timeout=30)


def _wait_for(address, seconds=60):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            return urlopen(address, timeout=5)
        except OSError:
            time.sleep(0.3)
    pytest.fail("JupyterLab did not start")


def run_all(page, address, wait_for=".tn-sight .tn-pane"):
    """Open the notebook and run all its cells, leaving another unsaved."""
    page.goto(address)
    page.locator(".jp-NotebookPanel .jp-Cell").first.wait_for(timeout=PATIENCE)
    page.get_by_text("Python 3 (ipykernel) | Idle").wait_for(timeout=PATIENCE)
    page.add_locator_handler(page.get_by_role("button", name="Select Kernel"), lambda button: button.click())
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name=re.compile("^Run All Cells")).click()
    page.locator(f".jp-NotebookPanel {wait_for}").first.wait_for(timeout=PATIENCE)


def control(page, name):
    """The form control that the desk labels so."""
    return (
        page.locator(".jupyter-widgets", has=page.locator("label", has_text=re.compile(f"^{name}$")))
        .last.locator("select, input")
        .first
    )


def rows(page):
    return page.locator(".tn-sight tbody tr").count()


def marks(page):
    return page.locator(".tn-sight a.tn-ref").count()


def until(page, check, message):
    end = time.monotonic() + 30
    while not check():
        assert time.monotonic() < end, message
        page.wait_for_timeout(100)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """The notebooks beside nothing, so that they read the seed; and in ``hostile`` beside articles that mean ill."""
    made = tmp_path_factory.mktemp("lab")
    shutil.copy(ROOT / "notebooks" / "explore.ipynb", made)
    (made / "hostile" / "seeds").mkdir(parents=True)
    (made / "hostile" / "seeds" / "a'b<img src=x onerror=alert(1)>.txt").write_text(HOSTILE, encoding="utf-8")
    for name in ("explore", "shipment_figures"):
        shutil.copy(ROOT / "notebooks" / f"{name}.ipynb", made / "hostile")
    return made


@pytest.fixture(scope="module")
def lab(folder):
    with chromium() as browser, jupyterlab(folder) as address:
        yield browser, address


def test_filter_choose_correct_reload_export(folder, lab):
    browser, at = lab
    page, address = Watched(browser, width=1400, height=1500).page, at("explore.ipynb")
    run_all(page, address)
    every = rows(page), marks(page)
    assert every[0] == every[1] > 7

    control(page, "Kind").select_option("shipment")
    until(page, lambda: rows(page) < every[0] and marks(page) == rows(page), "the filter moved nothing")
    assert page.get_by_text(re.compile(r"Shown: 1 of 7 figures")).is_visible()

    mark = page.locator(".tn-sight a.tn-ref-figure").first
    mark.focus()
    page.keyboard.press("Enter")
    page.locator(".tn-detail dd", has_text="over 1.5 million").first.wait_for(timeout=PATIENCE)
    assert page.locator(".tn-sheet tr.tn-chosen").count() == 1

    control(page, "Column").select_option("item")
    value = control(page, "Value")
    until(page, lambda: value.input_value() == "artillery shell", "the cell was not offered")
    value.fill("=howitzer shell")
    page.get_by_role("button", name="Save correction").click()
    page.locator(".tn-message", has_text="Saved").wait_for(timeout=PATIENCE)
    with open(folder / "corrections.csv", encoding="utf-8", newline="") as file:
        [line] = csv.DictReader(file)
    assert (line["table"], line["column"], line["value"]) == ("figures", "item", "'=howitzer shell")

    page.get_by_role("button", name="Export what is shown").click()
    page.locator(".tn-message", has_text="Written").wait_for(timeout=PATIENCE)
    assert len((folder / "export" / "figures.csv").read_text(encoding="utf-8-sig").splitlines()) == 2

    run_all(page, address)
    until(page, lambda: rows(page) == every[0], "not everything came back")
    assert page.locator(".tn-sight td", has_text="=howitzer shell").count() == 1
    if picture := os.environ.get("TIDYNEWS_PICTURE"):
        page.locator(".tn-sight a.tn-ref-figure").nth(2).click()
        page.wait_for_timeout(1500)
        page.screenshot(path=picture)


@pytest.mark.parametrize(("name", "shown"), [("explore", ".tn-sight .tn-pane"), ("shipment_figures", "table.tn-sheet")])
def test_hostile_text_is_only_text(lab, name, shown):
    browser, at = lab
    watched = Watched(browser, width=1400, height=1500)
    run_all(watched.page, at(f"hostile/{name}.ipynb"), shown)
    page = watched.page
    page.wait_for_timeout(2000)  # time for MathJax and for handlers that must not be there
    assert page.evaluate("document.title") != "owned"
    assert not [url for url in watched.requests if "127.0.0.1:9/" in url]
    assert [text for text in watched.trouble if text.startswith("dialog")] == []
    inside = page.locator(".jp-OutputArea-output")
    assert inside.locator("mjx-container, iframe, script, img[src='x'], a[href^='javascript'], [onmouseover]").count() == 0
    assert "<script>fetch(" in page.locator("article.tn-article").first.inner_text()
    page.close(run_before_unload=False)
