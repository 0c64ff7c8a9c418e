"""The paths, and what answers at each."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Collection
from contextlib import asynccontextmanager
from functools import partial

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from zhiji.api import KnowledgeGraph
from zhiji.serving.gate import Gate
from zhiji.serving.pages.editor import editor
from zhiji.serving.pages.home import home, picture
from zhiji.serving.pages.indicators import Indicators
from zhiji.serving.pages.links import Links
from zhiji.serving.pages.parts.shell import not_found
from zhiji.serving.pages.questions import question, question_csv, questions
from zhiji.serving.pages.report import reading
from zhiji.serving.pages.search import Search
from zhiji.serving.pages.site import Site, visit_of
from zhiji.serving.pages.thing import thing_at
from zhiji.serving.sparql.endpoint import Endpoint
from zhiji.serving.statics import load_files, static
from zhiji.serving.workers.limits import Limits
from zhiji.serving.workers.nursery import Nursery
from zhiji.serving.workers.pool import Pool

TYPE_CHECKING = False
if TYPE_CHECKING:
    from starlette.types import ASGIApp

    from zhiji.presenting.words import Lang

_EVERY = ["GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"]


def make_app(
    graph: KnowledgeGraph, nursery: Nursery, limits: Limits, names: Collection[str], *, lang: Lang, cors: bool
) -> ASGIApp:
    """The application. ``nursery`` was made from ``graph``; ``names`` are the hosts that it goes by."""
    pool = Pool(nursery, limits)
    endpoint = Endpoint(pool, tuple(sorted(graph.graph.named_graphs())), limits)
    site = Site(graph, pool, limits, lang)

    @asynccontextmanager
    async def open_pool(_app: Starlette) -> AsyncIterator[None]:
        pool.open()
        yield
        pool.close()

    async def nowhere(request: Request, _error: Exception) -> Response:
        return not_found(visit_of(request, lang))

    routes = [Route("/sparql", endpoint.answer, methods=_EVERY), *_pages(site)]
    app = Starlette(routes=routes, lifespan=open_pool, exception_handlers={404: nowhere})
    app.router.redirect_slashes = False
    return Gate(app, names, cors=cors)


def _pages(site: Site) -> list[Route]:
    links, indicators, search = Links(site), Indicators(site), Search(site)
    pages: dict[str, Callable[[Request], object]] = {
        "/": partial(home, site),
        "/explore": partial(picture, site),
        "/read/{name}": partial(reading, site),
        "/links": links.page,
        "/links.csv": links.csv,
        "/indicators": indicators.page,
        "/indicators.csv": indicators.csv,
        "/questions": partial(questions, site),
        "/questions/{name}.csv": partial(question_csv, site),
        "/questions/{name}": partial(question, site),
        "/search": search.page,
        "/search.csv": search.csv,
        "/editor": partial(editor, site),
        "/id/{name:path}": partial(thing_at, site),
        "/static/{name}": partial(static, load_files()),
    }
    return [Route(path, answer) for path, answer in pages.items()]
