"""What ``import zhiji`` offers: open graphs and reports, and ask them.

>>> import zhiji
>>> g = zhiji.load()
>>> for row in g.links(initiative="一警情三推送", basis="explicit"):
...     print(row.basis, row.outcome.label, [cue.quote for cue in row.link.cue])
explicit 2020全国政法智能化建设10大创新案例 ['该机制获评']
explicit 公安部2020年度改革创新案例 ['该机制获评']
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path

from zhiji import resources
from zhiji.model import QueryError, ReadingWarning, ZhijiError
from zhiji.store.graphs import Answer, Graph
from zhiji.store.opening import SYNTAX_OF, keep_reports, load_bytes, open_graphs

TYPE_CHECKING = False  # typing costs a tenth of a cold start; type checkers know the name
if TYPE_CHECKING:
    import networkx as nx
    import rdflib

    from zhiji.cataloguing import Catalogue, Counts
    from zhiji.comparing.across import Across
    from zhiji.comparing.differences import Diff, Side
    from zhiji.corpus.asking import OpenCorpus
    from zhiji.model import Basis, Evidence, Facts, Report, ResultLevel, SourceReport, Thing
    from zhiji.network import Network
    from zhiji.presenting.citations import Style
    from zhiji.presenting.lists import Figures, Findings, Links, Paths, Plans, Questions, SeriesList, Things, Verified
    from zhiji.presenting.table import Table
    from zhiji.presenting.words import Lang
    from zhiji.store.projection import Projection
    from zhiji.store.questions import Question
    from zhiji.tabulating.codebook import Table as TypedTable

NETWORK_FORMS = ("graphml", "gexf", "csv", "nodes.csv")
"""The forms that hold the network: initiatives, units, outcomes and what ties them."""


class KnowledgeGraph:
    """Open graphs, asked as a network (links, paths), in SPARQL (query), or carried away (export, to_rdflib)."""

    def __init__(self, graph: Graph, corpus: OpenCorpus | None = None) -> None:
        self.graph = graph
        self._corpus = corpus

    def __repr__(self) -> str:
        reports = self.reports
        named = ", ".join(f"{r.issuer_label} {r.year}" for r in reports[:3]) + (", …" if len(reports) > 3 else "")
        return f"<KnowledgeGraph of {len(reports)} report{'s' * (len(reports) != 1)}: {named}>"

    def _repr_html_(self) -> str:
        from zhiji.presenting.table import Table

        rows = tuple((r.issuer_label, str(r.year or ""), r.title) for r in self.reports)
        return Table(("issuer", "year", "title"), rows)._repr_html_()

    @cached_property
    def reports(self) -> list[SourceReport]:
        """The reports that are open, by issuer and year."""
        if self._corpus:
            return self._corpus.reports()
        from zhiji.store.projection import load_reports

        return load_reports(self.graph)

    def without_proposed(self) -> KnowledgeGraph:
        """The same without what a language model alone read; this one where it read nothing."""
        from zhiji.store.unproposed import has_proposals, without_proposed

        graph = self.graph
        if self._corpus and not self._corpus.record.has_store:
            graph = open_graphs(self._corpus.files_of(None, None))
        return KnowledgeGraph(without_proposed(graph)) if has_proposals(graph) else self

    @cached_property
    def network(self) -> Network:
        """The networkx layer: things, edges with their evidence, links with their rivals."""
        from zhiji.network import build_network

        return build_network(self.reports, self._whole.things, self._whole.edges)

    @cached_property
    def _claims(self) -> Network:
        """The part of the network that links are made of: enough for most questions, and half the work."""
        from zhiji.network import build_network

        return self.__dict__.get("network") or build_network(self.reports, self._claiming.things, self._claiming.edges)

    @cached_property
    def _whole(self) -> Projection:
        if self._corpus:
            return self._corpus.projection()
        from zhiji.store.projection import load_projection

        return load_projection(self.graph)

    @cached_property
    def _claiming(self) -> Projection:
        if self._corpus:
            return self._corpus.projection(claims_only=True)
        from zhiji.store.projection import load_projection

        return load_projection(self.graph, claims_only=True)

    def read_ahead(self, *, claims_only: bool) -> KnowledgeGraph:
        """Reads the rows that the network is built from, so that networkx may be imported meanwhile; of a corpus the
        reports alone, for what else is read depends on the question."""
        _ = self.reports if self._corpus else (self.reports, self._claiming if claims_only else self._whole)
        return self

    def links(
        self,
        *,
        initiative: str | None = None,
        outcome: str | None = None,
        unit: str | None = None,
        basis: Basis | None = None,
        level: ResultLevel | None = None,
        every_match: bool = False,
        weak: bool = False,
    ) -> Links:
        """Which initiatives link to which outcomes, strongest basis first; names as people type them.

        With ``initiative`` its own outcomes and those of its parts; ``basis`` keeps that basis and stronger ones. A
        name must be that of one thing, or with ``every_match`` stands for all that it names. What rests on little is
        counted in ``left_out`` unless ``weak``: links of which the software is less sure (``basis`` asks for those of
        one point), and those over which the reader hesitated.
        """
        from zhiji.presenting.lists import Links

        if self._corpus:
            from zhiji.surveying.links import Asked, find_links_in

            asked = Asked(initiative, outcome, unit, every_match)
            found = find_links_in(self._corpus, asked, basis=basis, level=level)
            return Links.of(found, weak=weak or basis == "same-paragraph", tentative=weak)
        from zhiji.network import find_links, find_outcomes_named

        network = self.network if unit is not None else self._claims
        outcomes = [thing for thing in network.things.values() if thing.is_outcome]
        rows = find_links(
            network,
            initiatives=self._all("initiative", initiative, network, every=every_match),
            outcomes=find_outcomes_named(outcome, outcomes, every=every_match) if outcome is not None else (),
            units=self._all("unit", unit, network, every=every_match),
            basis=basis,
            level=level,
            tentative=True,
        )
        return Links.of(rows, weak=weak or basis == "same-paragraph", tentative=weak)

    def best(self, what: str, name: str | None, network: Network | None = None) -> Thing | None:
        """The one initiative, outcome, unit or thing of that name; ZhijiError when there is none, or several."""
        from zhiji.network import best_thing

        if name is not None and self._corpus:
            from zhiji.surveying.names import best_in

            return best_in(self._corpus, what, name)
        return None if name is None else best_thing(name, self._kept(what, network), what)

    def _all(self, what: str, name: str | None, network: Network, *, every: bool) -> Sequence[Thing]:
        from zhiji.network import best_thing, things_named

        if name is None:
            return ()
        kept = self._kept(what, network)
        return things_named(name, kept, what) if every else [best_thing(name, kept, what)]

    def _kept(self, what: str, network: Network | None) -> list[Thing]:
        things = (network or self.network).things.values()
        return [t for t in things if what in ("thing", t.kind) or (what == "outcome" and t.is_outcome)]

    def figures(self) -> Figures:
        """Every figure and change that the reports state, in reading order."""
        from zhiji.presenting.lists import Figures

        things = (t for t in self.network.things.values() if t.kind in ("observation", "change") and t.evidence)
        return Figures(things, self.network.reports)

    def initiatives_without_outcome(self) -> Things:
        """Initiatives that were carried out and that neither themselves nor through a part link to any outcome."""
        from zhiji.presenting.lists import Things

        if self._corpus:
            from zhiji.surveying.links import find_unlinked

            reports = {report.iri: report for report in self.reports}
            return Things(find_unlinked(self._corpus, "initiative"), reports, "initiative")
        from zhiji.network import find_initiatives_without_outcome

        return Things(find_initiatives_without_outcome(self._claims), self._claims.reports, "initiative")

    def outcomes_without_initiative(self) -> Things:
        """Outcomes that no initiative is linked to."""
        from zhiji.presenting.lists import Things

        if self._corpus:
            from zhiji.surveying.links import find_unlinked

            reports = {report.iri: report for report in self.reports}
            return Things(find_unlinked(self._corpus, "outcome"), reports, "outcome")
        from zhiji.network import find_outcomes_without_initiative

        return Things(find_outcomes_without_initiative(self._claims), self._claims.reports, "outcome")

    def paths(self, start: str, goal: str, *, through_issuer: bool = False, most: int = 3) -> Paths:
        """How two things hang together, shortest first, each step with its evidence."""
        from zhiji.network import find_paths
        from zhiji.presenting.lists import Paths

        here, there = self.best("thing", start), self.best("thing", goal)
        assert here
        assert there
        if here == there:
            raise ZhijiError(f"{start!r} and {goal!r} are the same {here.kind}: {here.label}; name two things")
        if self._corpus:
            from zhiji.surveying.paths import find_paths_in

            found = find_paths_in(self._corpus, self.reports, here, there, through_issuer=through_issuer, most=most)
            return Paths(found, {report.iri: report for report in self.reports})
        found = find_paths(self.network, here, there, through_issuer=through_issuer, most=most)
        return Paths(found, self.network.reports)

    def answer(self, query: str, **settings: str) -> Answer:
        """The bare answer to a named question or to SPARQL; what a person wrote is held to reading these graphs."""
        question = question_named(query)
        if question:
            return self._answered(question, self.words_asked(query, **settings))
        if settings:
            raise ZhijiError(
                f"{', '.join(settings)}: only a named question has words to set; write them into the query"
            )
        if not any(sign in query for sign in "{<:"):
            names = ", ".join(question.name for question in questions())
            raise QueryError(f"no question called {query.strip()!r}; there are: {names}; or write SPARQL")
        from zhiji.store.guard import check_query  # named questions do without: it costs a tenth of a cold start

        check_query(query, self.graph.named_graphs())
        return self.graph.ask(query)

    def _answered(self, question: Question, words: Mapping[str, str]) -> Answer:
        asked = question.with_settings(words)
        if self._corpus and not (question.over_rows and self._corpus.answer(question) is None):
            return self._corpus.ask(question, words)
        if not question.over_rows:
            return self.graph.ask(asked)
        from zhiji.answering import Source, answer_question

        folder = resources.ontology_folder()
        if self._corpus:
            from zhiji.surveying.answering import CorpusSource

            return answer_question(question, CorpusSource(self.graph, folder, self._corpus), words)
        return answer_question(question, Source(self.graph, folder), words)

    def words_asked(self, query: str, **settings: str) -> dict[str, str]:
        """The words that a named question is asked with: ``settings``, and for the others what this graph holds most
        of; none for SPARQL."""
        question = question_named(query)
        missing = question.settings.keys() - settings.keys() if question else ()
        if question and missing and self._corpus:
            return {**self._corpus.words(question), **settings}
        return {**(question.words_in(self.graph) if question and missing else {}), **settings}

    def query(self, query: str, *, lang: Lang = "en", most: int | None = None, **settings: str) -> Table:
        """The answer as a table with labels beside IRIs.

        >>> load().query("SELECT (COUNT(?x) AS ?n) { ?x a zj:AwardReceipt }").rows
        (('3',),)
        """
        from zhiji.presenting.questions import answer_table, notes_on
        from zhiji.presenting.table import Table
        from zhiji.store.answers import columns_of, labelled, named, rows_of

        words = self.words_asked(query, **settings)
        answer = self.answer(query, **words)
        columns, held, folder = columns_of(answer), list(rows_of(answer, most)), resources.ontology_folder()

        def full() -> Table:
            names, rows = named(columns, held, self.graph, folder)
            return Table(names, tuple(rows))

        question = question_named(query)
        rows = labelled(held, self.graph, folder, lang, by_name=question is not None)
        notes = notes_on(words, lang, found=bool(rows))
        return answer_table(columns, rows, notes, question, lang, full)

    def places(self, query: str, *, most: int | None = None, **settings: str) -> list[Evidence]:
        """The places that the rows of an answer rest on, to be cited: the sentences in them, else what they name.

        >>> print(load().cite(load().places("pilots")[:1]).partition("（")[0])
        金华市公安局. 金华市公安局2020年法治政府建设年度报告[R]. 2020: 字符1547–1690
        """
        from zhiji.store.answers import columns_of, rows_of

        answer = self.answer(query, **settings)
        return [e for row in self.row_places(query, columns_of(answer), rows_of(answer, most)) for e in row]

    def row_places(self, query: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> list[list[Evidence]]:
        """The places of each row of an answer to ``query``, terms under their columns."""
        from zhiji.store.answer_places import AnswerPlaces

        question = question_named(query)
        of_year = question.cited if question else {}
        return AnswerPlaces(self.graph, self.across.reports, of_year).find(columns, rows)

    def check(self, *, held: bool = False) -> Findings:
        """What is wrong or doubtful here: shapes, quotes, hashes, arithmetic, and between reports what does not fit;
        with ``held`` what agrees too."""
        from zhiji.checking import find_findings, in_order
        from zhiji.presenting.lists import Findings

        if self._corpus:
            from zhiji.surveying.checks import find_findings_in

            found = find_findings_in(self._corpus, include_held=held)
            return Findings(found, {report.iri: report for report in self.reports})
        found = find_findings(self.graph, resources.ontology_folder(), include_held=held)
        if len(self.reports) > 1:
            from zhiji.comparing.across import join_findings

            found = in_order(join_findings(found, self.across.discrepancies()))
        return Findings(found, {report.iri: report for report in self.reports})

    def series(self, indicator: str | None = None, *, issuer: str | None = None) -> SeriesList:
        """What the reports say of one indicator (of all where None), by issuer, indicator and place; an indicator is
        named exactly, by another name of it, or by a part that only one has."""
        from zhiji.presenting.lists import SeriesList

        if self._corpus:
            from zhiji.store.indicators import load_indicators
            from zhiji.surveying.comparing import find_series_in

            indicators = load_indicators(resources.ontology_folder())
            return SeriesList(find_series_in(self._corpus, indicators, indicator, issuer))

        return SeriesList(self.across.series(indicator, issuer))

    def ledger(self, *, issuer: str | None = None) -> Plans:
        """What each report planned, and what the next year's report of the same issuer says of it."""
        from zhiji.presenting.lists import Plans

        if self._corpus:
            from zhiji.surveying.comparing import find_ledger_in

            return Plans(find_ledger_in(self._corpus, issuer))
        return Plans(self.across.ledger(issuer))

    @cached_property
    def across(self) -> Across:
        """The open reports, held against each other."""
        if self._corpus:
            from zhiji.store.indicators import load_indicators
            from zhiji.surveying.across import across_in

            return across_in(self._corpus, load_indicators(resources.ontology_folder()))
        from zhiji.answering import Source

        return Source(self.graph, resources.ontology_folder()).across

    def quote(self, words: str, *, lines: bool = False) -> Verified:
        """Where ``words`` stand in the open reports: every place, else the nearest passage and what differs in it, else
        a row that says that no report has them; with ``lines`` each line is looked for by itself.

        >>> [(row.verdict, row.place.begin) for row in load().quote("纠纷化解率从95.2%上升至98.6%")]
        [('supported', 2660)]
        """
        from zhiji.presenting.lists import Verified
        from zhiji.presenting.verified import checked_of
        from zhiji.verifying.policy import load_policy
        from zhiji.verifying.quoting import Quotations, passages_in

        asked = passages_in(words) if lines else [(0, words.strip())]
        quotations = Quotations(self.across.reports)
        found = [quotations.find(passage) for _, passage in asked]
        rows = checked_of(found, [begin for begin, _ in asked])
        return Verified(rows, {report.iri: report for report in self.reports}, load_policy().fingerprint)

    def verify(self, memo: str) -> Verified:
        """Every figure and quotation of a memo's text against the open reports, in the memo's order: supported with
        its place, differs with what both say, not found, or not compared: told so, of what English words of the memo
        name that is no indicator of the scheme."""
        from zhiji.presenting.lists import Verified
        from zhiji.verifying.english import English
        from zhiji.verifying.policy import load_policy
        from zhiji.verifying.verify import verify

        across = self.across
        english = English(across.indicators, across.measured)
        rows = verify(memo, across.reports, across.figure_rows, english)
        return Verified(rows, {report.iri: report for report in self.reports}, load_policy().fingerprint)

    def cite(self, places: Iterable[Evidence], style: Style = "gbt") -> str:
        """Places as citations: a line each by GB/T 7714 (``gbt``), or a list of CSL-JSON items (``csl``).

        >>> print(load().cite(load().links(basis="explicit").places()[:1]).partition("（")[0])
        金华市公安局. 金华市公安局2020年法治政府建设年度报告[R]. 2020: 字符1613–1620
        """
        from zhiji.presenting.citations import format_citations, on_pages
        from zhiji.store.rows import load_pages

        paged = on_pages(places, load_pages(self.graph))
        return format_citations(paged, {report.iri: report for report in self.reports}, style)

    def recheck(self, saved: str) -> Verified:
        """Whether the text of a page that was saved again still holds the sentences that facts of its report rest on,
        each with its verdict. ZhijiError where it is none of the open reports."""
        from zhiji.presenting.lists import Verified
        from zhiji.store.rows import load_cited_places
        from zhiji.verifying.policy import load_policy
        from zhiji.verifying.rechecking import recheck

        rows = recheck(saved, self.across.reports, load_cited_places(self.graph))
        return Verified(rows, {report.iri: report for report in self.reports}, load_policy().fingerprint)

    def to_networkx(self) -> nx.MultiDiGraph[str]:
        """A networkx multigraph with plain attributes, as the GraphML and GEXF exports hold it."""
        from zhiji.network.exports import plain_graph

        return plain_graph(self.network)

    def to_rdflib(self) -> rdflib.Dataset:
        """An rdflib Dataset, each report in the graph named by its IRI; its default graph is the union of all."""
        import rdflib

        from zhiji.store.turtle import format_named_graphs

        dataset = rdflib.Dataset(default_union=True)
        for name, ntriples in format_named_graphs(self.graph.held()):
            dataset.graph(rdflib.URIRef(name) if name else None).parse(data=ntriples, format="nt")
        return dataset

    def export(self, form: str, *, excel: bool = False) -> bytes:
        """These graphs as ttl, trig, nt, nq, jsonld, graphml, gexf or csv (links; ``nodes.csv`` for the things); CSV
        with ``excel`` as Excel opens it; ``void`` is what they are and hold, for catalogues of data, ``examples`` the
        named questions as SPARQL examples."""
        from zhiji.store.turtle import SYNTAXES, format_graph

        if form in SYNTAXES:
            return format_graph(self.graph.held(), form)
        if form == "examples":
            return self.examples()
        if form == "void":
            return self.described()
        if form not in NETWORK_FORMS:
            raise ZhijiError(
                f"unknown format {form!r}; use one of {', '.join((*SYNTAXES, 'void', 'examples', *NETWORK_FORMS))}"
            )
        from zhiji.network import exports
        from zhiji.presenting.citing import links_rows, nodes_rows

        if form == "csv":
            return links_rows(self.links(basis="same-paragraph")).to_csv(excel=excel).encode("utf-8")
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
        from zhiji.explorer.fitting import fit_reports
        from zhiji.explorer.proposals import Left
        from zhiji.store.statements import load_extents

        extents = load_extents(self.graph)
        chosen = [r.standing_at(extents.get(r.iri)) for r in self.reports if reports is None or r.iri in reports]
        edges = [edge for edge in self.network.edges if not edge.tentative]
        bare = self.without_proposed()
        unproposed = None if bare is self else Left.of(bare.network.things.values(), bare.network.edges)

        def make(shown: Sequence[SourceReport], left: Sequence[SourceReport]) -> str:
            held = {report.iri for report in shown}
            things = [t for t in self.network.things.values() if t.report in held or _is_in(t, held)]
            names = [report.name for report in left]
            return explorer_page(shown, things, edges, lang=lang, home=home, left=names, unproposed=unproposed)

        page, left = fit_reports(chosen, make)
        if left:
            _warn_of_left_out(len(left))
        if file is not None:
            from zhiji.writing import write_whole

            write_whole(Path(file), page.encode("utf-8"))
        return page


