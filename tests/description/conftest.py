"""An invented report with its facts: no such bureau exists. It uses every class and property of the ontology."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from zhiji.description import describe
from zhiji.facts import parse_facts
from zhiji.model import Facts, Place, Report, Section, SectionRole, Span

INVENTED = Path(__file__).parent / "invented-qingshan-2021"
_ROLES: dict[str, SectionRole] = {"一、": "results", "二、": "problems", "三、": "plans"}


def invented_report() -> Report:
    """The invented text with the outline a reader sees: 一、 over (一), each (一) a point."""
    text = INVENTED.with_suffix(".txt").read_text("utf-8")
    points = tuple(Place(*line.span()) for line in re.finditer(r".+", text))
    sentences = tuple(Place(*sentence.span()) for sentence in re.finditer(r"[^。\n]+。?", text))
    pages = (0, text.index("\n"))
    return Report(
        text,
        sections=tuple(_sections(text)),
        points=points,
        sentences=sentences,
        pages=pages,
        address="https://example.org/r",
    )


def _sections(text: str) -> list[Section]:
    heads = list(re.finditer(r"^([一二三]、)(.+)$|^(\([一二三]\))([^。]+)", text, re.M))
    made, role = [], "results"
    for i, head in enumerate(heads):
        level = 1 if head[1] else 2
        role = _ROLES.get(head[1] or "", role)
        later = (h.start() for h in heads[i + 1 :] if level == 2 or h[1])
        heading = Span(*head.span(2 * level), head[2 * level])
        made.append(Section(head.start(), next(later, len(text)), level, head[2 * level - 1], heading, role))  # type: ignore[arg-type]
    return made


def invented_facts(text: str) -> Facts:
    return parse_facts(INVENTED.with_suffix(".facts.jsonl").read_text("utf-8").splitlines(), text)


@pytest.fixture(scope="session")
def invented() -> tuple[Report, Facts]:
    report = invented_report()
    return report, invented_facts(report.text)


@pytest.fixture(scope="session")
def invented_lines(invented: tuple[Report, Facts]) -> list[str]:
    return describe(*invented)
