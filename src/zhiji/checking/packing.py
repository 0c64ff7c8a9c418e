"""Findings as compact JSON, and back: the same value."""

from __future__ import annotations

import json
from dataclasses import fields

from zhiji.model import Evidence
from zhiji.model.findings import Finding, Involved

CALCULATED = ("arithmetic", "repetition", "direction", "share", "part")
"""The kinds that come from calculations; their notes say what agrees."""


def pack_finding(finding: Finding) -> str:
    """The finding, the words of each of its things with it."""
    things = [
        [t.iri, t.label, [[getattr(e, f.name) for f in fields(Evidence)] for e in t.evidence]] for t in finding.things
    ]
    told = [finding.kind, finding.severity, finding.rule, finding.zh, finding.en, things, finding.year]
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def unpack_finding(words: str) -> Finding:
    """The finding that was packed."""
    kind, severity, rule, zh, en, things, *year = json.loads(words)
    involved = tuple(Involved(iri, label, tuple(Evidence(*e) for e in evidence)) for iri, label, evidence in things)
    return Finding(kind=kind, severity=severity, rule=rule, zh=zh, en=en, things=involved, year=sum(year))


def is_held(finding: Finding) -> bool:
    """Does it say only that a calculation comes out?"""
    return finding.severity == "note" and finding.kind in CALCULATED
