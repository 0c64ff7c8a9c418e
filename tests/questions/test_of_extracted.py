"""Named questions over reports that the software read, where its readings have more to them than curated facts."""

from __future__ import annotations

from pathlib import Path

import pytest

from zhiji import api
from zhiji.cli import main


def loaded(folder: Path, text: str, issuer: str = "青山市人民政府", year: int = 2020) -> api.KnowledgeGraph:
    (folder / "report.txt").write_text(f"{issuer}{year}年工作报告\n\n{text}\n", encoding="utf-8")
    return api.load(folder / "report.txt", issuer=issuer, year=year)


def test_what_is_inferred_is_told_once_a_fact_with_all_its_rules(tmp_path: Path) -> None:
    graph = loaded(tmp_path, "深入开展“清风行动”，建立“一窗通办”工作机制。制定《青山市政务公开办法》。")
    found = graph.query("inferred").to_dicts()
    facts = [(row["subject"], row["predicate"], row["object"]) for row in found]
    assert facts
    assert len(facts) == len(set(facts))
    assert any("; issuer-where-unsaid" in (row["rule"] or "") for row in found)


def test_a_change_without_base_or_level_says_which_is_missing(tmp_path: Path) -> None:
    text = (
        "全年新收案件18538件，办结18914件，同比分别下降9.2%和11.8%，未结案件同比下降16%。\n\n"
        "地区生产总值达到320亿元，增长5%。固定资产投资同比增长13%，高于全省平均增速1.1个百分点。\n\n"
        "城镇和农村居民人均可支配收入分别增长6%和7%。社会消费品零售总额年均增长7.8%。存栏量是2010年的2.4倍。"
    )
    found = loaded(tmp_path, text).query("changes-without-base").to_dicts()
    assert [tuple(row[key] for key in ("indicator", "change", "base", "level")) for row in found] == [
        ("未结案件", "−16%", "inferred", "not stated"),  # what came to 18538 and 18914 lacks nothing
        ("地区生产总值", "5%", "not stated", "stated"),
        ("固定资产投资", "13%", "inferred", "not stated"),  # 1.1 points are no level
        ("城镇居民人均可支配收入", "6%", "not stated", "not stated"),
        ("农村居民人均可支配收入", "7%", "not stated", "not stated"),
        ("社会消费品零售总额", "年均7.8%", "inferred", "not stated"),
        ("存栏量", "2.4倍", "stated", "not stated"),  # no rise by 2.4 times
    ]


def test_earlier_years_that_are_named_are_a_stated_base(tmp_path: Path) -> None:
    text = "五年来，共受理案件191780件，办理公证同比前五年上升39%。"
    (row,) = loaded(tmp_path, text).query("changes-without-base").to_dicts()
    assert (row["base"], row["level"]) == ("stated", "not stated")


def test_an_amount_against_a_year_and_a_rate_year_on_year_are_one_change(tmp_path: Path) -> None:
    text = "完成固定资产投资29.30亿元，较2022年增长11.37亿元，同比增速63.4%。"
    (row,) = loaded(tmp_path, text, year=2023).query("absolute-and-relative").to_dicts()
    told = ("absolute", "relative", "impliedAfter", "statedAfter", "agree")
    assert [row[key] for key in told] == ["+11.37亿元", "+63.4%", "29.3亿元", "29.30亿元", "true"]
    (tmp_path / "other").mkdir()
    other = loaded(tmp_path / "other", text.replace("2022", "2020"), year=2023)  # three years and one
    assert not other.query("absolute-and-relative").rows


def test_outcomes_name_the_initiatives_that_are_credited_and_those_nearby(invented: api.KnowledgeGraph) -> None:
    links, found = (invented.query(name, lang="zh").to_dicts() for name in ("links", "credited-or-nearby"))
    for row in found:
        held: dict[str, set[str | None]] = {"credited": set(), "near": set()}
        for link in links:
            if (link["outcome"], link["issuer"], link["year"]) == (row["outcome"], row["issuer"], row["year"]):
                held["credited" if link["basis"] == "明说" else "near"].add(link["initiative"])
        assert {key: set((row[key] or "").split("; ")) - {""} for key in held} == held
    assert any(row["credited"] for row in found)
    assert any(row["near"] for row in found)


def test_pilots_say_how_far_they_go_and_what_was_printed_is_none(tmp_path: Path) -> None:
    text = (
        "开展高速公路可变限速管理全国试点。开展夜间警务试点。\n\n"
        "“一窗通办”服务机制向全省推广。“清风护航”专项行动被《青山法治》简报刊登报道。"
    )
    found = loaded(tmp_path, text).query("pilots").to_dicts()
    told = {row["initiative"]: row["scope"] for row in found}
    assert told == {"高速公路可变限速管理全国试点": "全国", "夜间警务试点": None, "“一窗通办”服务机制": "全省"}


def test_what_is_taken_up_elsewhere_is_what_stands_before_it_in_its_clause(tmp_path: Path) -> None:
    text = "深入实施国企改革三年行动，“清仓”服务机制在全国推广。"
    found = loaded(tmp_path, text).query("pilots").to_dicts()
    assert [(row["initiative"], row["scope"]) for row in found] == [("“清仓”服务机制", "全国")]


def test_an_empty_answer_says_what_is_asked_for_and_has_few_headings(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    graph = loaded(tmp_path, "建成青松桥。")
    (note,) = [n for n in graph.query("absolute-and-relative").notes if "Each change told" in n]
    assert note.endswith("constant prices.")
    assert (
        main(["query", "firsts", "-g", str(tmp_path / "report.txt"), "--issuer", "青山市人民政府", "--lang", "zh"]) == 0
    )
    heads, _, *said = capsys.readouterr().out.splitlines()
    assert len(heads.split()) == 4
    assert said[0] == "没有结果。"
    assert "每项“首创”“唯一”之说" in said[1]


def test_parts_say_that_they_are_of_all_open_reports(invented: api.KnowledgeGraph) -> None:
    table = invented.query("parts", lang="zh")
    assert "issuer" not in table.spare
    assert any("各行属于何机关" in note for note in table.notes)


def test_a_table_leaves_out_columns_that_are_empty_in_every_row(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "report.txt"
    file.write_text("青山市2020年法治政府建设年度报告\n\n成立以市长张天喜挂帅的法治建设领导小组。\n", encoding="utf-8")
    assert main(["build", str(file), "--issuer", "青山市人民政府", "-o", str(tmp_path / "g")]) == 0
    capsys.readouterr()
    asked = ["query", "posts", "-g", str(tmp_path / "g"), "--lang", "en"]
    assert main(asked) == 0
    out = capsys.readouterr().out
    assert "organization" not in out.splitlines()[0]
    assert "Empty in every row, and left out: organization" in out
    assert main([*asked, "--columns", "person,organization"]) == 0
    assert "organization" in capsys.readouterr().out.splitlines()[0]


def test_a_hedged_figure_has_the_word_that_hedges_it(tmp_path: Path) -> None:
    text = "财政总收入突破15亿元。管理规模超过50亿元。培训参训人员200余人。群众满意度不低于95%。"
    found = loaded(tmp_path, text).query("hedged").to_dicts()
    assert {"突破15亿元", "超过50亿元", "200余人"} <= {row["written"] for row in found}
