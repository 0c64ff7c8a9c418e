"""What a request asks, by the SPARQL 1.1 Protocol: a query and its dataset, or one line on what is wrong with it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import parse_qsl

from starlette.requests import ClientDisconnect, Request

FORM = "application/x-www-form-urlencoded"
DIRECT = "application/sparql-query"
UPDATE = "application/sparql-update"
_FIELDS = 1_000
"""Fields in a form."""
_PASSING = 16
"""How many times too long a body may be for its sender to be told in good order."""


class RefusedError(ValueError):
    """A request that is answered with an error: its status, and one line for its sender."""

    def __init__(self, status: int, words: str, headers: dict[str, str] | None = None) -> None:
        super().__init__(words)
        self.status, self.words, self.headers = status, words, headers or {}


@dataclass(frozen=True, slots=True)
class Asked:
    """A query, and the graphs that the request, not the query, names; no query where the request has no parameter."""

    query: str | None
    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()


async def read_asked(request: Request, most: int) -> Asked:
    """The query of a GET, a POST of a form or a POST of the query itself."""
    fields = parse_fields(request.url.query)
    if request.method != "POST":
        return _asked(fields)
    body = await read_body(request, most)
    kind, charset = _content_type(request)
    if kind == UPDATE:
        raise RefusedError(400, "an update; the graphs are read-only here")
    if kind not in (FORM, DIRECT):
        raise RefusedError(415, f"send a query as {FORM} or as {DIRECT}")
    if charset not in ("utf-8", "utf8") or request.headers.get("content-encoding", "identity") != "identity":
        raise RefusedError(415, "send a query as plain UTF-8")
    text = parse_text(body)
    if kind == DIRECT:
        if any(name == "query" for name, _ in fields):
            raise RefusedError(400, "two queries in one request; send one")
        return _asked([*fields, ("query", text)])
    if not re.fullmatch(r"[\x00-\x7f]*", text):
        raise RefusedError(400, "a form holds ASCII; write other characters as %XX")
    return _asked([*fields, *parse_fields(text)], required=True)


def parse_fields(text: str) -> list[tuple[str, str]]:
    """The fields of a form or of a query string. RefusedError where it is not UTF-8 under its percent signs."""
    try:
        return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=_FIELDS)
    except UnicodeDecodeError:
        raise RefusedError(400, "the request is not UTF-8; encode its fields as UTF-8") from None
    except ValueError:
        raise RefusedError(400, f"more than {_FIELDS:,} fields in a request") from None


def parse_text(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        raise RefusedError(400, "the request is not UTF-8; encode it as UTF-8") from None


async def read_body(request: Request, most: int) -> bytes:
    """The request's body, at most ``most`` bytes. A longer one is let pass unread, for its sender hears nothing before
    it has sent all; one that is longer by far is broken off."""
    too_large = RefusedError(413, f"the request has over {most:,} bytes; send less", {"Connection": "close"})
    announced = request.headers.get("content-length", "0")
    if not announced.isdecimal() or len(announced) > 15 or int(announced) > most * _PASSING:
        raise too_large
    held, passed = bytearray(), 0
    try:
        async for piece in request.stream():
            passed += len(piece)
            if passed > most * _PASSING:
                raise too_large
            held += piece if passed <= most else b""
    except ClientDisconnect:
        raise RefusedError(400, "the request broke off") from None
    if passed > most:
        raise too_large
    return bytes(held)


def _asked(fields: list[tuple[str, str]], *, required: bool = False) -> Asked:
    queries = [value for name, value in fields if name == "query"]
    if any(name == "update" for name, _ in fields):
        raise RefusedError(400, "an update; the graphs are read-only here")
    if len(queries) > 1:
        raise RefusedError(400, "two queries in one request; send one")
    default, named = (_graphs(fields, name) for name in ("default-graph-uri", "named-graph-uri"))
    if not queries and (fields or required):
        raise RefusedError(400, "no query in the request; send it as the field query")
    return Asked(queries[0] if queries else None, default, named)


def _graphs(fields: list[tuple[str, str]], wanted: str) -> tuple[str, ...]:
    return tuple(value for name, value in fields if name == wanted)


def _content_type(request: Request) -> tuple[str, str]:
    kind, _, parameters = request.headers.get("content-type", "").partition(";")
    charset = re.search(r'charset="?([^\s;"]+)', parameters, re.IGNORECASE)
    return kind.strip().lower(), charset[1].lower() if charset else "utf-8"
