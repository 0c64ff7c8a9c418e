"""What is made when it is asked for and kept a while: one at a time, with few waiting, so that no visitor takes all."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from threading import BoundedSemaphore, Lock
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Few(Generic[K, V]):
    """The last ``most`` of what was made; up to ``waiting`` requests may wait while one is made for another.

    >>> doubled = Few(most=2, waiting=1)
    >>> doubled.get("a", lambda: "aa")
    'aa'
    >>> doubled.get("a", lambda: "not made again")
    'aa'
    """

    def __init__(self, *, most: int, waiting: int) -> None:
        self._most, self._held = most, dict[K, V]()
        self._making, self._waiting = Lock(), BoundedSemaphore(waiting)

    def get(self, key: K, make: Callable[[], V]) -> V | None:
        """What is held under ``key``, or what ``make`` gives; None where too many wait already."""
        if (found := self._held.get(key)) is not None:
            return found
        if not self._waiting.acquire(blocking=False):
            return None
        try:
            with self._making:
                if key not in self._held:
                    self._keep(key, make())
                return self._held[key]
        finally:
            self._waiting.release()

    def _keep(self, key: K, made: V) -> None:
        while len(self._held) >= self._most:
            self._held.pop(next(iter(self._held)))
        self._held[key] = made
