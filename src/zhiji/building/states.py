"""What a state of a corpus holds, made from the state before and from what is new: the store, the tables, and what is
kept of the answers."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from zhiji.building.asking import ANSWERS, FINDINGS, Asking, ask
from zhiji.building.crews import crew
from zhiji.building.default_words import write_words
from zhiji.building.members import Member
from zhiji.building.naming import Naming, write_names
from zhiji.building.options import Options
from zhiji.building.reader import asker
from zhiji.building.tabling import write_tables
from zhiji.corpus.databases import state_matches, write_store
from zhiji.corpus.folder import Folder
from zhiji.corpus.parted import part_of
from zhiji.corpus.record import Entry
from zhiji.corpus.revision import Revision
from zhiji.corpus.sources import digest
from zhiji.corpus.tables import select
from zhiji.corpus.wholeness import find_damaged_state
from zhiji.store.graphs import GraphError
from zhiji.store.opening import open_store

_ASKER = "asker"


@dataclass(frozen=True, slots=True)
class Storing:
    """A task of a worker: make the store of the state ``new`` out of ``old`` and what has changed, and find the words
    that questions ask about in it; ``earlier`` is the state before, ``reports`` how many there are now, ``changed``
    how many came or went."""

    old: Path | None
    new: Path
    gone: tuple[str, ...]
    added: tuple[tuple[str, Path], ...]
    earlier: Path | None
    reports: int
    changed: int


def fill_state(folder: Folder, revision: Revision, old: Path | None, new: Path, options: Options) -> None:
    """Makes all that stands in the folder of a state but the record."""
    earlier = old if old is not None and _is_whole(old) else None
    old = earlier if earlier is not None and _is_asked_alike(earlier) else None
    (new / _ASKER).write_text(asker(), encoding="utf-8")
    for name in ("tables", "network", "answers"):
        (new / name).mkdir()
    askings: list[Asking] = []

    def tasks() -> Iterator[Storing | Asking]:
        """The store first, which is made while it is found out what must be asked."""
        if options.store:
            yield _storing(folder, revision, earlier, new)
        naming = write_names(folder, revision, old, new)
        askings.extend(_shared_out(list(_askings(folder, revision, old, naming)), options.jobs))
        yield from askings

    for _, result in crew(_do, options, options.jobs).results(tasks()):
        if isinstance(result, Exception):
            raise result
    write_tables(revision, old, new, askings, options.jobs)
    if options.store:
        state_matches(new / "store", select(new / "network/stated", ["triple"])["triple"].to_pylist())


def is_stale(state: Path) -> bool:
    """Was the state made by a zhiji that asks other questions, or keeps other tables; or is it damaged?"""
    return not (_is_asked_alike(state) and _is_whole(state))


def _is_asked_alike(state: Path) -> bool:
    file = state / _ASKER
    return file.is_file() and file.read_text(encoding="utf-8") == asker()


def _is_whole(state: Path) -> bool:
    store = state / "store"
    return not find_damaged_state(state) and (not store.is_dir() or _opens(store))


def _opens(store: Path) -> bool:
    """Whether there is a store that an engine opens; its files may have been damaged or taken away."""
    try:
        open_store(store)
    except GraphError:
        return False
    return True


def _do(task: Storing | Asking) -> Path:
    if isinstance(task, Asking):
        return ask(task)
    write_store(task.old, task.new / "store", task.gone, task.added)
    write_words(task.earlier, task.new, task.reports, task.changed)
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
    changed = len(revision.added) + len(revision.gone)
    return Storing(standing, new, gone, tuple(files), old, len(revision.after.reports), changed)


def _askings(folder: Folder, revision: Revision, old: Path | None, naming: Naming) -> Iterator[Asking]:
    """One task for each issuer whose answers may have changed: its reports have, or what others call their things."""
    added = {entry.name for entry in revision.added}
    by_issuer: dict[str, list[Entry]] = {}
    for _, entry in sorted(revision.after.reports.items()):
        by_issuer.setdefault(entry.issuer_iri, []).append(entry)
    if old:
        moved = (*revision.added, *revision.gone)
        issuers, reports = {e.issuer_iri for e in moved}, naming.touched()
        by_issuer = {i: es for i, es in by_issuer.items() if i in issuers or any(e.iri in reports for e in es)}
    said = naming.said_by_others({entry.iri for entries in by_issuer.values() for entry in entries})
    for issuer, entries in sorted(by_issuer.items(), key=lambda item: -len(item[1])):
        members = tuple(_member(folder, e, e.name in added or old is None, said[e.iri]) for e in entries)
        key = digest([issuer, [(m.entry.piece, m.entry.name, m.is_new, m.also) for m in members], asker()])
        earlier = old / "network/worked" / part_of(issuer) if old else None
        yield Asking(folder.asked / key, (ANSWERS, FINDINGS), issuer, members, earlier)


def _shared_out(askings: list[Asking], jobs: int) -> list[Asking]:
    """Where there are fewer issuers than processes, each in two parts, so that none waits for the other."""
    if len(askings) >= jobs:
        return askings
    return [
        replace(asking, place=asking.place.with_name(f"{asking.place.name}-{part}"), parts=(part,))
        for asking in askings
        for part in asking.parts
    ]


def _member(folder: Folder, entry: Entry, is_new: bool, said: Collection[str]) -> Member:
    piece = folder.made / entry.piece / "report"
    files = piece if piece.parent.is_dir() else folder.reports / entry.name
    return Member(entry, str(files), is_new, tuple(sorted(said)))