def _is_in(thing: Thing, reports: Collection[str]) -> bool:
    return any(evidence.report in reports for evidence in thing.evidence)


def _warn_of_left_out(count: int) -> None:
    import warnings

    words = (
        f"the page is kept under 3 MB: {count} older report{'s are' if count != 1 else ' is'} not in it; choose with "
        "--issuer and --year, or see all of them with zhiji serve"
    )
    warnings.warn(words, ReadingWarning, stacklevel=3)


def load(
    *sources: str | Path,
    issuer: str | None = None,
    year: int | None = None,
    proposed: bool = True,
    each: Callable[[int, int], None] = lambda _number, _total: None,
    failed: Callable[[str | Path, ZhijiError], None] | None = None,
) -> KnowledgeGraph:
    """Opens graphs (files, folders, an Oxigraph folder, an endpoint's URL), a corpus, and reports, which are built in
    memory; without any, the graph that ships. ``issuer`` and ``year`` are those of reports whose text does not say so,
    and of graphs they choose the reports. Without ``proposed`` what a language model alone read is left out. ``each``
    is told the number of every report as it is read, and how many there are; ``failed``, where there are several, of
    every report that cannot be read, and the others are open; without ``failed`` the first of them raises.
    """
    opened = _corpus_in(sources, issuer, year) or _graphs_of(sources, issuer, year, each, failed)
    return opened if proposed else opened.without_proposed()


