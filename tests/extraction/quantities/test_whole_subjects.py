"""Subjects that are whole, numbers that are part of a name, and totals that are of no single thing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from zhiji.model import Quantity

Finder = Callable[..., list[Quantity]]

WHOLE = [
    ("皮棉亩均单产181.3公斤。", ["皮棉亩均单产"]),  # 亩均 is one word
    ("判处五年以上刑期8人。", ["判处五年以上刑期"]),  # no time that is past
    ("发行再融资债券6185亿元。", ["再融资债券"]),
    ("6平方公里的核心区面向全球征集方案。", ["核心区"]),
    ("2名律师担任法律顾问。", ["律师"]),
    ("核查24处疑似非法占用海域行为。", ["疑似非法占用海域行为"]),
    ("7个问题未", ["问题"]),
    ("机关各支部理论学习60余次。", ["机关各支部理论学习"]),  # 各 before a class shares out nothing
    ("网格员共开展巡查6650余次。", ["巡查"]),  # what was done, not who did it
    ("召开专题会议4次研究部署法治建设。", ["专题会议"]),
    ("市委常委会先后8次研究部署法治建设。", ["研究部署法治建设"]),  # the meeting is not what is counted
    ("组织10多所学校开展地震应急演练。", ["学校"]),
    ("向市政府备案区政府规范性文件4件。", ["区政府规范性文件"]),
    ("垃圾平均分布密度为166.79㎡/㎞。", ["垃圾平均分布密度"]),
    ("完成油气三次回收改造12家。", ["油气三次回收改造"]),  # 三次 is in the name
    ("建设15分钟公共服务圈。", []),
    ("获全国100个城市第三方评估第八名。", []),  # among whom the rank is
    ("评估了100个城市。", ["城市"]),
    ("非常满意802条，满意163条，合计965条。", ["非常满意", "满意", None]),  # the sum is of neither
    ("查处危化案件7起、烟花案件4起，共计11起。", ["危化案件", "烟花案件", "案件"]),  # what both are
    ("查处危化案件7起、烟花案件4起，共计9起。", ["危化案件", "烟花案件", "烟花案件"]),  # not their sum
    ("发放农业贷款7笔、工业贷款4笔，共计11笔。", ["农业贷款", "工业贷款", None]),  # 业贷款 is no word
]


@pytest.mark.parametrize(("text", "subjects"), WHOLE)
def test_the_subjects_of_figures(find: Finder, text: str, subjects: list[str | None]) -> None:
    assert [q.subject.text if q.subject else None for q in find(text)] == subjects


def test_a_unit_by_another_is_whole(find: Finder) -> None:
    assert [q.unit for q in find("垃圾平均分布密度为166.79㎡/㎞。")] == ["㎡/㎞"]


def test_parts_of_one_name_have_that_of_their_whole(find: Finder) -> None:
    text = "新增债券9亿元，其中一般债券2亿元、专项债券7亿元，再融资债券8亿元，其中一般债券1亿元。"
    names = ["新增债券", "新增债券一般债券", "专项债券", "再融资债券", "再融资债券一般债券"]
    assert [q.indicator for q in find(text)] == names
    assert find("新增债券9亿元，其中一般债券2亿元。")[1].indicator == "一般债券"  # no other of that name
