"""Behind a proxy every connection comes from one address; who asks stands in a header that the proxy sets."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

_FOR = re.compile(r'for="?(\[[^\]]*\]|[^\s;",:]+)', re.IGNORECASE)
_ENOUGH = PlainTextResponse(
    "too many requests at once from this address; ask again shortly\n", 503, {"Retry-After": "3"}
)


class Shares:
    """Answers so many requests at once of each address that the proxy names in ``header``."""

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