def _corpus_in(sources: Sequence[str | Path], issuer: str | None, year: int | None) -> KnowledgeGraph | None:
    for source in sources:
        if _is_corpus(source):
            if len(sources) > 1:
                raise ZhijiError(f"{source} is a whole corpus, asked alone; add the others with zhiji build --corpus")
            return _opened(source, issuer, year)
    return None


def _graphs_of(
    sources: Sequence[str | Path],
    issuer: str | None,
    year: int | None,
    each: Callable[[int, int], None],
    failed: Callable[[str | Path, ZhijiError], None] | None,
) -> KnowledgeGraph:
    reports = [source for source in sources if _is_report(source)]
    graphs = [source for source in sources if source not in reports]
    graph = open_graphs(graphs if sources else [resources.shipped_graph()])
    if not reports or graphs:
        keep_reports(graph, issuer, year)
    if reports:
        from zhiji import pipeline

        files = [file for source in reports for file in _reports_in(source, unread=failed is not None)]
        several = failed if len(files) > 1 else None
        opened = 0
        told, _ = pipeline.addresses_of(reports, files)
        counted = _counted(files, each)
        for _, built in pipeline.build_each(counted, issuer=issuer, year=year, addresses=told, failed=several):
            _warn(built.reading.report)
            load_bytes(graph.store, built.turtle, SYNTAX_OF[".ttl"])
            opened += 1
        if not opened and not graphs:
            raise ZhijiError(f"none of these {len(files)} reports could be read; mend one of them, or name others")
    return KnowledgeGraph(graph)


