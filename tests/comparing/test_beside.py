"""Problems beside plans, claims to be first, figures told twice, requirements beside results, plans worth naming."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from comparing_samples import ISSUER, figure_row, placed, report_row, scheme

from zhiji.comparing import first_rivals
from zhiji.comparing.concrete import Concrete
from zhiji.comparing.first_rivals import set_against
from zhiji.comparing.firsts import find_firsts
from zhiji.comparing.kinds_of_clauses import names_a_work
from zhiji.comparing.ledger import keep_ledger
from zhiji.comparing.placing import place_figures
from zhiji.comparing.problems import put_beside, topic_of
from zhiji.comparing.requirements import find_required
from zhiji.comparing.twice import find_twice
from zhiji.model.rows import FigureRow, InitiativeRow, ReportRow, ShortcomingRow, StandingRow

REST = "".join(
    f"{a}{b}平稳有序。" for a in ("粮油", "文旅", "水务", "林草", "渔业") for b in ("生产", "购销", "储运", "监测")
)
"""Sentences of other things, as a report has them: what is rare is so beside them."""

PROBLEMS = f"""甲市丙区2014年工作报告

一、2014年工作回顾

{REST}

二、存在的问题

{{admitted}}

三、2015年工作安排

总体要求是：持续优化营商环境，全面加强招商引资。
打造一流营商环境，深化放管服改革。实施招商引资攻坚行动。继续完善白塔湖片区基础设施。办好樱桃节。
"""

SECTIONS = """
（一）破解中小企业融资难题
推进信贷直达，完善融资担保体系。办好樱桃节。
夯实社会治理根基。坚持以人为本，推广青松湖网格议事。
防灾减灾形势不容乐观。我们的信心来源于防灾减灾队伍的成长。
科技创新能力明显跃升，科技创新投入增长10%。
1.“数字档案馆”：推进档案馆电子化的统称。
巩固拓展学习教育成果。把握时机，组建乡村物流联合体，扶持乡村民宿经营户。
完善校园养老设施，完善青山片区养老设施。
支持根雕产业协会采购原料，办好樱桃节。扶持根雕产业合作社用机械，办好樱桃节。
"""


def problems(*quotes: str, plans: str = "") -> list[tuple[str, int, str]]:
    """What stands beside the problems that are these words, in a report with these plans."""
    text = PROBLEMS.format(admitted="".join(f"{quote}。" for quote in quotes)) + plans
    report = report_row(text, 2014)
    held = [ShortcomingRow(report=report.iri, begin=text.index(q), end=text.index(q) + len(q), quote=q) for q in quotes]
    found = put_beside(report, held)
    assert all(text[b.begin : b.begin + len(b.part)] == b.part for b in found)
    return [(b.part, b.rank, b.plan.text) for b in found]


def test_a_problem_stands_beside_the_plans_of_its_topic() -> None:
    quotes = ("营商环境还需进一步优化，招商引资力度不够", "城乡基础设施不够完善", "少数干部担当不足")
    assert problems(*quotes) == [
        ("营商环境还需进一步优化", 1, "打造一流营商环境"),
        ("招商引资力度不够", 1, "实施招商引资攻坚行动"),  # each part has its own
        ("城乡基础设施不够完善", 1, "继续完善白塔湖片区基础设施"),
        # 干部担当: no plan says a word of it; the general paragraph (总体要求) is beside nothing
    ]


BESIDE = [
    ("中小企业融资难", ["破解中小企业融资难题：推进信贷直达"]),  # a heading, with the first plan below it
    ("社会治理基础不牢固", ["夯实社会治理根基：推广青松湖网格议事"]),  # not the course that comes first
    ("防灾减灾能力不足", []),  # the state of things, and where confidence comes from
    ("科技创新能力不强", []),  # a state that is hoped for, and a bare target
    ("档案馆电子化滞后", []),  # a note that explains a term
    ("脱贫成果还需巩固拓展", []),  # only verbs and what any plan has are shared
    ("受外部环境影响，乡村物流不畅", ["组建乡村物流联合体"]),  # the world outside is no problem of the report's
    ("农业经营困难", []),  # 业经营 is no phrase: it begins inside a word
    ("乡村物流、乡村民宿等领域还有短板", ["扶持乡村民宿经营户", "组建乡村物流联合体"]),  # each that is listed
    ("城市养老设施不足", ["完善青山片区养老设施"]),  # 校园养老设施 are another kind, a place is none
    ("特色根雕产业薄弱", ["扶持根雕产业合作社用机械"]),  # a second plan is more alike than a first need be
    ("乡村物流、乡村民宿等行业税源不稳", []),  # what is listed only says whose 税源
    ("乡村物流不畅，这更加坚定我们办好樱桃节的决心", ["组建乡村物流联合体"]),  # a resolve is no problem
]


@pytest.mark.parametrize(
    ("quote", "plan"),
    [
        ("机关作风转变不充分", "切实转变机关作风"),  # the same words in another order
        ("历史债务清偿压力较大", "稳妥化解隐性债务"),  # a matter that goes by one word
        ("行政效能有待提高", "着力提高行政效能"),  # word for word, though any problem has 效能
    ],
)
def test_what_says_the_same_in_other_words(quote: str, plan: str) -> None:
    plans = "切实转变机关作风。稳妥化解隐性债务。着力提高行政效能。办好樱桃节。\n"
    assert [told for _, _, told in problems(quote, plans=plans)] == [plan]


@pytest.mark.parametrize(("quote", "plans"), BESIDE)
def test_what_is_a_plan_beside_a_problem(quote: str, plans: list[str]) -> None:
    assert sorted(plan for _, _, plan in problems(quote, plans=SECTIONS)) == sorted(plans)


@pytest.mark.parametrize(
    ("words", "topic"),
    [
        ("营商环境还需进一步优化", "营商环境"),
        ("部分干部能力水平有待提高", "干部"),  # what any problem or plan has is blanked, not what is left of it
        ("仍然存在不少困难", ""),
    ],
)
def test_what_a_problem_is_about(words: str, topic: str) -> None:
    assert topic_of(words).split() == topic.split()


def standing(report: ReportRow, words: str, claim: str, held: str | None = None, kind: str = "first") -> StandingRow:
    begin = report.text.index(words)
    place = {"report": report.iri, "begin": begin, "end": begin + len(words), "iri": f"s{begin}"}
    return StandingRow(**place, claim=claim, kind=kind, held=held, holder=held)  # type: ignore[arg-type]


# text, words of the claim as it was read (None: it was not), → what is first, within what, whose
FIRSTS = [
    ("办理业务，发出全省首张竹编营业执照。", "全省首张", "竹编营业执照", "全省", ""),  # a verb is no holder
    ("建成全国首家青瓷交易中心。", "全国首家", "青瓷交易中心", "全国", ""),  # the words behind it
    ("全省首条低空旅游航线投入运营。", "全省首条", "低空旅游航线", "全省", ""),  # without what came of it
    ("编印全国首部竹编技艺志，反响良好。", "全国首部竹编技艺志", "竹编技艺志", "全国", ""),  # words inside it
    ("竹编税务服务为全国首创。", "全国首创", "竹编税务服务", "全国", ""),  # before it
    ("新区首家竹编银行开业。", None, "竹编银行", "新区", ""),  # the issuer's own place is no holder
    ("推行的竹编通办为创新举措（全国首创），其中。", None, "推行的竹编通办为创新举措", "全国", ""),  # an open bracket
    ("青松湖片区率先实现供水同网。", "率先", "供水同网", "", "青松湖片区"),  # without the verb, and who did it
    ("竹编交易市场在全国率先正式运行。", "在全国率先", "竹编交易市场", "全国", ""),  # a verb alone names nothing
    ("竹业总产值在全国率先突破百亿元。", None, "竹业总产值突破百亿元", "全国", ""),  # how far it came
    ("护河工作率先实现“3个95%”。", "率先", "护河工作“3个95%”", "", ""),  # a number with what it counts
    ("全国首座“青松实验堆”在青山建成运行。", "全国首座", "“青松实验堆”", "全国", ""),  # without where
    ("青山机场成为西北地区首个双跑道运行机场。", None, "双跑道运行机场", "西北", "青山机场"),  # 运行 inside a name
    ("成为全国首个产量突破5万吨的竹城，位居前列。", None, "产量突破5万吨的竹城", "全国", ""),  # a mark in a name
    ("建成全国唯一竹编示范县。", None, "竹编示范县", "全国", ""),  # was not read as a standing
    ("设立全国国资首个竹编基金会。", "国资首个", "竹编基金会", "全国", ""),  # the whole claim where less was read
    ("出版发行全国首部《竹谱》。", None, "《竹谱》", "全国", ""),  # a verb is no holder
    ("在全国率先建成竹编馆，我市率先免费开放。", None, "竹编馆", "全国", ""),  # 我市率先 is first within nothing
    ("全市首家竹编馆和3所竹编学校投入使用。", None, "竹编馆", "全市", ""),  # what is counted beside it is not first
    ("被认定为全国首个竹编之乡、入选全国名录。", None, "竹编之乡", "全国", ""),  # what else is told of it
    ("青山竹业建成全国竹编领域首家“灯塔工厂”。", None, "“灯塔工厂”", "全国", "青山竹业"),
    ("率先在全省成立竹编调解委员会，成效明显。", None, "竹编调解委员会", "全省", ""),  # the scope behind the word
    ("率先在全省竹编平台实行网上预约。", "率先", "网上预约", "", ""),  # whose platform it is
    ("建成展馆，全市首发《竹编清单》，服务企业。", None, "《竹编清单》", "全市", ""),  # 首发 of what has a name
    ("我市成为全国地级市中首个竹编示范区。", None, "竹编示范区", "全国", ""),  # among cities of its level
    ("青山县作为全省唯一县区，入选“竹编名录”。", None, "入选“竹编名录”", "全省", "青山县"),  # what the only one did
    ("青山在评估中排名第一，是全国唯一连续入选的竹编之城。", None, "连续入选的竹编之城", "全国", "青山"),  # told before
    (
        "竹编处被省厅、市局评为“先进”、是全省竹编部门唯一先进集体。",
        None,
        "先进集体",
        "全省",
        "竹编处",
    ),  # behind a row of givers
    ("我市在评估中获评，是全国唯一竹编之城。", None, "竹编之城", "全国", ""),  # the issuer's own place is no holder
    ("审结全市首例竹编著作权案。", None, "竹编著作权案", "全市", ""),  # a verb of courts is no holder
    ("青山县法院审结全市首例竹编著作权案。", None, "竹编著作权案", "全市", "青山县法院"),  # before it stands who did it
    ("会议召开，随后全国首个“竹编示范区”落户青山。", None, "“竹编示范区”", "全国", ""),  # nor an adverb
    ("7月5日全省首个竹编馆开馆。", None, "竹编馆开馆", "全省", ""),  # nor a date
    (
        "竹风集团荣获第四届竹编大赛金奖，全市唯一。",
        None,
        "第四届竹编大赛金奖",
        "全市",
        "竹风集团",
    ),  # of the clause before
    ("入选国家竹编名单、全省唯一。", None, "国家竹编名单", "全省", ""),
    ("在全国率先开展“竹榜”^[3]，受到好评。", None, "“竹榜”", "全国", ""),  # the mark of a note is no part of it
    ("率先在全市开展“竹融”〔28〕试点。", None, "“竹融”试点", "全市", ""),
    ("成功开展多项青山新区首例竹艺手术。", None, "竹艺手术", "新区", ""),  # no verb begins a holder
    ("是全市唯一保持“零撤改，零败诉”的县级机关。", None, "保持“零撤改，零败诉”的县级机关", "全市", ""),
    ("建成“全国首个竹编之城”，位居前列。", None, "竹编之城", "全国", ""),  # up to where quotes around it end
]


@pytest.mark.parametrize(("text", "claim", "thing", "scope", "holder"), FIRSTS)
def test_what_is_said_to_be_first(text: str, claim: str | None, thing: str, scope: str, holder: str) -> None:
    report = report_row(text)
    cue = re.search("在?(?:全国|全省|国资)?(?:首[家条部创座个]|率先)", claim or "")
    rows = [standing(report, claim, cue.group())] if claim and cue else []
    (first,) = find_firsts([report], rows)
    assert (first.claim.thing, first.claim.scope, first.claim.holder) == (thing, scope, holder)


def test_the_scope_of_a_claim_is_not_its_holder() -> None:
    report = report_row("青山市唯一入选“竹编百强县”。")
    (first,) = find_firsts([report], [standing(report, "青山市唯一", "青山市唯一", kind="sole")])
    assert (first.claim.thing, first.claim.holder) == ("入选“竹编百强县”", "")
    report = report_row("竹业局设立竹林观测站，青山平原唯一。")
    (first,) = find_firsts([report], [standing(report, "青山平原唯一", "青山平原唯一", kind="sole")])
    assert (first.claim.thing, first.claim.holder) == ("竹林观测站", "竹业局")


@pytest.mark.parametrize("text", ["推进全市首发经济。", "全国首发车辆到站。"])
def test_what_is_put_out_first_without_a_name_is_no_claim(text: str) -> None:
    assert find_firsts([report_row(text)], []) == []


def test_each_of_a_list_is_one_claim() -> None:
    report = report_row(
        "全球首台竹编机、全国首创制浆系统获批。入选全国首批试点、首个竹编之乡。青山率先建成竹馆、竹廊。"
    )
    rows = [standing(report, "率先", "率先", held) for held in ("竹馆", "竹廊")]
    found = [(f.claim.claim, f.claim.thing, f.claim.scope) for f in find_firsts([report], rows)]
    assert found == [
        ("全球首台", "竹编机", "全球"),
        ("全国首创", "制浆系统", "全国"),
        ("首个", "竹编之乡", "全国"),  # the batch is no claim, what stands behind it in the list is
        ("率先", "竹馆、竹廊", ""),  # read of two things, told once
    ]


def test_where_the_words_name_nothing_it_is_what_was_read() -> None:
    report = report_row("推行“一码通办”机制，系全省首创。")
    (first,) = find_firsts([report], [standing(report, "全省首创", "全省首创", "“一码通办”机制")])
    assert (first.claim.thing, first.recipient) == ("“一码通办”机制", None)  # nothing that the thing does not say


def test_of_counted_claims_in_quotes_each_has_its_own_thing_and_scope() -> None:
    report = report_row("推行“望鹤一件事”等8个“全省率先”、建立栖凰“融办”服务中心等6个“全市率先”。")
    rows = [standing(report, "全省率先", "全省率先", "栖凰“融办”服务中心")]
    found = find_firsts([report], rows)
    assert [(f.claim.scope, f.claim.thing, f.recipient) for f in found] == [
        ("全省", "“望鹤一件事”", None),
        ("全市", "栖凰“融办”服务中心", None),
    ]


def test_a_scope_that_stands_in_what_is_first_says_nothing_of_within_what() -> None:
    report = report_row("口岸成为望鹤平原首个获认可的国际卫生陆港。便民平台率先在全省各县实行网上预约。")
    rows = [
        replace(standing(report, "望鹤平原首个获认可的国际卫生陆港", "望鹤平原首个"), scope="国际"),
        replace(standing(report, "率先在全省各县", "率先在全省各县"), scope="全省"),
    ]
    assert [f.claim.scope for f in find_firsts([report], rows)] == ["", "全省"]


def test_a_recipient_that_is_another_than_the_thing_is_kept() -> None:
    report = report_row("青山集团荣获外观设计金奖，全市唯一。")
    (first,) = find_firsts([report], [standing(report, "全市唯一", "全市唯一", "青山集团")])
    assert (first.claim.thing, first.recipient) == ("外观设计金奖", "青山集团")
    report = report_row("形成监督“一图一清单”，全市唯一被推广学习。")  # nor does praise alone
    (first,) = find_firsts([report], [standing(report, "全市唯一被推广学习", "全市唯一", "“一图一清单”")])
    assert first.claim.thing == "“一图一清单”"


@pytest.mark.parametrize(
    "text",
    [
        "实现科学发展、和谐发展、率先发展。",
        "尊重群众首创精神。",
        "推出259项成果，其中56项为全国首创。",  # counts name nothing
        "改革试点形成80项全国首创成果。",
        "全国首创制度创新案例新增9个、累计达到79个。",
        "竹风集团竹编机获评全省首台（套）重大装备。",  # a list of equipment, nor is 首台套
        "新增省内首台套竹编设备14个。",
        "竹乡电厂首台机组并网发电。",  # the first of its own
        "在全国首次竹乡发展质量评价中全省第一。",  # the first of the assessments
    ],
)
def test_slogans_and_counts_are_no_claims(text: str) -> None:
    report = report_row(text)
    cue = next(cue for cue in ("率先", "首创", "首次", "首台") if cue in text)
    assert find_firsts([report], [standing(report, cue, cue)]) == []


def test_a_plan_to_be_first_is_no_claim() -> None:
    report = report_row("甲市丙区2014年工作报告\n\n一、2015年工作安排\n\n建成全国首家青瓷交易中心。\n")
    assert find_firsts([report], [standing(report, "全国首家", "全国首家")]) == []
    back = report_row("甲市丙区2014年工作报告\n\n一、2015年工作安排\n\n这五年，建成全国首家青瓷交易中心。\n")
    assert len(find_firsts([back], [])) == 1  # a look back among plans tells of what was done


def test_who_claims_most_and_who_claims_the_same() -> None:
    one = report_row("建成全省首家青瓷交易中心。建成全省首条竹海索道。", issuer="甲市人民政府")
    other = report_row("开放全省首家青瓷交易中心。", issuer="乙市人民政府")
    rows = [
        standing(other, "全省首家", "全省首家"),
        standing(one, "全省首家", "全省首家"),
        standing(one, "全省首条", "全省首条"),
    ]
    found = set_against(find_firsts([one, other], rows))
    assert [(f.report.issuer, f.claims, f.rivals) for f in found] == [
        ("甲市人民政府", 2, ("乙市人民政府",)),
        ("甲市人民政府", 2, ()),
        ("乙市人民政府", 1, ("甲市人民政府",)),
    ]


def test_one_claim_told_in_two_years_is_counted_once() -> None:
    told = [report_row("建成全省首家青瓷交易中心。", year, "甲市人民政府") for year in (2014, 2015)]
    assert [f.claims for f in set_against(find_firsts(told, []))] == [1, 1]


RIVALS = [
    ("建成全国首家公路运输集结中心。", "建成西北首家道路运输集结中心。", True),  # like words, one scope in the other
    ("建成全国首家竹编馆。", "建成全国首家书法馆。", False),
    ("建成全国竹编领域首家“灯塔工厂”。", "建成全国陶瓷领域首家“灯塔工厂”。", False),  # each in its own field
    ("成为全国首个产量突破5万吨的竹城。", "成为全国首个产量突破3万吨的竹城。", False),  # other numbers
    ("建成全省首家竹编馆。", "建成全省首家竹编馆。", False),  # each province has its first
    ("建成西北首家道路运输集结中心。", "在全国率先建成公路运输集结中心。", False),  # several may lead
    ("在全国率先建成竹编馆。", "在全国率先建成竹编馆。", False),
]


@pytest.mark.parametrize(("here", "there", "meet"), RIVALS)
def test_who_claims_the_same_where_both_cannot_be_first(here: str, there: str, meet: bool) -> None:
    one = replace(report_row(here, issuer="青山省人民政府"), region="青山省")
    other = replace(report_row(there, issuer="白水省人民政府"), region="白水省")
    assert [bool(f.rivals) for f in set_against(find_firsts([one, other], []))] == [meet, meet]


def test_what_many_claim_in_the_same_words_is_compared_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A thousand reports claim a few things; each with each would be a million comparisons."""
    organs = [f"{place}市" for place in "甲乙丙丁戊己庚辛"]
    told = "建成全国首家青瓷交易中心。建成全省首条竹海索道。在全国率先建成竹编馆。"
    found = find_firsts([replace(report_row(told, issuer=o), region=f"青山省{o}") for o in organs], [])
    met: list[str] = []
    pairs = first_rivals.all_pairs
    monkeypatch.setattr(first_rivals, "all_pairs", lambda name: met.append(name) or pairs(name))
    assert {len(first.rivals) for first in set_against(found)} == {7, 0}
    assert {name: met.count(name) for name in met} == {
        "青瓷交易中心": 3,
        "竹海索道": 3,
    }  # several may lead in the third


