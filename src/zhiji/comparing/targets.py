"""Targets against the results of the year they are for.

ZJ121  a target was missed (a note)
ZJ122  a report says that all targets were met, and its own figures miss some
ZJ123  no later report tells how a target came out (a note)
ZJ124  a report says how far a target was met, and its result and the target as printed give another share (a note)
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from zhiji.comparing.claims import WHOLE
from zhiji.comparing.contexts import Context
from zhiji.comparing.discrepancies import Discrepancy, shown
from zhiji.comparing.figures import PlacedFigure
from zhiji.comparing.met_in_words import share_said
from zhiji.comparing.targets_answered import Answered, answer_targets, is_replaced, of_several_things
from zhiji.comparing.wording import any_of, pattern_of, values_of
from zhiji.model import Evidence
from zhiji.model.intervals import magnitude
from zhiji.model.rows import ReportRow

_MOST = 7
_BOAST = re.compile(r"(?:圆满|胜利|全面|较好地?|顺利)完成了?[^，,。；;]{0,20}目标任务")


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
    several = of_several_things(figures)
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
