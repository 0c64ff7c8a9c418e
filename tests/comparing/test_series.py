"""Series: cells by period, growth that follows from levels, breaks, and how an indicator is named."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from comparing_samples import ISSUER, placed, scheme

from zhiji.comparing.series import build_series, find_series, rank_series
from zhiji.model import ZhijiError
from zhiji.presenting.series import FIGURES, bounded, overview_table, percent, plain_number, series_rows, series_table

SCHEME = scheme()
YEARS = [
    placed(2013, "level", "253.7"),
    placed(2013, "change", "10.1", "%"),
    placed(2013, "target", "11", "%", period="2014"),
    placed(2014, "level", "274.4"),
    placed(2014, "change", "9.1", "%"),
    placed(2016, "level", "303.6", worded="生产总值"),
]


def test_cells_hold_what_all_reports_say_of_a_period() -> None:
    (one,) = build_series(YEARS)
    assert [c.period for c in one.cells] == ["2013", "2014", "2016"]
    cell = one.cells[1]
    assert [f.kind for f in cell.figures] == ["target", "level", "change"]  # the target of the report before is here
    assert cell.implied is not None
    assert percent(cell.implied) == "+8.2%"


def test_growth_follows_only_from_the_year_before() -> None:
    (one,) = build_series(YEARS)
    assert one.cells[2].implied is None  # 2015 is missing


@pytest.mark.parametrize(
    ("changed", "breaks"),
    [
        ({}, ("growth",)),  # 274.4 over 253.7 is 8.2 %, told as 9.1 %
        ({"restated": "可比价"}, ("restated", "growth")),  # the report says how it counts
        ({"worded": "生产总值"}, ("wording", "growth")),
    ],
)
def test_breaks(changed: dict[str, str], breaks: tuple[str, ...]) -> None:
    years = [*YEARS[:3], placed(2014, "level", "274.4", **changed), YEARS[4]]
    (one,) = build_series(years)
    assert one.cells[1].breaks == breaks


def test_the_shape_has_a_bar_a_year_and_a_dot_where_none_is_told() -> None:
    (one,) = build_series(YEARS)
    assert one.sparkline == "▁▃·█"


def test_places_are_series_apart() -> None:
    two = build_series([*YEARS, placed(2014, "level", "9", place="全国")])
    assert [s.first.place for s in two] == ["", "全国"]


@pytest.mark.parametrize("words", ["地区生产总值", "GDP", "区生产"])  # exactly, by another name, by a part
def test_an_indicator_is_found_by_its_names(words: str) -> None:
    assert len(find_series(YEARS, SCHEME, words)) == 1


@pytest.mark.parametrize(
    ("words", "issuer", "said"),
    [
        ("进出口", None, "no figure"),
        ("值", None, "fits 2 indicators: 全部工业增加值, 地区生产总值"),  # several: listed, never guessed
        ("GDP", "丁市", "no report of"),
    ],
)
def test_what_is_not_found_is_said(words: str, issuer: str | None, said: str) -> None:
    other = placed(2014, "level", "9", indicator="全部工业增加值")
    with pytest.raises(ZhijiError, match=said):
        find_series([*YEARS, other], SCHEME, words, issuer)


def test_a_name_of_many_things_is_no_series() -> None:
    many = [placed(2014, "level", n, indicator="投资", indicator_iri=None, worded="投资") for n in ("1", "2", "3")]
    assert build_series(many)[0].is_scattered
    assert len(overview_table(build_series([*YEARS, *many]), "en")) == 1
    once = placed(2014, "level", "9", indicator="全部工业增加值")
    overview = overview_table(build_series([once, *YEARS]), "en")
    assert [row[1] for row in overview.rows] == ["地区生产总值"]  # what is told once is left out, and said
    assert "told once (1)" in overview.notes[0]
    with pytest.raises(ZhijiError, match="no figure"):
        find_series(many, SCHEME, "投资")


def test_the_indicator_with_most_years_comes_first() -> None:
    few = [placed(2014, kind, "9", indicator="全部工业增加值") for kind in ("level", "base", "target", "change")]
    rows = overview_table(build_series([*few, *YEARS]), "en").rows
    assert [row[1] for row in rows] == ["地区生产总值", "全部工业增加值"]


def test_series_are_ranked_by_their_evidence() -> None:
    once = placed(2014, "level", "9", indicator="竹馆", indicator_iri=None)
    listed = placed(2014, "level", "9", indicator="全部工业增加值")
    twice = [placed(2014, kind, "9", indicator="竹编馆", indicator_iri=None) for kind in ("level", "target")]
    made = build_series([once, *twice, listed, *YEARS])
    assert [s.first.indicator for s in rank_series(made)] == ["地区生产总值", "竹编馆", "全部工业增加值"]
    assert [s.first.indicator for s in rank_series(made, every=True)][-1] == "竹馆"


@pytest.mark.parametrize(
    ("quote", "bound", "shown"),
    [
        ("3万亿元", "more-than", ">3万亿元"),
        ("3万亿元以上", "at-least", "3万亿元以上"),
        ("3万亿元", "exact", "3万亿元"),
    ],
)
def test_a_bound_is_shown(quote: str, bound: str, shown: str) -> None:
    assert bounded(placed(2014, "level", "3", quote=quote, bound=bound)) == shown


@pytest.mark.parametrize(("value", "bound"), [("-30", "at-most"), ("30", "at-least")])
def test_the_bound_is_that_of_the_value_as_it_is_given(value: str, bound: str) -> None:
    (row,) = series_rows(build_series([placed(2014, "change", value, "%", bound="at-least")])).rows
    assert row[FIGURES.index("bound")] == bound  # 下降30%以上 is −30 at the most


def test_a_mark_that_was_passed_is_no_level_beside_the_number() -> None:
    told = [placed(2014, "level", "60.2", begin=1), placed(2014, "level", "60", bound="more-than", begin=9)]
    (one,) = build_series(told)
    assert (one.levels[-1].quote, one.cells[0].level and one.cells[0].level.quote) == ("60.2亿元", "60.2亿元")


def test_a_break_over_a_year_that_no_report_prints() -> None:
    told = [placed(2013, "level", "300"), placed(2015, "level", "190"), placed(2015, "change", "6", "%")]
    assert [cell.breaks for cell in build_series(told)[0].cells] == [(), ("level",)]


def test_rows_for_programs() -> None:
    table = series_rows(build_series(YEARS[:1]))
    assert table.columns == FIGURES
    said = dict(zip(table.columns, table.rows[0], strict=True))
    asked = ("indicator", "period", "kind", "value", "unit", "issuer", "year", "quote")
    assert [said[c] for c in asked] == [
        *("地区生产总值", "2013", "level", "25370000000", "元", ISSUER, "2013", "253.7亿元"),
    ]


def test_table_for_people_cites_the_report_and_the_sentence() -> None:
    table = series_table(build_series(YEARS), "en")
    row = dict(zip(table.columns, table.rows[1], strict=True))
    assert row["level"] == "274.4亿元 [2]"
    assert row["growth stated"] == "+9.1% [2]"
    assert row["growth from the levels"] == "+8.2%"
    assert row["target"] == "11% [1]"
    assert row["sentence"] == "地区生产总值274.4亿元。"
    assert "Source [2]" in table.notes[2]


def test_so_many_times_as_much_is_no_growth() -> None:
    for sentence, shown in (("是2006年的2.2倍。", "×2.2倍 [1]"), ("比2006年增长2.2倍。", "+2.2倍 [1]")):
        begin = sentence.index("2.2")
        one = placed(2011, "change", "2.2", "倍", period="2007/2011", sentence=sentence, sentence_begin=0, begin=begin)
        assert series_table(build_series([one]), "en").to_dicts()[0]["level"] == shown


@pytest.mark.parametrize(
    ("former", "follower", "last", "said"),
    [
        ("徐水县人民政府", "保定市徐水区人民政府", 2013, True),  # no 徐水县 any more, and one 徐水区
        ("保定市清苑县人民政府", "保定市清苑区人民政府", 2013, True),
        ("徐水县人民政府", "保定市徐水区人民政府", 2015, False),  # both report on one year
        ("徐水县公安局", "保定市徐水区人民政府", 2013, False),
        ("安新县人民政府", "保定市徐水区人民政府", 2013, False),
        ("金华市清苑县人民政府", "保定市清苑区人民政府", 2013, False),  # elsewhere
    ],
)
def test_a_body_that_may_go_on_under_another_name_is_told(former: str, follower: str, last: int, said: bool) -> None:
    told = [replace(placed(last, "level", "9"), issuer=former, body="id:one")]
    told += [replace(placed(2015, "level", "9"), issuer=follower, body="id:other")]
    notes = series_table(build_series(told), "en").notes
    line = f"{follower} may be the body that goes on where {former} ends ({last}): their series are kept apart"
    assert (line in notes) is said


@pytest.mark.parametrize(("value", "shown"), [("19850000000", "19850000000"), ("6.50", "6.5"), ("100", "100")])
def test_numbers_are_plain(value: str, shown: str) -> None:
    assert plain_number(Decimal(value)) == shown


def test_a_year_with_several_levels_has_none_of_them_as_its_own() -> None:
    told = [placed(2014, "level", "274.4"), placed(2015, "level", "300", begin=1), placed(2015, "level", "41", begin=9)]
    (one,) = build_series(told)
    assert (one.sparkline, [f.quote for f in one.levels]) == ("", ["274.4亿元"])
    assert [f.quote for f in one.latest] == ["300亿元", "41亿元"]
    assert (one.cells[1].level, one.cells[1].implied) == (None, None)
    listed = overview_table([one], "en").to_dicts()
    assert [(row["years"], row["shape"], row["last level"]) for row in listed] == [
        ("2014–2015", "", "300亿元; 41亿元 (2015)")
    ]
    later = build_series([*told, placed(2016, "level", "301", period="2015")])[0]  # a later report prints one
    assert later.sparkline == "▁█"


def test_the_level_of_a_part_of_a_year_is_told_where_no_whole_year_is() -> None:
    told = [
        placed(2014, "level", value, period=f"2014-01/2014-{month}") for month, value in (("06", "9"), ("09", "14"))
    ]
    (row,) = overview_table(build_series(told), "en").to_dicts()
    assert (row["years"], row["last level"]) == ("", "14亿元 (2014-01/2014-09)")


def test_a_mean_growth_stands_with_the_growth_and_says_what_it_is() -> None:
    said = "2016至2020年地区生产总值年均增长6.7%。"
    one = placed(
        2020, "multi-year", "6.7", "%", period="2016/2020", sentence=said, sentence_begin=0, begin=said.index("6.7")
    )
    share = placed(2020, "multi-year", "95", "%", period="2016/2020", sentence="年均达标率95%。", begin=6)
    for figure, level, growth in ((one, "", "a year on average +6.7% [1]"), (share, "over the years 95% [1]", "")):
        (row,) = series_table(build_series([figure]), "en").to_dicts()
        assert (row["level"], row["growth stated"]) == (level, growth)
