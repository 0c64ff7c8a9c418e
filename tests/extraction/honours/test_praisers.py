"""Who praises and reports confers a recognition and receives none; what is praised received it, else nobody."""

from __future__ import annotations

import pytest

from zhiji.extraction.honours.holders import build_recognitions
from zhiji.extraction.honours.recognised import FoundRecognition
from zhiji.extraction.text.surface import Surface
from zhiji.model import Initiative, Unit
from zhiji.reading.outline import outline_report

PRAISED = [
    # text, units, the words of the recognition, its rule, by whom, who received it
    ("工人日报头版专题报道。", ["工人日报"], "头版专题报道", "spread", ["工人日报"], []),
    ("新华社、央视等密集报道。", ["新华社", "央视"], "等密集报道", "spread", ["新华社", "央视"], []),
    (
        "中央电视台《新闻联播》报道了我县“柿子节”工程。",
        ["中央电视台"],
        "《新闻联播》报道了",
        "spread",
        ["中央电视台"],
        ["“柿子节”工程"],
    ),
    ("新华社对“柿子节”工程进行了报道。", ["新华社"], "进行了报道", "spread", ["新华社"], ["“柿子节”工程"]),
    ("省委、省政府领导6次批示肯定青山工作。", ["省委", "省政府"], "批示肯定", "praise", ["省委", "省政府"], []),
    ("最高人民法院予以充分肯定。", ["最高人民法院"], "予以充分肯定", "praise", ["最高人民法院"], []),
    (
        "省厅、市委主要领导先后调研工作，给予高度肯定。",
        ["省厅", "市委"],
        "给予高度肯定",
        "praise",
        ["省厅", "市委"],
        [],
    ),
    ("省厅对我县的法治建设给予肯定。", ["省厅", "我县"], "给予肯定", "praise", ["省厅"], ["我县"]),
    ("省局在青山召开现场会。", ["省局"], "在青山召开现场会", "meeting", ["省局"], []),
    (
        "市委、市政府听取汇报，省局在青山召开现场会。",
        ["市委", "市政府", "省局"],
        "在青山召开现场会",
        "meeting",
        ["省局"],
        [],
    ),
    ("青山法院工作获央视报道。", ["青山法院", "央视"], "获央视报道", "praise", ["央视"], ["青山法院"]),
    ("青山法院工作在央视专题报道。", ["青山法院", "央视"], "专题报道", "spread", ["央视"], ["青山法院"]),
    ("青山日报社位居全省第一。", ["青山日报社"], "位居全省第一", "rank", [], ["青山日报社"]),
]


@pytest.mark.parametrize(("text", "units", "words", "rule", "by", "received"), PRAISED)
def test_who_praises_receives_nothing(
    text: str, units: list[str], words: str, rule: str, by: list[str], received: list[str]
) -> None:
    report = outline_report(text)
    held = [
        Unit(id=u, start=text.index(u), end=text.index(u) + len(u), text=u, reading="extracted", name=u) for u in units
    ]
    name = "“柿子节”工程"
    initiatives = [
        Initiative(
            id=name,
            start=at,
            end=at + len(name),
            text=name,
            reading="extracted",
            name=name,
            kind="campaign",
            phase="carried-out",
        )
        for at in [text.find(name)]
        if at >= 0
    ]
    at = text.index(words)
    span = report.span(at, at + len(words))
    place = FoundRecognition(at, at + len(words), span, f"recognition:{rule}")
    (one,) = build_recognitions(Surface(report), [place], initiatives, held)
    assert (list(one.conferred_by), list(one.recipient)) == (by, received)
