"""Where an answer says less: another act at one place, another size, a longer name, a deed told in general words."""

from __future__ import annotations

from decimal import Decimal

import pytest
from comparing_samples import REST, figure_row, ledger, placed, report_row, scheme

from zhiji.comparing.amounts import find_amounts
from zhiji.comparing.checks import find_discrepancies
from zhiji.comparing.clauses import find_clauses
from zhiji.comparing.figures import PlacedFigure
from zhiji.comparing.ledger import SURE
from zhiji.comparing.likeness import pairs
from zhiji.comparing.listed import find_items
from zhiji.comparing.outcomes import counts_in_general, leaves_a_rest, short_titles, to_its_end
from zhiji.comparing.placing import place_figures
from zhiji.comparing.problems import parts_of, put_beside
from zhiji.comparing.requirements import find_required
from zhiji.comparing.targets_answered import answer_targets
from zhiji.comparing.told_apart import goes_on, has_quoted, parts_behind
from zhiji.comparing.twice import find_twice
from zhiji.model.rows import ShortcomingRow

# plan, told, plan of the next report → status, whether it is shown unasked, why
ROWS = [
    ("新建68公里供水管网。", REST, "新建68公里供水管网。", "planned-again", True, "the same once more"),
    ("新建10公里供水管网。", REST, "新建68公里供水管网。", "planned-again", False, "another size"),
    (
        "做好红石滩地块、望鹤路等项目的房屋征收工作。",
        REST,
        "开通红石滩地块、望鹤路的公交线路。",
        "planned-again",
        False,
        "the place, and not what is to be done there",
    ),
    ("推广学前托育。", REST, "落实学前托育三年行动计划。", "planned-again", False, "a thing of a longer name"),
    ("启动栖凰楼社区卫生服务中心建设。", REST, "推进栖凰楼文体活动中心建设。",
     "planned-again", False, "two things of one place"),
    ("支持“互联网+”等新业态。", REST, "推行“互联网+渔业”。", "not-found", False, "a catchword alone"),
    ("确保栖凰大酒店投入运营。", "栖凰酒店正式营业。", "", "done", True, "a shorter name"),
    ("深入实施“十个到位”工程。", "投资2亿元的“十个到位”工程，除危房外，11个村十个到位任务全部完成。",
     "深入实施“十个到位”工程。", "in-progress", True, "what was done goes before the plan's twin, but for the rest"),
    ("开展林草管护三年行动。", "林草管护三年行动深入实施。", "", "in-progress", False, "the first of three years"),
    ("推进栖凰水厂提标工程。", "实施栖凰水厂提标工程。", "", "done", False, "no word of an end but the likeness"),
    ("开展“望鹤”专项行动。", "开展“望鹤”专项行动。", "", "done", True, "an act, and not a work"),
    ("加大国家级望鹤城创建力度。", "巩固创鹤成果。", "", "not-found", False, "an abbreviation may tell it"),
    ("新开通至望北的3条航线。", "全年航线达到34条。", "", "not-found", False, "told in general words"),
    ("完成造林绿化9万亩。", "完成人工造林12万亩。", "", "done", True, "another word for it, and more of it"),
    ("完成殡管所搬迁项目建设。", REST, "完成殡管所迁建并投入使用。", "planned-again", True, "another word for it"),
    ("争创国家级望鹤经济开发区。", "望鹤经济开发区被批准为国家级开发区。", "", "done", True, "a title that was sought"),
    ("完成脱贫1186人。", "完成减贫1374人。", "", "done", False, "another word for it"),
    ("改造青梧大街。", "望鹤大街建成通车。", "", "not-found", False, "another road: nothing of the name"),
    ("确保望鹤镇客运站投入使用。", "望鹤镇奶源基地初具规模。", "", "not-found", False, "the place alone"),
]  # fmt: skip


@pytest.mark.parametrize(("plan", "told", "again", "status", "sure", "why"), ROWS)
def test_what_is_in_doubt_is_not_shown(plan: str, told: str, again: str, status: str, sure: bool, why: str) -> None:
    row = ledger(plan, told, again)[0]
    assert (row.status, row.confidence >= SURE) == (status, sure), (why, row)


