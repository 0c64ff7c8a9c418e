"""What of a corpus is given away: its files, each with the report that it is of, and how the reports were read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from zhiji.corpus.asking import OpenCorpus
from zhiji.model import ZhijiError


def crate_data(corpus: OpenCorpus, place: Path) -> Iterator[tuple[str, str | None, bytes]]:
    """Path, IRI of the report and bytes of each file; read when its turn comes. ZhijiError where ``place``, to which
    they are to go, lies in the corpus itself."""
    if place.resolve().is_relative_to(corpus.root.resolve()):
        raise ZhijiError(f"{place} lies in the corpus itself; name a folder beside it")
    return ((path.as_posix(), report, corpus.read_file(path)) for path, report in corpus.data_files())


def readings_in(corpus: OpenCorpus) -> list[tuple[str, str, str | None]]:
    """Of each report its IRI, how it was read, and by which version; None where a person did."""
    rows = corpus.rows("reports", ("report", "reading", "version"))
    read = ((row["report"], row["reading"], row["version"]) for row in rows)
    return sorted((report, kind, None if kind == "curated" else number) for report, kind, number in read)
