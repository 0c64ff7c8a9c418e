"""The order of the house: a file is read, its facts are curated or extracted, described, and written as a graph."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from zhiji.addresses import Addresses, addresses_beside, check_address
from zhiji.model import Facts, Report, Unit, ZhijiError
from zhiji.writing import make_folder, write_whole

if TYPE_CHECKING:
    from decimal import Decimal

    from zhiji.extraction.deciding.reader import Reader
    from zhiji.facts import Correction

CURATED = ".facts.jsonl"
CORRECTIONS = ".corrections.jsonl"
PROPOSALS = ".proposals.jsonl"


@dataclass(frozen=True)
class Reading:
    """A report with its facts; ``curated`` when they stood beside it; ``remarks`` tell of corrections without a place,
    and of what strikes in the facts."""

    report: Report
    facts: Facts
    curated: bool
    remarks: tuple[str, ...] = ()

    @property
    def told(self) -> tuple[str, ...]:
        """All that whoever reads the report should know: the remarks, and what could not be read of its file."""
        return (*self.remarks, *self.report.warnings)


@dataclass(frozen=True)
class Built:
    """A report's graph as canonical Turtle, the name of its file, and the IRI of the report."""

    name: str
    iri: str
    turtle: bytes
    reading: Reading


def read(source: str | Path, *, issuer: str | None = None, year: int | None = None) -> Reading:
    """Report → facts: those curated beside it (``NAME.facts.jsonl``), else extracted; then corrections are replayed,
    with the proposals (``NAME.proposals.jsonl``) that they accept."""
    return _corrected(source, _uncorrected(source, issuer, year))


def _uncorrected(source: str | Path, issuer: str | None, year: int | None) -> Reading:
    from zhiji.facts import parse_facts
    from zhiji.reading import read_report

    beside = file_beside(source, CURATED)
    if beside is None:
        return extract(source, issuer=issuer, year=year)
    report = read_report(source, issuer=issuer, year=year)
    facts = parse_facts(_lines(beside), report.text, str(beside))
    _hold_against_told(facts, beside, issuer, year)
    if facts.head.sha256 != report.sha256:
        raise ZhijiError(f"{beside}: made for another text than {source}; extract again, or restore the text")
    return Reading(replace(report, issuer=facts.head.told_issuer or report.issuer), facts, curated=True)


def extract(
    source: str | Path, *, issuer: str | None = None, year: int | None = None, without: frozenset[str] = frozenset()
) -> Reading:
    """Report → facts as the reader reads it, whatever stands beside it; ``without`` leaves out the lexicon rows that
    were seen only in the reports of those names. The reader is the shipped one, or the one that ZHIJI_READER names."""
    from zhiji.reading import read_report

    return extract_report(read_report(source, issuer=issuer, year=year), without=without)


def extract_report(report: Report, *, without: frozenset[str] = frozenset()) -> Reading:
    """As ``extract``, from a report that has been read."""
    from importlib.metadata import version

    from zhiji import lexicon
    from zhiji.extraction import extract as read_facts
    from zhiji.extraction import remarks_on

    with lexicon.without(without):
        facts = read_facts(report, reader())
    facts = replace(facts, head=replace(facts.head, version=version("zhiji")))
    return Reading(report, facts, curated=False, remarks=remarks_on(report, facts))


READER = "ZHIJI_READER"
"""The environment variable that names a reader made by ``zhiji teach``; ``--reader`` sets it for one command."""


def reader() -> Reader:
    """The reader that this process reads with: the shipped one, or the one that ``ZHIJI_READER`` names."""
    from zhiji.extraction.deciding.reader import load_reader

    path = os.environ.get(READER)
    return load_reader(Path(path) if path else None)


def build(
    source: str | Path,
    *,
    issuer: str | None = None,
    year: int | None = None,
    address: str | None = None,
    addresses: Mapping[str, str] | None = None,
) -> Built:
    """One report → its graph; ``address`` is where it was published, else that of its path or its text's sha256 in
    ``addresses``. ZhijiError when the text does not say whose report it is, or of which year, and for an address that
    is none of the web's."""
    if address:
        check_address(address, "--url")
    reading, told = read(source, issuer=issuer, year=year), addresses or {}
    found = address or told.get(str(source)) or told.get(reading.report.sha256) or None
    return graph_of(source, replace(reading, report=replace(reading.report, address=found)))


