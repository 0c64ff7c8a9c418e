"""Problems beside plans, claims to be first, figures told twice, requirements beside results, plans worth naming."""

from __future__ import annotations

import pytest
from comparing_samples import ISSUER, figure_row, placed, report_row, scheme

from zhiji.comparing.clauses import names_a_work
from zhiji.comparing.concrete import Concrete
from zhiji.comparing.firsts import find_firsts
from zhiji.comparing.ledger import keep_ledger
from zhiji.comparing.placing import place_figures
from zhiji.comparing.problems import put_beside, topic_of
from zhiji.comparing.requirements import find_required
from zhiji.comparing.twice import find_twice
from zhiji.model.rows import InitiativeRow, ReportRow, ShortcomingRow, StandingRow

REST = "".join(
    f"{a}{b}平稳有序。" for a in ("粮油", "文旅", "水务", "林草", "渔业") for b in ("生产", "购销", "储运", "监测")
)
"""Sentences of other things, as a report has them: what is rare is so beside them."""

PROBLEMS = f"""甲市丙区2014年工作报告

一、2014年工作回顾

{REST}

二、存在的问题

营商环境还需进一步优化，招商引资力度不够。城乡基础设施不够完善。少数干部担当不足。

三、2015年工作安排

总体要求是：持续优化营商环境，全面加强招商引资。
打造一流营商环境，深化放管服改革。实施招商引资攻坚行动。继续完善白塔湖片区基础设施。办好樱桃节。
"""


def problems(text: str = PROBLEMS) -> list[tuple[str, int, str]]:
    report = report_row(text, 2014)
    quotes = ("营商环境还需进一步优化，招商引资力度不够", "城乡基础设施不够完善", "少数干部担当不足")
    held = [ShortcomingRow(report=report.iri, begin=text.index(q), end=text.index(q) + len(q), quote=q) for q in quotes]
    return [(b.problem.quote, b.rank, b.plan.text) for b in put_beside(report, held)]


def test_a_problem_stands_beside_the_plans_of_its_topic() -> None:
    assert problems() == [
        ("营商环境还需进一步优化，招商引资力度不够", 1, "打造一流营商环境"),
        ("营商环境还需进一步优化，招商引资力度不够", 2, "实施招商引资攻坚行动"),  # each part has its own
        ("城乡基础设施不够完善", 1, "继续完善白塔湖片区基础设施"),
        # 干部担当: no plan says a word of it; the general paragraph (总体要求) is beside nothing
    ]


@pytest.mark.parametrize(
    ("words", "topic"),
    [
        ("营商环境还需进一步优化", "营商环境"),
        ("部分干部能力水平有待提高", "干部 提高"),  # what any problem has is blanked, not what is left of it
        ("仍然存在不少困难", ""),
    ],
)
def test_what_a_problem_is_about(words: str, topic: str) -> None:
    assert topic_of(words).split() == topic.split()


def standing(report: ReportRow, words: str, claim: str, held: str | None = None, kind: str = "first") -> StandingRow:
    begin = report.text.index(words)
    return StandingRow(
        report=report.iri, begin=begin, end=begin + len(words), claim=claim, kind=kind, held=held, iri=f"s{begin}"
    )


# text, words of the claim, claim → what is first, within what
FIRSTS = [
    ("建成全国首家青瓷交易中心。", "全国首家", "全国首家", "青瓷交易中心", "全国"),  # the words behind it
    ("全省首条低空旅游航线投入运营。", "全省首条", "全省首条", "低空旅游航线", "全省"),  # without what came of it
    ("编印全国首部竹编技艺志，反响良好。", "全国首部竹编技艺志", "全国首部", "竹编技艺志", "全国"),  # words inside it
    ("竹编税务服务为全国首创。", "全国首创", "全国首创", "竹编税务服务", "全国"),  # before it
    ("全球首台竹编机、全国首创制浆系统获批。", "全球首台", "全球首台", "竹编机", "全球"),  # not the next claim
    ("青松湖片区率先实现供水同网。", "率先", "率先", "实现供水同网", ""),
]


@pytest.mark.parametrize(("text", "words", "claim", "thing", "scope"), FIRSTS)
def test_what_is_said_to_be_first(text: str, words: str, claim: str, thing: str, scope: str) -> None:
    report = report_row(text)
    (first,) = find_firsts([report], [standing(report, words, claim)])
    assert (first.thing, first.scope) == (thing, scope)


@pytest.mark.parametrize("text", ["实现科学发展、和谐发展、率先发展。", "尊重群众首创精神。"])
def test_slogans_are_no_claims(text: str) -> None:
    report = report_row(text)
    cue = "率先" if "率先" in text else "首创"
    assert find_firsts([report], [standing(report, cue, cue)]) == []


def test_a_plan_to_be_first_is_no_claim() -> None:
    report = report_row("甲市丙区2014年工作报告\n\n一、2015年工作安排\n\n建成全国首家青瓷交易中心。\n")
    assert find_firsts([report], [standing(report, "全国首家", "全国首家")]) == []


def test_who_claims_most_and_who_claims_the_same() -> None:
    one = report_row("建成全省首家青瓷交易中心。建成全省首条竹海索道。", issuer="甲市人民政府")
    other = report_row("开放全省首家青瓷交易中心。", issuer="乙市人民政府")
    rows = [
        standing(other, "全省首家", "全省首家"),
        standing(one, "全省首家", "全省首家"),
        standing(one, "全省首条", "全省首条"),
    ]
    found = find_firsts([one, other], rows)
    assert [(f.report.issuer, f.claims, f.rivals) for f in found] == [
        ("甲市人民政府", 2, ("乙市人民政府",)),
        ("甲市人民政府", 2, ()),
        ("乙市人民政府", 1, ("甲市人民政府",)),
    ]


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
    assert [(f.quote, met) for f, met in one.results] == [("215亿元", False)]
    (alone,) = find_required([before], rows[:2], place_figures(before, rows[:2], scheme()))
    assert alone.results == ()  # this year's result is not that of next year's target


@pytest.mark.parametrize(("told", "met"), [("3", True), ("2", True), ("1", False)])
def test_a_standing_norm_stands_beside_what_its_report_says_of_the_same(told: str, met: bool) -> None:
    report = report_row(f"局领导出庭应诉每年不少于2次。全年局领导出庭应诉{told}次。")
    norm = figure_row(report, "2次", "局领导出庭应诉", 2, "次", role="norm", bound="at-least")
    norm = type(norm)(**{**{f: getattr(norm, f) for f in norm.__slots__}, "begin": 11, "end": 13, "iri": "norm"})
    rows = [norm, figure_row(report, f"{told}次", "局领导出庭应诉", told, "次")]
    (one,) = find_required([report], rows, place_figures(report, rows, scheme()))
    assert (one.period, [m for _, m in one.results]) == ("", [met])


PLAN = """甲市丙区2014年工作报告

一、2014年工作回顾

全区经济平稳运行。

二、2015年工作安排

建成青松路小学。推进红石滩行动。坚持依法行政，用制度管权管事管人。旅游接待人数达到500万人次。
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
    assert "用制度管权管事管人" in [row.plan.text for row in rows]  # the ledger has it: something may be said of it
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
