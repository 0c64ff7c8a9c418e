"""A corpus asked as a network, of which only the neighbourhood that a question needs is read."""

from __future__ import annotations

from zhiji.surveying.checks import find_findings_in
from zhiji.surveying.comparing import across_in, find_ledger_in, find_series_in
from zhiji.surveying.links import Asked, find_links_in, find_unlinked
from zhiji.surveying.names import best_in
from zhiji.surveying.paths import find_paths_in

__all__ = [
    "Asked",
    "across_in",
    "best_in",
    "find_findings_in",
    "find_ledger_in",
    "find_links_in",
    "find_paths_in",
    "find_series_in",
    "find_unlinked",
]
