"""Many articles: the same tables whatever the order, the processes and the interruptions; nothing read twice."""

import json
import os
import random
import subprocess
import sys
import warnings
from datetime import date
from functools import cache
from pathlib import Path

import news
import pandas as pd
import pytest
import tidynews as tn
from news import article, digests
from tidynews.language import pipeline
from tidynews.records import ROWS
from tidynews.tables.corpus import FolderBusy, Judging, parse_to, workers
from tidynews.tables.corpus.dataset import Dataset, n_parts, part_of, stretch
from tidynews.tables.corpus.inventory import Inventory
from tidynews.tables.corpus.task import parse_packed
from tidynews.tables.parse import judge_rows
from tidynews.text.article import Article
from tidynews.text.readers import ArticleError, read_article

ANALYSE = pipeline.analyse
SHELLS = Path(__file__).parents[1] / "examples" / "shells"


@pytest.fixture
def folder(tmp_path):
    return news.write(tmp_path / "articles", 40)


@pytest.fixture(autouse=True)
def _each_text_analysed_once(monkeypatch):
    monkeypatch.setattr(pipeline, "analyse", lambda article: _analysed(article.text, article.blocks))


@cache
def _analysed(text, blocks):
    return ANALYSE(Article(text, blocks))


def run(out, sources, runner=None, **options):
    return parse_to(out, sources, runner or workers.here(), **options)


def counting(calls):
    """A runner in this process that counts the articles it parses."""

    def runner(tasks, engine):
        for task in tasks:
            calls.extend(task.article_ids)
            yield task, parse_packed(list(task.payloads), engine)

    return runner


# ---------------------------------------------------------------- the same tables


def test_order_and_processes_make_no_difference(folder, tmp_path):
    files = [str(p) for p in sorted(folder.iterdir())]
    shuffled = random.Random(3).sample(files, len(files))
    one = run(tmp_path / "one", files)
    run(tmp_path / "two", shuffled, workers.processes(2))
    assert one.n_articles == one.n_parsed == 40
    assert digests(tmp_path / "one") == digests(tmp_path / "two")


def test_in_memory_and_on_disk_agree(folder, tmp_path):
    run(tmp_path / "out", folder)
    disk, memory = tn.load(tmp_path / "out"), tn.parse_many(folder)
    for name in ROWS:
        pd.testing.assert_frame_equal(getattr(disk, name), getattr(memory, name))
    assert list(memory.articles.article_id) == sorted(memory.articles.article_id)


def test_one_article_gives_the_same_rows_alone_and_among_others(folder):
    alone, among = tn.parse(folder / "007.txt"), tn.parse_many(folder)
    for name in ("articles", "figures", "claims", "actors"):
        rows = getattr(among, name)
        rows = rows[rows.article_id == alone.articles.article_id.item()].reset_index(drop=True)
        pd.testing.assert_frame_equal(rows, getattr(alone, name))


def test_a_grown_corpus_ends_like_one_that_was_never_smaller(folder, tmp_path):
    files = sorted(folder.iterdir())
    calls = []
    run(tmp_path / "grown", files[:20], counting(calls))
    run(tmp_path / "grown", files, counting(calls))
    run(tmp_path / "fresh", files)
    assert sorted(calls) == sorted(set(calls)) and len(calls) == 40
    assert digests(tmp_path / "grown") == digests(tmp_path / "fresh")
    run(tmp_path / "grown", files[:20])
    run(tmp_path / "small", files[:20])
    assert digests(tmp_path / "grown") == digests(tmp_path / "small")


def test_a_script_without_a_guard_may_use_processes(folder, tmp_path):
    script = tmp_path / "script.py"
    script.write_text(f"import tidynews as tn\nprint(len(tn.parse_many({str(folder)!r}, n_process=2).articles))\n")
    done = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "40\n", "")


# ---------------------------------------------------------------- nothing is read twice


def test_a_second_run_parses_nothing_and_changes_nothing(folder, tmp_path):
    run(tmp_path / "out", folder)
    stamps = {p: p.stat().st_mtime_ns for p in (tmp_path / "out").rglob("part-*")}
    calls = []
    report = run(tmp_path / "out", folder, counting(calls))
    assert not calls and report.n_parsed == 0 and report.n_articles == 40
    assert {p: p.stat().st_mtime_ns for p in (tmp_path / "out").rglob("part-*")} == stamps


