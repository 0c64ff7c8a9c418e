"""A SPARQL query cut into the tokens of its grammar (SPARQL 1.1, 19.8), each with what it stands in.

One sign needs its surroundings: ``<`` opens an IRI, but behind a value in an expression it compares, and what looks
like the inside of an IRI is then a comment, a string, a keyword. Expressions stand in round brackets only, so the
brackets that are open decide.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from zhiji.model import QueryError

LETTERS = (
    "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d\u2070-\u218f\u2c00-\u2fef"
    "\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_LATER = "\u00b7\u0300-\u036f\u203f\u2040"
NAME = rf"{LETTERS}_0-9{_LATER}\-"
"""The characters of a name, after its first one; as part of a regular expression."""
_PIECE = rf"(?:[{NAME}:]|%[0-9A-Fa-f]{{2}}|\\[^\s])"
_ESCAPED = r"\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8}"

_IRI = rf"(?P<iri><(?:[^<>\"{{}}|^`\\\x00-\x20]|{_ESCAPED})*+>)|"
_REST = rf"""
      (?P<space>[ \t\r\n]+)
    | (?P<comment>\#[^\r\n]*)
    | (?P<string>'''(?:'{{0,2}}(?:[^'\\]|\\.))*+'''|\"\"\"(?:"{{0,2}}(?:[^"\\]|\\.))*+\"\"\"
                |'(?!'')(?:[^'\\\r\n]|\\.)*+'|"(?!"")(?:[^"\\\r\n]|\\.)*+")
    | (?P<unclosed>['"])
    | (?P<variable>[?$][{LETTERS}_0-9{_LATER}]+)
    | (?P<language>@[A-Za-z]+(?:-[A-Za-z0-9]+)*(?:--[A-Za-z]+)?)
    | (?P<blank>_:[{NAME}]+(?:\.+[{NAME}]+)*+)
    | (?P<prefixed>(?:[{LETTERS}](?:[{NAME}.]{{0,98}}[{NAME}])?)?:(?:{_PIECE}++(?:\.++{_PIECE}++)*+)?)
    | (?P<number>(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)
    | (?P<word>[{LETTERS}][{LETTERS}_0-9]*)
    | (?P<open>[({{\[])
    | (?P<close>[)}}\]])
    | (?P<mark>[.;,_])
    | (?P<quoting><<)
    | (?P<operator>[^\s\w])
    | (?P<other>.)
"""
_TOKEN = re.compile(_IRI + _REST, re.VERBOSE | re.DOTALL)
_TOKEN_AFTER_VALUE = re.compile(_REST.replace("(?P<quoting><<)", "(?P<quoting>(?!))"), re.VERBOSE | re.DOTALL)
_CLOSED_BY = {"(": ")", "{": "}", "[": "]"}
_VALUES = frozenset(["variable", "string", "number", "language", "blank", "iri", "prefixed", "close"])
_GLUED = re.compile("filter|bind", re.IGNORECASE)

CLAUSE, TRIPLES, EXPRESSION, TERMS, DOUBTFUL = "clause", "triples", "expression", "terms", "doubtful"
"""What a token stands in: the query's own clauses, a pattern, an expression, a list or path in a pattern; or in
brackets of which engines may think this or that."""


@dataclass(slots=True)
class Token:
    """``kind`` is a group of the grammar above; ``at`` the place of the first character."""

    kind: str
    text: str
    at: int
    inside: str

    @property
    def word(self) -> str:
        """The token in small letters where it is a bare word, else nothing."""
        return self.text.lower() if self.kind == "word" else ""


NOTHING = Token("", "", 0, CLAUSE)


def find_tokens(query: str) -> Iterator[Token]:
    """The tokens, spaces and comments left out. QueryError where no SPARQL grammar goes on."""
    at, opened = 0, list[tuple[str, str]]()
    last = before = NOTHING
    while at < len(query):
        inside = opened[-1][1] if opened else CLAUSE
        match = _match(query, at, inside, last)
        at = match.end()
        kind = match.lastgroup or "other"
        if kind in ("space", "comment"):
            continue
        token = Token(kind, match[0], match.start(), inside)
        _check(token)
        if kind == "open":
            opened.append((_CLOSED_BY[token.text], _opened(token, last, before)))
        elif kind == "close":
            _close(opened, token)
        elif token.word.startswith("select") and inside == TRIPLES:
            opened[-1] = (opened[-1][0], CLAUSE)
        last, before = token, last
        yield token


def _match(query: str, at: int, inside: str, last: Token) -> re.Match[str]:
    compares = inside in (EXPRESSION, DOUBTFUL) and _is_value(last)
    match = (_TOKEN_AFTER_VALUE if compares else _TOKEN).match(query, at)
    assert match  # the last alternative takes any character
    if compares and inside == DOUBTFUL and _TOKEN.match(query, at)["iri"]:  # type: ignore[index]
        raise QueryError(f"{query[at : at + 20]!r} may compare or be an IRI; set a space after the keyword or the <")
    return match


def _is_value(token: Token) -> bool:
    return token.kind in _VALUES or token.word.endswith(("true", "false"))


def _opened(token: Token, last: Token, before: Token) -> str:
    """What stands in the brackets that ``token`` opens."""
    if token.text != "(":
        return TRIPLES
    if last.kind == "quoting" or token.inside in (TERMS, DOUBTFUL):
        return token.inside if token.inside == DOUBTFUL else TERMS
    if token.inside in (CLAUSE, EXPRESSION):
        return EXPRESSION
    if last.kind == "prefixed" and _GLUED.search(last.text):
        return DOUBTFUL
    called = last.kind in ("iri", "prefixed") and "filter" in before.word
    keyword = last.kind == "word" and last.text != "a" and not _is_value(last)
    return EXPRESSION if called or keyword else TERMS


def _close(opened: list[tuple[str, str]], token: Token) -> None:
    if not opened or opened.pop()[0] != token.text:
        raise QueryError(f"the bracket {token.text} at character {token.at + 1} closes none; correct the query")


def _check(token: Token) -> None:
    if token.kind == "unclosed":  # seen at once: looking for the end of each such quote would take quadratic time
        raise QueryError(f"the quote {token.text} at character {token.at + 1} is not closed; close or escape it")
    if token.kind == "other":
        raise QueryError(f"{token.text!r} is no part of a SPARQL query; take it out")
