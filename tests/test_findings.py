"""Findings in words: computed from rows made by hand, for none, one and many."""

from dataclasses import replace
from pathlib import Path

import pytest
import tidynews as tn
from handmade import handmade
from tidynews.records import ArticleRow, Claim, Figure, Sourcing
from tidynews.showing import findings, phrases, sheets
from tidynews.tables.tables import Tables

SHELLS = Path(__file__).parents[1] / "examples" / "shells"
ALL = (findings.figures, findings.statements, findings.strength, findings.lineage)


def figure(number=1, **more):
    return Figure(
        **{
            "figure_id": f"a-f{number}",
            "article_id": "a",
            "paragraph": 0,
            "sentence": 0,
            "start": number,
            "end": number + 3,
            "surface": "400",
            "value": 400.0,
            "low": 400.0,
            "best": 400.0,
            "high": 400.0,
            "item": "crate",
        }
        | more
    )


def claim(number=1, **more):
    return Claim(
        **{
            "claim_id": f"a-c{number}",
            "article_id": "a",
            "paragraph": 0,
            "sentence": 0,
            "start": 0,
            "end": 9,
            "source": "the port",
            "content": "that it sank",
            "cue": "said",
        }
        | more
    )


def tables(figures=(), claims=(), sourcing=()):
    article = ArticleRow(article_id="a", n_words=9, n_paragraphs=1)
    return Tables.from_rows({"articles": [article], "figures": list(figures), "claims": list(claims), "sourcing": list(sourcing)})


FIGURES = [
    ("none", [], [], "No figures were found in one article."),
    ("one, nobody's", [figure(claim_id="a-c1")], [claim(source=None)], "The largest, 400 crates, is attributed to nobody."),
    ("one, its own voice", [figure()], [], "All of them stand in the article's own voice."),
    ("anonymous", [figure(claim_id="a-c1")], [claim(anonymous=True)], "is attributed to the port (anonymous)."),
    (
        "route",
        [figure(supplier="Ruritania", recipient="Freedonia")],
        [],
        "The largest, 400 crates, Ruritania to Freedonia, stands in",
    ),
    ("relay", [figure(claim_id="a-c1")], [claim(via="The Gazette")], "is attributed to the port, via The Gazette."),
    (
        "largest by low",
        [figure(1), figure(2, surface="over 900", low=900.0, best=None, high=None)],
        [],
        "The largest, over 900 crates,",
    ),
    (
        "shares are no sizes",
        [figure(1, kind="share", unit="percent", low=999.0, best=999.0), figure(2)],
        [],
        "The largest, 400 crates,",
    ),
    (
        "floors",
        [figure(1, high=None), figure(2, low=None)],
        [],
        "1 is a floor (at least, more than) without an upper bound and 1 is a ceiling",
    ),
    ("parts", [figure(1), figure(2, part_of="a-f1")], [], "Not to be added up: 1 is part of another figure."),
    (
        "alternatives",
        [figure(1), figure(2, alternative_to="a-f1"), figure(3, alternative_to="a-f1")],
        [],
        "2 hold instead of another",
    ),
]


@pytest.mark.parametrize(("figures", "claims", "said"), [row[1:] for row in FIGURES], ids=[row[0] for row in FIGURES])
def test_figures(figures, claims, said):
    assert said in repr(findings.figures(tables(figures, claims)))


CLAIMS = [
    ("none", [], "No claims were found in one article."),
    ("all named", [claim()], "Every claim has a named source."),
    ("nobody", [claim(1), claim(2, source=None)], "Of the 2, 1 is attributed to nobody."),
    ("denial", [claim(stance="deny")], "The port denies: “that it sank”."),
    ("denial of nobody", [claim(stance="deny", source=None)], "Denied, it is not said by whom: “that it sank”."),
    ("many denials", [claim(n, stance="deny") for n in range(5)], "2 more deny or doubt something."),
    (
        "probability",
        [claim(hedges="likely", likelihood_low=55.0, likelihood_high=80.0, likelihood_scale="icd203")],
        "One claim states a probability (the port, “likely”: 55 to 80 % (ICD 203)).",
    ),
    ("no probability", [claim(hedges="could; reportedly")], "One claim is hedged without a probability (could, reportedly)."),
    ("most cited", [claim(1), claim(2), claim(3, source="the line")], "most often cited: the port (two times)."),
    ("long content", [claim(stance="doubt", content="x" * 900)], "xx…”."),
]


@pytest.mark.parametrize(("claims", "said"), [row[1:] for row in CLAIMS], ids=[row[0] for row in CLAIMS])
def test_statements(claims, said):
    assert said in repr(findings.statements(tables(claims=claims)))


