"""Full names for the short forms that reports use: 市局, 我局, 省公安厅, read with the issuer and its region."""

from __future__ import annotations

from dataclasses import dataclass

from zhiji.extraction.units.roles import of_issuer, zone_of
from zhiji.extraction.units.spellings import is_own_place, place_of
from zhiji.extraction.units.words import WORDS
from zhiji.lexicon.patterns import Pattern, Terms, per_lexicon, rows_of
from zhiji.lexicon.regions import anchored_name, ends_of_level

_REGION = Pattern(WORDS, r"[\u4e00-\u9fff]{2,9}?{region-end}")
_PARTY = Pattern(WORDS, "委(?=$|{party-office})")
_OF_REGION = Pattern(WORDS, r"(?!{region-word})([\u4e00-\u9fff]{2,12}[{=region-level|league}])(党?委|{region-body})$")
_LEVEL = Pattern(WORDS, "^全?({region-word}|[{=region-level}])(?!{no-body-of-level})(.+)$")
_LEVEL_ALONE = Pattern(WORDS, "(?:[我本全]?({region-word})|[我本全]([{=region-level}]))")
_OF_THEM = Pattern(WORDS, "[我本](?={region-word}.|[{=region-level}].)")
_PARTY_BEFORE = "中共"
_TWO_BODIES = Pattern(WORDS, "委{region-body}$")
_OF_PROVINCE = Pattern("organisation_functions", "{function}厅")
_TERM = Pattern("numerals", "第?[{=digit|ten}]{1,4}届")
_OF_OWN_PLACE = Pattern(WORDS, "({own-place})({town-body})$")
_COMMITTEES = ("委", "党委")
_PROVINCES = ("省", "自治区")
_FUNCTIONS = Terms("organisation_functions", "*")
_FUNCTION = Pattern(WORDS, "([^{=region-level}]{2,12})[局厅委]$")


@per_lexicon
def _meant() -> dict[str, dict[str, str]]:
    """The short forms of a kind with what they stand for."""
    rows = rows_of("short_names", "*")
    return {kind: {row.term: row["name"] for row in rows if row.kind == kind} for kind in ("body", "national")}


@dataclass(frozen=True)
class Namer:
    """What is known of the issuer: its name, its region's parts from the province down, and its line of work."""

    issuer: str | None
    regions: tuple[str, ...]

    @property
    def function(self) -> str | None:
        """公安 of 金华市公安局: what its superiors and branches share."""
        match = _FUNCTION.search(self._own()) if self.issuer else None
        return match.group(1) if match else None

    def _own(self) -> str:
        own = self.issuer or ""
        for region in self.regions:
            own = own.removeprefix(region)
        return own

    def region_of(self, level: str) -> str | None:
        """The full name of the region that a bare 省, 市 or 区 means here."""
        return next((r for r in reversed(self.regions) if r.endswith(ends_of_level(level))), None)


def namer_of(issuer: str | None, region: str | None) -> Namer:
    return Namer(issuer, tuple(match[0] for match in _REGION.finditer(region or "")))


def full_name(words: str, namer: Namer) -> tuple[str, bool]:
    """The fullest name that the report's issuer and region support, and whether it is certain."""
    name, certain = _spelt_out(words, namer)
    return anchored_name(name, "".join(namer.regions)), certain


def _spelt_out(words: str, namer: Namer) -> tuple[str, bool]:
    national = _meant()["national"]
    if words in national:
        return national[words], words != "总局"
    behind = _behind_front(words, namer)
    if behind:
        return behind
    told = _told_by_issuer(words, namer)
    if told:
        return told, True
    if alone := _LEVEL_ALONE.fullmatch(words):
        region = namer.region_of(alone[1] or alone[2])
        return region or words, region is not None
    match = _LEVEL.match(words)
    if not match or _TWO_BODIES.search(words):
        return words, not _TWO_BODIES.search(words)
    return _of_level(words, match[1], match[2], namer)


