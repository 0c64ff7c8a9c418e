"""What stands around a report on the page it was published on: breadcrumbs, share bars, archive headers, links below.

The text stays as it is; what is not the report is told apart as holes that the outline leaves out.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from zhiji.model import Place

_TITLE = re.compile(r".{0,50}(?:报告|总结|情况|年报|要点|计划|思路|汇报|说明|安排)(?:（[^）]{1,14}）|\([^)]{1,14}\))?")
_TITLE_MATTER = re.compile(r"(?:20|19)\d\d|二[〇○零][〇○零一二三四五六七八九]{2}年|法治|依法行政|工作|年度|总结")
_NOT_TITLE = re.compile(r"^[一二三四五六七八九十]+、|^[（(]|作(?:了)?(?:政府)?工作报告|解读|热议|首页|>")
_OPENING = re.compile(
    r"各位(?:代表|委员|同志|领导)|一\s?[、．.]\s*[一-龥“\d]{2}|1[、．.]\s*[一-龥“]{2}|[（(]一[）)]|第一部分"
)
_LABELS = (
    "来源|时间|日期|发布(?:时间|日期|机构|单位)?|发文(?:日期|机关|字号)|成文日期|索引号|主题分类|文号|作者|编辑|责编|责任编辑"
    "|审核|校对|字号|字体|浏览(?:次数|量)?|阅读(?:次数|量)?|点击(?:数|率|量|次数)?|栏目|原文链接|本地目录|标题|分类|有效性"
)
_CHROME = re.compile(
    rf"(?:信息|文章|稿件|消息|资料|内容)?(?:{_LABELS})[：: 　\t]"
    r"|(?:下载|全屏|收藏|微信|微博|QQ空间|加大|还原|减小|[大中小])$|打印|分享|【?字[号体]|【字|关闭|首页|当前位置|您?的?(?:所在)?位置"
    r"|扫一扫|相关(?:报道|文档|阅读|链接|附件|新闻|信息|文章|稿件)|[上下]一[篇条]|返回|版权|主办|承办|备案|网站地图|页面链接|附件下载"
    r"|无障碍|繁體|登录|注册|搜索|手机版|\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?\s+(?:\d{1,2}:\d\d|来源)|https?://|={5,}"
    r"|[^\w一-龥]{1,4}$|》》|[（(]来源|.{0,40}记者\s?\S{1,4}\s?\S{0,3}\s?摄?$"
)
_CRUMBS = re.compile(r"(?:当前位置|您?现?在?的?(?:所在)?位置)[：:]|>[^。>]{2,12}(?:\s*\|\s*)?>|首页\s*>")
_INLINE = re.compile(
    r"(?:\s*(?:(?:发布|更新)?(?:时间|日期)|来源|作者|字号|字体|浏览(?:次数)?|阅读|点击数?|发布(?:机构|单位))[：:]\s*\S+"
    r"(?:\s+\d{1,2}:\d\d(?::\d\d)?)?"
    r"|\s*(?:微信|微博|QQ空间|QQ好友|打印|关闭|收藏|分享到?[:：]?|\[?[大中小]\]?(?=\s)|【[^】]{0,20}】))+(?:\s+|$)"
)
_INLINE_END = re.compile(
    r"\s(?:来源：\S{2,40}|附件下载|相关附件|打印|关闭|分享)(?:\s+(?:附件下载|打印本页|打印|关闭窗口|关闭))*\s*$"
)
_ISSUER_LINE = re.compile(r"[一-龥（）()]{2,30}(?:局|委员会|政府|厅|办公室|委|院|管委会|中心|部|署|总队|支队)$")

_PAGE_END = re.compile(
    r"(?:责任编辑|扫一扫|打印本页|关闭窗口|相关(?:报道|附件|链接|阅读|文章|新闻)|[上下]一篇|分享到)(?:[：:>]|$|.{0,12}$)"
)

_LAST_PART = 0.85  # of a page, where its own end may stand
_REACH = 25  # lines above the body where a title may stand
_CRUMBS_REACH = 400
_PROSE_LINE = 60
_SENTENCE_LINE = 20


@dataclass(frozen=True)
class Front:
    """Where a report stands on its page: its title's place (None without one), the offset where its body begins, and
    what is not the report, in order."""

    title: Place | None
    body: int
    holes: tuple[Place, ...]

    def leaves_out(self, offset: int) -> bool:
        """Whether the character at ``offset`` is not the report's."""
        i = bisect_right(self._starts, offset) - 1
        return i >= 0 and offset in self.holes[i]

    @cached_property
    def _starts(self) -> list[int]:
        return [hole.start for hole in self.holes]


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    words: str


