"""What a corpus can be made of: a file, or a row of a table of reports; known by where it lies and by its content."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from zhiji.corpus.record import encoded


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One report to be: a file at ``path``, or where ``row`` is given a row of the table at ``path``, whose text has
    been put into ``held`` until it is read. ``issuer`` and ``year`` are what was told of it; ``address`` is
    where it was published, empty where it has none any more, None where nobody said; ``size`` in bytes, for the order
    of work; ``made_from`` the sha256 of all that decides what is made of it."""

    path: str
    made_from: str
    size: int
    issuer: str | None = None
    year: int | None = None
    title: str | None = None
    row: int | None = None
    held: str | None = None
    address: str | None = None

    @property
    def id(self) -> str:
        return self.path if self.row is None else f"{self.path}#{self.row}"

    @property
    def label(self) -> str:
        """What a report's graph calls its source: the base name, and the row."""
        return Path(self.path).name + ("" if self.row is None else f"#{self.row}")


def source_of_file(path: Path, beside: Iterable[Path], reader: str, issuer: str | None, year: int | None) -> Source:
    """A file as a source; ``beside`` are the curated facts and corrections that stand there. A file that cannot be
    read is a source too: reading it will say why."""
    contents = [_digest(file) for file in (path, *beside)]
    told = [path.name, issuer, year, reader]
    size = path.stat().st_size if path.is_file() else 0
    return Source(path=str(path.absolute()), made_from=digest([contents, told]), size=size, issuer=issuer, year=year)


def digest(values: object) -> str:
    """The sha256 of values, as JSON."""
    return sha256(encoded(json.dumps(values, ensure_ascii=False))).hexdigest()


def _digest(file: Path) -> str | None:
    try:
        return sha256(file.read_bytes()).hexdigest()
    except OSError:
        return None


def in_shard(source: Source, shard: tuple[int, int] | None) -> bool:
    """Is the source of the shard ``(i, n)``, by its content and so wherever it lies? Without one all are."""
    return shard is None or int(source.made_from[:8], 16) % shard[1] == shard[0] - 1
