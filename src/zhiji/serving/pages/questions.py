"""The named questions: what each asks, the words it may be asked about, and the answer with quotes beside its rows."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from zhiji.model import Evidence
from zhiji.serving.pages.labels import path_of
from zhiji.serving.pages.parts.cards import name_of, quoted
from zhiji.serving.pages.parts.html import Child, Html, tag
from zhiji.serving.pages.parts.shell import not_found, page
from zhiji.serving.pages.parts.tables import data_table
from zhiji.serving.pages.parts.words import say, say_column
from zhiji.serving.pages.site import Site, Visit, reading_address, settings_of, visit_of, words_of
from zhiji.serving.sparql.endpoint import ask
from zhiji.serving.sparql.requests import RefusedError
from zhiji.serving.workers.worker import Job
from zhiji.store.questions import Question, best_question

TYPE_CHECKING = False
if TYPE_CHECKING:
    from zhiji.presenting.words import Lang

Binding: TypeAlias = Mapping[str, Mapping[str, str]]


def questions(site: Site, request: Request) -> Response:
    """The list of questions."""
    visit = visit_of(request, site.lang)
    items = [_item(question, visit.lang) for question in site.questions]
    heading = tag("h1", say("questions", visit.lang))
    lead = tag("p", say("questions-lead", visit.lang), class_="lead")
    return page(visit, say("questions", visit.lang), heading, lead, tag("ol", items, class_="questions"))


async def question(site: Site, request: Request) -> Response:
    """One question with its answer."""
    visit = visit_of(request, site.lang)
    asked = best_question(str(request.path_params["name"]), site.questions)
    if asked is None:
        return not_found(visit)
    words = words_of(site, asked, visit)
    query = asked.with_settings(words)
    title = asked.titles[visit.lang]
    head = [tag("h1", title), tag("p", described(asked, visit.lang), class_="lead"), _form(asked, visit, words)]
    text = tag("details", tag("summary", say("the-query", visit.lang)), tag("pre", tag("code", query)))
    status = 200
    try:
        reply = await ask(request, site.pool, Job(query, triples=None))
        answer = _answer(site, json.loads(reply.body), visit.lang, cut=reply.cut)
    except RefusedError as refused:
        status, answer = refused.status, tag("p", refused.words, class_="note wrong", role="alert")
    response = page(visit, title, head, answer, text, status=status)
    response.headers.update({"Retry-After": "3"} if status == 503 else {})
    return response


def described(asked: Question, lang: Lang) -> str:
    """What it answers, without the remark on how the command line sets its words: here there is a form."""
    return re.sub(r"[^.。]*--set[^.。]*[.。]", "", asked.descriptions[lang]).strip()


def _item(asked: Question, lang: Lang) -> Html:
    link = tag("a", asked.titles[lang], href=f"/questions/{asked.name}")
    return tag("li", tag("h2", link), tag("p", described(asked, lang), class_="quiet"), value=asked.number)


def _form(asked: Question, visit: Visit, held: Mapping[str, str]) -> Html:
    fields = [tag("label", tag("span", name), tag("input", name=name, value=words)) for name, words in held.items()]
    address = f"/editor?{urlencode([('question', asked.name), *settings_of(asked, visit).items()])}"
    link = tag("a", say("open-editor", visit.lang), href=address, class_="button")
    if not fields:
        return tag("p", link, class_="bar")
    buttons = tag("div", tag("button", say("ask", visit.lang), class_="strong"), link, class_="buttons")
    label = say("settings", visit.lang)
    return tag(
        "form", fields, buttons, method="get", action=f"/questions/{asked.name}", class_="facets", aria_label=label
    )


def _answer(site: Site, found: dict[str, Any], lang: Lang, *, cut: bool) -> Html:
    columns: list[str] = found["head"]["vars"]
    rows: list[Binding] = found["results"]["bindings"]
    count = tag("p", tag("span", say("answers", lang, n=f"{len(rows):,}"), class_="count"), class_="bar")
    if not rows:
        return tag("div", count, tag("p", say("no-rows", lang), class_="note"))
    sentences = any(_is_sentence(column) for column in columns)
    heads = [say_column(column, lang) for column in columns] + ([] if sentences else [say("quotes", lang)])
    body = [_cells(site, columns, row, lang, sentences=sentences) for row in rows]
    note = tag("p", say("cut", lang, n=site.limits.rows), class_="note") if cut else None
    return tag("div", count, data_table(heads, body), note)


def _cells(site: Site, columns: Sequence[str], row: Binding, lang: Lang, *, sentences: bool) -> list[Child]:
    """The row's cells; where none of them is a sentence, the words of its first thing that has any stand beside."""
    found = (site.network.things.get(row[column]["value"]) for column in reversed(columns) if column in row)
    evidence = [e for thing in found if thing for e in thing.evidence]
    cells = [_cell(site, column, row.get(column), evidence, lang) for column in columns]
    return cells if sentences else [*cells, _words(evidence[0]) if evidence else None]


def _cell(site: Site, column: str, term: Mapping[str, str] | None, evidence: list[Evidence], lang: Lang) -> Child:
    if term is None:
        return None
    if term["type"] == "uri":
        address = path_of(term["value"])
        thing = site.network.things.get(term["value"])
        label = name_of(thing, lang) if thing else site.labels.of(term["value"], lang)
        return tag("a", label, href=address, lang="zh") if address else label
    if _is_sentence(column):
        return _sentence(site, term["value"], evidence)
    return tag("span", term["value"], lang=term.get("xml:lang") or "zh")


def _sentence(site: Site, sentence: str, evidence: list[Evidence]) -> Html:
    """A sentence of an answer: with its row's words marked, or else only placed where it stands."""
    spoken = next((e for e in evidence if e.sentence.strip() == sentence.strip()), None)
    if spoken:
        return _words(spoken)
    place = site.sentences.get(sentence.strip())
    return tag("a" if place else "span", sentence, href=place, class_="words", lang="zh")


def _words(evidence: Evidence) -> Html:
    return tag("a", quoted(evidence), href=reading_address(evidence), class_="words")


def _is_sentence(column: str) -> bool:
    return column.lower().endswith("sentence")
