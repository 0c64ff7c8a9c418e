"""For which period a figure holds, and as what: a level, a change, a target, a base, or a sum or mean over years.

The report's own words decide: 由2010年的…增加到 leaves a base, 年均 is a mean, “十二五”期间累计 a sum, 到2025年 is of
that year. Where nothing is said, a result is of the report's year and a plan of the year after it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from zhiji.comparing.contexts import Context
from zhiji.comparing.names import Named
from zhiji.comparing.units import kind_of
from zhiji.comparing.wording import any_of, pattern_of, tells_mean, tells_total, values_of
from zhiji.lexicon.patterns import Pattern
from zhiji.model.rows import FigureRow

SeriesKind = Literal["level", "change", "target", "base", "multi-year"]

_YEAR = re.compile(r"(?P<lead>较|比|是|由|从|自|于|与|同|占|到)?(?<!\d)(?P<year>(?:19|20)\d\d)年(?![代制])")
_MANY = re.compile(
    r"(?:(?P<on>今后|未来)|(?P<lead>连续|第|提前|“))?(?<![\d.])(?P<n>[两二三四五六七八九十]|\d{1,2})年"
    r"(?(on)|(?=来|间|里|以来|累计|累积|共|期间|内|新增|完成|建成|建设|新建|投入|实施|发放|[，,]))"
)
_NOW = re.compile(r"今年|过去的?一年|一年来|全年|本年度?(?!度)|(?<![两二三四五六七八九十\d])年内")
_IN_PLAN = re.compile(r"(?!开局|起步|收官|末|规划|良好|圆满|胜利|顺利|同期|目标|普法)")
"""What must not stand behind the plan period that a figure is of: 今年是“十五五”开局之年 speaks of one year."""
_FROM = re.compile(r"(?:由|从)(?P<since>[^，,；;。]{0,9}?)的?$")
_MOVES_ON = re.compile(
    r"(?:[（(][^（()）]{1,6}[）)])?[^，,。；;：:、（(\d]{1,8}[到至为成]了?[^，,。；;：:、（(\d]{0,6}\d"
)
_AGAINST = re.compile(r"(?:较|比|与|同)(?P<since>[^，,；;。]{2,9}?(?<=[年末底初期时]))的?$")
_LAST_YEAR = re.compile("上年|去年|上一年")
_COMPARED = re.compile(f"(?:[较比]|{any_of(values_of('exceeds'))})$")
_TIED_TO = Pattern("series_words", "{ties-to}(?:{plan}|[“”和与、及])*$")
_CLAUSE_BEHIND = re.compile(r"[，,][^，,。；;]*")
_TIED = 20
"""衔接“十四五”和|“十五五”: the plan that works are tied to is no period of theirs."""
_SINCE = re.compile(r"[较比](?P<since>[^，,；;。]{2,9}?末)")
_GAINED = re.compile(f"(?:{any_of(values_of('gained'))})[^，、]{{0,2}}$")
_OF_OTHERS = re.compile(r"平均(?:水平|值)?的[约近]?$")
"""全国平均的|70%: where others stand is the whole of it."""
_YEARS = re.compile(r"\d{4}/\d{4}")
_OF_MONTHS = re.compile(r"\d{4}-\d\d(?:/\d{4}-\d\d)?")
_SINGLE = Pattern(
    "series_words",
    r"[，,](?:{year-on-year}[^，,。；;]*[，,])?"
    r"(?:是|为|相当于|比|较)(?:19|20)\d\d年[末底]?(?:的[约近]?\d|{growth}|{mean-growth}|{falls})",
)
"""What is told behind a number that is of one year: ，是2005年的2.1倍; ，同比增长5%，是2005年的2.1倍."""
_AGAINST_PLAN = Pattern("series_words", r"[较比](?P<plan>{plan})(?:时期|期间)?(?!末|[^，,。；;]*末)")
"""比“八五”增长1.9倍: of two plans of five years, the one with the other."""
_TIMES = re.compile(r"是(?P<base>[^，,。；;是]*?)的?$")
_MEASURED = re.compile(r"目标|任务|计划|预期|指标")
_NO_STRETCH = frozenset(("连续", "第", "提前", "“"))
"""What makes of so many years no stretch that is spoken of: 第五年, 提前两年完成."""
_NUMERALS = {"两": 2, **{sign: n for n, sign in enumerate("一二三四五六七八九十", 1)}}
_LOOKED_BACK = 4000
_BASE_LEADS = frozenset("较比是由从与同占于")


@dataclass(frozen=True, slots=True)
class Timed:
    """What a figure is in its series, and of which period: ``2018``, ``2011/2015``, ``2018-01/2018-06``."""

    kind: SeriesKind
    period: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """A period that the text names: where its words end, and whether it is more than one year."""

    at: int
    period: str
    many: bool


def time_figure(figure: FigureRow, context: Context, named: Named, earlier: tuple[Timed, ...]) -> Timed | None:
    """The figure's place in time; None where it is no value of a series: a distance to others, a standing norm.

    ``earlier`` are those of the same sentence that stand before it, of the same indicator.
    """
    year = context.report.year
    if year is None or figure.role == "rank" or figure.comparison == "vs-other" or _OF_OTHERS.search(context.clause):
        return None
    if _sets_out(context):
        return _base(figure, context, earlier)
    if figure.role == "norm":
        return _norm(figure, context, named, year)
    if figure.unit == "倍" and (found := _TIMES.search(context.clause)):
        return _times(found["base"], earlier, year)
    if figure.role == "change" or (named.is_growth and figure.unit == "%") or _is_gain(figure, context, named):
        return _change(figure, context, earlier, year)
    if base := _base(figure, context, earlier):
        return base
    return _level(figure, context, named, year)


def _is_gain(figure: FigureRow, context: Context, named: Named) -> bool:
    """较“十三五”末净增1万亿元: what an indicator on the list has risen by, and not where it stands."""
    return bool(named.entry and figure.role == "level" and _GAINED.search(context.clause))


def period_of_norm(figure: FigureRow, context: Context) -> str:
    """The period that a number is aimed at for, also one that measures nothing named: what its words or its section
    say, in a plan the year after the report's; empty for a standing norm."""
    year = context.report.year
    timed = None if year is None else _norm(figure, context, Named(""), year)
    return timed.period if timed and timed.kind == "target" else ""


