"""Awards: titles, selections and certificates that somebody else confers, with their standings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from zhiji.extraction.honours.grades import find_grades
from zhiji.extraction.honours.scopes import SCOPE, WORDS, place_of
from zhiji.extraction.honours.streaks import NUMERAL, STREAK
from zhiji.extraction.text.surface import Surface
from zhiji.lexicon.numerals import value_of
from zhiji.lexicon.patterns import Pattern, Terms
from zhiji.model import Span, Standing


@dataclass(frozen=True, slots=True)
class FoundAward:
    """A title, the cue that confers it, and where the clause of its recipient ends."""

    start: int
    end: int
    cue: Span
    rule: str
    standing: tuple[Standing, ...] = ()


_IN_TITLE = r"[^，。；：、\n“”《》,;\d{=link}的等]"
_ON = (
    "{title-form}*(?:" + _IN_TITLE + "{0,8}?{award_cues:title}{title-form}*)*"
    r"(?:(?!{title-label|title-over})(?:(?!{title-over})[^\W\d_{=link}的等]){1,8}(?=[，。；\n]))?"
)
"""先进|集体, 科技进步奖|一等奖, 物流枢纽|承载城市: how a title goes on behind its first word."""
_TAIL = (
    r"(?!{and-more})[^，。；：、\n“》,;{=link}]{0,10}?{award_cues:title}"
    + _ON
    + r"|(?!{and-more})[^\W\d_{=link|and-more}的]{1,6}(?=[，。；,;\n]|[{=link}]“)"
)
_QUOTES = "“□+”(?:(?:(?!{award_cues:title})" + _IN_TITLE + "){1,12}“□+”)*"
"""“一号工程”第二批“最佳案例”: one title with a name quoted in it."""
_TITLE = Pattern(
    WORDS,
    r"{into}*(?:(?P<lead>[^，。；：\n“《》,;:]{0,26}?)(?P<quoted>" + _QUOTES + "(?:" + _TAIL + ")?)"
    r"|(?P<plain>[^，。；：\n“《》,;]{0,34}?{award_cues:title}"
    + _ON
    + r"(?!{title-broken})))(?P<bracket>（△+）|\(△+\))?",
)
_NAMED = Pattern(
    WORDS,
    r"{into}*(?P<named>(?:《◇+》|20\d\d年?度?)?(?!共?计?\d|{counting})[^，。；：、\n“”《》,;:\d□的了{=link}]{3,26}?"
    r"(?=[，。；、\n,;\d{=link}]|等\d|{counting-behind}|（|\(|$)(?<!{broken-off}))(?P<bracket>（△+）|\(△+\))?",
)
"""A title by its place alone, behind a verb that takes nothing else: up to a mark, a conjunction or a count; what
breaks off at a grade or an authority (获评国家领航级、卓越级工厂) is none."""
_BEFORE = Pattern(WORDS, r"(?P<title>[^，。；：\n“”]{2,30}{award_cues:title})(?:名单|评选)?中")
_CUE = Pattern("award_cues", "{award}(?!{honour_words:not-conferring})")
_BRACKET = r"(?:（△+）|\(△+\))"
_COUNT = r"\d{1,4}[\u4e00-\u9fff]"
_OF_LEVEL = Pattern(
    WORDS,
    f"(?:{_COUNT})?"
    + r"(?P<named>{award-level}[^，。；：、\n“”《》,;:的了{=link}]{2,26}?{title-form|award_cues:title}"
    + f"{_BRACKET}?)"
    + r"(?=[，。；、\n,;\d{=link}]|{and-more}|$)"
    + f"(?:{_COUNT})?",
)
_LEVELLED = Pattern(WORDS, "{levelled-cue}{into}*(?={award-level}|" + _COUNT + "{award-level})")
"""列入国家先进制造业集群, 创建省级示范村6个: titles of a level behind a verb that takes many things."""
_WEAK_CUES = Terms(WORDS, "weak-cue")
_SELECTING_CUES = Terms(WORDS, "selecting-cue")
_NEXT = Pattern(
    WORDS,
    r"(?:\d{1,4}{counter})?(?:[、，]|{join})(?=[^，。；：\n“]{0,16}“□+”|[^，。；：\n]{0,20}{next-title})",
)


def find_awards(surface: Surface) -> list[FoundAward]:
    """Every title or grade that the text says was conferred, in text order; plans confer nothing."""
    covered = surface.covered
    found: list[FoundAward] = []
    at = 0
    for match in _CUE.finditer(covered):
        if match.start() < at or _is_ahead(surface, match.start()) or _WON.match(covered, match.end()):
            continue
        titles = list(_titles(surface, match.start(), match.end()))
        found += titles
        at = titles[-1].end if titles else match.end()
    found += _levelled(surface, found)
    found += _listed(surface, found)
    found += _known(surface, found)
    return sorted([*found, *_graded(surface, found)], key=lambda a: a.start)


_WON = Pattern(WORDS, "[^，。；]{0,30}{victory}")
"""夺得“98·1”抗震斗争的|胜利."""


def _graded(surface: Surface, found: list[FoundAward]) -> Iterator[FoundAward]:
    for grade in find_grades(surface):
        if grade.is_given and not _is_taken(found, grade.start, grade.end):
            yield FoundAward(grade.start, grade.end, grade.cue, "award:grade", (grade.standing,))


def _levelled(surface: Surface, found: list[FoundAward]) -> Iterator[FoundAward]:
    for match in _LEVELLED.finditer(surface.covered):
        if _is_ahead(surface, match.start()):
            continue
        cue, at = surface.report.span(*match.span()), match.end()
        while title := _OF_LEVEL.match(surface.covered, at):
            start, end = title.span("named")
            if not _is_taken(found, start, end):
                yield FoundAward(start, end, cue, "award:levelled", find_standings(surface, start, end))
            at = title.end() + 1
            if surface.covered[title.end() : at] not in _ROW_MARKS:
                break


_ROW_MARKS = ("、", "，", ",")
_LIST = Pattern(
    WORDS,
    "{into}*(?P<list>[^，。；：、\n“”]{3,40}(?:、[^，。；：、\n“”]{3,40}){1,14}){and-more}"
    r"(?:{many-of}|[\d{=numerals:digit|ten}]+{counter})?{honours}",
)
_RUN_OF_WINS = Pattern(WORDS, "[{=numerals:digit|ten}]{wins-running}$")


def _listed(surface: Surface, found: list[FoundAward]) -> Iterator[FoundAward]:
    """荣获全国红十字模范单位、上海市拥军优属模范镇七连冠等荣誉称号: each of what the list calls honours at its end."""
    for cue in _CUE.finditer(surface.covered):
        match = _LIST.match(surface.covered, cue.end())
        if match is None or _is_ahead(surface, cue.start()):
            continue
        at, said = match.start("list"), surface.report.span(*cue.span())
        for item in match["list"].split("、"):
            run = _RUN_OF_WINS.search(item)
            start, end = at, at + (run.start() if run else len(item))
            at += len(item) + 1
            if not _is_taken(found, start, end):
                yield FoundAward(start, end, said, "award:listed", find_standings(surface, start, end))


_KNOWN = Pattern("award_names", r"{*}(?:（△+）|\(△+\))?")


def _known(surface: Surface, found: list[FoundAward]) -> Iterator[FoundAward]:
    """Titles that are conferred under that very name, wherever they stand: 全国文明城市实现全覆盖."""
    for match in _KNOWN.finditer(surface.covered):
        start, end = match.span()
        if not _is_taken(found, start, end) and not _is_ahead(surface, start):
            yield FoundAward(start, end, surface.report.span(start, end), "award:known")


_HOPE = Pattern(WORDS, "{hope}[^，。；]*$")


def _is_ahead(surface: Surface, at: int) -> bool:
    """Nothing conferred yet: in a plan, and what is hoped for (力争获评…)."""
    hoped = max(surface.clause(at).start, at - 40), at
    return surface.role(at) == "plans" or bool(_HOPE.search(surface.covered, *hoped))


def _is_taken(found: Iterable[FoundAward], start: int, end: int) -> bool:
    """Whether one that was found before meets these places."""
    return any(start < award.end and award.start < end for award in found)


def _titles(surface: Surface, start: int, end: int) -> Iterator[FoundAward]:
    covered = surface.covered
    cue = surface.report.span(start, end)
    if covered[end : end + 1] in ("，", "。", "；", ""):
        yield from _title_before(surface, start, cue)
        return
    sentence = surface.sentence(start)
    at = end
    for _ in range(12):
        match = _TITLE.match(covered, at, min(sentence.end, at + 90))
        if not match:
            yield from _named(surface, at, cue)
            return
        kind = "quoted" if match.group("quoted") else "plain"
        first, last = match.span(kind)
        if kind == "plain" and cue.text in _WEAK_CUES and not _is_title(match.group("plain")):
            return
        last = max(last, match.end("bracket"))
        first = (
            _without_lead(covered, first, last)
            if kind == "plain"
            else _with_lead(covered, match.start("lead"), first, cue)
        )
        if last - first < (_SHORTEST_PRIZE if covered.endswith(_PRIZES.all, first, last) else _SHORTEST):
            return
        told = _without_label(covered, first, last)
        yield FoundAward(first, told, cue, f"award:{kind}", find_standings(surface, at, last))
        after = _NEXT.match(covered, last)
        if not after or after.group().endswith("，"):
            return
        at = after.end()


def _named(surface: Surface, at: int, cue: Span) -> Iterator[FoundAward]:
    """入选《科学》年度十大突破: no word of the title is known, but the verb takes nothing but titles."""
    match = _NAMED.match(surface.covered, at) if cue.text in _SELECTING_CUES and at == cue.end else None
    if match and not _LISTING.search(match["named"]):
        first, last = match.start("named"), match.end()
        yield FoundAward(first, last, cue, "award:named", find_standings(surface, first, last))


_LISTING = Pattern(WORDS, "{no-honour}$")
"""国家项目库, 省重点项目盘子: where works are only listed."""
_NO_LEAD = Pattern(WORDS, r"^.*(?:、|\d+余?[个项家]|{no-lead|lead-body})")
_GIVING = Terms(WORDS, "giving")
_LABEL = Pattern(WORDS, "{title-label}+$")


def _with_lead(covered: str, start: int, quote: int, cue: Span) -> int:
    """Where a title begins whose region, level or batch stands before its quotes (全省|“揭榜挂帅”优秀案例); behind a
    verb of giving it is who received it (授予青山市“…”), and a body before it confers (获评省政府“…”)."""
    if cue.text in _GIVING:
        return quote
    cut = _NO_LEAD.search(covered[start:quote])
    return start + cut.end() if cut else start


def _without_label(covered: str, start: int, end: int) -> int:
    """Where a title ends that is only called one: “先进集体”|称号, |授牌."""
    label = _LABEL.search(covered, start, end)
    return label.start() if label and label.start() - start >= _SHORTEST else end


_SHORTEST, _SHORTEST_PRIZE = 4, 3
_PRIZES = Terms(WORDS, "prize")
"""文华奖, 长安杯."""
_STRONG_TITLE = Pattern(WORDS, "{strong-title}")
_NO_TITLE = Pattern(WORDS, "{no-title}")
_LEAD = Pattern(WORDS, "{into|by}+|{wide}?{rare}?[^，]{0,20}之一的")


def _is_title(words: str) -> bool:
    return bool(_STRONG_TITLE.search(words)) and not _NO_TITLE.search(words)


def _without_lead(covered: str, start: int, end: int) -> int:
    match = _LEAD.match(covered, start, end)
    return match.end() if match and match.end() < end - 3 else start


_NEVER_BEHIND = Terms(WORDS, "never-behind")


def _title_before(surface: Surface, start: int, cue: Span) -> Iterator[FoundAward]:
    """…第19批创新举措中，我局6项获评: the title stands earlier in the sentence."""
    sentence = surface.sentence(start)
    match = _BEFORE.search(surface.covered, max(sentence.start, start - 160), start)
    if match and cue.text not in _NEVER_BEHIND:
        first, last = match.span("title")
        yield FoundAward(first, last, cue, "award:before", find_standings(surface, first, last))


_SOLE = Pattern(WORDS, "(?P<scope>" + SCOPE + ")唯一")
_FIRST = Pattern(WORDS, "(?P<scope>" + SCOPE + "){first-of}")
_ONE_OF = Pattern(WORDS, "(?P<scope>" + SCOPE + ")?(?:仅有的)?(?P<n>" + NUMERAL + "{1,3}){counter}{fellow}?之一")
_BATCH = Pattern(WORDS, "(?P<scope>" + SCOPE + ")?(?:第(?P<n>" + NUMERAL + "{1,3})|首)批")


def find_standings(surface: Surface, start: int, end: int) -> tuple[Standing, ...]:
    """全省唯一, 全国六家之一, 第一批, 全国首创 between two places."""
    text = surface.text[start:end]
    streak = STREAK.search(surface.text, max(0, start - 14), end)
    years = value_of(streak.group("n")) if streak else None
    found = [(m.start(), Standing("sole", m.group(), None, place_of(m["scope"]), years)) for m in _SOLE.finditer(text)]
    found += [
        (m.start(), Standing("first", m.group(), None, place_of(m["scope"]), years)) for m in _FIRST.finditer(text)
    ]
    found += [
        (m.start(), Standing("one-of-n", m.group(), value_of(m["n"]), place_of(m["scope"]), years))
        for m in _ONE_OF.finditer(text)
    ]
    found += [
        (m.start(), Standing("batch", m.group(), value_of(m["n"] or "一"), place_of(m["scope"]), years))
        for m in _BATCH.finditer(text)
    ]
    return tuple(standing for _, standing in sorted(found, key=lambda f: f[0]))
