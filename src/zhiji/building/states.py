"""What a state of a corpus holds, made from the state before and from what is new: the store, the tables, and what is
kept of the answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from zhiji import resources
from zhiji.building.asking import OF_ISSUERS, OF_REPORTS, Asking, Member, ask
from zhiji.building.comparing import HELD
from zhiji.building.crews import crew
from zhiji.building.default_words import write_words
from zhiji.building.options import Options
from zhiji.building.reader import asker, reader
from zhiji.corpus.databases import state_matches, write_store
from zhiji.corpus.folder import Folder
from zhiji.corpus.kept_answers import rewrite_answers
from zhiji.corpus.naming import Naming, find_contended, find_names, nodes_by_report
from zhiji.corpus.pieces import read_names
from zhiji.corpus.record import Entry
from zhiji.corpus.revision import Revision
from zhiji.corpus.schema import arrow_schema
from zhiji.corpus.sources import digest
from zhiji.corpus.tables import rewrite, select, write_rows
from zhiji.store.kept import is_kept, order_of
from zhiji.store.questions import load_questions

_ASKER = "asker"

_NAMES = ("report", "node", "said")


@dataclass(frozen=True, slots=True)
class Storing:
    """A task of a worker: make the store ``new`` out of ``old`` and what has changed."""

    old: Path | None
    new: Path
    gone: tuple[str, ...]
    added: tuple[tuple[str, Path], ...]


def fill_state(folder: Folder, revision: Revision, old: Path | None, new: Path, options: Options) -> None:
    """Makes all that stands in the folder of a state but the record."""
    store = old
    if old is not None and is_stale(old):
        old = None
    (new / _ASKER).write_text(asker(), encoding="utf-8")
    for name in ("tables", "network", "answers"):
        (new / name).mkdir()
    naming = _write_names(folder, revision, old, new)
    askings = list(_askings(folder, revision, old, naming))
    storing = [_storing(folder, revision, store, new)] if options.store else []
    for _, result in crew(_do, options, len(askings) + len(storing)).results([*storing, *askings]):
        if isinstance(result, Exception):
            raise result
    _write_tables(revision, old, new, askings)
    if options.store:
        state_matches(new / "store", select(new / "network/stated.parquet", ["triple"])["triple"].to_pylist())
        write_words(store, new, len(revision.after.reports), len(revision.added) + len(revision.gone))


def is_stale(state: Path) -> bool:
    """Was the state made by a zhiji that asks other questions, or keeps other tables?"""
    file = state / _ASKER
    return not file.is_file() or file.read_text(encoding="utf-8") != asker()


def _do(task: Storing | Asking) -> Path:
    if isinstance(task, Asking):
        return ask(task)
    write_store(task.old, task.new, task.gone, task.added)
    return task.new


def _storing(folder: Folder, revision: Revision, old: Path | None, new: Path) -> Storing:
    standing = old / "store" if old is not None and (old / "store").is_dir() else None
    if 2 * len(revision.gone) > len(revision.before.reports):  # taking out most of it costs more than making it anew
        standing = None
    added = {entry.name for entry in revision.added}
    files = [(entry.iri, folder.made / entry.piece / "report.ttl") for entry in revision.added]
    if standing is None:  # the first store, or the first one after builds without
        rest = (entry for name, entry in sorted(revision.after.reports.items()) if name not in added)
        files += [(entry.iri, folder.reports / f"{entry.name}.ttl") for entry in rest]
    gone = tuple(entry.iri for entry in revision.gone) if standing else ()
    return Storing(standing, new / "store", gone, tuple(files))


@dataclass(frozen=True)
class _Naming:
    """What the things of the corpus are called: those called differently, before and now, and who speaks of them."""

    before: Naming
    now: Naming
    spoken_of: Mapping[str, set[str]]

    @property
    def changed(self) -> set[str]:
        return {node for node in {*self.before, *self.now} if self.before.get(node) != self.now.get(node)}


def _write_names(folder: Folder, revision: Revision, old: Path | None, new: Path) -> _Naming:
    file, schema = new / "network/names.parquet", arrow_schema("names")
    before = select(old / "network/names.parquet", _NAMES) if old else schema.empty_table()
    entries = revision.added if old else revision.after.reports.values()
    rows = [
        {"report": entry.iri, "node": node, "said": said}
        for entry in entries
        for node, said in _names_in(folder, entry)
    ]
    fresh = new / "network/names.arrow"
    write_rows(fresh, "names", rows)
    gone = {entry.iri for entry in revision.gone}
    rewrite(old / "network/names.parquet" if old else Path("none"), file, schema, ("report", gone), [fresh])
    fresh.unlink()
    now = select(file, _NAMES)
    contended = find_contended(before), find_contended(now)
    return _Naming(*contended, nodes_by_report(now, {*contended[0], *contended[1]}))


def _names_in(folder: Folder, entry: Entry) -> Iterable[Sequence[str]]:
    """What a report calls its things: kept with the piece of one that is new, found anew in the graph of one that
    stands."""
    piece = folder.made / entry.piece
    return read_names(piece) if piece.is_dir() else find_names((folder.reports / f"{entry.name}.ttl").read_bytes())


def _askings(folder: Folder, revision: Revision, old: Path | None, naming: _Naming) -> Iterator[Asking]:
    """One task for each issuer whose answers may have changed: its reports have, or what others call their things."""
    added = {entry.name for entry in revision.added}
    touched = {entry.issuer_iri for entry in (*revision.added, *revision.gone)} if old else None
    by_issuer: dict[str, list[Entry]] = {}
    for _, entry in sorted(revision.after.reports.items()):
        by_issuer.setdefault(entry.issuer_iri, []).append(entry)
    for issuer, entries in sorted(by_issuer.items(), key=lambda item: -len(item[1])):
        spoken_of = set().union(*(naming.spoken_of.get(entry.iri, set()) for entry in entries))
        if touched is None or issuer in touched or spoken_of & naming.changed:
            also = sorted(said for node in spoken_of & naming.now.keys() for said in naming.now[node])
            members = tuple(_member(folder, entry, entry.name in added or old is None) for entry in entries)
            key = digest([issuer, [(m.entry.piece, m.entry.name, m.is_new) for m in members], also, reader()])
            earlier = old / "network/worked.parquet" if old else None
            yield Asking(folder.asked / key, issuer, members, tuple(also), earlier)


def _member(folder: Folder, entry: Entry, is_new: bool) -> Member:
    piece = folder.made / entry.piece / "report"
    return Member(entry, str(piece if piece.parent.is_dir() else folder.reports / entry.name), is_new)


def _write_tables(revision: Revision, old: Path | None, new: Path, askings: Sequence[Asking]) -> None:
    asked = {asking.issuer for asking in askings}
    left = {entry.issuer_iri for entry in revision.gone} | asked
    gone = {entry.iri for entry in revision.gone}
    of_left = gone | {e.iri for e in revision.before.reports.values() if e.issuer_iri in left}

    def write(place: str, table: str, dropped: tuple[str, set[str]]) -> None:
        earlier = old / place / f"{table}.parquet" if old else Path("none")
        files = [asking.place / f"{table}.arrow" for asking in askings]
        rewrite(earlier, new / place / f"{table}.parquet", arrow_schema(table), dropped, files)

    for table in OF_REPORTS:
        write("tables", table, ("report", gone))
    for table in OF_ISSUERS:
        write("tables", table, ("report", of_left))
    for table in HELD:
        write("network", table, ("report", of_left))
    for table in ("things", "edges", "mentions", "checks", "worked"):
        write("network", table, ("issuer_iri", left))
    for question in load_questions(resources.ontology_folder()):
        if is_kept(question):
            name = f"{question.file.stem}.parquet"
            files = [asking.place / f"{question.file.stem}.arrow" for asking in askings]
            earlier = old / "answers" / name if old else Path("none")
            rewrite_answers(earlier, new / "answers" / name, order_of(question), left, files)
