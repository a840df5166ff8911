"""The highlighted article: every row marked, nothing of the text taken for markup."""

import re
from html.parser import HTMLParser

import pytest
from handmade import handmade
from hypothesis import given
from hypothesis import strategies as st
from tidynews.showing import escape, markup, sheets
from tidynews.showing.markup import Span, pieces


class Page(HTMLParser):
    """What a browser would see: the tags with their attributes, and the text outside cards and labels."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.words, self.open = [], [], []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))
        self.open.append(dict(attributes).get("class", ""))

    def handle_endtag(self, tag):
        self.open.pop()

    def handle_data(self, data):
        if not any(name.startswith(("tn-card", "tn-ref", "tn-legend")) for name in self.open):
            self.words.append(data)

    def ids(self):
        return [a["id"] for _, a in self.tags if "id" in a]


def shown(**known):
    article, tables = handmade(**known)
    return article, tables, Page(markup.highlight(article, tables).html())


def test_text_is_whole_and_in_order():
    article, _, page = shown()
    assert "".join(page.words).split() == article.text.split()


def test_every_row_has_one_anchor_that_leads_to_its_row():
    _, tables, page = shown()
    rows = [*tables.figures.figure_id, *tables.claims.claim_id]
    anchors = [a for tag, a in page.tags if tag == "a"]
    assert sorted(a["id"] for a in anchors) == sorted(f"text-{row}" for row in rows)
    assert all(a["href"] == a["id"].replace("text-", "#row-") for a in anchors)
    assert all(a["aria-describedby"] in page.ids() for a in anchors)


def test_rows_lead_back_to_the_text():
    article, tables, page = shown()
    for sheet in (sheets.figures(tables), sheets.claims(tables)):
        row_page = Page(sheet.html())
        back = [a["href"][1:] for tag, a in row_page.tags if tag == "a"]
        assert set(back) <= set(page.ids())
        assert [i.removeprefix("row-") for i in row_page.ids()] == list(sheet.ids)


def test_ids_are_unique():
    _, _, page = shown()
    assert len(page.ids()) == len(set(page.ids()))


def test_overlaps_carry_every_kind():
    _, _, page = shown()
    classes = [a["class"].split() for _, a in page.tags if a.get("data-rows") and "class" in a]
    assert any({"tn-figure", "tn-content"} <= set(names) for names in classes)
    assert any({"tn-cue", "tn-content"} <= set(names) for names in classes)


def test_hidden_rows_are_not_marked():
    article, tables = handmade()
    gone = tables.figures.figure_id[0]
    assert gone not in markup.highlight(article, tables, hidden=[gone]).html()


def test_only_the_tables_asked_for_are_marked():
    article, tables = handmade()
    html = markup.highlight(article, tables, show=["claims"]).html()
    assert "tn-ref-figure" not in html and "tn-ref-claim" in html


HOSTILE = [
    "<script>document.title='x'</script>",
    "<img src=x onerror=alert(1)>",
    "</article></p><h1>out</h1>",
    '" onmouseover="alert(1)" x="',
    "&lt;b&gt; &amp; &#60;",
    "[click](javascript:alert(1)) **bold** `code`",
    "$\\frac{1}{2}$ \\(x\\) $$y$$",
    "\x1b[31mred\x1b[0m",
    "\u202eesrever\u202c \u2066iso\u2069",
    "\x00\x08 \ufeff",
    "{{ 7 * 7 }} {% raw %}",
]


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_text_is_shown_as_text(hostile):
    text = f'Head {hostile} line\nThe Outlet\nThe port authority said that more than 400 crates, possibly of rifles, were landed on Friday {hostile}.\n"Not one crate was landed," the shipping line insisted, though a guard reportedly saw dozens of them.\n'
    article, tables = handmade(text, title=f"T {hostile}", outlet=hostile)
    page = Page(markup.highlight(article, tables).html())
    assert {tag for tag, _ in page.tags} <= {"article", "div", "p", "span", "a", "b"}
    assert not any(name.startswith("on") for _, attributes in page.tags for name in attributes)
    assert all(a["href"].startswith("#row-") for tag, a in page.tags if tag == "a")
    assert escape.visible(hostile).replace("\n", "") in "".join(page.words)


@given(
    st.text(min_size=1, max_size=60),
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60), st.sampled_from(sorted(markup.KINDS))), max_size=12),
)
def test_pieces_cover_a_block_once_and_know_their_spans(text, raw):
    spans = [Span(min(a, b), max(a, b), kind, f"r{i}") for i, (a, b, kind) in enumerate(raw) if a != b and max(a, b) <= len(text)]
    [found] = pieces(text, [(0, len(text))], spans)
    assert "".join(text[p.start : p.end] for p in found) == text
    for piece in found:
        covering = {s for s in spans if s.start < piece.end and piece.start < s.end}
        assert set(piece.spans) == covering


def test_representations_are_the_same_twice():
    one, two = (markup.highlight(*handmade())._repr_html_() for _ in range(2))
    assert one == two
    assert re.search(r"--mark-figure:#[0-9a-f]{6}", one)
