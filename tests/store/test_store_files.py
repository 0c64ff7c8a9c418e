"""A store on disk of more files than are opened with it: all of them are open before a worker may open none."""

from __future__ import annotations

import os
from pathlib import Path

import pyoxigraph as ox
import pytest

from zhiji.serving.workers.limits import Limits
from zhiji.serving.workers.worker import Job, answer, confine
from zhiji.store.files import open_files
from zhiji.store.graphs import Graph
from zhiji.store.opening import open_store

QUERY = "SELECT (COUNT(*) AS ?n) { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A store written in pieces, so that it lies in many files."""
    store = ox.Store(str(tmp_path / "store"))
    for piece in range(3):
        named = [_quad(piece, graph, number) for graph in range(3) for number in range(30)]
        store.extend([*named, *(ox.Quad(q.subject, q.predicate, q.object) for q in named)])
        store.flush()
    del store
    return tmp_path / "store"


def _quad(piece: int, graph: int, number: int) -> ox.Quad:
    subject, words = ox.NamedNode(f"x:{piece}-{graph}-{number}"), ox.Literal(f"{piece}{graph}{number}" * 20)
    return ox.Quad(subject, ox.NamedNode("x:p"), words, ox.NamedNode(f"x:g{graph}"))


def unopened(folder: Path) -> list[str]:
    held = {link.resolve() for link in Path("/dev/fd").iterdir()}
    return [file.name for file in folder.glob("*.sst") if file.resolve() not in held]


def test_every_file_is_opened(folder: Path) -> None:
    store = ox.Store.read_only(str(folder))
    assert unopened(folder)
    open_files(store, folder)
    assert not unopened(folder)


@pytest.mark.parametrize("prepared", [True, False])
def test_a_worker_that_may_open_nothing_answers_from_every_file(folder: Path, prepared: bool) -> None:
    process = os.fork()
    if process == 0:
        code = 9
        try:
            graph = open_store(folder)
            if prepared:
                graph.prepare()
            confine(1 << 30)
            reply = answer(graph, Job(QUERY, "csv"), graph.named_graphs(), Limits())
            code = 0 if reply.body.split() == [b"n", b"540"] else 3
        finally:
            os._exit(code)
    ended = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
    assert (ended == 0) == prepared, "without being prepared it fails: this is what preparing is for"


def test_what_lies_in_memory_has_no_files_to_open() -> None:
    graph = Graph(ox.Store())
    graph.prepare()
    assert not list(graph.select("SELECT * { ?s ?p ?o }"))
