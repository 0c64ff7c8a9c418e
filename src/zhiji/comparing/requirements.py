"""Requirements beside results: a target beside the result of the year it is for, a standing norm beside what its own
report says of the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from zhiji.comparing.figures import PlacedFigure
from zhiji.comparing.names import plain
from zhiji.comparing.series import build_series
from zhiji.comparing.targets import answer_targets
from zhiji.model.rows import FigureRow, ReportRow


@dataclass(frozen=True, slots=True)
class Required:
    """One requirement; ``period`` is what it is for, empty for a standing norm. ``results`` are beside it: each with
    whether it was met, None where the figures leave that open."""

    norm: FigureRow
    report: ReportRow
    period: str
    results: tuple[tuple[PlacedFigure, bool | None], ...]


def find_required(
    reports: Iterable[ReportRow], rows: Iterable[FigureRow], figures: Sequence[PlacedFigure]
) -> list[Required]:
    """Every requirement of the open reports, by issuer, year and place."""
    by_iri = {r.iri: r for r in reports}
    targets: dict[tuple[str, int], PlacedFigure] = {(f.iri, f.begin): f for f in figures if f.kind == "target"}
    answers: dict[tuple[str, int], list[tuple[PlacedFigure, bool | None]]] = defaultdict(list)
    for series in build_series(figures):
        for one in answer_targets(series.figures):
            answers[one.target.iri, one.target.begin].append((one.result, one.met))
    held = list(rows)
    beside = _by_name(held, figures)
    found = []
    for row in held:
        if row.role != "norm" or row.report not in by_iri:
            continue
        key = row.iri, row.begin
        target = targets.get(key)
        results = tuple(answers[key]) if target else tuple(_of_norm(row, beside))
        found.append(Required(row, by_iri[row.report], target.period if target else "", results))
    return sorted(found, key=lambda r: (r.report.issuer, r.report.year or 0, r.report.iri, r.norm.begin, r.norm.end))


Named = dict[tuple[str, str, str], list[PlacedFigure]]


def _by_name(rows: Iterable[FigureRow], figures: Iterable[PlacedFigure]) -> Named:
    placed = {(f.iri, f.begin): f for f in figures if f.kind == "level"}
    held: Named = defaultdict(list)
    for row in rows:
        if row.role == "level" and (row.iri, row.begin) in placed:
            held[row.report, plain(row.name), row.unit].append(placed[row.iri, row.begin])
    return held


def _of_norm(row: FigureRow, beside: Named) -> Iterable[tuple[PlacedFigure, bool | None]]:
    """What the same report tells, in the same unit, of the same name: how often was required, and how often it was."""
    for f in beside.get((row.report, plain(row.name), row.unit), ()):
        yield f, _is_kept(row, f)


def _is_kept(row: FigureRow, result: PlacedFigure) -> bool | None:
    """Whether the result keeps within a bound that the norm states; None where it states none."""
    if row.bound in ("at-least", "more-than"):
        return result.value >= row.value if row.bound == "at-least" else result.value > row.value
    if row.bound in ("at-most", "less-than"):
        return result.value <= row.value if row.bound == "at-most" else result.value < row.value
    return None
