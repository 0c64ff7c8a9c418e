"""Awards and recognitions: the title or phrase, its standings, who received and who conferred it."""

from __future__ import annotations

import pytest

from zhiji.extraction import extract
from zhiji.extraction.honours.holders import build_awards
from zhiji.extraction.preparing import Prepared
from zhiji.extraction.units.building import build_units
from zhiji.lexicon import Row, load_table, without
from zhiji.model import Award, Link, Recognition, Unit
from zhiji.reading.outline import outline_report

TITLES = [
    ("该局获评“全国公安机关执法示范单位”。", ["“全国公安机关执法示范单位”"]),  # a quoted title
    ("我区荣获2024年全省价格监管优秀案例。", ["2024年全省价格监管优秀案例"]),  # a bare title
    ("某所被评为全国优秀基层单位。", ["全国优秀基层单位"]),  # goes on to the noun behind its first word
    ("被授予“先进集体”和“文明单位”。", ["“先进集体”", "“文明单位”"]),  # two titles
    (
        "获评自贸区第21批创新举措（全国首创），受到好评。",
        ["自贸区第21批创新举措（全国首创）"],
    ),  # its bracket belongs to it
    ("2022年第19批创新举措中，我局6项获评。", ["2022年第19批创新举措"]),  # the title before the verb
    (
        "三个平台入选首批国家级数据平台。",
        ["首批国家级数据平台"],
    ),  # no known word of a title, but the verb takes no other
    ("该项研究入选《自然》年度十大突破。", ["《自然》年度十大突破"]),  # a title that begins with a journal's
    ("入选中国重要湿地3处，入选人才工程人数居全市前列。", ["中国重要湿地", "人才工程"]),  # up to a count
    ("获评A级以上、数量增加。获评国家领航级、卓越级工厂。入选12项。", []),  # grades and counts name nothing
    ("两种蔬菜获得绿色食品标志认证。", ["绿色食品标志认证"]),  # a certificate
    (
        "我局夺取全市“平安鼎”银鼎和“先锋杯”。",
        ["全市“平安鼎”银鼎", "“先锋杯”"],
    ),  # in a row, a word behind
    ("获得群众支持，获得资金30万元。", []),  # things that are got, not conferred
    (
        "甲模式获评全省营商环境提升“一号工程”第二批“最佳实践案例”，入选“一地创新”一本账。",
        ["全省营商环境提升“一号工程”第二批“最佳实践案例”", "“一地创新”一本账"],
    ),  # a name quoted inside, with a batch behind it
    ("白石村“小圆桌”获评全省“议事”范例并接受授牌。", ["全省“议事”范例"]),  # up to the conjunction
    ("获评省政府“优秀成果”、“好班子”荣誉称号。", ["“优秀成果”", "“好班子”"]),  # without who gives and 称号
    ("省旅游局授予青山市“魅力城市”称号。", ["“魅力城市”"]),  # what stands behind the verb of giving received it
    ("青山港获批国家物流枢纽承载城市，获国家科技进步奖一等奖。", ["国家物流枢纽承载城市", "国家科技进步奖一等奖"]),
    ("获平安建设考评“优秀”等次，获奖数最多。", ["平安建设考评“优秀”等次"]),  # 获奖数 confers nothing
    ("青山县获批创建国家示范区，为我市入围全国示范创建城市贡献力量。", ["国家示范区", "全国示范创建城市"]),
    ("甲集群列入国家先进制造业集群，纳入国家规划。", ["国家先进制造业集群"]),  # a level and a word of titles
    (
        "获法治青山（法治政府）建设先进单位，获全市年度考评优胜单位。",
        ["法治青山（法治政府）建设先进单位", "全市年度考评优胜单位"],
    ),
    ("获“好作品”奖、文华奖3项、群星奖4项、飞天奖。", ["“好作品”奖", "文华奖", "群星奖", "飞天奖"]),  # counts between
    ("全国文明城市实现全覆盖，美丽河湖获批7个。", ["全国文明城市", "美丽河湖"]),  # conferred under that very name
    ("力争建成全国文明城市。", []),  # hoped for
    ("夺得了“98·1”和“99·3”抗震斗争的胜利。5个项目入选国家项目库。", []),  # won, and only listed
    (
        "荣获全国诉讼服务体系建设先进单位、全省专项斗争先进单位等荣誉称号。",
        ["全国诉讼服务体系建设先进单位", "全省专项斗争先进单位"],
    ),  # the last of a row, before what they are called together
    (
        "先后荣获全国红十字模范单位、青山市无违建街镇、青山市拥军模范镇七连冠等荣誉称号。",
        ["全国红十字模范单位", "青山市无违建街镇", "青山市拥军模范镇"],
    ),  # each of what the end of the list calls honours
]


@pytest.mark.parametrize(("text", "expected"), TITLES)
def test_the_titles_of_awards(text: str, expected: list[str]) -> None:
    """What the rules propose; the reader decides over it."""
    assert [text[a.start : a.end] for a in Prepared(outline_report(text)).awards] == expected


