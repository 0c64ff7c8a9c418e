"""A corpus built or brought up to date: what is named is found, what has changed is read, one state published."""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from zhiji import pipeline
from zhiji.addresses import read_addresses
from zhiji.building.addressing import address
from zhiji.building.crews import crew, get_crew_ready
from zhiji.building.finding import Found, find_sources
from zhiji.building.making import Making, make
from zhiji.building.options import Options
from zhiji.building.states import fill_state, is_stale
from zhiji.corpus.committing import commit, settle, standing_record
from zhiji.corpus.folder import Folder
from zhiji.corpus.pieces import find_pieces
from zhiji.corpus.record import Entry, Failure, Record
from zhiji.corpus.revision import Revision, find_corrected, revise
from zhiji.corpus.sources import Source
from zhiji.corpus.wholeness import Damage, find_damaged_reports
from zhiji.corpus.workers import Died
from zhiji.model import ZhijiError

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Result:
    """What a build did: what stands now, what was made, what was gone, what failed (now, or before and unchanged); of
    how many reports that stood the address is another one, and which rows of tables of addresses name no report."""

    record: Record
    added: tuple[Entry, ...]
    gone: tuple[Entry, ...]
    failures: tuple[Failure, ...]
    corrected: tuple[tuple[Entry, Entry], ...] = ()
    addressed: int = 0
    unknown: tuple[str, ...] = ()

    @property
    def of_other_readers(self) -> dict[str, int]:
        """How many reports were read by which other reader than this one, by version and reader."""
        from zhiji.building.reader import reader

        found: dict[str, int] = {}
        for entry in self.record.reports.values():
            if entry.reader != reader():
                name = f"{entry.version} ({entry.reader})"
                found[name] = found.get(name, 0) + 1
        return found


@dataclass
class _Work:
    """What one build has before it: the sources that stand, those that were made before it was killed, and the rest."""

    standing: dict[str, str] = field(default_factory=dict)
    made: list[Entry] = field(default_factory=list)
    failed: dict[str, Failure] = field(default_factory=dict)
    waiting: list[Source] = field(default_factory=list)


def build_corpus(
    root: Path,
    places: Sequence[str],
    options: Options,
    *,
    made: Callable[[Entry], None] = lambda _entry: None,
    failed: Callable[[Failure], None] = lambda _failure: None,
    progress: Progress = lambda _done, _all: None,
) -> Result:
    """Adds and refreshes what is named by ``places`` (reports, folders of them, tables of them) in the corpus at
    ``root``, and publishes it as one state. Told as they come: ``made`` of every report read now, ``failed`` of every
    source that gave none. ZhijiError where another process is building there, or a place does not exist."""
    root.mkdir(parents=True, exist_ok=True)
    folder = Folder(root.absolute() if options.dask else root)
    with folder.lock():
        folder.prepare()
        settle(folder)
        before = standing_record(folder)
        table = read_addresses(options.urls) if options.urls else None
        found = find_sources(folder, places, options)
        damaged = find_damaged_reports(folder.root, folder.current)
        work = _sorted_out(folder, before, found.sources, damaged)
        if work.waiting:
            get_crew_ready(options)
        for failure in work.failed.values():
            failed(failure)
        for number, result in enumerate(_results(folder, work.waiting, options), 1):
            progress(number, len(work.waiting))
            if isinstance(result, Failure):
                work.failed[result.source] = result
                failed(result)
            else:
                work.made.append(result)
                made(result)
        bare = _revision(before, found, work, options)
        _check_mended(folder.root, bare, damaged)
        told = {source.id: source.address for source in found.sources if source.address is not None}
        told |= found.addresses
        revision, unknown = address(folder, bare, told, table)
        publish(folder, revision, options)
        settle(folder)
        folder.clear_made()
    return result_of(bare, revision, work.failed.values(), () if options.shard else (*found.unknown, *unknown))


