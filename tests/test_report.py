"""Rendering: what is made, what is left alone, what a failure costs, what is refused."""

import ast
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from itertools import count
from pathlib import Path

import nbformat
import pytest
from tidynews.showing import cli
from tidynews.showing.report import RenderError, execute, export, plan, pool, render, stopping
from tidynews.text.readers import ArticleError

ONE = "Ferry carried 400 crates, port says\nThe Harbour Gazette\nThe port said that 400 crates were landed. It was a calm day.\n"
TWO = "Ten crates missing, line says\nThe Harbour Gazette\nThe line said that ten crates were missing. Nobody was hurt.\n"
GOOD = ["import tidynews as tn", "texts, tables = tn.reading.load(articles)", "print(len(texts), 'read', top)"]


def notebook(path, cells, parameters='articles: str = ""  # what to read\ntop: int = 3  # rows', **metadata):
    made = nbformat.v4.new_notebook(
        metadata={"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}} | metadata
    )
    made.cells = [nbformat.v4.new_markdown_cell("# What is there?")]
    made.cells += [nbformat.v4.new_code_cell(parameters, metadata={"tags": ["parameters"]})]
    made.cells += [nbformat.v4.new_code_cell(cell) for cell in cells]
    path.parent.mkdir(exist_ok=True)
    nbformat.write(made, path)
    return path


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """Two articles and one notebook, in the present directory."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "one.txt").write_text(ONE, encoding="utf-8")
    (tmp_path / "in" / "two.txt").write_text(TWO, encoding="utf-8")
    notebook(tmp_path / "notebooks" / "count.ipynb", GOOD)
    return tmp_path


def streams(path):
    cells = nbformat.read(path, as_version=4).cells
    return "".join(out.text for cell in cells for out in cell.get("outputs", []) if out.output_type == "stream")


def test_every_article_and_the_corpus(desk):
    done = render("in", "out", jobs=2)
    assert sorted(done.made) == ["corpus/count", "one/count", "two/count"] and done.failures == ()
    assert streams("out/corpus/count.ipynb") == "2 read 3\n"
    assert streams("out/one/count.ipynb") == "1 read 3\n"
    index = done.index.read_text(encoding="utf-8")
    assert all(f'href="{name}/count.html"' in index for name in ("one", "two", "corpus"))
    assert "What is there?" in Path("out/one/count.html").read_text(encoding="utf-8")


def test_only_what_changed_is_made_again(desk):
    render("in", "out", jobs=2)
    assert render("in", "out").made == ()
    (desk / "in" / "two.txt").write_text(TWO.replace("ten", "nine"), encoding="utf-8")
    assert sorted(render("in", "out").made) == ["corpus/count", "two/count"]
    assert len(render("in", "out", parameters={"top": 4}).made) == 3
    Path("out/one/count.html").unlink()
    assert render("in", "out", parameters={"top": 4}).made == ("one/count",)


def test_a_failing_notebook_costs_its_page_and_names_the_cell(desk, capsys):
    notebook(desk / "notebooks" / "bad.ipynb", ["before = 1", "1 / 0", "after = 2"])
    assert cli.main(["render", "in/one.txt", "-o", "out", "--jobs", "2"]) == 1
    said = capsys.readouterr()
    assert "one/bad" in said.err and "cell 5 (1 / 0): ZeroDivisionError" in said.err
    assert Path("out/one/count.html").exists() and not Path("out/one/bad.html").exists()
    kept = nbformat.read("out/one/bad.failed.ipynb", as_version=4)
    assert [o.output_type for o in kept.cells[4].outputs] == ["error"]
    assert "ZeroDivisionError" in Path("out/index.html").read_text(encoding="utf-8")


def test_a_page_that_failed_is_tried_again_and_leaves_no_trace(desk):
    bad = notebook(desk / "notebooks" / "bad.ipynb", ["1 / 0"])
    render("in/one.txt", "out")
    notebook(bad, ["print('well')"])
    done = render("in/one.txt", "out")
    assert done.made == ("one/bad",) and done.failures == ()
    assert not Path("out/one/bad.failed.ipynb").exists()


@pytest.mark.parametrize(
    "cell", ["import os; os._exit(3)", "import os, signal; os.kill(os.getpid(), signal.SIGKILL)"], ids=["exits", "killed"]
)
def test_a_process_that_dies_costs_its_page_only(desk, cell):
    notebook(desk / "notebooks" / "dies.ipynb", [cell])
    done = render("in/one.txt", "out", jobs=2)
    [(name, reason)] = done.failures
    assert name == "one/dies" and "was ended" in reason
    assert done.made == ("one/count",)


def test_a_page_that_hangs_is_ended(desk):
    notebook(desk / "notebooks" / "hangs.ipynb", ["import time; time.sleep(600)"])
    [(name, reason)] = render("in/one.txt", "out", only=["hangs"], timeout=10).failures
    assert name == "one/hangs" and "longer than 10 seconds" in reason


def test_a_bad_article_is_named_and_costs_itself(desk):
    (desk / "in" / "bad.txt").write_bytes(b"\x00\x01\x02\xff" * 50)
    done = render("in", "out", jobs=2)
    assert [Path(name).name for name, _ in done.failures] == ["bad.txt"]
    assert "one/count" in done.made and "two/count" in done.made


def test_odd_names_are_rendered_or_named(desk):
    (desk / "in" / "a[b] *'\"$(x).txt").write_text(ONE + "More.", encoding="utf-8")
    (desk / "in" / os.fsdecode(b"caf\xe9.txt")).write_text(TWO + "More.", encoding="utf-8")
    done = render("in", "out", jobs=2)
    [(_, reason)] = done.failures
    assert "not UTF-8" in reason and "a-b-x-.txt"[:-4] + "/count" in done.made
    assert "[U+DCE9]" in done.index.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"parameters": {"colour": "red"}}, "no notebook has a parameter called colour; there are top"),
        ({"only": ["missing"]}, "there is no notebook called missing; there are count"),
        ({"notebooks": "in"}, "no notebook to render"),
        ({"parameters": {"top": -5}}, "parameter top: -5"),
        ({"parameters": {"top": float("nan")}}, "parameter top: nan"),
        ({"timeout": float("nan")}, "nan seconds"),
        ({"timeout": 0}, "0 seconds"),
    ],
    ids=["unknown parameter", "unknown notebook", "no notebooks", "below 0", "no number", "no time", "time 0"],
)
def test_what_is_refused_at_once(desk, options, words):
    with pytest.raises(RenderError, match=words):
        render("in", "out", **options)


def test_a_pipe_or_a_file_beyond_the_limit_costs_itself(desk):
    os.mkfifo(desk / "in" / "pipe.txt")
    with open(desk / "in" / "sparse.txt", "wb") as out:
        out.truncate(30_000_000)
    reasons = {Path(name).name: reason for name, reason in render("in", "out", jobs=2).failures}
    assert "pipe or a device" in reasons["pipe.txt"] and "limit of 20,000,000" in reasons["sparse.txt"]
    assert Path("out/one/count.html").exists()


@pytest.mark.parametrize("output", ["in/pages", "out/../in/x/y"])
def test_pages_among_the_articles_are_never_read_as_articles(desk, output):
    Path("out").mkdir()
    first = render("in", output, jobs=2)
    again = render("in", output)
    assert again.made == () and sorted(again.unchanged) == sorted(first.made) and len(first.made) == 3
    (desk / "in" / "three.txt").write_text(ONE + "A third.", encoding="utf-8")
    assert sorted(render("in", "elsewhere", jobs=2).made) == ["corpus/count", "one/count", "three/count", "two/count"]


@pytest.mark.parametrize("articles", [".", "*.txt", "a.txt"])
def test_pages_are_not_put_where_the_articles_are(desk, articles):
    (desk / "a.txt").write_text(ONE, encoding="utf-8")
    with pytest.raises(RenderError, match="holds articles .a.txt.; name a folder of its own"):
        render(articles, ".")
    assert not Path("index.html").exists()


@pytest.mark.parametrize("stamp", ["", "{}", "[]", "null", '{"title": "x"}', "[" * 100_000], ids=lambda s: s[:14] or "empty")
def test_a_note_that_was_cut_short_is_made_again(desk, stamp):
    first = render("in", "out", jobs=2)
    for path in Path("out/.stamps/articles").glob("*.json"):
        path.write_text(stamp)
    again = render("in", "out", jobs=2)
    assert sorted(again.unchanged) == sorted(first.made) and again.failures == ()


@pytest.mark.parametrize("name", ["one/count.html", "one/count.ipynb", ".stamps/one/count.json"])
@pytest.mark.parametrize("cut", [lambda whole: b"", lambda whole: whole[: len(whole) // 2]], ids=["empty", "half"])
def test_a_page_that_is_empty_or_cut_is_made_again(desk, name, cut):
    render("in/one.txt", "out")
    Path("out", name).write_bytes(cut(Path("out", name).read_bytes()))
    assert render("in/one.txt", "out").made == ("one/count",)
    assert Path("out/one/count.html").read_text(encoding="utf-8").rstrip().endswith("</html>")


def test_what_the_folder_above_says_of_an_article_counts(desk):
    (desk / "metadata.csv").write_text("file,outlet\none.txt,The Times\n")
    render("in/one.txt", "out")
    (desk / "metadata.csv").write_text("file,outlet\none.txt,The Herald\n")
    assert render("in/one.txt", "out").made == ("one/count",)


def test_no_article_at_all(desk):
    with pytest.raises(ArticleError):
        render("nowhere", "out")


def test_a_notebook_without_articles_is_refused(desk):
    notebook(desk / "notebooks" / "count.ipynb", ["1"], parameters="top: int = 3")
    [(_, reason)] = render("in/one.txt", "out").failures
    assert "has no parameter called articles" in reason


def test_a_second_render_into_the_same_folder_is_refused(desk):
    from tidynews.showing.report.render import _alone

    Path("out").mkdir()
    with _alone(Path("out")), pytest.raises(RenderError, match="another render"):
        render("in", "out")


HOSTILE_VALUES = ["'; raise SystemExit(9) #", '"""\nimport os', "\\", "$(touch x)", "{7*7}", "\u202e\x1b[2J"]


def test_parameters_are_data_whatever_they_hold(desk):
    notebook(desk / "notebooks" / "count.ipynb", ["top"])
    assert render("in/one.txt", "out", parameters={"top": HOSTILE_VALUES}).failures == ()
    last = nbformat.read("out/one/count.ipynb", as_version=4).cells[-1]
    assert ast.literal_eval(last.outputs[0].data["text/plain"]) == HOSTILE_VALUES


FOLDERS = [
    ("alike", [("a/x.txt", "1111"), ("b/X.txt", "2222"), ("c/y z.md", "3333")], ["x-1111", "X-2222", "y-z"]),
    (
        "the index",
        [("a/index.html.txt", "1"), ("a/Index.txt", "2"), ("a/corpus.md", "3")],
        ["index.html-1", "Index-2", "corpus-3"],
    ),
    ("like one with its id", [("a/x.txt", "1"), ("b/x.md", "2"), ("x-1.txt", "3")], ["x-1", "x-2", "x-1-3"]),
]


@pytest.mark.parametrize(("articles", "names"), [row[1:] for row in FOLDERS], ids=[row[0] for row in FOLDERS])
def test_articles_of_one_name_get_folders_of_their_own(articles, names):
    assert plan.folders(articles) == names


def test_outputs_are_those_of_a_kernel():
    made = nbformat.v4.new_notebook()
    made.cells = [
        nbformat.v4.new_code_cell(c)
        for c in (
            "print('a')\nprint('b')\n1 + 1",
            "import sys; print('e', file=sys.stderr)",
            "from IPython.display import display; display('d'); None",
            "x = 1;",
        )
    ]
    kinds = [[o.output_type for o in cell.outputs] for cell in execute.run(made).cells]
    assert kinds == [["stream", "execute_result"], ["stream"], ["display_data"], []]
    nbformat.validate(made)


def test_a_page_allows_its_own_script_only():
    page = export.page(nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell("# T")]), "<T>")
    assert page.count("<script>") == 1 and "default-src 'none'" in page and "<title>&lt;T&gt;</title>" in page
    assert "http://" not in page and "https://" not in page


