"""Shortcomings: the clauses in which a report admits a problem."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from zhiji.extraction.text.surface import Surface, one_of, per_lexicon, terms_of
from zhiji.model import Section

_LEAD = re.compile(
    r"(?:第?[一二三四五六七八九十]+(?:是|、|，)|[（(]?[一二三四五六七八九十\d]+[)）.．、]|主要(?:表现|体现)(?:在|为)?[：:，]?|但是?|同时|特别是|还存在|仍然?存在|"
    r"也(?:感觉|认识)到|我们|[，,、：:；;\s　—])+"
)
_FRAME = re.compile(
    r"(?:主要表现|主要体现|具体表现|总体来看|清醒(?:地)?(?:看|认识)到|存在的问题|以下(?:问题|不足)|正视|"
    r"(?:存在|面临)[^，,。；]{0,8}?(?:问题|不足|差距|短板|困难)(?:[和与、](?:不足|问题|短板|困难|挑战|薄弱环节))*$)"
)
_ANNOUNCED = re.compile(
    r"(?:(?:问题|不足|困难|挑战|差距|短板|薄弱环节)(?:[，,]?(?:主要)?(?:是|为|有|在于|表现在|体现在|表现为|如下|集中在))?|主要(?:是|有|表现在|表现为|体现在)|存在)[：:]"
)
_FORETOLD = re.compile(
    r"(?:(?:存在|面临)[^，,。；：:]{0,10}(?:问题|困难|挑战|不足|差距|短板)|"
    r"(?:问题|挑战|困难)[^，,。；：:]{0,6}(?:仍然|依然|还)(?:不少|很多|较多))[\s　]*$"
)
_AND_SO_ON = re.compile(r"[，,、]等等[\s　]*$")
_MAKE_GOOD = re.compile(
    r"[\s　]*(?:[（(]?[一二三四五六七八九十]{1,2}[)）、])?(?:针对|对此|为此|下一步|下步|今后|接下来|"
    r"[^，,。；]{0,6}我们(?:将|一定|要)|20\d\d年(?:是|将|要)|[^，,。；]{0,8}将(?:切实|进一步|采取|继续|以))"
)
_END = re.compile(r"[。！\n]")
_PART = re.compile(r"[；;]|[，,](?=(?:第?[一二三四五六七八九十]+是))")
_ABOVE_ALL = re.compile(r"[，,](?=特别是)")
_MARK = re.compile(r"[，,。；;：！\n]")
_REACH = 120  # characters: a clause is shorter
_COMMA = re.compile(r"[，,]")
_ADMITS = re.compile(
    r"(?:还|仍|尚)(?:然)?(?:存在|有)[^。；，,]{0,20}(?:不足|差距|问题|短板|薄弱|不够)|(?:还有|还存在|尚有)不少差距|现象(?:还)?时有发生"
)
_OPENS_LIST = re.compile(r"(?:面临|存在)[^。；：:\n]{0,30}(?:困难|问题|不足|挑战|差距|短板)[^。；：:\n]{0,10}[：:]")


@dataclass(frozen=True, slots=True)
class FoundShortcoming:
    start: int
    end: int
    rule: str


@per_lexicon
def _cues() -> re.Pattern[str]:
    return re.compile(one_of(terms_of("shortcoming_cues", "kind", "lack")))


def find_shortcomings(surface: Surface) -> list[FoundShortcoming]:
    """Admitted problems: each item of a section on problems, or of a list that a sentence announces (主要是：…); where
    there is neither, sentences that admit one."""
    found: list[FoundShortcoming] = []
    for section in surface.report.sections:
        if section.role == "problems":
            found += _in_section(surface, _body_of(section), section.end)
    found = found or list(_listed(surface)) or list(_admitted(surface))
    unique = {(f.start, f.end): f for f in found if f.end - f.start > 3}
    return [unique[key] for key in sorted(unique)]


def _body_of(section: Section) -> int:
    """Behind the heading; a word far behind the marker, or a long sentence, is none."""
    heading = section.heading
    told = len(heading.text) > _LONG or heading.start - section.start > _FAR or heading.end >= section.end
    return section.start if told else heading.end


_LONG = 30
_FAR = 10
_SEEN = re.compile(r"[^；;。]*(?:认识|感觉|看)到(?:我们)?")


def _listed(surface: Surface) -> Iterator[FoundShortcoming]:
    for match in _OPENS_LIST.finditer(surface.covered):
        if surface.role(match.start()) != "plans":
            end = _END.search(surface.covered, match.end())
            yield from _items(surface, match.end(), end.start() if end else len(surface.covered), True)


def _admitted(surface: Surface) -> Iterator[FoundShortcoming]:
    for match in _ADMITS.finditer(surface.covered):
        floor = max(0, match.start() - _REACH)
        before = [m.end() for m in _MARK.finditer(surface.covered, floor, match.start())]
        after = _MARK.search(surface.covered, match.end())
        end = after.start() if after else len(surface.covered)
        yield FoundShortcoming(_behind(surface, _LEAD, before[-1] if before else floor, end), end, "shortcoming:admits")


def _in_section(surface: Surface, start: int, end: int) -> list[FoundShortcoming]:
    """Sentence by sentence, up to where the report says how it will make good."""
    found: list[FoundShortcoming] = []
    at, foretold = start, False
    for match in [*_END.finditer(surface.covered, start, end), None]:
        stop = match.start() if match else end
        if found and _MAKE_GOOD.match(surface.covered, at, stop):
            break
        announced = [m.end() for m in _ANNOUNCED.finditer(surface.covered, at, stop)]
        sentence = surface.covered[at:stop]
        listed = bool(announced) or foretold or bool(_AND_SO_ON.search(sentence))
        found += _items(surface, announced[-1] if announced else at, stop, listed)
        foretold = bool(_FORETOLD.search(sentence)) or (foretold and not sentence.strip())
        at = match.end() if match else end
    return found


def _items(surface: Surface, start: int, end: int, announced: bool) -> Iterator[FoundShortcoming]:
    """The parts of a sentence that are problems: all of an announced list, else those with a word of lack."""
    start = _behind(surface, _SEEN, start, end)
    parts = list(_split(surface, _PART, start, end))
    if len(parts) == 1:
        parts = list(_split(surface, _ABOVE_ALL, start, end))
    if announced and len(parts) == 1:
        clauses = [(first, last) for first, last in _split(surface, _COMMA, start, end) if last - first >= 4]
        lacking = sum(bool(_cues().search(surface.covered, *clause)) for clause in clauses)
        parts = clauses if len(clauses) >= 3 and 5 * lacking >= 3 * len(clauses) else parts
    for begin, last in parts:
        first = _behind(surface, _LEAD, _behind(surface, _SEEN, begin, last), last)
        words = surface.covered[first:last].rstrip().removesuffix("等等").removesuffix("等").rstrip("，,、")
        if not 4 <= len(words) <= 120 or _FRAME.search(words) or _MAKE_GOOD.match(words):
            continue
        if announced or _cues().search(words):
            yield FoundShortcoming(first, first + len(words), "shortcoming:section")


def _behind(surface: Surface, opening: re.Pattern[str], start: int, end: int) -> int:
    match = opening.match(surface.covered, start, end)
    return match.end() if match and end - match.end() >= 4 else start


def _split(surface: Surface, at: re.Pattern[str], start: int, end: int) -> Iterator[tuple[int, int]]:
    for match in at.finditer(surface.covered, start, end):
        yield start, match.start()
        start = match.end()
    yield start, end
