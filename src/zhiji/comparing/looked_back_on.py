"""The years that a report looks back on around a figure: in its point, in its headings, before it."""

from __future__ import annotations

import re

from zhiji.comparing.contexts import Context
from zhiji.comparing.stretches import last_year_of, stretches

_LOOKED_BACK = 4000
_LAST_YEAR = re.compile("上年|去年|上一年")


def told_before(context: Context) -> str:
    """What the report tells before the figure, as far back as a reader would look."""
    return context.report.text[max(context.begin - _LOOKED_BACK, 0) : context.begin]


def opening_years(context: Context, year: int) -> str:
    """The years that the point, or a section around it, says it looks back on; nothing where it names a single year
    last, or where a heading names several."""
    if [*stretches(context.point_before, year, False)]:
        return years_in_point(context, year)
    for words in context.section_openings:
        if found := {s.period: s for s in stretches(words, year, False)}:
            only = next(iter(found.values()))
            return only.period if len(found) == 1 and only.many else ""
    return ""


def speaks_of_years(context: Context, year: int) -> bool:
    """Whether the text named several years last, and not one."""
    last = [*stretches(told_before(context), year, False)][-1:]
    return bool(last and last[0].many) and not _LAST_YEAR.search(context.clause)


def headed_years(context: Context, year: int) -> str:
    """The stretch of years that the nearest heading names, also beside a single year (2025年和“十四五”时期)."""
    for words in context.section_openings:
        many = [s.period for s in stretches(words, year, False) if s.many and last_year_of(s.period) <= year]
        if many:
            return many[-1]
    return ""


def years_in_point(context: Context, year: int) -> str:
    """The years that the point itself says, last, that it looks back on; nothing where it names a single year."""
    said = [*stretches(context.point_before, year, False)]
    return said[-1].period if said and said[-1].many else ""


def last_years_told(context: Context, year: int) -> str:
    """The last stretch of years that the report names before the figure, for a mean that says nothing of its own."""
    told = reversed([*stretches(told_before(context), year, False)])
    return next((s.period for s in told if s.many and last_year_of(s.period) <= year), "")


def year_left(context: Context) -> str:
    """The year before the stretch that the text looks back on, where a base of no stated year was left."""
    year = context.report.year or 0
    span = opening_years(context, year) or (headed_years(context, year) if speaks_of_years(context, year) else "")
    return str(int(span[:4]) - 1) if span else ""
