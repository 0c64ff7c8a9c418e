"""Where reports were published, put into what has been read: the graph of a report is written anew, its text is not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from zhiji.addresses import Addresses, names_of_file
from zhiji.corpus.folder import Folder
from zhiji.corpus.pieces import FILES, NAMES, format_names, write_piece
from zhiji.corpus.record import Entry
from zhiji.corpus.revision import Revision, with_addresses
from zhiji.description import text_base
from zhiji.store.turtle import with_value
from zhiji.vocabulary import ZJ


def address(
    folder: Folder, revision: Revision, told: Mapping[str, str], table: Addresses | None
) -> tuple[Revision, list[str]]:
    """What stands, with the addresses that are ``told`` of sources by their ids and of texts by their sha256, and
    before these those of ``table``; every report whose address is another one has its piece made. Also a line for each
    row of the table that names no report of the corpus."""
    after = revision.after.reports
    held = {name: [told[key] for key in (*e.sources, e.text_sha256) if key in told] for name, e in after.items()}
    wanted = {name: addresses[0] for name, addresses in held.items() if addresses}
    unknown: list[str] = []
    if table:
        found, unknown = table.find({name: _called(entry) for name, entry in after.items()}, hashes=True)
        wanted |= found
    addressed = with_addresses(revision, {name: url or None for name, url in wanted.items()})
    before = {entry.name: entry for entry in (*revision.after.reports.values(), *revision.added)}
    for entry in addressed.added:
        if entry.piece != before[entry.name].piece:
            _write_addressed(folder, before[entry.name], entry)
    return addressed, unknown


def _called(entry: Entry) -> Iterator[str]:
    """What a table may call a report: the name of its files in the corpus, the sha256 of its text, and its sources'."""
    yield from (entry.name, entry.text_sha256)
    for source in entry.sources:
        path, mark, row = source.rpartition("#")
        yield from names_of_file(path if mark and row.isdigit() else source)


def _write_addressed(folder: Folder, old: Entry, new: Entry) -> None:
    """Makes the piece of ``new`` out of that of ``old``, which has been made now or stands."""
    piece = folder.made / old.piece / "report"
    files = _files(str(piece) if piece.parent.is_dir() else str(folder.reports / old.name), FILES)
    text = text_base(new.text_sha256).rstrip("#")
    files[".ttl"] = with_value(files[".ttl"], new.iri, text, ZJ.sourceAddress, new.address)
    write_piece(folder, new, {**files, NAMES: format_names(files[".ttl"])})


def _files(stem: str, endings: Iterable[str]) -> dict[str, bytes]:
    return {ending: Path(f"{stem}{ending}").read_bytes() for ending in endings}
