"""How good the reader is on reports whose local government it has read nothing of: the figures that README shows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from zhiji.evaluation import Pair, score
from zhiji.extraction.deciding.reader import Reader
from zhiji.model import Facts
from zhiji.teaching.examples import Read
from zhiji.teaching.fitting import LEAST, Lessons, folds_of
from zhiji.teaching.scoring import Bin, Held, calibration_error, reliability, right_from
from zhiji.teaching.ways import WAYS, read_by

MEASURES = (
    *("unit exact", "unit overlap", "initiative exact", "initiative overlap", "document overlap"),
    *("award or recognition overlap", "shortcoming overlap"),
    *("quantity value+unit", "quantity value+unit+subject+role", "quantity whole"),
    *("link all", "link explicit+same-sentence", "link explicit"),
)
FOLDS = 6
_SURE = 0.8
"""The confidence from which README says how many links are right, beside that from which they are shown."""


@dataclass(frozen=True)
class Unseen:
    """Every report as each way reads it that learned nothing from its fold."""

    reads: Sequence[Read]
    found: dict[tuple[str, str], Facts]

    def rows(self, way: str, genre: str | None = None) -> dict[str, dict[str, float | int | None]]:
        """Counts, precision, recall and F of each measure, over all reports or those of one genre."""
        held = [r for r in self.reads if genre in (None, r.genre)]
        scored = score([Pair(r.facts, self.found[way, r.name], r.report) for r in held])
        return {
            row.name: {"gold": row.gold, "found": row.found, "p": row.precision, "r": row.recall, "f": row.f}
            for row in scored.rows
            if row.name in MEASURES
        }

    def reliability(self) -> tuple[list[Bin], float]:
        """The links' confidence against their rightness, and the expected calibration error."""
        bins = reliability(self._held())
        return bins, calibration_error(bins)

    def right_from(self, least: float) -> tuple[int, int]:
        """How many links are said with at least this confidence, and how many of them are right."""
        return right_from(self._held(), least)

    def _held(self) -> Iterator[Held]:
        return (Held(read, self.found["reader", read.name]) for read in self.reads)


def read_unseen(reads: Sequence[Read], folds: int = FOLDS) -> Unseen:
    """Fits one reader a fold, each from all other folds, and reads the fold's reports with it."""
    number = folds_of(reads, folds)
    lessons = Lessons(reads, number)
    found: dict[tuple[str, str], Facts] = {}
    for fold in sorted(set(number.values())):
        reader = lessons.reader(fold)
        for read in (read for read in reads if number[read.name] == fold):
            found |= _by_all_ways(read, reader)
    return Unseen(reads, found)


def read_aside(reads: Sequence[Read], reader: Reader) -> Unseen:
    """Reports that ``reader`` learned nothing from, as it reads them."""
    return Unseen(reads, {("reader", read.name): read_by("reader", read.prepared, reader) for read in reads})


def _by_all_ways(read: Read, reader: Reader) -> dict[tuple[str, str], Facts]:
    return {(way, read.name): read_by(way, read.prepared, reader) for way in WAYS}


def table(unseen: Unseen) -> Iterator[str]:
    """The figures as Markdown: a part a way, then the reader by genre, then how far its confidence holds."""
    for way in WAYS:
        yield from _part(f"{way}, all {len(unseen.reads)} reports", unseen.rows(way))
    yield from _by_genre(unseen)


def table_aside(unseen: Unseen) -> Iterator[str]:
    """The same of reports that were kept aside, as the reader alone reads them."""
    yield from _part(f"reader, {len(unseen.reads)} reports kept aside", unseen.rows("reader"))
    yield from _by_genre(unseen)


def _by_genre(unseen: Unseen) -> Iterator[str]:
    for genre in sorted({read.genre for read in unseen.reads}):
        count = sum(read.genre == genre for read in unseen.reads)
        yield from _part(f"reader, {genre} ({count})", unseen.rows("reader", genre))
    bins, error = unseen.reliability()
    yield "\n| links said with | said | right |\n|---|---|---|"
    for b in bins:
        yield f"| {b.low:.1f}–{b.high:.1f} | {b.said} | {b.right / b.said:.2f} |"
    for least in (LEAST["shown"], _SURE):
        said, right = unseen.right_from(least)
        share = f"{right / said:.3f}" if said else "–"
        yield f"\nlinks said with at least {least}: {said}, right {share}"
    yield f"\nexpected calibration error {error:.3f}"


def _part(title: str, rows: dict[str, dict[str, float | int | None]]) -> Iterator[str]:
    yield f"\n| {title} | gold | found | P | R | F |\n|---|---|---|---|---|---|"
    for name, row in rows.items():
        shares = " | ".join("–" if row[k] is None else f"{row[k]:.3f}" for k in "prf")
        yield f"| {name} | {row['gold']} | {row['found']} | {shares} |"
