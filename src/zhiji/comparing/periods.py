"""For which period a figure holds, and as what: a level, a change, a target, a base, or a sum or mean over years.

The report's own words decide: 由2010年的…增加到 leaves a base, 年均 is a mean, “十二五”期间累计 a sum, 到2025年 is of
that year. Where nothing is said, a result is of the report's year and a plan of the year after it.
"""

from __future__ import annotations

import re

from zhiji.comparing.contexts import Context
from zhiji.comparing.looked_back_on import headed_years, last_years_told, opening_years, year_left, years_in_point
from zhiji.comparing.names import Named
from zhiji.comparing.planned_for import says_where_it_stands, time_norm
from zhiji.comparing.stretches import YEAR, last_year_of, stretches
from zhiji.comparing.timed import Timed
from zhiji.comparing.units import kind_of
from zhiji.comparing.wording import any_of, pattern_of, tells_mean, tells_total, values_of
from zhiji.lexicon.patterns import Pattern
from zhiji.model.rows import FigureRow

_FROM = re.compile(r"(?:由|从)(?P<since>[^，,；;。]{0,9}?)的?$")
_MOVES_ON = re.compile(
    r"(?:[（(][^（()）]{1,6}[）)])?[^，,。；;：:、（(\d]{1,8}[到至为成]了?[^，,。；;：:、（(\d]{0,6}\d"
)
_AGAINST = re.compile(r"(?:较|比|与|同)(?P<since>[^，,；;。]{2,9}?(?<=[年末底初期时]))的?$")
_CLAUSE_BEHIND = re.compile(r"[，,][^，,。；;]*")
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
        return time_norm(figure, context, named, year)
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


def _times(base: str, earlier: tuple[Timed, ...], year: int) -> Timed:
    """是2010年的2.6倍: what the level before it has become since; against a whole plan period, of that kind itself."""
    reached = earlier[-1] if earlier else Timed("level", str(year))
    if any(plan in base for plan in values_of("plan")):
        return Timed("multi-year", reached.period)
    since = YEAR.search(base)
    return Timed("change", f"{int(since['year']) + 1}/{last_year_of(reached.period)}" if since else reached.period)


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
        return Timed(
            "multi-year", many or grown or opening_years(context, year) or last_years_told(context, year) or reached
        )
    many = many or _since_plan(context.clause)
    if not many and told is None and not pattern_of("year-on-year").search(context.before):
        many = years_in_point(context, year)
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
    return Timed("base", named or figure.period or before or year_left(context))


def _moment(words: str) -> str:
    """The year that a base is of: 2010 for 2010年末 and for “十一五”末; nothing where the words name none."""
    plan = next((period for name, period in values_of("plan").items() if name in words), "")
    year = re.search(r"(?:19|20)\d\d(?=年)", words)
    if year:
        return year.group()
    return plan.rpartition("/")[2] if "末" in words else ""


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
    opening = (
        told.period
        if told
        else opening_years(context, year) or (headed_years(context, year) if tells_total(context.clause) else "")
    )
    if not opening:
        return Timed("level", single)
    summed = bool(told) or tells_total(context.clause) or (years_in_point(context, year) and _adds(context, named))
    if mean or (adds_up and summed and not _reached(context, named)):
        return Timed("multi-year", opening)
    return Timed("level", single)


def _adds(context: Context, named: Named) -> bool:
    """Whether it counts what came about in the years looked back on: 新增就业, not 粮食产量 of a year."""
    return bool(pattern_of("adds").search(named.worded) or pattern_of("adds").search(context.clause))


def _reached(context: Context, named: Named) -> bool:
    """Whether the clause says where something stands and not what came of it: 达到607万, 总里程61公里, 突破500亿元;
    with 累计 only of what does not come about (航线累计达到60条)."""
    return says_where_it_stands(context) and not (
        tells_total(context.clause) and (named.entry or _adds(context, named))
    )
