"""Tables of many rows with facets: what may be chosen of each, how many rows it would leave, and the rows as CSV."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from starlette.responses import Response

from zhiji.presenting.table import Table
from zhiji.serving.pages.parts.html import Child, Html, tag
from zhiji.serving.pages.parts.shell import page
from zhiji.serving.pages.parts.words import say
from zhiji.serving.pages.site import Visit

TYPE_CHECKING = False
if TYPE_CHECKING:
    from zhiji.presenting.words import Lang

_PAGE = 100


@dataclass(frozen=True, slots=True)
class Row:
    """One line: its values by facet, the words that a search looks through, and its cells by language."""

    facets: Mapping[str, tuple[str, ...]]
    words: str
    cells: Callable[[Lang], Sequence[Child]]


@dataclass(frozen=True, slots=True)
class Faceted:
    """A table: where it stands (``/NAME``), its headings, its facets, its rows, and what a facet's value is called."""

    name: str
    columns: tuple[str, ...]
    facets: tuple[str, ...]
    rows: Sequence[Row]
    called: Callable[[str, str, Lang], str]


def keep_rows(table: Faceted, visit: Visit, *, but: str = "") -> list[int]:
    """The places of the rows that fit what the address asks for; ``but`` leaves one facet out of account."""
    asked = {facet: visit.first(facet) for facet in table.facets if facet != but and visit.first(facet)}
    words = visit.first("contains").strip().lower()
    return [
        at
        for at, row in enumerate(table.rows)
        if all(value in row.facets.get(facet, ()) for facet, value in asked.items()) and words in row.words.lower()
    ]


def table_page(table: Faceted, visit: Visit) -> Response:
    """The page: facets, the number of rows, a hundred of them."""
    lang, kept = visit.lang, keep_rows(table, visit)
    first = _first(visit, len(kept))
    shown = [table.rows[at] for at in kept[first : first + _PAGE]]
    body = data_table([say(column, lang) for column in table.columns], [row.cells(lang) for row in shown])
    asked = [(key, value) for key, value in visit.params if key in (*table.facets, "contains") and value]
    bar = tag(
        "p",
        tag("span", say("rows", lang, n=f"{len(kept):,}", all=f"{len(table.rows):,}"), class_="count"),
        " ",
        tag("a", say("csv", lang), href=f"/{table.name}.csv?{urlencode(asked)}", class_="button", download=True),
        class_="bar",
    )
    return page(
        visit,
        say(table.name, lang),
        tag("h1", say(table.name, lang)),
        tag("p", say(f"{table.name}-lead", lang), class_="lead"),
        _facets(table, visit, bool(asked)),
        bar,
        body if shown else tag("p", say("no-match", lang), class_="note"),
        _turning(table, visit, asked, first, len(kept)),
    )


def _first(visit: Visit, count: int) -> int:
    """The place of the first row on the page that the address asks for, or on the last one there is."""
    asked = visit.first("page")[:9]
    number = int(asked) if asked.isdecimal() else 1
    return max(min(number - 1, max(count - 1, 0) // _PAGE), 0) * _PAGE


def data_table(columns: Sequence[str], rows: Sequence[Sequence[Child]]) -> Html:
    """A table that becomes a list of cards on a narrow screen: each cell knows its heading."""
    head = tag("tr", [tag("th", column, scope="col") for column in columns])
    body = [tag("tr", [_cell(c, cell) for c, cell in zip(columns, row, strict=True)]) for row in rows]
    return tag("div", tag("table", tag("thead", head), tag("tbody", body), class_="data"), class_="scroll")


def _cell(column: str, content: Child) -> Html:
    return tag("td", tag("div", content) if content else None, data_label=column)


def csv_response(table: Table, name: str) -> Response:
    """A download that spreadsheets open as it is: they see that it is UTF-8, and take no words for a formula."""
    text = table.to_csv(excel=True)
    held = {"Content-Disposition": f'attachment; filename="{name}.csv"', "Cache-Control": "no-cache"}
    return Response(text.encode("utf-8"), media_type="text/csv", headers=held)


def _facets(table: Faceted, visit: Visit, asked: bool) -> Html:
    lang = visit.lang
    fields = [_facet(table, facet, visit) for facet in table.facets]
    words = tag("input", type="search", name="contains", value=visit.first("contains"), autocomplete="off")
    fields.append(tag("label", tag("span", say("contains", lang)), words))
    buttons = [tag("button", say("filter", lang), class_="strong")]
    buttons += [tag("a", say("reset", lang), href=f"/{table.name}", class_="button")] if asked else []
    fields.append(tag("div", buttons, class_="buttons"))
    return tag("form", fields, method="get", action=f"/{table.name}", class_="facets")


def _facet(table: Faceted, facet: str, visit: Visit) -> Html:
    """A choice among the values that the other choices leave, each with its number of rows."""
    chosen = visit.first(facet)
    kept = keep_rows(table, visit, but=facet)
    counts = Counter(value for at in kept for value in table.rows[at].facets.get(facet, ()))
    counts.update({chosen: 0} if chosen else {})
    values = sorted(counts, key=lambda value: (-counts[value], value)) if facet != "year" else sorted(counts)
    options = [tag("option", say("all", visit.lang), value="")]
    for value in values:
        words = f"{table.called(facet, value, visit.lang)} ({counts[value]})"
        options.append(tag("option", words, value=value, selected=value == chosen))
    return tag("label", tag("span", say(facet, visit.lang)), tag("select", options, name=facet))


def _turning(table: Faceted, visit: Visit, asked: list[tuple[str, str]], first: int, count: int) -> Html | None:
    number = first // _PAGE + 1
    turns = [("earlier", number - 1)] if first else []
    turns += [("later", number + 1)] if first + _PAGE < count else []
    links = [
        tag("a", say(word, visit.lang), href=f"/{table.name}?{urlencode([*asked, ('page', str(at))])}", class_="button")
        for word, at in turns
    ]
    return tag("p", links, class_="bar") if links else None
