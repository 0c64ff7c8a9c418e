"""What is found wrong or noteworthy in the reports of one issuer at build, each by itself and between them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path

from zhiji.answering import Source
from zhiji.building.members import Member, graph_of
from zhiji.checking import Citations, Finding, find_arithmetic_findings, find_faults, in_order
from zhiji.checking.packing import is_held, pack_finding, unpack_finding
from zhiji.comparing.across import join_findings
from zhiji.comparing.remembering import Remembered
from zhiji.corpus.record import Entry
from zhiji.corpus.tables import write_rows


def write_findings(place: Path, issuer: str, members: Sequence[Member], source: Source, remembered: Remembered) -> None:
    """Keeps the findings about the reports of ``issuer``, for the commands and as people read them."""
    faults = (fault for member in members for fault in _faults(member, source.ontology, remembered))
    reckoned = find_arithmetic_findings(source.graph, Citations(source.graph), include_held=True)
    findings = join_findings(in_order([*faults, *reckoned]), source.across.discrepancies())
    checks = [{"issuer_iri": issuer, "packed": pack_finding(finding)} for finding in findings]
    write_rows(place / "checks.arrow", "checks", checks)
    by_iri = {member.entry.iri: member.entry for member in members}
    write_rows(place / "findings.arrow", "findings", [_row(f, by_iri) for f in findings if not is_held(f)])


def _faults(member: Member, ontology: Path, remembered: Remembered) -> Iterator[Finding]:
    """What is wrong in one report as it is told; found once, until it or what others call its things changes."""

    def found() -> str:
        graph = graph_of([member])
        return json.dumps([pack_finding(finding) for finding in find_faults(graph, ontology, Citations(graph))])

    words = remembered.take(["faults", sha256(member.turtle()).hexdigest(), *member.also], found)
    return map(unpack_finding, json.loads(words))


def _row(finding: Finding, entries: Mapping[str, Entry]) -> dict[str, object]:
    """A finding as people read it in a table, with the first words that it stands on; what stands on none is told of
    the first of the reports."""
    first = finding.evidence[0] if finding.evidence else None
    entry = (entries.get(first.report) if first else None) or next(iter(entries.values()))
    return {
        "report": entry.iri,
        "issuer": entry.issuer,
        "year": entry.year,
        **{name: getattr(finding, name) for name in ("rule", "kind", "severity", "zh", "en")},
        "begin": first.start if first else None,
        "end": first.end if first else None,
        "quote": first.quote if first else None,
        "sentence": first.sentence if first else None,
    }
