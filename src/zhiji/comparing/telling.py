"""Which clause of the next report speaks of a plan: the one that has what is the plan's own.

A word that every plan has is no sign. Where the plan names something that no other government writes of, that name has
to be found again; where it names none, nearly all of its words, or a number of the same things that few others have.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from zhiji.comparing.amounts import Amount, find_amounts, without_amounts
from zhiji.comparing.by_words import NAMELESS, RUN_SAYS, WHOLLY, speaks_by_words
from zhiji.comparing.clauses import Clause
from zhiji.comparing.commonness import Rarity
from zhiji.comparing.likeness import pairs, trimmed
from zhiji.comparing.names_found import has_more_than_places, is_another_work, part_of_names
from zhiji.comparing.told import Told, piece_of
from zhiji.comparing.told_apart import (
    both_build,
    goes_on,
    is_another,
    is_of_another_kind,
    is_of_another_ordinal,
    longest_stretch,
    parts_behind,
)
from zhiji.comparing.wanted import Wanted, blank

_NAME_FOUND, _WITH_NAME = 0.45, 0.4
"""The part of a plan's names, and of all its words, that a clause has which speaks of it."""
_LEAST = 0.25
"""The part of a plan's words without which a clause speaks of it by nothing but a number."""
_WITH_NUMBER = 0.2
"""The part of the words that is found again beside a number that both have."""
_BESIDE = 0.15
"""What the likeness of the sentences around adds."""
_HALF_TOLD = 0.85
"""How sure it is that the plan is told where one of the two things is that it joins."""
_PART_OF_IT = 0.6
"""How sure it is that a work of the plan's name, with other words for what it is, is the plan's."""
_NEAREST, _BY_NAME_ALONE = 3, 0.9
"""Clauses that are looked at for how near they come to a plan; how near one comes that has its name alone."""
_STRETCH, _WITH_STRETCH = 5, 0.2
"""Characters in a row that are the nearest to a plan which nothing speaks of, and the part of its words beside them."""
_MOSTLY = 0.6
"""The part of a plan's words from which a result is nearest to it, whatever else it tells."""
_WEAK = 0.6
"""How sure it is at the most that a plan is told, for the things that it joins to be looked for one by one."""
_MANY = 3
"""Things that a plan joins from which one that is told is only a part of it."""
_LOOKED_AT = 12
"""Clauses that share most with a plan, which are looked at."""
OF_YEARS = 0.75
"""How sure it is that a plan for a year is told of in a look back on several."""


