"""What a figure measures: names of the scheme, with place and other wording taken off."""

from __future__ import annotations

import pytest
from comparing_samples import scheme

from zhiji.comparing.names import fits_unit

SCHEME = scheme()

# words → name, place, whether it is on the list
NAMES = [
    ("地区生产总值", "地区生产总值", "", True),
    ("死亡人数", "死亡人数", "", False),  # no more is taken off than leaves a name
    ("作品获", "作品", "", False),
    ("投资完成", "投资", "", False),  # but for what is none in any case
    ("地区生产总值年均", "地区生产总值", "", True),
    ("全市地方性法规", "地方性法规", "全市", False),  # a lead that goes on is none
    ("全区地区生产总值", "地区生产总值", "全区", True),  # place stays out of the name
    ("GDP", "地区生产总值", "", True),  # another name
    ("县域生产总值", "地区生产总值", "", True),
    ("新增规上工业企业", "新增规模以上工业企业", "", True),  # those that came in, not how many there are
    ("社会消费品零售总额预计", "社会消费品零售总额", "", True),  # a verb that was taken into the name
    ("区本级固定资产投资", "固定资产投资", "区本级", True),
    ("全社会固定资产投资额", "固定资产投资", "", True),
    ("工业固定资产投资", "工业投资", "", True),  # another indicator, not a part of the name
    ("农业固定资产投资", "农业固定资产投资", "", False),  # a name that ends in a known one is not that one
    ("农民人均纯收入", "农村居民人均可支配收入", "", True),  # older statistics, told as a break of wording
    ("一般公共预算收入剔除虚增空转因素后", "一般公共预算收入", "", True),  # a remark on how it is counted
    ("金华市一般公共预算收入", "一般公共预算收入", "金华市", True),  # the name of a division
    ("地方财政总收入", "地方财政总收入", "", True),  # not 财政总收入: both are told side by side
    ("全市“路长制”路段", "路长制路段", "全市", False),  # not on the list: joins by its plain name
    ("改造户厕", "农村厕所改造", "", True),  # one work, its verb first…
    ("农村改厕任务", "农村厕所改造", "", True),  # …or last
    ("新建公厕", "新建公厕", "", False),  # public toilets; new ones alone are not 新改建公厕
    ("新建改造公厕", "新改建公厕", "", True),
    ("完成营造林", "营造林", "", True),  # tending is in it: not 造林
    ("植树造林任务", "造林面积", "", True),
    ("新建和改造高标准农田", "高标准农田", "", True),
    ("改造提升高标准农田", "改造提升高标准农田", "", False),  # none of it is new
    ("新增省级科技型中小企业", "新增省级科技型中小企业", "", False),  # of one rank alone
    ("新培育科技型中小企业", "新增科技型中小企业", "", True),  # those that came in…
    ("科技型中小企业", "科技型中小企业", "", True),  # …and how many there are
    ("专精特新“小巨人”企业[16]", "国家级专精特新小巨人企业", "", True),  # without the mark of a note
    ("专精特新企业", "专精特新中小企业", "", True),
    ("境内上市公司", "境内上市公司", "", False),  # a part of those listed at home and abroad
    ("境内外上市公司", "上市公司", "", True),
    ("接待入境游客", "入境游客", "", True),
    ("接待入境过夜游客", "接待入境过夜游客", "", False),  # who stays a night is another count
    ("城市低保平均标准", "城镇低保标准", "", True),  # town…
    ("农村居民最低生活保障标准", "农村低保标准", "", True),  # …and country are two
    ("医保参保率", "基本医疗保险参保率", "", True),
    ("城乡居民医保参保率", "城乡居民基本医疗保险参保率", "", True),  # one of the schemes alone
    ("民营经济增加值占GDP比重", "民营经济增加值占地区生产总值比重", "", True),  # a share is not the level
    ("民营经济增加值", "民营经济增加值", "", True),
    ("城乡居民收入倍差", "城乡居民收入比", "", True),
    ("新增城区集中供热面积", "新增集中供热面积", "", True),  # added in a year…
    ("集中供热面积", "集中供热面积", "", True),  # …and in all
    ("新增公共停车位", "新增公共停车位", "", False),  # a part of 新增停车位
    ("省、市重点项目", "省市重点项目", "", False),  # not on the list, and one all the same
    ("新增国家级、省级科技型中小企业", "新增科技型中小企业", "", True),  # of both ranks there are
]


@pytest.mark.parametrize(("words", "name", "place", "listed"), NAMES)
def test_names(words: str, name: str, place: str, listed: bool) -> None:
    found = SCHEME.find(words)
    assert (found.name, found.place, found.entry is not None) == (name, place, listed)


def test_a_rate_of_growth_is_told_by_its_name() -> None:
    assert SCHEME.find("规模以上工业增加值增速").is_growth
    assert not SCHEME.find("居民消费价格涨幅").is_growth  # the indicator is itself one


@pytest.mark.parametrize(
    ("name", "unit", "kind", "fits"),
    [
        ("棚户区改造户数", "户", "count", True),
        ("棚户区改造户数", "套", "count", False),  # counts households
        ("棚户区改造户数", "平方米", "area", False),
        ("旅游接待人数", "人次", "count", True),
        ("旅游接待人数", "数", "count", True),  # 旅游人数突破150万: a figure without a unit
        ("城镇新增就业", "个", "count", True),  # 岗位, where the name does not say what is counted
        ("地区生产总值", "%", "ratio", False),
    ],
)
def test_units(name: str, unit: str, kind: str, fits: bool) -> None:
    entry = SCHEME.entry(name)
    assert entry is not None
    assert fits_unit(entry, unit, kind) is fits


def test_no_name_is_of_two_indicators() -> None:
    names = [n for e in SCHEME.entries for n in (e.name, *e.alternatives)]
    assert len(names) == len(set(names))


def test_every_name_finds_its_own_indicator() -> None:
    for entry in SCHEME.entries:
        for name in (entry.name, *entry.alternatives):
            assert SCHEME.find(name).entry is entry
