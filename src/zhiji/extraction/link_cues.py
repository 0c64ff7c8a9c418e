"""The words that tie an outcome to an initiative, and which mentions stand in one row."""

from __future__ import annotations

import re
from dataclasses import dataclass

from zhiji.extraction.surface import Surface, one_of, per_lexicon, terms_of
from zhiji.model import Initiative, Quantity, Span


@dataclass(frozen=True)
class _Cues:
    before: re.Pattern[str]
    since: re.Pattern[str]
    effect: re.Pattern[str]


@per_lexicon
def _cues() -> _Cues:
    before = one_of(terms_of("link_cues", "kind", "before"))
    since = one_of(terms_of("link_cues", "kind", "since"))
    effect = one_of(terms_of("link_cues", "kind", "effect"))
    return _Cues(
        re.compile(rf"{before}[^，,。；、]{{0,6}}$"),
        re.compile(rf"自[^，,。；]{{0,16}}?{since}"),
        re.compile(rf"(?:有效|有力|切实|不断|进一步|直接|共同)?(?P<cue>{effect})"),
    )


_ROW = re.compile(r"(?:[、和与及]|以及|等|等?工作|）|\)|）、|活动|，?(?:以及|并))*")


def last_group(surface: Surface, mentions: list[Initiative]) -> list[Initiative]:
    """The last mention and those that stand in one row with it."""
    group = [mentions[-1]]
    for mention in reversed(mentions[:-1]):
        if not _ROW.fullmatch(surface.covered, mention.end, group[0].start):
            break
        group.insert(0, mention)
    return group


def first_group(surface: Surface, mentions: list[Initiative]) -> list[Initiative]:
    """The first mention, which leads its sentence, and those that stand in one row with it."""
    group = mentions[:1]
    for mention in mentions[1:]:
        if not _ROW.fullmatch(surface.covered, group[-1].end, mention.start):
            break
        group.append(mention)
    return group


def best_cue(surface: Surface, group: list[Initiative], outcome: Quantity, floor: int) -> tuple[tuple[Span, ...], str]:
    """The words that tie the outcome to the group, if any do, and the rule that saw them."""
    covered, cues = surface.covered, _cues()
    first, last = group[0], group[-1]
    between = covered[last.end : outcome.start]
    clause = surface.clause(first.start)
    if match := re.search(r"(?:充分)?发挥$", covered[max(floor, first.start - 6) : first.start]):
        role = re.match(r"(?:的)?[^，,。；]{0,6}?作用", between)
        if role:
            start = first.start - len(match.group())
            end = last.end + role.end()
            return (surface.report.span(start, first.start), surface.report.span(end - 2, end)), "link:role"
    if frame := _FRAMED.match(between):
        at = covered.rfind("以", max(floor, first.start - 3), first.start)
        if at >= 0:
            end = last.end + frame.end()
            return (surface.report.span(at, at + 1), surface.report.span(last.end, end)), "link:framed"
    near_by = len(_MARKS.findall(between)) <= _FAR
    if near_by and (match := cues.before.search(covered[max(floor, first.start - 8) : first.start])):
        start = max(floor, first.start - 8) + match.start()
        return (surface.report.span(start, start + 2),), "link:before"
    outcome_clause = surface.clause(outcome.start)
    near = last.end <= outcome_clause.start <= last.end + 30
    if near and (match := cues.effect.match(covered, outcome_clause.start, outcome.start)):
        return (surface.report.span(*match.span("cue")),), "link:effect"
    if match := _HENCE.search(covered, outcome_clause.start, outcome_clause.end):
        return (surface.report.span(*match.span()),), "link:hence"
    of_itself = outcome.subject is not None and outcome.subject.start < last.end
    if not of_itself and _OPENS.fullmatch(covered, clause.start, first.start) and _subject().fullmatch(between):
        return (first.span,), "link:subject"
    return (), "link:sentence"


_USED = re.compile(r"[^，,。；、]{0,16}?(?P<cue>通过|依托|借助|运用|利用)")


def cue_used(
    surface: Surface, initiative: Initiative | None, outcome: Quantity
) -> tuple[Initiative, tuple[Span, ...]] | None:
    """12个项目通过该模式办理: those that are counted used it."""
    if initiative is None or initiative.start > outcome.end + 24 or initiative.phase != "carried-out":
        return None
    match = _USED.fullmatch(surface.covered, outcome.end, initiative.start)
    return (initiative, (surface.report.span(*match.span("cue")),)) if match else None


_HENCE = re.compile("因此|由此|得益于")
_FRAMED = re.compile(r"(?:工作)?为(?:重要)?(?:抓手|载体|依托|牵引|支撑)")
_MARKS = re.compile(r"[，,]")
_FAR = 4
_OPENS = re.compile(r"(?:我[局区市县委]|全[省市区县]|[一二三四五六七八九]是|辖区|\d{1,3}[个家支名]|[各其该]|　| )*")
_TIMES = r"(?:[，,]?自[^，,。；]*以来)?[，,]?(?:全年|累计|共计|共|已|先后|今年以来|\d{4}年|有效|直接)"


@per_lexicon
def _subject() -> re.Pattern[str]:
    """What stands between an initiative that is the subject and the figure: 累计, or what it did, or two such deeds."""
    act = one_of(terms_of("link_cues", "kind", "act"))
    return re.compile(
        rf"{_TIMES}+[^，,。；、“]{{0,12}}|(?:{_TIMES}+|[，,]?){act}[^，,。；、和与及“]{{0,14}}|"
        rf"(?:{_TIMES}+)?{act}(?:[^，,。；“]{{0,18}}[，,、]{act}){{1,2}}[^，,。；、和与及“]{{0,12}}"
    )


def cue_since(
    surface: Surface, mentions: list[Initiative], outcome: Quantity, floor: int
) -> tuple[list[Initiative], tuple[Span, ...]] | None:
    """自10月推行以来: the cue, and the initiative that the same verb (推行) introduced, else the nearest before it."""
    match = _cues().since.search(surface.covered, max(floor, outcome.start - 300), outcome.start)
    if not match:
        return None
    verb = match.group()[-4:-2]
    before = [m for m in mentions if m.end <= match.end()] or mentions[:1]
    same = [m for m in before if verb in surface.covered[max(floor, m.start - 6) : m.start]]
    return last_group(surface, same or before), (surface.report.span(*match.span()),)
