"""A small OpenAI-compatible server that answers, is busy, breaks off and lies, as it is told."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread
from time import sleep
from typing import Any

CONTENT = json.dumps({"facts": [], "links": []})


@dataclass(frozen=True)
class Reply:
    """What the server does with one request. ``cut`` breaks off after so many bytes, ``delay`` waits before."""

    status: int = 200
    body: Any = None
    headers: dict[str, str] = field(default_factory=dict)
    cut: int | None = None
    delay: float = 0


def answer(content: str = CONTENT, tokens: int = 10, **more: Any) -> Reply:
    body = {"model": "m-1", "choices": [{"message": {"content": content}}], "usage": {"total_tokens": tokens}}
    return Reply(body=body, **more)


@dataclass
class ModelServer:
    """``heard`` are the requests in the order they came: path, headers, body."""

    url: str
    heard: list[tuple[str, dict[str, str], dict[str, Any]]] = field(default_factory=list)

    @property
    def asked(self) -> list[str]:
        return [body["messages"][-1]["content"] for _, _, body in self.heard]


@contextmanager
def model_server(reply: Callable[[int, dict[str, Any]], Reply] = lambda _n, _body: answer()) -> Iterator[ModelServer]:
    """Serves on a free port of this machine; ``reply`` is given the number of the request, from 1, and its body."""
    lock = Lock()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            with lock:
                served.heard.append((self.path, dict(self.headers), body))
                number = len(served.heard)
            told = reply(number, body)
            sleep(told.delay)
            data = told.body if isinstance(told.body, bytes) else json.dumps(told.body).encode()
            self.send_response(told.status)
            for name, value in ({"Content-Length": str(len(data))} | told.headers).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(data if told.cut is None else data[: told.cut])

        def log_message(self, *_: Any) -> None:
            """Nothing is printed."""

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_: Any) -> None:
            """A client that went away is no news."""

    server = Server(("127.0.0.1", 0), Handler)
    served = ModelServer(f"http://127.0.0.1:{server.server_address[1]}/v1")
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield served
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
