"""What a query that a person wrote may say: it reads the graphs that are open here, and nothing else.

SPARQL can fetch from the network (SERVICE, LOAD), name datasets of its own (FROM) and write. No parser at hand shows a
query's algebra, so this is a lexer of SPARQL's own tokens; words inside strings, comments, IRIs, variables and prefixed
names are not words. Engines disagree on two points, and each is closed for both readings: \\u escapes are read as
written and as decoded, and a keyword may stand glued to its neighbours (``SERVICE:x``, ``5SERVICE``, ``trueSERVICE``).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from zhiji.model import QueryError

MAX_LENGTH = 200_000
"""Characters in a query; longer ones are refused before they are read."""

MAX_DEPTH = 100
"""Brackets open at once, and operators in one unbroken chain: a parser that recurses must not run out of stack."""

MAX_TOKENS = 2_000
"""Words and signs outside VALUES: joins, lists and expressions become as deep as they are long, and a deep query ends
the process it is asked in. From 2,600 on some do; VALUES stays flat and may be long."""

MAX_TERMS = 500
"""Terms in a row, as in DESCRIBE or in a (list)."""

_TOKEN = re.compile(
    r"""
      (?P<space>[ \t\r\n]+)
    | (?P<comment>\#[^\r\n]*)
    | (?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
    | (?P<string>'''(?:'{0,2}(?:[^'\\]|\\.))*+'''|\"\"\"(?:"{0,2}(?:[^"\\]|\\.))*+\"\"\"
                |'(?!'')(?:[^'\\\r\n]|\\.)*+'|"(?!"")(?:[^"\\\r\n]|\\.)*+")
    | (?P<unclosed>['"])
    | (?P<variable>[?$]\w+)
    | (?P<language>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
    | (?P<blank>_:\w+)
    | (?P<prefixed>(?P<prefix>[^\W\d_](?:[\w.\-]{0,98}[\w\-])?)?:(?:(?:[\w:\-]|%[0-9A-Fa-f]{2}|\\[^\s])
                   (?:(?:[\w:\-]|%[0-9A-Fa-f]{2}|\\[^\s])|\.(?=[\w:\-.%\\]))*+)?)
    | (?P<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)
    | (?P<word>[^\W\d_]+)
    | (?P<open>[({\[])
    | (?P<close>[)}\]])
    | (?P<mark>[.;,_])
    | (?P<operator>[^\s\w])
    | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_REACHING = re.compile("service|load|from", re.IGNORECASE)
_WRITING = frozenset(["insert", "delete", "clear", "drop", "create", "copy", "move", "add", "with", "using"])
_TERMS = frozenset(["iri", "prefixed", "blank", "variable", "string", "number"])


def check_query(query: str, graphs: Collection[str] = ()) -> None:
    """QueryError unless ``query`` only reads. ``graphs`` are the IRIs that FROM may name."""
    if len(query) > MAX_LENGTH:
        raise QueryError(f"the query has {len(query):,} characters; the most that is read is {MAX_LENGTH:,}")
    _check_tokens(query, graphs)
    decoded = _ESCAPE.sub(_decoded, query)
    if decoded != query:
        _check_tokens(decoded, graphs)


def _decoded(escape: re.Match[str]) -> str:
    number = int(escape[1] or escape[2], 16)
    if number > 0x10FFFF:
        raise QueryError(f"{escape[0]} is no character; write the character itself")
    return chr(number)


def _check_tokens(query: str, graphs: Collection[str]) -> None:
    tokens = list(_find_tokens(query))
    _check_size(tokens)
    for at, (kind, token) in enumerate(tokens):
        word = token.lower() if kind == "word" else ""
        _check_names(kind, token)
        if word == "from":
            _check_dataset(tokens[at + 1 : at + 3], graphs)
        elif _REACHING.search(word):
            raise QueryError(f"{token} reaches out of the open graphs; zhiji answers from those alone: take it out")
        elif word in _WRITING:
            raise QueryError(
                f"{token} writes; the graphs are read-only here: ask with SELECT, ASK, CONSTRUCT or DESCRIBE"
            )


def _check_size(tokens: list[tuple[str, str]]) -> None:
    depth = chain = run = counted = data = 0
    awaited = False
    for kind, token in tokens:
        awaited = awaited or (kind == "word" and token.lower() == "values")
        if awaited and token == "{":
            awaited, data = False, depth + 1
        depth += (kind == "open") - (kind == "close")
        data = data if depth >= data else 0
        chain = chain + 1 if kind == "operator" else 0
        run = run + 1 if kind in _TERMS and not data else 0
        counted += not data
        if depth > MAX_DEPTH or chain > MAX_DEPTH:
            raise QueryError(f"the query nests or chains more than {MAX_DEPTH} deep; ask it in parts")
        if counted > MAX_TOKENS or run > MAX_TERMS:
            raise QueryError(
                f"the query has more than {MAX_TOKENS:,} words and signs, or {MAX_TERMS} terms in a row; "
                "ask it in parts, and put long lists into VALUES"
            )


def _find_tokens(query: str) -> Iterator[tuple[str, str]]:
    for match in _TOKEN.finditer(query):
        kind = match.lastgroup or "other"
        if match["prefixed"] is not None:
            kind = "prefixed"
        if kind == "unclosed":  # seen at once: looking for the end of each such quote would take quadratic time
            raise QueryError(f"the quote {match[0]} at character {match.start() + 1} is not closed; close or escape it")
        if kind not in ("space", "comment"):
            yield kind, match[0]


def _check_names(kind: str, token: str) -> None:
    if kind == "iri" and "'" in token:  # `?a<'>'` is a comparison to some parsers and the start of an IRI to others
        raise QueryError(f"a quote inside {token}; write %27 in an IRI, or a space after the less-than sign")
    prefix, _, local = token.partition(":")
    if kind == "prefixed" and (
        _REACHING.search(prefix) or re.search(rf"\.({_REACHING.pattern})", local, re.IGNORECASE)
    ):
        # `SERVICE:x` and `x:a.SERVICE` hold a keyword to some parsers and are one name to others
        raise QueryError(f"{token} reads as a keyword in part; use another prefix, or set a space")
    if kind == "other":
        raise QueryError(f"{token!r} is no part of a SPARQL query; take it out")


def _check_dataset(following: list[tuple[str, str]], graphs: Collection[str]) -> None:
    named = [token for kind, token in following if kind == "iri"]
    first = following[0] if following else ("", "")
    if first[0] == "iri" or (first[1].lower() == "named" and named):
        iri = named[0][1:-1]
        if iri in graphs:
            return
        raise QueryError(f"FROM {iri}: no such graph is open here; open it with -g, or leave FROM out to ask them all")
    raise QueryError("FROM wants the full <IRI> of a graph that is open here; or leave it out to ask them all")


__all__ = ["MAX_DEPTH", "MAX_LENGTH", "MAX_TERMS", "MAX_TOKENS", "QueryError", "check_query"]
