"""The rows of an answer to a query as a table: things linked, sentences leading to their places, facets where a column
has few values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TypeAlias

from zhiji.model import Evidence
from zhiji.presenting.questions import cell_word
from zhiji.presenting.table import Table
from zhiji.serving.pages.labels import path_of
from zhiji.serving.pages.parts.cards import name_of, quoted
from zhiji.serving.pages.parts.html import Child, Html, tag
from zhiji.serving.pages.parts.tables import Faceted, Key, Row
from zhiji.serving.pages.parts.words import say
from zhiji.serving.pages.site import Site, reading_address
from zhiji.store.questions import Question
from zhiji.vocabulary import XSD

TYPE_CHECKING = False
if TYPE_CHECKING:
    from zhiji.presenting.words import Lang

Term: TypeAlias = Mapping[str, str]
Binding: TypeAlias = Mapping[str, Term]

_FEW = 12
"""Values that a column may have to be a facet."""
_COUNTS = frozenset(XSD + name for name in ("integer", "decimal", "double", "float"))
_NUMBERS = _COUNTS | {XSD + "gYear"}
_SPOKEN = frozenset([XSD + "boolean", XSD + "duration"])
"""What is said in the page's language."""
_TAKEN = frozenset(["contains", "sort", "page", "lang", "weak"])
_WORDS = "quotes"
_PLACES = ("begin", "end")


def answer_table(
    site: Site, asked: Question, columns: Sequence[str], bindings: Sequence[Binding], lang: Lang
) -> Faceted:
    """The table of an answer; where no column is a sentence, the words of each row's thing stand in a last one. What no
    row has is left out, and where a sentence leads to its place, the number of that place."""
    sentences = any(_is_sentence(column) for column in columns)
    held = {column for binding in bindings for column in binding}
    columns = [c for c in columns if c in held and not (sentences and c in _PLACES)]
    shown = tuple(columns) if sentences else (*columns, _WORDS)
    facets = tuple(column for column in columns if _is_facet(column, bindings, asked))
    rows = [_row(site, columns, facets, binding, lang, sentences=sentences) for binding in bindings]
    names = {(c, b[c]["value"]): term_words(site, b[c], lang) for b in bindings for c in facets if c in b}
    name = f"questions/{asked.name}"
    return Faceted(
        name,
        shown,
        facets,
        rows,
        lambda facet, value, _lang: names.get((facet, value), value),
        page=1_000,
        kept=(*asked.settings, *(("weak",) if asked.sure else ())),
    )


def answer_values(site: Site, columns: Sequence[str], bindings: Sequence[Binding]) -> Table:
    """The rows for programs: one term a cell, and beside each column of things one of their names in Chinese."""
    named = [any(row[c]["type"] == "uri" for row in bindings if c in row) for c in columns]
    heads = [head for c, has in zip(columns, named, strict=True) for head in (c, f"{c}_label")[: 1 + has]]
    rows = [
        tuple(
            cell
            for c, has in zip(columns, named, strict=True)
            for cell in (_value(row.get(c)), _name(site, row.get(c)))[: 1 + has]
        )
        for row in bindings
    ]
    return Table(tuple(heads), tuple(rows))


def _value(term: Term | None) -> str | None:
    return term["value"] if term else None


def _name(site: Site, term: Term | None) -> str | None:
    return term_words(site, term, "zh") if term and term["type"] == "uri" else None


def _is_facet(column: str, bindings: Sequence[Binding], asked: Question) -> bool:
    values = {row[column]["value"] for row in bindings if column in row}
    fits = 1 < len(values) <= min(_FEW, max(len(bindings) // 2, 2))
    counted = any(row[column].get("datatype") in _COUNTS for row in bindings if column in row)
    return fits and not counted and column not in _TAKEN and column not in asked.settings and not _is_sentence(column)


def _row(
    site: Site, columns: Sequence[str], facets: Sequence[str], row: Binding, lang: Lang, *, sentences: bool
) -> Row:
    words = " ".join(term_words(site, term, lang) for term in row.values())
    values = {facet: (row[facet]["value"],) for facet in facets if facet in row}
    keys = {column: _key(site, row[column], lang) for column in columns if column in row}
    return Row(values, words, partial(_cells, site, columns, row, sentences=sentences), keys)


def _key(site: Site, term: Term, lang: Lang) -> Key:
    if term.get("datatype") in _NUMBERS:
        return float(term["value"])
    return term_words(site, term, lang)


def term_words(site: Site, term: Term, lang: Lang) -> str:
    """What a term is called on a page: things by name, truth values and what the question itself says by a word."""
    if term["type"] == "uri":
        thing = site.network.things.get(term["value"])
        return name_of(thing, lang) if thing else site.labels.of(term["value"], lang)
    if term.get("datatype") == XSD + "boolean":
        return say("yes" if term["value"] in ("true", "1") else "no", lang)
    return cell_word(term["value"], lang)


def _cells(site: Site, columns: Sequence[str], row: Binding, lang: Lang, *, sentences: bool) -> list[Child]:
    """The row's cells; where none of them is a sentence, the words of its first thing that has any stand beside."""
    found = (site.network.things.get(row[column]["value"]) for column in reversed(columns) if column in row)
    evidence = [e for thing in found if thing for e in thing.evidence]
    cells = [_cell(site, column, row.get(column), evidence, lang) for column in columns]
    return cells if sentences else [*cells, _words(evidence[0]) if evidence else None]


def _cell(site: Site, column: str, term: Term | None, evidence: list[Evidence], lang: Lang) -> Child:
    if term is None:
        return None
    words = term_words(site, term, lang)
    if term["type"] == "uri":
        address = path_of(term["value"])
        return tag("a", words, href=address, lang="zh") if address else words
    if _is_sentence(column):
        return _sentence(site, words, evidence)
    spoken = lang if term.get("datatype") in _SPOKEN else term.get("xml:lang") or "zh"
    return tag("span", words, lang=spoken)


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
