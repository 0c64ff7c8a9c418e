"""quote, verify, recheck, and check of a draft."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path

from zhiji import api
from zhiji.cli.citing import show_or_cite
from zhiji.cli.messages import in_language
from zhiji.cli.opening import open_graph
from zhiji.cli.printing import emit, show_listed, tell, write
from zhiji.model import ZhijiError
from zhiji.presenting.words import say

TYPE_CHECKING = False  # typing costs a tenth of a cold start; type checkers know the name
if TYPE_CHECKING:
    from collections.abc import Sequence

    from zhiji.checking import Finding
    from zhiji.presenting.lists import Findings, Verified

_FILES = (".txt", ".md", ".markdown", ".docx", ".html", ".htm", ".pdf")


def quote(options: Namespace) -> int:
    words = options.words
    whole = words if not _is_file(words) else api.read_words(words)
    if not whole.strip():
        raise ZhijiError("there are no words to look for; give them in quotation marks, as a file, or as -")
    graph = open_graph(options)
    return _show(graph, graph.quote(whole, lines=_is_file(words)), options)


def verify(options: Namespace) -> int:
    memo = api.read_words(options.memo)
    graph = open_graph(options)
    return _show(graph, graph.verify(memo), options)


def recheck(options: Namespace) -> int:
    saved = api.read_words(options.saved)
    graph = open_graph(options)
    rows = graph.recheck(saved)
    changed = [row for row in rows if row.verdict != "supported"]
    tell([say("still-stand", options.lang, n=len(rows) - len(changed), all=len(rows))])
    shown = rows if options.format != "table" else type(rows)(changed, rows.reports, rows.policy)
    options.cite = None
    if shown or options.format != "table":
        _show(graph, shown, options)
    return int(bool(changed))


def draft(options: Namespace) -> int:
    if not options.draft:
        raise ZhijiError(
            "--last, --weak and -o go with a draft: zhiji check --draft me.docx --last last.docx -o reviewed.docx"
        )
    if options.graph or options.report:
        raise ZhijiError("a draft is checked alone; name the report of the year before with --last")
    if options.cite:
        raise ZhijiError("a draft is not published, so nothing in it can be cited yet; leave out --cite")
    if options.output and Path(options.draft).suffix.lower() != ".docx":
        raise ZhijiError(f"{options.draft}: comments are written into .docx; save the draft as .docx first")
    of = {"issuer": options.issuer, "year": options.year}
    findings = api.check_draft(options.draft, options.last, **of, weak=options.weak)
    if options.output:
        reviewed, count = api.comment_on(options.draft, findings, lang=options.lang)
        write(options.output, reviewed, [options.draft, *([options.last] if options.last else [])])
        said = in_language(f"{count} comments; open it in Word or LibreOffice", options.lang)
        print(f"{options.output}  {said}", file=sys.stderr)
    if options.output != "-":
        show_findings(findings, options)
    if options.output == "-" or options.format != "table":
        from zhiji.presenting.findings import weak_plans_note

        tell(weak_plans_note(findings.left_out, options.lang))
    return int(any(finding.severity != "note" for finding in findings))


def show_findings(findings: Findings, options: Namespace, silenced: Sequence[tuple[Finding, str]] = ()) -> None:
    """Prints findings, as many as are asked for; as SARIF with those that are ``silenced``, each with its reason."""
    if options.format == "sarif":
        from zhiji.presenting.sarif import format_sarif

        if options.sort or options.columns:
            raise ZhijiError("SARIF has no columns: leave out --sort and --columns, or take --format csv")
        emit(format_sarif(findings[: options.limit], silenced, options.lang))
    elif options.format == "json" and not (options.sort or options.columns):
        from zhiji.presenting.findings import findings_json

        emit(findings_json(findings[: options.limit], findings.reports))
    else:
        show_listed(findings, options)


def _is_file(words: str) -> bool:
    """Whether the words are the name of a file, which then has to be there."""
    try:
        return words == "-" or Path(words).suffix.lower() in _FILES or Path(words).is_file()
    except (OSError, ValueError):  # too long for a name, or with a null in it
        return False


def _show(graph: api.KnowledgeGraph, rows: Verified, options: Namespace) -> int:
    if options.format == "json" and not (options.columns or options.sort or options.limit or options.cite):
        from zhiji.presenting.verified import checked_json

        emit(checked_json(rows))
    else:
        show_or_cite(graph, rows, options)
    return int(any(row.verdict != "supported" for row in rows))
