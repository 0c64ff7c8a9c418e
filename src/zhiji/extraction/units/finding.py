"""Where units stand: organisations by their last words, read leftwards through function, level, region and count.

The text is searched backwards, because an organisation's kind comes last: 局 first, then 公安, then 金华市.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from zhiji.extraction.text.cover import BRACKETED
from zhiji.extraction.text.surface import Surface
from zhiji.extraction.units.honoured import find_honoured
from zhiji.extraction.units.listed import find_listed, find_rows
from zhiji.extraction.units.open_names import FoundUnit, institution, open_name, opens_name
from zhiji.extraction.units.own_places import find_own_places
from zhiji.extraction.units.spellings import spellings
from zhiji.extraction.units.words import BACKWARD, ITEMS, LEVELS, WORDS, ZONE, region_names
from zhiji.lexicon.patterns import Pattern, Terms

# What follows tells a unit from another word: 政府采购, 办理, 市委托, 局面.
_NOT_BEFORE = Pattern(WORDS, "{!last}")
_SCOPE = Pattern(WORDS, "(?:全[国{=level}]|[{=level}]级|{every})$")
_COUNT = Pattern(WORDS, r"{all-of}?(\d{1,5})[个家支所]{counted-level}?$")
_BRACKET = Pattern(WORDS, "各[{=level}]?[（(]" + BRACKETED + "+[)）]$")
_NO_LEVEL = Terms(WORDS, "no-level")


def find_unit_places(surface: Surface) -> list[FoundUnit]:
    """Where units stand, in text order, none inside another."""
    found = _without_works(
        surface,
        [
            *_by_last_words(surface),
            *_departments(surface),
            *_rooms(surface),
            *_issuer(surface),
            *find_own_places(surface),
            *find_listed(surface),
            *find_rows(surface),
            *find_honoured(surface),
        ],
    )
    kept: list[FoundUnit] = []
    for place in sorted(_in_report(surface, found), key=lambda f: (f.start, -f.end)):
        if not kept or place.start >= kept[-1].end:
            kept.append(place)
        elif place.end > kept[-1].end and place.end - place.start > kept[-1].end - kept[-1].start:
            kept[-1] = place
    return kept


_SET_UP = Pattern(WORDS, "{setting-up}[^，。；：]{0,3}$")
_BUILT = Pattern(WORDS, r"(?:[\u4e00-\u9fff]{0,6}、[^，。；]{2,24}?)?{works}?{fully}?{built}")


def _without_works(surface: Surface, found: list[FoundUnit]) -> list[FoundUnit]:
    """Without schools, courts and the like that the report sets up: those are initiatives; here and wherever the same
    words come back."""
    text, covered = surface.text, surface.covered
    works = {
        text[f.start : f.end]
        for f in found
        if f.rule == "unit:institution"
        and (_SET_UP.search(covered, max(0, f.start - 8), f.start) or _BUILT.match(covered, f.end))
    }
    return [f for f in found if f.rule != "unit:institution" or text[f.start : f.end] not in works]


def _in_report(surface: Surface, found: list[FoundUnit]) -> list[FoundUnit]:
    """Without what stands in the page's navigation; of the issuer its first place there stays where the report itself
    does not name it."""
    inside = [f for f in found if surface.report.sentence_at(f.start) is not None]
    if any(f.rule == "unit:issuer" for f in inside):
        return inside
    around = (f for f in found if f.rule == "unit:issuer" and f not in inside)
    first = min(around, key=lambda f: (f.start, -f.end), default=None)
    return [*inside, first] if first else inside


def _by_last_words(surface: Surface) -> Iterator[FoundUnit]:
    covered = surface.covered
    size = len(covered)
    turned = covered[::-1]
    for match in BACKWARD.finditer(turned):
        end = size - match.start()
        kind = match.lastgroup or ""
        if _NOT_BEFORE.match(covered, end):
            continue
        place = _grown(surface, size - match.end(), end, kind, turned)
        if place:
            yield place


def _grown(surface: Surface, start: int, end: int, kind: str, turned: str) -> FoundUnit | None:
    """The unit that ends at ``end`` with all that belongs to it on the left, or None where too little does."""
    covered = surface.covered
    if kind in ("named", "levelled") and _CHARGED.search(covered, max(0, start - 34), start):
        return FoundUnit(start, end, "unit:charged")
    if kind in ("open", "named"):
        return open_name(covered, start, end) if kind == "open" else institution(covered, start, end)
    if covered[start - 3 : start] == "核心的" and not covered.startswith(("坚强领导", "领导下"), end):
        return None
    if kind == "organ":
        return _organ(surface, start, end, turned)
    if kind == "whole":
        return _whole(covered, start, end)
    words = covered[start:end]
    if kind in ("function", "levelled") and covered.endswith("党工委", 0, start):
        start -= 3
    grown, group, count = _leftwards(covered, start)
    if match := _MEMBERS.match(covered, end):
        end, group = match.end(), True
    elif match := _BRANCH.match(covered, end):
        end = match.end()
    if words == "办公室" and covered[start - 1 : start] == "局":
        return FoundUnit(start - 1, end, "unit:organ")
    if kind == "levelled" and grown == start:
        return open_name(covered, start, end) if words in ("局", "办公室") else None
    if kind == "function" and grown == start and not _stands_alone(covered, start, words):
        return None
    counted = grown < start and covered[grown:start][:1] in "全区市省县"
    if words == "组织机关" or (words.endswith("机构") and not counted):
        return None
    return FoundUnit(grown, end, f"unit:{kind}", group, count)


def _whole(covered: str, start: int, end: int) -> FoundUnit:
    """A national body: one name, but for 党中央国务院, which are two."""
    grown, group, count = (start, False, None) if covered[start:end] == "国务院" else _leftwards(covered, start)
    return FoundUnit(grown, end, "unit:whole", group, count)


_ALONE = Terms(WORDS, "stands-alone")


def _stands_alone(covered: str, start: int, words: str) -> bool:
    """教育部门 and 审计署 need nothing before them; 公安系统 is a group only in a row of units."""
    if words.endswith("系统"):
        return covered[start - 1 : start] in ("、", "和", "与") and not words.startswith("执法")
    return words.endswith(_ALONE.all)


_CHARGED = Pattern(WORDS, "{charge}{room}[：:](?:[^（）()。；]{0,30}、)?$")
"""（责任处室：办公室、民政处）: a room named as such."""


def _leftwards(covered: str, start: int) -> tuple[int, bool, int | None]:
    """Region, level, 各 and count that stand before ``start``: where they begin, whether they group, how many."""
    window = covered[max(0, start - 16) : start]
    if match := _BRACKET.search(window):
        return start - len(match.group()), True, None
    if match := _COUNT.search(window):
        return start - len(match.group()), True, int(match.group(1))
    if match := _SCOPE.search(window):
        group = match.group()[0] in "全各" or "各" in match.group()
        return start - len(match.group()), group, None
    if window[-1:] in ("我", "本") or window.endswith("片区"):
        return _own(start, window)
    at = _region(covered, start)
    if at < start and (match := _COUNT.search(covered, max(0, at - 8), at)):
        return match.start(), True, int(match.group(1))
    return at, False, None


_MEMBERS = Pattern(WORDS, r"各级?[\u4e00-\u9fff]{0,5}?{members}|(?<={of-body}){departments}")
"""公安机关|各级党组织, 县政府|工作部门: what belongs to a body, as a group."""


# 县公安局交警大队, 市生态环境局黄岩分局, 市委全面依法治市委员会办公室: a branch right behind its body.
_BRANCH = Pattern(
    WORDS,
    r"(?<=[局院])[\u4e00-\u9fff]{2,5}?{branch}|{!has-office}|(?<=党工委)[\u4e00-\u9fff]{2,8}?{office}"
    r"|(?<=总局)[\u4e00-\u9fff]{2,9}?{under-general}",
)


def _own(start: int, window: str) -> tuple[int, bool, int | None]:
    if not window.endswith("片区"):
        return start - 1, False, None
    if window.endswith("各片区"):
        return start - 3, True, None
    named = re.search(r"[\u4e00-\u9fff]{2}片区$", window)
    return (start - 4 if named else start), False, None


_RURAL = ("镇", "乡")
_STREET = "街道"


def _region(covered: str, start: int) -> int:
    """Where the region's name or the bare level before ``start`` begins; ``start`` itself where there is none."""
    regions = region_names()
    at = start
    for _ in range(3):
        size = next((n for n in range(min(11, at), 1, -1) if covered[at - n : at] in regions), 0)
        zone = None if size else ZONE.search(covered, max(0, at - 14), at)
        if not size and not zone:
            break
        at = zone.start() if zone else at - size
    if at < start:
        return at
    level = covered[start - 1 : start]
    if level in _RURAL or covered.startswith(_STREET, start) or covered.endswith(_STREET, 0, start):
        return _town(covered, start)
    if level and level in LEVELS and (start < 2 or covered[start - 2] not in _NO_LEVEL):
        if level in "州盟旗" and not opens_name(covered, start - 1):
            return start
        return start - (2 if covered[max(0, start - 2)] == "我" else 1)
    return start


