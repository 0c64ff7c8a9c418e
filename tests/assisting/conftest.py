"""One server for all: the shipped report and one issuer's two years, asked by the SDK's own client."""

from __future__ import annotations

import asyncio
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from mcp import Client
from mcp.client.stdio import StdioServerParameters

from zhiji import resources

Call = tuple[str, dict[str, Any]]
QUIET = {**os.environ, "LC_ALL": "C.UTF-8"}


@dataclass(frozen=True)
class Reply:
    """What a tool answered: its rows, or one line."""

    wrong: bool
    words: str
    held: dict[str, Any]

    @property
    def rows(self) -> list[dict[str, Any]]:
        rows: list[dict[str, Any]] = self.held["rows"]
        return rows


@pytest.fixture(scope="session")
def graphs(tmp_path_factory: pytest.TempPathFactory, invented_turtle: dict[str, bytes]) -> Path:
    folder = tmp_path_factory.mktemp("graphs")
    (folder / "shipped.ttl").write_bytes(resources.shipped_graph().read_bytes())
    for name in ("jia-2019", "jia-2020"):
        (folder / f"{name}.ttl").write_bytes(invented_turtle[name])
    return folder


Ask = Callable[..., list[Reply]]


@pytest.fixture(scope="session")
def ask(graphs: Path) -> Ask:
    """Starts the server on standard input and output, makes the calls in one session, and gives the replies."""

    def asked(*calls: Call) -> list[Reply]:
        return asyncio.run(call_all(command("-g", str(graphs), "--timeout", "2"), calls))

    return asked


@pytest.fixture(scope="session")
def address(graphs: Path) -> Iterator[str]:
    """A server over HTTP."""
    command = [sys.executable, "-m", "zhiji", "mcp", "-g", str(graphs), "--http", "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=QUIET) as server:
        assert server.stderr
        told = re.match(r"http://127\.0\.0\.1:\d+/mcp", server.stderr.readline())
        assert told
        yield told[0]
        server.terminate()


def command(*words: str) -> StdioServerParameters:
    """``zhiji mcp`` as an assistant starts it."""
    return StdioServerParameters(command=sys.executable, args=["-m", "zhiji", "mcp", *words], env=QUIET)


async def call_all(server: Any, calls: tuple[Call, ...]) -> list[Reply]:
    async with Client(server, read_timeout_seconds=60) as client:
        found = [await client.call_tool(name, arguments) for name, arguments in calls]
    return [Reply(bool(r.is_error), r.content[0].text, r.structured_content or {}) for r in found]
