"""What a query that a person wrote may say: it reads the graphs that are open here, and nothing else.

SPARQL can fetch from the network (SERVICE, LOAD), name datasets of its own (FROM) and write. No parser at hand shows a
query's algebra, so this looks at SPARQL's own tokens; words inside strings, comments, IRIs, variables and prefixed
names are not words. Engines disagree on two points, and each is closed for both readings: \\u escapes are read as
written and as decoded, and a keyword may stand glued to its neighbours (``SERVICE:x``, ``5SERVICE``, ``trueSERVICE``).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Sequence
from urllib.parse import urljoin

from zhiji.model import QueryError
from zhiji.store.graphs import BASE
from zhiji.store.tokens import CLAUSE, NOTHING, Token, find_tokens
from zhiji.vocabulary import PREFIXES

MAX_LENGTH = 200_000
"""Characters in a query; longer ones are refused before they are read."""

MAX_DEPTH = 100
"""Brackets open at once, and operators in one unbroken chain: a parser that recurses must not run out of stack."""

MAX_TOKENS = 2_000
"""Words and signs outside VALUES and IN (…): joins, lists and expressions become as deep as they are long, and a deep
query ends the process it is asked in. From 2,600 on some do; VALUES and the terms of IN stay flat and may be long."""

MAX_TERMS = 500
"""Terms in a row, as in DESCRIBE or in a (list)."""

_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_REACHING = re.compile("service|load|from", re.IGNORECASE)
_WRITING = frozenset(["insert", "delete", "clear", "drop", "create", "copy", "move", "add", "with", "using"])
_TERMS = frozenset(["iri", "prefixed", "blank", "variable", "string", "number"])
_HIDDEN_SERVICE = re.compile(r"(?:^|\.|:|true|false)service(?:silent)?(?::.*)?$", re.IGNORECASE | re.DOTALL)
_HIDDEN_FROM = re.compile(r"from(?:named)?:", re.IGNORECASE)


def check_query(query: str, graphs: Collection[str] = ()) -> None:
    """QueryError unless ``query`` only reads. ``graphs`` are the IRIs that FROM may name."""
    if len(query) > MAX_LENGTH:
        raise QueryError(f"the query has {len(query):,} characters; the most that is read is {MAX_LENGTH:,}")
    _check_tokens(list(find_tokens(query)), graphs)
    decoded = _ESCAPE.sub(_decoded, query)
    if decoded != query:
        _check_decoded(decoded, graphs)


def _decoded(escape: re.Match[str]) -> str:
    number = int(escape[1] or escape[2], 16)
    if number > 0x10FFFF:
        raise QueryError(f"{escape[0]} is no character; write the character itself")
    return chr(number)


def _check_decoded(query: str, graphs: Collection[str]) -> None:
    """What breaks off when it is decoded is no query to engines that decode; but where they would break off is a guess,
    so nothing in it may look like a keyword that reaches out."""
    try:
        tokens = list(find_tokens(query))
    except QueryError:
        if _REACHING.search(query):
            raise
        return
    _check_tokens(tokens, graphs)


def _check_tokens(tokens: Sequence[Token], graphs: Collection[str]) -> None:
    _check_size(tokens)
    names = _Names()
    last = NOTHING
    for at, token in enumerate(tokens):
        following = tokens[at + 1 : at + 4]
        names.note(last, token, following)
        word = token.word
        if word == "from":
            _check_dataset(following, names, graphs)
        elif _REACHING.search(word):
            raise QueryError(
                f"{token.text} reaches out of the open graphs; zhiji answers from those alone: take it out"
            )
        elif word in _WRITING:
            raise QueryError(
                f"{token.text} writes; the graphs are read-only here: ask with SELECT, ASK, CONSTRUCT or DESCRIBE"
            )
        elif token.kind in ("prefixed", "blank") and last.word != "prefix" and _hides_keyword(token, following):
            raise QueryError(f"{token.text} reads as a keyword in part; use another prefix, or set a space")
        last = token


def _hides_keyword(token: Token, following: Sequence[Token]) -> bool:
    """``SERVICE:x {`` and ``e:a.SERVICE <x> {`` hold a keyword to some parsers and are one name to others; a name in
    its right place is not followed so."""
    if token.inside == CLAUSE and _HIDDEN_FROM.search(token.text):
        return True
    rest = list(following)
    if rest and rest[0].word == "silent":
        rest = rest[1:]
    return bool(_HIDDEN_SERVICE.search(token.text)) and any(after.text == "{" for after in rest[:2])


def _check_size(tokens: Sequence[Token]) -> None:
    depth = chain = run = counted = data = listed = 0
    awaited, last = False, NOTHING
    for token in tokens:
        kind = token.kind
        awaited = awaited or token.word == "values"
        if awaited and token.text == "{":
            awaited, data = False, depth + 1
        if last.word == "in" and token.text == "(":
            listed = depth + 1
        depth += (kind == "open") - (kind == "close")
        data, listed = (data if depth >= data else 0), (listed if depth >= listed else 0)
        chain = chain + 1 if kind in ("operator", "quoting") else 0
        run = run + 1 if kind in _TERMS and not data else 0
        flat = data or (depth == listed and (kind in _TERMS or token.text in ",^+-"))
        counted += not flat
        if depth > MAX_DEPTH or chain > MAX_DEPTH:
            raise QueryError(f"the query nests or chains more than {MAX_DEPTH} deep; ask it in parts")
        if counted > MAX_TOKENS or run > MAX_TERMS:
            raise QueryError(
                f"the query has more than {MAX_TOKENS:,} words and signs, or {MAX_TERMS} terms in a row; "
                "ask it in parts, and put long lists into VALUES"
            )
        last = token


class _Names:
    """What the prologue says: the base, and what each prefix may stand for."""

    def __init__(self) -> None:
        self.base = BASE
        self.prefixes: dict[str, set[str]] = defaultdict(set)

    def note(self, last: Token, token: Token, following: Sequence[Token]) -> None:
        """Takes in ``BASE <…>`` and ``PREFIX p: <…>``, also where the keyword is glued to the prefix."""
        if token.kind == "iri" and last.word == "base":
            self.base = self.full(token.text)
        if token.kind != "prefixed" or not token.text.endswith(":") or not following or following[0].kind != "iri":
            return
        name, iri = token.text[:-1], self.full(following[0].text)
        if last.word == "prefix":
            self.prefixes[name].add(iri)
        elif name.lower().startswith("prefix"):
            self.prefixes[name[len("prefix") :]].add(iri)

    def full(self, iri: str) -> str:
        return urljoin(self.base, _ESCAPE.sub(_decoded, iri[1:-1]))

    def meant(self, token: Token) -> set[str]:
        """The IRIs that a token of a dataset clause may stand for."""
        if token.kind == "iri":
            return {self.full(token.text)}
        prefix, _, local = token.text.partition(":")
        known = self.prefixes[prefix] or {PREFIXES[known] for known in PREFIXES if known == prefix}
        return {iri + re.sub(r"\\(.)", r"\1", local) for iri in known}


def _check_dataset(following: Sequence[Token], names: _Names, graphs: Collection[str]) -> None:
    wanted = [token for token in following if token.word != "named"][:1]
    meant = names.meant(wanted[0]) if wanted and wanted[0].kind in ("iri", "prefixed") else set()
    if not meant:
        raise QueryError("FROM wants the <IRI> or p:name of a graph that is open here; leave it out to ask them all")
    for iri in sorted(meant.difference(graphs)):
        raise QueryError(f"FROM {iri}: no such graph is open here; open it with -g, or leave FROM out to ask them all")


__all__ = ["MAX_DEPTH", "MAX_LENGTH", "MAX_TERMS", "MAX_TOKENS", "QueryError", "check_query"]
