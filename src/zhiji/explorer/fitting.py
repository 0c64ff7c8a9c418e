"""A page of several reports kept small: those that fit, the newest first."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from zhiji.model import SourceReport

LARGEST = 3_000_000
"""Bytes of a page that opens at once and can be sent to somebody."""
_FRAME = 600_000
"""Bytes of a page around its reports."""
_A_CHARACTER = 6.5
"""Bytes that a page takes for a character of a report's text, with all that is read of it: of 43 reports."""
_SPARE = 0.97


def fit_reports(
    reports: Sequence[SourceReport], make: Callable[[Sequence[SourceReport], Sequence[SourceReport]], str]
) -> tuple[str, list[SourceReport]]:
    """The page that ``make`` writes of those that fit and those left out, and those left out, in the order given.

    All of them where they fit. Else the newest are kept, as many as are under ``LARGEST`` bytes; one report always is.
    What a page takes is known when it is made: it is made of as many as should fit, then smaller until it does.
    """
    newest = _newest(reports)
    kept = len(likely_to_fit(reports))
    while True:
        shown = {report.iri for report in newest[:kept]}
        left = [report for report in reports if report.iri not in shown]
        page = make([report for report in reports if report.iri in shown], left)
        size = len(page.encode())
        if size < LARGEST or kept == 1:
            return page, left
        room = (LARGEST - _FRAME) / (size - _FRAME) * _SPARE
        kept = max(1, min(kept - 1, int(kept * room)))


def likely_to_fit(reports: Sequence[SourceReport]) -> list[SourceReport]:
    """Those of the reports, the newest first, that should fit; a page never holds others."""
    newest, size = _newest(reports), float(_FRAME)
    for number, report in enumerate(newest):
        size += _A_CHARACTER * len(report.text)
        if size > LARGEST * 1.1:
            return newest[: max(number, 1)]
    return newest


def _newest(reports: Sequence[SourceReport]) -> list[SourceReport]:
    """The reports of the latest year first, those of one year in the order given."""
    return sorted(reports, key=lambda report: -(report.year or 0))
