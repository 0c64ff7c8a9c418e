"""Where workers are born: a process with the graph, one thread and no other duty, so that it may fork at any time.

The server itself has threads and sockets and must not fork; it hands the nursery one end of a socket for each worker
it wants. All workers share the graph's memory. When the server is gone, however it ended, so are they.
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

from zhiji.serving.limits import Limits
from zhiji.serving.worker import work
from zhiji.store.graphs import Graph

_ORDER = struct.Struct(">q")
"""To the nursery: 0 for a new worker, or the process to end. Back: the new worker's process."""


class NurseryGoneError(RuntimeError):
    """No worker can be born any more: the nursery's process has ended."""


class Nursery:
    """Forks one process that forks the workers. Make it before the server has threads or sockets."""

    def __init__(self, graph: Graph, limits: Limits) -> None:
        graph.ask("ASK {}")  # whatever the graph prepares for its first question is done once, before it is shared
        self._control, theirs = socket.socketpair()
        gc.freeze()
        self.process = os.fork()
        if self.process == 0:
            self._control.close()
            _end_after(lambda: _tend(graph, theirs, limits))
        theirs.close()

    def bear(self) -> tuple[int, socket.socket]:
        """A new worker: its process, and the socket it listens to."""
        ours, theirs = socket.socketpair()
        try:
            socket.send_fds(self._control, [_ORDER.pack(0)], [theirs.fileno()])
            born = self._control.recv(_ORDER.size, socket.MSG_WAITALL)
        except OSError:
            born = b""
        finally:
            theirs.close()
        if len(born) < _ORDER.size:
            ours.close()
            raise NurseryGoneError("the process that makes workers has ended; start zhiji serve again")
        return _ORDER.unpack(born)[0], ours

    def end(self, process: int) -> None:
        """Ends a worker at once, whatever it is doing."""
        with contextlib.suppress(OSError):
            self._control.sendall(_ORDER.pack(process))

    def close(self) -> None:
        """Ends the nursery and all of its workers."""
        self._control.close()
        with contextlib.suppress(ChildProcessError):
            os.waitpid(self.process, 0)


def _tend(graph: Graph, control: socket.socket, limits: Limits) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server, which then hangs up
    alive: set[int] = set()
    while True:
        order, channels, _flags, _address = socket.recv_fds(control, _ORDER.size, 1)
        _bury(alive)
        if not order:
            break
        process = _ORDER.unpack(order)[0]
        if process in alive:
            os.kill(process, signal.SIGKILL)
        elif channels:
            alive.add(_born(graph, control, channels[0], limits))
    for process in alive:
        os.kill(process, signal.SIGKILL)


def _born(graph: Graph, control: socket.socket, channel: int, limits: Limits) -> int:
    process = os.fork()
    if process == 0:
        control.close()
        _end_after(lambda: work(graph, socket.socket(fileno=channel), limits))
    os.close(channel)
    control.sendall(_ORDER.pack(process))
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
