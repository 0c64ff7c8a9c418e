"""A report in its seen text and in its published one: the same outline, each in the places of its own text."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from zhiji.model.report import Cell, Place, Report, Section, Span
from zhiji.model.visibletext import VisibleText

_Moved = Callable[[int, int], tuple[int, int]]


def published_report(report: Report, text: VisibleText) -> Report:
    """``report``, read in the seen text, with all its places in the published one."""
    return _moved(report, text.published, text.published_place)


def seen_report(report: Report, text: VisibleText) -> Report:
    """``report``, whose places are those of the published text, with all of them in the seen one."""
    return _moved(report, text.text, lambda start, end: (text.seen_at(start), text.seen_at(end)))


def _moved(report: Report, words: str, moved: _Moved) -> Report:
    return replace(
        report,
        text=words,
        sections=tuple(_section(section, words, moved) for section in report.sections),
        points=_places(report.points, moved),
        sentences=_places(report.sentences, moved),
        pages=tuple(moved(page, page)[0] for page in report.pages),
        cells=tuple(_cell(cell, moved) for cell in report.cells),
    )


def _places(places: Iterable[Place], moved: _Moved) -> tuple[Place, ...]:
    """The places moved, without those of which nothing is seen."""
    found = (Place(*moved(place.start, place.end)) for place in places)
    return tuple(place for place in found if place.start < place.end)


def _section(section: Section, words: str, moved: _Moved) -> Section:
    start, end = moved(section.start, section.end)
    at, stop = moved(section.heading.start, section.heading.end)
    marker = section.start, section.start + len(section.marker)
    return replace(
        section,
        start=start,
        end=end,
        marker=words[slice(*moved(*marker))] if section.marker else "",
        heading=Span(at, stop, words[at:stop]),
    )


def _cell(cell: Cell, moved: _Moved) -> Cell:
    start, end = moved(cell.start, cell.end)
    return Cell(start, end, _places(cell.rows, moved), _places(cell.columns, moved), _places(cell.caption, moved))