def find_front(text: str) -> Front:
    """The title, the body's start and the holes of ``text``; a text without site chrome has no hole."""
    lines = [_Line(*m.span(), m.group().strip()) for m in re.finditer(r"[^\r\n]+", text) if not m.group().isspace()]
    if not lines:
        return Front(None, 0, ())
    body = _first_body_line(lines)
    tail = _find_tail(text, lines, body)
    if crumbs := _title_in_crumbs(text, lines[body]):
        bar = _INLINE.match(text, crumbs.end, lines[body].end)
        holes = [Place(0, crumbs.start), *([Place(*bar.span())] if bar else []), *tail]
        return Front(crumbs, bar.end() if bar else crumbs.end, tuple(hole for hole in holes if hole.end))
    title = _find_title(lines, body)
    top = title.start if title else lines[_first_kept(lines, body)].start
    inner = [line for line in lines[:body] if title and line.start >= title.end and _CHROME.match(line.words)]
    holes = [Place(0, top), *(Place(line.start, line.end) for line in inner), *tail]
    return Front(title, lines[body].start, tuple(hole for hole in holes if hole.end))


def _first_body_line(lines: list[_Line]) -> int:
    """The first line that speaks: to the assembly, under a first marker, at length, or in a whole sentence; else the
    one below a title."""
    for i, line in enumerate(lines):
        if _OPENING.match(line.words) or _is_prose(line.words):
            return i
    titles = (i for i, line in enumerate(lines[:-1]) if _is_title(line.words))
    return next(titles, -1) + 1


def _is_prose(words: str) -> bool:
    if len(words) >= _PROSE_LINE and re.search(r"[。，]", words):
        return not re.match(r"http|原文链接", words)
    whole = len(words) >= _SENTENCE_LINE and words[-1] in "。；："
    return whole and not _CHROME.match(words) and not _CRUMBS.match(words)


def _find_title(lines: list[_Line], body: int) -> Place | None:
    """The line above the body that reads most like a title, one with a year before one without, the nearest of equals;
    with the issuer's name where that has a line of its own above."""
    fitting = [i for i in range(max(0, body - _REACH), body) if _is_title(lines[i].words)]
    if not fitting:
        return None
    last = max(fitting, key=lambda i: (bool(re.search(r"(?:20|19)\d\d", lines[i].words)), i))
    named = last and _ISSUER_LINE.fullmatch(lines[last - 1].words) and not _CHROME.match(lines[last - 1].words)
    return Place(lines[last - 1 if named else last].start, lines[last].end)


def _is_title(words: str) -> bool:
    bare = re.sub(r"\s+", "", words)
    if _CHROME.match(words) or _NOT_TITLE.search(bare):
        return False
    return bool(_TITLE.fullmatch(bare) and _TITLE_MATTER.search(bare))


def _first_kept(lines: list[_Line], body: int) -> int:
    """Without a title: the first line above the body that is no chrome."""
    kept = (i for i in range(body) if not _CHROME.match(lines[i].words) and not _CRUMBS.match(lines[i].words))
    return next(kept, body)


def _title_in_crumbs(text: str, line: _Line) -> Place | None:
    """The title inside a line that runs from the breadcrumbs through the title into the report."""
    if not _CRUMBS.match(line.words):
        return None
    head = re.finditer(r"\S+", text[line.start : min(line.end, line.start + _CRUMBS_REACH)])
    return next((Place(line.start + w.start(), line.start + w.end()) for w in head if _is_title(w.group())), None)


def _find_tail(text: str, lines: list[_Line], body: int) -> list[Place]:
    """What stands below the report: all from the page's own end on, else the chrome lines at the very end; and a source
    note at the end of the report's last line."""
    least = lines[body].start + _LAST_PART * (len(text) - lines[body].start)
    ends = (i for i in range(body + 1, len(lines)) if lines[i].start >= least and _PAGE_END.match(lines[i].words))
    last = next(ends, len(lines))
    while last - 1 > body and len(lines[last - 1].words) <= 40 and _CHROME.match(lines[last - 1].words):
        last -= 1
    below = [Place(lines[last].start, len(text))] if last < len(lines) else []
    end = lines[last - 1]
    note = _INLINE_END.search(text, max(end.start, end.end - 200), end.end)
    return [Place(note.start(), end.end), *below] if note else below
