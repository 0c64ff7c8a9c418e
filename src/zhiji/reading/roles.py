"""What a stretch of a report is for: results, admitted problems, or plans; told from headings, and from sentences that
turn (下一步，我们将…) where the report gives no heading."""

from __future__ import annotations

import re

from zhiji.model import SectionRole

_LACK = "问题|不足|差距|短板|困难|挑战|薄弱环节"
_NEXT = "下一?步|下一?(?:阶段|年度)|接下来|今后|未来[一三五]年|明年|来年"
_WE = "我们|我[局区市县省委厅院]|成绩|成效|进展|工作|建设|同时|但是?|对照|总体来看"

_YEAR = re.compile(r"(?<!\d)((?:20|19)\d\d)(?=\s?年|[-—－~至])")
_FIVE_YEARS = re.compile(r"十([二三四五六])五|第十([二三四五六])个五年")
_FIVE_YEARS_BEGIN = {"二": 2011, "三": 2016, "四": 2021, "五": 2026, "六": 2031}

_PROBLEM_HEADING = re.compile(
    rf"存在(?:的|着)?(?:主要|突出|一些|几个)?的?(?:{_LACK})"
    rf"|(?:{_LACK}|矛盾)(?:和|与|及|、|以及)(?:主要)?(?:{_LACK}|薄弱|原因)"
    rf"|^(?:当前|目前)?(?:面临|工作)?的?(?:主要|突出)?的?(?:{_LACK})(?:[和与及、]|$)|薄弱环节$"
)
_SOLVED = re.compile(r"解决|整改|导向|破解|化解")
_RESULT_HEADING = re.compile(
    r"回顾|总结|成效|成绩|成就|(?:完成|开展|落实|进展|推进|履行|基本|工作)情况|主要做法|情况$|其[他它]需要(?:报告|说明)"
)
_PLAN_HEADING = re.compile(
    rf"下一?步|下一?阶段|^(?:{_NEXT})|工作(?:计划|打算|安排|思路|设想|要点|展望)"
    r"|(?:打算|设想|展望|努力方向|改进措施|整改措施)$|^计划$"
    r"|^(?:重点工作|主要任务|总体要求|总体思路|总体目标|目标任务|主要目标|预期目标)"
    r"|(?:主要目标|预期目标|奋斗目标|目标任务|总体要求|(?:工作|重点|主要)任务)(?:$|[和与及])"
)
_PLAIN_TURN = re.compile(rf"存在|主要问题|(?:{_NEXT})")
_PLAN_TITLE = re.compile(r"(?:要点|计划|安排|思路)$")

_TO_THE_ASSEMBLY = r"(?:各位代表[，,！!：:]\s*)?"
_PLAN_TURN = re.compile(
    rf"{_TO_THE_ASSEMBLY}(?:在?(?:{_NEXT}|新的一年|展望(?:未来|20\d\d|“))"
    r"|[^。，,；]{0,24}[，,]下一?步[，,]?(?=我|将|区|市|县|要|拟|计划))"
)
_LEADS_ON = "按照|针对|根据|围绕|为|面[对向]|站在|展望|各位|同[志时]|总之|下面|接下来|今后|在|以|综上|我|下一"
_PLAN_YEAR_TURN = re.compile(
    rf"(?:(?:{_LEADS_ON})[^。，,；]{{0,24}}[，,])?在?(?:20\d\d)\s?年(?![底末前])[，,]?"
    r"[^。；]{0,30}?(?:将|要(?![求素点])|继续|力争|计划|拟)"
    r"|“?十[二三四五六]五”?时期|根据[^。；]{0,60}?第十[二三四五六]个五年规划"
)
_KNOWING = re.compile(
    rf"{_TO_THE_ASSEMBLY}[^。；]{{0,60}}?"
    r"(?:清醒|深刻|深知|同时|但|虽然|取得|肯定|总结|成绩|对照|差距|回顾|存在|总体来看)"
)
_UNSOLVED = "(?<!一切)(?<!战胜)(?<!克服)(?<!应对)(?<!解决)(?<!破解)(?<!化解)"
_PROBLEM_TURN = re.compile(
    rf"(?:认识|意识|看|感觉|感|体会|觉察)到[^。；]{{0,70}}?{_UNSOLVED}(?P<known>{_LACK})"
    rf"|(?:{_WE})[^。；]{{0,50}}?(?:仍然?|还|依然|尚|也)(?:面临|存在|有)[^。；]{{0,40}}?(?P<held>{_LACK})"
    rf"|(?P<weighs>{_LACK})[^。；，]{{0,6}}(?:不容忽视|不容小觑|不可忽视|值得重视)"
    rf"|^存在(?:的)?(?:主要)?(?P<plain>{_LACK})|(?P<aware>清醒地?(?:认识|意识|看)到)"
)
_RESULT_TURN = re.compile(rf"{_TO_THE_ASSEMBLY}(?:过去|一年来|今年以来|五年来|这[些五]|回顾|刚刚过去|(20\d\d)年)")

_STOCK = re.compile(
    r"(?:20\d\d年(?:度)?)?[^，,。；：:\s一二三四五六七八九十]{0,14}?"
    rf"(?:主要成效|存在的?(?:主要)?(?:{_LACK})(?:[和与及](?:{_LACK}))?|总体(?:目标|思路|要求)|重点工作|主要(?:做法|任务)"
    r"|工作(?:总结|回顾|思路|计划|打算|安排|要点|情况)|(?:开展|完成|基本)情况"
    r"|下一?步(?:工作)?(?:计划|打算|安排|思路))"
)
_STOCK_BODY = re.compile(
    r"一年以?来|过去|[在以为]|回顾|我[局区市县委厅院们]|下一?步|按照|根据|围绕|今年|20\d\d年|坚持|总体来看|当前|目前|对照"
)


def role_of_title(title: str) -> SectionRole:
    """The role of what no section holds: plans where the whole report is one (2025年工作要点), else results."""
    bare = re.sub(r"\s", "", title)
    return "plans" if _PLAN_TITLE.search(bare) and not re.search(r"总结|情况|报告|回顾", bare) else "results"


def role_of_heading(heading: str, year: int | None, level: int) -> SectionRole | None:
    """The role that a heading's words give, or None where they say nothing. ``year`` is the year reported on; below
    the second level only words that leave no doubt count."""
    if level > 2 and not _PLAIN_TURN.match(heading):
        return None
    if _PROBLEM_HEADING.search(heading) and not _SOLVED.search(heading):
        return "problems"
    if _RESULT_HEADING.search(heading) and not re.search(r"下一?步|今后", heading):
        return "results"
    if _PLAN_HEADING.search(heading) or _begins_after(heading, year):
        return "plans"
    return None


def turn_of(sentence: str, role: SectionRole, year: int | None) -> tuple[SectionRole, int, int] | None:
    """The role that a sentence turns to, with the offsets in it of the words that do so; None where it goes on."""
    if role != "plans":
        if found := _PLAN_TURN.match(sentence):
            return "plans", *found.span()
        found = _PLAN_YEAR_TURN.match(sentence)
        if found and _begins_after(found.group(), year):
            return "plans", *found.span()
    if role == "results" and _KNOWING.match(sentence) and (found := _PROBLEM_TURN.search(sentence)):
        return "problems", *found.span(found.lastgroup or 0)
    return None


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
    years += [_FIVE_YEARS_BEGIN[short or long] for short, long in _FIVE_YEARS.findall(words)]
    return bool(years) and min(years) > year
