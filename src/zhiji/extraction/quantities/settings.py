"""The time that a figure is set in where its own sentence names none: what the head of its row of sentences says, or of
its paragraph, or its heading, or the report's title."""

from __future__ import annotations

import re
from typing import Final

from zhiji.extraction.quantities.cues import WORDS
from zhiji.extraction.quantities.periods import Time, find_periods, is_part, part_in, returns, with_returns
from zhiji.extraction.quantities.phrases import ends_with_verb
from zhiji.lexicon.patterns import Pattern
from zhiji.model import Place, Report

_HEAD: Final = 12
"""Characters in which a sentence begins to name the time that holds for all of it."""
_ROW_GOES_ON: Final = "；;"
_LEAD = Pattern(WORDS, r"^(?:\s|{until}|[—\-·•]|[（(]?[{=numerals:digit|ten}\d]{1,3}[）)、.．](?!\d))+")
_NO_HEAD = Pattern(WORDS, "[，,、]|{from}$")
_CLOSES_HEAD = re.compile(r"[月度年底份末日][，,]")


class Settings:
    """The times that the places of one report are set in."""

    def __init__(self, report: Report, covered: str) -> None:
        self._report, self._covered = report, covered
        self._title = part_in(report.title or "", report.year)
        self._carried = dict(self._carry())

    def usual(self, offset: int) -> str | None:
        """What is reported on at ``offset``: the months that a heading above names, or the title, else the year."""
        year = self._report.year
        for section in reversed(self._report.sections_at(offset)):
            if part := part_in(section.heading.text, year):
                return part
            if year and str(year) in section.heading.text:
                return str(year)
        return self._title or (str(year) if year else None)

    def times(self, sentence: Place) -> list[Time]:
        """The times that a sentence speaks of, with the one that the sentences before hand on to it (1-5月，财税收入…；
        工业产值…。) and the words that return to the usual one."""
        carried = self._carried.get(sentence.start)
        held = [carried._replace(offset=sentence.start)] if carried else []
        usual = self.usual(sentence.start)
        told = [*held, *self._named(sentence)]
        return with_returns(self._covered, sentence.end, told, usual) if usual else told

    def _carry(self) -> list[tuple[int, Time]]:
        """The start of each sentence to which a time is handed on, with that time.

        The head of a row (sentences joined by ；) speaks for the row; the months that open a paragraph and stand alone
        before a comma (2025年1-10月，…) for the paragraph, up to the next time that it names."""
        out: list[tuple[int, Time]] = []
        row: Time | None = None
        frame: Time | None = None
        before: Place | None = None
        for sentence in self._report.sentences:
            if before is None or not self._is_same_paragraph(before, sentence):
                row = frame = None
                opens = True
            else:
                opens = False
                if self._covered[before.end - 1] not in _ROW_GOES_ON:
                    row = frame
            if row:
                out.append((sentence.start, row))
            told = self._named(sentence)
            head = self._head(sentence, told)
            if head:
                row = head
            elif row and returns(self._covered, sentence.start, min(sentence.end, sentence.start + 2 * _HEAD)):
                row = None
            if head and opens and is_part(head.period) and self._stands_alone(sentence):
                frame = head
            elif told or returns(self._covered, sentence.start, sentence.end):
                frame = None
            before = sentence
        return out

    def _named(self, sentence: Place) -> list[Time]:
        return find_periods(self._covered, sentence.start, sentence.end, self._report.year, self._report.text)

    def _head(self, sentence: Place, told: list[Time]) -> Time | None:
        """The time that the sentence begins with, or the scope or noun that it begins with; no year that something is
        from (由2010年的) or that an object has (推动2018年至2020年问题整改)."""
        first = told[0] if told else None
        if first is None or first.begin > sentence.start + _HEAD:
            return None
        before = _LEAD.sub("", self._covered[sentence.start : first.begin])
        return None if _NO_HEAD.search(before) or ends_with_verb(before, 0, len(before)) else first

    def _stands_alone(self, sentence: Place) -> bool:
        return _CLOSES_HEAD.search(self._covered, sentence.start, sentence.start + 2 * _HEAD) is not None

    def _is_same_paragraph(self, one: Place, other: Place) -> bool:
        between = self._report.text[one.end - 1 : other.start]
        return "\n" not in between and self._report.point_at(one.start) == self._report.point_at(other.start)
