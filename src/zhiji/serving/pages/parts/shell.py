"""The frame that every page stands in."""

from __future__ import annotations

from urllib.parse import urlencode

from starlette.responses import HTMLResponse

from zhiji.serving.pages.parts.html import Child, Html, joined, tag
from zhiji.serving.pages.parts.words import say
from zhiji.serving.pages.site import PROPOSED, Visit

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""Nothing from elsewhere, and nothing written into a page runs or styles it."""

_PLACES = (
    ("/", "reports"),
    ("/explore", "explore"),
    ("/links", "links"),
    ("/indicators", "indicators"),
    ("/series", "series"),
    ("/ledger", "ledger"),
    ("/findings", "findings"),
    ("/questions", "questions"),
    ("/editor", "editor"),
)
_HOUSES = {"read": "/", "organ": "/", "indicator": "/series"}
"""Under which place the pages stand that have none of their own."""
_YEAR = 365 * 24 * 3600


def page(
    visit: Visit,
    title: str,
    *body: Child,
    scripts: tuple[str, ...] = (),
    styles: tuple[str, ...] = (),
    wide: bool = False,
    head: Child = None,
    status: int = 200,
) -> HTMLResponse:
    """A whole page; ``wide`` ones fill the window. The choice of a language is kept for the next page."""
    name = say("title", visit.lang)
    heads = [
        tag("meta", charset="utf-8"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="color-scheme", content="light dark"),
        tag("title", f"{title} · {name}" if title != name else name),
        [tag("link", rel="stylesheet", href=f"/static/{style}") for style in ("site.css", *styles)],
        [tag("script", src=f"/static/{script}", defer=True) for script in ("site.js", *scripts)],
        tag("link", rel="icon", href="/static/icon.svg", type="image/svg+xml"),
        head,
    ]
    content = [
        tag("a", say("skip", visit.lang), href="#main", class_="skip"),
        _top(visit),
        tag("main", *body, id="main", class_="wide" if wide else None, tabindex="-1"),
        None if wide else tag("footer", say("foot", visit.lang), class_="foot quiet"),
    ]
    inside = joined([tag("head", heads), tag("body", content, class_="whole" if wide else None)])
    lang = "zh-CN" if visit.lang == "zh" else "en"
    response = HTMLResponse(f"<!doctype html>{tag('html', inside, lang=lang)}", status)
    response.headers["Vary"] = "Accept, Accept-Language, Cookie"
    response.headers["Cache-Control"] = "no-cache"
    response.set_cookie("lang", visit.lang, max_age=_YEAR, samesite="lax", httponly=True)
    return response


def not_found(visit: Visit) -> HTMLResponse:
    """The page for an address where nothing is."""
    words = [tag("h1", say("not-found", visit.lang)), tag("p", tag("a", say("to-home", visit.lang), href="/"))]
    return page(visit, "404", words, status=404)


def _top(visit: Visit) -> Html:
    places = [
        tag("a", say(word, visit.lang), href=path, aria_current="page" if _is_here(visit.path, path) else None)
        for path, word in _PLACES
    ]
    other = "en" if visit.lang == "zh" else "zh"
    switched = f"{visit.path}?{urlencode([*visit.params, ('lang', other)])}"
    name = say("other-language", visit.lang)
    return tag(
        "header",
        tag("a", "治绩", href="/", class_="seal", aria_label=say("reports", visit.lang)),
        tag("nav", places, class_="places"),
        _search(visit),
        proposals_switch(visit),
        tag("a", name, href=switched, class_="lang", lang=other, rel="nofollow", data_switch=True),
        class_="top",
    )


def proposals_switch(visit: Visit, **also: str) -> Html | None:
    """The switch that leaves out what a language model alone read, or brings it back; None where it read nothing.
    ``also`` are attributes of it."""
    if visit.proposals == "none":
        return None
    shown = visit.proposals == "shown"
    turned = f"{visit.path}?{urlencode([*visit.params, (PROPOSED, 'no' if shown else 'yes')])}"
    title = say("proposals-shown" if shown else "proposals-left-out", visit.lang)
    checked = "true" if shown else "false"
    held = {"role": "switch", "aria_checked": checked, "class_": "switch", "rel": "nofollow"}
    return tag("a", say("proposals", visit.lang), href=turned, title=title, data_switch=True, **held, **also)


def _search(visit: Visit) -> Html:
    """The one box, on every page; what was searched for stays in it."""
    hint = say("search-hint", visit.lang)
    asked = visit.first("q") if visit.path == "/search" else ""
    box = tag("input", type="search", name="q", value=asked, placeholder=hint, aria_label=hint, autocomplete="off")
    return tag("form", box, action="/search", role="search", class_="search")


def _is_here(path: str, place: str) -> bool:
    return path == place or (place != "/" and path.startswith(place + "/")) or _HOUSES.get(path.split("/")[1]) == place
