"""What a picture shows: by default the initiatives with results, and those results; the rest on demand.

Five thousand things on one screen answer nothing, so the opening picture is also limited in number.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import combinations

from zhiji.explorer.measure import column_of
from zhiji.model import BASES, Edge, Evidence, SourceReport, Thing

EXTRAS = ("initiatives", "numbers", "context")
"""What can be added to the opening picture: initiatives without a result; results nobody is credited with and other
numbers, requirements and shortcomings; documents, people and units that no shown thing is tied to."""

MOST_INITIATIVES, MOST_OUTCOMES = 120, 180


def extra_sets() -> list[tuple[str, ...]]:
    """Every choice of extras, in the order of the bits of its index.

    >>> extra_sets()[:4]
    [(), ('initiatives',), ('numbers',), ('initiatives', 'numbers')]
    """
    chosen = [c for size in range(len(EXTRAS) + 1) for c in combinations(EXTRAS, size)]
    return sorted(chosen, key=lambda c: sum(1 << EXTRAS.index(e) for e in c))


@dataclass(frozen=True)
class Material:
    """The things and edges of one report, and what follows from them for its picture."""

    report: str
    issuer: str
    text: str
    things: dict[str, Thing]
    edges: tuple[Edge, ...]
    homes: dict[tuple[str, ...], dict[str, tuple[str, ...]]] = field(default_factory=dict, repr=False, compare=False)
    """The section that each thing is drawn in, by what is shown; the layout keeps it here."""

    @classmethod
    def of(cls, source: SourceReport, things: Sequence[Thing], edges: Sequence[Edge]) -> Material:
        report = source.iri
        held = [t for t in things if t.report == report or any(e.report == report for e in t.evidence)]
        ordered = sorted(held, key=lambda t: (_first_start(t, report), t.kind, t.iri))
        by_iri = {t.iri: t for t in ordered}
        inside = (e for e in edges if e.source in by_iri and e.target in by_iri and e.source != e.target)
        return cls(report, source.issuer, source.text, by_iri, tuple(e for e in inside if _told_in(e, report)))

    def first_start(self, thing: Thing) -> int:
        return _first_start(thing, self.report)

    def starts(self, thing: Thing) -> list[int]:
        return [e.start for e in thing.evidence if e.report == self.report]

    @cached_property
    def links(self) -> list[Edge]:
        """Links, strongest basis first, then in reading order."""
        links = [e for e in self.edges if e.predicate == "link"]
        rank = {basis: i for i, basis in enumerate(BASES)}
        place = {iri: i for i, iri in enumerate(self.things)}
        return sorted(links, key=lambda e: (rank.get(e.basis or "same-paragraph", 9), place[e.source], place[e.target]))

    @cached_property
    def whole(self) -> dict[str, str]:
        """The initiative that each part is part of: the first one told where there are several, and none that would
        make a thing part of itself."""
        out: dict[str, str] = {}
        for edge in self.edges:
            if edge.predicate == "partOf" and self.things[edge.target].kind == "initiative" and edge.source not in out:
                top = edge.target
                while top in out and top != edge.source:
                    top = out[top]
                if top != edge.source:
                    out[edge.source] = edge.target
        return out

    @cached_property
    def ties(self) -> dict[str, tuple[str, ...]]:
        """What each thing pulls towards: its links, and its actors unless it is only the issuer."""
        out: dict[str, list[str]] = {}
        for edge in self.edges:
            if edge.predicate != "partOf" and self.issuer not in (edge.source, edge.target):
                out.setdefault(edge.source, []).append(edge.target)
                out.setdefault(edge.target, []).append(edge.source)
        return {iri: tuple(tied) for iri, tied in out.items()}

    @cached_property
    def parts(self) -> dict[str, tuple[str, ...]]:
        out: dict[str, list[str]] = {}
        for part, whole in self.whole.items():
            out.setdefault(whole, []).append(part)
        return {whole: tuple(parts) for whole, parts in out.items()}

    @cached_property
    def headings(self) -> list[tuple[str, ...]]:
        """The sections that things stand in, sorted; each as its headings, outermost first."""
        return sorted({thing.section for thing in self.things.values()})

    def pulls(self, thing: Thing, with_parts: bool) -> tuple[str, ...]:
        return self.ties.get(thing.iri, ()) + (self.parts.get(thing.iri, ()) if with_parts else ())

    @cached_property
    def core(self) -> frozenset[str]:
        """The opening picture: initiatives with results, strongest links first, the results, and who is named."""
        initiatives: dict[str, None] = {}
        outcomes: dict[str, None] = {}
        for link in self.links:
            fits = link.source in initiatives or len(initiatives) < MOST_INITIATIVES
            if fits and (link.target in outcomes or len(outcomes) < MOST_OUTCOMES):
                initiatives[link.source] = None
                outcomes[link.target] = None
        if not initiatives:  # nothing to link: what there is, is shown
            held = self.things.values()
            initiatives = dict.fromkeys([t.iri for t in held if t.kind == "initiative"][:MOST_INITIATIVES])
            numbers = [t for t in held if column_of(t.kind) == "outcomes"]
            outcomes = dict.fromkeys(t.iri for t in sorted(numbers, key=lambda t: not t.is_outcome)[:MOST_OUTCOMES])
        for iri in list(initiatives):
            while (iri := self.whole.get(iri, "")) and iri not in initiatives:
                initiatives[iri] = None
        shown = {**initiatives, **outcomes}
        named = {i for iri in shown for i in self.ties.get(iri, ()) if self.things[i].kind in ("unit", "person")}
        return frozenset(shown) | named | ({self.issuer} & self.things.keys())

    def shown(self, extras: Sequence[str]) -> list[str]:
        """The IRIs to show with ``extras`` added to the opening picture, in reading order."""
        extra = {"actors": "context", "initiatives": "initiatives", "outcomes": "numbers"}
        return [i for i, t in self.things.items() if i in self.core or extra[column_of(t.kind)] in extras]


def things_told_in(reports: Collection[str], things: Iterable[Thing]) -> list[Thing]:
    """The things that some of these reports tell of, each in their words alone: a page has no place for those of
    others."""
    told = ((thing, _of(reports, thing.evidence)) for thing in things)
    return [t if own == t.evidence else replace(t, report=own[0].report, evidence=own) for t, own in told if own]


def edges_told_in(reports: Collection[str], edges: Iterable[Edge]) -> list[Edge]:
    """The edges that some of these reports tell of, each in their words alone."""
    told = ((edge, _of(reports, edge.evidence)) for edge in edges)
    return [e if own == e.evidence else replace(e, evidence=own, cue=_of(reports, e.cue)) for e, own in told if own]


def _of(reports: Collection[str], evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    return tuple([e for e in evidence if e.report in reports])


def _first_start(thing: Thing, report: str) -> int:
    return min((e.start for e in thing.evidence if e.report == report), default=0)


def _told_in(edge: Edge, report: str) -> bool:
    return not edge.evidence or any(e.report == report for e in edge.evidence)