CHANGES = [
    ("text", lambda folder: (folder / "003.txt").write_text(article(99)), 1),
    ("metadata", lambda folder: (folder / "metadata.csv").write_text("file,outlet\n005.txt,The Times\n"), 1),
    ("new file", lambda folder: (folder / "new.txt").write_text(article(77)), 1),
    ("file gone", lambda folder: (folder / "004.txt").unlink(), 0),
]


@pytest.mark.parametrize(("change", "n"), [row[1:] for row in CHANGES], ids=[row[0] for row in CHANGES])
def test_only_what_changed_is_parsed_again(folder, tmp_path, change, n):
    run(tmp_path / "out", folder)
    change(folder)
    calls = []
    run(tmp_path / "out", folder, counting(calls))
    run(tmp_path / "fresh", folder)
    assert len(calls) == n
    assert digests(tmp_path / "out") == digests(tmp_path / "fresh")


def test_another_engine_parses_everything_again(folder, tmp_path, monkeypatch):
    run(tmp_path / "out", folder)
    monkeypatch.setattr("tidynews.tables.corpus.run.reading_key", lambda: "other")
    monkeypatch.setattr("tidynews.tables.corpus.engine.reading_key", lambda: "other")
    calls = []
    run(tmp_path / "out", folder, counting(calls))
    assert len(calls) == 40


def test_a_part_that_is_lost_or_damaged_is_made_again(folder, tmp_path):
    out = tmp_path / "out"
    run(out, folder)
    whole = digests(out)
    for table, deed in [
        ("figures", lambda p: p.unlink()),
        ("claims", lambda p: p.write_bytes(b"PAR1")),
        ("links", lambda p: p.unlink()),
    ]:
        deed(sorted((out / table).iterdir())[0])
        run(out, folder)
        assert digests(out) == whole, table


# ---------------------------------------------------------------- failures and duplicates


def test_a_bad_article_costs_itself_only_and_is_listed(folder, tmp_path):
    (folder / "bad.txt").write_bytes(b"")
    report = run(tmp_path / "out", folder)
    listed = pd.read_csv(tmp_path / "out" / "failures.csv")
    assert report.n_articles == 40 and listed.file.tolist() == [f"{folder}/bad.txt"] and listed.reason.tolist() == ["is empty"]
    with pytest.warns(UserWarning, match="bad.txt: is empty"):
        tables = tn.parse_many(folder)
    assert tables.failures.file.tolist() == [f"{folder}/bad.txt"]


def test_half_a_surrogate_pair_in_a_name_costs_itself_only(tmp_path):
    bad = Article(article(2), read_article(text=article(2)).blocks, path="a\ud800.txt", outlet="\udc00")
    report = run(tmp_path / "out", [read_article(text=article(1)), bad])
    assert report.n_articles == 1 and report.failures.file.tolist() == ["a\\ud800.txt"]


def test_nothing_readable_is_an_error(tmp_path):
    with pytest.raises(ArticleError, match="does not exist"):
        tn.parse_many(tmp_path / "none.txt")


def test_an_article_that_breaks_the_parser_costs_itself_only(folder, tmp_path, monkeypatch):
    def fragile(found):
        if "Depot 7 " in found.text:
            raise RecursionError("too deep")
        return whole(found)

    from tidynews.tables.corpus import task

    whole = task._parse
    monkeypatch.setattr(task, "_parse", fragile)
    report = run(tmp_path / "out", folder)
    assert report.n_articles == 39 and report.failures.reason.tolist() == ["the parser failed (RecursionError: too deep)"]
    monkeypatch.setattr(task, "_parse", whole)
    calls = []
    assert run(tmp_path / "out", folder, counting(calls)).failures.empty and len(calls) == 1


def test_text_that_is_no_unicode_costs_itself_only(tmp_path):
    good = read_article(text=article(1))
    odd = [Article("\ud800", ()), read_article(text=article(2), outlet="\udfff")]
    report = run(tmp_path / "out", [good, *odd])
    assert report.n_articles == 1 and report.failures.reason.tolist() == ["holds half a surrogate pair"] * 2


