"""Requirements beside results: a target beside the result of the year it is for, a standing norm beside what its own
report says of the same."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from zhiji.comparing.amounts import without_amounts
from zhiji.comparing.clauses import is_note
from zhiji.comparing.contexts import Context
from zhiji.comparing.figures import PlacedFigure
from zhiji.comparing.ledger import LedgerRow
from zhiji.comparing.likeness import trimmed
from zhiji.comparing.names import plain
from zhiji.comparing.outcomes import Counted
from zhiji.comparing.series import build_series
from zhiji.comparing.targets import answer_targets, is_met
from zhiji.comparing.wording import any_of
from zhiji.lexicon import load_terms
from zhiji.model.rows import FigureRow, ReportRow


@dataclass(frozen=True, slots=True)
class Result:
    """What a report of ``year`` tells of a requirement: the ``name`` of what is told, the number as it is written,
    whether it meets the requirement (None where the figures leave that open), and its sentence."""

    name: str
    quote: str
    met: bool | None
    sentence: str
    year: int


@dataclass(frozen=True, slots=True)
class Required:
    """One requirement; ``period`` is what it is for, empty for a standing norm. ``results`` are beside it."""

    norm: FigureRow
    report: ReportRow
    period: str
    results: tuple[Result, ...]


def find_required(
    reports: Iterable[ReportRow],
    rows: Iterable[FigureRow],
    figures: Sequence[PlacedFigure],
    ledger: Iterable[LedgerRow] = (),
) -> list[Required]:
    """Every requirement of the open reports, by issuer, year and place; a target whose series has no result takes the
    one that the ``ledger`` found for it. What a report says it was before (从5元提高到10元), keeps at
    (控制在3.9%的水平), or explains in a note is no requirement."""
    by_iri = {r.iri: r for r in reports}
    held = list(rows)
    names = {(f.iri, f.begin): f.name for f in held}
    answers = _answers(figures, names)
    from_ledger = _of_ledger(ledger, names)
    placed = {(f.iri, f.begin): f for f in figures if f.kind in ("target", "level")}
    beside = _by_name(held, figures)
    found = []
    for row in held:
        if row.role != "norm" or row.report not in by_iri or _is_no_norm(row, by_iri[row.report]):
            continue
        key = row.iri, row.begin
        target = placed.get(key)
        if target and target.kind == "level":
            continue
        results = answers.get(key) or from_ledger.get((row.report, row.begin), []) if target else _of_norm(row, beside)
        found.append(Required(row, by_iri[row.report], target.period if target else "", tuple(results)))
    return sorted(found, key=lambda r: (r.report.issuer, r.report.year or 0, r.report.iri, r.norm.begin, r.norm.end))


Names = dict[tuple[str, int], str]


def _answers(figures: Sequence[PlacedFigure], names: Names) -> dict[tuple[str, int], list[Result]]:
    """The results of targets by their series."""
    found: dict[tuple[str, int], list[Result]] = defaultdict(list)
    for series in build_series(figures):
        for one in answer_targets(series.figures):
            found[one.target.iri, one.target.begin].append(_result(one.result, one.met, names))
    return found


def _of_ledger(ledger: Iterable[LedgerRow], names: Names) -> dict[tuple[str, int], list[Result]]:
    """The results that the ledger found, by the report and the place of the number aimed at."""
    found: dict[tuple[str, int], list[Result]] = {}
    for row in ledger:
        if row.is_weak:
            continue
        if row.beside:
            target, told = row.beside
            if target.unit == told.unit:
                found[target.report, target.begin] = [_result(told, is_met(target, told), names)]
        for one in row.counted if row.status != "in-progress" else ():
            found.setdefault((row.plan.report, one.begin), [_counted(one, row)])
    return found


def _result(figure: PlacedFigure, met: bool | None, names: Names) -> Result:
    name = figure.indicator if figure.indicator_iri else names.get((figure.iri, figure.begin)) or figure.worded
    return Result(name, figure.quote, met, figure.sentence, figure.year)


def _counted(one: Counted, row: LedgerRow) -> Result:
    assert row.after.year is not None
    name = trimmed(without_amounts(one.amount.behind or one.amount.before)) or one.told.text
    return Result(name, one.amount.written, one.is_reached, one.told.sentence, row.after.year)


def _is_no_norm(row: FigureRow, report: ReportRow) -> bool:
    """Whether the number is the old one of two, or stands in a note that explains a word."""
    context = Context(report, row.begin, row.end)
    return bool((_from().search(context.clause) and _to().match(context.after)) or is_note(context.sentence))


@cache
def _from() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(load_terms('series_words', 'use', 'risen-from'))})[^，。；]*$")


@cache
def _to() -> re.Pattern[str]:
    return re.compile(rf"[^，。；]{{0,8}}?(?:{any_of(load_terms('series_words', 'use', 'risen-to'))})")


Named = dict[tuple[str, str, str], list[PlacedFigure]]


def _by_name(rows: Iterable[FigureRow], figures: Iterable[PlacedFigure]) -> Named:
    placed = {(f.iri, f.begin): f for f in figures if f.kind == "level"}
    held: Named = defaultdict(list)
    for row in rows:
        if row.role == "level" and (row.iri, row.begin) in placed:
            held[row.report, plain(row.name), row.unit].append(placed[row.iri, row.begin])
    return held


def _of_norm(row: FigureRow, beside: Named) -> list[Result]:
    """What the same report tells, in the same unit, of the same name: how often was required, and how often it was."""
    held = beside.get((row.report, plain(row.name), row.unit), ())
    return [Result(row.name, f.quote, _is_kept(row, f), f.sentence, f.year) for f in held]


def _is_kept(row: FigureRow, result: PlacedFigure) -> bool | None:
    """Whether the result keeps within a bound that the norm states; None where it states none."""
    if row.bound in ("at-least", "more-than"):
        return result.value >= row.value if row.bound == "at-least" else result.value > row.value
    if row.bound in ("at-most", "less-than"):
        return result.value <= row.value if row.bound == "at-most" else result.value < row.value
    return None
