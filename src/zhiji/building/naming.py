"""What the reports of a corpus call the things they share, and which reports are touched when that changes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from zhiji.corpus.folder import Folder
from zhiji.corpus.naming import (
    COLUMNS,
    Contended,
    find_contended,
    find_names,
    find_retold,
    read_contended,
    write_contended,
)
from zhiji.corpus.parted import rewrite_parts
from zhiji.corpus.pieces import read_names
from zhiji.corpus.record import Entry
from zhiji.corpus.revision import Revision
from zhiji.corpus.schema import arrow_schema
from zhiji.corpus.tables import read_rows, select, write_rows

_TABLE, _CONTENDED = "network/names", "network/contended.json"


@dataclass(frozen=True)
class Naming:
    """The table ``names`` of a state; ``contended``: the things of which not every report says the same, with all that
    is said of them; ``changed``: those of which this is something else than in the state before."""

    table: Path
    contended: Contended
    changed: frozenset[str]

    def touched(self) -> set[str]:
        """The reports that speak of a thing of which something else is said than before."""
        if not self.changed:
            return set()
        return set(select(self.table, ["report"], [("node", "in", self.changed)])["report"].to_pylist())

    def said_by_others(self, reports: Collection[str]) -> Mapping[str, set[str]]:
        """For each of ``reports``, what is said anywhere of those of its things that not all reports call the same:
        N-Triples lines."""
        rows = select(self.table, ["report", "node"], [("report", "in", reports)])
        said: dict[str, set[str]] = {report: set() for report in reports}
        for report, node in zip(rows["report"].to_pylist(), rows["node"].to_pylist(), strict=True):
            said[report] |= self.contended.get(node, frozenset())
        return said


def write_names(folder: Folder, revision: Revision, old: Path | None, new: Path) -> Naming:
    """Writes the table ``names`` of the state ``new``, where ``old`` is the one before, and what is contended."""
    earlier, table = old / _TABLE if old else None, new / _TABLE
    rows: dict[str, list[dict[str, str]]] = {}
    for entry in revision.added if old else revision.after.reports.values():
        named = (dict(zip(COLUMNS, (entry.iri, *said), strict=True)) for said in _names_in(folder, entry))
        rows.setdefault(entry.issuer_iri, []).extend(named)
    files = {issuer: new / f"network/names-{number}.arrow" for number, issuer in enumerate(rows)}
    for issuer, file in files.items():
        write_rows(file, "names", rows[issuer])
    gone = {entry.iri for entry in revision.gone}
    issuers = {entry.issuer_iri for entry in revision.gone}
    rewrite_parts(
        earlier, table, arrow_schema("names"), ("report", gone), issuers, {i: [file] for i, file in files.items()}
    )
    then = read_contended(old / _CONTENDED) if old else {}
    if earlier:
        retold = find_retold([select(earlier, COLUMNS, [("report", "in", gone)])], map(read_rows, files.values()))
        told = find_contended(select(table, COLUMNS, [("node", "in", retold)]))
        now = {node: said for node, said in then.items() if node not in retold} | told
    else:
        now = find_contended(select(table, COLUMNS))
    write_contended(new / _CONTENDED, now)
    for file in files.values():
        file.unlink()
    return Naming(table, now, frozenset(n for n in {*then, *now} if then.get(n) != now.get(n)))


def _names_in(folder: Folder, entry: Entry) -> Iterable[Sequence[str]]:
    """What a report calls its things: kept with the piece of one that is new, found anew in the graph of one that
    stands."""
    piece = folder.made / entry.piece
    return read_names(piece) if piece.is_dir() else find_names((folder.reports / f"{entry.name}.ttl").read_bytes())
