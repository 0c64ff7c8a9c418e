"""Units: which words name one, and what the short forms stand for."""

from __future__ import annotations

import pytest

from zhiji.extraction.surface import Surface
from zhiji.extraction.unit_places import find_unit_places
from zhiji.extraction.units import build_units
from zhiji.reading.outline import outline_report

ROWS = [
    ("在市委市政府领导下。", ["市委", "市政府"]),  # fused: two units
    ("在市委、市政府和省公安厅领导下。", ["市委", "市政府", "省公安厅"]),  # a row
    ("公安、消防等部门联合检查。", ["公安", "消防"]),  # departments by function, the shared noun outside
    ("与纪检、教育部门联动。", ["纪检", "教育部门"]),  # no 等: the last keeps the noun
    ("会同区旅游文体局开展整治。", ["区旅游文体局"]),  # an unknown function behind a level
    ("10个县级公安机关全部完成。", ["10个县级公安机关"]),  # a counted group with its number
    ("各县(市、区)局党委书记参加。", ["各县(市、区)局党委"]),  # a bracketed level
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
    unit = build_units(Surface(outline_report(text, issuer="金华市公安局", region="浙江省金华市")))[0]
    assert (unit.name, unit.resolved, unit.group) == (name, resolved, group)


def test_without_an_issuer_short_forms_stay_unresolved() -> None:
    unit = build_units(Surface(outline_report("市局召开会议。")))[0]
    assert (unit.name, unit.resolved) == ("市局", False)


def test_a_counted_group_has_its_count_and_a_second_mention_its_first() -> None:
    text = "3个县级公安机关受表扬。我局推进。我局落实。"
    units = build_units(Surface(outline_report(text, issuer="金华市公安局", region="浙江省金华市")))
    assert [(u.id, u.count, u.coref) for u in units] == [("u1", 3, None), ("u2", None, None), ("u3", None, "u2")]