def _counted(files: Sequence[str | Path], each: Callable[[int, int], None]) -> Iterator[str | Path]:
    for number, file in enumerate(files, 1):
        each(number, len(files))
        yield file


def diff(old: str | Path, new: str | Path, *, issuer: str | None = None) -> Diff:
    """What differs between two reports, or two builds of one; each side is a report or a graph of one."""
    from zhiji.comparing.differences import Diff, find_differences

    sides = _side(old, issuer), _side(new, issuer)
    return Diff(*sides, tuple(find_differences(*sides)))


def _side(source: str | Path, issuer: str | None) -> Side:
    from dataclasses import replace

    from zhiji.comparing.differences import side_of
    from zhiji.store.rows import load_pages

    opened = load(source, issuer=issuer if _is_report(source) else None)
    across = opened.across
    if len(across.reports) != 1:
        held = len(across.reports)
        raise ZhijiError(f"{source} holds {held} reports; name a report, or the graph of one")
    side = side_of(across.reports[0], across.initiatives, across.figure_rows, across.figures)
    pages = load_pages(opened.graph).get(across.reports[0].iri, ())
    return replace(side, source=opened.reports[0], pages=tuple(pages))


def read(source: str | Path, *, issuer: str | None = None, year: int | None = None) -> tuple[Report, Facts]:
    """A report and its facts: curated where they stand beside it, else extracted."""
    from zhiji import pipeline

    reading = pipeline.read(source, issuer=issuer, year=year)
    _warn(reading.report)
    return reading.report, reading.facts


