"""Which stretches are names: each weighed by its clues, the best of those that overlap kept."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

from zhiji.extraction.deciding.edges import without_work
from zhiji.extraction.deciding.spans import Stretch, Text, find_stretches, span_clues
from zhiji.extraction.text.word_classes import classes_of
from zhiji.extraction.weighing import Weights
from zhiji.lexicon import load_terms
from zhiji.lexicon.patterns import Pattern, any_of

EXACT, PARTLY, WRONG = "exact", "partly", "wrong"
"""The labels of a stretch: a name; one that overlaps a name; none."""
_OF_A_ROW = 0.75
"""What part of the confidence an organisation needs that stands in a row which says it is of organisations."""
_PARTLY_COUNTS = 0.5
"""How much a stretch that is only partly right counts when it is decided whether to keep it."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A stretch with what was thought of it: ``confidence`` that it names something, whether it was ``kept``."""

    kind: str
    start: int
    end: int
    confidence: float
    exact: float
    kept: bool
    clues: tuple[str, ...]
    rule: str | None


def choose(text: Text, weights: Mapping[str, Weights], least: Mapping[str, float]) -> list[Choice]:
    """Every stretch of ``text`` weighed, in text order. Kept are those that reach ``least`` of their kind, the likelier
    of two that overlap (a recognition may hold a unit)."""
    weighed = _weighed(text, weights)
    kept = _kept(text, weighed, least)
    return [_choice(text, *w, kept=id(w[0]) in kept) for w in weighed]


def keep_names(text: Text, weights: Mapping[str, Weights], least: Mapping[str, float]) -> list[Choice]:
    """Those of ``choose`` that are kept."""
    weighed = _weighed(text, weights)
    kept = _kept(text, weighed, least)
    return [_choice(text, *w, kept=True) for w in weighed if id(w[0]) in kept]


_Weighed: TypeAlias = tuple[Stretch, float, float, list[str]]
"""A stretch, how likely it is a name, how likely it only overlaps one, and its clues."""


def _weighed(text: Text, weights: Mapping[str, Weights]) -> list[_Weighed]:
    return [_weigh(text, stretch, weights[stretch.kind]) for stretch in find_stretches(text)]


def _kept(text: Text, weighed: Sequence[_Weighed], least: Mapping[str, float]) -> set[int]:
    """The stretches that are names, by identity."""
    kept: set[int] = set()
    taken: dict[int, frozenset[str]] = {}
    for stretch, exact, partly, _ in sorted(weighed, key=_order):
        needed = least[stretch.kind] * (_OF_A_ROW if stretch.seen.get("rule") == _LISTED else 1)
        if exact + _PARTLY_COUNTS * partly < needed or _is_barred(text, stretch):
            continue
        places = range(stretch.first, stretch.last)
        held = frozenset[str]().union(*(taken.get(at, ()) for at in places))
        if all(_may_meet({other, stretch.kind}, stretch) for other in held):
            kept.add(id(stretch))
            taken |= {at: taken.get(at, frozenset()) | {stretch.kind} for at in places}
    return kept


def _may_meet(kinds: set[str], stretch: Stretch) -> bool:
    """A unit may stand in a recognition, and a national body at the head of an honour (国务院督查激励)."""
    if kinds == {"unit", "recognition"}:
        return True
    return kinds == {"unit", "award"} and stretch.seen.get("rule") == _NATIONAL


_NATIONAL = "unit:whole"


def _order(weighed: _Weighed) -> tuple[float, int, int, str]:
    """The likeliest first."""
    stretch, exact, partly, _ = weighed
    return -(exact + 0.3 * partly), stretch.first, stretch.last, stretch.kind


def _is_barred(text: Text, stretch: Stretch) -> bool:
    """What is never one, however likely it looks: what stands outside every sentence, which is a page's and not the
    report's; in a glossary all but units and documents; a title or a first in a plan, which nobody conferred yet; a
    unit that is a number or a date; and what ``_is_no_initiative`` says."""
    start, end = text.words[stretch.first].start, text.words[stretch.last - 1].end
    if text.surface.report.sentence_at(start) is None:
        return True
    role = text.surface.role(start)
    if role == "notes" and stretch.kind in ("award", "recognition", "initiative"):
        return True
    if role == "plans" and stretch.kind in ("award", "recognition"):
        return True
    if stretch.kind == "award":
        return stretch.seen.get("rule") != _GRADE and _is_no_title(text.surface.text[start:end])
    if stretch.kind == "recognition":
        return end - start < _SHORTEST_PRAISE and not _PRAISES.search(text.surface.text, start, end)
    if stretch.kind == "unit":
        return bool(_BARE_NUMBER.fullmatch(text.surface.text, start, end))
    if text.is_ruled_by(_LISTED, "unit", start, end):
        return True
    return stretch.kind == "initiative" and _is_no_initiative(text, start, end)


