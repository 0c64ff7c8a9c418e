"""For which years and for which part of the territory a report tells a figure, where that is not the issuer's year."""

from __future__ import annotations

import re
from functools import cache

from zhiji.lexicon.patterns import Pattern
from zhiji.verifying.known import Known
from zhiji.verifying.policy import acts, any_of, load_policy

_YEARS = re.compile(r"(\d{4})/(\d{4})")
_AGAINST_A_PLAN = re.compile(
    r"\s*[，,]\s*[比较是为]?[“\"]?((?:[七八九]|十[一二三四五]?)五)[”\"]?(?:时期|期间)?的?[增提翻下\d]"
)
"""7950亿元，比“八五”增长1.9倍: what is held against a plan's years is of a plan's years."""
_MANY = re.compile(r"[两三四五]年(?!级|期|制)来?|[“\"]?十[一二三四五]?五[”\"]?(?:时期|期间|以来)")
_ONE = re.compile(r"[今去上当本]年|全年|一年|(?:19|20)\d\d年")
_LEAD = Pattern(
    "parts_and_turns",
    r"\s*(?:[（(]?[一二三四五六七八九十\d]+[）)、.．]|[一二三四五六七八九十]是)?\s*(?:预计|全年|目前|{of-which})*",
)
_STANDS = re.compile(r"[到达至为占超破]")
_CLAUSE = re.compile(r"[，,。；;：:]")
_COUNTED = re.compile(r"\s*\d")
"""How the number of parts is told behind them (创建产业园13个): they are not spoken of."""
_HEAD = 12
"""Characters at the head of a sentence or point in which it says that it is about a part."""


def years_summed(known: Known) -> str:
    """The years that a figure is told of together (2016–2020), as a sum or a change over them; empty for one year."""
    for placed in known.placed:
        years = _YEARS.fullmatch(placed.period)
        if years and placed.kind in ("multi-year", "change") and years[1] < years[2]:
            return f"{years[1]}–{years[2]}"
    if said := _years_at_the_head(known):
        return said
    behind = known.home.report.text[known.row.end : max(known.sentence[1], known.row.end)]
    against = _AGAINST_A_PLAN.match(behind)
    return against[1] if against else ""


def _years_at_the_head(known: Known) -> str:
    """The years of which a point says at its head that it is about them (这五年，…), where the sentence names none
    and the figure is of what was done, not of where it stands in the end (达到791万户)."""
    text, (start, _) = known.home.report.text, known.sentence
    before = text[known.home.figured.clause(known.row.begin, known.row.end)[0] : known.row.begin]
    if known.row.unit in ("%", "％") or _STANDS.search(before) or not _flows().search(before):
        return ""
    point = _begin(text, known.home.point(start), start)
    first = _CLAUSE.search(text, point)
    head = _MANY.search(text, point, min(first.start() if first else start, point + _HEAD))
    return head.group() if head and not _ONE.search(text, start, known.row.begin) else ""


def tells_years(words: str) -> bool:
    """Whether a memo's words speak of several years."""
    return bool(any_of(load_policy().terms("years")).search(words))


def part_of(known: Known) -> str:
    """The part of the territory (开发区, 园区, 新区) that a total of a whole economy is told of, in the report's words:
    that of its series, else what its sentence or its point begins with; empty where it is the issuer's."""
    if _parts().search(known.home.report.issuer):
        return ""
    if told := next((placed.place for placed in known.placed if _parts().search(placed.place)), ""):
        return told
    if not _totals().search(f"{known.row.name}{known.around}"):
        return ""
    text, (start, _) = known.home.report.text, known.sentence
    if _wholes().search(text, start, known.row.begin):
        return ""
    return _part_at(text, start, known.row.begin) or _part_at(text, known.home.point(start), known.row.begin)


def parts_in(words: str) -> list[str]:
    """The words for parts of a territory in ``words``."""
    return _parts().findall(words)


def _part_at(text: str, start: int, end: int) -> str:
    start = _begin(text, start, end)
    clause = _CLAUSE.search(text, start)
    found = _parts().search(text, start, min(start + _HEAD, end, clause.start() if clause else end))
    if found is None or _COUNTED.match(text, found.end()):
        return ""
    name = text[start : found.end()]
    return found.group() if acts().search(name) else name


def _begin(text: str, start: int, end: int) -> int:
    """Where a sentence or point begins behind its number and words such as 预计."""
    lead = _LEAD.match(text, start, end)
    return lead.end() if lead else start


@cache
def _flows() -> re.Pattern[str]:
    return any_of(load_policy().terms("flow"))


@cache
def _parts() -> re.Pattern[str]:
    return any_of(load_policy().terms("part"))


@cache
def _totals() -> re.Pattern[str]:
    return any_of(load_policy().terms("total"))


@cache
def _wholes() -> re.Pattern[str]:
    return re.compile(r"[全我][省市区县州旗]|自治[区州县]")