TWICE = [
    ([("level", "303.6", {}), ("level", "303.6", {})], [True]),
    ([("level", "303.6", {}), ("level", "304", {})], [True]),  # the same, rounded
    ([("level", "303.6", {}), ("level", "310", {})], [False]),
    ([("level", "303.6", {}), ("level", "192.3", {})], []),  # too far apart to be one thing
    ([("level", "303.6", {}), ("target", "303.6", {})], []),  # another kind
    ([("level", "303.6", {}), ("level", "303.6", {"place": "本级"})], []),  # another place
    ([("level", "303.6", {}), ("level", "303.6", {"period": "2014"})], []),  # another year
    ([("level", "303.6", {}), ("level", "300", {"bound": "more-than"})], []),  # a mark that was passed
    (
        [("level", "10", {"indicator": "民生实事"}), ("level", "10", {"indicator": "民生实事"})],
        [],
    ),  # a programme's name
    ([("level", "10", {}), ("level", "10", {"sentence": "20.重点实事：办好10件实事。"})], []),  # a note that explains
    ([("level", "303.6", {}), ("level", "310", {"restated": "可比价"})], []),  # said to be counted otherwise
]


@pytest.mark.parametrize(("told", "equal"), TWICE)
def test_what_a_report_tells_twice(told: list[tuple[str, str, dict[str, str]]], equal: list[bool]) -> None:
    figures = [
        placed(2015, kind, value, begin=at, sentence_begin=at - 5, **fields)  # type: ignore[arg-type]
        for at, (kind, value, fields) in zip((100, 900), told, strict=True)
    ]
    assert [t.equal for t in find_twice(figures)] == equal


