"""Places that stand for the issuer: the place alone in a title or where it acts, 我镇, and 街道 alone where it acts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from zhiji.extraction.text.surface import Surface
from zhiji.extraction.units.open_names import FoundUnit, opens_name
from zhiji.extraction.units.spellings import OWN_PLACES, place_spellings
from zhiji.extraction.units.words import WORDS
from zhiji.lexicon.patterns import Pattern, Terms, any_of

_TITLE_LEAD = re.compile(r"(?:[—－-]{1,3})?(?:关于)?")
_TITLE_GOES_ON = Pattern(WORDS, r"(?:19|20)\d\d|二[{=numerals:zero|ring}]|{title-goes-on}")
_TITLE_LINES = 3
_SELF = Pattern(
    WORDS,
    r"(?<=[，。；：、\n　 ])(?P<own>我{own-place})(?![长里内上下级的])"
    r"|(?<![\u4e00-\u9fff]){this-year}?(?P<acting>本{own-place}|{bare-place})(?={acts})",
)
_ACTS = Pattern(WORDS, "{acts}")
_BARE = Terms(WORDS, "bare-place")


def find_own_places(surface: Surface) -> Iterator[FoundUnit]:
    """The places at which a report names its issuer by its place: in the title (白石镇2024年…报告), where the place
    acts (白石镇坚持…), as 我镇, and as 街道 in the report of a street's office."""
    places = place_spellings(surface.report.issuer or "")
    if places:
        found = [*_in_title(surface, places), *(_acting(surface, places) if places[0].endswith(OWN_PLACES.all) else ())]
        yield from (FoundUnit(start, end, "unit:place-of-issuer") for start, end in found)


def _in_title(surface: Surface, places: Sequence[str]) -> Iterator[tuple[int, int]]:
    covered = surface.covered
    for line in surface.report.sentences[:_TITLE_LINES]:
        lead = _TITLE_LEAD.match(covered, line.start)
        start = lead.end() if lead else line.start
        end = start + next((len(place) for place in places if covered.startswith(place, start)), 0)
        if end > start and _TITLE_GOES_ON.match(covered, end):
            yield start, end


def _acting(surface: Surface, places: Sequence[str]) -> Iterator[tuple[int, int]]:
    covered = surface.covered
    for match in re.finditer(any_of(places), covered):
        if _ACTS.match(covered, match.end()) and opens_name(covered, match.start()):
            yield match.span()
    for match in _SELF.finditer(covered):
        if match["acting"] not in _BARE or places[0].endswith(_BARE.all):
            yield match.span(match.lastgroup or 0)