def graph_of(source: str | Path, reading: Reading) -> Built:
    """A reading → its graph; ``source`` is what errors call it, and what curated facts are called by."""
    from zhiji.description import describe, report_iri, text_base
    from zhiji.store.turtle import format_turtle

    who, when = _issuer_name(reading.facts) or reading.report.issuer, reading.facts.head.year
    if who is None:
        raise ZhijiError(f"{source}: the text does not say who issued it; say so with --issuer NAME")
    if when is None:
        raise ZhijiError(f"{source}: the text does not say of which year it is; say so with --year YYYY")
    iri = report_iri(reading.report.sha256)
    lines = describe(reading.report, reading.facts)
    turtle = format_turtle(lines, iri, text_base(reading.report.sha256).rstrip("#"))
    name = Path(source).stem if reading.curated else re.sub(r'[\\/:*?"<>|\s]+', "_", f"{who}-{when}")
    return Built(name, iri, turtle, reading)


def review(
    source: str | Path,
    make_page: Callable[[Report, Facts, Sequence[Correction]], str],
    *,
    issuer: str | None = None,
    year: int | None = None,
) -> str:
    """The page on which a person corrects a report's facts, with the corrections that stand beside it already; a
    model's proposals stand side by side with what the reader read."""
    reading = _uncorrected(source, issuer, year)
    facts = (None if reading.curated else _proposals(source, reading.report)) or reading.facts
    return make_page(reading.report, facts, _corrections(source))


def accept_proposals(
    source: str | Path, confidence: Decimal | None, *, issuer: str | None = None, year: int | None = None
) -> tuple[Path, int, int]:
    """Makes a model's proposals from ``confidence`` up part of the reading (None: none of them any more), as a line of
    NAME.corrections.jsonl: that file, how many proposals are in now, and how many there are."""
    from zhiji.facts import format_corrections

    reading = _uncorrected(source, issuer, year)
    if reading.curated:
        raise ZhijiError(f"{file_beside(source, CURATED)} is a person's reading and stays it; accept nothing into it")
    side = _proposals(source, reading.report)
    if side is None:
        raise ZhijiError(f"{source}: no {Path(source).stem}{PROPOSALS} beside it; run zhiji propose first")
    rows = format_corrections(c for c in _corrections(source) if c.do != "accept-proposals")
    told = [] if confidence is None else [json.dumps({"do": "accept-proposals", "confidence": float(confidence)})]
    file = Path(source).with_name(Path(source).stem + CORRECTIONS)
    write_whole(file, "".join(line + "\n" for line in (*rows, *told)).encode("utf-8"))
    return file, *_count_proposed(read(source, issuer=issuer, year=year).facts, side)


def _count_proposed(facts: Facts, side: Facts) -> tuple[int, int]:
    """How many of the facts that the model alone read are in a reading, of how many."""
    alone = {fact.id for fact in side.items if fact.readings == ("proposed",)}
    return len(alone & set(facts.by_id)), len(alone)


def addresses_of(
    places: Iterable[str | Path], sources: Iterable[str | Path], table: Addresses | None = None
) -> tuple[dict[str, str], list[str]]:
    """Where these reports were published, by path or by the sha256 of their text: as the tables beside them say, in the
    folders ``places`` or beside a file that is one, and before these ``table``. Also a line for each row that names
    none of them; a hash may be that of a text that has not been read yet."""
    found: dict[str, str] = {}
    unknown: list[str] = []
    files = [Path(source) for source in sources if str(source) != "-"]
    for place in (Path(place) for place in places if str(place) != "-"):
        inside = [file for file in files if file == place or (place.is_dir() and file.is_relative_to(place))]
        told, missing = addresses_beside(place, inside)
        found |= told
        unknown += missing
    if table:
        told, missing = table.find_files(files)
        found |= told
        unknown += missing
    return found, unknown


def build_each(
    sources: Iterable[str | Path],
    *,
    issuer: str | None = None,
    year: int | None = None,
    addresses: Mapping[str, str] | None = None,
    failed: Callable[[str | Path, ZhijiError], None] | None = None,
) -> Iterator[tuple[str | Path, Built]]:
    """Every report with its graph, one after the other; ``addresses`` are where they were published (``addresses_of``);
    ``failed`` is told of every report that gave none, whatever was raised; without ``failed`` the first of them
    raises."""
    for source in sources:
        try:
            built = build(source, issuer=issuer, year=year, addresses=addresses)
        except Exception as error:  # whatever one report holds, the others are built
            if failed is None:
                raise
            failed(source, error if isinstance(error, ZhijiError) else unforeseen(source, error))
            continue
        yield source, built


