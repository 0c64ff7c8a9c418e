from __future__ import annotations

import pytest

from zhiji.reading.front import find_front

BODY = "一、工作情况\n全年办理案件12件。\n"

FRONTS = [
    # text above the body, the title, what is left out above it
    ("甲局2022年工作总结\n", "甲局2022年工作总结", ""),
    (
        "下载\n打印\n【字号：\n加大\n】\n2026年某市政府工作报告\n",
        "2026年某市政府工作报告",
        "下载\n打印\n【字号：\n加大\n】\n",
    ),
    (
        "> 政务公开 | >年度报告 |\n甲局2020年法治政府建设年度报告\n",
        "甲局2020年法治政府建设年度报告",
        "> 政务公开 | >年度报告 |\n",
    ),
    (
        "洪泽区人民政府\n2023年政府信息公开工作年度报告\n",
        "洪泽区人民政府\n2023年政府信息公开工作年度报告",
        "",
    ),  # two lines
    ("2026年某省政府工作报告\n省长某某作政府工作报告\n", "2026年某省政府工作报告", ""),  # not the caption below
    ("某市2022年工作报告解读\n甲局2022年工作报告\n", "甲局2022年工作报告", "某市2022年工作报告解读\n"),
    ("政 府 工 作 报 告\n", "政 府 工 作 报 告", ""),
    ("各处室：\n", None, ""),
]


@pytest.mark.parametrize(("above", "title", "left_out"), FRONTS)
def test_title(above: str, title: str | None, left_out: str) -> None:
    text = above + BODY
    front = find_front(text)
    assert (front.title and text[front.title.start : front.title.end]) == title
    assert "".join(text[hole.start : hole.end] for hole in front.holes) == left_out
    assert text[front.body :] == BODY


TAILS = [
    # what stands below the body, what is left out of it
    ("相关报道：\n", "相关报道：\n"),
    ("（来源：某某日报）\n编辑：某某\n", "（来源：某某日报）\n编辑：某某\n"),
    ("甲局\n2023年1月5日\n", ""),  # the signature is the report's
    ("附件：清单\n", ""),
    (
        "责任编辑：\n某某\n打印本页\n2022年总结\n各位代表：现在报告。\n",
        "责任编辑：\n某某\n打印本页\n2022年总结\n各位代表：现在报告。\n",
    ),
    ("扫一扫在手机打开当前页\n【\n打印本页\n】\n", "扫一扫在手机打开当前页\n【\n打印本页\n】\n"),
]


@pytest.mark.parametrize(("below", "left_out"), TAILS)
def test_tail(below: str, left_out: str) -> None:
    text = "甲局2022年工作总结\n" + BODY * 20 + below
    front = find_front(text)
    assert "".join(text[hole.start : hole.end] for hole in front.holes) == left_out


def test_chrome_between_title_and_body() -> None:
    text = "2026年某省政府工作报告\n来源：某某日报\n时间：2026-02-09\n省长 某某\n各位代表：\n" + BODY
    front = find_front(text)
    assert [text[hole.start : hole.end] for hole in front.holes] == ["来源：某某日报", "时间：2026-02-09"]
    assert front.leaves_out(text.index("日报"))
    assert not front.leaves_out(text.index("省长"))


@pytest.mark.parametrize("first", ["一、2022年工作回顾", "一、总体情况", "1.总体情况", "（一）总体情况", "各位代表："])
def test_the_body_begins_at_the_first_marker(first: str) -> None:
    text = f"甲局2022年工作总结\n{first}\n全年办理案件12件。\n"
    assert text[find_front(text).body :].startswith(first)


def test_nothing() -> None:
    assert find_front("").holes == ()
    assert find_front(" \n").title is None
