"""Measure speed and memory, with the peers beside us in the same run.

    python benchmarks/speed.py ARTICLES [--articles 200] [--corpus 10000] [--words 250]
                               [--only rate,processes,length,corpus,render] [--write]

ARTICLES is a folder of news articles as text, for example the training part of
PolNeAR (https://github.com/networkdynamics/PolNeAR). Rates on one core are taken
in processor time, in rounds that alternate between all contenders, the best
round counting, so that other work on the machine disturbs little; everything
else is taken by the clock. textacy, quantulum3, papermill and nbconvert are
measured when they are installed. ``--write`` puts the tables into RESULTS.md.
"""

import argparse
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import psutil

RESULTS = Path(__file__).with_name("RESULTS.md")
ROUNDS = 3
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")


# ---------------------------------------------------------------- words a second


def rate(texts: list[str], options) -> list[tuple]:
    """Words a second on one core: ours and the peers', and where our time goes."""
    n_words = sum(len(text.split()) for text in texts)
    best = dict.fromkeys(CONTENDERS, 0.0)
    runs = {name: run for name, make in CONTENDERS.items() if (run := _made(make))}
    for run in runs.values():
        run(texts[:3])
    for _ in range(ROUNDS):
        for name, run in runs.items():
            start = time.process_time()
            run(texts)
            best[name] = max(best[name], n_words / (time.process_time() - start))
    bare = best["spaCy, full small pipeline"]
    rows = [(name, f"{speed:,.0f} words/s", f"{speed / bare:.2f} ×") for name, speed in best.items() if speed]
    return [*rows, *_stages(texts, n_words)]


def _made(make: Callable) -> Callable | None:
    try:
        return make()
    except ImportError:
        return None


def _tidynews():
    import tidynews as tn

    def run(texts):
        for text in texts:
            tn.parse(tn.read_article(text=text))

    return run


def _tidynews_many():
    import tidynews as tn

    return lambda texts: tn.parse_many([tn.read_article(text=text) for text in texts])


def _spacy(*disabled: str):
    import spacy
    from tidynews.language import model

    nlp = spacy.load(model.find().folder, disable=list(disabled))
    return lambda texts: [None for _ in nlp.pipe(texts)]


def _textacy():
    import spacy
    from textacy.extract import direct_quotations
    from tidynews.language import model

    nlp = spacy.load(model.find().folder)

    def run(texts):
        for doc in nlp.pipe(texts):
            try:
                list(direct_quotations(doc))
            except ValueError:  # it gives up on quotation marks that do not pair
                pass

    return run


def _quantulum3():
    from quantulum3 import classifier, parser

    classifier.USE_CLF = False  # its stored classifier needs an older scikit-learn; without it, it is quicker
    return lambda texts: [parser.parse(text) for text in texts]


CONTENDERS = {
    "tidynews, parse: seven tables an article": _tidynews,
    "tidynews, parse_many: one corpus, linked": _tidynews_many,
    "spaCy, full small pipeline": _spacy,
    "spaCy, without entities": lambda: _spacy("ner"),
    "spaCy, tagger and parser alone": lambda: _spacy("ner", "lemmatizer", "attribute_ruler"),
    "textacy, quotations": _textacy,
    "quantulum3, quantities": _quantulum3,
}


def _stages(texts, n_words) -> list[tuple]:
    """The share of each floor in the time of ``tn.parse``."""
    import tidynews as tn
    from tidynews.tables import parse as floors
    from tidynews.tables.tables import Tables

    spent: dict[str, float] = {}

    def timed(name, call, *args):
        start = time.process_time()
        result = call(*args)
        spent[name] = spent.get(name, 0) + time.process_time() - start
        return result

    for text in texts:
        article = timed("read and segment", partial(tn.read_article, text=text))
        doc = timed("language model", floors.pipeline.analyse, article)
        cast = timed("actors", floors.Cast, doc, article)
        claims = timed("claims", floors.claims.find, doc, article, cast)
        figures = timed("figures", floors.figures.find, doc, article, cast, claims)
        said = timed("statements", floors.statements.find, doc, article, claims, figures)
        rows = {"articles": [floors.article_row(article)], "figures": figures, "claims": claims, "actors": cast.rows(claims)}
        rows["statements"] = said
        rows |= timed("links and sourcing", floors.judge_rows, rows)
        timed("tables", Tables.from_rows, rows)
    whole = sum(spent.values())
    return [(f"… of which {name}", f"{1e6 * s / n_words:.1f} µs/word", f"{100 * s / whole:.0f} %") for name, s in spent.items()]


# ---------------------------------------------------------------- processes and length


