"""The description of a folder of data as RO-Crate 1.1 has it: what is in it, out of which reports, read by what."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from pathlib import PurePosixPath
from typing import NamedTuple
from urllib.parse import quote

from zhiji.addresses import is_address
from zhiji.cataloguing.statements import SOFTWARE, Catalogue
from zhiji.model import SourceReport, ZhijiError
from zhiji.vocabulary import ONTOLOGY

METADATA = "ro-crate-metadata.json"
_SPECIFICATION = "https://w3id.org/ro/crate/1.1"
_ALSO = {"sha256": "https://schema.org/sha256"}
"""Terms that the context of 1.1 does not have."""
_SPDX = re.compile(r"[A-Za-z0-9][A-Za-z0-9.+-]*")
_FORMATS = {
    ".ttl": "text/turtle",
    ".nq": "application/n-quads",
    ".txt": "text/plain",
    ".jsonl": "application/jsonl",
    ".parquet": "application/vnd.apache.parquet",
    ".csv": "text/csv",
}
_KINDS = {
    ".ttl": ("graph of {of}", "{of}的图谱"),
    ".txt": ("text of {of}", "{of}的全文"),
    ".jsonl": ("facts of {of}, one a line", "{of}的事实，每行一项"),
    ".nq": ("graphs of all reports", "全部报告的图谱"),
    ".parquet": ("table of {of}", "{of} 表"),
    ".csv": ("table of {of}", "{of} 表"),
}
_READERS = {
    "curated": "Reports read by a person",
    "extracted": "Reports read by zhiji {version}",
    "proposed": "Reports read by zhiji {version} and a language model, held to their text",
}

Entity = dict[str, object]


class CrateFile(NamedTuple):
    """One file of a crate: its path in it, how many bytes it has and their sha256, and the report that it is of, if of
    one (its IRI)."""

    path: str
    size: int
    sha256: str
    report: str | None = None


class ReadBy(NamedTuple):
    """How a report (its IRI) was read, and by which version of zhiji; None where a person read it."""

    report: str
    kind: str
    version: str | None


@dataclass(frozen=True, slots=True)
class Told:
    """What the data cannot say of itself: the day on which it is published, and its licence, None where nobody said."""

    published: str
    license: str | None = None


def check_told(published: str | None, licence: str | None = None) -> Told:
    """The day and the licence, as a person told them. ZhijiError for no day (nothing here looks at the clock), and for
    a licence that is neither an SPDX identifier nor an address."""
    try:
        day = date.fromisoformat(published or "").isoformat()
    except ValueError:
        if published:
            raise ZhijiError(f"{published!r} is no day; give --published YYYY-MM-DD") from None
        raise ZhijiError("a crate says on which day it is published; give --published YYYY-MM-DD") from None
    if licence is not None and not (is_address(licence) or _SPDX.fullmatch(licence)):
        raise ZhijiError(f"--license {licence}: write an SPDX identifier (CC-BY-4.0), or the address of the licence")
    return Told(day, licence)


def describe_crate(catalogue: Catalogue, files: Sequence[CrateFile], readings: Iterable[ReadBy], told: Told) -> bytes:
    """ro-crate-metadata.json, the same bytes for the same data."""
    licence = _licence(told.license)
    held = list(readings)
    actions = list(_actions(files, held))
    versions = sorted({version("zhiji"), *(reading.version for reading in held if reading.version)})
    graph = [
        {
            "@id": METADATA,
            "@type": "CreativeWork",
            "conformsTo": _ref(_SPECIFICATION),
            "about": _ref("./"),
        },
        _root(catalogue, files, actions) | {"datePublished": told.published, "license": _ref(licence["@id"])},
        *_files(catalogue, files),
        licence,
        *_sources(catalogue.reports),
        *map(_software, versions),
        *actions,
    ]
    document = {"@context": [f"{_SPECIFICATION}/context", _ALSO], "@graph": graph}
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _root(catalogue: Catalogue, files: Sequence[CrateFile], actions: Sequence[Entity]) -> Entity:
    years = catalogue.years
    return {
        "@id": "./",
        "@type": "Dataset",
        "name": catalogue.said("title", "en"),
        "alternateName": catalogue.said("title", "zh"),
        "description": f"{catalogue.said('description', 'en')} {catalogue.said('description', 'zh')}",
        "identifier": catalogue.iri,
        "keywords": [*catalogue.said("keywords", "en").split(", "), *catalogue.said("keywords", "zh").split(", ")],
        "inLanguage": "zh",
        **({"temporalCoverage": f"{years[0]}/{years[-1]}"} if years else {}),
        "creator": _ref(_software_id(version("zhiji"))),
        "conformsTo": _ref(ONTOLOGY),
        "hasPart": _refs(_id_of(file.path) for file in files),
        "isBasedOn": _refs(report.iri for report in catalogue.reports),
        "mentions": _refs(action["@id"] for action in actions),
    }


def _files(catalogue: Catalogue, files: Iterable[CrateFile]) -> Iterator[Entity]:
    names = {report.iri: report.name for report in catalogue.reports}
    for file in files:
        path = PurePosixPath(file.path)
        of = names.get(file.report or "", path.name.partition(".")[0])
        en, zh = (words.format(of=of) for words in _KINDS[path.suffix])
        yield {
            "@id": _id_of(file.path),
            "@type": "File",
            "name": path.name,
            "description": f"{en} / {zh}",
            "encodingFormat": _FORMATS[path.suffix],
            "contentSize": str(file.size),
            "sha256": file.sha256,
            **({"isBasedOn": _ref(file.report)} if file.report else {}),
        }


def _sources(reports: Iterable[SourceReport]) -> Iterator[Entity]:
    """Each report, and each body that issued any."""
    bodies = {}
    for report in reports:
        bodies[report.issuer] = report.issuer_label
        yield {
            "@id": report.iri,
            "@type": "Report",
            "name": report.title or report.name,
            "creator": _ref(report.issuer),
            "inLanguage": "zh",
            **({"temporalCoverage": str(report.year)} if report.year else {}),
            **({"url": report.address} if report.address else {}),
        }
    for iri, name in bodies.items():
        yield {"@id": iri, "@type": "GovernmentOrganization", "name": name}


def _actions(files: Sequence[CrateFile], readings: Iterable[ReadBy]) -> Iterator[Entity]:
    """How the reports were read, an action for each kind and version; and how the crate was put together."""
    by_way: dict[tuple[str, str | None], list[str]] = defaultdict(list)
    for report, kind, number in readings:
        by_way[kind, number].append(report)
    for (kind, number), reports in sorted(by_way.items(), key=str):
        made = [_id_of(file.path) for file in files if file.report in reports]
        yield {
            "@id": f"#reading-{kind}{f'-{number}' if number else ''}",
            "@type": "CreateAction",
            "name": _READERS[kind].format(version=number or ""),
            **({"instrument": _ref(_software_id(number))} if number else {}),
            "object": _refs(reports),
            "result": _refs(made or ["./"]),
        }
    yield {
        "@id": "#export",
        "@type": "CreateAction",
        "name": "This crate put together",
        "instrument": _ref(_software_id(version("zhiji"))),
        "object": _refs(report for held in by_way.values() for report in held),
        "result": _ref("./"),
    }


def _software(number: str) -> Entity:
    return {
        "@id": _software_id(number),
        "@type": "SoftwareApplication",
        "name": "zhiji",
        "version": number,
        "softwareVersion": number,
        "url": SOFTWARE,
        "license": "https://spdx.org/licenses/Apache-2.0",
    }


def _software_id(number: str) -> str:
    return f"#zhiji-{number}"


def _licence(told: str | None) -> Entity:
    if told is None:
        said = (
            "Nobody has said under which licence this data is given: ask who gives it. Public bodies wrote the reports."
        )
        return {"@id": "#license", "@type": "CreativeWork", "name": "No licence stated", "description": said}
    address = told if is_address(told) else f"https://spdx.org/licenses/{told}"
    return {"@id": address, "@type": "CreativeWork", "name": told, "description": f"The licence of this data: {told}"}


def _ref(iri: object) -> Entity:
    return {"@id": iri}


def _refs(iris: Iterable[object]) -> Entity | list[Entity]:
    """Several, each once; one by itself, as RO-Crate has it."""
    refs = [_ref(iri) for iri in dict.fromkeys(iris)]
    return refs[0] if len(refs) == 1 else refs


def _id_of(path: str) -> str:
    """A path as a relative address: escaped but for letters of any language, which an IRI may have.

    >>> _id_of("reports/甲市 50%#1.ttl")
    'reports/甲市%2050%25%231.ttl'
    """
    return "".join(char if char.isalpha() else quote(char, safe="/") for char in path)
