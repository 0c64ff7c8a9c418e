"""By what rules an answer counts: named, versioned, and known by a fingerprint that goes into every accepted fact."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Literal

from zhiji.lexicon import load_table

Who = Literal["both", "proposed", "extracted"]
"""Who read a fact of a point that the model answered: reader and model, the model alone, the reader alone."""


@dataclass(frozen=True)
class Policy:
    """``longest`` are the characters that a quote of a type may have; ``confidences`` how likely a fact of a type (a
    link: of a basis) is right by who read it, measured on gold; ``kept`` whether a merged reading keeps it."""

    name: str
    version: str
    longest: dict[str, int]
    confidences: dict[tuple[str, Who], Decimal]
    kept: dict[tuple[str, Who], bool]
    fingerprint: str

    def confidence(self, kind: str, who: Who) -> Decimal | None:
        return self.confidences.get((kind, who))


NAME = "verbatim"
VERSION = "2"
"""Raised with every change to what ``holding`` accepts: facts say by which rules they came in."""


@cache
def load_policy() -> Policy:
    """The policy that ships: ``policy.tsv`` beside this file, its words in ``lexicon/answer_polarity.tsv`` and
    ``lexicon/pointing_words.tsv``."""
    told = (files("zhiji.proposing") / "policy.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in told.splitlines()[1:] if line.strip()]
    words = [(row.term, row["sense"]) for row in load_table("answer_polarity")]
    words += [(row.term, "points-back") for row in load_table("pointing_words")]
    mark = sha256(f"{NAME} {VERSION}\n{told}\n{words}".encode()).hexdigest()[:16]
    return Policy(
        name=NAME,
        version=VERSION,
        longest={kind: int(longest) for kind, _, _, longest, *_ in rows if longest != "-"},
        confidences={(kind, who): Decimal(sure) for kind, who, sure, *_ in rows if sure != "-"},  # type: ignore[misc]
        kept={(kind, who): keep == "yes" for kind, who, _, _, keep, *_ in rows},  # type: ignore[misc]
        fingerprint=f"{NAME}-{VERSION}-{mark}",
    )
