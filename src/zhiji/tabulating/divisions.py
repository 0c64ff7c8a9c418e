"""The administrative division that a place's name means, where exactly one bears it."""

from __future__ import annotations

from functools import cache

from zhiji.lexicon.regions import Region, chain_of, load_regions


def division_of(name: str | None, within: Region | None = None) -> Region | None:
    """The division of that name, with or without those above it in front; inside ``within`` first. None where there
    is none, or several.

    >>> [division_of(name).code for name in ("浙江省金华市", "金华市", "义乌市")]
    ['330700', '330700', '330782']
    >>> division_of("朝阳区") is None, division_of("朝阳区", division_of("北京市")).code
    (True, '110105')
    """
    if not name:
        return None
    above = [r.name for r in chain_of(within)] if within else []
    for depth in range(len(above), 0, -1):
        if found := _named().get("".join(above[:depth]) + name):
            return found
    return _named().get(name)


@cache
def _named() -> dict[str, Region | None]:
    """Every way to write a division, outermost names left out or not; None where several are written so."""
    held: dict[str, Region | None] = {}
    for region in load_regions().values():
        names = [above.name for above in chain_of(region)]
        for start in range(len(names)):
            words = "".join(names[start:])
            held[words] = None if words in held else region
    return held