def check_draft(
    draft: str | Path, last: str | Path | None = None, *, issuer: str | None = None, year: int | None = None
) -> Findings:
    """What a draft lacks or gets wrong, under stable codes; with ``last``, the report of the year before (a report, a
    graph, or a corpus that holds it), also what does not follow from it."""
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
    return Findings(drafting.find_findings(held, resources.ontology_folder()), {r.iri: r for r in reports})


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
        if _is_corpus(last) or not _is_report(last):
            raise
        found = load(last, issuer=draft.issuer_label)  # the text may not say whose it is
    if len(found.reports) > 1:
        found = load(last, issuer=draft.issuer_label, year=(draft.year or 0) - 1)
    if len(found.reports) != 1:
        raise ZhijiError(f"{last}: {len(found.reports)} reports that the draft could follow; name one of them")
    if found.reports[0].iri == draft.iri:
        raise ZhijiError(f"{last}: the same text as the draft; name the report of the year before")
    return found


def read_words(source: str | Path) -> str:
    """The text of a file that is no report, such as a memo (.md .txt .docx .html .pdf), or of standard input for -."""
    from zhiji.reading import read_words

    return read_words(source)


def _warn(report: Report) -> None:
    import warnings

    for words in report.warnings:
        warnings.warn(words, ReadingWarning, stacklevel=3)


