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
    report = read_text(f"全年，{name}{behind}。")
    text = Prepared(report).text(shipped_reader().tagger)
    start = report.text.index(name)
    assert is_barred(text, Stretch(kind, *text.words_in(start, start + len(name)))) is barred


@pytest.mark.parametrize(("name", "barred"), [("区工会联合会", True), ("经开区工会联合会", False)])
def test_no_unit_begins_inside_a_zone(name: str, barred: bool) -> None:
    report = read_text("全年，经开区工会联合会走访企业。")
    start = report.text.index(name)
    text = Prepared(report).text(shipped_reader().tagger)
    assert is_barred(text, Stretch("unit", *text.words_in(start, start + len(name)))) is barred


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
    report = read_text(sentence)
    text = Prepared(report).text(shipped_reader().tagger)
    start = report.text.index(name)
    assert is_barred(text, Stretch("unit", *text.words_in(start, start + len(name)))) is barred