def _behind_front(words: str, namer: Namer) -> tuple[str, bool] | None:
    """中共市委…, 十三届市委, 我市公安局: as without what stands in front; None where nothing does."""
    if words.startswith(_PARTY_BEFORE):
        return _of_party(words, namer)
    front = _TERM.match(words) or _OF_THEM.match(words)
    if not front or _is_issuer(words, namer) or _own_branch(words, namer):
        return None
    rest = words[front.end() :]
    named, certain = _spelt_out(rest, namer)
    return (words if named == rest else named), certain


def _told_by_issuer(words: str, namer: Namer) -> str | None:
    """What the issuer's name and place say, or the region that stands in the words."""
    bodies, issuer = _meant()["body"], namer.issuer or ""
    if branch := _own_branch(words, namer):
        return branch
    if _is_issuer(words, namer):
        return issuer
    if told := of_issuer(words, issuer, namer.regions[-1] if namer.regions else None):
        return told
    if (own := _OF_OWN_PLACE.match(words)) and (place := place_of(issuer)) and place.endswith(own[1]):
        return place + bodies.get(own[2], own[2])
    if named := _OF_REGION.match(words):
        region, rest = named.groups()
        return f"中共{region}委员会" if rest in _COMMITTEES else region + bodies[rest]
    if _OF_PROVINCE.fullmatch(words) and (region := namer.region_of("省")):
        return region + words
    return None


def _own_branch(words: str, namer: Namer) -> str | None:
    """我局, 本局办公室: the issuer, or what stands behind it."""
    issuer = namer.issuer
    if words[:1] not in ("我", "本") or not issuer or not issuer.endswith(words[1:2]):
        return None
    return issuer + words[2:]


def _of_level(words: str, level: str, rest: str, namer: Namer) -> tuple[str, bool]:
    """市政府, 省厅, 全市公安机关: by the region that the level means here."""
    region = namer.region_of(level)
    if not region:
        return words, False
    if words.startswith("全"):
        return region + rest, True
    if rest[0] in "局厅":
        if not namer.function or (len(rest) == 1 and not _is_one_department(namer.function)):
            return words, False
        suffix = rest[0] if level in _PROVINCES else "局"
        return region + namer.function + suffix + rest[1:], True
    if rest.startswith("党委"):
        return f"中共{region}委员会{rest[2:]}", True
    if _PARTY.match(rest):
        return f"中共{region}{'委员会' if rest == '委' else rest}", True
    return region + _meant()["body"].get(rest, rest), True


def _of_party(words: str, namer: Namer) -> tuple[str, bool]:
    """中共市委依法治市委员会, 中共青山市委: as without 中共, which stands once."""
    bare = words.removeprefix(_PARTY_BEFORE)
    named, certain = _spelt_out(bare, namer)
    if named == bare:
        return words, certain
    return (named if named.startswith(_PARTY_BEFORE) else _PARTY_BEFORE + named), certain


def _is_one_department(function: str) -> bool:
    """公安 is a department at every level; 综合执法与应急管理 is one body here alone, the province has none such."""
    return function in _FUNCTIONS and "与" not in function


def _own_place(namer: Namer) -> str:
    """The place whose body the issuer is, else its zone, else the innermost region it lies in."""
    issuer = namer.issuer or ""
    return place_of(issuer) or zone_of(issuer, None) or (namer.regions[-1] if namer.regions else "")


def _is_issuer(words: str, namer: Namer) -> bool:
    """区市监局 and 区执法应急局: the issuer's own name with letters left out, at the issuer's own level."""
    if not namer.issuer or len(words) < 2:
        return False
    if words == namer.issuer or is_own_place(words, namer.issuer):
        return True
    if words[-1:] != namer.issuer[-1:]:
        return False
    level = _own_place(namer)[-1:]
    if words[0] != level:
        return namer.issuer.endswith(words) and len(words) >= 5
    letters = iter(namer.issuer)
    return all(letter in letters for letter in words)
