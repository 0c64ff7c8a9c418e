"""Two of a kind beside each other: reports and builds, a draft and last year's report."""

from __future__ import annotations

from pathlib import Path

from zhiji import resources
from zhiji.api.graph import KnowledgeGraph
from zhiji.api.opening import is_corpus, is_report, load
from zhiji.model import ZhijiError
from zhiji.store.opening import SYNTAX_OF, load_bytes, open_graphs

TYPE_CHECKING = False  # typing costs a tenth of a cold start; type checkers know the name
if TYPE_CHECKING:
    from zhiji.comparing.differences import Diff, Side
    from zhiji.model import SourceReport
    from zhiji.presenting.lists import Findings
    from zhiji.presenting.words import Lang


def diff(old: str | Path, new: str | Path, *, issuer: str | None = None) -> Diff:
    """What differs between two reports, or two builds of one; each side is a report or a graph of one."""
    from zhiji.comparing.differences import Diff, find_differences

    sides = _side(old, issuer), _side(new, issuer)
    return Diff(*sides, tuple(find_differences(*sides)))


def _side(source: str | Path, issuer: str | None) -> Side:
    from dataclasses import replace

    from zhiji.comparing.differences import side_of
    from zhiji.store.rows import load_pages

    opened = load(source, issuer=issuer if is_report(source) else None)
    across = opened.across
    if len(across.reports) != 1:
        held = len(across.reports)
        raise ZhijiError(f"{source} holds {held} reports; name a report, or the graph of one")
    side = side_of(across.reports[0], across.initiatives, across.figure_rows, across.figures)
    pages = load_pages(opened.graph).get(across.reports[0].iri, ())
    return replace(side, source=opened.reports[0], pages=tuple(pages))


def check_draft(
    draft: str | Path,
    last: str | Path | None = None,
    *,
    issuer: str | None = None,
    year: int | None = None,
    weak: bool = False,
) -> Findings:
    """What a draft lacks or gets wrong, under stable codes; with ``last``, the report of the year before (a report, a
    graph, or a corpus that holds it), also what does not follow from it. ``left_out`` counts the plans of last year of
    whose silence the software is less sure than a ledger shows; ``weak`` has them too."""
    from zhiji import drafting
    from zhiji.presenting.lists import Findings

    alone = load(draft, issuer=issuer, year=year)
    held = drafting.Draft(alone.graph, alone.initiatives_without_outcome())
    reports = alone.reports
    if last is not None:
        before = _report_before(last, reports[0])
        joined = open_graphs([])
        for graph in (before, alone):
            load_bytes(joined.store, graph.export("nq"), SYNTAX_OF[".nq"])
        held = drafting.Draft(alone.graph, held.quiet, joined, before.reports[0].iri)
        reports = [*reports, *before.reports]
    found, unsure = drafting.find_findings(held, resources.ontology_folder(), weak=weak)
    return Findings(found, {r.iri: r for r in reports}, unsure)


def comment_on(draft: str | Path, findings: Findings, *, lang: Lang = "zh") -> tuple[bytes, int]:
    """A draft's .docx with what was found in it (``check_draft``) as Word comments on the exact words, and how many
    those are. ZhijiError where the draft is no .docx."""
    from zhiji.verifying.commenting import comment_on

    path = Path(draft)
    if path.suffix.lower() != ".docx":
        raise ZhijiError(f"{draft}: comments are written into .docx; save the draft as .docx first")
    report = next(iter(findings.reports.values()))
    return comment_on(path.read_bytes(), path.name, report.text, report.iri, findings, lang)


def _report_before(last: str | Path, draft: SourceReport) -> KnowledgeGraph:
    """The one report that a draft follows; of several that of its issuer for the year before."""
    try:
        found = load(last)
    except ZhijiError:
        if is_corpus(last) or not is_report(last):
            raise
        found = load(last, issuer=draft.issuer_label)  # the text may not say whose it is
    if len(found.reports) > 1:
        found = load(last, issuer=draft.issuer_label, year=(draft.year or 0) - 1)
    if len(found.reports) != 1:
        raise ZhijiError(f"{last}: {len(found.reports)} reports that the draft could follow; name one of them")
    if found.reports[0].iri == draft.iri:
        raise ZhijiError(f"{last}: the same text as the draft; name the report of the year before")
    return found
