"""The values that flow through the house. Everything here is frozen and does no input or output.

Each name is loaded when it is first asked for, so that a command pays only for the values it uses.
"""

from __future__ import annotations

TYPE_CHECKING = False  # typing costs more to import than all of this; type checkers know the name
if TYPE_CHECKING:
    from zhiji.model.codes import (
        BASES,
        RESULT_LEVELS,
        Asserter,
        Basis,
        Bound,
        Comparison,
        Direction,
        InitiativeKind,
        PeriodKind,
        Phase,
        Polarity,
        ReadingKind,
        Relation,
        ResultLevel,
        Role,
        SectionRole,
        StandingKind,
    )
    from zhiji.model.errors import QueryError, ReadingWarning, ZhijiError
    from zhiji.model.facts import (
        FACT_TYPES,
        JSON_NAMES,
        REFERENCES,
        Award,
        Document,
        Fact,
        Facts,
        Head,
        Initiative,
        Link,
        Mention,
        Outcome,
        Person,
        Quantity,
        Recognition,
        Shortcoming,
        Standing,
        Unit,
    )
    from zhiji.model.graph import Edge, Evidence, Predicate, SourceReport, Thing, source_line
    from zhiji.model.kinds import KIND_OF, KINDS, ThingKind
    from zhiji.model.report import Cell, Place, Report, Section, Span
    from zhiji.model.sight import published_report, seen_report
    from zhiji.model.visibletext import VisibleText, visible

_HOMES = {
    "codes": (
        "Asserter BASES Basis Bound Comparison Direction InitiativeKind PeriodKind Phase Polarity RESULT_LEVELS "
        "ReadingKind Relation ResultLevel Role SectionRole StandingKind"
    ),
    "errors": "QueryError ReadingWarning ZhijiError",
    "facts": (
        "Award Document FACT_TYPES Fact Facts Head Initiative JSON_NAMES Link Mention Outcome Person Quantity "
        "REFERENCES Recognition Shortcoming Standing Unit"
    ),
    "graph": "Edge Evidence Predicate SourceReport Thing source_line",
    "kinds": "KINDS KIND_OF ThingKind",
    "report": "Cell Place Report Section Span",
    "sight": "published_report seen_report",
    "visibletext": "VisibleText visible",
}
_HOME_OF = {name: module for module, names in _HOMES.items() for name in names.split()}


def __getattr__(name: str) -> object:
    if name not in _HOME_OF:
        raise AttributeError(f"module 'zhiji.model' has no attribute {name!r}")
    from importlib import import_module

    value: object = getattr(import_module(f"zhiji.model.{_HOME_OF[name]}"), name)
    globals()[name] = value
    return value


__all__ = [
    "BASES",
    "FACT_TYPES",
    "JSON_NAMES",
    "KINDS",
    "KIND_OF",
    "REFERENCES",
    "RESULT_LEVELS",
    "Asserter",
    "Award",
    "Basis",
    "Bound",
    "Cell",
    "Comparison",
    "Direction",
    "Document",
    "Edge",
    "Evidence",
    "Fact",
    "Facts",
    "Head",
    "Initiative",
    "InitiativeKind",
    "Link",
    "Mention",
    "Outcome",
    "PeriodKind",
    "Person",
    "Phase",
    "Place",
    "Polarity",
    "Predicate",
    "Quantity",
    "QueryError",
    "ReadingKind",
    "ReadingWarning",
    "Recognition",
    "Relation",
    "Report",
    "ResultLevel",
    "Role",
    "Section",
    "SectionRole",
    "Shortcoming",
    "SourceReport",
    "Span",
    "Standing",
    "StandingKind",
    "Thing",
    "ThingKind",
    "Unit",
    "VisibleText",
    "ZhijiError",
    "published_report",
    "seen_report",
    "source_line",
    "visible",
]
