"""A link that a person calls wrong is gone from the next build, and nothing else is."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from zhiji import api, pipeline
from zhiji.correcting import find_sources, reject_link
from zhiji.model import ZhijiError
from zhiji.network import LinkRow

INVENTED = Path(__file__).parents[1] / "invented"


@pytest.fixture(params=["curated", "extracted"])
def source(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A report with its curated facts beside it, or alone, so that it is read anew."""
    for name in ("jia-2020.txt", *(["jia-2020.facts.jsonl"] if request.param == "curated" else [])):
        shutil.copy(INVENTED / name, tmp_path / name)
    return tmp_path / "jia-2020.txt"


def links(source: Path) -> dict[tuple[str, str], LinkRow]:
    return {(row.initiative.iri, row.outcome.iri): row for row in api.load(source).links(weak=True)}


def ends(row: LinkRow) -> Iterator[list[tuple[int, int]]]:
    graph_ends = row.part or row.initiative, row.outcome
    yield from ([(e.start, e.end) for e in end.evidence] for end in graph_ends)


def test_a_rejected_link_is_gone_and_the_others_stay(source: Path) -> None:
    before = links(source)
    key, row = next((key, row) for key, row in before.items() if row.part is None)
    done = reject_link(source, *ends(row), why="只是写在一处")
    assert done.file.name == "jia-2020.corrections.jsonl"
    written = [json.loads(line) for line in done.file.read_text(encoding="utf-8").splitlines()]
    assert done.lines == len(written) >= 1
    assert {line["do"] for line in written} == {"reject"}
    assert {line["why"] for line in written} == {"只是写在一处"}
    after = links(source)
    assert key not in after
    gone = {other for other in before if other not in after and before[other].part is None}
    assert gone == {key}
    assert pipeline.read(source).remarks == ()


def test_what_was_said_before_stays_in_the_file(source: Path) -> None:
    rows = [row for row in links(source).values() if row.part is None][:2]
    for row in rows:
        reject_link(source, *ends(row))
    file = source.with_name("jia-2020.corrections.jsonl")
    assert len(file.read_text(encoding="utf-8").splitlines()) >= 2
    with pytest.raises(ZhijiError, match="rejected already"):
        reject_link(source, *ends(rows[0]))


def test_places_that_no_link_has_are_refused(source: Path) -> None:
    with pytest.raises(ZhijiError, match="no such link"):
        reject_link(source, [(0, 1)], [(2, 3)])
    assert not source.with_name("jia-2020.corrections.jsonl").exists()


def test_sources_are_known_by_their_text(tmp_path: Path) -> None:
    assert {file.name for file in find_sources(INVENTED).values()} == {
        f"{who}-{y}.txt" for who in ("jia", "yi") for y in (2019, 2020)
    }
    for place, words in ((tmp_path, "no report in this folder"), (tmp_path / "nowhere", "no such folder")):
        with pytest.raises(ZhijiError, match=words):
            find_sources(place)
