"""Awards: titles, selections and certificates that somebody else confers, with their standings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from zhiji.extraction.text.surface import Surface, one_of, per_lexicon, terms_of
from zhiji.model import Span, Standing

NUMERAL = "[一二三四五六七八九十百两\\d]"
SCOPE = (
    r"(?:全国|全省|全市|全区|全县|全州|全自治区|全系统|省内|国内|区内|市内|全球|世界|全疆|全域|沿海|西部|中部|东部|长三角|"
    r"(?!.全)[\u4e00-\u9fff]{2}[省市])"
)


@dataclass(frozen=True, slots=True)
class FoundAward:
    """A title, the cue that confers it, and where the clause of its recipient ends."""

    start: int
    end: int
    cue: Span
    rule: str
    standing: tuple[Standing, ...] = ()


_NAMED = (
    r"(?:《◇+》|20\d\d年?度?)?(?!共?计?\d|等|人数|数量)[^，。；：、\n“”《》,;:\d的了并和及与□]{3,26}?"
    r"(?=[，。；、\n,;并和及与\d]|等\d|人数|数量|总数|（|\(|$)(?<![级部委上])"
)
"""A title by its place alone, behind a verb that takes nothing else: up to a mark, a conjunction or a count; what
breaks off at a grade or an authority (获评国家领航级、卓越级工厂) is none."""


@dataclass(frozen=True)
class _Words:
    cue: re.Pattern[str]
    title: re.Pattern[str]
    named: re.Pattern[str]
    before: re.Pattern[str]


@per_lexicon
def _words() -> _Words:
    head = one_of(terms_of("award_cues", "kind", "title"))
    lead = r"(?P<lead>[^，。；：\n“《》,;:]{0,26}?)"
    tail = rf"(?!等)[^，。；：、\n“》,;和及与并]{{0,10}}?{head}|(?!等)[^\W\d_和及与并等的]{{1,6}}(?=[，。；,;\n])"
    title = rf"{lead}(?P<quoted>“□+”(?:{tail})?)|(?P<plain>[^，。；：\n“《》,;]{{0,34}}?{head}(?!化))"
    return _Words(
        re.compile(one_of(terms_of("award_cues", "kind", "award"))),
        re.compile(rf"(?:为|了|得|于)*(?:{title})(?P<bracket>（△+）|\(△+\))?"),
        re.compile(rf"(?:为|了|得|于)*(?P<named>{_NAMED})"),
        re.compile(rf"(?P<title>[^，。；：\n“”]{{2,30}}{head})(?:名单|评选)?中"),
    )


_WEAK_CUES = ("获", "获得", "授予", "被列为", "被确定为", "被评", "获批", "斩获")
_SELECTING_CUES = ("入选", "获评", "荣膺", "获评为", "被评为", "被评选为", "被命名为", "被授予")
_NEXT = re.compile(r"(?:、|和|及|以及|与|，)(?=[^，。；：\n“]{0,16}“□+”|[^，。；：\n]{0,20}(?:案例|称号|奖|示范))")


def find_awards(surface: Surface) -> list[FoundAward]:
    """Every title that the text says was conferred, in text order; plans confer nothing."""
    covered = surface.covered
    found: list[FoundAward] = []
    at = 0
    for match in _words().cue.finditer(covered):
        if match.start() < at or surface.role(match.start()) == "plans" or _is_hoped(surface, match.start()):
            continue
        titles = list(_titles(surface, match.start(), match.end()))
        found += titles
        at = titles[-1].end if titles else match.end()
    return found


_HOPE = re.compile(r"(?:力争|争创|争取|申报|积极申请|努力|确保|推荐|拟)[^，。；]*$")


def _is_hoped(surface: Surface, at: int) -> bool:
    """力争获评…: nothing conferred yet."""
    return bool(_HOPE.search(surface.covered, max(surface.clause(at).start, at - 40), at))


def _titles(surface: Surface, start: int, end: int) -> Iterator[FoundAward]:
    covered = surface.covered
    cue = surface.report.span(start, end)
    if covered[end : end + 1] in ("，", "。", "；", ""):
        yield from _title_before(surface, start, cue)
        return
    sentence = surface.sentence(start)
    at = end
    for _ in range(12):
        match = _words().title.match(covered, at, min(sentence.end, at + 90))
        if not match:
            yield from _named(surface, at, cue)
            return
        kind = "quoted" if match.group("quoted") else "plain"
        first, last = match.span(kind)
        if kind == "plain" and cue.text in _WEAK_CUES and not _is_title(match.group("plain")):
            return
        last = max(last, match.end("bracket"))
        if kind == "quoted" and match.group("quoted").endswith(_HEADED) and not match.group("lead").endswith(_BODIES):
            first = match.start("lead")
        first = _without_lead(covered, first, last) if kind == "plain" else first
        if last - first < 4:
            return
        yield FoundAward(first, last, cue, f"award:{kind}", find_standings(surface, end, last))
        after = _NEXT.match(covered, last)
        if not after or after.group() == "，":
            return
        at = after.end()


def _named(surface: Surface, at: int, cue: Span) -> Iterator[FoundAward]:
    """入选《科学》年度十大突破: no word of the title is known, but the verb takes nothing but titles."""
    match = _words().named.match(surface.covered, at) if cue.text in _SELECTING_CUES and at == cue.end else None
    if match:
        first, last = match.span("named")
        yield FoundAward(first, last, cue, "award:named", find_standings(surface, first, last))


_HEADED = ("案例", "项目", "成果", "举措", "示范单位")
_BODIES = tuple("局厅部委府院办会的")
_STRONG_TITLE = re.compile(
    r"(?:案例|称号|荣誉|奖|先进|示范|优秀|名单|试点|文明|模范|十佳|最佳|百强|成果|标杆|奖状|等次|认证)"
)
_LEAD = re.compile(r"(?:为|了|得|于|由)+|(?:全省|全国|全市)?(?:唯一|首批|首个|首家)?[^，]{0,20}之一的")


def _is_title(words: str) -> bool:
    return bool(_STRONG_TITLE.search(words)) and not re.search(r"[的了]|资金|贷款|补助|支持", words)


def _without_lead(covered: str, start: int, end: int) -> int:
    match = _LEAD.match(covered, start, end)
    return match.end() if match and match.end() < end - 3 else start


def _title_before(surface: Surface, start: int, cue: Span) -> Iterator[FoundAward]:
    """…第19批创新举措中，我局6项获评: the title stands earlier in the sentence."""
    sentence = surface.sentence(start)
    match = _words().before.search(surface.covered, max(sentence.start, start - 160), start)
    if match and cue.text not in ("获", "授予"):
        first, last = match.span("title")
        yield FoundAward(first, last, cue, "award:before", find_standings(surface, first, last))


_SOLE = re.compile(rf"(?P<scope>{SCOPE})唯一")
_FIRST = re.compile(rf"(?P<scope>{SCOPE})(?:率先|首创|首个|首家|首部|首例|首推)")
_ONE_OF = re.compile(rf"(?P<scope>{SCOPE})?(?:仅有的)?(?P<n>{NUMERAL}{{1,3}})[家个项名](?:单位|城市|地区)?之一")
_BATCH = re.compile(rf"(?P<scope>{SCOPE})?(?:第(?P<n>{NUMERAL}{{1,3}})|首)批")
STREAK = re.compile(rf"连续(?P<n>{NUMERAL}{{1,3}})(?:个)?(?:年|届|次)")
_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九十")} | {"两": 2}


def number_of(words: str) -> int:
    """1–99 in digits or Chinese numerals."""
    if words.isdecimal():
        return int(words)
    if "十" in words:
        tens, _, ones = words.partition("十")
        return _DIGITS.get(tens, 1) * 10 + _DIGITS.get(ones, 0)
    return _DIGITS.get(words, 1)


def find_standings(surface: Surface, start: int, end: int) -> tuple[Standing, ...]:
    """全省唯一, 全国六家之一, 第一批, 全国首创 between two places."""
    text = surface.text[start:end]
    streak = STREAK.search(surface.text, max(0, start - 14), end)
    years = number_of(streak.group("n")) if streak else None
    found = [(m.start(), Standing("sole", m.group(), None, m["scope"], years)) for m in _SOLE.finditer(text)]
    found += [(m.start(), Standing("first", m.group(), None, m["scope"], years)) for m in _FIRST.finditer(text)]
    found += [
        (m.start(), Standing("one-of-n", m.group(), number_of(m["n"]), m["scope"], years))
        for m in _ONE_OF.finditer(text)
    ]
    found += [
        (m.start(), Standing("batch", m.group(), number_of(m["n"] or "一"), m["scope"], years))
        for m in _BATCH.finditer(text)
    ]
    return tuple(standing for _, standing in sorted(found, key=lambda f: f[0]))