def processes(texts: list[str], options) -> list[tuple]:
    """The clock for one and for two processes over the articles, each four times, start-up included."""
    with tempfile.TemporaryDirectory() as folder:
        corpus = _write(Path(folder) / "articles", texts, 4 * len(texts))
        taken = {jobs: _parse(corpus, Path(folder) / str(jobs), jobs)[0] for jobs in (1, 2)}
    rows = [(f"tidynews parse --jobs {jobs}", f"{seconds:.1f} s", "") for jobs, seconds in taken.items()]
    return [*rows, ("two processes to one", f"{taken[1] / taken[2]:.2f} ×", "must 1.7, aim 1.9")]


def length(texts: list[str], options) -> list[tuple]:
    """The time for an article ten times as long."""
    import tidynews as tn

    short = "\n\n".join(texts[:3])
    long = "\n\n".join(texts[:30])
    factor = len(long) / len(short)
    taken = {}
    for name, text in (("short", short), ("long", long)) * ROUNDS:
        article = tn.read_article(text=text)
        start = time.process_time()
        tn.parse(article)
        taken[name] = min(taken.get(name, 1e9), time.process_time() - start)
    ratio = 10 * taken["long"] / taken["short"] / factor
    return [
        (f"one article of {len(short.split()):,} words", f"{taken['short']:.2f} s", ""),
        (f"one article of {len(long.split()):,} words", f"{taken['long']:.2f} s", ""),
        ("time for ten times the length", f"{ratio:.1f} ×", "must 11, aim 10"),
    ]


# ---------------------------------------------------------------- a corpus


def corpus(texts: list[str], options) -> list[tuple]:
    """Memory, and what a second run costs, for a corpus and a tenth of it."""
    rows, peaks = [], {}
    short = [" ".join(text.split(" ")[: options.words]) for text in texts]
    for n in (options.corpus // 10, options.corpus):
        with tempfile.TemporaryDirectory() as folder:
            articles = _write(Path(folder) / "articles", short, n)
            first, peaks[n], largest = _parse(articles, Path(folder) / "out", options.jobs)
            second, _, _ = _parse(articles, Path(folder) / "out", options.jobs)
            size = sum(f.stat().st_size for f in (Path(folder) / "out").rglob("*.parquet"))
        n_words = sum(len(short[i % len(short)].split()) for i in range(n))
        rows += [
            (f"{n:,} articles, {n_words:,} words, {options.jobs} processes", f"{first:.0f} s", f"{n_words / first:,.0f} words/s"),
            (f"{n:,} articles, unchanged, again", f"{second:.1f} s", f"{100 * second / first:.1f} % (must 5, aim 1)"),
            (f"{n:,} articles, peak of all processes", f"{peaks[n] / 1e6:,.0f} MB", f"largest process {largest / 1e6:,.0f} MB"),
            (f"{n:,} articles, Parquet", f"{size / 1e6:.1f} MB", f"{size / n / 1e3:.1f} kB an article"),
        ]
    ratio = peaks[options.corpus] / peaks[options.corpus // 10]
    return [*rows, (f"peak of {options.corpus:,} to {options.corpus // 10:,} articles", f"{ratio:.2f} ×", "must 1.2, aim 1.05")]


def _write(folder: Path, texts: list[str], n: int) -> Path:
    """``n`` articles out of the texts, each made different by a last line of its own."""
    folder.mkdir(parents=True)
    for i in range(n):
        (folder / f"{i:06d}.txt").write_text(f"{texts[i % len(texts)]}\n\nFile number {i}.\n", encoding="utf-8")
    return folder


def _parse(articles: Path, out: Path, jobs: int) -> tuple[float, int, int]:
    """Seconds of ``tidynews parse``, the peak memory of all its processes and of the largest."""
    command = [sys.executable, "-m", "tidynews", "parse", str(articles), "-o", str(out), "--jobs", str(jobs)]
    start, peak, largest = time.perf_counter(), 0, 0
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, env=os.environ | ONE_THREAD) as process:
        while process.poll() is None:
            sizes = _memory(process.pid)
            peak, largest = max(peak, sum(sizes)), max(largest, max(sizes, default=0))
            time.sleep(0.1)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} ended with status {process.returncode}")
    return time.perf_counter() - start, peak, largest


def _memory(pid: int) -> list[int]:
    """Memory of a process and of those below it, each page that they share counted for each of them."""
    try:
        process = psutil.Process(pid)
        return [p.memory_info().rss for p in (process, *process.children(recursive=True))]
    except psutil.NoSuchProcess:
        return []


# ---------------------------------------------------------------- reports