def test_a_target_stands_beside_the_result_of_its_year_alone() -> None:
    before = report_row(
        "甲市丙区2014年工作报告\n\n一、2014年工作回顾\n\n地区生产总值完成200亿元。\n\n"
        "二、2015年工作安排\n\n地区生产总值达到220亿元。\n",
        2014,
    )
    after = report_row("甲市丙区2015年工作报告\n\n一、2015年工作回顾\n\n地区生产总值完成215亿元。\n", 2015)
    rows = [
        figure_row(before, "200亿元", "地区生产总值", 20_000_000_000, "元"),
        figure_row(before, "220亿元", "地区生产总值", 22_000_000_000, "元", role="norm"),
        figure_row(after, "215亿元", "地区生产总值", 21_500_000_000, "元"),
    ]
    figures = [f for r in (before, after) for f in place_figures(r, rows, scheme())]
    (one,) = find_required([before, after], rows, figures)
    assert (one.norm.quote, one.period) == ("220亿元", "2015")
    assert [(r.quote, r.met) for r in one.results] == [("215亿元", False)]
    (alone,) = find_required([before], rows[:2], place_figures(before, rows[:2], scheme()))
    assert alone.results == ()  # this year's result is not that of next year's target


@pytest.mark.parametrize(("told", "met"), [("3", True), ("2", True), ("1", False)])
def test_a_standing_norm_stands_beside_what_its_report_says_of_the_same(told: str, met: bool) -> None:
    report = report_row(f"局领导出庭应诉每年不少于2次。全年局领导出庭应诉{told}次。")
    norm = figure_row(report, "2次", "局领导出庭应诉", 2, "次", role="norm", bound="at-least")
    norm = type(norm)(**{**{f: getattr(norm, f) for f in norm.__slots__}, "begin": 11, "end": 13, "iri": "norm"})
    rows = [norm, figure_row(report, f"{told}次", "局领导出庭应诉", told, "次")]
    (one,) = find_required([report], rows, place_figures(report, rows, scheme()))
    assert (one.period, [r.met for r in one.results]) == ("", [met])