def test_strength_names_the_weakest_and_its_reasons():
    rows = [claim(1), claim(2, source=None)]
    judged = [
        Sourcing(
            claim_id=f"a-c{n}", source_score=s, cue_score=0.8, content_score=0.9, strength=s, weakest="source", reasons="Why not."
        )
        for n, s in ((1, 0.8), (2, 0.1))
    ]
    said = repr(findings.strength(tables(claims=rows, sourcing=judged)))
    assert "The weakest (0.10) is attributed to nobody. Why not." in said
    assert "one of them weaker than 0.4" in said and "The strongest (0.80)" in said


@pytest.mark.parametrize("say", ALL, ids=lambda say: say.__name__)
def test_every_kind_of_findings_for_every_amount(say):
    for made in (Tables.from_rows({}), tables(), tables([figure()], [claim()]), handmade()[1]):
        found = say(made)
        assert found.sentences and all(text[0].isupper() or not text[0].isalpha() for text in found.sentences)
        assert all(text.endswith((".", "!", "?")) for text in found.sentences)


def test_words_of_the_article_are_escaped():
    said = findings.statements(
        tables(claims=[claim(source="<img src=x onerror=alert(1)>", stance="deny", content="$x$ </li><script>")])
    )
    html = said._repr_html_()
    assert "<img" not in html and "<script" not in html and "mathjax_ignore" in html


def test_sheets_for_no_rows_and_for_too_many():
    assert repr(sheets.figures(tables())) == "Figures: no rows"
    cut = sheets.figures(tables([figure(n) for n in range(20)]), most=5)
    assert len(cut.cells) == 5 and "the first 5 of 20" in cut.html() and "the first 5 of 20" in repr(cut)


@pytest.mark.parametrize("cell", ["<b>x</b>", "a\x1b[31m", "\u202eabc", "=1+1"])
def test_sheets_show_text_as_text(cell):
    html = sheets.claims(tables(claims=[claim(source=cell)])).html()
    assert "<b>" not in html and "\x1b" not in html and "\u202e" not in html


def test_the_seed_is_read_when_nothing_is_named(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    texts, read = tn.reading.load()
    assert len(texts) == len(read.articles) == 1 and "North Korea" in texts[0].text


@pytest.mark.parametrize(
    ("noun", "several"),
    [("shell", "shells"), ("city", "cities"), ("day", "days"), ("aircraft", "aircraft"), ("policewoman", "policewomen")],
)
def test_plural(noun, several):
    assert phrases.plural(noun) == several


def test_a_notebook_judges_by_the_users_own_files(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    plain = tn.reading.load()[1]
    (tmp_path / "sources.csv").write_text("name,reliability\nUkrainian military intelligence,B\n", encoding="utf-8")
    row = plain.figures["figure_id"][0]
    tn.corrections.append("corrections.csv", table="figures", row_id=row, column="item", value="recruit")
    texts, read = tn.reading.load(sources="sources.csv", corrections="corrections.csv")
    assert set(plain.sourcing["reliability"]) == {"F"} and "B" in set(read.sourcing["reliability"])
    assert read.figures["item"][0] == "recruit" and bool(read.figures["corrected"][0])


def test_a_correction_that_matches_nothing_is_a_warning(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    tn.corrections.append("corrections.csv", table="figures", row_id="gone", column="item", value="recruit")
    with pytest.warns(UserWarning, match="corrections.csv, line 2: there is no such row"):
        tn.reading.load(corrections="corrections.csv")


def test_one_article_alone_is_read_as_among_many(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    texts, read = tn.reading.load()
    among = tn.parse_many(texts)
    for name in ("articles", "figures", "claims", "actors", "sourcing", "links"):
        assert getattr(read, name).equals(getattr(among, name)), name


@pytest.fixture(scope="module")
def shells():
    return tn.parse_many(SHELLS)


def test_a_change_is_shown_once_with_all_who_worded_it_before(shells):
    sheet = tn.sheets.drifts(shells)
    rows = {(kind, later.words, by): (first.words, outlets) for kind, first, outlets, later, by, _ in sheet.cells}
    assert len(rows) == len(sheet.cells)
    first, outlets = rows["modality lost", "containers with", "Kyiv Post"]
    assert first == "could send" and outlets.startswith("The Kyiv Independent, ") and outlets.count(",") > 1
    assert "<mark>containers with</mark>" in sheet.html()


def test_words_that_changed_are_text(shells):
    claims = shells.claims.assign(content=shells.claims["content"].str.replace("containers", "<i>containers</i>"))
    assert "<i>" not in tn.sheets.drifts(replace(shells, claims=claims)).html()
