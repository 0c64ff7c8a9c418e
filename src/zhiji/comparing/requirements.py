"""Requirements beside results: a target beside the result of the year it is for, a standing norm beside what its own
report says of the same."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from zhiji.comparing.amounts import find_amounts, without_amounts
from zhiji.comparing.contexts import Context
from zhiji.comparing.figures import RELATIVE, PlacedFigure
from zhiji.comparing.kinds_of_clauses import goes_by
from zhiji.comparing.ledger import LedgerRow
from zhiji.comparing.likeness import trimmed
from zhiji.comparing.met_in_numbers import is_met
from zhiji.comparing.names import plain
from zhiji.comparing.notes import is_in_notes, is_note
from zhiji.comparing.outcomes import Counted
from zhiji.comparing.planned_for import period_of_norm
from zhiji.comparing.series import build_series
from zhiji.comparing.subjects import BOUND, is_size_of_a_work, subject_of
from zhiji.comparing.targets_answered import answer_targets, answers, is_replaced
from zhiji.comparing.units import PEOPLE
from zhiji.comparing.wording import any_of, pattern_of, tells_mean, tells_total
from zhiji.lexicon import load_terms
from zhiji.lexicon.patterns import Pattern
from zhiji.model.rows import FigureRow, ReportRow


@dataclass(frozen=True, slots=True)
class Result:
    """What a report tells of a requirement for ``year``: the ``name`` of what is told, the number as it is written, a
    fall with its sign, whether it meets the requirement (None where the figures leave that open), and its sentence.
    ``is_total`` where it is a sum over years."""

    name: str
    quote: str
    met: bool | None
    sentence: str
    year: int
    is_total: bool = False


@dataclass(frozen=True, slots=True)
class Required:
    """One requirement; ``period`` is what it is for, empty for a standing norm. ``written`` is the number with its
    bound and the rise or fall that it asks for, from ``begin``; ``on`` says what it is required of where its name does
    not. ``results`` are beside it."""

    norm: FigureRow
    report: ReportRow
    period: str
    results: tuple[Result, ...]
    written: str
    begin: int
    on: str


def find_required(
    reports: Iterable[ReportRow],
    rows: Iterable[FigureRow],
    figures: Sequence[PlacedFigure],
    ledger: Iterable[LedgerRow] = (),
) -> list[Required]:
    """Every requirement of the open reports, by issuer, year and place; a target whose series has no result takes the
    one that the ``ledger`` found for it. What a report says it was before (从5元提高到10元), keeps at
    (控制在3.9%的水平), or explains in a note is no requirement."""
    by_iri = {r.iri: r for r in reports}
    held = list(rows)
    names = {(f.iri, f.begin): f.name for f in held}
    by_series = _by_series(figures, names)
    from_ledger = _of_ledger(ledger, names)
    placed = {(f.iri, f.begin): f for f in figures if f.kind in ("target", "level")}
    beside = _by_name(held, figures)
    found = []
    for row in held:
        if row.role != "norm" or row.report not in by_iri or _is_no_norm(row, by_iri[row.report]):
            continue
        target = placed.get((row.iri, row.begin))
        if target and target.kind == "level":
            continue
        context = Context(by_iri[row.report], row.begin, row.end)
        period = target.period if target else period_of_norm(row, context)
        told = by_series.get((row.iri, row.begin)) or from_ledger.get((row.report, row.begin))
        results = [told] if isinstance(told, Result) else told or ([] if period else _of_norm(row, beside))
        on = subject_of(row, context)
        if on is None:
            continue
        begin = _bound_begin(row, context)
        written = _with_move(context.report.text[begin : row.end], row, context)
        fitting = tuple(_of_its_time(results, period, context))
        found.append(Required(row, context.report, period, fitting, written, begin, on))
    return sorted(found, key=lambda r: (r.report.issuer, r.report.year or 0, r.report.iri, r.norm.begin, r.norm.end))


def _of_its_time(results: Iterable[Result], period: str, context: Context) -> Iterator[Result]:
    """The results of the year that the requirement is for, of several years the last; what is to come together over
    years, or stands beside a yearly mean in a plan that names no year of its own, is neither met nor missed by what one
    of them tells."""
    is_next = period == str((context.report.year or 0) + 1)
    total = "/" in period or (period and tells_total(context.clause)) or (is_next and tells_mean(context.sentence))
    for one in results:
        if period and str(one.year) != period[-4:]:
            continue
        yield replace(one, met=None) if total and not one.is_total else one


def _bound_begin(row: FigureRow, context: Context) -> int:
    """Where the word begins that bounds the number from before (超80%, 不低于5%), or says that it is a rise or a fall
    (下降4%); else the number's own place."""
    bound = BOUND.search(context.clause)
    ahead = context.clause[: bound.start()] if bound else context.clause
    move = _MOVE.search(ahead) if row.direction else None
    return row.begin - len(context.clause) + (move.start() if move else len(ahead))


