"""Result levels that a list shares: what 其中 tells apart is of the level of the whole."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from zhiji.extraction.quantities.result_levels import with_lists
from zhiji.model import Quantity

Finder = Callable[..., list[Quantity]]

LISTS = [
    # text, levels as weighed, levels of the list
    (
        "在册人员401人，其中缓刑384人，假释9人。",
        ["scope", "output", "output"],
        ["scope"] * 3,
    ),
    ("库内单位122家，其中商贸业89家，房地产4家。", ["scope", "output", "effect"], ["scope"] * 3),
    ("库内单位122家，其中商贸业89家，增长5%。", ["scope", "output", "effect"], ["scope", "scope", "effect"]),  # a rate
    (
        "受伤11人（道路事故9人、建筑2人），挽回4人。",
        ["effect", "output", "output", "output"],
        ["effect"] * 3 + ["output"],
    ),
    ("检查商户9家，培训商户4家。", ["activity", "output"], ["activity", "output"]),  # no 其中
    ("检查商户9家，其中整改商户20家。", ["activity", "output"], ["activity", "output"]),  # more than the whole
    ("检查商户9家。其中整改商户4家。", ["activity", "output"], ["activity", "output"]),  # another sentence
]


@pytest.mark.parametrize(("text", "weighed", "levels"), LISTS)
def test_a_list_has_one_level(find: Finder, text: str, weighed: list[str], levels: list[str]) -> None:
    found = [
        replace(q, of=level, confidence=Decimal("0.7"))  # type: ignore[arg-type]
        for q, level in zip(find(text), weighed, strict=True)
    ]
    assert [q.of for q in with_lists(found, text)] == levels
