from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from zhiji.model.intervals import Interval, exactly, last_place, magnitude

F = Fraction

MAGNITUDES = [
    # a rate is rounded in its last place
    ("24.1", "24.1%", "exact", True, (F("24.05"), F("24.15"))),
    # a whole per cent is rounded too
    ("60", "60%", "exact", True, (F("59.5"), F("60.5"))),
    # a count written in full is what it is
    ("206", "206人", "exact", False, (F(206), F(206))),
    # 万 is rounded where its digits end
    ("903000", "90.3万辆次", "exact", False, (F(902500), F(903500))),
    # full-width digits and thousands marks
    ("1234.5", "１,２３４.５万元", "exact", False, (F("1234.45") - F("499.95"), F("1234.55") + F("499.95"))),
    # numbers in words are good to where their zeros begin
    ("67000000", "六千七百万元", "exact", False, (F(66500000), F(67500000))),
    # a small number in words is exact
    ("13", "十三个", "exact", False, (F(13), F(13))),
    # 以上 and 余 have no upper end
    ("98", "98%以上", "at-least", True, (F(98), None)),
    ("600000", "60万余份", "more-than", False, (F(600000), None)),
    # 不足 has no lower end but nothing
    ("100", "近百件", "less-than", False, (F(0), F(100))),
    # 约 is given room
    ("100", "约100件", "approx", False, (F(80), F(120))),
    # a plain fraction is a way of speaking
    ("0.25", "1/4", "exact", True, (F("0.2"), F("0.3"))),
    ("0.25", "四分之一", "exact", True, (F("0.2"), F("0.3"))),
    # never below nothing
    ("0.2", "0%", "exact", True, (F(0), F("0.7"))),
]


@pytest.mark.parametrize(("value", "written", "bound", "relative", "expected"), MAGNITUDES)
def test_a_figure_allows_what_its_writing_allows(
    value: str, written: str, bound: str, relative: bool, expected: tuple[Fraction, Fraction | None]
) -> None:
    held = magnitude(Decimal(value), written, bound, relative)
    assert (held.low, held.high) == expected


def test_a_figure_that_was_cut_off_has_twice_the_room() -> None:
    held = magnitude(Decimal("24.1"), "24.1%", "exact", True, slack=Fraction(1))
    assert (held.low, held.high) == (F("24.0"), F("24.2"))


@pytest.mark.parametrize(
    ("value", "written", "relative", "expected"),
    [
        ("34", "34万笔", False, F(10**4)),
        ("34", "34起", False, F(0)),
        ("1.23", "1.23亿元", False, F(10**6)),
        ("99.97", "99.97%", True, F(1, 100)),
        ("123", "123", True, F(1)),
    ],
)
def test_the_last_place_is_worth(value: str, written: str, relative: bool, expected: Fraction) -> None:
    assert last_place(Decimal(value), written, relative) == expected


OPERATIONS = [
    # 206 of 24.1 % is about 855, which leaves about 649
    (exactly(206).over(Interval(F("0.2405"), F("0.2415"))), "≈ 855"),
    (exactly(57) + exactly(34), "91"),
    (exactly(14022316) - exactly(1), "14,022,315"),
    (exactly(91) - exactly(34), "57"),
    (exactly(50).times(Interval(F("1.1"), F("1.2"))), "≈ 57.5"),
    # nothing is known of a quotient by what may be nothing
    (exactly(5).over(Interval(F(0), F(1))), "None"),
    # nor of a product with what may be negative
    (Interval(F(-1), F(1)).times(exactly(2)), "None"),
    # an end that is not there stays away
    (Interval(F(98), None) + exactly(2), "≥ 100"),
    (exactly(100) - Interval(F(98), None), "≤ 2"),
    (exactly(10).over(Interval(F(2), None)), "≈ 2.50"),
    (Interval(F(1), F(3)).times(Interval(F(2), None)), "≥ 2"),
    (-Interval(F(1), None), "≤ -1"),
    (Interval(None, None), "?"),
]


@pytest.mark.parametrize(("result", "shown"), OPERATIONS)
def test_operations(result: Interval | None, shown: str) -> None:
    assert str(result) == shown


@pytest.mark.parametrize(
    ("one", "other", "meet"),
    [
        # 667 is not 649
        (Interval(F("664.6"), F("668.8")), Interval(F("647"), F("650.6")), False),
        # ends belong
        (Interval(F(1), F(2)), Interval(F(2), F(3)), True),
        (Interval(F(98), None), exactly(100), True),
        (Interval(F(98), None), exactly(97), False),
        (Interval(None, F(5)), Interval(F(4), None), True),
    ],
)
def test_meeting(one: Interval, other: Interval, meet: bool) -> None:
    assert one.meets(other) is meet
    assert other.meets(one) is meet
