"""What was made of one report, whole on disk before anything else knows of it: a killed build finds it again."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from tempfile import mkdtemp

from zhiji.corpus.folder import Folder, link_or_copy, remove
from zhiji.corpus.naming import find_names
from zhiji.corpus.record import Entry, encoded, entry_of

FILES = (".ttl", ".facts.jsonl", ".txt")
"""What stands in reports/ of each report, by ending."""

NAMES = ".names.json"
"""What a piece keeps besides: what the report calls things that others speak of too."""


def write_piece(folder: Folder, entry: Entry, files: Mapping[str, bytes]) -> None:
    """Keeps what was made of one report under its ``piece``; ``files`` by their ending."""
    beside = Path(mkdtemp(prefix=".", dir=folder.made))
    for ending, data in files.items():
        (beside / f"report{ending}").write_bytes(data)
    (beside / "entry.json").write_bytes(encoded(json.dumps(asdict(entry), ensure_ascii=False)))
    try:
        beside.rename(folder.made / entry.piece)
    except OSError:  # another process has made the same
        remove(beside)


def find_pieces(folder: Folder) -> Iterator[tuple[Path, Entry]]:
    """What has been made and not yet published, by what it is known by."""
    for place in sorted(folder.made.iterdir()):
        if not place.name.startswith("."):
            yield place, read_piece(place)


def read_piece(place: Path) -> Entry:
    return entry_of(json.loads((place / "entry.json").read_text(encoding="utf-8")))


def format_names(turtle: bytes) -> bytes:
    """What the piece of the report with this graph keeps under ``NAMES``."""
    return json.dumps(find_names(turtle), ensure_ascii=False).encode("utf-8")


def read_names(piece: Path) -> list[list[str]]:
    """The things and lines that ``format_names`` wrote."""
    found: list[list[str]] = json.loads((piece / f"report{NAMES}").read_bytes())
    return found


def place_piece(piece: Path, reports: Path, name: str) -> None:
    """Puts the files of a piece into reports/; the piece stays until the state that holds it stands."""
    for ending in FILES:
        beside = reports / f".{name}{ending}"
        beside.unlink(missing_ok=True)
        link_or_copy(piece / f"report{ending}", beside)
        beside.replace(reports / f"{name}{ending}")
