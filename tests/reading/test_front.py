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
    (
        "甲市公安局关于2024年度法治政府建设\n情况的报告\n",
        "甲市公安局关于2024年度法治政府建设\n情况的报告",
        "",
    ),  # broken inside a word group
    (
        "甲市公安局关于2024年度法治政府建设\n工作情况的报告\n",
        "甲市公安局关于2024年度法治政府建设\n工作情况的报告",
        "",
    ),  # the second line alone reads like a title
    ("首页\n甲市公安局2024年\n法治政府建设年度报告\n", "甲市公安局2024年\n法治政府建设年度报告", "首页\n"),
    ("甲市公安局关于\n2024年度法治政府\n建设情况的报告\n", "甲市公安局关于\n2024年度法治政府\n建设情况的报告", ""),
    (
        "中共甲镇委员会\n甲镇人民政府\n关于2024年工作情况的报告\n",
        "中共甲镇委员会\n甲镇人民政府\n关于2024年工作情况的报告",
        "",
    ),
    ("甲政〔2024〕5号\n甲局2024年工作总结\n", "甲局2024年工作总结", "甲政〔2024〕5号\n"),  # a number is no title
    (
        "下载 \n全屏\n收藏\n【字号：大 中 小】\n甲局2024年工作总结\n",
        "甲局2024年工作总结",
        "下载 \n全屏\n收藏\n【字号：大 中 小】\n",
    ),
    (
        "正文\n索引号：1\n公开日期：2025-01-02\n2025-01-02\n甲局2024年工作总结\n",
        "甲局2024年工作总结",
        "正文\n索引号：1\n公开日期：2025-01-02\n2025-01-02\n",
    ),
    (
        "某某在甲市人大会议上的政府工作报告（摘登）\n添加时间 2026/2/12 15:20:47  浏览次数 40 次\n",
        "某某在甲市人大会议上的政府工作报告（摘登）",
        "添加时间 2026/2/12 15:20:47  浏览次数 40 次",
    ),  # when the page was made begins no title
]


@pytest.mark.parametrize(("above", "title", "left_out"), FRONTS)
def test_title(above: str, title: str | None, left_out: str) -> None:
    text = above + BODY
    front = find_front(text)
    assert (front.title and text[front.title.start : front.title.end]) == title
    assert "".join(text[hole.start : hole.end] for hole in front.holes) == left_out
    assert text[front.body :] == BODY


CONTENTS = [
    # lines between the title page and the text: a table of contents
    "目  录\n一、工作情况……………1\n二、存在问题……………3\n",  # with leaders and pages
    "目录\n一、工作情况 1\n二、存在问题 3\n",  # with pages
    "目录\n一、工作情况\n二、存在问题\n",  # the headings as they come again
]


@pytest.mark.parametrize("contents", CONTENTS)
def test_a_table_of_contents_is_no_text(contents: str) -> None:
    text = "甲局2024年工作总结\n" + contents + BODY + "二、存在问题\n人手不足。\n"
    front = find_front(text)
    assert front.title is not None
    assert "".join(text[hole.start : hole.end] + "\n" for hole in front.holes) == contents
    assert text[front.body :] == BODY + "二、存在问题\n人手不足。\n"


def test_a_title_at_the_head_of_its_only_line() -> None:
    body = "2024年，我局办理案件12件，各项工作取得新成效，群众满意率达到百分之九十九，全年无事故，无投诉，无败诉。"
    text = f"下载 打印 甲局2024年工作总结 {body}"
    front = find_front(text)
    assert front.title is not None
    assert text[front.title.start : front.title.end] == "甲局2024年工作总结"
    assert text[front.body :].strip() == body


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
