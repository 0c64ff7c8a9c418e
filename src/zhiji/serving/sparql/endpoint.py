"""/sparql: the SPARQL 1.1 Protocol, read-only."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Coroutine
from dataclasses import dataclass
from math import ceil
from typing import Any, TypeVar

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from zhiji.serving.sparql.description import describe_service
from zhiji.serving.sparql.negotiation import accepted, best_type
from zhiji.serving.sparql.requests import Asked, RefusedError, read_asked
from zhiji.serving.workers.formats import ROW_TYPES, TRIPLE_TYPES
from zhiji.serving.workers.limits import Limits
from zhiji.serving.workers.pool import BusyError, EndedError, LateError, Pool
from zhiji.serving.workers.worker import Job, Reply

METHODS = ("GET", "HEAD", "POST", "OPTIONS")
CUT = "Zhiji-Rows-Cut"
"""The header that says that rows were left out, and after how many."""

_STATUS = {"wrong": 400, "heavy": 500}
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Answers one path. ``graphs`` are the IRIs of the open ones."""

    pool: Pool
    graphs: tuple[str, ...]
    limits: Limits

    async def answer(self, request: Request) -> Response:
        """The response to any request at this path, whatever it says."""
        if request.method not in METHODS:
            return refusal(RefusedError(405, f"ask with {', '.join(METHODS)}", {"Allow": ", ".join(METHODS)}))
        if request.method == "OPTIONS":
            return Response(status_code=204, headers={"Allow": ", ".join(METHODS)})
        try:
            asked = await read_asked(request, self.limits.body)
            if asked.query is None:
                return self._description(request)
            return await self._results(request, asked)
        except RefusedError as refused:
            return refusal(refused)

    def _description(self, request: Request) -> Response:
        kind = best_type(accepted(request), [*TRIPLE_TYPES, "text/html"])
        if kind == "text/html":
            return RedirectResponse("/editor", 303, {"Vary": "Accept"})
        if kind is None:
            raise RefusedError(406, f"the service describes itself as {', '.join(TRIPLE_TYPES)}")
        body = describe_service(str(request.url.replace(query="")), self.graphs, TRIPLE_TYPES[kind])
        return Response(body, media_type=kind, headers={"Vary": "Accept"})

    async def _results(self, request: Request, asked: Asked) -> Response:
        accept = accepted(request)
        rows, triples = best_type(accept, ROW_TYPES), best_type(accept, TRIPLE_TYPES)
        if rows is None and triples is None:
            raise RefusedError(406, f"answers come as {', '.join(dict.fromkeys([*ROW_TYPES, *TRIPLE_TYPES]))}")
        job = Job(
            asked.query or "", ROW_TYPES.get(rows or ""), TRIPLE_TYPES.get(triples or ""), asked.default, asked.named
        )
        reply = await ask(request, self.pool, job)
        headers = {"Vary": "Accept", "Cache-Control": "no-cache"}
        headers |= {CUT: f"only the first {self.limits.rows}; ask with LIMIT and OFFSET"} if reply.cut else {}
        return Response(reply.body, media_type=triples if reply.outcome == "triples" else rows, headers=headers)


async def ask(request: Request, pool: Pool, job: Job) -> Reply:
    """The rows or triples of one job; RefusedError for every other end that it may come to."""
    try:
        reply = await _while_there(request, pool.ask(job))
    except BusyError:
        raise busy() from None
    except LateError as late:
        raise RefusedError(503, str(late), {"Retry-After": f"{ceil(pool.limits.timeout)}"}) from None
    except EndedError as ended:
        raise RefusedError(500, str(ended)) from None
    if reply.outcome in _STATUS:
        raise RefusedError(_STATUS[reply.outcome], reply.words)
    if reply.outcome == "unacceptable":
        types = TRIPLE_TYPES if reply.words == "triples" else ROW_TYPES
        raise RefusedError(406, f"the answer to this query comes as {', '.join(types)}")
    return reply


def busy() -> RefusedError:
    """What those hear who ask when too many wait already."""
    return RefusedError(503, "too many queries at once; ask again in a moment", {"Retry-After": "3"})


def refusal(refused: RefusedError) -> Response:
    """One line of plain text, under the status that fits."""
    return Response(f"{refused.words}\n", refused.status, refused.headers, "text/plain")


async def _while_there(request: Request, work: Coroutine[Any, Any, _T]) -> _T:
    """What ``work`` comes to, unless the client hangs up: then it is stopped."""
    working, leaving = asyncio.ensure_future(work), asyncio.ensure_future(_gone(request))
    try:
        await asyncio.wait({working, leaving}, return_when=asyncio.FIRST_COMPLETED)
        if not working.done():
            raise RefusedError(400, "the request broke off")
        return working.result()
    finally:
        for task in (working, leaving):
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError, Exception):
                await task


async def _gone(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass
