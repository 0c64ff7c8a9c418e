"""Findings as SARIF 2.1.0 (OASIS), the form in which review tools take the results of checks."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from zhiji.checking import Finding, Severity
    from zhiji.presenting.words import Lang

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS: dict[Severity, str] = {"violation": "error", "warning": "warning", "note": "note"}


def format_sarif(findings: Sequence[Finding], silenced: Iterable[tuple[Finding, str]], lang: Lang) -> str:
    """The findings, and the silenced ones with the reason as their suppression. Offsets count Unicode code points of
    the report's text; an artifact is called by the report's IRI."""
    suppressed = [_result(finding, lang) | {"suppressions": [_suppression(why)]} for finding, why in silenced]
    results = [_result(finding, lang) for finding in findings] + suppressed
    rules = sorted({result["ruleId"] for result in results})
    driver = {"name": "zhiji", "version": version("zhiji"), "rules": [{"id": rule} for rule in rules]}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    held = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(held, ensure_ascii=False, indent=1) + "\n"


def _suppression(reason: str) -> dict[str, str]:
    return {"kind": "external", "justification": reason}


def _result(finding: Finding, lang: Lang) -> dict[str, Any]:
    return {
        "ruleId": finding.rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": finding.zh if lang == "zh" else finding.en},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": place.report},
                    "region": {
                        "charOffset": place.start,
                        "charLength": place.end - place.start,
                        "snippet": {"text": place.quote},
                    },
                }
            }
            for place in finding.evidence
        ],
    }
