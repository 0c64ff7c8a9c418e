"""What is named on the line → the sources of reports: files, what folders hold, and the rows of tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from zhiji import pipeline
from zhiji.addresses import addresses_beside
from zhiji.building.options import Options
from zhiji.building.reader import reader
from zhiji.corpus.folder import Folder
from zhiji.corpus.sources import Source, in_shard, source_of_file
from zhiji.corpus.tabular import find_rows
from zhiji.model import ZhijiError


@dataclass(frozen=True)
class Found:
    """The sources in the order of their ids, and the places where they were looked for; ``unknown`` has a line for each
    row of a table of addresses beside them that names none of them, ``addresses`` what these tables tell, also by the
    sha256 of texts."""

    sources: tuple[Source, ...]
    places: tuple[str, ...]
    unknown: tuple[str, ...] = ()
    addresses: Mapping[str, str] = field(default_factory=dict)

    def covers(self, source: str) -> bool:
        """Was ``source`` to be found among the places that were looked through?"""
        return any(source == place or source.startswith((f"{place}/", f"{place}#")) for place in self.places)


def find_sources(folder: Folder, places: Sequence[str], options: Options) -> Found:
    """The sources at ``places``, each once; of a shard those that are its own."""
    found: dict[str, Source] = {}
    unknown: list[str] = []
    addresses: dict[str, str] = {}
    for place in places:
        for source in _sources_at(folder, Path(place), options, addresses, unknown):
            if in_shard(source, options.shard):
                found.setdefault(source.id, source)
    looked = tuple(str(Path(place).absolute()) for place in places)
    return Found(tuple(found[key] for key in sorted(found)), looked, tuple(unknown), addresses)


def _sources_at(
    folder: Folder, place: Path, options: Options, addresses: dict[str, str], unknown: list[str]
) -> Iterator[Source]:
    from zhiji.reading import find_reports, is_table

    if not place.exists():
        if options.prune:
            return
        raise ZhijiError(f"{place}: there is no such file or folder; check the path, or drop what it held with --prune")
    if is_table(place):
        yield from find_rows(place, options.columns, folder.made, reader(), options.issuer, options.year)
        return
    files = find_reports(place, unread=True) if place.is_dir() else [place]
    told, missing = addresses_beside(place, files)
    addresses |= told
    unknown += missing
    for file in files:
        endings = (pipeline.CURATED, pipeline.CORRECTIONS, pipeline.PROPOSALS)
        beside = [held for ending in endings if (held := pipeline.file_beside(file, ending))]
        source = source_of_file(file, beside, reader(), options.issuer, options.year)
        yield replace(source, address=options.url or told.get(str(file)))