STANDINGS = [
    (
        "我局获评全省唯一、全国六家之一的“示范单位”。",
        [("sole", None, "全省"), ("one-of-n", 6, "全国")],
    ),  # two standings
    ("该机制获评“第十批制度创新成果”。", [("batch", 10, None)]),  # a batch
    ("获评自贸区第21批创新举措（全国首创）。", [("batch", 21, None), ("first", None, "全国")]),  # in the bracket
]


@pytest.mark.parametrize(("text", "expected"), STANDINGS)
def test_the_standings_of_awards(text: str, expected: list[tuple[str, int | None, str | None]]) -> None:
    award = Prepared(outline_report(text)).awards[0]
    assert [(s.kind, s.n, s.scope) for s in award.standing] == expected


RECOGNISED = [
    ("建成全国首座深水试验平台。", ["全国首座"], "first"),  # with the classifier of the thing
    ("全省率先出台十六条举措。", ["全省率先出台"], "first"),  # a first
    ("群众满意率位居全省第一。", ["位居全省第一"], "rank"),  # a rank without its subject
    ("违法图斑核查率居全省前列。", ["居全省前列"], "top-tier"),  # among the first
    ("工作得到市委市政府高度肯定。", ["得到市委市政府高度肯定"], "commended"),  # praise
    (
        "各片区认真落实，好于往年，动态图斑执法核查率等多项指标均居全省前列。",
        ["均居全省前列"],
        "top-tier",
    ),  # a long one
    ("专利数从全国第十位升至第八位。", ["从全国第十位升至第八位"], "rank"),  # both ends
    ("创新能力由全国第12位跃升至第9位。", ["由全国第12位跃升至第9位"], "rank"),
    ("零售规模升至全省第一梯队。", ["升至全省第一梯队"], "top-tier"),  # a tier, no rank
    ("连续五年位居全省前三。", ["连续五年位居全省前三"], "top-tier"),  # a streak
    ("改革创新工作走在全区前列。", ["走在全区前列"], "top-tier"),  # ahead of the others
    ("研发“码上办”平台，成为全省首个上线的平台。", ["全省首个上线的平台"], "first"),  # what it became
    ("做法被省营商办予以全省推广。", ["被省营商办予以全省推广"], "promoted"),  # adopted elsewhere
    ("建成全省单体规模最大的养老院。", ["全省单体规模最大"], "rank"),  # the most of its kind
    ("推出全市唯一的电子合同。", ["全市唯一"], "sole"),  # the only one
    ("锅炉技术世界领先。", ["世界领先"], "top-tier"),  # ahead of others
    ("竞争力位居全省第三、绿色发展第5。", ["位居全省第三", "绿色发展第5"], "rank"),  # a row of ranks
    ("工作模式在全国系统会议上作经验交流。", ["在全国系统会议上作经验交流"], "promoted"),  # told as an example
    ("受到市政府督查激励。", ["受到市政府督查激励"], "commended"),
]


@pytest.mark.parametrize("text", ["企业处于市场领先位置。", "提供最大支持。", "全省各地最关心就业。"])
def test_what_leads_or_is_most_without_a_region_is_none(text: str) -> None:
    assert Prepared(outline_report(text)).recognitions == []


@pytest.mark.parametrize(("text", "expected", "kind"), RECOGNISED)
def test_recognitions(text: str, expected: list[str], kind: str) -> None:
    found = Prepared(outline_report(text)).recognitions
    assert [text[r.start : r.end] for r in found] == expected
    assert found[0].standing[0].kind == kind


def test_a_first_in_a_plan_is_none() -> None:
    text = "一、工作情况\n完成任务。\n二、下一步工作计划\n力争全省率先实现全覆盖。\n"
    assert extract(outline_report(text)).of(Recognition) == []
    assert extract(outline_report(text)).of(Award) == []


def test_who_received_and_who_conferred() -> None:
    facts = extract(outline_report("深化知识产权“三同步”工作机制。该机制被省政府确认为“第十批制度创新成果”。"))
    award = facts.of(Award)[0]
    assert isinstance(award, Award)
    assert [facts.by_id[r].text for r in award.recipient] == ["该机制"]  # type: ignore[union-attr]
    assert [facts.by_id[r].text for r in award.conferred_by] == ["省政府"]  # type: ignore[union-attr]


GIVEN = [
    # text, who received, who gave; one honour each and no recognition beside it
    ("青山区司法局被省司法厅和省民政厅表彰为“先进集体”。", ["青山区司法局"], ["省司法厅", "省民政厅"]),  # all givers
    ("区教育局被省教育厅、省财政厅评为优秀单位。", ["区教育局"], ["省教育厅", "省财政厅"]),  # in a row
    (
        "在县委、县政府的正确领导下，县司法局推进改革，获全市年度考评优胜单位。",
        ["县司法局"],
        [],
    ),  # who leads does not
    ("县公安局和县司法局获评全市先进集体。", ["县公安局", "县司法局"], []),  # a row received it
]


