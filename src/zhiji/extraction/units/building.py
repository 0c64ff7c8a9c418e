"""Units as facts: each place with its full name, where the report's issuer and region make that certain."""

from __future__ import annotations

import re
from collections.abc import Sequence

from zhiji.extraction.text.surface import Surface
from zhiji.extraction.units.full_names import full_name, namer_of
from zhiji.extraction.units.groups import names_group
from zhiji.extraction.units.open_names import FoundUnit
from zhiji.extraction.units.roles import names_no_body
from zhiji.model import Unit


def build_units(surface: Surface, places: Sequence[FoundUnit]) -> list[Unit]:
    """The units that stand at ``places``, ids u1, u2, …; a name met before is a coref of its first mention,
    a counted group (5家企业) only of one that counts as many."""
    namer = namer_of(surface.report.issuer, surface.report.region)
    first: dict[tuple[str, int | None], str] = {}
    units: list[Unit] = []
    for number, place in enumerate(places, 1):
        words = surface.text[place.start : place.end]
        bare = re.sub(r"^\d+[个家支所]", "", words) or words
        name, resolved = full_name(bare, namer)
        if place.rule == "unit:place-of-issuer" and namer.issuer:
            name, resolved = namer.issuer, True
        group = place.group or names_group(words)
        ref = f"u{number}"
        units.append(
            Unit(
                id=ref,
                start=place.start,
                end=place.end,
                text=words,
                name=name,
                group=group,
                count=place.count,
                coref=first.get((name, place.count)),
                resolved=resolved and (group or not names_no_body(name)),
                rule=place.rule,
                reading="extracted",
            )
        )
        first.setdefault((name, place.count), ref)
    return units
