"""Figures as English writes them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from zhiji.model import SourceReport, Thing
from zhiji.model.figures import english_figure

FIGURES: list[tuple[dict[str, Any], str]] = [
    ({"value": Decimal("412"), "measure": "起", "measure_en": "cases"}, "412 cases"),
    ({"value": Decimal("12000"), "measure": "人", "measure_en": "people"}, "12,000 people"),  # 1.2万
    ({"value": Decimal("5670000000000"), "measure": "元", "measure_en": "yuan"}, "5,670 billion yuan"),  # 5.67万亿
    ({"value": Decimal("1234567"), "measure": "元", "measure_en": "yuan"}, "1,234,567 yuan"),  # nothing is rounded away
    ({"value": Decimal("1500000"), "measure": "元", "measure_en": "yuan"}, "1.5 million yuan"),
    ({"value": Decimal("98.60"), "measure": "%", "measure_en": "per cent"}, "98.6%"),
    ({"value": Decimal("95"), "measure": "%"}, "95%"),
    (
        {"value": Decimal("-24.1"), "measure": "%", "measure_en": "per cent", "kind": "change"},
        "24.1%",
    ),  # the arrow says
    ({"value": Decimal("-3"), "measure": "%", "measure_en": "per cent"}, "-3%"),  # a level may be below nothing
    ({"value": Decimal("90"), "measure": "%", "measure_en": "per cent", "bound": "at-least"}, "≥90%"),
    ({"value": Decimal("60"), "measure": "份", "measure_en": "copies", "bound": "approx"}, "≈60 copies"),
    ({"value": Decimal("0.25"), "measure": "比", "measure_en": "fraction"}, "0.25"),
    ({"value": Decimal("3"), "measure": "个层次"}, "3 个层次"),  # a measure word that nobody has translated
    ({"value": Decimal("7")}, "7"),
    ({}, ""),
]


@pytest.mark.parametrize(("fields", "written"), FIGURES)
def test_english_figure(fields: dict[str, Any], written: str) -> None:
    thing = Thing(**{"iri": "i", "kind": "observation", "label": "x", "report": "r"} | fields)
    assert english_figure(thing) == written


NAMES = [
    # (title, organ, year, name): what the title says is not said again
    ("政府工作报告", "望山县人民政府", 2031, "望山县人民政府 2031 · 政府工作报告"),
    ("望山县人民政府2031年工作报告", "望山县人民政府", 2031, "望山县人民政府2031年工作报告"),
    ("2031年工作报告", "望山县人民政府", 2031, "望山县人民政府 · 2031年工作报告"),
    ("", "望山县人民政府", 2031, "望山县人民政府 2031"),
    ("", "", None, "r"),
]


@pytest.mark.parametrize(("title", "organ", "year", "name"), NAMES)
def test_a_report_has_a_name_of_its_own(title: str, organ: str, year: int | None, name: str) -> None:
    assert SourceReport("r", title, "i", organ, year, "").name == name
