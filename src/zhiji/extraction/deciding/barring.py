"""What is no name, however likely it looks."""

from __future__ import annotations

import re
from functools import cache

from zhiji.extraction.deciding.spans import Stretch, Text
from zhiji.extraction.text.surface import Surface
from zhiji.extraction.text.word_classes import classes_of
from zhiji.lexicon import load_terms
from zhiji.lexicon.patterns import Pattern, Terms, any_of


def is_barred(text: Text, stretch: Stretch) -> bool:
    """What is never one, however likely it looks: what stands outside every sentence, which is a page's and not the
    report's; in a glossary all but units and documents; a title or a first in a plan, which nobody conferred yet; a
    recognition that ends as no praise does (评查中); a unit that is a number or a date, begins inside a zone's name
    (经开|区工会) or a date (8|月市委), ends behind its name (市委汇报) or holds a joint (政协以及司法机关); a title
    that ends as none does (出台“提高城乡”低保标准等措施 is cut off) or counts items of data (返乡数据1012条); a
    crime that is tried or fought, which is nobody's initiative; and what ``_is_no_initiative`` says."""
    start, end = text.words[stretch.first].start, text.words[stretch.last - 1].end
    if text.surface.report.sentence_at(start) is None:
        return True
    role = text.surface.role(start)
    if role == "notes" and stretch.kind in ("award", "recognition", "initiative"):
        return True
    if role == "plans" and stretch.kind in ("award", "recognition"):
        return True
    if stretch.kind == "award":
        return stretch.seen.get("rule") != _GRADE and _is_no_title(text.surface.text[start:end])
    if stretch.kind == "recognition":
        short = end - start < _SHORTEST_PRAISE and not _PRAISES.search(text.surface.text, start, end)
        return short or text.surface.text[end - 1] in _NO_PRAISE_END
    if stretch.kind == "document":
        words = text.surface.text
        return not _TITLE_END.search(words, start, end) or _COUNTED_DATA.fullmatch(words, start, end) is not None
    if stretch.kind == "unit":
        return _is_no_unit(text.surface, start, end)
    if text.is_ruled_by(LISTED, "unit", start, end):
        return True
    if stretch.kind != "initiative":
        return False
    return _is_crime(text.surface.text, start, end) or _is_no_initiative(text, start, end)


def _is_no_unit(surface: Surface, start: int, end: int) -> bool:
    text, zone = surface.text, _ZONE.search(surface.covered, max(0, start - _LONGEST_ZONE), start + 1)
    if zone and zone.start() < start:  # its first character is the last of a zone's name
        return True
    if text[start] in _OF_A_DATE and start and text[start - 1].isdigit():
        return True
    return bool(_BARE_NUMBER.fullmatch(text, start, end) or _BEHIND_NAME.fullmatch(text, start, end))


_BARE_NUMBER = Pattern("numerals", r"第?[\d{=digit}百千万亿多余年月日.]+[次届批]?")
_BEHIND_NAME = Pattern("unit_words", ".*(?:{behind-name}|.{joint}.+)")
_OF_A_DATE = "年月日"
_ZONE = Pattern("unit_words", "{zone}$")
_LONGEST_ZONE = 8


_SHORTEST_TITLE, _SHORTEST_PRAISE = 4, 3
_GRADE = "award:grade"
LISTED = "unit:listed"
"""The rule for organisations in a row that says it is of organisations (划入3家单位，分别是…)."""
_PRAISES = Pattern("honour_words", "{short-praise}")
"""What two characters must have that rank or praise (首创, 率先), and 全国 or 规模 have not."""


_NO_PRAISE_END = Terms("honour_words", "no-praise-end")
"""What no rank or praise ends with: 案卷评查|中."""


_TITLE_END = Pattern(
    "document_words",
    r"(?:{headed|title-head|bundle|law-head|counted-titles|ends-titles}|[\d{=numerals:digit}十]条|[》”>＞〉])(?:[（(][^（）()]*[）)])?$",
)


_COUNTED_DATA = Pattern("document_words", r".*{data}\d+[余多]?条")


