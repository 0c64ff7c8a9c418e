"""Links: which pairs are looked at, the clues of a pair, the cue that makes a link explicit, and what is told."""

from __future__ import annotations

import pytest

from zhiji.extraction import extract
from zhiji.extraction.honours.holders import build_awards, build_recognitions
from zhiji.extraction.initiatives.building import build_initiatives
from zhiji.extraction.links.building import FoundLink, find_links
from zhiji.extraction.links.cues import cue_of
from zhiji.extraction.links.listing import CLUES, pair_clues
from zhiji.extraction.links.pairing import Pair, Room, find_pairs
from zhiji.extraction.preparing import Prepared
from zhiji.extraction.units.building import build_units
from zhiji.extraction.weighing import Weights
from zhiji.model import Award, Facts, Initiative, Link, Quantity, Recognition
from zhiji.reading.outline import outline_report


def room(text: str, year: int | None = None) -> Room:
    """What the rules propose in a text, as initiatives and outcomes; every figure counts as one."""
    prepared = Prepared(outline_report(text, year=year))
    initiatives = build_initiatives(prepared.surface, prepared.initiatives, [])
    outcomes = [
        *build_awards(prepared.surface, prepared.awards, initiatives, []),
        *build_recognitions(prepared.surface, prepared.recognitions, initiatives, []),
        *(q for q in prepared.figures if q.role != "norm"),
    ]
    units = build_units(prepared.surface, prepared.units)
    outcomes.sort(key=lambda o: (o.start, o.end, o.id))
    return Room(prepared.surface, prepared.words, initiatives, outcomes, units)


def pair_of(text: str, initiative: str, outcome: str) -> Pair:
    pairs = [p for p in find_pairs(room(text)) if p.initiative.text == initiative and p.outcome.text == outcome]
    assert len(pairs) == 1, text
    return pairs[0]


CUED = [
    # since it began, with the verb before the name
    ("2023年开展“警务快办”行动以来，共办理业务4210笔。", "“警务快办”行动", "4210笔", ["以来"]),
    # a tool named as such
    ("依托“码上办”平台，办结诉求1776件。", "“码上办”平台", "1776件", ["依托"]),
    # its role
    ("充分发挥联合调处机制作用，化解纠纷31件。", "联合调处机制", "31件", ["充分发挥", "作用"]),
    # the initiative itself receives
    ("推行涉企直达服务机制，获评“优秀案例”。", "涉企直达服务机制", "“优秀案例”", ["获评"]),
    # a verb that the table knows is enough (one row, no code)
    ("推行涉企直达服务机制，夺得“优秀案例”。", "涉企直达服务机制", "“优秀案例”", ["夺得"]),
    # a frame around the name
    ("以“码上办”平台为抓手，办结诉求1776件。", "“码上办”平台", "1776件", ["以", "为抓手"]),
    # the name is the subject of what was done
    ("“码上办”平台受理诉求1776件。", "“码上办”平台", "1776件", ["“码上办”平台"]),
    # those that are counted used it
    ("推行容缺办理机制，12个项目通过该机制办理。", "该机制", "12个", ["通过"]),
    # what follows from it
    ("推行容缺办理机制，24个项目因此受益。", "容缺办理机制", "24个", ["因此"]),
    # since it began
    (
        "推行车辆检测“一件事”改革，自10月推行以来，受理预约59021起。",
        "车辆检测“一件事”改革",
        "59021起",
        ["自10月推行以来"],
    ),
    # a word of effect
    ("推行容缺办理机制，带动新增企业24家。", "容缺办理机制", "24家", ["带动"]),
    # told side by side
    ("开展“一查两严管”专项行动，拆解船舶116艘。", "“一查两严管”专项行动", "116艘", []),
    # in the next sentence
    ("创推“三推送”化解机制。纠纷警情同比下降13%。", "“三推送”化解机制", "13%", []),
]


@pytest.mark.parametrize(("text", "initiative", "outcome", "cue"), CUED)
def test_the_cue_that_makes_a_link_explicit(text: str, initiative: str, outcome: str, cue: list[str]) -> None:
    assert [span.text for span in cue_of(pair_of(text, initiative, outcome))] == cue


