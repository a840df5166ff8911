"""Faults: a full disk, a folder that vanishes, workers and runs that are killed, a changed model, no network.

After each of them every file is whole, and one more run ends with the bytes of
a run that was never disturbed.
"""

import errno
import multiprocessing
import os
import random
import resource
import shutil
import signal
import struct
import subprocess
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

import news
import pyarrow.parquet as pq
import pytest
from tidynews.language import model
from tidynews.tables.corpus import parse_to, task, workers
from tidynews.tables.corpus.inventory import unpack
from tidynews.tables.corpus.task import parse_packed

COUNT = 72
PARSE = [sys.executable, "-m", "tidynews", "parse"]


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    """A folder of articles, and the bytes of the tables that an undisturbed run makes of them."""
    root = tmp_path_factory.mktemp("corpus")
    folder = news.write(root / "articles", COUNT)
    parse_to(root / "undisturbed", folder, workers.here())
    return folder, news.digests(root / "undisturbed")


def whole(folder):
    """Whether every table that has its place can be read."""
    for file in folder.rglob("part-*.parquet"):
        pq.read_table(file)
    return True


def completes(out, corpus):
    folder, undisturbed = corpus
    parse_to(out, folder, workers.here())
    return news.digests(out) == undisturbed


# ---------------------------------------------------------------- the disk


@pytest.mark.parametrize("write", [1, 2, 5, 8, 14], ids=lambda n: f"at write {n}")
def test_disk_full(corpus, tmp_path, monkeypatch, write):
    calls = []

    def fsync(_descriptor):
        calls.append(1)
        if len(calls) == write:
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("tidynews.tables.whole.os.fsync", fsync)
    with pytest.raises(OSError, match="No space left"):
        parse_to(tmp_path / "out", corpus[0], workers.here())
    assert whole(tmp_path / "out") and not list((tmp_path / "out").rglob("*.unfinished"))
    monkeypatch.undo()
    assert completes(tmp_path / "out", corpus)


@pytest.mark.parametrize("limit", [1_000, 10_000], ids=lambda n: f"files of at most {n} bytes")
def test_a_file_that_may_not_grow_is_one_line_on_the_command_line(corpus, tmp_path, limit):
    def small_files_only():
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    done = subprocess.run(
        [*PARSE, str(corpus[0]), "-o", str(tmp_path / "out")],
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=small_files_only,
    )
    assert done.returncode == 2 and "Traceback" not in done.stderr
    assert done.stderr.splitlines()[-1].startswith("tidynews: ")
    assert whole(tmp_path / "out") and completes(tmp_path / "out", corpus)


def test_the_output_folder_is_removed_during_the_run(corpus, tmp_path):
    out = tmp_path / "out"

    def runner(tasks, engine):
        for i, work in enumerate(tasks):
            if i == 5:
                shutil.rmtree(out)
            yield work, parse_packed(list(work.payloads), engine)

    with pytest.raises(OSError, match="No such file|was removed during the run"):
        parse_to(out, corpus[0], runner)
    assert whole(out) and completes(out, corpus)


# ---------------------------------------------------------------- workers


def test_a_killed_worker_costs_no_row(corpus, tmp_path):
    killed = []

    def progress(stage, _total):
        def step(n):
            if stage == "parsing" and n and not killed:
                killed.append(multiprocessing.active_children()[0].pid)
                os.kill(killed[0], signal.SIGKILL)

        return step

    report = parse_to(tmp_path / "out", corpus[0], workers.processes(2), progress=progress)
    assert killed and report.n_parsed == COUNT and report.failures.empty
    assert news.digests(tmp_path / "out") == corpus[1]


def test_a_worker_killed_while_it_hands_over_its_result_hangs_nothing():
    with ProcessPoolExecutor(2, multiprocessing.get_context("spawn")) as pool:
        futures = [pool.submit(time.sleep, 600), pool.submit(time.sleep, 600)]
        while len(children := list((pool._processes or {}).values())) < 2:
            time.sleep(0.05)
        os.write(pool._result_queue._writer.fileno(), struct.pack("!i", 1000) + b"half of a resu")
        time.sleep(0.5)
        children[0].kill()
        (first, *_) = workers._ended(pool, futures)
        assert isinstance(first.exception(), BrokenProcessPool)


