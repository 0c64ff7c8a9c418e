"""build, extract, evaluate, review."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterable, Iterator
from pathlib import Path
from time import monotonic

from zhiji import pipeline, resources
from zhiji.addresses import check_address, read_addresses
from zhiji.cli.messages import in_language
from zhiji.cli.printing import show, tell, tell_some, write
from zhiji.model import Facts, Report, ZhijiError


def build(options: Namespace) -> int:
    if options.url and (len(options.report) != 1 or _holds_many(options.report[0])):
        raise ZhijiError(
            "--url is the address of one report: build that one alone; for many give --urls FILE (name,url), or the "
            "--url-column of a table"
        )
    _tell_of_tables(options.report, options.lang)
    if options.corpus:
        from zhiji.cli import corpora

        return corpora.build(options)
    if options.failed or options.prune or options.shard or options.no_store:
        raise ZhijiError("--failed, --prune, --shard and --no-store go with --corpus DIR; add it")
    table = read_addresses(Path(options.urls)) if options.urls else None
    from zhiji.reading import find_reports

    sources: list[str | Path] = []
    for place in options.report or [resources.shipped_report()]:
        is_folder = str(place) != "-" and Path(place).is_dir()
        sources += find_reports(Path(place), unread=True) if is_folder else [place]
    several = len(sources) > 1 or any(str(place) != "-" and Path(place).is_dir() for place in options.report)
    without: list[ZhijiError] = []

    def failed(_source: str | Path, error: ZhijiError) -> None:
        without.append(error)
        tell([" ".join(str(error).split())], options.lang)

    def made(source: str | Path, built: pipeline.Built, file: Path) -> None:
        _tell(source, built, file, options.lang)

    addresses, unknown = pipeline.addresses_of(options.report, sources, table)
    tell_some(unknown, options.lang)
    told = dict.fromkeys(map(str, sources), check_address(options.url, "--url")) if options.url else addresses
    written = pipeline.build_all(
        _with_progress(sources),
        Path(options.output),
        issuer=options.issuer,
        year=options.year,
        addresses=told,
        each=made,
        failed=failed if several else None,
    )
    if several:
        count = f"graphs in {options.output}: {len(written)}"
        if without:
            count = f"graphs in {options.output}: {len(written)}; reports that gave none: {len(without)}"
        print(in_language(count, options.lang))
    return 1 if without else 0


def _holds_many(place: str) -> bool:
    from zhiji.reading import is_table

    return place != "-" and (Path(place).is_dir() or is_table(Path(place)))


def _tell_of_tables(places: Iterable[str], lang: str) -> None:
    """Says which tables in the folders of the line are not read: those whose rows are reports are to be named."""
    from zhiji.reading import find_tables, in_corpus

    named = {Path(place).absolute() for place in places}
    for place in places:
        held = find_tables(Path(place)) if place != "-" and Path(place).is_dir() else []
        if tables := [table for table in held if table.absolute() not in named]:
            few = ", ".join(table.name for table in tables[:3]) + (", …" if len(tables) > 3 else "")
            how = in_corpus(tables[0])
            tell([f"{place}: left out tables ({few}); one whose rows are reports is named itself: {how}"], lang)


def extract(options: Namespace) -> int:
    from zhiji.facts import format_facts

    reading = pipeline.extract(options.report, issuer=options.issuer, year=options.year)
    lines = "".join(line + "\n" for line in format_facts(reading.facts))
    tell(reading.told, options.lang)
    if options.text:
        write(options.text, reading.report.text.encode("utf-8"), [options.report])
    write(options.output, lines.encode("utf-8"), [options.report])
    return 0


def evaluate(options: Namespace) -> int:
    from zhiji.evaluation import Pair, score
    from zhiji.presenting.scores import misses_table, scores_table

    if options.extract:
        golds = [(_gold(place), _text_file(place)) for place in options.files]
        pairs = [Pair(gold, pipeline.extract(text).facts, report) for (gold, report), text in golds]
        poorer = [
            Pair(gold, pipeline.extract(text, without=frozenset({text.stem})).facts, report)
            for (gold, report), text in golds
        ]
        scores, without = score(pairs), score(poorer)
    else:
        if len(options.files) % 2:
            raise ZhijiError("evaluate takes pairs: GOLD FACTS [GOLD FACTS …]; or --extract GOLD to read the text anew")
        pairs = []
        for place, found in zip(options.files[::2], options.files[1::2], strict=True):
            gold, report = _gold(place)
            pairs.append(Pair(gold, _facts(found, report.text), report))
        scores, without = score(pairs), None
    show(scores_table(scores, options.lang, without), options)
    if options.errors:
        show(misses_table(scores, options.lang), options)
    return 0


def review(options: Namespace) -> int:
    from zhiji.reviewing import review_page

    if options.accept is not None:
        return _accept(options)
    if Path(options.report).is_dir():
        raise ZhijiError(f"{options.report} is a folder, and the page shows one report; name it, or give --accept")
    page = pipeline.review(options.report, review_page, issuer=options.issuer, year=options.year)
    write(options.output, page.encode("utf-8"), [options.report])
    if options.output != "-":
        said = in_language("open it in a browser; save what it downloads beside the report", options.lang)
        print(f"{options.output}  {said}", file=sys.stderr)
    return 0


def _accept(options: Namespace) -> int:
    """Of a folder or a corpus every report beside which proposals stand."""
    from zhiji.consulting import find_consulted

    files = find_consulted(options.report).files
    if Path(options.report).is_dir():
        files = tuple(file for file in files if _has_proposals(file))
        if not files:
            raise ZhijiError(f"{options.report}: no proposals stand beside its reports; run zhiji propose first")
    for source in files:
        file, now, of = pipeline.accept_proposals(source, options.accept[0], issuer=options.issuer, year=options.year)
        said = in_language(f"{now} of {of} proposals are in the reading now", options.lang)
        print(f"{file}  {said}", file=sys.stderr)
    return 0


def _has_proposals(report: str | Path) -> bool:
    curated, proposed = (pipeline.file_beside(report, ending) for ending in (pipeline.CURATED, pipeline.PROPOSALS))
    return proposed is not None and curated is None


def _tell(source: str | Path, built: pipeline.Built, file: Path, lang: str) -> None:
    facts = built.reading.facts
    how = "curated" if built.reading.curated else "extracted"
    how = f"{how}, with proposals" if any(fact.reading == "proposed" for fact in facts.items) else how
    said = in_language(f"{len(facts.items)} facts ({how}) from {source}", lang)
    print(f"{file}  {said}")
    tell(built.reading.told, lang)


def _with_progress(sources: list[str | Path]) -> Iterator[str | Path]:
    """Names each report on a terminal's standard error once the work has lasted a second."""
    begun = monotonic()
    for number, source in enumerate(sources, 1):
        if sys.stderr.isatty() and monotonic() - begun > 1:
            done = "█" * (20 * number // len(sources))
            print(f"\r{done:<20} {number}/{len(sources)}", end="", file=sys.stderr, flush=True)
        yield source
    if sys.stderr.isatty() and monotonic() - begun > 1:
        print("\r" + " " * 40 + "\r", end="", file=sys.stderr, flush=True)


def _gold(place: str) -> tuple[Facts, Report]:
    """Gold facts with the report whose text stands beside them."""
    from zhiji.reading import read_text

    if not Path(place).is_file():
        raise ZhijiError(f"{place}: there is no such file; evaluate takes GOLD FACTS, such as a.facts.jsonl b.jsonl")
    if not place.endswith(".facts.jsonl"):
        raise ZhijiError(f"{place}: gold is called NAME.facts.jsonl, with its text beside it as NAME.txt; rename it")
    file = _text_file(place)
    report = read_text(_read(file, f"{place}: the text must stand beside it as {file.name}"))
    return _facts(place, report.text), report


def _text_file(gold: str) -> Path:
    return Path(gold).with_name(Path(gold).name.replace(".facts.jsonl", ".txt"))


def _facts(place: str, text: str) -> Facts:
    from zhiji.facts import parse_facts

    return parse_facts(_read(Path(place), f"{place}: there is no such file; check the path").split("\n"), text, place)


def _read(file: Path, absent: str) -> str:
    if not file.exists():
        raise ZhijiError(absent)
    return pipeline.read_utf8(file)
