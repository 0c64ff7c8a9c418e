"""From a report to its facts: quantities, units, initiatives, documents, awards, recognitions, people, shortcomings,
and the links between initiatives and outcomes. Rules propose, weights that were learned decide: same text and weights,
same facts.
"""

from __future__ import annotations

from zhiji.extraction.order import extract
from zhiji.extraction.remarks import remarks_on

__all__ = ["extract", "remarks_on"]
