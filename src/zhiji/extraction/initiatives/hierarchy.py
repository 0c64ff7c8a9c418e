"""Which initiative is part of which: by the heading it stands under, and by words such as 其中 and 包括."""

from __future__ import annotations

from collections.abc import Sequence

from zhiji.extraction.initiatives.candidates import Candidate
from zhiji.extraction.initiatives.sharing import side_by_side
from zhiji.extraction.initiatives.words import WORDS
from zhiji.extraction.text.surface import Surface
from zhiji.lexicon.patterns import Pattern
from zhiji.model import Span

_PART_WORDS = Pattern(WORDS, "{part-word}[^，。；]{0,10}$")


def find_wholes(surface: Surface, places: Sequence[Candidate], firsts: Sequence[int]) -> list[int | None]:
    """For each initiative the number of the one it is part of, or None. ``firsts`` gives each one's first mention."""
    by_heading = _by_heading(surface, places)
    wholes: list[int | None] = []
    for number in range(len(places)):
        whole = _by_words(surface, places, number)
        whole = by_heading[number] if whole is None else whole
        first = firsts[number]
        whole = None if whole is None else firsts[whole]
        wholes.append(whole if whole is not None and whole != first and whole < number else None)
    return [_without_circle(wholes, n) for n in range(len(wholes))]


def _without_circle(wholes: list[int | None], number: int) -> int | None:
    seen = {number}
    at = wholes[number]
    while at is not None:
        if at in seen:
            return None
        seen.add(at)
        at = wholes[at]
    return wholes[number]


def _by_heading(surface: Surface, places: Sequence[Candidate]) -> list[int | None]:
    """The initiative that the innermost heading around each place names, where that is another; none of those that a
    heading names in a row, for it does not say to which of them a thing belongs."""
    in_rows = {number for row in side_by_side(surface, places) if len(row) > 1 for number in row}
    sections = sorted(surface.report.sections, key=lambda s: (s.start, -s.end))
    open_sections: list[tuple[int, int, int | None]] = []
    two_parts = {s.end for s in sections if _has_another_part(surface, s.heading)}
    found: list[int | None] = []
    at = 0
    for number, place in enumerate(places):
        while at < len(sections) and sections[at].start <= place.start:
            heading = sections[at].heading
            first = surface.clause(heading.start).end  # what comes after is an aim or another part
            open_sections.append((sections[at].end, min(heading.end, first), None))
            at += 1
        while open_sections and open_sections[-1][0] <= place.start:
            open_sections.pop()
        held = (
            w
            for end, _, w in reversed(open_sections)
            if w is not None and end > place.start and (end not in two_parts or _is_of_topic(surface, places[w], place))
        )
        whole = next(held, None)
        found.append(whole)
        if open_sections and place.end <= open_sections[-1][1] and open_sections[-1][2] is None:
            end, first, _ = open_sections[-1]
            several = number in in_rows or _is_in_row(surface, place)
            open_sections[-1] = (end, 0, None) if several else (end, first, number)
    return found


def _has_another_part(surface: Surface, heading: Span) -> bool:
    """健全重大行政决策制度，加强法治建设: what stands below may belong to the second part."""
    first = surface.clause(heading.start).end
    return heading.end - first > _PART


def _is_of_topic(surface: Surface, whole: Candidate, place: Candidate) -> bool:
    """Whether the sentence of a place says again what the whole is about: 决策 of 重大行政决策制度."""
    around = surface.sentence(place.start)
    if around.start <= whole.start < around.end:
        around = surface.clause(place.start)
    topic, told = surface.text[whole.start : whole.end], surface.text[around.start : around.end]
    return any(topic[at : at + _WORD] in told for at in range(len(topic) - 2 * _WORD + 1))


_PART, _WORD = 4, 2


def _is_in_row(surface: Surface, place: Candidate) -> bool:
    """Whether the sign of a row stands right before or behind the place: A、B, of which B may be no initiative."""
    return "、" in (surface.text[place.start - 1 : place.start], surface.text[place.end : place.end + 1])


def _by_words(surface: Surface, places: Sequence[Candidate], number: int) -> int | None:
    """A…，其中B: the last initiative before the word, in the same sentence."""
    place = places[number]
    sentence = surface.sentence(place.start)
    match = _PART_WORDS.search(surface.covered, max(sentence.start, place.start - 60), place.start)
    if not match:
        return None
    before = number - 1
    while before >= 0 and places[before].end > match.start():
        before -= 1
    return before if before >= 0 and places[before].start >= sentence.start else None
