"""Names of bodies as titles and signatures give them: two in one, a place alone, a short form without its place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from zhiji.lexicon import load_table
from zhiji.lexicon.patterns import Pattern, Terms, per_lexicon
from zhiji.lexicon.regions import Region, chain_of, ends_of_level, former_county, load_regions, load_regions_by_name

WORDS = "front_words"
_HAN = r"[\u4e00-\u9fa5]"
_NOT_IN_NAME = Pattern(WORDS, "{not-in-name}")
_NAMED_OFTEN = 2  # a place that a text names once may be another
BODY = "{front_words:body}"
_SHORT_FORMS = Terms(WORDS, "short-form")
_PARTY = Pattern(
    WORDS, "(?:中共)?(?P<place>" + _HAN + "{2,14}?){committee}[、和及与]?(?:(?P=place))?(?P<body>{acting-body})"
)
_OF_A_PLACE = re.compile(rf"{_HAN}*[省市区县旗州盟镇乡]政府$")
_JOINED = Pattern(
    WORDS, "(?P<first>(?P<place>" + _HAN + "{2,10}?[{=level}])" + _HAN + "+?" + BODY + ")[、和及与]?(?P=place)"
)
_TERM = Pattern(WORDS, "(?<=[{=level}]){ordinal}?[{=numerals:digit|ten}]+{term}")
"""市|十六届|人民政府: which term of a body it is."""
_STANDING = Pattern(WORDS, "(?P<place>" + _HAN + "*?[{=level}]){standing|standing-in-full}")
_IN_FULL = Terms(WORDS, "standing-in-full")
_DOES = Pattern(WORDS, "{organisation_functions:*}+{local-body}")
"""教育局: every place has one."""
_SITE_BEHIND = Pattern(WORDS, "(?={site})")
_STEM_END = Pattern(WORDS, "{region-end}$")
_STEM_OF_PLACE = Pattern(WORDS, "(?:{region-end}|[{=level}])$")
_LEVEL_ENDS = "省市区县旗州盟"
_COUNTY = "县"
_SHORTEST_NAME = 2
_SHORT_NAME_OFTEN = 3
_IN_FULL_COUNTS = 3
"""How many times as much as its short form a place's full name says."""
_SHORTEST_STEM = 2
_NO_NAME = Terms(WORDS, "kind-of-district")
_NOT_BEHIND = Pattern(WORDS, "(?!{behind-level})")
"""贸易|县域, 市和|县委: not where 县 begins another word."""
_SELF_GOVERNED = Pattern(WORDS, "{self-governed}")


def body_of_place(place: str) -> str | None:
    """The body that a title means where it names a place alone: 白石镇 is 白石镇人民政府, 青山高新区 its 管理委员会;
    None for what is no place of its own (社区, 全市)."""
    if is_short(place) or re.match(r"中共|.*[我全本各该]", place):
        return None
    known = _known(place)
    ending = next((term for term in _endings() if place.endswith(term) and len(place) >= len(term) + 2), None)
    body = _endings()[ending] if ending else "-"
    if known:
        body = "人民政府" if body in ("-", "管理委员会") else body
    return place + body if body and body != "-" else None


def place_pattern() -> str:
    """A pattern for the endings of places that have a body of their own."""
    return _one_of_places()


def is_short(name: str) -> bool:
    """Whether a name says no place: a level alone (区司法局, 我局, 自治县人民政府, 党委) or only what the body does
    (教育局)."""
    return (name.startswith(_SHORT_FORMS.all) and not chain_at(name)) or _DOES.fullmatch(name) is not None


def one_body(name: str) -> str:
    """Of two bodies in one name the one that answers: the government of 中共白石镇委员会白石镇人民政府, else the
    first; without its term, a standing committee by its full name (市十八届人大常委会)."""
    name = _TERM.sub("", name)
    if standing := _STANDING.fullmatch(name):
        return standing["place"] + _IN_FULL.all[0]
    if found := _PARTY.fullmatch(name):
        name = found["place"] + found["body"]
    elif joined := _JOINED.match(name):
        name = joined["first"]
    return re.sub(r"政府$", "人民政府", name) if _OF_A_PLACE.match(name) else name


def placed_name(short: str, around: str, text: str) -> str | None:
    """The whole name of a short form (区司法局): as it stands in ``around``, the words around the report; else with the
    place of that level whose government ``around`` names, or that ``text`` names most; None where none tells."""
    whole = re.findall(rf"(?<!{_HAN})({_HAN}{{2,12}}{re.escape(short)})(?!{_HAN})", around)
    if whole := [name for name in whole if not _NOT_IN_NAME.search(name[: -len(short)])]:
        return str(max(whole, key=lambda name: (whole.count(name), len(name))))
    found = _SELF_GOVERNED.match(short)
    level = found[0] if found else short[0]
    ends = ends_of_level(level) or (level,)
    sites = (
        re.findall(rf"(?<!{_HAN})({_HAN}{{1,12}}{level}){_SITE_BEHIND.source}", around)
        if level in "省市区县旗镇乡"
        else []
    )
    sites = [place for place in sites if not _NOT_IN_NAME.search(place) and (chain_at(place) or level in "区镇乡")]
    place = _only(sites) or _told_most(text, level, ends)
    return place + short[len(level) :] if place else None


