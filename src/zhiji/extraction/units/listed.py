"""Organisations told one after the other behind 分别是: 分别是青山市交通设计院、青山市警务广告中心."""

from __future__ import annotations

import re
from collections.abc import Iterator

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
        places = [*_members(*match.span("names"), surface.covered)]
        names = [surface.covered[start:end] for start, end in places]
        alike = len({name[:2] for name in names}) < len(names)
        if len(names) > 1 and alike and all(_is_name(name) for name in names):
            yield from (FoundUnit(start, end, "unit:listed") for start, end in places)


def _is_name(name: str) -> bool:
    return len(name) >= _SHORTEST and _ORGANISATION.fullmatch(name) is not None


def _members(start: int, end: int, covered: str) -> Iterator[tuple[int, int]]:
    at = start
    for joint in [*_JOINT.finditer(covered, start, end), None]:
        stop = joint.start() if joint else end
        if stop > at:
            yield at, stop
        at = joint.end() if joint else end
