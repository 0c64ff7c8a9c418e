"""Many tasks over the machines of a Dask cluster that is there already; they must see the corpus under one path."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Generic

from zhiji.corpus.workers import Died, Result, Task
from zhiji.model import ZhijiError

WAITS = 10.0
"""Seconds that a scheduler has to answer."""

_AHEAD = 2
"""Tasks handed out for each thread of the cluster."""


class Cluster(Generic[Task, Result]):
    """As ``Workers``, over the Dask scheduler at ``address`` (``tcp://HOST:8786``, or the path of its file)."""

    def __init__(self, run: Callable[[Task], Result], address: str) -> None:
        self._run = run
        self._address = address

    def results(self, tasks: Iterable[Task]) -> Iterator[tuple[Task, Result | Exception]]:
        """Each task with its result, or what it raised, as they are done; Dask tries again what was under way on a
        machine that is gone. ZhijiError where no scheduler answers."""
        distributed = _distributed()
        waiting = iter(tasks)
        with self._client(distributed) as client:
            ahead = _AHEAD * max(1, sum(client.nthreads().values()))
            under_way: dict[Any, Task] = {}
            with client.as_current():
                done = distributed.as_completed([])
            for task in waiting:
                future = client.submit(self._run, task, pure=False)
                under_way[future] = task
                done.add(future)
                if len(under_way) >= ahead:
                    yield self._next(done, under_way)
            while under_way:
                yield self._next(done, under_way)

    def _next(self, done: Iterator[Any], under_way: dict[Any, Task]) -> tuple[Task, Result | Exception]:
        future = next(done)
        task = under_way.pop(future)
        error = future.exception()
        if error is None:
            return task, future.result()
        if type(error).__name__ == "KilledWorker":
            error = Died("the process that read it ended before it was done, again and again (out of memory?)")
        return task, error

    def _client(self, distributed: Any) -> Any:
        told = {} if "://" in self._address else {"scheduler_file": self._address}
        try:
            return distributed.Client(*([] if told else [self._address]), timeout=WAITS, set_as_default=False, **told)
        except (OSError, ValueError) as error:
            reason = " ".join(str(error).split())[:200]
            raise ZhijiError(f"{self._address}: no Dask scheduler answers ({reason}); check the address") from None


def _distributed() -> Any:
    try:
        import distributed
    except ImportError:
        raise ZhijiError("--dask needs dask.distributed: pip install 'zhiji[corpus,dask]'") from None
    return distributed
