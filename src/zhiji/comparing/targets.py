"""Targets against the results of the year they are for.

ZJ121  a target was missed (a note)
ZJ122  a report says that all targets were met, and its own figures miss some
ZJ123  no later report tells how a target came out (a note)
ZJ124  a report says how far a target was met, and its result and the target as printed give another share (a note)
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from zhiji.comparing.claims import WHOLE
from zhiji.comparing.contexts import Context
from zhiji.comparing.discrepancies import Discrepancy, shown
from zhiji.comparing.figures import PlacedFigure
from zhiji.comparing.met_in_words import is_rid_of, says_met, share_said, told_in_parts
from zhiji.comparing.stocks import is_stock_for_increment
from zhiji.comparing.units import kind_of
from zhiji.comparing.wording import any_of, pattern_of, values_of
from zhiji.model import Evidence
from zhiji.model.intervals import magnitude
from zhiji.model.rows import ReportRow

_MOST = 7
_BOAST = re.compile(r"(?:圆满|胜利|全面|较好地?|顺利)完成了?[^，,。；;]{0,20}目标任务")


@dataclass(frozen=True, slots=True)
class Answered:
    """A target and the result it is held against; ``met`` is None where rounding or bounds leave it open."""

    target: PlacedFigure
    result: PlacedFigure
    met: bool | None


def answer_targets(figures: Sequence[PlacedFigure]) -> list[Answered]:
    """The targets of one series for single years, each beside the result that the report of that year tells: a level
    for a level, a growth for a growth."""
    found = []
    several = _of_several_things(figures)
    for target in figures:
        if target.kind != "target" or not target.is_yearly or not target.is_specific or target.unit in ("倍", "番"):
            continue
        if _is_mean(target) or is_bare(target) or target in several:
            continue
        results = [f for f in figures if f.period == target.period == str(f.year) and answers(target, f)]
        results = [f for f in results if f.indicator_iri or _of_parts(f) == _of_parts(target)]
        if results:
            told = max(results, key=lambda f: f.value)  # a part of it is less
            found.append(Answered(target, told, is_met(target, told)))
    return found


def _of_several_things(figures: Sequence[PlacedFigure]) -> list[PlacedFigure]:
    """The numbers that one report aims at for one year in one unit under one name, where these are several: they are of
    several things (36个小区节能改造, 23个小区管网改造)."""
    cells: dict[tuple[str, str, str], list[PlacedFigure]] = {}
    for f in figures:
        if f.kind == "target" and not f.is_relative:
            cells.setdefault((f.report, f.period, f.unit), []).append(f)
    return [f for held in cells.values() if len({f.value for f in held}) > 1 for f in held]


def is_bare(figure: PlacedFigure) -> bool:
    """Whether it counts things by a name that many have: 5条主干道路."""
    return not figure.indicator_iri and len(figure.indicator) <= _BARE and kind_of(figure.unit) == "count"


_BARE = 4
"""Characters of a name at the most that is one for many things."""


def _of_parts(figure: PlacedFigure) -> bool:
    """Whether its clause says that it is of parts of the issuer's place alone: 青松镇、白塔镇建成蔬菜大棚700亩."""
    ahead = figure.clause_before.partition(figure.worded)[0]
    return bool(pattern_of("part").search(pattern_of("no-part").sub("", ahead)))


def find_misstated(figures: Sequence[PlacedFigure]) -> Iterator[Discrepancy]:
    """Results of one series of which the report says what share of the target they are (占年度任务的115%), where the
    target that the report before printed gives another."""
    for one in answer_targets(figures):
        target, result = one.target, one.result
        said = share_said(result) if result.kind == "level" and not result.is_relative else None
        share = result.size(WHOLE).over(target.size(WHOLE)) if said else None
        if not said or not share or target.bound != "exact" or result.bound != "exact":
            continue
        written = said["share"] + "%"
        stated = magnitude(Decimal(said["share"]), written, "exact", True, WHOLE)
        if share.scaled(Fraction(100)).meets(stated):
            continue
        gives = f"{float(result.value / target.value) * 100:.1f}%"
        begin = result.end + said.start("told") - said.start()
        yield Discrepancy(
            rule="ZJ124",
            severity="note",
            zh=f"{result.indicator}：{result.period}年报告称{result.quote}“{said['told']}”，而{target.year}年报告所列目标"
            f"为{target.quote}，应为{gives}（或另有上级下达的任务）",
            en=f"{result.indicator}: the report of {result.period} says of {result.quote} {said['told']}; "
            f"the target of {target.quote} in the report of {target.year} makes it {gives} (or another task was set)",
            figures=(target, result),
            said=(
                Evidence(
                    *(result.report, begin, begin + len(said["told"]), said["told"]),
                    *(result.sentence_begin, result.sentence),
                ),
            ),
        )


def is_replaced(target: PlacedFigure, result: PlacedFigure) -> bool:
    """Whether the result is of the statistic that took the place of the target's: 人均纯收入, 人均可支配收入."""
    former = pattern_of("former")
    return bool(former.search(target.worded)) != bool(former.search(result.worded))