CLUED = [
    ("stands", "推行容缺办理机制。全年办结申请12件。", "容缺办理机制", "12件", "away=b1"),
    ("marks_between", "推行容缺办理机制，办结12件，化解9起。", "容缺办理机制", "9起", "commas=b2"),
    ("initiatives_between", "用好“两站两员”“路长制”等工作机制，事故下降16.2%。", "“两站两员”", "16.2%", "row=True"),
    ("rank_in_sentence", "推行容缺办理机制，办结12件。", "容缺办理机制", "12件", "last=True"),
    ("outcomes_between", "推行容缺办理机制，办结12件，化解9起。", "容缺办理机制", "9起", "outcomes-between=1"),
    ("clauses", "“码上办”平台受理诉求1776件。", "“码上办”平台", "1776件", "opens=TrueTrue"),
    ("neighbours", "依托“码上办”平台，办结诉求1776件。", "“码上办”平台", "1776件", "word-before=依托"),
    ("other_actors", "推行容缺办理机制，区司法局办结申请12件。", "容缺办理机制", "12件", "unit-opens=True"),
    ("in_brackets", "推行容缺办理机制（窗口3个），办结申请12件。", "容缺办理机制", "3个", "in-brackets=False"),
    ("openings", "推行容缺办理机制。目前共有企业27家。", "容缺办理机制", "27家", "sentence-begins=目前"),
    ("headed", "推行容缺办理机制，办结申请12件。", "容缺办理机制", "12件", "opens-point=True0"),
    ("kinds", "推行容缺办理机制，办结申请12件。", "容缺办理机制", "12件", "kind=mechanism"),
    ("order", "推行容缺办理机制，办结申请12件，化解纠纷9起。", "容缺办理机制", "9起", "outcome-number=10"),
    ("cued", "依托“码上办”平台，办结诉求12件。", "“码上办”平台", "12件", "cue=依托"),
    ("words_between", "推行容缺办理机制，带动新增企业24家。", "容缺办理机制", "24家", "between-word=带动"),
    ("framed", "以“码上办”平台为抓手，办结诉求1776件。", "“码上办”平台", "1776件", "tail=为抓手"),
    ("shared_words", "推行容缺办理机制，容缺办理12件。", "容缺办理机制", "12件", "shared=3"),
    ("of_figure", "推行容缺办理机制，办结申请12件。", "容缺办理机制", "12件", "unit=件"),
    ("of_honour", "推行涉企直达服务机制，获评“优秀案例”。", "涉企直达服务机制", "“优秀案例”", "recipient=True"),
    ("counted", "推广3个“码上办”平台，办结申请12件。", "“码上办”平台", "12件", "counted=True"),
    ("measured_of_it", "推行信用承诺监管制度，总投资30万元。", "信用承诺监管制度", "30万元", "spent"),
    ("sums_up", "推行容缺办理机制，全面推开，累计办结12件。", "容缺办理机制", "12件", "sums-up=累计"),
    ("follows", "推行容缺办理机制，24个项目因此受益。", "容缺办理机制", "24个", "hence"),
    ("goes_on", "推行容缺办理机制，办结申请12件。", "容缺办理机制", "12件", "goes-on"),
    ("sureness", "推行容缺办理机制，办结申请12件。", "容缺办理机制", "12件", "quantity-sure≥0.96"),
]


@pytest.mark.parametrize(("function", "text", "initiative", "outcome", "expected"), CLUED, ids=[r[0] for r in CLUED])
def test_each_clue_reads_its_side_of_a_pair(
    function: str, text: str, initiative: str, outcome: str, expected: str
) -> None:
    pair = pair_of(text, initiative, outcome)
    assert expected in list(next(clue for clue in CLUES if clue.__name__ == function)(pair))
    assert expected in pair_clues(pair)


def test_every_clue_is_tried() -> None:
    assert [row[0] for row in CLUED] == [clue.__name__ for clue in CLUES]


NEVER_PAIRED = [
    "一、工作情况\n完成任务。\n二、下一步工作计划\n推行“码上办”平台，办结率达到100%。\n",  # planned
    "推行“码上办”平台，力争办结率达到100%。",  # an aim
    "推行“码上办”平台，地区生产总值增长5.6%。",  # the economy at large
    "一、推进改革\n（一）推行“码上办”平台。\n（二）优化服务。办结诉求12件。",  # another point
]


@pytest.mark.parametrize("text", NEVER_PAIRED)
def test_what_is_never_looked_at(text: str) -> None:
    assert list(find_pairs(room(text))) == []


def test_what_was_in_another_year_is_no_result_of_this_one() -> None:
    text = "开展“大会战”活动，交通事故亡人数在2019年同比减少206人基础上，同比再减少108人。"
    assert [p.outcome.text for p in find_pairs(room(text, year=2020))] == ["108人"]


def weighed(text: str, least: float, **weights: float) -> list[FoundLink]:
    """The links of a text by a few weights made by hand."""
    table = {clue.replace("_", "-"): (-weight, weight) for clue, weight in weights.items()}
    return find_links(
        room(text), {"link": Weights(("apart", "tied"), table), "explicit": Weights(("said", "seen"), {})}, least
    )


def test_links_reach_the_least_confidence_and_a_pair_is_told_once_on_its_strongest_basis() -> None:
    text = "创推“三推送”化解机制。“三推送”化解机制办结诉求12件。"
    assert [(x.outcome.text, x.basis) for x in weighed(text, 0.4, bias=0.0)] == [("12件", "explicit")]
    assert weighed(text, 0.6, bias=0.0) == []
    assert weighed(text, 0.6, bias=1.0)[0].confidence == pytest.approx(0.880797, abs=1e-6)


def links(text: str) -> list[tuple[str, str, str, list[str]]]:
    facts = extract(outline_report(text))
    return [_row(facts, link) for link in facts.items if isinstance(link, Link)]


def _row(facts: Facts, link: Link) -> tuple[str, str, str, list[str]]:
    start, end = facts.by_id[link.initiative], facts.by_id[link.outcome]
    assert isinstance(start, Initiative)
    assert isinstance(end, Award | Recognition | Quantity)
    return (start.text, end.text, link.basis, [c.text for c in link.cue])


TOLD = [
    ("依托“码上办”平台，办结诉求1776件。", ("“码上办”平台", "1776件", "explicit", ["依托"])),
    ("推行涉企直达服务机制，获评“优秀案例”。", ("涉企直达服务机制", "“优秀案例”", "explicit", ["获评"])),
    ("开展“一查两严管”专项行动，拆解船舶116艘。", ("“一查两严管”专项行动", "116艘", "same-sentence", [])),
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_what_the_shipped_reader_tells(text: str, expected: tuple[str, str, str, list[str]]) -> None:
    assert expected in links(text)


UNTOLD = [
    "推行“码上办”平台，召开会议12次。",  # an activity
    "推行信用承诺监管制度，清理单笔50万元以下欠款。",  # a limit, no result
    "实施城北400万吨扩能工程。",  # a figure inside a name
]


@pytest.mark.parametrize("text", UNTOLD)
def test_what_the_shipped_reader_does_not_tell(text: str) -> None:
    assert links(text) == []
