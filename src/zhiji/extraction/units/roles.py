"""Bodies told by what they are alone (管委会, 党委, 局党组, 人大): which one is meant the issuer says, or nothing."""

from __future__ import annotations

from zhiji.extraction.units.spellings import OWN_PLACES, place_of
from zhiji.lexicon.patterns import Pattern, Terms
from zhiji.lexicon.regions import load_regions_by_name

_WORDS = "role_words"
_NAMELESS = Pattern(
    _WORDS,
    "(?!.*{name-end}$)(?:中共)?(?:{lead}){0,2}(?:(?:{body|organisation_bodies:sole|levelled|organ|named|organisation_functions:function|suffix})"
    "[、和与及]?)+{role_words:tail}?|{own-open}.*|我.*",
)
_NATIONAL = Terms("organisation_bodies", "whole")
_OWN = Pattern(_WORDS, "(?:全(?={own}$)|(?={own}{own-organ}))({own})")
_OF_ISSUER = Terms(_WORDS, "issuer-body")
_RURAL, _STREET, _OF_ZONE = Terms(_WORDS, "rural"), Terms(_WORDS, "street"), Terms(_WORDS, "zone")
_ZONE = Pattern("unit_words", r"(?:[\u4e00-\u9fff]+?){zone}")
_ZONE_ALONE = Pattern("unit_words", "{zone}(?=.)")
_LONGEST = 24
"""Characters of what may be looked at word by word in every way."""
_A_STREET = Terms("unit_words", "bare-place")


def names_no_body(words: str) -> bool:
    """Whether ``words`` hold no name, so that they mean another body in each report.

    >>> names_no_body("工商联"), names_no_body("上级法院"), names_no_body("青山市工商联"), names_no_body("司法部")
    (True, True, False, False)
    """
    return len(words) <= _LONGEST and words not in _NATIONAL and _NAMELESS.fullmatch(words) is not None


def of_issuer(words: str, issuer: str, region: str | None) -> str | None:
    """The full name of a body that the report's issuer tells: its own organ (局党组), itself by what it is (管委会),
    what stands in its town, street or zone (党委, 司法所, 经开区党工委); None where it tells none. ``region`` is the
    innermost that the issuer lies in."""
    own = _OWN.match(words)
    if own and issuer.endswith(own[1]):
        return issuer + words[own.end() :]
    if words in _OF_ISSUER and (issuer.endswith(words) or _is_itself(words, issuer)):
        return issuer
    zone = zone_of(issuer, region)
    if zone and words in _OF_ZONE:
        return zone + words
    if zone and (alone := _ZONE_ALONE.match(words)) and zone.endswith(alone[0]):
        return zone + words[alone.end() :]
    place = place_of(issuer) or ""
    if place.endswith(OWN_PLACES.all) and words in (_STREET if place.endswith(_A_STREET.all) else _RURAL):
        return place + words
    return None


def zone_of(issuer: str, region: str | None) -> str | None:
    """临江经开区 of 临江经开区统计局, or the innermost region where that is a zone."""
    match = _ZONE.match(issuer) or _ZONE.fullmatch(region or "")
    return match[0] if match and not _is_region(match[0]) else None


def _is_region(zone: str) -> bool:
    """浦东新区 is a district, by its name alone a zone."""
    return any(zone[at:] in load_regions_by_name() for at in range(len(zone)))


def _is_itself(words: str, issuer: str) -> bool:
    """管委会 of 管理委员会, 政府 of 人民政府: letters left out."""
    letters = iter(issuer[-2 * len(words) - 2 :])
    return issuer.endswith(words[-1]) and all(letter in letters for letter in words)
