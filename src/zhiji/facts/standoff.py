"""Stand-off facts: the exchange format without the report's words, which are put back when the text is at hand.

Left out is every ``text`` (of facts, subjects and cues); canonical ``name``s stay. The report's line holds the sha256
of the text, so that words are only taken from the very text the facts were read from.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Any

from zhiji.facts.exchange import FactsError, parse_row

_SPANS = ("subject", "cue")


def without_words(row: dict[str, Any]) -> dict[str, Any]:
    """One line of the exchange format without the report's words."""
    bare = {key: value for key, value in row.items() if key != "text"}
    return bare | {key: _bare(bare[key]) for key in _SPANS if bare.get(key)}


def _bare(span: Any) -> Any:
    if isinstance(span, list):
        return [_bare(part) for part in span]
    return {"start": span["start"], "end": span["end"]}


def with_words(lines: Iterable[str], text: str, name: str) -> Iterator[dict[str, Any]]:
    """The rows of a stand-off file with their words; FactsError where ``text`` is not the one they were read from."""
    for number, line in enumerate((line for line in lines if line.strip()), 1):
        row = parse_row(line, f"{name}:{number}")
        if number == 1:
            held = sha256(text.encode("utf-8")).hexdigest()
            if row.get("sha256") != held:
                raise FactsError(f"{name}: read from the text {str(row.get('sha256'))[:16]}…, this one is {held[:16]}…")
            yield row
            continue
        if "start" in row:
            row["text"] = text[row["start"] : row["end"]]
        yield row | {key: _filled(row[key], text) for key in _SPANS if row.get(key)}


def _filled(span: Any, text: str) -> Any:
    if isinstance(span, list):
        return [_filled(part, text) for part in span]
    return span | {"text": text[span["start"] : span["end"]]}
