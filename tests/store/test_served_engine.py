"""Another engine's server, loaded with ``export nq --split``, gives the answers that the graph gives."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from zhiji import api
from zhiji.store.splitting import find_parts

OXIGRAPH = str(Path(sys.executable).with_name("oxigraph"))


@pytest.fixture(scope="module")
def served(
    open_invented: Callable[..., api.KnowledgeGraph], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[api.KnowledgeGraph]:
    """Oxigraph's own server over the parts of the invented set, asked by its URL."""
    folder = tmp_path_factory.mktemp("served")
    files = []
    for number, part in enumerate(find_parts(open_invented().graph, largest=100_000), 1):
        files.append(folder / f"part-{number:04d}.nq")
        files[-1].write_bytes(part)
    store = str(folder / "store")
    subprocess.run([OXIGRAPH, "load", "-l", store, "-f", *map(str, files)], check=True, capture_output=True)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    words = [OXIGRAPH, "serve-read-only", "-l", store, "--bind", f"127.0.0.1:{port}"]
    server = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait_for(f"http://127.0.0.1:{port}/query?query=ASK%7B%7D", server)
        yield api.load(f"http://127.0.0.1:{port}/query")
    finally:
        server.kill()
        server.wait()


def _wait_for(url: str, server: subprocess.Popen[bytes]) -> None:
    for _ in range(200):
        assert server.poll() is None
        try:
            urllib.request.urlopen(url, timeout=5).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise AssertionError("the server did not come up")


@pytest.mark.parametrize("question", [question.name for question in api.questions()])
def test_named_questions(
    question: str, served: api.KnowledgeGraph, open_invented: Callable[..., api.KnowledgeGraph]
) -> None:
    here = open_invented()
    words = here.words_asked(question)
    assert served.words_asked(question) == words
    rows = [sorted(map(str, graph.answer(question, **words))) for graph in (served, here)]
    assert rows[0] == rows[1]


def test_links(served: api.KnowledgeGraph, open_invented: Callable[..., api.KnowledgeGraph]) -> None:
    told = [
        [(row.initiative.iri, row.outcome.iri, row.basis, row.link.distance) for row in graph.links()]
        for graph in (served, open_invented())
    ]
    assert told[0] == told[1] != []


def test_series_and_ledger(served: api.KnowledgeGraph, open_invented: Callable[..., api.KnowledgeGraph]) -> None:
    here = open_invented()
    assert served.series() == here.series() != []
    assert served.series("交通事故亡人数") == here.series("交通事故亡人数") != []
    assert served.ledger() == here.ledger()
