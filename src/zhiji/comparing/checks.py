"""All checks between figures of one issuer, report against report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from zhiji.comparing.breaks import find_breaks
from zhiji.comparing.discrepancies import Discrepancy
from zhiji.comparing.explained import find_explanations
from zhiji.comparing.figures import PlacedFigure
from zhiji.comparing.history import find_rewritten
from zhiji.comparing.repeats import find_copied, find_told_twice
from zhiji.comparing.series import build_series
from zhiji.comparing.targets import find_boasts, find_missed, find_misstated, find_unanswered
from zhiji.comparing.totals import find_totals
from zhiji.model.rows import ReportRow


def find_discrepancies(reports: Iterable[ReportRow], figures: Iterable[PlacedFigure]) -> list[Discrepancy]:
    """What does not fit between the reports of each issuer, each pair of figures under one rule; warnings
    before notes, each by year, issuer and place."""
    held, reports = list(figures), list(reports)
    explanations = find_explanations(reports)
    told_in: dict[str, dict[int, list[ReportRow]]] = defaultdict(lambda: defaultdict(list))
    by_body: dict[str, list[PlacedFigure]] = defaultdict(list)
    for f in held:
        by_body[f.body].append(f)
    rows = {report.iri: report for report in reports}
    for body, year, iri in sorted({(f.body, f.year, f.report) for f in held}):
        told_in[body][year] += [rows[iri]] if iri in rows else []
    found: list[Discrepancy] = []
    for series in build_series(held):
        if series.is_scattered:
            continue
        told = series.figures
        found += [
            *find_rewritten(told),
            *find_breaks(told, explanations),
            *find_totals(told),
            *find_told_twice(told),
            *find_missed(told),
        ]
        found += find_misstated(told)
        found += find_unanswered(told, told_in[series.first.body], by_body[series.first.body])
    found += find_boasts(reports, [d for d in found if d.rule == "ZJ121"])
    found += find_copied(sorted(held, key=lambda f: (f.body, f.year, f.sha256, f.begin, f.end)))
    return sorted(_once(found), key=_order)


def _order(found: Discrepancy) -> tuple[bool, int, str, str, int]:
    """Warnings before notes, then by the year of the last report that it speaks of, issuer, rule and place."""
    last = max(f.year for f in found.figures)
    return found.severity != "warning", last, found.figures[0].body, found.rule, found.figures[0].begin


def _once(found: Sequence[Discrepancy]) -> list[Discrepancy]:
    return list({(d.rule, d.figures): d for d in found}.values())
