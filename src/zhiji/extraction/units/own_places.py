"""Places that stand for the issuer: the place alone in a title, and 我镇 where it acts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zhiji.extraction.text.surface import Surface
from zhiji.extraction.units.open_names import FoundUnit
from zhiji.extraction.units.words import WORDS
from zhiji.lexicon import load_table
from zhiji.lexicon.patterns import Pattern, Terms

_TITLE_GOES_ON = Pattern(WORDS, r"(?=(?:19|20)\d\d|二[{=numerals:zero|ring}]|{title-goes-on})")
_ACTS = Pattern(WORDS, r"(?<=[，。；：、\n　 ])我{own-place}(?![长里内上下级的])")
_OWN = Terms(WORDS, "own-place")


def place_of(issuer: str) -> str | None:
    """白石镇 of 白石镇人民政府; None for a body that is no place's own."""
    bodies = {row["body"] for row in load_table("place_bodies")} - {"-"}
    body = next((body for body in bodies if issuer.endswith(body)), None)
    return issuer.removesuffix(body) if body and issuer != body else None


def find_own_places(surface: Surface) -> Iterator[FoundUnit]:
    """The places at which a report names its issuer by its place: in the title (白石镇2024年…报告), and as 我镇."""
    place = place_of(surface.report.issuer or "")
    if place is None or not surface.report.sentences:
        return
    start = surface.report.sentences[0].start
    if title := re.compile(rf"(?:关于)?(?P<place>{re.escape(place)}){_TITLE_GOES_ON.source}").match(
        surface.covered, start
    ):
        yield FoundUnit(*title.span("place"), "unit:place-of-issuer")
    if place.endswith(_OWN.all):
        yield from (FoundUnit(*m.span(), "unit:place-of-issuer") for m in _ACTS.finditer(surface.covered))
