"""One thing, shown whole: what it is, the words it rests on, its links, its other ties, its place in the graph."""

from __future__ import annotations

from collections.abc import Sequence

from zhiji.model import BASES, Edge, Evidence, Thing
from zhiji.model.figures import english_figure
from zhiji.presenting.citations import gbt
from zhiji.presenting.words import sure
from zhiji.serving.pages.labels import path_of
from zhiji.serving.pages.parts.html import Child, Html, tag
from zhiji.serving.pages.parts.neighbourhood import picture
from zhiji.serving.pages.parts.words import say
from zhiji.serving.pages.site import Site, reading_address
from zhiji.vocabulary import CODE, ID

TYPE_CHECKING = False
if TYPE_CHECKING:
    from zhiji.presenting.words import Lang

_MOST = 60
_CODES = ("comparison", "level")


def card(site: Site, thing: Thing, lang: Lang, *, level: int = 2, through: Html | None = None) -> Html:
    """The whole card. ``level`` is that of its heading; ``through`` is what several reports tell of it."""
    report = site.network.reports.get(thing.evidence[0].report) if thing.evidence and len(site.reports) > 1 else None
    source = tag("span", f"{report.issuer_label} {report.year or ''}", class_="quiet", lang="zh") if report else None
    head = [
        tag("p", chip(thing, lang), _marks(thing, lang), source, class_="kinds"),
        tag(f"h{level}", name_of(thing, lang), lang="zh"),
    ]
    if thing.label_en and thing.label_en != name_of(thing, lang):
        head.append(tag("p", thing.label_en, class_="quiet", lang="en"))
    edges = site.edges_of.get(thing.iri, [])
    links = sorted(
        (e for e in edges if e.predicate == "link"), key=lambda e: (BASES.index(e.basis or "explicit"), e.distance or 0)
    )
    parts = [
        ("through-years", through),
        ("the-words", quotes(site, thing.evidence, lang) if thing.evidence else None),
        ("its-links", _links(site, thing, links, lang) if links else None),
        ("its-ties", _ties(site, thing, [e for e in edges if e.predicate != "link"], lang)),
        ("its-place", picture(site, thing, edges, lang) if edges else None),
    ]
    body = [[tag(f"h{level + 1}", say(word, lang)), part] for word, part in parts if part]
    return tag("article", head, _details(site, thing, lang), body, _elsewhere(thing, lang), class_="card")


def _strength(link: Edge) -> tuple[int, int]:
    return BASES.index(link.basis or "explicit"), link.distance or 0


def name_of(thing: Thing, lang: Lang) -> str:
    """What it is called here: units in English where there is a name."""
    return thing.label_en if lang == "en" and thing.label_en and thing.kind == "unit" else thing.label


def thing_link(thing: Thing, lang: Lang) -> Html:
    """A link to its page; in the reading view it selects the thing there, and the text scrolls to its words."""
    first = thing.evidence[0] if thing.evidence else None
    return tag(
        "a",
        name_of(thing, lang),
        href=path_of(thing.iri),
        class_=f"thing k-{thing.kind}{' proposed' * (thing.reading == 'proposed')}",
        lang="zh",
        title=say("proposed", lang) if thing.reading == "proposed" else None,
        data_at=f"{first.start}-{first.end}" if first else None,
        data_report=first.report.removeprefix(ID) if first else None,
    )


def chip(thing: Thing, lang: Lang) -> Html:
    """Its kind, in its colour."""
    return tag("span", say(thing.kind, lang), class_=f"chip k-{thing.kind}")


def badge(edge: Edge, lang: Lang) -> Html:
    """The basis of a link, and in a tooltip what that means."""
    basis = edge.basis or "explicit"
    title = say("claimed" if basis == "explicit" else "seen", lang)
    return tag("span", say(basis, lang), class_=f"badge b-{basis}", title=title)


def quoted(evidence: Evidence, *more: Evidence) -> Html:
    """The sentence with the words that count marked in it; ``more`` are other words of the same sentence."""
    sentence, at = evidence.sentence, 0
    words: list[Child] = []
    for one in sorted((evidence, *more), key=lambda e: (e.start, -e.end)):
        start = one.start - one.sentence_start
        end = start + len(one.quote)
        if start >= at and sentence[start:end] == one.quote:
            words += [sentence[at:start] if at else sentence[:start].lstrip(), tag("mark", one.quote)]
            at = end
    return tag("span", *words, sentence[at:].rstrip() if words else sentence or evidence.quote, lang="zh")


def quotes(site: Site, evidence: Sequence[Evidence], lang: Lang) -> Html:
    """Sentences with their sources; each leads to its place in the reading view."""
    return tag("div", [_quote(site, e, lang) for e in evidence[:_MOST]], _more(len(evidence), lang))


def why(edge: Edge, lang: Lang) -> str:
    """What a link rests on, in words, and how sure the software is of it."""
    if edge.cue:
        words = [f"{say('cue', lang)} “{' … '.join(cue.quote for cue in edge.cue)}”"]
    else:
        words = [say("sentences-away", lang, n=edge.distance)] if edge.distance else []
        words += [say("rivals", lang, n=edge.rivals)] if edge.rivals else []
    words += [] if edge.confidence is None else [say("sure", lang, chance=sure(edge.confidence))]
    words += [say("uncertain", lang)] if edge.tentative else []
    return "; ".join([*words, *([say("proposed", lang)] if edge.reading == "proposed" else [])])


