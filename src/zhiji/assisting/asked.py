"""Answers to queries as rows that can be cited."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from zhiji import api
from zhiji.assisting.places import Shelf
from zhiji.assisting.values import AnswerRow, Place
from zhiji.model import Thing
from zhiji.store.answers import columns_of, named, rows_of

Cells = dict[str, str | None]


def answer_rows(
    graph: api.KnowledgeGraph, question: str, words: Mapping[str, str], shelf: Shelf
) -> tuple[list[str], list[AnswerRow]]:
    """The columns and rows of the answer to a named question, each row with the place of its sentence."""
    answer = graph.answer(question, **words)
    columns, rows = named(columns_of(answer), rows_of(answer), graph.graph, api.ontology_folder())
    things = graph.network.things
    return list(columns), [placed(dict(zip(columns, row, strict=True)), things, shelf) for row in rows]


def placed(cells: Cells, things: dict[str, Thing], shelf: Shelf) -> AnswerRow:
    """A row with the place it rests on: that of one of its things in the row's sentence, else of the sentence."""
    return AnswerRow(cells=cells, place=_place(cells, things, shelf))


def _place(cells: Cells, things: dict[str, Thing], shelf: Shelf) -> Place | None:
    sentences = [words for name, words in cells.items() if words and name.lower().endswith("sentence")]
    held = [things[iri] for iri in cells.values() if iri in things]
    for sentence in sentences:
        for thing in reversed(held):
            for e in thing.evidence:
                if e.sentence.strip() == sentence.strip():
                    return shelf.place(e)
        if found := shelf.find(sentence, cells.get("issuer"), cells.get("year")):
            return found
    return None if sentences else _only_place(held, shelf)


def _only_place(things: Sequence[Thing], shelf: Shelf) -> Place | None:
    """Of a row without a sentence: where its first thing is told."""
    return next((shelf.place(thing.evidence[0]) for thing in things if thing.evidence), None)
