"""Findings that a person has looked at and silenced, with a reason, in ``zhiji.toml``:

    [[silence]]
    rule = "series"
    quote = "24.1%"
    reason = "口径调整，已与统计部门核对"

``rule`` is the finding's; ``quote``, where it is given, must stand in the words behind the finding.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from zhiji.model import ZhijiError
from zhiji.model.findings import Finding

FILE = "zhiji.toml"
_KEYS = ("rule", "quote", "reason")


@dataclass(frozen=True, slots=True)
class Silence:
    """One entry: which findings it is about, and why they are silenced."""

    rule: str
    reason: str
    quote: str = ""

    def covers(self, finding: Finding) -> bool:
        """Is the finding one of those?"""
        return finding.rule == self.rule and (
            not self.quote or any(self.quote in evidence.quote for evidence in finding.evidence)
        )


def read_silences(file: Path) -> list[Silence]:
    """The entries in ``file``; none where there is no such file. ZhijiError for what it does not know, and for an entry
    without a rule or a reason."""
    try:
        held = tomllib.loads(file.read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return []
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise ZhijiError(f"{file}: not TOML ({error}); correct it") from None
    entries = held.pop("silence", [])
    if held or not isinstance(entries, list):
        raise ZhijiError(f"{file}: only [[silence]] entries are known here; take out {', '.join(held) or 'the rest'}")
    return [_silence(entry, f"{file}: entry {number}") for number, entry in enumerate(entries, 1)]


def _silence(entry: Any, where: str) -> Silence:
    if not isinstance(entry, dict) or not all(isinstance(value, str) and value for value in entry.values()):
        raise ZhijiError(f"{where}: write rule, quote and reason, each some words")
    for key in entry:
        if key not in _KEYS:
            raise ZhijiError(f"{where}: unknown key {key!r}; known: {', '.join(_KEYS)}")
    if "rule" not in entry:
        raise ZhijiError(f"{where}: no rule; say which rule")
    if "reason" not in entry:
        raise ZhijiError(f"{where}: no reason; say why it is silenced")
    return Silence(**entry)


def sort_out(
    findings: Iterable[Finding], silences: Sequence[Silence]
) -> tuple[list[Finding], list[tuple[Finding, Silence]]]:
    """The findings that stand, and those that are silenced, each with the first entry that covers it."""
    standing: list[Finding] = []
    silenced: list[tuple[Finding, Silence]] = []
    for finding in findings:
        covering = next((silence for silence in silences if silence.covers(finding)), None)
        if covering is None:
            standing.append(finding)
        else:
            silenced.append((finding, covering))
    return standing, silenced
