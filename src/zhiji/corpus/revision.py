"""What stands after a build: which reports are added, which are gone, and under what names. No input or output."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from zhiji.corpus.record import Entry, Failure, Record


@dataclass(frozen=True, slots=True)
class Revision:
    """``after`` takes the place of ``before``: ``added`` are entries that were made now, under the names they stand
    by, ``gone`` are entries of before that no longer stand or were made anew."""

    before: Record
    after: Record
    added: tuple[Entry, ...]
    gone: tuple[Entry, ...]

    @property
    def changes(self) -> bool:
        return self.before != self.after


def revise(
    record: Record,
    made: Iterable[Entry],
    *,
    standing: Mapping[str, str],
    dropped: Collection[str] = (),
    failed: Mapping[str, Failure],
    has_store: bool,
) -> Revision:
    """The record after a build. ``made`` are new entries, each with its source; ``standing`` says of the sources that
    were looked at and are unchanged which report they are; ``dropped`` sources are gone, and ``failed`` ones give none.

    A report that none of its sources gives any more is gone. The same text twice is one report with two sources.
    """
    fresh = sorted(made, key=lambda entry: (entry.name, entry.sources))
    moved = {*standing, *dropped, *failed, *(source for entry in fresh for source in entry.sources)}
    held = {
        name: replace(e, sources=tuple(s for s in e.sources if s not in moved)) for name, e in record.reports.items()
    }
    for source, name in standing.items():
        held[name] = _with_sources(held[name], (source,))
    by_text = {entry.text_sha256: entry.name for entry in held.values()}
    placed: dict[str, Entry] = {}
    for entry in fresh:
        name = by_text.get(entry.text_sha256) or _free_name(entry, held)
        if name in placed:  # the same text at another place
            held[name] = placed[name] = _with_sources(placed[name], entry.sources)
            continue
        earlier = held[name].sources if name in held else ()
        held[name] = placed[name] = _with_sources(replace(entry, name=name), earlier)
        by_text[entry.text_sha256] = name
    kept = {name: entry for name, entry in held.items() if entry.sources}
    gone = tuple(e for name, e in record.reports.items() if name not in kept or name in placed)
    before = {source: failure for source, failure in record.failures.items() if source not in moved}
    after = Record(kept, {**before, **failed}, has_store)
    return Revision(record, after, tuple(placed[name] for name in sorted(placed)), gone)


def with_addresses(revision: Revision, addresses: Mapping[str, str | None]) -> Revision:
    """The same with the ``addresses`` of reports, by name: an entry whose address is another one takes the place of the
    one that stood."""
    after = dict(revision.after.reports)
    changed = {n: replace(after[n], address=a) for n, a in addresses.items() if n in after and after[n].address != a}
    if not changed:
        return revision
    added = {entry.name: entry for entry in revision.added} | changed
    gone = {entry.name: entry for entry in revision.gone}
    gone |= {name: revision.before.reports[name] for name in changed if name in revision.before.reports}
    record = replace(revision.after, reports=after | changed)
    return Revision(revision.before, record, tuple(added[name] for name in sorted(added)), tuple(gone.values()))


def _with_sources(entry: Entry, sources: tuple[str, ...]) -> Entry:
    return replace(entry, sources=tuple(sorted({*entry.sources, *sources})))


def _free_name(entry: Entry, held: Mapping[str, Entry]) -> str:
    taken = held.get(entry.name)
    return entry.name if taken is None or not taken.sources else f"{entry.name}-{entry.text_sha256[:8]}"


def find_corrected(record: Record, added: Iterable[Entry]) -> list[tuple[Entry, Entry]]:
    """Reports among ``added`` beside another one of the same issuer, year and title with another text: published again
    and corrected, it seems. Both stand."""
    same: dict[tuple[str, int, str], list[Entry]] = {}
    for _, entry in sorted(record.reports.items()):
        same.setdefault((entry.issuer_iri, entry.year, entry.title), []).append(entry)
    new = {entry.name for entry in added}
    return [
        (entry, other)
        for group in same.values()
        for entry in group
        for other in group
        if entry.name in new and other.name != entry.name and (other.name not in new or other.name < entry.name)
    ]
