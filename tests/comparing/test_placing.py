"""Figures in their places: which indicator, of which period, as what."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from comparing_samples import ISSUER, figure_row, report_row, scheme

from zhiji.comparing.placing import place_figures

SCHEME = scheme()
PLAN = "一、2015年工作回顾\n全区各项工作取得成绩。\n二、2016年工作安排\n"

# text, figure (quote, name, value, unit, fields) → indicator, place, period, kind, value
PLACES: list[tuple[str, tuple[str, str, object, str, dict[str, Any]], tuple[str, str, str, str, str]]] = [
    # a result is of the report's year
    (
        "地区生产总值完成198.5亿元。",
        ("198.5亿元", "地区生产总值", 19850000000, "元", {}),
        ("地区生产总值", "", "2015", "level", "19850000000"),
    ),
    # another name, a fall
    (
        "GDP同比下降1.2%。",
        ("1.2%", "GDP", "1.2", "%", {"role": "change", "direction": "down", "comparison": "yoy"}),
        ("地区生产总值", "", "2015", "change", "-1.2"),
    ),
    # a norm in a plan section is a target of the year the section plans
    (
        PLAN + "固定资产投资增长12%。",
        ("12%", "固定资产投资", 12, "%", {"role": "norm"}),
        ("固定资产投资", "", "2016", "target", "12"),
    ),
    # …of the year the sentence names
    (
        PLAN + "到2020年，固定资产投资达到300亿元。",
        ("300亿元", "固定资产投资", 30000000000, "元", {"role": "norm"}),
        ("固定资产投资", "", "2020", "target", "30000000000"),
    ),
    # the opening year of a plan period is one year
    (
        PLAN + "今年是“十三五”开局之年，主要预期目标是：固定资产投资增长8%。",
        ("8%", "固定资产投资", 8, "%", {"role": "norm"}),
        ("固定资产投资", "", "2016", "target", "8"),
    ),
    # what is kept within a bound and told as a result is a level
    (
        "城镇登记失业率控制在4.08%以内。",
        ("4.08%以内", "城镇登记失业率", "4.08", "%", {"role": "norm"}),
        ("城镇登记失业率", "", "2015", "level", "4.08"),
    ),
    # 由…增加到: the first is a base of the year named
    (
        "地区生产总值由2010年的162.4亿元增加到2015年的287.9亿元。",
        ("162.4亿元", "地区生产总值", 16240000000, "元", {"role": "base"}),
        ("地区生产总值", "", "2010", "base", "16240000000"),
    ),
    # a sum over the years of a plan
    (
        "“十二五”期间，累计完成全社会固定资产投资615亿元。",
        ("615亿元", "固定资产投资", 61500000000, "元", {}),
        ("固定资产投资", "", "2011/2015", "multi-year", "61500000000"),
    ),
    # a flow told of five years, without the word 累计
    (
        "五年新增就业3.25万人。",
        ("3.25万人", "新增就业", 32500, "人", {}),
        ("城镇新增就业", "", "2011/2015", "multi-year", "32500"),
    ),
    # a place of decimals before 年 is no stretch of years
    (
        PLAN + "平均受教育年限提高到11.7年，固定资产投资增长8%。",
        ("8%", "固定资产投资", 8, "%", {"role": "norm"}),
        ("固定资产投资", "", "2016", "target", "8"),
    ),
    # 累计 of what stands is where it stands
    (
        "五年来，国内外航线累计达到60条。",
        ("60条", "国内外航线", 60, "条", {}),
        ("国内外航线", "", "2015", "level", "60"),
    ),
    # a ratio is no sum
    (
        "五年新增就业3万人，城乡居民收入比缩小至2.2。",
        ("2.2", "城乡居民收入比", "2.2", "比", {}),
        ("城乡居民收入比", "", "2015", "level", "2.2"),
    ),
    # what stands at the end of the five years is a level
    (
        "五年来，森林覆盖率达到25.2%。",
        ("25.2%", "森林覆盖率", "25.2", "%", {}),
        ("森林覆盖率", "", "2015", "level", "25.2"),
    ),
    # a single year named in a look back on five is that year
    (
        "五年来，旅游业持续发展。2015年旅游收入达到69亿元。",
        ("69亿元", "旅游收入", 6900000000, "元", {}),
        ("旅游收入", "", "2015", "level", "6900000000"),
    ),
    # what came about in the years that the point looks back on, said in a sentence of its own
    (
        "这五年，民生福祉持续增进。新增就业3.25万人。",
        ("3.25万人", "新增就业", 32500, "人", {}),
        ("城镇新增就业", "", "2011/2015", "multi-year", "32500"),
    ),
    # a harvest is that of a year, whatever the point looks back on
    (
        "这五年，农业根基持续巩固。粮食产量860亿斤。",
        ("860亿斤", "粮食产量", 86000000000, "斤", {}),
        ("粮食产量", "", "2015", "level", "86000000000"),
    ),
    # a change in such a point is over its years, but for one that is said to be on the year before
    (
        "这五年，生态环境持续改善。单位GDP能耗下降17%。",
        ("17%", "单位GDP能耗", 17, "%", {"role": "change", "direction": "down"}),
        ("单位地区生产总值能耗", "", "2011/2015", "change", "-17"),
    ),
    (
        "这五年，经济持续增长。地区生产总值同比增长7%。",
        ("7%", "地区生产总值", 7, "%", {"role": "change"}),
        ("地区生产总值", "", "2015", "change", "7"),
    ),
    # the end of a plan period is one year
    (
        "实现“十二五”圆满收官。地区生产总值增长7%。",
        ("7%", "地区生产总值", 7, "%", {"role": "change"}),
        ("地区生产总值", "", "2015", "change", "7"),
    ),
    # a year's number is no number of years: 2011年 is not eleven years
    (
        "2015年，地区生产总值完成198.5亿元。",
        ("198.5亿元", "地区生产总值", 19850000000, "元", {}),
        ("地区生产总值", "", "2015", "level", "19850000000"),
    ),
    # a mean over the years since the base
    (
        "地区生产总值比2010年年均增长12.1%。",
        ("12.1%", "地区生产总值", "12.1", "%", {"role": "change", "base_period": "2010"}),
        ("地区生产总值", "", "2011/2015", "multi-year", "12.1"),
    ),
    # a change against an earlier year than the last
    (
        "城镇居民人均可支配收入比2010年增加13480元。",
        ("13480元", "城镇居民人均可支配收入", 13480, "元", {"role": "change", "base_period": "2010"}),
        ("城镇居民人均可支配收入", "", "2011/2015", "change", "13480"),
    ),
    # 增速 and a per cent is growth, not a level of money
    (
        "规模以上工业增加值增速完成9.7%。",
        ("9.7%", "规模以上工业增加值增速", "9.7", "%", {}),
        ("规模以上工业增加值", "", "2015", "change", "9.7"),
    ),
    # the place is kept apart; the issuer's own is none
    (
        "全区地区生产总值274.4亿元。",
        ("274.4亿元", "地区生产总值", 27440000000, "元", {"scope": "全区"}),
        ("地区生产总值", "", "2015", "level", "27440000000"),
    ),
    (
        "全国地区生产总值增长7%。",
        ("7%", "地区生产总值", 7, "%", {"role": "change", "scope": "全国"}),
        ("地区生产总值", "全国", "2015", "change", "7"),
    ),
    # a larger place that begins the name of what is counted belongs to the name
    (
        "全国重点实验室达到8家。",
        ("8家", "全国重点实验室", 8, "家", {"scope": "全国"}),
        ("全国重点实验室", "", "2015", "level", "8"),
    ),
    (
        "城区公园达到8个。",
        ("8个", "城区公园", 8, "个", {"scope": "城区"}),
        ("公园", "城区", "2015", "level", "8"),
    ),
    # a share is a value of the share
    (
        "民生支出占财政支出的80.6%。",
        ("80.6%", "民生支出", "80.6", "%", {"role": "share", "share_of": "财政支出"}),
        ("民生支出占比", "", "2015", "level", "80.6"),
    ),
    # an elided name takes up the last indicator that is counted so
    (
        "棚户区改造成效显著，完成了13672户的年度改造任务。",
        ("13672户", "年度改造任务", 13672, "户", {}),
        ("棚户区改造户数", "", "2015", "level", "13672"),
    ),
    # a yearly mean that is planned is of the years planned for, as the sentence, the heading or the target year say
    (
        PLAN + "“十三五”时期地区生产总值年均增长7%左右。",
        ("7%左右", "地区生产总值", 7, "%", {"role": "norm", "target_year": 2016}),
        ("地区生产总值", "", "2016/2020", "target", "7"),
    ),
    (
        "一、2015年工作回顾\n成绩突出。\n二、“十三五”时期目标\n着眼2030年，地区生产总值年均增长7%。\n",
        ("7%", "地区生产总值", 7, "%", {"role": "norm", "target_year": 2030}),
        ("地区生产总值", "", "2016/2020", "target", "7"),
    ),
    (
        PLAN + "地区生产总值年均增长7%。",
        ("7%", "地区生产总值", 7, "%", {"role": "norm", "target_year": 2020}),
        ("地区生产总值", "", "2016/2020", "target", "7"),
    ),
    # 年均浓度 is no mean over years
    (
        "细颗粒物年均浓度下降17%。",
        ("17%", "细颗粒物年均浓度", 17, "%", {"role": "change", "direction": "down"}),
        ("细颗粒物浓度", "", "2015", "change", "-17"),
    ),
    (
        "臭氧年平均浓度下降3.6%。",
        ("3.6%", "臭氧年平均浓度", "3.6", "%", {"role": "change", "direction": "down", "period_kind": "mean"}),
        ("臭氧年平均浓度", "", "2015", "change", "-3.6"),
    ),
    # how early something was done is no stretch of years
    (
        "规划目标提前两年完成，固定资产投资增长17.9%。",
        ("17.9%", "固定资产投资", "17.9", "%", {"role": "change"}),
        ("固定资产投资", "", "2015", "change", "17.9"),
    ),
    # some months stay some months
    (
        "规划目标两年完成，1—11月固定资产投资增长17.9%。",
        ("17.9%", "固定资产投资", "17.9", "%", {"role": "change", "period": "2015-01/2015-11"}),
        ("固定资产投资", "", "2015-01/2015-11", "change", "17.9"),
    ),
    # what has grown against a plan of five years was a sum over five, and grew over five
    (
        "全社会完成固定资产投资7950亿元，比“十一五”增长1.9倍。",
        ("7950亿元", "固定资产投资", 795000000000, "元", {}),
        ("固定资产投资", "", "2011/2015", "multi-year", "795000000000"),
    ),
    (
        "全社会完成固定资产投资7950亿元，比“十一五”增长1.9倍。",
        ("1.9倍", "固定资产投资", "1.9", "倍", {"role": "change"}),
        ("固定资产投资", "", "2011/2015", "change", "1.9"),
    ),
    (
        "固定资产投资完成90亿元，比“十一五”末增长1.9倍。",
        ("90亿元", "固定资产投资", 9000000000, "元", {}),
        ("固定资产投资", "", "2015", "level", "9000000000"),
    ),
    # a year that the sentence names ends the years of its section
    (
        "一、2015年工作回顾\n成绩突出。\n二、今后五年工作任务\n今年的主要预期目标是：固定资产投资增长8%。\n",
        ("8%", "固定资产投资", 8, "%", {"role": "norm", "target_year": 2020}),
        ("固定资产投资", "", "2016", "target", "8"),
    ),
    # what is to be reached in five years is reached at their end
    (
        "一、2015年工作回顾\n成绩突出。\n二、今后五年工作任务\n今后五年的目标是：固定资产投资突破90亿元。\n",
        ("90亿元", "固定资产投资", 9000000000, "元", {"role": "norm", "target_year": 2020}),
        ("固定资产投资", "", "2020", "target", "9000000000"),
    ),
    # a total under a heading of a year and of a plan is over the plan; where something stands is of the year
    (
        "一、2015年和“十二五”时期工作回顾\n一般公共预算收入累计完成70亿元。\n",
        ("70亿元", "一般公共预算收入", 7000000000, "元", {"period_kind": "cumulative", "period": "2015"}),
        ("一般公共预算收入", "", "2011/2015", "multi-year", "7000000000"),
    ),
    (
        "一、“十二五”时期工作回顾\n一般公共预算收入突破50亿元。\n",
        ("50亿元", "一般公共预算收入", 5000000000, "元", {"bound": "more-than"}),
        ("一般公共预算收入", "", "2015", "level", "5000000000"),
    ),
    # a plan that is compared with is not the one spoken of
    (
        "这五年，管网更新提速，较“十一五”时期增长50%。新建学校12所。",
        ("12所", "新建学校", 12, "所", {}),
        ("新建学校", "", "2011/2015", "multi-year", "12"),
    ),
    # what was gained since the end of a plan is a change over the years since
    (
        "地区生产总值较“十一五”末净增100亿元。",
        ("100亿元", "地区生产总值", 10000000000, "元", {}),
        ("地区生产总值", "", "2011/2015", "change", "10000000000"),
    ),
    # a ratio of two is an indicator of its own
    (
        "城乡居民收入比缩小至2.5∶1。",
        ("2.5∶1", "城乡居民收入比", "2.5", "比", {}),
        ("城乡居民收入比", "", "2015", "level", "2.5"),
    ),
    # a share of a thing that is not on the list is no amount of it
    (
        "机器人产量占全国4成。",
        ("4成", "机器人产量", "0.4", "比", {"role": "share", "share_of": "全国"}),
        ("机器人产量占全国比重", "", "2015", "level", "0.4"),
    ),
    (
        "新增院士占一半。",
        ("一半", "新增院士", "0.5", "比", {}),
        ("新增院士占比", "", "2015", "level", "0.5"),
    ),
    # another body's growth is told of that body
    (
        "甲乙都市圈建设走深走实，经济总量超2万亿元。",
        ("2万亿元", "经济总量", 2000000000000, "元", {"bound": "more-than"}),
        ("地区生产总值", "甲乙都市圈", "2015", "level", "2000000000000"),
    ),
    (
        "甲乙都市圈建设走深走实，全区经济总量超90亿元。",
        ("90亿元", "经济总量", 9000000000, "元", {"bound": "more-than", "scope": "全区"}),
        ("地区生产总值", "", "2015", "level", "9000000000"),
    ),
    # jobs of some are not those of all
    (
        "残疾人新增就业73人。",
        ("73人", "新增就业", 73, "人", {}),
        ("残疾人新增就业", "", "2015", "level", "73"),
    ),
    # a name that says nothing alone, with the thing before it, or the one that the sentence told last
    (
        "青山水厂改造工程投资1.15亿元。",
        ("1.15亿元", "投资", 115000000, "元", {}),
        ("青山水厂改造工程投资", "", "2015", "level", "115000000"),
    ),
    (
        "一般公共预算收入稳步增长，总量突破50亿元。",
        ("50亿元", "总量", 5000000000, "元", {"bound": "more-than"}),
        ("一般公共预算收入", "", "2015", "level", "5000000000"),
    ),
    # the remains of a cut are taken off
    (
        "城镇居民人均可支配收入从20000元提高到30000元。",
        ("20000元", "城镇居民人均可支配收入从", 20000, "元", {"role": "base"}),
        ("城镇居民人均可支配收入", "", "", "base", "20000"),
    ),
    # what was to be less has its sign, what a fall was to come to has none
    (
        "二、2016年工作安排\n万元GDP能耗下降4%左右。",
        ("4%左右", "万元GDP能耗", 4, "%", {"role": "norm", "direction": "down", "target_year": 2016}),
        ("单位地区生产总值能耗", "", "2016", "target", "-4"),
    ),
    (
        "二、2016年工作安排\n物流成本占比降至约14%。",
        ("14%", "物流成本占比", 14, "%", {"role": "norm", "direction": "down", "target_year": 2016}),
        ("物流成本占比", "", "2016", "target", "14"),
    ),
    # what is held against one year is of one year, whatever years the section looks back on
    (
        "一、“十二五”时期工作回顾\n成绩显著。固定资产投资完成90亿元，是2010年的2.1倍。",
        ("90亿元", "固定资产投资", 9000000000, "元", {"period": "2011/2015", "period_kind": "sum"}),
        ("固定资产投资", "", "2015", "level", "9000000000"),
    ),
    # a total that is planned is of the years of the plan
    (
        "二、今后五年的目标任务\n到2020年，固定资产投资累计达到500亿元。",
        ("500亿元", "固定资产投资", 50000000000, "元", {"role": "norm", "target_year": 2020}),
        ("固定资产投资", "", "2016/2020", "target", "50000000000"),
    ),
    # the number of a list and a verb are no part of a name
    (
        PLAN + "重点办好十件实事：一是城镇新增就业4000人。",
        ("4000人", "一是城镇新增就业", 4000, "人", {"role": "norm"}),
        ("城镇新增就业", "", "2016", "target", "4000"),
    ),
    (
        "蔬菜面积发展到15万亩。",
        ("15万亩", "蔬菜面积发展", 150000, "亩", {}),
        ("蔬菜面积", "", "2015", "level", "150000"),
    ),
    (
        "一般预算收入增收5636万元。",
        ("5636万元", "一般预算收入增收", 56360000, "元", {}),
        ("一般公共预算收入", "", "2015", "change", "56360000"),
    ),
    # what is invested is invested in the works that the sentence counts
    (
        "列入省、市重点项目19个，总投资90亿元，完成投资36.93亿元。",
        ("36.93亿元", "完成投资", 3693000000, "元", {}),
        ("省市重点项目完成投资", "", "2015", "level", "3693000000"),
    ),
    (
        "落实省重点项目304个、完成投资90亿元，“四个十大”项目完成投资40亿元。",
        ("40亿元", "“四个十大”项目完成投资", 4000000000, "元", {}),
        ("四个十大项目完成投资", "", "2015", "level", "4000000000"),
    ),
    # industries are told by their number: the list before it changes from year to year
    (
        "酒、茶、瓷三大主导产业年产值达到49.7亿元。",
        ("49.7亿元", "酒、茶、瓷三大主导产业年产值", 4970000000, "元", {}),
        ("三大主导产业产值", "", "2015", "level", "4970000000"),
    ),
    (
        "酒、茶、瓷三大主导产业发展壮大，实现产值66.8亿元。",
        ("66.8亿元", "实现产值", 6680000000, "元", {}),
        ("三大主导产业产值", "", "2015", "level", "6680000000"),
    ),
    (
        "出台地方性法规4部。",
        ("4部", "地方性法规", 4, "部", {}),
        ("地方性法规", "", "2015", "level", "4"),
    ),
]


@pytest.mark.parametrize(("text", "figure", "expected"), PLACES)
def test_places(
    text: str, figure: tuple[str, str, object, str, dict[str, Any]], expected: tuple[str, str, str, str, str]
) -> None:
    report = report_row(text)
    quote, name, value, unit, fields = figure
    placed = place_figures(report, [figure_row(report, quote, name, value, unit, **fields)], SCHEME)
    assert [(p.indicator, p.place, p.period, p.kind, str(p.value)) for p in placed] == [expected]


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        (
            "城镇登记失业率低于全省平均水平2个百分点。",
            {"role": "change", "comparison": "vs-other"},
        ),  # how far from others
        ("每名民警每年培训不少于2次。", {"role": "norm"}),  # a rule, not a target of a year
    ],
)
def test_what_is_no_value_of_a_series(text: str, fields: dict[str, Any]) -> None:
    report = report_row(text)
    quote = "2个百分点" if "百分点" in text else "2次"
    assert place_figures(report, [figure_row(report, quote, "城镇登记失业率", 2, quote[1:], **fields)], SCHEME) == []


OTHERS = [
    # text, quote, name, value, unit
    ("经济总量超100亿元的县域达12个。", "100亿元", "经济总量", 10000000000, "元"),  # of what kind others are
    ("固定资产投资快于全国2.5个、1个百分点。", "2.5个", "固定资产投资", "2.5", "个"),  # how far ahead of others
    ("完成投资30亿元。", "30亿元", "投资", 3000000000, "元"),  # of no one knows what
    ("成为全国首个经济规模突破3万亿元的城市。", "3万亿元", "成为全国首个经济", 3000000000000, "元"),  # a claim
    ("连跨两个万亿元台阶。", "两个", "万亿元台阶", 2, "个"),  # a size
]


@pytest.mark.parametrize(("text", "quote", "name", "value", "unit"), OTHERS)
def test_what_is_told_of_no_indicator(text: str, quote: str, name: str, value: object, unit: str) -> None:
    report = report_row(text)
    assert place_figures(report, [figure_row(report, quote, name, value, unit)], SCHEME) == []


BOUNDS = [
    # text, name, value as written → its bound
    ("地区生产总值突破300亿元、年均增长4.7%。", "4.7%", "exact"),  # the mark is of the first
    ("地区生产总值接连突破200亿元、300亿元。", "300亿元", "more-than"),  # of both
]


@pytest.mark.parametrize(("text", "quote", "bound"), BOUNDS)
def test_a_mark_is_of_its_own_number(text: str, quote: str, bound: str) -> None:
    report = report_row(text)
    unit = "%" if "%" in quote else "元"
    role = "change" if unit == "%" else "level"
    (placed,) = place_figures(report, [figure_row(report, quote, "地区生产总值", 300, unit, role=role)], SCHEME)
    assert placed.bound == bound


WHOLE_NAMES = [
    # text, figure (quote, name, value, unit, fields) → the indicators: why
    (
        "农村自来水、卫生户厕普及率分别达到97%、99%。",
        ("97%", "农村自来水", 97, "%", {}),
        ["农村自来水普及率"],
    ),  # its head is last
    (
        "规上工业总产值和增加值分别达到92亿元和26.4亿元。",
        ("26.4亿元", "增加值", 2640000000, "元", {}),
        ["规模以上工业增加值"],
    ),  # its front is first
    ("刑事、治安案件分别下降5%、4%。", ("5%", "刑事", 5, "%", {"role": "change"}), ["刑事案件"]),
    ("90%的煤矿达到二级标准。", ("90%", "煤矿", 90, "%", {}), ["煤矿达到二级标准的比例"]),  # a part of them
    ("完成1%人口抽样调查。", ("1%", "人口抽样调查", 1, "%", {}), []),  # a part that does nothing
    ("装机达9万千瓦、占比55%。", ("55%", "装机", 55, "%", {}), ["装机占比"]),
    ("投资2亿元的客运站完工。", ("2亿元", "客运站", 200000000, "元", {}), ["客运站投资"]),  # what it costs
    ("300万吨露天矿完成核准。", ("300万吨", "露天矿", 3000000, "吨", {}), []),  # its size
    (
        "建成区10吨以下锅炉全部拆除。",
        ("10吨以下", "建成区", 10, "吨", {"bound": "less-than"}),
        [],
    ),  # of a class
    ("强化与周边7个口岸的联动。", ("7个", "口岸", 7, "个", {}), []),  # others
    ("村屯全覆盖任务11个完成。", ("11个", "村屯全", 11, "个", {}), []),  # cut in the midst
    ("群众远离了危险20人。", ("20人", "群众远离了危险", 20, "人", {}), []),
    ("地区生产总值连跨4个万亿元台阶。", ("4个", "地区生产总值", 4, "个", {}), []),  # steps
    (
        "小巨人企业数量翻番，形成3个万亿级产业集群。",
        ("3个", "万亿级", 3, "个", {}),
        [],
    ),  # what is counted is of none that the sentence named
    ("建成区绿地率达到39%。", ("39%", "区绿地率", 39, "%", {}), ["建成区绿地率"]),  # 建成 is no verb here
    ("新（改）建农村公路80公里。", ("80公里", "建农村公路", 80, "公里", {}), ["农村公路"]),
    ("改造1万户农村危房。", ("1万户", "农村危房", 10000, "户", {}), ["危房改造"]),  # its verb is before the number
    ("就业困难人员实现就业519人。", ("519人", "就业", 519, "人", {"name_begin": 8}), ["就业困难人员就业"]),
    ("实施23个老旧小区的供热管网改造。", ("23个", "老旧小区", 23, "个", {}), ["老旧小区的供热管网改造"]),  # not they
    ("完成45个老旧小区的改造任务。", ("45个", "老旧小区", 45, "个", {}), ["老旧小区改造"]),
    ("改造户厕5座、新建公厕9座。", ("9座", "新建公厕", 9, "座", {}), ["新建公厕"]),  # each has its own verb
    (
        "城乡居民养老保险和医疗保险参保率分别达到100%和96%。",
        ("96%", "医疗保险参保率", 96, "%", {}),
        ["城乡居民基本医疗保险参保率"],
    ),  # the front is of both
    (
        "财政民生支出占一般公共预算支出的81%。",
        ("81%", "财政民生支出", 81, "%", {"role": "share", "share_of": "一般公共预算支出"}),
        ["民生支出占比"],
    ),  # a share that is on the list
    (
        "民生支出占财政支出的比重稳定在80%。",
        ("80%", "民生支出", 80, "%", {"share_of": "财政支出的比重稳定在"}),
        ["民生支出占比"],
    ),
    (
        PLAN + "农村低保标准占城镇低保标准的最低比例提高到80%。",
        ("80%", "农村低保标准", 80, "%", {"role": "norm"}),
        ["农村低保标准占比"],
    ),  # no growth of the amount
    (
        "城镇新增就业、新增创业担保贷款分别完成年计划的118%、248%。",
        ("248%", "新增创业担保贷款", 248, "%", {"share_of": "年计划"}),
        ["创业担保贷款占年计划比重"],
    ),
    ("创新水平指数达到69%。", ("69%", "创新水平指数", 69, "%", {}), ["创新水平指数"]),  # 数 is no end of its own
    ("经济总量五年增长30%。", ("30%", "经济总量五年", 30, "%", {"role": "change"}), ["地区生产总值"]),
]


@pytest.mark.parametrize(("text", "figure", "names"), WHOLE_NAMES)
def test_a_name_says_what_is_counted(
    text: str, figure: tuple[str, str, object, str, dict[str, Any]], names: list[str]
) -> None:
    report = report_row(text)
    quote, name, value, unit, fields = figure
    at = text.index(name)
    row = figure_row(report, quote, name, value, unit, **{"name_begin": at, **fields})
    assert [p.indicator for p in place_figures(report, [row], SCHEME)] == names


def test_a_part_of_what_others_have_is_no_level() -> None:
    report = report_row("单位能耗约为全国平均的70%。")
    assert place_figures(report, [figure_row(report, "70%", "单位能耗", 70, "%")], SCHEME) == []


def test_a_mark_that_was_passed_makes_way_for_the_number() -> None:
    report = report_row("地区生产总值突破300亿元、达到312亿元。粮食产量稳定在8万吨以上。")
    rows = [
        figure_row(report, "300亿元", "地区生产总值", 30000000000, "元", bound="more-than"),
        figure_row(report, "312亿元", "地区生产总值", 31200000000, "元"),
        figure_row(report, "8万吨以上", "粮食产量", 80000, "吨", bound="at-least"),
    ]
    assert [p.quote for p in place_figures(report, rows, SCHEME)] == ["312亿元", "8万吨以上"]


@pytest.mark.parametrize("mark", ["超过300亿元", "突破1000亿元"])  # only said to be more; of somewhere else
def test_what_is_said_to_be_more_makes_way_for_the_number(mark: str) -> None:
    report = report_row(f"地区生产总值完成312亿元。经济总量{mark}。")
    value = int(mark[2:-2]) * 10**8
    rows = [
        figure_row(report, "312亿元", "地区生产总值", 31200000000, "元"),
        figure_row(report, mark[2:], "经济总量", value, "元", bound="more-than"),
    ]
    assert [p.quote for p in place_figures(report, rows, SCHEME)] == ["312亿元"]


def test_what_each_of_a_list_has_is_its_own_alone() -> None:
    report = report_row("刑事案件、治安案件分别下降56%、45%。")
    rows = [
        figure_row(report, "56%", "刑事案件", 56, "%", role="change", direction="down"),
        figure_row(report, "45%", "治安案件", 45, "%", role="change", direction="down"),
    ]
    assert [(p.indicator, p.value) for p in place_figures(report, rows, SCHEME)] == [
        ("刑事案件", -56),
        ("治安案件", -45),
    ]


def test_where_a_move_sets_out_is_a_base_by_its_words() -> None:
    report = report_row(PLAN + "推动托管帮扶从15个（县）扩大到57个（县）。")
    rows = [figure_row(report, q, "托管帮扶", n, "个", role="norm") for q, n in (("15个", 15), ("57个", 57))]
    assert [(p.quote, p.kind) for p in place_figures(report, rows, SCHEME)] == [("15个", "base"), ("57个", "target")]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("预计园区主营业务、税收收入分别完成120亿元、4.3亿元。", "园区"),
        ("开发区营业收入增长65.8%，税收收入4.3亿元。", "开发区"),
        ("开发区完成主营业务收入160亿元，位居全省第八位。完成税收收入4.3亿元。", "开发区"),  # it goes on
        ("望鹤园区实现主营业务收入80亿元、税收收入4.3亿元。", "望鹤园区"),
        ("雄望新区建设取得进展。重大工程加快建设，全年税收收入4.3亿元。", "雄望新区"),  # the point's head
        ("开发区营业收入增长65.8%，全区税收收入4.3亿元。", ""),
        ("雄望新区建设取得进展。全区各项工作有序推进。税收收入4.3亿元。", ""),
        ("县城新区功能加快完善，税收收入4.3亿元。", ""),  # what is done with a zone
    ],
)
def test_a_zone_that_is_spoken_of_is_the_place(text: str, place: str) -> None:
    report = report_row(text)
    row = figure_row(report, "4.3亿元", "税收收入", 430000000, "元")
    assert [p.place for p in place_figures(report, [row], SCHEME)] == [place]


def test_the_zone_of_an_issuer_that_is_one_is_its_own_place() -> None:
    report = report_row("开发区营业收入增长65.8%，税收收入4.3亿元。", issuer="乙省甲市经济开发区管委会")
    row = figure_row(report, "4.3亿元", "税收收入", 430000000, "元")
    assert [p.place for p in place_figures(report, [row], SCHEME)] == [""]


def test_each_of_two_names_has_its_own_number() -> None:
    report = report_row("全部财政收入、公共财政预算收入分别完成15.69亿元、8.8亿元。")
    rows = [
        figure_row(report, "15.69亿元", "财政收入、", 1569000000, "元", name_begin=2),
        figure_row(report, "8.8亿元", "公共财政预算收入", 880000000, "元"),
    ]
    assert [p.indicator for p in place_figures(report, rows, SCHEME)][1:] == ["一般公共预算收入"]


URBAN, RURAL = "城镇居民人均可支配收入", "农村居民人均可支配收入"

# one expression for two indicators: text, quotes → the indicator of each figure, in order
TOGETHER = [
    ("城乡居民人均可支配收入分别增长8.7%和8.6%。", ["8.7%", "8.6%"], [URBAN, RURAL]),  # given out in order
    ("城镇和农村居民人均可支配收入分别增长8.7%、8.6%。", ["8.7%", "8.6%"], [URBAN, RURAL]),
    ("农村和城镇居民人均可支配收入分别增长8.7%、8.6%。", ["8.7%", "8.6%"], [RURAL, URBAN]),  # its own order
    ("城乡居民人均可支配收入均增长8%。", ["8%"], [RURAL, URBAN]),  # one number for both: a row for each
]


def test_a_sum_told_once_of_town_and_country_is_of_all() -> None:
    report = report_row("城乡居民人均可支配收入达到25780元，增长5.8%。")
    rows = [
        figure_row(report, "25780元", "城乡居民人均可支配收入", 25780, "元"),
        figure_row(report, "5.8%", "城乡居民人均可支配收入", "5.8", "%", role="change"),
    ]
    assert [p.indicator for p in place_figures(report, rows, SCHEME)] == ["居民人均可支配收入"] * 2


@pytest.mark.parametrize(("text", "quotes", "expected"), TOGETHER)
def test_told_together(text: str, quotes: list[str], expected: list[str]) -> None:
    report = report_row(text)
    name = text[: text.index("收入") + 2]
    rows = [figure_row(report, q, name, q.rstrip("%"), "%", role="change") for q in quotes]
    assert [p.indicator for p in place_figures(report, rows, SCHEME)] == expected


def test_one_number_of_two_names() -> None:
    report = report_row("旅游接待人数、旅游收入分别增长20%。")
    rows = [figure_row(report, "20%", "旅游收入", 20, "%", role="change")]
    assert [p.indicator for p in place_figures(report, rows, SCHEME)] == ["旅游接待人数", "旅游收入"]


def test_a_name_that_holds_two_indicators_is_of_both() -> None:
    report = report_row(
        "二、今后五年的目标任务\n到2020年，生产总值和财政收入年均增长9%，分别达到40亿元、3亿元，力争达到60亿元、5亿元。"
    )
    rows = [
        figure_row(report, "9%", "生产总值和财政收入", 9, "%", role="norm", target_year=2020),
        *(
            figure_row(report, f"{n}亿元", "财政收入", n * 10**8, "元", role="norm", target_year=2020)
            for n in (40, 3, 60, 5)
        ),
    ]
    told = [(p.indicator, p.quote) for p in place_figures(report, rows, SCHEME)]
    assert told == [
        *(("地区生产总值", "9%"), ("财政总收入", "9%"), ("地区生产总值", "40亿元"), ("财政总收入", "3亿元")),
        *(("地区生产总值", "60亿元"), ("财政总收入", "5亿元")),
    ]


def test_levels_behind_a_doubling_are_of_the_indicators_before_it() -> None:
    report = report_row(PLAN + "2020年地方生产总值和全部财政收入确保比2015年翻两番，分别达到392亿元、32亿元。")
    rows = [figure_row(report, f"{n}亿元", "翻两番", n * 10**8, "元", role="norm", target_year=2020) for n in (392, 32)]
    told = [(p.indicator, p.quote) for p in place_figures(report, rows, SCHEME)]
    assert told == [("地区生产总值", "392亿元"), ("财政总收入", "32亿元")]


def test_what_visitors_brought_in_is_tourism_revenue() -> None:
    report = report_row("全年接待游客764万人次，实现综合收入38亿元。全县综合收入9亿元。")
    rows = [
        figure_row(report, "764万人次", "接待游客", 7640000, "人次"),
        figure_row(report, "38亿元", "综合收入", 38 * 10**8, "元"),
        figure_row(report, "9亿元", "综合收入", 9 * 10**8, "元"),
    ]
    told = [(p.indicator, p.worded) for p in place_figures(report, rows, SCHEME)]
    assert told == [("旅游接待人数", "接待游客"), ("旅游收入", "综合收入"), ("综合收入", "综合收入")]


def test_multiples_given_out_are_each_of_its_own() -> None:
    report = report_row("城镇居民人均可支配收入19233元，农村居民人均纯收入7815元，分别是2010年的2倍、1.8倍。")
    rows = [
        figure_row(report, "19233元", URBAN, 19233, "元"),
        figure_row(report, "7815元", "农村居民人均纯收入", 7815, "元"),
        figure_row(report, "2倍", URBAN, 2, "倍"),
        figure_row(report, "1.8倍", "农村居民人均纯收入", "1.8", "倍"),
    ]
    assert [p.indicator for p in place_figures(report, rows, SCHEME)] == [URBAN, RURAL, URBAN, RURAL]


def test_a_mean_behind_a_rise_is_of_its_years() -> None:
    report = report_row(
        "固定资产投资615亿元，是“十一五”时期的2.7倍。2015年收入完成30788元，比2010年增加13480元，年均递增12.2%。"
    )
    rows = [
        figure_row(report, "13480元", "收入", 13480, "元", role="change", base_period="2010"),
        figure_row(report, "12.2%", "收入", "12.2", "%", role="change"),
    ]
    rows = [replace(row, name=URBAN) for row in rows]
    told = [(p.period, p.kind) for p in place_figures(report, rows, SCHEME)]
    assert told == [("2011/2015", "change"), ("2011/2015", "multi-year")]


def test_times_a_base_year_is_a_change_since() -> None:
    report = report_row("2015年旅游收入达到69亿元，是2010年的2.6倍。")
    rows = [
        figure_row(report, "69亿元", "旅游收入", 6900000000, "元"),
        figure_row(report, "2.6倍", "旅游收入", "2.6", "倍"),
    ]
    assert [(p.period, p.kind) for p in place_figures(report, rows, SCHEME)] == [
        ("2015", "level"),
        ("2011/2015", "change"),
    ]


def test_what_the_report_says_of_its_count_is_kept() -> None:
    report = report_row("一般公共预算收入剔除虚增因素后完成10.4亿元。")
    rows = [figure_row(report, "10.4亿元", "一般公共预算收入剔除虚增因素后", 1040000000, "元")]
    assert place_figures(report, rows, SCHEME)[0].restated == "剔除"


def test_a_report_of_no_year_has_no_series() -> None:
    report = report_row("地区生产总值完成198.5亿元。", year=None)
    assert place_figures(report, [figure_row(report, "198.5亿元", "地区生产总值", 1, "元")], SCHEME) == []


COURT = "乙省甲市中级人民法院"
PARTS = [
    # text, issuer, the numbers with their units, the place of each
    ("全市法院新收案件3500件，办结案件3400件。市中院新收案件180件。", COURT, "件", ["全市法院", "全市法院", ""]),
    ("全市法院受理案件6500件。其中，市中级人民法院受理案件370件。", COURT, "件", ["全市法院", ""]),
    ("我院受理案件6500件。", COURT, "件", [""]),
    ("办理案件132件，其中涉企案件办理案件41件。", ISSUER, "件", ["", "其中"]),
    ("全市法院受理案件6500件。", ISSUER, "件", [""]),
]


@pytest.mark.parametrize(("text", "issuer", "unit", "places"), PARTS)
def test_a_part_is_not_in_one_series_with_its_whole(text: str, issuer: str, unit: str, places: list[str]) -> None:
    report = report_row(text, issuer=issuer)
    figures = [
        figure_row(report, number + unit, "案件", number, unit, period="2015") for number in re.findall(r"\d+", text)
    ]
    assert [f.place for f in place_figures(report, figures, SCHEME)] == places


def test_points_and_shares_of_amounts_are_no_levels() -> None:
    report = report_row(
        "地区生产总值344亿元，分别高于全国、全省1.8、1.7、1.5个百分点，债券550亿元，债券2.01%，参保率91%。"
    )
    figures = [
        figure_row(report, "344亿元", "地区生产总值", 344 * 10**8, "元"),
        figure_row(report, "1.7", "地区生产总值", "1.7", "个百分点"),
        figure_row(report, "1.5个百分点", "地区生产总值", "1.5", "个百分点"),
        figure_row(report, "550亿元", "专项债券", 550 * 10**8, "元"),
        figure_row(report, "2.01%", "专项债券", "2.01", "%"),
        figure_row(report, "91%", "参保率", "91", "%"),
    ]
    assert [f.quote for f in place_figures(report, figures, SCHEME)] == ["344亿元", "550亿元", "91%"]
