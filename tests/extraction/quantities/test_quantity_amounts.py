"""Numbers with their measure words: what counts, and what only looks like it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from zhiji.extraction.quantities.amounts import find_amounts
from zhiji.extraction.text.cover import Cover


def amounts(text: str) -> list[tuple[str, Decimal, str, str]]:
    return [(text[a.start : a.end], a.value, a.unit, a.bound) for a in find_amounts(text, Cover(text).for_figures)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("查处案件462起748人", [("462起", 462, "起"), ("748人", 748, "人")]),  # two units on one noun
        ("接访102批458人次", [("102批", 102, "批"), ("458人次", 458, "人次")]),  # 人次 before 人
        ("罚款127.23万余元", [("127.23万余元", 1272300, "元")]),  # 余 stays out of the unit
        ("10大项35小项任务", [("10大项", 10, "大项"), ("35小项", 35, "小项")]),  # compound classifiers
        ("压缩至5个工作日", [("5个工作日", 5, "个工作日")]),  # abstract measure nouns join the unit
        ("提高9.1个百分点", [("9.1个百分点", Decimal("9.1"), "个百分点")]),  # 个百分点
        ("从七个方面推进", [("七个方面", 7, "个方面")]),  # 个方面
        ("均达八成以上", [("八成以上", Decimal("0.8"), "ratio")]),  # tenths
        ("占全国9成，", [("9成", Decimal("0.9"), "ratio")]),  # tenths with a digit
        ("占全省1/4。", [("1/4", Decimal("0.25"), "ratio")]),  # fraction
        ("优先招回98万老员工", [("98万", 980000, "")]),  # people with no measure word
        (
            "保障性住房3.8万套（间）、累计达到61万套（间）",
            [("3.8万套（间）", 38000, "套（间）"), ("61万套（间）", 610000, "套（间）")],
        ),
        ("交通工具达2813.8万辆（艘、架、列）次", [("2813.8万辆（艘、架、列）次", 28138000, "辆（艘、架、列）次")]),
        (
            "牲畜存栏14万头只。办件25件（其中信访12件）",
            [("14万头只", 140000, "头只"), ("25件", 25, "件"), ("12件", 12, "件")],
        ),
        ("分别达14万、13万人次", [("14万", 140000, "人次"), ("13万人次", 130000, "人次")]),  # a measure word shared
        ("铺路24公里、绿化3.5万平方米", [("24公里", 24, "公里"), ("3.5万平方米", 35000, "平方米")]),  # length and area
        ("浓度27.4微克/立方米", [("27.4微克/立方米", Decimal("27.4"), "微克/立方米")]),  # a unit with a slash
        ("装机500千瓦", [("500千瓦", 500, "千瓦")]),  # 千 is part of the unit
        ("信息1136 条", [("1136 条", 1136, "条")]),  # a space as PDF text has it
        ("开展两轮排查", [("两轮", 2, "轮")]),  # 两 counts
        ("购置服务器3柜，", [("3柜", 3, "柜")]),  # a measure word that no table has
        ("检修电梯252间套。", [("252间套", 252, "间套")]),  # measure words join
        ("每年一次", [("一次", 1, "次")]),  # 一 counts after 每
        ("每年一批次", [("一批次", 1, "批次")]),  # so it does here
        ("用时2小时30分", [("2小时", 2, "小时"), ("30分", 30, "分")]),  # how long, and not when
        ("举办三期培训，简报四期。", [("三期", 3, "期"), ("四期", 4, "期")]),  # issues, no stages
        ("产值超10亿元企业6家", [("6家", 6, "家")]),  # the bound of a class that is counted
        ("引进1亿元以上项目8个", [("8个", 8, "个")]),  # the bound of a class
        ("争取资金1亿元以上支持企业", [("1亿元以上", 100000000, "元")]),  # a sum, and what it does
        ("新增300万千瓦风电项目", [("300万千瓦", 3000000, "千瓦")]),  # what was added
        ("建成5万亩以上高标准农田", [("5万亩以上", 50000, "亩")]),  # how much, no class
    ],
)
def test_amounts(text: str, expected: list[tuple[str, Decimal, str]]) -> None:
    assert [(t, v, u) for t, v, u, _ in amounts(text)] == expected


@pytest.mark.parametrize(
    ("text", "span", "bound"),
    [
        ("达85%以上", "85%以上", "at-least"),  # 以上 is inside the span
        ("至少开展3轮", "3轮", "at-least"),  # 至少 is outside, over a verb
        ("不少于20件", "20件", "at-least"),  # 不少于
        ("不超过7个工作日", "7个工作日", "at-most"),  # 不超过
        ("3个工作日以内", "3个工作日以内", "at-most"),  # 以内
        ("7个工作日内办结", "7个工作日内", "at-most"),  # 内 after a time
        ("访问量破492万人次", "492万人次", "more-than"),  # 破
        ("人数突破5000人", "5000人", "more-than"),  # 突破
        ("推送60万余份", "60万余份", "more-than"),  # 余
        ("培训近120人次", "近120人次", "less-than"),  # 近 is inside the span
        ("发放近百件", "近百件", "less-than"),  # 近 makes a bare 百 a count
        ("占全市约1/4", "1/4", "approx"),  # 约 is outside
        ("收录约22000余条", "22000余条", "approx"),  # 约 wins over 余
        ("增长6%左右", "6%左右", "approx"),  # 左右
        ("比率达40%", "40%", "exact"),  # 达 alone is exact
        ("最近3场活动", "3场", "exact"),  # 最近 is no 近
        ("完成坟墓签约29座", "29座", "exact"),  # 签约 is no 约
    ],
)
def test_bound(text: str, span: str, bound: str) -> None:
    assert [(t, b) for t, _, _, b in amounts(text)] == [(span, bound)]


@pytest.mark.parametrize(
    "text",
    [
        "2020年10月8日召开",  # a date
        "2023 年 12 月 31 日止",  # a date as PDF text has it
        "拨打12345热线",  # a telephone number
        "落实“五个一”活动",  # a number in quotes is a name
        "印发《十条措施》",  # a number in a title is a name
        "构建“1+1+N”体系和1+2模式",  # a formula
        "获评福建自贸区第21批创新举措",  # an ordinal
        "全国六家之一",  # a standing
        "十四五规划",  # a plan's name
        "党的二十大精神",  # a congress
        "建设5G基站和4S店",  # a letter behind the digits
        "PM2.5浓度下降",  # a letter before them
        "千家万户",  # bare scales
        "二期工程",  # 二 alone is an ordinal
        "一系列举措、一方面",  # 一 that does not count
        "行政执法三项制度",  # a formula of the genre
        "连续六年蝉联",  # a streak
        "实行24小时值班",  # round the clock
        "数十万群众",  # too vague to have a value
        "世界500强，2.0版，5楼、",  # no measure words though a mark follows
        "10大创新案例",  # part of an award's name
        "每10万人口",  # a denominator
        "（岚管〔2022〕48号）",  # a document number
        "青山机场三期建成投运",  # the stage of a project
        "四通公司和古城集团扩产",  # a company, a town, a vehicle
        "三棵树项目顺利试生产",
        "五头镇入选名单",
        "整治黑三轮经营，防治五位一体，举办三人篮球赛",
        "推进第二个十万亩大枣基地建设",
        "南河六期工程、甲厂七期",  # stages in a list
        "县委五届三次、四次全会",  # sessions
        "2×35万千瓦热电联产",  # so many of a size
        "甲电力5万千瓦风电项目按期完工",  # the size that tells it from others
        "甲公司700万吨露天矿、300万吨煤化工项目",  # sizes of a list
        "400万吨褐煤提质建成投产",  # the size of what came to a stage
        "220千伏变电站，8英寸产线",  # units of size
        "10蒸吨及以下的燃煤锅炉",  # the bound of a class
        "清理单笔50万元以下拖欠账款",  # the bound of a class of sums
        "为80岁以上老人体检",  # an age
        "甲片区、科技园28栋、乙厂房等改造项目",  # the number of a building
        "承担2025年、2026年度2个年度服务",  # the years that were named
        "2026年02月10日 07时41分",  # the clock of a page
        "7点05分30秒，上午九时三十分开幕",  # with seconds, in words
        "每年布局实施一批前沿项目",  # some, not one
    ],
)
def test_no_amount(text: str) -> None:
    assert amounts(text) == []
