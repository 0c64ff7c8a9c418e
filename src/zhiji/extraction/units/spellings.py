"""The names under which a report speaks of its issuer: with fewer regions in front, by its place, by its level."""

from __future__ import annotations

from zhiji.extraction.units.words import LEVELS, WORDS, region_names
from zhiji.lexicon import load_table
from zhiji.lexicon.patterns import Pattern, Terms, per_lexicon

OWN_PLACES = Terms(WORDS, "own-place")
"""The levels whose place alone stands for its body: 镇, 乡, 街道."""
_OFFICE = Terms(WORDS, "place-office")
_OF_A_ZONE = Pattern(WORDS, r"[\u4e00-\u9fff]{2,3}{zone}(?=[\u4e00-\u9fff]{2,4}片区)")
_SHORTEST = 3
_BELOW = Pattern(WORDS, r"^[\u4e00-\u9fff]{2,}[{=region-level}](?P<place>[\u4e00-\u9fff]{2,5}?{own-place})$")
"""A town of a county that no table knows."""


def spellings(issuer: str) -> list[str]:
    """呼伦贝尔市海拉尔区人民政府, 海拉尔区人民政府: the issuer's name, and without the regions above its own."""
    found = [issuer] if len(issuer) >= 4 else []
    rest = issuer
    while True:
        zone = _OF_A_ZONE.match(rest)
        size = zone.end() if zone else _opening_region(rest)
        if not zone and not (size and _opening_region(rest[size:])):
            return found
        rest = rest[size:]
        found.append(rest)


def place_of(issuer: str) -> str | None:
    """白石镇 of 白石镇人民政府; None for a body that is no place's own."""
    body = next((body for body in _bodies() if issuer.endswith(body)), None)
    return issuer.removesuffix(body) if body and issuer != body else None


def place_spellings(issuer: str) -> tuple[str, ...]:
    """青山市丙区柳树街道, 丙区柳树街道, 柳树街道: the issuer's place, and without the regions in front of it; empty for
    a body that is no place's own. Worked out once: it is asked of every unit of a report."""
    held = _held_places()
    if issuer not in held:
        held[issuer] = _places_of(issuer)
    return held[issuer]


@per_lexicon
def _held_places() -> dict[str, tuple[str, ...]]:
    return {}


def _places_of(issuer: str) -> tuple[str, ...]:
    rest = place_of(issuer) or ""
    found = [rest] if rest else []
    while (size := _opening_region(rest)) and len(rest) - size >= _SHORTEST:
        rest = rest[size:]
        found.append(rest)
    if (below := _BELOW.search(rest)) and below.start("place"):
        found.append(below["place"])
    return tuple(found)


def is_own_place(words: str, issuer: str) -> bool:
    """Whether ``words`` mean the issuer by its place: 柳树街道, 柳树街道办, 我街道, and 街道, which says no more than
    what it is."""
    places = place_spellings(issuer)
    if not places:
        return False
    level = next((level for level in OWN_PLACES.all if places[0].endswith(level)), None)
    if level and words.lstrip("我本") == level:
        return words != level or len(level) > 1
    return words in places or (level is not None and (words.endswith(_OFFICE.all) and words[:-1] in places))


def _opening_region(words: str) -> int:
    regions = region_names()
    return next((n for n in range(min(11, len(words)), 2, -1) if words[:n] in regions and words[n - 1] in LEVELS), 0)


@per_lexicon
def _bodies() -> tuple[str, ...]:
    return tuple(dict.fromkeys(row["body"] for row in load_table("place_bodies") if row["body"] != "-"))
