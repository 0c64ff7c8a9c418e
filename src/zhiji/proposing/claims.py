"""Links held to the text: both ends count, an explicit one has its cue, and where no cue ties them their places say
which basis it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, get_args

from zhiji.model import Basis, Fact, Initiative, Link, Outcome, Place, Quantity, Report, Span
from zhiji.proposing.answers import Row
from zhiji.proposing.places import find_places
from zhiji.proposing.refusals import RefusedError
from zhiji.proposing.requests import Request

_LONGEST_CUE = 40


def held_link(
    row: Row,
    request: Request,
    report: Report,
    fact: Callable[[Any], Fact | None],
    mentions: Callable[[str], Sequence[Fact]],
) -> Link:
    """The link that ``row`` says, or RefusedError. ``fact`` gives what an id of the answer means, ``mentions`` all
    accepted mentions of an initiative's name."""
    start, end = fact(row.get("from")), fact(row.get("to"))
    if not isinstance(start, Initiative) or not isinstance(end, Outcome):
        raise RefusedError("link to nothing")
    if row.get("basis") not in get_args(Basis):
        raise RefusedError("unknown code")
    if isinstance(end, Quantity) and not end.is_outcome:
        raise RefusedError("no outcome")
    if start.phase == "planned":
        raise RefusedError("planned initiative")
    if isinstance(end, Quantity) and start.start <= end.start and end.end <= start.end:
        raise RefusedError("own count")
    cue = _cue(row.get("cue"), request, report) if row["basis"] == "explicit" else ()
    basis: Basis = "explicit" if cue else _basis_of_places(report, [start, *mentions(start.name)], end)
    return Link(
        id=f"proposed-link-{start.id}-{end.id}".replace("-proposed-", "-"),
        initiative=start.id,
        outcome=end.id,
        basis=basis,
        cue=cue,
        asserted_by="report" if cue else "software",
        optional=row.get("optional") is True,
        reading="proposed",
        readings=("proposed",),
    )


def _cue(value: Any, request: Request, report: Report) -> tuple[Span, ...]:
    """The cue's words where they stand; several places of one word: the last in its sentence."""
    given = value if isinstance(value, list) else [value]
    if not value or not given:
        raise RefusedError("no cue")
    return tuple(dict.fromkeys(_cue_span(one, request, report) for one in given))


def _cue_span(one: Any, request: Request, report: Report) -> Span:
    number, quote = (one.get("sentence"), one.get("quote")) if isinstance(one, dict) else (None, None)
    if not isinstance(number, int) or isinstance(number, bool) or not 1 <= number <= len(request.sentences):
        raise RefusedError("no such sentence")
    if not isinstance(quote, str):
        raise RefusedError("no cue")
    found = find_places(quote, request.text, request.sentences[number - 1])
    if not found or found[-1].end - found[-1].start > _LONGEST_CUE:
        raise RefusedError("cue not in text")
    place: Place = found[-1]
    return report.span(place.start, place.end)


def _basis_of_places(report: Report, mentions: Sequence[Fact], outcome: Outcome) -> Basis:
    there = report.sentence_at(outcome.start)
    near = any(report.sentence_at(m.start) == there for m in mentions if isinstance(m, Initiative))
    return "same-sentence" if near else "same-paragraph"
