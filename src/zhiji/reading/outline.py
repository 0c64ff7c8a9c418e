"""The outline of a report: sections with their role, points, sentences, as places in the untouched text."""

from __future__ import annotations

import re
from typing import Any

from zhiji.lexicon.patterns import Pattern
from zhiji.model import Place, Report, SectionRole
from zhiji.reading.front import Front, find_front
from zhiji.reading.headings import (
    APPENDIX,
    ends_line,
    find_footnote,
    find_heading,
    find_plain_heading,
    opens_glossary,
    opens_longer,
    opens_notes,
)
from zhiji.reading.marks import Mark, find_marks
from zhiji.reading.nesting import CHAPTER_RANK, LIST_RANK, PLAIN_RANK, TURN_RANK, Nest, Opened
from zhiji.reading.points import Kind, find_points
from zhiji.reading.roles import (
    WORDS,
    goes_on_with_problems,
    role_of_heading,
    role_of_title,
    submits,
    turn_of,
    turns_back,
)
from zhiji.reading.sentences import cut_places, find_sentence_ends

_ADDRESS = Pattern(WORDS, "{address}")
_SPEECH = Pattern(WORDS, "{address|congress}")
_LOOKS_BACK = re.compile(r"回顾|总结")
_OPENING_REACH = 200


def outline_report(text: str, front: Front | None = None, **head: Any) -> Report:
    """A Report over ``text`` with its outline; ``head`` are the Report's other fields (title, issuer, year, …), and
    ``front`` is what stands before its body, where that has been found already.

    Sections, points and sentences cover the report itself; the page around it has none. Each line and each marker
    begins a point, but a heading line and the one paragraph under it are one. Linear in the text.
    """
    front = front or find_front(text)
    marks = [mark for mark in find_marks(text) if mark.start >= front.body and not front.leaves_out(mark.start)]
    sentences = _find_sentences(text, front, marks)
    walk = _Walk(text, head.get("year"), front, marks, sentences)
    for i in range(len(sentences)):
        walk.step(i)
    walk.nest.close(0, sentences[-1].end if sentences else 0)
    sections = tuple(sorted(walk.nest.sections, key=lambda section: (section.start, section.level)))
    return Report(text, **head, sections=sections, points=find_points(walk.points, sentences), sentences=sentences)


def _find_sentences(text: str, front: Front, marks: list[Mark]) -> tuple[Place, ...]:
    """The sentences of the report: they end where sentences end, and where a marker or the page around it begins."""
    cuts = {0, len(text), *find_sentence_ends(text), *(mark.start for mark in marks)}
    for mark in marks:  # a marker broken over two lines is one marker
        cuts.difference_update(range(mark.start + 1, mark.end))
    for place in (*front.holes, *((front.title,) if front.title else ())):
        cuts |= {place.start, place.end}
    return tuple(place for place in cut_places(text, sorted(cuts)) if not front.leaves_out(place.start))


