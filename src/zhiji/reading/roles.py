"""What a stretch of a report is for: results, admitted problems, plans, or notes on its terms; told from headings, and
from sentences that turn (下一步，我们将…) where the report gives no heading."""

from __future__ import annotations

import re

from zhiji.lexicon.numerals import plan_years
from zhiji.lexicon.patterns import Pattern
from zhiji.model import SectionRole

WORDS = "section_words"
_YEAR = re.compile(r"(?<!\d)((?:20|19)\d\d)(?=\s?年|[-—－~至])")
_PLAN = Pattern(WORDS, "十([{=numerals:digit}])(?:五|个五年)")
_TENTH_PLAN = re.compile(r"[“\"]十五[”\"]|第十个五年")
_TENTH_BEGINS = 2001
_SUBTITLE = re.compile(r"\s*(?:[—―]+|[-－]{2,})")
_NEXT = "(?:{next}|未来[一三五]年)"

_PROBLEM_HEADING = Pattern(
    WORDS,
    "存在[的着]?{chief}?的?{lack}|{lack|conflict}{joint}{main}?{lack|cause}"
    "|^{now}?{faced}?的?{main}?的?{lack}(?:{joint}|$)|薄弱环节$",
)
_SOLVED = Pattern(WORDS, "{solved}")
_RESULT_HEADING = Pattern(WORDS, "{result}|{reported}情况|情况$")
_AHEAD = Pattern(WORDS, "{ahead}")
_OF_ALL = Pattern(WORDS, "{told-below}$")
_DONE = Pattern(WORDS, "{done-it}")
_PLAN_HEADING = Pattern(
    WORDS, "{step|stage}|^" + _NEXT + "|工作{plan}|{plan-end}$|^计划$|^{plan-front}|{goal}(?:$|[和与及])"
)
_DRAWN_UP = Pattern(WORDS, "{draws-up}[^。，,；]{0,30}{paper}")
_PLAIN_TURN = Pattern(WORDS, "存在|主要问题|" + _NEXT)
_PLAN_TITLE = Pattern(WORDS, "{plan-title}$")
_TOLD_TITLE = Pattern(WORDS, "{told-title}")

_TO_THE_ASSEMBLY = r"(?:各位代表[，,！!：:]\s*)?"
_PLAN_TURN = Pattern(
    WORDS,
    _TO_THE_ASSEMBLY + "(?:在?(?:" + _NEXT + r"|{new-year}|展望(?:20\d\d|“))"
    "|[^。，,；]{0,24}[，,]{step}[，,]?(?={planning}))",
)
_PLAN_YEAR_TURN = Pattern(
    WORDS,
    r"(?:{leading-on}[^。，,；]{0,24}[，,])?在?(?:20\d\d)\s?年(?![底末前])[，,]?[^。；]{0,30}?{will}"
    "|“?十[{=numerals:digit}]五”?时期|根据[^。；]{0,60}?第十[{=numerals:digit}]个五年规划",
)
_SUBMITTED = Pattern(WORDS, r"[^\n]{0,200}?{submitted}")
_THIS_YEAR_TURN = Pattern(
    WORDS,
    _TO_THE_ASSEMBLY + "{this-year}(?:[，,]?是[^。；]{0,90}?{turning-point}|[^。，,；]{0,24}?{plan-front|goal|aim})"
    "|[^。，,；]{0,12}{done-well}{this-year}[^。，,；]{0,12}{labour}",
)
_KNOWING = Pattern(WORDS, _TO_THE_ASSEMBLY + "[^。；]{0,60}?{knowing}")
_PROBLEM_TURN = Pattern(
    WORDS,
    "{perceived}(?![^。；]{0,40}{must})[^。；]{0,70}?(?P<known>{unsolved})|{we}[^。；]{0,50}?{still}{has}[^。；]{0,40}?(?P<held>{lack})"
    "|(?P<weighs>{lack})[^。；，]{0,6}{grave}|^{existing}(?P<plain>{lack})|(?P<aware>{aware})",
)
_OF_PROBLEMS = Pattern(WORDS, _TO_THE_ASSEMBLY + "{facing}?(?:{these}[^。，,；]{0,8}{lack}|{to-this})")
_LOOK_BACK = Pattern(
    WORDS,
    _TO_THE_ASSEMBLY + "(?:“?十(?P<n>[{=numerals:digit}])五”?{quantity_words:plan-span}|{quantity_words:five-years})"
    "[，,](?![^。，,；]{0,6}{will})",
)
_RESULT_TURN = Pattern(WORDS, _TO_THE_ASSEMBLY + r"(?:{past}|(20\d\d)年)")

