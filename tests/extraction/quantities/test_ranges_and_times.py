"""Ranges, proportions, halves and bare millions; the stretch of time that a number is for; targets and their year."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from zhiji.extraction.quantities.amounts import find_amounts
from zhiji.extraction.quantities.finding import find_quantities
from zhiji.extraction.text.cover import Cover
from zhiji.model import Quantity
from zhiji.reading import read_text

Finder = Callable[..., list[Quantity]]

RANGES = [
    # text, span, lower end, upper end, unit
    ("推出3-5个线路", "3-5个", 3, 5, "个"),  # a hyphen
    ("推出3—5个线路", "3—5个", 3, 5, "个"),  # a dash
    ("同比增长8%至9%。", "8%至9%", 8, 9, "%"),  # the unit twice
    ("奖励10万元至15万元。", "10万元至15万元", 100000, 150000, "元"),  # with multipliers
    ("奖励10-15万元。", "10-15万元", 100000, 150000, "元"),  # one multiplier for both
    ("三至五个工作日", "三至五个工作日", 3, 5, "个工作日"),  # in characters
    ("百分之八至百分之九", "百分之八至百分之九", 8, 9, "%"),
    ("租金3-7折优惠", "3-7折", 3, 7, "折"),
]


@pytest.mark.parametrize(("text", "span", "lower", "upper", "unit"), RANGES)
def test_a_range_is_one_amount(text: str, span: str, lower: int, upper: int, unit: str) -> None:
    found = [(text[a.start : a.end], a.value, a.upper, a.unit) for a in find_amounts(text, Cover(text).for_figures)]
    assert found == [(span, lower, upper, unit)]


NO_RANGES = [
    # text, spans: each its own
    ("从8%到9%", ["8%", "9%"]),  # a move
    ("由98%至95%", ["98%", "95%"]),  # downwards
    ("2021-2025年", []),  # years
    ("10月12-15日", []),  # days
    ("1—11月增长5%", ["5%"]),  # months
    ("上午9:30开会", []),  # a time
]


@pytest.mark.parametrize(("text", "spans"), NO_RANGES)
def test_what_is_no_range(text: str, spans: list[str]) -> None:
    assert [text[a.start : a.end] for a in find_amounts(text, Cover(text).for_figures)] == spans


OTHERS = [
    # text, span, value, unit
    ("比值达到1.12:1。", "1.12:1", Decimal("1.12"), "ratio"),  # a proportion
    ("男女比例为2∶1，", "2∶1", 2, "ratio"),
    ("占全国近一半。", "近一半", Decimal("0.5"), "ratio"),
    ("半小时完成转运", "半小时", Decimal("0.5"), "小时"),
    ("总值突破万亿，", "万亿", 10**12, ""),  # a bare scale behind a word that counts
    ("收入比收窄至2：1以内。", "2：1以内", Decimal(2), "ratio"),
    ("收入倍差从2.42缩小至2.12。", "2.12", Decimal("2.12"), "ratio"),  # neither a unit nor a second number
    ("班列超万列。", "万列", 10**4, "列"),
    ("用户超1亿，", "1亿", 10**8, ""),  # no measure word
    ("4个过五百亿的县市", "五百亿", 5 * 10**10, ""),
    ("完成一般预算收入1832万，", "1832万", 18320000, "元"),  # a noun that is money says the unit
    ("整合涉农资金2000多万完善设施", "2000多万", 20000000, "元"),
    ("已填表个体户数11699，", "11699", 11699, ""),  # a noun that is a count
    ("平均申请材料为1.96个/件。", "1.96个/件", Decimal("1.96"), "个/件"),  # so many for each
    ("培训两期，讲座一期。", "一期", 1, "期"),  # a count beside another
    ("建成两个省级示范村", "两个", 2, "个"),  # 成 before a numeral is no tenth
    ("举办2届博览会", "2届", 2, "届"),
]


@pytest.mark.parametrize(("text", "span", "value", "unit"), OTHERS)
def test_other_ways_to_count(text: str, span: str, value: Decimal, unit: str) -> None:
    found = [(text[a.start : a.end], a.value, a.unit) for a in find_amounts(text, Cover(text).for_figures)]
    assert found[-1] == (span, value, unit)


@pytest.mark.parametrize(
    "text",
    [
        "参加2023台州博览会",
        "2024届毕业生",
        "上半年",
        "千家万户",
        "另一半",
        "市四套班子",
        "进一步推进下一期。",
        "期数2023，",
        "贯彻市委五届五次和区委二届四次全会精神，落实区八届六次人代会部署，锚定两个确保",
    ],
)
def test_what_counts_nothing(text: str) -> None:
    assert list(find_amounts(text, Cover(text).for_figures)) == []


def test_counted_places_stand_alone(find: Finder) -> None:
    found = find("对2市4县6个派出所开展督察。")
    assert [(q.text, q.subject and q.subject.text) for q in found] == [("2市", None), ("4县", None), ("6个", "派出所")]


TIMES = [
    # text in a report on 2024, (period, kind of period) of each number
    ("2024年上半年办结18起，金额达960万元。", [("2024-01/2024-06", None)] * 2),  # a half
    ("前三季度办结18起。", [("2024-01/2024-09", None)]),  # quarters
    ("1-10月完成54亿元。", [("2024-01/2024-10", None)]),  # months
    ("2024年1月至6月办结3件。", [("2024-01/2024-06", None)]),
    ("2022年至2024年，全市连续三年命案破案率100%。", [("2022/2024", None)]),  # years; a rate is no sum
    ("2023年和2024年连续两年办结3件。", [("2023/2024", "sum")]),  # two years named
    ("2023年开展“警务快办”以来，共办理业务4210笔。", [("2023/2024", "sum")]),  # since
    ("五年来累计新增就业690万人，年均增长5.7%。", [("2020/2024", "sum"), ("2020/2024", "mean")]),
    ("“十四五”时期建成桥梁4座。", [("2021/2024", "sum")]),  # a plan's years, as far as the report goes
    (
        "更新管网18公里，较“十三五”时期增长50%，建成桥梁4座。",
        [("2024", None), ("2024", None), ("2024", None)],
    ),  # a base
    ("累计推出119个事项。", [("2024", "cumulative")]),  # a total without a start
    ("较2023年上半年增长3%。", [("2024", None)]),  # compared with: not its own
    ("2023年办结5件，2024年办结6件。", [("2023", None), ("2024", None)]),
    # the year a rise set out in is that of its base alone
    ("人口由上年729万人增加到732万人，城镇化率68%。", [("2023", None), ("2024", None), ("2024", None)]),
    ("覆盖率由2010年的21%提高到25%。", [("2010", None), ("2024", None)]),
]


@pytest.mark.parametrize(("text", "times"), TIMES)
def test_times(find: Finder, text: str, times: list[tuple[str, str | None]]) -> None:
    assert [(q.period, q.period_kind) for q in find(text, year=2024)] == times


def test_a_look_back_on_five_years() -> None:
    text = (
        "青山省政府工作报告\n一、工作回顾\n“十四五”时期是不平凡的五年。建成过江通道4座，总值达14万亿元，能耗累计下降14%。\n"
        "各位代表，刚刚过去的2025年，建成桥梁2座。\n"
    )
    found = find_quantities(read_text(text, year=2025))
    assert [(q.text, q.period, q.period_kind) for q in found] == [
        ("4座", "2021/2025", "sum"),  # what came about in those years
        ("14万亿元", "2025", None),  # a state reached
        ("14%", "2021/2025", "cumulative"),
        ("2座", "2025", None),  # one year again
    ]


def test_a_mean_without_years_is_over_those_of_the_one_before() -> None:
    text = "收入30亿元，五年来年均增长7%。投资28亿元，年均增长8%。\n产值5亿元，年均增长2%。"
    means = [q.period for q in find_quantities(read_text(text, year=2020)) if q.period_kind == "mean"]
    assert means == ["2016/2020", "2016/2020", "2020"]  # another paragraph may speak of other years


def test_a_state_reached_in_a_plan_is_of_its_last_year_also_in_a_report_on_some_months() -> None:
    text = "2021年上半年工作总结\n一、工作回顾\n“十三五”时期是不平凡的五年。总值达14万亿元。\n"
    assert [q.period for q in find_quantities(read_text(text, year=2021))] == ["2020"]


FIVE_YEARS = [
    # clause under 这五年, period, its kind: what came about is a sum, what stands is of the last year
    ("建成隧道5座", "2021/2025", "sum"),
    ("新增床位1.5万张、机构托额2.1万个", "2021/2025", "sum"),  # the verb goes on through a list
    ("推出政策118项", "2021/2025", "sum"),
    ("经营主体超80万户", "2025", None),  # no verb: where it stands
    ("工业园区产能超过4000万吨", "2025", None),
    ("拥有国家级园区12个", "2025", None),
    ("新改扩建学校170余所", "2021/2025", "sum"),
    ("惠及居民约21万户", "2021/2025", "sum"),  # 居民: nothing 居 (ranks)
    ("新增养老床位5万张", "2021/2025", "sum"),  # new, though beds are what stands
    ("应对50个热带气旋", "2021/2025", "sum"),
    ("获国家科技奖20项", "2021/2025", "sum"),
    ("国家级园区累计12个", "2021/2025", "sum"),
    ("通达127个国家", "2025", None),
    ("PM2.5年均浓度下降17%", "2021/2025", "cumulative"),  # 年均浓度 is what it is called, no mean over years
    ("居民收入年均增长5%", "2021/2025", "mean"),
    ("判处罪犯105人", "2021/2025", "sum"),
    ("财政收入累计突破270亿元", "2021/2025", "sum"),  # what accrued
    ("起诉暴力犯罪182人，诈骗、盗窃犯罪1472人，涉枪犯罪34人", "2021/2025", "sum"),  # one verb for the row
    ("审结案件49件185人，其中48人被判处重刑", "2021/2025", "sum"),
    ("起诉诈骗犯罪182人，检察干警达34人", "2025", None),
]


@pytest.mark.parametrize(("clause", "period", "kind"), FIVE_YEARS)
def test_what_is_told_of_five_years(clause: str, period: str, kind: str | None) -> None:
    text = f"青山省政府工作报告\n一、“十四五”时期工作回顾\n这五年，综合实力跃上新台阶。{clause}。\n"
    last = find_quantities(read_text(text, year=2025))[-1]
    assert (last.period, last.period_kind) == (period, kind)


TARGETS = [
    # text in a report on 2024, (role, target year) of each number
    ("到2025年参保率达到95%以上。", [("norm", 2025)]),  # a year ahead
    ("败诉率下降至4.8%，有望突破至4%以下（市考核指标5%以下）。", [("level", None), ("norm", None), ("norm", 2024)]),
    ("入库项目176项、拟利用资金17亿元。", [("level", None), ("norm", None)]),  # what is meant to be
    ("2024年度固投总任务52.77亿元，完成固投54亿元。", [("norm", 2024), ("level", None)]),  # what was asked, what came
    ("每年不少于两次。", [("norm", None)]),  # a rule, no target
    ("综合实力居全国前8位。", [("rank", None)]),
]


@pytest.mark.parametrize(("text", "targets"), TARGETS)
def test_targets(find: Finder, text: str, targets: list[tuple[str, int | None]]) -> None:
    assert [(q.role, q.target_year) for q in find(text, year=2024)] == targets


PLANS = [
    # heading of a plan, text, target year
    ("2026年主要工作", "地区生产总值增长6%左右。", 2026),  # the heading's year
    ("下一步工作安排", "地区生产总值增长6%左右。", 2026),  # the year after the report's
    # no year that is only compared with, and one that is told once for what a list goes on with
    ("下一步工作安排", "到2030年，优良天数比例比2025年提高10个百分点以上，森林覆盖率达到36.5%。", 2030),
    (
        "下一步工作安排",
        "到2030年，生产总值年均递增7.7%，达到90亿元；固定资产投资达到600亿元以上；森林覆盖率达到36.5%。",
        2030,
    ),
    ("下一步工作安排", "2030年生产总值达到90亿元(2025年价)，人均生产总值达到2.4万元。", 2030),
    ("下一步工作安排", "到2030年，生产总值达到90亿元。森林覆盖率达到36.5%。", 2026),
    ("2026年主要工作", "到2030年，森林覆盖率达到65%。", 2030),  # the sentence's own
    ("“十五五”时期主要目标", "森林覆盖率达到65%。", 2030),  # the plan's last
    ("“十四五”成就和“十五五”时期目标", "“十五五”时期，要有新气象。森林覆盖率达到65%。", 2030),  # the plan ahead
    # a heading of both: what the text speaks of last
    ("“十五五”时期目标任务和2026年工作安排", "《纲要》提出5项指标。森林覆盖率达到65%。", 2030),
    ("“十五五”时期目标任务和2026年工作安排", "《纲要》提出5项指标。今年森林覆盖率达到65%。", 2026),
    ("今后五年的目标任务", "森林覆盖率达到65%。", 2030),  # five years from the report's
    # …but for the year that a sentence or a line without a number takes up
    ("今后五年的目标任务", "今年的主要预期目标是：森林覆盖率达到65%。", 2026),
    ("今后五年的目标任务", "收入达到3万元。\n今年政府工作重点\n森林覆盖率达到65%。", 2026),
    ("“十五五”时期主要目标", "收入达到3万元。\n2026年工作重点\n森林覆盖率达到65%。", 2026),
    ("2026年主要工作", "到2030年，收入达到3万元；森林覆盖率达到65%。", 2030),  # said for a whole list of goals
    ("2026年主要工作", "到2030年，收入达到3万元。森林覆盖率达到65%。", 2026),  # …that ends with its full stop
    ("2026年主要工作", "2030年收入比2025年翻一番，达到3万元。", 2030),  # not the year it is compared with
]


@pytest.mark.parametrize(("heading", "text", "year"), PLANS)
def test_a_plan_has_targets(heading: str, text: str, year: int) -> None:
    report = read_text(f"青山省政府工作报告\n一、2025年工作回顾\n办结3件。\n二、{heading}\n（一）稳增长。{text}\n")
    last = find_quantities(report)[-1]
    assert (last.role, last.target_year) == ("norm", year)


SUBJECTS = [
    # text, subjects: what is cut, what is not
    ("新进人员执法资格证参考率100%。", ["新进人员执法资格证参考率"]),
    ("新入职民警持证率98%。", ["新入职民警持证率"]),
    ("破案率持续达到92%，到位率保持100%。", ["破案率", "到位率"]),  # adverbs before the number
    ("审核88次且通过率100%。", ["审核", "通过率"]),
    ("对4家企业依法不予处罚。", ["企业"]),  # adverbs behind the noun
    ("80项警务事项全量实现一窗受理。", ["警务事项"]),
    ("参考率、及格率和优秀率100%。", ["参考率", "及格率", "优秀率"]),  # one rate for three
    ("入园率、入学率均超过93%。", ["入园率", "入学率"]),
    ("五年来累计新增就业690万人。", ["新增就业"]),  # time is no subject
    # a verb that says nothing of what is counted
    ("全乡实现生产总值9350万元。", ["生产总值"]),  # before a sum, behind a scope
    ("全局实现参考率、通过率100%。", ["参考率", "通过率"]),
    ("开展矫正工作，进行审前调查评估262件。", ["审前调查评估"]),
    ("举行集中签约仪式3次。", ["集中签约仪式"]),
    ("组织法律顾问参与合同审查136件次。", ["合同审查"]),
    ("审核发放特别扶助金374人次。", ["特别扶助金"]),  # never cut into 发放
    ("获国家科学技术奖9项，入选国家级名录5家。", ["国家科学技术奖", "国家级名录"]),
    ("带动农产品销售3万元。", ["农产品销售"]),
    ("市人大常委会审议法规草案3件。", ["法规草案"]),
    ("通过“以商招商”等形式广泛收集招商线索32条。", ["招商线索"]),  # how it was done
    ("协助84家企业整理申领材料。", ["企业"]),
    # a verb that the thing is nothing without
    ("新建口袋公园9个，改造老旧小区3个。", ["新建口袋公园", "改造老旧小区"]),
    ("接待入境游客3万人次。", ["接待入境游客"]),
    ("取消县级审批事项5项。", ["取消县级审批事项"]),
    # how well it was done names nothing
    ("高质量完成79户280人脱贫任务。", ["脱贫任务", "脱贫任务"]),
    ("高标准建设高标准农田3万亩。", ["高标准农田"]),
    ("高质量发展指数达98%。", ["高质量发展指数"]),
    # whose it is, where it says little alone
    ("重大水利项目共完成投资35亿元，小型项目共完成投资9亿元。", ["重大水利项目共完成投资", "小型项目共完成投资"]),
    ("城镇新增就业5000人。", ["城镇新增就业"]),
    ("全年城市建设完成投资5亿元。", ["城市建设完成投资"]),  # time is not whose it is
    ("服务业累计营收突破2.7亿元，同比增长3%。", ["服务业累计营收"] * 2),
    ("法律援助共受理办理案件892件。", ["法律援助共受理办理案件"]),
    ("全市完成投资5亿元。", ["完成投资"]),  # nor is the scope
    ("我局共办理案件5件。", ["办理案件"]),  # nor the issuer
    ("国内游客3万人，境内外上市公司5家。", ["国内游客", "境内外上市公司"]),  # 国内 is what they are, not whose
    # what the next number tells is no part of a noun
    ("为12家市场主体融资1.3亿元。", ["市场主体", "市场主体融资"]),
    ("重点推进电池等20个在谈项目。", ["在谈项目"]),  # 在 begins a noun
    ("二期工程获批专项债1.5亿元。", ["专项债"]),
    ("配套手册结合集中整治工作优化服务事项8类。", ["优化服务事项"]),
    ("兑现奖补资金6户90万元，发放帮扶资金3户，总计1万元。", ["奖补资金"] * 2 + ["帮扶资金"] * 2),  # the nearer
    # what became of each
    (
        "收到行政复议8件，1件维持，1件撤销，2件由负责人出庭应诉，其余4件均在审理中。",
        ["行政复议", "维持", "撤销", "出庭应诉", "审理"],
    ),
    ("查处案件4起，其中1起获评典型案例。", ["查处案件", "查处案件"]),
    ("发放小额信贷900万元，其中2020年发放40人196万元。", ["小额信贷"] * 3),  # the same verb has the same object
    ("完成预算收入1832万元，完成全年进度92%，同比增长3%。", ["预算收入"] * 3),  # 进度 is of what was told
]


@pytest.mark.parametrize(("text", "subjects"), SUBJECTS)
def test_subjects(find: Finder, text: str, subjects: list[str]) -> None:
    assert [q.subject and q.subject.text for q in find(text)] == subjects


LEVELS = [
    # text, result levels: why
    ("建成2条大道、8个街区。", ["output", "output"]),  # a list shares its verb
    ("新增市场主体9397户。", ["effect"]),  # the economy at large
    ("服务3621家经营主体。", ["output"]),  # who is served is no result
    ("获国家科学技术奖9项。", ["effect"]),  # what others awarded
    ("6个遗址入选名录。", ["effect"]),
    ("公园覆盖率达55%。", ["scope"]),  # coverage
    ("森林覆盖率达55%。", ["effect"]),  # but that of nature
    ("民生支出占比达75%。", ["output"]),  # public money
    ("最快10分钟出车。", ["effect"]),  # time saved
    ("增加就餐位置6500个。", ["output"]),  # a rise that was built
    ("整改上级反馈的9件问题。", ["scope"]),  # what was there before
    ("开展安全培训8场、参加培训120人次。", ["activity", "activity"]),
    ("新建社区服务中心3家、养老服务站2家。", ["output", "output"]),  # made, though it is a place
    ("距县城12公里，总人口3723户，耕地面积168亩。", ["scope"] * 3),  # what a place is like
    ("在册服刑人员401人。", ["scope"]),
    ("举行集中签约仪式3次。", ["activity"]),
    ("获世界职业技能大赛金牌6项。", ["effect"]),  # the verb before a long noun
]


@pytest.mark.parametrize(("text", "levels"), LEVELS)
def test_levels(find: Finder, text: str, levels: list[str]) -> None:
    assert [q.of for q in find(text)] == levels
