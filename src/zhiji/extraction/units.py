"""Units as facts: each place with its full name, where the report's issuer and region make that certain."""

from __future__ import annotations

import re

from zhiji.extraction.surface import Surface
from zhiji.extraction.unit_names import full_name, namer_of
from zhiji.extraction.unit_places import find_unit_places
from zhiji.model import Unit


def build_units(surface: Surface) -> list[Unit]:
    """The units of a report in text order, ids u1, u2, …; a name met before is a coref of its first mention."""
    namer = namer_of(surface.report.issuer, surface.report.region)
    first: dict[str, str] = {}
    units: list[Unit] = []
    for number, place in enumerate(find_unit_places(surface), 1):
        words = surface.text[place.start : place.end]
        bare = re.sub(r"^\d+[个家支所]", "", words)
        name, resolved = full_name(bare, namer)
        if place.rule == "unit:place-of-issuer" and namer.issuer:
            name, resolved = namer.issuer, True
        ref = f"u{number}"
        units.append(
            Unit(
                id=ref,
                start=place.start,
                end=place.end,
                text=words,
                name=name,
                group=place.group,
                count=place.count,
                coref=first.get(name),
                resolved=resolved,
                rule=place.rule,
                reading="extracted",
            )
        )
        first.setdefault(name, ref)
    return units
