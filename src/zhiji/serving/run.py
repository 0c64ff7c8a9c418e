"""The server started: graphs held, workers born, one socket listened to."""

from __future__ import annotations

import asyncio
import socket
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path

import uvicorn

from zhiji.api import KnowledgeGraph
from zhiji.correcting import find_sources
from zhiji.model import ZhijiError
from zhiji.presenting.words import say
from zhiji.serving.app import make_app
from zhiji.serving.connections import Crowd, Shares, impatient
from zhiji.serving.pages.wrong import Corrections
from zhiji.serving.workers.limits import Limits
from zhiji.serving.workers.nursery import Nursery
from zhiji.store.graphs import Graph
from zhiji.store.remote import RemoteGraph

TYPE_CHECKING = False
if TYPE_CHECKING:
    from starlette.types import ASGIApp

    from zhiji.presenting.words import Lang

MOST_HEADER = 64 * 1024
QUIET = 0.7
"""Seconds without an answer after which a server that was told to stop waits for no more of them."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the server listens, the names it goes by, and who may ask it."""

    host: str = "127.0.0.1"
    port: int = 8000
    names: tuple[str, ...] = ()
    cors: bool = False
    proxy_header: str = ""
    """The header in which a proxy before this server says who asks; nothing where there is none."""
    corrections: Path | None = None
    """The folder of the reports whose links may be called wrong; nothing can be written where there is none."""


def run(graph: KnowledgeGraph, place: Place, limits: Limits, lang: Lang) -> None:
    """Serves ``graph`` until it is told to stop. An endpoint's graphs are fetched once, before."""
    if isinstance(graph.graph, RemoteGraph):
        graph = KnowledgeGraph(Graph(graph.graph.held()))
    if not graph.reports:
        raise ZhijiError("no report in this graph, so there is nothing to serve; build one first: zhiji build REPORT")
    corrections = Corrections(find_sources(place.corrections)) if place.corrections else None
    bare = graph.without_proposed()
    graphs = [graph] if bare is graph else [graph, bare]
    nurseries = [Nursery(g.graph, limits) for g in graphs]  # before there is a socket or a thread to be taken along
    without = (bare, nurseries[1]) if bare is not graph else None
    try:
        with _listen(place) as listening:
            names = ("localhost", place.host, *place.names)
            app = make_app(
                graph,
                nurseries[0],
                limits,
                names,
                lang=lang,
                cors=place.cors,
                without=without,
                corrections=corrections,
            )
            server = PromptServer(_config(app, limits, place.proxy_header))
            for nursery in nurseries:
                nursery.when_gone(server.stop)
            _announce(place, listening.getsockname(), len(graph.reports), lang)
            server.run(sockets=[listening])
    finally:
        for nursery in nurseries:
            nursery.close()
    if any(nursery.gone for nursery in nurseries):
        raise ZhijiError("the processes that answer queries were ended from outside; start zhiji serve again")


class PromptServer(uvicorn.Server):
    """Told to stop, it gives what it is answering, and ends when nothing more comes of that for a moment."""

    def stop(self) -> None:
        """As if it were told from outside."""
        self.should_exit = True

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        hurrying = asyncio.ensure_future(self._hang_up_when_quiet())
        await super().shutdown(sockets)
        hurrying.cancel()
        with suppress(asyncio.CancelledError):
            await hurrying

    async def _hang_up_when_quiet(self) -> None:
        loop, state = asyncio.get_running_loop(), self.server_state
        answered, since = state.total_requests, loop.time()
        while loop.time() - since < QUIET:
            await asyncio.sleep(0.02)
            if state.total_requests != answered:
                answered, since = state.total_requests, loop.time()
        for connection in list(state.connections):
            connection.transport.abort()


def _config(app: ASGIApp, limits: Limits, proxy_header: str) -> uvicorn.Config:
    share = limits.connections if proxy_header else limits.share
    return uvicorn.Config(
        Shares(app, proxy_header, limits.share) if proxy_header else app,
        http=impatient(limits.patience, Crowd(share, limits.connections)),
        ws="none",
        lifespan="on",
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_keep_alive=5,
        timeout_graceful_shutdown=30,
        h11_max_incomplete_event_size=MOST_HEADER,
    )


def _listen(place: Place) -> socket.socket:
    family = socket.AF_INET6 if ":" in place.host else socket.AF_INET
    # the protocol is named, for asyncio sends small answers at once only on sockets that name it
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if family == socket.AF_INET6:
            listening.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
        listening.bind((place.host, place.port))
        listening.listen(1024)
        return listening
    except OSError as error:
        listening.close()
        raise ZhijiError(
            f"cannot listen on {place.host} port {place.port}: {error.strerror or error}; choose another --port"
        ) from None


def _announce(place: Place, address: Sequence[object], reports: int, lang: Lang) -> None:
    if not _is_loopback(str(address[0])):
        print(f"zhiji: {say('serving-others', lang, host=place.host)}", file=sys.stderr)
    host = f"[{place.host}]" if ":" in place.host else place.host
    said = say("serving-one" if reports == 1 else "serving-many", lang, n=reports)
    print(f"http://{host}:{address[1]}/  {said}")
    sys.stdout.flush()


def _is_loopback(address: str) -> bool:
    return ip_address(address.partition("%")[0]).is_loopback
