"""What was worked out of reports before: where all that it was made of is the same, it is taken and not made again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from hashlib import sha256


class Remembered:
    """Words by a digest of all that they were made of: ``held`` from before, ``used`` those that were asked for now."""

    def __init__(self, held: Mapping[str, str]) -> None:
        self._held = held
        self.used: dict[str, str] = {}

    def take(self, made_of: Iterable[object], make: Callable[[], str]) -> str:
        """The words that ``make`` gives of ``made_of``, whose parts are told apart by how they are shown (``repr``)."""
        digest = sha256()
        for part in made_of:
            digest.update(repr(part).encode("utf-8", "surrogatepass") + b"\0")
        key = digest.hexdigest()
        if key not in self.used:
            self.used[key] = self._held.get(key) or make()
        return self.used[key]
