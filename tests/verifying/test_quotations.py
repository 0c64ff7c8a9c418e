"""Words looked for in reports: exactly, nearly, or not at all."""

from __future__ import annotations

import pytest

from zhiji.model import Place, ZhijiError
from zhiji.model.rows import ReportRow
from zhiji.verifying.folding import Folded, folded
from zhiji.verifying.quoting import Quotations, passages_in
from zhiji.verifying.wording import differing_places, marked, places_of

TEXT = (
    "甲市公安局2020年报告。\n刑事案件破案率达９８．6％,较上年未下降。"
    "共受理“一窗\u200b通办”事项1234件,其中按期办结1200件。"
)
REPORT = ReportRow("r", "0" * 64, "甲市公安局", "b", 2020, "报告", TEXT, (Place(0, 13), Place(13, len(TEXT))))

FOUND = [
    ("破案率达98.6%，较上年未下降", "破案率达９８．6％,较上年未下降", "full-width forms are the same digits"),
    (
        "共 受理\n‘一窗通办’事项",
        "共受理“一窗\u200b通办”事项",
        "white space, quotation marks, what is not seen",
    ),
    ("刑事案件破案率……按期办结1200件", TEXT[14:-1], "…… stands for what is left out"),
    ("按期办结1200件。", "按期办结1200件", "a stop at the end is the memo's"),
]
NEAR = [
    ("破案率达96.8%，较上年未下降", ("numbers", "96.8", "９８．6"), "a digit"),
    ("破案率达98.6%，较上年下降", ("polarity", "", "未"), "a denial left out"),
    ("共受理“一窗通办”事项1243件", ("numbers", "1243", "1234"), "digits turned round"),
    ("共受理“一门通办”事项1234件", ("words", "门", "窗"), "a word"),
]
NOWHERE = [
    ("下降", "of 未下降 the half that is denied"),
    ("8.6%", "half a number"),
    ("34件", "half a number again"),
    ("扫黑除恶专项斗争取得压倒性胜利", "nothing like it"),
]


@pytest.mark.parametrize(("words", "place", "why"), FOUND)
def test_words_are_found_whatever_their_form(words: str, place: str, why: str) -> None:
    found = Quotations([REPORT]).find(words)
    assert (found.verdict, [stand.quote for stand in found.places]) == ("supported", [place]), why


@pytest.mark.parametrize(("words", "difference", "why"), NEAR)
def test_the_nearest_passage_says_what_differs(words: str, difference: tuple[str, str, str], why: str) -> None:
    found = Quotations([REPORT]).find(words)
    assert found.verdict == "differs", why
    assert [(d.what, d.memo, d.report) for d in found.differences] == [difference]


@pytest.mark.parametrize(("words", "why"), NOWHERE)
def test_what_no_report_says_is_not_supported(words: str, why: str) -> None:
    assert Quotations([REPORT]).find(words).verdict != "supported", why


def test_far_words_have_no_place() -> None:
    assert Quotations([REPORT]).find(NOWHERE[-1][0]).places == ()


def test_every_place_is_told() -> None:
    twice = ReportRow("t", "1" * 64, "乙局", "b", 2021, "", "办件3万件。又办件3万件。", (Place(0, 6), Place(6, 13)))
    assert [stand.begin for stand in Quotations([twice]).find("办件3万件").places] == [0, 7]


def test_no_words_are_refused() -> None:
    with pytest.raises(ZhijiError, match="no words to look for"):
        Quotations([REPORT]).find("……。")


def test_places_lead_back_to_the_text_as_it_stands() -> None:
    held = Folded("a\u200b ｂ㎡c")
    assert held.text == "abm2c"
    assert held.place(2, 4) == (4, 5), "one sign that unfolds to two"
    assert folded("“—”") == "-"


def test_lines_are_passages_and_long_ones_are_taken_by_sentences() -> None:
    assert passages_in(" 一行\n\n—\n二行") == [(1, "一行"), (7, "二行")]
    assert [words for _, words in passages_in("甲" * 1500 + "。" + "乙" * 1500)] == ["甲" * 1500 + "。", "乙" * 1500]


def test_what_differs_is_marked_where_it_stands() -> None:
    memo, report = "2020案例和2021年度案例，12件", "2020案例和2020年度案例，12起"
    told = differing_places(memo, report)
    assert marked(memo, [here for here, _ in told]) == "2020案例和⟦2021⟧年度案例，12⟦件⟧"
    assert marked(report, [there for _, there in told]) == "2020案例和⟦2020⟧年度案例，12⟦起⟧", "not the first 2020"
    sentence = "甲增长16%、乙增长6%、丙增长6%"
    assert marked(sentence, places_of(sentence, ["6%"], (16, 18))) == "甲增长16%、乙增长6%、丙增长⟦6%⟧", "at its place"
    assert marked(sentence, places_of(sentence, ["6%"], (0, 1))) == "甲增长16%、乙增长⟦6%⟧、丙增长6%", "no part of 16%"
