"""“This link is wrong”: where a folder of reports was named, a form beside each link, and what becomes of it.

Whoever sends the form must have been shown it: it carries a word that this server thought up when it started, and a
browser that says from where it comes must come from here.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from threading import Lock
from urllib.parse import urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from zhiji.correcting import Rejected, reject_link
from zhiji.model import Edge, ZhijiError
from zhiji.serving.pages.parts.html import Html, tag
from zhiji.serving.pages.parts.shell import page
from zhiji.serving.pages.parts.words import say
from zhiji.serving.pages.site import Site, Visit, visit_of
from zhiji.serving.sparql.endpoint import refusal
from zhiji.serving.sparql.requests import FORM, RefusedError, parse_fields, parse_text, read_body

TYPE_CHECKING = False
if TYPE_CHECKING:
    from zhiji.presenting.words import Lang

CORRECTIONS = "/corrections"
_MOST_BYTES, _MOST_CHARACTERS = 8 * 1024, 500


@dataclass(frozen=True)
class Corrections:
    """The reports whose links may be called wrong, by the sha256 of their texts, and the word that forms carry."""

    sources: Mapping[str, Path]
    token: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    lock: Lock = field(default_factory=Lock)

    def form(self, link: Edge, lang: Lang) -> Html | None:
        """The form beside a link; None where its report does not lie in the folder."""
        if link.iri is None:
            return None
        hint = say("wrong-why", lang)
        fields = [
            tag("input", type="hidden", name="link", value=link.iri),
            tag("input", type="hidden", name="token", value=self.token),
            tag("input", name="why", placeholder=hint, aria_label=hint, maxlength=_MOST_CHARACTERS, autocomplete="off"),
            tag("button", say("wrong-send", lang)),
        ]
        form = tag("form", fields, method="post", action=CORRECTIONS, class_="wrong-link")
        return tag("details", tag("summary", say("wrong", lang), class_="quiet"), form)


async def correct(site: Site, corrections: Corrections, request: Request) -> Response:
    """The answer to a form that was sent: the link is rejected in the corrections beside its report."""
    visit = visit_of(request, site.lang)
    try:
        _check_sender(request)
        fields = dict(parse_fields(parse_text(await read_body(request, _MOST_BYTES))))
        if not secrets.compare_digest(fields.get("token", "").encode(), corrections.token.encode()):
            raise RefusedError(403, "this form was not shown by this server since it started; open the page again")
        rejected = await run_in_threadpool(_reject, site, corrections, fields)
    except RefusedError as refused:
        return refusal(refused)
    return _told(visit, rejected)


def _check_sender(request: Request) -> None:
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != FORM:
        raise RefusedError(415, f"send a form, as {FORM}")
    if not _is_from_here(request):
        raise RefusedError(403, "this form comes from another site")


def _is_from_here(request: Request) -> bool:
    """What the browser says of the page that sent the form: no page can say it itself. Our pages send no referrer, so
    that their origin is told as null; a browser that says more is believed."""
    site, origin = request.headers.get("sec-fetch-site"), request.headers.get("origin")
    if site is not None:
        return site == "same-origin"
    return origin is None or urlsplit(origin).netloc == request.url.netloc


def _reject(site: Site, corrections: Corrections, fields: Mapping[str, str]) -> Rejected:
    link = next((row.link for row in site.links if row.link.iri and row.link.iri == fields.get("link")), None)
    if link is None:
        raise RefusedError(404, "no such link is served here")
    report = site.network.things[link.target].evidence[0].report
    digest = sha256(site.network.reports[report].text.encode("utf-8")).hexdigest()
    source = corrections.sources.get(digest)
    if source is None:
        raise RefusedError(409, "this link's report does not lie in the folder of --corrections")
    ends = (_places(site, end, report) for end in (link.source, link.target))
    try:
        with corrections.lock:
            return reject_link(source, *ends, why=fields.get("why", "").strip()[:_MOST_CHARACTERS])
    except ZhijiError as error:
        raise RefusedError(409, str(error)) from None


def _places(site: Site, thing: str, report: str) -> list[tuple[int, int]]:
    return [(e.start, e.end) for e in site.network.things[thing].evidence if e.report == report]


def _told(visit: Visit, rejected: Rejected) -> Response:
    heading = say("wrong-done", visit.lang)
    told = tag("p", say("wrong-where", visit.lang, file=rejected.file.name, n=rejected.lines), class_="lead")
    return page(visit, heading, tag("h1", heading), told, tag("p", tag("a", say("links", visit.lang), href="/links")))
