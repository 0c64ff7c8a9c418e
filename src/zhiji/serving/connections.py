"""HTTP/1.1 connections that are given only so long to say what they want, and to take what they get; and only so many
of them to one address, so that nobody is shut out by somebody else's."""

from __future__ import annotations

import asyncio
import re
from collections import Counter, defaultdict
from collections.abc import Iterable

import h11
from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol

PATIENCE = 10.0
"""Seconds; ``impatient`` makes a protocol with another number."""

_NO_ROOM = b"""HTTP/1.1 503 Service Unavailable\r
Content-Type: text/plain; charset=utf-8\r
Content-Length: 58\r
Retry-After: 3\r
Connection: close\r
\r
too many connections from this address; ask again shortly\n"""

_FOR = re.compile(r'for="?(\[[^\]]*\]|[^\s;",:]+)', re.IGNORECASE)
_ENOUGH = PlainTextResponse(
    "too many requests at once from this address; ask again shortly\n", 503, {"Retry-After": "3"}
)


class Crowd:
    """The open connections by address. Where one is too many, the oldest that waits for its client goes; where none
    waits, the newcomer does."""

    def __init__(self, share: int, most: int) -> None:
        self.share, self.most = share, most
        self._held: dict[str, dict[ImpatientProtocol, None]] = defaultdict(dict)

    def let_in(self, newcomer: ImpatientProtocol) -> bool:
        """Whether there is room, or was made."""
        full = None
        if len(self._held[newcomer.address]) >= self.share:
            full = self._held[newcomer.address]
        elif sum(map(len, self._held.values())) >= self.most:
            full = max(self._held.values(), key=len)
        if full is not None and not self._make_room(full):
            return False
        self._held[newcomer.address][newcomer] = None
        return True

    def leave(self, gone: ImpatientProtocol) -> None:
        """Forgets a connection, also one that was never let in."""
        held = self._held[gone.address]
        held.pop(gone, None)
        if not held:
            del self._held[gone.address]

    def _make_room(self, full: Iterable[ImpatientProtocol]) -> bool:
        oldest = next((connection for connection in full if connection.waits), None)
        if oldest is None:
            return False
        self.leave(oldest)
        oldest.transport.abort()
        return True


class ImpatientProtocol(H11Protocol):
    """Hangs up on clients that send a request too slowly, and on those that do not read its answer."""

    patience = PATIENCE
    crowd = Crowd(share=1_000, most=1_000)
    _sending: asyncio.TimerHandle | None = None
    _reading: asyncio.TimerHandle | None = None

    @property
    def address(self) -> str:
        """Where the client is, without its port."""
        return self.client[0] if self.client else ""

    @property
    def waits(self) -> bool:
        """Whether nothing is being answered: its client has yet to ask, or to ask again."""
        return self._sending is not None or self.cycle is None or self.cycle.response_complete

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        if self.crowd.let_in(self):
            self._sending = self.loop.call_later(self.patience, self.transport.abort)
        else:
            self.transport.write(_NO_ROOM)
            self.transport.close()

    def connection_lost(self, exc: Exception | None) -> None:
        self.crowd.leave(self)
        self._stop_clocks()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        if self.transport.is_closing():
            return
        if self._sending is None:
            self._sending = self.loop.call_later(self.patience, self.transport.abort)
        super().data_received(data)
        if self.conn.their_state not in (h11.IDLE, h11.SEND_BODY) and self._sending:
            self._sending.cancel()
            self._sending = None

    def pause_writing(self) -> None:
        super().pause_writing()
        self._reading = self.loop.call_later(self.patience, self.transport.abort)

    def resume_writing(self) -> None:
        super().resume_writing()
        if self._reading:
            self._reading.cancel()

    def _stop_clocks(self) -> None:
        for clock in (self._sending, self._reading):
            if clock:
                clock.cancel()


def impatient(seconds: float, crowd: Crowd | None = None) -> type[ImpatientProtocol]:
    """The protocol with ``seconds`` of patience; its connections are counted in ``crowd``."""
    held = {"patience": seconds, "crowd": crowd or Crowd(share=1_000, most=1_000)}
    return type("ImpatientProtocol", (ImpatientProtocol,), held)


class Shares:
    """Answers so many requests at once of each address that a proxy names in ``header``; behind one, all connections
    come from its own."""

    def __init__(self, app: ASGIApp, header: str, share: int) -> None:
        self.app, self.header, self.share = app, header, share
        self._answering: Counter[str] = Counter()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        address = forwarded_address(Headers(scope=scope).getlist(self.header), self.header)
        if self._answering[address] >= self.share:
            await _ENOUGH(scope, receive, send)
            return
        self._answering[address] += 1
        try:
            await self.app(scope, receive, send)
        finally:
            self._answering[address] -= 1
            self._answering += Counter()  # drops the names of those who have gone


def forwarded_address(values: Iterable[str], header: str) -> str:
    """The address that the proxy itself wrote: the last one; whatever stands before it, its client may have made up.

    >>> forwarded_address(["10.0.0.1, 192.0.2.7"], "X-Forwarded-For")
    '192.0.2.7'
    >>> forwarded_address(['for=10.0.0.1, for="[2001:db8::1]:4711";proto=https'], "Forwarded")
    '[2001:db8::1]'
    """
    last = ", ".join(values).rpartition(",")[2].strip()
    if header.lower() != "forwarded":
        return last
    named = _FOR.search(last)
    return named[1] if named else ""
