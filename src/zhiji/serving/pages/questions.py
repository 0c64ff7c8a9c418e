"""The named questions: what each asks, the words it may be asked about, and the answer with quotes beside its rows."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import partial
from typing import Any
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from zhiji.serving.pages.parts.answers import Binding, answer_table, answer_values
from zhiji.serving.pages.parts.html import Child, Html, tag
from zhiji.serving.pages.parts.shell import not_found, page
from zhiji.serving.pages.parts.tables import csv_response, keep_rows, left_out_note, table_view
from zhiji.serving.pages.parts.words import say, say_column
from zhiji.serving.pages.site import Answered, Site, Visit, settings_of, visit_of, words_of
from zhiji.serving.sparql.endpoint import ask, busy, refusal
from zhiji.serving.sparql.requests import RefusedError
from zhiji.serving.workers.worker import Job
from zhiji.store.questions import Question, best_question

TYPE_CHECKING = False
if TYPE_CHECKING:
    from zhiji.presenting.words import Lang


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
    title = asked.titles[visit.lang]
    head = [tag("h1", title), tag("p", asked.descriptions[visit.lang], class_="lead"), _form(asked, visit, words)]
    query = say("the-plain-query" if asked.over_rows else "the-query", visit.lang)
    text = tag("details", tag("summary", query), tag("pre", tag("code", asked.with_settings(words))))
    status = 200
    try:
        answer = _answer(site, asked, await _asked(site, request, asked, words), visit)
    except RefusedError as refused:
        status, answer = refused.status, tag("p", refused.words, class_="note wrong", role="alert")
    response = page(visit, title, head, answer, text, status=status)
    response.headers.update({"Retry-After": "3"} if status == 503 else {})
    return response


async def question_csv(site: Site, request: Request) -> Response:
    """``/questions/NAME.csv``: the rows that the same choices leave, one term a cell."""
    visit = visit_of(request, site.lang)
    asked = best_question(str(request.path_params["name"]), site.questions)
    if asked is None:
        return not_found(visit)
    try:
        found = await _asked(site, request, asked, words_of(site, asked, visit))
    except RefusedError as refused:
        return refusal(refused)
    kept = keep_rows(answer_table(site, asked, found.columns, found.rows, visit.lang), visit)
    return csv_response(answer_values(site, found.columns, [found.rows[at] for at in kept]), asked.name)


async def _asked(site: Site, request: Request, asked: Question, words: Mapping[str, str]) -> Answered:
    """The answer as ``zhiji query`` gives it; what is asked of the store is asked by a worker, within its limits."""
    query = site.graph.store_query(asked, words)
    if query is not None:
        reply = await ask(request, site.pool, Job(query, triples=None))
        held: dict[str, Any] = json.loads(reply.body)
        return Answered(tuple(held["head"]["vars"]), held["results"]["bindings"], reply.cut)
    found = await run_in_threadpool(site.answer, asked, words)
    if found is None:
        raise busy()
    return found


def _item(asked: Question, lang: Lang) -> Html:
    link = tag("a", asked.titles[lang], href=f"/questions/{asked.name}")
    return tag("li", tag("h2", link), tag("p", asked.descriptions[lang], class_="quiet"), value=asked.number)


def _form(asked: Question, visit: Visit, held: Mapping[str, str]) -> Html:
    field = partial(_field, visit.lang)
    fields = [field(name, words) for name, words in held.items()]
    address = f"/editor?{urlencode([('question', asked.name), *settings_of(asked, visit).items()])}"
    link = tag("a", say("open-editor", visit.lang), href=address, class_="button")
    if not fields:
        return tag("p", link, class_="bar")
    buttons = tag("div", tag("button", say("ask", visit.lang), class_="strong"), link, class_="buttons")
    label, action = say("settings", visit.lang), f"/questions/{asked.name}"
    return tag("form", fields, buttons, method="get", action=action, class_="asking", aria_label=label)


def _field(lang: Lang, name: str, words: str) -> Html:
    return tag("label", tag("span", say_column(name, lang)), tag("input", name=name, value=words))


def _answer(site: Site, asked: Question, found: Answered, visit: Visit) -> Child:
    if not found.rows:
        count = tag("p", tag("span", say("answers", visit.lang, n="0"), class_="count"), class_="bar")
        return [count, tag("p", say("no-rows", visit.lang), class_="note")]
    note = tag("p", say("cut", visit.lang, n=f"{site.limits.rows:,}"), class_="note") if found.cut else None
    rows = [row for row in found.rows if visit.first("weak") or _is_sure(asked, row)]
    table = answer_table(site, asked, found.columns, rows, visit.lang)
    least = asked.sure[1] if asked.sure else 0.0
    weak = left_out_note(visit, len(found.rows) - len(rows), least, f"/questions/{asked.name}")
    return [weak, table_view(table, visit), note]


def _is_sure(asked: Question, row: Binding) -> bool:
    """Whether the software is sure enough of a row, or a person read it, to show it unasked."""
    if not asked.sure:
        return True
    term = row.get(asked.sure[0])
    return term is None or float(term["value"]) >= asked.sure[1]
