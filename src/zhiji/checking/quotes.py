"""The text re-read: is it the one that was hashed, and does each quote stand where it is said to stand?"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

from zhiji.checking.rows import Citations
from zhiji.model.findings import Finding
from zhiji.store.graphs import Graph

_TEXTS = """
SELECT ?r ?text ?sha256 ?chars {
  ?r a zj:Report ; zj:text ?text ; zj:sha256 ?sha256 ; zj:charCount ?chars
} ORDER BY ?r ?sha256 ?chars ?text"""
_QUOTES = """
SELECT ?place ?report ?begin ?end ?quote {
  ?place zj:inReport ?report ; zj:begin ?begin ; zj:end ?end ; zj:quote ?quote .
} ORDER BY ?report ?begin ?end ?place ?quote"""


def find_text_findings(graph: Graph, citations: Citations) -> Iterator[Finding]:
    """Reports whose text has changed since it was hashed, and quotes that are not in the text at their offsets."""
    texts: dict[str, str] = {}
    for report, text, stated, chars in graph.select(_TEXTS):
        if report and text is not None:
            texts[report] = text
            yield from _hash_findings(report, text, stated or "", chars or "", citations)
    for place, report, begin, end, quote in graph.select(_QUOTES):
        text = texts.get(report or "")
        if place and text is not None and quote is not None:
            found = text[int(begin or 0) : int(end or 0)]
            if found != quote:
                yield _quote_finding(place, f"{begin}-{end}", quote, found, citations)


def _hash_findings(report: str, text: str, stated: str, chars: str, citations: Citations) -> Iterator[Finding]:
    actual = sha256(text.encode("utf-8")).hexdigest()
    if actual == stated and str(len(text)) == chars:
        return
    things = citations.involved(report)
    title = things[0].label
    yield Finding(
        kind="hash",
        severity="violation",
        rule="text-hash",
        zh=f"{title}：全文的校验值为 {actual[:16]}…、{len(text)} 字，图中记为 {stated[:16]}…、{chars} 字",
        en=f"{title}: the text hashes to {actual[:16]}… with {len(text)} characters, "
        f"the graph says {stated[:16]}… with {chars}",
        things=things,
    )


def _quote_finding(place: str, where: str, quote: str, found: str, citations: Citations) -> Finding:
    return Finding(
        kind="quote",
        severity="violation",
        rule="quotes",
        zh=f"引文“{_cut(quote)}”不在全文 {where} 处，该处为“{_cut(found)}”",
        en=f"the quote “{_cut(quote)}” does not stand at {where} of the text; “{_cut(found)}” does",
        things=citations.involved(place),
    )


def _cut(words: str) -> str:
    return words if len(words) <= 40 else words[:39] + "…"
