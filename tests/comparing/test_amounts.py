"""Amounts of things in words: how many, of what unit, of what; numbers in words, and signs that are no amounts."""

from __future__ import annotations

import pytest

from zhiji.comparing.amounts import find_amounts, without_amounts


@pytest.mark.parametrize(
    ("words", "amounts"),
    [
        ("新建12条道路", [(12, "条", "道路")]),
        ("完成老城区8条、12.3公里道路改造", [(8, "条", ""), (12.3, "公里", "道路改造")]),  # two of one thing
        ("仓储库3.2万平方米", [(32000, "平方米", "")]),
        ("新建幼儿园两所", [(2, "所", "")]),  # a number in words
        ("实施三级管网二期工程", []),  # no amounts
        ("第三中学", []),
        ("旅游收入达到83亿元", []),  # money is held against money by its series
        ("增长8%", []),
        ("到2017年底前完成", []),
        ("个体工商户3个体", []),  # 个 of another word
    ],
)
def test_amounts(words: str, amounts: list[tuple[float, str, str]]) -> None:
    assert [(float(a.value), a.unit, a.behind) for a in find_amounts(words)] == amounts


def test_places_are_those_of_the_words() -> None:
    (one,) = find_amounts("年内建成20座公厕")
    assert "年内建成20座公厕"[one.begin : one.end] == "20座"


@pytest.mark.parametrize(("words", "telling"), [("96户", True), ("3座", False), ("10座", False), ("300户", False)])
def test_a_number_that_few_things_have_is_a_sign_of_its_own(words: str, telling: bool) -> None:
    assert [a.is_telling for a in find_amounts(words)] == [telling]


def test_numbers_are_blanked_out_in_their_place() -> None:
    words = "新建12条道路，2017年底前完成"
    assert without_amounts(words) == "新建   道路，       完成"
    assert len(without_amounts(words)) == len(words)
