"""Where workers are born: a process with the graph, one thread and no other duty, so that it may fork at any time.

The server itself has threads and sockets and must not fork; it hands the nursery one end of a socket for each worker
it wants. All workers share the graph's memory. When the server is gone, however it ended, so are they. When the nursery
is, its heir goes on: its first child, born for nothing else.
"""

from __future__ import annotations

import contextlib
import gc
import os
import signal
import socket
import struct
import traceback
from collections.abc import Callable
from typing import NoReturn

from zhiji.serving.workers.limits import Limits
from zhiji.serving.workers.worker import work
from zhiji.store.graphs import Graph

_ORDER = struct.Struct(">qq")
"""To the nursery: the order's number, and 0 for a new worker or the process to end. Back: the order's number, and the
new worker's process."""

_PATIENCE = 5.0
"""Seconds in which a worker must be born; an order is lost when the nursery ends right after it took it."""


class NurseryGoneError(RuntimeError):
    """No worker can be born any more: the nursery and its heir have ended."""


class Nursery:
    """Forks one process that forks the workers. Make it before the server has threads or sockets."""

    def __init__(self, graph: Graph, limits: Limits) -> None:
        graph.prepare()
        self._control, theirs = socket.socketpair()
        self._control.settimeout(_PATIENCE)
        self._orders = 0
        self._tell: Callable[[], None] = lambda: None
        self.gone = False
        gc.freeze()
        self.process = os.fork()
        if self.process == 0:
            self._control.close()
            _end_after(lambda: _tend(graph, theirs, limits))
        theirs.close()

    def when_gone(self, tell: Callable[[], None]) -> None:
        """Calls ``tell`` when no worker can be born any more."""
        self._tell = tell

    def bear(self) -> tuple[int, socket.socket]:
        """A new worker: its process, and the socket it listens to. NurseryGoneError where there will be none."""
        for _again in range(2):
            ours, theirs = socket.socketpair()
            self._orders += 1
            try:
                socket.send_fds(self._control, [_ORDER.pack(self._orders, 0)], [theirs.fileno()])
                return self._born(), ours
            except TimeoutError:
                ours.close()
            except OSError:
                ours.close()
                break
            finally:
                theirs.close()
        self.gone = True
        self._tell()
        raise NurseryGoneError("the processes that make workers have ended; start zhiji serve again")

    def _born(self) -> int:
        """The process that answers the last order; answers to lost ones are passed over."""
        while True:
            answer = self._control.recv(_ORDER.size, socket.MSG_WAITALL)
            if len(answer) < _ORDER.size:
                raise ConnectionResetError
            order, process = _ORDER.unpack(answer)
            if order == self._orders:
                return int(process)

    def end(self, process: int) -> None:
        """Ends a worker at once, whatever it is doing."""
        with contextlib.suppress(OSError):
            self._control.sendall(_ORDER.pack(0, process))

    def close(self) -> None:
        """Ends the nursery and all of its workers."""
        self._control.close()
        with contextlib.suppress(ChildProcessError):
            os.waitpid(self.process, 0)


def _tend(graph: Graph, control: socket.socket, limits: Limits) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server, which then hangs up
    alive: set[int] = set()
    heir, lifeline = _with_heir(graph, control, limits)
    while True:
        order, channels, _flags, _address = socket.recv_fds(control, _ORDER.size, 1)
        _bury(alive)
        if not order:
            break
        if os.waitpid(heir, os.WNOHANG)[0]:
            lifeline.close()
            heir, lifeline = _with_heir(graph, control, limits)
        number, process = _ORDER.unpack(order)
        if process in alive:
            os.kill(process, signal.SIGKILL)
        elif channels:
            alive.add(_born(graph, control, channels[0], lifeline, limits, number))
    for process in (*alive, heir):
        os.kill(process, signal.SIGKILL)


def _with_heir(graph: Graph, control: socket.socket, limits: Limits) -> tuple[int, socket.socket]:
    """A child that tends in its parent's place when that has ended: then nothing holds the lifeline's other end."""
    ours, theirs = socket.socketpair()
    process = os.fork()
    if process == 0:
        ours.close()
        _end_after(lambda: _inherit(graph, control, theirs, limits))
    theirs.close()
    return process, ours


def _inherit(graph: Graph, control: socket.socket, lifeline: socket.socket, limits: Limits) -> None:
    lifeline.recv(1)
    lifeline.close()
    _tend(graph, control, limits)


def _born(
    graph: Graph, control: socket.socket, channel: int, lifeline: socket.socket, limits: Limits, number: int
) -> int:
    process = os.fork()
    if process == 0:
        control.close()
        lifeline.close()
        _end_after(lambda: work(graph, socket.socket(fileno=channel), limits))
    os.close(channel)
    control.sendall(_ORDER.pack(number, process))
    return process


def _bury(alive: set[int]) -> None:
    """Takes leave of workers that have ended. A process number is ours to signal until then, and only then free."""
    for process in sorted(alive):
        if os.waitpid(process, os.WNOHANG)[0]:
            alive.discard(process)


def _end_after(run: Callable[[], None]) -> NoReturn:
    """A child never returns into its parent's code."""
    code = 1
    try:
        run()
        code = 0
    except ConnectionError:  # the server hung up in the middle of an answer
        code = 0
    except Exception:
        traceback.print_exc()
    finally:
        os._exit(code)
