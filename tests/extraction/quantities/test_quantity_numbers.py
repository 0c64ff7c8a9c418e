"""Numerals to values."""

from __future__ import annotations

from decimal import Decimal

import pytest

from zhiji.extraction.quantities.numerals import find_numbers, parse_chinese, parse_digits


@pytest.mark.parametrize(
    ("text", "numeral", "value", "bound"),
    [
        ("1338个", "1338", "1338", None),  # plain digits
        ("１３件", "１３", "13", None),  # full-width digits
        ("22．4％", "22．4", "22.4", None),  # full-width point
        ("1,338个", "1,338", "1338", None),  # thousands mark
        ("90.3万辆次", "90.3万", "903000", None),  # multiplier
        ("1.2万亿元", "1.2万亿", "1200000000000", None),  # double multiplier
        ("72万余条", "72万余", "720000", "more-than"),  # 余 after the multiplier
        ("11万多条", "11万多", "110000", "more-than"),  # 多 after the multiplier
        ("1000余家次", "1000余", "1000", "more-than"),  # 余 without a multiplier
        ("1/4", "1/4", "0.25", None),  # fraction
        ("四分之一", "四分之一", "0.25", None),  # fraction in words
        ("百分之八十五", "百分之八十五", "85", None),  # percentage in words
        ("十三个", "十三", "13", None),  # ten first
        ("五十六个", "五十六", "56", None),  # tens and ones
        ("一百零五件", "一百零五", "105", None),  # zero in between
        ("三万二", "三万二", "32000", None),  # short form of thousands
        ("六千余万元", "六千余万", "60000000", "more-than"),  # 余 inside
        ("两次", "两", "2", None),  # 两
        ("一点五倍", "一点五", "1.5", None),  # decimal in words
        ("二〇二四年", "二〇二四", "2024", None),  # digit by digit
    ],
)
def test_value(text: str, numeral: str, value: str, bound: str | None) -> None:
    number = next(find_numbers(text))
    assert (text[number.start : number.end], number.value, number.bound) == (numeral, Decimal(value), bound)


@pytest.mark.parametrize(
    "text", ["万千气象", "没有数", "1/0", "9" * 40, "一亿亿亿亿", "九亿亿亿亿亿亿亿", "9" * 23 + "万亿亿"]
)
def test_no_number(text: str) -> None:
    # a scale with nothing before it, no numeral, a division by nothing, a code too long to be a count, no count of
    # anything (and more digits than a Decimal works with)
    assert not [n for n in find_numbers(text) if n.kind != "chinese" or n.value > 10**18]


def test_thousands_mark_and_width_do_not_matter() -> None:
    assert parse_digits("1,338") == parse_digits("１３３８") == 1338


def test_values_have_no_more_digits_than_they_need() -> None:
    texts = ("127.23万", "1.2万亿", "三分之一", "98.60", "1000")
    assert [str(next(find_numbers(t)).value) for t in texts] == ["1272300", "1200000000000", "0.333333", "98.6", "1000"]


def test_what_is_no_chinese_numeral() -> None:
    assert parse_chinese("万") is None
