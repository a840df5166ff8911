"""A headless Chromium for the tests that look at pages, and what they ask of every page."""

import os
import shutil
from contextlib import contextmanager
from pathlib import Path

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
SERIOUS = ("serious", "critical")

HOSTILE = """<script>document.title="owned"</script> Ministry <img src=x onerror="document.title='owned'"> says
<b onmouseover=alert(1)>The Outlet</b>
The ministry said that more than 400 shells <script>fetch("http://127.0.0.1:9/leak")</script> were sent to Ruritania on Friday.
"It is a [lie](javascript:alert(1)) and $\\frac{1}{2}$ of \\(x\\)," the admiral told The Gazette, &lt;b&gt;bold&lt;/b&gt; \x1b[31mred\x1b[0m.
Officials reportedly counted 30 ships \u202egnorw eht\u202c and **forty** `boats` </article></main> {{ 7 * 7 }}.
<iframe src="http://127.0.0.1:9/frame"></iframe> <style>body{background:url(http://127.0.0.1:9/css)}</style> officials said.
"""


def executable() -> str | None:
    """Where Chromium is: named by CHROMIUM, on the path, or installed by playwright."""
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if found:
        return found
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return own if Path(own).exists() else None


@contextmanager
def chromium():
    """A running Chromium; the test is skipped where there is none."""
    playwright_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    found = executable()
    if found is None:
        pytest.skip("no Chromium found: install one, or name it in the environment variable CHROMIUM")
    with playwright_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield browser
        browser.close()


class Watched:
    """A page with all that it should never do: requests, dialogs, errors."""

    def __init__(self, browser, **viewport):
        self.page = browser.new_page(**({"viewport": viewport} if viewport else {}))
        self.requests, self.trouble = [], []
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("dialog", self._answer)
        self.page.on("pageerror", lambda error: self.trouble.append(f"error {error}"))
        self.page.on("console", lambda message: message.type == "error" and self.trouble.append(message.text))

    def _answer(self, dialog):
        if dialog.type == "beforeunload":  # leaving an unsaved notebook
            dialog.accept()
        else:
            self.trouble.append(f"dialog {dialog.message}")
            dialog.dismiss()

    def open(self, path):
        self.page.goto(Path(path).resolve().as_uri())
        return self.page


def serious_findings(page) -> list[str]:
    """What axe finds serious or critical on a page, one line each."""
    axe = pytest.importorskip("axe_core_python", reason="axe-core-python is not installed")
    page.evaluate((Path(axe.__file__).parent / "axe.min.js").read_text(encoding="utf-8"))
    found = page.evaluate("axe.run()")["violations"]
    return [f"{v['id']}: {v['nodes'][0]['html'][:200]}" for v in found if v["impact"] in SERIOUS]
