"""Findings about a draft as comments on its words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from zhiji.model import Evidence
from zhiji.model.findings import Finding
from zhiji.verifying.wordfile import Note, WordFile


def comment_on(
    data: bytes, name: str, text: str, report: str, findings: Iterable[Finding], lang: Literal["zh", "en"]
) -> tuple[bytes, int]:
    """The .docx ``data`` with each finding as a comment, and how many comments those are.

    ``text`` is the draft as it was read, ``report`` its IRI. A finding stands on the first of its places that the file
    shows, else on the file's first character; what is said of the same words is one comment. ZhijiError
    where the file is broken.
    """
    file = WordFile(data, name)
    held: dict[tuple[int, int], list[str]] = {}
    for finding in findings:
        place = _place(file, text, [e for t in finding.things for e in t.evidence if e.report == report])
        said = finding.zh if lang == "zh" else finding.en
        held.setdefault(place, []).append(f"{finding.rule} {said}")
    notes = [Note(*place, tuple(dict.fromkeys(lines))) for place, lines in sorted(held.items()) if place[1]]
    return file.commented(notes), len(notes)


def _place(file: WordFile, text: str, places: Sequence[Evidence]) -> tuple[int, int]:
    for evidence in places:
        if found := file.find(text, evidence.start, evidence.end):
            return found
    return 0, min(1, len(file.words))