def _norm(figure: FigureRow, context: Context, named: Named, year: int) -> Timed | None:
    if tells_mean(context.clause) and (years := _years_planned(context, year, figure.target_year or 0)):
        return Timed("target", years)
    told = next(reversed(list(stretches(context.before, year, context.role == "plans"))), None)
    if figure.target_year and not (told and told.many) and (years := _years_summed(figure, context, year)):
        return Timed("target", years)
    if figure.target_year:
        return Timed("target", _aimed_for(figure.target_year, told, context, year))
    if context.role == "plans":
        return Timed("target", told.period if told and _ends(told.period) > year else _planned(context, year))
    if named.entry and pattern_of("kept").search(context.clause):
        return Timed("level", figure.period or str(year))
    return Timed("target", str(year)) if _MEASURED.search(context.clause) else None


def _aimed_for(target_year: int, told: Stretch | None, context: Context, year: int) -> str:
    """The period that a number with a year of its own is aimed at for: the years that its sentence names (the last of
    them for what is to be reached), the single year that it names last (今年的主要预期目标是), else its own."""
    if told and told.many:
        is_reached = _ends(told.period) == target_year and _stands(context) and not _totals(context)
        return str(target_year) if is_reached else told.period
    names_it = str(target_year) in context.sentence or any(
        s.many or s.period == str(target_year) for s in stretches(context.before, year, True)
    )
    return told.period if told and _ends(told.period) > year and not names_it else str(target_year)


def _years_planned(context: Context, year: int, ends: int) -> str:
    """The years that a yearly mean is planned for: those of the plan that the text last named, else from the next one
    to the one it is to be reached by; nothing where neither is of several years."""
    told_before = context.report.text[max(context.begin - _LOOKED_BACK, 0) : context.begin]
    for words in (context.before, context.point_before, *context.section_openings, told_before):
        ahead = [s.period for s in stretches(words, year, True) if s.many and _ends(s.period) > year]
        if ahead:
            return ahead[-1]
    return f"{year + 1}/{ends}" if ends > year + 1 else ""


def _years_summed(figure: FigureRow, context: Context, year: int) -> str:
    """The years over which a planned total adds up (到2020年累计完成投资500亿元), where these are several."""
    ends = figure.target_year or 0
    if ends <= year + 1 or kind_of(figure.unit) == "ratio" or not _totals(context):
        return ""
    return _years_planned(context, year, ends)


def _planned(context: Context, year: int) -> str:
    """The period that the point or a section around it last says it plans for, else the year after the report's."""
    ahead = _ahead(context.point_before, year)
    return ahead.period if ahead else _planned_under(context, year)


def _planned_under(context: Context, year: int) -> str:
    """The period that the headings above it say is planned for, else the year after the report's."""
    for start, words in zip(context.section_starts, context.section_openings, strict=True):
        if ahead := _ahead(words, year):
            single = _taken_up(context, start, year) if ahead.many else ""
            return single or ahead.period
    return str(year + 1)


def _ahead(words: str, year: int) -> Stretch | None:
    """The last stretch behind ``year`` that the words name."""
    return next((s for s in reversed([*stretches(words, year, True)]) if _ends(s.period) > year), None)


