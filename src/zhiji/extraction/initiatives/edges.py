"""What belongs to a name and what does not: scope, numbers and particles before it, words that name nothing."""

from __future__ import annotations

import re

from zhiji.extraction.initiatives.words import WORDS
from zhiji.extraction.text.cover import QUOTED
from zhiji.lexicon.patterns import Pattern, Terms

_NUMBER = r"(?:\d+(?:\.\d+)?[万千百]?|[{=numerals:digit|pair|ten}]+)[余多]?"
_LEAD = Pattern(
    WORDS,
    r"(?:[ 　]+|{lead}|{whole}(?!.?{whole-name})|(?:20)?\d{2}年度?(?:以来)?|\d{1,2}月份?"
    r"|第[{=numerals:digit|ten}\d]+[个期批]|" + _NUMBER + r"{counter}(?![大制区一会])|[\u4e00-\u9fff]{2}{region}(?=“)"
    r"|(?:{above}|\d+(?:\.\d+)?[万亿千百]*余?{measure}|[\u4e00-\u9fff]{2}综合实验区)(?=.{4}))",
)
_CUT = Pattern(
    WORDS,
    r"{cut}|{cut-before-quote}(?=“)|(?<=[^，]){inside}(?={set-up-behind})|{as}(?=[^“”]{0,4}“)|\d+[个家](?!体)",
)
_COUNT = r"[\d{=numerals:digit|ten}]+{count-unit}?"
_NOT_NAMES = Pattern(WORDS, "(?:{bare}|" + _COUNT + ")*")
_NOT_ROUTINE = Pattern(WORDS, "(?:{bare|routine}|" + _COUNT + ")*")
_ROUTINE_HEADS = Terms(WORDS, "routine-head")
_NOT_A_NAME = Pattern(WORDS, "{no-name-end}$|{no-name}|^国家统一")
_ACTS = Pattern(WORDS, "{acting}")
_TOLD = Pattern(WORDS, "{telling}")
_LISTS = Terms(WORDS, "list-head")
_VAGUE = Terms(WORDS, "vague")


def trimmed(covered: str, start: int, head: int) -> int:
    """``start`` moved right past what belongs to no name: scope, number, particle, and all before the last 的."""
    for cut in _CUT.finditer(covered, start, head):
        start = cut.end()
    while lead := _LEAD.match(covered, start, head):
        start = lead.end()
    return start


def is_item(words: str) -> bool:
    """Whether an item of a list that ends in 等制度 is more than a bare word: the list says that it has a name."""
    return QUOTED in words or (len(words) >= 2 and not _NOT_NAMES.fullmatch(words) and not _NOT_A_NAME.search(words))


_DAY = re.compile("[日周月]")


def is_named(covered: str, start: int, head: int, end: int) -> bool:
    """Whether anything in the name tells it from others of its kind."""
    words = covered[start:head]
    if _NOT_A_NAME.search(words) or _ACTS.search(covered, head, end) or _TOLD.search(words):
        return False
    if QUOTED in covered[start:end]:
        return True
    if len(words) < 2:
        return False
    if covered.endswith(_LISTS.all, start, end):
        return words not in _VAGUE
    routine = covered.endswith(_ROUTINE_HEADS.all, start, end) and not covered.endswith("创建活动", start, end)
    routine = routine and not _DAY.search(covered, head, end)
    not_names = _NOT_ROUTINE if routine else _NOT_NAMES
    return not not_names.fullmatch(words)


_OWN_UNIT = Pattern(WORDS, r"[\u4e00-\u9fff]{1,10}?{own-unit}(?=[\u4e00-\u9fff]{4})(?!{channel})")


def without_unit(covered: str, start: int, head: int, kind: str) -> int:
    """``start`` behind the unit that a name begins with; platforms keep theirs (君山片区微信公众号)."""
    quote = covered.find("“", start, head)
    if quote > start and covered[quote - 1] in "局关门委府院厅处室省":
        return quote
    match = _OWN_UNIT.match(covered, start, head) if kind != "platform" else None
    return match.end() if match else start
