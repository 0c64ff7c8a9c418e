"""The kinds of things that graphs show: one row each, which the store, the tables and every page read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ThingKind = Literal[
    "unit",
    "person",
    "initiative",
    "document",
    "award",
    "recognition",
    "observation",
    "change",
    "requirement",
    "shortcoming",
]
Family = Literal["unit", "initiative", "outcome", "document", "warning"]
"""What a kind is coloured by, and where it stands: initiatives and outcomes are what links are made of; a warning has a
broken outline."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind: its class in the ontology, its family, what one and many are called, the outline of its card and the
    mark before its name in the picture."""

    name: ThingKind
    rdf: str
    family: Family
    en: str
    many: str
    zh: str
    outline: Literal["box", "round", "octagon", "sheet", "arrow", "ribbon", "tag", "roof"] = "box"
    mark: str = ""

    @property
    def is_claimed(self) -> bool:
        """Whether links are made of it."""
        return self.family in ("initiative", "outcome")


KINDS = (
    Kind("unit", "Unit", "unit", "unit", "units", "单位", "octagon"),
    Kind("initiative", "Initiative", "initiative", "initiative", "initiatives", "举措"),
    Kind("award", "AwardReceipt", "outcome", "award", "awards", "奖项", "ribbon", "★ "),
    Kind("recognition", "Recognition", "outcome", "recognition", "recognitions", "认可", "arrow", "☆ "),
    Kind("observation", "Observation", "outcome", "figure", "figures", "指标值", "round"),
    Kind("change", "Change", "outcome", "change", "changes", "变化", "tag"),
    Kind("document", "Document", "document", "document", "documents", "文件", "sheet"),
    Kind("person", "Person", "unit", "person", "people", "人员", "round"),
    Kind("requirement", "Requirement", "warning", "requirement", "requirements", "要求"),
    Kind("shortcoming", "Shortcoming", "warning", "shortcoming", "shortcomings", "不足", "roof"),
)
"""In the order in which they are listed."""

KIND_OF = {str(kind.name): kind for kind in KINDS}

FACTS_ALONE = {"quantity": ("quantity", "数量"), "link": ("link", "关联")}
"""The types of facts that are no kind of thing, with their words: a quantity may become several."""
