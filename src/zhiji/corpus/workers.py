"""Many tasks over the cores of this machine: bounded in number, replaced when one dies, none lost."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import forkserver
from multiprocessing.connection import wait as wait_for
from typing import Generic, TypeVar

from zhiji.model import ZhijiError

Task = TypeVar("Task")
Result = TypeVar("Result")

_AHEAD = 2
"""Tasks handed out per worker: one that it does and one that waits for it."""

_RECYCLED_AFTER = 200
"""Tasks after which a worker is replaced, so that what it has gathered in memory is let go of."""

_WAY = "forkserver" if hasattr(os, "fork") else "spawn"
"""How workers begin: out of a process of their own that has nothing open."""


class Died(ZhijiError):  # noqa: N818 - it is what happened
    """The process that did a task ended before it was done, twice."""


class Workers(Generic[Task, Result]):
    """``run`` over tasks in ``count`` processes; with one, in this process. ``run`` must be found by its name."""

    def __init__(self, run: Callable[[Task], Result], count: int) -> None:
        self._run = run
        self._count = count

    def results(self, tasks: Iterable[Task]) -> Iterator[tuple[Task, Result | Exception]]:
        """Each task with its result, or what it raised, as they are done. What was under way when a process died is
        tried once more by itself; what dies again comes with ``Died``."""
        if self._count == 1:
            yield from ((task, attempted(self._run, task)) for task in tasks)
            return
        waiting = iter(tasks)
        while True:
            suspects: list[Task] = []
            yield from self._with_pool(waiting, suspects)
            if not suspects:
                return
            for task in suspects:
                yield task, self._alone(task)

    def _with_pool(self, waiting: Iterator[Task], suspects: list[Task]) -> Iterator[tuple[Task, Result | Exception]]:
        """Runs until there are no tasks, or a process dies; then ``suspects`` are the tasks that were under way."""
        under_way: dict[Future[Result], Task] = {}
        with self._pool(self._count) as pool:
            try:
                while True:
                    for task in islice(waiting, self._count * _AHEAD - len(under_way)):
                        under_way[pool.submit(self._run, task)] = task
                    if not under_way:
                        return
                    for done in wait(under_way, return_when=FIRST_COMPLETED).done:
                        result = _outcome(done)
                        task = under_way.pop(done)
                        if isinstance(result, BrokenProcessPool):
                            suspects.append(task)
                        else:
                            yield task, result
                    if suspects:
                        suspects += under_way.values()
                        return
            except BrokenProcessPool:  # it broke while a task was handed in
                suspects += [*under_way.values(), task]
            except BaseException:
                pool.shutdown(wait=False, cancel_futures=True)
                raise

    def _alone(self, task: Task) -> Result | Exception:
        with self._pool(1) as pool:
            result = _outcome(pool.submit(self._run, task))
        if isinstance(result, BrokenProcessPool):
            return Died("the process that read it ended before it was done (out of memory?)")
        return result

    def _pool(self, count: int) -> ProcessPoolExecutor:
        context = multiprocessing.get_context(_WAY)
        return ProcessPoolExecutor(count, context, initializer=_end_with_parent, max_tasks_per_child=_RECYCLED_AFTER)


def get_ready(modules: Sequence[str]) -> None:
    """Begins the process that workers are forked from, which imports ``modules`` while this one goes on; where there
    is one already, or workers begin another way, nothing."""
    if _WAY == "forkserver":
        multiprocessing.set_forkserver_preload([*modules])
        forkserver.ensure_running()


def attempted(run: Callable[[Task], Result], task: Task) -> Result | Exception:
    """The result, or what was raised."""
    try:
        return run(task)
    except Exception as error:  # whatever one task holds, the others are done
        return error


def _outcome(done: Future[Result]) -> Result | Exception:
    error = done.exception()
    if error is None:
        return done.result()
    if isinstance(error, Exception):
        return error
    raise error


def _end_with_parent() -> None:
    """A worker whose parent was killed ends too, instead of waiting for tasks for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_watch, args=(parent.sentinel,), daemon=True).start()


def _watch(sentinel: int) -> None:
    wait_for([sentinel])
    os._exit(1)
