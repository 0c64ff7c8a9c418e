"""What was refused of an answer, and why: each once, with the words it was about."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal, get_args

Reason = Literal[
    "not JSON",
    "cut off",
    "not an object",
    "answer to no request",
    "answered twice",
    "not answered",
    "unknown type",
    "missing field",
    "unknown field",
    "unknown code",
    "wrong kind of value",
    "no such sentence",
    "no such words",
    "twice in the sentence",
    "quote too long",
    "figure not in quote",
    "polarity not in quote",
    "unknown figure",
    "name not in report",
    "reference to nothing",
    "said twice",
    "link to nothing",
    "no outcome",
    "planned initiative",
    "own count",
    "no cue",
    "cue not in text",
]
REASONS: tuple[Reason, ...] = get_args(Reason)
Part = Literal["answer", "fact", "field", "link"]
"""What was lost: a whole answer, a fact, a link, or one field of a fact that stands without it."""

_LONGEST = 300


@dataclass(frozen=True, slots=True)
class Refusal:
    """One thing that did not count. ``words`` are those of the answer, shortened; ``custom_id`` names its request."""

    custom_id: str
    part: Part
    reason: Reason
    words: str


class RefusedError(Exception):
    """A part of an answer that does not count."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason: Reason = reason


def as_words(row: Any) -> str:
    """A part of an answer on one line, shortened, without signs that steer a terminal or turn the line about."""
    told = row if isinstance(row, str) else json.dumps(row, ensure_ascii=False, default=str)
    told = " ".join("".join(sign if sign.isprintable() else " " for sign in told).split())
    return told if len(told) <= _LONGEST else told[:_LONGEST] + "…"


def count_reasons(refusals: Iterable[Refusal]) -> list[tuple[Part, Reason, int]]:
    """How often each reason was given, by what was lost, the most frequent first."""
    counted = Counter((refusal.part, refusal.reason) for refusal in refusals)
    ranked = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    return [(part, reason, times) for (part, reason), times in ranked]
