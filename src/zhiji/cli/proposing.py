"""propose."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from zhiji import pipeline
from zhiji.cli.messages import in_language
from zhiji.cli.printing import show, tell, write
from zhiji.consulting import answers_of, check_source, consult, find_consulted
from zhiji.model import ZhijiError

if TYPE_CHECKING:
    from typing import TypeAlias

    from zhiji.consulting import Consultation, Consulted
    from zhiji.proposing import Refusal
    from zhiji.proposing.asking import Asked
    from zhiji.proposing.endpoint import Endpoint

    _Source: TypeAlias = tuple[str | Path, Path | None]


def propose(options: Namespace) -> int:
    from zhiji.proposing import load_instructions

    if options.show_instructions:
        print(load_instructions(), end="")
        return 0
    told, sources, answers = _told(options), _sources(options), _answer_lines(options)
    endpoint = _endpoint(options) if options.endpoint and not options.requests else None
    if not (options.requests or options.answers or endpoint) and not any(map(_has_answers, sources)):
        raise ZhijiError(_NO_ANSWERS)
    asked = {"mask_people": options.mask_people, "issuer": options.issuer, "year": options.year}
    consultations = _consulted(sources, lambda file, keep: consult(file, told, keep=keep, **asked), options)
    if options.requests:
        return _write_requests(consultations, options)
    refusals = _take_answers(consultations, answers, options) if options.answers else []
    if endpoint:
        refusals += _ask(consultations, endpoint, options)
    return _hold(consultations, refusals, options)


def _told(options: Namespace) -> str:
    """What the model is told."""
    from zhiji.proposing import load_instructions

    told = pipeline.read_utf8(Path(options.instructions)) if options.instructions else load_instructions()
    if not told.strip():
        raise ZhijiError(f"{options.instructions} is empty; write what the model is to do, or leave it out")
    return told


def _sources(options: Namespace) -> list[_Source]:
    """The files that are asked about, each with where its answers are kept (None: beside it); none of them is read."""
    found = [find_consulted(place) for place in options.report]
    for place, at in zip(options.report, found, strict=True):
        _tell_left_out(place, at, options.lang)
    keep = Path(options.keep) if options.keep else None
    sources = [(file, keep or at.keep) for at in found for file in at.files]
    for file, _ in sources:
        check_source(file)
    if options.output and len(sources) > 1:
        raise ZhijiError(
            f"-o writes the reading of one report, and these are {len(sources)}; leave it out, or name one"
        )
    return sources


def _consulted(
    sources: Sequence[_Source], ask: Callable[[str | Path, Path | None], Consultation], options: Namespace
) -> list[Consultation]:
    """What is asked of each report; one of several that cannot be read is told, and ends the command with 1."""
    held: list[Consultation] = []
    unread: list[ZhijiError] = []
    for file, keep in sources:
        try:
            held.append(ask(file, keep))
        except ZhijiError as error:
            unread.append(error)
    if unread and not held:
        raise unread[0]
    tell([" ".join(str(error).split()) for error in unread], options.lang)
    options.failures = len(unread)
    return held


def _has_answers(source: _Source) -> bool:
    folder = answers_of(*source)
    return folder.is_dir() and any(folder.glob("*.json"))


_NO_ANSWERS = (
    "no answers to read; ask a model with --endpoint URL --model NAME, or write the requests with --requests FILE and "
    "take what comes back with --answers FILE"
)


def _tell_left_out(place: str, at: Consulted, lang: str) -> None:
    if at.curated:
        tell([f"{place}: {at.curated} reports were read by a person and are not asked about"], lang)
    if at.without_file:
        said = (
            f"{place}: {at.without_file} reports are rows of tables, or their files are gone; what a model says "
            "stands beside a file, so save their texts as files and build these into the corpus"
        )
        tell([said], lang)


def _write_requests(consultations: Sequence[Consultation], options: Namespace) -> int:
    from zhiji.proposing import format_batch, tokens_of

    open_ones = [request for c in consultations for request in c.unanswered(options.model)]
    asked = sum(len(c.requests) for c in consultations)
    lines = format_batch(open_ones, options.model, schema=not options.no_schema)
    write(options.requests, "".join(line + "\n" for line in lines).encode("utf-8"))
    tokens = sum(map(tokens_of, open_ones))
    said = f"{len(open_ones)} requests, about {tokens:,} tokens to send; answered already: {asked - len(open_ones)}"
    print(in_language(said, options.lang), file=sys.stderr)
    return 0


def _answer_lines(options: Namespace) -> list[str]:
    if not options.answers:
        return []
    if options.answers == "-":
        return sys.stdin.buffer.read().decode("utf-8", "replace").split("\n")
    return pipeline.read_utf8(Path(options.answers)).split("\n")


def _take_answers(consultations: Sequence[Consultation], lines: list[str], options: Namespace) -> list[Refusal]:
    from zhiji.consulting import keep_answers
    from zhiji.proposing import parse_batch

    name = "standard input" if options.answers == "-" else options.answers
    return keep_answers(consultations, parse_batch(lines, name, options.model or "unknown"))


def _ask(consultations: Sequence[Consultation], endpoint: Endpoint, options: Namespace) -> list[Refusal]:
    from zhiji.consulting import ask_open
    from zhiji.proposing.asking import Pace

    pace = Pace(options.parallel, options.retries, options.budget)
    open_ones = sum(len(c.unanswered(options.model)) for c in consultations)
    progress = Progress(open_ones, options.lang)
    try:
        asked = ask_open(consultations, endpoint, pace, progress.tell)
    finally:
        progress.clear()
    said = f"asked {open_ones}: answered {asked.answered}, {asked.tokens:,} tokens"
    print(in_language(said, options.lang), file=sys.stderr)
    if asked.out_of_budget:
        tell(["the budget ends here; the same command with a new --budget goes on"], options.lang)
    return asked.given_up


def _endpoint(options: Namespace) -> Endpoint:
    from zhiji.proposing.endpoint import Endpoint

    if not options.model:
        raise ZhijiError("--endpoint asks one model; name it with --model")
    key = os.environ.get("ZHIJI_API_KEY", "").strip() or None
    return Endpoint(options.endpoint, options.model, key, timeout=options.timeout, schema=not options.no_schema)


class Progress:
    """A bar on a terminal's standard error once the work has lasted a second."""

    def __init__(self, whole: int, lang: str) -> None:
        self.whole = whole
        self.lang = lang
        self.begun = monotonic()

    def tell(self, asked: Asked) -> None:
        if sys.stderr.isatty() and monotonic() - self.begun > 1:
            done = asked.answered + len(asked.given_up)
            bar = "█" * (20 * done // max(1, self.whole))
            said = in_language(f"{asked.tokens:,} tokens", self.lang)
            print(f"\r{bar:<20} {done}/{self.whole}  {said} ", end="", file=sys.stderr, flush=True)

    def clear(self) -> None:
        if sys.stderr.isatty():
            print("\r" + " " * 60 + "\r", end="", file=sys.stderr, flush=True)


def _hold(consultations: Sequence[Consultation], refusals: list[Refusal], options: Namespace) -> int:
    from zhiji.consulting import write_proposals
    from zhiji.presenting.proposals import reasons_table, refusals_table, summary_table

    done = [write_proposals(c) for c in consultations]
    if not any(d.answered for d in done):
        raise ZhijiError(_NO_ANSWERS)
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
