"""Who issued a report, for which year, and in which region: from its title, its text, its page or its file name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from zhiji.lexicon.regions import Region, anchored_name, chain_of, load_regions_by_name
from zhiji.reading.front import Front

_HAN = "[一-龥]"
_BODY = (
    r"(?:(?:人民)?政府(?:办公[厅室])?|(?:管理)?委员会|管委会|办公[厅室]|街道办事处|分局|[局厅委院署部]|中心|[总支大]队)"
)
_YEARS = r"(?:20|19)\d\d|二[〇○零]"
_ABOUT = rf"关于|{_YEARS}|年度|法治|依法|工作(?:报告|总结)|政府信息|信息公开|行政执法"
_TITLE_ISSUER = re.compile(
    rf"(?:关于)?(?:\d{{4}}年度?)?(?P<issuer>[一-龥（）()、]{{1,30}}?{_BODY})(?:[（(][^）)]{{2,20}}[）)])?(?={_ABOUT})"
)
_TITLE_REGION = re.compile(
    rf"(?:关于)?(?:\d{{4}}年度?)?(?P<region>{_HAN}{{2,14}}?[省区市县旗州盟])"
    rf"(?={_YEARS}|年度|法治政府|依法行政|政府信息|信息公开)"
)
_WORK_REPORT = re.compile(
    rf"(?:\d{{4}}年)?(?P<region>{_HAN}{{1,12}}?[省区市县旗州盟])(?:\d{{4}}年)?(?:人民)?政府工作报告"
)
_ASSEMBLY = re.compile(rf"在(?P<region>{_HAN}{{2,16}}?)第?[一二三四五六七八九十]+届人民代表大会")
_PAGE_ISSUER = re.compile(r"(?:发布|发文|制发|公开)(?:机构|单位|机关|部门)\s*[：:]\s*(?P<issuer>[一-龥（）()]{4,40})")
_SUBJECT = re.compile(
    rf"20\d\d年(?:度|以来)?[，,](?P<issuer>{_HAN}{{2,20}}?(?:人民政府|管理局|委员会|[局厅]|办公[厅室]))"
    r"(?=在|坚持|以|认真|深入|全面|紧|围绕|按照|始终|积极)"
)
_SIGNATURE = re.compile(rf"[一-龥（）()]{{2,24}}?{_BODY}")
_DATE = re.compile(rf"(?:20\d\d|二[〇○零]{_HAN}{{2}})年.{{1,3}}月.{{1,3}}日")
_SHORT_FORM = "省市区县州旗我本该各"
_OTHER_LEVEL = re.compile(r"^中共|^国家税务总局")
_ZONE_KINDS = "综合实验区|经济技术开发区|高新技术产业开发区|经济开发区|高新区|开发区|新区|示范区"
_ZONE = re.compile(rf"({_HAN}{{2,6}}?)(?:{_ZONE_KINDS})")
_ZONE_KIND = re.compile(_ZONE_KINDS)
_PART_OF_ZONE = re.compile(rf"{_HAN}{{2,4}}片区")

_YEAR = re.compile(r"(?<!\d)((?:20|19)\d\d)(?!\d)")
_HAN_YEAR = re.compile(r"([二一][〇○零九][〇○零一二三四五六七八九]{2})年")
_HAN_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_LOOKING_BACK = re.compile(
    r"((?:20|19)\d\d)年?[度的]?[^。，；\n]{0,14}(?:回顾|总结|成就|(?:完成|开展)情况|主要工作(?!安排|任务))"
)
_PERIOD = re.compile(r"(?:过去的|刚刚过去的)((?:20|19)\d\d)年")
_OPENING_YEAR = re.compile(r"((?:20|19)\d\d)年[，,是]")
_WORK_REPORT_TITLE = "政府工作报告"


def find_issuer(text: str, title: str | None, front: Front, name: str | None) -> str | None:
    """The issuing body's name: from the title, the assembly line, the opening, the signature, the page's own header,
    or the file's name, the first of these that has one; None where none has.

    The page's header gives the longer form of the same name (平潭综合实验区君山片区管理局, not 君山片区管理局), but
    another name is not taken from it while the text has one: such headers are wrong at times. A county-level body has
    its prefecture in front (呼伦贝尔市海拉尔区人民政府), a part of a zone the one zone that the text names.
    """
    found = _issuer(text, title, front, name)
    return None if found is None else _in_its_zone(anchored_name(found), text)


def _issuer(text: str, title: str | None, front: Front, name: str | None) -> str | None:
    page = _named(_PAGE_ISSUER.search(text[:4000]))
    found = (
        _issuer_in_title(title or "")
        or _issuer_of_assembly(text[front.title.start if front.title else 0 : front.body + 200])
        or _named(_SUBJECT.search(text[front.body : front.body + 400]))
        or _signed(text)
    )
    if found is None:
        return page or _issuer_in_title(name or "")
    return page if page and page.endswith(found) else found


def _in_its_zone(issuer: str, text: str) -> str:
    """君山片区管理局 with 平潭综合实验区 in front, where the text names one zone alone and it has a region's name."""
    if not _PART_OF_ZONE.match(issuer) or _ZONE.match(issuer):
        return issuer
    zones: dict[str, None] = {}
    for kind in _ZONE_KIND.finditer(text):
        cores = (text[kind.start() - size : kind.start()] for size in (4, 3, 2))
        core = next((c for c in cores if any(c + level in load_regions_by_name() for level in "市县区")), None)
        if core:
            zones[core + kind.group()] = None
    return next(iter(zones)) + issuer if len(zones) == 1 else issuer