def render(texts: list[str], options) -> list[tuple]:
    """Twenty articles and three notebooks to HTML: ``tidynews render`` and a loop of papermill and nbconvert."""
    notebooks = [Path(__file__).parents[1] / "notebooks" / f"{name}.ipynb" for name in options.notebooks.split(",")]
    if not all(map(Path.exists, notebooks)) or not (shutil.which("papermill") and shutil.which("jupyter")):
        return [("reports", "not measured", "papermill, nbconvert or a notebook is missing")]
    with tempfile.TemporaryDirectory() as folder:
        articles = _write(Path(folder) / "articles", texts, options.pages)
        only = [word for path in notebooks for word in ("--only", path.stem)]
        ours = _clock(
            [
                sys.executable,
                "-m",
                "tidynews",
                "render",
                str(articles),
                "-o",
                f"{folder}/ours",
                "--jobs",
                str(options.jobs),
                *only,
            ]
        )
        loop = _clock(["bash", "-c", _loop(articles, notebooks, folder, options.jobs)])
    what = f"{options.pages} articles × {len(notebooks)} notebooks, {options.jobs} processes"
    return [
        (f"{what}: tidynews render", f"{ours:.0f} s", f"{loop / ours:.1f} times as fast (must 2, aim 5)"),
        (f"{what}: papermill and nbconvert in a loop", f"{loop:.0f} s", ""),
    ]


def _loop(articles: Path, notebooks: list[Path], folder: str, jobs: int) -> str:
    one = (
        'n=$(basename "$2" .ipynb); a=$(basename "$1" .txt); '
        f'papermill "$2" "{folder}/$a-$n.ipynb" -p articles "$1" --log-level ERROR --no-progress-bar 2>/dev/null && '
        f'jupyter nbconvert --to html "{folder}/$a-$n.ipynb" 2>/dev/null'
    )
    pairs = f"for a in {articles}/*.txt; do for n in {' '.join(map(str, notebooks))}; do printf '%s\\n%s\\n' $a $n; done; done"
    return f"{pairs} | xargs -n 2 -P {jobs} bash -c '{one}' _"


def _clock(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=os.environ | ONE_THREAD)
    return time.perf_counter() - start


# ---------------------------------------------------------------- the run


MEASURES = {
    "rate": ("One core, processor time", rate),
    "processes": ("Processes", processes),
    "length": ("Length", length),
    "corpus": ("A corpus", corpus),
    "render": ("Reports", render),
}


def main():
    """Measure, print, and write when asked to."""
    options = _options()
    files = sorted(p for p in options.folder.iterdir() if p.is_file() and not p.name.startswith("."))
    texts = [p.read_text(encoding="utf-8", errors="replace") for p in files[: options.articles]]
    n_words = sum(len(text.split()) for text in texts)
    print(
        f"{len(texts)} articles, {n_words:,} words; Python {platform.python_version()}; {os.cpu_count()} cores; load {os.getloadavg()[0]:.1f}"
    )
    for name in options.only.split(","):
        title, measure = MEASURES[name]
        rows = measure(texts, options)
        table = _markdown(rows)
        print(f"\n### {title}\n\n{table}", flush=True)
        if options.write:
            _put(title, table)


def _markdown(rows: list[tuple]) -> str:
    return "\n".join(["| measure | value | |", "|---|---:|---|", *(f"| {' | '.join(row)} |" for row in rows)])


def _put(title: str, table: str):
    """Replace the table under ``### title`` in the section on speed; what is written around it stays."""
    text = RESULTS.read_text(encoding="utf-8")
    pattern = re.compile(rf"(### {re.escape(title)}\n+)(\|.*\n)+")
    if not pattern.search(text):
        raise SystemExit(f"RESULTS.md has no table under '### {title}'")
    RESULTS.write_text(pattern.sub(lambda m: f"{m[1]}{table}\n", text), encoding="utf-8")


def _options():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path, metavar="ARTICLES")
    parser.add_argument("--articles", type=int, default=200, help="articles read from the folder (default 200)")
    parser.add_argument("--corpus", type=int, default=10_000, help="articles of the large corpus (default 10,000)")
    parser.add_argument("--words", type=int, default=250, help="words kept of each article of the large corpus")
    parser.add_argument("--jobs", type=int, default=2, help="processes for the corpus and the reports")
    parser.add_argument("--pages", type=int, default=20, help="articles for the reports")
    parser.add_argument("--notebooks", default="shipment_figures,actor_statements,sourcing_strength")
    parser.add_argument("--only", default=",".join(MEASURES), help=f"some of the measures, with commas: {', '.join(MEASURES)}")
    parser.add_argument("--write", action="store_true", help="put the tables into RESULTS.md")
    options = parser.parse_args()
    if unknown := set(options.only.split(",")) - set(MEASURES):
        parser.error(f"there is no measure {', '.join(sorted(unknown))}; there are {', '.join(MEASURES)}")
    return options


if __name__ == "__main__":
    main()
