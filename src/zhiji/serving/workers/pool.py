"""The queries that are running: so many at once, so many waiting, each in a worker that is ended at its limit.

A query that takes longer than most gives up its place after a moment and runs on, at the lowest priority, beside the
others; so a few that never end cannot keep the many waiting.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import select
import socket
from collections import deque
from dataclasses import dataclass

from zhiji.serving.workers.limits import MEGABYTE, Limits
from zhiji.serving.workers.nursery import Nursery, NurseryGoneError
from zhiji.serving.workers.worker import HEAD, Job, Reply, packed_job


class BusyError(RuntimeError):
    """Too many queries at once; come again in a moment."""


class EndedError(RuntimeError):
    """The query was ended at a limit, or its worker was; the message says which."""


class LateError(EndedError):
    """The query ran to the end of its time: on a machine with less to do it may have an answer."""


@dataclass(slots=True)
class _Worker:
    process: int
    channel: socket.socket
    fresh: bool = True

    @property
    def alive(self) -> bool:
        """Nothing is to be read from a worker that waits; at the end of its channel there is."""
        return not select.select([self.channel], [], [], 0)[0]


class Pool:
    """Workers, taken for one query each and put back."""

    def __init__(self, nursery: Nursery, limits: Limits) -> None:
        self.limits = limits
        self._nursery = nursery
        self._places = asyncio.Semaphore(limits.workers)
        self._idle: deque[_Worker] = deque()
        self._waiting = self._running_on = 0

    def open(self) -> None:
        """Has the workers ready before the first query."""
        self._idle.extend(self._born() for _ in range(self.limits.workers))

    def close(self) -> None:
        """Ends the workers that wait."""
        while self._idle:
            self._end(self._idle.popleft())

    @property
    def processes(self) -> list[int]:
        """The workers that wait for a query."""
        return [worker.process for worker in self._idle]

    async def ask(self, job: Job) -> Reply:
        """The reply to one job. BusyError when it was not begun; EndedError when it was and has no answer."""
        await self._place()
        held = [self._places]
        try:
            worker = self._take()
        except NurseryGoneError as error:
            self._places.release()
            raise EndedError(str(error)) from None
        reply = None
        try:
            reply = await self._answer(worker, job, held)
            return reply
        finally:
            if reply is None or reply.tired or not worker.fresh:
                self._end(worker)
            else:
                self._idle.append(worker)
            if held:
                self._places.release()
            else:
                self._running_on -= 1

    async def _place(self) -> None:
        if self._waiting >= self.limits.waiting:
            raise BusyError
        self._waiting += 1
        try:
            await asyncio.wait_for(self._places.acquire(), self.limits.timeout)
        except TimeoutError:
            raise BusyError from None
        finally:
            self._waiting -= 1

    async def _answer(self, worker: _Worker, job: Job, held: list[asyncio.Semaphore]) -> Reply:
        exchange = asyncio.ensure_future(_exchange(worker.channel, job))
        brisk = min(self.limits.brisk, self.limits.timeout)
        try:
            done, _ = await asyncio.wait({exchange}, timeout=brisk)
            if not done:
                self._let_others_by(worker, held)
                done, _ = await asyncio.wait({exchange}, timeout=self.limits.timeout - brisk)
            if not done:
                raise LateError(f"no answer within {self.limits.timeout:g} s; ask for less")
            return exchange.result()
        except (ConnectionError, asyncio.IncompleteReadError):
            most = self.limits.memory // MEGABYTE
            raise EndedError(f"the query was ended; most often it needs more than {most} MB: ask for less") from None
        finally:
            exchange.cancel()
            await asyncio.wait({exchange})  # its reader is gone before the socket's number is used again

    def _let_others_by(self, worker: _Worker, held: list[asyncio.Semaphore]) -> None:
        if self._running_on >= self.limits.workers:
            raise BusyError
        self._running_on += 1
        held.pop().release()
        worker.fresh = False
        with contextlib.suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, worker.process, 19)

    def _take(self) -> _Worker:
        while self._idle:
            worker = self._idle.popleft()
            if worker.alive:
                return worker
            self._end(worker)
        return self._born()

    def _born(self) -> _Worker:
        process, channel = self._nursery.bear()
        channel.setblocking(False)
        return _Worker(process, channel)

    def _end(self, worker: _Worker) -> None:
        self._nursery.end(worker.process)
        worker.channel.close()


async def _exchange(channel: socket.socket, job: Job) -> Reply:
    loop = asyncio.get_running_loop()
    await loop.sock_sendall(channel, packed_job(job))
    first, second = HEAD.unpack(await _exactly(channel, HEAD.size))
    head, body = json.loads(await _exactly(channel, first)), await _exactly(channel, second)
    return Reply(**head, body=body)


async def _exactly(channel: socket.socket, size: int) -> bytes:
    loop, held = asyncio.get_running_loop(), bytearray()
    while len(held) < size:
        piece = await loop.sock_recv(channel, min(size - len(held), MEGABYTE))
        if not piece:
            raise asyncio.IncompleteReadError(bytes(held), size)
        held += piece
    return bytes(held)