def _taken_up(context: Context, start: int, year: int) -> str:
    """The single year that a heading behind ``start`` takes up last, in a section that plans for several:
    今年政府工作重点 below 今后五年工作任务."""
    named = [ahead for line in context.headings_since(start) if (ahead := _ahead(line, year))]
    return named[-1].period if named and not named[-1].many else ""


def year_planned_for(context: Context) -> int:
    """The last year of what the words at a place plan for: the one that their sentence names, or their headings, or the
    last of several years of which their point speaks; else the one after the report's."""
    year = context.report.year or 0
    own = _ahead(context.before + context.report.text[context.begin : context.end], year)
    around = _ahead(context.point_before, year)
    named = own or (around if around and around.many else None)
    return _ends(named.period if named else _planned_under(context, year))


def _times(base: str, earlier: tuple[Timed, ...], year: int) -> Timed:
    """是2010年的2.6倍: what the level before it has become since; against a whole plan period, of that kind itself."""
    reached = earlier[-1] if earlier else Timed("level", str(year))
    if any(plan in base for plan in values_of("plan")):
        return Timed("multi-year", reached.period)
    since = _YEAR.search(base)
    return Timed("change", f"{int(since['year']) + 1}/{_ends(reached.period)}" if since else reached.period)


def _change(figure: FigureRow, context: Context, earlier: tuple[Timed, ...], year: int) -> Timed:
    reached = figure.period or str(year)
    if _OF_MONTHS.fullmatch(reached) and not _is_mean(figure, context):
        return Timed("change", reached)
    told = next(reversed(list(stretches(context.before, year, False))), None)
    many = told.period if told and told.many else ""
    past = _SINCE.search(context.clause)
    since = (
        figure.base_period
        or (past and _moment(past["since"]))
        or next((t.period for t in reversed(earlier) if t.kind == "base" and t.period), "")
    )
    if since.isdigit() and reached.isdigit() and int(reached) - int(since) > 1:
        many = f"{int(since) + 1}/{reached}"
    if _is_mean(figure, context):
        grown = next((t.period for t in reversed(earlier) if t.kind == "change" and "/" in t.period), "")
        return Timed("multi-year", many or grown or _opening(context, year) or _last_told(context, year) or reached)
    many = many or _since_plan(context.clause)
    if not many and told is None and not pattern_of("year-on-year").search(context.before):
        many = _in_point(context, year)
    return Timed("change", many or reached)


def _since_plan(words: str) -> str:
    """The plan of five years behind the one that the words compare with: 2001/2005 for 比“九五”增长1.9倍."""
    found = _AGAINST_PLAN.search(words)
    ended = int(values_of("plan")[found["plan"]].rpartition("/")[2]) if found else 0
    return f"{ended + 1}/{ended + 5}" if ended else ""


def _is_mean(figure: FigureRow, context: Context) -> bool:
    """Whether it is a mean over years, and not of what is called by one (年平均浓度)."""
    called = pattern_of("called-mean").search(context.clause)
    return tells_mean(context.clause) or (figure.period_kind == "mean" and not called)


def _sets_out(context: Context) -> bool:
    """Whether it is where a move sets out, by what stands on both sides: 从5个（县）扩大到."""
    return bool(_FROM.search(context.clause) and _MOVES_ON.match(context.after))


def _base(figure: FigureRow, context: Context, earlier: tuple[Timed, ...]) -> Timed | None:
    found = _FROM.search(context.clause) or _AGAINST.search(context.clause)
    named = _moment(found["since"]) if found else ""
    if figure.role != "base" and not named and not _sets_out(context):
        return None
    before = next((t.period for t in reversed(earlier) if t.kind == "base"), "")
    return Timed("base", named or figure.period or before or _left(context))


def _moment(words: str) -> str:
    """The year that a base is of: 2010 for 2010年末 and for “十一五”末; nothing where the words name none."""
    plan = next((period for name, period in values_of("plan").items() if name in words), "")
    year = re.search(r"(?:19|20)\d\d(?=年)", words)
    if year:
        return year.group()
    return plan.rpartition("/")[2] if "末" in words else ""


def _left(context: Context) -> str:
    """The year before the stretch that the text looks back on, where a base of no stated year was left."""
    year = context.report.year or 0
    span = _opening(context, year) or (_headed(context, year) if _speaks_of_years(context, year) else "")
    return str(int(span[:4]) - 1) if span else ""


