"""What every request passes, and what every answer carries: the host it names, and the rules that browsers keep."""

from __future__ import annotations

import re
from collections.abc import Collection
from ipaddress import ip_address
from urllib.parse import unquote

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from zhiji.serving.pages.parts.shell import POLICY

_CARRIED = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "X-Frame-Options": "DENY",
}
_ABSOLUTE = re.compile(rb"https?://([^/?#]*)([^?#]*)", re.IGNORECASE)
_HOST = re.compile(r"(?:\[([0-9A-Fa-f:.]+)\]|([^\s:@/?#,\[\]]*))(?::[0-9]*)?")
OPEN_PATHS = ("/sparql", "/id/")
"""Where other sites' scripts may ask when they were let in."""


class Gate:
    """Refuses requests under a name that is not ours: a page elsewhere may give its own name our address."""

    def __init__(self, app: ASGIApp, names: Collection[str], *, cors: bool) -> None:
        self.app, self.names, self.cors = app, frozenset(name.lower() for name in names), cors

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        scope = with_origin_form(scope)
        host = host_name(", ".join(Headers(scope=scope).getlist("host")))
        app = _MALFORMED if host is None else self.app if self._is_ours(host) else _MISDIRECTED

        async def carry(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._dress(MutableHeaders(scope=message), scope["path"])
            await send(message)

        await app(scope, receive, carry)

    def _is_ours(self, host: str) -> bool:
        return host in self.names or _is_address(host)

    def _dress(self, headers: MutableHeaders, path: str) -> None:
        for name, value in _CARRIED.items():
            headers[name] = value
        headers.setdefault("Content-Security-Policy", POLICY)
        if self.cors and path.startswith(OPEN_PATHS):
            headers["Access-Control-Allow-Origin"] = "*"
            headers["Access-Control-Allow-Methods"] = "GET, HEAD, POST, OPTIONS"
            headers["Access-Control-Allow-Headers"] = "Accept, Content-Type"
            headers["Access-Control-Expose-Headers"] = "Zhiji-Rows-Cut, Retry-After"
        else:
            headers["Cross-Origin-Resource-Policy"] = "same-origin"


def with_origin_form(scope: Scope) -> Scope:
    """A request whose target is a whole address, as one for that host and path: its Host header does not count
    (RFC 9112, 3.2.2)."""
    target = _ABSOLUTE.match(scope["raw_path"])
    if not target:
        return scope
    headers = [(name, value) for name, value in scope["headers"] if name != b"host"]
    path = target[2] or b"/"
    named = {"raw_path": path, "path": unquote(path.decode("ascii")), "headers": [*headers, (b"host", target[1])]}
    return {**scope, **named}


def host_name(host: str) -> str | None:
    """A Host header without its port; None where it is none (RFC 3986, 3.2).

    >>> host_name("[::1]:8000"), host_name("localhost:8000"), host_name("[::1]evil.example")
    ('::1', 'localhost', None)
    """
    parts = _HOST.fullmatch(host.strip())
    if not parts or (parts[1] and not _is_address(parts[1])):
        return None
    return (parts[1] or parts[2]).lower()


def _is_address(host: str) -> bool:
    """A number cannot be pointed elsewhere, as a name can."""
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


_MALFORMED = PlainTextResponse("the Host header is no host\n", 400)
_MISDIRECTED = PlainTextResponse(
    "this server does not go by that name; use its address, or start it with --allow-host NAME\n", 421
)
