"""Answers to named questions that are kept: rows of SPARQL 1.1 TSV with what they are sorted by.

A question says in its head, ``# kept: by issuer``, that its rows depend on the reports of one issuer alone, and on what
the things they share with others are called. It is asked once for each issuer; the rows of all, sorted, are its answer.
Each question's ORDER BY names all its columns, so that its rows have one order wherever it is asked. Where it is asked
with words it says in which variable they must stand, ``# kept: by issuer, ?label holding ?name``: its rows with any
words are kept, each with what that variable holds.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from zhiji.model import ZhijiError
from zhiji.store.graphs import Graph
from zhiji.store.questions import Question

_KEPT = re.compile(r"^# kept: by issuer(?:, \?(\w+) holding \?(\w+))?$", re.MULTILINE)
_ORDER = re.compile(r"\nORDER BY (.+)\s*$")
_TERM = re.compile(r"(DESC|ASC)?\s*(\((?:[^()]|\([^()]*\))*\)|\?\w+)")
_HEAD = re.compile(r"^SELECT (?:DISTINCT )?(.+) WHERE \{$", re.MULTILINE)
_LITERAL = re.compile(r'"((?:[^"\\]|\\.)*)"')
_ISSUER, _NUMBER = "?issuer", "#"
_ESCAPES = {"\\t": "\t", "\\n": "\n", "\\r": "\r", '\\"': '"', "\\\\": "\\"}


@dataclass(frozen=True, slots=True)
class KeptRow:
    """One row as TSV without its line end, and what it is sorted by: a string for each term of ORDER BY down to the
    issuer, and its number among the rows of that issuer; ``held`` are the words among which those that the question is
    asked with must stand."""

    row: str
    keys: tuple[str, ...]
    held: str | None = None


@dataclass(frozen=True, slots=True)
class Order:
    """What ORDER BY says: each term as it stands, and whether it goes downwards."""

    terms: tuple[str, ...]
    descending: tuple[bool, ...]


def is_kept(question: Question) -> bool:
    """Can the rows of this question be kept by issuer?"""
    return _KEPT.search(question.query) is not None


def holding(question: Question) -> tuple[str, str] | None:
    """The variable whose words hold those of a setting, and that setting; None where the question has no settings."""
    found = _KEPT.search(question.query)
    return (found[1], found[2]) if found and found[1] else None


def order_of(question: Question) -> Order:
    """What the rows of a question are sorted by. ZhijiError where its last line is no ORDER BY."""
    found = _ORDER.search(question.query.rstrip())
    if found is None:
        raise ZhijiError(f"{question.file}: kept by issuer, but its last line is no ORDER BY; add one")
    terms = [(match[1] or "", match[2]) for match in _TERM.finditer(found[1])]
    names = tuple(term[1:-1] if direction and term.startswith("(?") else term for direction, term in terms)
    return Order(names, tuple(direction == "DESC" for direction, _ in terms))


def kept_order(question: Question) -> Order:
    """What the kept rows of a question are sorted by: the terms of its ORDER BY down to the issuer, then a number, for
    in what order an issuer's own rows come its answer knows. ZhijiError where it is not sorted by issuer."""
    order = order_of(question)
    if _ISSUER not in order.terms:
        raise ZhijiError(f"{question.file}: kept by issuer, but not sorted by {_ISSUER}; add it to ORDER BY")
    count = order.terms.index(_ISSUER) + 1
    return Order((*order.terms[:count], _NUMBER), (*order.descending[:count], False))


def find_kept_rows(question: Question, graph: Graph) -> Iterator[KeptRow]:
    """The rows of a question in ``graph``, that of one issuer, each with its keys; where it is asked with words, those
    with any."""
    shown = tsv_head(question).rstrip("\n").split("\t")
    variable, setting = holding(question) or (None, None)
    wanted = [*kept_order(question).terms[:-1], *([f"?{variable}"] if variable else [])]
    extra = [term for term in wanted if term not in shown]
    also = " ".join(f"({_expression(term)} AS ?also{i})" for i, term in enumerate(extra))
    whole = question.with_settings({setting: ""} if setting else {})
    head = _HEAD.search(whole)
    if head is None:
        raise ZhijiError(f"{question.file}: kept by issuer, but no line is SELECT … WHERE {{; write it so")
    answer = graph.ask(whole[: head.end(1)] + " " + also + whole[head.end(1) :])
    assert isinstance(answer, ox.QuerySolutions)
    return _kept(question, answer, [*shown, *extra], len(shown), f"?{variable}" if variable else None)


def kept_rows(question: Question, answer: ox.QuerySolutions) -> Iterator[KeptRow]:
    """The rows of an answer to ``question``, about one issuer, that shows what it is sorted by, each with its keys."""
    columns = [str(variable) for variable in answer.variables]
    return _kept(question, answer, columns, len(columns))


def _kept(
    question: Question, answer: ox.QuerySolutions, columns: Sequence[str], shown: int, held_by: str | None = None
) -> Iterator[KeptRow]:
    at = [columns.index(term) for term in kept_order(question).terms[:-1]]
    holds = columns.index(held_by) if held_by else None
    lines = (answer.serialize(format=ox.QueryResultsFormat.TSV) or b"").decode("utf-8").split("\n")[1:]
    for number, line in enumerate(filter(None, lines)):
        cells = line.split("\t")
        held = None if holds is None else _words(cells[holds])
        yield KeptRow("\t".join(cells[:shown]), (*(sort_key(cells[i]) for i in at), f"{number:08d}"), held)


def tsv_head(question: Question) -> str:
    """The first line of a question's answer as TSV: its variables, which an empty graph tells too."""
    answer = Graph(ox.Store()).ask(question.query)
    assert isinstance(answer, ox.QuerySolutions)
    return "\t".join(str(variable) for variable in answer.variables) + "\n"


def _expression(term: str) -> str:
    return term[1:-1] if term.startswith("(") else term


def sort_key(term: str) -> str:
    """A term of TSV as a string that sorts as SPARQL sorts terms: nothing, IRIs, numbers, then words.

    >>> sort_key("9") < sort_key("10") < sort_key('"a"')
    True
    """
    if not term:
        return ""
    if term.startswith("<"):
        return "1" + term
    if not term.startswith('"'):
        return "2" + _number_key(float(term)) if term not in ("true", "false") else "3" + term
    words = _words(term)
    if "^^" in term and re.search(r"#(decimal|integer|double|float)>$", term):
        return "2" + _number_key(float(words))
    return "4" + words


def _words(term: str) -> str:
    """The words of a literal of TSV; any other term as it stands."""
    found = _LITERAL.match(term)
    return re.sub(r'\\[tnr"\\]', lambda escape: _ESCAPES[escape[0]], found[1]) if found else term


def _number_key(value: float) -> str:
    """Sixteen hex digits that sort as the numbers do."""
    (bits,) = struct.unpack(">Q", struct.pack(">d", value))
    return f"{bits ^ (0xFFFFFFFFFFFFFFFF if bits >> 63 else 1 << 63):016x}"