@pytest.mark.parametrize("order", [1, -1], ids=["forward", "backward"])
def test_duplicates_are_read_once_and_listed(tmp_path, order):
    for name in ("a", "b", "c"):
        (tmp_path / f"{name}.txt").write_text(article(1))
    files = [tmp_path / f"{name}.txt" for name in "abc"][::order]
    report = run(tmp_path / "out", [*files, files[0]])
    assert [os.path.basename(p) for p in tn.load(tmp_path / "out").articles.path] == ["a.txt"]
    listed = pd.read_csv(tmp_path / "out" / "duplicates.csv")
    assert [os.path.basename(p) for p in listed.path] == ["b.txt", "c.txt"] and listed.same_as.str.endswith("a.txt").all()
    assert len(report.duplicates) == 2


def test_texts_and_records_without_a_path_are_articles_too(tmp_path):
    texts = [read_article(text=article(n), published=date(2024, 1, 1 + n)) for n in range(3)]
    assert len(tn.parse_many([*texts, {"maintext": article(9)}, texts[0]]).articles) == 4


# ---------------------------------------------------------------- one run at a time, and interrupted runs


def test_a_second_run_into_the_same_folder_is_refused(folder, tmp_path):
    with Dataset(tmp_path / "out").locked(), pytest.raises(FolderBusy, match=f"process {os.getpid()} is writing"):
        run(tmp_path / "out", folder)
    assert run(tmp_path / "out", folder).n_articles == 40


@pytest.mark.parametrize("table", ROWS)
@pytest.mark.parametrize("deed", ["flipped", "cut", "flipped, manifest lost"])
def test_a_run_makes_damaged_parts_anew(folder, tmp_path, table, deed):
    out = tmp_path / "out"
    run(out, folder)
    whole = digests(out)
    part = sorted((out / table).iterdir())[1]
    data = part.read_bytes()
    part.write_bytes(data[:40] if deed == "cut" else data[:40] + bytes([data[40] ^ 4]) + data[41:])
    if "lost" in deed:
        (out / "tidynews.json").write_text("null")
    with pytest.raises(tn.SchemaError):
        tn.load(out)
    run(out, folder)
    assert digests(out) == whole


