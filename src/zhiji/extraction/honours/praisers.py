"""Who praises and reports: 央视报道, 省委领导批示肯定, 省厅给予高度评价. They confer a recognition, receive none."""

from __future__ import annotations

from zhiji.extraction.honours.by_place import ROW_JOINT, Holders
from zhiji.extraction.honours.recognised import FoundRecognition
from zhiji.extraction.honours.scopes import WORDS
from zhiji.extraction.text.rows import first_row
from zhiji.lexicon.patterns import Pattern
from zhiji.model import Unit

_PRESS = Pattern(WORDS, "{press}$")
_REPORTS = Pattern(WORDS, "(?:(?!{receiving|passive}).)*?{reports}")
_APPROVES = Pattern(WORDS, "(?:(?!{receiving|passive}).)*?{approves}")
_RECEIVED = Pattern(WORDS, "{receiving|passive}")
_MEETS = Pattern(WORDS, "(?:在[^，。；]{1,8})?召开")
_GOES_ON = Pattern(WORDS, "(?:{ever|receiving-adverb})*{approves}")
_LOOKED_AT = Pattern(WORDS, "{looked-at}")
_OWN = Pattern(WORDS, "{we}{place-level|body-short}$")


def praisers(holders: Holders, place: FoundRecognition) -> list[Unit]:
    """The units that praise or report in the words of ``place``; of words that go on from the clause before
    (省厅调研…，给予高度评价) those that it begins with."""
    surface = holders.surface
    clause = surface.clause(place.start)
    told = [u for u in holders.units_in(clause.start, place.end) if not is_own(holders, u)]
    behind = min(clause.end, place.end)
    press = [u for u in told if _PRESS.search(u.text) and _REPORTS.match(surface.covered, u.end, behind)]
    if press and not _RECEIVED.search(surface.covered, clause.start, press[0].start):
        return press
    before = [u for u in told if u.end <= place.start]
    if place.rule == "recognition:meeting" and before:
        row = first_row(surface.covered, before, ROW_JOINT)
        return row if row[-1].end == place.start and _MEETS.match(surface.covered, place.start) else []
    if before and _APPROVES.match(surface.covered, before[0].end, behind):
        return first_row(surface.covered, before, ROW_JOINT)
    opened = surface.sentence(place.start).start < clause.start
    if opened and _GOES_ON.match(surface.covered, clause.start, behind):
        return _of_clause_before(holders, clause.start)
    return []


def _of_clause_before(holders: Holders, start: int) -> list[Unit]:
    """省司法厅、市委政法委|主要领导先后调研…，: who came and looked."""
    before = holders.surface.clause(max(0, start - 2))
    told = [u for u in holders.units_in(before.start, before.end) if not is_own(holders, u)]
    row = first_row(holders.surface.covered, told, ROW_JOINT)
    return row if row and _LOOKED_AT.search(holders.surface.covered, row[-1].end, before.end) else []


def without(holders: Holders, by: list[Unit], start: int) -> Holders:
    """Those that may be praised in a clause that begins at ``start``: neither who praises, nor who but the report's
    own body stands before it."""
    out = [u for u in holders.units if u in by or (u.start < start and not is_own(holders, u))]
    return holders.without(out) if by else holders


def is_own(holders: Holders, unit: Unit) -> bool:
    """Whether it is the report's own body: 我局, 我县, or the issuer by its name."""
    return bool(_OWN.fullmatch(unit.text)) or unit.name == holders.surface.report.issuer


def praised(holders: Holders, place: FoundRecognition, by: list[Unit]) -> tuple[str, ...]:
    """What those who praise name behind themselves: the initiative (报道我县“…”工程), else the report's own body
    (对我县的法治建设予以肯定)."""
    end = holders.surface.clause(place.start).end
    if held := holders.initiatives_in(by[-1].end, end):
        return tuple(i.id for i in (held[-1:] if held[-1].end <= place.start else held[:1]))
    return tuple(u.id for u in holders.units_in(by[-1].end, end) if is_own(holders, u))[:1]
