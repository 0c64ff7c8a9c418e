"""Who received an award or a recognition, and who conferred it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from zhiji.extraction.honours.awards import FoundAward
from zhiji.extraction.honours.recognitions import FoundRecognition
from zhiji.extraction.text.surface import Surface
from zhiji.lexicon.patterns import any_of, per_lexicon, terms_of
from zhiji.model import Award, Initiative, Recognition, Standing, Unit


class Holders:
    """The initiatives and units of one report, asked by place."""

    def __init__(self, surface: Surface, initiatives: Sequence[Initiative], units: Sequence[Unit]) -> None:
        self.surface, self.initiatives, self.units = surface, initiatives, units
        self._i = [i.start for i in initiatives]
        self._u = [u.start for u in units]

    def initiatives_in(self, start: int, end: int) -> list[Initiative]:
        held = self.initiatives[bisect_left(self._i, start) : bisect_left(self._i, end)]
        return [i for i in held if i.end <= end]

    def units_in(self, start: int, end: int) -> list[Unit]:
        held = self.units[bisect_left(self._u, start) : bisect_left(self._u, end)]
        return [u for u in held if u.end <= end]


def build_awards(
    surface: Surface, found: Sequence[FoundAward], initiatives: Sequence[Initiative], units: Sequence[Unit]
) -> list[Award]:
    """The awards of a report, ids a1, a2, …"""
    holders = Holders(surface, initiatives, units)
    built: list[Award] = []
    for number, place in enumerate(sorted(found, key=lambda f: f.start), 1):
        recipient = _recipients(holders, _conferred_at(place))
        if not recipient and built and _goes_on(surface, built[-1], place):
            recipient = built[-1].recipient
        built.append(
            Award(
                id=f"a{number}",
                start=place.start,
                end=place.end,
                text=surface.text[place.start : place.end],
                recipient=recipient,
                conferred_by=_conferrers(holders, place),
                standing=place.standing,
                rule=place.rule,
                reading="extracted",
            )
        )
    return built


def build_recognitions(
    surface: Surface, found: Sequence[FoundRecognition], initiatives: Sequence[Initiative], units: Sequence[Unit]
) -> list[Recognition]:
    """The recognitions of a report, ids r1, r2, …"""
    holders = Holders(surface, initiatives, units)
    built: list[Recognition] = []
    for number, place in enumerate(found, 1):
        after = place.rule == "recognition:first" and not place.cue.text.endswith("首批")
        recipient = _made_first(holders, place.end) if after else _recipients(holders, place.start, _ranked_at(place))
        built.append(
            Recognition(
                id=f"r{number}",
                start=place.start,
                end=place.end,
                text=surface.text[place.start : place.end],
                recipient=recipient,
                conferred_by=_praising(holders, place),
                standing=place.standing,
                optional=place.optional,
                rule=place.rule,
                reading="extracted",
            )
        )
    return built


def _goes_on(surface: Surface, before: Award, place: FoundAward) -> bool:
    """甲模式获评…，成功入选…: the next clause of the sentence leaves the recipient out."""
    at = _conferred_at(place)
    same = surface.sentence(before.start).start == surface.sentence(at).start
    return same and not has_own_subject(surface, surface.clause(at).start, at)


def _conferred_at(place: FoundAward) -> int:
    """Where the words that confer begin; of 第19批创新举措中，甲、乙获评 behind the title."""
    return place.cue.start if place.rule == "award:before" else min(place.cue.start, place.start)


_ROW = re.compile(r"(?:[、和与及]|以及|等|工作)*")
_SINGLE = re.compile(r"其中|\d+[个件起项宗名]|案件|等领域")
"""Single cases, which an initiative produced, received it; the initiative itself did not."""
_TOGETHER = re.compile(
    r"[^，,。；、\d]{0,12}?等?(?:\d{1,2}|[两三四五六七八九十])[个项条](?:典型|创新|优秀|改革|经验|特色|制度)*"
    r"(?:做法|案例|举措|经验|模式|机制|成果|改革|项目|制度|事项)[^，,。；、\d]{0,6}"
)
"""甲、乙等6项创新举措: the row before it received it together."""


def _ranked_at(place: FoundRecognition) -> int:
    """Where the words of praise begin: behind the subject that the phrase has of its own (办结率|位居全省第一)."""
    return place.start + subject_before(place.cue.text, place.standing)


def subject_before(words: str, standing: Sequence[Standing]) -> int:
    """How many characters of a phrase stand before its rank."""
    ranks = [s for s in standing if s.kind in ("rank", "top-tier")]
    return max(0, words.find(ranks[0].text)) if ranks else 0


def _recipients(holders: Holders, at: int, told: int | None = None) -> tuple[str, ...]:
    """The initiative in the clause of the conferring verb, or all of a row counted there (甲、乙等6项举措), else the
    one before where the clause has no subject of its own; else the sentence's own unit."""
    surface = holders.surface
    sentence = surface.sentence(at)
    clause = surface.clause(at)
    near = holders.initiatives_in(clause.start, at)
    if near and _TOGETHER.fullmatch(surface.covered, near[-1].end, at):
        return tuple(i.id for i in near)
    if not near and clause.start > sentence.start + 1:
        near = _told_before(holders, sentence.start, clause.start, told or at)
    if near and not _SINGLE.search(surface.covered, near[-1].end, at):
        return (near[-1].id,)
    if near:
        return ()
    units = [u for u in holders.units_in(sentence.start, at) if not _confers(surface, u, at)]
    own = [u for u in units if u.start >= clause.start] or [u for u in units if u.start <= sentence.start + 12]
    return (own[-1].id,) if own else ()