def test_what_was_parsed_anew_is_judged_anew_even_when_the_run_was_killed_between(folder, tmp_path, monkeypatch):
    out = tmp_path / "out"
    run(out, folder)
    whole = digests(out)
    sorted((out / "figures").iterdir())[0].unlink()

    def killed(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(Judging, "run", killed)
        run(out, folder)
    run(out, folder)
    assert digests(out) == whole


def test_an_interrupted_run_is_said_and_goes_on(folder, tmp_path):
    class Stop(Exception):
        pass

    def half(tasks, engine):
        for i, task in enumerate(tasks):
            if i == 3:
                raise Stop
            yield task, parse_packed(list(task.payloads), engine)

    with pytest.raises(Stop):
        run(tmp_path / "out", folder, half)
    with warnings.catch_warnings(record=True) as caught, pytest.raises(tn.SchemaError, match="sourcing"):
        warnings.simplefilter("always")
        tn.load(tmp_path / "out")
    assert "interrupted" in str(caught[0].message)
    calls = []
    run(tmp_path / "out", folder, counting(calls))
    run(tmp_path / "whole", folder)
    assert 0 < len(calls) < 40
    assert digests(tmp_path / "out") == digests(tmp_path / "whole")


def test_the_output_is_no_input(folder, tmp_path):
    run(folder / "tables", folder)
    assert run(folder / "tables", folder).n_articles == 40


# ---------------------------------------------------------------- judged together


def test_linked_in_one_go_or_judged_alone_gives_the_rows_of_the_floor_below(folder, tmp_path):
    tables = tn.parse_many(folder)
    judged = judge_rows({name: tables.rows(name) for name in ("articles", "statements", "figures", "claims", "actors")})
    assert tables.rows("sourcing") == judged["sourcing"] and len(tables.sourcing) == len(tables.claims) > 0
    assert tables.rows("links") == sorted(judged["links"], key=lambda k: (k.statement_id, k.other_id, k.relation))


def dated(folder):
    days = [f"{n:03d}.txt,The Gazette,2024-01-{1 + n % 28:02d}," for n in range(40)]
    (folder / "metadata.csv").write_text("\n".join(["file,outlet,published,url", *days]))
    return folder


def test_a_corpus_beyond_the_limit_is_linked_stretch_by_stretch(folder, tmp_path):
    dated(folder)
    run(tmp_path / "one", folder, judging=Judging(at_once=20))
    run(tmp_path / "two", sorted(folder.glob("*.txt"), reverse=True), workers.processes(2), judging=Judging(at_once=20))
    assert digests(tmp_path / "one") == digests(tmp_path / "two")
    tables = tn.load(tmp_path / "one")
    assert tables.sourcing.claim_id.tolist() == tables.claims.claim_id.tolist()


def test_what_two_stretches_hold_is_linked_across_them(tmp_path):
    run(tmp_path / "whole", SHELLS)
    whole = tn.load(tmp_path / "whole")
    half = len(whole.claims) // 2 + 10
    run(tmp_path / "halves", SHELLS, judging=Judging(at_once=half))
    halves = tn.load(tmp_path / "halves")
    pairs = [set(t.links[["statement_id", "other_id", "relation"]].itertuples(index=False, name=None)) for t in (whole, halves)]
    assert len(pairs[0] & pairs[1]) > 0.9 * len(pairs[0] | pairs[1])  # how telling a word is, is told within the stretches
    claim_of = dict(zip(halves.statements.statement_id, halves.statements.claim_id))
    denied = {claim_of[other] for _, other, relation in pairs[1] if relation == "denies"} - {None}
    assert denied and set(halves.sourcing.claim_id[halves.sourcing.contested]) == denied


@pytest.mark.parametrize(
    "text", ["The port said that it was calm.", "It rained.", "Two ships sank."], ids=["no figure", "no claim", "one of each"]
)
def test_a_table_may_be_empty(tmp_path, text):
    run(tmp_path / "out", [read_article(text=text)])
    tables = tn.load(tmp_path / "out")
    assert len(tables.articles) == 1 and tables.sourcing.claim_id.tolist() == tables.claims.claim_id.tolist()


def test_a_register_is_used_and_its_change_judges_anew(folder, tmp_path):
    register = tmp_path / "sources.csv"
    run(tmp_path / "out", folder)
    assert set(tn.load(tmp_path / "out").sourcing.reliability) == {"F"}
    register.write_text("name,reliability\nThe ministry,B\n")
    calls = []
    run(tmp_path / "out", folder, counting(calls), judging=Judging(register=register))
    assert not calls and "B" in set(tn.load(tmp_path / "out").sourcing.reliability)


# ---------------------------------------------------------------- the parts


@pytest.mark.parametrize("of", [1, 2, 64, 4096])
def test_every_id_is_in_the_stretch_of_its_part(of):
    rng = random.Random(of)
    for article_id in [f"{rng.getrandbits(64):016x}" for _ in range(200)] + ["0" * 16, "f" * 16]:
        first, last = stretch(part_of(article_id, of), of)
        assert first <= article_id < last
    assert stretch(0, of)[0] == "00000000" and all(stretch(i, of)[1] == stretch(i + 1, of)[0] for i in range(of - 1))


def test_parts_stay_small_and_few():
    for n in (1, 50, 1000, 10**6, 10**9):
        assert n / n_parts(n) <= 1024 or n_parts(n) == 1
        assert n_parts(n) <= max(1, n / 16)


def test_the_inventory_keeps_no_text_that_is_parsed_already():
    from tidynews.tables.corpus.inventory import key_of

    known = read_article(text=article(1))
    inventory = Inventory("", [(known.article_id, key_of(known), "part")])
    inventory.add(known)
    inventory.add(read_article(text=article(2)))
    assert inventory.payload(known.article_id) is None and inventory.n_waiting() == 1 and len(inventory) == 2


def test_the_manifest_describes_the_whole(folder, tmp_path):
    run(tmp_path / "out", folder)
    manifest = json.loads((tmp_path / "out" / "tidynews.json").read_text())
    assert manifest["complete"] and manifest["articles"] == 40 and manifest["parts"] == n_parts(40)
