"""Links: where the text ties an outcome to an initiative, and on what words.

Explicit only with a cue that stands in the text; the same sentence and the same point by the guidelines. Precision
before recall: "the report says so" is the promise.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from zhiji.extraction.link_cues import best_cue, cue_since, cue_used, first_group, last_group
from zhiji.extraction.link_topics import (
    continues,
    exclude_achieved,
    exclude_counted,
    is_at_large,
    leads,
    may_belong,
    shares_words,
    worked_on,
)
from zhiji.extraction.recipients import has_own_subject, names_another, names_part, subject_before
from zhiji.extraction.surface import Surface
from zhiji.model import Award, Basis, Initiative, Quantity, Recognition, Span

Outcome = Award | Recognition | Quantity


@dataclass(frozen=True, slots=True)
class FoundLink:
    initiative: Initiative
    outcome: Outcome
    basis: Basis
    cue: tuple[Span, ...]
    rule: str


_REACH = 1200  # characters: a sentence of a report is shorter


@dataclass
class _Room:
    """Initiatives and outcomes of one report, and which initiatives are one."""

    surface: Surface
    initiatives: Sequence[Initiative]
    starts: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self.starts = [i.start for i in self.initiatives]

    def between(self, start: int, end: int) -> list[Initiative]:
        """The initiatives carried out that stand whole between two places, not too far before the second."""
        start = max(start, end - _REACH)
        held = self.initiatives[bisect_left(self.starts, start) : bisect_left(self.starts, end)]
        return [i for i in held if i.end <= end and i.phase == "carried-out"]

    def named_with(self, outcome: Quantity) -> bool:
        """Whether the figure stands inside a name (亘富200万吨褐煤提质工程)."""
        at = bisect_left(self.starts, outcome.start) - 1
        return at >= 0 and outcome.end < self.initiatives[at].end

    def after(self, place: int) -> Initiative | None:
        """The first initiative behind a place."""
        at = bisect_left(self.starts, place)
        return self.initiatives[at] if at < len(self.initiatives) else None


def find_links(surface: Surface, initiatives: Sequence[Initiative], outcomes: Sequence[Outcome]) -> list[FoundLink]:
    """Links in the order of their outcomes; each pair once, with its strongest basis."""
    room = _Room(surface, initiatives)
    by_id = {i.id: i for i in initiatives}
    found: list[FoundLink] = []
    for outcome in outcomes:
        if surface.role(outcome.start) != "results":
            continue
        if isinstance(outcome, Award | Recognition):
            found += _credited(room, outcome, by_id)
        elif outcome.is_outcome and _is_result(surface, outcome):
            found += _measured(room, outcome)
    return _strongest(found)


_ORDER = {"explicit": 0, "same-sentence": 1, "same-paragraph": 2}


def _strongest(links: list[FoundLink]) -> list[FoundLink]:
    best: dict[tuple[str, str], FoundLink] = {}
    for link in links:
        key = (link.initiative.coref or link.initiative.id, link.outcome.id)
        if key not in best or _ORDER[link.basis] < _ORDER[best[key].basis]:
            best[key] = link
    return list(best.values())


def _credited(room: _Room, outcome: Award | Recognition, by_id: dict[str, Initiative]) -> Iterator[FoundLink]:
    """An award or recognition and the initiatives that received it, the conferring words as the cue; where the
    recipients are single cases or not said, the last initiative before in its sentence."""
    received = [by_id[ref] for ref in outcome.recipient if ref in by_id]
    for initiative in received:
        if initiative.phase == "carried-out":
            yield FoundLink(initiative, outcome, "explicit", (_conferring(room.surface, outcome),), "link:recipient")
    before = room.between(room.surface.sentence(outcome.start).start, outcome.start)
    if before and _is_of_another(room.surface, before[-1], outcome):
        return
    if before and not received and not outcome.recipient and outcome.rule != "recognition:first":
        for initiative in last_group(room.surface, before):
            yield FoundLink(initiative, outcome, "same-sentence", (), "link:sentence")


def _is_of_another(surface: Surface, initiative: Initiative, outcome: Award | Recognition) -> bool:
    """塞罕坝林场荣获…: the clause names another that received it."""
    told = min(outcome.start, _conferring(surface, outcome).start)
    if isinstance(outcome, Recognition):
        told += subject_before(outcome.text, outcome.standing)
    start = surface.clause(told).start
    if initiative.end > start:
        return False
    if isinstance(outcome, Award):
        return not names_part(surface, start, told)
    if initiative.end < surface.clause(start - 1).start and has_own_subject(surface, start, told):
        return True
    return names_another(surface, start, told)


_AIM = re.compile(r"(?:力争|争取|努力|不低于)[^，。；]*$")


def _is_result(surface: Surface, outcome: Quantity) -> bool:
    """Not what is to be (力争达到100%), nor what was in another year (在2019年下降24.1%基础上)."""
    clause = surface.clause(outcome.start)
    year = surface.report.year
    if year and outcome.period and outcome.period.isdecimal() and outcome.period != str(year):
        return False
    return not _AIM.search(surface.covered, max(clause.start, outcome.start - 60), outcome.start)


_CONFER = re.compile(
    r"(?:获评|荣获|入选|获批|被[^，。；]{0,16}?(?:评为|评选为|确认为|认定为|授予|命名为)|评为|评选为|确认为|获得|获|被|授予|获选|作为|首创|率先|推广)"
)


def _conferring(surface: Surface, outcome: Award | Recognition) -> Span:
    """The conferring words nearest before the title, or the recognition's own words."""
    if isinstance(outcome, Recognition):
        return outcome.span
    sentence = surface.sentence(outcome.start)
    before = list(_CONFER.finditer(surface.covered, max(sentence.start, outcome.start - 120), outcome.start))
    last = before[-1] if before else _CONFER.search(surface.covered, outcome.end, min(sentence.end, outcome.end + 60))
    return surface.report.span(*last.span()) if last else outcome.span


