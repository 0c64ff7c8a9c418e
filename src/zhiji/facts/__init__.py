"""Facts in and out: the exchange format, one JSON object a line, and the overlay of corrections that a person makes."""

from __future__ import annotations

from zhiji.facts.corrections import (
    Correction,
    CorrectionsError,
    Target,
    format_corrections,
    parse_corrections,
)
from zhiji.facts.exchange import FactsError, format_facts, parse_facts
from zhiji.facts.replay import Unplaced, replay_corrections

__all__ = [
    "Correction",
    "CorrectionsError",
    "FactsError",
    "Target",
    "Unplaced",
    "format_corrections",
    "format_facts",
    "parse_corrections",
    "parse_facts",
    "replay_corrections",
]
