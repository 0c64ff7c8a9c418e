"""By what name a body calls itself in the text of a report that no title, signature or page names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zhiji.lexicon.patterns import Pattern
from zhiji.reading.front import Front
from zhiji.reading.naming import BODY, body_of_place, chain_at, is_short, place_pattern
from zhiji.reading.titles import WORDS

_HAN = r"[\u4e00-\u9fa5]"
_REACH = 400
"""Characters of the body in which a report says who did all this."""
_NAME = Pattern(WORDS, _HAN + "{2,20}?" + BODY)
_HERE = r"(?:^|[。；\n]|(?P<within>，))\s*"
_DOES = Pattern(WORDS, "(?:{party-group})?(?=在[^，。]{2,60}{led}|{page_words:doing}(?![^，。]{0,4}{led}))")
_BY_ITS_NAME = Pattern(WORDS, r"(?P<name>[\u4e00-\u9fa5（）]{4,30}?" + BODY + ')[（(](?:以下)?简称[“"‘]?[我本]')
"""青山市生态环境局柳河分局（以下简称“我局”）"""
_OWN_PARTY = Pattern(WORDS, "《(?P<name>" + _HAN + "{4,20}?(?P<last>" + BODY + ")){party-group}")
"""《青山市文化旅游局党组理论学习中心组学习计划》, in a report that says 我局 of itself."""
_NOT_ITSELF = Pattern(WORDS, "{not-in-name}|{led-by}")
_ZONE = Pattern(WORDS, "{zone}")
"""What is called by a part of its name: 火炬高新区."""


def own_names(text: str, front: Front) -> Iterator[str]:
    """The names by which the report speaks of its own body, those first that are surest: as what 我局 is short for, as
    who acts at the head of a sentence of the opening, as whose party group it is where it says 我局. A body is taken
    where the region it begins with is known; a town at the head of a sentence is its government, or its office."""
    opening = text[front.body : front.body + _REACH]
    yield from (found["name"] for found in [_BY_ITS_NAME.search(opening)] if found)
    yield from _acting(opening)
    yield from _own_party(text)


def _acting(opening: str) -> Iterator[str]:
    place = rf"(?P<place>{_HAN}{{2,12}}?(?:{place_pattern()}))"
    for found in re.finditer(rf"{_HERE}(?:(?P<name>{_NAME.source})|{place}){_DOES.source}", opening):
        name = found["name"] or body_of_place(found["place"])
        if not name or is_short(name) or _NOT_ITSELF.search(name):
            continue
        if chain_at(name) or (found["place"] and not found["within"] and not _ZONE.search(name)):
            yield name


def _own_party(text: str) -> Iterator[str]:
    names = {found["name"]: found["last"] for found in _OWN_PARTY.finditer(text)}
    for name, last in names.items():
        own = chain_at(name) and f"我{last[-1]}" in text and not _NOT_ITSELF.search(name)
        if own and len(names) == 1:
            yield name
