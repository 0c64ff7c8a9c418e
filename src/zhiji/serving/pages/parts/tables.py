"""Tables of many rows: what may be chosen of each facet and how many rows it leaves, sorted by any column, as CSV."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlencode

from starlette.responses import Response

from zhiji.presenting.initials import initials_pattern
from zhiji.presenting.table import Table
from zhiji.serving.pages.parts.html import Child, Html, tag
from zhiji.serving.pages.parts.words import say, say_column
from zhiji.serving.pages.site import Visit

TYPE_CHECKING = False
if TYPE_CHECKING:
    from zhiji.presenting.words import Lang

_SHOWN = 7
"""Values of a facet that stand open; the others are folded."""

Key = str | float | None


@dataclass(frozen=True, slots=True)
class Row:
    """One line: its values by facet, the words that a search looks through, its cells by language, by column what it is
    sorted by, and the name that is found by its pinyin's initials too."""

    facets: Mapping[str, tuple[str, ...]]
    words: str
    cells: Callable[[Lang], Sequence[Child]]
    keys: Mapping[str, Key] = field(default_factory=dict)
    name: str = ""

    def holds(self, word: str) -> bool:
        """Whether the word stands in it, or is made of the initials of its name."""
        if word in self.words.lower():
            return True
        pattern = initials_pattern(word) if self.name else None
        return pattern is not None and pattern.search(self.name) is not None


@dataclass(frozen=True, slots=True)
class Faceted:
    """A table: its name, its headings, its facets, its rows, what a facet's value is called, and the parameter that its
    search goes by. It stands at ``/NAME`` unless ``path`` says where, and as CSV at ``/NAME.csv``; ``kept`` of the
    address's parameters say which table it is."""

    name: str
    columns: tuple[str, ...]
    facets: tuple[str, ...]
    rows: Sequence[Row]
    called: Callable[[str, str, Lang], str]
    search: str = "contains"
    page: int = 100
    """Rows on a page."""
    path: str = ""
    kept: tuple[str, ...] = ()
    named: Callable[[str, Lang], str] = say_column
    """What a column or a facet is called."""

    @property
    def address(self) -> str:
        return self.path or f"/{self.name}"

    @property
    def sortable(self) -> frozenset[str]:
        """The columns that any row has something to be sorted by."""
        return frozenset(column for row in self.rows for column in row.keys)


def keep_rows(table: Faceted, visit: Visit, *, but: str = "") -> list[int]:
    """The places of the rows that fit what the address asks for, in the order it asks for; ``but`` leaves one facet out
    of account. Several words may stand in any order."""
    asked = {facet: visit.first(facet) for facet in table.facets if facet != but and visit.first(facet)}
    words = visit.first(table.search).lower().split()
    kept = [
        at
        for at, row in enumerate(table.rows)
        if all(value in row.facets.get(facet, ()) for facet, value in asked.items())
        and all(row.holds(word) for word in words)
    ]
    return kept if but else _sorted(table, visit, kept)


def _sorted(table: Faceted, visit: Visit, kept: list[int]) -> list[int]:
    """By the column that ``sort`` names, a minus before it turns it about; what has nothing there comes last."""
    asked = visit.first("sort")
    column, turned = asked.removeprefix("-"), asked.startswith("-")
    if column not in table.sortable:
        return kept
    keys = {at: table.rows[at].keys.get(column) for at in kept}
    held = [at for at in kept if keys[at] is not None]
    numbers = sorted((at for at in held if not isinstance(keys[at], str)), key=lambda at: keys[at], reverse=turned)  # type: ignore[arg-type, return-value]
    words = sorted((at for at in held if isinstance(keys[at], str)), key=lambda at: str(keys[at]), reverse=turned)
    return [*numbers, *words, *(at for at in kept if keys[at] is None)]


def table_view(table: Faceted, visit: Visit, show: Callable[[Sequence[Row]], Html] | None = None) -> Html:
    """Facets, the number of rows, a page of them: as a table, or as ``show`` makes it of the rows."""
    lang, kept = visit.lang, keep_rows(table, visit)
    first = _first(visit, len(kept), table.page)
    shown = [table.rows[at] for at in kept[first : first + table.page]]
    held = (*table.kept, *table.facets, table.search, "sort")
    asked = [(key, value) for key, value in visit.params if key in held and value]
    view = _View(table, visit, asked)
    count = tag("span", say("rows", lang, n=f"{len(kept):,}", all=f"{len(table.rows):,}"), class_="count")
    download = tag("a", say("csv", lang), href=_with(f"/{table.name}.csv", asked), class_="button", download=True)
    cells = [] if show else [row.cells(lang) for row in shown]
    body = show(shown) if show else data_table(table.columns, cells, lang, view.heading, table.named)
    rows = tag(
        "div",
        view.form(),
        tag("p", count, " ", download, " ", view.reset(), class_="bar"),
        body if shown else tag("p", say("no-match", lang), class_="note"),
        _turning(view, first, len(kept)),
        class_="rows",
    )
    facets = view.facets()
    return tag("div", facets, rows, class_="faceted") if facets else rows


