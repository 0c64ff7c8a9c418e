"""Stretches that may be titles without 《》: a verb before or behind, rows, laws, bundles of measures."""

from __future__ import annotations

import pytest

from zhiji.extraction.bare_titles import find_bare_titles
from zhiji.extraction.text.surface import Surface
from zhiji.reading.outline import outline_report

ROWS = [
    ("认真落实统一大市场建设指引，整治内卷。", ["统一大市场建设指引"]),  # carried out
    ("全面贯彻民营经济促进法，出台配套措施。", ["民营经济促进法", "配套措施"]),  # a law
    ("实施稳增长惠民生27条、金融支持实体12条等。", ["稳增长惠民生27条", "金融支持实体12条"]),  # bundles in a row
    ("推出稳经济“30条”和若干办法。", ["稳经济“30条”", "若干办法"]),  # a number in quotes
    ("出台“科创20条”，安排资金。", ["“科创20条”"]),  # wholly in quotes
    ("青松河流域综合开发规划正式发布。", ["青松河流域综合开发规划"]),  # said behind
    ("迭代升级“1+3+N”产业发展政策，完善服务。", ["“1+3+N”产业发展政策"]),  # renewed
    ("新港建设“33条”落地见效，货物增长。", ["新港建设“33条”"]),  # a bundle said behind
    ("青松自由贸易港法颁布实施。", ["青松自由贸易港法"]),  # a law in force
    ("两河流域开发规划获省政府批复。", ["两河流域开发规划"]),  # approved
    ("实施了对互联网等战略性产业的扶持政策。", ["互联网等战略性产业的扶持政策"]),  # what leads in is no part
    ("海关监管办法、进口商品目录、税收政策等6项政策落地。", ["海关监管办法", "进口商品目录", "税收政策"]),  # counted
    ("理论学习、走访慰问、监管办法等6项措施落地。", []),  # counted, most of them no titles
    ("认真执行预算法，深入学习民法典。", ["预算法", "民法典"]),  # a short law, and one that is known
    (
        "取消不符合行政许可法规定的事项，配合修订慈善法、宪法修正案，起草居民委员会组织法（修订草案）。",
        ["行政许可法", "慈善法", "居民委员会组织法（修订草案）"],
    ),  # known laws stand anywhere; none is a part of another word
    ("开展宪法宣传周活动，保护公司法人和监察法官，建设节水法治馆，完善行政审计法规体系。", []),
    ("江河后续工作规划目标任务全面完成。", ["江河后续工作规划"]),  # what it sets is reached
    ("制定青山法治建设实施方案（2022—2025年），明确任务。", ["青山法治建设实施方案（2022—2025年）"]),  # with its years
    ("完成办法修订。持续推进项目建设，居民办事方便。", []),  # nothing that a title ends with
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_what_may_be_a_title(text: str, expected: list[str]) -> None:
    places = find_bare_titles(Surface(outline_report(text)))
    assert [text[p.start : p.end] for p in places] == expected


def test_time_grows_with_the_text_only() -> None:
    row = "落实" + "、".join(["青松管理办法"] * 3000) + "。"
    assert len(find_bare_titles(Surface(outline_report(row)))) == 9  # a row without end is left off
