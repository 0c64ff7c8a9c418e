"""A finding: what is wrong or noteworthy in a graph, as a value that can be printed and cited."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, get_args

from zhiji.model import Evidence

FindingKind = Literal[
    "shape", "verify", "quote", "hash", "arithmetic", "repetition", "direction", "share", "part", "across", "draft"
]
Severity = Literal["violation", "warning", "note"]

SEVERITIES: tuple[Severity, ...] = get_args(Severity)
"""How grave a finding is, gravest first. A violation cannot stand, a warning should be read, a note says what holds."""


@dataclass(frozen=True, slots=True)
class Involved:
    """A thing that a finding is about, with the words it rests on; ``label`` is Chinese where the graph has one."""

    iri: str
    label: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One finding. ``rule`` names the shape, query or calculation that made it; ``zh`` and ``en`` say what is wrong in
    one line each; every thing in ``things`` brings its own sentences; ``year`` is that of the last report that a
    finding between reports speaks of."""

    kind: FindingKind
    severity: Severity
    rule: str
    zh: str
    en: str
    things: tuple[Involved, ...] = ()
    year: int = 0

    def __str__(self) -> str:
        return f"{self.severity}: {self.en}"

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The places behind the finding, each once, in reading order."""
        places = {(e.report, e.start, e.end): e for thing in self.things for e in thing.evidence}
        return tuple(places[key] for key in sorted(places))

    @property
    def sentences(self) -> tuple[str, ...]:
        """The sentences behind the finding, each once, in reading order."""
        return tuple({(e.report, e.sentence_start): e.sentence for e in self.evidence}.values())

    @property
    def reports(self) -> tuple[str, ...]:
        """The IRIs of the reports it concerns, each once, in reading order."""
        return tuple(dict.fromkeys(e.report for e in self.evidence))


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Each finding once, gravest first, then those between reports behind the others by year, then in reading order."""
    return sorted(dict.fromkeys(findings), key=_order)


def _order(finding: Finding) -> tuple[int, int, str, int, str, str, str, list[str]]:
    first = finding.evidence[0] if finding.evidence else None
    place = (first.report, first.start) if first else ("", 0)
    iris = [thing.iri for thing in finding.things]
    return SEVERITIES.index(finding.severity), finding.year, *place, finding.kind, finding.rule, finding.zh, iris
