"""teach, and why something was read."""

from __future__ import annotations

import re
import sys
from argparse import Namespace
from itertools import islice
from pathlib import Path

from zhiji import pipeline
from zhiji.cli.messages import in_language
from zhiji.cli.printing import show, tell, write
from zhiji.model import Facts, Link, Report, Unit, ZhijiError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from zhiji.teaching.examples import Read

_LISTED = 8
"""Places of words that are named where they stand in several."""


def teach(options: Namespace) -> int:
    """A better reader from a folder of curated and corrected facts; exit code 1 where it did not get better."""
    from zhiji.presenting.lessons import lesson_table
    from zhiji.teaching.adapting import teach as teach_reader
    from zhiji.teaching.keeping import reader_files, zipped

    reads = find_reads(Path(options.folder))
    shipped = pipeline.reader()
    lesson = teach_reader(shipped, reads)
    show(lesson_table(lesson.before, lesson.after, options.lang), options)
    if not lesson.is_better:
        tell(["not better on reports it had not read; nothing was written"], options.lang)
        return 1
    held = reader_files(lesson.reader, reads, dict(lesson.after))
    write(options.output, zipped(held), [])
    said = in_language(f"taught by {len(reads)} reports; use it with --reader {options.output}", options.lang)
    print(f"{options.output}  {said}", file=sys.stderr)
    return 0


def why(options: Namespace) -> int:
    """The decisions about a place or a fact, with their clues."""
    from zhiji.extraction.why import explain
    from zhiji.presenting.lessons import reasons_table

    reading = pipeline.extract(options.report, issuer=options.issuer, year=options.year)
    start, end = _place(options.why, reading.report, reading.facts)
    show(reasons_table(explain(reading.report, pipeline.reader(), start, end), options.lang), options)
    return 0


def _place(wanted: str, report: Report, facts: Facts) -> tuple[int, int]:
    """START-END, the id of a fact, or words that stand in the report once."""
    first, _, last = wanted.partition("-")
    if first.isdecimal() and last.isdecimal():
        if not int(first) < int(last) <= len(report.text):
            raise ZhijiError(
                f"{wanted}: no place of this report, which has {len(report.text):,} characters; "
                "say START-END with START before END"
            )
        return int(first), int(last)
    fact = facts.by_id.get(wanted)
    if fact is not None and not isinstance(fact, Link):
        return fact.start, fact.end
    count = report.text.count(wanted)
    if not count:
        raise ZhijiError(f"{wanted!r} stands nowhere in the report; say where as START-END, or a fact's id")
    if count > 1:
        found = islice(re.finditer(re.escape(wanted), report.text), _LISTED)
        places = ", ".join(f"{match.start()}-{match.end()}" for match in found) + (" …" if count > _LISTED else "")
        raise ZhijiError(
            f"{wanted!r} stands {count} times in the report: {places}; say where as START-END, or a fact's id"
        )
    at = report.text.index(wanted)
    return at, at + len(wanted)


def find_reads(folder: Path) -> list[Read]:
    """The reports of a folder that a person read or corrected, with their facts; a model's proposals are among these
    where they were accepted."""
    from zhiji.reading import find_reports
    from zhiji.teaching.examples import Read

    if not folder.is_dir():
        raise ZhijiError(f"{folder}: no folder; give one that holds reports with their facts beside them")
    reads = []
    for source in find_reports(folder, unread=True):
        if any(source.with_name(source.stem + end).is_file() for end in (pipeline.CURATED, pipeline.CORRECTIONS)):
            reading = pipeline.read(source)
            issuer = reading.facts.by_id.get(reading.facts.head.issuer or "")
            name = issuer.name if isinstance(issuer, Unit) else source.stem
            reads.append(Read(source.stem, name, "", reading.report, reading.facts))
    if len(reads) < 2:
        if any(folder.rglob(f"*{pipeline.PROPOSALS}")):
            raise ZhijiError(
                f"{folder}: facts beside {len(reads)} of its reports, and teaching needs at least two; "
                f"proposals teach once they are accepted: zhiji review {folder} --accept CONFIDENCE"
            )
        raise ZhijiError(
            f"{folder}: facts beside {len(reads)} of its reports, and teaching needs at least two: "
            "NAME.txt with NAME.facts.jsonl or NAME.corrections.jsonl"
        )
    return reads
