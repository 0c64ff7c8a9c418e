"""Who issued a report, and in which region: from its title, its text, its page or its file name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise, takewhile

from zhiji.lexicon.patterns import Pattern, Terms
from zhiji.lexicon.regions import anchored_name, chain_of, load_regions_by_name
from zhiji.reading.calling import own_names
from zhiji.reading.front import Front
from zhiji.reading.naming import (
    BODY,
    body_of_place,
    chain_at,
    is_short,
    one_body,
    place_pattern,
    placed_name,
    region_told,
)
from zhiji.reading.titles import WORDS

_HAN = r"[\u4e00-\u9fa5]"
_WORK_ABOUT = r"(?:20|19)\d\d|二[{=numerals:zero|ring}]|{about}"
_A_YEAR = r"(?:\d{4}|二[{=numerals:zero|ring}][{=numerals:zero|ring|digit}]{2})年度?"
_PREFACE = r"(?:关于)?{issuing}?(?:" + _A_YEAR + ")?"
_ABOUT = Pattern(WORDS, _WORK_ABOUT)
_LEAD = Pattern(WORDS, _PREFACE)
_TITLE_ISSUER = Pattern(
    WORDS,
    _PREFACE
    + r"(?P<issuer>[\u4e00-\u9fa5（）()、]{1,40}?"
    + BODY
    + ")(?:[（(][^）)]{2,20}[）)])?(?="
    + rf"(?P<again>(?:(?!{{about}}){_HAN}){{2,8}}?(?:[{{=level}}]|{{street}}))?(?:"
    + _WORK_ABOUT
    + "))",
)
_WORK_REPORT = Pattern(
    WORDS, f"(?:{_A_YEAR})?" + "(?P<region>" + _HAN + "{1,12}?[{=level}])" + f"(?:{_A_YEAR})?" + "{work-report}"
)
_ASSEMBLY = Pattern(
    WORDS,
    "在(?P<region>(?:(?!{ordinal}|[{=numerals:digit|ten}])" + _HAN + "){2,16}?|[{=own-level}])"
    "{ordinal}?[{=numerals:digit|ten}]+{term}"
    "(?:{assembly}|{assembly-in-short}" + _HAN + "{1,8}{told-at}{work-report})",
)
_AT_ASSEMBLY = Pattern(
    WORDS, "(?<=[{=level}]){ordinal}[{=numerals:digit|ten}]+{term}{assembly}{ordinal}[{=numerals:digit|ten}]+{sitting}"
)
"""白石镇|第十八届人民代表大会第八次会议|政府工作报告: where it was given."""
_PAGE_ISSUER = Pattern(WORDS, r"{published-by}\s*[：:]\s*(?P<issuer>[\u4e00-\u9fa5（）()]{4,40})")
_FOR_STANDING = Pattern(
    WORDS,
    "{speaks-for}" + _HAN + "{0,20}?{standing|standing-in-full}(?={commission}|[，,]|{speaking})"
    "|{standing|standing-in-full}工作{page_words:title-end}",
)
"""The standing committee that reports itself: 受市人大常委会委托，向大会报告; 市人大常委会工作报告."""
_SPEAKS_FOR = Pattern(
    WORDS, "{speaks-for}(?P<issuer>(?:[{=own-level}]|" + _HAN + "{2,24}?)" + BODY + ")(?=[，,]|{speaking}|{commission})"
)
_LED = r"(?:(?:在[^，。；\n]{2,60}|也?是[^，。；\n]{2,60}|[^，。；\n]{2,60}?{led})[，,])"
_TIMES = Pattern(
    WORDS,
    rf"(?:(?<!《)(?:(?:20|19)\d\d ?年度?+(?:{{part-of-year}}|{{section_words:year-since}})?|{{lately}})[，,]?"
    rf"{_LED}{{0,4}}?|(?:^|\n){_LED}{{1,4}}?"
    rf"|{{published-now}})",
)
_OWN_GOVERNMENT = Pattern(WORDS, "(?P<level>[{=own-level}])(?:人民)?政府")
"""2022年，市政府坚持…: the government of a place that the text names elsewhere."""
_ON_ITS_LINE = Pattern(WORDS, rf"(?:^|\n)\s*(?P<issuer>{_HAN}{{1,20}}?{BODY})\s*\n\s*[^\n。]{{2,40}}[：:]\s*\n")
"""青山区人民法院, on a line before who is addressed (区人大常委会：)."""
_BOTH = Pattern(WORDS, "(?P<both>" + _HAN + "{2,8}?[{=level}]){committee}[、和]?(?:(?P=both)|[{=level}])?{acting-body}")
"""益阳市委、市政府: whose party and government act together."""
_ITS_PARTY = Pattern(WORDS, "{party-group}")
"""民政部党组坚持…: the body's own party group."""
_LED_BY = Pattern(WORDS, "{led-by}|{no-body}")
_DOING = Pattern("page_words", "{doing}")
_MATTER = Pattern(WORDS, "{matter}")
_BODY = Pattern(WORDS, BODY)
_SIGNATURE = Pattern(WORDS, r"[\u4e00-\u9fa5（）()]{2,24}?" + BODY)
_OFFICER = Pattern(
    WORDS,
    rf"(?:^|\n)\s*(?P<issuer>{_HAN}{{2,20}}?{BODY}){{people_words:office}}"
    rf"\s+{_HAN}[\s\u4e00-\u9fa5]{{1,4}}(?=\n)",
)
"""青山市人民检察院检察长 王某某: who gives the report, on a line above it."""
_DEPUTED = Pattern(WORDS, "{deputed}" + _HAN + "{1,12}?{acting-body}的?{commission}")
"""受县政府委托: a bureau reports for the government and is named on a line above."""
_ALONE = Pattern(WORDS, rf"(?:^|\n)\s*(?P<issuer>{_HAN}{{2,20}}?{BODY})\s*(?=\n)")
_DATE = Pattern(WORDS, r"(?:20\d\d|二[{=numerals:zero|ring}]" + _HAN + "{2})年.{1,3}月.{1,3}日")
_LONGEST_LINE = 60
_SENTENCE = re.compile(r"[。；，]")
_OTHER_LEVEL = re.compile(r"^中共|^国家税务总局")
_LEVELS = Terms(WORDS, "level")
_ZONE = Pattern(WORDS, "(" + _HAN + "{2,6}?){zone}")
_ZONE_KIND = Pattern(WORDS, "{zone}")
_SITE = Pattern(WORDS, _HAN + "{2,24}?" + BODY)
_OVERSEER = Pattern(WORDS, "([{=own-level}])人大(?:及其常委会)?[和、]")
_PART_OF_ZONE = re.compile(rf"{_HAN}{{2,4}}片区")