def test_silence_is_at_most_as_sure_as_people_found_it_and_less_where_a_piece_of_a_name_is_told() -> None:
    plan = "办好第十二届望鹤岭商贸洽谈暨商品展销会。"
    (silent,), (half,) = (ledger(plan, told, "") for told in ("公路全长增加。", "望鹤岭博览会升级为国家级。"))
    assert (silent.status, half.status) == ("not-found", "not-found")
    assert half.confidence <= Decimal("0.5") < silent.confidence <= Decimal("0.7")


def test_what_was_told_ends_with_the_words_that_decide() -> None:
    (clause, *_) = find_clauses(report_row("投资2亿元的望鹤工程，除危房外，望鹤建设任务全部完成；另有其他。"))
    whole = to_its_end(clause, pairs("望鹤工程"))
    assert whole.text == "投资2亿元的望鹤工程，除危房外，望鹤建设任务全部完成"
    assert (whole.end - whole.begin, leaves_a_rest(whole)) == (len(whole.text), True)


def test_numbers_in_quoted_names_are_no_amounts() -> None:
    assert find_amounts("实施“十个到位”工程") == []


def test_a_bare_word_is_no_thing_of_a_list() -> None:
    (clause,) = find_clauses(report_row("重点实施有机、反季节蔬菜基地等项目建设。"))
    assert [item.text for item in find_items(clause)] == ["重点实施有机、反季节蔬菜基地等项目建设"]
    (clause,) = find_clauses(report_row("重点实施望鹤路、反季节蔬菜基地等项目建设。"))
    assert len(find_items(clause)) == 2


def test_what_tells_things_apart() -> None:
    assert goes_on("精品线路", "落实精品线路合作机制")
    assert not goes_on("精品线路", "打造精品线路、慢行步道")
    assert has_quoted("推行“互联网+”", "互联网+")
    assert not has_quoted("实施互联网+农业工程", "互联网+")
    assert parts_behind("白塔社区服务中心", "白塔文体活动中心")
    assert not parts_behind("白塔综合体", "白塔商贸综合体")
    assert short_titles("争创望鹤城") == ["创望", "创鹤", "创城"]
    (planned,) = find_amounts("93个重点项目")
    (told,) = find_clauses(report_row("重点项目推进顺利。"))
    assert counts_in_general(planned, told)


HALVES = [(0, "18%", "城乡居民可支配收入", 18, "%", "norm")]


@pytest.mark.parametrize("apart", ["", REST * 2])
def test_a_target_of_two_shows_what_became_of_both(apart: str) -> None:
    told = f"城镇居民人均可支配收入增长11.1%；{apart}农村居民人均可支配收入增长19%。"
    rows = ledger(
        "城乡居民可支配收入增长18%。", told, "", *HALVES,
        (1, "11.1%", "城镇居民人均可支配收入", "11.1", "%", "change"),
        (1, "19%", "农村居民人均可支配收入", 19, "%", "change"),
    )  # fmt: skip
    assert rows[0].told is not None
    shown = "11.1%" in rows[0].told.text and "19%" in rows[0].told.text
    assert (rows[0].status, shown, rows[0].is_weak) == ("changed", not apart, bool(apart))


def of(year: int, kind: str, value: object, unit: str, **fields: object) -> PlacedFigure:
    held = {"indicator": "蔬菜大棚面积", "indicator_iri": None, "worded": "蔬菜大棚面积", **fields}
    return placed(year, kind, value, unit, **held)  # type: ignore[arg-type]


def target(value: object, unit: str, **fields: object) -> PlacedFigure:
    return of(2014, "target", value, unit, period="2015", **fields)


def test_parts_are_not_held_against_the_whole() -> None:
    said = {"sentence": "望鹤镇建成蔬菜大棚面积700亩。", "sentence_begin": 0, "begin": 13}
    assert answer_targets([target(1050, "亩"), of(2015, "level", 700, "亩", **said)]) == []
    said["sentence"] = "城镇周边蔬菜大棚面积700亩。"
    assert len(answer_targets([target(1050, "亩"), of(2015, "level", 700, "亩", **said)])) == 1


