"""Changes of which a report leaves out from what or to what: no base year, or no level of the same period."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from zhiji.answering.figures import Rows
from zhiji.answering.sources import Source
from zhiji.answering.terms import Cell
from zhiji.comparing.figures import PlacedFigure
from zhiji.comparing.wording import pattern_of
from zhiji.model.rows import FigureRow

UNANCHORED = (
    *("indicator", "change", "value", "unit", "period", "base", "level", "sentence", "issuer", "year", "begin"),
)
_STATED, _INFERRED, _UNSAID = "stated", "inferred", "not stated"
_SHORTEST = 2


def changes_without_base(source: Source, _words: Mapping[str, str]) -> Rows:
    """Every change without a stated base or without a level; what 同比 compares with is inferred, and asked for only
    where the level is missing too."""
    figures = source.across.figures
    rows = {(f.iri, f.begin): f for f in source.across.figure_rows}
    levels: dict[tuple[str, int], list[PlacedFigure]] = defaultdict(list)
    series: set[tuple[str, tuple[str, str, str], str]] = set()
    for f in figures:
        if f.kind in ("level", "multi-year") and not f.is_mean_growth:
            levels[f.report, f.sentence_begin].append(f)
            series.add((f.report, f.series, f.period))
    found: list[tuple[Cell, ...]] = []
    for f in figures:
        if f.kind != "change" and not f.is_mean_growth:
            continue
        is_told = (f.report, f.series, f.period) in series or _beside(f, levels[f.report, f.sentence_begin])
        base, level = _base(f, rows[f.iri, f.begin]), _STATED if is_told else _UNSAID
        if _UNSAID in (base, level):
            told = (f.indicator, _written(f), f.value, f.unit, f.period, base, level)
            found.append((*told, f.sentence, f.issuer, f.year, f.begin))
    return UNANCHORED, found


def _beside(change: PlacedFigure, levels: Sequence[PlacedFigure]) -> bool:
    """Whether one of the levels of its sentence is of the same thing: 案件办结 beside 办结."""
    return any(
        min(len(one), len(other)) >= _SHORTEST and (one.endswith(other) or other.endswith(one))
        for f in levels
        if f.place == change.place
        for one, other in [(f.indicator, change.indicator)]
    )


def _base(change: PlacedFigure, row: FigureRow) -> str:
    if row.base_period or pattern_of("earlier-years").search(change.before):
        return _STATED
    return _INFERRED if row.comparison == "yoy" or change.is_mean_growth else _UNSAID


def _written(change: PlacedFigure) -> str:
    """The change in the report's words, a fall with its sign, with the word that says that it is a mean over years:
    −15.3%, 年均6.7%."""
    if not change.is_mean_growth:
        return change.signed
    return "".join(pattern_of("mean").findall(change.before)[-1:]) + change.signed
