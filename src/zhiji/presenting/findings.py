"""Findings as rows that can be cited: what is wrong, in which sentences, of which report."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import TYPE_CHECKING

from zhiji.comparing.ledger import SURE
from zhiji.model import Evidence, SourceReport, source_line
from zhiji.presenting.sources import Sources
from zhiji.presenting.table import Table
from zhiji.presenting.words import say

if TYPE_CHECKING:
    from zhiji.checking import Finding
    from zhiji.presenting.words import Lang

FULL = (
    *("severity", "kind", "rule", "years", "zh", "en", "names", "things", "sentences", "places"),
    *("reports", "issuers", "titles"),
)
"""The columns for programs; several values in a cell are divided by " | "."""


_MOST_PLACES = 8
_MANY, _FIRST = 5, 3
"""More notes under one code than the one are told by the first few."""


def findings_table(
    findings: Iterable[Finding],
    reports: dict[str, SourceReport],
    lang: Lang,
    left_out: int = 0,
    *,
    every: bool = False,
) -> Table:
    """Findings for people, gravest first; ``left_out`` of which software is less sure are counted below. Of many notes
    under one code the first few are there, and how many there are in all; with ``every`` all of them."""
    whole = list(findings)
    many = {} if every else _many_notes(whole)
    held = [finding for finding in whole if finding.rule not in many or finding in many[finding.rule][:_FIRST]]
    sources = Sources(reports[iri] for finding in held for iri in finding.reports if iri in reports)
    coded = any(finding.rule.startswith("ZJ") for finding in held)
    told = [[r for iri in finding.reports if (r := reports.get(iri))] for finding in held]
    whose = len({r.issuer_label for row in told for r in row}) > 1
    when = len({r.iri for row in told for r in row}) > 1
    keys = (
        *("severity", *(("rule",) if coded else ()), *(("issuer",) if whose else ()), *(("years",) if when else ())),
        *("finding", "sentence", "place"),
    )
    body = tuple(
        (
            say(finding.severity, lang),
            *((finding.rule,) if coded else ()),
            *((_issuers(row),) if whose else ()),
            *((_years(row, ", "),) if when else ()),
            finding.zh if lang == "zh" else finding.en,
            " / ".join(sentence.strip() for sentence in finding.sentences),
            ", ".join(sources.place(e) for e in finding.evidence if e.report in reports),
        )
        for finding, row in zip(held, told, strict=True)
    )
    notes = sources.notes(lang) if held else (say("no-findings", lang),)
    notes += tuple(say("many-notes", lang, rule=rule, n=len(of), first=_FIRST) for rule, of in many.items())
    notes += weak_plans_note(left_out, lang)
    return Table(tuple(say(key, lang) for key in keys), body, notes, keys=keys, lang=lang)


def _many_notes(findings: Sequence[Finding]) -> dict[str, list[Finding]]:
    """The notes of each code that has many and nothing graver."""
    told: dict[str, list[Finding]] = {}
    for finding in findings:
        told.setdefault(finding.rule, []).append(finding)
    return {rule: of for rule, of in told.items() if len(of) > _MANY and all(f.severity == "note" for f in of)}


def weak_plans_note(left_out: int, lang: Lang) -> tuple[str, ...]:
    """How many plans of last year a draft may be silent on, and how they are seen; nothing where there are none."""
    return (say("weak-plans", lang, n=left_out, sure=SURE),) if left_out else ()


def findings_rows(findings: Iterable[Finding], reports: dict[str, SourceReport]) -> Table:
    """Findings for programs, under the columns of ``FULL``."""
    return Table(FULL, tuple(_full(finding, reports) for finding in findings))


def findings_json(findings: Sequence[Finding], reports: dict[str, SourceReport]) -> str:
    """Findings as a list of objects: rule, severity, message in both languages, and the places, the figures or words
    themselves, at most ``_MOST_PLACES`` of them."""
    cited = {e.report for finding in findings for e in _places(finding) if e.report in reports}
    sha = {iri: sha256(reports[iri].text.encode("utf-8")).hexdigest() for iri in sorted(cited)}
    told = [
        {
            "rule": finding.rule,
            "severity": finding.severity,
            "kind": finding.kind,
            "message": finding.en,
            "message_zh": finding.zh,
            "places": [_place(e, sha, reports) for e in _places(finding) if e.report in reports],
            "things": [thing.iri for thing in finding.things],
        }
        for finding in findings
    ]
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _places(finding: Finding) -> list[Evidence]:
    """The places in the order in which the finding names its things, each once."""
    return list(dict.fromkeys(e for thing in finding.things for e in thing.evidence))[:_MOST_PLACES]


def _place(place: Evidence, sha: dict[str, str], reports: dict[str, SourceReport]) -> dict[str, object]:
    report = reports[place.report]
    return {
        "sha256": sha[place.report],
        "begin": place.start,
        "end": place.end,
        "quote": place.quote,
        "issuer": report.issuer_label,
        "year": report.year,
        "sentence": place.sentence.strip(),
    }


def _issuers(told: Sequence[SourceReport]) -> str:
    return ", ".join(dict.fromkeys(r.issuer_label for r in told))


def _years(told: Sequence[SourceReport], joint: str) -> str:
    """The years of the reports that a finding speaks of, each once, in order."""
    return joint.join(str(year) for year in sorted({r.year for r in told if r.year}))


def _full(finding: Finding, reports: dict[str, SourceReport]) -> tuple[str, ...]:
    told = [r for iri in finding.reports if (r := reports.get(iri))]
    return (
        *(finding.severity, finding.kind, finding.rule, _years(told, " | "), finding.zh, finding.en),
        " | ".join(thing.label for thing in finding.things),
        " | ".join(thing.iri for thing in finding.things),
        " | ".join(sentence.strip() for sentence in finding.sentences),
        " | ".join(f"{e.start}-{e.end}" for e in finding.evidence),
        " | ".join(finding.reports),
        " | ".join(r.issuer_label for r in told),
        " | ".join(source_line(r.issuer_label, r.year, r.title) for r in told),
    )
