"""What a figure is in its series, and of which period."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

SeriesKind = Literal["level", "change", "target", "base", "multi-year"]
"""``multi-year`` is a sum or a mean over years."""


@dataclass(frozen=True, slots=True)
class Timed:
    """What a figure is in its series, and of which period: ``2018``, ``2011/2015``, ``2018-01/2018-06``."""

    kind: SeriesKind
    period: str
