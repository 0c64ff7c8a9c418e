"""A report's title: the line, or the lines, above its body that read most like one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from zhiji.lexicon.patterns import Pattern
from zhiji.model import Place

WORDS = "front_words"
_HAN_YEAR = "二[{=numerals:zero|ring}][{=numerals:zero|ring|digit}]{2}年"
YEAR = Pattern(WORDS, r"(?:20|19)\d\d年?|" + _HAN_YEAR)
_MATTER = Pattern(WORDS, r"(?:20|19)\d\d|" + _HAN_YEAR + "|{matter}")
_NOT_TITLE = Pattern(WORDS, "^[{=numerals:digit|ten}]+、|^[（(]|{no-title}|>")
_BODY_LINE = Pattern(WORDS, r"[\u4e00-\u9fa5（）()]{2,40}{body-line}")
_TITLE = Pattern("page_words", r".{0,50}{title-end}(?:（[^）]{1,14}）|\([^)]{1,14}\))?")
CHROME = Pattern(
    "page_words",
    r"{front_words:of-page}?{label}[：: 　\t]|\[?{bar}\]?$|{front_words:page}"
    r"|\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?\s+(?:\d{1,2}:\d\d|来源)|\d{4}[-/]\d{1,2}[-/]\d{1,2}$|https?://|={5,}"
    r"|[^\w\u4e00-\u9fa5]{1,4}$|》》|[（(]来源|.{0,40}记者\s?\S{1,4}\s?\S{0,3}\s?摄?$",
)
"""What a line of the page around a report begins with."""
_JOINER = Pattern(WORDS, "{title-joiner}")
_JOINS = Pattern(WORDS, "{title-joiner}$")
_YEAR_LINE = re.compile(r"(?:20|19)\d\d年度?")
_ENDED = re.compile(r"[。；;！!？?：:，,]$|号$|期$|日$|\d{1,2}[:：]\d\d$|^\W")

_REACH = 25  # lines above the body where a title may stand
_LINES = 3  # of one title
_LONGEST = 70
_LONGEST_MOTTO = 40
_DASHES = ("——", "—", "－－", "--")


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
    return bool(_TITLE.fullmatch(bare) and _MATTER.search(bare))


def is_chrome(words: str) -> bool:
    """Whether a line belongs to the page, not to the report: 打印, 来源：, 【字号：."""
    return CHROME.match(words) is not None


def _top_of(lines: Sequence[Line], last: int) -> int | None:
    """The first line of the title that ends with the line ``last``; None where none does."""
    top = last if is_title(lines[last].words) else None
    for above in range(last - 1, max(-1, last - _LINES), -1):
        if not _begins(lines[above], _joined(lines, above + 1, last)):
            break
        if is_title(_joined(lines, above, last)):
            top = above
    return top if top is None else _with_motto(lines, top)


def _with_motto(lines: Sequence[Line], top: int) -> int:
    """The line above where a title begins with a dash: the motto that it is the second line of."""
    if not top or not lines[top].bare.startswith(_DASHES):
        return top
    above = lines[top - 1]
    motto = not is_chrome(above.words) and not _ENDED.search(above.bare) and len(above.bare) <= _LONGEST_MOTTO
    return top - 1 if motto else top


def _begins(upper: Line, lower: str) -> bool:
    """Whether a title begun on one line goes on in ``lower``: it says 关于 or its year, and ``lower`` does not, or it
    ends with 和; a title that is whole goes on where ``lower`` begins with 及."""
    bare = upper.bare
    if is_chrome(upper.words) or _NOT_TITLE.search(bare) or _ENDED.search(bare):
        return False
    if is_title(bare):
        return _JOINER.match(lower) is not None
    if len(bare) + len(lower) > _LONGEST:
        return False
    if _YEAR_LINE.fullmatch(bare):
        return not YEAR.search(lower)
    about = "关于" in bare and "关于" not in lower
    dated = YEAR.search(bare) is not None and not YEAR.search(lower)
    return about or dated or _JOINS.search(bare) is not None


def _names_a_body(line: Line) -> bool:
    return _BODY_LINE.fullmatch(line.bare) is not None and not is_chrome(line.words)


def _joined(lines: Sequence[Line], first: int, last: int) -> str:
    return "".join(line.bare for line in lines[first : last + 1])
