"""For which year a norm is a target: the year it names (到2030年), that of its plan, or the one reported on."""

from __future__ import annotations

import re
from functools import cache

from zhiji.extraction.quantities.cues import load_guarded
from zhiji.extraction.quantities.roles import Reading
from zhiji.extraction.quantities.walks import Measured
from zhiji.lexicon import left_out
from zhiji.model import Place, Report, SectionRole

_BY = re.compile(r"(?:到|至|截至|力争|确保)?(?P<year>20\d\d)年(?:底|末|前|，|,|度|全年|时)?")
_FIVE_YEARS = re.compile(r"“?十(?P<n>[二三四五六])五”?(?:时期|期间|末|规划期)")
_FIVE_YEARS_END = {"二": 2015, "三": 2020, "四": 2025, "五": 2030, "六": 2035}
_REACH = 120


def target_year(report: Report, sentence: Place, section: SectionRole, one: Measured, reading: Reading) -> int | None:
    """The year by which a norm is to be met; None for a rule that holds without one (每年不少于两次)."""
    if reading.recurrence:
        return None
    before = report.text[max(sentence.start, one.amount.start - _REACH) : one.amount.start]
    named = [int(match["year"]) for match in _BY.finditer(before)]
    ahead = [year for year in named if report.year is None or year >= report.year]
    if ahead:
        return ahead[-1]
    if plan := _FIVE_YEARS.search(before):
        return _FIVE_YEARS_END[plan["n"]]
    if section == "plans":
        return _planned_for(report, sentence)
    return report.year if _targets(left_out()).search(before) else None


def _planned_for(report: Report, sentence: Place) -> int | None:
    """The year that the headings above a plan name, else the one after the report's."""
    for section in reversed(report.sections_at(sentence.start)):
        if year := re.search(r"(20\d\d)年", section.heading.text):
            told = int(year[1])
            return told if report.year is None or told > report.year else report.year + 1
        if plan := _FIVE_YEARS.search(section.heading.text):
            return _FIVE_YEARS_END[plan["n"]]
    return report.year + 1 if report.year else None


@cache
def _targets(_: frozenset[str]) -> re.Pattern[str]:
    return re.compile(load_guarded("role_cues")["target"])
