"""Which initiatives and outcomes may belong together: those of one point, not too far apart."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from zhiji.extraction.text.genre import genre_of
from zhiji.extraction.text.surface import Surface
from zhiji.extraction.text.words import Word
from zhiji.lexicon.patterns import Pattern
from zhiji.model import Initiative, Outcome, Place, Quantity, Unit

SENTENCES_BACK = 4


@dataclass(frozen=True)
class Room:
    """A report's words, initiatives carried out and outcomes, each in text order."""

    surface: Surface
    words: Sequence[Word]
    initiatives: Sequence[Initiative]
    outcomes: Sequence[Outcome]
    units: Sequence[Unit] = ()

    @cached_property
    def genre(self) -> str:
        return genre_of(self.surface.report)

    @cached_property
    def _words(self) -> list[int]:
        return [word.start for word in self.words]

    @cached_property
    def _outcomes(self) -> list[int]:
        return [outcome.start for outcome in self.outcomes]

    @cached_property
    def _units(self) -> list[int]:
        return [unit.start for unit in self.units]

    def units_between(self, start: int, end: int) -> Sequence[Unit]:
        """The units that begin between two places."""
        return self.units[bisect_left(self._units, start) : bisect_left(self._units, end)]

    def word_at(self, offset: int) -> int:
        """The number of the word that holds ``offset``."""
        return bisect_right(self._words, offset) - 1

    def outcomes_between(self, start: int, end: int) -> int:
        """How many outcomes stand whole between two places."""
        held = self.outcomes[bisect_left(self._outcomes, start) : bisect_left(self._outcomes, end)]
        return sum(o.end <= end for o in held)


@dataclass(frozen=True, slots=True)
class Pair:
    """An initiative and an outcome, with the initiatives near both and how many sentences lie between."""

    room: Room
    initiative: Initiative
    outcome: Outcome
    rivals: Sequence[Initiative]
    sentence: Place
    distance: int

    @property
    def before(self) -> bool:
        return self.initiative.end <= self.outcome.start

    @property
    def after(self) -> bool:
        return self.initiative.start >= self.outcome.end

    @property
    def between(self) -> tuple[int, int]:
        """The stretch between the two; empty where they meet."""
        first, second = (self.initiative, self.outcome) if self.before else (self.outcome, self.initiative)
        return (first.end, second.start) if first.end <= second.start else (second.start, second.start)


_NO_RESULT = Pattern("link_words", "(?:{aim}[^，。；]*|{each})$")
"""力争|达到100%, 单笔|50万元以下欠款: what is to be, and how large each is."""


def _is_result(surface: Surface, outcome: Outcome) -> bool:
    """Not what stands in a plan or among problems, is to be (力争达到100%), was in another year, or is the size of each
    one of what is counted."""
    if surface.role(outcome.start) != "results":
        return False
    if not isinstance(outcome, Quantity):
        return True
    year = surface.report.year
    if year and outcome.period and outcome.period.isdecimal() and outcome.period != str(year):
        return False
    floor = max(surface.clause(outcome.start).start, outcome.start - 60)
    return not _NO_RESULT.search(surface.covered, floor, outcome.start)


_AT_LARGE = Pattern("link_cues", "{at-large}")
_NO_WORDS = re.compile("[“”《》、]")


@lru_cache(4096)
def pairs_of_characters(words: str) -> frozenset[str]:
    """The neighbouring characters of a name, its marks left out; kept, since a name is asked for with each pair."""
    bare = _NO_WORDS.sub("", words)
    return frozenset(bare[n : n + 2] for n in range(len(bare) - 1))


def _is_at_large(initiative: Initiative, outcome: Outcome) -> bool:
    """A figure of the economy at large (地区生产总值) belongs to no initiative in passing, only to one whose words it
    repeats."""
    subject = outcome.subject if isinstance(outcome, Quantity) else None
    if subject is None or not _AT_LARGE.search(subject.text):
        return False
    return not pairs_of_characters(initiative.name) & pairs_of_characters(subject.text)


def find_pairs(room: Room) -> Iterator[Pair]:
    """Every pair that may be a link, by outcome, then initiative. What stands in a plan or among problems has none."""
    surface = room.surface
    sentences = surface.report.sentences
    begins = [sentence.start for sentence in sentences]
    held = [i for i in room.initiatives if i.phase == "carried-out"]
    starts = [i.start for i in held]
    for outcome in room.outcomes:
        number = bisect_right(begins, outcome.start) - 1
        if number < 0 or not _is_result(surface, outcome):
            continue
        sentence = sentences[number]
        floor = max(surface.point(outcome.start).start, begins[max(0, number - SENTENCES_BACK)])
        near = held[bisect_left(starts, min(floor, sentence.start)) : bisect_left(starts, sentence.end)]
        for initiative in near:
            back = number - (bisect_right(begins, initiative.start) - 1)
            if not _is_at_large(initiative, outcome):
                yield Pair(room, initiative, outcome, near, sentence, back)