def region_told(name: str, text: str) -> str | None:
    """Of several districts of the name that ``name`` begins with, the region above the one whose prefecture or province
    the text names (南山区 in a text of 深圳), from the province down; None where the text does not tell."""
    size = next((n for n in range(min(12, len(name)), 1, -1) if name[:n] in load_regions_by_name()), 0)
    chains = [chain_of(region) for region in load_regions_by_name().get(name[:size], ())]
    if len(chains) < 2:
        return None
    told = Counter({chain[-2]: text.count(_stem(chain[-2].name)) for chain in chains if len(chain) > 1})
    (best, most), *others = told.most_common(2)
    if most < _NAMED_OFTEN or (others and others[0][1] * 2 > most):
        return None
    return "".join(region.name for region in chain_of(best))


def _told_most(text: str, level: str, ends: tuple[str, ...]) -> str | None:
    """The place of a level that a text tells of more than twice as often as of any other of that level, with its level
    or without (福田, 易县); one that is never named in full only where the text names what it lies in (深圳). A county
    that is a district or a city by now goes by its old name (清苑县)."""
    told: Counter[str] = Counter()
    pairs = {text[at : at + 2] for at in range(len(text) - 1)}
    for region, stem in _stems():
        own = region.name.endswith(ends)
        if region.name[:2] in pairs and stem in text and (own or (level == _COUNTY and region.level == "county")):
            name = region.name if own else stem + level
            whole = _times_in_full(text, region) if own else 0
            above = chain_of(region)[-2:-1]
            if whole or (above and len(stem) >= _SHORTEST_STEM and _stem(above[0].name) in text):
                place = above[0].name + name if not whole and own and region.level == "county" else name
                told[place] = max(told[place], _IN_FULL_COUNTS * whole + _times_in_short(text, stem))
    if not told:
        return None
    (best, most), *others = told.most_common()
    rivals = [times for name, times in others if _is_rival(name, best)]
    return best if most >= max(_NAMED_OFTEN, 2 * max(rivals, default=0)) else None


def _is_rival(name: str, best: str) -> bool:
    """Whether a place may be meant instead of the one told of most: not what that one lies in (宁波市 of 慈溪市), nor a
    name of two characters, which may be pieces of other words."""
    return name not in {region.name for region in chain_at(best)} and not len(name) == _SHORTEST_NAME < len(best)


def _times_in_full(text: str, region: Region) -> int:
    """How often a region is named with its level; one that is called 城区 alone only with its city in front, one of two
    characters often or not at all (规|范县, 建|成县)."""
    if region.name in _NO_NAME.known:
        return text.count("".join(above.name for above in chain_of(region)[-2:]))
    if len(region.name) > _SHORTEST_NAME:
        return text.count(region.name)
    times = len(re.findall(region.name + _NOT_BEHIND.source, text))
    return times if times >= _SHORT_NAME_OFTEN else 0


def _times_in_short(text: str, stem: str) -> int:
    """How often a place is named without its level, and not as another level's (雄|安新|区)."""
    if len(stem) < _SHORTEST_STEM:
        return 0
    return text.count(stem) - sum(text.count(stem + end) for end in _LEVEL_ENDS)


@per_lexicon
def _stems() -> list[tuple[Region, str]]:
    """Every region with its name without its level."""
    return [(region, _STEM_OF_PLACE.sub("", region.name)) for region in load_regions().values()]


def _stem(name: str) -> str:
    return _STEM_END.sub("", name)


def chain_at(words: str) -> tuple[Region, ...]:
    """The regions that ``words`` begin with, each below the one before, with all above them."""
    held: tuple[Region, ...] = ()
    while step := _region_at(words, held):
        held = chain_of(step)
        words = words[len(step.name) :]
    return held


def _region_at(words: str, above: tuple[Region, ...]) -> Region | None:
    """The region that opens ``words``, longest name first: the only one of that name below ``above``."""
    for length in range(min(12, len(words)), 1, -1):
        named = load_regions_by_name().get(words[:length], ())
        below = [region for region in named if not above or above[-1] in chain_of(region)[:-1]]
        if len(below) == 1:
            return below[0]
    return former_county(words, above)


def _known(place: str) -> bool:
    held = chain_at(place)
    return bool(held) and place.endswith(held[-1].name)


def _only(names: Iterable[str]) -> str | None:
    """The one name of several namings, or the one named twice as often as any other."""
    counted = Counter(names).most_common(2)
    if not counted or (len(counted) > 1 and counted[0][1] < 2 * counted[1][1]):
        return None
    return counted[0][0]


@per_lexicon
def _endings() -> dict[str, str]:
    rows = sorted(load_table("place_bodies"), key=lambda row: -len(row.term))
    return {row.term: row["body"] for row in rows}


@per_lexicon
def _one_of_places() -> str:
    return "|".join(re.escape(term) for term, body in _endings().items() if body != "-")
