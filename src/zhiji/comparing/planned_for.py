"""The period that a target is for: what its words, its point or its headings say, else the year after the report's."""

from __future__ import annotations

import re

from zhiji.comparing.contexts import Context
from zhiji.comparing.looked_back_on import told_before
from zhiji.comparing.names import Named
from zhiji.comparing.stretches import Stretch, last_year_of, stretches
from zhiji.comparing.timed import Timed
from zhiji.comparing.units import kind_of
from zhiji.comparing.wording import pattern_of, tells_mean, tells_total
from zhiji.model.rows import FigureRow

_MEASURED = re.compile(r"目标|任务|计划|预期|指标")


def time_norm(figure: FigureRow, context: Context, named: Named, year: int) -> Timed | None:
    """The period of a number that is aimed at; a level where it is only kept, None for a standing norm."""
    if tells_mean(context.clause) and (years := _years_planned(context, year, figure.target_year or 0)):
        return Timed("target", years)
    told = next(reversed(list(stretches(context.before, year, context.role == "plans"))), None)
    if figure.target_year and not (told and told.many) and (years := _years_summed(figure, context, year)):
        return Timed("target", years)
    if figure.target_year:
        return Timed("target", _aimed_for(figure.target_year, told, context, year))
    if context.role == "plans":
        return Timed("target", told.period if told and last_year_of(told.period) > year else _planned(context, year))
    if named.entry and pattern_of("kept").search(context.clause):
        return Timed("level", figure.period or str(year))
    return Timed("target", str(year)) if _MEASURED.search(context.clause) else None


def period_of_norm(figure: FigureRow, context: Context) -> str:
    """The period that a number is aimed at for, also one that measures nothing named: what its words or its section
    say, in a plan the year after the report's; empty for a standing norm."""
    year = context.report.year
    timed = None if year is None else time_norm(figure, context, Named(""), year)
    return timed.period if timed and timed.kind == "target" else ""


def _aimed_for(target_year: int, told: Stretch | None, context: Context, year: int) -> str:
    """The period that a number with a year of its own is aimed at for: the years that its sentence names (the last of
    them for what is to be reached), the single year that it names last (今年的主要预期目标是), else its own."""
    if told and told.many:
        is_reached = (
            last_year_of(told.period) == target_year
            and says_where_it_stands(context)
            and not tells_total(context.clause)
        )
        return str(target_year) if is_reached else told.period
    names_it = str(target_year) in context.sentence or any(
        s.many or s.period == str(target_year) for s in stretches(context.before, year, True)
    )
    return told.period if told and last_year_of(told.period) > year and not names_it else str(target_year)


def _years_planned(context: Context, year: int, ends: int) -> str:
    """The years that a yearly mean is planned for: those of the plan that the text last named, else from the next one
    to the one it is to be reached by; nothing where neither is of several years."""
    for words in (context.before, context.point_before, *context.section_openings, told_before(context)):
        ahead = [s.period for s in stretches(words, year, True) if s.many and last_year_of(s.period) > year]
        if ahead:
            return ahead[-1]
    return f"{year + 1}/{ends}" if ends > year + 1 else ""


def _years_summed(figure: FigureRow, context: Context, year: int) -> str:
    """The years over which a planned total adds up (到2020年累计完成投资500亿元), where these are several."""
    ends = figure.target_year or 0
    if ends <= year + 1 or kind_of(figure.unit) == "ratio" or not tells_total(context.clause):
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
    return next((s for s in reversed([*stretches(words, year, True)]) if last_year_of(s.period) > year), None)


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
    return last_year_of(named.period if named else _planned_under(context, year))


def says_where_it_stands(context: Context) -> bool:
    """Whether the clause says where something stands: 达到607万, 突破500亿元."""
    return any(pattern_of(use).search(context.clause) for use in ("reached", "passed"))