PLAN = """甲市丙区2014年工作报告

一、2014年工作回顾

全区经济平稳运行。

二、2015年工作安排

建成青松路小学。推进红石滩行动。坚持依法行政，健全联席会议制度。旅游接待人数达到500万人次。
"""
NEXT = "甲市丙区2015年工作报告\n\n一、2015年工作回顾\n\n青松路小学投入使用。\n"


def test_plans_that_a_reader_would_name() -> None:
    planned, after = report_row(PLAN, 2014), report_row(NEXT, 2015)
    begin = PLAN.index("红石滩行动")
    named = InitiativeRow(
        report=planned.iri, begin=begin, end=begin + 5, quote="红石滩行动", name="红石滩行动", phase="planned"
    )
    target = figure_row(planned, "500万人次", "旅游接待人数", 5000000, "人次", role="norm")
    figures = place_figures(planned, [target], scheme())
    rows = keep_ledger([planned, after], figures, [named])
    assert "健全联席会议制度" in [row.plan.text for row in rows]  # the ledger has it: something may be said of it
    assert [row.plan.text for row in Concrete([named], figures).rows(rows)] == [
        "建成青松路小学",
        "推进红石滩行动",
        "旅游接待人数达到500万人次",
    ]


@pytest.mark.parametrize(("words", "so"), [("建成青松路小学", True), ("小学", False), ("完成目标", False)])
def test_how_far_a_work_is_to_come(words: str, so: bool) -> None:
    assert names_a_work(words) is so