def _with_move(written: str, row: FigureRow, context: Context) -> str:
    """The number with the word beside it, somewhere in its clause, that says that a rise or a fall is required
    (能耗下降幅度4%, 6%的增长), or that bounds it (不低于警力的40%), where ``written`` does not have it and the number
    is not what it is to fall to."""
    if row.bound in _BOUNDS and not _SAYS_BOUND.search(written) and (bound := _BOUND_AHEAD.search(context.clause)):
        return bound["bound"] + written
    if row.unit not in RELATIVE:
        return written
    if rise := _RISE_BEHIND.match(context.after):
        return rise["rise"] + written
    found = list(pattern_of("falls").finditer(context.clause))
    if not found or not _NO_END.fullmatch(context.clause[found[-1].end() :]):
        return written
    fall = found[-1].group()
    return written if fall in written else fall + written


Names = dict[tuple[str, int], str]


def _by_series(figures: Sequence[PlacedFigure], names: Names) -> dict[tuple[str, int], list[Result]]:
    """The results of targets by their series."""
    found: dict[tuple[str, int], list[Result]] = defaultdict(list)
    for series in build_series(figures):
        for one in answer_targets(series.figures):
            met = None if is_replaced(one.target, one.result) else one.met
            found[one.target.iri, one.target.begin].append(_result(one.result, met, names))
    return found


def _of_ledger(ledger: Iterable[LedgerRow], names: Names) -> dict[tuple[str, int], list[Result]]:
    """The results that the ledger found, by the report and the place of the number aimed at."""
    found: dict[tuple[str, int], list[Result]] = {}
    for row in ledger:
        if row.beside:
            target, told = row.beside
            met = is_met(target, told) if answers(target, told) else None
            if target.unit != told.unit and not _are_people(target.unit, told.unit) and not _are_apart(target, told):
                continue
            if _are_people(target.unit, told.unit) and target.kind == "target":
                met = told.value >= target.value
            found[target.report, target.begin] = [_result(told, met, names)]
        for one in row.counted if row.status != "in-progress" else ():
            if (row.is_weak and one.is_alike) or not _one_unit(one.planned.unit, one.amount.unit):
                continue
            found.setdefault((row.plan.report, one.begin), [_counted(one, row)])
    return found


def _one_unit(one: str, other: str) -> bool:
    return one == other or _are_people(one, other)


def _are_people(one: str, other: str) -> bool:
    """Whether both count people in words that stand for each other; 个 counts anything."""
    return {one, other} <= PEOPLE - {"个"}


def _are_apart(target: PlacedFigure, told: PlacedFigure) -> bool:
    """Whether one is a share or growth and the other no: neither of the two judges the other."""
    return target.is_relative != told.is_relative


def _result(figure: PlacedFigure, met: bool | None, names: Names) -> Result:
    name = figure.indicator if figure.indicator_iri else names.get((figure.iri, figure.begin)) or figure.worded
    year = figure.last_year or figure.year
    return Result(name, figure.signed, met, figure.sentence, year, is_total=figure.kind == "multi-year")


def _counted(one: Counted, row: LedgerRow) -> Result:
    assert row.after.year is not None
    name = trimmed(without_amounts(one.amount.behind or one.amount.before)) or one.told.text
    met = one.is_reached if one.is_alike and (one.is_reached or row.status == "changed") else None
    return Result(name, one.amount.written, met, one.told.sentence, row.after.year)


def _is_no_norm(row: FigureRow, report: ReportRow) -> bool:
    """Whether the number is the old one of two, or stands in a note that explains a word."""
    context = Context(report, row.begin, row.end)
    if (_from().search(context.clause) and _to().match(context.after)) or is_note(context.sentence):
        return True
    if is_in_notes(report.text, row.begin) or goes_by(context.clause):
        return True
    counts_list = row.unit.endswith(_GREAT) and _LIST.search(context.clause)
    counts_years = row.unit.endswith("年度") and context.clause.endswith("年度")
    if counts_list or counts_years or _TIME_BEHIND.match(context.after) or _FILE.search(context.sentence):
        return True
    return _is_only_counted(row) or _is_part_of_a_name(row, context) or is_size_of_a_work(row, context)