def _measured(room: _Room, outcome: Quantity) -> Iterator[FoundLink]:
    """A figure and the initiative it used, or those before it in its sentence, else in its point."""
    surface = room.surface
    sentence = surface.sentence(outcome.start)
    behind = room.after(outcome.start)
    used = cue_used(surface, behind, outcome)
    if used:
        yield FoundLink(used[0], outcome, "explicit", used[1], "link:used")
        return
    if room.named_with(outcome):
        return
    if behind and worked_on(surface, behind, outcome):
        yield FoundLink(behind, outcome, "same-sentence", (), "link:worked-on")
        return
    before = room.between(sentence.start, outcome.start)
    if before:
        yield from _told_before(surface, before, outcome, sentence.start)
        return
    point = surface.point(outcome.start)
    earlier = room.between(point.start, sentence.start)
    if earlier and not is_at_large(outcome.subject.text if outcome.subject else ""):
        told = surface.sentence(earlier[-1].start).start
        group = first_group(surface, [i for i in earlier if i.start >= told])
        for initiative in group:
            if continues(surface, initiative, sentence, outcome):
                yield FoundLink(initiative, outcome, "same-paragraph", (), "link:point")


_CROWD = 5
"""Where a sentence has named as many initiatives, a figure belongs only to those of a row whose words it repeats."""


def _told_before(surface: Surface, before: list[Initiative], outcome: Quantity, floor: int) -> Iterator[FoundLink]:
    if outcome.unit in _BUILT_OF:
        return
    if since := cue_since(surface, before, outcome, floor):
        yield from (FoundLink(i, outcome, "explicit", since[1], "link:since") for i in _named_by(since[0], outcome))
        return
    held = exclude_achieved(surface, exclude_counted(surface, before))
    for _ in range(2):
        group = last_group(surface, held)
        cue, rule = best_cue(surface, group, outcome, floor)
        if cue or may_belong(surface, group[-1], outcome):
            basis: Basis = "explicit" if cue else "same-sentence"
            if not cue and len(group) > 1 and len({i.name for i in before}) >= _CROWD:
                group = [i for i in group if shares_words(i.name, outcome.subject.text if outcome.subject else "")]
            yield from (FoundLink(i, outcome, basis, cue, rule) for i in _named_by(group, outcome))
            if not cue and group and leads(before[0], group[0]):
                yield FoundLink(before[0], outcome, basis, cue, "link:lead")
            return
        held = [i for i in held if i.end <= group[0].start]
        if not held or group[-1].end <= surface.clause(outcome.start).start:
            return


def _named_by(group: Sequence[Initiative], outcome: Quantity) -> Sequence[Initiative]:
    """Those of a row whose own words the outcome's subject repeats, where it repeats any; else all."""
    subject = outcome.subject.text if outcome.subject else ""
    pairs = {subject[n : n + 2] for n in range(len(subject) - 1)}
    repeated = [i for i in group if sum(i.text[n : n + 2] in pairs for n in range(len(i.text) - 1)) >= 2]
    return repeated if len(repeated) == 1 else group


_BUILT_OF = frozenset(("个方面", "方面", "张", "套", "轮", "大", "个层次", "类", "章"))
