"""serve."""

from __future__ import annotations

import os
from argparse import Namespace
from importlib.util import find_spec
from pathlib import Path

from zhiji.cli import progress
from zhiji.cli.opening import open_graph
from zhiji.model import ZhijiError


def serve(options: Namespace) -> int:
    if not hasattr(os, "fork"):
        raise ZhijiError("serve needs a system that can fork processes: Linux, macOS, or Windows' WSL")
    if not (find_spec("starlette") and find_spec("uvicorn")):
        raise ZhijiError("serve needs starlette and uvicorn: pip install 'zhiji[serve]'")
    if not 0 <= options.port <= 65535:
        raise ZhijiError(f"--port {options.port}: there is none of that number; take one from 1 to 65535")
    corrections = _corrections(options)
    from zhiji.serving.run import Place, run
    from zhiji.serving.workers.limits import MEGABYTE, Limits

    limits = Limits(
        timeout=options.timeout, workers=options.workers, memory=options.memory * MEGABYTE, rows=options.rows
    )
    place = Place(
        options.host, options.port, tuple(options.allow_host), options.cors, options.proxy_header, corrections
    )
    graph = open_graph(options)
    progress.end()
    run(graph, place, limits, options.lang)
    return 0


def _corrections(options: Namespace) -> Path | None:
    """The folder that corrections are written into: only for whoever sits at this machine."""
    if options.corrections is None:
        return None
    alone = options.host in ("127.0.0.1", "localhost", "::1")
    if not alone or options.allow_host or options.cors or options.proxy_header:
        raise ZhijiError(
            "--corrections is for this machine alone: leave out --host, --allow-host, --cors, --proxy-header"
        )
    return Path(options.corrections)