def fatal(payloads, engine):
    """Parse, but let the article of depot 7 take the process with it."""
    if any("Depot 7 " in unpack(payload).text for payload in payloads):
        os._exit(9)
    return parse_packed(payloads, engine)


def test_an_article_that_kills_its_worker_is_given_up_and_listed(corpus, tmp_path, monkeypatch):
    monkeypatch.setattr(workers, "parse_packed", fatal)
    report = parse_to(tmp_path / "out", corpus[0], workers.processes(2))
    assert report.n_articles == COUNT - 1
    assert report.failures.values.tolist() == [
        [f"{corpus[0]}/007.txt", "it killed the process that parsed it", "report it with the article; the others are there"]
    ]
    monkeypatch.undo()
    assert completes(tmp_path / "out", corpus)


def test_a_worker_of_another_version_is_refused():
    with pytest.raises(task.OtherVersion, match="install the same everywhere"):
        parse_packed([], "another engine")


# ---------------------------------------------------------------- killed runs


@pytest.mark.slow
def test_signals_at_random_moments(corpus, tmp_path):
    folder, undisturbed = corpus
    out, moments = tmp_path / "out", random.Random(8)
    for number in [signal.SIGTERM, signal.SIGKILL, signal.SIGINT] * 3 + [signal.SIGKILL]:
        with subprocess.Popen(
            [*PARSE, str(folder), "-o", str(out)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        ) as run:
            time.sleep(moments.uniform(0.2, 4))
            run.send_signal(number)
            _, err = run.communicate(timeout=60)
        if number != signal.SIGKILL and run.returncode in (130, 143):
            assert err.splitlines()[-1].endswith("run the same command again to go on")
        assert whole(out)
    done = subprocess.run([*PARSE, str(folder), "-o", str(out), "--jobs", "2"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert news.digests(out) == undisturbed


# ---------------------------------------------------------------- the model and the network


def test_a_changed_model_is_refused_by_name(tmp_path, monkeypatch):
    found = model.find()
    package = tmp_path / found.name
    shutil.copytree(found.folder.parent, package)
    (package / found.folder.name / "tagger" / "model").write_bytes(b"other weights")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, found.name, raising=False)
    model.find.cache_clear()
    try:
        with pytest.raises(model.ModelChanged, match="tagger/model.*not the known one.*TIDYNEWS_ANY_MODEL"):
            model.find()
        monkeypatch.setenv("TIDYNEWS_ANY_MODEL", "1")
        assert model.find().digest != found.digest
    finally:
        model.find.cache_clear()


def test_a_missing_model_is_named(monkeypatch):
    monkeypatch.setattr(model, "find_spec", lambda _name: None)
    model.find.cache_clear()
    try:
        with pytest.raises(model.ModelMissing, match="en_core_web_sm"):
            model.find()
    finally:
        model.find.cache_clear()


NO_NETWORK = """
import socket, sys

def refuse(*_, **__):
    raise SystemExit("a network connection was tried")

socket.socket.connect = socket.socket.connect_ex = socket.getaddrinfo = socket.create_connection = refuse
from tidynews.showing.cli import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
"""


def test_the_main_job_needs_no_network(corpus, tmp_path):
    script = tmp_path / "offline.py"
    script.write_text(NO_NETWORK)
    cut_off = ["unshare", "-rn"] if _can_cut_off() else []
    arguments = ["parse", str(corpus[0]), "-o", str(tmp_path / "out")]
    done = subprocess.run([*cut_off, sys.executable, str(script), *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert news.digests(tmp_path / "out") == corpus[1]


def _can_cut_off():
    return (
        shutil.which("unshare") and subprocess.run(["unshare", "-rn", "true"], capture_output=True, check=False).returncode == 0
    )
