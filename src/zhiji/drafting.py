"""A draft and the report of the year before → findings: what the draft says of itself, and of what stood there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

from zhiji.checking import find_arithmetic_findings, in_order
from zhiji.checking.rows import Citations
from zhiji.comparing.across import Across, join_findings
from zhiji.comparing.ledger import LedgerRow, keep_sure
from zhiji.model import Evidence, Thing
from zhiji.model.findings import SEVERITIES, Finding, Involved
from zhiji.model.rows import ReportRow
from zhiji.store.graphs import Graph
from zhiji.store.indicators import load_indicators
from zhiji.store.rows import load_figure_rows, load_initiative_rows, load_report_rows
from zhiji.verifying.asking import is_asked
from zhiji.verifying.drafts import find_draft_findings, of_report, title_of
from zhiji.verifying.known import Home, homes_of
from zhiji.verifying.rules import coded, rule_of
from zhiji.verifying.sums import find_wrong_totals


@dataclass(frozen=True)
class Draft:
    """A draft as a graph of its own, ``quiet`` the initiatives for which it tells no outcome; ``joined`` is the graph
    of the draft and of last year's report, ``last`` that report's IRI, where one is given."""

    graph: Graph
    quiet: Sequence[Thing]
    joined: Graph | None = None
    last: str = ""


def find_findings(draft: Draft, ontology: Path, *, weak: bool = False) -> tuple[list[Finding], int]:
    """What is wrong or lacking in a draft, under stable codes (``verifying/rules.tsv``), gravest first, and of those
    alike the outcomes it is asked for last; and how many plans of last year are not among them, since the software is
    less sure that the draft is silent on these than a ledger shows unasked. ``weak`` takes them up."""
    report, figures = load_report_rows(draft.graph)[0], load_figure_rows(draft.graph)
    home = homes_of([report], figures)[0]
    whole = draft.joined or draft.graph
    unsure = 0
    found = list(find_arithmetic_findings(whole, Citations(whole)))
    if draft.joined:
        across = _across(draft.joined, report, draft.last, ontology)
        found = join_findings(found, across.discrepancies())
        silent = [row for row in across.ledger() if _is_silent(row)]
        told = silent if weak else keep_sure(silent)
        unsure = len(silent) - len(told)
        found += [_not_come_back(row, report) for row in told]
    found += [*find_draft_findings(home), *find_wrong_totals(home), *_quiet(draft, home)]
    return sorted(in_order(of_report(map(coded, found), report.iri)), key=_gravity), unsure


def _gravity(finding: Finding) -> tuple[int, bool]:
    return SEVERITIES.index(finding.severity), finding.rule == _ASKING


_ASKING = "ZJ232"
_SILENT = Decimal("0.35")
"""How sure it must be that a draft has no words for a plan, for it to be told to who asks for all of them."""


def _is_silent(row: LedgerRow) -> bool:
    return row.status == "not-found" and row.confidence >= _SILENT


def _quiet(draft: Draft, home: Home) -> Iterator[Finding]:
    rule = rule_of(_ASKING)
    for thing in draft.quiet:
        if is_asked(thing, home):
            yield Finding(
                kind="draft",
                severity=rule.severity,
                rule=rule.code,
                zh=f"{thing.label}：{rule.zh}",
                en=f"{thing.label}: {rule.en}",
                things=(Involved(thing.iri, thing.label, thing.evidence[:1]),),
            )


def _across(joined: Graph, report: ReportRow, last: str, ontology: Path) -> Across:
    """Last year's report and the draft, taken to be one issuer's."""
    rows = {row.iri: row for row in load_report_rows(joined)}
    before = replace(rows[last], body=report.body, issuer=report.issuer)
    return Across(
        (before, rows[report.iri]),
        tuple(f for f in load_figure_rows(joined) if f.report in (last, report.iri)),
        tuple(load_initiative_rows(joined)),
        load_indicators(ontology),
    )


def _not_come_back(row: LedgerRow, report: ReportRow) -> Finding:
    rule, plan = rule_of("ZJ233"), row.plan
    place = Evidence(plan.report, plan.begin, plan.end, plan.text, plan.sentence_begin, plan.sentence)
    return Finding(
        kind="draft",
        severity=rule.severity,
        rule=rule.code,
        zh=f"{rule.zh}：{row.planned.year}年“{row.words}”",
        en=f"{rule.en}: “{row.words}” of {row.planned.year}",
        things=(title_of(report), Involved(row.planned.iri, plan.text, (place,))),
    )
