"""When a target is met: as it is printed, to the rounding of the result's last digit, and no further."""

from __future__ import annotations

import pytest
from comparing_samples import placed

from zhiji.comparing.figures import PlacedFigure
from zhiji.comparing.met_in_numbers import is_met, is_met_by_growth

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


def counted(year: int, kind: str, value: int, unit: str, sentence: str, **fields: str) -> PlacedFigure:
    """A figure of something that is counted, at its first place in the sentence."""
    quote = f"{value}{unit}"
    held = {"indicator_iri": None, "sentence": sentence, "sentence_begin": 0, "period": "2015", **fields}
    return placed(year, kind, value, unit, quote=quote, begin=sentence.index(quote), **held)


@pytest.mark.parametrize(
    ("plan", "told", "met"),
    [
        ("确保1228名贫困人口稳定脱贫。", "45563名贫困人口全部实现脱贫。", True),  # so many are rid of it: no ceiling
        ("确保1228名贫困人口稳定脱贫。", "1100名贫困人口脱贫。", False),
        ("确保1228名贫困人口稳定脱贫。", "现有300名贫困人口。", None),  # what there is, and not what was rid of
    ],
)
def test_what_is_to_be_rid_of_is_no_ceiling(plan: str, told: str, met: bool | None) -> None:
    of = {"indicator": "贫困人口", "worded": "贫困人口", "polarity": "down-is-good"}
    number = int("".join(sign for sign in told if sign.isdigit()))
    target = counted(2014, "target", 1228, "名", plan, **of)
    assert is_met(target, counted(2015, "level", number, "名", told, **of)) is met


@pytest.mark.parametrize(
    ("told", "met"),
    [
        ("完成投资29亿元，占年度计划的115%。", True),  # the report says so itself
        ("完成投资29亿元，完成任务的117%。", True),
        ("完成投资29亿元，占年度计划的85%。", False),
        ("完成投资29亿元。", False),
    ],
)
def test_a_report_that_says_itself_that_a_target_was_met_is_believed(told: str, met: bool) -> None:
    target = placed(2014, "target", "34.4", period="2015")
    told_begin = told.index("29亿元")
    assert is_met(target, placed(2015, "level", "29", begin=told_begin, sentence=told, sentence_begin=0)) is met


@pytest.mark.parametrize(
    ("told", "worded", "met"),
    [
        ("完成人工造林6万亩、封山育林5万亩。", "造林绿化", None),  # the kinds of it come to more
        ("完成人工造林6万亩、封山育林2万亩。", "造林绿化", False),
        ("建成造林绿化6万亩、在建5万亩。", "造林绿化", None),  # of one thing, part of it still on
        ("完成造林绿化6万亩、封山育林5万亩。", "造林绿化", False),  # another thing beside it
    ],
)
def test_what_is_told_in_parts_is_not_judged_by_one_of_them(told: str, worded: str, met: bool | None) -> None:
    of = {"indicator": worded, "worded": worded}
    target = placed(2014, "target", 90000, "亩", period="2015", indicator_iri=None, **of)
    fields = {"begin": told.index("6万亩"), "sentence": told, "sentence_begin": 0, "quote": "6万亩"}
    assert is_met(target, placed(2015, "level", 60000, "亩", indicator_iri=None, **of, **fields)) is met