def find_issuer(text: str, title: str | None, front: Front, name: str | None, site: str | None = None) -> str | None:
    """The issuing body's name: from the title, the assembly line, the words of who speaks for it, the opening, the
    signature, the page's own header, the file's name, or else what the body calls itself, the first of these that has
    one; None where none has.

    A place alone is its government, of a party's and a government's body the government answers, and a short form
    (区司法局) has its place from the signature, the page or its ``site``, or the place the text names most. The page's
    header gives the longer form of the same name (平潭综合实验区君山片区管理局, not 君山片区管理局), but another name
    is not taken from it while the text has one: such headers are wrong at times. A county-level body has its prefecture
    in front (呼伦贝尔市海拉尔区人民政府), a part of a zone the one zone that the text names.
    """
    found = _issuer(text, title, front, name, site)
    return None if found is None else _in_its_zone(anchored_name(found, region_told(found, text)), text)


def _issuer(text: str, title: str | None, front: Front, name: str | None, site: str | None) -> str | None:
    header = _PAGE_ISSUER.search(text[:4000])
    page = header["issuer"] if header and not is_short(header["issuer"]) else None
    around = "\n".join(filter(None, (site, name, *_around(text, front))))
    for told in _told(text, title, front):
        found = one_body(told)
        whole = placed_name(found, around, text) if is_short(found) else found
        if whole:
            return page if page and page.endswith(whole) else whole
    named = issuer_in_title(name or "")
    of_file = named if named and not is_short(named) else None
    return page or of_file or _of_site(site) or _by_itself(text, front, around)


def _by_itself(text: str, front: Front, around: str) -> str | None:
    """The body by the lines above the report and by its own words, where nothing else has told."""
    lines = [line.strip() for line in text[: front.body].split("\n") + text[front.body :].split("\n", 1)[:1]]
    headed = (issuer_in_title(line) for line in lines if len(line) <= _LONGEST_LINE and not _SENTENCE.search(line))
    for told in (*headed, *own_names(text, front)):
        found = one_body(told) if told else ""
        if whole := placed_name(found, around, text) if is_short(found) else found:
            return whole
    return None


