"""What does not fit between reports: each rule with figures that break it and figures that keep it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from comparing_samples import placed, report_row

from zhiji.comparing.across import join_findings, to_findings
from zhiji.comparing.checks import find_discrepancies
from zhiji.comparing.figures import PlacedFigure
from zhiji.model.findings import in_order

INCOME = {"indicator": "旅游收入", "worded": "旅游收入", "indicator_iri": "zjc:indicator-tourism-revenue"}


def rules(figures: list[PlacedFigure]) -> list[tuple[str, str]]:
    return [(d.rule, d.severity) for d in find_discrepancies([], figures)]


def of(year: int, kind: str, value: object, unit: str = "亿元", **fields: object) -> PlacedFigure:
    return placed(year, kind, value, unit, **{**INCOME, **fields})  # type: ignore[arg-type]


FIELDS = {"indicator": "重点领域", "worded": "重点领域", "indicator_iri": None, "accrual": ""}
BUILT = {"indicator": "新建体育公园", "worded": "新建体育公园", "indicator_iri": None, "accrual": ""}
REVENUE = {
    "indicator": "一般公共预算收入",
    "worded": "一般公共预算收入",
    "indicator_iri": "zjc:indicator-budget-revenue",
}


def beside(year: int, kind: str, value: object, at: int, unit: str = "亿元", **fields: object) -> PlacedFigure:
    """A figure at ``at`` of the one sentence that all these are told in."""
    return of(year, kind, value, unit, begin=at, sentence_begin=0, sentence="旅游收入一", **fields)


# figures → rules that are broken, with their gravity; a comment says why
CASES: list[tuple[list[PlacedFigure], list[tuple[str, str]]]] = [
    # 110.2 with +10.2 % is 100 a year before, and 100.0 was printed
    ([of(2013, "level", "100.0"), of(2014, "level", "110.2"), of(2014, "change", "10.2", "%")], []),
    # 110.2 with +19.6 % is 92.1, and 100.0 was printed
    (
        [of(2013, "level", "100.0"), of(2014, "level", "110.2"), of(2014, "change", "19.6", "%")],
        [("ZJ101", "warning")],
    ),
    # the report itself says that it counts otherwise: said, not accused
    (
        [
            of(2013, "level", "100.0"),
            of(2014, "level", "110.2", restated="剔除"),
            of(2014, "change", "19.6", "%"),
        ],
        [("ZJ101", "note")],
    ),
    # output is told at constant prices: a few points are no contradiction
    (
        [placed(2013, "level", "253.7"), placed(2014, "level", "274.4"), placed(2014, "change", "9.1", "%")],
        [("ZJ101", "note")],
    ),
    # the last digit may have been cut off
    ([of(2013, "level", "100.0"), of(2014, "level", "110.2"), of(2014, "change", "10.1", "%")], []),
    # a bound (突破101亿元) leaves the year before open upwards
    (
        [
            of(2013, "level", "100.0"),
            of(2014, "level", "101.0", bound="more-than"),
            of(2014, "change", "10.2", "%"),
        ],
        [],
    ),
    # another place is another series
    ([of(2013, "level", "100.0", place="全市"), of(2014, "level", "110.2"), of(2014, "change", "19.6", "%")], []),
    # a level falls by two fifths and no growth is told
    ([of(2013, "level", "100.0"), of(2014, "level", "60.0")], [("ZJ102", "warning")]),
    ([of(2013, "level", "100.0"), of(2014, "level", "90.0")], []),  # within what may happen
    # …but not to what hardly ever falls, and to revenue not without a word
    ([placed(2013, "level", "100.0"), placed(2014, "level", "95.0")], [("ZJ102", "warning")]),
    ([of(2013, "level", "100.0", **REVENUE), of(2014, "level", "85.0", **REVENUE)], [("ZJ102", "warning")]),
    (
        [
            *(of(2013, "level", "100.0", **REVENUE), of(2014, "level", "85.0", **REVENUE)),
            of(2014, "change", "-15", "%", **REVENUE),
        ],
        [],
    ),
    # a growth that implies less for a year that no report tells, of what hardly ever falls; prices may do a little
    (
        [placed(2013, "level", "58.6"), placed(2015, "level", "60.5"), placed(2015, "change", "10.8", "%")],
        [("ZJ102", "warning")],
    ),
    (
        [placed(2013, "level", "58.6"), placed(2015, "level", "62.5"), placed(2015, "change", "10.8", "%")],
        [],
    ),
    # …or more than it can have risen from the base that a later report prints
    (
        [
            *(placed(2014, "level", "126.9"), placed(2014, "change", "8", "%")),
            placed(2017, "base", "87.55", period="2012"),
        ],
        [("ZJ102", "warning")],
    ),
    # two reports say how many times as much it is as five years before: what that leaves for these years is far apart
    (
        [
            *(beside(2010, "level", "56.5", 1), beside(2010, "change", "2.1", 2, "倍", period="2006/2010")),
            *(beside(2011, "level", "62.5", 1), beside(2011, "change", "3.6", 2, "倍", period="2007/2011")),
        ],
        [("ZJ102", "warning")],
    ),
    (
        [
            *(beside(2010, "level", "56.5", 1), beside(2010, "change", "2.1", 2, "倍", period="2006/2010")),
            *(beside(2011, "level", "62.5", 1), beside(2011, "change", "2.2", 2, "倍", period="2007/2011")),
        ],
        [],
    ),
    # a growth since a year for which another level was printed
    (
        [
            of(2010, "level", "40.0"),
            *(beside(2015, "level", "90.0", 1), beside(2015, "change", "80", 2, "%", period="2011/2015")),
        ],
        [("ZJ101", "warning")],
    ),
    # an amount by which it moved since the year before
    (
        [of(2013, "level", "217", "天"), beside(2014, "level", "198", 1, "天"), beside(2014, "change", "12", 2, "天")],
        [("ZJ101", "warning")],
    ),
    (
        [of(2013, "level", "186", "天"), beside(2014, "level", "198", 1, "天"), beside(2014, "change", "12", 2, "天")],
        [],
    ),
    (
        [of(2013, "level", "210", "天"), beside(2014, "level", "198", 1, "天"), beside(2014, "change", "-12", 2, "天")],
        [],
    ),
    # a growth that is planned a year, and the level that is planned for the end
    (
        [
            of(2011, "level", "10.1"),
            beside(2011, "target", "27.7", 1, "%", period="2012/2016"),
            beside(2011, "target", "36.0", 2, period="2016"),
        ],
        [("ZJ112", "warning")],
    ),
    (
        [
            of(2011, "level", "10.1"),
            beside(2011, "target", "27.7", 1, "%", period="2012/2016"),
            beside(2011, "target", "34.3", 2, period="2016"),
        ],
        [],
    ),
    # …or the year between is told by nobody, and the growth implies such a fall
    (
        [of(2013, "level", "100.0"), of(2015, "level", "60.0"), of(2015, "change", "5.0", "%")],
        [("ZJ102", "warning")],
    ),
    # the plan's own base is not the level that was printed
    (
        [
            of(2013, "level", "100.0"),
            of(2013, "target", "120.0", period="2014"),
            of(2013, "target", "30", "%", period="2014"),
        ],
        [("ZJ103", "warning")],
    ),
    # a later report prints another base
    (
        [of(2013, "level", "100.0"), of(2015, "base", "90.0", period="2013")],
        [("ZJ104", "warning")],
    ),
    # a total over years is not their sum
    (
        [of(y, "level", "10.0") for y in range(2011, 2016)]
        + [of(2015, "multi-year", "40.0", period="2011/2015", begin=7)],
        [("ZJ111", "warning")],
    ),
    (
        [of(y, "level", "10.0") for y in range(2011, 2016)]
        + [of(2015, "multi-year", "50.0", period="2011/2015", begin=7)],
        [],
    ),
    # one year alone is more than the total
    (
        [of(2014, "level", "60.0"), of(2015, "multi-year", "40.0", period="2011/2015", begin=7)],
        [("ZJ111", "warning")],
    ),
    # some of the years are less than the total, as they must be
    ([of(2014, "level", "6.0"), of(2015, "multi-year", "40.0", period="2011/2015", begin=7)], []),
    # a yearly mean does not fit its ends: 100 to 200 in five years is 14.9 % a year
    (
        [
            of(2010, "level", "100.0"),
            of(2015, "level", "200.0"),
            of(2015, "multi-year", "20.0", "%", period="2011/2015"),
        ],
        [("ZJ112", "warning")],
    ),
    (
        [
            of(2010, "level", "100.0"),
            of(2015, "level", "200.0"),
            of(2015, "multi-year", "14.9", "%", period="2011/2015"),
        ],
        [],
    ),
    # a target, missed, met, and never answered
    ([of(2013, "target", "120.0", period="2014"), of(2014, "level", "110.0")], [("ZJ121", "note")]),
    # the growth that was planned was reached: the level beside it only follows
    (
        [
            *(of(2013, "target", "120.0", period="2014"), of(2013, "target", "8", "%", period="2014")),
            *(of(2014, "level", "110.0"), of(2014, "change", "9", "%")),
        ],
        [("ZJ103", "warning")],
    ),
    # an older statistic, and the one that came in its place
    (
        [
            of(2013, "level", "100.0", worded="农民人均纯收入"),
            of(2014, "level", "110.2", worded="农村居民人均可支配收入"),
            of(2014, "change", "19.6", "%", worded="农村居民人均可支配收入"),
        ],
        [("ZJ101", "note")],
    ),
    ([of(2013, "target", "120.0", period="2014"), of(2014, "level", "121.0")], []),
    (
        [of(2013, "target", "120.0", period="2014"), of(2014, "level", "9.0", indicator="税收收入", worded="税收收入")],
        [("ZJ123", "note")],
    ),
    # a ceiling is met from below
    (
        [
            of(2013, "target", "4", "%", period="2014", indicator="城镇登记失业率", accrual="rate", bound="at-most"),
            of(2014, "level", "3.8", "%", indicator="城镇登记失业率", accrual="rate"),
        ],
        [],
    ),
    # level and growth of one target are missed once
    (
        [
            of(2013, "target", "120.0", period="2014"),
            of(2013, "target", "20", "%", period="2014"),
            of(2014, "level", "110.0"),
            of(2014, "change", "10", "%"),
        ],
        [("ZJ121", "note")],
    ),
    # what was added and what stands in the end (新增6条、达到24条) are no total and part
    (
        [
            of(2015, "level", 54, "条", accrual="", sentence="达到54条。", begin=2, sentence_begin=0),
            of(2015, "multi-year", 16, "条", period="2011/2015", accrual="", begin=7),
        ],
        [],
    ),
    # less than one per cent apart: first counts are put right
    (
        [of(2013, "level", "7815", "元"), of(2014, "level", "9173", "元"), of(2014, "change", "17.2", "%")],
        [("ZJ101", "note")],
    ),
    # a base without the decimals of the level is the same number
    ([of(2013, "level", "3481.6", "元"), of(2015, "base", "3482", "元", period="2013")], []),
    # of names that each year has others of, nothing adds up
    (
        [
            of(2014, "level", 10, "个", **FIELDS, sentence="在重点领域10个方面深化改革。", begin=5, sentence_begin=0),
            of(2015, "multi-year", 3, "个", period="2011/2015", **FIELDS, begin=7),
        ],
        [],
    ),
    # …of what was newly made it does
    (
        [
            of(2014, "level", 10, "个", **BUILT, sentence="新建体育公园10个。", begin=6, sentence_begin=0),
            of(2015, "multi-year", 3, "个", period="2011/2015", **BUILT, begin=7),
        ],
        [("ZJ111", "warning")],
    ),
    # one figure told twice, by two reports
    ([of(2013, "level", "100.0"), of(2014, "level", "108.0", period="2013")], [("ZJ131", "warning")]),
    ([of(2013, "level", "100.0"), of(2014, "level", "30.0", period="2013")], []),  # too far apart to be of one thing
]


@pytest.mark.parametrize(("figures", "broken"), CASES)
def test_rules(figures: list[PlacedFigure], broken: list[tuple[str, str]]) -> None:
    assert rules(figures) == broken


def test_the_message_says_what_each_report_prints() -> None:
    figures = [of(2013, "level", "100.0"), of(2014, "level", "110.2"), of(2014, "change", "19.6", "%")]
    (found,) = find_discrepancies([], figures)
    assert (
        found.zh
        == "旅游收入：2014年报告2014年110.2亿元、+19.6%，2013年应为92.1–92.2亿元，而2013年报告所列2013年100.0亿元"
    )
    assert [f.quote for f in found.figures] == ["100.0亿元", "110.2亿元", "19.6%"]


def test_other_wording_is_named() -> None:
    figures = [
        of(2013, "level", "100.0", worded="旅游总收入"),
        *(of(2014, "level", "110.2"), of(2014, "change", "19.6", "%")),
    ]
    (found,) = find_discrepancies([], figures)
    assert "说法由“旅游总收入”变为“旅游收入”" in found.zh


def test_other_wording_is_named_in_the_order_of_the_reports_and_with_its_place() -> None:
    """The plan of 2013 against the results that the report of 2014 tells under another name."""
    figures = [
        of(2013, "target", "120.0", period="2014", worded="旅游总收入", sentence="区本级旅游总收入120.0亿元。", begin=8,
           sentence_begin=0),
        of(2013, "target", "30", "%", period="2014", worded="旅游总收入"),
        *(of(2014, "level", "130.0"), of(2014, "change", "10.0", "%")),
    ]  # fmt: skip
    (found,) = [d for d in find_discrepancies([], figures) if d.rule == "ZJ103"]
    assert "说法由“区本级旅游总收入”变为“旅游收入”" in found.zh


EXPLAINED = [
    # the report of the year after, gravity, what it is said to say
    (
        "一、工作回顾\n解决经济数据不实等历史遗留问题，成效明显。\n",
        "note",
        "解决经济数据不实等历史遗留问题",
    ),  # of all figures
    ("一、工作回顾\n旅游收入剔除虚增空转因素后完成60亿元。\n", "note", "旅游收入剔除虚增空转因素后完成60亿元"),
    ("一、工作回顾\n预算收入剔除虚增空转因素后完成6亿元。\n", "warning", ""),  # of another indicator
    ("一、工作回顾\n追求没有水分的增长。\n", "warning", ""),  # a phrase
    ("二、2015年工作安排\n着力解决经济数据不实问题。\n", "warning", ""),  # a plan
]


@pytest.mark.parametrize(("text", "severity", "words"), EXPLAINED)
def test_what_a_report_says_of_its_own_figures_explains_a_break(text: str, severity: str, words: str) -> None:
    report = report_row(text, year=2014)
    told = [of(2013, "level", "100.0"), of(2014, "level", "60.0")]
    (found,) = find_discrepancies([report], told)
    assert (found.rule, found.severity, [e.quote for e in found.said]) == ("ZJ102", severity, [words] if words else [])
    assert not words or f"2014年报告称“{words}”" in found.zh


def test_what_a_later_report_says_does_not_explain_an_earlier_break() -> None:
    report = report_row("一、工作回顾\n解决经济数据不实问题。\n", year=2015)
    found = find_discrepancies([report], [of(2013, "level", "100.0"), of(2014, "level", "60.0")])
    assert [(d.rule, d.severity) for d in found] == [("ZJ102", "warning")]


def test_warnings_come_first_and_each_by_year() -> None:
    figures = [
        *(of(2012, "target", "120.0", period="2013"), of(2013, "level", "110.0")),
        *(of(2014, "level", "40.0"), of(2015, "level", "130.0")),
    ]
    found = find_discrepancies([], figures)
    assert [(d.severity, max(f.year for f in d.figures)) for d in found] == [
        *(("warning", 2014), ("warning", 2015), ("note", 2013)),
    ]
    assert [f.year for f in in_order(to_findings(reversed(found)))] == [2014, 2015, 2013]


def test_of_several_levels_the_largest_is_the_whole() -> None:
    """5650 new jobs, 3000 of them in trade: the smaller is a part, and no contradiction."""
    jobs = {"indicator": "城镇新增就业", "worded": "新增就业"}
    figures = [
        of(2014, "target", 5500, "人", period="2015", **jobs),
        of(2015, "level", 3000, "人", begin=1, **jobs),
        of(2015, "level", 5650, "人", begin=9, **jobs),
    ]
    assert rules(figures) == []


def test_names_of_many_things_are_left_alone() -> None:
    roads = {"indicator": "道路", "indicator_iri": None, "worded": "道路", "accrual": ""}
    figures = [of(2013, "target", 5, "条", period="2014", **roads), of(2014, "level", 3, "条", **roads)]
    assert rules(figures) == []


def test_a_boast_is_held_against_the_figures() -> None:
    report = report_row("一、2014年工作回顾\n圆满完成全年目标任务。旅游收入110亿元。\n", year=2014)
    figures = [
        of(2013, "target", "120.0", period="2014"),
        of(2014, "level", "110.0", report=report.iri, sha256=report.sha256),
    ]
    found = {d.rule: d for d in find_discrepancies([report], figures)}
    assert found["ZJ122"].said[0].quote == "圆满完成全年目标任务"
    assert "旅游收入" in found["ZJ122"].en


def test_a_boast_of_five_years_is_not_held_against_one() -> None:
    report = report_row("一、2014年工作回顾\n圆满完成“十二五”规划目标任务。旅游收入110亿元。\n", year=2014)
    figures = [
        of(2013, "target", "120.0", period="2014"),
        of(2014, "level", "110.0", report=report.iri, sha256=report.sha256),
    ]
    assert "ZJ122" not in {d.rule for d in find_discrepancies([report], figures)}


def test_growth_of_output_on_nominal_levels_says_that_prices_may_explain_it() -> None:
    figures = [placed(2013, "level", "75.2"), placed(2014, "level", "86"), placed(2014, "change", "4", "%")]
    (found,) = find_discrepancies([], figures)
    assert (found.rule, found.severity) == ("ZJ101", "warning")
    assert "prices may explain" in found.en
    assert "价格" in found.zh


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("一、2014年工作回顾\n旅游收入稳中有升。\n", "speaks of it without a figure"),
        ("一、2014年工作回顾\n五年累计旅游收入615亿元。\n", "tells no figure of that year"),
        ("一、2014年工作回顾\n绿化有进展。\n", "tells no result"),
        ("一、2015年工作安排\n旅游收入增长8%。\n", "tells no result"),  # among plans
    ],
)
def test_a_report_that_names_it_is_not_silent(text: str, words: str) -> None:
    report = report_row(text, year=2014)
    here = {"report": report.iri, "sha256": report.sha256}
    other = placed(2014, "level", "9", indicator="绿化", indicator_iri=None, **here)
    (found,) = find_discrepancies([report], [of(2013, "target", "120.0", period="2014"), other])
    assert (found.rule, words in found.en) == ("ZJ123", True)


def test_what_came_of_it_is_told() -> None:
    firms = {"indicator": "科技型企业", "worded": "科技型企业"}
    added = {"indicator": "新增科技型企业", "worded": "新增科技型企业", "indicator_iri": None}
    report = replace(report_row("新增科技型企业60家。", 2014), iri="id:report-2014")
    figures = [of(2013, "target", 25, "家", period="2014", **firms), of(2014, "level", 60, "家", **added)]
    assert [d.rule for d in find_discrepancies([report], figures)] == []


@pytest.mark.parametrize(("said", "broken"), [("162.4%", ["ZJ124"]), ("174%", [])])
def test_the_share_of_a_target_is_that_of_the_target_printed(said: str, broken: list[str]) -> None:
    sentence = f"旅游收入50.03亿元，占年度任务的{said}，居全市前列。"
    result = of(2014, "level", "50.03", begin=4, sentence_begin=0, sentence=sentence)
    found = find_discrepancies([], [of(2013, "target", "28.75", period="2014"), result])
    assert [d.rule for d in found] == broken
    assert [sentence[e.start : e.end] for d in found for e in d.said] == [f"占年度任务的{said}" for _ in broken]


def test_both_places_of_a_level_are_shown() -> None:
    twins = [of(2013, "level", "100.0", begin=5), of(2013, "level", "100.0", begin=905)]
    figures = [*twins, of(2014, "level", "110.2"), of(2014, "change", "19.6", "%")]
    (found,) = find_discrepancies([], figures)
    assert [f.begin for f in found.figures[:2]] == [5, 905]


def test_a_fall_that_follows_is_said_to_be_one() -> None:
    figures = [placed(2013, "level", "58.6"), placed(2015, "level", "60.5"), placed(2015, "change", "10.8", "%")]
    (found,) = find_discrepancies([], figures)
    assert "低于2013年58.6亿元，其间无报告说明" in found.zh


def test_what_is_told_in_another_unit_is_told() -> None:
    told = of(2014, "level", "9", "平方米", indicator="旅游收入面积", indicator_iri=None, worded="旅游收入")
    assert rules([of(2013, "target", "120.0", period="2014"), told]) == []


def test_the_same_words_of_two_years_are_a_note() -> None:
    sentence = "全年投入14.5亿元，重点实施了40个民生保障和社会事业项目，民生投入占比80.6%。"
    again = [
        of(
            year, "level", value, unit, quote=quote, sentence=sentence, sentence_begin=0,
            begin=sentence.index(quote), indicator=f"某{unit}", indicator_iri=None, worded="某",
        )
        for year in (2014, 2016)
        for value, unit, quote in ((40, "个", "40个"), ("80.6", "%", "80.6%"))
    ]  # fmt: skip
    assert rules(again) == [("ZJ132", "note")]
    assert "14.5亿元、40个、80.6%" in find_discrepancies([], again)[0].zh  # every number that the sentences share
    changed = [replace(f, sentence=f.sentence.replace("14.5", "16.5")) if f.year == 2016 else f for f in again]
    (found,) = find_discrepancies([], changed)
    assert "（40个、80.6%）" in found.zh
    assert "14.5亿元改为16.5亿元" in found.zh


def test_of_the_same_words_numbers_have_their_units_and_are_told_once_a_sentence() -> None:
    sentence = "为企业减税降费[5]8200万元，研发费用加计扣除[6]3300万元，新增装机126兆瓦，昼夜24小时有人值守。"
    again = [
        of(
            year, "level", value, unit, quote=quote, sentence=sentence, sentence_begin=0,
            begin=sentence.index(quote), indicator=f"某{value}", indicator_iri=None, worded="某",
        )
        for year in (2014, 2016)
        for value, unit, quote in (("82", "元", "8200万元"), ("33", "元", "3300万元"), ("126", "瓦", "126兆瓦"))
    ]  # fmt: skip
    (found,) = find_discrepancies([], again)
    assert "（8200万元、3300万元、126兆瓦、24小时）" in found.zh


def test_findings_bring_their_sentences_and_are_not_said_twice() -> None:
    figures = [of(2013, "level", "100.0"), of(2014, "level", "110.2"), of(2014, "change", "19.6", "%")]
    discrepancies = find_discrepancies([], figures)
    (finding,) = to_findings(discrepancies)
    assert finding.rule == "ZJ101"
    assert finding.sentences == ("地区生产总值100.0亿元。", "地区生产总值110.2亿元。", "地区生产总值19.6%。")
    assert join_findings([finding], discrepancies) == [finding, finding]  # another rule's finding stays
