"""A crate written: the files, then what they are."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from zhiji.cataloguing.rocrate import METADATA, CrateFile, ReadBy, Told, describe_crate
from zhiji.cataloguing.statements import Catalogue
from zhiji.writing import make_folder, write_whole


def write_crate(
    place: Path,
    catalogue: Catalogue,
    data: Iterable[tuple[str, str | None, bytes]],
    readings: Iterable[tuple[str, str, str | None]],
    told: Told,
) -> list[Path]:
    """Writes ``data`` (path, IRI of the report that it is of, bytes) into the folder ``place``, one after the other,
    and when all of it is there its description; the files in that order."""
    held, written = [], []
    for path, report, content in data:
        make_folder((place / path).parent)
        written.append(write_whole(place / path, content))
        held.append(CrateFile(path, len(content), sha256(content).hexdigest(), report))
    told_of = describe_crate(catalogue, held, (ReadBy(*reading) for reading in readings), told)
    return [*written, write_whole(place / METADATA, told_of)]
