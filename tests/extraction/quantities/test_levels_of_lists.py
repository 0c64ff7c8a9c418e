"""Result levels that a list shares: what 其中 tells apart is of the level of the whole."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from zhiji.extraction.quantities.result_levels import is_left_undone, with_lists
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
    ("交办问题9个，其中未整改4个。", ["output", None], ["output", None]),  # still to be done
    ("检查商户9家。其中整改商户4家。", ["activity", "output"], ["activity", "output"]),  # another sentence
]


@pytest.mark.parametrize(("text", "weighed", "levels"), LISTS)
def test_a_list_has_one_level(find: Finder, text: str, weighed: list[str | None], levels: list[str | None]) -> None:
    found = [
        replace(q, of=level, confidence=Decimal("0.7"))  # type: ignore[arg-type]
        for q, level in zip(find(text), weighed, strict=True)
    ]
    assert [q.of for q in with_lists(found, text)] == levels


UNDONE = [
    ("问题未整改12宗。", True),
    ("反馈问题尚有7个问题未整改。", True),
    ("持续推进剩余7项。", True),
    ("完成剩余7项。", False),  # done after all
    ("完成整改3个，未整改问题逐步减少。", False),
    ("剩余劳动力转移就业500人。", False),
]


@pytest.mark.parametrize(("text", "undone"), UNDONE)
def test_what_is_still_to_be_done_is_no_result(find: Finder, text: str, undone: bool) -> None:
    assert is_left_undone(text, find(text)[0]) is undone
