"""该机制 is no name: it stands for what was told before, and where nothing was it is no initiative."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from recorded_answers import REPORTS, recorded

from zhiji import pipeline
from zhiji.model import Facts, Initiative, Link
from zhiji.proposing import (
    Answer,
    Held,
    hold_answers,
    load_instructions,
    load_policy,
    make_requests,
    prompt_hash,
)
from zhiji.reading import read_text

HEAD = "青禾区司法局2023年法治政府建设年度报告\n一、主要工作\n"
ROWS = [
    # what stands before; the quote that points back; what it is then called, None where it falls
    ("推行“一窗通”办理机制。", "该机制", "“一窗通”办理机制"),
    ("推行“一窗通”机制。设立普法平台。", "该机制", "“一窗通”机制"),  # the nearest with that head
    ("推行“一窗通”机制。建立回访机制。", "上述机制", "回访机制"),
    ("设立普法平台。", "该机制", None),
    ("", "该机制", None),
]


def hear(before: str, quote: str) -> Held:
    """What counts of an answer that names what stands before, and the quote with a link to an award."""
    text = f"{HEAD}（一）优化服务。{before}{quote}获评全省优秀案例。\n"
    report = read_text(text)
    head = replace(pipeline.extract_report(report).facts.head, issuer=None)
    requests = make_requests(report, Facts(head, ()), "Say.")
    request = next(r for r in requests if quote in r.user)
    said = [text[place.start : place.end] for place in request.sentences]
    names = ("“一窗通”办理机制", "“一窗通”机制", "回访机制")
    told = [*((name, "mechanism") for name in names), ("普法平台", "platform")]
    facts = [
        {"id": f"n{n}{kind}{len(name)}", "type": "initiative", "sentence": n, "quote": name, "kind": kind}
        for n, words in enumerate(said, 1)
        for name, kind in told
        if name in words
    ]
    last = next(n for n, words in enumerate(said, 1) if quote in words)
    facts.append({"id": "it", "type": "initiative", "sentence": last, "quote": quote, "kind": "mechanism"})
    facts.append({"id": "a", "type": "award", "sentence": last, "quote": "全省优秀案例"})
    cue = [{"sentence": last, "quote": "获评"}]
    content = json.dumps({"facts": facts, "links": [{"from": "it", "to": "a", "basis": "explicit", "cue": cue}]})
    return hold_answers(report, Facts(head, ()), [(request, Answer("x", "m", content))], load_policy(), "p")


@pytest.mark.parametrize(("before", "quote", "name"), ROWS)
def test_what_points_back_is_what_was_told_before(before: str, quote: str, name: str | None) -> None:
    held = hear(before, quote)
    found = [f.name for f in held.facts if isinstance(f, Initiative) and f.text == quote]
    assert found == ([name] if name else [])
    assert len([f for f in held.facts if isinstance(f, Link)]) == len(found)
    lost = [(refusal.part, refusal.reason) for refusal in held.refusals]
    assert lost == ([] if name else [("fact", "reference to nothing"), ("link", "link to nothing")])


def test_across_requests() -> None:
    """The paragraph begins with 该机制: what it stands for was asked about before, and the rules read it."""
    reading = pipeline.extract(REPORTS["jia-2020"])
    requests = make_requests(reading.report, reading.facts, load_instructions())
    asked = [(r.request, Answer("x", "m", r.content)) for r in recorded("jia-2020", reading, requests)]
    held = hold_answers(reading.report, reading.facts, asked, load_policy(), prompt_hash(load_instructions()))
    names = {f.text: f.name for f in held.facts if isinstance(f, Initiative)}
    assert names["该机制"] == "“一码通办”服务机制"