def _double(number):
    return number * 2


def test_the_pool_gives_every_result_once():
    with stopping.held() as stop, pool.running(_double, [(n,) for n in range(5)], 2, 60, stop) as ended:
        found = {number: result for number, result, error in ended if not error}
    assert found == {n: 2 * n for n in range(5)}


def _write_on(folder):
    """Write files without an end, into folders that are made again when they are taken away."""
    for number in count():
        place = Path(folder) / str(number % 7)
        place.mkdir(parents=True, exist_ok=True)
        (place / str(number)).touch()


@pytest.mark.parametrize("ends", [OSError("full"), stopping.Stopped(), KeyboardInterrupt()], ids=lambda e: type(e).__name__)
def test_no_process_of_the_pool_outlives_it(tmp_path, ends):
    jobs = [(_double, 2), *[(_write_on, str(tmp_path / "made"))] * 2]
    with pytest.raises(type(ends)), stopping.held() as stop, pool.running(_call, jobs, 3, 60, stop) as ended:
        for _ in ended:
            while not (tmp_path / "made").exists():
                time.sleep(0.01)
            raise ends
    shutil.rmtree(tmp_path / "made")
    assert not (tmp_path / "made").exists()


def _call(function, argument):
    return function(argument)


@pytest.mark.parametrize("number", stopping.SIGNALS, ids=lambda n: n.name)
def test_a_signal_is_held_until_all_is_tidy_and_then_delivered(number):
    told, done = [], []
    before = signal.signal(number, lambda n, _frame: told.append((n, list(done))))
    try:
        with pytest.raises(stopping.Stopped), stopping.held() as stop:
            try:
                signal.raise_signal(number)
                done.append("went on")
                stop.check()
            finally:
                signal.raise_signal(number)
                done.append("tidied")
    finally:
        signal.signal(number, before)
    assert told == [(number, ["went on", "tidied"])]


