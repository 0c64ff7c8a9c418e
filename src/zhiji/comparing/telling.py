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
from difflib import SequenceMatcher
from functools import cache

from zhiji.comparing.amounts import Amount, find_amounts, without_amounts
from zhiji.comparing.clauses import Clause
from zhiji.comparing.commonness import Rarity
from zhiji.comparing.likeness import pair_runs, pairs, trimmed
from zhiji.comparing.wording import any_of, place_words

_NAME_FOUND, _WITH_NAME = 0.45, 0.4
"""The part of a plan's names, and of all its words, that a clause has which speaks of it."""
_ONE_OF_SEVERAL = 0.8
"""The part of one name that has to be found where the plan has several."""
_NAMELESS = 0.5
"""The part of its words that is found again of a plan without a name of its own."""
_SAYS = 0.7
"""What the words that are found again weigh together at the least, where the plan has no name of its own."""
_WITH_NUMBER = 0.2
"""The part of the words that is found again beside a number that both have."""
_BESIDE = 0.15
"""What the likeness of the sentences around adds."""
_HALF_TOLD = 0.85
"""How sure it is that the plan is told where one of the two things is that it joins."""
_MANY = 3
"""Things that a plan joins from which one that is told is only a part of it."""
_WHOLLY = 0.7
"""The part of a plan's words with which its name need not be found."""
_WITH_MUCH, _MUCH = 0.45, 2.5
"""The part of a long plan's words with which its name need not be found, and what they weigh at the least."""
_LOOKED_AT = 12
"""Clauses that share most with a plan, which are looked at."""
_ORDINAL = re.compile(r"第?([一二三四五六七八九十\d]+)([期届批])")


class Wanted:
    """A plan's words as they are looked for. ``own`` is what is planned, ``around`` its sentence."""

    def __init__(self, own: str, around: str, rarity: Rarity) -> None:
        self.own = own
        plain = _joins().sub(" ", without_amounts(own))
        self.runs = [(run, rarity.weights(run)) for run in pair_runs(plain)]
        self.pairs = frozenset(pair for run, _ in self.runs for pair in run)
        self.around = pairs(without_amounts(around)) - self.pairs
        self.names = [name for run, _ in self.runs for name in _names(run, own, rarity)]
        self.is_of_places = all(_names_a_place(name, own) for name in self.names)
        self.amounts = find_amounts(own)
        self.ordinals = set(_ORDINAL.findall(own))
        self._rarity = rarity
        self.weight = sum(sum(weights) for _, weights in self.runs)

    def halves(self) -> list[Wanted]:
        """The things that a plan joins (节能改造和管网改造), those that say something by themselves."""
        parts = re.split("[和及、]", self.own)
        return [half for part in parts if (half := Wanted(part, "", self._rarity)).weight >= _HALF and len(parts) > 1]

    def shared(self, held: frozenset[str]) -> tuple[float, float]:
        """The weight of what stands among the pairs, and which part of the whole that is; words that the other wording
        leaves out between two that it has, or that it fills, count little (慢性非传染性疾病, 慢性病)."""
        found = left_out = 0.0
        for run, weights in self.runs:
            has = [pair in held for pair in run]
            for i, weight in enumerate(weights):
                found += weight * has[i]
                left_out += weight * (not has[i] and _is_left_out(run, has, i, held))
        whole = self.weight - _LEFT_OUT * left_out
        return found, found / whole if whole > 0 else 0.0


_HALF = 1.0
"""What each of two things that a plan joins weighs at the least to be looked for by itself."""
_LEFT_OUT = 0.8
"""How much less a word counts that the other wording leaves out in the midst of what it has."""


def _is_left_out(run: Sequence[str], has: Sequence[bool], i: int, held: frozenset[str]) -> bool:
    before = next((k for k in range(i - 1, -1, -1) if has[k]), None)
    behind = next((k for k in range(i + 1, len(run)) if has[k]), None)
    if before is None or behind is None:
        return False
    return behind - before == _BRIDGED or run[before][1] + run[behind][0] in held


_BRIDGED = 2
"""How far two pairs are from each other that only one stands between: 雪花迁建, 雪花啤酒迁建."""


def _names_a_place(name: Sequence[str], own: str) -> bool:
    """Whether the name is that of a place where much happens: 青松镇, 白塔河."""
    written = name[0] + "".join(pair[1] for pair in name[1:])
    at = own.find(written) + len(written)
    return bool(_PLACE.search(written) or _PLACE.search(own[at : at + 1]))


_PLACE = re.compile("[省市区县旗州盟镇乡村街办河湖山江]$")
_BEYOND = 0.35
"""The part of the other words of a plan for a place that is found again."""


def _names(run: Sequence[str], own: str, rarity: Rarity) -> list[list[str]]:
    """The stretches of a run that are of names; that of a place ends with the word for it (青松镇, not 青松镇敬). Two
    characters at the end of a run are what the thing is (酒店), unless they stand in quotes."""
    found: list[list[str]] = [[]]
    for i, pair in enumerate(run):
        if rarity.is_proper(run, i) and not (found[-1] and _PLACE.search(pair[0])):
            found[-1].append(pair)
        elif found[-1]:
            found.append([])
    return [name for name in found if len(name) > 1 or (name and (name[0] != run[-1] or f"“{name[0]}”" in own))]


