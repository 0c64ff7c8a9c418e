"""A report's title: the line, or the lines, above its body that read most like one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from zhiji.lexicon import left_out, load_terms
from zhiji.model import Place

YEAR = re.compile(r"(?:20|19)\d\d年?|二[〇○零][〇○零一二三四五六七八九]{2}年")
_MATTER = re.compile(r"(?:20|19)\d\d|二[〇○零][〇○零一二三四五六七八九]{2}年|法治|依法行政|工作|年度|总结")
_NOT_TITLE = re.compile(r"^[一二三四五六七八九十]+、|^[（(]|作(?:了)?(?:政府)?工作报告|解读|热议|首页|>")
_BODY_LINE = re.compile(r"[一-龥（）()]{2,40}(?:局|委员会|政府|厅|办公室|委|院|管委会|中心|部|署|总队|支队)")
_YEAR_LINE = re.compile(r"(?:20|19)\d\d年度?")
_ENDED = re.compile(r"[。；;！!？?：:，,]$|号$|期$|日$|\d{1,2}[:：]\d\d$|^\W")

_REACH = 25  # lines above the body where a title may stand
_LINES = 3  # of one title
_LONGEST = 70


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank: its place in the text and its words."""

    start: int
    end: int
    words: str

    @property
    def bare(self) -> str:
        return re.sub(r"\s+", "", self.words)


def find_title(lines: Sequence[Line], body: int) -> Place | None:
    """The place of the title above the line ``body``: of those that read like one, one with a year before one without,
    the nearest of equals; with the lines above that begin it, and the issuers' names on lines of their own."""
    fitting = [(top, i) for i in range(max(0, body - _REACH), body) if (top := _top_of(lines, i)) is not None]
    if not fitting:
        return None
    top, last = max(fitting, key=lambda two: (bool(YEAR.search(_joined(lines, *two))), two[1]))
    while top and last - top < _LINES and _names_a_body(lines[top - 1]):
        top -= 1
    return Place(lines[top].start, lines[last].end)


def is_title(words: str) -> bool:
    """Whether a line reads like a report's title: 青山市公安局2024年工作总结."""
    bare = re.sub(r"\s+", "", words)
    if is_chrome(words) or _NOT_TITLE.search(bare):
        return False
    return bool(_title().fullmatch(bare) and _MATTER.search(bare))


def is_chrome(words: str) -> bool:
    """Whether a line belongs to the page, not to the report: 打印, 来源：, 【字号：."""
    return chrome().match(words) is not None


def _top_of(lines: Sequence[Line], last: int) -> int | None:
    """The first line of the title that ends with the line ``last``; None where none does."""
    top = last if is_title(lines[last].words) else None
    for above in range(last - 1, max(-1, last - _LINES), -1):
        if not _begins(lines[above], _joined(lines, above + 1, last)):
            break
        if is_title(_joined(lines, above, last)):
            top = above
    return top


def _begins(upper: Line, lower: str) -> bool:
    """Whether a title begun on one line goes on in ``lower``: it says 关于 or its year, and ``lower`` does not."""
    bare = upper.bare
    if is_chrome(upper.words) or _NOT_TITLE.search(bare) or _ENDED.search(bare) or is_title(bare):
        return False
    if len(bare) + len(lower) > _LONGEST:
        return False
    if _YEAR_LINE.fullmatch(bare):
        return not YEAR.search(lower)
    about = "关于" in bare and "关于" not in lower
    dated = YEAR.search(bare) is not None and not YEAR.search(lower)
    return about or dated


def _names_a_body(line: Line) -> bool:
    return _BODY_LINE.fullmatch(line.bare) is not None and not is_chrome(line.words)


def _joined(lines: Sequence[Line], first: int, last: int) -> str:
    return "".join(line.bare for line in lines[first : last + 1])


def any_of(kind: str) -> str:
    """A pattern for the words of one kind of ``page_words.tsv``, the longest first."""
    return "|".join(re.escape(term) for term in sorted(load_terms("page_words", "kind", kind), key=len, reverse=True))


def _title() -> re.Pattern[str]:
    return _compiled(left_out())[0]


def chrome() -> re.Pattern[str]:
    """What a line of the page around a report begins with."""
    return _compiled(left_out())[1]


def greeting() -> str:
    """A pattern for the words that speak to an assembly: 各位代表, 同志们."""
    return rf"(?:{any_of('greeting')})"


@cache
def _compiled(_: frozenset[str]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    title = rf".{{0,50}}(?:{any_of('title-end')})(?:（[^）]{{1,14}}）|\([^)]{{1,14}}\))?"
    page = (
        rf"(?:信息|文章|稿件|消息|资料|内容)?(?:{any_of('label')})[：: 　\t]"
        rf"|\[?(?:{any_of('bar')})\]?$|打印|分享|【?字[号体]|【字|关闭|首页|当前位置|您?的?(?:所在)?位置"
        r"|扫一扫|相关(?:报道|文档|阅读|链接|附件|新闻|信息|文章|稿件)|[上下]一[篇条]|返回|版权|主办|承办|备案|网站地图|页面链接"
        r"|附件下载|无障碍|繁體|登录|注册|搜索|手机版"
        r"|\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?\s+(?:\d{1,2}:\d\d|来源)|\d{4}[-/]\d{1,2}[-/]\d{1,2}$|https?://|={5,}"
        r"|[^\w一-龥]{1,4}$|》》|[（(]来源|.{0,40}记者\s?\S{1,4}\s?\S{0,3}\s?摄?$"
    )
    return re.compile(title), re.compile(page)
