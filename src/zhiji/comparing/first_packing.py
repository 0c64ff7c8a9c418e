"""Claims to be first as JSON, and back: what is needed to set them against each other, each with its report's head."""

from __future__ import annotations

import json
from dataclasses import fields

from zhiji.comparing.first_claims import FirstClaim
from zhiji.comparing.firsts import First
from zhiji.model.rows import REPORT_HEAD, ReportRow


def pack_first(first: First) -> str:
    """A claim of one report, before it is set against others."""
    claim = [getattr(first.claim, f.name) for f in fields(FirstClaim)]
    head = [getattr(first.report, name) for name in REPORT_HEAD]
    return json.dumps([claim, head, first.recipient, first.sentence], ensure_ascii=False, separators=(",", ":"))


def unpack_first(words: str) -> First:
    """The claim that was packed; of its report the head alone."""
    claim, head, recipient, sentence = json.loads(words)
    return First(
        FirstClaim(*claim), ReportRow(**dict(zip(REPORT_HEAD, head, strict=True)), text=""), recipient, sentence
    )
