"""The command line: what it prints, how it ends, and one clear line for every error."""

import json
import os
import re
import shutil
import subprocess
import sys

import news
import pandas as pd
import pytest
import tidynews as tn
from tidynews import __version__
from tidynews.showing import progress
from tidynews.showing.cli import main

SEED = news.SEEDS / "000_9c5be3f5729f633b.txt"


def test_parse_writes_tables_and_says_so(tmp_path, capsys):
    folder = news.write(tmp_path / "articles", 3)
    assert main(["parse", str(folder), "-o", str(tmp_path / "out"), "--csv"]) == 0
    assert capsys.readouterr().out == f"3 articles in {tmp_path}/out (3 parsed now)\n"
    tables = tn.load(tmp_path / "out")
    assert len(tables.articles) == 3 and len(tables.figures) >= 9 and len(tables.claims) >= 9
    pd.testing.assert_frame_equal(tn.load_csv(tmp_path / "out").claims, tables.claims)


def test_a_failed_article_is_listed_and_the_status_is_1(tmp_path, capsys):
    folder = news.write(tmp_path / "articles", 2)
    (folder / "bad.txt").write_bytes(b"\0\1\2" * 99)
    (folder / "again.txt").write_text(news.article(0))
    assert main(["parse", str(folder), "-o", str(tmp_path / "out")]) == 1
    out, err = capsys.readouterr()
    assert "2 articles" in out and "1 duplicate in duplicates.csv; 1 failed, see failures.csv" in out
    assert err.count("\n") == 1 and err.startswith(f"tidynews: {folder}/bad.txt: is binary")
    assert pd.read_csv(tmp_path / "out" / "failures.csv").file.tolist() == [f"{folder}/bad.txt"]


def test_check_says_what_is_damaged(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert main(["check", "none"]) == 1 and "none/: is no folder" in capsys.readouterr().out
    tn.parse_many([tn.read_article(text=news.article(1))]).save("tables")
    assert main(["check", "tables"]) == 0
    assert capsys.readouterr().out == "7 files in tables, all as they were written\n"
    os.truncate("tables/links/part-00000-of-00001.parquet", 50)
    assert main(["check", "tables"]) == 1
    damaged, advice = capsys.readouterr().out.splitlines()
    assert damaged == "tables/links/part-00000-of-00001.parquet: is not as it was written"
    assert advice.startswith("1 fault; run tidynews parse again")


ERRORS = [
    ("missing article", ["show", "none.txt"], "none.txt: does not exist; check the path"),
    ("folder to show", ["show", "."], ".: is a folder"),
    ("output is a file", ["parse", "a.txt", "-o", "a.txt"], "a.txt"),
    ("no cluster", ["parse", "a.txt", "-o", "out", "--cluster", "nonsense://"], "nonsense"),
    ("rubric missing", ["parse", "a.txt", "-o", "out", "--rubric", "none.toml"], "none.toml"),
    ("register missing", ["parse", "a.txt", "-o", "out", "--register", "none.csv"], "none.csv"),
]


@pytest.mark.parametrize(("arguments", "message"), [row[1:] for row in ERRORS], ids=[row[0] for row in ERRORS])
def test_an_error_is_one_line_and_status_2(tmp_path, monkeypatch, capsys, arguments, message):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(news.article(1))
    assert main(arguments) == 2
    err = capsys.readouterr().err
    assert err.startswith("tidynews: ") and message in err and err.count("\n") == 1 and "Traceback" not in err


USAGE = [
    [],
    ["nonsense"],
    ["parse"],
    ["parse", "a.txt"],
    ["parse", "a.txt", "-o", "x", "--jobs", "0"],
    ["parse", "a.txt", "-o", "x", "--jobs", "two"],
    ["parse", "a.txt", "-o", "x", "--jobs", "²"],
    ["render", "a.txt", "--timeout", "nan"],
    ["render", "a.txt", "--timeout", "inf"],
    ["render", "a.txt", "--timeout", "-1"],
    ["render", "a.txt", "--jobs", "-1"],
]


@pytest.mark.parametrize("arguments", USAGE, ids=lambda a: " ".join(a) or "nothing")
def test_wrong_usage_is_status_2(arguments, capsys):
    with pytest.raises(SystemExit) as end:
        main(arguments)
    assert end.value.code == 2 and "usage: tidynews" in capsys.readouterr().err


def test_show_prints_the_figures_and_claims_of_the_seed(capsys):
    assert main(["show", str(SEED)]) == 0
    out = capsys.readouterr().out
    assert "1,500,000" in out and "North Korea → Russia" in out and "Kim Yong-hyun" in out
    assert max(map(len, out.splitlines())) <= 80


@pytest.mark.parametrize("arguments", [["show"], ["parse", "-o", "out"]], ids=["show", "parse"])
def test_names_of_files_give_the_terminal_no_escapes(tmp_path, monkeypatch, capsys, arguments):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "\x1b[31mred\x1b]0;owned\x07\x9b\u202e.txt").write_bytes(b"\0\1\2" * 99)
    assert main([*arguments, *map(os.fspath, tmp_path.glob("*.txt"))]) in (1, 2)
    said = capsys.readouterr()
    assert "[U+001B][31mred" in said.err and not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", said.err + said.out)


def test_show_gives_the_terminal_no_escapes(tmp_path, capsys):
    text = "\x1b[31mRed\x1b]0;owned\x07 ships\nThe \u202eGazette\nThe navy said \x1b[2J that 20 \x9bships sank. It rained.\n"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    assert main(["show", str(tmp_path / "a.txt")]) == 0
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", capsys.readouterr().out)


def command(*arguments, **options):
    return subprocess.run([sys.executable, "-m", "tidynews", *arguments], capture_output=True, text=True, check=False, **options)


def test_as_a_module_and_its_version():
    assert command("--version").stdout == f"tidynews {__version__}\n"


@pytest.mark.skipif(not shutil.which("head"), reason="no head")
def test_a_reader_that_goes_away_is_no_error(tmp_path):
    line = f"{sys.executable} -m tidynews show {SEED} | head -1"
    done = subprocess.run(["bash", "-c", line], capture_output=True, text=True, check=False)
    assert done.stderr == "" and done.stdout.count("\n") == 1


def test_import_is_light():
    heavy = ["pandas", "numpy", "pyarrow", "spacy", "matplotlib", "dask"]
    code = f"import json, sys, tidynews; print(json.dumps([m for m in {heavy} if m in sys.modules]))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=os.environ)
    assert json.loads(done.stdout) == []


def test_without_a_terminal_long_work_tells_how_far_it_is(monkeypatch, capsys):
    clock = iter(range(0, 600, 3))
    monkeypatch.setattr("time.monotonic", lambda: next(clock))
    with progress.bar(4, "pages", "pages") as shown:
        for _ in range(4):
            shown.update()
    assert capsys.readouterr().err.splitlines() == ["pages: 2 of 4", "pages: 4 of 4"]


def test_short_work_tells_nothing_of_its_progress(capsys):
    with progress.bar(2, "pages", "pages") as shown:
        shown.update(2)
    assert capsys.readouterr().err == ""
