"""Whether a government work report came out on one side of the line between what was done and what is planned."""

from __future__ import annotations

from collections import Counter

from zhiji.lexicon.patterns import Pattern
from zhiji.model import Report, SectionRole
from zhiji.reading.roles import WORDS

_CONGRESS = Pattern(WORDS, "{congress}")
_LAW = Pattern(WORDS, "{law}")
_OPENING = 400
_LEAST_TEXT = 3000
_LEAST_SHARE = 0.1
"""Of a work report at least a sixth tells results, and a quarter plans."""


def find_one_sided(report: Report) -> tuple[str, ...]:
    """A warning where hardly any of a government work report is read as plans, or as results: a heading was missed, or
    the text is not whole. No warning for other reports, and for short ones."""
    if not _CONGRESS.search(report.text[:_OPENING]) or _LAW.search(report.title or ""):
        return ()
    lengths = _lengths(report)
    told = lengths["results"] + lengths["plans"]
    if told < _LEAST_TEXT:
        return ()
    plans, results = lengths["plans"] / told, lengths["results"] / told
    if plans < _LEAST_SHARE:
        said = f"only {plans:.0%} of it is read as plans; check that nothing planned is told as done"
    elif results < _LEAST_SHARE:
        said = f"only {results:.0%} of it is read as results; check that nothing done is told as planned"
    else:
        return ()
    return (f"{report.file or 'the text'}: {said}",)


def _lengths(report: Report) -> Counter[SectionRole]:
    """How many characters of the report's sentences stand where each role is told."""
    lengths: Counter[SectionRole] = Counter()
    for sentence in report.sentences:
        lengths[report.role_at(sentence.start)] += sentence.end - sentence.start
    return lengths
