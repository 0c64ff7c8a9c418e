"""Which clause of the next report speaks of a plan: the one that has what is the plan's own.

A word that every plan has is no sign. Where the plan names something that no other government writes of, that name has
to be found again; where it names none, nearly all of its words, or a number of the same things that few others have.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from zhiji.comparing.amounts import Amount, find_amounts, without_amounts
from zhiji.comparing.clauses import Clause
from zhiji.comparing.commonness import Rarity
from zhiji.comparing.likeness import pair_runs, pairs, trimmed
from zhiji.comparing.told_apart import (
    both_build,
    ends_in_a_kind,
    goes_on,
    has_quoted,
    is_another,
    is_of_another_kind,
    is_of_another_ordinal,
    longest_stretch,
    parts_behind,
)
from zhiji.comparing.wanted import Wanted, blank, core_of

_NAME_FOUND, _WITH_NAME = 0.45, 0.4
"""The part of a plan's names, and of all its words, that a clause has which speaks of it."""
_ONE_OF_SEVERAL = 0.8
"""The part of one name that has to be found where the plan has several."""
_NAMELESS = 0.5
"""The part of its words that is found again of a plan without a name of its own."""
_SAYS = 0.7
"""What the words that are found again weigh together at the least, where the plan has no name of its own."""
_LEAST = 0.25
"""The part of a plan's words without which a clause speaks of it by nothing but a number."""
_WITH_NUMBER = 0.2
"""The part of the words that is found again beside a number that both have."""
_BESIDE = 0.15
"""What the likeness of the sentences around adds."""
_HALF_TOLD = 0.85
"""How sure it is that the plan is told where one of the two things is that it joins."""
OF_YEARS = 0.75
"""How sure it is that a plan for a year is told of in a look back on several."""
_OTHER_HEAD = 0.85
"""How much less alike a clause is that has not what the plan's words end with: 道路绿化, 道路建设."""
_WITH_QUOTED, _WITH_LONG_QUOTED, _AS_QUOTED = 0.3, 0.15, 0.8
"""The part of a plan's words that is found again beside a name in quotes, and one of many characters, and how sure
that is at the least."""
_LONG_QUOTED = 5
_LONG_RUN, _SHORT_RUN, _WITH_RUN, _BY_RUN = 6, 4, 0.38, 0.5
"""Characters in a row by which a plan without a name is recognised, alone and where they are half of it; the part of
its words that is found again then, and how sure it is at the least."""
_RUN_SAYS = 0.5
"""What these characters weigh at the least."""
_PART_OF_IT = 0.6
"""How sure it is that a work of the plan's name, with other words for what it is, is the plan's."""
_NEAREST, _BY_NAME_ALONE = 3, 0.9
"""Clauses that are looked at for how near they come to a plan; how near one comes that has its name alone."""
_STRETCH, _WITH_STRETCH = 5, 0.2
"""Characters in a row that are the nearest to a plan which nothing speaks of, and the part of its words beside them."""
_MOSTLY = 0.6
"""The part of a plan's words from which a result is nearest to it, whatever else it tells."""
_VERY_LONG_RUN, _WITH_LONG_RUN = 8, 0.15
"""Characters in a row by which any plan is recognised, with this part of its words."""
_WEAK = 0.6
"""How sure it is at the most that a plan is told, for the things that it joins to be looked for one by one."""
_WORK = 0.8
"""The weight of words that say what is done with a thing."""
_MANY = 3
"""Things that a plan joins from which one that is told is only a part of it."""
_WHOLLY = 0.7
"""The part of a plan's words with which its name need not be found."""
_WITH_MUCH, _MUCH = 0.45, 2.5
"""The part of a long plan's words with which its name need not be found, and what they weigh at the least."""
_BEYOND = 0.45
"""The part of the other words of a plan for a place that is found again."""
_LOOKED_AT = 12
"""Clauses that share most with a plan, which are looked at."""


