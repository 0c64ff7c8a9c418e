"""The reports of a corpus, to be held against each other anew."""

from __future__ import annotations

from zhiji.comparing.across import Across
from zhiji.corpus.asking import OpenCorpus
from zhiji.model.rows import IndicatorEntry


def across_in(corpus: OpenCorpus, indicators: tuple[IndicatorEntry, ...]) -> Across:
    """The reports of the corpus, to be held against each other."""
    return Across(tuple(corpus.report_rows()), tuple(corpus.figure_rows()), tuple(corpus.initiative_rows()), indicators)
