"""What a person's reading says of what the reader has to decide: a label for each word, stretch, figure and pair."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from zhiji.extraction.deciding.choosing import EXACT, PARTLY, WRONG
from zhiji.extraction.deciding.tagger import KINDS, OUT
from zhiji.extraction.links.building import APART, SAID, TIED
from zhiji.extraction.links.pairing import Pair
from zhiji.extraction.preparing import Prepared
from zhiji.extraction.quantities.result_levels import NONE
from zhiji.extraction.text.words import Word
from zhiji.model import Fact, Facts, Initiative, Link, Outcome, Quantity, Report

OPEN = None
"""No label: people leave it open (optional), so it teaches nothing."""
_FIRST = ("initiative", "award", "document", "unit", "recognition")
"""Which kind a word belongs to where two names overlap."""
_ALIKE = ("award", "recognition")


@dataclass(frozen=True)
class Read:
    """A report with a person's facts. ``government`` is the fold's key: all bodies of one local government share it."""

    name: str
    government: str
    genre: str
    report: Report
    facts: Facts

    @cached_property
    def prepared(self) -> Prepared:
        return Prepared(self.report)

    @cached_property
    def word_labels(self) -> list[str]:
        """``BU`` at the first word of a unit, ``IU`` at its others, ``O`` outside; optional names count as names here,
        since what comes of them is decided by the stretches' own labels."""
        return _word_labels(self.prepared.words, self.facts.items)

    @cached_property
    def _named(self) -> list[Fact]:
        return [f for f in self.facts.items if f.type in KINDS]

    def span_label(self, kind: str, start: int, end: int) -> str | None:
        """Whether a stretch is a name of ``kind``, overlaps one, or neither; open where only an optional one is met."""
        label: str | None = WRONG
        for fact in self._named:
            assert not isinstance(fact, Link)
            if fact.type != kind and not (kind in _ALIKE and fact.type in _ALIKE):
                continue
            if (fact.start, fact.end) == (start, end):
                return OPEN if fact.optional else EXACT
            if overlaps(fact.start, fact.end, start, end):
                if not fact.optional:
                    label = PARTLY
                elif label == WRONG:
                    label = OPEN
        return label

    def level_of(self, figure: Quantity) -> str | None:
        """The result level that the person gave a figure; open where there is no such figure or it is optional."""
        for fact in self.facts.of(Quantity):
            if fact.start < figure.end and figure.start < fact.end and fact.value == figure.value:
                return OPEN if fact.optional else fact.of or NONE
        return OPEN

    def kind_of(self, start: int, end: int) -> str | None:
        return next((i.kind for i in self.facts.of(Initiative) if overlaps(i.start, i.end, start, end)), OPEN)

    @cached_property
    def _links(self) -> list[tuple[list[Initiative], Outcome, Link]]:
        mentions: dict[str, list[Initiative]] = {}
        for i in self.facts.of(Initiative):
            first = self.facts.by_id.get(i.coref or "")
            for name in {i.name, first.name if isinstance(first, Initiative) else i.name}:
                mentions.setdefault(name, []).append(i)
        found = []
        for link in self.facts.of(Link):
            start, end = self.facts.by_id[link.initiative], self.facts.by_id[link.outcome]
            assert isinstance(start, Initiative)
            assert isinstance(end, Outcome)
            found.append(([start, *mentions[start.name]], end, link))
        return found

    def pair_labels(self, pair: Pair) -> tuple[str | None, str | None]:
        """Whether a pair is a link, and whether the text itself says so; open where the person left it open."""
        tied: str | None = APART
        said: str | None = OPEN
        for mentions, outcome, link in self._links:
            if _same_outcome(outcome, pair.outcome) and any(
                overlaps(m.start, m.end, pair.initiative.start, pair.initiative.end) for m in mentions
            ):
                if not link.optional:
                    return TIED, SAID if link.basis == "explicit" else "seen"
                tied = OPEN
        return tied, said


def overlaps(start: int, end: int, other_start: int, other_end: int) -> bool:
    """Whether two stretches share at least half of the shorter."""
    common = min(end, other_end) - max(start, other_start)
    return common > 0 and 2 * common >= min(end - start, other_end - other_start)


def _same_outcome(one: Outcome, other: Outcome) -> bool:
    if isinstance(one, Quantity) != isinstance(other, Quantity):
        return False
    if isinstance(one, Quantity) and isinstance(other, Quantity) and one.value != other.value:
        return False
    return overlaps(one.start, one.end, other.start, other.end)


def _word_labels(words: Sequence[Word], facts: Iterable[Fact]) -> list[str]:
    labels = [OUT] * len(words)
    starts = [word.start for word in words]
    names = [f for f in facts if f.type in KINDS and not isinstance(f, Link)]
    for fact in sorted(names, key=lambda f: (f.optional, _FIRST.index(f.type), f.start - f.end, f.start)):
        held = _words_in(words, starts, fact.start, fact.end)
        free = [at for at in held if labels[at] == OUT]
        if len(free) < len(held) and fact.type != "recognition":
            continue
        for number, at in enumerate(free):
            begins = number == 0 or free[number - 1] != at - 1
            labels[at] = ("B" if begins else "I") + KINDS[fact.type]
    return labels


def _words_in(words: Sequence[Word], starts: Sequence[int], start: int, end: int) -> list[int]:
    """The words at least half of which lie in the stretch."""
    near = range(bisect_right(starts, start) - 1, bisect_left(starts, end))
    return [
        at
        for at in near
        if 2 * (min(words[at].end, end) - max(words[at].start, start)) >= words[at].end - words[at].start
    ]
