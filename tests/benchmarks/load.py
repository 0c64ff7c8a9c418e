"""How the server bears a crowd: many clients with named questions, first alone, then beside one that asks for what
would run for minutes. Prints waiting times, failures and memory.

    python tests/benchmarks/load.py [--clients 50] [--seconds 20] [--url http://127.0.0.1:8000]

Without --url it starts a server of its own on loopback, on the graph that ships. A second figure sets simple questions
beside the bare ``oxigraph`` server on the same graph, where that is installed (pip install oxigraph).
"""

from __future__ import annotations

import argparse
import asyncio
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote, urlsplit

from zhiji import api, resources

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
SIMPLE = (
    "SELECT ?x ?l { ?x a <https://w3id.org/zhiji/ns#AwardReceipt> ; <http://www.w3.org/2000/01/rdf-schema#label> ?l }"
)


@dataclass
class Tally:
    """Seconds that each good request took, and the status of each that failed."""

    seconds: list[float] = field(default_factory=list)
    failed: list[int] = field(default_factory=list)

    @property
    def p95(self) -> float:
        return statistics.quantiles(self.seconds, n=20)[-1]


async def ask(address: tuple[str, int], target: str) -> int:
    """One GET on a connection of its own; the status."""
    reader, writer = await asyncio.open_connection(*address)
    try:
        writer.write(f"GET {target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())
        answer = await reader.read()
        return int(answer.split(b" ", 2)[1]) if answer else 0
    finally:
        writer.close()
        with suppress(ConnectionError):
            await writer.wait_closed()


async def crowd(address: tuple[str, int], targets: list[str], clients: int, seconds: float) -> Tally:
    """``clients`` that ask one after another for ``seconds``, each beginning at another of ``targets``."""
    tally, until = Tally(), time.monotonic() + seconds

    async def one(at: int) -> None:
        while time.monotonic() < until:
            begun = time.monotonic()
            status = await ask(address, targets[at % len(targets)])
            if status == 200:
                tally.seconds.append(time.monotonic() - begun)
            else:
                tally.failed.append(status)
            at += 1

    await asyncio.gather(*(one(at) for at in range(clients)))
    return tally


async def crowd_beside_endless(address: tuple[str, int], targets: list[str], clients: int, seconds: float) -> Tally:
    """The same crowd while one client asks, again and again, for what never ends."""

    async def endless() -> None:
        while True:
            await ask(address, f"/sparql?query={quote(ENDLESS)}")

    troubling = asyncio.ensure_future(endless())
    try:
        return await crowd(address, targets, clients, seconds)
    finally:
        troubling.cancel()
        await asyncio.wait({troubling})


def question_targets() -> list[str]:
    """Every named question, as a request to the endpoint."""
    return [f"/sparql?query={quote(question.query)}" for question in api.questions()]


def memory_of(process: int) -> int:
    """Bytes that a process and its children hold, what they share counted once."""
    total = 0
    for one in [process, *_descendants(process)]:
        with suppress(OSError, StopIteration):
            lines = Path(f"/proc/{one}/smaps_rollup").read_text().splitlines()
            total += int(next(line for line in lines if line.startswith("Pss:")).split()[1]) * 1024
    return total


def _descendants(process: int) -> Iterator[int]:
    with suppress(OSError):
        for child in Path(f"/proc/{process}/task/{process}/children").read_text().split():
            yield int(child)
            yield from _descendants(int(child))


@contextmanager
def started(command: list[str], port: int) -> Iterator[int]:
    """A server in a process of its own, once it listens."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(200):
            with suppress(OSError):
                socket.create_connection(("127.0.0.1", port), timeout=0.2).close()
                break
            time.sleep(0.05)
        yield process.pid
    finally:
        process.terminate()
        process.wait(10)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as held:
        return int(held.getsockname()[1])


def show(name: str, tally: Tally, seconds: float) -> None:
    rate, median = len(tally.seconds) / seconds, statistics.median(tally.seconds)
    print(
        f"{name:28} {len(tally.seconds):6} answers  {rate:7.1f}/s  median {median * 1000:7.1f} ms  "
        f"p95 {tally.p95 * 1000:7.1f} ms  failed {len(tally.failed)}"
    )


def bear_crowd(address: tuple[str, int], clients: int, seconds: float, process: int | None) -> None:
    targets = question_targets()
    asyncio.run(crowd(address, targets, clients, 2))
    before = memory_of(process) if process else 0
    idle = asyncio.run(crowd(address, targets, clients, seconds))
    show(f"{clients} clients", idle, seconds)
    troubled = asyncio.run(crowd_beside_endless(address, targets, clients, seconds))
    show(f"{clients} clients, one endless", troubled, seconds)
    print(f"p95 beside the endless one: {troubled.p95 / idle.p95:.2f} × (to be under 3)")
    if process:
        print(f"memory: {before / 1e6:.0f} MB after warming up, {memory_of(process) / 1e6:.0f} MB at the end")


def beside_oxigraph(address: tuple[str, int], seconds: float) -> None:
    """Answers a second to one simple question, eight clients, beside the bare Oxigraph server."""
    ours = asyncio.run(crowd(address, [f"/sparql?query={quote(SIMPLE)}"], 8, seconds))
    show("simple question", ours, seconds)
    oxigraph = shutil.which("oxigraph", path=str(Path(sys.executable).parent)) or shutil.which("oxigraph")
    if oxigraph is None:
        print("oxigraph is not installed: no figure beside it")
        return
    with tempfile.TemporaryDirectory() as folder:
        load = [oxigraph, "load", "--location", folder, "--file", str(resources.shipped_graph())]
        subprocess.run(load, check=True, capture_output=True)
        port = free_port()
        with started([oxigraph, "serve-read-only", "--location", folder, "--bind", f"127.0.0.1:{port}"], port):
            theirs = asyncio.run(crowd(("127.0.0.1", port), [f"/query?query={quote(SIMPLE)}"], 8, seconds))
        show("simple question, oxigraph", theirs, seconds)
        print(f"oxigraph answers {len(theirs.seconds) / len(ours.seconds):.1f} × as many")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--clients", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--url")
    options = parser.parse_args()
    if options.url:
        parts = urlsplit(options.url)
        bear_crowd((parts.hostname or "127.0.0.1", parts.port or 80), options.clients, options.seconds, None)
        return
    port = free_port()
    with started([sys.executable, "-m", "zhiji", "serve", "--port", str(port)], port) as process:
        bear_crowd(("127.0.0.1", port), options.clients, options.seconds, process)
        beside_oxigraph(("127.0.0.1", port), min(options.seconds, 5))


if __name__ == "__main__":
    main()
