"""Who stands beside an honour received nothing: the contest, who leads, whose list it is, the whole."""

from __future__ import annotations

import pytest

from zhiji.extraction.honours.awards import FoundAward
from zhiji.extraction.honours.holders import build_awards, build_recognitions
from zhiji.extraction.honours.recognised import FoundRecognition
from zhiji.extraction.text.surface import Surface
from zhiji.model import Initiative, Span, Unit
from zhiji.reading.outline import outline_report

BESIDE = [
    # text, initiatives, units, the words that confer, the title or phrase, who received it
    (
        "我局推荐的调解案例，在省厅2024年“以案说法”典型案例交流活动中荣获“长效奖”。",
        ["“以案说法”"],
        ["我局", "省厅"],
        ("荣获", "“长效奖”"),
        ["我局"],
    ),  # the contest it was won in
    (
        "我局被县委评为先进集体；在“谁主管谁宣传”履职评议活动中获优秀等次。",
        ["“谁主管谁宣传”履职评议活动"],
        ["我局"],
        ("获", "优秀等次"),
        [],
    ),  # under its whole name
    (
        "打造“山水邻里”品牌，在全区书记擂台赛活动中评为“好”等次。",
        ["“山水邻里”品牌"],
        [],
        ("评为", "“好”等次"),
        ["“山水邻里”品牌"],
    ),  # what stands before it in the sentence did
    (
        "“一窗通”平台体系通过考核，获评省级示范单位。",
        ["“一窗通”平台体系通过考核"],
        [],
        ("获评", "省级示范单位"),
        ["“一窗通”平台体系通过考核"],
    ),  # passed, not held
    ("“一窗通”宣传活动获评优秀案例。", ["“一窗通”宣传活动"], [], ("获评", "优秀案例"), ["“一窗通”宣传活动"]),
    (
        "我局6名骨干入选交通运输部师资库，其中4人获评五星级师资。",
        [],
        ["我局", "交通运输部"],
        ("获评", "五星级师资"),
        [],
    ),  # some of its people
    ("县法院3名法官荣膺先进工作者。", [], ["县法院"], ("荣膺", "先进工作者"), []),
    ("8个集体、6名个人获评先进。", [], ["8个集体"], ("获评", "先进"), ["8个集体"]),  # a row of both
    (
        "面对挑战，在市委、市政府和区委的正确领导下，区政府团结带领全区，荣获示范城区。",
        [],
        ["市委", "市政府", "区委"],
        ("荣获", "示范城区"),
        [],
    ),  # who leads
    ("首次荣获国务院督查激励，获得县级示范奖。", [], ["国务院"], ("获得", "县级示范奖"), []),  # who gave
    ("青山市协会授予我县“医药之乡”称号，获评“先进县”。", [], ["我县"], ("获评", "“先进县”"), ["我县"]),  # who was given
]


@pytest.mark.parametrize(("text", "initiatives", "units", "honour", "received"), BESIDE)
def test_who_stands_beside_an_award_did_not_receive_it(
    text: str, initiatives: list[str], units: list[str], honour: tuple[str, str], received: list[str]
) -> None:
    surface = Surface(outline_report(text))
    cue, title = honour
    at = text.rindex(title)
    place = FoundAward(at, at + len(title), _span(surface, cue, text.rindex(cue, 0, at)), "award:plain")
    (award,) = build_awards(surface, [place], *_held(text, initiatives, units))
    assert list(award.recipient) == received


HELD = [
    ("我局在省司法厅2024年“以案说法”典型案例交流活动中荣获“长效奖”。", ["省司法厅"]),
    ("5宗案件在省司法厅案卷抽检中再次荣获“长效奖”。", ["省司法厅"]),
    ("我局在青山市案例评选活动中荣获“长效奖”。", []),  # a place holds nothing
    ("我局在省司法厅挂牌督办后荣获“长效奖”。", []),  # no contest
]


@pytest.mark.parametrize(("text", "gave"), HELD)
def test_whose_contest_it_was_conferred_what_was_won_in_it(text: str, gave: list[str]) -> None:
    surface = Surface(outline_report(text))
    at, cue = text.index("“长效奖”"), text.index("荣获")
    place = FoundAward(at, at + 5, _span(surface, "荣获", cue), "award:quoted")
    units = [name for name in ("我局", "省司法厅", "青山市") if name in text]
    (award,) = build_awards(surface, [place], *_held(text, [], units))
    assert list(award.conferred_by) == gave


@pytest.mark.parametrize(
    ("phrase", "gave"),
    [("被省司法厅总结为“青山经验”", ["省司法厅"]), ("在省司法厅内刊刊登", []), ("被推荐至省司法厅", [])],
)
def test_who_praises_in_words_of_its_own_is_said_to_where_it_is_received(phrase: str, gave: list[str]) -> None:
    text = f"人民调解工作{phrase}。"
    surface = Surface(outline_report(text))
    place = FoundRecognition(6, len(text) - 1, _span(surface, phrase, 6), "recognition:tagged")
    (one,) = build_recognitions(surface, [place], *_held(text, [], ["省司法厅"]))
    assert list(one.conferred_by) == gave


RANKED = [
    ("法治青山建设考核，以全省县级排名第一的成绩获奖。", ["法治青山建设考核"], [], "全省县级排名第一", []),
    ("法治青山建设考评位居全市第一。", ["法治青山建设考评"], [], "位居全市第一", []),
    ("“双减”行动位居全市第一。", ["“双减”行动"], [], "位居全市第一", ["“双减”行动"]),
]


@pytest.mark.parametrize(("text", "initiatives", "units", "phrase", "received"), RANKED)
def test_an_assessment_has_no_rank_of_its_own(
    text: str, initiatives: list[str], units: list[str], phrase: str, received: list[str]
) -> None:
    surface = Surface(outline_report(text))
    at = text.index(phrase)
    place = FoundRecognition(at, at + len(phrase), _span(surface, phrase, at), "recognition:rank")
    (one,) = build_recognitions(surface, [place], *_held(text, initiatives, units))
    assert list(one.recipient) == received


def test_what_stands_in_a_title_or_is_the_claim_itself_received_nothing() -> None:
    text = "青山市唯一入选“百强县”；我局入选司法部案例库，获评“先锋”。"
    surface = Surface(outline_report(text))
    places = [("入选", "“百强县”"), ("入选", "司法部案例库"), ("获评", "“先锋”")]
    found = []
    for cue, title in places:
        at = text.index(title)
        found.append(FoundAward(at, at + len(title), _span(surface, cue, text.rindex(cue, 0, at)), "award:plain"))
    at = text.index("青山市唯一")
    sole = FoundRecognition(at, at + 5, _span(surface, "青山市唯一", at), "recognition:peak")
    units = ["青山市唯一", "我局", "司法部"]
    awards = build_awards(surface, found, *_held(text, [], units), [sole])
    assert [list(award.recipient) for award in awards] == [[], ["我局"], ["我局"]]


def _span(surface: Surface, words: str, at: int) -> Span:
    return surface.report.span(at, at + len(words))


def _held(text: str, initiatives: list[str], units: list[str]) -> tuple[list[Initiative], list[Unit]]:
    """Facts whose ids are their names."""
    held = [(name, text.index(name), text.index(name) + len(name)) for name in initiatives + units]
    told = [
        Initiative(id=n, start=a, end=b, text=n, reading="extracted", name=n, kind="mechanism", phase="carried-out")
        for n, a, b in held
        if n in initiatives
    ]
    return told, [Unit(id=n, start=a, end=b, text=n, reading="extracted", name=n) for n, a, b in held if n in units]
