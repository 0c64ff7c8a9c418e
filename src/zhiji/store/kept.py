"""Answers to named questions that are kept: rows of SPARQL 1.1 TSV with what they are sorted by.

A question says in its head, ``# kept: by issuer``, that its rows depend on the reports of one issuer alone, and on what
the things they share with others are called. It is asked once for each issuer; the rows of all, sorted, are its answer.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from zhiji.model import ZhijiError
from zhiji.store.graphs import Graph
from zhiji.store.questions import Question

_KEPT = re.compile(r"^# kept: by issuer$", re.MULTILINE)
_ORDER = re.compile(r"\nORDER BY (.+)\s*$")
_TERM = re.compile(r"(DESC|ASC)?\s*(\((?:[^()]|\([^()]*\))*\)|\?\w+)")
_HEAD = re.compile(r"^SELECT (?:DISTINCT )?(.+) WHERE \{$", re.MULTILINE)
_LITERAL = re.compile(r'"((?:[^"\\]|\\.)*)"')
_ESCAPES = {"\\t": "\t", "\\n": "\n", "\\r": "\r", '\\"': '"', "\\\\": "\\"}


@dataclass(frozen=True, slots=True)
class KeptRow:
    """One row as TSV without its line end, and what it is sorted by, a string for each term of ORDER BY."""

    row: str
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Order:
    """What ORDER BY says: each term as it stands, and whether it goes downwards."""

    terms: tuple[str, ...]
    descending: tuple[bool, ...]


def is_kept(question: Question) -> bool:
    """Can the rows of this question be kept by issuer?"""
    return _KEPT.search(question.query) is not None


def order_of(question: Question) -> Order:
    """What the rows of a question are sorted by. ZhijiError where its last line is no ORDER BY."""
    found = _ORDER.search(question.query.rstrip())
    if found is None:
        raise ZhijiError(f"{question.file}: kept by issuer, but its last line is no ORDER BY; add one")
    terms = [(match[1] or "", match[2]) for match in _TERM.finditer(found[1])]
    names = tuple(term[1:-1] if direction and term.startswith("(?") else term for direction, term in terms)
    return Order(names, tuple(direction == "DESC" for direction, _ in terms))


def find_kept_rows(question: Question, graph: Graph) -> Iterator[KeptRow]:
    """The rows of a question in ``graph``, each with its keys."""
    order, shown = order_of(question), tsv_head(question).rstrip("\n").split("\t")
    extra = [term for term in order.terms if term not in shown]
    also = " ".join(f"({_expression(term)} AS ?sortedBy{i})" for i, term in enumerate(extra))
    head = _HEAD.search(question.query)
    if head is None:
        raise ZhijiError(f"{question.file}: kept by issuer, but no line is SELECT … WHERE {{; write it so")
    query = question.query[: head.end(1)] + " " + also + question.query[head.end(1) :]
    answer = graph.ask(query)
    assert isinstance(answer, ox.QuerySolutions)
    at = [([*shown, *extra]).index(term) for term in order.terms]
    for line in (answer.serialize(format=ox.QueryResultsFormat.TSV) or b"").decode("utf-8").split("\n")[1:]:
        if line:
            cells = line.split("\t")
            yield KeptRow("\t".join(cells[: len(shown)]), tuple(sort_key(cells[i]) for i in at))


def kept_rows(question: Question, answer: ox.QuerySolutions) -> Iterator[KeptRow]:
    """The rows of an answer to ``question`` that shows all that it is sorted by, each with its keys."""
    at = [[str(variable) for variable in answer.variables].index(term) for term in order_of(question).terms]
    for line in (answer.serialize(format=ox.QueryResultsFormat.TSV) or b"").decode("utf-8").split("\n")[1:]:
        if line:
            cells = line.split("\t")
            yield KeptRow(line, tuple(sort_key(cells[i]) for i in at))


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
    found = _LITERAL.match(term)
    words = re.sub(r'\\[tnr"\\]', lambda escape: _ESCAPES[escape[0]], found[1]) if found else term
    if "^^" in term and re.search(r"#(decimal|integer|double|float)>$", term):
        return "2" + _number_key(float(words))
    return "4" + words


def _number_key(value: float) -> str:
    """Sixteen hex digits that sort as the numbers do."""
    (bits,) = struct.unpack(">Q", struct.pack(">d", value))
    return f"{bits ^ (0xFFFFFFFFFFFFFFFF if bits >> 63 else 1 << 63):016x}"