def figure(thing: Thing, lang: Lang) -> Html | None:
    """A number as it is written, with its direction and whether that is for the better."""
    if thing.value is None:
        return None
    arrow = {"up": "▲", "down": "▼"}.get(thing.direction or "", "")
    mood = tone(thing)
    title = say(mood, lang) if mood else None
    english = lang == "en"
    words = english_figure(thing) if english else thing.as_written or str(thing.value)
    spoken = "en" if english else "zh"
    return tag("span", f"{arrow}{words}", class_=f"figure {mood}".strip(), title=title, lang=spoken)


def tone(thing: Thing) -> str:
    """good, bad or nothing: the direction beside what is good for the indicator."""
    wanted = {"up-is-good": "up", "down-is-good": "down"}.get(thing.polarity or "")
    if not wanted or not thing.direction:
        return ""
    return "good" if thing.direction == wanted else "bad"


def _quote(site: Site, evidence: Evidence, lang: Lang) -> Html:
    report = site.network.reports.get(evidence.report)
    source = f"{report.issuer_label} {report.year or ''} · {evidence.where}" if report else ""
    at = f"{evidence.start}-{evidence.end}"
    words = tag(
        "a", quoted(evidence), href=reading_address(evidence), data_at=at, data_report=evidence.report.removeprefix(ID)
    )
    cite = gbt(evidence, report) if report else None
    copy = tag("button", say("copy-citation", lang), type="button", class_="copy", data_cite=cite) if cite else None
    return tag("blockquote", words, tag("footer", source, " ", copy))


def _marks(thing: Thing, lang: Lang) -> list[Html]:
    marks = [word for word in ("planned", "tentative") if getattr(thing, word)]
    marks += ["proposed"] if thing.reading == "proposed" else []
    return [tag("span", say(word, lang), class_="badge") for word in marks]


def _details(site: Site, thing: Thing, lang: Lang) -> Html | None:
    rows: list[tuple[str, Child]] = [("figure", figure(thing, lang)), ("indicator", thing.indicator)]
    rows += [("kind", _code(site, "kind", thing.code, lang) if thing.kind == "initiative" else None)]
    rows += [(word, _code(site, word, getattr(thing, word), lang)) for word in _CODES]
    rows += [("period", thing.period), ("section", " › ".join(thing.section) or None)]
    read_by = say(thing.reading, lang) if thing.reading in ("curated", "extracted", "proposed") else None
    rows += [("reading", read_by), ("rule", thing.rule)]
    held = [(tag("dt", say(word, lang)), tag("dd", value)) for word, value in rows if value]
    return tag("dl", held) if held else None


def _code(site: Site, scheme: str, name: str | None, lang: Lang) -> str | None:
    return site.labels.of(f"{CODE}{scheme}-{name}", lang) if name else None


def _links(site: Site, thing: Thing, links: Sequence[Edge], lang: Lang) -> Html:
    rows = []
    for edge in links[:_MOST]:
        other = site.network.things[edge.target if edge.source == thing.iri else edge.source]
        said = tag("span", why(edge, lang), class_="quiet")
        rows.append(tag("li", badge(edge, lang), " ", thing_link(other, lang), " ", said))
    return tag("ul", rows, _more(len(links), lang), class_="ties")


def _ties(site: Site, thing: Thing, edges: Sequence[Edge], lang: Lang) -> Html | None:
    rows = []
    for edge in edges[:_MOST]:
        forward = edge.source == thing.iri
        other = site.network.things[edge.target if forward else edge.source]
        held = [say(word, lang) for word in ("inferred",) if edge.inferred]
        held += [say("proposed", lang)] if edge.reading == "proposed" else []
        words = say(edge.predicate, lang) + (f" ({'; '.join(held)})" if held else "")
        rows.append(
            tag(
                "li",
                tag("span", f"{words} →" if forward else f"← {words}", class_="quiet"),
                " ",
                thing_link(other, lang),
            )
        )
    return tag("ul", rows, _more(len(edges), lang), class_="ties") if rows else None


def _more(count: int, lang: Lang) -> Html | None:
    return tag("p", say("and-more", lang, n=count - _MOST), class_="quiet") if count > _MOST else None


def _elsewhere(thing: Thing, lang: Lang) -> Html:
    local = thing.iri.removeprefix(ID)
    forms = [tag("a", name, href=f"/id/{local}?format={form}") for form, name in FORMS.items()]
    shown = tag("a", say("in-picture", lang), href=f"/explore#{local}", class_="button")
    return tag(
        "p", shown, " ", tag("a", tag("code", f"id:{local}"), href=f"/id/{local}"), " ", forms, class_="elsewhere"
    )


FORMS = {"ttl": "Turtle", "nt": "N-Triples", "jsonld": "JSON-LD", "rdf": "RDF/XML"}
"""The forms of a thing's triples, by their ending."""
