"""What is no name, however likely it looks."""

from __future__ import annotations

import pytest

from zhiji.extraction.deciding.barring import is_barred
from zhiji.extraction.deciding.reader import shipped_reader
from zhiji.extraction.deciding.spans import Stretch
from zhiji.extraction.preparing import Prepared
from zhiji.reading import read_text


@pytest.mark.parametrize(
    ("kind", "name", "barred"),
    [
        ("document", "提高城乡低保标准等10项政策", False),
        ("document", "提高城乡", True),  # cut off before what it is
        ("document", "规划建议", False),
        ("award", "深圳市2013", True),  # ends at a year
        ("award", "深圳市2013年度质量奖", False),
        ("award", "全国", True),
        ("recognition", "评查中|排名第三", True),
        ("recognition", "排名第三", False),
        ("unit", "5月", True),
        ("initiative", "最严格", True),
        ("initiative", "亿元以上项目", True),  # a size, no name
        ("initiative", "亿元以上项目攻坚行动", False),
        ("initiative", "分级|诊疗工作", True),  # two characters of a longer word
        ("initiative", "分级诊疗|工作", False),
        ("initiative", "双拥|工作", False),
        ("initiative", "燃气|、消防等专项整治", False),  # a member of a list
        ("initiative", "河湖保护与|建设", True),  # breaks off at a joint
        ("initiative", "及外送通道", True),
        ("initiative", "及时奖励机制", False),
        ("initiative", "科学普及", False),
    ],
)
def test_what_is_barred(kind: str, name: str, barred: bool) -> None:
    name, _, behind = name.partition("|")
    assert _is_barred(kind, f"全年，{name}{behind}。", name) is barred


@pytest.mark.parametrize(("name", "barred"), [("区工会联合会", True), ("经开区工会联合会", False)])
def test_no_unit_begins_inside_a_zone(name: str, barred: bool) -> None:
    assert _is_barred("unit", "全年，经开区工会联合会走访企业。", name) is barred


@pytest.mark.parametrize(
    ("sentence", "name", "barred"),
    [
        ("2019年8月市委召开会议。", "月市委", True),  # the month is of the date
        ("向市委汇报政府立法工作。", "市委汇报", True),
        ("接受政协以及司法机关监督。", "政协以及司法机关", True),
        ("接受政协以及司法机关监督。", "司法机关", False),
        ("月湖区人民政府出台办法。", "月湖区人民政府", False),
    ],
)
def test_a_unit_that_is_torn_or_holds_a_joint(sentence: str, name: str, barred: bool) -> None:
    assert _is_barred("unit", sentence, name) is barred


@pytest.mark.parametrize(
    ("sentence", "name", "barred"),
    [
        ("惩治“黄赌毒”“盗抢骗”犯罪，起诉62人。", "“盗抢骗”犯罪", True),
        ("审结首例“挂空单”骗取护理基金案，挽回损失。", "“挂空单”骗取护理基金", True),
        ("惩治“套路贷”等违法犯罪，起诉62人。", "“套路贷”", True),
        ("深入打击涉众型经济犯罪，追赃12万元。", "打击涉众型经济犯罪", False),
        ("开展“净网”犯罪打击行动，起诉62人。", "“净网”", False),
        ("“赶场立案”入选全省案例。", "“赶场立案”", False),
        ("“马背法治服务”案例入选全国学法用法案例。", "“马背法治服务”", False),
    ],
)
def test_a_crime_is_no_initiative(sentence: str, name: str, barred: bool) -> None:
    """A crime that is tried or fought is nobody's initiative; what is done against it is one."""
    assert _is_barred("initiative", sentence, name) is barred


@pytest.mark.parametrize(("name", "barred"), [("返乡数据1012条", True), ("助企纾困18条", False)])
def test_counted_items_of_data_are_no_document(name: str, barred: bool) -> None:
    assert _is_barred("document", "下发流转高风险数据18525条、返乡数据1012条，出台助企纾困18条。", name) is barred


def _is_barred(kind: str, sentence: str, name: str) -> bool:
    report = read_text(sentence)
    text = Prepared(report).text(shipped_reader().tagger)
    start = report.text.index(name)
    return is_barred(text, Stretch(kind, *text.words_in(start, start + len(name))))