MOMENTS = {
    "as a page takes its place": ("*/*.html", 0.0),
    "as the next is begun": ("*/*.html", 0.01),
    "while it is made": ("*/*.html", 0.5),
    "at the first sign of work": (".unfinished/*", 0.0),
}


@pytest.mark.slow
@pytest.mark.parametrize("moment", MOMENTS)
@pytest.mark.parametrize("number", stopping.SIGNALS, ids=lambda n: n.name)
def test_stopped_in_the_middle_nothing_is_half_there(desk, number, moment):
    notebook(desk / "notebooks" / "slow.ipynb", ["import time; time.sleep(1)"])
    command = [sys.executable, "-m", "tidynews", "render", "in", "-o", "out", "--jobs", "2"]
    running = subprocess.Popen(command, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    sign, later = MOMENTS[moment]
    end = time.monotonic() + 60
    while not list(Path("out").glob(sign)) and time.monotonic() < end:
        time.sleep(0.0005)
    time.sleep(later)
    os.kill(running.pid, number)
    _, said = running.communicate(timeout=30)
    assert running.returncode == 128 + number and said.endswith("run the same command again to go on\n")
    assert not (desk / "out" / ".unfinished").exists()
    for path in Path("out").rglob("*.ipynb"):
        nbformat.validate(nbformat.read(path, as_version=4))
    assert all(path.read_text(encoding="utf-8").rstrip().endswith("</html>") for path in Path("out").rglob("*.html"))
    done = render("in", "out", jobs=2)
    assert done.failures == () and len(done.made) + len(done.unchanged) == 6


def test_stamps_hold_no_more_than_the_key(desk):
    render("in/one.txt", "out")
    assert list(json.loads(Path("out/.stamps/one/count.json").read_text())) == ["key"]


def test_charts_are_light_described_and_on_paper_as_white_as_the_page():
    import base64
    import io

    from PIL import Image

    made = nbformat.v4.new_notebook()
    made.cells = [
        nbformat.v4.new_code_cell(c)
        for c in ("import tidynews as tn", "texts, tables = tn.reading.load()", "ax = tn.charts.shipments(tables.figures)")
    ]
    [output] = execute.run(made).cells[-1].outputs
    assert output.metadata["image/png"]["alt"].startswith("Chart of")
    picture = Image.open(io.BytesIO(base64.b64decode(output.data["image/png"])))
    assert picture.mode == "P" and picture.convert("RGB").getpixel((2, 2)) == (255, 255, 255)


def test_processes_can_be_started_after_the_shell_forgot():
    execute.forget()
    assert sys.modules["__main__"].__spec__ is None


def test_the_notebooks_of_a_render_parse_several_articles_once(desk, monkeypatch):
    from tidynews.showing import reading
    from tidynews.tables import corpus

    reading.keep(desk / "kept")
    first = reading.load("in")[1]
    monkeypatch.setattr(corpus, "parse_many", None)  # a second parsing would fail
    again = reading.load("in")[1]
    reading.keep(None)
    assert all(getattr(again, name).equals(getattr(first, name)) for name in ("articles", "figures", "claims", "links"))


def test_the_index_is_there_before_the_pages(desk, monkeypatch):
    module = sys.modules["tidynews.showing.report.render"]
    written = []
    monkeypatch.setattr(module, "write_index", lambda *args, **options: written.append(args[-1]))
    render("in", "out")
    assert written[0] is True and written[-1] is False


@pytest.mark.parametrize("articles", [None, 2024, ["a.txt"]], ids=repr)
def test_what_is_no_path_is_told(articles):
    from tidynews.showing import reading

    with pytest.raises(ArticleError, match="that is no path"):
        reading.load(articles)
