"""A crate written: the files, then what they are."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from zhiji.cataloguing.rocrate import METADATA, CrateFile, ReadBy, Told, describe_crate
from zhiji.cataloguing.statements import Catalogue
from zhiji.writing import make_folder, whole_folder, write_whole


def write_crate(
    place: Path,
    catalogue: Catalogue,
    data: Iterable[tuple[str, str | None, bytes]],
    readings: Iterable[tuple[str, str, str | None]],
    told: Told,
) -> list[Path]:
    """Writes ``data`` (path, IRI of the report that it is of, bytes) into the folder ``place``, one after the other,
    and when all of it is there its description; the files in that order. It is all there or nothing of it."""
    held = []
    with whole_folder(place) as folder:
        for path, report, content in data:
            make_folder((folder / path).parent)
            write_whole(folder / path, content)
            held.append(CrateFile(path, len(content), sha256(content).hexdigest(), report))
        told_of = describe_crate(catalogue, held, (ReadBy(*reading) for reading in readings), told)
        write_whole(folder / METADATA, told_of)
    return [place / path for path in (*(file.path for file in held), METADATA)]
