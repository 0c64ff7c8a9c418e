"""The ways of reading that are held beside each other: rules alone, the sequence model alone, and the reader."""

from __future__ import annotations

from collections.abc import Iterable

from zhiji.extraction.deciding.choosing import Choice
from zhiji.extraction.deciding.reader import Reader
from zhiji.extraction.deciding.spans import tagged_stretches
from zhiji.extraction.order import extract, read_mentions
from zhiji.extraction.preparing import Prepared
from zhiji.model import Facts, Head

WAYS = ("rules", "model", "reader")
"""Rules alone and model alone decide names only; their figures and everything else are the reader's."""


def read_by(way: str, prepared: Prepared, reader: Reader) -> Facts:
    """The facts of a report as one of ``WAYS`` reads it."""
    if way == "reader":
        return extract(prepared.report, reader)
    chosen = _ruled(prepared) if way == "rules" else _tagged(prepared, reader)
    held: dict[str, list[Choice]] = {}
    for choice in chosen:
        held.setdefault(choice.kind, []).append(choice)
    mentions = read_mentions(prepared, reader, held)
    report = prepared.report
    head = Head(title=report.title, issuer=None, year=report.year, sha256=report.sha256, chars=len(report.text))
    return Facts(head, tuple(mentions.in_order()))


def _ruled(prepared: Prepared) -> Iterable[Choice]:
    return (Choice(s.kind, s.start, s.end, 1.0, 1.0, True, (), s.rule) for s in prepared.ruled)


def _tagged(prepared: Prepared, reader: Reader) -> Iterable[Choice]:
    text = prepared.text(reader.tagger)
    for kind, first, last in tagged_stretches(text.tags):
        yield Choice(kind, text.words[first].start, text.words[last - 1].end, 1.0, 1.0, True, (), None)
