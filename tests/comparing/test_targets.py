"""When a target is met: as it is printed, to the rounding of the result's last digit, and no further."""

from __future__ import annotations

import pytest
from comparing_samples import placed

from zhiji.comparing.targets import answer_targets, is_met, is_met_by_growth

# target, result → met
MET = [
    (("8", "%"), ("8", "%"), True),
    (("8", "%"), ("7.8", "%"), False),  # a little less is less
    (("8", "%"), ("7", "%"), False),  # two roundings that touch are no match
    (("14", "%"), ("13.6", "%"), False),
    (("83", "亿元"), ("82.8", "亿元"), False),
    (("24.85", "亿元"), ("24.9", "亿元"), True),
    (("24.85", "亿元"), ("24.8", "亿元"), None),  # 24.8 may stand for 24.85: that is left open
    (("35578", "元"), ("35512", "元"), False),
]


@pytest.mark.parametrize(("target", "result", "met"), MET)
def test_a_target_is_what_is_printed(target: tuple[str, str], result: tuple[str, str], met: bool | None) -> None:
    kinds = ("change" if result[1] == "%" else "level",)
    assert is_met(placed(2014, "target", *target, period="2015"), placed(2015, *kinds, *result)) is met


@pytest.mark.parametrize(
    ("bound", "result", "met"),
    [
        ("approx", "5.8", True),  # 6%左右
        ("approx", "5.5", False),
        ("at-least", "5.9", False),  # 6%以上
        ("at-least", "6", True),
        ("at-most", "6", True),  # 6%以内
        ("at-most", "6.1", False),
    ],
)
def test_bounds_hold_as_they_are_worded(bound: str, result: str, met: bool) -> None:
    target = placed(2014, "target", "6", "%", period="2015", bound=bound)
    assert is_met(target, placed(2015, "change", result, "%")) is met


def test_the_mean_of_several_years_is_met_by_no_single_one() -> None:
    sentence = "地区生产总值年均增长5%。"
    begin = sentence.index("5%")
    target = placed(2014, "target", "5", "%", period="2015", begin=begin, sentence=sentence, sentence_begin=0)
    assert answer_targets([target, placed(2015, "change", "6", "%")]) == []


def test_a_rate_that_is_to_fall_by_so_much_is_met_by_a_larger_fall() -> None:
    of = {"indicator": "细颗粒物浓度", "accrual": "rate", "polarity": "down-is-good"}
    target = placed(2014, "target", "-3", "%", period="2015", bound="at-least", **of)
    for fall, met in (("-15.3", True), ("-1", False)):
        told = placed(2015, "change", fall, "%", **of)
        assert [a.met for a in answer_targets([target, placed(2015, "level", "38.8", "微克/立方米", **of), told])] == [
            met
        ]
    before, level = (placed(y, "level", value, "微克/立方米", **of) for y, value in ((2014, "44.8"), (2015, "38.8")))
    assert is_met_by_growth(target, before, level) is True


@pytest.mark.parametrize(
    ("target", "result", "met"),
    [
        (("7.5", "%"), ("level", "180", "亿元"), False),  # 200 → 180
        (("7.5", "%"), ("level", "230", "亿元"), True),
        (("7.5", "%"), ("level", "216", "亿元"), None),  # 8 % in current prices: too near to tell
        (("220", "亿元"), ("change", "2", "%"), False),
        (("220", "亿元"), ("change", "16", "%"), True),
    ],
)
def test_a_growth_and_a_level_are_held_against_each_other_by_the_year_before(
    target: tuple[str, str], result: tuple[str, str, str], met: bool | None
) -> None:
    before = placed(2014, "level", "200")
    assert is_met_by_growth(placed(2014, "target", *target, period="2015"), before, placed(2015, *result)) is met
