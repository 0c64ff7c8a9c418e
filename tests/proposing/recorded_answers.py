"""Answers of an independent reader to the requests about the shipped report and two invented ones, given from these
alone, in place of a model.

They are kept by place: the sentences that were asked about, and where in the text the units and figures stand whose
ids a question gave. So neither other instructions nor another reader of figures lets an answer fall silently: each
finds the request about its sentences, and names what it meant under the id that this has there today."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from zhiji import pipeline, resources
from zhiji.model import Link
from zhiji.proposing import Request, load_instructions, make_requests

HERE = Path(__file__).parent / "recorded"
INVENTED = Path(__file__).parents[1] / "invented"
REPORTS = {
    "jinhua-psb-2020": resources.shipped_report(),
    "jia-2019": INVENTED / "jia-2019.txt",
    "jia-2020": INVENTED / "jia-2020.txt",
}
Row = dict[str, Any]


@dataclass(frozen=True)
class Recorded:
    """What was answered about some sentences, in the words of a request of today."""

    request: Request
    content: str


def recorded(name: str, reading: pipeline.Reading, requests: Sequence[Request]) -> list[Recorded]:
    """The answers recorded for a report, each with the request about the same sentences. KeyError where there is none:
    then requests are cut otherwise, and the answers have to be given anew."""
    by_sentences = {tuple((place.start, place.end) for place in request.sentences): request for request in requests}
    lines = (HERE / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    found = []
    for row in map(json.loads, lines):
        request = by_sentences[tuple((start, end) for start, end in row["sentences"])]
        found.append(Recorded(request, json.dumps(_named_anew(row, request, reading), ensure_ascii=False)))
    return found


def _named_anew(row: Row, request: Request, reading: pipeline.Reading) -> Row:
    """The answer with the ids that the request gives today to what stands in the same places."""
    held = {local: reading.facts.by_id[own] for local, own in request.known}
    here = {(local[0], f.start, f.end): local for local, f in held.items() if not isinstance(f, Link)}
    now = {old: here.get((old[0], *span), f"no-{old}") for old, span in row["known"].items()}

    def renamed(value: Any) -> Any:
        return [renamed(one) for one in value] if isinstance(value, list) else now.get(str(value), value)

    answer: Row = row["answer"]
    references = ("id", "by", "led_by", "recipient", "conferred_by", "issued_by", "bearer", "part_of", "coref")
    facts = [{k: renamed(v) if k in references else v for k, v in fact.items()} for fact in answer["facts"]]
    links = [{k: renamed(v) if k in ("from", "to") else v for k, v in link.items()} for link in answer["links"]]
    return {"facts": facts, "links": links}


def batch_lines(name: str) -> Iterator[str]:
    """The recorded answers as a batch service would give them back to today's requests of the report's file."""
    source = REPORTS[name]
    reading = pipeline.extract(source)
    requests = make_requests(reading.report, reading.facts, load_instructions(), name=source.stem)
    for held in recorded(name, reading, requests):
        body = {"model": "independent-reader", "choices": [{"message": {"content": held.content}}]}
        yield json.dumps({"custom_id": held.request.custom_id, "response": {"body": body}}, ensure_ascii=False)