def questions() -> Questions:
    """The named questions, in their order."""
    from zhiji.presenting.lists import Questions
    from zhiji.store.questions import load_questions

    return Questions(load_questions(resources.ontology_folder()))


def question_named(name: str) -> Question | None:
    """The question of that name or number, or None."""
    from zhiji.store.questions import best_question, load_questions

    return best_question(name, load_questions(resources.ontology_folder()))


def _is_corpus(source: str | Path) -> bool:
    return (Path(source) / ".states").is_dir()


def _opened(place: str | Path, issuer: str | None, year: int | None) -> KnowledgeGraph:
    """A corpus; where some of its reports are chosen, the graph of those alone."""
    from zhiji.corpus.asking import open_corpus

    corpus = open_corpus(place)
    if issuer is None and year is None:
        return KnowledgeGraph(corpus.graph, corpus)
    return KnowledgeGraph(open_graphs(corpus.files_of(issuer, year)))


def _is_report(source: str | Path) -> bool:
    path = Path(source)
    if path.is_dir():
        return not any(f.suffix.lower() in SYNTAX_OF or f.name == "CURRENT" for f in path.iterdir())
    if path.suffix.lower() in SYNTAX_OF:
        return False
    from zhiji.reading import FORMATS, UNREAD

    return str(source) == "-" or path.suffix.lower() in (*FORMATS, *UNREAD)  # reading says what to do with a .doc


def _reports_in(source: str | Path, *, unread: bool) -> Sequence[str | Path]:
    from zhiji.reading import find_reports

    return find_reports(Path(source), unread=unread) if Path(source).is_dir() else [source]


ontology_folder = resources.ontology_folder

__all__ = [
    "KnowledgeGraph",
    "ZhijiError",
    "check_draft",
    "comment_on",
    "diff",
    "load",
    "ontology_folder",
    "questions",
    "read",
    "read_words",
]
