"""A real server on loopback, in a process of its own, with the shipped report, two invented ones and a hostile one."""

from __future__ import annotations

import http.client
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pyoxigraph as ox
import pytest

from zhiji import resources
from zhiji.vocabulary import RDFS

HOSTILE = '"\'><img src=x onerror=alert(1)></script><script>alert(2)</script><a href="javascript:alert(3)">href</a>'
_CLAUSE = "（虚构文本：虚构省及其各市、机关、人员、数字均不存在，仅供测试。）"
_RUNNING = "<script>alert(4)</script><img src=x>"


@dataclass(frozen=True)
class Response:
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode("utf-8")

    @property
    def kind(self) -> str:
        return self.headers.get("content-type", "").partition(";")[0]


@dataclass(frozen=True)
class Server:
    """Where a server listens; ``process`` is its number."""

    url: str
    process: int
    log: Path

    @property
    def port(self) -> int:
        return urlsplit(self.url).port or 0

    def send(
        self, method: str, target: str, body: bytes | None = None, headers: dict[str, str] | None = None
    ) -> Response:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.request(method, target, body, headers or {})
            answer = connection.getresponse()
            return Response(answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read())
        finally:
            connection.close()

    def get(self, target: str, **headers: str) -> Response:
        return self.send("GET", target, headers={k.replace("_", "-"): v for k, v in headers.items()})

    def ask(self, query: str, accept: str = "application/sparql-results+json", **fields: str) -> Response:
        form = urlencode({"query": query, **fields}).encode()
        return self.send(
            "POST", "/sparql", form, {"Accept": accept, "Content-Type": "application/x-www-form-urlencoded"}
        )


@contextmanager
def serving(folder: Path, *words: object) -> Iterator[Server]:
    """``zhiji serve`` on a free port, ended at the end."""
    log = folder / "server.log"
    with log.open("wb") as errors:
        command = [sys.executable, "-m", "zhiji", "serve", "--port", "0", *map(str, words)]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=errors)
        assert process.stdout
        try:
            line = process.stdout.readline().decode()
            assert line.startswith("http"), log.read_text()
            yield Server(line.split()[0].rstrip("/"), process.pid, log)
        finally:
            process.terminate()
            process.wait(10)
            process.stdout.close()


def hostile_turtle(turtle: bytes) -> bytes:
    """A report's graph with script in its text and in every label; the places of facts stay where they are."""
    assert len(_RUNNING) > len(_CLAUSE)
    running = _RUNNING[: len(_CLAUSE)].ljust(len(_CLAUSE), "。")
    head = re.match(rb"# zhiji report <[^>]+>\n", turtle)
    assert head
    quads = [
        ox.Triple(q.subject, q.predicate, _hostile(q.predicate, q.object, running))
        for q in ox.parse(turtle, ox.RdfFormat.TURTLE)
    ]
    return head[0] + (ox.serialize(quads, None, ox.RdfFormat.TURTLE) or b"")


def _hostile(predicate: ox.NamedNode, term: ox.Term, running: str) -> ox.Term:
    if not isinstance(term, ox.Literal) or (term.datatype.value.endswith(("integer", "decimal", "boolean", "gYear"))):
        return term
    words = term.value.replace(_CLAUSE, running)
    if predicate.value == RDFS + "label":
        words += HOSTILE
    return ox.Literal(words, language=term.language) if term.language else ox.Literal(words, datatype=term.datatype)


@pytest.fixture(scope="session")
def hostile_file(tmp_path_factory: pytest.TempPathFactory, invented_turtle: dict[str, bytes]) -> Path:
    file = tmp_path_factory.mktemp("hostile") / "hostile.ttl"
    file.write_bytes(hostile_turtle(invented_turtle["yi-2020"]))
    return file


@pytest.fixture(scope="session")
def start(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., object]:
    return lambda *words: serving(tmp_path_factory.mktemp("serving"), *words)


@pytest.fixture(scope="session")
def server(
    tmp_path_factory: pytest.TempPathFactory, invented_turtle: dict[str, bytes], hostile_file: Path
) -> Iterator[Server]:
    """The shipped report, two of an invented issuer, and a hostile one; two seconds a query, 500 rows an answer."""
    folder = tmp_path_factory.mktemp("served")
    for name in ("jia-2019", "jia-2020"):
        (folder / f"{name}.ttl").write_bytes(invented_turtle[name])
    graphs = [str(resources.shipped_graph()), str(folder), str(hostile_file)]
    words = [word for graph in graphs for word in ("-g", graph)]
    with serving(folder, *words, "--timeout", "2", "--rows", "500", "--workers", "2", "--lang", "en") as held:
        yield held