def test_several_things_under_one_name_are_not_compared() -> None:
    result = of(2015, "level", 30, "个")
    assert len(answer_targets([target(36, "个"), result])) == 1
    assert answer_targets([target(36, "个"), target(23, "个"), result]) == []
    bare = {"indicator": "主干道路", "worded": "主干道路"}
    assert answer_targets([target(5, "条", **bare), of(2015, "level", 3, "条", **bare)]) == []


def test_a_statistic_that_took_the_place_of_another_is_named() -> None:
    figures = [
        placed(2014, "target", 11, "%", period="2015", worded="农民人均纯收入"),
        placed(2015, "change", "8.6", "%", worded="农村居民人均可支配收入"),
    ]
    (found,) = find_discrepancies([], figures)
    assert "农民人均纯收入" in found.zh
    assert "another statistic" in found.en


def twice(one: str, other: str, name: str, unit: str, **fields: object) -> list[bool]:
    figures = [
        of(2015, "level", value, unit, quote=f"{value}{unit}", indicator=name, worded=name, begin=at, sentence_begin=at,
           **fields)
        for at, value in ((10, one), (90, other))
    ]  # fmt: skip
    return [t.equal for t in find_twice(figures)]


@pytest.mark.parametrize(
    ("one", "other", "name", "unit", "equal", "why"),
    [
        ("320", "320", "新建农村公路里程", "公里", [True], "one thing"),
        ("320", "310", "新建农村公路里程", "公里", [False], "one thing, two numbers"),
        ("5", "4", "中心组专题学习次数", "次", [], "acts on different matters"),
        ("5", "5", "中心组专题学习次数", "次", [], "equal by chance"),
        ("83", "83", "入库完成率", "%", [], "a rate of no one knows what"),
        ("83", "84", "村庄规划入库完成率", "%", [False], "whole per cents only touch"),
    ],
)
def test_what_is_told_twice(one: str, other: str, name: str, unit: str, equal: list[bool], why: str) -> None:
    assert twice(one, other, name, unit) == equal, why


def test_ordinals_are_names() -> None:
    figures = [
        of(2015, "level", n, "期", quote=sign, indicator="土地整治项目数", begin=at, sentence_begin=at)
        for at, n, sign in ((10, 6, "六期"), (90, 7, "七期"))
    ]  # fmt: skip
    assert find_twice(figures) == []


# text, quote, name, value, unit → what it is required of, the number as it is shown, why
REQUIRED = [
    ("万元GDP能耗下降4%左右。", "4%左右", "万元GDP能耗", 4, "%", "", "下降4%左右", "a fall"),
    ("能耗下降到4%。", "4%", "能耗", 4, "%", "", "4%", "the number fallen to"),
    ("——出口总额9亿元。", "9亿元", "——出口总额", 9, "元", "出口总额", "9亿元", "the mark of a list"),
    ("新建21座2.0版应急站。", "21座", "新建", 21, "座", "2.0版应急站", "21座", "a name with a number"),
    ("参与“赛马”的牵头单位不超过3个。", "3个", "单位", 3, "个", "参与“赛马”的牵头单位", "不超过3个", "one of many"),
    (
        "推进望鹤棚户区改造，完成800户的改造任务。", "800户", "改造任务", 800, "户",
        "推进望鹤棚户区改造，完成 … 改造任务", "800户", "what the clause before says",
    ),
    ("推进望鹤等2个项目。", "2个", "项目", 2, "个", "推进望鹤等 … 项目", "2个", "the place of the number"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "quote", "name", "value", "unit", "on", "written", "why"), REQUIRED)
def test_what_is_required(  # noqa: PLR0917
    text: str, quote: str, name: str, value: object, unit: str, on: str, written: str, why: str
) -> None:
    report = report_row(f"甲市丙区2014年工作报告\n\n二、2015年工作安排\n\n{text}\n", 2014)
    row = figure_row(report, quote, name, value, unit, role="norm")
    (one,) = find_required([report], [row], place_figures(report, [row], scheme()))
    assert (one.on, one.written) == (on, written), why


