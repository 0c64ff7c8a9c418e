"""Units: which words name one, and what the short forms stand for."""

from __future__ import annotations

import pytest

from zhiji.extraction.text.surface import Surface
from zhiji.extraction.units.building import build_units as build_units_at
from zhiji.extraction.units.finding import find_unit_places
from zhiji.extraction.units.open_names import FoundUnit
from zhiji.model import Report, Unit
from zhiji.reading import read_text
from zhiji.reading.outline import outline_report


def build_units(report: Report) -> list[Unit]:
    """The units that the rules propose, built."""
    surface = Surface(report)
    return build_units_at(surface, find_unit_places(surface))


ROWS = [
    ("在市委市政府领导下。", ["市委", "市政府"]),  # fused: two units
    ("在市委、市政府和省公安厅领导下。", ["市委", "市政府", "省公安厅"]),  # a row
    ("公安、消防等部门联合检查。", ["公安", "消防"]),  # departments by function, the shared noun outside
    ("与纪检、教育部门联动。", ["纪检", "教育部门"]),  # no 等: the last keeps the noun
    ("会同区旅游文体局开展整治。", ["区旅游文体局"]),  # an unknown function behind a level
    ("10个县级公安机关全部完成。", ["10个县级公安机关"]),  # a counted group with its number
    ("各县(市、区)局党委书记参加。", ["各县(市、区)局党委"]),  # a bracketed level
    ("组织27个县政府工作部门述法。", ["27个县政府工作部门"]),  # the departments of a government
    ("市局党委每季召开会议。", ["市局党委"]),  # an organ with its body
    ("全市公安机关各级党组织参加。", ["全市公安机关各级党组织"]),  # the members of a body
    ("由区党工委政法工作部牵头。", ["区党工委政法工作部"]),  # a department of a party body
    ("按照区公平竞争审查工作联席会议办公室部署。", ["区公平竞争审查工作联席会议办公室"]),  # a long office name
    ("县公安局交警大队查处违法行为。", ["县公安局交警大队"]),  # a branch behind its body
    ("城东镇党委、政府高度重视，城东街道办事处配合。", ["城东镇党委", "城东街道办事处"]),  # a town's short name
    ("市规划和自然资源局南浔分局受理。", ["市规划和自然资源局南浔分局"]),  # 和 inside a name
    ("上海市浦东新区市场监督管理局签署。", ["上海市浦东新区市场监督管理局"]),  # regions within regions
    ("聘请浙江海贸律师事务所律师。", ["浙江海贸律师事务所"]),  # a proper name behind a verb
    ("（责任处室：办公室、民政处）", ["办公室", "民政处"]),  # rooms named as those in charge
    ("在以同志为核心的党中央坚强领导下。", ["党中央"]),  # led by it
    ("同以同志为核心的党中央保持一致。", []),  # a formula
    ("贯彻落实党中央国务院部署。", ["党中央", "国务院"]),  # fused: two
    ("整合税务、社保等5个部门的事项。", ["税务", "社保"]),  # a count before 部门
    ("向区办政策法规处备案。", ["区办政策法规处"]),  # a room with its short body
    ("河北港口集团完成重组，塞罕坝林场获奖。", ["河北港口集团", "塞罕坝林场"]),  # enterprises by name
    ("第二幼儿园、新呼伦小学全部建成投入使用。", []),  # works of the report, no units
    ("挂牌成立少年法庭，少年法庭审结案件。", []),  # set up by the report, here and later
    ("公安机关负责人出庭应诉。", []),  # a modifier of persons
    ("引进一批境内上市公司，援助医院。", []),  # sorts of enterprise, a verb
    ("形成良好格局，全局上下努力。", []),  # 局 as a part of other words
    ("办理人大代表建议和政协委员提案。", []),  # persons of a body, not the body
    ("推进政府采购和政府信息公开。", []),  # 政府 as a modifier
    ("各部门、有关部门密切配合。", []),  # departments without a name
    ("市委托第三方评估，干部分批参训。", []),  # 委 and 部 inside other words
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_the_units_of_a_text(text: str, expected: list[str]) -> None:
    surface = Surface(outline_report(text))
    assert [text[u.start : u.end] for u in find_unit_places(surface)] == expected


NAMES = [
    ("我局召开会议。", "金华市公安局", True, False),  # the issuer itself
    ("市局召开会议。", "金华市公安局", True, False),  # the issuer at its own level
    ("省厅召开会议。", "浙江省公安厅", True, False),  # the superior of the same line
    ("市政府召开会议。", "金华市人民政府", True, False),  # by the issuer's region
    ("省委召开会议。", "中共浙江省委员会", True, False),  # a party committee
    ("县局召开会议。", "县局", False, False),  # which county is not said
    ("全市公安机关开展行动。", "金华市公安机关", True, True),  # a group of the region
]


@pytest.mark.parametrize(("text", "name", "resolved", "group"), NAMES)
def test_the_full_name_of_a_short_form(text: str, name: str, resolved: bool, group: bool) -> None:
    unit = build_units(outline_report(text, issuer="金华市公安局", region="浙江省金华市"))[0]
    assert (unit.name, unit.resolved, unit.group) == (name, resolved, group)


OF_REGION = [
    # text, region of the issuer, name, resolved
    ("自治区党委", "内蒙古自治区呼伦贝尔市", "中共内蒙古自治区委员会", True),
    ("自治区党委办公厅", "内蒙古自治区", "中共内蒙古自治区委员会办公厅", True),
    ("自治区政府", "广西壮族自治区", "广西壮族自治区人民政府", True),
    ("自治区教育厅", "内蒙古自治区", "内蒙古自治区教育厅", True),
    ("内蒙古自治区党委", "浙江省金华市", "中共内蒙古自治区委员会", True),
    ("自治区党委", "浙江省金华市", "自治区党委", False),  # which is not said
]


@pytest.mark.parametrize(("text", "region", "name", "resolved"), OF_REGION)
def test_the_autonomous_region_is_that_of_the_issuer(text: str, region: str, name: str, resolved: bool) -> None:
    surface = Surface(outline_report(text, issuer="某局", region=region))
    unit = build_units_at(surface, [FoundUnit(0, len(text), "unit:levelled")])[0]
    assert (unit.name, unit.resolved) == (name, resolved)


GROUPS = [
    ("人民团体", True),
    ("各人民团体", True),
    ("市属医院", True),
    ("三级公立医院", True),
    ("省属企业", True),
    ("驻区部队", True),
    ("两所大学", True),
    ("1.4万余家商场", True),
    ("区直各部门", True),
    ("青山市人民医院", False),
    ("丙医科大学附属医院", False),
    ("三大队", False),  # the third brigade
    ("十二支队", False),
    ("青山高级学校", False),
]


@pytest.mark.parametrize(("words", "group"), GROUPS)
def test_which_words_name_a_group(words: str, group: bool) -> None:
    place = FoundUnit(0, len(words), "unit:tagged")
    assert build_units_at(Surface(outline_report(words)), [place])[0].group is group


def test_without_an_issuer_short_forms_stay_unresolved() -> None:
    unit = build_units(outline_report("市局召开会议。"))[0]
    assert (unit.name, unit.resolved) == ("市局", False)


def test_a_counted_group_has_its_count_and_a_second_mention_its_first() -> None:
    text = "3个县级公安机关受表扬。我局推进。我局落实。"
    units = build_units(outline_report(text, issuer="金华市公安局", region="浙江省金华市"))
    assert [(u.id, u.count, u.coref) for u in units] == [("u1", 3, None), ("u2", None, None), ("u3", None, "u2")]


DISTRICT = [
    ("海拉尔区人民政府印发通知。", "呼伦贝尔市海拉尔区人民政府"),  # with its prefecture
    ("区政府印发通知。", "呼伦贝尔市海拉尔区人民政府"),  # the short form: the same name
    ("区委召开会议。", "中共呼伦贝尔市海拉尔区委员会"),  # its party committee
    ("呼伦贝尔市委召开会议。", "中共呼伦贝尔市委员会"),  # the prefecture's own stays
    ("内蒙古自治区政府印发通知。", "内蒙古自治区人民政府"),  # and the province's
]


@pytest.mark.parametrize(("text", "name"), DISTRICT)
def test_a_district_has_its_prefecture_in_front(text: str, name: str) -> None:
    report = outline_report(text, issuer="呼伦贝尔市海拉尔区人民政府", region="内蒙古自治区呼伦贝尔市海拉尔区")
    assert build_units(report)[0].name == name


TOWN = "白石镇2024年法治政府建设年度报告\n2024年，我镇扎实推进法治建设。我镇的村庄整洁。\n"
ZONE = "同志们：\n我代表临江经开区管委会作年度工作报告。\n经开区工会联合会走访企业120家，经开区党工委召开专题会9次。\n"
OWN_PLACES = [
    # text, issuer, units with their names
    (
        TOWN,
        "白石镇人民政府",
        [("白石镇", "白石镇人民政府"), ("我镇", "白石镇人民政府")],
    ),  # the place in the title, and where it acts; not 我镇的
    (TOWN.replace("镇", "街道"), "白石街道办事处", [("白石街道", "白石街道办事处"), ("我街道", "白石街道办事处")]),
    (
        "青山市丙区柳树街道2024年工作总结\n2024年，柳树街道坚持党建引领，街道共举行活动3次，今年街道已核查单位30家。"
        "街道整洁，柳树街道面积大。本街道坚决落实。\n",
        "青山市丙区柳树街道办事处",
        [(words, "青山市丙区柳树街道办事处") for words in ("青山市丙区柳树街道", "柳树街道", "街道", "街道", "本街道")],
    ),  # the office of a street by its place and by what it is, where it acts and nowhere else
    (
        "现在，我代表柳树乡人民政府，向大会报告工作。乡党委、政府高度重视，乡政府印发通知。",
        "柳树乡人民政府",
        [("柳树乡人民政府", "柳树乡人民政府"), ("乡党委", "柳树乡党委"), ("乡政府", "柳树乡人民政府")],
    ),  # 代表 is a verb; a town's bodies by its level
    ("街道整洁。街道办事处印发通知。", "柳树街道办事处", [("街道办事处", "柳树街道办事处")]),  # no name over a mark
    ("街道共举行活动3次。", "青山市司法局", []),  # the street of another
    ("2024年农民专业合作社增加3家。", "柳树乡人民政府", []),  # a year is no name
    (
        ZONE,
        "临江经开区管委会",
        [
            ("临江经开区管委会", "临江经开区管委会"),
            ("经开区工会联合会", "临江经开区工会联合会"),
            ("经开区党工委", "临江经开区党工委"),
        ],
    ),  # 代表 is no part of a name; a zone's short form is one place, and which zone is the issuer's
]


@pytest.mark.parametrize(("text", "issuer", "units"), OWN_PLACES)
def test_places_and_zones_that_act(text: str, issuer: str, units: list[tuple[str, str]]) -> None:
    found = build_units(outline_report(text, issuer=issuer))
    assert [(unit.text, unit.name) for unit in found] == units


def test_the_issuer_is_found_under_its_shorter_names() -> None:
    text = "君山片区管理局召开会议，君山片区管理局党委研究部署。"
    units = build_units(outline_report(text, issuer="平潭综合实验区君山片区管理局"))
    assert [(u.text, u.name) for u in units] == [
        ("君山片区管理局", "平潭综合实验区君山片区管理局"),
        ("君山片区管理局党委", "君山片区管理局党委"),
    ]


def test_the_page_around_a_report_has_no_units() -> None:
    page = "首页 > 金华市公安局 > 市教育局 > 通知公告\n金华市公安局2020年工作总结\n一、工作情况\n"
    text = page + "我局会同市教育局开展检查12次，整改问题9个，各项工作取得新成效。\n"
    names = [u.text for u in build_units(read_text(text))]
    assert names.count("市教育局") == 1


LISTS = [
    # text, units: told one after the other
    (
        "单位共3家，分别是青山市设计院、青山市广告中心和青山市安防公司。",
        ["青山市设计院", "青山市广告中心", "青山市安防公司"],
    ),
    ("重点有两项，分别是道路建设、环境整治中心。", []),  # not all are organisations
    ("局党组带头学、全体民辅警集中学，走深走实。", ["局党组"]),  # studying together is no school
]


@pytest.mark.parametrize(("text", "units"), LISTS)
def test_listed_units(text: str, units: list[str]) -> None:
    assert [unit.text for unit in build_units(outline_report(text))] == units


def test_no_department_is_made_up() -> None:
    issuer = "金华市综合执法与应急管理局"
    unit = build_units(outline_report("省厅召开会议。", issuer=issuer, region="浙江省金华市"))[0]
    assert (unit.name, unit.resolved) == ("省厅", False)
