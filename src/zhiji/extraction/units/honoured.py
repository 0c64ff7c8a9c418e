"""Places that receive a title, alone or in a row: 甲市获批“…”, 乙、丙等11个县（区）被命名为…."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zhiji.extraction.text.rows import members
from zhiji.extraction.text.surface import Surface
from zhiji.extraction.units.open_names import FoundUnit
from zhiji.lexicon.patterns import Pattern, Terms, per_lexicon
from zhiji.lexicon.regions import load_regions

_PLACE = r"[\u4e00-\u9fff]{2,11}?"
_HONOURED = Pattern(
    "honour_words",
    rf"(?<![^，。；：“”\n])(?P<row>{_PLACE}(?:、{_PLACE}){{0,20}}?(?:{{join}}{_PLACE})?)"
    r"(?:{row-more}(?:\d{1,3}个(?:{place-kind}|[、（）()△])+|{place-kind})?)?"
    r"{receiving-adverb}*(?:{award_cues:award}|{levelled-cue})",
)
_JOIN = Pattern("honour_words", "{join}")
_LEVEL = re.compile("(?:新区|地区|林区|.)$")
_OWN_RULE = "自治"
_COMMON = Terms("honour_words", "common-word")
"""港口, 公安: what is another word without its level."""


def find_honoured(surface: Surface) -> Iterator[FoundUnit]:
    """The places of a row that opens a clause and comes to a verb of conferring, where every one is a division."""
    for match in _HONOURED.finditer(surface.covered):
        places = [*_places(surface.covered, *match.span("row"))]
        if all(surface.covered[a:b] in place_names() for a, b in places):
            yield from (FoundUnit(a, b, "unit:honoured") for a, b in places)


def _places(covered: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The members of a row; 和 parts the last two where both are divisions (包头和呼和浩特)."""
    *row, (last, end) = members(covered, start, end)
    yield from row
    for joint in _JOIN.finditer(covered, last, end):
        if {covered[last : joint.start()], covered[joint.end() : end]} <= place_names():
            yield last, joint.start()
            last = joint.end()
            break
    yield last, end


@per_lexicon
def place_names() -> frozenset[str]:
    """The divisions by their full and their short names: 敦煌市 and 敦煌, 肃南裕固族自治县 and 肃南."""
    names = [region.name for region in load_regions().values()]
    shorts = (short for name in names if len(short := _short(name)) > 1 and short not in _COMMON)
    return frozenset([*names, *shorts])


def _short(name: str) -> str:
    return name[:2] if _OWN_RULE in name else _LEVEL.sub("", name)
