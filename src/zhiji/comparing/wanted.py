"""A plan's words as they are looked for in the next report: its names, what is planned for them, its numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from zhiji.comparing.amounts import find_amounts, without_amounts
from zhiji.comparing.commonness import Rarity
from zhiji.comparing.likeness import pair_runs, pairs, trimmed
from zhiji.comparing.told_apart import ordinals_of
from zhiji.comparing.wording import any_of, place_words
from zhiji.lexicon import load_terms


@cache
def names_of_places(issuer: str) -> re.Pattern[str]:
    """The names of places in an issuer's name, where they are no part of another name.

    >>> names_of_places("青山市白塔区人民政府").sub("·", "青山市推进白塔农业园建设，青山大街通车")
    '·推进·农业园建设，青山大街通车'
    """
    names = [name for name in _REGION.split(issuer)[:-1] if len(name) > 1]
    kinds = any_of(load_terms("plan_words", "use", "kind"))
    if not names:
        return re.compile("(?!)")
    return re.compile(rf"(?:{any_of(names)})(?:{_REGION.pattern}|(?!{kinds}|[河湖江山]))(?![^“”]{{0,8}}”)")


def towns_told(*texts: str) -> frozenset[str]:
    """The towns and villages that texts name, without the word for what they are.

    >>> sorted(towns_told("推进龙泉关镇改造，完成王林口、北果园、史家寨3个乡镇卫生院建设"))
    ['北果园', '史家寨', '王林口', '龙泉关']
    """
    found: set[str] = set()
    for text in texts:
        found.update(_TOWN.findall(text))
        for row in _ROW_OF_TOWNS.finditer(text):
            found.update(name[-_LONGEST_TOWN:] for name in row["names"].split("、"))
    return frozenset(found)


_TOWN = re.compile(r"(?<![\u4e00-\u9fff])(?:[\u4e00-\u9fff]{2}[的了在进成施])?([\u4e00-\u9fff]{2,3})(?:镇|乡|街道)")
_ROW_OF_TOWNS = re.compile(r"(?P<names>[\u4e00-\u9fff]{2,12}(?:、[\u4e00-\u9fff]{2,3})+)等?\d*个?(?:乡镇|镇|乡|村)")
_LONGEST_TOWN = 3
_REGION = re.compile("(?:自治区|自治州|自治县|地区|街道|新区|[省市区县旗州盟镇乡])")


class Wanted:
    """A plan's words as they are looked for. ``own`` is what is planned, ``around`` its sentence; ``must`` are pairs
    that may not be missing altogether, ``towns`` names of places."""

    def __init__(
        self,
        own: str,
        around: str,
        rarity: Rarity,
        must: frozenset[str] = frozenset(),
        towns: frozenset[str] = frozenset(),
    ) -> None:
        self.own, self._rarity, self._towns = own, rarity, towns
        self.must = must or self._head_of_all()
        plain = _joins().sub(" ", _WHEN.sub(" ", without_amounts(own)))
        self.runs = [(run, rarity.weights(run)) for run in pair_runs(plain)]
        self.pairs = frozenset(pair for run, _ in self.runs for pair in run)
        self.around = pairs(without_amounts(around)) - self.pairs
        self.names = [name for run, _ in self.runs for name in _names(run, own, rarity)]
        self.of_towns = frozenset(pair for town in towns if town in own for pair in pairs(town))
        self.is_of_places = all(_names_a_place(name, own, towns) for name in self.names)
        self.amounts = find_amounts(own)
        self.ordinals = ordinals_of(own)
        self.core = "".join(core_of(own).split())
        self.head = self.core[-_HEAD_LENGTH:]
        self.quoted = [name for name in _QUOTED.findall(own) if len(name) >= _SHORTEST_QUOTED]
        self.weight = sum(sum(weights) for _, weights in self.runs)

    def halves(self) -> list[Wanted]:
        """The things that a plan joins (节能改造和管网改造), those that say something by themselves; the last one alone
        where it says what is planned for all of them (工地、棚户区等领域的扬尘整治)."""
        parts = re.split("[和及、]", self.own)
        if len(parts) < 2:
            return []
        named = parts[-1:] if self.must else parts
        held = [Wanted(part, "", self._rarity, self.must, self._towns) for part in named]
        return [half for half in held if half.weight >= _HALF and not half.is_only_a_place]

    @property
    def is_only_a_place(self) -> bool:
        """Whether it names a place, and nothing that is to be done there: 全面打造白塔河."""
        return bool(self.names) and self.is_of_places and bool(_PLACE.search(self.core))

    def _head_of_all(self) -> frozenset[str]:
        """The pairs of what is said once of all that is joined; none where that is only that it is built."""
        told = _SHARED_HEAD.search(self.own)
        held = pairs(told.group(1)) if told else frozenset[str]()
        return held if self._rarity.weight(held) >= _SAYS_SOMETHING else frozenset()

    def beyond_names(self) -> frozenset[str]:
        """The pairs of what is planned for the things that the names are of, without what a list calls them."""
        told = pairs(without_amounts(self.own.partition("等")[0]))
        return (self.pairs & told) - {pair for name in self.names for pair in name}

    def has_only_towns(self, held: frozenset[str]) -> bool:
        """Whether of the plan's words hardly more than the name of a town stands among the pairs (龙泉关养老中心,
        龙泉关镇区)."""
        other = self.pairs - self.of_towns
        if not self.of_towns & held or not other:
            return False
        return self._rarity.weight(other & held) < _BEYOND_TOWNS * self._rarity.weight(other)

    def left_out(self, held: frozenset[str]) -> frozenset[str]:
        """The pairs that the other wording leaves out in the midst of what it has (白塔大酒店, 白塔酒店)."""
        found = set()
        for run, _ in self.runs:
            has = [pair in held for pair in run]
            found |= {pair for i, pair in enumerate(run) if not has[i] and _is_left_out(run, has, i, held)}
        return frozenset(found)

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


_WHEN = re.compile("在[^，。；、]{1,8}[前后]")
_SHARED_HEAD = re.compile(r"[、和及][^、]*?的([^的、和及]{2,10})$")
_SAYS_SOMETHING = 0.05
"""The weight of words that say what is done with things, and not only that something is."""
_HEAD_LENGTH = 2
_QUOTED = re.compile("“([^”]+)”")
_SHORTEST_QUOTED = 4
"""Characters of a name in quotes that is recognised by itself."""
_HALF = 1.0
"""What each of two things that a plan joins weighs at the least to be looked for by itself."""
_BEYOND_TOWNS = 0.3
"""The part of a plan's words but for the towns it names that a clause has at the least which speaks of it."""
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


def _names_a_place(name: Sequence[str], own: str, towns: frozenset[str]) -> bool:
    """Whether the name is that of a place where much happens: 青松镇, 白塔河, and 青松 where there is a 青松镇."""
    written = name[0] + "".join(pair[1] for pair in name[1:])
    if written in towns:
        return True
    at = own.find(written) + len(written)
    return bool(_PLACE.search(written) or _PLACE.search(own[at : at + 1]))


_PLACE = re.compile("[省市区县旗州盟镇乡村街办河湖山江]$")


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


def blank(words: str, places: re.Pattern[str]) -> str:
    """``words`` with the names of places made blank; what is behind stays in its place."""
    return places.sub(lambda match: " " * len(match.group()), words)


@cache
def _joins() -> re.Pattern[str]:
    """What stands between things, and the issuer's own place: 我区, 全市."""
    return re.compile(f"[的和等及与并]|{any_of(place_words())}")


def core_of(own: str) -> str:
    """A plan without amounts and without the verbs it begins and ends with.

    >>> core_of("加快推进游客服务中心建设").strip()
    '游客服务中心'
    """
    return trimmed(without_amounts(own))
