"""propose."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from zhiji import pipeline
from zhiji.cli.printing import show, write
from zhiji.model import ZhijiError

if TYPE_CHECKING:
    from zhiji.consulting import Consultation
    from zhiji.proposing import Refusal


def propose(options: Namespace) -> int:
    from zhiji.proposing import load_instructions

    if options.show_instructions:
        print(load_instructions(), end="")
        return 0
    consultations = _consultations(options)
    if options.requests:
        return _write_requests(consultations, options)
    refusals = _take_answers(consultations, options) if options.answers else []
    return _hold(consultations, refusals, options)


def _consultations(options: Namespace) -> list[Consultation]:
    from zhiji.consulting import consult
    from zhiji.proposing import load_instructions
    from zhiji.reading import find_reports

    told = pipeline.read_utf8(Path(options.instructions)) if options.instructions else load_instructions()
    if not told.strip():
        raise ZhijiError(f"{options.instructions} is empty; write what the model is to do, or leave it out")
    sources: list[str | Path] = []
    for place in options.report:
        sources += find_reports(Path(place)) if str(place) != "-" and Path(place).is_dir() else [place]
    if options.output and len(sources) > 1:
        raise ZhijiError(
            f"-o writes the reading of one report, and these are {len(sources)}; leave it out, or name one"
        )
    keep = Path(options.keep) if options.keep else None
    return [
        consult(s, told, mask_people=options.mask_people, keep=keep, issuer=options.issuer, year=options.year)
        for s in sources
    ]


def _write_requests(consultations: Sequence[Consultation], options: Namespace) -> int:
    from zhiji.proposing import format_batch, tokens_of

    open_ones = [request for c in consultations for request in c.unanswered(options.model)]
    asked = sum(len(c.requests) for c in consultations)
    lines = format_batch(open_ones, options.model, schema=not options.no_schema)
    write(options.requests, "".join(line + "\n" for line in lines).encode("utf-8"))
    tokens = sum(map(tokens_of, open_ones))
    said = f"{len(open_ones)} requests, about {tokens:,} tokens to send; answered already: {asked - len(open_ones)}"
    print(said, file=sys.stderr)
    return 0


def _take_answers(consultations: Sequence[Consultation], options: Namespace) -> list[Refusal]:
    from zhiji.consulting import keep_answers
    from zhiji.proposing import parse_batch

    name = "standard input" if options.answers == "-" else options.answers
    text = sys.stdin.buffer.read().decode("utf-8", "replace") if options.answers == "-" else None
    lines = (pipeline.read_utf8(Path(options.answers)) if text is None else text).split("\n")
    return keep_answers(consultations, parse_batch(lines, name, options.model or "unknown"))


def _hold(consultations: Sequence[Consultation], refusals: list[Refusal], options: Namespace) -> int:
    from zhiji.consulting import write_proposals
    from zhiji.presenting.proposals import reasons_table, refusals_table, summary_table

    done = [write_proposals(c) for c in consultations]
    if not any(d.answered for d in done):
        raise ZhijiError(
            "no answers to read; write the requests with --requests FILE and take what comes back with --answers FILE"
        )
    if options.output:
        write(options.output, done[0].reading(options.merge).encode("utf-8"))
    out_of_the_way = options.output == "-"
    refused = [*refusals, *(r for d in done for r in d.held.refusals)]
    tables = [summary_table(done, options.lang), *([reasons_table(refused, options.lang)] if refused else [])]
    tables += [refusals_table(refused, options.lang)] if options.refused else []
    for table in tables:
        if out_of_the_way:
            print(table.to_text(), file=sys.stderr)
        else:
            show(table, options)
    return 0 if all(d.answered == len(d.consultation.requests) for d in done) else 1
