"""What the server says of its graphs to machines that look for data: VoID, DCAT, schema.org in the first page."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from zhiji.cataloguing import page_data
from zhiji.serving.pages.parts.html import Html, tag
from zhiji.serving.pages.site import Site, visit_of

VOID, EXAMPLES = "/.well-known/void", "/.well-known/sparql-examples"


def void(site: Site, request: Request) -> Response:
    """What the open graphs are and hold, in VoID and DCAT."""
    body = site.graph.described(_address(request))
    return Response(body, media_type="text/turtle", headers={"Cache-Control": "no-cache"})


def examples(site: Site, request: Request) -> Response:
    """The named questions as SPARQL examples, for editors and assistants that look for some."""
    body = site.graph.examples(_address(request))
    return Response(body, media_type="text/turtle", headers={"Cache-Control": "no-cache"})


def head_for_machines(site: Site, request: Request) -> list[Html]:
    """What the first page's head says of the data: browsers run none of it."""
    data = page_data(site.graph.catalogue, _address(request), visit_of(request, site.lang).lang)
    link = tag("link", rel="describedby", type="text/turtle", href=VOID)
    return [link, tag("script", Html(data), type="application/ld+json")]


def _address(request: Request) -> str:
    """The server's own address as the request names it; the gate has let the name pass."""
    return f"{request.url.scheme}://{request.url.netloc}"
