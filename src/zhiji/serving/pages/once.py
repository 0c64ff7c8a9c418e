"""Attributes that are worked out when they are first asked for, by one thread while the others wait."""

from __future__ import annotations

from collections.abc import Callable
from threading import RLock
from typing import Any, Generic, TypeVar

T = TypeVar("T")


class once(Generic[T]):  # noqa: N801 - it is written like property
    """As ``functools.cached_property``, also where several requests ask at the same time.

    >>> class Site:
    ...     @once
    ...     def rows(self) -> list[int]:
    ...         return [1, 2]
    >>> site = Site()
    >>> site.rows is site.rows
    True
    """

    def __init__(self, make: Callable[[Any], T]) -> None:
        self._make, self._name, self._lock = make, make.__name__, RLock()
        self.__doc__ = make.__doc__

    def __get__(self, instance: Any, owner: type | None = None) -> T:
        held = vars(instance)
        with self._lock:
            if self._name not in held:
                held[self._name] = self._make(instance)
        found: T = held[self._name]
        return found