_STOCK = Pattern(
    WORDS,
    r"(?:20\d\d年度?)?[^，,。；：:\s{=numerals:digit|ten}]{0,14}?"
    "(?:{stock}|{existing}{lack}(?:[和与及]{lack})?|{step}(?:工作)?{plan-stock})",
)
_STOCK_BODY = Pattern(WORDS, r"{stock-body}|20\d\d年")


def role_of_title(title: str) -> SectionRole:
    """The role of what no section holds: plans where the whole report is one (2025年工作要点), else results."""
    bare = re.sub(r"\s", "", title)
    return "plans" if _PLAN_TITLE.search(bare) and not _TOLD_TITLE.search(bare) else "results"


def role_of_heading(heading: str, year: int | None, level: int) -> SectionRole | None:
    """The role that a heading's words give, or None where they say nothing. ``year`` is the year reported on; below
    the second level only words that leave no doubt count. What opens the whole report (现将…下一步安排报告如下) says
    nothing of a part."""
    if _OF_ALL.search(heading):
        return None
    if level > 2 and not _PLAIN_TURN.match(heading):
        return None
    if _PROBLEM_HEADING.search(heading) and not _SOLVED.search(heading):
        return "problems"
    if _RESULT_HEADING.search(heading) and not _AHEAD.search(heading):
        return "results"
    if _DRAWN_UP.search(heading) or _DONE.search(heading):
        return None
    bare = _SUBTITLE.split(heading)[0]
    if _PLAN_HEADING.search(heading) or _PLAN_HEADING.search(bare) or _begins_after(bare, year):
        return "plans"
    return None


def turn_of(
    sentence: str, role: SectionRole, year: int | None, *, later: bool = False
) -> tuple[SectionRole, int, int] | None:
    """The role that a sentence turns to, with the offsets in it of the words that do so; None where it goes on.
    ``later``: the report was given in the year after the one it tells of, which it calls 今年."""
    if role != "plans":
        if found := _PLAN_TURN.match(sentence):
            return "plans", *found.span()
        found = _PLAN_YEAR_TURN.match(sentence)
        if found and _begins_after(found.group(), year):
            return "plans", *found.span()
        if later and (found := _THIS_YEAR_TURN.match(sentence)):
            return "plans", *found.span()
    elif found := _LOOK_BACK.match(sentence):
        return ("results", *found.span()) if _is_over(found["n"], year) else None
    if role == "results" and _KNOWING.match(sentence) and (found := _PROBLEM_TURN.search(sentence)):
        return "problems", *found.span(found.lastgroup or 0)
    return None


def _is_over(plan: str | None, year: int | None) -> bool:
    """Whether the five years looked back on are behind: those of a plan that ends by ``year``, or unnamed ones."""
    return plan is None or (year is not None and plan_years(plan)[1] <= year)


def submits(text: str, start: int) -> bool:
    """Whether the paragraph that goes on at ``start`` lays a paper before the assembly (编制了规划纲要，请审议)."""
    return _SUBMITTED.match(text, start) is not None


def goes_on_with_problems(sentence: str) -> bool:
    """Whether a paragraph behind the problems still speaks of them: 这些问题，有多年积累的。"""
    return _OF_PROBLEMS.match(sentence) is not None


def turns_back(sentence: str, year: int | None) -> bool:
    """Whether a paragraph's first sentence speaks of what is past, after a turn that had no heading."""
    found = _RESULT_TURN.match(sentence)
    return found is not None and (found.group(1) is None or (year is not None and int(found.group(1)) <= year))


def stock_heading_end(text: str, start: int, end: int) -> int | None:
    """Where a stock heading (存在问题, 工作总结) that runs straight into its body ends, or None."""
    found = _STOCK.match(text, start, end)
    return found.end() if found and _STOCK_BODY.match(text, found.end(), end) else None


def _begins_after(words: str, year: int | None) -> bool:
    """Whether all years and five-year periods in ``words`` begin after ``year``."""
    if year is None:
        return False
    years = [int(written) for written in _YEAR.findall(words)]
    years += [plan_years(match[1])[0] for match in _PLAN.finditer(words)]
    years += [_TENTH_BEGINS] * bool(_TENTH_PLAN.search(words))
    return bool(years) and min(years) > year