def result_of(read: Revision, revision: Revision, failures: Iterable[Failure], unknown: Iterable[str] = ()) -> Result:
    """What a build did: ``read`` is its revision before addresses were told."""
    added = {entry.name for entry in read.added}
    return Result(
        revision.after,
        tuple(entry for entry in revision.added if entry.name in added),
        read.gone,
        tuple(failures),
        tuple(find_corrected(revision.after, read.added)),
        len(revision.added) - len(added),
        tuple(unknown),
    )


def publish(folder: Folder, revision: Revision, options: Options) -> None:
    """Publishes a new state, where it would be another one than stands. ZhijiError where the disk takes no more."""
    if revision.changes or folder.current is None or is_stale(folder.current):
        with _disk_told(folder.root):
            commit(folder, revision, lambda old, new: fill_state(folder, revision, old, new, options))


@contextmanager
def _disk_told(root: Path) -> Iterator[None]:
    """A disk that takes no more is no fault of a report: the build ends, and a later one goes on."""
    try:
        yield
    except OSError as error:
        if error.errno not in _NO_ROOM:
            raise
        said = error.strerror or str(error)
        raise ZhijiError(f"{root}: {said}; make room and build again: what has been read is kept") from None


_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EROFS)


def _sorted_out(folder: Folder, before: Record, sources: Iterable[Source], damaged: Mapping[str, Damage]) -> _Work:
    """What need not be done again: a source whose report stands whole, was made, or has failed for good."""
    standing, work = before.by_made_from(), _Work()
    lost = {made_from: entry for made_from, entry in standing.items() if entry.name in damaged}
    pieces = {entry.made_from: entry for _, entry in find_pieces(folder)}
    for source in sources:
        known = before.failures.get(source.id)
        if source.made_from in lost and source.made_from not in pieces:
            held = lost[source.made_from].address  # what is not told again stays
            work.waiting.append(replace(source, address=held if source.address is None else source.address))
        elif source.made_from in standing and source.made_from not in lost:
            work.standing[source.id] = standing[source.made_from].name
        elif source.made_from in pieces:
            work.made.append(pieces[source.made_from])
        elif known and known.lasting and known.made_from == source.made_from:
            work.failed[source.id] = known
        else:
            work.waiting.append(source)
    work.waiting.sort(key=lambda source: (-source.size, source.id))
    return work


def _check_mended(root: Path, revision: Revision, damaged: Mapping[str, Damage]) -> None:
    """ZhijiError where a report that is damaged would go on standing: its source is not on the line."""
    made = {entry.name for entry in revision.added}
    left = [entry for name, entry in sorted(revision.after.reports.items()) if name in damaged and name not in made]
    if left:
        found = str(damaged[left[0].name])
        if len(left) > 1:
            found = f"{found} (and {len(left) - 1} more reports)"
        source = left[0].sources[0]
        raise ZhijiError(
            f"{root} is damaged: {found}; name its source again to mend it: zhiji build {source} "
            f"--corpus {root} (or drop it: name the folder it was in, with --prune)"
        )


def _results(folder: Folder, sources: Sequence[Source], options: Options) -> Iterator[Entry | Failure]:
    workers = crew(make, options, len(sources))
    for task, result in workers.results(Making(folder.root, source) for source in sources):
        if isinstance(result, Exception):
            if isinstance(result, OSError) and result.errno in _NO_ROOM:
                with _disk_told(folder.root):
                    raise result
            yield _failure(task.source, result)
        else:
            yield result


def _failure(source: Source, error: Exception) -> Failure:
    lasting = isinstance(error, ZhijiError) and not isinstance(error, Died)
    told = error if lasting else pipeline.unforeseen(source.id, error)
    reason = f"{source.id}: {error}" if isinstance(error, Died) else str(told)
    return Failure(source=source.id, made_from=source.made_from, reason=reason, lasting=lasting)


def _revision(before: Record, found: Found, work: _Work, options: Options) -> Revision:
    seen = {source.id for source in found.sources}
    dropped = [s for s in _all_sources(before) if s not in seen and found.covers(s)] if options.prune else []
    return revise(
        before, work.made, standing=work.standing, dropped=dropped, failed=work.failed, has_store=options.store
    )


def _all_sources(record: Record) -> Iterator[str]:
    for entry in record.reports.values():
        yield from entry.sources
    yield from record.failures