@pytest.mark.parametrize(
    ("text", "quote", "name", "unit"),
    [
        ("承担2025年、2026年度2个年度保险服务。", "2个年度", "保险服务", "个年度"),
        ("今年已经过去3个多月。", "3个", "多月", "个"),
        ("发展望鹤、白塔等2大平台。", "2大", "平台", "大"),
        ("附件2：民生实事90件情况汇总表.doc。", "90件", "民生实事", "件"),
    ],
)
def test_what_is_no_requirement(text: str, quote: str, name: str, unit: str) -> None:
    report = report_row(f"甲市丙区2014年工作报告\n\n二、2015年工作安排\n\n{text}\n", 2014)
    row = figure_row(report, quote, name, 2, unit, role="norm")
    assert find_required([report], [row], []) == []


@pytest.mark.parametrize(
    ("text", "quote", "name", "unit", "indicator"),
    [
        ("望鹤等15条高速公路建成通车。", "15条", "高速公路", "条", "建成通车的高速公路"),
        ("望鹤等15条高速公路相继开通，年内收效。", "15条", "高速公路", "条", "相继开通的高速公路"),
        ("改革15个事项加快落地。", "15个", "事项加快", "个", "加快落地的事项"),
        ("望鹤等15个约束性任务未能完成。", "15个", "约束性任务未能", "个", "约束性任务未能"),
        ("高速公路达到15条。", "15条", "高速公路", "条", "高速公路"),  # all that there are
        ("15件民生实事全面完成。", "15件", "民生实事", "件", "民生实事"),  # the name of a programme
    ],
)
def test_things_that_came_so_far_are_not_all_there_are(
    text: str, quote: str, name: str, unit: str, indicator: str
) -> None:
    report = report_row(f"甲市丙区2014年工作报告\n\n一、2014年工作回顾\n\n{text}\n", 2014)
    at = report.text.index(name)
    (one,) = place_figures(report, [figure_row(report, quote, name, 15, unit, name_begin=at)], scheme())
    assert one.indicator == indicator


@pytest.mark.parametrize(
    ("text", "worded"),
    [("年均城镇新增就业30万人。", "年均城镇新增就业"), ("累计城镇新增就业30万人。", "城镇新增就业")],
)
def test_a_mean_is_told_from_a_sum(text: str, worded: str) -> None:
    report = report_row(f"甲市2025年工作报告\n\n一、“十四五”时期工作回顾\n\n{text}\n", 2025)
    (one,) = place_figures(report, [figure_row(report, "30万人", "城镇新增就业", 300000, "人")], scheme())
    assert (one.kind, one.worded) == ("multi-year", worded)


def test_fragments_are_no_problems_and_all_work_is_no_plan() -> None:
    admitted = "与望鹤人民的期盼相比，在民生保障方面，稳增长任务艰巨。"
    text = (
        f"甲市丙区2014年工作报告\n\n一、存在的问题\n\n{admitted}\n\n二、2015年工作安排\n\n"
        f"统筹做好稳增长、促改革、惠民生等各项工作。推进望鹤人民医院前期工作。加强民生保障。{REST}\n"
    )
    report = report_row(text, 2014)
    begin = text.index(admitted)
    problem = ShortcomingRow(report=report.iri, begin=begin, end=begin + len(admitted), quote=admitted)
    assert [part for part, _ in parts_of(problem)] == ["稳增长任务艰巨。"]
    assert put_beside(report, [problem]) == []


def test_which_one_it_is_is_no_number() -> None:
    report = report_row("甲市丙区2014年工作报告\n\n一、2014年工作回顾\n\n推进望鹤六期土地整治项目。\n", 2014)
    row = figure_row(report, "六期", "土地整治项目", 6, "期", name_begin=report.text.index("土地"))
    assert place_figures(report, [row], scheme()) == []


@pytest.mark.parametrize(("name", "kept"), [("满意率", False), ("整改", False), ("群众满意率", True)])
def test_what_does_not_say_of_what_joins_no_series(name: str, kept: bool) -> None:
    report = report_row(f"甲市丙区2014年工作报告\n\n一、2014年工作回顾\n\n办理提案130件，{name}100%。\n", 2014)
    assert bool(place_figures(report, [figure_row(report, "100%", name, 100, "%")], scheme())) is kept
