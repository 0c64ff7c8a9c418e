"""Whoever stands in a row holds the title in the same place; what ranks in a place's own report is that place's."""

from __future__ import annotations

from dataclasses import replace

from zhiji.extraction.honours.holders import build_awards, build_recognitions
from zhiji.extraction.preparing import Prepared
from zhiji.model import Initiative, Report, Unit
from zhiji.reading.outline import outline_report

COUNTY = "金华市武义县人民政府"


def _report(text: str, issuer: str = COUNTY) -> Report:
    return replace(outline_report(f"县政府工作报告\n{text}\n"), issuer=issuer)


def _unit(report: Report, words: str, name: str | None = None, *, group: bool = False) -> Unit:
    at = report.text.index(words)
    return Unit(id=words, start=at, end=at + len(words), text=words, name=name or words, group=group)


def _act(report: Report, words: str) -> Initiative:
    at = report.text.index(words)
    return Initiative(
        id=words, start=at, end=at + len(words), text=words, name=words, kind="project", phase="carried-out"
    )


def _received(report: Report, acts: list[str], units: list[Unit]) -> list[tuple[str, ...]]:
    prepared = Prepared(report)
    held = [_act(report, words) for words in acts]
    return [a.recipient for a in build_awards(prepared.surface, prepared.awards, held, units)]


def test_of_two_that_share_a_verb_each_has_its_own_prize() -> None:
    report = _report("“金凤”、丁公司分获省政府科技进步一等奖、二等奖。")
    assert _received(report, ["“金凤”"], [_unit(report, "丁公司")]) == [("“金凤”",), ("丁公司",)]
    assert _received(report, ["“金凤”"], []) == [("“金凤”",), ()]  # the second was not read


def test_a_row_of_a_scheme_and_a_company_received_together() -> None:
    report = _report("“金凤”和丁公司获评全省优秀案例。")
    assert _received(report, ["“金凤”"], [_unit(report, "丁公司")]) == [("“金凤”", "丁公司")]


def test_what_this_points_at_received_it() -> None:
    report = _report("形成“甲一体”调解体系。该项目被评为全市优秀示范项目。")
    assert _received(report, ["“甲一体”调解体系", "该项目"], []) == [("“甲一体”调解体系",)]
    report = _report("制作网课。该网课获评全省优秀作品一等奖。")
    assert _received(report, ["该网课"], []) == [()]


def test_a_class_without_a_number_is_nobody() -> None:
    report = _report("企业获评全省先进集体。")
    assert _received(report, [], [_unit(report, "企业", group=True)]) == [()]


def _ranked(report: Report, *others: str) -> list[tuple[str, ...]]:
    prepared = Prepared(report)
    units = [_unit(report, "县政府", COUNTY), *(_unit(report, words) for words in others)]
    return [r.recipient for r in build_recognitions(prepared.surface, prepared.recognitions, [], units)]


def test_a_rank_of_figures_is_that_of_the_place_whose_report_it_is() -> None:
    text = "生产总值完成120亿元，同比增长6%，增速位居全市第一。"
    assert _ranked(_report(text)) == [("县政府",)]
    assert _ranked(_report(text, issuer="武义县教育局")) == [()]  # no place's government
    other = _report("辖区产值在柳城街道增长6%，增速位居全市第一。")
    assert _ranked(other, "柳城街道") == [()]  # somebody else is named


def test_what_a_report_calls_its_own_place_receives_as_its_issuer() -> None:
    report = _report("坚持绿色发展，我县成功获批建设国家数据要素综合试验区。")
    own = Unit(id="u0", start=0, end=4, text="县政府", name=COUNTY)
    assert _received(report, [], [own]) == [("u0",)]
    assert _received(replace(report, issuer="金华市司法局"), [], [replace(own, name="金华市司法局")]) == [()]
    counted = _report("全县新增3条省级特色商业示范街。")
    assert _received(counted, [], [replace(own, name=COUNTY)]) == [()]


def test_with_whom_something_was_done_received_nothing() -> None:
    report = _report("联合青山市打造产业集群，成为全省唯一的先进集群。")
    prepared = Prepared(report)
    units = [_unit(report, "青山市")]
    assert [r.recipient for r in build_recognitions(prepared.surface, prepared.recognitions, [], units)] == [()]


def test_no_policy_is_the_only_province_or_county_of_the_country() -> None:
    for kind, held in (("省份", ()), ("省区", ()), ("县", ()), ("平台", ("育儿补贴政策",))):
        report = _report(f"落实育儿补贴政策，成为全国首个“普惠”{kind}。")
        prepared, acts = Prepared(report), [_act(report, "育儿补贴政策")]
        (found,) = build_recognitions(prepared.surface, prepared.recognitions, acts, [])
        assert found.recipient == held, kind
