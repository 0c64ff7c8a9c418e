"""Who received an award or a recognition, and who conferred it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from zhiji.extraction.honours.awards import FoundAward
from zhiji.extraction.honours.by_place import ROW_JOINT, Holders
from zhiji.extraction.honours.bystanders import is_counted, receivers
from zhiji.extraction.honours.conferrers import conferred_at, conferrers, praising
from zhiji.extraction.honours.own_subjects import has_own_subject
from zhiji.extraction.honours.places import Fitting
from zhiji.extraction.honours.praisers import praised, praisers, without
from zhiji.extraction.honours.recipients import made_first, ranked_at, recipients
from zhiji.extraction.honours.recognised import FoundRecognition
from zhiji.extraction.honours.scopes import WORDS
from zhiji.extraction.text.rows import members
from zhiji.extraction.text.surface import Surface
from zhiji.lexicon.patterns import Pattern
from zhiji.model import Award, Initiative, Recognition, Span, Unit


def build_awards(
    surface: Surface,
    found: Sequence[FoundAward],
    initiatives: Sequence[Initiative],
    units: Sequence[Unit],
    beside: Sequence[FoundRecognition] = (),
) -> list[Award]:
    """The awards of a report, ids a1, a2, …; ``beside`` are its recognitions."""
    holders = Holders(surface, initiatives, units)
    fitting = Fitting(surface, units)
    receiving = _receiving(holders, (*found, *beside), fitting)
    built: list[Award] = []
    for number, place in enumerate(sorted(found, key=lambda f: f.start), 1):
        recipient = _fitting(receiving, fitting, place, recipients(receiving, conferred_at(place)))
        if not recipient and built and _goes_on(surface, built[-1], place):
            recipient = built[-1].recipient
        built.append(
            Award(
                id=f"a{number}",
                start=place.start,
                end=place.end,
                text=surface.text[place.start : place.end],
                recipient=recipient,
                conferred_by=conferrers(holders, place),
                standing=place.standing,
                rule=place.rule,
                reading="extracted",
            )
        )
    return _shared_out(receiving, [place.cue for place in sorted(found, key=lambda f: f.start)], built)


def _shared_out(holders: Holders, cues: Sequence[Span], built: Sequence[Award]) -> list[Award]:
    """甲市、乙市分别入选A、B, 甲、乙分获A、B: of a row of as many titles as receivers each has its own, and none where
    the one in its place was not read."""
    shared = list(built)
    for first, cue in enumerate(cues):
        row = [award for award, other in zip(built[first:], cues[first:], strict=True) if other == cue]
        start = holders.surface.clause(cue.start).start
        if (first and cues[first - 1] == cue) or not _EACH.search(holders.surface.covered, start, cue.end):
            continue
        parts = [p for p in members(holders.surface.covered, start, cue.start, ROW_JOINT) if p[0] < p[1]]
        if len(row) == len(parts) > 1:
            for at, (begin, end) in enumerate(parts):
                there = {one.id for one in holders.units if begin <= one.start < end}
                there |= {one.id for one in holders.initiatives if begin <= one.start < end}
                shared[first + at] = replace(row[at], recipient=tuple(r for r in row[at].recipient if r in there))
    return shared


_EACH = Pattern(WORDS, "{respectively}")


def _receiving(holders: Holders, honours: Sequence[FoundAward | FoundRecognition], fitting: Fitting) -> Holders:
    """Those that may have received an honour."""
    surface = holders.surface
    initiatives = receivers(surface, holders.initiatives, honours)
    units = [unit for unit in receivers(surface, holders.units, honours) if not fitting.is_above(unit)]
    return Holders(surface, initiatives, units)


def _fitting(holders: Holders, fitting: Fitting, place: FoundAward, ids: tuple[str, ...]) -> tuple[str, ...]:
    """The recipients of the kind that a title wants; where there are none such, or none is told, the report's own."""
    surface = holders.surface
    title = surface.text[place.start : place.end]
    held = _of_the_kind(holders, fitting, place, ids)
    if held or (not ids and not _is_unsaid(surface, place)):
        at = conferred_at(place)
        return held or fitting.of_our(surface.clause(at).start, at)
    if _SOME_BEFORE.search(title) or _SOME_BEHIND.match(surface.covered, place.end):
        return ()
    return fitting.of_issuer(title)


def _of_the_kind(
    holders: Holders, fitting: Fitting, place: FoundAward | FoundRecognition, ids: tuple[str, ...]
) -> tuple[str, ...]:
    """Those of the recipients that are of the kind a title wants: no policy is the only province of the country."""
    title = holders.surface.text[place.start : place.end]
    fits = {i.id for i in holders.initiatives if fitting.holds(title, i)}
    fits |= {u.id for u in holders.units if fitting.holds(title, u)}
    return tuple(one for one in ids if one in fits)


_SOME_BEFORE = Pattern(WORDS, r"^[“”]?\d+[余多]?{counter}")
_SOME_BEHIND = Pattern(WORDS, r"\d+[余多]?{counter}")
"""Several of one title, which several hold: 创建全国文明城市|8个."""


def _is_unsaid(surface: Surface, place: FoundAward) -> bool:
    """Whether the clause says neither who received it nor how many did."""
    at = conferred_at(place)
    start = surface.clause(at).start
    return not (has_own_subject(surface, start, at) or is_counted(surface, start, at))


def build_recognitions(
    surface: Surface,
    found: Sequence[FoundRecognition],
    initiatives: Sequence[Initiative],
    units: Sequence[Unit],
    beside: Sequence[FoundAward] = (),
) -> list[Recognition]:
    """The recognitions of a report, ids r1, r2, …; ``beside`` are its awards."""
    holders = Holders(surface, initiatives, units)
    fitting = Fitting(surface, units)
    receiving = _receiving(holders, (*found, *beside), fitting)
    built: list[Recognition] = []
    for number, place in enumerate(found, 1):
        after = place.rule == "recognition:first" and not place.cue.text.endswith("首批")
        by = praisers(holders, place)
        kept = without(receiving, by, surface.clause(place.start).start)
        recipient = made_first(holders, place.end) if after else recipients(kept, place.start, ranked_at(place))
        recipient = _of_the_kind(kept, fitting, place, recipient)
        recipient = recipient or (praised(holders, place, by) if by else _ranked(holders, fitting, place))
        built.append(
            Recognition(
                id=f"r{number}",
                start=place.start,
                end=place.end,
                text=surface.text[place.start : place.end],
                recipient=recipient,
                conferred_by=praising(holders, place) or tuple(unit.id for unit in by),
                standing=place.standing,
                optional=place.optional,
                rule=place.rule,
                reading="extracted",
            )
        )
    return built


def _ranked(holders: Holders, fitting: Fitting, place: FoundRecognition) -> tuple[str, ...]:
    """生产总值增长6%，增速位居全市第一: what the report of a place's government ranks is its own, where the sentence
    names nobody else."""
    sentence = holders.surface.sentence(place.start)
    alone = place.rule == "recognition:rank" and not holders.units_in(sentence.start, place.start)
    return fitting.of_place() if alone else ()


def _goes_on(surface: Surface, before: Award, place: FoundAward) -> bool:
    """甲模式获评…，成功入选…: the next clause of the sentence leaves the recipient out."""
    at = conferred_at(place)
    same = surface.sentence(before.start).start == surface.sentence(at).start
    return same and not has_own_subject(surface, surface.clause(at).start, at)
