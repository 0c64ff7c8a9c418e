"""Whatever the text: spans verbatim, values of at least 0, never an exception, time linear."""

from __future__ import annotations

import re
import time

from hypothesis import given, settings
from hypothesis import strategies as st

from zhiji.extraction.quantities.finding import find_quantities
from zhiji.model import Place, Report

WORDS = re.split(
    r"\|",
    "同比下降|占全市|从|提升至|分别|均为|其中|不少于|开展|检查|案件|达|的|基础上|以上|、|，|。|《|》|“|”|（|）|1|23|4.5%|１２|"
    "7,500|十|三分之一|成|第|余|个|件|人次|万|亿元|个百分点|2020年|每年|一次|较2019年|为|和|各",
)
texts = st.one_of(st.text(max_size=200), st.lists(st.sampled_from(WORDS), max_size=80).map("".join))


@given(texts, st.integers(1, 60))
@settings(max_examples=200, deadline=None)
def test_any_text(text: str, size: int) -> None:
    sentences = tuple(Place(a, min(len(text), a + size)) for a in range(0, len(text), size))
    report = Report(text, year=2020, sentences=sentences)
    quantities = find_quantities(report)
    assert quantities == find_quantities(report)
    for q in quantities:
        assert text[q.start : q.end] == q.text
        assert q.value >= 0
        assert q.subject is None or text[q.subject.start : q.subject.end] == q.subject.text != ""


def _seconds(text: str) -> float:
    report = Report(text, year=2020, sentences=(Place(0, len(text)),))
    start = time.process_time()
    find_quantities(report)
    return time.process_time() - start


def test_twice_the_text_about_twice_the_time() -> None:
    unit = "全市查处案件12起34人、从5个增至7个，分别增长3%、4%，1个、“（《监督检查" + "1个" * 20
    _seconds(unit)
    short, long = _seconds(unit * 50), _seconds(unit * 400)
    assert long < 8 * 4 * short + 0.25
