"""Links: where the report puts an initiative and an outcome together, and on what words that rests."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from zhiji.description.page import Page
from zhiji.model import BASES, Asserter, Link, Place
from zhiji.vocabulary import ZJ, code


def describe_links(page: Page) -> None:
    """One node for each initiative and outcome that the report ties, on the strongest basis any line gives."""
    lines: dict[str, list[Link]] = {}
    for fact in page.facts.items:
        if isinstance(fact, Link):
            lines.setdefault(page.names.of(fact.id), []).append(fact)
    places = _Sentences(page)
    for node, same in lines.items():
        strongest = min(BASES.index(link.basis) for link in same)
        _describe_link(page, node, [link for link in same if BASES.index(link.basis) == strongest], places)


class _Sentences:
    """The sentences that mention each thing, by the thing's IRI, as places in the report's order."""

    def __init__(self, page: Page) -> None:
        self._order = {sentence: i for i, sentence in enumerate(page.report.sentences)}
        self._of: dict[str, list[Place]] = {}
        for fact in page.facts.items:
            if isinstance(fact, Link):
                continue
            sentence = page.report.sentence_at(fact.start)
            if sentence is not None:
                self._of.setdefault(page.names.of(fact.id), []).append(sentence)

    def nearest(self, one: str, other: str) -> tuple[Place, Place] | None:
        """The two sentences, of ``one`` and of ``other``, that stand nearest; the earlier of two equals."""
        pairs = product(sorted(self._of.get(one, ())), sorted(self._of.get(other, ())))
        return min(pairs, key=lambda pair: self.distance(*pair), default=None)

    def distance(self, one: Place, other: Place) -> int:
        return abs(self._order[one] - self._order[other])


def _describe_link(page: Page, node: str, links: Sequence[Link], places: _Sentences) -> None:
    first = links[0]
    start, end = page.names.of(first.initiative), page.names.of(first.outcome)
    page.sheet.a(node, ZJ.Link)
    page.state(node, links)
    page.sheet.iri(node, ZJ.fromInitiative, start)
    page.sheet.iri(node, ZJ.toOutcome, end)
    page.sheet.iri(node, ZJ.basis, code("basis", first.basis))
    page.sheet.iri(node, ZJ.assertedBy, code("asserter", _asserter(page, first)))
    nearest = places.nearest(start, end)
    if nearest:
        page.sheet.integer(node, ZJ.sentenceDistance, places.distance(*nearest))
    for sentence in nearest or ():
        page.sheet.iri(node, ZJ.evidence, page.sentence(sentence))
    for cue in (cue for link in links if link.basis == "explicit" for cue in link.cue):
        page.sheet.iri(node, ZJ.cue, page.mention(cue))


def _asserter(page: Page, link: Link) -> Asserter:
    """Who puts the two together: the report by its cue, else the person or the software that read it."""
    if link.asserted_by:
        return link.asserted_by
    if link.basis == "explicit":
        return "report"
    return "reader" if (link.reading or page.reading_kind) == "curated" else "software"
