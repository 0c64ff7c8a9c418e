"""What a person decides of proposals: by confidence, one by one, and what becomes of the reading."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from proposing_samples import Row

from zhiji import pipeline
from zhiji.facts import format_facts
from zhiji.model import Fact, Facts, Initiative, Link, Quantity, Unit, ZhijiError
from zhiji.proposing import load_policy

Place = Callable[..., Path]


def texts(facts: Facts, kind: type[Fact]) -> list[str]:
    return [str(getattr(fact, "text", "")) for fact in facts.of(kind)]


def target(fact: Fact) -> Row:
    assert not isinstance(fact, Link)
    return {"type": fact.type, "start": fact.start, "end": fact.end, "text": fact.text}


def named(side: Facts, text: str) -> Row:
    return target(next(f for f in side.items if f.readings == ("proposed",) and getattr(f, "text", "") == text))


def test_proposals_are_not_the_reading_until_they_are_accepted(beside: Place) -> None:
    assert texts(pipeline.read(beside()).facts, Initiative) == ["“一窗通”办理"]


ACCEPTED: list[tuple[float, list[str]]] = [
    # from which confidence; the initiatives of the reading
    (0, ["“一窗通”办理机制", "护企专项行动"]),
    (0.94, ["“一窗通”办理机制"]),  # both read it, in other words
]


@pytest.mark.parametrize(("confidence", "initiatives"), ACCEPTED)
def test_accepted_from_a_confidence_up(beside: Place, confidence: float, initiatives: list[str]) -> None:
    reading = pipeline.read(beside({"do": "accept-proposals", "confidence": confidence}))
    assert texts(reading.facts, Initiative) == initiatives
    assert reading.remarks == ()


def test_they_say_that_they_are_proposed(beside: Place) -> None:
    built = pipeline.build(beside({"do": "accept-proposals", "confidence": 0})).turtle.decode()
    assert "zjc:reading-proposed" in built
    assert 'zj:languageModel "m"' in built
    assert "zj:promptHash" in built
    assert load_policy().fingerprint in built


def test_links_say_so_and_can_be_left_out(beside: Place, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from zhiji.cli import main

    file = beside({"do": "accept-proposals", "confidence": 0})
    assert main(["build", str(file), "-o", str(tmp_path / "graphs")]) == 0
    assert "with proposals" in capsys.readouterr().out
    shown = {}
    for name, words in {"all": [], "without": ["--no-proposed"]}.items():
        assert main(["links", "-g", str(tmp_path / "graphs"), "--lang", "en", *words]) == 0
        shown[name] = capsys.readouterr().out
    assert "护企专项行动" in shown["all"]
    assert "proposed by a" in shown["all"]
    assert "护企专项行动" not in shown["without"]
    assert "“一窗通”" in shown["without"], "the rules read this link too"


def test_one_by_one(beside: Place, side: Facts) -> None:
    """An accepted link brings its ends; what overlaps it is replaced; all else stays the reader's."""
    link = next(f for f in side.of(Link) if f.basis == "explicit")
    ends = {"from": named(side, "护企专项行动"), "to": named(side, "全市率先")}
    rows: list[Row] = [
        {"do": "accept", "target": {"type": "link", **ends, "basis": link.basis}},
        {"do": "accept", "target": named(side, "“一窗通”办理机制")},
    ]
    facts = pipeline.read(beside(*rows)).facts
    assert texts(facts, Initiative) == ["“一窗通”办理机制", "护企专项行动"]
    accepted = next(f for f in facts.of(Link) if f.basis == "explicit")
    assert (accepted.reading, accepted.confidence, accepted.model) == ("curated", None, "m")
    assert texts(facts, Unit) == ["青禾区司法局", "区司法局", "区公安分局"]
    assert len(facts.of(Quantity)) == len(side.of(Quantity))


def test_corrections_win_over_what_is_accepted(beside: Place, side: Facts) -> None:
    reject = {"do": "reject", "target": named(side, "护企专项行动")}
    reading = pipeline.read(beside({"do": "accept-proposals", "confidence": 0}, reject))
    assert texts(reading.facts, Initiative) == ["“一窗通”办理机制"]
    assert [remark for remark in reading.remarks if "went with" not in remark] == []


def test_a_rejection_alone_is_no_remark(beside: Place, side: Facts) -> None:
    reading = pipeline.read(beside({"do": "reject", "target": named(side, "全市率先")}))
    assert texts(reading.facts, Initiative) == ["“一窗通”办理"]
    assert [remark for remark in reading.remarks if "went with" not in remark] == []


def test_accepting_is_a_line_that_can_be_taken_back(beside: Place, side: Facts) -> None:
    note = {"do": "accept", "target": named(side, "护企专项行动"), "who": "李"}
    file = beside(note)
    there, now, of = pipeline.accept_proposals(file, Decimal("0.5"))
    alone = [fact for fact in side.items if fact.readings == ("proposed",)]
    assert (there.name, of) == ("qinghe.corrections.jsonl", len(alone))
    assert now == of
    rows = [json.loads(line) for line in there.read_text(encoding="utf-8").splitlines()]
    assert rows == [note, {"do": "accept-proposals", "confidence": 0.5}]
    pipeline.accept_proposals(file, None)
    rows = [json.loads(line) for line in there.read_text(encoding="utf-8").splitlines()]
    assert rows == [note]


def test_proposals_of_another_text(beside: Place, side: Facts) -> None:
    stale = replace(side, head=replace(side.head, sha256="0" * 64))
    with pytest.raises(ZhijiError, match="run zhiji propose again"):
        pipeline.read(beside({"do": "accept-proposals", "confidence": 0}, told=stale))
    reject = {"do": "reject", "target": target(side.of(Unit)[2])}
    reading = pipeline.read(beside(reject, told=stale))
    assert texts(reading.facts, Unit) == ["青禾区司法局", "区司法局"], "the reader's facts are corrected all the same"
    assert "run zhiji propose again" in reading.remarks[0]


def test_accepted_proposals_that_are_not_there(beside: Place) -> None:
    file = beside({"do": "accept-proposals", "confidence": 0})
    (file.parent / "qinghe.proposals.jsonl").unlink()
    reading = pipeline.read(file)
    assert texts(reading.facts, Initiative) == ["“一窗通”办理"]
    assert "there is no qinghe.proposals.jsonl" in reading.remarks[0]
    with pytest.raises(ZhijiError, match="run zhiji propose first"):
        pipeline.accept_proposals(file, None)


def test_a_curated_reading_takes_none(beside: Place, facts: Facts) -> None:
    file = beside()
    lines = format_facts(facts)
    (file.parent / "qinghe.facts.jsonl").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    with pytest.raises(ZhijiError, match="is a person's reading"):
        pipeline.accept_proposals(file, None)


def test_the_review_page_shows_both_side_by_side(beside: Place, side: Facts) -> None:
    shown: list[Any] = []
    pipeline.review(beside(), lambda _report, facts, _corrections: str(shown.append(facts)))
    assert shown == [side]


WRONG: list[tuple[Any, str]] = [
    # a confidence; what is said
    ("all", "confidence is 'all'"),
    (1.5, r"confidence is Decimal\('1.5'\)"),
    (True, "confidence is True"),
    (None, "no 'confidence'"),
]


@pytest.mark.parametrize(("confidence", "said"), WRONG)
def test_a_line_that_says_no_confidence(beside: Place, confidence: Any, said: str) -> None:
    with pytest.raises(ZhijiError, match=said):
        pipeline.read(beside({"do": "accept-proposals", "confidence": confidence}))
