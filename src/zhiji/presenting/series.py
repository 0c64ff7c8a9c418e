"""Series as tables: a row a period for people, a row a figure for programs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from zhiji.model import source_line
from zhiji.model.codes import BOUND_SIGNS
from zhiji.presenting.table import Table
from zhiji.presenting.words import heading, say

if TYPE_CHECKING:
    from zhiji.comparing.figures import PlacedFigure
    from zhiji.comparing.series import Cell, Series
    from zhiji.model.intervals import Interval
    from zhiji.presenting.words import Lang

FIGURES = (
    *("text_sha256", "begin", "end", "indicator", "period", "kind", "value", "unit", "issuer", "year", "quote"),
    *("place", "worded", "indicator_iri", "upper", "bound", "restated", "title", "report", "sentence"),
)
"""The columns for programs: the first eleven say which cell a figure is in, the others where it comes from."""


def series_rows(series: Iterable[Series]) -> Table:
    """Every figure of the series under ``FIGURES``, in reading order within a series."""
    return Table(FIGURES, tuple(_row(figure) for one in series for figure in one.figures))


def series_table(series: Sequence[Series], lang: Lang) -> Table:
    """The series period by period; below, the shape of each and the reports that the numbers in brackets stand for."""
    reports = _Sources(series)
    issuers = {one.first.body for one in series}
    columns = [
        *(["issuer"] if len(issuers) > 1 else []),
        *("period", "series-level", "series-growth", "implied-growth", "series-target", "breaks", "sentence"),
    ]
    body = []
    for one in series:
        label = _place_of(one)
        for cell in one.cells:
            lead = (f"{one.first.issuer}{label}",) if len(issuers) > 1 else ()
            body.append((*lead, *_cells(cell, reports, lang, label if not lead else "")))
    notes = [*(_shape(one) for one in series if one.sparkline), *_followed(series, lang)]
    return Table(tuple(heading(c, lang) for c in columns), tuple(body), (*notes, *reports.notes(lang)), lang=lang)


def _followed(series: Iterable[Series], lang: Lang) -> Iterator[str]:
    """What bodies may go on under another name, of which the series are apart."""
    from zhiji.comparing.followers import find_followers

    told: dict[str, list[int]] = {}
    for one in series:
        for figure in one.figures:
            told.setdefault(figure.issuer, []).append(figure.year)
    years = {issuer: (min(held), max(held)) for issuer, held in told.items()}
    for former, follower in find_followers(years):
        yield say("followed", lang, former=former, last=years[former][1], follower=follower)


def overview_table(series: Sequence[Series], lang: Lang) -> Table:
    """One line a series, those of the best evidenced indicators first; what is told once, and names of many things, are
    left out, and said how often."""
    from zhiji.comparing.series import TOLD_ONCE, rank_series, weight_of

    one = [s for s in rank_series(series, every=True) if not s.is_scattered]
    held = _by_indicator(one)
    ranked = [s for s in one if weight_of(held[s.first.indicator]) != TOLD_ONCE]
    columns = ("issuer", "indicator", "years", "shape", "last-level", "figures")
    body = tuple(
        (
            one.first.issuer,
            one.first.indicator + _place_of(one),
            _years(one),
            one.sparkline,
            _latest(one),
            str(len(one.figures)),
        )
        for one in ranked
    )
    left = [
        *([say("told-once", lang, n=len(one) - len(ranked))] if len(ranked) < len(one) else []),
        *([say("scattered", lang, n=len(series) - len(one))] if len(one) < len(series) else []),
    ]
    return Table(tuple(heading(c, lang) for c in columns), body, tuple(left), lang=lang)


def _by_indicator(series: Iterable[Series]) -> dict[str, list[Series]]:
    held: dict[str, list[Series]] = {}
    for one in series:
        held.setdefault(one.first.indicator, []).append(one)
    return held


def _years(one: Series) -> str:
    """The years of its levels: 2013–2018, or the only one."""
    years = list(one.yearly)
    return "" if not years else str(years[0]) if len(years) == 1 else f"{years[0]}–{years[-1]}"


def _latest(one: Series) -> str:
    """The level of the last year, all that are told where these are several, with the year or the part of it."""
    held = one.latest
    told = "; ".join(dict.fromkeys(map(bounded, held)))
    return f"{told} ({held[0].period})" if held else ""


def plain_number(value: Decimal | None) -> str:
    """A number without exponent or trailing zeros: 19850000000, 6.5."""
    if value is None:
        return ""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def percent(interval: Interval | None) -> str:
    """Growth that follows, with its sign: +8.2%; both ends where rounding leaves more than a tenth open."""
    if interval is None or interval.low is None or interval.high is None:
        return ""
    low, high = (f"{float(end):+.1f}" for end in (interval.low, interval.high))
    middle = f"{float((interval.low + interval.high) / 2):+.1f}%"
    return middle if interval.high - interval.low <= Fraction(3, 10) else f"{low}…{high}%"


def _row(f: PlacedFigure) -> tuple[str, ...]:
    return (
        *(f.sha256, str(f.begin), str(f.end), f.indicator, f.period, f.kind, plain_number(f.value), f.unit),
        *(f.issuer, str(f.year), f.quote, f.place, f.worded, f.indicator_iri or "", plain_number(f.upper), _bound(f)),
        *(f.restated, f.title, f.report, f.sentence),
    )


def _bound(f: PlacedFigure) -> str:
    """The bound of the value as it is given: a fall of at least 30 is −30 at the most."""
    return _TURNED.get(f.bound, f.bound) if f.value < 0 else f.bound


_TURNED: Final = {"at-least": "at-most", "more-than": "less-than", "at-most": "at-least", "less-than": "more-than"}


def _cells(cell: Cell, reports: _Sources, lang: Lang, label: str) -> tuple[str, ...]:
    others = [f for f in cell.figures if f.kind in ("multi-year", "base", "change") and f is not cell.growth]
    rates = [f for f in cell.figures if f.is_mean_growth or (f.kind == "change" and f.unit == "%")]
    levels = [*cell.of("level"), *(f for f in others if f not in rates)]
    targets = cell.of("target")
    cited = next((f for f in (cell.level, cell.growth, *levels, *targets) if f), cell.figures[0])
    return (
        cell.period + label,
        "; ".join(dict.fromkeys(_said(f, reports, lang) for f in levels)),
        "; ".join(dict.fromkeys(_said(f, reports, lang) for f in rates)),
        percent(cell.implied),
        "; ".join(dict.fromkeys(_said(f, reports, lang) for f in targets)),
        ", ".join(say(f"break-{name}", lang) for name in cell.breaks),
        cited.sentence,
    )


_SAYS_BOUND = re.compile("以[上下内]|[近余多几]")


def bounded(figure: PlacedFigure) -> str:
    """A figure as written, with the sign of its bound where the words for it stand outside the number: >3万亿元 for
    突破3万亿元, 3万亿元以上 as it is."""
    return figure.quote if _SAYS_BOUND.search(figure.quote) else BOUND_SIGNS.get(figure.bound, "") + figure.quote


def _said(figure: PlacedFigure, reports: _Sources, lang: Lang) -> str:
    grows = figure.is_mean_growth
    named = "mean-growth" if grows else figure.kind
    kind = f"{say('kind-' + named, lang)} " if named in ("base", "multi-year", "mean-growth") else ""
    changes = figure.kind == "change" or grows
    sign = "" if not changes else "×" if figure.is_multiple else "−" if figure.value < 0 else "+"
    return f"{kind}{sign}{bounded(figure)} {reports.place(figure)}"


def _place_of(series: Series) -> str:
    return f" [{series.first.place}]" if series.first.place else ""


def _shape(series: Series) -> str:
    first, last = series.levels[0], series.levels[-1]
    return (
        f"{series.first.issuer} {series.first.indicator}{_place_of(series)} {first.last_year} {series.sparkline} "
        f"{last.last_year}  {first.quote} → {last.quote}"
    )


class _Sources:
    """The reports behind a table of series, numbered as they come."""

    def __init__(self, series: Iterable[Series]) -> None:
        figures = [f for one in series for f in one.figures]
        self._cited = {
            f.report: f"{source_line(f.issuer, f.year, f.title)} {f.report}" for f in sorted(figures, key=_order)
        }
        self._numbers = {iri: number for number, iri in enumerate(self._cited, 1)}

    def place(self, figure: PlacedFigure) -> str:
        return f"[{self._numbers[figure.report]}]"

    def notes(self, lang: Lang) -> tuple[str, ...]:
        return tuple(f"{say('source', lang)} [{self._numbers[iri]}] {cited}" for iri, cited in self._cited.items())


def _order(figure: PlacedFigure) -> tuple[str, int, str]:
    return figure.issuer, figure.year, figure.report
