"""explore, export, check."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path

from zhiji import api, pipeline
from zhiji.cli.asking import show
from zhiji.model import ZhijiError


def explore(options: Namespace) -> int:
    page = api.load(*options.graph, *options.report).explore(lang=options.lang)
    write(options.output, page.encode("utf-8"))
    if options.output != "-":
        print(f"{options.output}  {len(page.encode()) / 1e6:.1f} MB; open it in any browser", file=sys.stderr)
    return 0


def export(options: Namespace) -> int:
    from zhiji.network.exports import LOSSES

    graph = api.load(*options.graph)
    if options.form == "csv" and options.output != "-":
        for name, form in (("links.csv", "csv"), ("nodes.csv", "nodes.csv")):
            pipeline.write_whole(Path(options.output) / name, graph.export(form))
    else:
        write(options.output, graph.export(options.form))
    if options.form in LOSSES:
        print(f"zhiji: {LOSSES[options.form]}", file=sys.stderr)
    return 0


def check(options: Namespace) -> int:
    from zhiji.presenting.findings import findings_rows, findings_table

    graph = api.load(*options.graph, *options.report)
    findings = graph.check(held=options.held)
    reports = {report.iri: report for report in graph.reports}
    people = options.format == "table"
    show(
        findings_table(findings, reports, options.lang) if people else findings_rows(findings, reports), options.format
    )
    return int(any(finding.severity != "note" for finding in findings))


def write(place: str, data: bytes) -> None:
    """To standard output for -, else into the file, whole or not at all."""
    if place == "-":
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    if Path(place).is_dir():
        raise ZhijiError(f"{place} is a folder; name a file")
    pipeline.write_whole(Path(place), data)
