"""explore, export, check."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path

from zhiji.cli.opening import open_graph
from zhiji.cli.printing import emit, show_listed, write
from zhiji.writing import make_folder, write_whole


def explore(options: Namespace) -> int:
    page = open_graph(options).explore(lang=options.lang)
    write(options.output, page.encode("utf-8"), [*options.graph, *options.report])
    if options.output != "-":
        print(f"{options.output}  {len(page.encode()) / 1e6:.1f} MB; open it in any browser", file=sys.stderr)
    return 0


def export(options: Namespace) -> int:
    from zhiji.network.exports import LOSSES

    graph = open_graph(options)
    if options.form == "csv" and options.output != "-":
        folder = make_folder(Path(options.output))
        for name, form in (("links.csv", "csv"), ("nodes.csv", "nodes.csv")):
            write_whole(folder / name, graph.export(form, excel=options.excel))
    else:
        write(options.output, graph.export(options.form, excel=options.excel), options.graph)
    if options.form in LOSSES:
        print(f"zhiji: {LOSSES[options.form]}", file=sys.stderr)
    return 0


def check(options: Namespace) -> int:
    graph = open_graph(options)
    findings = graph.check(held=options.held)
    if options.format == "json":
        from zhiji.presenting.findings import findings_json

        emit(findings_json(findings, findings.reports))
    else:
        show_listed(findings, options)
    return int(any(finding.severity != "note" for finding in findings))
