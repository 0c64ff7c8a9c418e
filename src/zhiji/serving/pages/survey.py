"""What the open reports say together: organs through their years, series, plans and what became of them, findings."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from zhiji import api
from zhiji.lexicon.patterns import Pattern
from zhiji.model import SourceReport
from zhiji.serving.pages.once import once
from zhiji.store.indicators import load_indicators
from zhiji.vocabulary import ID

TYPE_CHECKING = False
if TYPE_CHECKING:
    from zhiji.comparing.series import Series
    from zhiji.model.findings import Finding
    from zhiji.presenting.lists import Plans
    from zhiji.store.counting import Counts

NATIONAL, NO_REGION = "national", "no-region"
UNPLACED = (NATIONAL, NO_REGION)
"""Under what a body stands that has no region: those of the whole country, and those of which none is known."""
_NATIONAL = Pattern("organisation_bodies", "{whole}|国家|全国|中华人民共和国")
_PROVINCE = re.compile(r".+?(?:自治区|特别行政区|省|市)")


@dataclass(frozen=True, slots=True)
class Organ:
    """One issuer and its reports, by year."""

    iri: str
    name: str
    region: str
    reports: tuple[SourceReport, ...]

    @property
    def address(self) -> str:
        """Where its page is."""
        return organ_address(self.iri)

    @property
    def province(self) -> str:
        """The first level of its region, empty where no region is known.

        >>> Organ("i", "金华市公安局", "浙江省金华市", ()).province
        '浙江省'
        """
        found = _PROVINCE.match(self.region)
        return found.group() if found else self.region

    @property
    def shelf(self) -> str:
        """Under what it stands: its province, ``national`` or ``no-region``.

        >>> [Organ("i", name, "", ()).shelf for name in ("财政部", "国家统计局", "长岭镇人民政府")]
        ['national', 'national', 'no-region']
        """
        if self.region:
            return self.province
        return NATIONAL if _NATIONAL.match(self.name) else NO_REGION


class Survey:
    """The questions between the open reports, each answered when it is first asked."""

    def __init__(self, graph: api.KnowledgeGraph) -> None:
        self._graph = graph

    @once
    def counts(self) -> dict[str, Counts]:
        """What each report holds, by its IRI."""
        return self._graph.report_counts

    @once
    def organs(self) -> dict[str, Organ]:
        """The issuers by IRI, in order of region and name."""
        held: dict[str, list[SourceReport]] = defaultdict(list)
        for report in self._graph.reports:
            held[report.issuer].append(report)
        organs = [
            Organ(iri, own[0].issuer_label, self._region(own), tuple(sorted(own, key=lambda r: (r.year or 0, r.iri))))
            for iri, own in held.items()
        ]
        order = sorted(organs, key=lambda o: (not o.region, o.shelf != NATIONAL, o.region, o.name, o.iri))
        return {organ.iri: organ for organ in order}

    def _region(self, reports: list[SourceReport]) -> str:
        return next((held.region for r in reports if (held := self.counts.get(r.iri)) and held.region), "")

    @once
    def series(self) -> list[Series]:
        """Every series whose name is one of one thing, by indicator; those of most years first."""
        found = [one for one in self._graph.series() if not one.is_scattered and one.first.indicator]
        return sorted(found, key=lambda s: (-len(s.levels), -len(s.figures), s.first.indicator, s.first.issuer))

    @once
    def names_en(self) -> dict[str, str]:
        """What the indicators of the list are called in English."""
        return {entry.name: entry.name_en for entry in load_indicators(api.ontology_folder())}

    @once
    def series_of(self) -> dict[str, list[Series]]:
        """The series of each indicator, by its name, in order of issuer and place."""
        held: dict[str, list[Series]] = defaultdict(list)
        for one in self.series:
            held[one.first.indicator].append(one)
        return {
            name: sorted(own, key=lambda s: (s.first.place != "", s.first.issuer, s.first.body, s.first.place))
            for name, own in held.items()
        }

    @once
    def ledger(self) -> Plans:
        """Every plan that a next report answers, in reading order."""
        return self._graph.ledger()

    @once
    def findings(self) -> list[Finding]:
        """What is wrong or doubtful in these reports and between them."""
        return list(self._graph.check())


def organ_address(iri: str) -> str:
    """Where the page of an issuer is.

    >>> organ_address("https://w3id.org/zhiji/id/unit-0a5f")
    '/organ/unit-0a5f'
    """
    return f"/organ/{iri.removeprefix(ID)}"
