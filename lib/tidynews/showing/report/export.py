"""An executed notebook as one page of HTML that needs nothing but itself."""

import base64
import hashlib
import re
from functools import cache

from tidynews.showing import escape, pages

STYLES = ("page.css", "markup.css", "sheet.css")
SCRIPT = "page.js"


@cache
def _exporter():
    from nbconvert import HTMLExporter

    exporter = HTMLExporter(template_name="report", extra_template_basedirs=[str(pages.FOLDER)], exclude_anchor_links=True)
    exporter.register_filter("picture_text", picture_text)
    exporter.register_filter("without_style", without_style)
    exporter.register_filter("shown", escape.html)
    return exporter


def page(notebook, title: str, *, home: str | None = None, subtitle: str = "") -> str:
    """The page of an executed notebook.

    Parameters
    ----------
    notebook : the executed notebook
    title, subtitle : plain text; shown escaped
    home : relative address of the index page, None for none

    Returns
    -------
    str
        HTML with its style sheet, script and pictures inside. A content
        security policy forbids every other script and every request.
    """
    resources = {"tidynews": frame() | {"title": title, "subtitle": subtitle, "home": home}}
    text, _ = _exporter().from_notebook_node(notebook, resources=resources)
    return text


@cache
def frame() -> dict[str, str]:
    """What every page carries: the style sheet, the script and the policy that allows only these."""
    script = pages.read(SCRIPT)
    return {
        "style": pages.colours() + "\n".join(map(pages.read, STYLES)),
        "script": script,
        "policy": page_policy(allowing(script)),
    }


def allowing(*scripts: str) -> str:
    """The sources of a policy that allow just these scripts, by their digests."""
    digests = (base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in scripts)
    return " ".join(f"'sha256-{digest}'" for digest in digests)


def page_policy(scripts: str) -> str:
    """The content security policy of a page: its own pictures and styles, the given scripts, and no request at all."""
    return (
        f"default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src {scripts}; base-uri 'none'; form-action 'none'"
    )


def picture_text(output) -> str:
    """The alternative text of a picture: what its chart stored, else what it shows as plain text."""
    own = output.get("metadata", {}).get("image/png", {}).get("alt")
    return own or output.get("data", {}).get("text/plain", "Chart")


def without_style(html: str) -> str:
    """An output's HTML without the style sheet in front of it, which the page carries once."""
    return re.sub(r"\A<style>.*?</style>\s*", "", html, flags=re.DOTALL)
