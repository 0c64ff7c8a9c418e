"""Who issued a document: the units before the verb, with whom, and whom it was only made for."""

from __future__ import annotations

import pytest

from zhiji.extraction.text.surface import Surface
from zhiji.extraction.units.acting import Actors
from zhiji.model import Unit
from zhiji.reading import read_text

NAMES = {
    "市检察院": "青山市人民检察院",
    "市公安局": "青山市公安局",
    "白水大学": "白水大学",
    "我院": "青山市中级人民法院",
    "党中央": "中共中央",
    "国务院": "国务院",
}
OWN = "2021年，我院开展工作。"


@pytest.mark.parametrize(
    ("text", "issuers"),
    [
        ("白水大学发布《评估报告》，我市排名第二。", ["白水大学"]),
        ("市公安局、市检察院正式印发《甲办法》《乙办法》。", ["市公安局", "市检察院"]),
        ("提请市公安局审议通过并印发《甲办法》。", ["市公安局"]),
        ("联合市检察院、市公安局共同签署《甲意见》。", ["我院", "市检察院", "市公安局"]),  # and the one that reports
        ("与白水大学签订《甲协议》。", ["我院", "白水大学"]),
        ("市公安局会同市检察院出台《甲意见》。", ["市公安局", "市检察院"]),  # without the one that reports
        ("党中央、国务院批复同意规划，印发实施《甲意见》。", ["党中央", "国务院"]),  # who opens the sentence
        ("法规体系完善，党中央、国务院《甲意见》正式印发。", ["党中央", "国务院"]),  # right before the title
        ("党中央、国务院作出部署，市公安局牵头，制定《甲方案》。", []),  # another is named
        ("国务院高度重视，制定《甲方案》。", []),  # it approved nothing
        ("贯彻党中央、国务院部署，制定《甲方案》。", []),
        ("市公安局批复规划，印发《甲意见》。", []),
        ("向市检察院报送《甲报告》。", []),  # made for another
        ("根据市公安局要求，制定《甲方案》。", []),
        ("走访市公安局后制定《甲方案》。", []),
    ],
)
def test_who_issued_a_document(text: str, issuers: list[str]) -> None:
    report = read_text(f"2021年度工作报告\n{OWN}{text}\n", issuer="青山市中级人民法院")
    places = sorted((report.text.find(words), words) for words in NAMES if words in report.text)
    units = [
        Unit(id=words, start=at, end=at + len(words), text=words, name=NAMES[words], rule="unit", reading="curated")
        for at, words in places
    ]
    found = Actors(Surface(report), units).issuers(report.text.index("《"))
    assert list(found) == issuers
