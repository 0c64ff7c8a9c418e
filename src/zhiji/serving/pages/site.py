"""What all pages are made from: the graphs, read once, and who is asking in which language."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from starlette.requests import Request

from zhiji import api
from zhiji.model import Edge, Evidence, SourceReport, Thing
from zhiji.network import LinkRow, Network
from zhiji.serving.pages.few import Few
from zhiji.serving.pages.labels import Labels
from zhiji.serving.pages.once import once
from zhiji.serving.pages.survey import Survey
from zhiji.serving.workers.limits import Limits
from zhiji.serving.workers.pool import Pool
from zhiji.store.answers import columns_of, json_term, rows_of
from zhiji.store.questions import Question
from zhiji.vocabulary import ID

TYPE_CHECKING = False
if TYPE_CHECKING:
    from zhiji.presenting.words import Lang


Proposals = Literal["none", "shown", "left-out"]
"""Whether what a language model alone read is among what is shown; none where there is no such thing."""

_EXPLORERS = 8
"""Pages of the explorer that are kept, each of up to 3 MB."""
_ANSWERS = 24
"""Answers worked out over rows that are kept, each of up to ``Limits.rows`` rows."""
_WAITING = 4
"""Requests that may wait for such a page or answer to be made."""

PROPOSED = "proposed"
"""The parameter of an address that leaves it out (``no``), and where a request says which side answers it."""


@dataclass(frozen=True, slots=True)
class Answered:
    """The rows that a question found, a term a column as in SPARQL's JSON, and whether there were more."""

    columns: tuple[str, ...]
    rows: Sequence[Mapping[str, Mapping[str, Any]]]
    cut: bool


class Site:
    """The open graphs as pages need them, each part read when a page first asks for it, once. ``bare``: these are the
    graphs without what a language model alone read, beside those with it."""

    def __init__(
        self, graph: api.KnowledgeGraph, pool: Pool, limits: Limits, lang: Lang, *, bare: bool = False
    ) -> None:
        self.graph, self.pool, self.limits, self.lang, self.bare = graph, pool, limits, lang, bare
        self.labels = Labels(graph.graph, api.ontology_folder())
        self.reports: list[SourceReport] = graph.reports
        self.questions = api.questions()
        self.survey = Survey(graph)
        self._explorers: Few[tuple[Lang, frozenset[str]], str] = Few(most=_EXPLORERS, waiting=_WAITING)
        self._answers: Few[tuple[str, ...], Answered] = Few(most=_ANSWERS, waiting=_WAITING)

    @once
    def network(self) -> Network:
        """The network of the open reports."""
        return self.graph.network

    @once
    def links(self) -> list[LinkRow]:
        """Every link but those that the reader hesitated over."""
        _ = self.network  # whole, so that links do not read a part of it first
        return list(self.graph.links(basis="same-paragraph"))

    @once
    def words(self) -> dict[str, dict[str, str]]:
        """The words that each question is asked with where the address has none."""
        return {question.name: self.graph.words_asked(question.name) for question in self.questions}

    @once
    def edges_of(self) -> dict[str, list[Edge]]:
        """The edges at each thing, either way."""
        held: dict[str, list[Edge]] = defaultdict(list)
        for edge in self.network.edges:
            for end in dict.fromkeys((edge.source, edge.target)):
                held[end].append(edge)
        return held

    @once
    def carriers_of(self) -> dict[str, list[Thing]]:
        """The units that carry out or lead each initiative."""
        held: dict[str, list[Thing]] = defaultdict(list)
        for edge in self.network.edges:
            unit = self.network.things[edge.target]
            if edge.predicate in ("carriedOutBy", "ledBy") and unit not in held[edge.source]:
                held[edge.source].append(unit)
        return held

    @once
    def things_in(self) -> dict[str, list[Thing]]:
        """The things that each report mentions, in reading order."""
        held: dict[str, list[Thing]] = defaultdict(list)
        for thing in self.network.things.values():
            for report in dict.fromkeys(e.report for e in thing.evidence):
                held[report].append(thing)
        return held

    @once
    def initiatives_named(self) -> dict[str, list[Thing]]:
        """Initiatives by name, whoever's they are, in reading order."""
        held: dict[str, list[Thing]] = defaultdict(list)
        for thing in self.network.things.values():
            if thing.kind == "initiative" and thing.evidence:
                held[thing.label].append(thing)
        return held

    def explorer(self, lang: Lang, reports: frozenset[str]) -> str | None:
        """The explorer's page of these reports; None where too many wait for theirs."""
        home = f"/?{PROPOSED}=no" if self.bare else "/"
        return self._explorers.get((lang, reports), lambda: self.graph.explore(lang=lang, home=home, reports=reports))

    def answer(self, asked: Question, words: Mapping[str, str]) -> Answered | None:
        """The answer to a question that is kept or worked out over rows, not asked of the store; None where too many
        wait for theirs."""
        return self._answers.get((asked.name, *words.values()), lambda: self._answered(asked, words))

    def _answered(self, asked: Question, words: Mapping[str, str]) -> Answered:
        found = self.graph.answer(asked.name, **words)
        columns, rows = columns_of(found), list(rows_of(found, self.limits.rows + 1))
        bound = [{n: json_term(t) for n, t in zip(columns, row, strict=True) if t is not None} for row in rows]
        return Answered(columns, bound[: self.limits.rows], cut=len(rows) > self.limits.rows)

    @once
    def sentences(self) -> dict[str, str]:
        """Where each sentence that a fact stands in is shown."""
        held: dict[str, str] = {}
        for thing in self.network.things.values():
            for e in thing.evidence:
                start = e.sentence_start + len(e.sentence) - len(e.sentence.lstrip())
                address = f"/read/{e.report.removeprefix(ID)}#{start}-{start + len(e.sentence.strip())}"
                held.setdefault(e.sentence.strip(), address)
        return held

    def report_at(self, name: str) -> SourceReport | None:
        """The report whose IRI ends in ``name``."""
        return next((report for report in self.reports if report.iri == ID + name), None)


