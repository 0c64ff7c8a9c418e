"""A corpus opened to be asked: the state that stands, held while it is read."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from zhiji.corpus.arrow import check_arrow
from zhiji.corpus.folder import is_corpus, standing_state
from zhiji.corpus.kept_answers import read_answer
from zhiji.corpus.network_rows import folded, merged_things
from zhiji.corpus.packing import (
    uncollected,
    unpack_counts,
    unpack_edges,
    unpack_figures,
    unpack_initiatives,
    unpack_outline,
)
from zhiji.corpus.pieces import FILES
from zhiji.corpus.record import Record, read_record
from zhiji.corpus.schema import columns_of
from zhiji.corpus.stored_reports import StoredReport, StoredReportRow, Texts
from zhiji.corpus.tables import Filter, parts_in, select, select_parts
from zhiji.corpus.told import told_edges, told_things
from zhiji.corpus.wholeness import check_whole
from zhiji.description.matches import MATCHES
from zhiji.model import Edge, SourceReport, Thing, ZhijiError
from zhiji.model.rows import FigureRow, InitiativeRow, ReportRow
from zhiji.store.absent import no_report
from zhiji.store.counting import Counts
from zhiji.store.graphs import Answer, Graph, Part
from zhiji.store.kept import holding, is_kept, tsv_head
from zhiji.store.opening import open_store
from zhiji.store.projection import CLAIMING, Projection, edges_once
from zhiji.store.questions import Question, narrowed_to

__all__ = ["OpenCorpus", "is_corpus", "open_corpus"]

WORDS = "words.json"
"""What a state keeps of the words that questions ask about where none are set."""

_MOST_NARROWED = 5_000
"""Places up to which the store is told where to look; where there are more it looks by itself."""

_SOURCE = {
    **{"iri": "report", "title": "title", "issuer": "issuer_iri", "issuer_label": "issuer", "year": "year"},
    "address": "address",
}
"""The fields of a report as it is cited, and their columns in the table ``reports``."""


class OpenCorpus:
    """The state of the corpus at ``root`` that stood when it was opened; a build that goes on meanwhile neither
    changes it nor takes it away. Tables are read when they are asked for, and of them what is asked for."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.state, self._held = standing_state(root)
        check_whole(root, self.state)

    @cached_property
    def record(self) -> Record:
        return read_record(self.state / "corpus.json")

    @cached_property
    def graph(self) -> Graph:
        """Its store; where it was built without, a graph that says so when it is asked."""
        folder = self.state / "store"
        return open_store(folder) if folder.is_dir() else _WithoutStore(self)

    @cached_property
    def _texts(self) -> Texts:
        return Texts(self._table("reports"))

    def files_of(self, issuer: str | None, year: int | None) -> list[Path]:
        """The graphs of the reports of that issuer (a part of its name is enough) and year; ZhijiError where there are
        none."""
        held = self.record.reports
        found = [e for e in held.values() if (issuer or "") in e.issuer and (year is None or e.year == year)]
        if not found:
            there = ((e.issuer, str(e.year or "")) for e in held.values())
            raise ZhijiError(no_report(issuer, year, there, str(self.root)))
        return [self.graph_file(entry.name) for entry in found]

    def graph_file(self, name: str) -> Path:
        """The Turtle of the report that stands under this name."""
        return self.root / "reports" / f"{name}.ttl"

    def data_files(self) -> list[tuple[Path, str | None]]:
        """The files that hold what the corpus says, by their paths in it, each with the IRI of the report that it is
        of: graph, facts and text of every report, then the tables. Its store holds nothing else."""
        entries = sorted(self.record.reports.items())
        of_reports = [(Path(f"reports/{name}{ending}"), entry.iri) for name, entry in entries for ending in FILES]
        return [
            *of_reports,
            *((Path("tables", table.name), None) for table in sorted(self._table("").parent.glob("*.parquet"))),
        ]

    def read_file(self, path: Path) -> bytes:
        """The bytes of one of ``data_files``; a table's as it stands in this state."""
        return ((self.state if path.parts[0] == "tables" else self.root) / path).read_bytes()

    def keeps(self, question: Question) -> bool:
        """Whether the answer to a named question is kept."""
        check_arrow()
        return is_kept(question) and self._answer_file(question).is_file()

    def answer(self, question: Question, words: Mapping[str, str]) -> Answer:
        """The answer that is kept to a named question, with these words."""
        wanted = holding(question)
        return read_answer(self._answer_file(question), tsv_head(question), words[wanted[1]] if wanted else None)

    def _answer_file(self, question: Question) -> Path:
        return self.state / "answers" / f"{question.file.stem}.parquet"

    def words(self, question: Question) -> dict[str, str]:
        """The words that a question asks about in this corpus where none are set."""
        file = self.state / WORDS
        held = json.loads(file.read_bytes())["words"] if file.is_file() else {}
        found: dict[str, str] = held.get(question.name, question.settings)
        return found

    def query(self, question: Question, words: Mapping[str, str]) -> str:
        """What the store is asked for a named question with these words: its query, and where to look."""
        query = question.with_settings(words)
        if question.narrowed:
            variable, setting = question.narrowed
            told = select(self._network("mentions"), ["place"], [("quote", "holds", words.get(setting, ""))])
            places = sorted({*told["place"].to_pylist()})
            if len(places) <= _MOST_NARROWED:
                return narrowed_to(query, variable, places)
        return query

    def reports(self) -> list[SourceReport]:
        """The reports by issuer and year, each with its text when it is asked for."""
        rows = select(self._table("reports"), list(_SOURCE.values())).to_pylist()
        found = [StoredReport({f: row[column] for f, column in _SOURCE.items()}, self._texts) for row in rows]
        return sorted(found, key=lambda r: (r.issuer_label, r.year or 0, r.iri))

    @uncollected()
    def things(self, *filters: Filter) -> list[Thing]:
        """The things that meet every filter on a column of the table ``things``, in reading order, report by report."""
        return sorted(merged_things(self._packed("things", *filters)), key=lambda t: (t.report, t.start, t.kind, t.iri))

    def things_named(self, name: str, kinds: Collection[str] = (), *, outcomes: bool = False) -> list[Thing]:
        """The things that ``name`` may name: by a part of what they are called, by their IRI, and outcomes by their
        indicator too. Of ``kinds``, or outcomes alone."""
        return self.things(("iri", "in", self._iris_named(name, kinds, outcomes)))

    def _iris_named(self, name: str, kinds: Collection[str], outcomes: bool) -> list[str]:
        words = [word for word in map(folded, name.split()) if word]
        if not words:
            return []
        of_kind: list[Filter] = (
            [("is_outcome", "==", True)] if outcomes else [("kind", "in", list(kinds))] * bool(kinds)
        )
        ways: list[list[Filter]] = [[("names", "holds", word) for word in words]]
        if name.isascii():
            ways.append([("iri", "ends", name)])
        if outcomes:
            ways.append([("indicator", "holds", "".join(words))])
        found = [select(self._network("things"), ["iri"], [*of_kind, *way])["iri"].to_pylist() for way in ways]
        return sorted({iri for iris in found for iri in iris})

    @uncollected()
    def edges(self, *filters: Filter) -> list[Edge]:
        """The edges that meet every filter on a column of the table ``edges``, each once, their rivals counted."""
        return edges_once(unpack_edges(self._packed("edges", *filters)))

    def told_links(self) -> Iterator[tuple[list[Edge], dict[str, Thing]]]:
        """The links in their order and what they tie by IRI, a part of the corpus after the other, to be read and let
        go: as ``told_edges`` and ``told_things`` have them."""
        for edges, things in zip(*(parts_in(self._network(name)) for name in ("edges", "things")), strict=True):
            packed = select(edges, ["packed"], [("predicate", "==", "link")])["packed"].to_pylist()
            links = sorted(told_edges(packed), key=lambda edge: (edge.source, edge.target, edge.iri or ""))
            ends = sorted({end for link in links for end in (link.source, link.target)})
            found = told_things(select(things, ["packed"], [("iri", "in", ends)])["packed"].to_pylist())
            yield links, {thing.iri: thing for thing in found}

    def edge_rows(self, columns: Iterable[str], *filters: Filter) -> list[tuple[str, ...]]:
        """Some columns of the edges, a tuple each: enough to walk along them."""
        table = select(self._network("edges"), list(columns), filters)
        return list(zip(*(table[name].to_pylist() for name in columns), strict=True))

    def findings(self) -> list[str]:
        """What was found wrong or noteworthy at build, each finding packed."""
        return list(self._packed("checks"))

    def rows(self, table: str, columns: Iterable[str] = (), *filters: Filter) -> list[dict[str, Any]]:
        """The rows of a table for people that meet every filter, with all columns where none are named."""
        names = list(columns) or [column.name for column in columns_of(table)]
        rows: list[dict[str, Any]] = select(self._table(table), names, filters).to_pylist()
        return rows

    @uncollected()
    def report_rows(self, *filters: Filter) -> list[ReportRow]:
        """The reports as questions between them read them, by issuer and year, each with its text when it is asked
        for."""
        packed = self._packed("outlines", *filters)
        found = [StoredReportRow(unpack_outline(words), self._texts) for words in packed]
        return sorted(found, key=lambda r: (r.issuer, r.year or 0, r.iri))

    @uncollected()
    def figure_rows(self) -> list[FigureRow]:
        """Every number of every report, in reading order."""
        return sorted(unpack_figures(self._packed("figure_rows")), key=lambda f: (f.report, f.begin, f.end, f.iri))

    @uncollected()
    def initiative_rows(self) -> list[InitiativeRow]:
        """Each initiative at its first mention in each report, in reading order."""
        return sorted(
            unpack_initiatives(self._packed("initiative_rows")), key=lambda i: (i.report, i.begin, i.end, i.iri)
        )

    def first_claims(self) -> list[str]:
        """What each report claims to be the first or the only one of, each claim packed."""
        return list(self._packed("first_claims"))

    def stated(self) -> list[str]:
        """What the graph of matches states, as N-Triples lines without line ends."""
        return list(select(self._network("stated"), ["triple"])["triple"].to_pylist())

    def counts(self) -> dict[str, Counts]:
        """How much each report holds, by its IRI."""
        rows = select(self._network("counts"), ["report", "packed"])
        return dict(zip(rows["report"].to_pylist(), map(unpack_counts, rows["packed"].to_pylist()), strict=True))

    def projection(self, *, claims_only: bool = False) -> Projection:
        """All things and edges, or what links are made of alone."""
        if not claims_only:
            return Projection(self.things(), self.edges(), {})
        edges = self.edges(("predicate", "in", ["link", "partOf"]))
        return Projection(self.things(("kind", "in", list(CLAIMING.values()))), edges, {})

    def _packed(self, table: str, *filters: Filter) -> Iterator[str]:
        """The packed values of a table that commands ask, of one part after the other."""
        for part in select_parts(self._network(table), ["packed"], filters):
            yield from part["packed"].to_pylist()

    def _table(self, name: str) -> Path:
        check_arrow()
        return self.state / "tables" / f"{name}.parquet"

    def _network(self, name: str) -> Path:
        check_arrow()
        place = self.state / "network" / name
        if not place.is_dir():
            again = f"zhiji build REPORTS --corpus {self.root}"
            raise ZhijiError(f"{self.root}: made by another zhiji (no {name}); name its reports again: {again}")
        return place


