"""explore, export, check."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path

from zhiji import api
from zhiji.cli import progress
from zhiji.cli.asking_options import CRATE, EXPORTS, NODES, PACKS
from zhiji.cli.citing import show_or_cite
from zhiji.cli.messages import in_language
from zhiji.cli.opening import open_graph
from zhiji.cli.printing import tell, write
from zhiji.model import ZhijiError
from zhiji.writing import whole_folder, write_whole

FORMS = (*EXPORTS, NODES, *PACKS, CRATE)
"""Everything that may follow ``export``."""


def explore(options: Namespace) -> int:
    page = open_graph(options).explore(lang=options.lang)
    write(options.output, page.encode("utf-8"), [*options.graph, *options.report])
    if options.output != "-":
        said = in_language(f"{len(page.encode()) / 1e6:.1f} MB; open it in any browser", options.lang)
        print(f"{options.output}  {said}", file=sys.stderr)
    return 0


def export(options: Namespace) -> int:
    from zhiji.network.exports import LOSSES

    if options.form not in FORMS:
        raise ZhijiError(f"unknown format {options.form!r}; use one of {', '.join(FORMS)}")
    if options.form == CRATE:
        return _crate(options)
    if options.form in PACKS:
        _check_pack(options)
    graph = open_graph(options)
    if options.form in PACKS:
        return _pack(graph, options)
    if options.split or options.lean:
        return _export_parts(graph, options)
    if options.form == "csv" and options.output != "-":
        with whole_folder(Path(options.output)) as folder:
            for name, form in (("links.csv", "csv"), ("nodes.csv", NODES)):
                write_whole(folder / name, graph.export(form, excel=options.excel))
    else:
        write(options.output, graph.export(options.form, excel=options.excel, each=progress.step), options.graph)
    if options.form in LOSSES:
        tell([LOSSES[options.form]], options.lang)
    return 0


def _export_parts(graph: api.KnowledgeGraph, options: Namespace) -> int:
    from zhiji.store.splitting import find_parts

    if options.form != "nq" or options.output == "-" or not options.split:
        raise ZhijiError("--split and --lean go with nq and a folder: zhiji export nq --split -o DIR")
    place, sizes = Path(options.output), {}
    with whole_folder(place) as folder:
        for number, part in enumerate(find_parts(graph.graph, lean=options.lean), 1):
            name = f"part-{number:04d}.nq"
            write_whole(folder / name, part)
            sizes[name] = len(part)
    progress.end()
    for name, size in sizes.items():
        print(f"{place / name}  {size / 1e6:.1f} MB", file=sys.stderr)
    return 0


def _crate(options: Namespace) -> int:
    from zhiji.cataloguing.rocrate import check_told

    if options.output == "-":
        raise ZhijiError(f"export {CRATE} writes several files: name a folder with -o DIR")
    told = check_told(options.published, options.license)
    for file in open_graph(options).crate(options.output, published=told.published, licence=told.license):
        print(file)
    return 0


def _check_pack(options: Namespace) -> None:
    """Before anything is read: that the form's library is there, and a folder named."""
    from zhiji.tabulating.packing import check_extra

    check_extra(options.form)
    if options.output == "-":
        raise ZhijiError(f"export {options.form} writes several files: name a folder with -o DIR")


def _pack(graph: api.KnowledgeGraph, options: Namespace) -> int:
    for file in graph.pack(options.form, options.output):
        print(file)
    return 0


def check(options: Namespace) -> int:
    from zhiji.checking.silencing import FILE, read_silences, sort_out
    from zhiji.cli.verifying import show_findings
    from zhiji.presenting.lists import Findings

    if options.draft or options.last or options.output or options.weak:
        from zhiji.cli.verifying import draft

        return draft(options)
    graph = open_graph(options)
    silences = [silence for place in (*map(Path, options.graph), Path()) for silence in read_silences(place / FILE)]
    checked = graph.check(held=options.held)
    standing, silenced = sort_out(checked, silences)
    findings = Findings(standing, checked.reports)
    if options.cite:
        show_or_cite(graph, findings, options)
    else:
        show_findings(findings, options, [(finding, silence.reason) for finding, silence in silenced])
    for finding, silence in silenced:
        said = finding.zh if options.lang == "zh" else finding.en
        tell([in_language(f"silenced: {said} ({silence.reason})", options.lang)])
    return int(any(finding.severity != "note" for finding in findings))
