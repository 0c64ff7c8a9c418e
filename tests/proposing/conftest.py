"""The invented report, its requests, and a way to answer them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from proposing_samples import ANSWER, READ, TEXT, Row

from zhiji import pipeline
from zhiji.facts import format_facts, parse_facts
from zhiji.model import Facts, Report
from zhiji.proposing import (
    Answer,
    Held,
    Request,
    hold_answers,
    load_instructions,
    load_policy,
    make_requests,
    prompt_hash,
    proposals,
)
from zhiji.reading import read_text


@pytest.fixture(scope="session")
def report() -> Report:
    return read_text(TEXT)


@pytest.fixture(scope="session")
def facts(report: Report) -> Facts:
    head = {"type": "report", "title": report.title, "issuer": "u1", "year": 2023, "sha256": report.sha256}
    rows = [head | {"chars": len(TEXT), "reading": "extracted"}, *(row | {"reading": "extracted"} for row in READ)]
    return parse_facts([json.dumps(row) for row in rows], TEXT)


@pytest.fixture(scope="session")
def requests(report: Report, facts: Facts) -> list[Request]:
    return make_requests(report, facts, load_instructions(), name="qinghe")


@pytest.fixture(scope="session")
def hear(report: Report, facts: Facts, requests: list[Request]) -> Callable[..., Held]:
    """Holds answers to the text: texts or objects, the first to the first request and so on; None: no answer."""

    def heard(*answers: str | Row | None) -> Held:
        asked = [
            (request, Answer(request.custom_id, "m", a if isinstance(a, str) else json.dumps(a, ensure_ascii=False)))
            for request, a in zip(requests, answers, strict=False)
            if a is not None
        ]
        return hold_answers(report, facts, asked, load_policy(), prompt_hash(load_instructions()))

    return heard


@pytest.fixture
def side(report: Report, facts: Facts, hear: Callable[..., Held]) -> Facts:
    return proposals(report, facts, hear(None, ANSWER), load_policy())


@pytest.fixture
def beside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, report: Report, facts: Facts, side: Facts
) -> Callable[..., Path]:
    """A report with its proposals beside it and, if given, corrections; the reader reads the sample's facts."""
    monkeypatch.setattr(
        pipeline, "extract", lambda *_a, **_k: pipeline.Reading(report, facts, curated=False)
    )  # fmt: skip

    def placed(*rows: Row, told: Facts = side) -> Path:
        file = tmp_path / "qinghe.txt"
        file.write_text(TEXT, encoding="utf-8")
        write = {".proposals.jsonl": format_facts(told), ".corrections.jsonl": (json.dumps(row) for row in rows)}
        for ending, lines in write.items():
            (tmp_path / f"qinghe{ending}").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        return file

    return placed