_BARE_NUMBER = Pattern("numerals", r"第?[\d{=digit}百千万亿多余年月日.]+[次届批]?")
_SHORTEST_TITLE, _SHORTEST_PRAISE = 4, 3
_GRADE = "award:grade"
_LISTED = "unit:listed"
"""The rule for organisations in a row that says it is of organisations (划入3家单位，分别是…)."""
_PRAISES = Pattern("honour_words", "{short-praise}")
"""What two characters must have that rank or praise (首创, 率先), and 全国 or 规模 have not."""


def _is_no_title(name: str) -> bool:
    """A place or a few characters (全国, 国家) that neither stand in quotes nor name a prize."""
    return len(name) < _SHORTEST_TITLE and not _PRIZE.search(name)


_PRIZE = Pattern("honour_words", "[“”]|{prize}$")


def _is_no_initiative(text: Text, start: int, end: int) -> bool:
    """A bare channel (微信公众号), head noun (攻坚行动) or place; one character; what breaks off at a mark (涉钢、);
    how good alone (最严格); what is fought or removed, without the work; a line to follow (“争先进”|主线); words with a
    verb that no name holds (从制度入手理顺工作机制), or that go on behind one (“警务快办”以来); a part of an
    organisation's name (发展和改革 of 发展和改革局)."""
    whole, inside, behind = _no_names()
    name = text.surface.text[start:end]
    if (
        len(name) == 1
        or name in whole
        or name[-1] in _BROKEN_OFF
        or name.rstrip("”").endswith(behind)
        or "R" in classes_of(name)
        or _PLACE.fullmatch(name)
        or _SUPERLATIVE.fullmatch(name)
    ):
        return True
    if _FOUGHT.fullmatch(name) and not _FIGHT.match(text.surface.covered, end):
        return True
    if name.endswith("”") and _SLOGAN.match(text.surface.covered, end):
        return True
    return text.is_part_of_ruled("unit", start, end) or bool(inside.search(text.surface.covered, start, end))


_BROKEN_OFF = "、，（(《“"
_PLACE = Pattern("no_names", r"(?!.*{no-place}$)[\u4e00-\u9fff]{1,4}{place-end}")
_SUPERLATIVE = Pattern("no_names", r"{superlative}[\u4e00-\u9fff]{1,3}")
"""最严格, 最优: how good, and not what."""


_FOUGHT = Pattern("no_names", r"{fought}|“{fought}”|[\u4e00-\u9fff]{0,8}“{removed}”|{removed}")
"""What is fought or removed (电信网络诈骗, 物流通道“断头路”), and not the work of it."""
_FIGHT = Pattern("no_names", r"[^，。；：\n]{0,40}?{fight}")
"""“断头路”、乙路改造, 非法集资等专项治理: the work stands behind, in the same clause."""

_SLOGAN = Pattern("no_names", "{slogan}")
"""“争先进”工作主线: quoted words that are a line to follow."""


@cache
def _no_names() -> tuple[frozenset[str], re.Pattern[str], tuple[str, ...]]:
    whole, inside, behind = (load_terms("no_names", "kind", kind) for kind in ("whole", "inside", "behind"))
    return frozenset(whole), re.compile(any_of(inside)), tuple(behind)


def _weigh(text: Text, stretch: Stretch, weights: Weights) -> _Weighed:
    clues = span_clues(text, stretch)
    chances = dict(zip(weights.labels, weights.probabilities(clues), strict=True))
    return stretch, chances.get(EXACT, 0.0), chances.get(PARTLY, 0.0), clues


def _choice(text: Text, stretch: Stretch, exact: float, partly: float, clues: Sequence[str], *, kept: bool) -> Choice:
    start, end = text.words[stretch.first].start, text.words[stretch.last - 1].end
    if stretch.kind == "initiative":
        end = start + len(without_work(text.surface.text[start:end]))
    return Choice(
        stretch.kind,
        start,
        end,
        exact + partly,
        exact,
        kept,
        tuple(clues),
        stretch.seen.get("rule"),
    )
