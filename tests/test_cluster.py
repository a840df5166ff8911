"""A Dask cluster gives the same bytes as one process, and a worker that dies costs nothing."""

import os
import signal
import threading
import time

import news
import pytest
from tidynews.tables.cluster import on_cluster
from tidynews.tables.corpus import parse_to, workers
from tidynews.tables.corpus.run import ARTICLES_A_TASK

distributed = pytest.importorskip("distributed")


@pytest.mark.slow
def test_a_worker_killed_in_the_middle_costs_no_row(tmp_path):
    folder = news.write(tmp_path / "articles", 120)
    parse_to(tmp_path / "alone", folder, workers.here())
    seen = threading.Event()

    def progress(stage, _total):
        return lambda n: seen.set() if stage == "parsing" and n else None

    with distributed.LocalCluster(2, threads_per_worker=1, dashboard_address=None, silence_logs=60) as cluster:
        with distributed.Client(cluster) as client:
            pids = list(client.run(os.getpid).values())
            killer = threading.Thread(target=lambda: seen.wait(60) and os.kill(pids[0], signal.SIGKILL))
            killer.start()
            report = parse_to(tmp_path / "cluster", folder, on_cluster(client), progress=progress)
            killer.join()
            assert seen.is_set() and _gone(pids[0])
    assert report.n_parsed == 120 > 8 * ARTICLES_A_TASK and report.failures.empty
    assert news.digests(tmp_path / "cluster") == news.digests(tmp_path / "alone")


def _gone(pid):
    for _ in range(50):
        try:
            with open(f"/proc/{pid}/stat", encoding="ascii") as file:
                if file.read().rsplit(")", 1)[1].split()[0] == "Z":
                    return True
        except FileNotFoundError:
            return True
        time.sleep(0.1)
    return False


def test_no_cluster_at_the_address(tmp_path):
    with pytest.raises(OSError):
        parse_to(tmp_path / "out", news.write(tmp_path / "articles", 1), on_cluster("tcp://127.0.0.1:9", timeout="1s"))
