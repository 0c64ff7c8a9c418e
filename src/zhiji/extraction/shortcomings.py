"""Shortcomings: the clauses in which a report admits a problem."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from zhiji.extraction.text.clauses import clause_end, clause_start
from zhiji.extraction.text.surface import Surface
from zhiji.lexicon.patterns import Pattern
from zhiji.model import Section

WORDS = "shortcoming_cues"
_CUE = Pattern(WORDS, "{lack}")
_LEAD = Pattern(
    WORDS,
    r"(?:第?[{=numerals:digit|ten}]+[是、，]|[（(]?[{=numerals:digit|ten}\d]+[)）.．、]|"
    r"{mostly}[：:，]?|{lead}|[，,、：:；;\s　—])+",
)
_FRAME = Pattern(WORDS, "{frame}|{beset}[^，,。；]{0,8}?{trouble}(?:[和与、]{trouble|challenge})*$")
_ANNOUNCED = Pattern(WORDS, "(?:{trouble|challenge}(?:[，,]?(?:主要)?{namely})?|{mainly})[：:]")
_FORETOLD = Pattern(
    WORDS,
    r"(?:{beset}[^，,。；：:]{0,10}{trouble|challenge}|{trouble|challenge}[^，,。；：:]{0,6}{still}{many})[\s　]*$",
)
_AND_SO_ON = re.compile(r"[，,、]等等[\s　]*$")
_MAKE_GOOD = Pattern(
    WORDS,
    r"[\s　]*(?:[（(]?[{=numerals:digit|ten}]{1,2}[)）、])?"
    r"(?:{next}|[^，,。；]{0,6}{we-will}|20\d\d{year-will}|[^，,。；]{0,8}{will})",
)
_END = re.compile(r"[。！\n]")
_PART = Pattern(WORDS, "[；;]|[，,](?=第?[{=numerals:digit|ten}]+是)")
_ABOVE_ALL = Pattern(WORDS, "[，,](?=特别是)")
_REACH = 120  # characters: a clause is shorter
_COMMA = Pattern(WORDS, "[，,]")
_ADMITS = Pattern(WORDS, "[还仍尚]然?{has}[^。；，,]{0,20}{lacking}|{admits}")
_OPENS_LIST = Pattern(WORDS, r"{beset}[^。；：:\n]{0,30}{trouble|challenge}[^。；：:\n]{0,10}[：:]")


@dataclass(frozen=True, slots=True)
class FoundShortcoming:
    start: int
    end: int
    rule: str


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
_SEEN = Pattern(WORDS, "[^；;。]*{perceive}(?:我们)?")


def _listed(surface: Surface) -> Iterator[FoundShortcoming]:
    for match in _OPENS_LIST.finditer(surface.covered):
        if surface.role(match.start()) not in ("plans", "notes"):
            end = _END.search(surface.covered, match.end())
            yield from _items(surface, match.end(), end.start() if end else len(surface.covered), True)


def _admitted(surface: Surface) -> Iterator[FoundShortcoming]:
    for match in _ADMITS.finditer(surface.covered):
        if surface.role(match.start()) == "notes":
            continue
        start = clause_start(surface.covered, max(0, match.start() - _REACH), match.start())
        end = clause_end(surface.covered, match.end(), len(surface.covered))
        yield FoundShortcoming(_behind(surface, _LEAD, start, end), end, "shortcoming:admits")


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
        lacking = sum(bool(_CUE.search(surface.covered, *clause)) for clause in clauses)
        parts = clauses if len(clauses) >= 3 and 5 * lacking >= 3 * len(clauses) else parts
    for begin, last in parts:
        first = _behind(surface, _LEAD, _behind(surface, _SEEN, begin, last), last)
        words = surface.covered[first:last].rstrip().removesuffix("等等").removesuffix("等").rstrip("，,、")
        if not 4 <= len(words) <= 120 or _FRAME.search(words) or _MAKE_GOOD.match(words):
            continue
        if announced or _CUE.search(words):
            yield FoundShortcoming(first, first + len(words), "shortcoming:section")


def _behind(surface: Surface, opening: Pattern, start: int, end: int) -> int:
    match = opening.match(surface.covered, start, end)
    return match.end() if match and end - match.end() >= 4 else start


def _split(surface: Surface, at: Pattern, start: int, end: int) -> Iterator[tuple[int, int]]:
    for match in at.finditer(surface.covered, start, end):
        yield start, match.start()
        start = match.end()
    yield start, end
