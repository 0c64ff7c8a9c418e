"""The edges of names, and what is never one, however likely it looks."""

from __future__ import annotations

import pytest

from zhiji.extraction import extract
from zhiji.extraction.deciding.edges import ranked, squared, without_work
from zhiji.extraction.text.words import words_of
from zhiji.model import Initiative
from zhiji.reading.outline import outline_report


def _cut(text: str, seen: str) -> str | None:
    """What is left of the words that hold ``seen`` in ``text``."""
    words = words_of(text)
    start = text.index(seen)
    held = [n for n, word in enumerate(words) if word.start < start + len(seen) and word.end > start]
    place = squared(words, held[0], held[-1] + 1)
    return None if place is None else "".join(word.text for word in words[place[0] : place[1]])


@pytest.mark.parametrize(
    ("text", "seen", "left"),
    [
        ("落实“三会一课”制度。", "“三会", "“三会一课”"),  # an open quote is closed
        ("推行“一窗通办”改革。", "通办”改革", "“一窗通办”改革"),  # a closed one is opened
        ("加强“四个。建设”", "“四个", None),  # the other of the pair stands in another sentence
        ("新建5个停车场改造。", "个停车场改造", "停车场改造"),  # a counting word behind its number
        ("落实粮食直补和综合补贴。", "粮食直补和", "粮食直补"),  # a word that joins the next thing
        ("打造西瓜等特色农产品。", "西瓜等", "西瓜"),
        ("推进碳达峰碳中和，", "碳达峰碳中和", "碳达峰碳中和"),  # it joins nothing
        ("完善个人信用制度。", "个人信用制度", "个人信用制度"),  # the same character in a word
    ],
)
def test_edges_of_a_stretch(text: str, seen: str, left: str | None) -> None:
    assert _cut(text, seen) == left


@pytest.mark.parametrize(
    ("text", "seen", "whole"),
    [
        ("位居全国第8位。", "位居全国", "位居全国第8位"),  # before its rank
        ("位居全国第8位。", "位居全国第8", "位居全国第8位"),  # within it
        ("进入全国前8位，", "进入全国前", "进入全国前8位"),
        ("居全国第二、第七", "居全国第二", "居全国第二"),  # a list goes on with another
        ("居全省前列。", "居全省前列", "居全省前列"),
    ],
)
def test_a_recognition_ends_with_its_whole_rank(text: str, seen: str, whole: str) -> None:
    words = words_of(text)
    last = next(n for n, word in enumerate(words) if word.end >= len(seen)) + 1
    assert "".join(word.text for word in words[: ranked(words, last)]) == whole


@pytest.mark.parametrize(
    ("name", "bare"),
    [("冬春救助工作", "冬春救助"), ("“回头看”工作", "“回头看”工作"), ("好工作", "好工作")],
)
def test_trailing_work(name: str, bare: str) -> None:
    assert without_work(name) == bare


HEAD = "青山市公安局2024年法治政府建设年度报告\n一、主要成效\n"


@pytest.mark.parametrize(
    ("text", "never"),
    [
        ("2024年，青山市发展和改革局开展价格监测120次。", "发展和改革"),  # a part of a body's name
        ("2023年开展“警务快办”以来，我局共办理业务4210笔。", "“警务快办”以来"),  # words behind a name
        ("通过政府网站、微信公众号发布信息30条。", "微信公众号"),  # a bare channel
        ("成立青山市首家“湖畔和”诉源治理工作站，运行良好。", "青山市"),  # a bare place
    ],
)
def test_what_is_never_an_initiative(text: str, never: str) -> None:
    names = [i.text for i in extract(outline_report(HEAD + text)).of(Initiative)]
    assert never not in names
