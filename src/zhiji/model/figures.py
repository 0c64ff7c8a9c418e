"""A figure of the graph as English writes it."""

from __future__ import annotations

from decimal import Decimal

from zhiji.model.graph import Thing

_BOUNDS = {"at-least": "≥", "more-than": ">", "at-most": "≤", "less-than": "<", "approx": "≈"}
_SCALES = ((Decimal(10) ** 9, " billion"), (Decimal(10) ** 6, " million"))
_GLUED = {"per cent": "%", "per mille": "‰", "fraction": ""}
"""Units of measure that follow their number without a space, or go without saying."""


def english_figure(thing: Thing) -> str:
    """The figure of a number in English, without its direction; nothing where there is none. Of a change, how much.

    >>> english_figure(Thing(iri="i", kind="change", label="", report="r", value=Decimal(-12000), measure_en="cases"))
    '12,000 cases'
    >>> english_figure(Thing(iri="i", kind="change", label="", report="r", value=Decimal(3), measure_en="number"))
    '3'
    """
    if thing.value is None:
        return ""
    number = abs(thing.value) if thing.kind == "change" else thing.value
    sign, unit = _BOUNDS.get(thing.bound or "", ""), thing.measure_en or thing.measure or ""
    unit = {"%": "per cent", "number": ""}.get(unit, unit)
    if unit in _GLUED:
        return f"{sign}{_plain(number)}{_GLUED[unit]}"
    return f"{sign}{_scaled(number)} {unit}".strip()


def _scaled(number: Decimal) -> str:
    """Millions and billions where no more than three decimals are left."""
    for scale, word in _SCALES:
        part = number / scale
        if abs(part) >= 1 and part == part.quantize(Decimal("0.001")):
            return _plain(part) + word
    return _plain(number)


def _plain(number: Decimal) -> str:
    text = f"{number:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
