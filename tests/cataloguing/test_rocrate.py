"""An RO-Crate of a corpus and of loose graphs, held against the rules of RO-Crate 1.1."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from zhiji import api
from zhiji.building.corpora import build_corpus
from zhiji.building.options import Options
from zhiji.cataloguing.rocrate import METADATA, CrateFile, ReadBy, Told, describe_crate
from zhiji.cli import main
from zhiji.corpus.asking import OpenCorpus

INVENTED = Path(__file__).parents[1] / "invented"
URL = "https://example.org/jia-2019"
DAY = "2031-02-03"
TERMS = {  # that the context of RO-Crate 1.1 has, read there
    *("about", "alternateName", "conformsTo", "contentSize", "creator", "datePublished", "description"),
    *("encodingFormat", "hasPart", "identifier", "inLanguage", "instrument", "isBasedOn", "keywords", "license"),
    *("mentions", "name", "object", "result", "softwareVersion", "temporalCoverage", "url", "version"),
}


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("crate")
    table = folder / "urls.csv"
    table.write_text(f"jia-2019.txt,{URL}\n", encoding="utf-8")
    extracted = folder / "丙市 50%.txt"
    extracted.write_text("丙市某局2020年法治政府建设年度报告\n全年办结案件57件。\n", encoding="utf-8")
    build_corpus(folder / "c", [str(INVENTED), str(extracted)], Options(jobs=1, urls=table))
    return folder / "c"


@pytest.fixture(scope="module")
def crate(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("out") / "crate"
    assert main(["export", "ro-crate", "-g", str(corpus), "-o", str(place), "--published", DAY]) == 0
    return place


@pytest.fixture(scope="module", params=["corpus", "graphs"])
def either(
    request: pytest.FixtureRequest, crate: Path, invented: api.KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    if request.param == "corpus":
        return crate
    place = tmp_path_factory.mktemp("loose")
    invented.crate(place, published=DAY, licence="CC-BY-4.0")
    return place


def entities(place: Path) -> dict[str, dict[str, Any]]:
    document = json.loads((place / METADATA).read_text(encoding="utf-8"))
    [context, also] = document["@context"]
    assert context == "https://w3id.org/ro/crate/1.1/context"
    terms = {key for entity in document["@graph"] for key in entity if not key.startswith("@")}
    assert terms <= TERMS | set(also)
    assert set(document) == {"@context", "@graph"}
    held = {entity["@id"]: entity for entity in document["@graph"]}
    assert len(held) == len(document["@graph"]), "each entity once"
    return held


def refs(value: object) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [one["@id"] for one in values if isinstance(one, dict)]


def test_the_descriptor_points_at_the_root(either: Path) -> None:
    descriptor = entities(either)[METADATA]
    assert descriptor["@type"] == "CreativeWork"
    assert descriptor["about"] == {"@id": "./"}
    assert descriptor["conformsTo"] == {"@id": "https://w3id.org/ro/crate/1.1"}


def test_the_root_says_what_it_must(either: Path) -> None:
    held = entities(either)
    root = held["./"]
    assert root["@type"] == "Dataset"
    assert root["datePublished"] == DAY
    assert all(isinstance(root[name], str) and root[name] for name in ("name", "description"))
    licence = held[root["license"]["@id"]]
    assert licence["name"]
    assert licence["description"]
    assert held[root["creator"]["@id"]]["@type"] == "SoftwareApplication"


def test_the_graph_is_flat_and_every_reference_has_its_entity(either: Path) -> None:
    """1.1: no nested objects but references; entities have @id and @type; one that stands alone is no list."""
    held = entities(either)
    outside = {"https://w3id.org/ro/crate/1.1", "https://w3id.org/zhiji/ontology"}
    for entity in held.values():
        assert entity["@type"]
        for name, value in entity.items():
            for one in value if isinstance(value, list) else [value]:
                assert isinstance(one, str) or set(one) == {"@id"}, name
            assert not isinstance(value, list) or len(value) > 1, name
            assert set(refs(value)) <= set(held) | outside, name


def test_every_file_is_there_is_described_and_is_part_of_the_root(either: Path) -> None:
    held = entities(either)
    files = {iri: entity for iri, entity in held.items() if entity["@type"] == "File"}
    assert sorted(files) == sorted(refs(held["./"]["hasPart"]))
    lying = {p.relative_to(either).as_posix() for p in either.rglob("*") if p.is_file()} - {METADATA}
    assert {unquote(iri) for iri in files} == lying
    for iri, entity in files.items():
        content = (either / unquote(iri)).read_bytes()
        assert entity["contentSize"] == str(len(content))
        assert entity["sha256"] == sha256(content).hexdigest()
        assert entity["encodingFormat"].count("/") == 1


def test_each_report_is_a_source_with_its_issuer_and_its_address(crate: Path) -> None:
    held = entities(crate)
    reports = {iri: entity for iri, entity in held.items() if entity["@type"] == "Report"}
    assert sorted(reports) == sorted(refs(held["./"]["isBasedOn"]))
    assert len(reports) == 5
    assert sorted(e["url"] for e in reports.values() if "url" in e) == [URL]
    assert {held[e["creator"]["@id"]]["name"] for e in reports.values()} == {"甲市公安局", "乙市公安局", "丙市某局"}
    assert {e["temporalCoverage"] for e in reports.values()} == {"2019", "2020"}


def test_what_read_the_reports_is_an_action_with_its_version(crate: Path) -> None:
    held = entities(crate)
    actions = {entity["@id"]: entity for entity in held.values() if entity["@type"] == "CreateAction"}
    assert sorted(actions) == sorted(refs(held["./"]["mentions"]))
    [extracted] = [a for iri, a in actions.items() if iri.startswith("#reading-extracted-")]
    assert held[extracted["instrument"]["@id"]]["softwareVersion"] == extracted["@id"].rpartition("-")[2]
    assert len(refs(extracted["object"])) == 1
    assert len(refs(extracted["result"])) == 3
    curated = actions["#reading-curated"]
    assert "instrument" not in curated, "a person is no software"
    assert len(refs(curated["object"])) == 4
    assert refs(actions["#export"]["instrument"])


def test_nothing_of_the_machine_is_given_away(crate: Path, corpus: Path) -> None:
    for file in (METADATA, *(p.relative_to(crate) for p in crate.glob("reports/*"))):
        assert str(corpus.parent) not in (crate / file).read_text(encoding="utf-8")


def test_the_same_corpus_is_the_same_crate(crate: Path, corpus: Path, tmp_path: Path) -> None:
    api.load(corpus).crate(tmp_path / "again", published=DAY)
    for file in crate.rglob("*"):
        if file.is_file():
            assert (tmp_path / "again" / file.relative_to(crate)).read_bytes() == file.read_bytes()


LICENCES = [
    (None, "#license"),
    ("CC-BY-4.0", "https://spdx.org/licenses/CC-BY-4.0"),
    ("https://example.org/terms", "https://example.org/terms"),
]


@pytest.mark.parametrize(("told", "iri"), LICENCES)
def test_a_licence_is_an_entity(invented: api.KnowledgeGraph, told: str | None, iri: str) -> None:
    files, read = [CrateFile("graph.nq", 1, "0" * 64)], [ReadBy("r", "curated", None)]
    graph = json.loads(describe_crate(invented.catalogue, files, read, Told(DAY, told)))["@graph"]
    assert graph[1]["license"] == {"@id": iri}
    assert [entity for entity in graph if entity["@id"] == iri]


WRONG: list[tuple[Callable[[Path], list[str]], str]] = [
    (lambda place: ["-o", str(place)], "give --published YYYY-MM-DD"),
    (lambda place: ["-o", str(place), "--published", "yesterday"], "is no day"),
    (lambda _: ["--published", DAY], "name a folder with -o DIR"),
    (lambda place: ["-o", str(place), "--published", DAY, "--license", "javascript:x"], "SPDX"),
    (lambda _: ["-o", "{corpus}/out", "--published", DAY], "lies in the corpus itself"),
]


@pytest.mark.parametrize(("words", "said"), WRONG, ids=[said for _, said in WRONG])
def test_wrong_use_is_one_line_and_writes_nothing(
    corpus: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    words: Callable[[Path], list[str]],
    said: str,
) -> None:
    told = [word.replace("{corpus}", str(corpus)) for word in words(tmp_path / "out")]
    assert main(["export", "ro-crate", "-g", str(corpus), *told]) == 2
    errors = capsys.readouterr().err
    assert said in errors
    assert errors.count("\n") == 1
    assert list(written(tmp_path)) == []


def test_a_crate_that_fails_leaves_nothing(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    read, files = OpenCorpus.read_file, iter(range(4))

    def failing(held: OpenCorpus, path: Path) -> bytes:
        if next(files) == 3:
            raise PermissionError(13, "Permission denied", str(corpus / path))
        return read(held, path)

    monkeypatch.setattr(OpenCorpus, "read_file", failing)
    place = tmp_path / "deep" / "out"
    assert main(["export", "ro-crate", "-g", str(corpus), "-o", str(place), "--published", DAY]) == 2
    assert "Permission denied" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def written(place: Path) -> Iterator[Path]:
    return (file for file in place.rglob("*") if file.is_file())