@dataclass(frozen=True, slots=True)
class Visit:
    """One request for a page: in which language, at which address, with which parameters, and whether what a language
    model alone read is shown."""

    lang: Lang
    path: str
    params: tuple[tuple[str, str], ...]
    proposals: Proposals = "none"

    def first(self, name: str) -> str:
        """The first value of a parameter, or nothing."""
        return next((value for key, value in self.params if key == name), "")


def visit_of(request: Request, default: Lang) -> Visit:
    """The language is the address's, else the reader's last choice, else the browser's, else the server's."""
    asked = [request.query_params.get("lang"), request.cookies.get("lang")]
    asked += [part.strip()[:2].lower() for part in request.headers.get("accept-language", "").split(",")]
    lang = next((word for word in asked if word in ("zh", "en")), default)
    params = tuple((key, value) for key, value in request.query_params.multi_items() if key not in ("lang", PROPOSED))
    proposals: Proposals = request.scope.get(PROPOSED, "none")
    return Visit("zh" if lang == "zh" else "en", request.url.path, params, proposals)


def settings_of(asked: Question, visit: Visit) -> dict[str, str]:
    """The words that the address sets, of those that the question has."""
    return {name: value for name in asked.settings if (value := visit.first(name))}


def words_of(site: Site, asked: Question, visit: Visit) -> dict[str, str]:
    """The words that the question is asked with: those of the address, and for the others what the graph holds most."""
    return site.words[asked.name] | settings_of(asked, visit)


def reading_address(evidence: Evidence) -> str:
    """Where the words stand in the reading view."""
    return reading_place(evidence.report, evidence.start, evidence.end)


def reading_place(report: str, begin: int, end: int) -> str:
    """Where that part of a report stands in the reading view."""
    return f"/read/{report.removeprefix(ID)}#{begin}-{end}"
