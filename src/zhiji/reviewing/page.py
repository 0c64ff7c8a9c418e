"""A report and its facts as one HTML file that works offline and gives back a file of corrections.

The report is untrusted: it is data in the page, shown as text, and nothing but the page's own script may run or load.
"""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Iterable
from dataclasses import fields
from decimal import Decimal
from functools import cache
from hashlib import sha256
from html import escape
from importlib.resources import files
from pathlib import PurePath
from string import Template
from typing import Any, Protocol

from zhiji.model import Fact, Facts, Report, Span, Standing
from zhiji.reviewing.fields import forms, standing_form, types, written_name

SCRIPTS = ("words.js", "dom.js", "facts.js", "corrections.js", "reading.js", "forms.js", "cards.js", "main.js")
_ESCAPES = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})


class Line(Protocol):
    """A correction, as far as the page is concerned: the object of its line."""

    @property
    def row(self) -> dict[str, Any]: ...


def review_page(report: Report, facts: Facts, corrections: Iterable[Line] = ()) -> str:
    """The page as HTML text. ``facts`` are as they were read, before ``corrections``; these are shown as already made.

    What a person does there is downloaded as NAME.corrections.jsonl, where NAME is the report's file.
    """
    style, script = _asset("review.css"), "\n".join(_asset(name) for name in SCRIPTS)
    title = report.title or report.file or ""
    policy = (
        f"default-src 'none'; script-src {_hash(script)}; style-src {_hash(style)}; base-uri 'none'; form-action 'none'"
    )
    return Template(_asset("review.html")).substitute(
        policy=policy, title=escape(title), style=style, script=script, data=_as_json(_data(report, facts, corrections))
    )


def _data(report: Report, facts: Facts, corrections: Iterable[Line]) -> dict[str, Any]:
    return {
        "name": PurePath(report.file).stem if report.file else "report",
        "title": report.title,
        "text": report.text,
        "points": [[place.start, place.end] for place in report.points],
        "sentences": [[place.start, place.end] for place in report.sentences],
        "issuer": facts.head.issuer,
        "year": facts.head.year,
        "facts": [{"type": fact.type} | _row(fact) for fact in facts.items],
        "corrections": [line.row for line in corrections],
        "types": types(),
        "forms": forms(),
        "standing": standing_form(),
    }


def _row(value: Fact | Span | Standing) -> dict[str, Any]:
    kind: Any = type(value)
    return {
        written_name(kind, f.name): _plain(held)
        for f in fields(value)
        if (held := getattr(value, f.name)) != f.default and held != ()
    }


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(v) for v in value]
    return _row(value) if isinstance(value, Span | Standing) else value


def _as_json(data: dict[str, Any]) -> str:
    """JSON that can stand in a script element whatever it says."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"), default=_number).translate(_ESCAPES)


def _number(value: Any) -> int | float:
    assert isinstance(value, Decimal)
    return int(value) if value == value.to_integral_value() else float(value)


@cache
def _asset(name: str) -> str:
    return files("zhiji.reviewing").joinpath("assets", name).read_text("utf-8")


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
