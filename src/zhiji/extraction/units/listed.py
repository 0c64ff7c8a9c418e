"""Organisations told one after the other: 分别是青山市交通设计院、青山市警务广告中心; 丁山纸业、己川生物等5家企业."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zhiji.extraction.text.rows import members
from zhiji.extraction.text.surface import Surface
from zhiji.extraction.units.open_names import FoundUnit
from zhiji.extraction.units.words import WORDS
from zhiji.lexicon.patterns import Pattern

_LIST = re.compile(r"(?:分别是|分别为|分别叫)(?P<names>[\u4e00-\u9fff、（）()]{8,200})")
_JOINT = Pattern(WORDS, "、|(?<=[院司心局站所馆社厂队会校团社]){join}")
_SHORTEST = 5


_ORGANISATION = Pattern("listed_endings", r"[\u4e00-\u9fff]{2,24}{*}")


def find_listed(surface: Surface) -> Iterator[FoundUnit]:
    """The members of such a list where every one ends as an organisation does and two at least begin alike."""
    for match in _LIST.finditer(surface.covered):
        places = [p for p in members(surface.covered, *match.span("names"), _JOINT) if p[1] > p[0]]
        names = [surface.covered[start:end] for start, end in places]
        alike = len({name[:2] for name in names}) < len(names)
        if len(names) > 1 and alike and all(_is_name(name) for name in names):
            yield from (FoundUnit(start, end, "unit:listed") for start, end in places)


def _is_name(name: str) -> bool:
    return len(name) >= _SHORTEST and _ORGANISATION.fullmatch(name) is not None


_NAME = r"(?:(?!{more})(?![{=row_words:join}])[A-Za-z\u4e00-\u9fff（）()])"
_COUNT = r"[\d{=numerals:digit}]{1,4}[{=row_words:about}]?[{=row_words:counter}]"
_ROW = Pattern(
    "row_words",
    f"(?P<names>{_NAME}{{2,24}}(?:[、{{=join}}]{_NAME}{{2,16}}){{0,40}}?)(?:(?P<more>{{more}})[{{=about}}]?(?:{_COUNT})?|{_COUNT})"
    r"[^，。；、：“”《》\d{=each}]{0,10}?{kind}(?!{no-kind})",
)
_LEAD = Pattern("row_words", "^.*(?:{lead}|{initiative_verbs:*})")
_SET_UP = Pattern("row_words", "{set-up}")
"""新设丁山学院、己川学院等3所高校: what is made now is no unit that acts."""
_JOIN = Pattern("row_words", "[、{=join}]")
_NO_NAME = Pattern("row_words", "{no-name}")
_SORT = Pattern("row_words", "{kind|sort}")
_LONGEST = 14


def find_rows(surface: Surface) -> Iterator[FoundUnit]:
    """The members of a row that says what they are behind the last: 丁山纸业、己川生物等5家企业. What leads up to the
    first (引进丁山纸业) is no part of it."""
    for match in _ROW.finditer(surface.covered):
        start, end = match.span("names")
        if _SET_UP.search(surface.covered, max(0, start - 4), end):
            continue
        if lead := _LEAD.match(_JOIN.compiled.split(match["names"])[0]):
            start += lead.end()
        places = [*members(surface.covered, start, end, _JOIN)]
        if (len(places) > 1 or match["more"]) and all(_may_be_member(surface.covered[a:b]) for a, b in places):
            yield from (FoundUnit(a, b, "unit:row") for a, b in places)


def _may_be_member(name: str) -> bool:
    return 2 <= len(name) <= _LONGEST and not _NO_NAME.search(name) and not _SORT.fullmatch(name)
