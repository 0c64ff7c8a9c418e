"""Characters that cannot be seen: reading sees through them, places stay those of the text as published."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zhiji.model import VisibleText, visible
from zhiji.reading import read_text

HIDDEN = "\u200b\u200c\u200d\u200e\u200f\u202a\u202e\u2060\u2066\u2069\ufeff\u00ad\ufe0f\u180e\u061c\x00\x1f"
TEXT = (
    "下载\n青山市公安局2024年法治政府建设年度报告\n2024年，我局依法履职，现将情况报告如下。\n"
    "一、主要成效\n（一）调解。全年化解纠纷210起，查处案件36起。\n（二）普法。印发资料1200份。\n"
    "二、存在问题\n人手不足。\n青山市公安局\n2025年1月10日\n"
)

SEEN = [
    # text, as it is seen
    ("2\u200b10起", "210起"),  # a zero-width space
    ("\ufeff2\u202e10起\u202c", "210起"),  # a byte order mark, a direction override and its end
    ("210\u00a0起", "210 起"),  # a no-break space is a space
    ("1\u00a0338件，2\u202f000件", "1338件，2000件"),  # between digits it holds a number together
    ("320\u00a0\u00a0280", "320  280"),  # two of them hold columns apart
    ("青山\u00ad市\ufe0f", "青山市"),  # a soft hyphen, a variation selector
    ("规划纲要（2014\u00ad2020年）", "规划纲要（2014-2020年）"),  # but between years it is a dash
    ("⼯作⽇，年", "工作日，年"),  # radicals and compatibility ideographs, as PDFs give them
    ("第一行\u2028第二行", "第一行\n第二行"),  # a line separator
    ("２１０　起", "２１０　起"),  # full width is seen
]


@pytest.mark.parametrize(("text", "seen"), SEEN)
def test_what_is_seen(text: str, seen: str) -> None:
    assert visible(text) == seen


def sown(text: str, places: list[tuple[int, str]]) -> str:
    """``text`` with characters put in at places."""
    for at, character in sorted(places, reverse=True):
        text = text[: at % (len(text) + 1)] + character + text[at % (len(text) + 1) :]
    return text


SOWINGS = st.lists(st.tuples(st.integers(0, len(TEXT)), st.sampled_from(HIDDEN)), max_size=40)


@settings(max_examples=150, deadline=None)
@given(SOWINGS)
def test_what_cannot_be_seen_changes_nothing_that_is_read(places: list[tuple[int, str]]) -> None:
    text = sown(TEXT, places)
    clean, sullied = read_text(TEXT), read_text(text)
    assert sullied.text == text
    assert (sullied.title, sullied.issuer, sullied.year) == (clean.title, clean.issuer, clean.year)
    for name in ("sentences", "points"):
        quotes = [visible(sullied.quote(place)) for place in getattr(sullied, name)]
        assert quotes == [clean.quote(place) for place in getattr(clean, name)]
    assert [visible(s.heading.text) for s in sullied.sections] == [s.heading.text for s in clean.sections]
    assert all(text[s.heading.start : s.heading.end] == s.heading.text for s in sullied.sections)
    assert all(text.startswith(s.marker, s.start) for s in sullied.sections)


@settings(max_examples=100, deadline=None)
@given(st.text(st.sampled_from(HIDDEN + "甲乙12 \u00a0\n"), max_size=30), st.data())
def test_places_go_there_and_back(text: str, data: st.DataObject) -> None:
    both = VisibleText(text)
    start = data.draw(st.integers(0, len(both.text)))
    end = data.draw(st.integers(start, len(both.text)))
    there = both.published_place(start, end)
    assert visible(text[slice(*there)]) == both.text[start:end] or "\u00a0" in text
    assert (both.seen_at(there[0]), both.seen_at(there[1])) == (start, end)


def test_a_text_without_such_characters_is_left_alone() -> None:
    both = VisibleText(TEXT)
    assert both.is_whole
    assert both.text is TEXT


def test_a_file_name_and_a_title_of_a_page_too() -> None:
    report = read_text(TEXT[3:].split("\n", 1)[1], title="青山市\u200b公安局2024年工作总结", file="甲\u200b.txt")
    assert (report.title, report.issuer) == ("青山市公安局2024年工作总结", "青山市公安局")
