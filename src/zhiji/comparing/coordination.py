"""One expression for several indicators: 城乡居民人均可支配收入分别增长8.7%和8.6% is two figures of two indicators."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from zhiji.comparing.contexts import Context
from zhiji.comparing.names import Named, Scheme
from zhiji.comparing.wording import any_of, pattern_of, values_of
from zhiji.lexicon.parts_and_turns import SHARED_OUT
from zhiji.model.rows import FigureRow, ReportRow

Spots = dict[tuple[int, int, str], tuple[Named, ...]]
"""Begin, end and IRI of a figure → the indicators it is told of."""

_LONGEST_REST = 16
_LISTED = re.compile(r"([\u4e00-\u9fff]{2,20})(?:、|和|与|及)(?:实现|完成)?$")


@dataclass(frozen=True, slots=True)
class _Expression:
    begin: int
    end: int
    parts: tuple[Named, ...]
    whole: Named | None = None


def find_coordinated(report: ReportRow, figures: Sequence[FigureRow], scheme: Scheme) -> Spots:
    """The figures that are told of several indicators at once, each with those it is of: as many figures as indicators
    are given out in order, a single one to all."""
    spots: Spots = {}
    by_sentence: dict[tuple[int, int], list[FigureRow]] = defaultdict(list)
    for figure in figures:
        if figure.share_of:
            continue  # 分别完成年计划的118.2%、248.57%
        place = Context(report, figure.begin, figure.end).sentence_place
        by_sentence[place.start, place.end].append(figure)
    for (start, end), held in by_sentence.items():
        for expression in _expressions(report.text, start, end, scheme):
            spots |= _given_out(expression, held)
        spots |= _listed(report.text, start, held, scheme, spots)
    return spots


def _expressions(text: str, start: int, end: int, scheme: Scheme) -> Iterator[_Expression]:
    coordinated = values_of("coordinated")
    for match in re.finditer(any_of(coordinated), text[start:end]):
        at = start + match.end()
        for length in range(min(_LONGEST_REST, end - at), 1, -1):
            rest = text[at : at + length]
            if pattern_of("ratio-of-two").match(text, at + length, end):
                continue  # 城乡居民收入比 is one indicator, of both
            parts = coordinated[match.group()].split(",")
            found = [scheme.entry(part + rest) for part in parts]
            if all(found):
                own = scheme.entry(rest)
                yield _Expression(
                    start + match.start(),
                    at + length,
                    tuple(Named(e.name, e, worded=part + rest) for part, e in zip(parts, found, strict=True) if e),
                    Named(own.name, own, worded=match.group() + rest) if own and own not in found else None,
                )
                break


def _given_out(expression: _Expression, figures: Sequence[FigureRow]) -> Spots:
    told = [
        f
        for f in figures
        if f.begin >= expression.end and f.name_begin is not None and expression.begin <= f.name_begin < expression.end
    ]
    spots: Spots = {}
    runs = [list(group) for _, group in groupby(told, key=lambda f: (f.unit, f.role))]
    if expression.whole and runs and _is_of_all(runs):
        return {(f.begin, f.end, f.iri): (expression.whole,) for run in runs for f in run}
    for run in runs:
        places = sorted({(f.begin, f.end) for f in run})
        for figure in run:
            i = places.index((figure.begin, figure.end))
            one_each = len(places) % len(expression.parts) == 0  # 分别达到40亿元、3亿元，力争达到60亿元、5亿元
            part = expression.parts[i % len(expression.parts)]
            spots[figure.begin, figure.end, figure.iri] = (part,) if one_each else expression.parts
    return spots


def _is_of_all(runs: Sequence[Sequence[FigureRow]]) -> bool:
    """Whether the first number is a sum of money told once, which both together have: 城乡居民人均可支配收入25780元."""
    return runs[0][0].unit == "元" and all(len({(f.begin, f.end) for f in run}) == 1 for run in runs)


def _listed(text: str, start: int, figures: Sequence[FigureRow], scheme: Scheme, known: Spots) -> Spots:
    """旅游人数、旅游收入分别增长20%: a single figure behind two names is of both, two are given out in order."""
    spots: Spots = {}
    by_name: dict[int, list[FigureRow]] = defaultdict(list)
    for f in figures:
        if f.name_begin is not None and start <= f.name_begin < f.begin and (f.begin, f.end, f.iri) not in known:
            by_name[f.name_begin].append(f)
    for at, held in by_name.items():
        if both := _both_in(min(held, key=lambda f: f.begin), text[start:at], scheme):
            name = held[0].name
            begin, end = (at, at + len(name)) if not _MANIFOLD.search(name) else (start, at + len(name))
            spots |= _given_out(_Expression(begin, end, both), figures)
            continue
        other = _LISTED.search(text[start:at])
        first = min(held, key=lambda f: f.begin)
        if other is None or not SHARED_OUT.search(text[at + len(first.name) : first.begin]):
            continue
        before = _last_item(other[1])
        own = start + other.start(1) + other[1].rindex(before)
        if any(own <= begin < own + len(before) for begin in by_name):
            continue  # it has a figure of its own
        names = scheme.find(before), scheme.find(first.name)
        if not all(n.entry for n in names) or names[0].name == names[1].name:
            continue
        begin, end = start + other.start(), at + len(first.name)
        spots |= _given_out(_Expression(begin, end, names), [f for f in held if f.role == first.role])
    return spots


def _both_in(figure: FigureRow, before: str, scheme: Scheme) -> tuple[Named, ...]:
    """The two indicators that the name of a figure holds (生产总值和财政收入), or that stand before 翻两番; nothing
    where it does not name two on the list."""
    words = figure.name
    if _MANIFOLD.search(words):
        ahead = _PAIR_AHEAD.search(before)
        words = ahead.group("pair") if ahead else ""
    found = [scheme.find(part) for part in _JOINT.split(words)]
    if len(found) != _PAIR or not all(n.entry for n in found) or found[0].name == found[1].name:
        return ()
    return tuple(found)


_PAIR = 2
_JOINT = re.compile(r"[、和与及]")
_MANIFOLD = re.compile("^翻[一二两三1-3]?番")
_PAIR_AHEAD = re.compile(
    r"(?P<pair>[\u4e00-\u9fff]{2,14}[、和与及][\u4e00-\u9fff]{4,14}?)(?:确保|力争|均|都)*(?:[比较](?:19|20)\d\d年)?$"
)


def _last_item(words: str) -> str:
    return re.split(r"[、和与及]", words)[-1]
