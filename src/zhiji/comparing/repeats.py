"""Figures that are told twice.

ZJ131  one figure told twice, with two values
ZJ132  the same words with the same figures told of two years, and what was changed in them
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from zhiji.comparing.claims import WHOLE
from zhiji.comparing.discrepancies import Discrepancy, shown
from zhiji.comparing.figures import PlacedFigure

_NEAR = 0.25
"""How far two tellings of one figure lie apart at the most, as a share: what is further apart is of two things."""
_PLAIN = re.compile(r"[\s，,；;。、：:“”\"]+")
_NUMBER = re.compile(r"(?<![\[［〔【])\d+(?:\.\d+)?(?:%|％|[十百千万亿]*(?:个百分点|平方米|公里|人次|[^\W\d_]))?")
"""A number with what may be its unit; 服务业[5] points to a note."""
_PLAIN_NUMBER = re.compile(r"\d+(?:\.\d+)?[十百千万亿]*(?:[%％元个家项人件]|个百分点|平方米|公里|人次|小时)?")
_LONG = 24


def find_told_twice(figures: Sequence[PlacedFigure]) -> Iterator[Discrepancy]:
    """Two values for one cell of a series in one unit, in the same words, too near to be of different things."""
    cells: dict[tuple[str, str, str, str], list[PlacedFigure]] = defaultdict(list)
    for f in figures:
        if f.kind in ("level", "change") and f.indicator_iri:
            cells[f.period, f.kind, f.unit, f.worded].append(f)
    for held in cells.values():
        first = held[0]
        for other in held[1:]:
            if first.report == other.report:
                continue  # a report's own figures are held against each other where its arithmetic is checked
            if first.value == 0 or first.size(WHOLE).meets(other.size(WHOLE)) or first.restated or other.restated:
                continue
            if (first.value < 0) == (other.value < 0) and abs(other.value / first.value - 1) > _NEAR:
                continue
            yield Discrepancy(
                rule="ZJ131",
                severity="warning",
                zh=f"{first.indicator}：{first.period}年既为{shown(first)}（{first.year}年报告），又为{shown(other)}（{other.year}年报告）",
                en=f"{first.indicator}: {first.period} is {shown(first)} in the report of {first.year}, "
                f"{shown(other)} in that of {other.year}",
                figures=(first, other),
            )


def find_copied(figures: Sequence[PlacedFigure]) -> Iterator[Discrepancy]:
    """Results of two years told in the same words with the same two or more figures, report by report of one issuer."""
    runs: dict[tuple[str, str], list[tuple[PlacedFigure, ...]]] = defaultdict(list)
    quotes: dict[tuple[str, int], dict[int, str]] = defaultdict(dict)
    for f in figures:
        quotes[f.sha256, f.sentence_begin][f.begin - f.sentence_begin] = f.quote
    for run in _runs(figures):
        key = _PLAIN.sub("", _words(run))
        if len(key) >= _LONG:
            runs[run[0].body, key].append(run)
    told: set[tuple[int, int, tuple[str, ...]]] = set()
    for held in runs.values():
        for one, other in pairwise(held):
            if one[0].year == other[0].year:
                continue
            same, changed = _numbers(one, other, quotes)
            if (once := (one[0].sentence_begin, other[0].sentence_begin, tuple(same))) in told:
                continue  # the sentences' further figures
            told.add(once)
            zh = f"，另有{'、'.join(f'{a}改为{b}' for a, b in changed)}" if changed else ""
            en = f"; changed: {', '.join(f'{a} → {b}' for a, b in changed)}" if changed else ""
            shared = "、".join(same)
            yield Discrepancy(
                rule="ZJ132",
                severity="note",
                zh=f"{one[0].year}年与{other[0].year}年的报告以同样文字、同样数字（{shared}）讲述各自年度{zh}",
                en=f"the reports of {one[0].year} and {other[0].year} tell the same words and figures ({shared}) "
                f"of each year{en}",
                figures=(*one[:3], *other[:3]),
            )


def _numbers(
    one: tuple[PlacedFigure, ...], other: tuple[PlacedFigure, ...], quotes: Mapping[tuple[str, int], dict[int, str]]
) -> tuple[list[str], list[tuple[str, str]]]:
    """The numbers that the sentences of two runs share, and those that stand in the same words with another value; only
    the runs' own figures where the sentences have other words."""
    a, b = one[0].sentence, other[0].sentence
    if _PLAIN.sub("", _NUMBER.sub("#", a)) != _PLAIN.sub("", _NUMBER.sub("#", b)):
        return [f.quote for f in one], []
    pairs = list(zip(*(_written(f, quotes[f.sha256, f.sentence_begin]) for f in (one[0], other[0])), strict=False))
    return [x for x, y in pairs if x == y], [(x, y) for x, y in pairs if x != y]


def _written(figure: PlacedFigure, quotes: Mapping[int, str]) -> list[str]:
    """The numbers of a figure's sentence with their units as they were read: 126兆瓦; without one where none was."""
    numbers = (m.start() for m in _NUMBER.finditer(figure.sentence))
    plain = {m.start(): m.group() for m in _PLAIN_NUMBER.finditer(figure.sentence)}
    return [quotes.get(at) or plain[at] for at in numbers]


def _runs(figures: Sequence[PlacedFigure]) -> Iterator[tuple[PlacedFigure, ...]]:
    """Two figures of one sentence that follow each other, both results of their report's year."""
    for one, other in pairwise(figures):
        same = one.sha256 == other.sha256 and one.sentence_begin == other.sentence_begin and one.begin < other.begin
        own = all(f.kind in ("level", "change") and f.period == str(f.year) for f in (one, other))
        if same and own:
            yield one, other


def _words(run: tuple[PlacedFigure, ...]) -> str:
    """The text from the clause of the first figure to the end of the last."""
    start, stop = run[0].begin - run[0].sentence_begin, run[-1].end - run[0].sentence_begin
    before = re.split(r"[，,；;。]", run[0].sentence[: max(start, 0)])[-1]
    return before + run[0].sentence[max(start, 0) : max(stop, 0)]
