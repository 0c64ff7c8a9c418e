"""Which of the W3C's SPARQL 1.0 and 1.1 queries the guard refuses: ``python tests/benchmarks/w3c.py RDF-TESTS``.

RDF-TESTS is a copy of https://github.com/w3c/rdf-tests. Every positive syntax and evaluation test of a query counts
once; its file is its base, and the graphs that it names are open.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urljoin, urlparse

import pyoxigraph as ox

from zhiji.store.guard import QueryError, check_query
from zhiji.vocabulary import RDF

MF = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
QT = "http://www.w3.org/2001/sw/DataAccess/tests/test-query#"
POSITIVE = ("QueryEvaluationTest", "CSVResultFormatTest", "PositiveSyntaxTest", "PositiveSyntaxTest11")
FROM = re.compile(r"FROM\s+(?:NAMED\s+)?(?:<([^>]*)>|(\w*):(\S*))", re.IGNORECASE)
PREFIX = re.compile(r"PREFIX\s+([^\s:]*):\s*<([^>]*)>", re.IGNORECASE)


def find_queries(folder: Path) -> dict[str, Path]:
    """The query of every positive test, by the test's IRI."""
    return {test: file for part in ("sparql10", "sparql11") for test, file in _tests(folder / "sparql" / part)}


def _tests(folder: Path) -> Iterator[tuple[str, Path]]:
    for manifest in sorted(folder.resolve().rglob("manifest*.ttl")):
        store = ox.Store()
        store.load(manifest.read_bytes(), ox.RdfFormat.TURTLE, base_iri=manifest.as_uri())
        for kind in POSITIVE:
            for quad in store.quads_for_pattern(None, ox.NamedNode(RDF + "type"), ox.NamedNode(MF + kind)):
                for action in store.quads_for_pattern(quad.subject, ox.NamedNode(MF + "action"), None):
                    queries = [
                        q.object for q in store.quads_for_pattern(action.object, ox.NamedNode(QT + "query"), None)
                    ]
                    (query,) = queries or [action.object]
                    yield quad.subject.value, Path(unquote(urlparse(query.value).path))


def named_graphs(query: str, base: str) -> set[str]:
    """What its dataset clauses name."""
    prefixes = {name: urljoin(base, iri) for name, iri in PREFIX.findall(query)}
    return {urljoin(base, iri) if not local else prefixes[name] + local for iri, name, local in FROM.findall(query)}


def main(folder: Path) -> int:
    queries = find_queries(folder)
    refused = reaching = 0
    for file in queries.values():
        query, base = file.read_text(encoding="utf-8"), file.as_uri()
        try:
            check_query(f"BASE <{base}>\n{query}", named_graphs(query, base))
        except QueryError as error:
            service = re.search(r"\bservice\b", query, re.IGNORECASE)
            reaching += bool(service)
            refused += not service
            if not service:
                print(f"{file.relative_to(folder.resolve())}: {error}")
    print(f"{len(queries)} queries: {reaching} with SERVICE refused, {refused} others refused")
    return int(refused > 0)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
