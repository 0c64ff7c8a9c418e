"""For which year a norm is a target: the year it names (到2030年), that of its plan, or the one reported on."""

from __future__ import annotations

import re

from zhiji.extraction.quantities.cues import WORDS
from zhiji.extraction.quantities.roles import Reading
from zhiji.extraction.quantities.walks import Measured
from zhiji.lexicon.numerals import plan_years
from zhiji.lexicon.patterns import Pattern
from zhiji.model import Place, Report, SectionRole

_YEAR = re.compile(r"(20\d\d)年")
_PLAN = Pattern(WORDS, "“?十(?P<n>[{=numerals:digit}])五”?{plan-end}")
_TARGET = Pattern("role_cues", "{target}")
_REACH = 120


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
    if section == "plans":
        return _planned_for(report, sentence)
    return report.year if _TARGET.search(before) else None


def _planned_for(report: Report, sentence: Place) -> int | None:
    """The year that the headings above a plan name, else the one after the report's."""
    for section in reversed(report.sections_at(sentence.start)):
        if year := _YEAR.search(section.heading.text):
            told = int(year[1])
            return told if report.year is None or told > report.year else report.year + 1
        if plan := _PLAN.search(section.heading.text):
            return plan_years(plan["n"])[1]
    return report.year + 1 if report.year else None
