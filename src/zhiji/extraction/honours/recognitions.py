"""Recognitions: rankings, firsts, commendation, adoption elsewhere, a favourable mention in the press."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass

from zhiji.extraction.honours.awards import NUMERAL, SCOPE, STREAK, FoundAward, number_of
from zhiji.extraction.text.surface import Surface, one_of, per_lexicon, terms_of
from zhiji.model import Span, Standing


@dataclass(frozen=True, slots=True)
class FoundRecognition:
    """A phrase that praises or ranks, and the words in it that say so."""

    start: int
    end: int
    cue: Span
    rule: str
    standing: tuple[Standing, ...] = ()
    optional: bool = False


@dataclass(frozen=True)
class _Words:
    anchor: re.Pattern[str]
    rank_before: re.Pattern[str]


@per_lexicon
def _words() -> _Words:
    rank = one_of(terms_of("standing_cues", "kind", "rank"))
    first = one_of(terms_of("standing_cues", "kind", "first"))
    praise = one_of(terms_of("standing_cues", "kind", "commended"))
    spread = one_of(terms_of("standing_cues", "kind", "promoted"))
    return _Words(
        re.compile(
            rf"(?P<rank>第{NUMERAL}{{1,3}}+(?:位|名)?+(?![个次届批期条项章款轮季产方])|首位|前列|前茅|榜首|第一方阵|第一梯队|前[三五十]位?名?)|(?P<first>{first})(?!总数|数量)|"
            rf"(?P<praise>{praise})|(?P<spread>{spread})|(?P<meeting>现场(?:推进)?会)|(?P<model>作为)"
        ),
        re.compile(
            rf"(?:连续{NUMERAL}{{1,3}}(?:个)?(?:年|季度|月|次))?(?:均|都|也|分别|始终)?(?:{rank}|处于|为|达|进入)?(?:在|到|于)?"
            rf"(?P<scope>{SCOPE}(?:同[^，。；]{{1,6}})?|全省?[^，。；、]{{0,6}}?)?(?:的|中)?$"
        ),
    )


_PRAISED = re.compile(
    r"(?:得到|受到|获得|获得了|得到了|受到了|赢得|赢得了|收获|获|荣获|深受|广受|被)(?:了)?[^，。；：\n,;]{0,26}?$"
)
_SPREAD_BEFORE = re.compile(
    rf"(?:被[^，。；\n]{{2,20}}?|获(?:得)?[^，。；\n]{{2,20}}?)?(?:在|向|面向|并|予以|于)*(?:{SCOPE})?(?:范围内|系统|公安机关)?(?:予以|进行|复制|全面|宣传|学习|交流|通报|并)*$"
)
_FIRST_BEFORE = re.compile(rf"(?:在)?(?P<scope>{SCOPE})(?:范围内|同类城市|公安机关|系统)?(?:中|内)?$")
_FIRST_VERB = re.compile(
    r"(?:出台|实现|实施|推出|开展|建立|推行|建成|启动|开通|设立|成立|探索|完成|发布|制定|试行|打造|上线|构建|组建|开设)?"
)
_BECAME = re.compile(r"成为了?$")
_MEETING = re.compile(r"(?:在[^，。；]{1,8}|顺利|成功)?召开")
_MODEL = re.compile(
    r"作为[^，。；\n]{0,10}(?:典型|案例|样板|范例|经验)[^，。；\n]{0,14}(?:，?(?:专刊|专报)?(?:上报|推广|交流|报送|介绍|发言)[^，。；\n]{0,10})?"
)


def find_recognitions(surface: Surface, awards: list[FoundAward]) -> list[FoundRecognition]:
    """What ranks or praises and is no award's own standing, in text order; plans and slogans do neither."""
    covered = surface.covered
    found: list[FoundRecognition] = []
    starts, ends = [a.cue.start for a in awards], [a.end for a in awards]
    for match in _words().anchor.finditer(covered):
        if surface.role(match.start()) == "plans" or _within(starts, ends, match.start()):
            continue
        kind = match.lastgroup or ""
        place = _RULES[kind](surface, match)
        if place and found and covered[found[-1].end : place.start] == "并":
            found[-1] = _merged(found[-1], place)
        elif place and (not found or place.start >= found[-1].end):
            found.append(place)
        elif place and place.end > found[-1].end:
            found[-1] = _merged(found[-1], place)
    return found


def _within(starts: list[int], ends: list[int], at: int) -> bool:
    """Whether ``at`` stands in an award, which may share its cue with the one before."""
    i = bisect_right(starts, at)
    return any(at < end for end in ends[max(0, i - 8) : i])


def _merged(one: FoundRecognition, other: FoundRecognition) -> FoundRecognition:
    return FoundRecognition(one.start, other.end, one.cue, one.rule, one.standing + other.standing, one.optional)


