"""What stands around a report on the page it was published on: breadcrumbs, share bars, archive headers, links below.

The text stays as it is; what is not the report is told apart as holes that the outline leaves out.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import dropwhile

from zhiji.lexicon.patterns import Pattern
from zhiji.model import Place
from zhiji.reading.contents import find_contents
from zhiji.reading.titles import WORDS, Line, find_title, is_chrome, is_title

_MARKED = r"一\s?[、．.]\s*[\u4e00-\u9fa5“\d]{2}|1[、．.]\s*[\u4e00-\u9fa5“]{2}|[（(]一[）)]|第一部分"
_OPENING = Pattern("page_words", "{greeting}|" + _MARKED)
_CRUMBS = Pattern(WORDS, r"{crumbs}[：:]|>[^。>]{2,12}(?:\s*\|\s*)?>|首页\s*>")
_INLINE = Pattern(
    WORDS,
    r"(?:\s*{bar-label}[：:]\s*\S+(?:\s+\d{1,2}:\d\d(?::\d\d)?)?"
    r"|\s*(?:{bar-link}|分享到?[:：]?|\[?[大中小]\]?(?=\s)|【[^】]{0,20}】))+(?:\s+|$)",
)
_INLINE_END = Pattern(WORDS, r"\s(?:来源：\S{2,40}|{end-link})(?:\s+{end-link-again})*\s*$")
_PAGE_END = Pattern(WORDS, "{page-end}(?:[：:>]|$|.{0,12}$)")

_LAST_PART = 0.85  # of a page, where its own end may stand
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


def find_front(text: str) -> Front:
    """The title, the body's start and the holes of ``text``; a text without site chrome has no hole."""
    lines = [Line(*m.span(), m.group().strip()) for m in re.finditer(r"[^\r\n]+", text) if not m.group().isspace()]
    if not lines:
        return Front(None, 0, ())
    contents = find_contents(lines)
    body = _first_body_line(lines, contents)
    tail = _find_tail(text, lines, body)
    title = find_title(lines, body)
    inside = _title_in_line(text, lines[body]) if not title or _CRUMBS.match(lines[body].words) else None
    if inside:
        bar = _INLINE.match(text, inside.end, lines[body].end)
        holes = [Place(0, inside.start), *([Place(*bar.span())] if bar else []), *tail]
        return Front(inside, bar.end() if bar else inside.end, tuple(hole for hole in holes if hole.end))
    top = title.start if title else lines[_first_kept(lines, body)].start
    below = (
        line for i, line in enumerate(lines[:body]) if line.start >= top and not _is_read(i, line, title, contents)
    )
    holes = [Place(0, top), *(Place(line.start, line.end) for line in below), *tail]
    return Front(title, lines[body].start, tuple(hole for hole in holes if hole.end))


def _is_read(i: int, line: Line, title: Place | None, contents: range) -> bool:
    """Whether a line above the body is the report's: the title is, site chrome and a table of contents are not."""
    if i in contents:
        return False
    return title is None or line.start < title.end or not is_chrome(line.words)


def _first_body_line(lines: list[Line], contents: range) -> int:
    """The first line that speaks: to the assembly, under a first marker, at length, or in a whole sentence; else the
    one below a title. A table of contents does not speak."""
    for i, line in enumerate(lines):
        if i not in contents and (_OPENING.match(line.words) or _is_prose(line.words)):
            return i
    titles = (i for i, line in enumerate(lines[:-1]) if is_title(line.words))
    return next(titles, -1) + 1


def _is_prose(words: str) -> bool:
    if len(words) >= _PROSE_LINE and re.search(r"[。，]", words):
        return not re.match(r"http|原文链接", words)
    whole = len(words) >= _SENTENCE_LINE and words[-1] in "。；："
    return whole and not is_chrome(words) and not _CRUMBS.match(words)


def _first_kept(lines: list[Line], body: int) -> int:
    """Without a title: the first line above the body that is no chrome."""
    kept = (i for i in range(body) if not is_chrome(lines[i].words) and not _CRUMBS.match(lines[i].words))
    return next(kept, body)


def _title_in_line(text: str, line: Line) -> Place | None:
    """The title inside a line that runs on into the report: the first words of the line, or behind its share bar, or
    any words behind breadcrumbs."""
    bar = _INLINE.match(text, line.start, line.end)
    start = bar.end() if bar else line.start
    stop = min(line.end, line.start + _CRUMBS_REACH)
    head = [Place(*w.span()) for w in re.compile(r"\S+").finditer(text, start, stop)]
    if not _CRUMBS.match(line.words):
        head = [*dropwhile(lambda place: is_chrome(text[place.start : place.end]), head[:-1])][:1]
    return next((place for place in head if is_title(text[place.start : place.end])), None)


def _find_tail(text: str, lines: list[Line], body: int) -> list[Place]:
    """What stands below the report: all from the page's own end on, else the chrome lines at the very end; and a source
    note at the end of the report's last line."""
    least = lines[body].start + _LAST_PART * (len(text) - lines[body].start)
    ends = (i for i in range(body + 1, len(lines)) if lines[i].start >= least and _PAGE_END.match(lines[i].words))
    last = next(ends, len(lines))
    while last - 1 > body and len(lines[last - 1].words) <= 40 and is_chrome(lines[last - 1].words):
        last -= 1
    below = [Place(lines[last].start, len(text))] if last < len(lines) else []
    end = lines[last - 1]
    note = _INLINE_END.search(text, max(end.start, end.end - 200), end.end)
    return [Place(note.start(), end.end), *below] if note else below
