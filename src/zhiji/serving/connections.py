"""One HTTP/1.1 connection that is given only so long to say what it wants, and to take what it gets."""

from __future__ import annotations

import asyncio

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

PATIENCE = 10.0
"""Seconds; ``impatient`` makes a protocol with another number."""


class ImpatientProtocol(H11Protocol):
    """Hangs up on clients that send a request too slowly, and on those that do not read its answer."""

    patience = PATIENCE
    _sending: asyncio.TimerHandle | None = None
    _reading: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._sending = self.loop.call_later(self.patience, self.transport.abort)

    def connection_lost(self, exc: Exception | None) -> None:
        self._stop_clocks()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
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


def impatient(seconds: float) -> type[ImpatientProtocol]:
    """The protocol with ``seconds`` of patience."""
    return type("ImpatientProtocol", (ImpatientProtocol,), {"patience": seconds})
