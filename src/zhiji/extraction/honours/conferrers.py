"""Who conferred an award or a recognition, and whom the verb of giving names behind it."""

from __future__ import annotations

from zhiji.extraction.honours.awards import FoundAward
from zhiji.extraction.honours.by_place import NEAR, ROW_JOINT, Holders
from zhiji.extraction.honours.bystanders import holds_contest
from zhiji.extraction.honours.recognised import FoundRecognition
from zhiji.extraction.honours.scopes import WORDS
from zhiji.extraction.text.rows import first_row, last_row
from zhiji.lexicon.patterns import Pattern, Terms
from zhiji.model import Place


def conferred_at(place: FoundAward) -> int:
    """Where the words that confer begin; of 第19批创新举措中，甲、乙获评 behind the title."""
    return place.cue.start if place.rule == "award:before" else min(place.cue.start, place.start)


def given_to(holders: Holders, clause: Place, at: int, told: int | None) -> tuple[str, ...]:
    """国家体育总局授予|我市|“…”奖杯: who stands behind the verb of giving, where none was given it (被…授予)."""
    covered = holders.surface.covered
    if (
        told is not None
        or not covered.startswith(_GIVING.all, at)
        or covered.find(PASSIVE.all[0], clause.start, at) >= 0
    ):
        return ()
    return tuple(u.id for u in holders.units_in(at, at + NEAR) if covered[at : u.start] in _GIVING)


_GIVING = Terms(WORDS, "giving")


PASSIVE = Terms(WORDS, "passive")


def conferrers(holders: Holders, place: FoundAward) -> tuple[str, ...]:
    """被省政府确认为…, 获评省政府“…”, 入选省局…: the body between 被 and the verb, or right before the title."""
    surface = holders.surface
    clause = surface.clause(place.cue.start)
    told = holders.units_in(clause.start, place.cue.start)
    if told and given_to(holders, clause, conferred_at(place), None):
        return tuple(u.id for u in last_row(surface.covered, told, ROW_JOINT))
    given = next((n for n in reversed(range(len(told))) if surface.covered[told[n].start - 1] in _CONFERRED), len(told))
    before = first_row(surface.covered, told[given:], ROW_JOINT)
    within = [
        u for u in holders.units_in(place.cue.end, place.end) if u.start <= place.start and u.end <= place.start + 8
    ]
    holding = [u for u in told if holds_contest(surface, u, place.cue.start)]
    return tuple(u.id for u in (before or within[-1:] or holding))


_CONFERRED = Terms(WORDS, "conferred-behind")


def praising(holders: Holders, place: FoundRecognition) -> tuple[str, ...]:
    """受到市委、市政府表扬: the bodies in the phrase; 被省厅总结为…: of another phrase those right behind its verb."""
    told = holders.units_in(place.start, place.end)
    if not place.rule.endswith(("praise", "spread")):
        verb = _RECEIVED.match(holders.surface.covered, place.start)
        told = (
            first_row(holders.surface.covered, told, ROW_JOINT) if verb and told and told[0].start == verb.end() else []
        )
    return tuple(u.id for u in told)


_RECEIVED = Pattern(WORDS, "{receiving}")
