"""For which year a norm is a target: the year it names (到2030年), that of its plan, or the one reported on."""

from __future__ import annotations

import re

from zhiji.extraction.quantities.cues import WORDS
from zhiji.extraction.quantities.roles import Reading
from zhiji.extraction.quantities.walks import Measured
from zhiji.lexicon.numerals import plan_years, value_of
from zhiji.lexicon.patterns import Pattern
from zhiji.model import Place, Report, SectionRole

_YEAR = re.compile(r"(?<![比较与同])(20\d\d)年(?!价)")
"""A year; none that is compared with (比2020年提高), and none in whose prices something is told (2005年价)."""
_JOINED = re.compile(r"[^。！？\n]*[；;]\Z")
_LIST = 300
"""Characters of a list of goals at the most."""
_PLAN = Pattern(WORDS, "“?十(?P<n>[{=numerals:digit}])五”?{plan-end}")
_TARGET = Pattern("role_cues", "{target}")
_SPOKEN = Pattern(
    WORDS,
    "(?P<one>{this-year}|20\\d\\d年{years-work})|{plan-paper}|“?十[{=numerals:digit}]五”?(?:{plan-end}|{plan-aims})",
)
_YEARS_AHEAD = Pattern(WORDS, "{years-ahead}(?P<n>[{=numerals:digit|pair}]|[2-9])年")
_THIS_YEAR = Pattern(WORDS, "{this-year}")
_ONE_YEAR = Pattern(WORDS, r"(?m)^[^，,；;。：:\n]{0,12}(?:{this-year}|20\d\d年)[^，,；;。：:\n]{0,14}$")
"""A heading that takes up one year in a section that plans for several: 今年政府工作重点 below 今后五年工作任务."""
_REACH = 120
_BACK = 1500
"""Characters within which a text says again whether it speaks of a year or of a plan of several."""


def target_year(report: Report, sentence: Place, section: SectionRole, one: Measured, reading: Reading) -> int | None:
    """The year by which a norm is to be met; None for a rule that holds without one (每年不少于两次)."""
    if reading.recurrence:
        return None
    before = report.text[max(sentence.start, one.amount.start - _REACH) : one.amount.start]
    named = [int(match[1]) for match in _YEAR.finditer(before)]
    ahead = [year for year in named if report.year is None or year >= report.year]
    if ahead:
        return ahead[-1]
    if plan := _PLAN.search(before):
        return plan_years(plan["n"])[1]
    if section == "plans" and report.year and _THIS_YEAR.search(before):
        return report.year + 1
    if section == "plans" and (goal := _goal_before(report, sentence)):
        return goal
    if section == "plans":
        return _planned_for(report, sentence)
    return report.year if reading.of_the_year or one.how == "whole" or _TARGET.search(before) else None


def _goal_before(report: Report, sentence: Place) -> int | None:
    """The year by which a list of goals is to be reached, where a part of it before this one says so: 到2030年，…；…"""
    told = _JOINED.search(report.text, max(sentence.start - _LIST, 0), sentence.start)
    named = [int(match[1]) for match in _YEAR.finditer(told.group())] if told else []
    return next((year for year in reversed(named) if report.year is None or year > report.year), None)


def _planned_for(report: Report, sentence: Place) -> int | None:
    """The year that the headings above a plan name, else the one after the report's. Of a heading that names a plan of
    five years and a year (“十五五”时期目标任务和2026年工作安排), what the text below it speaks of last; below one of
    several years the next one, where a line takes it up."""
    for section in reversed(report.sections_at(sentence.start)):
        heading = section.heading.text
        year, plan = _YEAR.search(heading), _plan_ahead(heading, report.year)
        if plan and year and _speaks_of_plan(report, section.heading.end, sentence):
            return plan
        if year:
            told = int(year[1])
            return told if report.year is None or told > report.year else report.year + 1
        run = _YEARS_AHEAD.search(heading) if report.year else None
        ends = plan or (report.year + value_of(run["n"]) if run and report.year else None)
        if ends:
            is_of_one = report.year and _ONE_YEAR.search(report.text, section.heading.end, sentence.start)
            return report.year + 1 if report.year and is_of_one else ends
    return report.year + 1 if report.year else None


def _plan_ahead(words: str, year: int | None) -> int | None:
    """The last year of the plan of five years in ``words`` that ends behind ``year``."""
    ends = (plan_years(match["n"])[1] for match in _PLAN.finditer(words))
    return next((end for end in ends if year is None or end > year), None)


def _speaks_of_plan(report: Report, begin: int, sentence: Place) -> bool:
    """Whether the plan of five years, and not the one year, is what the text up to the end of a sentence named last."""
    told = [*_SPOKEN.finditer(report.text, max(begin, sentence.start - _BACK), sentence.end)]
    return bool(told) and told[-1]["one"] is None
