"""What every request passes, and what every answer carries: the host it names, and the rules that browsers keep."""

from __future__ import annotations

from collections.abc import Collection
from ipaddress import ip_address

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""Nothing from elsewhere, and nothing written into a page runs or styles it."""

_CARRIED = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "X-Frame-Options": "DENY",
}
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
        app = self.app if self._is_ours(Headers(scope=scope).getlist("host")) else _MISDIRECTED

        async def carry(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._dress(MutableHeaders(scope=message), scope["path"])
            await send(message)

        await app(scope, receive, carry)

    def _is_ours(self, hosts: list[str]) -> bool:
        if len(hosts) != 1:
            return False
        host = host_name(hosts[0])
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


def host_name(host: str) -> str:
    """A Host header without its port.

    >>> host_name("[::1]:8000"), host_name("localhost:8000")
    ('::1', 'localhost')
    """
    if host.startswith("["):
        return host[1:].partition("]")[0]
    return host.rpartition(":")[0].lower() if host.rpartition(":")[2].isdecimal() and ":" in host else host.lower()


def _is_address(host: str) -> bool:
    """A number cannot be pointed elsewhere, as a name can."""
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


_MISDIRECTED = PlainTextResponse(
    "this server does not go by that name; use its address, or start it with --allow-host NAME\n", 421
)
