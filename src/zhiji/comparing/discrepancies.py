"""What does not fit between reports: a rule's code, how grave it is, a line in each language, and the figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from zhiji.comparing.figures import PlacedFigure
from zhiji.model import Evidence

Gravity = Literal["warning", "note"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Discrepancy:
    """One finding between figures; ``figures`` are at most eight, in the order in which the message speaks of them.
    ``said`` are words of a report that they do not fit."""

    rule: str
    severity: Gravity
    zh: str
    en: str
    figures: tuple[PlacedFigure, ...]
    said: tuple[Evidence, ...] = ()


def shown(figure: PlacedFigure) -> str:
    """A figure as it is spoken of: a change with its sign, or with × where it says how many times as much it is."""
    if figure.kind != "change":
        return figure.quote
    return ("×" if figure.is_multiple else "−" if figure.value < 0 else "+") + figure.quote


def told_since(figure: PlacedFigure) -> str:
    """A change over several years as its report has it: its last word and its number, 是2.1倍 or +73.8%."""
    if figure.unit != "倍":
        return shown(figure)
    number = figure.quote.removesuffix("倍") + "倍"
    return f"+{number}" if figure.grows else f"×{number}"


def said_so(words: str) -> str:
    """What a report itself says of how it counts, in brackets; nothing where it says nothing."""
    return f"（报告自称“{words}”）" if words else ""


def said_so_en(words: str) -> str:
    """The same in English."""
    return f" (the report itself says {words})" if words else ""
