"""A memo's figures against what reports state: fifteen of thirty altered, and none of those may pass."""

from __future__ import annotations

import csv
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from zhiji import api
from zhiji.model import Quantity, ZhijiError
from zhiji.model.rows import FigureRow
from zhiji.verifying.amounts import differing
from zhiji.verifying.memos import Memo
from zhiji.verifying.policy import load_policy
from zhiji.verifying.settings import is_short, years_told
from zhiji.verifying.stretches import content
from zhiji.verifying.subjects import denies, fit, follows
from zhiji.verifying.values import Checked

MEMO = Path(__file__).with_name("jinhua-memo.tsv")


def memo_rows() -> list[dict[str, str]]:
    return list(csv.DictReader(MEMO.read_text(encoding="utf-8").splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.fixture(scope="module")
def jinhua() -> api.KnowledgeGraph:
    return api.load()


@pytest.fixture(scope="module")
def told(jinhua: api.KnowledgeGraph) -> list[tuple[dict[str, str], list[Checked]]]:
    """Each row of the memo with the verdicts on its words, from one memo with all its sentences."""
    memo, at = "# 核对材料\n\n", []
    for row in memo_rows():
        at.append(len(memo) + row["sentence"].rindex(row["words"]))
        memo += row["sentence"] + "\n\n"
    found = jinhua.verify(memo)
    assert all(memo[c.begin : c.end] == c.quote for c in found)
    ends = [begin + len(row["words"]) for begin, row in zip(at, memo_rows(), strict=True)]
    return [
        (row, [c for c in found if c.begin < end and begin < c.end])
        for row, begin, end in zip(memo_rows(), at, ends, strict=True)
    ]


def test_the_memo_has_fifteen_of_each() -> None:
    altered = [row["altered"] for row in memo_rows()]
    assert (len(altered), altered.count("-")) == (30, 15)
    assert {*altered} == {"-", "digit", "unit", "year", "direction", "subject"}


def test_nothing_altered_is_supported(told: list[tuple[dict[str, str], list[Checked]]]) -> None:
    altered = [(row, found) for row, found in told if row["altered"] != "-"]
    assert [row["sentence"] for row, found in altered if any(c.verdict == "supported" for c in found)] == []
    assert all(found for _, found in altered), "each is told of"


def test_what_is_true_is_supported_at_its_place(told: list[tuple[dict[str, str], list[Checked]]]) -> None:
    right = 0
    for row, found in told:
        if row["altered"] == "-":
            quote, _, begin = row["place"].partition("@")
            here = [c.place for c in found if c.verdict == "supported" and c.place]
            right += any((p.quote, p.begin) == (quote, int(begin)) for p in here)
    assert right == 15


def test_what_differs_is_named(told: list[tuple[dict[str, str], list[Checked]]]) -> None:
    what = {"digit": {"value", "numbers"}, "subject": {"subject", "value"}}
    for row, found in told:
        kinds = {d.what for c in found for d in c.differences}
        if row["altered"] in ("digit", "unit", "year", "direction") and kinds:
            assert kinds & what.get(row["altered"], {row["altered"]}), row["sentence"]


ISSUERS = [
    ("甲市公安局2019年交通事故亡人数100人。", "supported", "甲市公安局", "the year says which of two reports"),
    ("甲市公安局2020年交通事故亡人数100人。", "differs", "甲市公安局", "and the other year has another number"),
    ("乙市公安局2019年交通事故亡人数100人。", "differs", "乙市公安局", "another body's number is not its own"),
    ("丙市公安局2019年交通事故亡人数100人。", "differs", "甲市公安局", "a body that no open report knows"),
    ("## 甲市公安局2019年\n\n- 亡人数较上年减少25人", "supported", "甲市公安局", "a heading says whose and of when"),
    ("交通事故亡人数由125人降至100人。", "supported", "甲市公安局", "nobody is named, and only one says it"),
]


@pytest.mark.parametrize(("memo", "verdict", "issuer", "why"), ISSUERS)
def test_several_reports_are_told_apart(
    invented: api.KnowledgeGraph, memo: str, verdict: str, issuer: str | None, why: str
) -> None:
    last = invented.verify(memo)[-1]
    assert (last.verdict, last.place.report.issuer if last.place else None) == (verdict, issuer), why


def quantity(text: str, value: str, unit: str, bound: str = "exact") -> Quantity:
    return Quantity(
        id="q",
        start=0,
        end=len(text),
        text=text,
        value=Decimal(value),
        unit=unit,
        bound=bound,
        role="level",  # type: ignore[arg-type]
    )


def figure(value: str, unit: str, bound: str = "exact") -> FigureRow:
    return FigureRow(
        report="r",
        begin=0,
        end=1,
        quote="",
        role="level",
        value=Decimal(value),
        unit=unit,
        bound=bound,  # type: ignore[arg-type]
    )


AMOUNTS = [
    (("1.2万件", "12000", "件"), ("12000", "件"), [], "a multiplier is no other number"),
    (("约6900条", "6900", "条", "approx"), ("6924", "条"), [], "rounded, and said to be"),
    (("6900条", "6900", "条"), ("6924", "条"), ["value"], "rounded, and not said to be"),
    (("近7000条", "7000", "条", "less-than"), ("6924", "条"), [], "just below"),
    (("超过7000条", "7000", "条", "more-than"), ("6924", "条"), ["value"], "not above"),
    (("超过6900条", "6900", "条", "more-than"), ("6924", "条"), [], "just above"),
    (("超过6800条", "6800", "条", "more-than"), ("6924", "条"), ["value"], "above, but another digit"),
    (("2万余条", "20000", "条", "more-than"), ("22000", "条", "more-than"), [], "cut at 万"),
    (("98%", "98", "%"), ("98", "%", "at-least"), ["hedge"], "surer than the report"),
    (("约57人", "57", "人", "approx"), ("57", "人"), [], "less sure than the report"),
    (("超过98%", "98", "%", "more-than"), ("98", "%", "at-least"), [], "以上 in other words"),
    (("57名", "57", "名"), ("57", "人"), [], "one measure in two words"),
    (("57人次", "57", "人次"), ("57", "人"), ["unit"], "visits are no people"),
    (("12个百分点", "12", "个百分点"), ("12", "%"), ["unit"], "points are no per cent"),
    (("25%", "25", "%"), ("0.25", "比"), [], "a quarter"),
    (("12,296 problems", "12296", ""), ("12296", "个"), [], "counted in English"),
    (("57", "57", ""), ("57", "%"), ["unit"], "but no per cent"),
]


@pytest.mark.parametrize(("memo", "report", "what", "why"), AMOUNTS)
def test_amounts(memo: tuple[str, ...], report: tuple[str, ...], what: list[str], why: str) -> None:
    assert list(differing(quantity(*memo), figure(*report))) == what, why


SUBJECTS = [
    ("全市刑事案件破案率", "刑事案件破案率", True, "for where it holds is told apart"),
    ("参考率", "合格率", False, "one character is no word"),
    ("行政和解率", "行政调解率", False, "和 of 和解 is no word"),
    ("破案率", "结案率", False, "nor is 破"),
    ("治安大讲堂", "刑侦大讲堂", False, "the word that tells them apart"),
    ("规模以上工业增加值", "规模以上工业总产值", False, "增加 is part of a name"),
    ("办理环境违法案件", "环境违法案件", True, "a light verb more"),
    ("办结投诉举报", "受理投诉举报", False, "what was closed is not what was received"),
    ("规模以上工业增加值", "规上工业增加值", True, "a short form"),
    ("查办违法案件", "查处违法案件", True, "one act in two words"),
    ("召开新闻发布会", "举办新闻发布会", True, "and these"),
]


@pytest.mark.parametrize(("memo", "own", "holds", "why"), SUBJECTS)
def test_subjects(memo: str, own: str, holds: bool, why: str) -> None:
    from zhiji.verifying.stretches import plain

    assert fit(plain(memo), plain(memo), plain(own), "", "").holds is holds, why


SHORTER = [
    ("破案率", "刑事案件破案率", True, "the end of a name"),
    ("规上服务业营收", "规上高技术服务业营收", False, "a word left out of its middle"),
    ("高新技术产业增加值", "高新技术产业增加值占规上工业比重", False, "its end left out"),
    ("规上工业增加值", "高新技术产业增加值占规上工业比重", False, "its words in another order"),
    ("安全隐患", "消除安全隐患", True, "a light verb left out"),
]


@pytest.mark.parametrize(("memo", "name", "same", "why"), SHORTER)
def test_what_is_left_out_of_a_name_is_its_beginning(memo: str, name: str, same: bool, why: str) -> None:
    assert follows(memo, name, "", to_its_end=True) is same, why


YEARS = [
    ("2020年甲市公安局亡人数80人。", ("2020", "", "", ""), "in the sentence"),
    ("亡人数80人（2020年）。", ("2020", "", "", ""), "behind the figure"),
    ("甲局2020年情况如下。亡人数80人。", ("", "", "2020", "2020"), "in a sentence that leads in"),
    ("2020年办件5件。亡人数80人。", ("", "", "", "2020"), "of a sentence with figures of its own"),
    ("## 2020年\n亡人数80人。", ("", "", "", "2020"), "above"),
    ("自2021年3月以来，亡人数80人。", ("2021", "", "", ""), "with a month"),
    ("较2019年减少20人。", ("", "", "", ""), "what it is compared with is another year"),
    ("In 2020, 亡人数 reached 80人.", ("", "2020", "", ""), "in English"),
]


@pytest.mark.parametrize(("memo", "years", "why"), YEARS)
def test_the_year_of_a_figure(memo: str, years: tuple[str, ...], why: str) -> None:
    held = Memo(memo)
    told = years_told(held, held.figures[-1])
    assert (told.year, told.near, told.lead, told.around) == years, why


def test_english_hedges() -> None:
    memo = Memo("办件 about 60件, 受理 nearly 70件, 亡人数 80人")
    assert [q.bound for q in memo.figures] == ["approx", "less-than", "exact"]


def test_a_denial_is_guarded() -> None:
    assert denies("办结案件", "未办结案件") == "未"
    assert denies("群众满意度", "不断提升群众满意度") == "", "不断 denies nothing that the memo says"


def test_what_is_read_of_a_memo() -> None:
    memo = Memo("办件 **98.6 %** 按期\u200b办结，《2020年报告》称“共5件”，12,296 problems in 2020。\n> 甲局说明\n")
    assert [memo.text[slice(*memo.place(q.start, q.end))] for q in memo.figures] == ["98.6 %", "12,296"]
    assert [q.text for q in memo.quotations] == ["共5件", "甲局说明"]


def test_a_body_by_its_short_name() -> None:
    assert is_short("区市监局", "甲市乙区市场监督管理局")
    assert not is_short("丙市公安局", "甲市公安局")
    assert content("2020年共实现破案率达") == "破案率"


HOSTILE = [
    ("办件一亿亿亿亿亿亿亿亿件，" + "亿" * 500 + "件。", "a number without end"),
    ("办件" + "9" * 5000 + "件。", "digits without end"),
    ("“" * 3000 + "\x00\x1b[31m办件5件" + "”" * 10, "marks that do not close, and what moves a cursor"),
    ("98.6%" * 300, "a figure and no word"),
    ("（" * 5000 + "办件5件", "brackets that do not close"),
    ("", "nothing"),
]


@pytest.mark.parametrize(("memo", "why"), HOSTILE)
def test_hostile_memos_are_read(invented: api.KnowledgeGraph, memo: str, why: str) -> None:
    assert all(c.verdict != "supported" for c in invented.verify(memo)), why


def test_a_memo_without_end_is_refused(invented: api.KnowledgeGraph) -> None:
    with pytest.raises(ZhijiError, match="at most 1,000,000"):
        invented.verify("字" * 1_000_001)


def test_the_policy_is_known_by_its_fingerprint(open_invented: Callable[..., api.KnowledgeGraph]) -> None:
    policy = load_policy()
    assert policy.fingerprint.startswith("guarded-5-")
    assert open_invented("jia-2019").verify("亡人数100人").policy == policy.fingerprint
    for kind, rows in policy.rows.items():
        assert all(rows), kind


GOVERNMENTS = {
    "山前县": "（一）工业。2020年森林覆盖率达到31%。全县实现了稳步前行。",
    "河后县": "（一）工业。2020年森林覆盖率达到28%。全县实现了逆势突围、跨越赶超。勘探公司获国家技术发明奖一等奖。",
}
PLANS = (
    "二、2021年重点工作",
    "到2025年，空气优良天数比例比2020年提高10个百分点以上，森林覆盖率达到36.5%。",
    "2021年经济社会发展的主要预期目标是：地区生产总值增长6%以上。",
)


@pytest.fixture(scope="module")
def governments(tmp_path_factory: pytest.TempPathFactory) -> api.KnowledgeGraph:
    """Two counties' reports of 2020, with the same plans."""
    folder = tmp_path_factory.mktemp("governments")
    for name, told in GOVERNMENTS.items():
        lines = (f"{name}2020年政府工作报告", f"{name}人民政府县长", "一、2020年工作回顾", told, *PLANS)
        (folder / f"{name}.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return api.load(*sorted(folder.glob("*.txt")))


@pytest.fixture(scope="module")
def counties(tmp_path_factory: pytest.TempPathFactory) -> api.KnowledgeGraph:
    """Two counties, the name of one the tail of the other's."""
    folder = tmp_path_factory.mktemp("counties")
    told = {"高唐县": "森林覆盖率达到11.2%。新增上云企业80家。", "唐县": "森林覆盖率达到42.3%。接待游客873万人次。"}
    for name, words in told.items():
        lines = (f"{name}2019年政府工作报告", f"{name}人民政府县长", "一、2019年工作回顾", f"（一）发展。2019年{words}")
        (folder / f"{name}.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return api.load(*sorted(folder.glob("*.txt")))


NAMED = [
    ("高唐县政府工作报告摘记\n\n2019年，唐县接待游客873万人次。", "supported", "唐县", [], "not the title's issuer"),
    (
        "2019年，高唐县新增上云企业80家。2019年，唐县接待游客873万人次。",
        "supported",
        "唐县",
        [],
        "nor the sentence's before",
    ),
    ("高唐县摘记\n\n2019年，唐县森林覆盖率达到42.3%。", "supported", "唐县", [], "唐县 is no tail of 高唐县"),
    ("唐县摘记\n\n2019年，高唐县森林覆盖率达到11.2%。", "supported", "高唐县", [], "nor is 高唐县 唐县"),
    ("2019年，高唐县接待游客873万人次。", "differs", "唐县", ["issuer"], "it stands in another's report: that is said"),
    (
        "2019年，易县接待游客873万人次。",
        "differs",
        "唐县",
        ["subject", "issuer"],
        "a county of which no report is open",
    ),
    ("高唐县摘记\n\n2019年，唐县政府接待游客873万人次。", "supported", "唐县", [], "a government by its short name"),
    ("2019年，保定市唐县接待游客873万人次。", "supported", "唐县", [], "with the city above it"),
]


@pytest.mark.parametrize(("memo", "verdict", "issuer", "what", "why"), NAMED)
def test_the_issuer_of_the_own_sentence_is_meant_by_its_whole_name(
    counties: api.KnowledgeGraph, memo: str, verdict: str, issuer: str, what: list[str], why: str
) -> None:
    last = counties.verify(memo)[-1]
    assert last.place, why
    named = last.place.report.issuer.rpartition("市")[2].removesuffix("人民政府")
    told = (last.verdict, named, [d.what for d in last.differences])
    assert told == (verdict, issuer, what), why


PLANNED = [
    ("山前县2020年森林覆盖率达到31%。", "supported", [], "a result"),
    ("山前县2020年森林覆盖率达到36.5%。", "differs", [("value", "31%")], "a plan is no result of its year"),
    ("山前县2025年森林覆盖率达到36.5%。", "planned", [("plan", "2025")], "so planned, and for that year"),
    ("山前县计划到2025年森林覆盖率达到36.5%。", "supported", [], "what a memo tells as a plan is one"),
    ("山前县2021年地区生产总值增长6%以上。", "planned", [("plan", "2021")], "growth that is aimed at"),
    (
        "山前县圆满完成计划，2021年地区生产总值增长6%以上。",
        "planned",
        [("plan", "2021")],
        "a plan that was kept is a result",
    ),
    ("In 2021, GDP of 山前县 grew by at least 6%.", "planned", [("plan", "2021")], "in English"),
    ("山前县报告称“实现了稳步前行”。", "supported", [], "its own words"),
    ("山前县报告称“实现了逆势突围、跨越赶超”。", "differs", [("issuer", "河后县人民政府")], "another issuer's words"),
    ("山前县2021年计划地区生产总值增长6%以上。", "supported", [], "a plan behind its year"),
    ("勘探公司获国家技术发明奖一等奖。", "supported", [], "a prize, of no issuer named"),
    ("山前县勘探公司获国家技术发明奖一等奖。", "differs", [("issuer", "河后县人民政府")], "another's prize"),
    (
        "山前县报告。勘探公司获国家技术发明奖二等奖。",
        "differs",
        [("words", "国家技术发明奖一等奖"), ("issuer", "河后县人民政府")],
        "and of another grade",
    ),
    ("山前县林业公司获国家技术发明奖一等奖。", "not-found", [], "another company's"),
    ("山前县报告称“从未有人写过的一句话”。", "not-found", [], "nobody's words"),
]


@pytest.mark.parametrize(("memo", "verdict", "differences", "why"), PLANNED)
def test_what_is_planned_and_what_another_says_is_told_so(
    governments: api.KnowledgeGraph, memo: str, verdict: str, differences: list[tuple[str, str]], why: str
) -> None:
    last = governments.verify(memo)[-1]
    assert (last.verdict, [(d.what, d.report) for d in last.differences]) == (verdict, differences), why


def test_people_are_told_the_rules_in_words(governments: api.KnowledgeGraph) -> None:
    notes = governments.verify("山前县2020年森林覆盖率达到31%。").table("en").notes
    assert any("number, unit, year" in note for note in notes)
    assert not any("guarded" in note for note in notes)
