"""The arithmetic audit on invented mini reports, each described into a graph first."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from zhiji.checking import Finding, find_arithmetic_findings
from zhiji.checking.rows import Citations
from zhiji.store.graphs import Graph

Row = dict[str, Any]
Maker = Callable[..., Graph]


def q(name: str, text: Any, value: float, unit: str, role: str = "level", **more: Any) -> Row:
    given = {"bound": "exact", "of": "effect", "period": "2020"} | more
    return {"id": name, "type": "quantity", "text": text, "value": value, "unit": unit, "role": role} | given


def change(name: str, text: Any, value: float, unit: str, direction: str, **more: Any) -> Row:
    return q(name, text, value, unit, "change", direction=direction, **({"comparison": "yoy"} | more))


def audit(graph: Graph, include_held: bool = False) -> list[Finding]:
    return list(find_arithmetic_findings(graph, Citations(graph), include_held=include_held))


def told(graph: Graph, include_held: bool = True) -> list[tuple[str, str]]:
    return [(f.rule, f.severity) for f in audit(graph, include_held)]


TWO_YEARS = "交通事故亡人数在2019年同比减少206人、下降24.1%基础上，同比再减少108人、下降16.2%。"
S = {"subject": "亡人数"}
FOUR_CHANGES = [
    change("a", "206人", 206, "人", "down", period="2019", **S),
    change("b", "24.1%", 24.1, "%", "down", period="2019", **S),
    change("c", "108人", 108, "人", "down", **S),
    change("d", "16.2%", 16.2, "%", "down", **S),
]
EXAM = "法考通过91人，较2019年57人增加34人，上升60%。"
E = {"subject": "法考通过"}
YEAR = {"comparison": "vs-year", "base_period": "2019", "compared_with": "base"}


def exam(text: str = EXAM, **values: float) -> tuple[int, str, list[Row]]:
    level, base, amount, rate = (values[k] for k in ("level", "base", "amount", "rate"))
    return (
        2020,
        text,
        [
            q("level", f"{level:g}人", level, "人", direction="up", compared_with="base", **E),
            q("base", f"{base:g}人", base, "人", "base", period="2019", **E),
            change("amount", f"{amount:g}人", amount, "人", "up", **(E | YEAR)),
            change("rate", f"{rate:g}%", rate, "%", "up", **(E | YEAR)),
        ],
    )


CASES = [
    # two years in one sentence: 206 of 24.1 % leaves 649, 108 of 16.2 % starts from 667
    ("two years that disagree", (2020, TWO_YEARS, FOUR_CHANGES), [("series", "violation")]),
    # the same with a rate that fits: 108 of 16.65 % starts from 649
    (
        "two years that agree",
        (
            2020,
            TWO_YEARS.replace("16.2%", "16.65%"),
            [*FOUR_CHANGES[:3], change("d", "16.65%", 16.65, "%", "down", **S)],
        ),
        [("series", "note")],
    ),
    # a bound leaves room: 16.2 % or more may well be 16.65 %
    (
        "a bound is respected",
        (
            2020,
            TWO_YEARS.replace("16.2%", "16.2%以上"),
            [*FOUR_CHANGES[:3], change("d", "16.2%以上", 16.2, "%", "down", bound="at-least", **S)],
        ),
        [("series", "note")],
    ),
    # 57 + 34 = 91, 34 of 57 is 59.6 %, 91 is more than 57
    (
        "level, base, amount and rate that agree",
        exam(level=91, base=57, amount=34, rate=60),
        [("direction", "note"), ("sum", "note"), ("rate", "note")],
    ),
    # 57 + 34 is not 92
    (
        "a sum that fails",
        exam(EXAM.replace("91人", "92人"), level=92, base=57, amount=34, rate=60),
        [("sum", "violation"), ("direction", "note"), ("rate", "note")],
    ),
    # 34 of 57 is 59.6 %: 59 % was cut off, not rounded
    (
        "a rate that was cut off",
        exam(EXAM.replace("60%", "59%"), level=91, base=57, amount=34, rate=59),
        [("direction", "note"), ("rate", "note"), ("sum", "note")],
    ),
    # 34 of 57 is not 70 %
    (
        "a rate that fails",
        exam(EXAM.replace("60%", "70%"), level=91, base=57, amount=34, rate=70),
        [("rate", "violation"), ("direction", "note"), ("sum", "note")],
    ),
    # without the amount the rate leads to the level: 50 down 20 % is 40, not 45
    (
        "a rate that leads elsewhere",
        (
            2020,
            "治安案件45起，较上年50起下降20%。",
            [
                q("level", "45起", 45, "起", direction="down", compared_with="base", subject="治安案件"),
                q("base", "50起", 50, "起", "base", period="2019", subject="治安案件"),
                change("rate", "20%", 20, "%", "down", compared_with="base", subject="治安案件"),
            ],
        ),
        [("rate", "violation"), ("direction", "note")],
    ),
    # without a base the level less the amount is one: 60 up 10 is from 50, which is 20 %
    (
        "level, amount and rate",
        (
            2020,
            "治安案件60起，同比增加10起、上升20%。",
            [
                q("level", "60起", 60, "起", subject="治安案件"),
                change("amount", "10起", 10, "起", "up", subject="治安案件"),
                change("rate", "20%", 20, "%", "up", subject="治安案件"),
            ],
        ),
        [("rate", "note")],
    ),
    # an amount that falls beside a rate that rises
    (
        "signs that differ",
        (
            2020,
            "治安案件同比减少10起、上升20%。",
            [
                change("amount", "10起", 10, "起", "down", subject="治安案件"),
                change("rate", "20%", 20, "%", "up", subject="治安案件"),
            ],
        ),
        [("signs", "violation")],
    ),
    # one rate beside two amounts: whose it is, nobody says
    (
        "two amounts and one rate",
        (
            2020,
            "立案462起748人，同比减少10起、20人，下降50%。",
            [
                q("l1", "462起", 462, "起", subject="立案"),
                q("l2", "748人", 748, "人", subject="立案"),
                change("a1", "10起", 10, "起", "down", subject="立案"),
                change("a2", "20人", 20, "人", "down", subject="立案"),
                change("r", "50%", 50, "%", "down", subject="立案"),
            ],
        ),
        [],
    ),
    # 95.2 to 98.6 is a rise
    (
        "a direction that holds",
        (
            2020,
            "纠纷化解率从95.2%上升至98.6%。",
            [
                q("b", "95.2%", 95.2, "%", "base", period=None, subject="纠纷化解率"),
                q("l", "98.6%", 98.6, "%", direction="up", compared_with="b", subject="纠纷化解率"),
            ],
        ),
        [("direction", "note")],
    ),
    # 98.6 to 95.2 is none
    (
        "a direction that fails",
        (
            2020,
            "纠纷化解率从98.6%上升至95.2%。",
            [
                q("b", "98.6%", 98.6, "%", "base", period=None, subject="纠纷化解率"),
                q("l", "95.2%", 95.2, "%", direction="up", compared_with="b", subject="纠纷化解率"),
            ],
        ),
        [("direction", "violation")],
    ),
    # percentage points are an amount of a percentage
    (
        "percentage points",
        (
            2020,
            "合格率99%，比上年96%提高2个百分点。",
            [
                q("l", "99%", 99, "%", direction="up", compared_with="b", subject="合格率"),
                q("b", "96%", 96, "%", "base", period="2019", subject="合格率"),
                change("a", "2个百分点", 2, "个百分点", "up", compared_with="b", subject="合格率"),
            ],
        ),
        [("direction", "note"), ("sum", "note")],
    ),
    # the same far enough apart that no rounding helps
    (
        "percentage points that fail",
        (
            2020,
            "合格率99.0%，比上年92.0%提高2.0个百分点。",
            [
                q("l", "99.0%", 99, "%", direction="up", compared_with="b", subject="合格率"),
                q("b", "92.0%", 92, "%", "base", period="2019", subject="合格率"),
                change("a", "2.0个百分点", 2, "个百分点", "up", compared_with="b", subject="合格率"),
            ],
        ),
        [("sum", "violation"), ("direction", "note")],
    ),
    # 合格率上升2%: of it or points of it? silence
    (
        "a rate of a percentage",
        (
            2020,
            "合格率90%，比上年60%上升2%。",
            [
                q("l", "90%", 90, "%", compared_with="b", subject="合格率"),
                q("b", "60%", 60, "%", "base", period="2019", subject="合格率"),
                change("a", "2%", 2, "%", "up", compared_with="b", subject="合格率"),
            ],
        ),
        [],
    ),
    # one figure told in two places, once with its scope
    (
        "told twice, equal",
        (
            2020,
            "信访积案405件。\n另清理信访积案405件。",
            [
                q("x", ("405件", 0), 405, "件", of="output", subject=("信访积案", 0), scope="全市"),
                q("y", ("405件", 1), 405, "件", of="output", subject=("信访积案", 1)),
            ],
        ),
        [("stated-twice", "note")],
    ),
    # one effect of a long name told twice, and not the same
    (
        "told twice, unequal",
        (
            2020,
            "负责人出庭应诉率98%。\n负责人出庭应诉率为91%。",
            [
                q("x", "98%", 98, "%", subject=("负责人出庭应诉率", 0)),
                q("y", "91%", 91, "%", subject=("负责人出庭应诉率", 1)),
            ],
        ),
        [("stated-twice", "warning")],
    ),
    # a few that came about, and those that there are
    (
        "told twice, few and far apart",
        (
            2020,
            "2家全国重点实验室获批。\n全国重点实验室达8家。",
            [
                q("x", "2家", 2, "家", of="effect", subject=("全国重点实验室", 0)),
                q("y", "8家", 8, "家", of="effect", subject=("全国重点实验室", 1)),
            ],
        ),
        [],
    ),
    # what is 其中 is of its whole, which the name does not say
    (
        "told twice, as parts",
        (
            2020,
            "新增债券1862亿元，其中重大项目一般债券254亿元。\n再融资债券6185亿元，其中重大项目一般债券314亿元。",
            [
                q("x", "254亿元", 25400000000, "元", of="effect", subject=("重大项目一般债券", 0)),
                q("y", "314亿元", 31400000000, "元", of="effect", subject=("重大项目一般债券", 1)),
            ],
        ),
        [],
    ),
    # a reader gave two different phrases one indicator: that ties them
    (
        "two phrases of one indicator",
        (
            2020,
            "警情下降13%。\n接到的警情同比下降31%。",
            [
                change("x", "13%", 13, "%", "down", subject=("警情", 0), indicator="纠纷警情"),
                change("y", "31%", 31, "%", "down", subject="接到的警情", indicator="纠纷警情"),
            ],
        ),
        [("stated-twice", "warning")],
    ),
    # two phrases of one indicator, and counts too far apart to be one
    (
        "counts far apart",
        (
            2020,
            "问题整改1个。\n剩余问题16个。",
            [
                q("x", "1个", 1, "个", subject="问题整改", of="output", indicator="问题整改"),
                q("y", "16个", 16, "个", subject="剩余问题", of="output", indicator="问题整改"),
            ],
        ),
        [],
    ),
    (
        "counts near each other",
        (
            2020,
            "问题整改15个。\n剩余问题16个。",
            [
                q("x", "15个", 15, "个", subject="问题整改", of="output", indicator="问题整改"),
                q("y", "16个", 16, "个", subject="剩余问题", of="output", indicator="问题整改"),
            ],
        ),
        [("stated-twice", "warning")],
    ),
    # one name of two things, each with its own value, in turn
    (
        "told in turn",
        (
            2020,
            "城乡居民人均可支配收入分别达到30283元、10324元。\n城乡居民人均可支配收入分别达到30283元和10324元。",
            [
                q("a", ("30283元", 0), 30283, "元", subject=("城乡居民人均可支配收入", 0)),
                q("b", ("10324元", 0), 10324, "元", subject=("城乡居民人均可支配收入", 0)),
                q("c", ("30283元", 1), 30283, "元", subject=("城乡居民人均可支配收入", 1)),
                q("d", ("10324元", 1), 10324, "元", subject=("城乡居民人均可支配收入", 1)),
            ],
        ),
        [],
    ),
    # a change told twice alike
    (
        "a change told twice",
        (
            2020,
            "住宿类投诉下降12.35%。\n住宿类投诉量下降12.35%。",
            [
                change("x", ("12.35%", 0), 12.35, "%", "down", subject=("住宿类投诉", 0)),
                change("y", ("12.35%", 1), 12.35, "%", "down", subject=("住宿类投诉", 1)),
            ],
        ),
        [("stated-twice", "note")],
    ),
    # 立案 here and 立案 there are two things: a short name ties nothing
    (
        "a short name in two places",
        (
            2020,
            "立案查处7起。\n另立案查处4起。",
            [
                q("x", "7起", 7, "起", of="output", subject=("立案查处", 0)),
                q("y", "4起", 4, "起", of="output", subject=("立案查处", 1)),
            ],
        ),
        [],
    ),
    # a funnel in one sentence is no repetition
    (
        "a funnel",
        (
            2020,
            "信访件48件，已办结42件，在办6件。",
            [
                q("x", "48件", 48, "件", of="output", subject="信访件"),
                q("y", "42件", 42, "件", of="output", subject="信访件"),
                q("z", "6件", 6, "件", of="output", subject="信访件"),
            ],
        ),
        [],
    ),
    # how much a body did is told again and again of different things
    (
        "activity told twice",
        (
            2020,
            "县级公安机关负责人约谈3次。\n县级公安机关负责人约谈10次。",
            [
                q("x", "3次", 3, "次", of="activity", subject=("县级公安机关负责人约谈", 0)),
                q("y", "10次", 10, "次", of="activity", subject=("县级公安机关负责人约谈", 1)),
            ],
        ),
        [],
    ),
    # 40 of 100 is 40 %
    (
        "a share that holds",
        (
            2020,
            "全部案件100件，其中网上案件40件，占全部案件的40%。",
            [
                q("w", "100件", 100, "件", subject=("全部案件", 0)),
                q("p", "40件", 40, "件", subject="网上案件"),
                q("s", "40%", 40, "%", "share", share_of="全部案件", subject="网上案件"),
            ],
        ),
        [("share", "note")],
    ),
    # 40 of 100 is not 60 %
    (
        "a share that fails",
        (
            2020,
            "全部案件100件，其中网上案件40件，占全部案件的60%。",
            [
                q("w", "100件", 100, "件", subject=("全部案件", 0)),
                q("p", "40件", 40, "件", subject="网上案件"),
                q("s", "60%", 60, "%", "share", share_of="全部案件", subject="网上案件"),
            ],
        ),
        [("share", "violation")],
    ),
    # 占全省1/4, and what the province has is not said
    (
        "a share without its whole",
        (
            2020,
            "惠及外国人5236人，占全省1/4。",
            [
                q("p", "5236人", 5236, "人", subject="外国人"),
                q("s", "1/4", 0.25, "ratio", "share", share_of="全省", subject="外国人"),
            ],
        ),
        [],
    ),
    # 60 + 40 = 100
    (
        "parts that come to the whole",
        (
            2020,
            "查处案件100件，其中刑事60件、行政40件。",
            [
                q("w", "100件", 100, "件", of="output", subject="查处案件"),
                q("p", "60件", 60, "件", of="output", subject="刑事"),
                q("r", "40件", 40, "件", of="output", subject="行政"),
            ],
        ),
        [("parts", "note")],
    ),
    # parts need not be all: silence
    (
        "parts that are fewer",
        (
            2020,
            "查处案件100件，其中刑事60件、行政30件。",
            [
                q("w", "100件", 100, "件", of="output", subject="查处案件"),
                q("p", "60件", 60, "件", of="output", subject="刑事"),
                q("r", "30件", 30, "件", of="output", subject="行政"),
            ],
        ),
        [],
    ),
    # a part of 160 in a whole of 100
    (
        "a part that is more",
        (
            2020,
            "查处案件100件，其中刑事160件。",
            [
                q("w", "100件", 100, "件", of="output", subject="查处案件"),
                q("p", "160件", 160, "件", of="output", subject="刑事"),
            ],
        ),
        [("part", "warning")],
    ),
    # 年均增长 is a rate a year over several
    (
        "a yearly average",
        (
            2020,
            "道路里程由20公里增至40公里，年均增长15%。",
            [
                q("b", "20公里", 20, "公里", "base", period=None, subject="道路里程"),
                q("l", "40公里", 40, "公里", direction="up", compared_with="b", subject="道路里程"),
                change("r", "15%", 15, "%", "up", compared_with="b", subject="道路里程"),
            ],
        ),
        [("direction", "note")],
    ),
    # output grows in constant prices, its level is told in current ones
    (
        "a rate of what is priced",
        (
            2020,
            "地区生产总值140亿元，比上年100亿元增长33%。",
            [
                q("l", "140亿元", 14000000000, "元", compared_with="b", subject="地区生产总值"),
                q("b", "100亿元", 10000000000, "元", "base", period="2019", subject="地区生产总值"),
                change("r", "33%", 33, "%", "up", compared_with="b", subject="地区生产总值"),
            ],
        ),
        [],
    ),
    # to rise in a ranking is to come to a smaller number
    (
        "a rise in a ranking",
        (
            2020,
            "群众安全感排名由69位上升到35位。",
            [
                q("b", "69位", 69, "位", "base", period=None, subject="群众安全感排名"),
                q("l", "35位", 35, "位", direction="up", compared_with="b", subject="群众安全感排名"),
            ],
        ),
        [],
    ),
    # five years together are not one
    (
        "a total of many years",
        (
            2020,
            "非法集资案件涉案人数10人。\n五年来非法集资案件涉案人数累计80人。",
            [
                q("x", "10人", 10, "人", subject=("非法集资案件涉案人数", 0)),
                q("y", "80人", 80, "人", subject=("非法集资案件涉案人数", 1)),
            ],
        ),
        [],
    ),
    # a mark that was passed is not the number
    (
        "a mark that was passed",
        (
            2020,
            "便民服务平台访问量5696万人次。\n便民服务平台访问量跨越5000万人次大关。",
            [
                q("x", "5696万人次", 56960000, "人次", subject=("便民服务平台访问量", 0)),
                q("y", "5000万人次", 50000000, "人次", subject=("便民服务平台访问量", 1)),
            ],
        ),
        [("stated-twice", "note")],
    ),
    # what a change is held against is not said: two changes may have two bases
    (
        "changes with no stated comparison",
        (
            2020,
            "生产安全事故起数下降15%。\n生产安全事故起数下降48%。",
            [
                change("x", "15%", 15, "%", "down", comparison="unstated", subject=("生产安全事故起数", 0)),
                change("y", "48%", 48, "%", "down", comparison="unstated", subject=("生产安全事故起数", 1)),
            ],
        ),
        [],
    ),
    # 其中 ends with its clause
    (
        "a whole beside other wholes",
        (
            2020,
            "新增铁路639公里、其中高铁370公里，新增公路2600公里。",
            [
                q("w", "639公里", 639, "公里", of="output", subject="铁路"),
                q("p", "370公里", 370, "公里", of="output", subject="高铁"),
                q("x", "2600公里", 2600, "公里", of="output", subject="公路"),
            ],
        ),
        [],
    ),
    # 增长2倍 is read in two ways
    (
        "multiples",
        (
            2020,
            "治安案件60起，较上年20起增长5倍。",
            [
                q("l", "60起", 60, "起", compared_with="b", subject="治安案件"),
                q("b", "20起", 20, "起", "base", period="2019", subject="治安案件"),
                change("r", "5倍", 5, "倍", "up", compared_with="b", subject="治安案件"),
            ],
        ),
        [],
    ),
    # a figure that the reader hesitated over accuses nobody
    (
        "an uncertain figure",
        (
            2020,
            "纠纷化解率从98.6%上升至95.2%。",
            [
                q("b", "98.6%", 98.6, "%", "base", period=None, subject="纠纷化解率"),
                q("l", "95.2%", 95.2, "%", direction="up", compared_with="b", subject="纠纷化解率", optional=True),
            ],
        ),
        [],
    ),
]


@pytest.mark.parametrize(("mini", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_the_audit_finds(graph_of: Maker, mini: Any, expected: list[tuple[str, str]]) -> None:
    assert sorted(told(graph_of(mini))) == sorted(expected)


def test_without_include_held_only_what_fails_is_told(graph_of: Maker) -> None:
    assert told(graph_of(exam(level=91, base=57, amount=34, rate=60)), include_held=False) == []
    failing = graph_of(exam(EXAM.replace("91人", "92人"), level=92, base=57, amount=34, rate=60))
    assert told(failing, include_held=False) == [("sum", "violation")]


def test_a_finding_says_the_numbers_and_cites_the_sentence(graph_of: Maker) -> None:
    (finding,) = audit(graph_of((2020, TWO_YEARS, FOUR_CHANGES)))
    assert finding.zh == (
        "亡人数：由“−206人”、“−24.1%”得出2018年 ≈ 855，2019年 ≈ 649；由“−108人”、“−16.2%”得出2019年 ≈ 667"
        "——二者不可能属于同一数列"
    )
    assert finding.en == (
        "亡人数: −206人 and −24.1% give ≈ 855 for 2018, then ≈ 649 for 2019; −108人 and −16.2% give ≈ 667 for 2019: "
        "both cannot hold for one series"
    )
    assert [e.quote for e in finding.evidence] == ["206人", "24.1%", "108人", "16.2%"]
    assert finding.sentences == (TWO_YEARS,)
    assert len(finding.things) == 4
    assert len(finding.reports) == 1


LAST_YEAR = "刑事伤害案件58起。"
THIS_YEAR = "刑事伤害案件从57起升至91起。"
I = {"subject": "刑事伤害案件"}  # noqa: E741
LAST_YEARS_LEVEL = q("l", "58起", 58, "起", period="2019", **I)
THIS_YEARS = [
    q("b", "57起", 57, "起", "base", period="2019", **I),
    q("l", "91起", 91, "起", direction="up", compared_with="b", **I),
]


def test_last_years_report_and_this_years_base(graph_of: Maker) -> None:
    found = audit(graph_of((2019, LAST_YEAR, [LAST_YEARS_LEVEL]), (2020, THIS_YEAR, THIS_YEARS)))
    assert [(f.rule, f.severity) for f in found] == [("base-and-level", "warning")]
    assert set(found[0].sentences) == {THIS_YEAR, LAST_YEAR}
    assert len(found[0].reports) == 2


@pytest.mark.parametrize(
    "last_year",
    [
        # the same number: nothing to tell
        [LAST_YEARS_LEVEL | {"text": "57起", "value": 57}],
        # of another scope
        [LAST_YEARS_LEVEL | {"scope": "全省"}],
        # of another year
        [LAST_YEARS_LEVEL | {"period": "2018"}],
        # what the body did, and no result
        [LAST_YEARS_LEVEL | {"of": "activity"}],
        # of something else
        [LAST_YEARS_LEVEL | {"subject": "案件"}],
    ],
)
def test_two_reports_that_do_not_differ(graph_of: Maker, last_year: list[Row]) -> None:
    text = f"刑事伤害案件{last_year[0]['text']}。"
    assert told(graph_of((2019, text, last_year), (2020, THIS_YEAR, THIS_YEARS)), include_held=False) == []


def test_a_rate_gives_a_base_that_last_years_report_denies(graph_of: Maker) -> None:
    this_year = [
        q("l", "91起", 91, "起", **I),
        change("r", "60%", 60, "%", "up", **I),
    ]
    graph = graph_of(
        (2019, "刑事伤害案件71起。", [q("l", "71起", 71, "起", period="2019", **I)]),
        (2020, "刑事伤害案件91起，同比上升60%。", this_year),
    )
    (finding,) = audit(graph)
    assert (finding.rule, finding.severity) == ("base-and-level", "warning")
    assert "≈ 56.9" in finding.en


def test_words_that_last_years_report_used_of_two_things_tie_nothing(graph_of: Maker) -> None:
    twice = [
        LAST_YEARS_LEVEL | {"id": "l1", "subject": ("刑事伤害案件", 0)},
        LAST_YEARS_LEVEL | {"id": "l2", "text": "12起", "value": 12, "subject": ("刑事伤害案件", 1), "of": "output"},
    ]
    graph = graph_of((2019, f"{LAST_YEAR}\n督办刑事伤害案件12起。", twice), (2020, THIS_YEAR, THIS_YEARS))
    assert told(graph, include_held=False) == []


def test_the_order_of_triples_changes_nothing(graph_of: Maker) -> None:
    minis = [(2020, TWO_YEARS, FOUR_CHANGES), (2019, LAST_YEAR, [LAST_YEARS_LEVEL]), (2021, THIS_YEAR, THIS_YEARS)]
    assert audit(graph_of(*minis), True) == audit(graph_of(*reversed(minis)), True)


def test_a_common_noun_in_two_reports_ties_nothing(graph_of: Maker) -> None:
    def of_cases(rows: list[Row]) -> list[Row]:
        return [row | {"subject": "案件"} for row in rows]

    graph = graph_of((2019, LAST_YEAR, of_cases([LAST_YEARS_LEVEL])), (2020, THIS_YEAR, of_cases(THIS_YEARS)))
    assert told(graph, include_held=False) == []
