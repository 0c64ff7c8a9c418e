"""The verify queries of the ontology: each is a SELECT that must return nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from zhiji.checking.rows import Citations
from zhiji.checking.shapes import shorten
from zhiji.model import ZhijiError
from zhiji.model.findings import Finding
from zhiji.store.graphs import Graph
from zhiji.vocabulary import ID

_HEADER = re.compile(r"^# (title|description):[ \t]*(?:(zh|en):)?[ \t]*(.+?)[ \t]*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class VerifyQuery:
    """A query whose every row is a fault; ``zh`` and ``en`` say what holds where there is none."""

    name: str
    zh: str
    en: str
    query: str


def load_verify_queries(ontology: Path) -> list[VerifyQuery]:
    """The queries in ``ontology``/verify, by name; ZhijiError where there is none or one has no title."""
    files = sorted((ontology / "verify").glob("*.rq"))
    if not files:
        raise ZhijiError(f"{ontology / 'verify'}: no verify queries (*.rq) here; install zhiji again")
    return [_parsed(file) for file in files]


def find_query_findings(graph: Graph, ontology: Path, citations: Citations) -> Iterator[Finding]:
    """A finding for each row that a verify query returns."""
    for verify in load_verify_queries(ontology):
        answer = graph.ask(verify.query)
        assert isinstance(answer, ox.QuerySolutions)
        names = [variable.value for variable in answer.variables]
        for row in answer:
            values = {name: _text(term) for name in names if (term := row[name]) is not None}
            shown = ", ".join(f"{name} = {shorten(value)}" for name, value in values.items())
            yield Finding(
                kind="verify",
                severity="violation",
                rule=verify.name,
                zh=f"不成立：{verify.zh}（{shown}）",
                en=f"does not hold: {verify.en} ({shown})",
                things=citations.involved(*(v for v in values.values() if v.startswith(ID))),
            )


def _parsed(file: Path) -> VerifyQuery:
    text = file.read_text("utf-8")
    said = {(kind, language): words for kind, language, words in _HEADER.findall(text)}
    title = said.get(("title", ""), "")
    if not title and ("title", "en") not in said:
        raise ZhijiError(f"{file}: no line '# title:'; begin a verify query with what holds where it returns nothing")
    en, _, zh = title.partition(" · ")
    en = said.get(("title", "en"), en)
    return VerifyQuery(file.stem, said.get(("title", "zh"), zh) or en, en, text)


def _text(term: object) -> str:
    return str(getattr(term, "value", term))
