"""build, extract, evaluate, review."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from time import monotonic

from zhiji import pipeline, resources
from zhiji.cli.asking import show
from zhiji.cli.carrying import write
from zhiji.model import Facts, ZhijiError


def build(options: Namespace) -> int:
    from zhiji.reading import find_reports

    sources: list[str | Path] = []
    for place in options.report or [resources.shipped_report()]:
        sources += find_reports(Path(place)) if str(place) != "-" and Path(place).is_dir() else [place]
    without: list[ZhijiError] = []

    def failed(_source: str | Path, error: ZhijiError) -> None:
        without.append(error)
        print(f"zhiji: {error}", file=sys.stderr)

    written = pipeline.build_all(
        _with_progress(sources),
        Path(options.output),
        issuer=options.issuer,
        year=options.year,
        each=_tell,
        failed=failed if len(sources) > 1 else None,
    )
    if len(sources) > 1:
        print(f"{len(written)} graphs in {options.output}" + (f", {len(without)} reports gave none" if without else ""))
    return 2 if without else 0


def extract(options: Namespace) -> int:
    from zhiji.extraction import extract as read_facts
    from zhiji.facts import format_facts
    from zhiji.reading import read_report

    report = read_report(options.report, issuer=options.issuer, year=options.year)
    lines = "".join(line + "\n" for line in format_facts(read_facts(report)))
    if options.text:
        write(options.text, report.text.encode("utf-8"))
    write(options.output, lines.encode("utf-8"))
    return 0


def evaluate(options: Namespace) -> int:
    from zhiji.evaluation import Pair, score
    from zhiji.presenting.scores import misses_table, scores_table
    from zhiji.reading import read_text

    if len(options.files) % 2:
        raise ZhijiError("evaluate takes pairs: GOLD FACTS [GOLD FACTS …]; one file is missing")
    pairs = []
    for gold, found in zip(options.files[::2], options.files[1::2], strict=True):
        report = read_text(_text_beside(gold))
        pairs.append(Pair(_facts(gold, report.text), _facts(found, report.text), report))
    scores = score(pairs)
    show(scores_table(scores, options.lang), options.format)
    if options.errors:
        show(misses_table(scores, options.lang), options.format)
    return 0


def review(options: Namespace) -> int:
    from zhiji.reviewing import review_page

    page = pipeline.review(options.report, review_page, issuer=options.issuer, year=options.year)
    write(options.output, page.encode("utf-8"))
    if options.output != "-":
        print(f"{options.output}  open it in a browser; save what it downloads beside the report", file=sys.stderr)
    return 0


def _tell(source: str | Path, built: pipeline.Built, file: Path) -> None:
    facts = built.reading.facts
    how = "curated" if built.reading.curated else "extracted"
    print(f"{file}  {len(facts.items)} facts ({how}) from {source}")
    for remark in built.reading.remarks:
        print(f"zhiji: {remark}", file=sys.stderr)


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


def _text_beside(gold: str) -> str:
    file = Path(gold).with_name(Path(gold).name.replace(".facts.jsonl", ".txt"))
    return _read(file, f"{gold}: the text must stand beside it as {file.name}")


def _facts(place: str, text: str) -> Facts:
    from zhiji.facts import parse_facts

    return parse_facts(_read(Path(place), f"{place}: no such file; check the path").split("\n"), text, place)


def _read(file: Path, absent: str) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise ZhijiError(absent) from None
    except UnicodeDecodeError:
        raise ZhijiError(f"{file}: not UTF-8; save it as UTF-8") from None
    except OSError as error:
        raise ZhijiError(f"{file}: {error.strerror or error}; check the file") from None