def build_all(
    sources: Iterable[str | Path],
    folder: Path,
    *,
    issuer: str | None = None,
    year: int | None = None,
    addresses: Mapping[str, str] | None = None,
    each: Callable[[str | Path, Built, Path], None] = lambda _source, _built, _file: None,
    failed: Callable[[str | Path, ZhijiError], None] | None = None,
) -> list[Path]:
    """Every report's graph, written into ``folder``; each file is whole before it takes its name. ``each`` is told of
    every file as it is done, ``failed`` of every report that gave none; without ``failed`` the first of them raises."""
    files: dict[str, str] = {}
    written: list[Path] = []
    for source, built in build_each(sources, issuer=issuer, year=year, addresses=addresses, failed=failed):
        name = built.name if files.setdefault(built.name, built.iri) == built.iri else f"{built.name}-{built.iri[-8:]}"
        if not written:
            make_folder(folder)
        written.append(write_whole(folder / f"{name}.ttl", built.turtle))
        each(source, built, written[-1])
    return written


def unforeseen(source: str | Path, error: Exception) -> ZhijiError:
    """What nobody thought of, in one line: a fault of ours, which a person can only pass on."""
    said = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    return ZhijiError(f"{source}: zhiji fails on this report ({' '.join(said.split())[:200]}); please report it")


def _hold_against_told(facts: Facts, beside: Path, issuer: str | None, year: int | None) -> None:
    """ZhijiError where curated facts say another issuer or year than the person who builds."""
    for option, told, held in (("--issuer", issuer, _issuer_name(facts)), ("--year", year, facts.head.year)):
        if told is not None and told != held:
            raise ZhijiError(f"{beside} says {held}, not {told}; leave out {option}, or correct the facts")


def _corrected(source: str | Path, reading: Reading) -> Reading:
    corrections = _corrections(source)
    if not corrections:
        return reading
    from zhiji.decisions import decide, threshold_of

    remarks = []
    try:
        side = None if reading.curated else _proposals(source, reading.report)
    except ZhijiError as error:
        if threshold_of(corrections) is not None:
            raise
        side, remarks = None, [str(error)]
    if side is None and threshold_of(corrections) is not None:
        remarks = [f"proposals are accepted, and there is no {Path(source).stem}{PROPOSALS} beside the report"]
    facts, unplaced = decide(reading.facts, side, corrections, reading.report.text)
    told = (*reading.remarks, *remarks, *(str(remark) for remark in unplaced))
    return Reading(reading.report, facts, reading.curated, told)


def _corrections(source: str | Path) -> list[Correction]:
    from zhiji.facts import parse_corrections

    beside = file_beside(source, CORRECTIONS)
    return parse_corrections(_lines(beside), str(beside)) if beside else []


def _proposals(source: str | Path, report: Report) -> Facts | None:
    """A model's proposals side by side with what the reader read, where they stand beside the report."""
    from zhiji.facts import parse_facts

    beside = file_beside(source, PROPOSALS)
    if beside is None:
        return None
    facts = parse_facts(_lines(beside), report.text, str(beside))
    if facts.head.sha256 != report.sha256:
        raise ZhijiError(f"{beside}: made for another text than {source}; run zhiji propose again")
    return facts


def file_beside(source: str | Path, ending: str) -> Path | None:
    if str(source) == "-":
        return None
    path = Path(source)
    file = path.with_name(path.stem + ending)
    return file if file.is_file() else None


def _lines(file: Path) -> list[str]:
    return read_utf8(file).split("\n")


def read_utf8(file: Path) -> str:
    """A file of ours as text; ZhijiError where it is not there, or not UTF-8."""
    try:
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise ZhijiError(f"{file}: not UTF-8; save it as UTF-8") from None
    except OSError as error:
        raise ZhijiError(f"{file}: {error.strerror or error}; check the file") from None


def _issuer_name(facts: Facts) -> str | None:
    unit = facts.by_id.get(facts.head.issuer or "")
    return unit.name if isinstance(unit, Unit) else facts.head.told_issuer
