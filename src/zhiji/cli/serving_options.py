"""The options of the commands that serve: serve, mcp, complete."""

from __future__ import annotations

import os

from zhiji.cli.options import add_reports, command, count, few, seconds

TYPE_CHECKING = False
if TYPE_CHECKING:
    from zhiji.cli.options import Commands


def serve(commands: Commands) -> None:
    p = command(
        commands,
        "serve",
        "serving:serve",
        "explorer, reading view and SPARQL endpoint on localhost",
        "zhiji serve --port 8000",
    )
    p.add_argument("--host", default="127.0.0.1", help="address to listen on (default: 127.0.0.1)")
    p.add_argument("--port", type=int, default=8000, help="port to listen on (default: 8000; 0: any free one)")
    p.add_argument(
        "--allow-host", action="append", default=[], metavar="NAME", help="a name that the server goes by (repeatable)"
    )
    p.add_argument("--cors", action="store_true", help="let scripts of other sites ask /sparql and /id/")
    p.add_argument(
        "--proxy-header",
        default="",
        metavar="NAME",
        help="a header that a proxy before the server sets, X-Forwarded-For or Forwarded: its last address is who asks",
    )
    p.add_argument(
        "--corrections", metavar="DIR", help="let a click call a link wrong: written beside its report in this folder"
    )
    p.add_argument(
        "--timeout", type=seconds, default=10, metavar="S", help="seconds that a query may run (default: 10)"
    )
    p.add_argument("--rows", type=count, default=10_000, metavar="N", help="rows in an answer (default: 10000)")
    p.add_argument(
        "--memory", type=count, default=512, metavar="MB", help="megabytes that a query may take (default: 512)"
    )
    p.add_argument(
        "--workers",
        type=few,
        default=max(2, os.cpu_count() or 1),
        metavar="N",
        help="queries that run at once (default: one a processor, at least 2)",
    )
    add_reports(p)


def mcp(commands: Commands) -> None:
    p = command(
        commands,
        "mcp",
        "assisting:mcp",
        "the same for an assistant: read-only tools of the Model Context Protocol",
        "zhiji mcp -g graphs",
    )
    p.add_argument("report", nargs="*", help="reports or graphs to ask instead of the one that ships")
    p.add_argument("--http", action="store_true", help="on localhost over HTTP instead of standard input and output")
    p.add_argument("--port", type=int, default=8001, help="port for --http (default: 8001; 0: any free one)")
    p.add_argument(
        "--timeout", type=seconds, default=10, metavar="S", help="seconds that a query may run (default: 10)"
    )
    add_reports(p)


def complete(commands: Commands) -> None:
    p = command(
        commands,
        "complete",
        "completing:complete",
        "a script that completes commands and options in your shell",
        "zhiji complete bash >> ~/.bashrc",
    )
    p.add_argument("shell", choices=("bash", "zsh", "fish"), help="the shell")
