"""What one server gives to those who ask, so that nobody can take it all."""

from __future__ import annotations

import os
from dataclasses import dataclass, field

MEGABYTE = 1 << 20


def _workers() -> int:
    return max(2, os.cpu_count() or 1)


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds, rows, bytes and numbers of queries; every default can be lived with on a laptop."""

    timeout: float = 10.0
    """Seconds that a query may run."""
    brisk: float = 2.0
    """Seconds after which a query gives up its place to others, and runs on behind them."""
    memory: int = 512 * MEGABYTE
    """Bytes that a query may take beyond what the graph itself takes."""
    rows: int = 10_000
    """Rows, or triples, in an answer."""
    answer: int = 32 * MEGABYTE
    """Bytes in an answer."""
    workers: int = field(default_factory=_workers)
    """Queries that run at once; as many again may be running on."""
    waiting: int = 100
    """Queries that may wait for a worker; the rest are told to come again."""
    body: int = MEGABYTE
    """Bytes in a request's body."""
    patience: float = 10.0
    """Seconds in which a client must have sent its request, and must take some of its answer."""
    connections: int = 500
    """Connections held open at once."""
    share: int = 100
    """Connections of one address; behind a proxy, requests of one address that are being answered."""
