"""The sections that are open while a report is walked, from the chapter down, and the closed ones behind them."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

from zhiji.model import Section, SectionRole, Span
from zhiji.reading.marks import Mark

CHAPTER_RANK = 10  # 一、
TURN_RANK = 15  # 下一步，我们将… opens a stretch that may hold its own （一）
BRACKETED_RANK = 20  # （一）
PLAIN_RANK = 60  # a heading line without a marker stands under 1. and above ——
LIST_RANK = 80  # 第一， 一是


@dataclass(slots=True)
class Opened:
    """A section whose end is not yet seen; ``rank`` orders it among markers. A turn (下一步…) remembers whether it
    stands inside a paragraph, and which schemes began their run in it."""

    rank: int
    start: int
    heading: tuple[int, int]
    role: SectionRole
    mark: Mark | None = None
    inside: bool = False
    begun: set[str] = field(default_factory=set)


class Nest:
    """The open sections of ``text``, outermost first, and ``sections``: the closed ones, in the order they closed."""

    def __init__(self, text: str, marks: list[Mark], base: SectionRole) -> None:
        self.text = text
        self.base = base
        self.before: SectionRole = base
        self.stack: list[Opened] = []
        self.sections: list[Section] = []
        self._high = [mark for mark in marks if mark.rank <= BRACKETED_RANK]
        self._high_starts = [mark.start for mark in self._high]

    @property
    def role(self) -> SectionRole:
        return self.stack[-1].role if self.stack else self.base

    @property
    def turn(self) -> Opened | None:
        """The innermost open turn."""
        return next((opened for opened in reversed(self.stack) if opened.rank == TURN_RANK), None)

    def open(self, opened: Opened) -> None:
        self.stack.append(opened)

    def close(self, keep: int, at: int) -> None:
        """Close all but the ``keep`` outermost; their end is ``at``."""
        while len(self.stack) > keep:
            shut = self.stack.pop()
            if not self.stack and shut.role != "notes":
                self.before = shut.role
            marker = self.text[shut.mark.start : shut.mark.end] if shut.mark else ""
            heading = Span(*shut.heading, self.text[slice(*shut.heading)])
            self.sections.append(Section(shut.start, at, len(self.stack) + 1, marker, heading, shut.role))

    def close_from(self, rank: int, at: int) -> None:
        """Close the first open section of ``rank`` or lower, with all that it holds."""
        self.close(self.above(rank), at)

    def above(self, rank: int) -> int:
        """How many open sections stand above ``rank``."""
        return next((k for k, opened in enumerate(self.stack) if opened.rank >= rank), len(self.stack))

    def close_turn(self, at: int) -> None:
        self.close(max((k for k, opened in enumerate(self.stack) if opened.rank == TURN_RANK), default=0), at)

    def close_for(self, mark: Mark) -> None:
        """Close what a marker ends: all of its rank or lower, but not the turn whose own list it begins."""
        floor = 0
        if turn := self.turn:
            if mark.number <= 1:
                turn.begun.add(mark.scheme)
            if mark.scheme in turn.begun:
                floor = self.stack.index(turn) + 1
            else:
                self.close_turn(mark.start)
        keep = len(self.stack)
        while keep > floor and self.stack[keep - 1].rank >= mark.rank:
            keep -= 1
        self.close(keep, mark.start)

    def held_by_turn(self, at: int) -> int:
        """How many open sections a turn at ``at`` stands in: those that go on behind it; none at the report's end."""
        after = bisect_left(self._high_starts, at)
        if after == len(self._high):
            return 0
        following = self._high[after]
        if following.rank <= CHAPTER_RANK and following.number == 1:
            return 0
        run = (following.scheme, following.number - 1)
        goes_on = any(opened.mark and (opened.mark.scheme, opened.mark.number) == run for opened in self.stack)
        return self.above(following.rank + 1 if goes_on else CHAPTER_RANK + 1)