class Telling:
    """The clauses of a report that can be asked what they say of a plan."""

    def __init__(self, clauses: Sequence[Clause], rarity: Rarity, places: re.Pattern[str] | None = None) -> None:
        self._clauses = clauses
        self._rarity = rarity
        blanked = places or re.compile("(?!)")
        self._words = [blank(without_amounts(c.text), blanked) for c in clauses]
        self._pairs = [pairs(words) for words in self._words]
        self._sentences = {c.sentence_begin: pairs(without_amounts(c.sentence)) for c in clauses}
        self._amounts = [find_amounts(c.text) for c in clauses]
        self._begins = [c.begin for c in clauses]
        self._holding: dict[str, list[int]] = defaultdict(list)
        self._numbered: dict[str, list[int]] = defaultdict(list)
        for i in range(len(clauses)):
            for pair in self._pairs[i]:
                self._holding[pair].append(i)
            for amount in self._amounts[i]:
                if amount.is_telling:
                    self._numbered[f"{amount.value.normalize():f}"].append(i)

    def find(self, wanted: Wanted) -> list[Told]:
        """The clauses that speak of the plan, surest first; what looks back on several years comes last."""
        found = self._find(wanted)
        if all(told.score <= _WEAK for told in found):
            halves = wanted.halves()
            parts = (t for half in halves for t in self._find(half) if t.cover >= WHOLLY)
            many = len(halves) >= _MANY
            found += [replace(t, score=t.score * _HALF_TOLD, cover=t.cover / 2, is_part=many) for t in parts]
        return sorted(found, key=lambda t: (bool(t.clause.period), -t.score, -t.near[0], -t.near[1], t.clause.begin))

    def _find(self, wanted: Wanted) -> list[Told]:
        return [told for i in self._near(wanted) if (told := self._told(wanted, i))]

    def nearness(self, wanted: Wanted) -> float:
        """The largest part of the plan's words that one clause has, whatever it speaks of."""
        return max((self._part_of(wanted, i) for i in self._near(wanted)[:_NEAREST]), default=0.0)

    def nearest(self, wanted: Wanted) -> Told | None:
        """The clause that has the largest part of the plan's words and may speak of it; its score is that part."""
        near = [i for i in self._near(wanted)[:_NEAREST] if self._may_speak_of(wanted, i)]
        found = [self._loosely(wanted, i) for i in near]
        return max(found, key=lambda told: told.score, default=None)

    def by_stretch(self, wanted: Wanted) -> Told | None:
        """The clause that has the weightiest stretch of the plan's characters, where that says something and is no part
        of a name, which alone may be another thing's."""
        found = [(self._rarity.weight(pairs(self._stretch(wanted, i))), i) for i in self._near(wanted)]
        weight, i = max(found, key=lambda f: (f[0], -f[1]), default=(0.0, 0))
        if weight < RUN_SAYS or self._part_of(wanted, i) < _WITH_STRETCH:
            return None
        piece = piece_of(self._clauses[i].text, wanted.pairs, self._rarity)
        is_another = self._is_of_another(wanted, i, piece) or part_of_names(wanted, self._pairs[i], self._rarity) > 0
        return None if is_another else self._loosely(wanted, i)

    def _stretch(self, wanted: Wanted, i: int) -> str:
        """The characters in a row that a plan and a clause share; none where they are few."""
        run = trimmed(longest_stretch(wanted.core, self._words[i]))
        return run if len(run) >= _STRETCH else ""

    def _loosely(self, wanted: Wanted, i: int) -> Told:
        clause, cover = self._clauses[i], wanted.shared(self._pairs[i])[1]
        score = self._part_of(wanted, i) * (OF_YEARS if clause.period else 1.0)
        return Told(clause, cover, named=False, numbered=False, score=score, is_loose=True)

    def _part_of(self, wanted: Wanted, i: int) -> float:
        held = self._pairs[i]
        return max(wanted.shared(held)[1], _BY_NAME_ALONE * part_of_names(wanted, held, self._rarity))

    def _may_speak_of(self, wanted: Wanted, i: int) -> bool:
        """Whether nothing tells the thing of a clause from the plan's: a plan with a name has something of it there,
        one without a name what it ends with or half of its words."""
        piece = piece_of(self._clauses[i].text, wanted.pairs, self._rarity)
        if self._is_of_another(wanted, i, piece) or is_another(wanted.own, self._words[i]):
            return False
        if not wanted.names:
            return wanted.head in self._words[i] or self._part_of(wanted, i) >= NAMELESS
        if wanted.is_of_places and not has_more_than_places(wanted, self._pairs[i]):
            return False
        held = self._pairs[i]
        if self._clauses[i].role == "results" and wanted.beyond_names() & held and wanted.shared(held)[1] >= _MOSTLY:
            return True
        return part_of_names(wanted, held, self._rarity) > 0 and not is_another_work(wanted, piece, self._rarity)

    def _is_of_another(self, wanted: Wanted, i: int, piece: str) -> bool:
        """Whether a clause is of another thing than the plan, whatever words they share."""
        if (wanted.must and not wanted.must & self._pairs[i]) or wanted.has_only_towns(self._pairs[i]):
            return True
        return is_of_another_ordinal(wanted.ordinals, piece) or is_of_another_kind(wanted.own, self._clauses[i].text)

    def at(self, offset: int) -> Clause | None:
        """The clause that holds the character at ``offset``."""
        i = bisect_right(self._begins, offset) - 1
        return self._clauses[i] if i >= 0 and offset < self._clauses[i].end else None

    def _near(self, wanted: Wanted) -> list[int]:
        """The clauses that share most with the plan, and those that have a number of it."""
        shared: dict[int, float] = defaultdict(float)
        for pair in sorted(wanted.pairs):
            weight = self._rarity.of(pair)
            for i in self._holding.get(pair, ()):
                shared[i] += weight
        near = sorted(shared, key=lambda i: (-shared[i], i))[:_LOOKED_AT]
        numbers = {f"{amount.value.normalize():f}" for amount in wanted.amounts if amount.is_telling}
        also = {i for number in numbers for i in self._numbered.get(number, ())}
        return near + sorted(also - set(near))

    def _told(self, wanted: Wanted, i: int) -> Told | None:
        clause, held = self._clauses[i], self._pairs[i]
        shared, cover = wanted.shared(held)
        numbers = _same_numbers(wanted.amounts, self._amounts[i])
        piece = piece_of(clause.text, wanted.pairs, self._rarity)
        if (cover < _LEAST and not numbers) or self._is_of_another(wanted, i, piece):
            return None
        named = part_of_names(wanted, held, self._rarity)
        is_named = bool(wanted.names) and named >= _NAME_FOUND
        if is_named:
            speaks = cover >= _WITH_NAME and not (wanted.is_of_places and not has_more_than_places(wanted, held))
            score = (named + cover) / 2
            if speaks and is_another_work(wanted, piece, self._rarity):
                speaks, is_named, score = both_build(wanted.own, piece), False, _PART_OF_IT * score
        else:
            speaks, score = speaks_by_words(wanted, clause.text, self._words[i], self._rarity, shared, cover)
        if len(numbers) > 1 or (numbers and cover >= _WITH_NUMBER):
            speaks, score = True, max(score, 0.8)
        if not speaks:
            return None
        beside = self._rarity.weight(wanted.around & self._sentences[clause.sentence_begin])
        around = self._rarity.weight(wanted.around)
        score = min(score + (_BESIDE * beside / around if around else 0.0), 1.0)
        score *= OF_YEARS if clause.period else 1.0
        words = self._words[i]
        own_piece = piece_of(words, wanted.pairs, self._rarity)
        is_loose = parts_behind(wanted.core, own_piece) if is_named else goes_on(wanted.core, words, wanted.own)
        is_loose &= not numbers
        part = self._rarity.weight(wanted.pairs & held) / (self._rarity.weight(held) or 1.0)
        near = len(longest_stretch(wanted.own, clause.text)), part
        return Told(clause, cover, is_named, bool(numbers), score, is_loose=is_loose, near=near)


def _same_numbers(wanted: Sequence[Amount], held: Sequence[Amount]) -> list[Amount]:
    return [a for a in wanted if a.is_telling and any(a.equals(b) for b in held)]
