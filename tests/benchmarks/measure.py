"""The figures that README states, measured on this machine: ratios taken side by side in one run.

    ./run bench            cold starts, build, extraction, SPARQL
    ./run bench --large    also a million triples beside rdflib (takes minutes)
    ./run bench --against PYTHON    only whole commands, in turn with those of the zhiji that PYTHON has: is it slower?

Each line: what was measured, the figure, and the bar of the design where there is one.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter

from zhiji import pipeline, resources
from zhiji.store.graphs import Graph
from zhiji.store.opening import SYNTAX_OF, load_bytes
from zhiji.store.questions import load_questions
from zhiji.vocabulary import ID, PREFIXES

ROUNDS = 7
ZHIJI = str(Path(sys.executable).with_name("zhiji"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--large", action="store_true", help="also a million triples beside rdflib")
    parser.add_argument("--against", metavar="PYTHON", help="compare commands with the zhiji of another environment")
    options = parser.parse_args()
    if options.against:
        measure_against(options.against)
        return
    measure_cold_starts()
    measure_build()
    measure_extraction()
    measure_sparql()
    if options.large:
        measure_million()


def tell(what: str, figure: str, bar: str = "") -> None:
    print(f"{what:<58} {figure:>22}  {bar}", flush=True)


def seconds(work: Callable[[], object]) -> float:
    begun = perf_counter()
    work()
    return perf_counter() - begun


def process(*command: str) -> Callable[[], object]:
    return lambda: subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def ratio(one: Callable[[], object], other: Callable[[], object], rounds: int = ROUNDS) -> tuple[float, float]:
    """The median of one's time over the other's, the two in turn, and one's median in seconds; a first round unseen."""
    pairs = [(seconds(one), seconds(other)) for _ in range(rounds + 1)][1:]
    return median(a / b for a, b in pairs), median(a for a, _ in pairs)


COMMANDS = (
    ("--help",),
    ("query", "links", "--format", "csv"),
    ("query", "links"),
    ("links",),
    ("paths", "一警情三推送", "公安部"),
    ("export", "nt"),
    ("explore", "-o", "-"),
    ("check",),
    ("build", "-o", "FOLDER"),
    ("extract", "REPORT"),
)
"""Commands of the shipped report that every version has; REPORT is its text, FOLDER an empty folder."""


def measure_against(python: str) -> None:
    """Each command of this version and of another one, in turn on the same machine: the ratio of their medians."""
    with tempfile.TemporaryDirectory() as folder:
        text = Path(folder, "report.txt")
        text.write_bytes(resources.shipped_report().read_bytes())
        known = {"REPORT": str(text), "FOLDER": str(Path(folder, "made"))}
        for words in COMMANDS:
            told = [known.get(word, word) for word in words]
            here, there = (_command(p, told) for p in (sys.executable, python))
            times, took = ratio(here, there)
            tell(f"zhiji {' '.join(words)} / the other version", f"{times:.2f} × ({took * 1000:.0f} ms)")


def _command(python: str, words: list[str]) -> Callable[[], object]:
    """A command whose findings are no failure (check ends with 1)."""
    script = str(Path(python).with_name("zhiji"))
    return lambda: subprocess.run([script, *words], check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def measure_cold_starts() -> None:
    bare = process(sys.executable, "-c", "pass")
    for words, bar in (
        (("--help",), 5),
        (("query", "links", "--format", "csv"), 8),
        (("query", "links"), 12),
        (("links",), 12),
    ):
        times, took = ratio(process(ZHIJI, *words), bare)
        tell(f"zhiji {' '.join(words)} / python -c pass", f"{times:.2f} × ({took * 1000:.0f} ms)", f"≤ {bar} ×")


def measure_build() -> None:
    with tempfile.TemporaryDirectory() as folder:
        took = median(seconds(process(ZHIJI, "build", "-o", folder)) for _ in range(3))
    tell("zhiji build, the shipped report", f"{took:.2f} s", "≤ 3 s")


def measure_extraction() -> None:
    import jieba
    import jieba.posseg

    from zhiji.extraction import extract
    from zhiji.reading import read_report

    report = read_report(resources.shipped_report())
    jieba.setLogLevel("WARNING")
    list(jieba.posseg.cut("治绩"))
    times, tagging = ratio(lambda: list(jieba.posseg.cut(report.text)), lambda: extract(report), 5)
    speed = len(report.text) * times / tagging
    tell("extraction, text → facts", f"{speed:,.0f} chars/s", "≥ 200,000 chars/s")
    tell("jieba's tagging of the same text / extraction", f"{times:.1f} ×")


def measure_sparql() -> None:
    graph = _shipped(1)
    for question in load_questions(resources.ontology_folder())[:3]:
        times, took = ratio(
            lambda q=question.query: list(graph.select(q)), lambda q=question.query: _bare(graph, q), 21
        )
        tell(
            f"question {question.name} through zhiji / bare pyoxigraph",
            f"{times:.2f} × ({took * 1000:.1f} ms)",
            "≤ 1.2 ×",
        )


def measure_million() -> None:
    import rdflib

    graph = _shipped(85)
    tell("triples in the large graph", f"{len(list(graph.select('SELECT ?s { ?s ?p ?o }'))):,}")
    theirs = rdflib.Graph().parse(data=_ntriples(graph), format="nt")
    prologue = "".join(f"PREFIX {prefix}: <{iri}> " for prefix, iri in PREFIXES.items())
    report = graph.reports()[0]
    for what, query in (
        (
            "one report's links",
            f"SELECT * {{ ?l zj:statedIn <{report}> ; zj:fromInitiative ?i ; zj:toOutcome ?o ; zj:basis ?b }}",
        ),
        ("all links", "SELECT * { ?l zj:fromInitiative ?i ; zj:toOutcome ?o ; zj:basis ?b }"),
        (
            "figures that share an indicator",
            "SELECT * { ?a a zj:Change ; zj:indicator ?i . ?b a zj:Observation ; zj:indicator ?i }",
        ),
    ):
        times, took = ratio(lambda q=query: list(theirs.query(prologue + q)), lambda q=query: list(graph.select(q)), 3)
        tell(f"rdflib's engine / zhiji, {what}", f"{times:.0f} × ({took:.2f} s)", "≥ 50 ×")


def _ntriples(graph: Graph) -> bytes:
    return b"".join(f"{line} .\n".encode() for line in sorted({str(quad.triple) for quad in graph.store}))


def _bare(graph: Graph, query: str) -> list[object]:
    return list(graph.store.query(query, use_default_graph_as_union=True))


def _shipped(copies: int) -> Graph:
    """The shipped graph, again and again under other IRIs."""
    import pyoxigraph as ox

    turtle = pipeline.build(resources.shipped_report()).turtle
    store = ox.Store()
    for copy in range(copies):
        base = ID if not copy else f"{ID}{copy}-"
        load_bytes(store, turtle.replace(ID.encode(), base.encode()), SYNTAX_OF[".ttl"])
    return Graph(store)


if __name__ == "__main__":
    main()
