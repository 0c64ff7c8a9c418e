"""Inside a worker: one query at a time, asked of the graph it was born with, by a process that can do nothing else."""

from __future__ import annotations

import json
import os
import resource
import signal
import socket
import struct
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

import pyoxigraph as ox

from zhiji.model import QueryError
from zhiji.serving.workers.formats import format_rows, format_triples
from zhiji.serving.workers.limits import MEGABYTE, Limits
from zhiji.store.graphs import BASE, Answer, Graph
from zhiji.store.guard import check_query
from zhiji.vocabulary import PREFIXES

HEAD = struct.Struct(">II")
"""Before each message: the length of its head (JSON) and of its body."""

_TIRED = 64 * MEGABYTE
"""Bytes that a worker may have grown by when it is replaced by a fresh one."""


@dataclass(frozen=True, slots=True)
class Job:
    """A query, the dataset that the request names, and the forms in which its sender takes rows and triples; None where
    it takes none."""

    query: str
    rows: str | None = "json"
    triples: str | None = "nt"
    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reply:
    """``outcome``: rows or triples with their bytes in ``body``; wrong (the query), unacceptable (its form) or heavy,
    with one line in ``words``. ``cut``: there were more rows. ``tired``: the worker asks to be replaced."""

    outcome: str
    body: bytes = b""
    words: str = ""
    cut: bool = False
    tired: bool = False


def work(graph: Graph, channel: socket.socket, limits: Limits) -> None:
    """Answers jobs until the server hangs up. A query that outlives the server ends with the alarm."""
    named = graph.named_graphs()
    confine(limits.memory)
    before = _most_held()
    while (message := receive(channel)) is not None:
        signal.setitimer(signal.ITIMER_REAL, limits.timeout + 5)
        reply = answer(graph, _job(message[0]), named, limits)
        signal.setitimer(signal.ITIMER_REAL, 0)
        head = {"outcome": reply.outcome, "words": reply.words, "cut": reply.cut}
        send(channel, head | {"tired": _most_held() - before > _TIRED}, reply.body)


def confine(memory: int) -> None:
    """From here on this process opens no file and no socket, and takes no more than ``memory`` bytes on top of what it
    has. Every free file descriptor is filled, then their number is capped."""
    held = _address_space()
    if held is not None:
        resource.setrlimit(resource.RLIMIT_AS, (held + memory, held + memory))
    top = max(int(name) for name in os.listdir("/dev/fd"))  # noqa: PTH208  what holds the list open is in it
    null = os.open(os.devnull, os.O_RDWR)
    while null < top:
        null = os.dup(null)
    resource.setrlimit(resource.RLIMIT_NOFILE, (null + 1, null + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def answer(graph: Graph, job: Job, named: frozenset[str], limits: Limits) -> Reply:
    """The reply to one job; what the query's author can mend is told in words."""
    try:
        _check_dataset(job, named)
        check_query(job.query, named)
        return _formatted(_asked(graph, job), job, limits)
    except QueryError as error:
        return Reply("wrong", words=" ".join(str(error).split()))
    except MemoryError:
        return Reply("heavy", words=too_much_memory(limits))


def too_much_memory(limits: Limits) -> str:
    return f"the query needs more than {limits.memory // MEGABYTE} MB; ask for less"


def _formatted(found: Answer, job: Job, limits: Limits) -> Reply:
    triples = isinstance(found, ox.QueryTriples)
    form = job.triples if triples else job.rows
    if form is None:
        return Reply("unacceptable", words="triples" if triples else "rows")
    try:
        if isinstance(found, ox.QueryTriples):
            body, cut = format_triples(found, form, limits.rows)
        else:
            body, cut = format_rows(found, form, limits.rows)
    except QueryError:
        raise
    except (RuntimeError, OSError, ValueError) as error:
        raise QueryError(f"the query cannot be answered: {error}") from None
    if len(body) > limits.answer:
        return Reply("heavy", words=f"the answer is over {limits.answer // MEGABYTE} MB; ask for less, or with LIMIT")
    return Reply("triples" if triples else "rows", body, cut=cut)


def _check_dataset(job: Job, named: frozenset[str]) -> None:
    for iri in (*job.default, *job.named):
        if iri not in named:
            raise QueryError(f"{iri}: no such graph is open here; leave it out to ask them all")


def _asked(graph: Graph, job: Job) -> Answer:
    """A dataset in the request stands over one in the query."""
    if not (job.default or job.named):
        return graph.ask(job.query)
    default: list[ox.NamedNode | ox.BlankNode | ox.DefaultGraph] = [ox.NamedNode(iri) for iri in job.default]
    named: list[ox.NamedNode | ox.BlankNode] = [ox.NamedNode(iri) for iri in job.named]
    try:
        return graph.store.query(job.query, base_iri=BASE, prefixes=PREFIXES, default_graph=default, named_graphs=named)
    except SyntaxError as error:
        raise QueryError(f"not SPARQL: {error}; correct the query") from None
    except (RuntimeError, OSError, ValueError) as error:
        raise QueryError(f"the query cannot be answered: {error}") from None


def send(channel: socket.socket, head: dict[str, object], body: bytes = b"") -> None:
    channel.sendall(packed(head, body))


def packed(head: dict[str, object], body: bytes = b"") -> bytes:
    words = json.dumps(head).encode()
    return HEAD.pack(len(words), len(body)) + words + body


def packed_job(job: Job) -> bytes:
    return packed(asdict(job))


def receive(channel: socket.socket) -> tuple[dict[str, object], bytes] | None:
    """The next message, or None when the other end has hung up."""
    lengths = _exactly(channel, HEAD.size)
    if lengths is None:
        return None
    first, second = HEAD.unpack(lengths)
    head, body = _exactly(channel, first), _exactly(channel, second)
    return None if head is None or body is None else (json.loads(head), body)


def _exactly(channel: socket.socket, size: int) -> bytes | None:
    held = bytearray()
    while len(held) < size:
        piece = channel.recv(min(size - len(held), MEGABYTE))
        if not piece:
            return None
        held += piece
    return bytes(held)


def _job(head: dict[str, object]) -> Job:
    fields: dict[str, object] = {k: tuple(v) if isinstance(v, list) else v for k, v in head.items()}
    return Job(**fields)  # type: ignore[arg-type]


def _address_space() -> int | None:
    """Bytes of address space in use; None where the system does not say."""
    file = Path("/proc/self/statm")
    return int(file.read_text().split()[0]) * resource.getpagesize() if file.exists() else None


def _most_held() -> int:
    """Bytes; macOS counts them one by one, other systems by the thousand."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
