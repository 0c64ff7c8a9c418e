"""mcp."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from importlib.util import find_spec

from zhiji.cli import progress
from zhiji.cli.messages import in_language
from zhiji.cli.opening import open_graph
from zhiji.model import ZhijiError

TYPE_CHECKING = False  # typing costs a tenth of a cold start; type checkers know the name
if TYPE_CHECKING:
    from zhiji.api import KnowledgeGraph
    from zhiji.serving.workers.limits import Limits
    from zhiji.serving.workers.nursery import Nursery


def mcp(options: Namespace) -> int:
    if not (find_spec("mcp") and find_spec("uvicorn")):
        raise ZhijiError("mcp needs the MCP SDK: pip install 'zhiji[mcp]'")
    if not 0 <= options.port <= 65535:
        raise ZhijiError(f"--port {options.port}: there is none of that number; take one from 1 to 65535")
    graph = _held_here(open_graph(options))
    if not graph.reports:
        raise ZhijiError("no report in this graph, so there is nothing to ask; build one first: zhiji build REPORT")
    progress.end()
    _answer(graph, options)
    return 0


def _held_here(graph: KnowledgeGraph) -> KnowledgeGraph:
    """An endpoint's graphs are fetched once, so that no tool opens a network."""
    from zhiji.store.remote import RemoteGraph

    if not isinstance(graph.graph, RemoteGraph):
        return graph
    from zhiji.api import KnowledgeGraph
    from zhiji.store.graphs import Graph

    return KnowledgeGraph(Graph(graph.graph.held()))


def _answer(graph: KnowledgeGraph, options: Namespace) -> None:
    from zhiji.serving.workers.limits import Limits

    limits = Limits(timeout=options.timeout)
    if not hasattr(os, "fork"):
        _run(graph, None, limits, options)
        return
    from zhiji.serving.workers.nursery import Nursery

    _ = graph.network  # read before the processes that answer queries are born, and shared with them
    nursery = Nursery(graph.graph, limits)
    try:
        _run(graph, nursery, limits, options)
    finally:
        nursery.close()


def _run(graph: KnowledgeGraph, nursery: Nursery | None, limits: Limits, options: Namespace) -> None:
    from zhiji.assisting.server import make_server, serve_http
    from zhiji.assisting.tools import Tools

    tools = Tools(graph)
    queries = None
    if nursery:
        from zhiji.assisting.queries import Queries
        from zhiji.serving.workers.pool import Pool

        queries = Queries(tools, Pool(nursery, limits))
    server = make_server(tools, queries)
    if options.http:
        serve_http(server, options.port, lambda words: _say(words, options.lang))
    else:
        server.run()


def _say(words: str, lang: str) -> None:
    print(in_language(words, lang), file=sys.stderr, flush=True)