@pytest.mark.parametrize(("text", "received", "gave"), GIVEN)
def test_whoever_stands_before_the_verb_received_or_gave(text: str, received: list[str], gave: list[str]) -> None:
    surface = Prepared(outline_report(text)).surface
    prepared = Prepared(outline_report(text))
    units = build_units(surface, prepared.units)
    (award,) = build_awards(surface, prepared.awards, [], units)
    words = {unit.id: unit.text for unit in units}
    assert [words[i] for i in award.recipient] == received
    assert [words[i] for i in award.conferred_by] == gave
    assert prepared.recognitions == []


def test_of_a_row_that_is_told_one_by_one_each_has_its_title() -> None:
    prepared = Prepared(outline_report("县公安局、县司法局分别获评“先锋杯”、“公正奖”。"))
    units = build_units(prepared.surface, prepared.units)
    awards = build_awards(prepared.surface, prepared.awards, [], units)
    assert [a.recipient for a in awards] == [("u1",), ("u2",)]


def test_a_name_quoted_in_a_title_is_no_initiative() -> None:
    prepared = Prepared(outline_report("甲模式获评全省“一号改革工程”第二批“最佳实践案例”。"))
    assert prepared.initiatives == []


RECEIVED = [
    ("非法占地案件在省厅案卷评查中排名第三。", []),  # whose review it is does not receive
    ("我局在省厅案卷评查中排名第三。", ["我局"]),  # and who was reviewed does
    ("我局在年度目标考核中位居全省第一。", ["我局"]),  # an examination that is nobody's
    ("省公安厅组织的年度考核中，排名全省第三。", []),  # in a clause before
    ("市委政法委通报，我局平安建设工作排名全市第二。", ["我局"]),  # who reports it, first in the sentence
    ("市委政法委通报，平安建设工作排名全市第二。", []),  # also where nobody else is named
    ("据市统计局公布的排名，区政务服务中心位居全市第一。", ["区政务服务中心"]),  # behind 据
]


@pytest.mark.parametrize(("text", "expected"), RECEIVED)
def test_who_examines_or_reports_does_not_receive(text: str, expected: list[str]) -> None:
    facts = extract(outline_report(text))
    received = [facts.by_id[one] for recognition in facts.of(Recognition) for one in recognition.recipient]
    assert facts.of(Recognition)
    assert [one.text for one in received if isinstance(one, Unit)] == expected


@pytest.mark.parametrize("row", [r for r in load_table("standing_cues") if r["kind"] in ("examined", "reported")])
def test_each_word_of_an_examination_can_match(row: Row) -> None:
    words = f"省厅{row.term}中，" if row["kind"] == "examined" else f"省厅{row.term}，"
    facts = extract(outline_report(f"{words}社会治安满意度位居全省第一。"))
    assert [r.recipient for r in facts.of(Recognition)] == [()]


NO_RANKS = [
    "在河北省第十四届人民代表大会上作报告。",  # the number of an assembly
    "四川省第十三届人民代表大会召开。",  # with the tens before the ones
    "占全国首创总数的三分之一。",  # a count of firsts
]


@pytest.mark.parametrize("text", NO_RANKS)
def test_what_is_no_rank(text: str) -> None:
    assert Prepared(outline_report(text)).recognitions == []


def test_a_verb_of_conferring_is_one_row() -> None:
    """评选为 stands in award_cues alone: with its row the award, who has it, and the explicit link."""
    report = outline_report(
        "青山市公安局2024年法治政府建设年度报告\n一、主要成效\n推行“一窗通”办理机制，该机制评选为全省“优秀创新案例”。"
    )
    facts = extract(report)
    (award,), (link,) = facts.of(Award), facts.of(Link)
    assert (award.text, link.outcome, [cue.text for cue in link.cue]) == ("全省“优秀创新案例”", award.id, ["评选为"])
    assert award.recipient == (link.initiative,)
    (row,) = (row for row in load_table("award_cues") if row.term == "评选为")
    with without(row.seen):
        assert Prepared(report).awards == []


GRADES = [
    ("禁毒工作考核连续三年获评优秀。", [("award", "优秀", 3)]),
    ("某项工作考核连年获优。", [("award", "优", None)]),
    ("食品安全工作考核结果为A级。", [("recognition", "考核结果为A级", None)]),
    (
        "协作考核连续7年为“好”，治水考核连续4年优秀。",
        [("recognition", "连续7年为“好”", 7), ("recognition", "连续4年优秀", 4)],
    ),
    ("两项工作考核保持“好”等次。", [("recognition", "保持“好”等次", None)]),
    ("考核优秀单位12家。对考核优秀的给予奖励。", []),  # of whom is not said
    ("二、2025年工作安排\n力争考核结果为优秀。", []),  # nobody gave it yet
]


@pytest.mark.parametrize(("text", "grades"), GRADES)
def test_a_grade_is_an_award_where_it_is_got_and_else_a_recognition(
    text: str, grades: list[tuple[str, str, int | None]]
) -> None:
    prepared = Prepared(outline_report(text))
    found = [("award", a) for a in prepared.awards] + [("recognition", r) for r in prepared.recognitions]
    told = [(kind, place) for kind, place in found if place.rule.endswith(":grade")]
    assert sorted((kind, text[p.start : p.end], p.standing[0].streak) for kind, p in told) == sorted(grades, key=str)
