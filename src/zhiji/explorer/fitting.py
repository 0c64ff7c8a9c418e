"""A page of several reports kept small: those that fit, the newest first."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate

from zhiji.model import Edge, SourceReport, Thing

LARGEST = 3_000_000
"""Bytes of a page that opens at once and can be sent to somebody."""
_FRAME = 600_000
"""Bytes of a page around its reports."""
_A_CHARACTER, _A_THING, _AN_EDGE = 3.34, 75, 51
"""Bytes that a page takes for a character of a report's text, for a thing and for an edge, where there is so much that
it is packed: of pages of 5 to 40 reports, real and made ones, a hundredth more or less."""
_AT_LEAST = 6.5
"""Bytes for a character of a report's text with all that is read of it: of real reports 7.0 to 7.4, of made ones 9."""
_SPARE = 0.97


def fit_reports(
    reports: Sequence[SourceReport],
    things: Iterable[Thing],
    edges: Iterable[Edge],
    make: Callable[[Sequence[SourceReport]], str],
) -> tuple[str, list[SourceReport]]:
    """The page that ``make`` writes of those that fit, and those, in the order given; ``things`` and ``edges`` are what
    they tell of.

    All of them where they fit. Else the newest are kept, as many as are under ``LARGEST`` bytes; one report always is.
    What a page takes is known when it is made: it is made of as many as should fit, then smaller until it does.
    """
    newest = _newest(reports)
    kept = _fitting(newest, things, edges)
    while True:
        held = {report.iri for report in newest[:kept]}
        shown = [report for report in reports if report.iri in held]
        page = make(shown)
        size = len(page.encode())
        if size < LARGEST or kept == 1:
            return page, shown
        room = (LARGEST - _FRAME) / (size - _FRAME) * _SPARE
        kept = max(1, min(kept - 1, int(kept * room)))


def likely_to_fit(reports: Sequence[SourceReport]) -> list[SourceReport]:
    """Those of the reports, in the order given, that may fit by the length of their texts, the newest; a page never
    holds others."""
    held, size = set[str](), float(_FRAME)
    for report in _newest(reports):
        size += _AT_LEAST * len(report.text)
        if held and size > LARGEST * 1.1:
            break
        held.add(report.iri)
    return [report for report in reports if report.iri in held]


def _fitting(newest: Sequence[SourceReport], things: Iterable[Thing], edges: Iterable[Edge]) -> int:
    """How many of the reports should fit; a thing or an edge takes room once, with the first that tells of it."""
    places = {report.iri: at for at, report in enumerate(newest)}
    of_things, of_edges = Counter(_first(things, places)), Counter(_first(edges, places))
    sizes = (
        _A_CHARACTER * len(report.text) + _A_THING * of_things[at] + _AN_EDGE * of_edges[at]
        for at, report in enumerate(newest)
    )
    return max(1, bisect_right(list(accumulate(sizes)), (LARGEST - _FRAME) * _SPARE))


def _first(told: Iterable[Thing | Edge], places: dict[str, int]) -> Iterator[int]:
    """The place of the first report that tells of each thing or edge."""
    for one in told:
        yield min((places[e.report] for e in one.evidence if e.report in places), default=0)


def _newest(reports: Sequence[SourceReport]) -> list[SourceReport]:
    """The reports of the latest year first, those of one year in the order given."""
    return sorted(reports, key=lambda report: -(report.year or 0))
