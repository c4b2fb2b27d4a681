"""Extraction on a Dask cluster: a real scheduler on this machine, with two workers."""

import pytest
from distributed import LocalCluster

from explorer.commands.extract import extract
from explorer.errors import WorkerFailed
from explorer.workers.cluster import Cluster
from explorer.workers.pool import Languages
from tests.builders import document

TEXTS = [
    "Ada Okafor met Viktor Lindqvist in Rome on Monday. Okafor praised Lindqvist.",
    "Baltra Bank bought Norhaven Ports, its chairman Jonas Weil said.",
    "Jonas Weil works for Baltra Bank.",
]


@pytest.fixture(scope="module")
def scheduler():
    with LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
    ) as cluster:
        yield cluster.scheduler_address


def test_two_workers_say_what_a_process_here_says(scheduler):
    cluster, here = Cluster(scheduler), Languages()
    try:
        assert cluster.at_once == 4
        asked = [cluster.extract(document(text)) for text in TEXTS]
        there = [here.extract(document(text)).result(60) for text in TEXTS]
        assert [one.result(60) for one in asked] == there
        assert there[0].relations
    finally:
        cluster.close()
        here.close()


def test_the_command_writes_the_same_file_with_a_cluster(scheduler, tmp_path):
    folder = tmp_path / "articles"
    folder.mkdir()
    for number, text in enumerate(TEXTS):
        (folder / f"{number}.txt").write_text(text)
    assert extract([folder], tmp_path / "a.json", 1, False, dask=scheduler) == 0
    assert extract([folder], tmp_path / "b.json", 1, False) == 0
    assert (tmp_path / "a.json").read_bytes() == (tmp_path / "b.json").read_bytes()
    assert [one.name for one in tmp_path.iterdir() if one.name.startswith(".")] == []


def test_no_scheduler_is_one_sentence():
    with pytest.raises(WorkerFailed, match=r"No Dask scheduler answers at “tcp://127\.0\.0\.1:9”"):
        Cluster("tcp://127.0.0.1:9")
    with pytest.raises(WorkerFailed, match="No Dask scheduler answers"):
        Cluster("nonsense://x")


def test_another_version_there_is_told(scheduler, monkeypatch):
    monkeypatch.setattr("explorer.workers.cluster.__version__", "9.9.9")
    cluster = Cluster(scheduler)
    try:
        with pytest.raises(WorkerFailed, match=r"this machine 9\.9\.9; install the same on both"):
            cluster.extract(document(TEXTS[0])).result(60)
    finally:
        cluster.close()


def test_what_is_not_done_when_it_closes_is_given_up(scheduler):
    cluster = Cluster(scheduler)
    asked = [cluster.extract(document(f"{TEXTS[0]} {n}")) for n in range(20)]
    cluster.close()
    with pytest.raises(WorkerFailed, match="given up"):
        asked[-1].result(60)
