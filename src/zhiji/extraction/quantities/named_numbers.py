"""Numbers that are part of a name and count nothing: the stage of a project (机场三期), the bound of a class
(1亿元以上项目, 60岁以上老人), the size that tells one thing from others (大唐700万吨露天矿, 220千伏变电站)."""

from __future__ import annotations

import re
from typing import Final, Protocol

from zhiji.extraction.quantities.cues import WORDS, load_cues
from zhiji.extraction.quantities.phrases import ends_with_verb
from zhiji.lexicon.patterns import Pattern, Terms
from zhiji.model import Bound

_STAGES: Final = "期"
_ISSUED = Pattern(WORDS, "(?:{issue}|{told-of-issues}|[，,。；;：:、\\s])$|^$")
_CLASSES: Final = ("money", "time", "length", "power", "weight", "volume")
_BOUND_BELOW = Pattern(WORDS, "{class-below}$")
_BOUND_ABOVE = Pattern(WORDS, "{class-above}$")
_BOUND_BEHIND = Pattern(WORDS, "{class-below}")
_AGES = Terms(WORDS, "age-unit")
_OF_CLASS = Pattern(WORDS, "的?(?!{height}|{money-noun}|{joins-bound})(?=[\u4e00-\u9fff])")
_COUNTED_OF_CLASS = Pattern(
    WORDS, r"的?(?!{height}|{money-noun})[\u4e00-\u9fff]{1,14}?(?:{amount-follows})?\d[\d,]*[余多]?[家个户项条]"
)
_SIZES = Terms(WORDS, "size-unit")
_MASSES: Final = ("power", "weight", "volume")
_SESSION = Pattern(WORDS, "(?:、[{=numerals:digit|ten}]{1,3}次)*{session}")
_BRANDS = Terms(WORDS, "brand-unit")
_IN_WORD = Pattern(WORDS, "{in-word}")
_NTH = Pattern(WORDS, "第[{=numerals:digit|ten}]+个$")
_TERM = re.compile(r"届(?:[^，,。；;\d]{1,3}次、)*$")
_NEXT_NAME = re.compile("[\u4e00-\u9fff]{1,12}、")
_A_YEAR = re.compile(r"[/／]年(?=[\u4e00-\u9fff])")
_SIZED = Pattern(WORDS, r"的?[\u4e00-\u9fff]{0,12}?{sized}")
_SIZED_THEN_DONE = Pattern(WORDS, r"[\u4e00-\u9fff]{0,10}?{sized}{stage-reached}")
_MAKES = Pattern(WORDS, "{makes-a-year}$")
_NAMED = re.compile(r"[\u4e00-\u9fff](?<![等的])$")
_HOUSES: Final = "栋幢座"
_OF_HOUSES = Pattern(WORDS, "{estate}$")
_AMONG_NAMED = Pattern(WORDS, r"、[^，,。；;]*?等[^，,。；;、\d]{0,8}{works}")
_YEARS: Final = "个年度"
_YEARS_LISTED = re.compile(r"\d{4}年度?$")
_BACK: Final = 12
_ONE, _PAIR = 1, 2


