"""Those named beside an honour that did not receive it: the contest it was won in, who leads, examines or reports,
whose list it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from zhiji.extraction.honours.awards import FoundAward
from zhiji.extraction.honours.recognised import FoundRecognition
from zhiji.extraction.honours.scopes import WORDS
from zhiji.extraction.text.surface import Surface
from zhiji.lexicon.patterns import Pattern, Terms
from zhiji.model import Initiative, Unit

M = TypeVar("M", Initiative, Unit)


def receivers(surface: Surface, held: Sequence[M], honours: Iterable[FoundAward | FoundRecognition]) -> list[M]:
    """Those of ``held`` that may have received something: not who leads, nor whose name stands in a title
    (入选司法部案例库) or is the claim itself (青山市唯一)."""
    names = [(honour.start, honour.end) for honour in honours]
    return [
        one
        for one in held
        if not any(start <= one.start and one.end <= end for start, end in names)
        and not _leads(surface, one)
        and not _stands_by(surface, one)
    ]


_PARTNER = Pattern("document_words", "{together}$")
_STOOD_FOR = Pattern(WORDS, "{stood-for}$")
_STANDING_IN, _OVERSEES = Pattern(WORDS, "{standing-in}"), Pattern(WORDS, "{oversees}")


def _stands_by(surface: Surface, one: Initiative | Unit) -> bool:
    """代表|青山市|参加大会, 自觉接受|政协|民主监督, 联合|青山市|打造: for whom somebody stood, who oversees, with whom
    the subject did it."""
    covered = surface.covered
    if isinstance(one, Unit) and _PARTNER.search(covered, max(0, one.start - 4), one.start):
        return True
    stood_for = _STOOD_FOR.search(covered, max(0, one.start - 4), one.start) and _STANDING_IN.match(covered, one.end)
    return bool(stood_for or _OVERSEES.match(covered, one.end))


_LED_IN = Pattern(WORDS, r"{taking-place}[^，。；：]{0,30}$")
_LED = Pattern(WORDS, r"(?:(?!{taking-place})[^，。；：]){0,30}?{led-by}")


def _leads(surface: Surface, one: Initiative | Unit) -> bool:
    """在市委和区委的正确领导下: who leads is not who receives."""
    begin = max(surface.clause(one.start).start, one.start - 40)
    return bool(_LED_IN.search(surface.covered, begin, one.start)) and bool(_LED.match(surface.covered, one.end))


_CONTEST = Pattern(WORDS, "{contest}$")
_IN_CONTEST = Pattern(
    WORDS, r"(?:(?!{taking-part})[^，。；：、\n]){0,14}?{within}(?:{receiving-adverb|no-subject}*$|(?=，))"
)


def is_contest(surface: Surface, one: Initiative, at: int) -> bool:
    """Whether something was won in it at ``at``: 在“…”评议活动|中获优秀, 法治建设考核|位居第一."""
    return bool(_CONTEST.search(surface.covered, one.start, one.end) or _IN_CONTEST.match(surface.covered, one.end, at))


_HELD = Pattern(WORDS, r"[^，。；：、\n]{0,40}?{contest|contest-held}{within}{receiving-adverb|no-subject}*$")


def holds_contest(surface: Surface, unit: Unit, at: int) -> bool:
    """在省司法厅|2024年度案例评选活动中获: whose contest it was confers what was won in it at ``at``."""
    behind = surface.covered[unit.start - 1 : unit.start] in _TAKING_PLACE
    body = not _PLACE.search(surface.covered, unit.start, unit.end)
    return behind and body and bool(_HELD.match(surface.covered, unit.end, at))


_TAKING_PLACE, _PLACE = Terms(WORDS, "taking-place"), Pattern(WORDS, "{seat}$")
_SOME = r"(?<![第前\d])\d{1,5}[余多]?(?:{person-counter}|个{group})"
_COUNTED, _ROW_OF_SOME = Pattern(WORDS, _SOME), Pattern(WORDS, "{row-link}" + _SOME)


def is_counted(surface: Surface, start: int, at: int) -> bool:
    """县法院|3名法官获评: some of its people or groups received it; in 8个集体|、6名个人获评 both did."""
    return bool(_COUNTED.search(surface.covered, start, at)) and not _ROW_OF_SOME.match(surface.covered, start, at)


_CONFERS = Terms(WORDS, "confers-behind")
_CONFERRED, _LONGEST_CUE, _GIVING = Pattern("award_cues", "{award}$"), 6, Terms(WORDS, "giving")


def confers(surface: Surface, unit: Unit, at: int) -> bool:
    """被公安部评为, 获评公安部…, 在省厅案卷评查中排名, 省厅通报: who confers, examines or reports does not receive."""
    if surface.covered[unit.start - 1 : unit.start] in _CONFERS:
        return True
    cue = _CONFERRED.search(surface.covered, max(0, unit.start - _LONGEST_CUE), unit.start)
    if cue and cue.group() not in _GIVING:
        return True
    return bool(_EXAMINES.match(surface.covered, unit.end, at))


_EXAMINES = Pattern(
    "standing_cues",
    r"(?:(?!{honour_words:taking-part})[^，。；：\n]){0,14}?{examined}{honour_words:matter}?{honour_words:shows}"
    r"|[^，。；：\n]{0,6}?{reported}(?:[：，]|的[^，。；：\n]{0,14}?{examined})",
)
"""What follows whoever examines or reports: 案卷评查中, 组织的年度考核结果显示, 公布的排名，通报："""