@dataclass(frozen=True, slots=True)
class Told:
    """A clause of the next report that speaks of a plan. ``cover`` is the part of the plan's words that it has,
    ``named`` whether it has a name of the plan, ``numbered`` whether a number that few things have; ``score`` is how
    sure it is that both are of one thing, 0 to 1; ``is_part`` where one alone is told of many things that a plan
    joins, ``is_loose`` where the clause may speak of another thing that begins with the plan's words; ``near`` is how
    many characters in a row both have, and which part of the clause's words is the plan's."""

    clause: Clause
    cover: float
    named: bool
    numbered: bool
    score: float
    is_part: bool = False
    is_loose: bool = False
    near: tuple[int, float] = (0, 0.0)


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
            parts = (t for half in halves for t in self._find(half) if t.cover >= _WHOLLY)
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
        if weight < _RUN_SAYS or self._part_of(wanted, i) < _WITH_STRETCH:
            return None
        piece = piece_of(self._clauses[i].text, wanted.pairs, self._rarity)
        is_another = self._is_of_another(wanted, i, piece) or self._found(wanted, self._pairs[i]) > 0
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
        return max(wanted.shared(held)[1], _BY_NAME_ALONE * self._found(wanted, held))

    def _may_speak_of(self, wanted: Wanted, i: int) -> bool:
        """Whether nothing tells the thing of a clause from the plan's: a plan with a name has something of it there,
        one without a name what it ends with or half of its words."""
        piece = piece_of(self._clauses[i].text, wanted.pairs, self._rarity)
        if self._is_of_another(wanted, i, piece) or is_another(wanted.own, self._words[i]):
            return False
        if not wanted.names:
            return wanted.head in self._words[i] or self._part_of(wanted, i) >= _NAMELESS
        if wanted.is_of_places and not self._beyond_places(wanted, self._pairs[i]):
            return False
        held = self._pairs[i]
        if self._clauses[i].role == "results" and wanted.beyond_names() & held and wanted.shared(held)[1] >= _MOSTLY:
            return True
        return self._found(wanted, self._pairs[i]) > 0 and not self._is_another_work(wanted, piece)

    def _is_of_another(self, wanted: Wanted, i: int, piece: str) -> bool:
        """Whether a clause is of another thing than the plan, whatever words they share."""
        if wanted.must and not wanted.must & self._pairs[i]:
            return True
        return is_of_another_ordinal(wanted.ordinals, piece) or is_of_another_kind(wanted.own, self._clauses[i].text)

    def at(self, offset: int) -> Clause | None:
        """The clause that holds the character at ``offset``."""
        i = bisect_right(self._begins, offset) - 1
        return self._clauses[i] if i >= 0 and offset < self._clauses[i].end else None

    def speaks_of(self, wanted: Wanted, offset: int) -> Told | None:
        """The clause at ``offset`` where it speaks of the plan."""
        i = bisect_right(self._begins, offset) - 1
        return self._told(wanted, i) if i >= 0 and offset < self._clauses[i].end else None

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
        named = self._found(wanted, held)
        is_named = bool(wanted.names) and named >= _NAME_FOUND
        if is_named:
            speaks = cover >= _WITH_NAME and not (wanted.is_of_places and not self._beyond_places(wanted, held))
            score = (named + cover) / 2
            if speaks and self._is_another_work(wanted, piece):
                speaks, is_named, score = both_build(wanted.own, piece), False, _PART_OF_IT * score
        else:
            speaks, score = self._by_words(wanted, i, shared, cover)
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

    def _by_words(self, wanted: Wanted, i: int, shared: float, cover: float) -> tuple[bool, float]:
        """Whether a clause speaks of a plan of which it has no name, and how sure that is."""
        words = self._words[i]
        if not wanted.names and _has_words(wanted.own, words):
            return True, 1.0
        score = 0.85 * cover
        if wanted.quoted:
            is_quoted = any(has_quoted(self._clauses[i].text, name) for name in wanted.quoted)
            least = _WITH_QUOTED if max(map(len, wanted.quoted)) < _LONG_QUOTED else _WITH_LONG_QUOTED
            if is_quoted and cover >= least:
                return True, max(_AS_QUOTED, score)
            if not is_quoted and (cover < _WHOLLY or not any(pairs(n) & self._pairs[i] for n in wanted.quoted)):
                return False, score
        run = "" if is_another(wanted.own, words) else longest_stretch(wanted.core, words)
        if len(run) >= _VERY_LONG_RUN and cover >= _WITH_LONG_RUN and self._rarity.weight(pairs(run)) >= _SAYS:
            return True, max(score, _BY_RUN)
        if wanted.names:
            return (cover >= _WHOLLY and shared >= _SAYS) or (cover >= _WITH_MUCH and shared >= _MUCH), score
        if wanted.head not in words:
            score *= _OTHER_HEAD
        if cover < _WHOLLY and is_another(wanted.own, words):
            return False, score
        if cover >= _NAMELESS and shared >= _SAYS:
            return True, score
        run = trimmed(run)
        is_long = len(run) >= _LONG_RUN or (len(run) >= _SHORT_RUN and 2 * len(run) >= len(wanted.core))
        says = is_long and cover >= _WITH_RUN and self._rarity.weight(pairs(run)) >= _RUN_SAYS
        return says, max(score, _BY_RUN) if says else score

    def _is_another_work(self, wanted: Wanted, piece: str) -> bool:
        """Whether the piece of a list has the plan's name and another thing that is done with it: 甲商场扩建,
        甲商场完成商标注册."""
        beyond = wanted.beyond_names()
        if self._rarity.weight(beyond) < _WORK or beyond & pairs(piece):
            return False
        runs = pair_runs(without_amounts(piece))
        weighed = ((pair, w) for run in runs for pair, w in zip(run, self._rarity.weights(run), strict=True))
        return sum(weight for pair, weight in weighed if pair not in wanted.pairs) >= _WORK

    def _found(self, wanted: Wanted, held: frozenset[str]) -> float:
        """Which part of the plan's names stands among the pairs; of several names one suffices."""
        if not wanted.names:
            return 0.0
        names = [[p for p in name if p not in wanted.left_out(held)] for name in wanted.names]
        names = [name for name in names if name]
        if not names:
            return 0.0
        named = frozenset(pair for name in names for pair in name)
        there = frozenset(p for n in names if not ends_in_a_kind(n) or held.issuperset(n) for p in n)
        whole = self._rarity.weight(there & held) / self._rarity.weight(named)
        return max(whole, *(_ONE_OF_SEVERAL * self._part(name, held) for name in names))

    def _beyond_places(self, wanted: Wanted, held: frozenset[str]) -> bool:
        """Whether more is found again than the name of a place: of what stands behind it."""
        named = {pair for name in wanted.names for pair in name}
        other: list[tuple[str, float]] = []
        for run, weights in wanted.runs:
            last = max((i for i, pair in enumerate(run) if pair in named), default=-1)
            other += list(zip(run, weights, strict=True))[last + 1 :]
        whole = sum(weight for _, weight in other)
        return not whole or sum(weight for pair, weight in other if pair in held) >= _BEYOND * whole

    def _part(self, name: Sequence[str], held: frozenset[str]) -> float:
        found = [pair for pair in name if pair in held]
        part = self._rarity.weight(found) / self._rarity.weight(name)
        return part if part >= _ONE_OF_SEVERAL else 0.0


def _same_numbers(wanted: Sequence[Amount], held: Sequence[Amount]) -> list[Amount]:
    return [a for a in wanted if a.is_telling and any(a.equals(b) for b in held)]


_HAN = re.compile(r"[\u4e00-\u9fffA-Za-z“”·+]+")


def _has_words(own: str, words: str) -> bool:
    """Whether all that the plan names stands in the words as it is written."""
    runs = [run for run in _HAN.findall(core_of(own)) if len(run) > 1]
    length = sum(len(_SIGNS.sub("", run)) for run in runs)
    return bool(runs) and length >= _SHORTEST and all(run in words for run in runs)


_SIGNS = re.compile("[“”·+A-Za-z]")


def piece_of(words: str, own: frozenset[str], rarity: Rarity) -> str:
    """The piece of a list that has most of the pairs ``own``."""
    return max(words.split("、"), key=lambda piece: rarity.weight(own & pairs(piece)))


_SHORTEST = 6
"""Characters that a plan's own words have at the least to be recognised by themselves."""
