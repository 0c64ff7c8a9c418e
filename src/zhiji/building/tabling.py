"""The tables and the kept answers of a state: those of the state before, with what was asked now in place of what is
gone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import chain
from pathlib import Path

from zhiji import resources
from zhiji.building.asking import ANSWERS, FINDINGS, OF_BOTH, OF_FINDINGS, OF_ISSUERS, OF_REPORTS, Asking
from zhiji.building.comparing import HELD
from zhiji.corpus.kept_answers import rewrite_answers
from zhiji.corpus.parted import rewrite_parts
from zhiji.corpus.revision import Revision
from zhiji.corpus.schema import arrow_schema
from zhiji.corpus.tables import rewrite
from zhiji.store.kept import is_kept, kept_order
from zhiji.store.questions import load_questions

_BY_ISSUER = ("things", "edges", "mentions", "checks", "worked")
"""Tables that commands ask whose rows name their issuer; the others name their report."""

Writing = partial[None]
"""A table to be written; its first argument is the one before, or None."""


def write_tables(revision: Revision, old: Path | None, new: Path, askings: Sequence[Asking], jobs: int) -> None:
    """Writes all of them, ``jobs`` at once, the largest first: what packs and unpacks them needs no lock of the
    interpreter."""
    writings = sorted(_writings(revision, old, new, askings), key=_size, reverse=True)
    with ThreadPoolExecutor(jobs) as pool:
        for done in [pool.submit(write) for write in writings]:
            done.result()


def _earlier(old: Path | None, kind: str, name: str) -> Path:
    """The file of the state before; one that is not there where there is no such state."""
    return old / kind / f"{name}.parquet" if old else Path("none")


def _size(writing: Writing) -> int:
    earlier: Path | None = writing.args[0]
    return earlier.stat().st_size if earlier and earlier.is_file() else 0


def _writings(revision: Revision, old: Path | None, new: Path, askings: Sequence[Asking]) -> Iterator[Writing]:
    left = {entry.issuer_iri for entry in revision.gone} | {asking.issuer for asking in askings}
    gone = {entry.iri for entry in revision.gone}
    of_left = gone | {e.iri for e in revision.before.reports.values() if e.issuer_iri in left}

    def by_issuer(table: str) -> dict[str, list[Path]]:
        parts = {FINDINGS} if table in OF_FINDINGS else {ANSWERS, FINDINGS} if table in OF_BOTH else {ANSWERS}
        files: dict[str, list[Path]] = {}
        for asking in askings:
            if parts & {*asking.parts}:
                files.setdefault(asking.issuer, []).append(asking.place / f"{table}.arrow")
        return files

    def of_all(table: str) -> list[Path]:
        return list(chain.from_iterable(by_issuer(table).values()))

    def for_people(table: str, dropped: set[str]) -> Writing:
        earlier, file = _earlier(old, "tables", table), new / "tables" / f"{table}.parquet"
        return partial(rewrite, earlier, file, arrow_schema(table), ("report", dropped), of_all(table))

    def for_commands(table: str, dropped: tuple[str, set[str]]) -> Writing:
        earlier = old / "network" / table if old else None
        return partial(
            rewrite_parts, earlier, new / "network" / table, arrow_schema(table), dropped, left, by_issuer(table)
        )

    for question in load_questions(resources.ontology_folder()):
        if is_kept(question):
            name = question.file.stem
            earlier, file = _earlier(old, "answers", name), new / "answers" / f"{name}.parquet"
            yield partial(rewrite_answers, earlier, file, kept_order(question), left, of_all(name))
    yield from (for_people(table, gone) for table in OF_REPORTS)
    yield from (for_people(table, of_left) for table in OF_ISSUERS)
    yield from (for_commands(table, ("report", of_left)) for table in HELD)
    yield from (for_commands(table, ("issuer_iri", left)) for table in _BY_ISSUER)
