"""Clues of what stands around a pair are silent where it does not hold (test_entity_links has where it does)."""

from __future__ import annotations

import pytest

from zhiji.extraction.initiatives.building import build_initiatives
from zhiji.extraction.links.listing import pair_clues
from zhiji.extraction.links.pairing import Room, find_pairs
from zhiji.extraction.preparing import Prepared
from zhiji.extraction.units.building import build_units
from zhiji.reading.outline import outline_report


def clues_of(text: str, outcome: str) -> list[str]:
    """The clues of the first initiative that rules propose with a figure, beside the units that rules find."""
    prepared = Prepared(outline_report(text))
    initiatives = build_initiatives(prepared.surface, prepared.initiatives, [])
    units = build_units(prepared.surface, prepared.units)
    room = Room(prepared.surface, prepared.words, initiatives, prepared.figures, units)
    return next(pair_clues(p) for p in find_pairs(room) if p.outcome.text == outcome)


DOES_NOT = [
    ("推行“警务快办”机制，办结诉求12件。", "12件", "unit-opens"),
    ("推行“警务快办”机制（已运行），办结诉求12件。", "12件", "in-brackets"),
    ("推行“警务快办”机制，办结诉求12件。", "12件", "sentence-begins"),
]


@pytest.mark.parametrize(("text", "outcome", "clue"), DOES_NOT)
def test_a_clue_does_not_hold(text: str, outcome: str, clue: str) -> None:
    assert not any(held.startswith(clue) for held in clues_of(text, outcome))
