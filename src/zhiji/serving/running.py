"""The server started: graphs held, workers born, one socket listened to."""

from __future__ import annotations

import socket
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from ipaddress import ip_address

import uvicorn

from zhiji.api import KnowledgeGraph
from zhiji.model import ZhijiError
from zhiji.serving.app import make_app
from zhiji.serving.connections import impatient
from zhiji.serving.limits import Limits
from zhiji.serving.nursery import Nursery
from zhiji.store.graphs import Graph
from zhiji.store.remote import RemoteGraph

TYPE_CHECKING = False
if TYPE_CHECKING:
    from starlette.types import ASGIApp

    from zhiji.presenting.words import Lang

MOST_HEADER = 64 * 1024


@dataclass(frozen=True, slots=True)
class Place:
    """Where the server listens, the names it goes by, and whether other sites' scripts may ask it."""

    host: str = "127.0.0.1"
    port: int = 8000
    names: tuple[str, ...] = ()
    cors: bool = False


def run(graph: KnowledgeGraph, place: Place, limits: Limits, lang: Lang) -> None:
    """Serves ``graph`` until it is told to stop. An endpoint's graphs are fetched once, before."""
    if isinstance(graph.graph, RemoteGraph):
        graph = KnowledgeGraph(Graph(graph.graph.held()))
    if not graph.reports:
        raise ZhijiError("no report in this graph, so there is nothing to serve; build one first: zhiji build REPORT")
    nursery = Nursery(graph.graph, limits)  # before there is a socket or a thread that it would take along
    try:
        with _listen(place) as listening:
            names = ("localhost", place.host, *place.names)
            app = make_app(graph, nursery, limits, names, lang=lang, cors=place.cors)
            _announce(place, listening.getsockname(), len(graph.reports))
            uvicorn.Server(_config(app, limits)).run(sockets=[listening])
    finally:
        nursery.close()


def _config(app: ASGIApp, limits: Limits) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        http=impatient(limits.patience),
        ws="none",
        lifespan="on",
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        limit_concurrency=limits.connections,
        timeout_keep_alive=5,
        timeout_graceful_shutdown=3,
        h11_max_incomplete_event_size=MOST_HEADER,
    )


def _listen(place: Place) -> socket.socket:
    family = socket.AF_INET6 if ":" in place.host else socket.AF_INET
    try:
        return socket.create_server((place.host, place.port), family=family, backlog=1024)
    except OSError as error:
        raise ZhijiError(
            f"cannot listen on {place.host} port {place.port}: {error.strerror or error}; choose another --port"
        ) from None


def _announce(place: Place, address: Sequence[object], reports: int) -> None:
    if not _is_loopback(str(address[0])):
        print(
            f"zhiji: warning: {place.host} can be reached from other machines; anyone there can read these graphs",
            file=sys.stderr,
        )
    host = f"[{place.host}]" if ":" in place.host else place.host
    print(f"http://{host}:{address[1]}/  {reports} report{'s' * (reports != 1)}; SPARQL at /sparql; Ctrl-C ends it")
    sys.stdout.flush()


def _is_loopback(address: str) -> bool:
    return ip_address(address.partition("%")[0]).is_loopback
