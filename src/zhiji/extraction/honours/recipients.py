"""Who received what is conferred or praised at a place of the text."""

from __future__ import annotations

from collections.abc import Sequence

from zhiji.extraction.honours.by_place import NEAR, ROW_JOINT, Holders
from zhiji.extraction.honours.bystanders import confers, is_contest, is_counted
from zhiji.extraction.honours.conferrers import PASSIVE, given_to
from zhiji.extraction.honours.own_subjects import HONOURED, has_own_subject, names_next, subject_before
from zhiji.extraction.honours.recognised import FoundRecognition
from zhiji.extraction.honours.scopes import WORDS
from zhiji.extraction.text.rows import last_row
from zhiji.extraction.text.surface import Surface
from zhiji.lexicon.patterns import Pattern
from zhiji.model import Initiative, Unit


def ranked_at(place: FoundRecognition) -> int:
    """Where the words of praise begin: behind the subject that the phrase has of its own (办结率|位居全省第一)."""
    return place.start + subject_before(place.cue.text, place.standing)


def recipients(holders: Holders, at: int, told: int | None = None) -> tuple[str, ...]:
    """The initiative in the clause of the conferring verb, or all of a row counted there (甲、乙等6项举措), else the
    one before where the clause has no subject of its own; else the sentence's own unit."""
    surface = holders.surface
    sentence = surface.sentence(at)
    clause = surface.clause(at)
    at = _before_givers(surface, clause.start, at)
    if given := given_to(holders, clause, at, told):
        return given
    near = [i for i in holders.initiatives_in(clause.start, at) if not is_contest(surface, i, at)]
    if near and _POINTS.match(surface.covered, near[-1].start) and not near[-1].coref:
        before = surface.clause(max(0, clause.start - 2))
        return tuple(i.id for i in holders.initiatives_in(before.start, near[-1].start)[-1:])
    if row := _mixed_row(holders, near, clause.start, at):
        return row
    if near and _TOGETHER.fullmatch(surface.covered, near[-1].end, at):
        return tuple(i.id for i in near)
    if near and _RECEIVES.fullmatch(surface.covered, near[-1].end, at):
        return tuple(i.id for i in last_row(surface.covered, near, ROW_JOINT))
    if not near and clause.start > sentence.start + 1:
        near = _told_before(holders, sentence.start, clause.start, told or at)
    if near:
        told_of = not _SINGLE.search(surface.covered, near[-1].end, at) and (
            told is not None or not names_next(surface, near[-1].end, at)
        )
        return (near[-1].id,) if told_of else ()
    opening = _opening(surface, sentence.start)
    units = [u for u in holders.units_in(min(opening, clause.start), at) if not confers(surface, u, at)]
    own = [u for u in units if u.start >= max(opening, clause.start)]
    own = own or [u for u in units if opening <= u.start <= opening + NEAR]
    last = max([clause.start, *(u.end for u in own)])
    if is_counted(surface, last, at) or (own and told is None and names_next(surface, last, at)):
        return ()
    return tuple(u.id for u in last_row(surface.covered, own, ROW_JOINT) if _is_named(u))


_POINTS = Pattern("initiative_words", "{this}")


def _mixed_row(holders: Holders, near: Sequence[Initiative], start: int, at: int) -> tuple[str, ...]:
    """“金凤”、丁公司|获: a row right before the verb of initiatives and units; empty where there is none."""
    surface = holders.surface
    units = [u for u in holders.units_in(start, at) if not confers(surface, u, at)]
    row = last_row(surface.covered, sorted([*near, *units], key=lambda one: one.start), ROW_JOINT)
    if len({type(one) for one in row}) < _KINDS or not _RECEIVES.fullmatch(surface.covered, row[-1].end, at):
        return ()
    return tuple(one.id for one in row)


_KINDS = 2


def _is_named(unit: Unit) -> bool:
    """Whether a unit says who it is: 4家企业 are as many, 企业 alone is nobody."""
    return not unit.group or unit.count is not None or len(unit.name) > _CLASS


_CLASS = 2


_SINGLE = Pattern(WORDS, r"{single}|\d+[个件起项宗名]")
"""Single cases, which an initiative produced, received it; the initiative itself did not."""
_TOGETHER = Pattern(
    WORDS,
    r"[^，,。；、\d]{0,12}?{row-more}?(?:\d{1,2}|(?![一二])[{=numerals:digit|pair|ten}]){item}{praised}*{practice}[^，,。；、\d]{0,6}"
    r"|[^，,。；\d]{0,80}?{row-more}(?:\d{1,3}{odd}?{item}|{many})?{praised}*(?:{practice}|{work})"
    r"(?:[^，,。；、\d]{0,6}|{receiving}[^，,。；]*)",
)
"""甲、乙等6项创新举措, 甲、侦查破案等20余项工作: the row before it received it together."""


_RECEIVES = Pattern(WORDS, "{row-joint|receiving-adverb}*")


_UNDER = Pattern(WORDS, r"(?:20\d\d{year-since}，?|{no-subject}，)*在[^。；]{2,40}?{led-by}，?")


_LONGEST_ROW = 30


def _opening(surface: Surface, start: int) -> int:
    """Where a sentence begins behind 在…领导下: who leads is not who receives."""
    under = _UNDER.match(surface.covered, start)
    return under.end() if under else start


def _before_givers(surface: Surface, start: int, at: int) -> int:
    """Where the words about who gives begin (被省教育厅、省财政厅|评为): what stands before them received."""
    by = surface.covered.rfind(PASSIVE.all[0], start, at)
    near = start < by and at - by <= _LONGEST_ROW and not HONOURED.search(surface.covered, by, at)
    return by if near else at


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


def made_first(holders: Holders, at: int) -> tuple[str, ...]:
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


_ROW = Pattern(WORDS, "{row-joint}*")
