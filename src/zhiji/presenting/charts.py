"""A series as a small picture: levels as a line, targets as open circles, each with its quote. SVG, no script."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zhiji.comparing.figures import PlacedFigure
    from zhiji.comparing.series import Series

_WIDTH, _HEIGHT = 560, 180
_LEFT, _RIGHT, _TOP, _BOTTOM = 16, 16, 46, 28
_YEARS = 2
_BLUE, _GREY = "#1f4e79", "#666"


def chart(series: Series) -> str:
    """The levels of a series through the years, and the targets for them; empty where there are not two years."""
    levels = series.levels
    unit = levels[0].unit if levels else ""
    targets = [f for f in series.figures if f.kind == "target" and f.is_yearly and f.unit == unit]
    if len(levels) < _YEARS:
        return ""
    scale = _Scale([*levels, *targets])
    line = " ".join(f"{scale.x(f):.1f},{scale.y(f):.1f}" for f in levels)
    head = f"{series.first.issuer} {series.first.indicator}{' ' + series.first.place if series.first.place else ''}"
    marks = [*(_mark(f, scale, filled=True) for f in levels), *(_mark(f, scale, filled=False) for f in targets)]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH}" height="{_HEIGHT}" role="img" '
        f'viewBox="0 0 {_WIDTH} {_HEIGHT}" font-family="sans-serif" font-size="12">'
        f"<title>{escape(head)}</title>"
        f'<text x="{_LEFT}" y="16" font-weight="bold">{escape(head)} ({escape(unit)})</text>'
        f'<polyline points="{line}" fill="none" stroke="{_BLUE}" stroke-width="2"/>{"".join(marks)}'
        f"{_years(levels, scale)}</svg>"
    )


class _Scale:
    """Years from left to right, values from nought at the bottom, so that heights compare as the values do."""

    def __init__(self, figures: Sequence[PlacedFigure]) -> None:
        years, values = [f.last_year for f in figures], [float(f.value) for f in figures]
        self._first, self._years = min(years), (max(years) - min(years)) or 1
        self._least = min(0.0, *values)
        self._span = (max(0.0, *values) - self._least) or 1.0

    def x(self, figure: PlacedFigure) -> float:
        room = _WIDTH - _LEFT - _RIGHT - 40
        return _LEFT + 20 + room * (figure.last_year - self._first) / self._years

    def y(self, figure: PlacedFigure) -> float:
        room = _HEIGHT - _TOP - _BOTTOM
        return _TOP + room * (1 - (float(figure.value) - self._least) / self._span)


def _mark(figure: PlacedFigure, scale: _Scale, *, filled: bool) -> str:
    x, y = scale.x(figure), scale.y(figure)
    told = escape(f"{figure.period}: {figure.quote} · {figure.sentence.strip()}")
    fill = _BLUE if filled else "white"
    words = f'<text x="{x:.1f}" y="{y - 8:.1f}" text-anchor="middle" fill="{_GREY}">{escape(figure.quote)}</text>'
    circle = f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="{fill}" stroke="{_BLUE}"><title>{told}</title></circle>'
    return circle + (words if filled else "")


def _years(levels: Sequence[PlacedFigure], scale: _Scale) -> str:
    return "".join(
        f'<text x="{scale.x(f):.1f}" y="{_HEIGHT - 8}" text-anchor="middle">{f.last_year}</text>' for f in levels
    )