def find_missed(figures: Sequence[PlacedFigure]) -> Iterator[Discrepancy]:
    """The targets of one series that the report of their year misses, level and growth of one year together; none of a
    year whose target of growth was reached, since the level beside it only follows from prices."""
    missed: dict[tuple[str, str], list[Answered]] = {}
    grown: set[tuple[str, str]] = set()
    for one in answer_targets(figures):
        key = one.target.period, one.target.report
        if one.met is False:
            missed.setdefault(key, []).append(one)
        elif one.met and one.result.kind == "change":
            grown.add(key)
    for held in (held for key, held in missed.items() if key not in grown):
        a = held[0].target
        told = [(one.target.quote, shown(one.result)) for one in held[: _MOST // 2]]
        zh = "；".join(f"目标{target}，结果{result}" for target, result in told)
        en = "; ".join(f"target {target}, result {result}" for target, result in told)
        was, became = a.worded, held[0].result.worded
        is_another = is_replaced(a, held[0].result)
        aside = f"（统计口径由“{was}”变为“{became}”）" if is_another else ""
        aside_en = f" (another statistic: {was}, then {became})" if is_another else ""
        yield Discrepancy(
            rule="ZJ121",
            severity="note",
            zh=f"{a.indicator}：{a.period}年{zh}，未达到{aside}",
            en=f"{a.indicator} in {a.period}: {en}: missed{aside_en}",
            figures=tuple(f for one in held[: _MOST // 2] for f in (one.target, one.result)),
        )


def find_unanswered(
    figures: Sequence[PlacedFigure], reports: Mapping[int, Sequence[ReportRow]], others: Iterable[PlacedFigure] = ()
) -> Iterator[Discrepancy]:
    """The targets of an indicator of the scheme for a year whose ``reports`` tell neither level nor growth, but for
    those that stand for several things; a report that names it without a number, or with one of other years, is no
    silent one, one that tells it in another unit (``others`` are all figures of the issuer) is none at all."""
    names = {f.indicator for f in figures} | {f.worded for f in figures}
    told = {f.period for f in (*figures, *others) if f.kind in ("level", "change") and {f.worded, _counted(f)} & names}
    several = _of_several_things(figures)
    silent: dict[str, list[PlacedFigure]] = {}
    for f in figures:
        if f.kind == "target" and f.is_yearly and f.indicator_iri and f.last_year in reports and f.period not in told:
            if f in several:
                continue
            silent.setdefault(f.period, []).append(f)
    for period, held in silent.items():
        quotes = "、".join(f.quote for f in held)
        said = [numbered for report in reports[int(period)] for numbered in _speaks_of(report, names)]
        zh, en = _UNANSWERED[None if not said else any(said)]
        yield Discrepancy(
            rule="ZJ123",
            severity="note",
            zh=f"{held[0].indicator}：{period}年目标{quotes}，{period}年报告{zh}",
            en=f"{held[0].indicator}: target {quotes} for {period}; the report of {period} {en}",
            figures=tuple(held[:_MOST]),
        )


def _counted(figure: PlacedFigure) -> str:
    """What is counted, without what came of it: 新增科技型企业 are 科技型企业."""
    adds = pattern_of("adds").match(figure.worded)
    return figure.worded[adds.end() :] if adds else figure.worded


_UNANSWERED = {
    None: ("未说结果", "tells no result"),
    False: ("提及而未列数值", "speaks of it without a figure"),
    True: ("未列当年数值", "tells no figure of that year"),
}


def _speaks_of(report: ReportRow, names: Collection[str]) -> Iterator[bool]:
    """Where a report names one of ``names`` among its results: whether a number stands in the same clause."""
    for found in re.finditer(any_of(names), report.text):
        context = Context(report, found.start(), found.end())
        if context.role == "results":
            behind = re.split(r"[，,；;。]", context.after)[0]
            yield bool(re.search(r"\d", context.clause + behind))


def find_boasts(reports: Iterable[ReportRow], missed: Sequence[Discrepancy]) -> Iterator[Discrepancy]:
    """Reports that say that all targets were met (圆满完成全年目标任务), beside those that their figures miss."""
    by_report: dict[str, list[Discrepancy]] = {}
    for d in missed:
        by_report.setdefault(d.figures[1].report, []).append(d)
    for report in reports:
        held = by_report.get(report.iri, [])
        boasts = _BOAST.finditer(report.text) if held else ()
        said = next((m for m in boasts if not _of_many_years(m.group())), None)
        context = Context(report, said.start(), said.end()) if said else None
        if not said or not context or context.role != "results":
            continue
        held.sort(key=lambda d: d.figures[0].begin)
        names = "、".join(dict.fromkeys(d.figures[0].indicator for d in held))
        yield Discrepancy(
            rule="ZJ122",
            severity="warning",
            zh=f"{report.year}年报告称“{said.group()}”，而{names}未达到目标",
            en=f"the report of {report.year} says {said.group()}, but misses its targets for {names}",
            figures=tuple(f for d in held[: _MOST // 2] for f in d.figures)[:_MOST],
            said=(
                Evidence(
                    *(report.iri, said.start(), said.end(), said.group()),
                    *(context.sentence_place.start, context.sentence),
                ),
            ),
        )


def _of_many_years(boast: str) -> bool:
    """Whether a whole plan's targets are said to be met (圆满完成“十三五”规划目标任务), which no year answers."""
    return bool(re.search(any_of(values_of("plan")), boast)) or "五年" in boast


def answers(target: PlacedFigure, result: PlacedFigure) -> bool:
    """Whether a figure of the target's series is the kind that it is held against: a level for a level and for a rate,
    a growth for a growth, in its unit; how many there are answers nothing that is to be added."""
    if not target.is_relative and is_stock_for_increment(_counted_as(target), _counted_as(result)):
        return False
    return result.kind == ("change" if is_of_growth(target) else "level") and result.unit == target.unit


def _counted_as(figure: PlacedFigure) -> str:
    """The name of a figure and the words of its list before it: 新增高新技术企业达到."""
    return f"{figure.worded}，{figure.clause_before.rpartition('、')[2]}"


def is_of_growth(target: PlacedFigure) -> bool:
    """Whether by how much something is to grow or fall is aimed at, and not a rate to be reached: PM2.5浓度下降3%."""
    moves = target.value < 0 or target.grows or bool(pattern_of("falls").search(target.clause_before))
    return target.unit == "%" and (moves or not _is_rate(target))


def _is_mean(figure: PlacedFigure) -> bool:
    """Whether it is the mean of several years (年均增长5%), which no single year meets."""
    return bool(pattern_of("mean").search(figure.clause_before))


def _is_rate(figure: PlacedFigure) -> bool:
    return figure.accrual == "rate" or (not figure.indicator_iri and figure.indicator.endswith("率"))


def is_met(target: PlacedFigure, result: PlacedFigure) -> bool | None:
    """Whether the result reaches the target as it is printed; None where the result's own bound or the rounding of its
    last digit leaves that open (17 may stand for 17.3), or where the one counts what is to be rid of and the other what
    there is. A target of 左右 has the stated tolerance, no other; what the report says beside the result (占计划的115%)
    goes before both numbers."""
    if says_met(result):
        return True
    if is_rid_of(target) != is_rid_of(result):
        return None
    wanted = Fraction(abs(target.value)) * (1 if target.value >= 0 else -1)
    got = Fraction(result.value)
    size = result.size()
    low, high = (size.low, size.high) if result.value >= 0 else ((-size).low, (-size).high)
    if _is_ceiling(target):
        wanted *= 1 + _ABOUT if target.bound == "approx" else 1
        within = got < wanted if target.bound == "less-than" else got <= wanted
        return _open(within and result.bound != "more-than", low is not None and low <= wanted)
    wanted *= 1 - _ABOUT if target.bound == "approx" else 1
    if result.bound in ("at-most", "less-than"):
        return None if got >= wanted else False
    is_above = got > wanted or result.bound == "more-than" if target.bound == "more-than" else got >= wanted
    if not is_above and told_in_parts(target, result) >= wanted:
        return None
    return _open(is_above and got >= wanted, high is None or high >= wanted)


def is_about(target: PlacedFigure, result: PlacedFigure) -> bool:
    """Whether both are of one size, so that rounding alone may part them."""
    return abs(Fraction(result.value) - Fraction(target.value)) <= _ABOUT * abs(Fraction(target.value))


_ABOUT = Fraction(1, 20)
"""How far, in parts of its value, a result may stay away from a target that is said to be about so much (5%左右)."""


def _open(reached: bool, may_be: bool) -> bool | None:
    return True if reached else None if may_be else False


def is_met_by_growth(target: PlacedFigure, before: PlacedFigure, result: PlacedFigure) -> bool | None:
    """Whether a level reaches a target of growth, or a growth a target of level, by the level of the year before; None
    where they are no such pair, or too near to each other for what constant prices may do."""
    off = points_off(target, before, result)
    return None if off is None or abs(off) < _POINTS else off > 0


def points_off(target: PlacedFigure, before: PlacedFigure, result: PlacedFigure) -> Fraction | None:
    """By how many percentage points a result is beyond what was aimed at, where one is a level and the other a growth
    over the level ``before``; None where they are no such pair."""
    better = -1 if _is_ceiling(target) else 1
    if before.unit == "%" or not before.value or before.is_relative:
        return None
    if target.unit == "%" and result.unit == before.unit and result.kind == "level":
        implied = (Fraction(result.value) / Fraction(before.value) - 1) * 100
        return better * (implied - Fraction(target.value))
    if target.unit == before.unit and result.unit == "%" and result.kind == "change":
        needed = (Fraction(target.value) / Fraction(before.value) - 1) * 100
        return better * (Fraction(result.value) - needed)
    return None


_POINTS = 3
"""Percentage points by which a growth in current and one in constant prices may differ."""


def _is_ceiling(target: PlacedFigure) -> bool:
    """Whether no more than so much is wanted: not of what is to be rid of (1228名贫困人口脱贫)."""
    return target.bound in ("at-most", "less-than") or (target.polarity == "down-is-good" and not is_rid_of(target))
