"""The figures that README states, measured on this machine: ratios taken side by side in one run.

    ./run bench            cold starts, build, extraction, SPARQL
    ./run bench --large    also a million triples beside rdflib (takes minutes)

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
from zhiji.vocabulary import ID

ROUNDS = 7
ZHIJI = str(Path(sys.executable).with_name("zhiji"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--large", action="store_true", help="also a million triples beside rdflib")
    options = parser.parse_args()
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


def measure_cold_starts() -> None:
    bare, networkx = process(sys.executable, "-c", "pass"), process(sys.executable, "-c", "import networkx")
    for words, beside, name, bar in (
        (("--help",), bare, "python -c pass", 5),
        (("query", "links", "--format", "csv"), bare, "python -c pass", 8),
        (("query", "links"), bare, "python -c pass", 12),
        (("links",), networkx, "import networkx", 1.5),
    ):
        times, took = ratio(process(ZHIJI, *words), beside)
        tell(f"zhiji {' '.join(words)} / {name}", f"{times:.2f} × ({took * 1000:.0f} ms)", f"≤ {bar} ×")


def measure_build() -> None:
    with tempfile.TemporaryDirectory() as folder:
        took = median(seconds(process(ZHIJI, "build", "-o", folder)) for _ in range(3))
    tell("zhiji build, the shipped report", f"{took:.2f} s", "≤ 3 s")


def measure_extraction() -> None:
    import jieba.posseg

    from zhiji.extraction import extract
    from zhiji.reading import read_report

    report = read_report(resources.shipped_report())
    list(jieba.posseg.cut("治绩"))
    times, took = ratio(lambda: list(jieba.posseg.cut(report.text)), lambda: extract(report), 5)
    speed = len(report.text) * times / took
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
    query = "SELECT ?s ?v { ?s a zj:Change ; zj:value ?v ; zj:direction zjc:direction-down . FILTER(?v < -20) }"
    tell("triples in the large graph", f"{len(graph.store):,}")
    data = b"".join(f"{quad.triple} .\n".encode() for quad in graph.store)
    theirs = rdflib.Graph().parse(data=data, format="nt")
    prefixed = "".join(f"PREFIX {p}: <{i}> " for p, i in _prefixes().items()) + query
    times, took = ratio(lambda: list(theirs.query(prefixed)), lambda: list(graph.select(query)), 3)
    tell("rdflib's engine / zhiji, a million triples", f"{times:.0f} × ({took:.2f} s)", "≥ 50 ×")


def _prefixes() -> dict[str, str]:
    from zhiji.vocabulary import PREFIXES

    return PREFIXES


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