def _level(figure: FigureRow, context: Context, named: Named, year: int) -> Timed | None:
    single = figure.period or str(year)
    behind = _CLAUSE_BEHIND.match(context.after)
    years = _since_plan(behind.group()) if behind and kind_of(figure.unit) != "ratio" else ""
    if years and not _reached(context, named):
        return Timed("multi-year", years)
    if _YEARS.fullmatch(single) and _SINGLE.match(context.after):
        return Timed("level", single.rpartition("/")[2])
    if figure.period_kind in ("sum", "mean") and "/" in single:
        return Timed("multi-year", single)
    told = next(reversed(list(stretches(context.before, year, False))), None)
    mean = tells_mean(context.clause)
    adds_up = (named.entry is None or named.entry.accrual == "flow") and kind_of(figure.unit) != "ratio"
    if (told and not told.many) or _SINGLE.match(context.after):
        return Timed("level", single)
    opening = told.period if told else _opening(context, year) or (_headed(context, year) if _totals(context) else "")
    if not opening:
        return Timed("level", single)
    summed = bool(told) or _totals(context) or (_in_point(context, year) and _adds(context, named))
    if mean or (adds_up and summed and not _reached(context, named)):
        return Timed("multi-year", opening)
    return Timed("level", single)


def _totals(context: Context) -> bool:
    return tells_total(context.clause)


def _adds(context: Context, named: Named) -> bool:
    """Whether it counts what came about in the years looked back on: 新增就业, not 粮食产量 of a year."""
    return bool(pattern_of("adds").search(named.worded) or pattern_of("adds").search(context.clause))


def _reached(context: Context, named: Named) -> bool:
    """Whether the clause says where something stands and not what came of it: 达到607万, 总里程61公里, 突破500亿元;
    with 累计 only of what does not come about (航线累计达到60条)."""
    return _stands(context) and not (_totals(context) and (named.entry or _adds(context, named)))


def _stands(context: Context) -> bool:
    return any(pattern_of(use).search(context.clause) for use in ("reached", "passed"))


def _opening(context: Context, year: int) -> str:
    """The years that the point, or a section around it, says it looks back on; nothing where it names a single year
    last, or where a heading names several."""
    if [*stretches(context.point_before, year, False)]:
        return _in_point(context, year)
    for words in context.section_openings:
        if found := {s.period: s for s in stretches(words, year, False)}:
            only = next(iter(found.values()))
            return only.period if len(found) == 1 and only.many else ""
    return ""


def _speaks_of_years(context: Context, year: int) -> bool:
    """Whether the text named several years last, and not one."""
    told = context.report.text[max(context.begin - _LOOKED_BACK, 0) : context.begin]
    last = [*stretches(told, year, False)][-1:]
    return bool(last and last[0].many) and not _LAST_YEAR.search(context.clause)


def _headed(context: Context, year: int) -> str:
    """The stretch of years that the nearest heading names, also beside a single year (2025年和“十四五”时期)."""
    for words in context.section_openings:
        many = [s.period for s in stretches(words, year, False) if s.many and _ends(s.period) <= year]
        if many:
            return many[-1]
    return ""


def _in_point(context: Context, year: int) -> str:
    """The years that the point itself says, last, that it looks back on; nothing where it names a single year."""
    said = [*stretches(context.point_before, year, False)]
    return said[-1].period if said and said[-1].many else ""


def _last_told(context: Context, year: int) -> str:
    """The last stretch of years that the report names before the figure, for a mean that says nothing of its own."""
    told = context.report.text[max(context.begin - _LOOKED_BACK, 0) : context.begin]
    return next((s.period for s in reversed([*stretches(told, year, False)]) if s.many and _ends(s.period) <= year), "")


def stretches(words: str, year: int, ahead: bool) -> Iterator[Stretch]:
    """The periods that ``words`` name as those they speak of, in order; with ``ahead`` counted on from ``year``."""
    found = [
        Stretch(m.end(), m["year"], False)
        for m in _YEAR.finditer(words)
        if (m["lead"] or "") not in _BASE_LEADS or not m["lead"]
    ]
    found += [Stretch(m.end(), str(year + ahead), False) for m in _NOW.finditer(words)]
    plans = (
        m
        for m in pattern_of("plan").finditer(words)
        if _IN_PLAN.match(words, m.end())
        and not _COMPARED.search(words, max(m.start() - 2, 0), m.start())
        and not _TIED_TO.search(words, max(m.start() - _TIED, 0), m.start())
    )
    found += [Stretch(m.end(), values_of("plan")[m.group()], True) for m in plans]
    for m in _MANY.finditer(words):
        n = _NUMERALS.get(m["n"]) or int(m["n"])
        if m["lead"] not in _NO_STRETCH and n > 1:
            on = ahead or m["on"]
            found.append(Stretch(m.end(), f"{year + 1}/{year + n}" if on else f"{year - n + 1}/{year}", True))
    yield from sorted(found, key=lambda s: s.at)


def _ends(period: str) -> int:
    """The last year of a period."""
    years = re.findall(r"(?:19|20)\d\d", period)
    return int(years[-1]) if years else 0
