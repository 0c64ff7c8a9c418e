"""The findings of a corpus, as they were made at build, report by report and issuer by issuer."""

from __future__ import annotations

from zhiji.checking import Finding, in_order
from zhiji.checking.packing import is_held, unpack_finding
from zhiji.corpus.asking import OpenCorpus


def find_findings_in(corpus: OpenCorpus, *, include_held: bool = False) -> list[Finding]:
    """As ``find_findings`` over all reports; with ``include_held`` the calculations that come out too."""
    found = map(unpack_finding, corpus.findings())
    return in_order(finding for finding in found if include_held or not is_held(finding))
