"""A language model is consulted: a report's requests, the answers kept for them, and what counts of these, written
beside the report as NAME.proposals.jsonl."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from zhiji import pipeline
from zhiji.facts import format_facts
from zhiji.model import Facts, Report, ZhijiError
from zhiji.proposing import (
    Answer,
    Held,
    KeptAnswers,
    Merge,
    Refusal,
    Request,
    as_words,
    hold_answers,
    load_policy,
    make_requests,
    merged,
    prompt_hash,
    proposals,
)
from zhiji.reading import readable
from zhiji.writing import write_whole

if TYPE_CHECKING:
    from zhiji.proposing.asking import Asked, Pace
    from zhiji.proposing.endpoint import Endpoint

ANSWERS = ".answers"
"""The folder beside a report with the answers as they came."""


@dataclass(frozen=True)
class Consulted:
    """What is at a place that was named: the files of reports, where their answers are kept (None: beside each), and
    how many reports of a corpus are left out: those that a person has read, and those without a file of their own."""

    files: tuple[str | Path, ...]
    keep: Path | None = None
    curated: int = 0
    without_file: int = 0


def find_consulted(place: str | Path) -> Consulted:
    """A report, the reports of a folder, or those that stand in a corpus, by the files that they were read from."""
    from zhiji.corpus.folder import Folder, is_corpus
    from zhiji.reading import find_reports

    path = Path(place)
    if str(place) == "-" or not path.is_dir():
        return Consulted((place,))
    if not is_corpus(path):
        return Consulted(tuple(find_reports(path)))
    from zhiji.corpus.committing import standing_record

    entries = standing_record(Folder(path)).reports.values()
    if not entries:
        raise ZhijiError(f"{path}: no report stands in this corpus; build it with zhiji build REPORTS --corpus {path}")
    found = [next((Path(s) for s in entry.sources if Path(s).is_file()), None) for entry in entries]
    files = [file for file, entry in zip(found, entries, strict=True) if file and not entry.curated]
    curated = sum(entry.curated for entry in entries)
    return Consulted(tuple(sorted(files)), Folder(path).answers, curated, len(found) - len(files) - curated)


@dataclass(frozen=True)
class Consultation:
    """One report that a model may read: what the reader found, the requests, and where their answers are kept."""

    source: Path
    report: Report
    facts: Facts
    requests: tuple[Request, ...]
    kept: KeptAnswers
    instructions: str

    def unanswered(self, model: str | None = None) -> list[Request]:
        """The requests without a kept answer, each question once."""
        open_ones = {r.digest: r for r in self.requests if self.kept.find(r, model) is None}
        return list(open_ones.values())


@dataclass(frozen=True)
class Proposals:
    """What came of a consultation: how many requests have an answer, what counted of these, and reader's and model's
    facts side by side, which stand in ``file``."""

    consultation: Consultation
    answered: int
    held: Held
    facts: Facts
    file: Path

    def reading(self, how: Merge) -> str:
        """The merged reading, as the lines of a facts file."""
        return _lines(merged(self.facts, load_policy(), how))


def hold(consultation: Consultation) -> Proposals:
    """All answers that are kept, held to the text."""
    c, policy = consultation, load_policy()
    asked = [(request, answer) for request in c.requests if (answer := c.kept.find(request)) is not None]
    held = hold_answers(c.report, c.facts, asked, policy, prompt_hash(c.instructions))
    file = c.source.with_name(c.source.stem + pipeline.PROPOSALS)
    return Proposals(c, len(asked), held, proposals(c.report, c.facts, held, policy), file)


def write_proposals(consultation: Consultation) -> Proposals:
    """Holds what is kept to the text and writes it beside the report; a report without any answer is left alone."""
    done = hold(consultation)
    if done.answered:
        write_whole(done.file, _lines(done.facts).encode("utf-8"))
    return done


def _lines(facts: Facts) -> str:
    return "".join(line + "\n" for line in format_facts(facts))


def consult(
    source: str | Path,
    instructions: str,
    *,
    mask_people: bool = False,
    keep: Path | None = None,
    issuer: str | None = None,
    year: int | None = None,
) -> Consultation:
    """The requests of one report's file; answers are kept in ``keep``, or beside it in NAME.answers."""
    check_source(source)
    reading = pipeline.extract(source, issuer=issuer, year=year)
    path = Path(source)
    name = readable(path.stem)
    requests = make_requests(reading.report, reading.facts, instructions, name=name, mask_people=mask_people)
    kept = KeptAnswers(answers_of(path, keep))
    return Consultation(path, reading.report, reading.facts, tuple(requests), kept, instructions)


def check_source(source: str | Path) -> None:
    """ZhijiError where the source of a report is no file that is there."""
    if str(source) == "-":
        raise ZhijiError("propose reads a file, since the proposals are written beside it; save the report first")
    if not Path(source).is_file():
        raise ZhijiError(f"{source}: there is no such file; check the path")


def answers_of(source: str | Path, keep: Path | None) -> Path:
    """Where the answers of one report's file are kept: in ``keep``, or beside it in NAME.answers."""
    path = Path(source)
    return keep or path.with_name(path.stem + ANSWERS)


def ask_open(
    consultations: Sequence[Consultation], endpoint: Endpoint, pace: Pace, each: Callable[[Asked], None]
) -> Asked:
    """Asks ``endpoint`` every request that has no answer of its model yet, each question once, and keeps what comes."""
    from zhiji.proposing.asking import ask_all

    homes: dict[str, list[tuple[Consultation, Request]]] = {}
    for consultation in consultations:
        for request in consultation.unanswered(endpoint.model):
            homes.setdefault(request.digest, []).append((consultation, request))

    def keep(request: Request, answer: Answer) -> None:
        for consultation, same in homes[request.digest]:
            consultation.kept.keep(same, answer, endpoint.model)

    questions = (same[0][1] for same in homes.values())
    return ask_all(questions, endpoint.ask, keep, pace, each=each)


def keep_answers(consultations: Sequence[Consultation], answers: Iterable[Answer | str]) -> list[Refusal]:
    """Keeps each answer with the report that asked for it; what answers nothing, or again, is refused."""
    asked: dict[str, list[tuple[Consultation, Request]]] = {}
    for consultation in consultations:
        for request in consultation.requests:
            asked.setdefault(request.digest[:16], []).append((consultation, request))
    heard: set[str] = set()
    refusals = []
    for answer in answers:
        custom_id = answer if isinstance(answer, str) else answer.custom_id
        mark = custom_id.rpartition("-")[2]
        if mark not in asked:
            refusals.append(Refusal(as_words(custom_id), "answer", "answer to no request", as_words(custom_id)))
        elif isinstance(answer, str):
            refusals.append(Refusal(custom_id, "answer", "not answered", custom_id))
        elif mark in heard:
            refusals.append(Refusal(custom_id, "answer", "answered twice", as_words(answer.content[:200])))
        else:
            heard.add(mark)
            for consultation, request in asked[mark]:
                consultation.kept.keep(request, answer)
    return refusals
