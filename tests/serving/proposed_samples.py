"""An invented report, part of which a language model alone read; its words and the model's name would like to run."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

Row = dict[str, Any]
ALONE = "护企<img src=x onerror=alert(1)>专项行动"
"""What the model alone read, as it stands in the report."""
MODEL = '</script><script>alert(2)</script>"m'
TEXT = (
    "青禾区司法局2023年法治政府建设年度报告\n一、主要工作\n（虚构文本，仅供测试。）\n"
    f"（一）优化服务。推行“一窗通”办理机制，走访企业26家。全市率先开展{ALONE}。\n"
)


def _at(words: str) -> Row:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "text": words}


def write_proposed(folder: Path) -> Path:
    """The report with its facts beside it: a unit, an initiative and a figure of the rules', an initiative, a
    recognition and a link of a model's."""
    from zhiji.reading import read_text

    report = read_text(TEXT)
    head = {"type": "report", "title": report.title, "issuer": "u", "year": 2023, "sha256": report.sha256}
    model = {"reading": "proposed", "readings": ["proposed"], "model": MODEL, "confidence": 0.8}
    figure = {
        "value": 26,
        "unit": "家",
        "bound": "exact",
        "role": "level",
        "of": "output",
        "subject": _at("走访企业"),
    }
    rows: list[Row] = [
        head | {"chars": len(TEXT), "reading": "extracted", "version": "0"},
        {"id": "u", "type": "unit", **_at("青禾区司法局"), "name": "青禾区司法局"},
        {"id": "i", "type": "initiative", **_at("“一窗通”办理机制"), "name": "“一窗通”办理机制", "kind": "mechanism"}
        | {"phase": "carried-out", "by": ["u"]},
        {"id": "q", "type": "quantity", **_at("26家"), "subject": _at("走访企业"), **figure},
        {"id": "l", "type": "link", "from": "i", "to": "q", "basis": "same-sentence", "confidence": 0.9},
        {"id": "m", "type": "initiative", **_at(ALONE), "name": ALONE, "kind": "campaign", **model}
        | {"phase": "carried-out"},
        {"id": "r", "type": "recognition", **_at("全市率先"), "standing": [{"kind": "first", "text": "率先"}], **model},
        {"id": "k", "type": "link", "from": "m", "to": "r", "basis": "explicit", "cue": [_at("率先")], **model},
    ]
    file = folder / "qinghe.txt"
    file.write_text(TEXT, encoding="utf-8")
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    (folder / "qinghe.facts.jsonl").write_text(lines, encoding="utf-8")
    return file
