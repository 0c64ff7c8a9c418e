"""The words that units are made of: last words, functions, levels, regions, as patterns over turned-round text."""

from __future__ import annotations

from zhiji.lexicon.patterns import Pattern, Terms, per_lexicon
from zhiji.lexicon.regions import load_regions

WORDS = "unit_words"
LEVELS = Terms(WORDS, "level")
BACKWARD = Pattern(
    "organisation_bodies",
    "(?P<whole>{<whole})|(?P<sole>{<sole})|(?P<organ>{<organ})|(?P<function>{<organisation_functions:suffix}"
    "{<organisation_functions:function}(?:[和与]?{<organisation_functions:function})?)|(?P<levelled>{<levelled})|"
    "(?P<named>{<named})|(?P<open>{<unit_words:open})",
)
"""The last words of units, over text that is turned round."""
ITEMS = Pattern(
    "organisation_functions",
    r"(?:多?个?(?:\d{1,2})?)?{<unit_words:shared-by}?等?(?P<items>{<function}(?:[、{=unit_words:link}]{<function})+)",
)
"""Functions in a row before 部门, over text that is turned round."""
VERB = Pattern(WORDS, "{initiative_verbs:*}|{initiative_adverbs:*}|{growing}")
ZONE = Pattern(WORDS, r"[\u4e00-\u9fff]{2,3}{zone}$")
_ZONES = Terms(WORDS, "zone-name")


@per_lexicon
def region_names() -> frozenset[str]:
    """Full names of regions and, from three characters on, the names without their level."""
    regions = load_regions()
    names = {r.name for r in regions.values() if len(r.name) > 2}
    short = {r.name[:-1] for r in regions.values() if len(r.name) > 3 or r.level != "county"}
    return frozenset(names | short | set(_ZONES.all))
