"""From a report to its facts: quantities, units, initiatives, documents, awards, recognitions, people, shortcomings,
and the links between initiatives and outcomes. Rules and word lists, nothing learned: same text, same facts.
"""

from __future__ import annotations

from zhiji.extraction.assembly import extract

__all__ = ["extract"]