def _town(covered: str, start: int) -> int:
    """城东镇, 城东街道: a short name that a mark or a preposition bounds; else the bare level."""
    bare = start - 1 if covered[start - 1 : start] in _RURAL else start
    floor = max((n + 1 for n in range(max(0, start - 7), start) if not covered[n].isalnum()), default=max(0, start - 6))
    at = next((n for n in range(start - 2, floor - 1, -1) if opens_name(covered, n)), None)
    return bare if at is None else at


def _organ(surface: Surface, start: int, end: int, turned: str) -> FoundUnit | None:
    """市局党委: the organ with the body it belongs to; alone only where it opens its clause."""
    covered = surface.covered
    for issuer in spellings(surface.report.issuer or ""):
        if covered.endswith(issuer, 0, start):
            return FoundUnit(start - len(issuer), end, "unit:organ")
    if covered[start - 1 : start] == "局":
        body = BACKWARD.match(turned, len(covered) - start)
        grown = _grown(surface, len(covered) - body.end(), start, body.lastgroup or "", turned) if body else None
        return FoundUnit(grown.start if grown else start - 1, end, "unit:organ", bool(grown and grown.group))
    grown_start, group, count = _leftwards(covered, start)
    if grown_start < start:
        return FoundUnit(grown_start, end, "unit:organ", group, count)
    if covered[start:end] in ("党委", "党组"):
        return None
    clause = surface.clause(start)
    alone = covered[clause.start : start] in ("", "其中", "由") or end - start >= 5
    return FoundUnit(start, end, "unit:organ") if alone else None