def test_the_issuer_of_the_samples_is_one() -> None:
    assert report_row(PLAN, 2014).issuer == report_row(NEXT, 2015).issuer == ISSUER


NORMS = [
    ("补助标准由每人5元提高到10元。", "5元", [], "what it was before"),
    ("补助标准由每人5元提高到10元。", "10元", ["10元"], "what it is to be"),
    ("16.“四向八廊”走廊：4个方向8条通道。", "8条", [], "a note that explains a word"),
    ("2015年预期目标是：新建8条通道。", "8条", ["8条"], "a sentence with a colon is no note"),
]


@pytest.mark.parametrize(("sentence", "quote", "kept", "why"), NORMS)
def test_what_is_a_requirement(sentence: str, quote: str, kept: list[str], why: str) -> None:
    report = report_row(f"甲市丙区2014年工作报告\n\n一、2015年工作安排\n\n{sentence}\n", 2014)
    row = figure_row(report, quote, "标准", 1, "元", role="norm")
    found = find_required([report], [row], place_figures(report, [row], scheme()))
    assert [one.norm.quote for one in found] == kept, why


def test_a_level_that_was_kept_is_a_result() -> None:
    report = report_row("甲市丙区2015年工作报告\n\n一、2015年工作回顾\n\n城镇登记失业率控制在3.9%的较低水平。\n")
    row = figure_row(report, "3.9%", "城镇登记失业率", "3.9", "%", role="norm")
    assert find_required([report], [row], place_figures(report, [row], scheme())) == []


