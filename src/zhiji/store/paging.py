"""A SELECT asked page by page, where an endpoint gives no more than so many rows at once."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

_PROLOGUE = re.compile(r"(?:\s*(?:#[^\n]*\n|(?:PREFIX\s+\S*:|BASE)\s*<[^>]*>))*", re.IGNORECASE)
_SELECT = re.compile(r"\s*SELECT\b", re.IGNORECASE)
_LIMITED = re.compile(r"\b(?:LIMIT|OFFSET)\b", re.IGNORECASE)
_ORDER = re.compile(r"\bORDER\s+BY\b(.*)", re.IGNORECASE | re.DOTALL)
_BY = re.compile(r"(?:ASC|DESC)\s*\(\s*[?$](\w+)\s*\)|(?<![(\w])[?$](\w+)", re.IGNORECASE)


def paged(query: str, columns: Collection[str], size: int) -> Iterator[str] | None:
    """The queries for one page of ``size`` rows after the other, without an end; ``columns`` are those of the answer.
    None where its rows cannot be told apart into pages: it is no SELECT, has its own LIMIT, or an order that leaves
    open which of two rows comes first.

    >>> next(paged("SELECT ?s ?o { ?s ?p ?o }", ["s", "o"], 10))
    'SELECT * { { SELECT ?s ?o { ?s ?p ?o }\\n} } ORDER BY ?s ?o LIMIT 10 OFFSET 0'
    >>> next(paged("SELECT ?s { ?s ?p ?o } ORDER BY DESC(?s)", ["s"], 10))
    'SELECT ?s { ?s ?p ?o } ORDER BY DESC(?s)\\nLIMIT 10 OFFSET 0'
    """
    prologue, body = _parted(query)
    tail = body[body.rfind("}") + 1 :]
    order = _ORDER.search(tail)
    if not _SELECT.match(body) or _LIMITED.search(tail) or not columns:
        return None
    if order is None:
        names = " ".join(f"?{column}" for column in columns)
        whole = f"{prologue}\nSELECT * {{ {{ {body.strip()}\n}} }} ORDER BY {names} ".lstrip()
    elif {*columns} <= {one or other for one, other in _BY.findall(order[1])}:
        whole = f"{query.rstrip()}\n"
    else:
        return None
    return _pages(whole, size)


def counting(query: str) -> str:
    """The query that counts the rows of a SELECT.

    >>> counting("SELECT ?s { ?s ?p ?o }")
    'SELECT (COUNT(*) AS ?n) { { SELECT ?s { ?s ?p ?o }\\n} }'
    """
    prologue, body = _parted(query)
    return f"{prologue}\nSELECT (COUNT(*) AS ?n) {{ {{ {body.strip()}\n}} }}".lstrip()


def _parted(query: str) -> tuple[str, str]:
    """The prologue, and the query itself."""
    at = _PROLOGUE.match(query)
    prologue = at[0] if at else ""
    return prologue, query[len(prologue) :]


def _pages(query: str, size: int) -> Iterator[str]:
    begin = 0
    while True:
        yield f"{query}LIMIT {size} OFFSET {begin}"
        begin += size