@dataclass(frozen=True, slots=True)
class _View:
    """One request for a table: what it asks, and the addresses that ask for something else."""

    table: Faceted
    visit: Visit
    asked: list[tuple[str, str]]

    def address(self, **changed: str) -> str:
        """This view with some parameters changed; an empty one is left out."""
        held = [(key, value) for key, value in self.asked if key not in changed]
        return _with(self.table.address, held + [(key, value) for key, value in changed.items() if value])

    def heading(self, column: str) -> Html:
        """The heading of a column: a link that sorts by it, then the other way round, then as it was."""
        words = self.table.named(column, self.visit.lang)
        if column not in self.table.sortable:
            return tag("th", words, scope="col")
        now = self.visit.first("sort")
        after = {column: f"-{column}", f"-{column}": ""}.get(now, column)
        order = {column: "ascending", f"-{column}": "descending"}.get(now)
        mark = {"ascending": "▲", "descending": "▼", None: "↕"}[order]
        link = tag("a", words, " ", tag("span", mark, aria_hidden="true"), href=self.address(sort=after), class_="sort")
        return tag("th", link, scope="col", aria_sort=order)

    def form(self) -> Html | None:
        """The words that rows must hold; everything else of the address goes along. Where the words are those of the
        page's own search box there is no second one."""
        table, lang = self.table, self.visit.lang
        if table.search != "contains":
            return None
        kept = [tag("input", type="hidden", name=k, value=v) for k, v in self.asked if k != table.search]
        box = tag("input", type="search", name=table.search, value=self.visit.first(table.search), autocomplete="off")
        label = tag("label", tag("span", say("contains", lang)), box)
        return tag("form", kept, label, tag("button", say("filter", lang)), action=table.address, class_="within")

    def reset(self) -> Html | None:
        chosen = [key for key, _ in self.asked if key in (*self.table.facets, "contains", "sort")]
        if not chosen:
            return None
        return tag("a", say("reset", self.visit.lang), href=self.address(**dict.fromkeys(chosen, "")), class_="button")

    def facets(self) -> Html | None:
        """Every facet with its values in sight, each with its number of rows; the chosen one takes itself back."""
        held = [part for facet in self.table.facets if (part := self._facet(facet))]
        if not held:
            return None
        label = say("filters", self.visit.lang)
        return tag("details", tag("summary", label), tag("nav", held, aria_label=label), class_="facets", open=True)

    def _facet(self, facet: str) -> Html | None:
        chosen = self.visit.first(facet)
        kept = keep_rows(self.table, self.visit, but=facet)
        counts = Counter(value for at in kept for value in self.table.rows[at].facets.get(facet, ()))
        counts.update({chosen: 0} if chosen else {})
        if len(counts) < 2 and not chosen:
            return None
        values = sorted(counts, key=lambda value: (value != chosen, -counts[value], value))
        values = sorted(counts) if facet == "year" else values
        items = [self._value(facet, value, counts[value], chosen=value == chosen) for value in values]
        folded = len(items) > _SHOWN + 2
        words = say("more-values", self.visit.lang, n=len(items) - _SHOWN)
        rest = tag("details", tag("summary", words), tag("ul", items[_SHOWN:])) if folded else None
        shown = items[:_SHOWN] if folded else items
        return tag("section", tag("h2", self.table.named(facet, self.visit.lang)), tag("ul", shown), rest)

    def _value(self, facet: str, value: str, count: int, *, chosen: bool) -> Html:
        words = tag("span", self.table.called(facet, value, self.visit.lang))
        number = tag("span", "×" if chosen else f"{count:,}", class_="count")
        address = self.address(**{facet: "" if chosen else value})
        return tag("li", tag("a", words, " ", number, href=address, aria_current="true" if chosen else None))


def _with(path: str, params: Sequence[tuple[str, str]]) -> str:
    return f"{path}?{urlencode(params)}" if params else path


def _first(visit: Visit, count: int, rows: int) -> int:
    """The place of the first row on the page that the address asks for, or on the last one there is."""
    asked = visit.first("page")[:9]
    number = int(asked) if asked.isdecimal() else 1
    return max(min(number - 1, max(count - 1, 0) // rows), 0) * rows


def data_table(
    columns: Sequence[str],
    rows: Sequence[Sequence[Child]],
    lang: Lang,
    heading: Callable[[str], Html] | None = None,
    named: Callable[[str, Lang], str] = say_column,
) -> Html:
    """A table that becomes a list of cards on a narrow screen: each cell knows its heading."""
    names = [named(column, lang) for column in columns]
    head = tag(
        "tr", [heading(c) if heading else tag("th", n, scope="col") for c, n in zip(columns, names, strict=True)]
    )
    body = [tag("tr", [_cell(name, cell) for name, cell in zip(names, row, strict=True)]) for row in rows]
    return tag("div", tag("table", tag("thead", head), tag("tbody", body), class_="data"), class_="scroll")


def _cell(column: str, content: Child) -> Html:
    return tag("td", tag("div", content) if content else None, data_label=column)


def left_out_note(visit: Visit, left_out: int, least: float, way: str) -> Html | None:
    """How many rows the software is less sure of than ``least``, with the ``way`` to them; None for none."""
    if not left_out:
        return None
    told = say("weak-left-out", visit.lang, n=f"{left_out:,}", sure=f"{least:g}")
    return tag("p", told, " ", tag("a", say("weak-show", visit.lang), href=f"{way}?weak=1"), class_="note")


def csv_response(table: Table, name: str) -> Response:
    """A download that spreadsheets open as it is: they see that it is UTF-8, and take no words for a formula."""
    text = table.to_csv(excel=True)
    held = {"Content-Disposition": f'attachment; filename="{name}.csv"', "Cache-Control": "no-cache"}
    return Response(text.encode("utf-8"), media_type="text/csv", headers=held)


def _turning(view: _View, first: int, count: int) -> Html | None:
    number = first // view.table.page + 1
    turns = [("earlier", number - 1)] if first else []
    turns += [("later", number + 1)] if first + view.table.page < count else []
    links = [
        tag("a", say(word, view.visit.lang), href=view.address(page=str(at)), class_="button") for word, at in turns
    ]
    return tag("p", links, class_="bar") if links else None