def _confers(surface: Surface, unit: Unit, at: int) -> bool:
    """被公安部评为, 在省厅案卷评查中排名, 省厅通报: who confers, examines or reports does not receive."""
    if surface.covered[unit.start - 1 : unit.start] in ("被", "由", "经", "在", "据"):
        return True
    return bool(_examines().match(surface.covered, unit.end, at))


@per_lexicon
def _examines() -> re.Pattern[str]:
    """What follows whoever examines or reports: 案卷评查中, 组织的年度考核结果显示, 公布的排名，通报："""
    examined = any_of(terms_of("standing_cues", "examined"))
    reported = any_of(terms_of("standing_cues", "reported"))
    end = r"(?:结果|活动|工作|情况)?(?:中|里|上|显示|表明)"
    return re.compile(
        rf"(?:(?!在|于|参加)[^，。；：\n]){{0,14}}?{examined}{end}|[^，。；：\n]{{0,6}}?{reported}(?:[：，]|的[^，。；：\n]{{0,14}}?{examined})"
    )


def _told_before(holders: Holders, floor: int, start: int, at: int) -> list[Initiative]:
    """What the clause before tells of; with 相关做法 what the sentence tells of."""
    surface = holders.surface
    if _anaphor().match(surface.covered, start):
        return holders.initiatives_in(floor, start)[:1]
    previous = surface.clause(start - 1)
    if start - previous.end > 2 or holders.units_in(start, start + 1) or has_own_subject(surface, start, at):
        return []
    held = holders.initiatives_in(max(previous.start, floor), previous.end)
    if held and _MEANS.search(surface.covered, held[-1].end, previous.end):
        return []
    return [i for i in held if not (i.rule or "").endswith((":none", ":use"))]


_MEANS = re.compile(r"资金|政策|等活动")


@per_lexicon
def _anaphor() -> re.Pattern[str]:
    return re.compile(any_of(terms_of("link_cues", "anaphor")))


_NO_SUBJECT = re.compile(
    r"(?:先后|成功|连续[一二三四五六七八九十两\d]+(?:年|届|次)|20\d\d年(?:度)?|\d{1,2}月(?:\d{1,2}日)?|今年|当年|同时|并|也|均|都|已|共|再|又|"
    r"于|在|[被获经由][^，,。；]*|得到|受到|"
    r"成为|其|此|该|相关|有关|工作|做法|经验|成果|成效|成绩|模式|机制|改革|举措|案例|项目|典型|作为|以|一举|"
    r"[国省市区县][^，,。；]{0,14}[厅局委部府办院上中会赛动评选]|的|和|与|、|分别|全部|高度)*"
)


_PART = re.compile(r"其中|(?:案件|率|满意度|人数|积分|成绩)(?:[均都]|在[^，,。；]*)?$")


def has_own_subject(surface: Surface, start: int, at: int) -> bool:
    """Whether the clause names what received it (塞罕坝林场荣获…), so that nothing before it did."""
    return at - start >= 2 and not _NO_SUBJECT.fullmatch(surface.covered, start, at)


def names_part(surface: Surface, start: int, at: int) -> bool:
    return bool(_PART.search(surface.covered, start, at))


def names_another(surface: Surface, start: int, at: int) -> bool:
    """Whether what received it is no part or measure of what stands before it: 其中3个案件, 参考率、合格率."""
    return has_own_subject(surface, start, at) and not names_part(surface, start, at)


def _made_first(holders: Holders, at: int) -> tuple[str, ...]:
    """全省首创A、B、C: all that stand in one row behind the words."""
    surface = holders.surface
    clause = surface.clause(at)
    after = holders.initiatives_in(at, clause.end)
    if not after or after[0].start - at > 6:
        return ()
    row = [after[0]]
    for initiative in after[1:]:
        if not _ROW.fullmatch(surface.covered, row[-1].end, initiative.start):
            break
        row.append(initiative)
    return tuple(i.id for i in row)


def _conferrers(holders: Holders, place: FoundAward) -> tuple[str, ...]:
    """被省政府确认为…, 获评省政府“…”, 入选省局…: the body between 被 and the verb, or right before the title."""
    surface = holders.surface
    clause = surface.clause(place.cue.start)
    before = [
        u
        for u in holders.units_in(clause.start, place.cue.start)
        if surface.covered[u.start - 1 : u.start] in ("被", "获", "由", "经")
    ]
    within = [
        u for u in holders.units_in(place.cue.end, place.end) if u.start <= place.start and u.end <= place.start + 8
    ]
    return tuple(u.id for u in (before[-1:] or within[-1:]))


def _praising(holders: Holders, place: FoundRecognition) -> tuple[str, ...]:
    if not place.rule.endswith(("praise", "spread")):
        return ()
    return tuple(u.id for u in holders.units_in(place.start, place.end))
