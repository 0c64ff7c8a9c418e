"""What kind of holder a title wants, and whose it is where the text names none such: the report's own."""

from __future__ import annotations

from collections.abc import Sequence

from zhiji.extraction.honours.scopes import WORDS
from zhiji.extraction.text.surface import Surface
from zhiji.lexicon.patterns import Pattern, Terms
from zhiji.lexicon.regions import load_regions_by_name
from zhiji.model import Initiative, Unit

_OF_PLACE = Pattern(WORDS, "{title-of-place}[（(]?{title-of-place}?[）)]?[”）)]*{title-behind}*[”）)]*$")
_OF_UNIT = Pattern(WORDS, "{title-of-unit}[”）)]*{title-behind}*[”）)]*$")
_PLACE_NAME = Pattern(WORDS, "(?:{place-level}[）)]?|{government})$")
_OWN_WORDS = Pattern(WORDS, "{our}{place-level}$")
_OUR = Pattern(WORDS, "{we}(?P<kind>{place-level|body-short})(?:{receiving-adverb|rising-adverb})*")
_GOVERNMENT = Pattern(WORDS, "{government}$")
_ACTS = frozenset({"campaign", "reform", "mechanism", "project"})
_LEVELS = Terms(WORDS, "place-level")
_BODY = Pattern(WORDS, "(?:{party})?(?P<place>.+?)(?:{government|body-end})$")
_NATIONAL = Pattern(WORDS, "{national-body}")


class Fitting:
    """The titles of one report and who may hold them."""

    def __init__(self, surface: Surface, units: Sequence[Unit]) -> None:
        self._surface = surface
        report = surface.report
        self.own = next((u for u in units if report.issuer and u.name == report.issuer), None)
        self._of_place = bool(report.issuer) and bool(_PLACE_NAME.search(report.issuer or ""))
        self._region = report.region or ""

    def is_of_place(self, title: str) -> bool:
        """Whether only a county, a city or one above them holds it: “四好农村路”全国示范县, 文明城市."""
        return bool(_OF_PLACE.search(title))

    def holds(self, title: str, one: Initiative | Unit) -> bool:
        """Whether the kind of a holder is that of a title: no bridge is a model county, no reform a model unit."""
        if isinstance(one, Initiative):
            return not (self.is_of_place(title) or (_OF_UNIT.search(title) and one.kind in _ACTS))
        return not self.is_of_place(title) or _is_place(one)

    def of_issuer(self, title: str) -> tuple[str, ...]:
        """The issuer, where a title is that of a unit, or of a place and the report is its government's."""
        fits = self._of_place if self.is_of_place(title) else _OF_UNIT.search(title)
        return (self.own.id,) if self.own and fits else ()

    def of_place(self) -> tuple[str, ...]:
        """The issuer, where the report is that of a place's government."""
        return (self.own.id,) if self.own and self._of_place else ()

    def of_our(self, start: int, at: int) -> tuple[str, ...]:
        """The issuer, where a clause begins with what it calls itself (我省|获建…) and is one of that kind."""
        told = _OUR.fullmatch(self._surface.covered, start, at)
        ours = self.own and _GOVERNMENT.sub("", self.own.name)
        return (self.own.id,) if self.own and ours and told and ours.endswith(told["kind"]) else ()

    def is_above(self, unit: Unit) -> bool:
        """Whether it is a government, a party committee or an assembly of the whole state or of a place above: it
        gives and praises, and receives nothing in this report."""
        if _NATIONAL.fullmatch(unit.name):
            return True
        body = _BODY.fullmatch(unit.name)
        place = body["place"] if body else ""
        at = self._region.find(place)
        return bool(place) and at >= 0 and bool(self._region[at + len(place) :]) and place.endswith(_LEVELS.all)


def _is_place(unit: Unit) -> bool:
    if _PLACE_NAME.search(unit.name) or _OWN_WORDS.search(unit.text):
        return True
    return any(unit.name + level in load_regions_by_name() for level in _LEVELS.all)
