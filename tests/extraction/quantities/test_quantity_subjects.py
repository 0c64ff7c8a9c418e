"""What is measured: before the number, after it, or said earlier."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from zhiji.extraction.quantities.finding import find_quantities
from zhiji.model import Place, Quantity, Report

Finder = Callable[..., list[Quantity]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # before the number, the empty verb stripped
        ("共查处食品违法案件72件。", [("72件", "食品违法案件")]),
        # verbs without which the noun says the opposite
        ("拆除违法建筑3万平方米，消除隐患4处。", [("3万平方米", "拆除违法建筑"), ("4处", "消除隐患")]),
        # words that belong to what is measured
        ("实际利用外资3亿美元，对非洲出口增长5%。", [("3亿美元", "实际利用外资"), ("5%", "对非洲出口")]),
        # those to whom something goes, in a list
        ("对非洲、东盟出口分别增长20%、7%。", [("20%", "对非洲"), ("7%", "东盟出口")]),
        # no noun goes on behind what became of those it counts
        ("4条高速提前建成通车，3个项目年内投产。", [("4条", "高速"), ("3个", "项目")]),
        # the number in a list, the year and the words of time are no part of it
        ("12、民生投入97亿元，合同成交额2030年达到6亿元。", [("97亿元", "民生投入"), ("6亿元", "合同成交额")]),
        # each its own growth, and what it came to
        (
            "生产总值达90亿元，第一产业增长9%达21亿元，出口14亿元，进口5亿元。",
            [("90亿元", "生产总值"), ("9%", "第一产业"), ("21亿元", "第一产业"), ("14亿元", "出口"), ("5亿元", "进口")],
        ),
        # what stands between two counts of a list is the first one's
        (
            "21个贫困村和7255户、19921名贫困人口脱贫。",
            [("21个", "贫困村"), ("7255户", "贫困人口"), ("19921名", "贫困人口")],
        ),
        # words that begin as a verb does, and the mark of a note
        (
            "县城建成区面积达18平方公里，全面小康实现程度达93%。",
            [("18平方公里", "县城建成区面积"), ("93%", "全面小康实现程度")],
        ),
        ("全年新收案件18538件，推进九项重点工作〔1〕落实。", [("18538件", "新收案件"), ("九项", "重点工作")]),
        # what was done to some of them
        (
            "审结案件49件185人，其中48人被判处五年以上有期徒刑。",
            [("49件", "审结案件"), ("185人", "审结案件"), ("48人", "被判处五年以上有期徒刑")],
        ),
        # a sum that says how large the projects are
        ("新招引税收超100万项目4个。", [("4个", "税收超100万项目")]),
        # who leads is a body
        ("牵头单位不超过3个。", [("3个", "牵头单位")]),
        # what was studied is no name of the act
        ("第一时间传达学习重要讲话精神和区委会议29次。", [("29次", "传达学习")]),
        # to whom something is done ends a noun
        ("开展2所优质高中对薄弱高中的帮扶。", [("2所", "优质高中")]),
        # what is to be done was named before
        ("继续推进棚户区改造，完成800户的改造任务。", [("800户", "棚户区改造")]),
        ("推进问题整改，30项整改任务完成。", [("30项", "整改任务")]),
        # a task is not what it is a task of
        ("完成新建农村公路310公里任务。", [("310公里", "新建农村公路")]),
        # numbers that name those which another counts
        ("新建3座220千伏变电站。", [("3座", "变电站")]),
        ("改造7台10蒸吨及以下的锅炉。", [("7台", "锅炉")]),
        # an edition ahead of the noun
        ("新建21座2.0版服务驿站。", [("21座", "服务驿站")]),
        # what bounds a class is part of its name
        ("产值超10亿元企业6家。", [("6家", "产值超10亿元企业")]),
        # the dash of a list
        ("——出口总额226亿美元。", [("226亿美元", "出口总额")]),
        # the verb stays where the noun alone misleads
        ("核验车辆90.3万辆次。", [("90.3万辆次", "核验车辆")]),
        # a verb that is the end of a noun
        ("保留8个科室、1个基层党组织。", [("8个", "科室"), ("1个", "基层党组织")]),
        # a noun of two characters keeps its verb
        ("排查整治，消除隐患24处。", [("24处", "消除隐患")]),
        # after the number
        ("召开38次党委会议。", [("38次", "党委会议")]),
        # after the number, ended by its verb
        ("累计服务3621家经营主体重塑信用。", [("3621家", "经营主体")]),
        # after the number, ended by a verb with what says how before it
        (
            "使2.58万户、近8万市民直接受益，11个村屯全覆盖。",
            [("2.58万户", "市民"), ("近8万", "市民"), ("11个", "村屯")],
        ),
        # after the number, ended by 的
        ("加强对1493名网格员的业务培训。", [("1493名", "网格员")]),
        # number before its noun, with another count behind the same verb
        ("辖区3个便民服务中心全年共接待群众5010人。", [("3个", "便民服务中心"), ("5010人", "接待群众")]),
        # one noun, two units
        ("打处违法犯罪案件462起748人。", [("462起", "违法犯罪案件"), ("748人", "违法犯罪案件")]),
        # a chain of counts before its noun
        ("细化10大项35小项重点任务。", [("10大项", "重点任务"), ("35小项", "重点任务")]),
        # a funnel: the state right before the number is what is counted, and where it stands is not
        ("受理信访件48件，已办结42件，在办理期限内6件。", [("48件", "信访件"), ("42件", "办结"), ("6件", "信访件")]),
        # a funnel of verbs: the label is what is counted
        ("立案50宗，查处44宗，移送3宗。", [("50宗", "立案"), ("44宗", "查处"), ("3宗", "移送")]),
        # 其中 with its noun left out
        ("查处相关案件4起，其中1起获评典型案例。", [("4起", "相关案件"), ("1起", "相关案件")]),
        # brackets
        ("招募志愿者93名（含台胞35名）。", [("93名", "志愿者"), ("35名", "台胞")]),
        # 均: one number for two heads
        ("及时查阅率、按时办结率均为100%。", [("100%", "及时查阅率"), ("100%", "按时办结率")]),
        # 各: each of two
        ("法制大讲堂、交警大讲堂各1期。", [("1期", "法制大讲堂"), ("1期", "交警大讲堂")]),
        # 分别: each its own
        ("处罚类业务、驾管类业务分别达到1216笔、913笔。", [("1216笔", "处罚类业务"), ("913笔", "驾管类业务")]),
        # labels between parallel counts
        (
            "共召开党员大会36场次、支委会108场次、组织生活会9场次。",
            [("36场次", "党员大会"), ("108场次", "支委会"), ("9场次", "组织生活会")],
        ),
        # quoted heads after parallel counts
        ("实现300项“网上办”、60项“掌上办”。", [("300项", "“网上办”"), ("60项", "“掌上办”")]),
        # the noun stands before 共计, only a verb behind it
        ("现场办件共计办理3048件。", [("3048件", "现场办件")]),
        # a first character that belongs to its word is neither an adverb nor a bound
        ("新三板挂牌企业12家，新改扩建道路35条。", [("12家", "新三板挂牌企业"), ("35条", "新改扩建道路")]),
        ("超长期特别国债资金18.6亿元落地。", [("18.6亿元", "超长期特别国债资金")]),
        ("近零碳园区5个，在建项目20个。", [("5个", "近零碳园区"), ("20个", "在建项目")]),
        # comparison words belong to no subject
        ("住宿类投诉较2019年下降12.35%。", [("12.35%", "住宿类投诉")]),
        # the subject of a change is said in the level before it
        ("地区生产总值完成253.7亿元，同比增长10.1%。", [("253.7亿元", "地区生产总值"), ("10.1%", "地区生产总值")]),
        # the clause before says it
        ("住宿类投诉持续好转，同比下降5%。", [("5%", "住宿类投诉")]),
        # people of a body, and what they did
        ("全市公安机关91人通过“法考”。", [("91人", "通过“法考”")]),
        # a rate of what follows it
        ("实现100%线上办案。", [("100%", "线上办案")]),
        # 为 in 行为 and 同 in 合同 are no cues
        ("查处违法行为3581起，审核市局合同71件。", [("3581起", "违法行为"), ("71件", "市局合同")]),
        # the noun after a length or area
        ("完成14万平方米既有建筑节能改造。", [("14万平方米", "既有建筑节能改造")]),
        # a sum follows its noun; what was put into a thing is that thing's
        ("总投资3.3亿元的机场快速路建成通车。", [("3.3亿元", "总投资")]),
        ("投资3.3亿元的机场快速路建成通车。", [("3.3亿元", "机场快速路")]),
        # a verb after the count goes before the noun
        ("先后两次召开教育整顿试点工作推进会。", [("两次", "教育整顿试点工作推进会")]),
        # an age inside the noun
        ("为1467位80岁以上低收入老人发放补贴。", [("1467位", "80岁以上低收入老人")]),
        # what a body did stands behind a pair of counts, and is no noun
        ("建档立卡贫困户301户611人全部脱贫。", [("301户", "建档立卡贫困户"), ("611人", "建档立卡贫困户")]),
        # a comma ends the list: the second count has its own noun
        (
            "投入民生和改善资金1300多亿元，40件民生实事全面完成。",
            [("1300多亿元", "民生和改善资金"), ("40件", "民生实事")],
        ),
        # 分别 with its heads in the clauses before
        (
            "办理案件1.1万件，罚没金额2.3亿元，同比分别上升12%和8%。",
            [("1.1万件", "办理案件"), ("2.3亿元", "罚没金额"), ("12%", "办理案件"), ("8%", "罚没金额")],
        ),
        # a verb that names a thing
        ("出口逆势增长17.8%。", [("17.8%", "出口")]),
        # what stands between two sums is the first one's
        ("完成3800万元的巷道改造、729万元的供热改造。", [("3800万元", "巷道改造"), ("729万元", "供热改造")]),
        # a number inside a name, and one that counts what has no name
        ("首创卡口管理12条规范，提出28条措施。", [("28条", "措施")]),
        # the words before 其 and a colon do not reach over
        ("主要情况如下：共发布信息6924条。", [("6924条", "发布信息")]),
    ],
)
def test_subject(find: Finder, text: str, expected: list[tuple[str, str]]) -> None:
    assert [(q.text, q.subject.text if q.subject else None) for q in find(text)] == expected


def test_whose_figure_it_is(find: Finder) -> None:
    found = find("全市法院新收案件90件，办结80件；其中，市中院受理各类案件14件，办结12件。司法建议3件。")
    assert [q.scope for q in found] == ["全市法院", "全市法院", "市中院", "市中院", None]


@pytest.mark.parametrize(
    ("text", "subject", "scope"),
    [
        ("全市纠纷警情同比下降13%。", "纠纷警情", "全市"),  # a region
        ("发放各类宣传材料2000余份。", "宣传材料", "各类"),  # a distribution
        ("全区新农合参合率达到98.9%。", "新农合参合率", "全区"),  # a region before a rate
    ],
)
def test_scope_is_off_the_subject(find: Finder, text: str, subject: str, scope: str) -> None:
    (quantity,) = find(text)
    assert quantity.subject is not None
    assert (quantity.subject.text, quantity.scope) == (subject, scope)


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        # the verb of a list goes on
        ("新增院士7名、教授9名、总量达30名。", ["新增院士", "新增教授", "教授"]),
        ("新增7名院士、2个实验室。", ["新增院士", "新增实验室"]),
        ("新建50个区域服务中心。", ["区域服务中心"]),  # 新建区 is a place
        # the verb stands before the number, as an act and not as a noun
        ("拆除500平方米违法建筑。", ["拆除违法建筑"]),
        ("推进乱象治理2个项目。", ["项目"]),
        # what the list is of, and to whom it goes
        ("对非洲、欧洲出口分别增长11%、28%。", ["对非洲出口", "对欧洲出口"]),
        # roads that were opened or worked on are not all roads
        ("12条高速公路相继开通，综合整治甲路、乙路等7条道路。", ["高速公路开通", "综合整治道路"]),
        ("建成高速公路4条。", ["建成高速公路"]),
        ("高速公路通车里程达900公里。", ["高速公路通车里程"]),
        # a state is of what was counted before
        ("反馈问题72个，已整改59个。", ["反馈问题", "反馈问题整改"]),
        ("城镇和农村居民收入分别达到4.8万元、2.2万元。", ["城镇居民收入", "农村居民收入"]),
        ("工业、服务业技改投资分别增长9%和13%。", ["工业技改投资", "服务业技改投资"]),
    ],
)
def test_what_is_measured_in_full(find: Finder, text: str, indicators: list[str]) -> None:
    assert [q.indicator for q in find(text)] == indicators


def test_subject_of_the_sentence_before_in_the_same_point(find: Finder) -> None:
    first, second = find("培育龙头企业90家；较上年增加12家。")
    assert second.subject == first.subject


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("城镇化率提高到76%。15个承接产业转移平台投用。", "产业"),  # the noun begins as a verb does
        ("城镇化率提高到76%。6家组织获得提名奖。", "组织"),  # a word that is a verb too
    ],
)
def test_what_opens_with_a_count_is_not_of_the_sentence_before(find: Finder, text: str, subject: str) -> None:
    last = find(text)[-1]
    assert last.subject is not None
    assert last.subject.text == subject


def test_numbers_inside_a_name_to_avoid_do_not_count() -> None:
    text = "首创卡口管理12个对象，开展6大领域整治。"
    report = Report(text, year=2020, sentences=(Place(0, len(text)),))
    names = [report.span(2, 10), report.span(14, 20)]
    assert [q.text for q in find_quantities(report, names)] == ["6大"]  # what a name begins with counts
