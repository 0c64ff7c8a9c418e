"""A bare number of organisations names none."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

from zhiji.extraction.naming import unit_places
from zhiji.extraction.text.surface import Surface
from zhiji.extraction.units.building import build_units
from zhiji.extraction.units.open_names import FoundUnit
from zhiji.reading import outline_report

TEXT = "青山市教育局新建10家省级中心，评定12家市级医院。"


def places(*words: str) -> list[str]:
    surface = Surface(outline_report(TEXT, year=2025))
    chosen = [SimpleNamespace(start=TEXT.index(w), end=TEXT.index(w) + len(w)) for w in words]
    prepared = SimpleNamespace(surface=surface, units=())
    return [TEXT[u.start : u.end] for u in unit_places(cast("Any", prepared), cast("Any", chosen))]


def test_a_number_alone_is_no_unit() -> None:
    assert places("10家", "12家市级医院") == ["12家市级医院"]


def test_no_unit_is_without_a_name() -> None:
    at = TEXT.index("10家")
    surface = Surface(outline_report(TEXT, year=2025))
    assert [u.name for u in build_units(surface, [FoundUnit(at, at + 3, "unit:rule", True, 10)])] == ["10家"]
