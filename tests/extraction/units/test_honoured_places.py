"""Places that receive a title, alone or in a row."""

from __future__ import annotations

import pytest

from zhiji.extraction.text.surface import Surface
from zhiji.extraction.units.finding import find_unit_places
from zhiji.reading import outline_report


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("敦煌获评“千年古城”。", ["敦煌"]),
        (
            "兰州、金昌、嘉峪关蝉联全国文明城市，肃南、崇信创建为全国文明城市。",
            ["兰州", "金昌", "嘉峪关", "肃南", "崇信"],
        ),
        ("潜江、松滋等10个县（市）获批国家试点。", ["潜江", "松滋"]),
        ("海口、五指山分别入选全国首批美丽城市先行区。", ["海口", "五指山"]),
        ("达日县被命名为全国示范区。", ["达日县"]),
        ("赤峰、包头和呼和浩特获评全国文明城市。", ["赤峰", "包头", "呼和浩特"]),
        ("莆田、丁山案例入选全国名单。", []),  # a case, and no division
        ("港口获评全国优秀。", []),  # another word without its level
        ("支持敦煌发展旅游。", []),  # nothing conferred
    ],
)
def test_places_before_a_verb_of_conferring(text: str, names: list[str]) -> None:
    units = find_unit_places(Surface(outline_report(text, year=2024)))
    assert [text[u.start : u.end] for u in units if u.rule == "unit:honoured"] == names


def test_time_grows_with_the_text_only() -> None:
    row = "和" * 4000 + "、和" * 4000 + "获评全国文明城市。"
    assert find_unit_places(Surface(outline_report(row, year=2024))) == []