def _window(surface: Surface, at: int, size: int = 30) -> tuple[str, int]:
    clause = surface.clause(at)
    floor = max(clause.start, at - size)
    return surface.covered[floor:at], floor


def _made(
    surface: Surface, start: int, end: int, rule: str, standing: Standing, optional: bool = False
) -> FoundRecognition:
    span = surface.report.span(start, end)
    return FoundRecognition(start, end, span, f"recognition:{rule}", (standing,), optional)


def _rank(surface: Surface, match: re.Match[str]) -> FoundRecognition | None:
    window, floor = _window(surface, match.start(), 24)
    before = _words().rank_before.search(window)
    if not before or not before.group():
        return None
    words, scope = match.group(), before["scope"]
    ordinal = words.startswith("第") and not words.startswith(("第一方", "第一梯"))
    if not scope and (
        not ordinal or not re.search(one_of(["位居", "位列", "名列", "排名", "稳居", "跃居"]), before.group())
    ):
        return None
    start, text = floor + before.start(), surface.text[floor + before.start() : match.end()]
    clause = surface.clause(start)
    if start - clause.start <= 8 and not re.search("[0-9]", surface.covered[clause.start : start]):
        start = clause.start
    streak = STREAK.search(text)
    years = number_of(streak["n"]) if streak else None
    place = number_of(re.sub(r"[第位名]", "", words)) if ordinal else None
    standing = Standing("rank" if ordinal else "top-tier", text, place, scope, years)
    return _made(surface, start, match.end(), "rank", standing)


def _first(surface: Surface, match: re.Match[str]) -> FoundRecognition | None:
    window, floor = _window(surface, match.start(), 16)
    before = _FIRST_BEFORE.search(window)
    verb = _FIRST_VERB.match(surface.covered, match.end())
    end = verb.end() if verb else match.end()
    if before:
        text = surface.text[floor + before.start() : match.end()]
        kind = "batch" if match.group() == "首批" else "first"
        if _BECAME.search(surface.covered, max(0, floor + before.start() - 4), floor + before.start()):
            whole = min(surface.clause(match.start()).end, match.end() + 40)
            return _made(surface, floor + before.start(), whole, "became", Standing(kind, text, None, before["scope"]))  # type: ignore[arg-type]
        return _made(surface, floor + before.start(), end, "first", Standing(kind, text, None, before["scope"]))  # type: ignore[arg-type]
    if match.group() == "首创" and not window.endswith(("精神", "“")):
        return _made(surface, match.start(), match.end(), "first", Standing("first", match.group()), True)
    return None


def _praise(surface: Surface, match: re.Match[str]) -> FoundRecognition | None:
    window, floor = _window(surface, match.start(), 34)
    before = _PRAISED.search(window)
    if not before:
        return None
    return _made(surface, floor + before.start(), match.end(), "praise", Standing("commended", match.group()))


_SPREAD_WIDELY = ("推广", "复制推广", "推广应用")


def _spread(surface: Surface, match: re.Match[str]) -> FoundRecognition | None:
    window, floor = _window(surface, match.start(), 34)
    before = _SPREAD_BEFORE.search(window)
    if not before or not re.search(rf"{SCOPE}|被|获", before.group()):
        return None
    told = surface.covered[max(surface.sentence(match.start()).start, match.start() - 120) : match.end()]
    if match.group() in _SPREAD_WIDELY and not re.search(r"被|予以|复制|经验|做法|模式|机制", told):
        return None
    start = floor + before.start() + (before.group()[:1] == "并")
    standing = Standing("promoted", surface.text[start : match.end()])
    return _made(surface, start, match.end(), "spread", standing)


def _meeting(surface: Surface, match: re.Match[str]) -> FoundRecognition | None:
    after = _MEETING.match(surface.covered, match.end())
    if after:
        return _made(
            surface,
            match.start(),
            after.end(),
            "meeting",
            Standing("promoted", surface.text[match.start() : after.end()]),
        )
    window, floor = _window(surface, match.start(), 20)
    before = re.search(r"(?:省|国家|部|全国|全省)[^，。；]{0,6}(?:召开|举办)[^，。；]{0,10}$", window)
    if not before:
        return None
    start = floor + window.rindex("召开") if "召开" in window else floor + before.start()
    return _made(surface, start, match.end(), "meeting", Standing("promoted", surface.text[start : match.end()]))


def _model(surface: Surface, match: re.Match[str]) -> FoundRecognition | None:
    whole = _MODEL.match(surface.covered, match.start())
    if not whole:
        return None
    standing = [Standing("commended", surface.text[match.start() : whole.end()])]
    return _made(surface, match.start(), whole.end(), "model", standing[0])


_RULES: dict[str, Callable[[Surface, re.Match[str]], FoundRecognition | None]] = {
    "rank": _rank,
    "first": _first,
    "praise": _praise,
    "spread": _spread,
    "meeting": _meeting,
    "model": _model,
}
