"""Graphs carried away: to other programs, to catalogues of data, as tables, as one page."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from functools import cached_property
from pathlib import Path

from zhiji import resources
from zhiji.api.holding import Holding
from zhiji.api.linking import Linking
from zhiji.api.questioning import Questioning, questions
from zhiji.model import ReadingWarning, ZhijiError

TYPE_CHECKING = False  # typing costs a tenth of a cold start; type checkers know the name
if TYPE_CHECKING:
    import networkx as nx
    import rdflib

    from zhiji.cataloguing import Catalogue, Counts
    from zhiji.model import SourceReport
    from zhiji.presenting.words import Lang
    from zhiji.tabulating.codebook import Table as TypedTable

NETWORK_FORMS = ("graphml", "gexf", "csv", "nodes.csv")
"""The forms that hold the network: initiatives, units, outcomes and what ties them."""


class Carrying(Linking, Questioning, Holding):
    """Exports, packs, crates, the explorer."""

    def to_networkx(self) -> nx.MultiDiGraph[str]:
        """A networkx multigraph with plain attributes, as the GraphML and GEXF exports hold it."""
        from zhiji.network.exports import plain_graph

        return plain_graph(self.network)

    def to_rdflib(self) -> rdflib.Dataset:
        """An rdflib Dataset, each report in the graph named by its IRI; its default graph is the union of all."""
        import rdflib
        from pyoxigraph import NamedNode

        dataset = rdflib.Dataset(default_union=True)
        for name, ntriples in self.graph.parts():
            iri = rdflib.URIRef(name.value) if isinstance(name, NamedNode) else None
            dataset.graph(iri).parse(data=ntriples, format="nt")
        return dataset

    def export(
        self, form: str, *, excel: bool = False, each: Callable[[int, int], None] = lambda _done, _all: None
    ) -> bytes:
        """These graphs as ttl, trig, nt, nq, jsonld, graphml, gexf or csv (links; ``nodes.csv`` for the things); CSV
        with ``excel`` as Excel opens it; ``void`` is what they are and hold, for catalogues of data, ``examples`` the
        named questions as SPARQL examples. ``each`` is told how many reports' RDF has been taken up, and how many there
        are."""
        from zhiji.store.turtle import SYNTAXES, format_graph

        if form in SYNTAXES:
            return format_graph(self.graph, form, each)
        if form == "examples":
            return self.examples()
        if form == "void":
            return self.described()
        if form not in NETWORK_FORMS:
            known = ", ".join((*SYNTAXES, "void", "examples", *NETWORK_FORMS))
            raise ZhijiError(f"unknown format {form!r}; use one of {known}; pack writes tables, crate a folder")
        from zhiji.network import exports
        from zhiji.presenting.citing import nodes_rows

        if form == "csv":
            return self.links_rows(basis="same-paragraph").to_csv(excel=excel).encode("utf-8")
        if form == "nodes.csv":
            return nodes_rows(self.network.things.values(), self.network.reports).to_csv(excel=excel).encode("utf-8")
        return exports.format_graphml(self.network) if form == "graphml" else exports.format_gexf(self.network)

    @cached_property
    def catalogue(self) -> Catalogue:
        """What these graphs are, for catalogues of data."""
        from zhiji.cataloguing import Catalogue

        return Catalogue(tuple(self.reports))

    @cached_property
    def counts(self) -> Counts:
        """How many triples, things, members of classes and uses of properties there are."""
        from zhiji.cataloguing import Counts

        return Counts.of(self.graph)

    def described(self, address: str | None = None) -> bytes:
        """What these graphs are and hold, in VoID and DCAT (Turtle); with the ``address`` of their server."""
        from zhiji.cataloguing import Served, describe

        return describe(self.catalogue, self.counts, Served(address) if address else None)

    def examples(self, address: str | None = None) -> bytes:
        """The named questions, with the words that these graphs hold most of, as SPARQL examples in SIB's form,
        with the ``address`` of the server that answers."""
        from zhiji.cataloguing.examples import describe_examples

        asked = questions()
        words = {question.name: self.words_asked(question.name) for question in asked}
        return describe_examples(asked, words, f"{address}/sparql" if address else None)

    def pack(self, form: str, place: str | Path) -> list[Path]:
        """Everything as typed tables with their codebook: ``parquet``, ``xlsx`` or ``dta`` files in the folder
        ``place`` (or one .xlsx file); the files written. ZhijiError where the form's library is not installed."""
        from zhiji.tabulating.packing import FORMS, check_extra, write_pack

        if form not in FORMS:
            raise ZhijiError(f"unknown pack {form!r}; use one of {', '.join(FORMS)}")
        check_extra(form)
        return write_pack(form, self.tables(), Path(place), resources.ontology_folder())

    def crate(self, place: str | Path, *, published: str | None, licence: str | None = None) -> list[Path]:
        """An RO-Crate 1.1 in the folder ``place``: of a corpus the graph, facts and text of every report and the
        tables, else all graphs as N-Quads with links and things as CSV; beside them ro-crate-metadata.json.
        ``published`` is the day (YYYY-MM-DD), ``licence`` an SPDX identifier or an address. The files written."""
        from zhiji.cataloguing.crates import write_crate
        from zhiji.cataloguing.rocrate import check_told

        told = check_told(published, licence)
        if self._corpus:
            from zhiji.surveying.crates import crate_data, readings_in

            return write_crate(
                Path(place), self.catalogue, crate_data(self._corpus, Path(place)), readings_in(self._corpus), told
            )
        from zhiji.store.statements import load_report_readings

        forms = {"graph.nq": "nq", "links.csv": "csv", "nodes.csv": "nodes.csv"}
        data = ((name, None, self.export(form)) for name, form in forms.items())
        return write_crate(Path(place), self.catalogue, data, load_report_readings(self.graph), told)

    def tables(self) -> tuple[TypedTable, ...]:
        """The tables of the codebook: reports, initiatives, outcomes, links, figures, plans, findings."""
        from zhiji.tabulating.rows import Sources, make_tables

        across = self.across
        links, plans = self.links(weak=True), self.ledger()
        return make_tables(Sources(self.network, across.reports, links, across.series(), plans, self.check()))

    def explore(
        self,
        file: str | Path | None = None,
        *,
        lang: Lang = "zh",
        home: str = "",
        reports: Collection[str] | None = None,
    ) -> str:
        """The explorer: one HTML page that works offline, under 3 MB; written to ``file`` where one is given. ``home``
        is the address of the pages that it belongs to; ``reports`` are the IRIs of those to show. Of more reports than
        have room the newest are shown; a ReadingWarning names how many are not, and the page which."""
        from zhiji.explorer import explorer_page
        from zhiji.explorer.fitting import fit_reports, likely_to_fit
        from zhiji.explorer.proposals import Left
        from zhiji.explorer.selection import edges_told_in, things_told_in
        from zhiji.store.statements import load_extents

        chosen = [report for report in self.reports if reports is None or report.iri in reports]
        fitting = likely_to_fit(chosen)
        extents = load_extents(self.graph, [report.iri for report in fitting])
        things, told = self._told_in(fitting)
        edges = [edge for edge in told if not edge.tentative]
        bare = self.without_proposed()
        unproposed = None if bare is self else Left.of(bare.network.things.values(), bare.network.edges)

        def make(shown: Sequence[SourceReport]) -> str:
            held = {report.iri for report in shown}
            standing = [report.standing_at(extents.get(report.iri)) for report in shown]
            names = [report.name for report in chosen if report.iri not in held]
            drawn = things_told_in(held, things), edges_told_in(held, edges)
            return explorer_page(standing, *drawn, lang=lang, home=home, left=names, unproposed=unproposed)

        page, shown = fit_reports(fitting, things, edges, make)
        left = len(chosen) - len(shown)
        if left:
            _warn_of_left_out(left)
        if file is not None:
            from zhiji.writing import write_whole

            write_whole(Path(file), page.encode("utf-8"))
        return page


def _warn_of_left_out(count: int) -> None:
    import warnings

    left_out = f"{count} older reports are" if count != 1 else "1 older report is"
    words = (
        f"the page is kept under 3 MB: {left_out} not in it; choose with --issuer and --year, or see all of them with "
        "zhiji serve"
    )
    warnings.warn(words, ReadingWarning, stacklevel=3)
