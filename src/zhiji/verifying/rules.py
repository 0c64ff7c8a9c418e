"""The codes of all findings, their names and how grave they are, from ``rules.tsv``."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import cast

from zhiji.model.findings import Finding, Severity


@dataclass(frozen=True, slots=True)
class Rule:
    """One code; ``name`` is what the arithmetic audit calls the rule, empty for others; ``room`` finds it."""

    code: str
    name: str
    severity: Severity
    room: str
    en: str
    zh: str
    example: str


@cache
def load_rules() -> tuple[Rule, ...]:
    """All codes in their order."""
    lines = (files("zhiji.verifying") / "rules.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return tuple(_rule(line.split("\t")) for line in lines)


def _rule(cells: list[str]) -> Rule:
    code, name, severity, room, en, zh, example = cells
    return Rule(code, name.removeprefix("-"), cast(Severity, severity), room, en, zh, example)


def rule_of(code: str) -> Rule:
    """The rule of that code; KeyError for one that is not in the table."""
    return {rule.code: rule for rule in load_rules()}[code]


def coded(finding: Finding) -> Finding:
    """The finding under its code where the arithmetic audit calls its rule by a name."""
    code = next((rule.code for rule in load_rules() if rule.name and rule.name == finding.rule), finding.rule)
    return replace(finding, rule=code)