class _WithoutStore(Graph):
    """What stands for the store of a corpus that has none: it can be carried away, graph by graph, and not asked."""

    def __init__(self, corpus: OpenCorpus) -> None:
        super().__init__(ox.Store(), fixed=True)
        self._corpus = corpus

    def ask(self, query: str) -> Answer:  # noqa: ARG002 - whatever is asked
        raise ZhijiError(
            f"{self._corpus.root}: built with --no-store, so SPARQL has nothing to ask; build it again without "
            "--no-store, or export nq --split and ask an engine by its URL"
        )

    def held(self) -> ox.Store:
        self.ask("")
        return self.store

    def named_graphs(self) -> frozenset[str]:
        return frozenset([MATCHES, *(entry.iri for entry in self._corpus.record.reports.values())])

    def parts(self) -> Iterator[Part]:
        """As a store of the same reports has them, from their Turtle and the matches that stand in the tables."""
        if matches := "".join(f"{line}\n" for line in sorted({*self._corpus.stated()})):
            yield ox.NamedNode(MATCHES), matches.encode("utf-8")
        for iri, file in sorted((e.iri, self._corpus.graph_file(e.name)) for e in self._corpus.record.reports.values()):
            triples = (quad.triple for quad in ox.parse(path=str(file), format=ox.RdfFormat.TURTLE))
            yield ox.NamedNode(iri), ox.serialize(triples, None, ox.RdfFormat.N_TRIPLES) or b""


def open_corpus(root: str | Path) -> OpenCorpus:
    """The corpus at ``root``; ZhijiError where nothing stands in it yet."""
    return OpenCorpus(Path(root))
