"""Links: where the text ties an outcome to an initiative. Pairs are weighed by their clues; *explicit* stays a rule,
since it needs a cue that stands in the text. Precision before recall: "the report says so" is the promise.
"""

from __future__ import annotations

from zhiji.extraction.links import places, surroundings, wordings  # the clues enter the list when they are loaded
from zhiji.extraction.links.building import FoundLink, find_links

__all__ = ["FoundLink", "find_links", "places", "surroundings", "wordings"]
