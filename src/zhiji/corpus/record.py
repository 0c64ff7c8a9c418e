"""corpus.json: what stands in a corpus, what it was made from, and what failed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from zhiji.model import ZhijiError

FORMAT = 5
"""Of corpus.json, the tables and the kept answers; a corpus of another one is built anew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One report that stands. ``made_from`` is the sha256 of all that decided what was made: the source's bytes, what
    stood beside it, the options, the version and the reader. ``sources`` are the places it was found at, ``address`` is
    where it was published, None where nobody said."""

    name: str
    iri: str
    text_sha256: str
    issuer: str
    issuer_iri: str
    year: int
    title: str
    made_from: str
    reader: str
    version: str
    curated: bool
    facts: int
    sources: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    address: str | None = None

    @property
    def piece(self) -> str:
        """What its files are known by: ``made_from``, and the address that stands in its graph."""
        told = f"{self.made_from} {self.address}"
        return sha256(told.encode("utf-8")).hexdigest() if self.address else self.made_from


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """One source that gave no report, and why; ``lasting`` where trying again cannot help."""

    source: str
    made_from: str
    reason: str
    lasting: bool = True


@dataclass(frozen=True, slots=True)
class Record:
    """All of corpus.json: reports by name, failures by source. ``has_store`` says whether there is a store beside."""

    reports: Mapping[str, Entry] = field(default_factory=dict)
    failures: Mapping[str, Failure] = field(default_factory=dict)
    has_store: bool = True

    def by_piece(self) -> dict[str, Entry]:
        return {entry.piece: entry for entry in self.reports.values()}

    def by_made_from(self) -> dict[str, Entry]:
        return {entry.made_from: entry for entry in self.reports.values()}


def format_record(record: Record) -> bytes:
    """The same record is the same bytes; one report a line."""
    parts = {
        "format": json.dumps(FORMAT),
        "store": json.dumps(record.has_store),
        "reports": _lines(asdict(entry) for _, entry in sorted(record.reports.items())),
        "failed": _lines(asdict(failure) for _, failure in sorted(record.failures.items())),
    }
    return encoded("{\n" + ",\n".join(f'"{name}": {value}' for name, value in parts.items()) + "\n}\n")


def encoded(json_text: str) -> bytes:
    r"""JSON as UTF-8. What is none in the name of a file (GBK, as archives of a Chinese Windows leave it) stands as
    JSON's own escapes, and comes back as it was.

    >>> encoded('"\udcb1.txt"')
    b'"\\udcb1.txt"'
    """
    return json_text.encode("utf-8", "backslashreplace")


def _lines(rows: Any) -> str:
    lines = [json.dumps(row, ensure_ascii=False) for row in rows]
    return "[\n" + ",\n".join(lines) + "\n]" if lines else "[]"


def read_record(file: Path) -> Record:
    """The record in ``file``. ZhijiError where there is none, or none of ours: without it nobody knows what stands."""
    try:
        held = json.loads(file.read_bytes())
        if held["format"] != FORMAT:
            raise ZhijiError(
                f"{file}: of format {held['format']}, not {FORMAT}; build the corpus anew in another folder"
            )
        entries = [entry_of(row) for row in held["reports"]]
        failures = [Failure(**row) for row in held["failed"]]
    except FileNotFoundError:
        raise ZhijiError(f"{file} is missing; build the corpus anew in another folder") from None
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        if isinstance(error, ZhijiError):
            raise
        raise ZhijiError(f"{file}: no record of a corpus ({error}); build the corpus anew in another folder") from None
    return Record({e.name: e for e in entries}, {f.source: f for f in failures}, held["store"])


def entry_of(row: dict[str, Any]) -> Entry:
    """An entry as it stands in JSON; TypeError where its fields are not those of an entry."""
    values: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}
    return Entry(**values)
