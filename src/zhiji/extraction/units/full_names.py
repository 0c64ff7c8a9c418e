"""Full names for the short forms that reports use: 市局, 我局, 省公安厅, read with the issuer and its region."""

from __future__ import annotations

import re
from dataclasses import dataclass

from zhiji.lexicon import load_terms
from zhiji.lexicon.regions import anchored_name

_REGION = re.compile(r"[\u4e00-\u9fff]{2,9}?(?:省|自治区|市|州|盟|地区|县|旗|综合实验区|新区|开发区|区)")
_LEVEL_ENDS = {
    "省": ("省", "自治区"),
    "市": ("市", "州", "盟", "地区"),
    "区": ("区",),
    "县": ("县", "旗"),
    "州": ("州",),
    "旗": ("旗",),
}
_PARTY = re.compile(r"委(?=$|政法委|组织部|宣传部|统战部|社会工作部|编办|办|改革办|全面|网信办|依法|党校)")
_BODIES = {
    "政府": "人民政府",
    "法院": "人民法院",
    "中院": "中级人民法院",
    "中级法院": "中级人民法院",
    "高院": "高级人民法院",
    "检察院": "人民检察院",
    "政府办": "人民政府办公室",
    "政府办公室": "人民政府办公室",
}
_NATIONAL = {"党中央": "中共中央", "总局": "国家总局", "最高检": "最高人民检察院", "最高法": "最高人民法院"}
_OF_REGION = re.compile(r"([\u4e00-\u9fff]{2,12}[省市区县州旗盟])(委|政府|法院|检察院|政府办公室|政府办)$")
_LEVEL = re.compile(r"^(?:全)?([省市区县州旗])(?!级|直)(.+)$")


@dataclass(frozen=True)
class Namer:
    """What is known of the issuer: its name, its region's parts from the province down, and its line of work."""

    issuer: str | None
    regions: tuple[str, ...]

    @property
    def function(self) -> str | None:
        """公安 of 金华市公安局: what its superiors and branches share."""
        match = re.search(r"([^省市区县州旗]{2,12})[局厅委]$", self._own()) if self.issuer else None
        return match.group(1) if match else None

    def _own(self) -> str:
        own = self.issuer or ""
        for region in self.regions:
            own = own.removeprefix(region)
        return own

    def region_of(self, level: str) -> str | None:
        """The full name of the region that a bare 省, 市 or 区 means here."""
        ends = _LEVEL_ENDS.get(level, ())
        return next((r for r in reversed(self.regions) if r.endswith(ends)), None)


def namer_of(issuer: str | None, region: str | None) -> Namer:
    return Namer(issuer, tuple(_REGION.findall(region or "")))


def full_name(words: str, namer: Namer) -> tuple[str, bool]:
    """The fullest name that the report's issuer and region support, and whether it is certain."""
    name, certain = _spelt_out(words, namer)
    return anchored_name(name, "".join(namer.regions)), certain


def _spelt_out(words: str, namer: Namer) -> tuple[str, bool]:
    if words in _NATIONAL:
        return _NATIONAL[words], words != "总局"
    if words[:1] in ("我", "本") and namer.issuer and namer.issuer.endswith(words[1:2]):
        return (namer.issuer if len(words) == 2 else namer.issuer + words[2:]), True
    if _is_issuer(words, namer):
        return namer.issuer or words, True
    if named := _OF_REGION.match(words):
        region, rest = named.groups()
        return (f"中共{region}委员会" if rest == "委" else region + _BODIES[rest]), True
    match = _LEVEL.match(words)
    if not match:
        return words, True
    level, rest = match.groups()
    if words.startswith("全"):
        region = namer.region_of(level)
        return (region + rest, True) if region else (words, False)
    region = namer.region_of(level)
    if not region:
        return words, False
    if rest[0] in "局厅" and len(rest) >= 1:
        if not namer.function or (len(rest) == 1 and not _is_one_department(namer.function)):
            return words, False
        suffix = "厅" if level == "省" and rest[0] == "厅" else "局"
        return region + namer.function + suffix + rest[1:], True
    if _PARTY.match(rest):
        return f"中共{region}委" + ("员会" if rest == "委" else rest[1:]), True
    return region + _BODIES.get(rest, rest), True


def _is_one_department(function: str) -> bool:
    """公安 is a department at every level; 综合执法与应急管理 is one body here alone, the province has none such."""
    return function in load_terms("organisation_functions") and "与" not in function


def _is_issuer(words: str, namer: Namer) -> bool:
    """区市监局 and 区执法应急局: the issuer's own name with letters left out, at the issuer's own level."""
    if not namer.issuer or words[-1:] != namer.issuer[-1:] or len(words) < 2:
        return False
    if words == namer.issuer:
        return True
    level = namer.regions[-1][-1] if namer.regions else ""
    if words[0] != level:
        return namer.issuer.endswith(words) and len(words) >= 5
    letters = iter(namer.issuer)
    return all(letter in letters for letter in words)
