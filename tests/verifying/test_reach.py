"""A sum over years, a part of the territory, several things in turn, superlatives: what a memo makes more of than the
report says."""

from __future__ import annotations

import pytest

from zhiji import api
from zhiji.verifying.superlatives import find_superlatives

TEXT = """青山县2021年政府工作报告

青山县人民政府县长

一、2020年工作回顾

（一）民生持续改善。“十三五”期间，城镇新增就业2.2万人，城乡居民人均可支配收入分别达到31098元、12347元。2020年社会消费品零售总额增长5%。城镇、农村居民储蓄分别增长6%和7%。

望鹤低碳项目荣获省政府科技进步一等奖。清河公司、栖凰公司分获市政府质量创新金奖、银奖。

（二）这五年，是生态显著改善的五年。我们治理修复并重，森林面积达到1200公顷，治理水土流失面积1100平方公里。

（三）清河开发区建设提速。路网建成投用。全部财政收入完成47亿元。

（四）改革不断深化。2020年全县投资公司等完成固定资产投资60亿元，增速居全市第三位。推行“一件事”等8个“全省率先”、建立“融e办”服务中心等6个“全市率先”。

（五）农业提质增效。实施开发区倍增计划，税收收入完成3亿元。创建产业园13个，一般公共预算收入完成9亿元。

2020年，工作有序开展。受理各级转批信访件69宗，已办结64宗。游客人数、旅游收入均增长10%，接待入境游客增长46%。发行专项债券12亿元。发行青山县债券合计80亿元。

二、2021年工作安排

地区生产总值增长6%以上。
"""


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory) -> api.KnowledgeGraph:
    file = tmp_path_factory.mktemp("county") / "county.txt"
    file.write_text(TEXT, encoding="utf-8")
    return api.load(file)


CLAIMS = [
    ("2020年青山县城镇新增就业2.2万人。", "differs", [("year", "2016–2020")], "five years' jobs as one's"),
    ("“十三五”期间青山县城镇新增就业2.2万人。", "supported", [], "of the five years"),
    ("2020年青山县治理水土流失面积1100平方公里。", "differs", [("year", "五年")], "the point says of which years"),
    ("2020年青山县森林面积达到1200公顷。", "supported", [], "but where it stands is of the last year"),
    ("五年来，青山县治理水土流失面积1100平方公里。", "supported", [], "as the point says"),
    ("2020年青山县全部财政收入47亿元。", "differs", [("place", "清河开发区")], "a part's as the whole's"),
    ("清河开发区全部财政收入47亿元。", "supported", [], "the part's own"),
    ("2020年青山县固定资产投资完成60亿元。", "supported", [], "the whole's"),
    ("2020年青山县税收收入3亿元。", "differs", [("place", "开发区")], "a part is named without what is done for it"),
    ("2020年青山县一般公共预算收入9亿元。", "supported", [], "parts that are counted are not spoken of"),
    ("青山县城镇居民人均可支配收入31098元。", "supported", [], "the first of two in turn"),
    ("青山县农村居民人均可支配收入12347元。", "supported", [], "and the second"),
    ("青山县农村居民人均可支配收入31098元。", "differs", [("value", "12347元")], "but not crosswise"),
    ("青山县城乡居民人均可支配收入分别为31098元、12347元。", "supported", [], "told in turn here too"),
    ("青山县城镇、农村居民储蓄分别增长6%、7%。", "supported", [], "as the report has the two"),
    ("青山县城镇居民储蓄增长7%，农村居民增长6%。", "differs", [("value", "7%")], "crosswise, the second told short"),
    ("青山县城镇居民储蓄增长6%，农村居民增长7%。", "supported", [], "the second told short, as it is"),
    ("2020年青山县受理各级转批信访件64宗。", "differs", [("value", "69宗")], "settled is not received"),
    ("2020年青山县受理各级转批信访件69宗。", "supported", [], "what was received"),
    ("2020年青山县游客人数增长46%。", "differs", [("value", "10%")], "of those from abroad alone"),
    ("2020年青山县接待入境游客增长46%。", "supported", [], "by their own name"),
    ("2020年青山县发行专项债券80亿元。", "differs", [("value", "12亿元")], "the point says it of another"),
    ("2020年青山县发行债券合计80亿元。", "supported", [], "its own"),
    ("2020年青山县社零增长5%。", "supported", [], "by its common short name"),
    ("2020年青山县固投60亿元。", "supported", [], "and this one"),
    ("2020年青山县固投60亿元，增速居全市第三位。", "supported", [], "a rank as the report has it"),
    ("2020年青山县固投60亿元，增速居全市第5。", "differs", [("numbers", "全市第三位")], "another rank"),
    ("2020年青山县固投60亿元，增速居全省第三。", "differs", [("scope", "全市第三位")], "among others"),
    ("2020年青山县固投60亿元，粮食产量居全市第三。", "not-compared", [], "the rank of another thing"),
    ("2020年青山县投资公司完成固定资产投资60亿元。", "supported", [], "a body of the issuer's by its place"),
    ("青山县望鹤低碳项目获省科技进步一等奖。", "supported", [], "a prize as the report has it"),
    ("青山县望鹤低碳项目获省科技进步二等奖。", "differs", [("words", "省政府科技进步一等奖")], "another grade"),
    ("青山县获省科技进步一等奖。", "not-compared", [], "of what is not said"),
    ("青山县清河公司获市质量创新金奖。", "not-compared", [], "of several in turn"),
    ("青山县林场获国家绿化模范金奖。", "not-found", [], "a prize of which nobody tells"),
    ("青山县是全国唯一的试点县。", "not-found", [], "nobody says such a thing"),
]


@pytest.mark.parametrize(("memo", "verdict", "differences", "why"), CLAIMS)
def test_what_a_memo_makes_more_of(
    county: api.KnowledgeGraph, memo: str, verdict: str, differences: list[tuple[str, str]], why: str
) -> None:
    last = county.verify(memo)[-1]
    assert (last.verdict, [(d.what, d.report) for d in last.differences]) == (verdict, differences), why


def test_a_false_superlative_beside_a_true_quotation_differs(county: api.KnowledgeGraph) -> None:
    first, second = county.verify("青山县是全省第一个建立“融e办”服务中心的县。")
    assert (first.kind, first.verdict, first.quote) == ("superlative", "differs", "全省第一个")
    assert [(d.what, d.report) for d in first.differences] == [("scope", "全市率先")]
    assert (second.kind, second.verdict) == ("quotation", "supported")


def test_people_are_told_that_other_words_are_not_checked(county: api.KnowledgeGraph) -> None:
    rows = county.verify("青山县获省科技进步一等奖，固投60亿元。")
    assert any("other words of a sentence are not checked" in note for note in rows.table("en").notes)


SUPERLATIVES = [
    ("增速居全市第五", [("全市", "5")], "in numerals as in digits"),
    ("在全省率先建立", [("全省", "率先")], "the words themselves"),
    ("全国首家", [("全国", "1")], "the first"),
    ("全市召开第一次会议", [], "no superlative"),
    ("全市5个县", [], "a number is no rank"),
]


@pytest.mark.parametrize(("text", "found", "why"), SUPERLATIVES)
def test_superlatives(text: str, found: list[tuple[str, str]], why: str) -> None:
    assert [(s.scope, s.rank) for s in find_superlatives(text)] == found, why