def _is_no_title(name: str) -> bool:
    """A place or a few characters (全国, 国家) that neither stand in quotes nor name a prize; what ends at a year."""
    return (len(name) < _SHORTEST_TITLE and not _PRIZE.search(name)) or name[-1].isdigit()


_PRIZE = Pattern("honour_words", "[“”]|{prize}$")


_CRIME = Pattern("initiative_words", "{crime}[”]?$")
_CRIME_BEHIND = Pattern("initiative_words", "等?(?:{sort-of-crime}?{crime}(?!{against-crime})|{case})")
_AGAINST = Pattern("initiative_words", "{against-crime}")


def _is_crime(text: str, start: int, end: int) -> bool:
    """“盗抢骗”犯罪, “挂空单”骗取基金案; not 打击经济犯罪, nor the campaign in “净网”犯罪打击行动."""
    crime = _CRIME.search(text, start, end) or _CRIME_BEHIND.match(text, end)
    return crime is not None and not _AGAINST.search(text, start, end)


def _is_no_initiative(text: Text, start: int, end: int) -> bool:
    """A bare channel (微信公众号), head noun (攻坚行动) or place; one character, or two that go on (分级|诊疗); what is
    broken off (涉钢、); how good or how large alone (最严格,
    亿元以上项目); what is fought or removed, without the work; a line to follow
    (“争先进”|主线); words with a verb that no name holds (从制度入手理顺工作机制), or that go on behind one
    (“警务快办”以来); a part of an organisation's name (发展和改革 of 发展和改革局)."""
    whole, inside, behind = _no_names()
    name = text.surface.text[start:end]
    if (
        len(name) == 1
        or name in whole
        or _BROKEN.fullmatch(name)
        or (len(name) == _SHORT and _GOES_ON.match(text.surface.text, end))
        or name.rstrip("”").endswith(behind)
        or "R" in classes_of(name)
        or _PLACE.fullmatch(name)
        or _SUPERLATIVE.fullmatch(name)
        or _SIZED.fullmatch(name)
    ):
        return True
    if _FOUGHT.fullmatch(name) and not _FIGHT.match(text.surface.covered, end):
        return True
    if name.endswith("”") and _SLOGAN.match(text.surface.covered, end):
        return True
    return text.is_part_of_ruled("unit", start, end) or bool(inside.search(text.surface.covered, start, end))


_BROKEN = Pattern(
    "no_names",
    r"(?:[、，]|{cut-in}(?!{goes-in})).*|.*(?:[、，（(《“]|{cut-off}|(?<!{to-and}){cut-and}|(?<!{act-as}){cut-as})",
)
"""涉钢、 or 河湖保护与: what breaks off at a mark or a joint, or begins at one."""
_SHORT = 2
_GOES_ON = Pattern("no_names", r"(?!{links-on}|{work})[\u4e00-\u9fffA-Za-z]")
"""What makes of two characters a piece of a word (分级|诊疗), where 、 or 等 behind them make a member of a list."""
_PLACE = Pattern("no_names", r"(?!.*{no-place}$)[\u4e00-\u9fff]{1,4}{place-end}")
_SUPERLATIVE = Pattern("no_names", r"{superlative}[\u4e00-\u9fff]{1,3}")
"""最严格, 最优: how good, and not what."""
_SIZED = Pattern("no_names", r"[\d{=numerals:digit|ten}百]*{of-size}{sized}")
"""亿元以上项目: what is counted by its size."""


_FOUGHT = Pattern("no_names", r"{fought}|“{fought}”|[\u4e00-\u9fff]{0,8}“{removed}”|{removed}")
"""What is fought or removed (电信网络诈骗, 物流通道“断头路”), and not the work of it."""
_FIGHT = Pattern("no_names", r"[^，。；：\n]{0,40}?{fight}")
"""“断头路”、乙路改造, 非法集资等专项治理: the work stands behind, in the same clause."""

_SLOGAN = Pattern("no_names", "{slogan}")
"""“争先进”工作主线: quoted words that are a line to follow."""


@cache
def _no_names() -> tuple[frozenset[str], re.Pattern[str], tuple[str, ...]]:
    whole, inside, behind = (load_terms("no_names", "kind", kind) for kind in ("whole", "inside", "behind"))
    return frozenset(whole), re.compile(any_of(inside)), tuple(behind)