_ROOMS = Pattern(
    WORDS,
    r"(?P<office>(?<=[，、。；：{=before-office}]){own-office}[\u4e00-\u9fff]{2,10}处(?=[，。、；{=behind-office}]))"
    "|各(?:{town}(?:[（(]" + BRACKETED + r"+[）)])?(?!办)|[\u4e00-\u9fff]{0,4}?{own-room})",
)


def _rooms(surface: Surface) -> Iterator[FoundUnit]:
    """各业务处室: the rooms of the issuer, as a group."""
    for match in _ROOMS.finditer(surface.covered):
        yield FoundUnit(match.start(), match.end(), "unit:rooms", match["office"] is None)


_SHARED = re.compile(r"门部|位单|关机")


def _departments(surface: Surface) -> Iterator[FoundUnit]:
    """公安、消防等部门: departments named by function, one unit each."""
    covered = surface.covered
    turned, size, items = covered[::-1], len(covered), ITEMS
    for match in _SHARED.finditer(turned):
        listed = items.match(turned, match.end())
        if not listed:
            continue
        start, end = size - listed.end("items"), size - listed.start("items")
        last_end = end if covered[end] == "等" else size - match.start()
        at = start
        for joint in [*re.finditer("[、和与及]", covered[start:end]), None]:
            stop = start + joint.start() if joint else last_end
            yield FoundUnit(at, stop, "unit:department")
            at = start + joint.end() if joint else last_end


_OWN_BODY = Pattern(WORDS, "{own-body}$")
_DOES = Pattern(WORDS, "(?={does})")


def _issuer(surface: Surface) -> Iterator[FoundUnit]:
    name = surface.report.issuer
    names = spellings(name) if name else []
    for spelling in names:
        for match in re.finditer(re.escape(spelling), surface.covered):
            if not _NOT_BEFORE.match(surface.covered, match.end()):
                yield FoundUnit(match.start(), match.end(), "unit:issuer")
    shortest = names[-1] if names else ""
    stem = _OWN_BODY.sub("", shortest)
    if stem != shortest and len(stem) >= 3:
        for match in re.finditer(re.escape(stem) + _DOES.source, surface.covered):
            if surface.clause(match.start()).start == match.start():
                yield FoundUnit(match.start(), match.end(), "unit:issuer")
