"""What was handed down, or planned, to be done within the year: 年度任务3400亩，已完成3410亩."""

from __future__ import annotations

from typing import Final

from zhiji.extraction.quantities.amounts import Amount
from zhiji.lexicon.patterns import Pattern
from zhiji.model import Place

_REACH: Final = 120
_AHEAD: Final = 30
_NEVER: Final = ("percent", "ratio", "multiple", "abstract", "event", "paper", "body")
"""What tasks themselves are counted in: 下达任务12项."""
_WORDS: Final = "role_cues"
_TASK: Final = "{quantity_words:task}"
_OPEN: Final = "(?:^|[，,。；;：:\\s])(?:(?!{since-done})[^，,。；;：:])*?"
_HANDED_DOWN = Pattern(
    _WORDS,
    _OPEN + "{handed-down}(?:(?!{since-done}|{fund})[^，,。；;\\d]){0,24}"
    "(?:" + _TASK + "|{for-the-year}(?:(?!{fund})[^，,。；;\\d]){1,16})"
    "(?P<list>[^。；;\n]*)$",
)
_IS_TASK = Pattern(_WORDS, _TASK + "[为是](?P<list>[：:][^。\n]*|[^，,。；;：:\\d]{0,16}(?:\\d[^。；;\n]*)?)$")
_PLANNED = Pattern(
    _WORDS,
    r"(?:(?:(?:19|20)\d\d年|{for-the-year}){to-be}{done-then}?[^，,。；;、\d]{0,3}{invested}|{to-be-made}"
    r"|(?<!{planned-so}){to-be}{done-then})"
    "(?P<list>[^，,。；;\\d]{0,10}(?:\\d(?:[^，,。；;]|[，,]{quantity_words:part-of})*)?)$",
)
_DONE = Pattern(_WORDS, "{since-done}")
_LABEL = Pattern(_WORDS, _OPEN + _TASK + "{task-amount}?[为是]?$")
_AND_DONE = Pattern(_WORDS, r"[，,、]?[^，,。；;、]{0,8}?{reached-of-it}[^，,。；;]{0,16}?\d")


def is_quota(covered: str, sentence: Place, amount: Amount) -> bool:
    """Whether the number is what was to be done, and what was done is told apart from it: a task handed down
    (省市下达粮食生产任务面积182万亩), with the list that goes on (、产量15.65亿斤); a plan for the year
    (年度计划完成15000万元，完成投资14242万元); a task with what came of it (改造任务1800亩，已完成1815亩)."""
    line = covered.rfind("\n", 0, amount.start) + 1
    told = covered[max(line, amount.start - _REACH) : amount.start]
    if listed := _IS_TASK.search(told):
        return _DONE.search(listed["list"]) is None and amount.kind != "abstract"
    if amount.kind in _NEVER:
        return False
    said = covered[max(sentence.start, amount.start - _REACH) : amount.start]
    for words in (_HANDED_DOWN, _PLANNED):
        if found := words.search(said):
            return _DONE.search(found["list"]) is None
    return bool(_LABEL.search(said) and _AND_DONE.match(covered[amount.end : amount.end + _AHEAD]))
