"""Charts as plain SVG, drawn for two widths: lines through the years, or bars where there is one year. Every mark leads
to the words it rests on; nothing in it is styled but by classes, as the pages' policy asks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, floor, log10

from zhiji.serving.pages.parts.html import Html, tag

TYPE_CHECKING = False
if TYPE_CHECKING:
    from zhiji.presenting.words import Lang

COLOURS = 8
"""Lines that have a colour of their own; the others are grey."""
_WIDE, _NARROW = 760, 350
_TOP, _BOTTOM, _LEFT, _RIGHT, _HEIGHT = 26, 26, 62, 16, 270
_BAR, _EM = 22, 12
_FLAT = 0.55
"""The part of the largest value above which the smallest has to lie for the axis not to begin at nothing."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One value: of which year, how it reads, where its words stand; ``broken`` where it may not be comparable with the
    one before it."""

    year: int
    value: float
    words: str
    address: str
    broken: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """The values of one organ by year, and the targets that it set itself."""

    label: str
    marks: tuple[Mark, ...]
    targets: tuple[Mark, ...] = ()


def chart(lines: Sequence[Line], unit: str, lang: Lang, label: str) -> Html | None:
    """The lines through the years in one picture; bars where no line has two values; None where nothing is to be drawn.

    ``unit`` is what the axis counts, ``label`` what the picture is called.
    """
    drawn = [line for line in lines if line.marks]
    draw = _draw_lines if is_through_years(drawn) else _draw_bars
    if not drawn or (draw is _draw_bars and len(drawn) < 2):
        return None
    pictures = [draw(drawn, width, unit, lang, label) for width in (_WIDE, _NARROW)]
    wide, narrow = (
        tag("div", picture, class_=name) for picture, name in zip(pictures, ("wide", "narrow"), strict=True)
    )
    return tag("figure", wide, narrow, _legend(drawn), class_="chart")


def is_through_years(lines: Sequence[Line]) -> bool:
    """Whether any line has two values, so that there is something to be followed."""
    return any(len(line.marks) > 1 for line in lines)


def spark(values: Sequence[tuple[int, float]]) -> Html | None:
    """A line as large as a word: the shape of a series; a year without a value is a gap."""
    if len(values) < 2:
        return None
    years, sizes = [year for year, _ in values], [value for _, value in values]
    x, y = _Scale(min(years), max(years), 2, 88), _Scale(min(sizes), max(sizes), 19, 3)
    runs: list[list[str]] = [[]]
    for (before, _), (year, value) in pairwise([(years[0] - 1, 0.0), *values]):
        runs.extend([[]] if year > before + 1 and runs[-1] else [])
        runs[-1].append(f"{x.at(year):.1f},{y.at(value):.1f}")
    lines = [tag("polyline", points=" ".join(run)) for run in runs if len(run) > 1]
    dots = [tag("circle", cx=run[0].split(",")[0], cy=run[0].split(",")[1], r="1.6") for run in runs if len(run) == 1]
    end = tag("circle", cx=f"{x.at(years[-1]):.1f}", cy=f"{y.at(sizes[-1]):.1f}", r="2.2")
    return tag("svg", lines, dots, end, viewBox="0 0 90 22", class_="spark", aria_hidden="true")


def short_number(value: float, lang: Lang) -> str:
    """A number as an axis has it.

    >>> short_number(19_850_000_000, "zh"), short_number(19_850_000_000, "en"), short_number(0.25, "zh")
    ('198.5亿', '19.85B', '0.25')
    """
    steps = (
        ((1e12, "万亿"), (1e8, "亿"), (1e4, "万"))
        if lang == "zh"
        else ((1e12, "T"), (1e9, "B"), (1e6, "M"), (1e3, "K"))
    )
    size, sign = next(((size, sign) for size, sign in steps if abs(value) >= size), (1.0, ""))
    return f"{value / size:,.4g}{sign}" if abs(value / size) < 10_000 else f"{value / size:,.0f}{sign}"


@dataclass(frozen=True, slots=True)
class _Scale:
    """From values to places on the paper."""

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> float:
        part = (value - self.low) / (self.high - self.low) if self.high > self.low else 0.5
        return self.start + part * (self.end - self.start)


def _ticks(low: float, high: float) -> list[float]:
    """Four to seven round numbers from at or below ``low`` to at or above ``high``."""
    span = (high - low) or abs(high) or 1.0
    step = 10 ** floor(log10(span / 4))
    step *= next((m for m in (1, 2, 2.5, 5) if span / (step * m) <= 5), 10)
    first, last = floor(low / step), ceil(high / step)
    return [number * step for number in range(first, last + 1)]


def _draw_lines(lines: Sequence[Line], width: int, unit: str, lang: Lang, label: str) -> Html:
    marks = [mark for line in lines for mark in (*line.marks, *line.targets)]
    low, high = min(m.value for m in marks), max(m.value for m in marks)
    ticks = _ticks(0.0 if 0 <= low < _FLAT * high else low, high)
    years = range(min(m.year for m in marks), max(m.year for m in marks) + 1)
    x = _Scale(years[0], years[-1], _LEFT, width - _RIGHT)
    y = _Scale(ticks[0], ticks[-1], _HEIGHT - _BOTTOM, _TOP)
    drawn = [_line(line, at, x, y) for at, line in enumerate(lines)]
    grid = [_grid(value, y, width, lang) for value in ticks]
    every = max(1, ceil(len(years) / ((width - _LEFT) / 46)))
    below = [
        tag("text", str(year), x=f"{x.at(year):.1f}", y=_HEIGHT - 8, text_anchor="middle", class_="axis")
        for year in years
        if (year - years[0]) % every == 0
    ]
    head = tag("text", unit, x=4, y=14, class_="axis")
    return tag("svg", grid, below, head, drawn, viewBox=f"0 0 {width} {_HEIGHT}", role="img", aria_label=label)


def _grid(value: float, y: _Scale, width: int, lang: Lang) -> Html:
    at = f"{y.at(value):.1f}"
    words = tag(
        "text", short_number(value, lang), x=_LEFT - 8, y=f"{y.at(value) + 4:.1f}", text_anchor="end", class_="axis"
    )
    return tag("g", tag("line", x1=_LEFT, x2=width - _RIGHT, y1=at, y2=at, class_="grid"), words)


def _line(line: Line, number: int, x: _Scale, y: _Scale) -> Html:
    """The line of one organ; dashed into a year that may not be comparable, open where a year has no value."""
    parts = []
    for before, after in pairwise(line.marks):
        if after.year > before.year + 1:
            continue
        ends = {"x1": x.at(before.year), "y1": y.at(before.value), "x2": x.at(after.year), "y2": y.at(after.value)}
        kind = "broken" if after.broken else "whole"
        parts.append(tag("line", **{k: f"{v:.1f}" for k, v in ends.items()}, class_=kind))
    dots = [_dot(line, mark, x, y, target=False) for mark in line.marks]
    aims = [_dot(line, mark, x, y, target=True) for mark in line.targets]
    return tag("g", parts, aims, dots, class_=f"series {colour(number)}")


def _dot(line: Line, mark: Mark, x: _Scale, y: _Scale, *, target: bool) -> Html:
    across, down = x.at(mark.year), y.at(mark.value)
    title = tag("title", f"{line.label} {mark.year} · {mark.words}")
    if target:
        shape = tag("path", title, d=f"M{across:.1f} {down - 5.5:.1f}l5.5 5.5l-5.5 5.5l-5.5 -5.5z", class_="aim")
    else:
        shape = tag("circle", title, cx=f"{across:.1f}", cy=f"{down:.1f}", r="4", class_="dot")
    return tag("a", shape, href=mark.address, aria_label=f"{line.label} {mark.year} {mark.words}")


def _draw_bars(lines: Sequence[Line], width: int, unit: str, lang: Lang, label: str) -> Html:
    """One bar a line, the largest first."""
    ranked = sorted(lines, key=lambda line: -line.marks[-1].value)
    left, right = min(200, width * 0.42), 96
    largest = max(line.marks[-1].value for line in ranked)
    x = _Scale(min(0.0, *(line.marks[-1].value for line in ranked)), largest, left, width - right)
    years = {line.marks[-1].year for line in ranked}
    rows = [_bar(line, number, x, lang, several=len(years) > 1) for number, line in enumerate(ranked)]
    head = tag("text", unit, x=f"{left:.0f}", y=14, class_="axis")
    height = _TOP + _BAR * len(ranked) + 4
    return tag("svg", head, rows, viewBox=f"0 0 {width} {height}", role="img", aria_label=label)


def _bar(line: Line, number: int, x: _Scale, lang: Lang, *, several: bool) -> Html:
    """A bar with its name and number; of several years also which."""
    mark, top = line.marks[-1], _TOP + _BAR * number
    end, zero = x.at(mark.value), x.at(0)
    title = tag("title", f"{line.label} {mark.year} · {mark.words}")
    size = f"{max(abs(end - zero), 1):.1f}"
    bar = tag("rect", title, x=f"{min(zero, end):.1f}", y=top + 4, width=size, height=_BAR - 8, rx=2, class_="bar-of")
    most = int((x.start - 8) / _EM)
    name = tag("text", _cut(line.label, most), x=f"{x.start - 8:.0f}", y=top + 15, text_anchor="end", class_="axis")
    words = f"{short_number(mark.value, lang)} ({mark.year})" if several else short_number(mark.value, lang)
    value = tag("text", words, x=f"{max(end, zero) + 5:.1f}", y=top + 15, class_="axis")
    return tag("a", bar, name, value, href=mark.address, class_="series c0")


def _cut(label: str, most: int) -> str:
    return label if len(label) <= most else label[: most - 1] + "…"


def _legend(lines: Sequence[Line]) -> Html | None:
    if len(lines) < 2 or all(len(line.marks) < 2 for line in lines):
        return None
    return tag(
        "figcaption", [tag("span", line.label, class_=f"key {colour(n)}", lang="zh") for n, line in enumerate(lines)]
    )


def colour(number: int) -> str:
    """The class of the colour of a line."""
    return f"c{number}" if number < COLOURS else "c-other"
