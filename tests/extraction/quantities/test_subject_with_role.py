"""Subject and role together, by the way in which a figure is told."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from zhiji.model import Quantity

Finder = Callable[..., list[Quantity]]
Told = tuple[str, str, str | None, str]
"""Text, role, direction and subject of one figure."""

LEVELS_AND_SHARES: list[tuple[str, list[Told]]] = [
    # …比例 is a level, …占比 a share
    ("水质优良比例达95%。", [("95%", "level", None, "水质优良比例")]),
    (
        "先进产能占比从31%提高到40%。",
        [("31%", "base", None, "先进产能占比"), ("40%", "share", "up", "先进产能占比")],
    ),
    ("护理型床位占比提升至76%。", [("76%", "share", "up", "护理型床位占比")]),
    (
        "工业投资占全部投资比重从26%提高到52%。",
        [("26%", "base", None, "工业投资"), ("52%", "share", "up", "工业投资")],
    ),
    (
        "工业产值增长6%、占地区产值比重提高到45%。",
        [("6%", "change", "up", "工业产值"), ("45%", "share", "up", "工业产值")],
    ),
    ("民生支出占地方总支出的47%。", [("47%", "share", None, "民生支出")]),  # 占地 is another word
    (
        "完成土地整备3亩，完成全年任务的125%。",
        [("3亩", "level", None, "土地整备"), ("125%", "share", None, "土地整备")],
    ),
    # the whole of a share, with its number
    (
        "完成投资10亿元，占年度计划11亿元的90%。",
        [
            ("10亿元", "level", None, "完成投资"),
            ("11亿元", "norm", None, "年度计划"),
            ("90%", "share", None, "完成投资"),
        ],
    ),
    (
        "营造林6081亩，完成总任务6076亩的100.1%。",
        [("6081亩", "level", None, "营造林"), ("6076亩", "norm", None, "总任务"), ("100.1%", "share", None, "营造林")],
    ),
    (
        "新增企业5家，占全部企业20家的25%。",
        [("5家", "level", None, "新增企业"), ("20家", "level", None, "全部企业"), ("25%", "share", None, "新增企业")],
    ),
    ("超额完成县里下达的2500万元目标任务。", [("2500万元", "norm", None, "目标任务")]),
    ("预计下月新增企业8家。", [("8家", "norm", None, "新增企业")]),
    ("平均节约审查时限10天。", [("10天", "change", "down", "节约审查时限")]),
    ("计划完成率90%以上的任务完成。", [("90%以上", "norm", None, "计划完成率")]),
    # a percentage right before its noun
    ("覆盖95%以上行政村。", [("95%以上", "share", None, "行政村")]),
    ("八成以上财政资金用于民生。", [("八成以上", "share", None, "财政资金")]),
    (
        "新增学位4万个，67%的初中毕业生升学。",
        [("4万个", "level", None, "新增学位"), ("67%", "share", None, "初中毕业生升学")],
    ),
    ("98%二级及以上医院接入。", [("98%", "share", None, "二级及以上医院")]),
    (
        "上市企业增至105家，其中85%为创新型企业。",
        [("105家", "level", "up", "上市企业"), ("85%", "share", None, "创新型企业")],
    ),
    ("完成1%人口抽样调查。", [("1%", "level", None, "人口抽样调查")]),  # a name, not a share
    ("失业率控制在3.5%的较低水平。", [("3.5%", "level", None, "失业率")]),  # but not before 的…水平
]

TOTALS: list[tuple[str, list[Told]]] = [
    # a bare total is of what was counted, however new that is
    (
        "新增上市公司45家、总量达1224家。",
        [("45家", "level", None, "新增上市公司"), ("1224家", "level", None, "上市公司")],
    ),
    ("新登记企业32户，总数达98户。", [("32户", "level", None, "新登记企业"), ("98户", "level", None, "企业")]),
    (
        "新建绿道137公里、累计达到2136公里。",
        [("137公里", "level", None, "新建绿道"), ("2136公里", "level", None, "绿道")],
    ),
    (
        "实际使用外资160亿美元、折合1148亿元。",
        [("160亿美元", "level", None, "实际使用外资"), ("1148亿元", "level", None, "实际使用外资")],
    ),
    (
        "清洁能源装机达9048万千瓦，占比55%。",
        [("9048万千瓦", "level", None, "清洁能源装机"), ("55%", "share", None, "清洁能源装机")],
    ),
    (
        "经营主体稳中培优。总量达14万户。",
        [("14万户", "level", None, "总量")],
    ),  # nothing in its sentence to be a total of
    # what heads a clause, what only ranks
    (
        "民生投入：全年投入97亿元，增长22%。",
        [("97亿元", "level", None, "民生投入"), ("22%", "change", "up", "民生投入")],
    ),
    (
        "进口增长3%，出口总值创历史新高，达到53亿元。",
        [("3%", "change", "up", "进口"), ("53亿元", "level", None, "出口总值")],
    ),
    (
        "粮食总产再创历史新高，连续两年位居首位，增量39亿斤。",
        [("39亿斤", "change", "up", "粮食总产")],
    ),
    (
        "地区产值达5万亿元、稳居全国前列、增长4%。",
        [("5万亿元", "level", None, "地区产值"), ("4%", "change", "up", "地区产值")],
    ),
    # words of size
    (
        "地区生产总值连跨两个万亿元台阶，年均增长5.7%。",
        [("两个", "level", None, "地区生产总值"), ("5.7%", "change", "up", "地区生产总值")],
    ),
    (
        "存款余额、贷款余额连跨4个万亿元台阶、双双突破9万亿元。",
        [
            ("4个", "level", None, "存款余额、贷款余额"),
            ("9万亿元", "level", None, "存款余额"),
            ("9万亿元", "level", None, "贷款余额"),
        ],
    ),
    ("全长30公里的绿色屏障合龙。", [("30公里", "level", None, "绿色屏障合龙")]),  # a measure of the thing behind 的
]

CHANGES: list[tuple[str, list[Told]]] = [
    # 净增, and what goes on with it
    ("五年净增经营主体120户。", [("120户", "change", "up", "经营主体")]),
    ("经营主体净增231万户。", [("231万户", "change", "up", "经营主体")]),
    ("净增经营主体34万家、企业14万家。", [("34万家", "change", "up", "经营主体"), ("14万家", "change", "up", "企业")]),
    (
        "净增经营主体34万家，其中企业14万家。",
        [("34万家", "change", "up", "经营主体"), ("14万家", "change", "up", "企业")],
    ),
    # compared with the whole: of the figure right before
    (
        "主要指标保持在合理区间，产值增长4.7%、低于全国0.3个百分点，投资增长4%、高于全国7.8个百分点。",
        [
            ("4.7%", "change", "up", "产值"),
            ("0.3个百分点", "change", "down", "产值"),
            ("4%", "change", "up", "投资"),
            ("7.8个百分点", "change", "up", "投资"),
        ],
    ),
    (
        "绿地率达66%，超过全国平均水平0.2个百分点。",
        [("66%", "level", None, "绿地率"), ("0.2个百分点", "change", "up", "绿地率")],
    ),
    (
        "人均创税2亿元，高出全市平均水平68%。",
        [("2亿元", "level", None, "人均创税"), ("68%", "change", "up", "人均创税")],
    ),
    ("退出平台346家、超计划19家。", [("346家", "level", None, "退出平台"), ("19家", "change", "up", "退出平台")]),
    ("好于Ⅲ类水体比例优于考核目标14个百分点。", [("14个百分点", "change", "up", "好于Ⅲ类水体比例")]),
    # white space, an aside, the pace of growth
    ("人均收入4.9万元，增长 11.9%。", [("4.9万元", "level", None, "人均收入"), ("11.9%", "change", "up", "人均收入")]),
    ("产值372亿元，同比增长（下同）13%。", [("372亿元", "level", None, "产值"), ("13%", "change", "up", "产值")]),
    ("工业增加值增速达到11.1%。", [("11.1%", "change", "up", "工业增加值")]),
    (
        "到位资金4113亿元、同口径增长5.6%。",
        [("4113亿元", "level", None, "到位资金"), ("5.6%", "change", "up", "到位资金")],
    ),
    ("形成对策报告3篇。", [("3篇", "level", None, "对策报告")]),  # 对|策 is one word
    (
        "到位资金4113亿元、可比增长5.6%。",
        [("4113亿元", "level", None, "到位资金"), ("5.6%", "change", "up", "到位资金")],
    ),
    ("颗粒物浓度较“十三五”末改善16.5%。", [("16.5%", "change", "down", "颗粒物浓度")]),
    # where it set out
    (
        "地区产值达到136亿元，较“十三五”末的93亿元增加43亿元，增长33%。",
        [
            ("136亿元", "level", None, "地区产值"),
            ("93亿元", "base", None, "地区产值"),
            ("43亿元", "change", "up", "地区产值"),
            ("33%", "change", "up", "地区产值"),
        ],
    ),
    (
        "扶持资金由每年2000万元提高到每年1亿元。",
        [("2000万元", "base", None, "扶持资金"), ("1亿元", "level", "up", "扶持资金")],
    ),
    ("企业从建区时的1万多家增长到3万多家。", [("1万多家", "base", None, "企业"), ("3万多家", "level", "up", "企业")]),
    # by how much, the verb right before the noun
    ("事业单位减少办公用房租赁费1.2亿元。", [("1.2亿元", "change", "down", "办公用房租赁费")]),
    ("核减财政投资概算六千余万元。", [("六千余万元", "change", "down", "核减财政投资概算")]),
    # what results say of a bound was reached
    ("城镇失业率控制在3%以内。", [("3%以内", "level", None, "城镇失业率")]),
    ("最低工资标准每月提高183元。", [("183元", "change", "up", "最低工资标准")]),
    ("应救尽救5万多人次。", [("5万多人次", "level", None, "应救尽救")]),
    ("推送接种目标人群550万人次。", [("550万人次", "level", None, "接种目标人群")]),
]

AGAINST: list[tuple[str, list[Told]]] = [
    # how much of a task was done, and by how much it was outdone
    (
        "民间投资1130万元，完成年度任务35%。",
        [("1130万元", "level", None, "民间投资"), ("35%", "share", None, "民间投资")],
    ),
    ("全年完成改造任务2619户。", [("2619户", "level", None, "改造任务")]),
    (
        "油菜面积18万亩，超上级任务2.8万亩。",
        [("18万亩", "level", None, "油菜面积"), ("2.8万亩", "change", "up", "油菜面积")],
    ),
    # against a year, what was usual, or a place
    (
        "粮食产量7.2亿斤，比上年略低0.1亿斤。",
        [("7.2亿斤", "level", None, "粮食产量"), ("0.1亿斤", "change", "down", "粮食产量")],
    ),
    (
        "降雨量16毫米，比历史同期偏少近9成。",
        [("16毫米", "level", None, "降雨量"), ("近9成", "change", "down", "降雨量")],
    ),
    ("审结案件169件，比前五年下降24%。", [("169件", "level", None, "审结案件"), ("24%", "change", "down", "审结案件")]),
    (
        "人均产值5.18万元，比全省高1.18万元。",
        [("5.18万元", "level", None, "人均产值"), ("1.18万元", "change", "up", "人均产值")],
    ),
    # by how many places in a ranking, and at what rate
    ("创新指数排名提升6位。", [("6位", "change", "up", "创新指数排名")]),
    ("投资增长6%，排名全省第四，较上年前移2位。", [("6%", "change", "up", "投资"), ("2位", "change", "up", "投资")]),
    ("申请材料1.9件，缩减率达37%。", [("1.9件", "level", None, "申请材料"), ("37%", "change", "down", "申请材料")]),
    ("人口自然增长率3%。", [("3%", "level", None, "人口自然增长率")]),
    (
        "预算收入51亿元，扣除留抵退税因素后增长3%，同口径比增8%。",
        [("51亿元", "level", None, "预算收入"), ("3%", "change", "up", "预算收入"), ("8%", "change", "up", "预算收入")],
    ),
    # the part of a whole that did something, and what was presided over
    (
        "智能任务占全部任务的90%，其中45%实现自动反馈。",
        [("90%", "share", None, "智能任务"), ("45%", "share", None, "智能任务")],
    ),
    ("市长5次主持召开常务会议。", [("5次", "level", None, "常务会议")]),
    # two numbers of one thing, where they set out and where they came to
    (
        "全县贫困人口由13户49人减至8户14人。",
        [
            ("13户", "base", None, "贫困人口"),
            ("49人", "base", None, "贫困人口"),
            ("8户", "level", "down", "贫困人口"),
            ("14人", "level", "down", "贫困人口"),
        ],
    ),
]
LISTS: list[tuple[str, list[Told]]] = [
    # a funnel: the label before the number
    ("重大项目开工390个、竣工437个。", [("390个", "level", None, "重大项目开工"), ("437个", "level", None, "竣工")]),
    (
        "反馈的72个问题中已完成整改59个、基本完成整改12个。",
        [
            ("72个", "level", None, "问题"),
            ("59个", "level", None, "完成整改"),
            ("12个", "level", None, "基本完成整改"),
        ],
    ),
    ("已完成整改5宗剩余7宗。", [("5宗", "level", None, "完成整改"), ("7宗", "level", None, "剩余")]),
    # each its own
    (
        "蔬菜产量、水果产量分别提高15、22个百分点。",
        [("15", "change", "up", "蔬菜产量"), ("22个百分点", "change", "up", "水果产量")],
    ),
    (
        "普及率、治理率、覆盖率分别提高20.9、36.2、54个百分点。",
        [
            ("20.9", "change", "up", "普及率"),
            ("36.2", "change", "up", "治理率"),
            ("54个百分点", "change", "up", "覆盖率"),
        ],
    ),
    (
        "医疗废物、生活垃圾处理能力不断提高，处理率分别达到95%、85%。",
        [("95%", "level", None, "医疗废物"), ("85%", "level", None, "生活垃圾处理能力")],
    ),
    (
        "产业基金、新增能耗支持项目比重分别为99%、93%。",
        [("99%", "share", None, "产业基金"), ("93%", "share", None, "新增能耗支持项目比重")],
    ),
    (
        "城乡居民收入年均增长5.3%、8.1%。",
        [("5.3%", "change", "up", "城乡居民收入"), ("8.1%", "change", "up", "城乡居民收入")],
    ),
    ("游客和花费增长均超20%。", [("20%", "change", "up", "游客"), ("20%", "change", "up", "花费")]),
    # nouns that begin or go on as a verb does, and what a number is spread over
    ("启动改造19个城中村。", [("19个", "level", None, "城中村")]),
    (
        "完成投资2亿元，30个新投产项目增效。",
        [("2亿元", "level", None, "完成投资"), ("30个", "level", None, "新投产项目增效")],
    ),
    ("群众转移，36起成功避险案例获表扬。", [("36起", "level", None, "成功避险案例")]),
    (
        "5个高质量数据集、4个可信数据空间入选。",
        [("5个", "level", None, "高质量数据集"), ("4个", "level", None, "可信数据空间")],
    ),
    ("消费活跃，20亿元以旧换新补贴发放。", [("20亿元", "level", None, "以旧换新补贴")]),
    ("试点扩大至145家医院。", [("145家", "level", "up", "医院")]),
    ("新建提升310公里农村公路。", [("310公里", "level", None, "农村公路")]),
    # a scope is no subject
    (
        "全区843个政务服务事项100%办结。",
        [("843个", "level", None, "政务服务事项"), ("100%", "level", None, "政务服务事项")],
    ),
]


@pytest.mark.parametrize(("text", "told"), [*LEVELS_AND_SHARES, *TOTALS, *CHANGES, *AGAINST, *LISTS])
def test_subject_with_role(find: Finder, text: str, told: list[Told]) -> None:
    found = [(q.text, q.role, q.direction, q.subject.text if q.subject else "") for q in find(text, year=2024)]
    assert found == told


def test_a_gap_to_others_is_no_bound(find: Finder) -> None:
    told = find("增加值增长6.7%，高于全国0.8个百分点。投资增长4%，高出全省平均水平超过2个百分点。")
    assert [(q.text, q.bound) for q in told if "点" in q.text] == [("0.8个百分点", "exact"), ("2个百分点", "more-than")]


def test_what_is_kept_within_a_bound_is_a_norm_outside_results(find: Finder) -> None:
    assert [q.role for q in find("城镇失业率控制在3%以内。", role="problems")] == ["norm"]


def test_a_total_has_the_level_of_what_it_sums_up(find: Finder) -> None:
    assert len({q.of for q in find("新建绿道137公里、累计达到2136公里。")}) == 1