@dataclass(frozen=True, slots=True)
class Told:
    """A clause of the next report that speaks of a plan. ``cover`` is the part of the plan's words that it has,
    ``named`` whether it has a name of the plan, ``numbered`` whether a number that few things have; ``score`` is how
    sure it is that both are of one thing, 0 to 1; ``is_part`` where one alone is told of many things that a plan
    joins."""

    clause: Clause
    cover: float
    named: bool
    numbered: bool
    score: float
    is_part: bool = False


class Telling:
    """The clauses of a report that can be asked what they say of a plan."""

    def __init__(self, clauses: Sequence[Clause], rarity: Rarity) -> None:
        self._clauses = clauses
        self._rarity = rarity
        self._words = [without_amounts(c.text) for c in clauses]
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
        """The clauses that speak of the plan, surest first."""
        found = self._find(wanted)
        if not found:
            halves = wanted.halves()
            parts = (t for half in halves for t in self._find(half) if t.cover >= _WHOLLY)
            many = len(halves) >= _MANY
            found = [replace(t, score=t.score * _HALF_TOLD, cover=t.cover / 2, is_part=many) for t in parts]
        return sorted(found, key=lambda t: (-t.score, t.clause.begin))

    def _find(self, wanted: Wanted) -> list[Told]:
        return [told for i in self._near(wanted) if (told := self._told(wanted, i))]

    def nearest(self, wanted: Wanted) -> float:
        """The largest part of the plan's words that one clause has, whether or not it speaks of the plan."""
        near = self._near(wanted)[:1]
        return max((wanted.shared(self._pairs[i])[1] for i in near), default=0.0)

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
        piece = piece_of(clause.text, wanted.pairs, self._rarity)
        if _other_ordinal(wanted.ordinals, piece):
            return None
        shared, cover = wanted.shared(held)
        named = self._found(wanted, held)
        numbers = _same_numbers(wanted.amounts, self._amounts[i])
        if wanted.names and named >= _NAME_FOUND:
            speaks = cover >= _WITH_NAME and (not wanted.is_of_places or self._beyond_places(wanted, held))
            score = (named + cover) / 2
        elif wanted.names:
            speaks = (cover >= _WHOLLY and shared >= _SAYS) or (cover >= _WITH_MUCH and shared >= _MUCH)
            score = 0.85 * cover
        else:
            whole = _has_words(wanted.own, self._words[i])
            alike = cover >= _NAMELESS and shared >= _SAYS
            speaks = whole or (alike and (cover >= _WHOLLY or not _is_another(wanted.own, self._words[i])))
            score = 1.0 if whole else 0.85 * cover
        if len(numbers) > 1 or (numbers and cover >= _WITH_NUMBER):
            speaks, score = True, max(score, 0.8)
        if not speaks:
            return None
        beside = self._rarity.weight(wanted.around & self._sentences[clause.sentence_begin])
        around = self._rarity.weight(wanted.around)
        score = min(score + (_BESIDE * beside / around if around else 0.0), 1.0)
        return Told(clause, cover, bool(wanted.names) and named >= _NAME_FOUND, bool(numbers), score)

    def _found(self, wanted: Wanted, held: frozenset[str]) -> float:
        """Which part of the plan's names stands among the pairs; of several names one suffices."""
        if not wanted.names:
            return 0.0
        named = frozenset(pair for name in wanted.names for pair in name)
        whole = self._rarity.weight(named & held) / self._rarity.weight(named)
        return max(whole, *(_ONE_OF_SEVERAL * self._part(name, held) for name in wanted.names))

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


def _is_another(own: str, words: str) -> bool:
    """Whether what both share has another word before it in each (锦江国际酒店, 彼得国际酒店)."""
    core = core_of(own)
    match = SequenceMatcher(None, core, words, autojunk=False).find_longest_match()
    if match.size < _HEAD:
        return False
    before = [_LAST_WORD.search(text[:at]) for text, at in ((core, match.a), (words, match.b))]
    one, other = (trimmed(found.group()) if found else "" for found in before)
    return min(len(one), len(other)) >= _MODIFIER and not set(one) & set(other)


_HEAD, _MODIFIER = 3, 2
"""Characters of what two names share, and of the word before it, that make them names of two things."""
_LAST_WORD = re.compile(r"[\u4e00-\u9fffA-Za-z]{1,4}$")


def _same_numbers(wanted: Sequence[Amount], held: Sequence[Amount]) -> list[Amount]:
    return [a for a in wanted if a.is_telling and any(a.equals(b) for b in held)]


def _other_ordinal(wanted: set[tuple[str, str]], words: str) -> bool:
    """Whether the words are of another 期, 届 or 批 than the plan."""
    held = set(_ORDINAL.findall(words))
    kinds = {kind for _, kind in wanted} & {kind for _, kind in held}
    return bool(kinds) and not wanted & held


@cache
def _joins() -> re.Pattern[str]:
    """What stands between things, and the issuer's own place: 我区, 全市."""
    return re.compile(f"[的和等及与并]|{any_of(place_words())}")


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


def core_of(own: str) -> str:
    """A plan without amounts and without the verbs it begins and ends with.

    >>> core_of("加快推进游客服务中心建设").strip()
    '游客服务中心'
    """
    return trimmed(without_amounts(own))
