from __future__ import annotations

import sys
from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zhiji.model import Report, ZhijiError
from zhiji.reading import outline_report, read_report, read_text
from zhiji.reading.decoding import decode

MARKS = "一、|二、|三、|（一）|（二）|(三)|1.|2．|３、|（1）|①"
LISTS = "一是|二是|三是|一要|——|第一，|第二，|一方面，|另一方面，|第一部分|●"
ENDS = "。|！|？|；|：|，|、|”|“|）|（|》|;|唯一|万一|之一|项"
TURNS = "下一步，我们将|今后|存在的问题|清醒认识到还存在不少问题|2023年，我局将继续|“十五五”时期|各位代表|附件|总结"
HEADINGS = "2022年工作回顾|工作计划|重点工作|法治政府建设年度报告|政府工作报告|金华市公安局|平潭综合实验区|2020年"
AROUND = "当前位置：|首页|时间：2023-03-31|来源：某报|打印|同比下降|13%|462起748人|办案|推进"
PIECES = tuple("|".join((MARKS, LISTS, ENDS, TURNS, HEADINGS, AROUND)).split("|"))
WORDS = st.lists(st.sampled_from([*PIECES, "\n", "\n", "\r\n", " ", "　", "\t", "\x0c", "\u2028", "𠮷"]), max_size=60)
TEXTS = WORDS.map("".join) | st.text(max_size=80) | st.builds("".join, st.lists(st.sampled_from(PIECES), max_size=9))
YEARS = st.none() | st.integers(2009, 2026)


@settings(max_examples=300, deadline=None)
@given(TEXTS, YEARS)
def test_every_sentence_in_one_point(text: str, year: int | None) -> None:
    report = outline_report(text, year=year)
    assert report.text == text
    for places in (report.sentences, report.points):
        assert all(report.quote(place) == report.quote(place).strip() != "" for place in places)
        assert all(before.end <= after.start for before, after in pairwise(places))
    for sentence in report.sentences:
        point = report.point_at(sentence.start)
        assert point is not None
        assert sentence.end <= point.end
    assert all(report.sentence_at(point.start) is not None for point in report.points)


@settings(max_examples=300, deadline=None)
@given(TEXTS, YEARS)
def test_sections_nest_and_quote(text: str, year: int | None) -> None:
    report = outline_report(text, year=year)
    open_ends: list[int] = []
    for section in report.sections:
        assert text[section.heading.start : section.heading.end] == section.heading.text != ""
        assert text.startswith(section.marker, section.start)
        assert section.start <= section.heading.start < section.heading.end <= section.end <= len(text)
        del open_ends[section.level - 1 :]
        assert len(open_ends) == section.level - 1
        assert all(section.end <= end for end in open_ends)
        open_ends.append(section.end)


def result_of(work: Callable[[], object]) -> object:
    """What ``work`` gives, or the one line that says why it gives nothing."""
    try:
        return work()
    except ZhijiError as error:
        return str(error)


def is_one_line(message: object) -> bool:
    return isinstance(message, str) and "\n" not in message


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_reading_gives_a_report_or_one_clear_line(text: str) -> None:
    result = result_of(lambda: read_text(text, file="金华市公安局2020年.txt"))
    assert result.text == text if isinstance(result, Report) else is_one_line(result)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=60) | TEXTS.map(lambda text: text.encode("gb18030", "ignore")))
def test_any_bytes_decode_or_are_refused(data: bytes) -> None:
    result = result_of(lambda: decode(data, "a.txt"))
    assert isinstance(result, str)
    assert "\r" not in result


@settings(max_examples=60, deadline=None)
@given(TEXTS, st.sampled_from([".txt", ".html", ".pdf", ".docx"]))
def test_any_file_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, text: str, extension: str) -> None:
    path = tmp_path_factory.mktemp("any") / f"a{extension}"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    result = result_of(lambda: read_report(path))
    assert isinstance(result, Report) or is_one_line(result)


def calls_of(work: Callable[[], object]) -> int:
    """How many functions, ours and the interpreter's, are called."""
    calls = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(before)
    return calls


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=12).map("".join), st.booleans())
def test_twice_the_text_is_twice_the_work(piece: str, lines: bool) -> None:
    once = (piece + "\n" * lines) * 40
    single = calls_of(lambda: outline_report(once, year=2022))
    double = calls_of(lambda: outline_report(once * 2, year=2022))
    assert double <= 2.3 * single + 500
