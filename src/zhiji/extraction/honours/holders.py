"""Who received an award or a recognition, and who conferred it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from zhiji.extraction.honours.awards import WORDS, FoundAward
from zhiji.extraction.honours.bystanders import confers, holds_contest, is_contest, is_counted, receivers
from zhiji.extraction.honours.places import Fitting
from zhiji.extraction.honours.recognised import FoundRecognition
from zhiji.extraction.text.rows import first_row, last_row
from zhiji.extraction.text.surface import Surface
from zhiji.lexicon.patterns import Pattern, Terms
from zhiji.model import Award, Initiative, Place, Recognition, Standing, Unit


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
        recipient = _fitting(receiving, fitting, place, _recipients(receiving, _conferred_at(place)))
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
    return _shared_out(surface, built)


def _shared_out(surface: Surface, built: Sequence[Award]) -> list[Award]:
    """甲市、乙市分别入选A、B: of a row of as many titles as receivers each has its own."""
    shared = list(built)
    for first, award in enumerate(built):
        many = len(award.recipient)
        row = built[first : first + many]
        if many < 2 or len(row) < many or any(other.recipient != award.recipient for other in row):
            continue
        sentence = surface.sentence(award.start)
        if row[-1].end <= sentence.end and _EACH.search(surface.covered, sentence.start, award.start):
            for at, other in enumerate(row):
                shared[first + at] = replace(other, recipient=(award.recipient[at],))
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
    fits = [i.id for i in holders.initiatives if i.id in ids and fitting.holds(title, i)]
    fits += [u.id for u in holders.units if u.id in ids and fitting.holds(title, u)]
    held = tuple(one for one in ids if one in fits)
    if held or (not ids and not _is_unsaid(surface, place)):
        return held
    if _SOME_BEFORE.search(title) or _SOME_BEHIND.match(surface.covered, place.end):
        return ()
    return fitting.of_issuer(title)


_SOME_BEFORE = Pattern(WORDS, r"^[“”]?\d+[余多]?{counter}")
_SOME_BEHIND = Pattern(WORDS, r"\d+[余多]?{counter}")
"""Several of one title, which several hold: 创建全国文明城市|8个."""


def _is_unsaid(surface: Surface, place: FoundAward) -> bool:
    """Whether the clause says neither who received it nor how many did."""
    at = _conferred_at(place)
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
    receiving = _receiving(holders, (*found, *beside), Fitting(surface, units))
    built: list[Recognition] = []
    for number, place in enumerate(found, 1):
        after = place.rule == "recognition:first" and not place.cue.text.endswith("首批")
        recipient = _made_first(holders, place.end) if after else _recipients(receiving, place.start, _ranked_at(place))
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


_ROW = Pattern(WORDS, "{row-joint}*")
_SINGLE = Pattern(WORDS, r"{single}|\d+[个件起项宗名]")
"""Single cases, which an initiative produced, received it; the initiative itself did not."""
_TOGETHER = Pattern(
    WORDS,
    r"[^，,。；、\d]{0,12}?{row-more}?(?:\d{1,2}|(?![一二])[{=numerals:digit|pair|ten}]){item}{praised}*{practice}[^，,。；、\d]{0,6}"
    r"|[^，,。；\d]{0,80}?{row-more}(?:\d{1,3}{odd}?{item}|{many})?{praised}*(?:{practice}|{work})"
    r"(?:[^，,。；、\d]{0,6}|{receiving}[^，,。；]*)",
)
"""甲、乙等6项创新举措, 甲、侦查破案等20余项工作: the row before it received it together."""


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
    at = _before_givers(surface, clause.start, at)
    if given := _given_to(holders, clause, at, told):
        return given
    near = [i for i in holders.initiatives_in(clause.start, at) if not is_contest(surface, i, at)]
    if near and _TOGETHER.fullmatch(surface.covered, near[-1].end, at):
        return tuple(i.id for i in near)
    if near and _RECEIVES.fullmatch(surface.covered, near[-1].end, at):
        return tuple(i.id for i in last_row(surface.covered, near, _ROW_JOINT))
    if not near and clause.start > sentence.start + 1:
        near = _told_before(holders, sentence.start, clause.start, told or at)
    if near:
        told_of = not _SINGLE.search(surface.covered, near[-1].end, at) and (
            told is not None or not _names_next(surface, near[-1].end, at)
        )
        return (near[-1].id,) if told_of else ()
    opening = _opening(surface, sentence.start)
    units = [u for u in holders.units_in(min(opening, clause.start), at) if not confers(surface, u, at)]
    own = [u for u in units if u.start >= max(opening, clause.start)]
    own = own or [u for u in units if opening <= u.start <= opening + _NEAR]
    last = max([clause.start, *(u.end for u in own)])
    if is_counted(surface, last, at) or (own and told is None and _names_next(surface, last, at)):
        return ()
    return tuple(u.id for u in last_row(surface.covered, own, _ROW_JOINT))


def _given_to(holders: Holders, clause: Place, at: int, told: int | None) -> tuple[str, ...]:
    """国家体育总局授予|我市|“…”奖杯: who stands behind the verb of giving, where none was given it (被…授予)."""
    covered = holders.surface.covered
    if (
        told is not None
        or not covered.startswith(_GIVING.all, at)
        or covered.find(_PASSIVE.all[0], clause.start, at) >= 0
    ):
        return ()
    return tuple(u.id for u in holders.units_in(at, at + _NEAR) if covered[at : u.start] in _GIVING)


_GIVING = Terms(WORDS, "giving")


def _names_next(surface: Surface, start: int, at: int) -> bool:
    """甲乡|被命名为“…”、龙西路|被评为: another of the row received it, who is no unit and no initiative."""
    cut = surface.covered.rfind("、", start, at)
    told = cut >= 0 and _HONOURED.search(surface.covered, start, cut)
    return bool(told) and has_own_subject(surface, cut + 1, at)


_HONOURED = Pattern("award_cues", "{award}")


_NEAR = 12
_UNDER = Pattern(WORDS, r"(?:20\d\d{year-since}，?|{no-subject}，)*在[^。；]{2,40}?{led-by}，?")
_RECEIVES = Pattern(WORDS, "{row-joint|receiving-adverb}*")
_LONGEST_ROW = 30


def _opening(surface: Surface, start: int) -> int:
    """Where a sentence begins behind 在…领导下: who leads is not who receives."""
    under = _UNDER.match(surface.covered, start)
    return under.end() if under else start


def _before_givers(surface: Surface, start: int, at: int) -> int:
    """Where the words about who gives begin (被省教育厅、省财政厅|评为): what stands before them received."""
    by = surface.covered.rfind(_PASSIVE.all[0], start, at)
    near = start < by and at - by <= _LONGEST_ROW and not _HONOURED.search(surface.covered, by, at)
    return by if near else at


_PASSIVE = Terms(WORDS, "passive")


_ROW_JOINT = Pattern(WORDS, "{row-link}")


_CONFERRED = Terms(WORDS, "conferred-behind")


def _told_before(holders: Holders, floor: int, start: int, at: int) -> list[Initiative]:
    """What the clause before tells of; with 相关做法 what the sentence tells of."""
    surface = holders.surface
    if _ANAPHOR.match(surface.covered, start):
        return holders.initiatives_in(floor, start)[:1]
    previous = surface.clause(start - 1)
    if start - previous.end > 2 or holders.units_in(start, start + 1) or has_own_subject(surface, start, at):
        return []
    held = holders.initiatives_in(max(previous.start, floor), previous.end)
    held = [i for i in held if not is_contest(surface, i, previous.end)]
    if held and _MEANS.search(surface.covered, held[-1].end, previous.end):
        return []
    return [i for i in held if not (i.rule or "").endswith((":none", ":use"))]


_MEANS = Pattern(WORDS, "{means}")


_ANAPHOR = Pattern("link_cues", "{anaphor}")


_NO_SUBJECT = Pattern(
    WORDS,
    r"(?:{no-subject}|{taking-place}[^，,。；：\n]{0,40}?{contest|contest-held}{within}|连续[{=numerals:digit|pair|ten}\d]+[年届次]|20\d\d年度?|\d{1,2}月(?:\d{1,2}日)?|{by-whom}[^，,。；]*|"
    r"{seat}[^，,。；]{0,14}{seat-end})*",
)


_PART = Pattern(WORDS, "其中|{part}(?:[均都]|在[^，,。；]*)?$")


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
    told = holders.units_in(clause.start, place.cue.start)
    if told and _given_to(holders, clause, _conferred_at(place), None):
        return tuple(u.id for u in last_row(surface.covered, told, _ROW_JOINT))
    given = next((n for n in reversed(range(len(told))) if surface.covered[told[n].start - 1] in _CONFERRED), len(told))
    before = first_row(surface.covered, told[given:], _ROW_JOINT)
    within = [
        u for u in holders.units_in(place.cue.end, place.end) if u.start <= place.start and u.end <= place.start + 8
    ]
    holding = [u for u in told if holds_contest(surface, u, place.cue.start)]
    return tuple(u.id for u in (before or within[-1:] or holding))


def _praising(holders: Holders, place: FoundRecognition) -> tuple[str, ...]:
    """受到市委、市政府表扬: the bodies in the phrase; 被省厅总结为…: of another phrase those right behind its verb."""
    told = holders.units_in(place.start, place.end)
    if not place.rule.endswith(("praise", "spread")):
        verb = _RECEIVED.match(holders.surface.covered, place.start)
        told = (
            first_row(holders.surface.covered, told, _ROW_JOINT)
            if verb and told and told[0].start == verb.end()
            else []
        )
    return tuple(u.id for u in told)


_RECEIVED = Pattern(WORDS, "{receiving}")