def _told(text: str, title: str | None, front: Front) -> Iterator[str]:
    """The names that the report itself gives, those first that are surest."""
    opening = text[front.title.start if front.title else 0 : front.body + 300]
    body = rf"(?P<issuer>(?:(?!{_DOING.source}){_HAN}){{2,20}}?{_BODY.source})"
    place = rf"(?P<place>{_HAN}{{1,12}}?(?:{place_pattern()}))"
    who = f"(?:{_BOTH.source}|{body}(?:{_ITS_PARTY.source})?|{_OWN_GOVERNMENT.source}|{place})"
    subject = rf"{_TIMES.source}(?!{_LED_BY.source}){who}(?={_DOING.source}|{_MATTER.source}|[，,]|\d)"
    subjects = re.compile(subject).search(text, front.title.end if front.title else 0, front.body + 400)
    speaker, officer = _SPEAKS_FOR.search(opening), _OFFICER.search(text[: front.body])
    line = _ON_ITS_LINE.search(text[: front.body + 100])
    assembly = _issuer_of_assembly(text[: front.body + 200], speaker["issuer"] if speaker else "")
    deputed = _DEPUTED.search(opening) and (officer or _ALONE.search(text[: front.body + 20]))
    told = (
        deputed and deputed["issuer"],
        _issuer_of_assembly(title or "", ""),
        issuer_in_title(title or ""),
        assembly,
        speaker and speaker["issuer"],
        subjects and _acting(subjects),
        officer and officer["issuer"],
        line and line["issuer"],
        _signed(text, front),
        _overseen(text, title, front),
    )
    yield from (name for name in told if name)


def _acting(subject: re.Match[str]) -> str | None:
    """The body that acts first: by its name, as the government of a level (市政府), or of the place."""
    if subject["level"]:
        return f"{subject['level']}人民政府"
    place = subject["both"] or subject["place"]
    return subject["issuer"] or (body_of_place(place) if place else None)


def _of_site(site: str | None) -> str | None:
    """The body whose own site a page stands on, where that is what the site is called."""
    names = (re.sub(r"(?:门户)?网站?$", "", line) for line in (site or "").split("\n"))
    return next((name for name in names if _SITE.fullmatch(name) and not is_short(name)), None)


def _overseen(text: str, title: str | None, front: Front) -> str | None:
    """区人民政府 where a work report thanks 区人大 for its oversight: the government of that level."""
    if "政府工作报告" not in (title or ""):
        return None
    found = _OVERSEER.search(text, front.body, front.body + 2000)
    return f"{found[1]}人民政府" if found else None


def _around(text: str, front: Front) -> Iterator[str]:
    """The words around the report: above it, its last lines, and what stands below it."""
    yield text[: front.body]
    yield text[front.body :][-300:]
    yield from (text[hole.start : hole.end] for hole in front.holes if hole.start > front.body)


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


def find_region(issuer: str | None) -> str | None:
    """The region whose body ``issuer`` is, from the province down (浙江省金华市); None where the name does not tell."""
    if not issuer:
        return None
    held = chain_at(_OTHER_LEVEL.sub("", issuer))
    return "".join(region.name for region in held) if held else _region_of_zone(issuer)


def _region_of_zone(issuer: str) -> str | None:
    """A zone named after a county (平潭综合实验区), under the county's province."""
    if not (found := _ZONE.match(issuer)):
        return None
    core = found.group(1)
    named = [region for level in "市县区" for region in load_regions_by_name().get(core + level, ())]
    return chain_of(named[0])[0].name + found.group() if len(named) == 1 else None


def issuer_in_title(title: str) -> str | None:
    """The body, or the body of the place, that a title begins with."""
    bare = _AT_ASSEMBLY.sub("", re.sub(r"[\s_]", "", title))
    if found := _WORK_REPORT.match(bare):
        return found["region"] + "人民政府"
    region = re.match(
        rf"{_LEAD.source}(?P<region>(?:(?!{_ABOUT.source}){_HAN}){{2,14}}?(?:{place_pattern()}))(?={_ABOUT.source})",
        bare,
    )
    if region and (body := body_of_place(region["region"])):
        return body
    found = _TITLE_ISSUER.match(bare)
    return found["issuer"] if found and (found["again"] or "") in found["issuer"] else None


def _issuer_of_assembly(above: str, speaker: str) -> str | None:
    """The body that reports to an assembly: the place's government, its court where 区人民法院 is spoken for, its own
    standing committee; None where who speaks is of another level."""
    found = _ASSEMBLY.search(re.sub(r"\s", "", above))
    if not found:
        return None
    if _FOR_STANDING.search(above):
        return f"{found['region']}人民代表大会常务委员会"
    if not speaker or not is_short(speaker) or speaker[0] not in _LEVELS:
        return f"{found['region']}人民政府"
    return found["region"] + speaker[1:] if speaker[0] == found["region"][-1] else None


def _signed(text: str, front: Front) -> str | None:
    """The body that signs: the last words before a date at the very end of the report."""
    tail = next((hole.start for hole in front.holes if hole.start > front.body and hole.end == len(text)), len(text))
    words = re.sub(r"(?<=[\d年月])[ 　](?=[\d年月日])", "", text[max(0, tail - 200) : tail]).split()
    for before, date in pairwise(words):
        if _DATE.fullmatch(date) and _SIGNATURE.fullmatch(before):
            signers = [*takewhile(_SIGNATURE.fullmatch, reversed(words[: words.index(date)]))]
            return signers[-1]
    return None
