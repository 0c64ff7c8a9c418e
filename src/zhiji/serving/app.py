"""The paths, and what answers at each."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Collection, Iterator, Mapping
from contextlib import asynccontextmanager
from functools import partial
from urllib.parse import parse_qsl

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from zhiji.api import KnowledgeGraph
from zhiji.serving.gate import Gate
from zhiji.serving.pages.catalogue import EXAMPLES, VOID, examples, void
from zhiji.serving.pages.editor import editor
from zhiji.serving.pages.findings import Findings
from zhiji.serving.pages.home import Home, picture
from zhiji.serving.pages.indicators import Indicators
from zhiji.serving.pages.ledger import Ledger
from zhiji.serving.pages.links import Links
from zhiji.serving.pages.once import once
from zhiji.serving.pages.organ import organ
from zhiji.serving.pages.parts.html import CARRIED
from zhiji.serving.pages.parts.shell import not_found
from zhiji.serving.pages.questions import question, question_csv, questions
from zhiji.serving.pages.report import reading
from zhiji.serving.pages.search import Search
from zhiji.serving.pages.series import SeriesList, indicator, indicator_csv
from zhiji.serving.pages.site import PROPOSED, Proposals, Site, visit_of
from zhiji.serving.pages.thing import thing_at
from zhiji.serving.pages.wrong import CORRECTIONS, Corrections, correct
from zhiji.serving.sparql.endpoint import Endpoint
from zhiji.serving.statics import load_files, static
from zhiji.serving.workers.limits import Limits
from zhiji.serving.workers.nursery import Nursery
from zhiji.serving.workers.pool import Pool

TYPE_CHECKING = False
if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

    from zhiji.presenting.words import Lang

_EVERY = ["GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"]


def make_app(
    graph: KnowledgeGraph,
    nursery: Nursery,
    limits: Limits,
    names: Collection[str],
    *,
    lang: Lang,
    cors: bool,
    without: tuple[KnowledgeGraph, Nursery] | None = None,
    corrections: Corrections | None = None,
) -> ASGIApp:
    """The application. ``nursery`` was made from ``graph``; ``names`` are the hosts that it goes by. ``without`` is the
    same without what a language model alone read: then every page has a switch, and ``?proposed=no`` asks that side.
    With ``corrections`` links may be called wrong."""
    whole_pool = Pool(nursery, limits)
    whole, pools = _side(Site(graph, whole_pool, limits, lang), corrections), [whole_pool]
    sides: dict[Proposals, ASGIApp] = {"none" if without is None else "shown": whole}
    if without is not None:
        bare_pool = Pool(without[1], limits)
        sides["left-out"] = _side(Site(without[0], bare_pool, limits, lang, bare=True), corrections)
        pools.append(bare_pool)

    @asynccontextmanager
    async def open_pools(_app: Starlette) -> AsyncIterator[None]:
        for pool in pools:
            pool.open()
        yield
        for pool in pools:
            pool.close()

    whole.router.lifespan_context = open_pools
    return Gate(_Sides(sides), names, cors=cors)


def _side(site: Site, corrections: Corrections | None) -> Starlette:
    """All paths, answered from one site."""

    async def nowhere(request: Request, _error: Exception) -> Response:
        return not_found(visit_of(request, site.lang))

    endpoint = Endpoint(site.pool, tuple(sorted(site.graph.graph.named_graphs())), site.limits)
    routes = [Route("/sparql", endpoint.answer, methods=_EVERY), *_pages(site, corrections)]
    app = Starlette(routes=routes, exception_handlers={404: nowhere})
    app.router.redirect_slashes = False
    return app


class _Sides:
    """Gives each request to the side that its address asks for, and has the pages' own addresses say it again."""

    def __init__(self, sides: Mapping[Proposals, ASGIApp]) -> None:
        self._sides = sides
        self._first: Proposals = next(iter(sides))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        fields = parse_qsl(scope.get("query_string", b"").decode("latin-1"))
        asked = dict(fields).get(PROPOSED) == "no" and "left-out" in self._sides
        side: Proposals = "left-out" if asked else self._first
        token = CARRIED.set(f"{PROPOSED}=no" if asked else "")
        try:
            await self._sides[side]({**scope, PROPOSED: side}, receive, send)
        finally:
            CARRIED.reset(token)


class _Tables:
    """The tables of a site, each made when it is first asked for."""

    def __init__(self, site: Site, corrections: Corrections | None) -> None:
        self._site, self._corrections = site, corrections

    @once
    def home(self) -> Home:
        return Home(self._site)

    @once
    def links(self) -> Links:
        return Links(self._site, self._corrections)

    @once
    def indicators(self) -> Indicators:
        return Indicators(self._site)

    @once
    def series(self) -> SeriesList:
        return SeriesList(self._site)

    @once
    def ledger(self) -> Ledger:
        return Ledger(self._site)

    @once
    def findings(self) -> Findings:
        return Findings(self._site)

    @once
    def search(self) -> Search:
        return Search(self._site)


def _pages(site: Site, corrections: Corrections | None) -> list[Route]:
    tables = _Tables(site, corrections)
    pages: dict[str, Callable[[Request], object]] = {
        VOID: partial(void, site),
        EXAMPLES: partial(examples, site),
        "/organ/{name}": partial(organ, site),
        "/indicator": partial(indicator, site),
        "/indicator.csv": partial(indicator_csv, site),
        "/explore": partial(picture, site),
        "/read/{name}": partial(reading, site),
        "/questions": partial(questions, site),
        "/questions/{name}.csv": partial(question_csv, site),
        "/questions/{name}": partial(question, site),
        "/editor": partial(editor, site),
        "/id/{name:path}": partial(thing_at, site),
        "/static/{name}": partial(static, load_files()),
    }
    listed = [Route(path, partial(_answer, tables, name, form)) for path, name, form in _listed()]
    routes = [*listed, *(Route(path, answer) for path, answer in pages.items())]
    if corrections:
        routes.append(Route(CORRECTIONS, partial(correct, site, corrections), methods=["POST"]))
    return routes


def _listed() -> Iterator[tuple[str, str, str]]:
    """Where each table stands, as a page and as CSV."""
    for name in ("links", "indicators", "series", "ledger", "findings", "search"):
        yield f"/{name}", name, "page"
        yield f"/{name}.csv", name, "csv"
    yield "/", "home", "page"
    yield "/reports.csv", "home", "csv"


def _answer(tables: _Tables, name: str, form: str, request: Request) -> Response:
    answer: Response = getattr(getattr(tables, name), form)(request)
    return answer