def find_year(text: str, title: str | None, front: Front, name: str | None) -> int | None:
    """The year reported on, None where nothing tells. A government work report bears the year it was given in: its own
    look back tells the year that it is about, else that is the year before."""
    bare = re.sub(r"\s", "", title or "")
    given = _first_year(bare)
    if given and _WORK_REPORT_TITLE not in bare:
        return given
    for pattern, reach in ((_LOOKING_BACK, 6000), (_PERIOD, 3000)):
        if found := pattern.search(text, front.body, front.body + reach):
            return int(found.group(1))
    given = given or (_first_year(text[front.title.end : front.body]) if front.title else None)
    if given:
        return given - 1
    opening = _OPENING_YEAR.search(text, front.body, front.body + 3000)
    return _first_year(name or "") or (int(opening.group(1)) if opening else None)


def find_region(issuer: str | None) -> str | None:
    """The region whose body ``issuer`` is, from the province down (浙江省金华市); None where the name does not tell."""
    if not issuer:
        return None
    held = _chain_at(_OTHER_LEVEL.sub("", issuer))
    return "".join(region.name for region in held) if held else _region_of_zone(issuer)


def _chain_at(words: str) -> tuple[Region, ...]:
    """The regions that ``words`` begin with, each below the one before, with all above them."""
    held: tuple[Region, ...] = ()
    while step := next(_regions_at(words, held), None):
        held = chain_of(step)
        words = words[len(step.name) :]
    return held


def _regions_at(words: str, above: tuple[Region, ...]) -> Iterator[Region]:
    """The regions that open ``words``, longest name first: the only one of that name below ``above``."""
    for length in range(min(12, len(words)), 1, -1):
        named = load_regions_by_name().get(words[:length], ())
        below = [region for region in named if not above or above[-1] in chain_of(region)[:-1]]
        if len(below) == 1:
            yield below[0]


def _region_of_zone(issuer: str) -> str | None:
    """A zone named after a county (平潭综合实验区), under the county's province."""
    if not (found := _ZONE.match(issuer)):
        return None
    core = found.group(1)
    named = [region for level in "市县区" for region in load_regions_by_name().get(core + level, ())]
    return chain_of(named[0])[0].name + found.group() if len(named) == 1 else None


def _issuer_in_title(title: str) -> str | None:
    bare = re.sub(r"[\s_]", "", title)
    if found := _WORK_REPORT.match(bare):
        return found.group("region") + "人民政府"
    if found := _TITLE_REGION.match(bare):
        held = _chain_at(found.group("region"))
        if held and found.group("region").endswith(held[-1].name):
            return found.group("region") + "人民政府"
    return _named(_TITLE_ISSUER.match(bare))


def _issuer_of_assembly(above: str) -> str | None:
    found = _ASSEMBLY.search(re.sub(r"\s", "", above))
    return found.group("region") + "人民政府" if found else None


def _named(found: re.Match[str] | None) -> str | None:
    """The issuer of a match, but for short forms that name no place (市公安局, 我局)."""
    if found is None:
        return None
    issuer = found.group("issuer")
    return None if issuer[0] in _SHORT_FORM and not _chain_at(issuer) else issuer


def _signed(text: str) -> str | None:
    """The body that signs: the last words before a date at the very end of the report."""
    words = text[-200:].split()
    for before, date in pairwise(words):
        if _DATE.fullmatch(date) and _SIGNATURE.fullmatch(before):
            return before
    return None


def _first_year(words: str) -> int | None:
    if found := _YEAR.search(words):
        return int(found.group(1))
    found = _HAN_YEAR.search(words)
    return int(found.group(1).translate(_HAN_DIGITS)) if found else None