class _Walk:
    """One pass over the sentences, opening and closing sections; ``points`` are the places where points begin."""

    def __init__(
        self, text: str, year: int | None, front: Front, marks: list[Mark], sentences: tuple[Place, ...]
    ) -> None:
        self.text = text
        self.year = year
        self.front = front
        self.sentences = sentences
        self.marks = {mark.start: mark for mark in marks}
        title = text[front.title.start : front.title.end] if front.title else ""
        self.nest = Nest(text, marks, role_of_title(title))
        self.later = self._is_given_later()
        self.points: list[tuple[int, Kind]] = []
        self.headed: dict[str, int] = {}  # the last number of each scheme that had a heading

    def _is_given_later(self) -> bool:
        """Whether the lines above the report, or its opening, tell that it was given to an assembly in the year after
        the one it tells of."""
        opening = self.text[: self.front.body + _OPENING_REACH]
        return self.year is not None and f"{self.year + 1}年" in opening and bool(_SPEECH.search(opening))

    def step(self, i: int) -> None:
        start = self.sentences[i].start
        first = self._begins_paragraph(i)
        mark = self.marks.get(start)
        if mark and not (first and self._opens_glossary(self.sentences[i])):
            self._enter_mark(mark, i)
        elif start >= self.front.body:
            self._enter_text(i, first)
        opened = self.nest.stack[-1] if self.nest.stack and self.nest.stack[-1].start == start else None
        if first or mark or opened:
            self.points.append((start, self._kind(mark, opened, self.sentences[i].end)))

    def _kind(self, mark: Mark | None, opened: Opened | None, end: int) -> Kind:
        if opened and ends_line(self.text, end):
            return "slogan" if opened.rank == PLAIN_RANK else "heading"
        return "marked" if mark else "plain"

    def _begins_paragraph(self, i: int) -> bool:
        if i == 0 or self.sentences[i].start == self.front.body:
            return True
        gap = self.text[self.sentences[i - 1].end : self.sentences[i].start]
        return "\n" in gap or "\r" in gap

    def _enter_mark(self, mark: Mark, i: int) -> None:
        self.nest.close_for(mark)
        listed = mark.number > 1 and self.headed.get(mark.scheme) != mark.number - 1
        if heading := find_heading(self.text, mark, self.sentences, i, self.marks, listed=listed):
            self.headed[mark.scheme] = mark.number
            words = self.text[slice(*heading)]
            own = role_of_heading(words, self.year, len(self.nest.stack) + 1)
            if self.nest.role == "notes":
                own = self._behind_notes(mark, own)
            self.nest.open(Opened(mark.rank, mark.start, heading, self._role(own, words), mark))

    def _behind_notes(self, mark: Mark, own: SectionRole | None) -> SectionRole:
        """The role of a heading that follows a glossary: only a chapter that says its own ends it."""
        if own is None or mark.rank > CHAPTER_RANK:
            return "notes"
        self.nest.close(0, mark.start)
        return own

    def _role(self, own: SectionRole | None, words: str) -> SectionRole:
        """A section's role: its own, else that of what it stands in; behind the plans a chapter goes on with plans."""
        nest = self.nest
        if not nest.stack:
            return own or ("plans" if nest.before == "plans" else nest.base)
        if own is None or (nest.role != "results" and own == "results" and not _LOOKS_BACK.search(words)):
            return nest.role
        return own

    def _enter_text(self, i: int, first: bool) -> None:
        if first:
            self._end_lists(i)
            if self._enter_line(i):
                return
        if self.nest.role == "notes":
            return
        place = self.sentences[i]
        sentence = self.text[place.start : place.end]
        turn = self.nest.turn
        if first and turn and self._is_over(turn, sentence, self.text[self.sentences[i - 1].end - 1]):
            self.nest.close_turn(place.start)
            turn = None
        found = turn_of(sentence, self.nest.role, self.year, later=self.later)
        opening = not self.nest.stack and not self.nest.sections
        if found and (first or found[0] != "results") and not (opening and submits(self.text, place.start)):
            role, begin, end = found
            if turn:
                self.nest.close_turn(place.start)
            elif role != "results":
                self.nest.close(self.nest.held_by_turn(place.start), place.start)
            if self.nest.role != role:
                heading = (place.start + begin, place.start + end)
                self.nest.open(Opened(TURN_RANK, place.start, heading, role, inside=not first))

    def _is_over(self, turn: Opened, sentence: str, last: str) -> bool:
        """Whether a new paragraph ends a turn: problems, what began inside a paragraph and a look back among plans last
        no longer than it. A line that ends in the middle of a sentence is no paragraph's end."""
        if last in "：:" or last.isalnum() or (turn.role == "problems" and goes_on_with_problems(sentence)):
            return False
        return turn.role in ("problems", "results") or turn.inside or turns_back(sentence, self.year)

    def _end_lists(self, i: int) -> None:
        """A paragraph without a marker ends the 一是…二是… before it, unless their last stood as a heading on its own
        line; one that speaks to the assembly again ends more."""
        start = self.sentences[i].start
        if _ADDRESS.match(self.text, start):
            self._end_at_address(i)
        elif self.nest.stack and self.nest.stack[-1].heading[1] < self.sentences[i - 1].end - 1:
            self.nest.close_from(LIST_RANK, start)

    def _end_at_address(self, i: int) -> None:
        """Words to the assembly end what stands below the chapter, but not plans that began without a heading; behind
        notes the report goes on as before them."""
        place, nest = self.sentences[i], self.nest
        if nest.role == "notes":
            nest.close(0, place.start)
            nest.open(Opened(0, place.start, (place.start, place.end), nest.before))
            return
        goes_on = nest.turn is not None and nest.turn.role == "plans" and not nest.turn.inside
        nest.close_from((TURN_RANK if goes_on else CHAPTER_RANK) + 1, place.start)

    def _enter_line(self, i: int) -> bool:
        """Open the heading that a line without a marker is; whether it is one."""
        place, nest = self.sentences[i], self.nest
        if self._opens_glossary(place):
            nest.close(0, place.start)
            nest.open(Opened(0, place.start, (place.start, place.end), "notes"))
            return True
        if APPENDIX.fullmatch(self.text, place.start, place.end):
            nest.close(0, place.start)
            nest.open(Opened(0, place.start, (place.start, place.end), nest.before))
            return True
        if nest.role != "notes" and (term := find_footnote(self.text, place.start)):
            nest.open(Opened(LIST_RANK, place.start, term, "notes"))
            return True
        heading = find_plain_heading(self.text, place) if nest.role != "notes" else None
        if heading is None or i + 1 == len(self.sentences):
            return False
        ended = self.text[heading[1] : place.end]
        own = role_of_heading(self.text[slice(*heading)], self.year, 1) if ended != "。" else None
        chapter = own is not None and (own != nest.role or not nest.stack or nest.stack[-1].rank == 0 or self._in_turn)
        longer = not ended.strip("。") and opens_longer(self.text, self.sentences[i + 1], place, self.marks)
        if not chapter and not longer:
            return False
        rank = 0 if chapter else PLAIN_RANK
        nest.close_from(rank, place.start)
        nest.open(Opened(rank, place.start, heading, own if own and chapter else nest.role))
        return True

    @property
    def _in_turn(self) -> bool:
        """Whether the role is that of a turn inside a paragraph, which ends with it."""
        turn = self.nest.turn
        return turn is not None and turn.inside

    def _opens_glossary(self, place: Place) -> bool:
        """Whether a line opens a glossary, or is its first note: it stands behind a report, so that a sentence was
        told before it."""
        alone = opens_glossary(self.text[place.start : place.end]) and ends_line(self.text, place.end)
        notes = self.nest.role != "notes" and opens_notes(self.text, place.start)
        return (alone or notes) and self.text.find("。", self.front.body, place.start) >= 0
