"""Tables that commands ask, in parts by issuer: a new state takes over each part that no change touches as it is."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from zhiji.corpus.folder import link_or_copy
from zhiji.corpus.tables import FOR_COMMANDS, rewrite

PARTS = 8


def part_of(issuer: str) -> str:
    """The file name of the part that holds what belongs to ``issuer``.

    >>> part_of("https://w3id.org/zhiji/id/unit-1")
    '5.parquet'
    """
    return f"{sha256(issuer.encode('utf-8')).digest()[0] % PARTS}.parquet"


def rewrite_parts(
    old: Path | None,
    new: Path,
    schema: Any,
    gone: tuple[str, Collection[str]],
    touched: Iterable[str],
    added: Mapping[str, Iterable[Path]],
) -> None:
    """Writes the table ``new``, a folder: of ``old``, where there is one, the parts of the issuers ``touched`` without
    the rows whose column is among the values of ``gone``, and with those of the files ``added`` by issuer; all other
    parts as they are."""
    new.mkdir()
    moved = {part_of(issuer) for issuer in touched}
    files: dict[str, list[Path]] = {}
    for issuer, places in added.items():
        files.setdefault(part_of(issuer), []).extend(places)
    for part in _parts():
        earlier = old / part if old else Path("none")
        if part not in moved and part not in files and earlier.is_file():
            link_or_copy(earlier, new / part)
        else:
            rewrite(earlier, new / part, schema, gone, files.get(part, ()), FOR_COMMANDS)


def _parts() -> Iterator[str]:
    return (f"{number}.parquet" for number in range(PARTS))
