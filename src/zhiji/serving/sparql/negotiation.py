"""Which of the media types on offer a client takes best (RFC 9110, 12.5.1)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from starlette.requests import Request

_MARK = re.compile(r'(?:W/)?("[^"]*")')


def accepted(request: Request) -> str | None:
    """What a request says that it takes, in however many Accept headers."""
    return ", ".join(request.headers.getlist("accept")) or None


def is_held(request: Request, mark: str) -> bool:
    """Whether a client says in If-None-Match that it has the version ``mark``; weak marks count (RFC 9110, 13.1.2)."""
    said = ", ".join(request.headers.getlist("if-none-match"))
    return said.strip() == "*" or mark in _MARK.findall(said)


def best_type(accept: str | None, offered: Iterable[str]) -> str | None:
    """The one of ``offered`` (best first) that the Accept header prefers; None where it takes none of them.

    >>> best_type("text/csv;q=0.5, application/json", ["text/csv", "application/json"])
    'application/json'
    """
    types = list(offered)
    if accept is None or not accept.strip():
        return types[0]
    ranges = [_range(part) for part in accept.split(",") if part.strip()]
    weighed = [(_weight(kind, ranges), -at) for at, kind in enumerate(types)]
    weight, at = max(weighed)
    return types[-at] if weight > 0 else None


def _range(part: str) -> tuple[str, float]:
    name, *parameters = (piece.strip() for piece in part.split(";"))
    values = dict(parameter.lower().partition("=")[::2] for parameter in parameters)
    try:
        weight = float(values.get("q", "1"))
    except ValueError:
        weight = 0.0
    return name.lower(), min(max(weight, 0.0), 1.0)


def _weight(kind: str, ranges: list[tuple[str, float]]) -> float:
    """The weight of the most specific range that holds ``kind``."""
    holding = (kind, kind.partition("/")[0] + "/*", "*/*")
    for wanted in holding:
        found = [weight for name, weight in ranges if name == wanted]
        if found:
            return max(found)
    return 0.0