class Counted(Protocol):
    """What is asked of an amount: its place, worth, unit with its kind, and what bounds it."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def value(self) -> object: ...
    @property
    def unit(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def bound(self) -> Bound: ...
    @property
    def chinese(self) -> bool: ...


def is_part_of_name(text: str, amount: Counted, before: Counted | None, follows_name: bool) -> bool:
    """Whether an amount names a thing or a class of things. ``before`` is the one before it, which is part of a name
    where it ``follows_name``."""
    return (
        _is_stage(text, amount)
        or _is_brand(text, amount)
        or _is_session(text, amount)
        or _is_class(text, amount)
        or _is_size(text, amount, before, follows_name)
        or _is_house(text, amount)
        or _sums_up_years(text, amount)
        or _is_circle(text, amount)
        or _is_field(text, amount)
    )


def _is_stage(text: str, amount: Counted) -> bool:
    """机场三期, 六期工程; 举办三期 and 简报四期 count."""
    if not (amount.chinese and amount.unit == _STAGES) or amount.value == _PAIR:
        return False
    begin = max(0, amount.start - _BACK)
    return not _ISSUED.search(text, begin, amount.start) and not ends_with_verb(text, begin, amount.start)


def _is_brand(text: str, amount: Counted) -> bool:
    """四通公司, 三棵树项目, 五头镇, 三轮车, 第二个十万亩: a word or a name that begins like a count.

    栽植三棵树 counts."""
    if not amount.chinese:
        return False
    if _IN_WORD.match(text, amount.end - len(amount.unit)) or _NTH.search(
        text, max(0, amount.start - _BACK), amount.start
    ):
        return True
    return amount.unit in _BRANDS.known and not ends_with_verb(text, max(0, amount.start - _BACK), amount.start)


def _is_session(text: str, amount: Counted) -> bool:
    """七届三次、四次全会, 市委七届三次和区委二届四次全会."""
    if amount.unit != "次":
        return False
    before = _TERM.search(text, max(0, amount.start - _BACK), amount.start)
    return before is not None or _SESSION.match(text, amount.end) is not None


def _is_class(text: str, amount: Counted) -> bool:
    """1亿元以上项目, 10蒸吨及以下的锅炉, 产值超10亿元企业6家; 增加5万亩以上 and 资金1亿元以上 say how much."""
    if amount.kind not in _CLASSES:
        return False
    at = amount.end
    if behind := _BOUND_BEHIND.match(text, at):
        return _goes_on_with_noun(text, behind.end())
    if _BOUND_BELOW.search(text, amount.start, at):
        return _goes_on_with_noun(text, at)
    if _BOUND_ABOVE.search(text, amount.start, at):
        of_class = amount.kind in ("money", "power") or amount.unit in _AGES or amount.unit in _SIZES
        return of_class and _goes_on_with_noun(text, at)
    if amount.kind != "money" or amount.bound != "more-than":
        return False
    return _COUNTED_OF_CLASS.match(text, at) is not None and _goes_on_with_noun(text, at)


def _goes_on_with_noun(text: str, at: int) -> bool:
    noun = _OF_CLASS.match(text, at)
    cues = load_cues()
    return noun is not None and not any(verbs.match(text, noun.end()) for verbs in (cues.leading, cues.front))


def _is_size(text: str, amount: Counted, before: Counted | None, follows_name: bool) -> bool:
    """220千伏变电站, 8英寸产线; 大唐700万吨露天矿; 400万吨煤化工项目投产. 新增300万千瓦风电 is a count, and so is
    2座35万千瓦电站."""
    if amount.unit in _SIZES:
        return _goes_on_with_noun(text, amount.end)
    if amount.kind not in _MASSES or (before and before.end == amount.start):
        return False
    a_year = _A_YEAR.match(text, amount.end)
    at = a_year.end() if a_year else amount.end
    begin = max(0, amount.start - _BACK)
    if before and follows_name and _NEXT_NAME.fullmatch(text, before.end, amount.start):
        return _SIZED.match(text, at) is not None
    if amount.kind == "weight" and not _NAMED.search(text, begin, amount.start):
        return _SIZED_THEN_DONE.match(text, at) is not None
    if not _SIZED.match(text, at):
        return False
    return bool(a_year or _MAKES.search(text, begin, amount.start)) or _ends_with_name(text, begin, amount.start)


def _ends_with_name(text: str, begin: int, end: int) -> bool:
    """No verb and no word of degree stands right before ``end``."""
    if not _NAMED.search(text, begin, end) or ends_with_verb(text, begin, end):
        return False
    cues = load_cues()
    words = (text[end - size : end] for size in (_ONE, _PAIR) if end - size >= begin)
    return not any(cues.opening.fullmatch(word) or cues.kinds.get(word) for word in words)


def _is_house(text: str, amount: Counted) -> bool:
    """科技园8栋、甲厂房等改造项目: the building with that number."""
    if amount.unit not in _HOUSES or not _AMONG_NAMED.match(text, amount.end):
        return False
    return _OF_HOUSES.search(text, max(0, amount.start - _BACK), amount.start) is not None


def _sums_up_years(text: str, amount: Counted) -> bool:
    """2025年、2026年度2个年度: the years that stand before it."""
    if amount.unit != _YEARS:
        return False
    return _YEARS_LISTED.search(text, max(0, amount.start - _BACK), amount.start) is not None


_CIRCLE_UNITS = Terms(WORDS, "circle-unit")
_CIRCLE = Pattern(WORDS, r"(?:[^，,。；;：:、\d]{0,10}?){circle}")
_FIELD = Pattern(
    WORDS,
    r"[^，,。；;：:、\d]{1,12}?{honour_words:contest}{honour_words:within}?"
    r"(?:{standing_cues:rank|honour_words:at|honour_words:got-grade}){0,2}第",
)


def _is_circle(text: str, amount: Counted) -> bool:
    """15分钟公共服务圈, 半小时生活圈: how near everything is."""
    return amount.unit in _CIRCLE_UNITS and _CIRCLE.match(text, amount.end) is not None


def _is_field(text: str, amount: Counted) -> bool:
    """全国100个城市第三方评估第八名: among whom the rank is."""
    return _FIELD.match(text, amount.end) is not None
