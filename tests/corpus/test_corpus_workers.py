"""Tasks over processes: none lost, a worker that dies is replaced, and its task tried once more."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from corpus_samples import built, report, write

from zhiji.corpus import clusters
from zhiji.corpus.clusters import Cluster
from zhiji.corpus.workers import Died, Workers
from zhiji.model import ZhijiError


def double(number: int) -> int:
    if number == 13:
        raise ValueError("unlucky")
    return number * 2


def die_at_seven(number: int) -> int:
    if number == 7:
        os._exit(9)
    return number


def die_once(place: Path) -> str:
    if not place.exists():
        place.touch()
        os._exit(9)
    return place.name


@pytest.mark.parametrize("count", [1, 2])
def test_every_task_has_a_result(count: int) -> None:
    results = dict(Workers(double, count).results(range(20)))
    assert [results[i] for i in range(13)] == [2 * i for i in range(13)]
    assert isinstance(results[13], ValueError)  # one that fails is told, the others are done


def test_what_dies_twice_is_told_and_the_others_are_done() -> None:
    results = dict(Workers(die_at_seven, 2).results(range(20)))
    assert isinstance(results.pop(7), Died)
    assert results == {i: i for i in range(20) if i != 7}


def test_what_dies_once_is_done_at_the_second_try(tmp_path: Path) -> None:
    assert dict(Workers(die_once, 2).results([tmp_path / "a"])) == {tmp_path / "a": "a"}


_SERVED = """
import sys
import distributed

if __name__ == "__main__":
    with distributed.LocalCluster(
        n_workers=1, threads_per_worker=2, processes=False, protocol="tcp", dashboard_address=None
    ) as cluster:
        print(cluster.scheduler_address, flush=True)
        sys.stdin.read()
"""


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    """The address of a Dask cluster with two threads, in a process of its own as clusters are: what it leaves unclosed
    is its own."""
    process = subprocess.Popen(
        [sys.executable, "-W", "ignore", "-c", _SERVED],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parent)},
    )
    assert process.stdin is not None
    assert process.stdout is not None
    yield process.stdout.readline().strip()
    process.stdin.close()
    process.wait(30)
    process.stdout.close()


def test_a_cluster_gives_what_processes_give(scheduler: str) -> None:
    results = dict(Cluster(double, scheduler).results(range(20)))
    assert isinstance(results.pop(13), ValueError)
    assert results == {i: 2 * i for i in range(20) if i != 13}


def test_a_corpus_is_built_by_a_cluster(scheduler: str, tmp_path: Path) -> None:
    for year in (2018, 2019, 2020):
        write(tmp_path / f"reports/{year}.txt", report("丙市公安局", year))
    write(tmp_path / "reports/bad.txt", "")
    mine = built(tmp_path / "dask", tmp_path / "reports", dask=scheduler)
    theirs = built(tmp_path / "here", tmp_path / "reports")
    assert len(mine.added) == 3
    assert [failure.reason for failure in mine.failures] == [failure.reason for failure in theirs.failures] != []
    files = [
        {f.name: f.read_bytes() for f in sorted((tmp_path / name / "reports").iterdir())} for name in ("dask", "here")
    ]
    assert files[0] == files[1]


def test_no_scheduler_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clusters, "WAITS", 0.5)
    with pytest.raises(ZhijiError, match="no Dask scheduler answers"):
        list(Cluster(double, "tcp://127.0.0.1:9").results([1]))
