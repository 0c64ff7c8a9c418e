"""A new state of a corpus: made beside the one that stands, published in one step, then reports/ follows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from zhiji.corpus.folder import Folder, remove
from zhiji.corpus.pieces import FILES, find_pieces, place_piece
from zhiji.corpus.record import Record, format_record, read_record
from zhiji.corpus.revision import Revision
from zhiji.corpus.wholeness import write_sizes


def standing_record(folder: Folder) -> Record:
    """What stands now; an empty record before the first state."""
    return read_record(folder.current / "corpus.json") if folder.current else Record()


def commit(folder: Folder, revision: Revision, fill: Callable[[Path | None, Path], None]) -> None:
    """Publishes what ``revision`` says. ``fill`` makes the state: it is given the folder of the one that stands, or
    None, and that of the new one. Killed before it is published nothing has happened; after that ``settle`` ends it."""
    state = folder.new_state()
    try:
        fill(folder.current, state)
        (state / "corpus.json").write_bytes(format_record(revision.after))
        write_sizes(folder, revision, folder.current, state)
    except BaseException:
        remove(state)
        raise
    folder.publish(state)


def settle(folder: Folder) -> None:
    """Makes reports/ hold what stands, no more and no less, from the pieces it was made of; a killed build is ended
    by this when the next one begins."""
    if folder.current is None:
        return
    entries = standing_record(folder).by_piece()
    for piece, entry in find_pieces(folder):
        if entry.piece in entries:
            place_piece(piece, folder.reports, entries[entry.piece].name)
            remove(piece)
    wanted = {f"{entry.name}{ending}" for entry in entries.values() for ending in FILES}
    for file in folder.reports.iterdir():
        if file.name not in wanted:
            remove(file)