def _is_only_counted(row: FigureRow) -> bool:
    """Whether the number counts what the text itself has (8个约束性指标, 9个方面的工作) or is the time of day."""
    is_time = row.unit in _CLOCK_UNITS and _CLOCK.match(row.name)
    return bool(_counted_words().search(row.name) or is_time or pattern_of("text-unit").search(row.unit))


def _is_part_of_a_name(row: FigureRow, context: Context) -> bool:
    """Whether the number says of what kind a thing is, and is nothing to be reached: 700万吨露天矿, 10分钟健身圈,
    10蒸吨及以下的锅炉, 投资2000万元以上的项目."""
    behind, whole = context.after, row.quote + context.after
    if row.unit in _OF_CIRCLES and _circles().match(behind):
        return True
    if row.unit not in RELATIVE and _THRESHOLD.match(whole):
        return True
    if _BUILDS.search(context.clause):
        return False
    amount = next(iter(find_amounts(whole)), None)
    return bool(amount and amount.begin == 0 and amount.is_capacity and _NAMED_BY.match(amount.behind))


@cache
def _from() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(load_terms('series_words', 'use', 'risen-from'))})[^，。；]*$")


@cache
def _to() -> re.Pattern[str]:
    return re.compile(rf"[^，。；]{{0,8}}?(?:{any_of(load_terms('series_words', 'use', 'risen-to'))})")


_BOUNDS = frozenset({"at-least", "more-than", "at-most", "less-than"})
_SAYS_BOUND = Pattern("bound_words", "{before|after}")
_BOUND_AHEAD = Pattern("bound_words", r"(?P<bound>{before})[^，,。；;、\d]{2,10}的$")
_RISE_BEHIND = Pattern("role_cues", "的(?P<rise>{up})")
_MOVE = Pattern("role_cues", "(?:{down|up})(?:[至到为]|{quantity_words:moved-by})?$")
_NO_END = re.compile(r"[^到至为，,]*")
"""Words between a fall and the number that do not say that it is the number fallen to."""
_GREAT, _LIST = "大", re.compile("、|等$")
"""What counts the list that stands before it: 甲、乙等4大平台."""
_TIME_BEHIND = re.compile("多[年月天日]")
_FILE = re.compile(r"\.(?:docx?|pdf|xlsx?)\b", re.IGNORECASE)
_CLOCK = re.compile(r"\d+[年月日时]$")
_CLOCK_UNITS = frozenset({"年", "月", "日", "时", "分"})
_OF_CIRCLES = frozenset({"分钟", "小时", "米", "公里"})
_THRESHOLD = re.compile(
    r"[\d.,]+[百千万亿]*[^\d，。、；]{1,3}?(?:及?以[上下]的(?!目标|任务|水平)|及?以下(?=[\u4e00-\u9fff]))"
)
_BUILDS = Pattern("plan_words", "{builds}$")
_NAMED_BY = Pattern("plan_words", r"[^，。]{0,6}{named-by}")


@cache
def _counted_words() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(load_terms('plan_words', 'use', 'only-counted'))})$")


@cache
def _circles() -> re.Pattern[str]:
    return re.compile(rf"[^，。、；]{{0,6}}?(?:{any_of(load_terms('plan_words', 'use', 'circle'))})")


Named = dict[tuple[str, str, str], list[PlacedFigure]]


def _by_name(rows: Iterable[FigureRow], figures: Iterable[PlacedFigure]) -> Named:
    placed = {(f.iri, f.begin): f for f in figures if f.kind == "level"}
    held: Named = defaultdict(list)
    for row in rows:
        if row.role == "level" and (row.iri, row.begin) in placed:
            held[row.report, plain(row.name), row.unit].append(placed[row.iri, row.begin])
    return held


def _of_norm(row: FigureRow, beside: Named) -> list[Result]:
    """What the same report tells, in the same unit, of the same name: how often was required, and how often it was."""
    held = beside.get((row.report, plain(row.name), row.unit), ())
    return [Result(row.name, f.quote, _is_kept(row, f), f.sentence, f.year) for f in held]


def _is_kept(row: FigureRow, result: PlacedFigure) -> bool | None:
    """Whether the result keeps within a bound that the norm states; None where it states none."""
    if row.bound in ("at-least", "more-than"):
        return result.value >= row.value if row.bound == "at-least" else result.value > row.value
    if row.bound in ("at-most", "less-than"):
        return result.value <= row.value if row.bound == "at-most" else result.value < row.value
    return None