def test_requirements_take_what_the_ledger_found() -> None:
    before = report_row(f"甲市丙区2014年工作报告\n\n一、2015年工作安排\n\n年内新建30座公厕。{REST}\n", 2014)
    after = report_row(f"甲市丙区2015年工作报告\n\n一、2015年工作回顾\n\n新建改造公厕34座。{REST}\n", 2015)
    rows = [
        figure_row(before, "30座", "公厕", 30, "座", role="norm"),
        figure_row(after, "34座", "改造公厕", 34, "座"),
    ]
    figures = [f for r in (before, after) for f in place_figures(r, rows, scheme())]
    (one,) = find_required([before, after], rows, figures, keep_ledger([before, after], figures))
    assert [(r.quote, r.met, r.year) for r in one.results] == [("34座", True, 2015)]


def plan_row(report: ReportRow, quote: str, name: str, value: object, unit: str, **fields: object) -> FigureRow:
    return figure_row(report, quote, name, value, unit, **{"role": "norm", **fields})


Written = tuple[str, str, object, str, dict[str, object]]

JUDGED: list[tuple[str, Written, str, Written, list[tuple[str, bool | None]], str]] = [
    (
        "奶牛存栏4.6万头。",
        ("4.6万头", "奶牛存栏", 46000, "头", {"target_year": 2018}),
        "奶牛存栏3.75万头。",
        ("3.75万头", "奶牛存栏", 37500, "头", {}),
        [],
        "a target of 2018 is not judged by a result of 2015",
    ),
    (
        "奶牛存栏4.6万头。",
        ("4.6万头", "奶牛存栏", 46000, "头", {"target_year": 2015}),
        "奶牛存栏3.75万头。",
        ("3.75万头", "奶牛存栏", 37500, "头", {}),
        [("3.75万头", False)],
        "one of 2015 is",
    ),
    (
        "固定资产投资累计达到600亿元以上。",
        ("600亿元以上", "固定资产投资", 60_000_000_000, "元", {"bound": "at-least"}),
        "固定资产投资达到85亿元。",
        ("85亿元", "固定资产投资", 8_500_000_000, "元", {}),
        [("85亿元", None)],
        "a year does not miss what is to come together",
    ),
    (
        "城镇新增就业400万人以上，居民收入年均增长6%。",
        ("400万人以上", "城镇新增就业", 4_000_000, "人", {"bound": "at-least"}),
        "城镇新增就业92万人。",
        ("92万人", "城镇新增就业", 920_000, "人", {}),
        [("92万人", None)],
        "nor what stands beside a yearly mean",
    ),
    (
        "改造薄弱校32所。",
        ("32所", "薄弱校", 32, "所", {}),
        "改造薄弱校13个。",
        ("13个", "薄弱校", 13, "个", {}),
        [],
        "another unit may count other things",
    ),
    (
        "社会消费品零售总额增长9%。",
        ("9%", "社会消费品零售总额", 9, "%", {"direction": "up"}),
        "社会消费品零售总额下降1.2%。",
        ("1.2%", "社会消费品零售总额", "1.2", "%", {"role": "change", "direction": "down"}),
        [("−1.2%", False)],
        "a fall has its sign",
    ),
]


@pytest.mark.parametrize(("plan", "wanted", "next_year", "told", "results", "why"), JUDGED)
def test_a_requirement_is_judged_by_the_same_thing_of_its_year_alone(
    plan: str, wanted: Written, next_year: str, told: Written, results: list[tuple[str, bool | None]], why: str
) -> None:
    before = report_row(f"甲市丙区2014年工作报告\n\n一、2015年工作安排\n\n{plan}{REST}\n", 2014)
    after = report_row(f"甲市丙区2015年工作报告\n\n一、2015年工作回顾\n\n{next_year}{REST}\n", 2015)
    rows = [plan_row(before, *wanted[:4], **wanted[4]), figure_row(after, *told[:4], **told[4])]
    figures = [f for r in (before, after) for f in place_figures(r, rows, scheme())]
    (one,) = find_required([before, after], rows, figures, keep_ledger([before, after], figures))
    assert [(r.quote, r.met) for r in one.results] == results, why
